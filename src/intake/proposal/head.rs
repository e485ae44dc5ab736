//! The `[article]` of a drafted worksheet: what a person gave, else what is recorded, else what the page
//! says.
//!
//! Owns which of these wins, and that nothing gets in that a worksheet would refuse. Called by the command
//! line before it drafts; it only looks at what it is handed.

use crate::domain::Article;
use crate::domain::date::{Edtf, SourceDate};
use crate::intake::capture::take::Taken;
use crate::reading::date_words::{self, Anchor};
use crate::reading::page::metadata::PageFinding;
use crate::reading::worksheet::{
    ArticleSheet, DateSheet, Flag, FlagSheet, Located, Problem, ProblemList, Problems,
};

/// Code points of a text's beginning that stand in for a headline.
const STAND_IN: usize = 80;

/// The head of a worksheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// The `[article]` table, without its `text`.
    pub sheet: ArticleSheet,
    /// What a person should know of it, for comments.
    pub remarks: Vec<String>,
}

impl Head {
    /// Gives a key of the `[article]` another value, or takes it away where the value is empty. What was said
    /// of its old value goes.
    ///
    /// # Errors
    /// A sentence; then nothing changed.
    pub fn set(&mut self, key: &'static str, value: &str) -> Result<(), String> {
        let mut given = ArticleSheet::default();
        if !value.is_empty() {
            given = of_flags(&[Flag::one(key, Some(value))]).map_err(|problems| {
                let first = problems.problems().first();
                let message = first.map(|problem| problem.message.clone()).unwrap_or_default();
                message.trim_start_matches(&format!("--{key}: ")).to_owned()
            })?;
            if let Some(date) = &given.published {
                published(date)?;
            }
        }
        let mut sheet = self.sheet.clone();
        match key {
            "url" => sheet.url = given.url,
            "headline" => sheet.headline = given.headline,
            "outlet" => {
                sheet.outlet = given.outlet;
                sheet.outlet_same_as = given.outlet_same_as;
            }
            "byline" => sheet.byline = given.byline,
            "published" => sheet.published = given.published,
            "language" => sheet.language = given.language,
            other => return Err(format!("{other} is not changed here")),
        }
        if sheet.url.is_none() && sheet.headline.is_none() {
            return Err(
                "an article is named by its headline or its url: give it the other one first".to_owned()
            );
        }
        self.sheet = sheet;
        self.remarks.retain(|remark| remark.split(' ').next() != Some(key));
        Ok(())
    }
}

/// The head of the worksheet of an article that was taken. `given` are flags, `recorded` is the article if
/// the ledger has it.
///
/// # Errors
/// [`Problems`] with what was given.
pub fn head(given: &[Flag], taken: &Taken, recorded: Option<&Article>) -> Result<Head, Problems> {
    let mut sheet = of_flags(given)?;
    let mut remarks = Vec::new();
    let metadata = &taken.metadata;
    let recorded = recorded.map(|article| (article, &article.fields));
    let best =
        |found: &[PageFinding<String>]| found.first().map(|best| (best.value.clone(), best.source.clone()));
    let texts = [
        ("url", recorded.and_then(|(_, fields)| fields.url.clone()), taken.address()),
        ("headline", recorded.and_then(|(_, fields)| fields.headline.clone()), best(&metadata.headline)),
        ("outlet", recorded.and_then(|(article, _)| article.outlet_name.clone()), best(&metadata.outlet)),
        ("byline", recorded.and_then(|(_, fields)| fields.byline.clone()), best(&metadata.byline)),
        ("language", recorded.and_then(|(_, fields)| fields.language.clone()), best(&metadata.language)),
    ];
    for (key, known, found) in texts {
        let field = match key {
            "url" => &mut sheet.url,
            "headline" => &mut sheet.headline,
            "outlet" => &mut sheet.outlet,
            "byline" => &mut sheet.byline,
            _ => &mut sheet.language,
        };
        if field.is_some() {
            continue;
        }
        if let Some(known) = known {
            *field = Some(Located::unplaced(known));
        } else if let Some((value, source)) = found {
            let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
            if of_flags(&[Flag::one(key, Some(&value))]).is_ok() {
                remarks.push(format!("{key} from {source}"));
                *field = Some(Located::unplaced(value));
            }
        }
    }
    if sheet.published.is_none() {
        let known = recorded.and_then(|(_, fields)| fields.published.as_ref());
        let (words, edtf) = match (known, metadata.published.first()) {
            (Some(known), _) => in_words(known),
            (None, Some(found)) => {
                remarks.push(format!("published from {}", found.source));
                (Some(found.value.to_string()), None)
            }
            (None, None) => (None, None),
        };
        sheet.published = words.map(|words| Located::unplaced(DateSheet { words, edtf }));
    } else if let Some(error) = sheet.published.as_ref().and_then(|date| published(date).err()) {
        let mut problems = ProblemList::new("draft");
        problems.push(Problem::of_the_file(format!("--published: {error}")));
        return problems.finish(Head::default());
    }
    if sheet.published.is_none() {
        remarks.push(
            "published is not known: words such as \"Thursday\" are counted from it; give it with --published"
                .to_owned(),
        );
    }
    if sheet.url.is_none() && sheet.headline.is_none() {
        sheet.headline = Some(Located::unplaced(stand_in(&taken.capture.text)));
        remarks.push("headline is the beginning of the text; put in the real one".to_owned());
    }
    Ok(Head { sheet, remarks })
}

/// The date of publication that a worksheet gives.
///
/// # Errors
/// A sentence, if it is none.
pub fn published(date: &DateSheet) -> Result<Edtf, String> {
    if let Some(edtf) = &date.edtf {
        return edtf.parse::<Edtf>().map_err(|error| error.to_string());
    }
    let none = Anchor::none("it is the article's own date");
    let read = date_words::read(&date.words, &none).map_err(|error| error.to_string())?;
    Ok(read.edtf().clone())
}

fn of_flags(flags: &[Flag]) -> Result<ArticleSheet, Problems> {
    let named = flags.iter().any(|flag| ["url", "headline"].contains(&flag.key) && !flag.values.is_empty());
    let mut all = flags.to_vec();
    if !named {
        // What names the article comes from its page.
        all.retain(|flag| flag.key != "headline");
        all.push(Flag::one("headline", Some("-")));
    }
    let read = FlagSheet::article("draft", &all);
    let keys = read.keys().to_vec();
    let FlagSheet { worksheet, problems, .. } = read;
    let mut sheet =
        problems.finish(worksheet.article).map_err(|problems| FlagSheet::name_flags(&keys, &problems))?;
    if !named {
        sheet.headline = None;
    }
    Ok(sheet)
}

/// A recorded date as a worksheet writes it.
fn in_words(date: &SourceDate) -> (Option<String>, Option<Located<String>>) {
    let edtf = date.edtf().to_string();
    match date.words() {
        Some(words) => (Some(words.to_owned()), Some(Located::unplaced(edtf))),
        None => (Some(edtf), None),
    }
}

/// The beginning of the first line that has words, in place of a headline.
fn stand_in(text: &str) -> String {
    let first = text.lines().map(str::trim).find(|line| line.chars().any(char::is_alphanumeric));
    let words: String = first
        .unwrap_or("untitled")
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(STAND_IN)
        .collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
