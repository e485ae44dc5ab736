//! What a draft proposes for a worksheet: who, what, when and how, and what it may be linked to. Nothing here
//! is recorded.
//!
//! Owns the step from the drafting engine's findings to the keys of a worksheet: names against the ledger,
//! exact quotes that stand in the text, words for refs, likely links. Called by `draft`, which writes them as
//! a worksheet, and by `log --review`, which asks about them one by one. It only reads the ledger, and works
//! without one.

mod head;
mod links;
mod of_draft;
mod places;
mod quoting;
mod recorded;
mod refs;
mod speakers;
mod wording;
mod write;

pub use head::{Head, head, published};
pub use links::{Stored, claims_with_words, stored_claims};
pub use of_draft::{Reading, day_of, plain, propose};
pub use wording::{Wording, free_ref, likely_answers, words_at};
pub use write::{Annotated, annotated, to_toml};

use crate::domain::{ClaimId, ClaimKind};
use crate::reading::worksheet::{ClaimSheet, RelationSheet};

/// A statement of an article as a worksheet would say it, not yet looked at by a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proposal {
    /// Where the statement stands: first and past the last code point of each of its pieces, in the text that
    /// was read.
    pub spans: Vec<(usize, usize)>,
    /// How many statements before it begin and end where it does: others who said the same words.
    pub nth: usize,
    /// What the worksheet would say; the links in it are sure. It has a `ref` only if a person gave it one.
    pub claim: ClaimSheet,
    /// The ref that it is given if another claim names it.
    pub handle: String,
    /// How it was found, and how its speaker was resolved, for a comment.
    pub how: Vec<String>,
    /// The claim of the ledger that it is, if this article was logged before.
    pub recorded: Option<ClaimId>,
    /// What it denies, made of its own words, if nobody in the article said that; to be checked by a person.
    pub denied: Option<String>,
    /// The two kinds that it most likely is of, the likelier first.
    pub kinds: [ClaimKind; 2],
    /// Which other proposals of the article it may answer, by their places, best first, three at most: far
    /// more than it does, for whoever knows that it answers one.
    pub answers: Vec<usize>,
    /// Links that a person has to decide on, three at most; see [`Proposal::open_links`].
    pub maybe: Vec<Maybe>,
}

/// A link that may be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Maybe {
    /// The link.
    pub link: RelationSheet,
    /// The claim that it names, for the eye.
    pub shown: String,
}

impl Proposal {
    /// What other claims of the article call it: its ref, else the one that it would be given.
    pub fn name(&self) -> &str {
        self.claim.r#ref.as_ref().map_or(&self.handle, |name| &name.value)
    }

    /// The links that may be meant, without those to claims that it is linked to already.
    pub fn open_links(&self) -> impl Iterator<Item = &Maybe> {
        let linked =
            |maybe: &&Maybe| !self.claim.relations.iter().any(|link| link.target == maybe.link.target);
        self.maybe.iter().filter(linked)
    }

    /// What tells this statement from others of the same text: where it begins and ends, and, of those that
    /// do so there, which one it is.
    pub fn key(&self) -> String {
        let start = self.spans.first().map_or(0, |span| span.0);
        let end = self.spans.last().map_or(0, |span| span.1);
        if self.nth == 0 { format!("{start}-{end}") } else { format!("{start}-{end}/{}", self.nth) }
    }
}
