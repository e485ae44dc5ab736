//! Recording single records of a noun, as the command line does: speakers, outlets, topics, merges,
//! withdrawals.

use super::proposed::is_unattributed;
use super::refusal::{Deed, Refused};
use super::{look_alikes, names};
use crate::domain::date::Edtf;
use crate::domain::{
    ArticleId, Change, NewOutlet, NewSpeaker, Outcome, OutletId, Speaker, SpeakerId, TopicId, Withdrawable,
};
use crate::store::{Reader, Redirect, StoreError, Writer};

/// A speaker to be recorded by itself.
#[derive(Debug, Clone, Default)]
pub struct ProposedSpeaker {
    /// What is recorded of it.
    pub fields: NewSpeaker,
    /// Other names.
    pub aliases: Vec<String>,
    /// Its addresses elsewhere.
    pub same_as: Vec<String>,
    /// Whether it is known to be somebody else who is called the same.
    pub is_namesake: bool,
}

/// Records a speaker.
///
/// # Errors
/// Those of the ledger.
pub fn add_speaker(ledger: &Writer<'_>, proposed: &ProposedSpeaker) -> Deed<Change> {
    let ProposedSpeaker { fields, aliases, same_as, is_namesake } = proposed;
    for name in std::iter::once(&fields.name).chain(aliases) {
        if let Some(refused) = names::nobody(name) {
            return Ok(Err(refused));
        }
    }
    if let Some(refused) = taken_addresses(ledger, None, (&fields.name, same_as))? {
        return Ok(Err(refused));
    }
    let known = ledger.find_speakers(&fields.name)?;
    if let Some(first) = known.first().filter(|_| !is_namesake) {
        let why = format!("{:?} is already recorded: {} {}", fields.name, first.id, first.name);
        let refused = Refused::new(why, format!("change it with: gainsay speaker edit {}", first.id));
        return Ok(Err(refused.and("if this is somebody else of the same name, add --namesake")));
    }
    let fields = NewSpeaker { name: names::listed(&fields.name), ..fields.clone() };
    let id = ledger.add_speaker(&fields)?;
    for alias in aliases {
        if let Some(refused) = taken_name(ledger, alias, id)? {
            return Ok(Err(refused));
        }
        ledger.add_alias(id, &names::listed(alias))?;
    }
    for address in same_as {
        ledger.add_speaker_same_as(id, address)?;
    }
    let new = [(id, fields.name.clone(), fields.kind)];
    let mut change = Change::of(Outcome::New, "speaker", id, fields.name);
    change.warnings.extend(look_alikes::of_many(ledger, &new)?);
    Ok(Ok(change))
}

/// Changes what is recorded of a speaker. `clears_same_as`: its addresses elsewhere go first.
///
/// # Errors
/// Those of the ledger.
pub fn edit_speaker(
    ledger: &Writer<'_>,
    id: SpeakerId,
    new: &NewSpeaker,
    (clears_same_as, same_as): (bool, &[String]),
) -> Deed<Change> {
    let before = ledger.get_speaker(id)?.fields;
    if before.name != new.name {
        let refused =
            names::nobody(&new.name).map_or_else(|| taken_name(ledger, &new.name, id), |no| Ok(Some(no)));
        if let Some(refused) = refused? {
            return Ok(Err(refused));
        }
    }
    if let Some(refused) = taken_addresses(ledger, Some(id), (&new.name, same_as))? {
        return Ok(Err(refused));
    }
    let new = NewSpeaker { name: names::listed(&new.name), ..new.clone() };
    ledger.update_speaker(id, &new)?;
    let mut fields = before.differing(&new);
    let mut differs = clears_same_as && ledger.clear_speaker_same_as(id)?;
    for address in same_as {
        differs |= ledger.add_speaker_same_as(id, address)?;
    }
    fields.extend(differs.then_some("same-as"));
    Ok(Ok(Change::of(Outcome::Updated, "speaker", id, new.name).with_fields(fields)))
}

/// Records another name of a speaker.
///
/// # Errors
/// Those of the ledger.
pub fn add_alias(ledger: &Writer<'_>, id: SpeakerId, name: &str) -> Deed<Change> {
    let refused = names::nobody(name).map_or_else(|| taken_name(ledger, name, id), |no| Ok(Some(no)));
    if let Some(refused) = refused? {
        return Ok(Err(refused));
    }
    let is_new = ledger.add_alias(id, &names::listed(name))?;
    let outcome = if is_new { Outcome::Updated } else { Outcome::Unchanged };
    Ok(Ok(Change::of(outcome, "speaker", id, format!("also called {name}"))))
}

/// Records that somebody holds or held a role somewhere. Returns whether it was new.
///
/// # Errors
/// Those of the ledger.
pub fn add_affiliation(
    ledger: &Writer<'_>,
    (person, organization): (SpeakerId, SpeakerId),
    role: Option<&str>,
    (from, until): (Option<&Edtf>, Option<&Edtf>),
) -> Deed<bool> {
    if person == organization {
        return Ok(Err(Refused::plainly("a speaker cannot be affiliated with itself")));
    }
    ledger.add_affiliation(person, organization, role, from, until).map(Ok)
}

/// That another speaker already goes by a name: every source that uses it would be ambiguous.
pub(super) fn taken_name(
    ledger: &Reader<'_>,
    name: &str,
    own: SpeakerId,
) -> Result<Option<Refused>, StoreError> {
    let other = ledger.find_speakers(name)?.into_iter().find(|other| other.id != own);
    Ok(other.map(|other| {
        let why = format!("{name:?} is already the name of {} {}", other.id, other.name);
        Refused::new(
            why,
            "one name for two speakers makes every worksheet that uses it ambiguous; use ids there instead",
        )
    }))
}

fn taken_addresses(
    ledger: &Reader<'_>,
    own: Option<SpeakerId>,
    (name, same_as): (&str, &[String]),
) -> Result<Option<Refused>, StoreError> {
    if !same_as.is_empty() && is_unattributed(name) {
        return Ok(Some(names::nobodys_address()));
    }
    for address in same_as {
        if let Some(owner) = ledger.find_speaker_same_as(address)?.filter(|owner| Some(*owner) != own) {
            let why = format!("{address} is already the address of {owner}");
            let hint = "one address is one speaker; two that are one are joined with: gainsay speaker merge";
            return Ok(Some(Refused::new(why, hint)));
        }
    }
    Ok(None)
}

/// Merges a speaker into another. Returns what each was, and whether anything changed.
///
/// # Errors
/// Those of the ledger; [`StoreError::Refused`] if the two cannot be merged so.
pub fn merge_speaker(
    ledger: &Writer<'_>,
    id: SpeakerId,
    into: SpeakerId,
) -> Result<(Speaker, Speaker, bool), StoreError> {
    let merged = ledger.get_speaker(id)?;
    let is_new = ledger.merge_speaker(id, into)?;
    Ok((merged, ledger.get_speaker(into)?, is_new))
}

/// Takes a merge of speakers back.
///
/// # Errors
/// Those of the ledger; [`StoreError::Refused`] if the speaker is not merged.
pub fn unmerge_speaker(ledger: &Writer<'_>, id: SpeakerId) -> Result<Redirect<SpeakerId>, StoreError> {
    ledger.unmerge_speaker(id)
}

/// Merges an article into another: its claims are seen in that one from now on. Returns whether anything
/// changed.
///
/// # Errors
/// Those of the ledger; [`StoreError::Refused`] if the two cannot be merged so.
pub fn merge_article(ledger: &Writer<'_>, id: ArticleId, into: ArticleId) -> Result<bool, StoreError> {
    ledger.merge_article(id, into)
}

/// Takes a merge of articles back.
///
/// # Errors
/// Those of the ledger; [`StoreError::Refused`] if the article is not merged.
pub fn unmerge_article(ledger: &Writer<'_>, id: ArticleId) -> Result<Redirect<ArticleId>, StoreError> {
    ledger.unmerge_article(id)
}

/// Records an outlet.
///
/// # Errors
/// Those of the ledger.
pub fn add_outlet(ledger: &Writer<'_>, new: &NewOutlet, same_as: &[String]) -> Deed<Change> {
    if let Some(refused) = names::nobody(&new.name) {
        return Ok(Err(refused));
    }
    if let Some(id) = ledger.find_outlet(&new.name)? {
        let why = format!("{:?} is already recorded: {id}", new.name);
        return Ok(Err(Refused::new(why, format!("change it with: gainsay outlet edit {id}"))));
    }
    if let Some(refused) = taken_outlet_addresses(ledger, None, same_as)? {
        return Ok(Err(refused));
    }
    let id = ledger.add_outlet(new)?;
    for address in same_as {
        ledger.add_outlet_same_as(id, address)?;
    }
    Ok(Ok(Change::of(Outcome::New, "outlet", id, new.name.clone())))
}

/// Changes what is recorded of an outlet. `clears_same_as`: its addresses elsewhere go first.
///
/// # Errors
/// Those of the ledger.
pub fn edit_outlet(
    ledger: &Writer<'_>,
    id: OutletId,
    new: &NewOutlet,
    (clears_same_as, same_as): (bool, &[String]),
) -> Deed<Change> {
    if let Some(refused) = taken_outlet_addresses(ledger, Some(id), same_as)? {
        return Ok(Err(refused));
    }
    let before = ledger.get_outlet(id)?.fields;
    if let Some(refused) = names::nobody(&new.name).filter(|_| before.name != new.name) {
        return Ok(Err(refused));
    }
    ledger.update_outlet(id, new)?;
    let mut fields = before.differing(new);
    let mut differs = clears_same_as && ledger.clear_outlet_same_as(id)?;
    for address in same_as {
        differs |= ledger.add_outlet_same_as(id, address)?;
    }
    fields.extend(differs.then_some("same-as"));
    Ok(Ok(Change::of(Outcome::Updated, "outlet", id, new.name.clone()).with_fields(fields)))
}

fn taken_outlet_addresses(
    ledger: &Reader<'_>,
    own: Option<OutletId>,
    same_as: &[String],
) -> Result<Option<Refused>, StoreError> {
    for address in same_as {
        if let Some(owner) = ledger.find_outlet_same_as(address)?.filter(|owner| Some(*owner) != own) {
            let why = format!("{address} is already the address of {owner}");
            return Ok(Some(Refused::new(why, "one address is one outlet")));
        }
    }
    Ok(None)
}

/// Records a topic.
///
/// # Errors
/// Those of the ledger.
pub fn add_topic(ledger: &Writer<'_>, name: &str, note: Option<&str>) -> Deed<Change> {
    if let Some(id) = ledger.find_topic(name)? {
        let why = format!("{name:?} is already recorded: {id}");
        return Ok(Err(Refused::new(why, format!("change it with: gainsay topic edit {id}"))));
    }
    let id = ledger.add_topic(name, note)?;
    Ok(Ok(Change::of(Outcome::New, "topic", id, name)))
}

/// Changes what is recorded of a topic.
///
/// # Errors
/// Those of the ledger.
pub fn edit_topic(
    ledger: &Writer<'_>,
    id: TopicId,
    name: &str,
    note: Option<&str>,
) -> Result<Change, StoreError> {
    let differs = ledger.update_topic(id, name, note)?;
    let outcome = if differs { Outcome::Updated } else { Outcome::Unchanged };
    Ok(Change::of(outcome, "topic", id, name))
}

/// How many records that stand in the way are named.
const NAMED: u32 = 12;

/// Withdraws a record that was a mistake. Returns whether that changed anything.
///
/// # Errors
/// Those of the ledger.
pub fn withdraw(ledger: &Writer<'_>, record: Withdrawable, reason: &str) -> Deed<bool> {
    if let Withdrawable::Speaker(id) = record
        && ledger.find_withdrawal(record)?.is_none()
        && let Some(refused) = in_use(ledger, id)?
    {
        return Ok(Err(refused));
    }
    ledger.withdraw(record, reason).map(Ok)
}

/// Brings a withdrawn record back. Returns whether that changed anything.
///
/// # Errors
/// Those of the ledger.
pub fn restore(ledger: &Writer<'_>, record: Withdrawable) -> Result<bool, StoreError> {
    ledger.restore(record)
}

/// Whoever is still named by a record that stands cannot go: that record would be left without its speaker.
fn in_use(ledger: &Reader<'_>, id: SpeakerId) -> Result<Option<Refused>, StoreError> {
    let users = ledger.list_users_of_speaker(id, NAMED + 1)?;
    if users.is_empty() {
        return Ok(None);
    }
    let more = if users.len() > NAMED as usize { " and more" } else { "" };
    let named = users[..users.len().min(NAMED as usize)].join(", ");
    let why = format!("{id} {} is still named by {named}{more}", ledger.get_speaker(id)?.fields.name);
    let hint = format!(
        "edit or withdraw these first; if it is the same speaker as another: gainsay speaker merge {id} INTO"
    );
    Ok(Some(Refused::new(why, hint)))
}
