//! stub
use super::Proposal;
use crate::domain::ArticleId;
use crate::domain::date::Edtf;
use crate::store::{Reader, StoreError};

/// An article to be drafted.
#[derive(Debug, Clone)]
pub struct Reading<'r> {
    /// The text as it was read.
    pub text: &'r str,
    /// When the article was published.
    pub published: Option<Edtf>,
    /// Its language, a BCP 47 tag.
    pub language: Option<&'r str>,
    /// The article of the ledger that it is.
    pub recorded: Option<ArticleId>,
}

/// stub
pub fn propose(_: &Reading<'_>, _: Option<&Reader<'_>>) -> Result<Vec<Proposal>, StoreError> {
    Ok(Vec::new())
}
