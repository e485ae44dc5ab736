//! Fact-checks of others: ClaimReview files (JSON-LD, schema.org) into claims, speakers, articles and
//! assessments.
//!
//! Owns what a file of reviews is, and how it is read. Called by the `import` verb with the bytes of a file,
//! which it offers to [`is_claim_review`] first, because the ending `.json` says nothing. Reading decides
//! nothing about the ledger.

mod read;
#[cfg(test)]
mod tests;

use crate::domain::Review;

/// Why a file is no file of reviews.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReviewError {
    /// It is not JSON.
    #[error("it is not JSON: {what} (line {line}, column {column})")]
    NotJson {
        /// What is wrong with it.
        what: String,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// It is JSON and holds no ClaimReview.
    #[error("it holds no ClaimReview: no object in it has that @type")]
    None,
}

/// Whether the bytes of a file are JSON with a ClaimReview in it; a JSON-lines file is not.
pub fn is_claim_review(bytes: &[u8]) -> bool {
    // The word is looked for first: a large file of something else is not parsed.
    let bytes = without_mark(bytes);
    let named = bytes.windows(11).any(|window| window == b"ClaimReview");
    named && serde_json::from_slice(bytes).is_ok_and(|file| read::has_reviews(&file))
}

/// The reviews of a file, in its order.
///
/// # Errors
/// [`ReviewError`], with the place where the JSON breaks.
pub fn read(bytes: &[u8]) -> Result<Vec<Review>, ReviewError> {
    let file = serde_json::from_slice(without_mark(bytes)).map_err(|error| ReviewError::NotJson {
        what: json_problem(&error),
        line: error.line(),
        column: error.column(),
    })?;
    let found = read::reviews(&file);
    if found.is_empty() { Err(ReviewError::None) } else { Ok(found) }
}

fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// What serde says, without the place, which is told apart.
fn json_problem(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}
