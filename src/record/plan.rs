//! What the first stage of recording makes of a proposal, and the second one records: everything that it
//! names is looked up.

use std::rc::Rc;

use super::members::{CastHop, CastParty, Member, Who};
use super::proposed::{ProposedArticle, ProposedClaim, ProposedRelation, ProposedTarget};
use super::refusal::Field;
use super::setting::Authority;
use crate::domain::date::SourceDate;
use crate::domain::{
    ArticleId, Claim, ClaimId, NamedParty, NewArticle, OutletId, Relation, RelationType, anchor,
};

/// An article of the ledger, as far as recording in it needs it.
#[derive(Debug, Clone)]
pub(super) struct RecordedArticle {
    pub(super) id: ArticleId,
    pub(super) fields: NewArticle,
    pub(super) outlet: Option<String>,
    /// Whether it was there before this command.
    pub(super) is_old: bool,
}

/// An article with everything looked up.
#[derive(Debug, Clone)]
pub struct ArticlePlan {
    /// The article of the ledger that it is.
    pub(super) recorded: Option<Rc<RecordedArticle>>,
    pub(super) proposed: ProposedArticle,
    pub(super) outlet: Option<OutletPlan>,
    /// Further addresses under which the source gives it.
    pub(super) also_at: Vec<String>,
    /// Whether the source adds anything to what is recorded.
    pub(super) adds: bool,
    pub(super) authority: Authority,
    /// What a new article may be, and why, without being it for certain.
    pub(super) hints: Vec<(ArticleId, &'static str)>,
    /// The article that the source is about, if that was merged into the one that it is.
    pub(super) merged: Option<ArticleId>,
}

impl ArticlePlan {
    /// The article of the ledger that it is, if there is one.
    pub fn recorded(&self) -> Option<ArticleId> {
        self.recorded.as_ref().map(|known| known.id)
    }

    /// Whether the source is about an article that was merged into the one that it is: what that one says of
    /// itself then stays, and so does the order of its claims.
    pub fn is_of_merged(&self) -> bool {
        self.merged.is_some()
    }

    /// What is recorded of it.
    pub fn recorded_fields(&self) -> Option<&NewArticle> {
        self.recorded.as_ref().map(|known| &known.fields)
    }

    /// Whether the source names no article at all.
    pub fn is_nowhere(&self) -> bool {
        self.recorded.is_none() && self.proposed.is_nothing()
    }

    /// What the source says of it, to give way to what is recorded.
    pub fn proposed_mut(&mut self) -> &mut ProposedArticle {
        &mut self.proposed
    }

    /// Whether the source adds something to what is recorded of it.
    pub fn adds(&self) -> bool {
        self.adds
    }

    /// Leaves the outlet as it is recorded.
    pub fn keep_outlet(&mut self) {
        self.outlet = None;
    }

    /// When it was published, as the source says, else as is recorded.
    pub fn published(&self) -> Option<&SourceDate> {
        let recorded = self.recorded.as_ref().and_then(|known| known.fields.published.as_ref());
        self.proposed.published.as_ref().or(recorded)
    }

    /// Its language, as the source says, else as is recorded: dates are in the words of the article.
    pub fn language(&self) -> Option<&str> {
        let recorded = self.recorded.as_ref().and_then(|known| known.fields.language.as_deref());
        self.proposed.language.as_deref().or(recorded)
    }
}

/// The outlet of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum OutletPlan {
    Known(OutletId),
    New(String),
}

/// Claims with everything looked up.
#[derive(Debug)]
pub struct Plan {
    pub(super) members: Vec<Who>,
    pub(super) claims: Vec<ClaimPlan>,
    /// Whether the proposal has all claims of an article: what the ledger has beyond them is left.
    pub(super) is_whole: bool,
    /// Claims of the article that the proposal does not have.
    pub(super) left: Vec<Claim>,
}

impl Plan {
    /// The claim of the ledger that the only claim of the source is; `None` if it is new.
    pub fn recognised(&self) -> Option<&Claim> {
        self.only()?.recorded.as_ref()
    }

    /// Whether the speakers of the only claim are those that are recorded, with the same titles and bodies.
    pub fn keeps_speakers(&self) -> bool {
        self.only().is_some_and(|plan| {
            plan.recorded.as_ref().is_some_and(|claim| self.keeps(&plan.by, &claim.speakers))
        })
    }

    /// Whether those whom the only claim concerns are those that are recorded.
    pub fn keeps_about(&self) -> bool {
        self.only().is_some_and(|plan| {
            plan.recorded.as_ref().is_some_and(|claim| self.keeps(&plan.about, &claim.about))
        })
    }

    fn only(&self) -> Option<&ClaimPlan> {
        self.claims.iter().find(|plan| !plan.is_implied)
    }

    fn keeps(&self, parties: &[CastParty], recorded: &[NamedParty]) -> bool {
        let id = |member: Member| match &self.members[member.index()] {
            Who::Known { id, .. } => Some(*id),
            Who::New { .. } => None,
        };
        let same = |(party, named): (&CastParty, &NamedParty)| {
            id(party.member) == Some(named.party.speaker)
                && party.title == named.party.title
                && party.bodies.iter().map(|body| id(*body)).eq(named
                    .party
                    .bodies
                    .iter()
                    .map(|body| Some(*body)))
        };
        parties.len() == recorded.len() && parties.iter().zip(recorded).all(same)
    }
}

/// A claim with everything looked up.
#[derive(Debug)]
pub(super) struct ClaimPlan {
    /// The claim of the ledger that it is.
    pub(super) recorded: Option<Claim>,
    /// Whether the claim was first recorded in another article: then only its appearance here is recorded.
    pub(super) seen_again: bool,
    pub(super) proposed: ProposedClaim,
    pub(super) by: Vec<CastParty>,
    pub(super) about: Vec<CastParty>,
    pub(super) via: Vec<CastHop>,
    pub(super) relations: Vec<RelationPlan>,
    /// Where the pieces of its quote stand in the article's text.
    pub(super) anchors: Vec<anchor::Anchor>,
    /// Which of the claims that the source gives it comes from.
    pub(super) of: usize,
    /// What to know of those whom it names.
    pub(super) notes: Vec<(Field, String)>,
    /// Whether it is what nobody is said to have said, to which a relation of that claim points.
    pub(super) is_implied: bool,
}

impl ClaimPlan {
    /// The relation of the ledger by which the claim does this to another.
    pub(super) fn recorded_relation(&self, relation: RelationType, target: ClaimId) -> Option<&Relation> {
        let relations = self.recorded.as_ref().map(|claim| claim.relations.as_slice()).unwrap_or_default();
        relations.iter().find(|known| known.fields.relation == relation && known.fields.target == target)
    }
}

/// A relation with everything looked up.
#[derive(Debug)]
pub(super) struct RelationPlan {
    pub(super) proposed: ProposedRelation,
    pub(super) target: TargetPlan,
    /// The article that says so, if the source names one.
    pub(super) article: Option<ArticleId>,
    /// Its place among the relations that the source gives.
    pub(super) at: usize,
}

impl RelationPlan {
    /// How the source names the claim that it points to.
    pub(super) fn name(&self) -> &str {
        match &self.proposed.target {
            ProposedTarget::Claim(name) => name,
            ProposedTarget::Unattributed { text, .. } => text,
        }
    }
}

/// The claim that a relation points to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TargetPlan {
    /// A claim of the ledger.
    Claim(ClaimId),
    /// One of the same source, by its place among the plans.
    Proposed(usize),
    /// One that may come later in the source, by its ref.
    Later(String),
}
