//! Where parties stand on claims.

use super::{columns, parts};
use crate::domain::{Claim, StanceLine, Vocabulary};
use crate::output::{Columns, Value};

/// A row for each claim and party with a recorded position on it.
pub static MATRIX: Columns<StanceLine> = columns! { "matrix",
    "claim,ref,status,speakers,said,text,topics,party,party_name,position,changed,positions,\
     certain,statement,statement_said,statement_said_words,statement_said_earliest,\
     statement_said_latest,statement_said_rule,statement_text,statement_quote,statement_articles,\
     statement_urls";
    "claim", ALWAYS, "the claim's id": |line| line.claim().id.to_string().into();
    "ref", DETAIL, "its ref": |line| line.claim().r#ref.as_deref().into();
    "status", ALWAYS, "what became of it": |line| line.standing().mark().into();
    "speakers", DETAIL, "who made it (in JSON objects: id, name, as, for)": |line| parts::speakers(&line.claim().speakers);
    Edtf "said", DETAIL, "when it was said (EDTF; in JSON an object: words, edtf, earliest, latest)":
        |line| parts::date(line.claim().said.as_ref());
    "text", ALWAYS, "what was said, as recorded": |line| parts::text(line.claim());
    "topics", DETAIL, "its topics, by name": |line| (&line.claim().topics).into();
    "party", DETAIL, "the id of who takes a position: the body spoken for, else the speaker":
        |line| line.named().stance.party.to_string().into();
    "party_name", ALWAYS, "the name under which the ledger lists them": |line| line.named().name.as_str().into();
    "position", ALWAYS, "asserts, denies, partly (rejects a part), non-denial, took-back, unclear (several, and which came last is not known)":
        |line| line.named().stance.position.as_str().into();
    Flag "changed", DETAIL, "true if they took more than one position": |line| line.named().stance.has_changed().into();
    "positions", DETAIL, "every position they took, each with the claim by which they did, by date: \"denies c2\"": |line| taken(line);
    Flag "certain", DETAIL, "false if it may not have been said yet by the day asked for": |line| line.named().stance.is_certain.into();
    "statement", DETAIL, "the id of the claim that decides: the claim itself, the denial, the confirmation; none if unclear":
        |line| statement(line).map(|claim| claim.id.to_string()).into();
    date "statement_said", DETAIL, "when that was said": |line| statement(line).and_then(|claim| claim.said.as_ref());
    "statement_text", DETAIL, "what it says, as recorded": |line| statement(line).map(parts::text).into();
    "statement_quote", DETAIL, "the words of the first article that quotes it, pieces joined by \" … \"":
        |line| statement(line).map(parts::quote).into();
    "statement_articles", DETAIL, "the ids of the articles it was seen in": |line| statement(line).map(parts::articles).into();
    "statement_urls", DETAIL, "where these articles stand": |line| statement(line).map(parts::urls).into();
};

fn statement(line: &StanceLine) -> Option<&Claim> {
    line.named().statement.as_deref()
}

fn taken(line: &StanceLine) -> Value<'_> {
    let taken = line.named().stance.taken.iter();
    Value::list(taken.map(|taken| format!("{} {}", taken.position, taken.by)))
}
