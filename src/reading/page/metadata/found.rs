//! One thing that was found on a page, and where.

/// Something found on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageFinding<T> {
    /// What was found.
    pub value: T,
    /// Where, for a person: `JSON-LD NewsArticle.datePublished`, `meta og:title`, `visible text: Published 21
    /// June 2024`.
    pub source: String,
    /// The words as the page writes them.
    pub words: Option<String>,
}
