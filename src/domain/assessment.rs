//! What an editor or a fact-checker concluded about a claim (schema:ClaimReview). It never changes the
//! claim's status.

use std::sync::Arc;

use super::date::SourceDate;
use super::{AssessmentId, Claim, ClaimId, EntryId, SpeakerId, SpeakerKind};

/// What is recorded of an assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAssessment {
    /// The claim.
    pub claim: ClaimId,
    /// What was concluded, in the assessor's own words: "Half true", "4".
    pub rating: String,
    /// The scale that it is on, if it is on one; of numbers as
    /// [`ReviewRating::recorded`](super::ReviewRating::recorded) has it.
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

impl NewAssessment {
    /// This assessment, with what it leaves out as it is in `recorded`.
    #[must_use]
    pub fn filled_from(self, recorded: &Self) -> Self {
        Self {
            scale: self.scale.or_else(|| recorded.scale.clone()),
            url: self.url.or_else(|| recorded.url.clone()),
            assessed: self.assessed.or_else(|| recorded.assessed.clone()),
            note: self.note.or_else(|| recorded.note.clone()),
            ..self
        }
    }

    /// The names of the fields in which this differs from `new`; its claim and assessor are none.
    pub fn differing(&self, new: &Self) -> Vec<&'static str> {
        let fields = [
            ("rating", self.rating != new.rating),
            ("scale", self.scale != new.scale),
            ("name", self.name_as_given != new.name_as_given),
            ("url", self.url != new.url),
            ("assessed", self.assessed != new.assessed),
            ("note", self.note != new.note),
        ];
        fields.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
    }
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
    pub claim: Arc<Claim>,
    /// What was concluded about it.
    pub assessment: Assessment,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_stays_and_what_differs_is_named() {
        let recorded = NewAssessment {
            claim: ClaimId::new(1),
            rating: "False".into(),
            scale: Some("True to False".into()),
            assessor: SpeakerId::new(1),
            name_as_given: "Example Check".into(),
            url: None,
            assessed: None,
            note: Some("nobody saw it".into()),
        };
        let new = NewAssessment {
            rating: "Half true".into(),
            scale: None,
            note: Some("one saw it".into()),
            ..recorded.clone()
        };
        let filled = new.filled_from(&recorded);
        assert_eq!(filled.scale, recorded.scale);
        assert_eq!(recorded.differing(&filled), ["rating", "note"]);
        assert!(recorded.differing(&recorded.clone()).is_empty());
    }
}
