//! What foreign bytes say, as plain data: worksheets, tables, pages and other sources, dates in words,
//! fact-checks, and drafts of what an article says.
//!
//! Owns how each form is read and everything that can be wrong with it, with its place. Called by the desks
//! of `intake` and by the command line. It knows the nouns of `domain` and nothing else: no ledger, no clock,
//! no network.

pub mod claim_review;
pub mod date_words;
pub mod draft;
pub mod drafter;
pub mod language;
pub mod marks;
pub mod mhtml;
pub mod page;
pub mod paper;
pub mod posts;
pub mod source;
pub mod spoken;
pub mod subtitles;
pub mod table;
pub mod transcript;
pub mod warc;
pub mod worksheet;
