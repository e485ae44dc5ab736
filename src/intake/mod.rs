//! What comes in: worksheets, date words.
