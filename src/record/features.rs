//! What a proposed claim is recognised by.

use crate::domain::date::SourceDate;
use crate::domain::text::fold_name;
use crate::domain::{Claim, ClaimId, ClaimKind, RelationType, SpeakerId, SpeakerKind};

/// A claim that another is related to: one of the ledger, or one that is proposed by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    Claim(ClaimId),
    Proposed(usize),
}

/// One of those who are said to have made a proposed claim.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Wanted {
    /// Whom the ledger knows.
    Known(SpeakerId),
    /// Somebody unnamed who is not recorded yet: by the folded name.
    Unnamed(String),
    /// Somebody new.
    New,
}

/// What a proposed claim is recognised by.
#[derive(Debug)]
pub(super) struct Features {
    /// The claim that its ref or id names, if the ledger has it.
    pub(super) named: Option<ClaimId>,
    /// Whether it has a ref or an id.
    pub(super) has_name: bool,
    /// Its text with white space evened out.
    pub(super) text: Option<String>,
    /// The pieces of its quote as written.
    pub(super) quotes: Vec<String>,
    pub(super) speakers: Vec<Wanted>,
    /// When it was said, if it says so.
    pub(super) said: Option<SourceDate>,
    /// When it would be said to have been said, if it does not.
    pub(super) by_publication: Option<SourceDate>,
    /// What it does to other claims.
    pub(super) does: Vec<(RelationType, Target)>,
    /// Its kind, if it says so.
    pub(super) kind: Option<ClaimKind>,
    pub(super) note: Option<String>,
    pub(super) event: Option<SourceDate>,
}

impl Features {
    /// Its speakers, if the ledger knows all of them.
    pub(super) fn known_speakers(&self) -> Option<Vec<SpeakerId>> {
        let known = |wanted: &Wanted| if let Wanted::Known(id) = wanted { Some(*id) } else { None };
        self.speakers.iter().map(known).collect()
    }

    /// The claims of the ledger that it denies.
    pub(super) fn denies(&self) -> impl Iterator<Item = ClaimId> + '_ {
        self.does.iter().filter_map(|(relation, target)| match target {
            Target::Claim(id) if *relation == RelationType::Denies => Some(*id),
            _ => None,
        })
    }

    /// Whether a claim was made by these. Somebody unnamed without an article is known by name: there is
    /// nothing else to know them by.
    pub(super) fn made(&self, claim: &Claim) -> bool {
        let is = |(wanted, named): (&Wanted, &crate::domain::NamedParty)| match wanted {
            Wanted::Known(id) => *id == named.party.speaker,
            Wanted::Unnamed(name) => {
                claim.appearances.is_empty()
                    && named.kind == Some(SpeakerKind::Unnamed)
                    && fold_name(&named.party.name_as_given) == *name
            }
            Wanted::New => false,
        };
        self.speakers.len() == claim.speakers.len() && self.speakers.iter().zip(&claim.speakers).all(is)
    }

    /// Whether a claim says just what this one does, in an article or in none.
    pub(super) fn says_just(&self, claim: &Claim) -> bool {
        let quotes =
            claim.appearances.iter().any(|a| a.quotes == self.quotes) || claim.appearances.is_empty();
        let denied = claim.relations.iter().filter(|r| r.fields.relation == RelationType::Denies);
        let same_day = |said: &SourceDate| claim.said.as_ref().is_some_and(|own| own == said);
        self.text == claim.text.as_deref().map(squeezed)
            && self.made(claim)
            && self.said.as_ref().is_none_or(same_day)
            && quotes
            && self.kind.is_none_or(|kind| kind == claim.kind)
            && self.note.as_ref().is_none_or(|note| Some(note) == claim.note.as_ref())
            && self.event.as_ref().is_none_or(|event| Some(event) == claim.event.as_ref())
            && self.denies().eq(denied.map(|r| r.fields.target))
    }

    /// Whether a claim says this by the same speakers on the same day.
    pub(super) fn says_that_day(&self, claim: &Claim) -> bool {
        let said = self.said.as_ref().or(self.by_publication.as_ref()).map(SourceDate::edtf);
        self.text == claim.text.as_deref().map(squeezed)
            && self.made(claim)
            && (said.is_none() || said == claim.said.as_ref().map(SourceDate::edtf))
    }
}

/// A text without what makes no other text: white space at its ends, and more than one blank inside.
pub(super) fn squeezed(text: &str) -> String {
    let invisible = |c: char| matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}');
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || invisible(c)).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::squeezed;

    #[test]
    fn white_space_makes_no_other_text() {
        for text in [
            "The dam is safe.",
            " The dam is safe.\u{a0}",
            "The dam  is\nsafe.\n",
            "\u{feff}The dam is safe.",
        ] {
            assert_eq!(squeezed(text), "The dam is safe.", "{text:?}");
        }
        assert_ne!(squeezed("The dam is safe"), squeezed("The dam is safe."));
    }
}
