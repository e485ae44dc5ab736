//! What a source proposes to record: plain data, without lines, columns or flags.
//!
//! Every desk builds these from what it has read: worksheets, tables, fact-checks, the command line, pages. A
//! field that is `None` or empty says nothing, and leaves what is recorded as it is; what is to be emptied is
//! named in `clears`. Dates are read already, since how words become a date is no business of the record.

use std::collections::BTreeSet;

use crate::domain::date::SourceDate;
use crate::domain::text::fold_name;
use crate::domain::{
    ArticleId, ArticleKind, At, Basis, ClaimKind, Force, Manner, Mode, RelationType, Scope, SpeakerId,
    SpeakerKind, UNATTRIBUTED,
};

use super::refusal::Field;

/// Words by which a source says that it does not say who: [`UNATTRIBUTED`] and the design's own word for it.
const UNATTRIBUTED_WORDS: [&str; 2] = [UNATTRIBUTED, "unattributed"];

/// Whether a name stands for [`UNATTRIBUTED`].
pub(super) fn is_unattributed(name: &str) -> bool {
    UNATTRIBUTED_WORDS.contains(&fold_name(name).as_str())
}

/// Somebody whom a source names: a speaker, one concerned, or a step of an attribution chain.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProposedParty {
    /// The name as the source gives it.
    pub name: Option<String>,
    /// A speaker of the ledger.
    pub id: Option<SpeakerId>,
    /// The title as the source gives it.
    pub title: Option<String>,
    /// The bodies spoken for, by name or speaker's id, in order.
    pub bodies: Vec<String>,
    /// What the speaker is.
    pub kind: Option<SpeakerKind>,
    /// The words that attribute it. Only in a chain.
    pub cue: Option<String>,
    /// Addresses of the speaker elsewhere.
    pub same_as: Vec<String>,
}

impl ProposedParty {
    /// Somebody of this name.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: Some(name.into()), ..Self::default() }
    }

    /// A speaker of the ledger, by whatever name it is recorded.
    pub fn of(id: SpeakerId) -> Self {
        Self { id: Some(id), ..Self::default() }
    }

    /// Whoever the source does not name.
    pub(super) fn unattributed() -> Self {
        Self { kind: Some(SpeakerKind::Unnamed), ..Self::named(UNATTRIBUTED) }
    }
}

/// An article as a source gives it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProposedArticle {
    /// An article of the ledger; else it is found by its address or headline.
    pub id: Option<ArticleId>,
    /// Its address.
    pub url: Option<String>,
    /// Its headline.
    pub headline: Option<String>,
    /// The name of its outlet.
    pub outlet: Option<String>,
    /// Addresses of its outlet elsewhere.
    pub outlet_same_as: Vec<String>,
    /// Its author line.
    pub byline: Option<String>,
    /// When it was published.
    pub published: Option<SourceDate>,
    /// Its language, a BCP 47 tag.
    pub language: Option<String>,
    /// What sort of piece it is.
    pub kind: Option<ArticleKind>,
    /// A remark.
    pub note: Option<String>,
    /// Its topics; empty says nothing.
    pub topics: Vec<String>,
    /// Fields to be emptied, as the command line names them.
    pub clears: Vec<String>,
}

impl ProposedArticle {
    /// Whether nothing in it could tell an article.
    pub fn is_nothing(&self) -> bool {
        self.id.is_none() && self.url.is_none() && self.headline.is_none()
    }
}

/// A claim as a source gives it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProposedClaim {
    /// A ref that the claim has or is to have, or the id of a claim of the ledger.
    pub named: Option<String>,
    /// Another ref for a claim that is `named` already.
    pub new_ref: Option<String>,
    /// What kind of statement it is.
    pub kind: Option<ClaimKind>,
    /// Who said it, in order.
    pub by: Vec<ProposedParty>,
    /// Whom it accuses or concerns.
    pub about: Vec<ProposedParty>,
    /// The chain between the speaker and the article, nearest to the speaker last.
    pub via: Vec<ProposedParty>,
    /// When it was said.
    pub said: Option<SourceDate>,
    /// When what it speaks of happened.
    pub event: Option<SourceDate>,
    /// What was said. Blanks and line ends at its ends are no part of it.
    pub text: Option<String>,
    /// The words of the article, in pieces.
    pub quotes: Vec<String>,
    /// How the article gives the words.
    pub mode: Option<Mode>,
    /// Where in the article it stands.
    pub at: Option<At>,
    /// The article's words of doubt.
    pub hedge: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// Its topics; empty says nothing.
    pub topics: Vec<String>,
    /// What it does to other claims.
    pub relations: Vec<ProposedRelation>,
    /// Fields to be emptied first.
    pub clears: Vec<Field>,
}

impl ProposedClaim {
    /// Whether there is anything that it says: a text, a quote, a relation, or that there was no comment.
    pub fn says_something(&self) -> bool {
        self.text.is_some()
            || !self.quotes.is_empty()
            || !self.relations.is_empty()
            || self.kind == Some(ClaimKind::NoComment)
    }

    /// Its kind; without one, what its relations imply.
    pub fn kind_or_implied(&self) -> ClaimKind {
        self.kind.unwrap_or_else(|| ClaimKind::implied_by(self.relations.iter().map(|link| link.relation)))
    }

    /// Whether it has words of its article: of the claim, or that state a relation.
    pub fn is_quoted(&self) -> bool {
        !self.quotes.is_empty() || self.relations.iter().any(|relation| relation.quote.is_some())
    }

    /// Whether a field is to be emptied.
    pub(super) fn clears(&self, field: Field) -> bool {
        self.clears.contains(&field)
    }
}

/// What a claim does to another, as a source gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedRelation {
    /// What it does.
    pub relation: RelationType,
    /// To which claim.
    pub target: ProposedTarget,
    /// How much of it a challenge rejects.
    pub scope: Option<Scope>,
    /// The part that a partial challenge rejects.
    pub part: Option<String>,
    /// How firmly a challenge rejects.
    pub force: Option<Force>,
    /// Who says so.
    pub basis: Option<Basis>,
    /// A remark.
    pub note: Option<String>,
    /// The article that says so, by url or id, if that is not where the claim is seen.
    pub article: Option<String>,
    /// The words of that article that say so.
    pub quote: Option<String>,
}

impl ProposedRelation {
    /// A relation of which nothing more is said.
    pub fn of(relation: RelationType, target: ProposedTarget) -> Self {
        Self {
            relation,
            target,
            scope: None,
            part: None,
            force: None,
            basis: None,
            note: None,
            article: None,
            quote: None,
        }
    }

    /// How far and how firmly, as far as the source says.
    pub fn manner(&self) -> Manner {
        Manner { scope: self.scope, part: self.part.clone(), force: self.force }
    }

    /// As [`of`](Self::of), with how far and how firmly.
    #[must_use]
    pub fn with_manner(self, Manner { scope, part, force }: Manner) -> Self {
        Self { scope, part, force, ..self }
    }
}

/// What a relation points to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProposedTarget {
    /// A claim: its ref, of the same source or of the ledger, or its id.
    Claim(String),
    /// What nobody is said to have said.
    Unattributed {
        /// It, in the words of whoever records it.
        text: String,
        /// A ref for it.
        r#ref: Option<String>,
    },
}

/// The names that claims call unnamed, folded.
pub(super) fn unnamed_in(claims: &[ProposedClaim]) -> BTreeSet<String> {
    let parties = claims.iter().flat_map(|claim| claim.by.iter().chain(&claim.about).chain(&claim.via));
    parties
        .filter(|party| party.kind == Some(SpeakerKind::Unnamed))
        .filter_map(|party| party.name.as_deref().map(fold_name))
        .collect()
}

/// The names that claims have, folded.
pub(super) fn names_in(claims: &[ProposedClaim]) -> BTreeSet<String> {
    let parties = claims.iter().flat_map(|claim| claim.by.iter().chain(&claim.about).chain(&claim.via));
    let names = parties.flat_map(|party| party.name.iter().chain(&party.bodies));
    names.map(|name| fold_name(name)).collect()
}
