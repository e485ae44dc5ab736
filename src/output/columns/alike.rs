//! Claims that are much like another.

use super::{columns, parts};
use crate::domain::Vocabulary;
use crate::domain::search::Alike;
use crate::output::Columns;

/// A row for each claim that is like what was asked for, the most alike first.
pub static ALIKE: Columns<Alike> = columns! { "claim similar",
    "likeness,id,ref,kind,status,speakers,said,said_words,said_earliest,said_latest,said_rule,\
     text,quote,articles";
    "likeness", ALWAYS, "how much it says the same, in percent, by its words": |alike| i64::from(alike.likeness).into();
    "id", ALWAYS, "the claim's id": |alike| alike.judged.claim.id.to_string().into();
    "ref", DETAIL, "the user's own stable word for it": |alike| alike.judged.claim.r#ref.as_deref().into();
    "kind", DETAIL, "the kind of claim": |alike| alike.judged.claim.kind.as_str().into();
    "status", ALWAYS, "what became of it": |alike| alike.judged.standing.mark().into();
    "speakers", ALWAYS, "who said it (in JSON objects: id, name, as, for)": |alike| parts::speakers(&alike.judged.claim.speakers);
    date "said", ALWAYS, "when it was said": |alike| alike.judged.claim.said.as_ref();
    "text", ALWAYS, "what was said, as recorded": |alike| parts::text(&alike.judged.claim);
    "quote", DETAIL, "the words of the first article that quotes it, pieces joined by \" … \"":
        |alike| parts::quote(&alike.judged.claim);
    "articles", DETAIL, "the ids of the articles it was seen in": |alike| parts::articles(&alike.judged.claim);
};
