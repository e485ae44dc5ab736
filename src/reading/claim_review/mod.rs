//! Fact-checks of others: ClaimReview files (JSON-LD, schema.org) into claims, speakers, articles and
//! assessments.
//!
//! Owns what a file of reviews is (JSON, an object a line, or a saved page with JSON-LD in it), and how it is
//! read. Called by the `import` verb with the bytes of a file, which it offers to [`is_claim_review`] first,
//! because the ending `.json` says nothing. Reading decides nothing about the ledger.

mod read;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use serde_json::Value;

use crate::domain::Review;
use crate::reading::page::json_ld;
use read::Published;

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
    /// It holds no ClaimReview.
    #[error("it holds no ClaimReview: no object in it has that @type")]
    None,
}

/// Whether the bytes of a file are reviews: JSON, an object a line, or a page, with a ClaimReview in it; or
/// meant to be, and not JSON.
pub fn is_claim_review(bytes: &[u8]) -> bool {
    // The word is looked for first: a large file of something else is not parsed.
    let named = bytes.windows(11).any(|window| window.eq_ignore_ascii_case(b"ClaimReview"));
    named
        && match values(bytes) {
            Ok(values) => !Published::new(&values).reviews().is_empty(),
            // A table with an object a line says so in no @type.
            Err(_) => bytes.windows(7).any(|window| window == b"\"@type\""),
        }
}

/// The reviews of a file, in its order.
///
/// # Errors
/// [`ReviewError`], with the place where the JSON breaks.
pub fn read(bytes: &[u8]) -> Result<Vec<Review>, ReviewError> {
    let found = Published::new(&values(bytes)?).reviews();
    if found.is_empty() { Err(ReviewError::None) } else { Ok(found) }
}

/// The values of a file: of one JSON text, of many with one on each line, or of the scripts of a page. Line
/// breaks in strings and commas too many, as pages have them, are read as a browser's search engine does.
fn values(bytes: &[u8]) -> Result<Vec<Value>, ReviewError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii();
    if bytes.first() == Some(&b'<') {
        let page = String::from_utf8_lossy(bytes);
        return Ok(json_ld::scripts(&page).into_iter().filter_map(json_ld::parse).collect());
    }
    let error = match serde_json::from_slice(bytes) {
        Ok(value) => return Ok(vec![value]),
        Err(error) => error,
    };
    let lines = bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    let lines: Result<Vec<Value>, _> = lines.map(serde_json::from_slice).collect();
    if let Ok(lines) = lines {
        return Ok(lines);
    }
    let text: Cow<'_, str> = String::from_utf8_lossy(bytes);
    json_ld::whole(&text).map(|value| vec![value]).ok_or_else(|| ReviewError::NotJson {
        what: json_problem(&error),
        line: error.line(),
        column: error.column(),
    })
}

/// What serde says, without the place, which is told apart.
fn json_problem(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}
