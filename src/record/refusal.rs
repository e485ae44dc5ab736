//! What is refused: which field of which proposed claim, why, and what to do. The caller knows where that
//! field stands.

use crate::store::StoreError;

/// A field of a proposed claim or article. Where a field is a list, the place in it, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The claim as a whole.
    Claim,
    /// Its ref, or the id that names it.
    Ref,
    /// Its kind.
    Kind,
    /// One of its speakers.
    By(usize),
    /// The bodies for which one of its speakers spoke.
    For(usize),
    /// Its speakers' titles.
    As(usize),
    /// One of those concerned.
    About(usize),
    /// A step of its attribution chain.
    Via(usize),
    /// When it was said.
    On,
    /// When what it speaks of happened.
    Event,
    /// What was said.
    Text,
    /// A piece of its quote.
    Quote(usize),
    /// How the article gives the words.
    Mode,
    /// Where in the article it stands.
    At,
    /// The article's words of doubt.
    Hedge,
    /// A remark.
    Note,
    /// One of its topics.
    Topics(usize),
    /// One of its relations: what it does, and to which claim.
    Relation(usize),
    /// The article that states a relation.
    RelationArticle(usize),
    /// The words that state a relation.
    RelationQuote(usize),
    /// The article: by its id, else as a whole.
    Article,
    /// The article's address.
    Url,
    /// The article's headline.
    Headline,
    /// The article's outlet.
    Outlet,
    /// The article's author line.
    Byline,
    /// The article's day of publication.
    Published,
    /// The article's language.
    Language,
}

/// Why something is not recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Which claim of those proposed, from 0; 0 also for the article.
    pub claim: usize,
    /// Which field of it.
    pub field: Field,
    /// What is wrong: a fragment in lower case that names the value.
    pub why: String,
    /// What to do next.
    pub hint: Option<String>,
    /// Whether something is not there that may stand in a part of the source that could not be read.
    pub is_missing: bool,
    /// Whether it says nothing new where the field is known to be wrong already.
    pub is_secondary: bool,
}

impl Refusal {
    fn of(claim: usize, field: Field, why: String) -> Self {
        Self { claim, field, why, hint: None, is_missing: false, is_secondary: false }
    }
}

/// All that is refused of one source, gathered so that a person sees it at once.
#[derive(Debug, Default)]
pub struct Refusals {
    list: Vec<Refusal>,
    /// The claim that is looked at.
    claim: usize,
}

impl Refusals {
    /// Everything that was refused, in the order in which it was found.
    pub fn into_list(self) -> Vec<Refusal> {
        self.list
    }

    /// Whether nothing is refused so far.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Says which claim the following refusals are about.
    pub(super) fn of_claim(&mut self, claim: usize) -> &mut Self {
        self.claim = claim;
        self
    }

    /// Refuses a field of the claim that is looked at.
    pub(super) fn refuse(&mut self, field: Field, why: impl Into<String>, hint: impl Into<String>) {
        self.push(field, why.into(), Some(hint.into()), |_| {});
    }

    /// As [`refuse`](Self::refuse), without a remedy beyond what is said.
    pub(super) fn refuse_plainly(&mut self, field: Field, why: impl Into<String>) {
        self.push(field, why.into(), None, |_| {});
    }

    /// As [`refuse`](Self::refuse), where the field is not known to be wrong already.
    pub(super) fn refuse_else(&mut self, field: Field, why: impl Into<String>, hint: impl Into<String>) {
        self.push(field, why.into(), Some(hint.into()), |refusal| refusal.is_secondary = true);
    }

    /// As [`refuse`](Self::refuse), of something that is not there.
    pub(super) fn miss(&mut self, field: Field, why: impl Into<String>, hint: impl Into<String>) {
        self.push(field, why.into(), Some(hint.into()), |refusal| refusal.is_missing = true);
    }

    fn push(&mut self, field: Field, why: String, hint: Option<String>, mark: impl Fn(&mut Refusal)) {
        let mut refusal = Refusal { hint, ..Refusal::of(self.claim, field, why) };
        mark(&mut refusal);
        self.list.push(refusal);
    }
}

/// Why a single record is not recorded so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// What is wrong: a fragment in lower case that names the record.
    pub why: String,
    /// What to do, each a sentence.
    pub hints: Vec<String>,
}

/// What a change of one record comes to: the change, or why it is refused; and around it what can go wrong
/// with the ledger.
pub type Deed<T> = Result<Result<T, Refused>, StoreError>;

impl Refused {
    pub(super) fn new(why: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { why: why.into(), hints: vec![hint.into()] }
    }

    pub(super) fn plainly(why: impl Into<String>) -> Self {
        Self { why: why.into(), hints: Vec::new() }
    }

    pub(super) fn and(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }
}
