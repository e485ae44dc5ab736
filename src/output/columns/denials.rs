//! Denials, each with what it denies.

use super::{columns, parts};
use crate::domain::{ArticleMention, Claim, Denial, NewRelation, Vocabulary};
use crate::output::Columns;

/// A row for each denial and claim that it denies; a denial whose claim is not recorded has one row with no
/// claim.
pub static DENIALS: Columns<Denial> = columns! { "denials",
    "denial,denied_by,denied_on,denied_on_words,denied_on_earliest,denied_on_latest,\
     denied_on_rule,denial_text,denial_quote,article,outlet,url,scope,part,force,basis,relation,\
     claim,claim_ref,claim_speakers,claim_said,claim_text";
    "denial", ALWAYS, "the id of the denial": |row| row.denial.id.to_string().into();
    "denied_by", ALWAYS, "who denies (in JSON objects: id, name, as, for)": |row| parts::speakers(&row.denial.speakers);
    date "denied_on", ALWAYS, "when it was denied": |row| row.denial.said.as_ref();
    "denial_text", DETAIL, "what the denial says, as recorded": |row| parts::text(&row.denial);
    "denial_quote", DETAIL, "the words of the first article that quotes the denial, pieces joined by \" … \"":
        |row| parts::quote(&row.denial);
    "article", DETAIL, "the id of the article in which the denial was first recorded":
        |row| article(row).map(|article| article.id.to_string()).into();
    "outlet", DETAIL, "the name of its outlet": |row| article(row).and_then(|article| article.outlet.as_deref()).into();
    "url", DETAIL, "where it stands": |row| article(row).and_then(|article| article.url.as_deref()).into();
    "scope", ALWAYS, "how much is denied: full, partial": |row| parts::word(relation(row).and_then(|r| r.scope));
    "part", DETAIL, "the part that is denied, in words": |row| relation(row).and_then(|r| r.part.as_deref()).into();
    "force", DETAIL, "how firmly: categorical, qualified, non-denial": |row| parts::word(relation(row).and_then(|r| r.force));
    "basis", DETAIL, "who says that the denial is of this claim: explicit (the source itself), analyst (whoever recorded it)":
        |row| relation(row).map(|r| r.basis.as_str()).into();
    "relation", DETAIL, "the id of the relation": |row| row.denied.as_ref().map(|(r, _)| r.id.to_string()).into();
    "claim", ALWAYS, "the id of the claim denied": |row| claim(row).map(|c| c.id.to_string()).into();
    "claim_ref", DETAIL, "its ref": |row| claim(row).and_then(|c| c.r#ref.as_deref()).into();
    "claim_speakers", ALWAYS, "who made it (in JSON objects: id, name, as, for)":
        |row| claim(row).map(|c| parts::speakers(&c.speakers)).into();
    Edtf "claim_said", DETAIL, "when it was said (EDTF; in JSON an object: words, edtf, earliest, latest)":
        |row| parts::date(claim(row).and_then(|c| c.said.as_ref()));
    "claim_text", ALWAYS, "what it says, as recorded": |row| claim(row).map(parts::text).into();
};

fn article(row: &Denial) -> Option<&ArticleMention> {
    row.denial.home().map(|home| &*home.article)
}

fn relation(row: &Denial) -> Option<&NewRelation> {
    row.denied.as_ref().map(|(relation, _)| &relation.fields)
}

fn claim(row: &Denial) -> Option<&Claim> {
    row.denied.as_ref().map(|(_, claim)| &**claim)
}
