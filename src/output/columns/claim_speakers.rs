//! Who said what, one line for each: for pivot tables, where a cell with several names is of no use.

use super::{columns, parts};
use crate::domain::{NamedParty, SpeakerOfClaim};
use crate::output::{Columns, Value};

/// A row for each claim and speaker of it.
pub static CLAIM_SPEAKERS: Columns<SpeakerOfClaim> = columns! { "claim_speakers",
    "claim,position,speaker,name,name_as_given,title,kind,on_behalf_of,on_behalf_of_name";
    "claim", ALWAYS, "the claim's id": |row| row.claim.to_string().into();
    Count "position", ALWAYS, "the speaker's place among the claim's speakers, from 1":
        |row| Value::Int(i64::try_from(row.position).unwrap_or(i64::MAX));
    "speaker", ALWAYS, "the speaker's id": |row| row.speaker.party.speaker.to_string().into();
    "name", ALWAYS, "the name under which the ledger lists the speaker": |row| row.speaker.name.as_str().into();
    "name_as_given", DETAIL, "the name as the article gave it": |row| row.speaker.party.name_as_given.as_str().into();
    "title", ALWAYS, "the title as the article gave it": |row| row.speaker.party.title.as_deref().into();
    "kind", DETAIL, "what the speaker is: person, organization, government, group, unnamed":
        |row| parts::word(row.speaker.kind);
    "on_behalf_of", DETAIL, "the id of the body spoken for; several with ` | ` between": |row| bodies(row).into();
    "on_behalf_of_name", ALWAYS, "the name of that body; several with ` | ` between":
        |row| row.speaker.body_name().into();
};

/// The ids of the bodies spoken for.
fn bodies(row: &SpeakerOfClaim) -> Option<String> {
    let ids: Vec<String> = row.speaker.party.bodies.iter().map(ToString::to_string).collect();
    (!ids.is_empty()).then(|| ids.join(NamedParty::BETWEEN_BODIES))
}
