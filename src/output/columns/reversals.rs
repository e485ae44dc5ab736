//! Who changed position.

use super::{columns, parts};
use crate::domain::{NamedReversal, Vocabulary};
use crate::output::{Columns, Value};

/// A row for each change of position.
pub static REVERSALS: Columns<NamedReversal> = columns! { "reversals",
    "party,party_name,claim,ref,text,claims,from,from_claim,from_said,from_said_words,\
     from_said_earliest,from_said_latest,from_said_rule,from_text,from_quote,from_articles,\
     from_urls,to,to_claim,to_said,to_said_words,to_said_earliest,to_said_latest,to_said_rule,\
     to_text,to_quote,to_articles,to_urls,certain";
    "party", DETAIL, "the id of who changed position: the body spoken for, else the speaker": |row| row.party.to_string().into();
    "party_name", ALWAYS, "the name under which the ledger lists them": |row| row.name.as_str().into();
    "claim", ALWAYS, "the id of the claim that it is about; of several that repeat each other the one recorded first":
        |row| row.claim.id.to_string().into();
    "ref", DETAIL, "its ref": |row| row.claim.r#ref.as_deref().into();
    "text", ALWAYS, "what it says, as recorded": |row| parts::text(&row.claim);
    "claims", DETAIL, "the ids of all claims that it is about: those that repeat each other":
        |row| Value::list(row.claims.iter().map(ToString::to_string));
    "from", ALWAYS, "the earlier position: asserts, denies, partly (rejects a part), took-back":
        |row| row.reversal.from.position.as_str().into();
    "from_claim", DETAIL, "the id of the claim by which it was taken": |row| row.from.id.to_string().into();
    date "from_said", ALWAYS, "when that was said": |row| row.from.said.as_ref();
    "from_text", DETAIL, "what it says, as recorded": |row| parts::text(&row.from);
    "from_quote", DETAIL, "the words of the first article that quotes it, pieces joined by \" … \"": |row| parts::quote(&row.from);
    "from_articles", DETAIL, "the ids of the articles it was seen in": |row| parts::articles(&row.from);
    "from_urls", DETAIL, "where these articles stand": |row| parts::urls(&row.from);
    "to", ALWAYS, "the later position": |row| row.reversal.to.position.as_str().into();
    "to_claim", DETAIL, "the id of the claim by which it was taken": |row| row.to.id.to_string().into();
    date "to_said", ALWAYS, "when that was said": |row| row.to.said.as_ref();
    "to_text", DETAIL, "what it says, as recorded": |row| parts::text(&row.to);
    "to_quote", DETAIL, "the words of the first article that quotes it, pieces joined by \" … \"": |row| parts::quote(&row.to);
    "to_articles", DETAIL, "the ids of the articles it was seen in": |row| parts::articles(&row.to);
    "to_urls", DETAIL, "where these articles stand": |row| parts::urls(&row.to);
    Flag "certain", ALWAYS, "false if the dates leave open which of the two came first": |row| row.reversal.is_certain.into();
};
