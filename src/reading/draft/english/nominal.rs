//! A noun that holds a claim: "the ministry's allegation that C".

use super::finder::Finder;
use super::found::{Found, Phrase};
use crate::reading::draft::drafted::Pattern;
use crate::reading::draft::lexicon::{Act, Class};

impl Finder<'_, '_, '_> {
    pub(super) fn nominal(&mut self) {
        let sentence = self.sentence;
        for at in 1..sentence.tokens.len().saturating_sub(2) {
            if self.used[at] || !sentence.is_class(at, Class::NOMINAL) || !sentence.is_word(at + 1, "that") {
                continue;
            }
            let start = at + 1;
            if start >= sentence.end || self.used[start] {
                continue;
            }
            self.push(Found {
                pattern: Pattern::Nominal,
                speaker: self.owner(at),
                content: std::iter::once(start..sentence.cut(start, sentence.end, None)).collect(),
                cue: at..at + 1,
                lemma: None,
                act: act_of(&sentence.tokens[at].lower),
                negated: false,
                unsaid: sentence.is_word(at - 1, "no"),
                cue_start: at,
                via: Vec::new(),
                when: Vec::new(),
            });
        }
    }

    /// Whose claim it is: "the ministry's", "their".
    fn owner(&self, noun: usize) -> Option<Phrase> {
        let sentence = self.sentence;
        let is_own = |at: usize| sentence.is_any(at, &["his", "her", "their", "its", "my", "our"]);
        let at =
            (noun.saturating_sub(4)..noun).rev().find(|&at| !sentence.tokens[at].is_word() || is_own(at))?;
        if is_own(at) {
            return Some(Phrase { first: at, last: at });
        }
        if !sentence.tokens[at].is_possessive() {
            return None;
        }
        let last = at.checked_sub(1)?;
        let first = sentence.noun_phrase(last)?;
        // The search to the left does not stop at every verb; the owner begins at its own determiner.
        let own = (first..=last).rev().find(|&at| sentence.is_class(at, Class::DETERMINER)).unwrap_or(first);
        sentence.speaker_in(own, last)
    }
}

/// What somebody does who makes such a claim.
fn act_of(noun: &str) -> Act {
    match noun.strip_suffix('s').unwrap_or(noun) {
        "denial" => Act::Denial,
        "warning" => Act::Warning,
        "promise" | "pledge" | "vow" => Act::Promise,
        "allegation" | "accusation" | "claim" | "charge" | "complaint" => Act::Allegation,
        "admission" => Act::Confirmation,
        "prediction" => Act::Prediction,
        "announcement" => Act::Announcement,
        "belief" | "fear" | "hope" | "concern" => Act::Belief,
        _ => Act::Statement,
    }
}
