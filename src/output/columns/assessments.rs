//! Assessments of claims.

use super::{columns, parts};
use crate::domain::Assessed;
use crate::output::Columns;

/// A row for each assessment of a claim.
pub static ASSESSMENTS: Columns<Assessed> = columns! { "assessments",
    "id,claim,ref,text,rating,scale,by,assessed,assessed_words,assessed_earliest,assessed_latest,\
     assessed_rule,url,note,entry,assessor,name_as_given";
    "id", ALWAYS, "the assessment's id": |row| row.assessment.id.to_string().into();
    "claim", ALWAYS, "the id of the claim": |row| row.claim.id.to_string().into();
    "ref", DETAIL, "its ref": |row| row.claim.r#ref.as_deref().into();
    "text", ALWAYS, "what it says, as recorded": |row| parts::text(&row.claim);
    "rating", ALWAYS, "what was concluded, in the assessor's own words": |row| row.assessment.fields.rating.as_str().into();
    "scale", DETAIL, "the scale that the rating is on": |row| row.assessment.fields.scale.as_deref().into();
    "by", ALWAYS, "the name under which the ledger lists the assessor": |row| row.assessment.assessor_name.as_str().into();
    date "assessed", ALWAYS, "when it was concluded": |row| row.assessment.fields.assessed.as_ref();
    "url", DETAIL, "where it stands": |row| row.assessment.fields.url.as_deref().into();
    "note", DETAIL, "anything else: why": |row| row.assessment.fields.note.as_deref().into();
    "entry", DETAIL, "the entry (the command) that recorded it": |row| row.assessment.entry.to_string().into();
    "assessor", DETAIL, "the assessor's id among the speakers": |row| row.assessment.fields.assessor.to_string().into();
    "name_as_given", DETAIL, "the assessor's name as given": |row| row.assessment.fields.name_as_given.as_str().into();
};
