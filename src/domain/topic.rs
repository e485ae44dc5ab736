//! A tag on claims and articles (schema:about).

use super::TopicId;

/// A recorded topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Its id, `t4`.
    pub id: TopicId,
    /// Its name as first written.
    pub name: String,
    /// Anything else.
    pub note: Option<String>,
    /// How many claims carry it.
    pub claims: u64,
    /// How many articles carry it.
    pub articles: u64,
}
