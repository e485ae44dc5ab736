//! Topics.

use super::{columns, parts};
use crate::domain::Topic;
use crate::output::Columns;

/// A row for each topic.
pub static TOPICS: Columns<Topic> = columns! { "topics",
    "id,name,claims,articles,note";
    "id", ALWAYS, "the topic's id": |topic| topic.id.to_string().into();
    "name", ALWAYS, "its name as first written": |topic| topic.name.as_str().into();
    Count "claims", ALWAYS, "how many claims carry it": |topic| parts::count(topic.claims);
    Count "articles", ALWAYS, "how many articles carry it": |topic| parts::count(topic.articles);
    "note", DETAIL, "anything else": |topic| topic.note.as_deref().into();
};
