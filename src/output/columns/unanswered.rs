//! Accusations without a recorded response.

use super::{columns, parts};
use crate::domain::{Unanswered, Vocabulary};
use crate::output::Columns;

/// A row for each claim and party that has no recorded response to it.
pub static UNANSWERED: Columns<Unanswered> = columns! { "unanswered",
    "claim,ref,kind,status,speakers,said,said_words,said_earliest,said_latest,said_rule,text,\
     quote,party,party_name,days_at_least,days_at_most,counted_to,topics,articles,outlets,urls";
    "claim", ALWAYS, "the claim's id": |row| row.claim.id.to_string().into();
    "ref", DETAIL, "its ref": |row| row.claim.r#ref.as_deref().into();
    "kind", DETAIL, "the kind of claim": |row| row.claim.kind.as_str().into();
    "status", DETAIL, "what became of it": |row| row.standing.mark().into();
    "speakers", ALWAYS, "who said it (in JSON objects: id, name, as, for)": |row| parts::speakers(&row.claim.speakers);
    date "said", ALWAYS, "when it was said": |row| row.claim.said.as_ref();
    "text", ALWAYS, "what was said, as recorded": |row| parts::text(&row.claim);
    "quote", DETAIL, "the words of the first article that quotes it, pieces joined by \" … \"": |row| parts::quote(&row.claim);
    "party", DETAIL, "the id of whoever it accuses or concerns and who has not responded; none if it names nobody and nobody did":
        |row| row.party.as_ref().map(|party| party.party.speaker.to_string()).into();
    "party_name", ALWAYS, "the name under which the ledger lists them":
        |row| row.party.as_ref().map(|party| party.name.as_str()).into();
    Count "days_at_least", ALWAYS, "for how many days at least, from the last day on which it can have been said; none if that is open":
        |row| row.waiting.at_least.into();
    Count "days_at_most", DETAIL, "for how many days at most, from the first day on which it can have been said; none if that is open":
        |row| row.waiting.at_most.into();
    Day "counted_to", DETAIL, "the day to which they are counted": |row| row.waiting.to.map(|day| day.to_string()).into();
    "topics", DETAIL, "its topics, by name": |row| (&row.claim.topics).into();
    "articles", DETAIL, "the ids of the articles it was seen in": |row| parts::articles(&row.claim);
    "outlets", DETAIL, "the names of their outlets, each once": |row| parts::outlets(&row.claim);
    "urls", DETAIL, "where these articles stand": |row| parts::urls(&row.claim);
};
