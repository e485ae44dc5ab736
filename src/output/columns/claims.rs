//! Claims.

use super::{columns, parts};
use crate::domain::{Claim, Judged, Vocabulary};
use crate::output::{Columns, Format, Value};

/// The columns of a claim; `$status` stand after its kind, `$more` at the end. `$claim` is the claim of a
/// row.
macro_rules! claim_columns {
    ($header:expr; |$row:ident| $claim:expr; [$($status:tt)*] [$($more:tt)*]) => {
        columns! { "claims", $header;
            "id", ALWAYS, "the claim's id": |$row| parts::id($claim.id, $claim.withdrawn.as_ref());
            "ref", DETAIL, "the user's own stable word for it": |$row| $claim.r#ref.as_deref().into();
            "kind", ALWAYS, "the kind of claim: allegation, denial, statement …": |$row| $claim.kind.as_str().into();
            $($status)*
            "speakers", ALWAYS, "who said it, in the order of the source (in JSON objects: id, name, as, for)":
                |$row| parts::speakers(&$claim.speakers);
            "titles", CSV_ONLY, "the titles this article gave them, one for each speaker, empty where there is none":
                |$row| parts::titles(&$claim.speakers);
            "speaking_for", CSV_ONLY, "the body each speaker spoke for, one for each, empty where there is none":
                |$row| parts::bodies(&$claim.speakers);
            date "said", ALWAYS, "when it was said": |$row| $claim.said.as_ref();
            "text", ALWAYS, "what was said, in the words of whoever recorded it; none if the source gives no content of its own":
                |$row| parts::text(&$claim);
            "quote", DETAIL, "the words of the first article that quotes it, pieces joined by \" … \"":
                |$row| parts::quote(&$claim);
            "about", DETAIL, "whom it accuses or concerns (in JSON objects: id, name, as, for)":
                |$row| parts::speakers(&$claim.about);
            date "event", DETAIL, "when what it speaks of happened": |$row| $claim.event.as_ref();
            "relations", DETAIL, "what it does to other claims: \"denies c1\"": |$row| parts::relations(&$claim).into();
            "topics", DETAIL, "its topics, by name": |$row| (&$claim.topics).into();
            "articles", DETAIL, "the ids of the articles it was seen in, in the order recorded": |$row| parts::articles(&$claim);
            "outlets", DETAIL, "the names of their outlets, each once": |$row| parts::outlets(&$claim);
            "urls", DETAIL, "where these articles stand": |$row| parts::urls(&$claim);
            "origins", DETAIL, "its independent origins, by name: where its articles have it from, each once":
                |$row| $claim.independent_origins().into();
            "note", DETAIL, "anything else": |$row| $claim.note.as_deref().into();
            "withdrawn", WHEN_ASKED, "why it was withdrawn, if it was: then lists leave it out, unless asked for all":
                |$row| parts::withdrawn($claim.withdrawn.as_ref());
            "entry", DETAIL, "the entry (the command) that recorded it": |$row| $claim.entry.to_string().into();
            $($more)*
            "denied_text", DETAIL, "what it denies that nobody is known to have said; several with ` | ` between":
                |$row| $claim.denied_text().into();
            "at", DETAIL, "where in the article in which it was first recorded it stands: a time code or a page":
                |$row| $claim.home().and_then(|seen| seen.at.as_ref()).map(ToString::to_string).into();
            "hedge", DETAIL, "the words of doubt of that article": |$row| $claim.home().and_then(|seen| seen.hedge.as_deref()).into();
            "same_as", CSV_ONLY, "the speakers' addresses elsewhere, one for each; several of one with ` | ` between":
                |$row| parts::addresses(&$claim.speakers);
        }
    };
}

/// A row for each claim, with what became of it.
pub static CLAIMS: Columns<Judged> = claim_columns! {
    "id,ref,kind,status,speakers,titles,speaking_for,said,said_words,said_earliest,said_latest,\
     said_rule,text,quote,about,event,event_words,event_earliest,event_latest,event_rule,\
     relations,topics,articles,outlets,urls,origins,note,entry,possible,denied_text,at,hedge,same_as";
    |row| row.claim;
    ["status", ALWAYS, "what became of it, with a ? where the dates leave more than one open as of the day asked for":
        |row| row.standing.mark().into();]
    ["possible", DETAIL, "every status that the dates leave open, if there are several": |row| parts::doubt(&row.standing);]
};

/// The claim alone: what its keys are inside other objects.
static CLAIM: Columns<Claim> = claim_columns! {
    "id,ref,kind,speakers,titles,speaking_for,said,said_words,said_earliest,said_latest,\
     said_rule,text,quote,about,event,event_words,event_earliest,event_latest,event_rule,\
     relations,topics,articles,outlets,urls,origins,note,entry,denied_text,at,hedge,same_as";
    |row| (*row); [] []
};

/// A claim inside another JSON object: the keys that it has by itself in a list.
pub(in crate::output) fn object(claim: &Claim) -> Value<'_> {
    Value::Object(fields(claim))
}

/// The keys and values of a claim inside another JSON object, for a caller that has keys to add.
pub(in crate::output) fn fields(claim: &Claim) -> Vec<(&'static str, Value<'_>)> {
    let shown = CLAIM.all().iter().filter(|column| column.shown.list(Format::Json));
    shown.map(|column| (column.name, (column.value)(claim))).collect()
}
