//! What stands to the left of a verb: its subject, its auxiliaries, its negation.
//!
//! Owns that shape; `subject` finds it, the patterns read it.

use super::found::Phrase;

/// What stands to the left of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clause {
    pub(super) subject: Subject,
    /// "was told"
    pub(super) passive: bool,
    /// "did not deny"
    pub(super) negated: bool,
    /// "nobody said", "could have said", "if she says": nothing was said.
    pub(super) unsaid: bool,
    /// Where the verb begins with its auxiliaries.
    pub(super) start: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    None,
    /// "and said": that of the verb before.
    Same,
    /// A phrase, and where its clause begins.
    Phrase(Phrase, usize),
}

impl Clause {
    /// Nothing stands to the left of the verb.
    pub(super) const fn plain(verb: usize) -> Self {
        Self { subject: Subject::None, passive: false, negated: false, unsaid: false, start: verb }
    }

    pub(super) fn phrase(&self) -> Option<Phrase> {
        match self.subject {
            Subject::Phrase(phrase, _) => Some(phrase),
            Subject::None | Subject::Same => None,
        }
    }
}
