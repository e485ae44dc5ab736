//! Typed, directed links from a later claim to an earlier one (CiTO).

use super::date::{SourceDate, Truth};
use super::vocabulary::vocabulary;
use super::{ArticleId, ClaimId, EntryId, RelationId, Side, Withdrawal};

vocabulary!(
    /// What the later claim does to the earlier one.
    RelationType, "type of relation", {
        /// The accused, or their side, rejects it.
        Denies => "denies",
        /// Both cannot hold; no rejection stated. Has no direction.
        Contradicts => "contradicts",
        /// A third party contests it without disproof (cito:disputes).
        Disputes => "disputes",
        /// Offers disproof (cito:refutes).
        Refutes => "refutes",
        /// Affirms it independently (cito:confirms).
        Confirms => "confirms",
        /// Backs it (cito:supports).
        Supports => "supports",
        /// Same content, another speaker or day.
        Repeats => "repeats",
        /// Relays it (cito:includesQuotationFrom).
        Quotes => "quotes",
        /// Narrows or hedges it (cito:qualifies).
        Qualifies => "qualifies",
        /// Fixes a detail of it (cito:corrects).
        Corrects => "corrects",
        /// Withdraws a claim of one's own (cito:retracts).
        Retracts => "retracts",
        /// A newer version of a claim of one's own.
        Supersedes => "supersedes",
        /// Comments on it without taking a position (cito:repliesTo).
        RespondsTo => "responds-to",
    }
);

impl RelationType {
    /// Whether a relation of this type counts as a challenge: `denies`, `contradicts`, `disputes`, `refutes`.
    pub fn is_challenge(self) -> bool {
        matches!(self, Self::Denies | Self::Contradicts | Self::Disputes | Self::Refutes)
    }

    /// Whether a denial that does this to a claim says what it denies: a challenge, or that it says again,
    /// mends or takes the place of another. "In answer to" and "with support from" do not.
    pub fn says_what_is_denied(self) -> bool {
        self.is_challenge()
            || matches!(self, Self::Repeats | Self::Corrects | Self::Retracts | Self::Supersedes)
    }

    /// Whether only those who made the earlier claim can do this to it: `retracts`, `supersedes`.
    pub fn is_for_own(self) -> bool {
        matches!(self, Self::Retracts | Self::Supersedes)
    }
}

vocabulary!(
    /// How much of the earlier claim a challenge rejects.
    Scope, "scope", {
        /// All of it.
        Full => "full",
        /// A part of it, which the relation names in words.
        Partial => "partial",
    }
);

vocabulary!(
    /// How firmly a challenge rejects.
    Force, "force", {
        /// "That is false."
        Categorical => "categorical",
        /// "That is not quite so."
        Qualified => "qualified",
        /// "No evidence", "no comment", "fake": sounds like a denial, rejects nothing.
        NonDenial => "non-denial",
    }
);

vocabulary!(
    /// Who says that the two claims are so related.
    Basis, "basis", {
        /// The source itself.
        Explicit => "explicit",
        /// Whoever recorded it: an own reading.
        Analyst => "analyst",
    }
);

/// What is recorded of a relation. It goes from the later claim to the earlier one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRelation {
    /// The later claim: the denial, the confirmation.
    pub claim: ClaimId,
    /// What it does.
    pub relation: RelationType,
    /// The earlier claim.
    pub target: ClaimId,
    /// How much of it a challenge rejects; `None` if this is no challenge.
    pub scope: Option<Scope>,
    /// The part that a partial challenge rejects, in words.
    pub part: Option<String>,
    /// How firmly a challenge rejects; `None` if this is no challenge.
    pub force: Option<Force>,
    /// Who says that the claims are so related.
    pub basis: Basis,
    /// Anything else.
    pub note: Option<String>,
    /// The article that says so, if that is not where the later claim was seen first.
    pub article: Option<ArticleId>,
    /// The words of that article that say so.
    pub quote: Option<String>,
}

impl NewRelation {
    /// The names of the fields in which these two differ, as the command line names them.
    pub fn differing(&self, new: &Self) -> Vec<&'static str> {
        let fields = [
            ("type", self.relation != new.relation),
            ("to", self.target != new.target),
            ("scope", self.scope != new.scope),
            ("part", self.part != new.part),
            ("force", self.force != new.force),
            ("basis", self.basis != new.basis),
            ("note", self.note != new.note),
            ("article", self.article != new.article),
            ("quote", self.quote != new.quote),
        ];
        fields.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
    }
}

/// A recorded relation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// Its id, `r5`.
    pub id: RelationId,
    /// What is recorded of it.
    pub fields: NewRelation,
    /// The entry that recorded it.
    pub entry: EntryId,
    /// When that was: a UTC instant, `2024-06-21T09:30:00.000Z`.
    pub recorded_at: String,
    /// That it was withdrawn; then it counts for nothing.
    pub withdrawn: Option<Withdrawal>,
}

/// Why a relation cannot be recorded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RelationProblem {
    /// From a claim to itself.
    #[error("a claim cannot stand in relation to itself ({0})")]
    ToItself(ClaimId),
    /// A scope, part or force on a relation that challenges nothing.
    #[error("`{what}` belongs to a challenge (denies, contradicts, disputes, refutes); `{relation}` is none")]
    NoChallenge {
        /// Which of them.
        what: &'static str,
        /// The relation.
        relation: RelationType,
    },
    /// Partial, without the part.
    #[error("a partial challenge names the part it rejects, in words (`part`)")]
    PartMissing,
    /// A part, without partial.
    #[error("`part` goes with scope \"partial\"")]
    PartOfWhole,
    /// A retraction or a newer version of what somebody else said.
    #[error("only those who made a claim can say that they `{0}` it")]
    NotOwn(RelationType),
}

/// How far and how firmly a challenge rejects; nothing of a relation that is no challenge.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manner {
    /// How much of the earlier claim.
    pub scope: Option<Scope>,
    /// The part that a partial challenge rejects, in words.
    pub part: Option<String>,
    /// How firmly.
    pub force: Option<Force>,
}

impl Manner {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What is recorded, with what this says instead: a part makes it partial, "full" leaves no part, and
    /// what is not said stays.
    ///
    /// # Errors
    /// As [`Manner::complete`].
    pub fn over(self, recorded: Self, relation: RelationType) -> Result<Self, RelationProblem> {
        let implied = self.part.as_ref().map(|_| Scope::Partial);
        let scope = self.scope.or(implied).or(recorded.scope);
        let kept = recorded.part.filter(|_| scope == Some(Scope::Partial));
        Self { scope, part: self.part.or(kept), force: self.force.or(recorded.force) }.complete(relation)
    }

    /// This manner with what the vocabulary takes for granted, see [`NewRelation::complete`].
    ///
    /// # Errors
    /// What does not go together.
    pub fn complete(mut self, relation: RelationType) -> Result<Self, RelationProblem> {
        if relation.is_challenge() {
            let implied = if self.part.is_some() { Scope::Partial } else { Scope::Full };
            let scope = *self.scope.get_or_insert(implied);
            self.force.get_or_insert(Force::Categorical);
            match (scope, &self.part) {
                (Scope::Partial, None) => Err(RelationProblem::PartMissing),
                (Scope::Full, Some(_)) => Err(RelationProblem::PartOfWhole),
                _ => Ok(self),
            }
        } else {
            match (&self.scope, &self.part, &self.force) {
                (None, None, None) => Ok(self),
                (Some(_), _, _) => Err(RelationProblem::NoChallenge { what: "scope", relation }),
                (_, Some(_), _) => Err(RelationProblem::NoChallenge { what: "part", relation }),
                _ => Err(RelationProblem::NoChallenge { what: "force", relation }),
            }
        }
    }
}

impl NewRelation {
    /// How far and how firmly it challenges.
    pub fn manner(&self) -> Manner {
        Manner { scope: self.scope, part: self.part.clone(), force: self.force }
    }

    /// A relation with what the vocabulary takes for granted: a challenge is full, or partial where a part is
    /// named, and categorical; the source itself says so.
    pub fn complete(self) -> Result<Self, RelationProblem> {
        if self.claim == self.target {
            return Err(RelationProblem::ToItself(self.claim));
        }
        let Manner { scope, part, force } = self.manner().complete(self.relation)?;
        Ok(Self { scope, part, force, ..self })
    }
}

/// Whether those who make a claim can do this to another: what is for an own claim needs one of its speakers,
/// or somebody on their side.
///
/// # Errors
/// [`RelationProblem::NotOwn`].
pub fn check_own(relation: RelationType, own: &[Side], theirs: &[Side]) -> Result<(), RelationProblem> {
    let is_own = || own.iter().any(|side| theirs.iter().any(|other| side.is_with(*other)));
    if relation.is_for_own() && !is_own() { Err(RelationProblem::NotOwn(relation)) } else { Ok(()) }
}

/// Whether the claim that a relation starts from was certainly said before the one that it points to: a
/// warning, for one of the two dates may be wrong, or the two claims are the wrong way round. A contradiction
/// has no direction.
pub fn is_before_its_target(
    relation: RelationType,
    said: Option<&SourceDate>,
    target: Option<&SourceDate>,
) -> bool {
    relation != RelationType::Contradicts
        && said.zip(target).is_some_and(|(said, target)| said.edtf().before(target.edtf()) == Truth::Yes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Vocabulary;

    fn relation(relation: RelationType) -> NewRelation {
        NewRelation {
            claim: ClaimId::new(2),
            relation,
            target: ClaimId::new(1),
            scope: None,
            part: None,
            force: None,
            basis: Basis::Explicit,
            note: None,
            article: None,
            quote: None,
        }
    }

    fn side(speaker: i64, body: Option<i64>) -> Side {
        let id = super::super::SpeakerId::new;
        Side { speaker: id(speaker), on_behalf_of: body.map(id) }
    }

    #[test]
    fn only_those_who_made_a_claim_take_it_back_or_put_a_newer_one_in_its_place() {
        let (own, other, spokesman) = ([side(1, None)], [side(2, None)], [side(3, Some(1))]);
        for relation in RelationType::ALL {
            let own_only = matches!(relation, RelationType::Retracts | RelationType::Supersedes);
            assert_eq!(check_own(*relation, &other, &own).is_err(), own_only, "{relation}");
            assert!(check_own(*relation, &own, &own).is_ok());
            assert!(check_own(*relation, &spokesman, &own).is_ok());
            assert!(check_own(*relation, &own, &spokesman).is_ok());
        }
    }

    #[test]
    fn a_relation_to_a_later_claim_is_noticed_where_the_order_is_certain() {
        let date = |text: &str| SourceDate::given(text.parse().unwrap());
        let before = |one: &str, other: &str| {
            is_before_its_target(RelationType::Denies, Some(&date(one)), Some(&date(other)))
        };
        assert!(before("2024-06-01", "2024-06-02") && before("2024-05", "2024-06"));
        assert!(!before("2024-06-01", "2024-06-01") && !before("2024-06", "2024-06-30"));
        assert!(!before("2024-06-02", "2024-06-01") && !before("../2024-06-01", "../2024-06-02"));
        assert!(!is_before_its_target(RelationType::Denies, None, Some(&date("2024"))));
        let (one, other) = (date("2024-06-01"), date("2024-06-02"));
        assert!(!is_before_its_target(RelationType::Contradicts, Some(&one), Some(&other)));
    }

    #[test]
    fn a_challenge_is_full_and_categorical_unless_said() {
        let denial = relation(RelationType::Denies).complete().unwrap();
        assert_eq!((denial.scope, denial.force), (Some(Scope::Full), Some(Force::Categorical)));
    }

    #[test]
    fn a_named_part_makes_a_challenge_partial() {
        let denial = NewRelation { part: Some("the missiles".into()), ..relation(RelationType::Denies) }
            .complete()
            .unwrap();
        assert_eq!(denial.scope, Some(Scope::Partial));
    }

    #[test]
    fn a_partial_challenge_without_its_part_is_refused() {
        let denial = NewRelation { scope: Some(Scope::Partial), ..relation(RelationType::Denies) };
        assert_eq!(denial.complete(), Err(RelationProblem::PartMissing));
    }

    #[test]
    fn what_is_no_challenge_has_no_force() {
        let repeat = NewRelation { force: Some(Force::Qualified), ..relation(RelationType::Repeats) };
        let message = repeat.complete().unwrap_err().to_string();
        assert_eq!(
            message,
            "`force` belongs to a challenge (denies, contradicts, disputes, refutes); `repeats` is none"
        );
        assert!(relation(RelationType::Repeats).complete().is_ok());
    }

    #[test]
    fn a_claim_cannot_deny_itself() {
        let own = NewRelation { target: ClaimId::new(2), ..relation(RelationType::Denies) };
        assert_eq!(own.complete(), Err(RelationProblem::ToItself(ClaimId::new(2))));
    }
}
