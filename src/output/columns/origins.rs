//! Claims by the number of their independent origins.

use super::{columns, parts};
use crate::domain::{Judged, Vocabulary};
use crate::output::Columns;

/// A row for each claim that was seen somewhere.
pub static ORIGINS: Columns<Judged> = columns! { "origins",
    "origins,claim,ref,kind,status,names,speakers,said,text,topics,articles,outlets,urls";
    Count "origins", ALWAYS, "how many independent origins its articles have it from":
        |row| parts::count(row.claim.independent_origins().len() as u64);
    "claim", ALWAYS, "the claim's id": |row| row.claim.id.to_string().into();
    "ref", DETAIL, "its ref": |row| row.claim.r#ref.as_deref().into();
    "kind", DETAIL, "the kind of claim": |row| row.claim.kind.as_str().into();
    "status", ALWAYS, "what became of it": |row| row.standing.mark().into();
    "names", ALWAYS, "the origins: the last of the attribution chain, without one the outlet, else the article; each once":
        |row| row.claim.independent_origins().into();
    "speakers", DETAIL, "who said it (in JSON objects: id, name, as, for)": |row| parts::speakers(&row.claim.speakers);
    Edtf "said", DETAIL, "when it was said (EDTF; in JSON an object: words, edtf, earliest, latest)":
        |row| parts::date(row.claim.said.as_ref());
    "text", ALWAYS, "what was said, as recorded": |row| parts::text(&row.claim);
    "topics", DETAIL, "its topics, by name": |row| (&row.claim.topics).into();
    "articles", DETAIL, "the ids of the articles it was seen in": |row| parts::articles(&row.claim);
    "outlets", DETAIL, "the names of their outlets, each once": |row| parts::outlets(&row.claim);
    "urls", DETAIL, "where these articles stand": |row| parts::urls(&row.claim);
};
