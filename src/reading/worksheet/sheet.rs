//! What a worksheet says, before names, refs and dates are resolved against a ledger.
//!
//! Texts are as written, except that CRLF inside a text is LF, and refs are in Unicode's composed form (NFC).

use super::place::{Located, Place};
use crate::domain::{
    ArticleKind, At, Basis, ClaimKind, Force, Mode, RelationType, Scope, SpeakerId, SpeakerKind,
};

/// One article and its claims.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Worksheet {
    /// The `[article]` table.
    pub article: ArticleSheet,
    /// The `[[claim]]` tables, in the order of the file.
    pub claims: Vec<ClaimSheet>,
}

impl Worksheet {
    /// Whether both say the same, wherever in a file it stands.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let mut other = other.clone();
        other.article.place = self.article.place;
        for (theirs, ours) in other.claims.iter_mut().zip(&self.claims) {
            theirs.place = ours.place;
        }
        *self == other
    }
}

/// The `[article]` table of a worksheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ArticleSheet {
    /// Where `[article]` stands.
    pub place: Place,
    /// The address, with its scheme.
    pub url: Option<Located<String>>,
    /// The headline, one line.
    pub headline: Option<Located<String>>,
    /// The outlet: a name.
    pub outlet: Option<Located<String>>,
    /// The outlet's addresses elsewhere (`same_as` of `outlet = { name, same_as }`).
    pub outlet_same_as: Vec<Located<String>>,
    /// The author line.
    pub byline: Option<Located<String>>,
    /// When it was published.
    pub published: Option<Located<DateSheet>>,
    /// A language tag in the shape of BCP 47 (`en`, `pt-BR`).
    pub language: Option<Located<String>>,
    /// What sort of piece it is.
    pub kind: Option<Located<ArticleKind>>,
    /// Tags.
    pub topics: Vec<Located<String>>,
    /// A remark of whoever records it.
    pub note: Option<Located<String>>,
    /// The name of a file with the article's text, as written; not opened here.
    pub text: Option<Located<String>>,
}

/// One `[[claim]]` table of a worksheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClaimSheet {
    /// Where `[[claim]]` stands.
    pub place: Place,
    /// A stable word of the user's own; or the id of a claim (`c14`), which means that claim of the ledger.
    pub r#ref: Option<Located<String>>,
    /// The kind as written; see [`ClaimSheet::kind_or_implied`].
    pub kind: Option<Located<ClaimKind>>,
    /// How the article gives the words.
    pub mode: Option<Located<Mode>>,
    /// Who said it, in order; at least one in a valid worksheet.
    pub by: Vec<Located<PartySheet>>,
    /// The speakers accused or concerned.
    pub about: Vec<Located<PartySheet>>,
    /// The attribution hops, nearest to the speaker last.
    pub via: Vec<Located<PartySheet>>,
    /// When it was said.
    pub on: Option<Located<DateSheet>>,
    /// When what it speaks of is said to have happened.
    pub event: Option<Located<DateSheet>>,
    /// What is claimed, in the words of whoever records it.
    pub text: Option<Located<String>>,
    /// The words of the article, in pieces if need be.
    pub quotes: Vec<Located<String>>,
    /// Where in the article it stands: a time code or a page.
    pub at: Option<Located<At>>,
    /// The article's own words of doubt ("allegedly").
    pub hedge: Option<Located<String>>,
    /// Tags.
    pub topics: Vec<Located<String>>,
    /// A remark of whoever records it.
    pub note: Option<Located<String>>,
    /// What it does to earlier claims, in the order of [`RelationType`], those of one type as written.
    pub relations: Vec<Located<RelationSheet>>,
}

impl ClaimSheet {
    /// Whether there is anything that it says: a text, a quote, a relation, or that there was no comment.
    pub fn says_something(&self) -> bool {
        self.text.is_some()
            || !self.quotes.is_empty()
            || !self.relations.is_empty()
            || self.kind.as_ref().is_some_and(|kind| kind.value == ClaimKind::NoComment)
    }

    /// Whether it has words of its article: of the claim, or that state a relation.
    pub fn is_quoted(&self) -> bool {
        !self.quotes.is_empty() || self.relations.iter().any(|relation| relation.quote.is_some())
    }

    /// The kind as written; without one, what the relations imply: `denial` when it denies, else `retraction`
    /// when it retracts, `correction` when it corrects, `confirmation` when it confirms, else `statement`.
    pub fn kind_or_implied(&self) -> ClaimKind {
        if let Some(kind) = &self.kind {
            return kind.value;
        }
        ClaimKind::implied_by(self.relations.iter().map(|link| link.relation))
    }
}

/// An entry of `by`, `about` or `via`. A valid one has a name, an id or both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PartySheet {
    /// The name as this article gives it.
    pub name: Option<String>,
    /// A speaker of the ledger.
    pub id: Option<SpeakerId>,
    /// The title as this article gives it (`as`).
    pub title: Option<String>,
    /// The bodies spoken for (`for`), in order: names or speakers' ids, as written. Never in `via`.
    pub bodies: Vec<Located<String>>,
    /// What the speaker is.
    pub kind: Option<SpeakerKind>,
    /// The words that attribute it ("according to"). Only in `via`.
    pub cue: Option<String>,
    /// Addresses of the speaker elsewhere, such as that of Wikidata (`same_as`).
    pub same_as: Vec<Located<String>>,
}

/// A date as written; its place is that of the words. Not parsed here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DateSheet {
    /// The words, or the text of a TOML date (`2024-06-21`).
    pub words: String,
    /// The value that was given beside the words, meant to be EDTF.
    pub edtf: Option<Located<String>>,
}

/// What a relation points to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TargetSheet {
    /// A claim: its ref, of this worksheet or of the ledger, or its id.
    Claim(Located<String>),
    /// What nobody is said to have said: `{ text = "…" }`.
    Unattributed {
        /// What is denied, or confirmed, in the words of whoever records it.
        text: Located<String>,
        /// A ref for it, so that later claims can name it.
        r#ref: Option<Located<String>>,
    },
}

impl RelationSheet {
    /// A relation of which nothing more is said.
    pub fn of(relation: RelationType, target: TargetSheet) -> Self {
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

    /// A relation to the claim with this ref or id of which nothing more is said.
    pub fn to(relation: RelationType, target: &str) -> Self {
        Self::of(relation, TargetSheet::Claim(Located::unplaced(target.to_owned())))
    }

    /// What it points to, in one text: the ref or id of a claim, else what nobody is said to have said.
    pub fn target_text(&self) -> &str {
        match &self.target {
            TargetSheet::Claim(name) => &name.value,
            TargetSheet::Unattributed { text, .. } => &text.value,
        }
    }

    /// If it points to the claim with the one ref, it points to that with the other from now on.
    pub fn follow(&mut self, old: &str, new: &str) {
        if let TargetSheet::Claim(name) = &mut self.target
            && name.value == old
        {
            new.clone_into(&mut name.value);
        }
    }

    /// The ref or id of the claim that it points to; `None` where it points to what nobody is said to have
    /// said.
    pub fn named(&self) -> Option<&Located<String>> {
        match &self.target {
            TargetSheet::Claim(name) => Some(name),
            TargetSheet::Unattributed { .. } => None,
        }
    }

    /// Whether it points to the claim with this ref or id.
    pub fn names(&self, target: &str) -> bool {
        self.named().is_some_and(|name| name.value == target)
    }

    /// The ref that what nobody is said to have said is given.
    pub fn own_ref(&self) -> Option<&Located<String>> {
        match &self.target {
            TargetSheet::Unattributed { r#ref, .. } => r#ref.as_ref(),
            TargetSheet::Claim(_) => None,
        }
    }

    /// Where its target stands.
    pub fn target_place(&self) -> Place {
        match &self.target {
            TargetSheet::Claim(name) => name.place,
            TargetSheet::Unattributed { text, .. } => text.place,
        }
    }
}

/// What a claim does to an earlier one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelationSheet {
    /// The type: the key under which it stands.
    pub relation: RelationType,
    /// The earlier claim.
    pub target: TargetSheet,
    /// How much of it is rejected; only of a challenge.
    pub scope: Option<Scope>,
    /// The part rejected, in words; there exactly when the scope is partial.
    pub part: Option<String>,
    /// How firmly; only of a challenge.
    pub force: Option<Force>,
    /// Who says that the claims are so related.
    pub basis: Option<Basis>,
    /// A remark of whoever records it.
    pub note: Option<String>,
    /// The article that says so, by its url or id, if that is not this one.
    pub article: Option<Located<String>>,
    /// The words of that article that say so.
    pub quote: Option<Located<String>>,
}
