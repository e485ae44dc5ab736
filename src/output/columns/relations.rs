//! Relations between claims.

use super::{columns, parts};
use crate::domain::{Related, Vocabulary};
use crate::output::Columns;

/// A row for each relation, with both of its claims.
pub static RELATIONS: Columns<Related> = columns! { "relations",
    "id,claim,relation,target,scope,part,force,basis,note,claim_ref,claim_speakers,claim_text,\
     claim_said,target_ref,target_speakers,target_text,target_said,article,quote,entry,\
     recorded_at,withdrawn";
    "id", ALWAYS, "the relation's id": |row| parts::id(row.relation.id, row.relation.withdrawn.as_ref());
    "claim", ALWAYS, "the id of the later claim: the denial, the confirmation": |row| row.claim.id.to_string().into();
    "relation", ALWAYS, "what it does to the earlier one: denies, confirms, repeats …":
        |row| row.relation.fields.relation.as_str().into();
    "target", ALWAYS, "the id of the earlier claim": |row| row.target.id.to_string().into();
    "scope", ALWAYS, "how much of it a challenge rejects: full, partial": |row| parts::word(row.relation.fields.scope);
    "part", DETAIL, "the part that a partial challenge rejects, in words": |row| row.relation.fields.part.as_deref().into();
    "force", ALWAYS, "how firmly a challenge rejects: categorical, qualified, non-denial":
        |row| parts::word(row.relation.fields.force);
    "basis", DETAIL, "who says so: explicit (the source itself), analyst (whoever recorded it)":
        |row| row.relation.fields.basis.as_str().into();
    "note", DETAIL, "anything else": |row| row.relation.fields.note.as_deref().into();
    "claim_ref", DETAIL, "the ref of the later claim": |row| row.claim.r#ref.as_deref().into();
    "claim_speakers", ALWAYS, "who made the later claim (in JSON objects: id, name, as, for)":
        |row| parts::speakers(&row.claim.speakers);
    "claim_text", DETAIL, "what the later claim says, as recorded": |row| parts::text(&row.claim);
    Edtf "claim_said", DETAIL, "when the later claim was said (EDTF; in JSON an object: words, edtf, earliest, latest)":
        |row| parts::date(row.claim.said.as_ref());
    "target_ref", DETAIL, "the ref of the earlier claim": |row| row.target.r#ref.as_deref().into();
    "target_speakers", DETAIL, "who made the earlier claim (in JSON objects: id, name, as, for)":
        |row| parts::speakers(&row.target.speakers);
    "target_text", ALWAYS, "what the earlier claim says, as recorded": |row| parts::text(&row.target);
    Edtf "target_said", DETAIL, "when the earlier claim was said (EDTF; in JSON an object: words, edtf, earliest, latest)":
        |row| parts::date(row.target.said.as_ref());
    "article", DETAIL, "the id of the article that says so, if that is not where the later claim was seen first":
        |row| row.relation.fields.article.map(|article| article.to_string()).into();
    "quote", DETAIL, "the words of that article that say so": |row| row.relation.fields.quote.as_deref().into();
    "entry", DETAIL, "the entry (the command) that recorded it": |row| row.relation.entry.to_string().into();
    "recorded_at", CSV_ONLY, "when that was, UTC": |row| row.relation.recorded_at.as_str().into();
    "withdrawn", DETAIL, "why it was withdrawn, if it was: then it counts for nothing":
        |row| row.relation.withdrawn.as_ref().map(|withdrawn| withdrawn.reason.as_str()).into();
};
