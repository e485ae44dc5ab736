//! The day of saying that a drafter gives: what words of the text mean by our rules, else its own, marked so.
//!
//! Owns that choice. A day that is still to come is none. Pure.

use super::check::Article;
use super::given::GivenDay;
use super::refusal::shown;
use crate::domain::date::{Edtf, SourceDate};
use crate::reading::draft::{Mention, Said, Span, day_in};

impl Article<'_> {
    /// When it was said; what a person should know of it goes into `remarks`, what is not taken into
    /// `dropped`. `own` is the first stretch of the statement.
    pub(super) fn said(
        &self,
        given: GivenDay,
        own: Span,
        remarks: &mut Vec<String>,
        dropped: &mut Vec<String>,
    ) -> Option<Said> {
        let GivenDay { words, edtf } = given;
        let mention = words.as_ref().and_then(|words| self.mention(words, own.start));
        if let (Some(words), None) = (&words, &mention) {
            dropped.push(format!("the words of its day are not in the text: {}", shown(&words.text)));
        }
        let read = mention.as_ref().and_then(|one| day_in(self.text, self.bytes(one.span), self.published));
        if let Some(said) = read {
            if let Some(other) = edtf.filter(|edtf| edtf != said.date.edtf()) {
                let words = said.phrase.as_ref().map_or("", |phrase| &phrase.text);
                remarks.push(format!("the drafter takes {} for {other}", shown(words)));
            }
            return Some(self.of_the_occasion(said, own));
        }
        let Some(edtf) = edtf else {
            if let Some(mention) = mention {
                let why = "the words of its day are not read as one that has come";
                dropped.push(format!("{why}: {}", shown(&mention.text)));
            }
            return None;
        };
        let last = self.published.last_day();
        if last.is_some() && edtf.earliest() > last {
            dropped.push(format!("its day, {edtf}, was still to come"));
            return None;
        }
        remarks.push("the day is the drafter's own".to_owned());
        Some(self.of_the_occasion(day_of_its_own(mention, edtf), own))
    }

    /// Marks a day whose words stand in another paragraph.
    fn of_the_occasion(&self, mut said: Said, own: Span) -> Said {
        if let Some(phrase) = &said.phrase {
            let (from, to) = (phrase.span.start.min(own.start), phrase.span.start.max(own.start));
            said.carried = self.text[self.bytes(Span { start: from, end: to })].contains(['\n', '\r']);
        }
        said
    }
}

fn day_of_its_own(mention: Option<Mention>, edtf: Edtf) -> Said {
    let date = match &mention {
        Some(words) => SourceDate::by_hand(words.text.clone(), edtf),
        None => SourceDate::given(edtf),
    };
    Said { phrase: mention, date, carried: false }
}
