//! Addresses of articles: which two are one article.

/// What two addresses of one article have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleKey(String);

impl ArticleKey {
    /// The key of an address.
    pub fn of(url: &str) -> Self {
        Self(url.to_owned())
    }

    /// The key as it is kept.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
