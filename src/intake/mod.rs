//! What comes in: worksheets, date words.

pub mod date_words;
