//! What comes in: worksheets, tables, dates in words, the recording of them, and drafts of what an article says.
//!
//! Reads what people typed, says everything that is wrong with it, and records it through the store. Called by the
//! command line; it never prints.

pub mod claim_review;
pub mod date_words;
pub mod draft;
pub mod fetch;
pub mod import;
pub mod log;
pub mod page;
pub mod proposal;
pub mod recapture;
pub mod retrieve;
pub mod review;
pub mod table;
pub mod taken;
pub mod worksheet;
mod written;

pub use written::worksheet_of;
