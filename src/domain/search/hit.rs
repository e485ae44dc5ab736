//! What a search answers with.

use crate::domain::vocabulary::vocabulary;
use crate::domain::{Article, Judged};

vocabulary!(
    /// Where in a record a hit stands.
    HitPlace, "place of a hit", {
        /// In the words of whoever recorded the claim; of an article, in the text of its latest capture.
        Text => "text",
        /// In the words of an article.
        Quote => "quote",
        /// In the headline of an article.
        Headline => "headline",
    }
);

/// A claim that answers a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The claim, with what became of it.
    pub judged: Judged,
    /// Where the best of the hits stands.
    pub place: HitPlace,
    /// The passage there, with the hits marked.
    pub excerpt: String,
}

/// An article that answers a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleHit {
    /// The article.
    pub article: Article,
    /// Where the best of the hits stands.
    pub place: HitPlace,
    /// The passage there, with the hits marked.
    pub excerpt: String,
}
