//! Logging a worksheet: what it says is proposed to the record, and what is refused is said where it stands
//! in the file.
//!
//! Called by the command line inside one transaction. A person sees all problems at once, and refused input
//! changes nothing. It never deletes: what is in the ledger and no longer in the worksheet is reported and
//! left.
//!
//! A key that the worksheet has says all there is to say about that field; a key that it does not have says
//! nothing. So logging a worksheet again cannot take away what was recorded by other means, and an edited
//! worksheet updates what it names.

mod dates;
mod filled;
pub(in crate::intake) mod proposing;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::path::Path;

use chrono::{DateTime, Utc};

use crate::domain::anchor::Text;
use crate::domain::date::SourceDate;
use crate::domain::{ArticleId, Change, NewCapture, Outcome};
use crate::intake::capture::fetch::Limits;
use crate::intake::capture::retrieve;
use crate::intake::capture::take::take_one;
use crate::intake::capture::wanted::Wanted;
use crate::intake::reread;
use crate::reading::date_words::Anchor;
use crate::reading::worksheet::{self, ProblemList, Problems, Worksheet};
use crate::record::{Authority, Elsewhere, Recorder, Refusals, Scope, Setting};
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
    /// The ledger.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl CarriesStoreError for LogError {
    fn map_store_error(self, explain: impl FnOnce(StoreError) -> StoreError) -> Self {
        match self {
            Self::Store(error) => Self::Store(explain(error)),
            problems @ Self::Problems(_) => problems,
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
    /// Reads a worksheet; its problems are reported by [`log`], together with those that only the ledger can
    /// show.
    pub fn read(file: &str, bytes: &[u8]) -> Self {
        let (worksheet, problems) = worksheet::parse_bytes(file, bytes);
        Self { file: file.to_owned(), worksheet, problems, capture: None, filled: Vec::new() }
    }

    /// Takes the article's text from the file that `text` names, beside the worksheet in `folder`; `at` is
    /// the instant of retrieval. What is wrong with it is one more problem.
    #[must_use]
    pub fn with_text(mut self, folder: &Path, at: DateTime<Utc>) -> Self {
        let Some(text) = self.worksheet.article.text.clone() else { return self };
        // Of a file with several posts, the one that the worksheet is about.
        let url = self.worksheet.article.url.as_ref().map(|url| url.value.clone());
        let wanted = Wanted { url, ..Wanted::default() };
        let taken = retrieve::file(&folder.join(&text.value), Limits::default(), &wanted)
            .map_err(|error| (error.to_string(), Vec::new()))
            .and_then(|retrieved| {
                take_one(&retrieved, at, &wanted).map_err(|error| (error.to_string(), error.hints()))
            });
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
        let claims = self.worksheet.claims.iter();
        let refs = claims.flat_map(|claim| {
            claim.r#ref.iter().chain(claim.relations.iter().filter_map(|link| link.own_ref()))
        });
        refs.map(|r| &r.value)
    }
}

/// Logs worksheets, in their order: a later one may name the refs of an earlier one.
///
/// # Errors
/// [`LogError::Problems`] with every problem of every worksheet; the caller's transaction must then be rolled
/// back.
pub fn log(ledger: &Writer<'_>, sheets: Vec<Sheet>) -> Result<Vec<Logged>, LogError> {
    let mut logged = Vec::new();
    let mut problems: Vec<Problems> = Vec::new();
    // The refs of a worksheet that was refused would have been there: not to be called unknown in the next
    // one.
    let mut refused: BTreeSet<String> = BTreeSet::new();
    let mut later: Vec<(String, BTreeSet<String>)> =
        sheets.iter().map(|sheet| (sheet.file.clone(), sheet.refs().cloned().collect())).collect();
    for sheet in sheets {
        let (_, own) = later.remove(0);
        let elsewhere = Elsewhere::Sources { refused: &refused, later: &later };
        match log_one(ledger, sheet, elsewhere, problems.is_empty())? {
            Ok(one) => logged.extend(one),
            Err(found) => problems.push(found),
        }
        // After a refusal nothing more is recorded, so what this one has is not there either.
        if !problems.is_empty() {
            refused.extend(own);
        }
    }
    if problems.is_empty() { Ok(logged) } else { Err(LogError::Problems(problems)) }
}

/// Logs one worksheet, if `is_meant`; else only looks what is wrong with it.
fn log_one(
    ledger: &Writer<'_>,
    sheet: Sheet,
    elsewhere: Elsewhere<'_>,
    is_meant: bool,
) -> Result<Result<Option<Logged>, Problems>, StoreError> {
    let Sheet { file, worksheet, mut problems, capture, filled } = sheet;
    let capture = capture.as_ref();
    let mut recorder = Recorder::new(ledger, &reread);
    let mut refusals = Refusals::default();
    let proposed = proposing::article(&worksheet.article, &mut problems);
    let mut article = recorder.plan_article(&proposed, Authority::Says, &mut refusals)?;
    filled::yield_to_record(&mut article, &filled);
    let known = article.recorded();
    let anchor = Anchor::published(article.published().map(SourceDate::edtf)).in_language(article.language());
    let claims = worksheet.claims.iter().map(|claim| proposing::claim(claim, &anchor, &mut problems));
    let claims: Vec<_> = claims.collect();
    let retrieved = recorder.retrieved(known, capture)?;
    let text = retrieved.text(ledger, capture, known)?;
    let setting = Setting {
        scope: Scope::Whole,
        text: text.as_deref().map(Text::new),
        is_new_text: retrieved == crate::record::Retrieved::New,
        elsewhere,
    };
    let plan = recorder.plan_claims(claims, &article, &setting, &mut refusals)?;
    proposing::refuse(&worksheet, refusals, &mut problems);
    let plan = match problems.finish(plan) {
        Ok(plan) if is_meant => plan,
        Ok(_) => return Ok(Ok(None)),
        Err(problems) => return Ok(Err(problems)),
    };
    let mut changes = Vec::new();
    let keeps_order = article.is_of_merged();
    let Some(mut home) = recorder.record_article(article, &mut changes)? else { return Ok(Ok(None)) };
    home.capture(ledger, (retrieved, capture), &mut changes)?;
    let article = home.article;
    let done = recorder.record_claims(&plan, Some(home))?;
    if !keeps_order && recorder.order_claims(article, &done)? {
        note_order(&mut changes);
    }
    let place = |claim, field| {
        let worksheet::Place { line, column } = proposing::place_of(&worksheet, claim, field);
        Some(format!("{line}:{column}"))
    };
    changes.extend(done.into_changes(place));
    for change in &mut changes {
        change.warnings.iter_mut().for_each(|warning| *warning = format!("{file}:{warning}"));
    }
    Ok(Ok(Some(Logged { file, article, changes })))
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
