//! Recording what somebody concluded about a claim.

use super::refusal::{Deed, Refused};
use super::{look_alikes, names};
use crate::domain::date::SourceDate;
use crate::domain::{
    Change, ClaimId, NewAssessment, NewSpeaker, Outcome, SpeakerId, SpeakerKind, Withdrawable,
};
use crate::store::{Reader, Writer};

/// What somebody concluded, as a source gives it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProposedAssessment {
    /// In the assessor's own words.
    pub rating: String,
    /// On which scale.
    pub scale: Option<String>,
    /// Who: a name, or a speaker's id.
    pub by: String,
    /// What a new assessor is.
    pub kind: Option<SpeakerKind>,
    /// Where it stands.
    pub url: Option<String>,
    /// When it was concluded.
    pub assessed: Option<SourceDate>,
    /// Why.
    pub note: Option<String>,
}

/// Who is meant to have assessed a claim; `None`: somebody new.
///
/// # Errors
/// Those of the ledger.
pub fn check_assessor(ledger: &Reader<'_>, proposed: &ProposedAssessment) -> Deed<Option<SpeakerId>> {
    let id = proposed.by.parse::<SpeakerId>().ok();
    let found = match id {
        Some(id) => ledger.find_speaker(id)?.into_iter().collect(),
        None => ledger.find_speakers(&proposed.by)?,
    };
    Ok(match found.as_slice() {
        [] if id.is_some() => {
            let why = format!("there is no speaker {} in this ledger", proposed.by);
            Err(Refused::new(why, "see the speakers with: gainsay speaker list"))
        }
        [] => names::nobody(&proposed.by).map_or(Ok(None), Err),
        [only] => Ok(Some(only.id)),
        several => {
            let list: Vec<String> = several.iter().map(|one| format!("{} {}", one.id, one.name)).collect();
            let why = format!("{:?} fits {} speakers: {}", proposed.by, several.len(), list.join("; "));
            Err(Refused::new(why, "say which one by its id"))
        }
    })
}

/// Records an assessment, or what is new about one: it is known by claim, assessor, and its address or else
/// its date.
///
/// # Errors
/// Those of the ledger.
pub fn assess(ledger: &Writer<'_>, claim: ClaimId, proposed: &ProposedAssessment) -> Deed<Vec<Change>> {
    let is_id = proposed.by.parse::<SpeakerId>().is_ok();
    let known = match check_assessor(ledger, proposed)? {
        Ok(known) => known,
        Err(refused) => return Ok(Err(refused)),
    };
    let mut changes = Vec::new();
    let assessor = if let Some(known) = known {
        known
    } else {
        let name = names::listed(&proposed.by);
        let id = ledger.add_speaker(&NewSpeaker { name: name.clone(), kind: proposed.kind, note: None })?;
        let mut change = Change::of(Outcome::New, "speaker", id, name.clone());
        change.warnings.extend(look_alikes::of_many(ledger, &[(id, name, proposed.kind)])?);
        changes.push(change);
        id
    };
    let listed = ledger.get_speaker(assessor)?.fields.name;
    let mut new = NewAssessment {
        claim,
        rating: proposed.rating.clone(),
        scale: proposed.scale.clone(),
        assessor,
        name_as_given: if is_id { listed.clone() } else { proposed.by.clone() },
        url: proposed.url.clone(),
        assessed: proposed.assessed.clone(),
        note: proposed.note.clone(),
    };
    let summary = format!("{claim}: {} by {listed}", proposed.rating);
    let Some(id) = ledger.find_assessment(&new)? else {
        if let Some(why) = ledger.left_out(claim)? {
            return Ok(Err(Refused::plainly(why.notice(claim))));
        }
        changes.push(Change::of(Outcome::New, "assessment", ledger.add_assessment(&new)?, summary));
        return Ok(Ok(changes));
    };
    if let Some(withdrawn) = ledger.find_withdrawal(Withdrawable::Assessment(id))? {
        let why = format!("{summary} was recorded as {id} and withdrawn: {}", withdrawn.reason);
        return Ok(Err(Refused::new(why, format!("see what became of it with: gainsay history {id}"))));
    }
    let recorded = ledger.get_assessment(id)?.fields;
    new = new.filled_from(&recorded);
    if is_id {
        // An id says nothing about the name that was used.
        new.name_as_given.clone_from(&recorded.name_as_given);
    }
    ledger.update_assessment(id, &new)?;
    let change = Change::of(Outcome::Unchanged, "assessment", id, summary);
    changes.push(change.with_fields(recorded.differing(&new)));
    Ok(Ok(changes))
}
