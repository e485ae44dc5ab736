//! Disputed claims: flat for a spreadsheet, nested for programs.

use super::{columns, parts};
use crate::domain::{Challenge, Claim, Disputed, DisputedLine, NewRelation, Vocabulary};
use crate::output::{Columns, Value};

/// A row for each disputed claim and challenge of it.
pub static DISPUTED: Columns<DisputedLine> = columns! { "disputed",
    "claim,ref,status,kind,speakers,said,said_words,said_earliest,said_latest,said_rule,text,\
     quote,articles,outlets,urls,topics,challenge,relation,relation_id,scope,part,force,basis,\
     stands,challenge_by,challenge_on,challenge_on_words,challenge_on_earliest,\
     challenge_on_latest,challenge_on_rule,challenge_text,challenge_quote,challenge_articles,\
     challenge_outlets,challenge_urls,possible,decides,heard,relation_entry,relation_recorded_at,\
     relation_article,relation_quote,speaking_for,challenge_speaking_for";
    "claim", ALWAYS, "the id of the disputed claim": |line| line.claim().id.to_string().into();
    "ref", DETAIL, "its ref": |line| line.claim().r#ref.as_deref().into();
    "status", ALWAYS, "what became of it: disputed, partly-disputed, challenged …": |line| line.standing().mark().into();
    "kind", DETAIL, "the kind of claim": |line| line.claim().kind.as_str().into();
    "speakers", ALWAYS, "who said it (in JSON objects: id, name, as, for)": |line| parts::speakers(&line.claim().speakers);
    date "said", ALWAYS, "when it was said": |line| line.claim().said.as_ref();
    "text", ALWAYS, "what was said, as recorded": |line| parts::text(line.claim());
    "quote", DETAIL, "the words of the first article that quotes it, pieces joined by \" … \"":
        |line| parts::quote(line.claim());
    "articles", DETAIL, "the ids of the articles it was seen in": |line| parts::articles(line.claim());
    "outlets", DETAIL, "the names of their outlets, each once": |line| parts::outlets(line.claim());
    "urls", DETAIL, "where these articles stand": |line| parts::urls(line.claim());
    "topics", DETAIL, "its topics, by name": |line| (&line.claim().topics).into();
    "challenge", ALWAYS, "the id of the claim that challenges it: the denial": |line| by(line).id.to_string().into();
    "relation", ALWAYS, "what that does: denies, contradicts, disputes, refutes": |line| how(line).relation.as_str().into();
    "relation_id", DETAIL, "the id of the relation between the two": |line| line.challenge().relation.id.to_string().into();
    "scope", DETAIL, "how much it rejects: full, partial": |line| parts::word(how(line).scope);
    "part", DETAIL, "the part that is rejected, in words": |line| how(line).part.as_deref().into();
    "force", DETAIL, "how firmly: categorical, qualified, non-denial": |line| parts::word(how(line).force);
    "basis", DETAIL, "who says so: explicit (the source itself), analyst (whoever recorded it)":
        |line| how(line).basis.as_str().into();
    Flag "stands", DETAIL, "false if all who made the challenge took it back": |line| line.challenge().stands.into();
    "challenge_by", ALWAYS, "who challenges (in JSON objects: id, name, as, for)": |line| parts::speakers(&by(line).speakers);
    date "challenge_on", ALWAYS, "when it was challenged": |line| by(line).said.as_ref();
    "challenge_text", DETAIL, "what the challenge says, as recorded": |line| parts::text(by(line));
    "challenge_quote", DETAIL, "the words of the first article that quotes the challenge, pieces joined by \" … \"":
        |line| parts::quote(by(line));
    "challenge_articles", DETAIL, "the ids of the articles the challenge was seen in": |line| parts::articles(by(line));
    "challenge_outlets", DETAIL, "the names of their outlets, each once": |line| parts::outlets(by(line));
    "challenge_urls", DETAIL, "where these articles stand": |line| parts::urls(by(line));
    "possible", CSV_ONLY, "every status that the dates leave possible as of the day asked for, if there are several":
        |line| parts::doubt(line.standing());
    Flag "decides", CSV_ONLY, "true if this challenge is among what decides the status":
        |line| line.standing().rests_on(line.challenge().relation.id).into();
    "heard", CSV_ONLY, "whether the challenge had been said by the day asked for: said, undated (counts), perhaps":
        |line| line.challenge().heard.as_str().into();
    "relation_entry", CSV_ONLY, "the entry that recorded the relation": |line| line.challenge().relation.entry.to_string().into();
    "relation_recorded_at", CSV_ONLY, "when that was, UTC": |line| line.challenge().relation.recorded_at.as_str().into();
    "relation_article", CSV_ONLY, "the id of the article that says so, if that is not where the challenge was seen first":
        |line| how(line).article.map(|article| article.to_string()).into();
    "relation_quote", CSV_ONLY, "the words of that article that say so": |line| how(line).quote.as_deref().into();
    "speaking_for", CSV_ONLY, "the body each of the claim's speakers spoke for, one for each, empty where there is none":
        |line| parts::bodies(&line.claim().speakers);
    "challenge_speaking_for", CSV_ONLY, "the body each challenger spoke for, one for each, empty where there is none":
        |line| parts::bodies(&by(line).speakers);
};

/// Disputed claims for programs, an object for each claim: for `json` and `jsonl` when no fields are named.
pub static DISPUTED_ITEMS: Columns<Disputed> = columns! { "disputed",
    "claim,status,possible,why,challenges";
    "claim", JSON_ONLY, "the claim, with the keys of the claims report": |item| super::claim_object(&item.claim);
    "status", JSON_ONLY, "what became of it": |item| item.standing.mark().into();
    "possible", JSON_ONLY, "every status that the dates leave possible as of the day asked for":
        |item| parts::possible(&item.standing);
    "why", JSON_ONLY, "the relations that decide the status": |item| parts::why(&item.standing);
    "challenges", JSON_ONLY, "what challenges it, by the relation's id":
        |item| Value::Array(item.challenges.iter().map(challenge_object).collect());
};

fn by(line: &DisputedLine) -> &Claim {
    &line.challenge().claim
}

fn how(line: &DisputedLine) -> &NewRelation {
    &line.challenge().relation.fields
}

/// A relation to a claim, seen from that claim: how, whether it stands, and the claim it comes from.
pub(in crate::output) fn challenge_object(challenge: &Challenge) -> Value<'_> {
    let fields = &challenge.relation.fields;
    Value::Object(vec![
        ("relation_id", challenge.relation.id.to_string().into()),
        ("relation", fields.relation.as_str().into()),
        ("scope", parts::word(fields.scope)),
        ("part", fields.part.as_deref().into()),
        ("force", parts::word(fields.force)),
        ("basis", fields.basis.as_str().into()),
        ("note", fields.note.as_deref().into()),
        ("article", fields.article.map(|article| article.to_string()).into()),
        ("quote", fields.quote.as_deref().into()),
        ("stands", challenge.stands.into()),
        ("retracted_by", Value::list(challenge.retracted_by.iter().map(ToString::to_string))),
        ("heard", challenge.heard.as_str().into()),
        ("entry", challenge.relation.entry.to_string().into()),
        ("recorded_at", challenge.relation.recorded_at.as_str().into()),
        ("claim", super::claim_object(&challenge.claim)),
    ])
}
