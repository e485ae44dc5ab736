//! Claims and responses in the order of the days they can mean.

use super::{columns, parts};
use crate::domain::{Heard, Judged, Vocabulary};
use crate::output::Columns;

/// A row for each claim.
pub static TIMELINE: Columns<Judged> = columns! { "timeline",
    "said,said_words,said_earliest,said_latest,said_rule,certain,claim,ref,kind,status,speakers,\
     relations,text,quote,event,topics,articles,outlets,urls,heard";
    date "said", ALWAYS, "when it was said": |row| row.claim.said.as_ref();
    Flag "certain", DETAIL, "true if it is one day for certain, so that its place in the order is known":
        |row| parts::is_one_day(row.claim.said.as_ref()).into();
    "claim", ALWAYS, "the claim's id": |row| row.claim.id.to_string().into();
    "ref", DETAIL, "its ref": |row| row.claim.r#ref.as_deref().into();
    "kind", ALWAYS, "the kind of claim: allegation, denial, statement …": |row| row.claim.kind.as_str().into();
    "status", DETAIL, "what became of it": |row| row.standing.mark().into();
    "speakers", ALWAYS, "who said it (in JSON objects: id, name, as, for)": |row| parts::speakers(&row.claim.speakers);
    "relations", DETAIL, "what it does to other claims: \"denies c1\"": |row| parts::relations(&row.claim).into();
    "text", ALWAYS, "what was said, as recorded": |row| parts::text(&row.claim);
    "quote", DETAIL, "the words of the first article that quotes it, pieces joined by \" … \"": |row| parts::quote(&row.claim);
    Edtf "event", DETAIL, "when what it speaks of happened (EDTF; in JSON an object: words, edtf, earliest, latest)":
        |row| parts::date(row.claim.event.as_ref());
    "topics", DETAIL, "its topics, by name": |row| (&row.claim.topics).into();
    "articles", DETAIL, "the ids of the articles it was seen in": |row| parts::articles(&row.claim);
    "outlets", DETAIL, "the names of their outlets, each once": |row| parts::outlets(&row.claim);
    "urls", DETAIL, "where these articles stand": |row| parts::urls(&row.claim);
    "heard", DETAIL, "whether it had been said by the day asked for: said, undated (counts), perhaps":
        |row| Heard::as_str(row.standing.heard).into();
};
