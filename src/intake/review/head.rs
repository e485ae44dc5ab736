//! What is known of the article itself, as a person changes it within a review.
//!
//! Owns which fields these are, and that the days of statements follow the article's date: words such as
//! "Thursday" count from it. Called by `Review::apply`; the notation of each value is the worksheet's.

use super::field::HeadField;
use super::refused::Refused;
use super::state::Review;
use crate::domain::Vocabulary;
use crate::intake::proposal::{Reading, day_of, published};
use crate::reading::date_words::{self, Anchor};
use crate::reading::draft::{Breadth, Draft};
use crate::reading::worksheet::{ArticleSheet, DateSheet, Located};

impl Review {
    /// The present value of a field of the article, as it would be typed.
    pub fn head_value(&self, field: HeadField) -> String {
        let ArticleSheet { url, headline, outlet, byline, published, language, .. } = &self.head.sheet;
        let text = match field {
            HeadField::Outlet => outlet,
            HeadField::Headline => headline,
            HeadField::Url => url,
            HeadField::Byline => byline,
            HeadField::Language => language,
            HeadField::Published => {
                return published.as_ref().map(|date| super::fields::date_line(date)).unwrap_or_default();
            }
        };
        text.as_ref().map(|text| text.value.clone()).unwrap_or_default()
    }

    /// Gives a field of the article another value; nothing takes it away.
    pub(super) fn set_head(&mut self, field: HeadField, typed: &str) -> Result<bool, Refused> {
        let (words, edtf) = match typed.trim().rsplit_once(" = ") {
            Some((words, edtf)) if field == HeadField::Published => (words.trim(), Some(edtf.trim())),
            _ => (typed.trim(), None),
        };
        let value = match edtf {
            Some(edtf) => crate::reading::worksheet::inline_table(&[("words", words), ("edtf", edtf)]),
            None => words.to_owned(),
        };
        let mut head = self.head.clone();
        head.set(field.as_str(), &value)?;
        let before = std::mem::replace(&mut self.head, head);
        if field == HeadField::Published && before.sheet.published != self.head.sheet.published {
            self.count_days_anew(&before.sheet);
        }
        Ok(true)
    }

    /// The days of the statements, counted from the article's new date. What a person gave stays.
    fn count_days_anew(&mut self, before: &ArticleSheet) {
        let (old, new) = (self.drafts(before), self.drafts(&self.head.sheet));
        let said_on = |drafts: &[Draft], spans: &[(usize, usize)]| {
            let same = |draft: &&Draft| {
                draft.spans.iter().map(|span| (span.start, span.end)).eq(spans.iter().copied())
            };
            drafts.iter().find(same).map(day_of)
        };
        let sheet = self.head.sheet.clone();
        for proposal in &mut self.proposals {
            let on = proposal.claim.on.as_ref().map(|on| &on.value);
            let drafted = said_on(&old, &proposal.spans);
            if drafted.is_some_and(|drafted| drafted.as_ref() == on)
                && let Some(day) = said_on(&new, &proposal.spans)
            {
                proposal.claim.on = day.map(Located::unplaced);
            }
            for date in [&mut proposal.claim.on, &mut proposal.claim.event].into_iter().flatten() {
                recount(&mut date.value, before, &sheet);
            }
        }
    }

    fn drafts(&self, sheet: &ArticleSheet) -> Vec<Draft> {
        let reading = Reading {
            text: &self.text,
            published: sheet.published.as_ref().and_then(|date| published(date).ok()),
            language: sheet.language.as_ref().map(|language| language.value.as_str()),
            recorded: None,
        };
        reading.drafts(Breadth::Claims)
    }
}

/// A date whose value was read from its words gets the value that they have by now.
fn recount(date: &mut DateSheet, before: &ArticleSheet, now: &ArticleSheet) {
    let Some(value) = &date.edtf else { return };
    if read(&date.words, before).as_deref() == Some(value.as_str())
        && let Some(read) = read(&date.words, now)
    {
        date.edtf = Some(Located::unplaced(read));
    }
}

/// The value of words that are counted from an article's date.
fn read(words: &str, sheet: &ArticleSheet) -> Option<String> {
    let published = sheet.published.as_ref().and_then(|date| published(date).ok());
    let language = sheet.language.as_ref().map(|language| language.value.as_str());
    let anchor = Anchor::published(published.as_ref()).in_language(language);
    Some(date_words::read(words, &anchor).ok()?.edtf().to_string())
}
