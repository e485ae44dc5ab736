//! Logging a worksheet: its names, refs and dates are resolved against the ledger, then it is recorded.
//!
//! Two stages, so that a person sees all problems at once and refused input changes nothing: `resolve` looks everything
//! up and only reads; `record` writes and cannot be refused by anything the person wrote. Called by the command line inside
//! one transaction. It never deletes: what is in the ledger and no longer in the worksheet is reported and left.
//!
//! A key that the worksheet has says all there is to say about that field; a key that it does not have says nothing. So
//! logging a worksheet again cannot take away what was recorded by other means, and an edited worksheet updates what it
//! names.

mod article;
mod cast;
mod dates;
mod filled;
mod home;
mod matching;
mod quotes;
mod record;
mod refuse;
mod resolve;
mod said_where;

#[cfg(test)]
mod tests;

pub use record::backwards;

use std::collections::BTreeSet;
use std::path::Path;

use chrono::{DateTime, Utc};

use home::Known;
pub(super) use home::as_recorded;

use crate::domain::anchor::Text;
use crate::domain::date::SourceDate;
use crate::domain::{ArticleId, Change, ClaimId, NewCapture, Outcome};
use crate::intake::capture::fetch::Limits;
use crate::intake::capture::retrieve;
use crate::intake::capture::take::take;
use crate::reading::date_words::Anchor;
use crate::reading::worksheet::{self, ClaimSheet, FlagSheet, ProblemList, Problems, Worksheet};
use crate::store::{CarriesStoreError, StoreError, Writer};

/// What logging a worksheet did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    /// The worksheet's file as named.
    pub file: String,
    /// The article.
    pub article: ArticleId,
    /// Every record it dealt with: outlet, article, speakers, claims, appearances, relations.
    pub changes: Vec<Change>,
}

/// Why nothing was logged.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// The worksheets have problems; all of them, file by file.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Problems(Vec<Problems>),
    /// The flags of one command have problems; all of them.
    #[error("{0}")]
    Flags(Problems),
    /// The ledger.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl CarriesStoreError for LogError {
    fn map_store_error(self, explain: impl FnOnce(StoreError) -> StoreError) -> Self {
        match self {
            Self::Store(error) => Self::Store(explain(error)),
            other => other,
        }
    }
}

/// A worksheet as read, with the problems found so far.
#[derive(Debug)]
pub struct Sheet {
    file: String,
    worksheet: Worksheet,
    problems: ProblemList,
    capture: Option<NewCapture>,
    /// The keys of the article that its page filled in.
    filled: Vec<&'static str>,
}

impl Sheet {
    /// Reads a worksheet; its problems are reported by [`log`], together with those that only the ledger can show.
    pub fn read(file: &str, bytes: &[u8]) -> Self {
        let (worksheet, problems) = worksheet::parse_bytes(file, bytes);
        Self { file: file.to_owned(), worksheet, problems, capture: None, filled: Vec::new() }
    }

    /// Takes the article's text from the file that `text` names, beside the worksheet in `folder`; `at` is the instant of
    /// retrieval. What is wrong with it is one more problem.
    #[must_use]
    pub fn with_text(mut self, folder: &Path, at: DateTime<Utc>) -> Self {
        let Some(text) = self.worksheet.article.text.clone() else { return self };
        let taken = retrieve::file(&folder.join(&text.value), Limits::default())
            .map_err(|error| (error.to_string(), Vec::new()))
            .and_then(|retrieved| take(retrieved, at).map_err(|error| (error.to_string(), error.hints())));
        match taken {
            Ok(taken) => {
                self.filled = filled::fill(&mut self.worksheet.article, &taken, text.place);
                self.capture = Some(taken.capture);
                let article = &self.worksheet.article;
                if article.url.is_none() && article.headline.is_none() {
                    let message =
                        "neither the worksheet nor its text gives the article a `url` or `headline`";
                    self.problems.push(
                        worksheet::Problem::at(article.place, message).hint("add at least one of the two"),
                    );
                }
            }
            Err((why, hints)) => {
                let problem = worksheet::Problem::at(text.place, format!("`text`: {why}"));
                let hint = hints
                    .first()
                    .cloned()
                    .unwrap_or_else(|| "`text` names a file beside the worksheet: .txt or .html".to_owned());
                self.problems.push(problem.hint(hint));
            }
        }
        self
    }

    /// A worksheet that could not be read at all: one problem, reported with those of the others.
    pub fn unreadable(file: &str, why: &str) -> Self {
        let mut problems = ProblemList::new(file);
        problems.push(worksheet::Problem::of_the_file(format!("cannot be read: {why}")));
        Self {
            file: file.to_owned(),
            worksheet: Worksheet::default(),
            problems,
            capture: None,
            filled: Vec::new(),
        }
    }

    fn refs(&self) -> impl Iterator<Item = &String> {
        self.worksheet.claims.iter().filter_map(|claim| claim.r#ref.as_ref().map(|r| &r.value))
    }
}

/// Logs worksheets, in their order: a later one may name the refs of an earlier one.
///
/// # Errors
/// [`LogError::Problems`] with every problem of every worksheet; the caller's transaction must then be rolled back.
pub fn log(ledger: &Writer<'_>, sheets: Vec<Sheet>) -> Result<Vec<Logged>, LogError> {
    let mut logged = Vec::new();
    let mut refused: Vec<Problems> = Vec::new();
    // The refs of a worksheet that was refused would have been there: not to be called unknown in the next one.
    let mut pending: BTreeSet<String> = BTreeSet::new();
    let mut later: Vec<(String, BTreeSet<String>)> =
        sheets.iter().map(|sheet| (sheet.file.clone(), sheet.refs().cloned().collect())).collect();
    for Sheet { file, worksheet, mut problems, capture, filled } in sheets {
        let (_, own) = later.remove(0);
        let mut article = article::resolve_article(ledger, &worksheet.article, &mut problems)?;
        filled::yield_to_record(&mut article, &filled);
        let published = article.published_or_recorded();
        let recorded = article.recorded.as_ref().map(|recorded| recorded.id);
        let language = article.language_or_recorded();
        let known = Known::of(ledger, recorded, capture.as_ref())?;
        let text = text_of(ledger, capture.as_ref(), known, recorded)?;
        let context = resolve::Context {
            article: recorded,
            anchor: Anchor::published(published.as_ref().map(SourceDate::edtf))
                .in_language(language.as_deref()),
            whole: true,
            text: text.as_deref().map(Text::new),
            is_new_text: known == Known::New,
            elsewhere: resolve::Elsewhere { pending: &pending, later: &later },
        };
        let plan = resolve::resolve(ledger, &worksheet.claims, &context, &mut problems)?;
        match problems.finish(plan) {
            Ok(plan) if refused.is_empty() => {
                let mut changes = Vec::new();
                let mut home = home::record_article(ledger, article, &mut changes)?;
                home::record_capture(ledger, &mut home, capture.as_ref(), known, &mut changes)?;
                let article = home.article;
                let left: Vec<ClaimId> = plan.left.iter().map(|claim| claim.id).collect();
                let mut order = record::record(ledger, &plan, Some(home), &mut changes)?;
                order.extend(left);
                if ledger.order_appearances(article, &order)? {
                    note_order(&mut changes);
                }
                for change in &mut changes {
                    change.warnings.iter_mut().for_each(|warning| *warning = format!("{file}:{warning}"));
                }
                logged.push(Logged { file, article, changes });
            }
            Ok(_) => pending.extend(own),
            Err(problems) => {
                refused.push(problems);
                pending.extend(own);
            }
        }
    }
    if refused.is_empty() { Ok(logged) } else { Err(LogError::Problems(refused)) }
}

/// Claims in another order are a change of their article.
fn note_order(changes: &mut [Change]) {
    for change in changes.iter_mut().filter(|change| change.noun == "article") {
        if change.outcome != Outcome::New {
            change.outcome = Outcome::Updated;
            change.fields.push("order");
        }
    }
}

/// Records a single claim, as the command line gives it: it is new unless it was added before just so, and one whose
/// `ref` names a claim of the ledger (`c14`) is that claim, edited or seen again.
///
/// `article` is where it is seen; `anchor` is what "yesterday" counts from.
///
/// # Errors
/// [`LogError::Flags`] with every problem; the caller's transaction must then be rolled back.
pub fn add_claim(
    ledger: &Writer<'_>,
    flags: FlagSheet,
    article: Option<ArticleId>,
    anchor: Anchor<'_>,
) -> Result<(ClaimId, Vec<Change>), LogError> {
    let keys = flags.keys().to_vec();
    let FlagSheet { worksheet, mut problems, .. } = flags;
    if article.is_none() {
        worksheet.claims.iter().for_each(|sheet| refuse::words_of_no_article(sheet, &mut problems));
    }
    let elsewhere = resolve::Elsewhere { pending: &BTreeSet::new(), later: &[] };
    // The text of an article is long, and most claims that are added by hand have no quote.
    let quoted = article.filter(|_| worksheet.claims.iter().any(ClaimSheet::is_quoted));
    let text = text_of(ledger, None, Known::Nothing, quoted)?;
    let text = text.as_deref().map(Text::new);
    let context = resolve::Context { article, anchor, whole: false, text, is_new_text: false, elsewhere };
    let plan = resolve::resolve(ledger, &worksheet.claims, &context, &mut problems)?;
    let plan = settle(problems, plan, &keys)?;
    let mut changes = Vec::new();
    let home = match article {
        Some(article) => {
            let published = ledger.get_published(article)?;
            let mut home = home::Home { article, was_published: published.clone(), published, capture: None };
            if quoted.is_some() {
                home::record_capture(ledger, &mut home, None, Known::Nothing, &mut changes)?;
            }
            Some(home)
        }
        None => None,
    };
    let ids = record::record(ledger, &plan, home, &mut changes)?;
    let id = ids.first().copied().ok_or_else(|| StoreError::Refused { rule: "no claim was given".into() })?;
    Ok((id, changes))
}

/// Records an article without its claims, or what is new about one that is already there: `known`, else the one with the
/// same url, else with the same headline and outlet. `clear` names the fields of a known one to be emptied first, `capture` what was
/// retrieved of it.
///
/// # Errors
/// [`LogError::Flags`] with every problem; the caller's transaction must then be rolled back.
pub fn add_article(
    ledger: &Writer<'_>,
    flags: FlagSheet,
    known: Option<ArticleId>,
    clear: &[String],
    capture: Option<&NewCapture>,
) -> Result<(ArticleId, Vec<Change>), LogError> {
    let keys = flags.keys().to_vec();
    let FlagSheet { worksheet, mut problems, .. } = flags;
    let mut plan = article::resolve_article(ledger, &worksheet.article, &mut problems)?;
    if let Some(known) = known {
        plan.recorded = Some(ledger.get_article(known)?);
    }
    let mut plan = settle(problems, plan, &keys)?;
    if let Some(recorded) = &mut plan.recorded {
        for field in clear {
            recorded.fields.clear(field);
        }
    }
    let mut changes = Vec::new();
    let mut home = home::record_article(ledger, plan, &mut changes)?;
    let known = Known::of(ledger, Some(home.article), capture)?;
    home::record_capture(ledger, &mut home, capture, known, &mut changes)?;
    home::follow_publication(ledger, &home, &mut changes)?;
    Ok((home.article, changes))
}

/// The text in which the quotes of an article must stand: what was just retrieved, unless it was withdrawn, else its latest capture.
fn text_of(
    ledger: &Writer<'_>,
    capture: Option<&NewCapture>,
    known: Known,
    article: Option<ArticleId>,
) -> Result<Option<String>, StoreError> {
    if let (Some(capture), Known::New | Known::Kept(_)) = (capture, known) {
        return Ok(Some(capture.text.clone()));
    }
    let latest = article.map(|article| ledger.find_latest_capture(article)).transpose()?.flatten();
    Ok(latest.map(|capture| capture.text))
}

fn settle<T>(problems: ProblemList, plan: T, keys: &[&'static str]) -> Result<T, LogError> {
    problems.finish(plan).map_err(|problems| LogError::Flags(FlagSheet::name_flags(keys, &problems)))
}
