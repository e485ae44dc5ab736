//! What comes in: worksheets, date words.

pub mod worksheet;
