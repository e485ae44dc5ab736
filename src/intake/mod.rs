//! What comes in: worksheets, and dates in words.

pub mod date_words;
pub mod worksheet;
