//! What an editor or a fact-checker concluded about a claim (schema:ClaimReview). It never changes the claim's status.

use std::rc::Rc;

use super::date::SourceDate;
use super::{AssessmentId, Claim, ClaimId, EntryId, SpeakerId, SpeakerKind};

/// What is recorded of an assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAssessment {
    /// The claim.
    pub claim: ClaimId,
    /// What was concluded, in the assessor's own words: "Half true", "4".
    pub rating: String,
    /// The scale that it is on, if it is on one; of numbers as [`ReviewRating::recorded`](super::ReviewRating::recorded) has it.
    pub scale: Option<String>,
    /// Who concluded it.
    pub assessor: SpeakerId,
    /// The assessor's name as given.
    pub name_as_given: String,
    /// Where it stands.
    pub url: Option<String>,
    /// When it was concluded.
    pub assessed: Option<SourceDate>,
    /// Anything else: why.
    pub note: Option<String>,
}

/// A recorded assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// Its id, `m3`.
    pub id: AssessmentId,
    /// What is recorded of it.
    pub fields: NewAssessment,
    /// The name under which the ledger lists the assessor.
    pub assessor_name: String,
    /// What the assessor is.
    pub assessor_kind: Option<SpeakerKind>,
    /// The entry that recorded it.
    pub entry: EntryId,
}

/// An assessment and its claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessed {
    /// The claim.
    pub claim: Rc<Claim>,
    /// What was concluded about it.
    pub assessment: Assessment,
}
