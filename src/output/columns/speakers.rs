//! Speakers.

use super::{columns, parts};
use crate::domain::date::Edtf;
use crate::domain::{Affiliation, Speaker};
use crate::output::{Columns, Value};

/// A row for each speaker.
pub static SPEAKERS: Columns<Speaker> = columns! { "speakers",
    "id,name,kind,aliases,affiliations,claims,denials,on_behalf,note,merged,merged_into,same_as";
    "id", ALWAYS, "the speaker's id": |speaker| parts::id(speaker.id, speaker.withdrawn.as_ref());
    "name", ALWAYS, "the name under which the ledger lists the speaker": |speaker| speaker.fields.name.as_str().into();
    "kind", ALWAYS, "what the speaker is: person, organization, government, group, unnamed":
        |speaker| parts::word(speaker.fields.kind);
    "aliases", ALWAYS, "other names of the same speaker": |speaker| (&speaker.aliases).into();
    "affiliations", DETAIL, "the roles held: \"role, body (from/until)\"":
        |speaker| Value::list(speaker.affiliations.iter().map(role));
    Count "claims", ALWAYS, "how many claims the speaker made, alone or with others": |speaker| parts::count(speaker.claims);
    Count "denials", ALWAYS, "how many of these are denials": |speaker| parts::count(speaker.denials);
    Count "on_behalf", ALWAYS, "how many claims others made on the speaker's behalf": |speaker| parts::count(speaker.on_behalf);
    "note", DETAIL, "anything else": |speaker| speaker.fields.note.as_deref().into();
    "withdrawn", WHEN_ASKED, "why it was withdrawn, if it was: then lists leave it out, unless asked for all":
        |speaker| parts::withdrawn(speaker.withdrawn.as_ref());
    "merged", DETAIL, "who was merged into the speaker: id and name of each":
        |speaker| Value::list(speaker.merged.iter().map(|merged| format!("{} {}", merged.id, merged.name)));
    "merged_into", DETAIL, "the id of the speaker into whom this one was merged":
        |speaker| speaker.merged_into.map(|into| into.to_string()).into();
    "same_as", DETAIL, "the speaker's addresses elsewhere: Wikidata, VIAF, a register": |speaker| (&speaker.same_as).into();
};

/// "press secretary, Kremlin (2012/)": an end of the period that is not recorded stays empty.
fn role(held: &Affiliation) -> String {
    let mut text = match &held.role {
        Some(role) => format!("{role}, {}", held.organization_name),
        None => held.organization_name.clone(),
    };
    if held.from.is_some() || held.until.is_some() {
        let end = |edtf: Option<&Edtf>| edtf.map(ToString::to_string).unwrap_or_default();
        text.extend([" (", &end(held.from.as_ref()), "/", &end(held.until.as_ref()), ")"]);
    }
    text
}
