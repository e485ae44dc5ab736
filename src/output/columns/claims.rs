//! Claims.

use super::{columns, parts};
use crate::domain::{Claim, Vocabulary};
use crate::output::{Columns, Format, Value};

/// A row for each claim.
pub static CLAIMS: Columns<Claim> = columns! { "claims";
    "id", ALWAYS, "the claim's id": |claim| claim.id.to_string().into();
    "ref", DETAIL, "the user's own stable word for it": |claim| claim.r#ref.as_deref().into();
    "kind", ALWAYS, "the kind of claim: allegation, denial, statement …": |claim| claim.kind.as_str().into();
    "speakers", ALWAYS, "who said it, in the order of the source (in JSON objects: id, name, as, for)":
        |claim| parts::speakers(&claim.speakers);
    "titles", CSV_ONLY, "the titles this article gave them, one for each speaker, empty where there is none":
        |claim| parts::titles(&claim.speakers).into();
    "speaking_for", CSV_ONLY, "the body each speaker spoke for, one for each, empty where there is none":
        |claim| parts::bodies(&claim.speakers).into();
    date "said", ALWAYS, "when it was said": |claim| claim.said.as_ref();
    "text", ALWAYS, "what was said, in the words of whoever recorded it; none if the source gives no content of its own":
        |claim| parts::text(claim);
    "quote", DETAIL, "the words of the first article that quotes it, pieces joined by \" … \"":
        |claim| parts::quote(claim);
    "about", DETAIL, "whom it accuses or concerns (in JSON objects: id, name, as, for)":
        |claim| parts::speakers(&claim.about);
    date "event", DETAIL, "when what it speaks of happened": |claim| claim.event.as_ref();
    "relations", DETAIL, "what it does to other claims: \"denies c1\"": |claim| parts::relations(claim).into();
    "topics", DETAIL, "its topics, by name": |claim| claim.topics.clone().into();
    "articles", DETAIL, "the ids of the articles it was seen in, in the order recorded": |claim| parts::articles(claim);
    "outlets", DETAIL, "the names of their outlets, each once": |claim| parts::outlets(claim);
    "urls", DETAIL, "where these articles stand": |claim| parts::urls(claim);
    "origins", DETAIL, "its independent origins, by name: where its articles have it from, each once":
        |claim| claim.independent_origins().into();
    "note", DETAIL, "anything else": |claim| claim.note.as_deref().into();
    "entry", DETAIL, "the entry (the command) that recorded it": |claim| claim.entry.to_string().into();
};

/// A claim inside another JSON object: the keys that it has by itself in a list.
pub(in crate::output) fn object(claim: &Claim) -> Value {
    Value::Object(fields(claim))
}

/// The same as keys and values, for a caller that has keys to add.
pub(in crate::output) fn fields(claim: &Claim) -> Vec<(&'static str, Value)> {
    let shown = CLAIMS.all().iter().filter(|column| column.shown.list(Format::Json));
    shown.map(|column| (column.name, (column.value)(claim))).collect()
}
