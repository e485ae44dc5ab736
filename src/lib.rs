//! `gainsay` keeps the record of who claimed what, on which date, in which article, and who denied it.
//!
//! A denial is a claim too, and denies another one; what nobody is known to have said is then a claim by the
//! unattributed, so that no denier is shown asserting it. A status is never stored: it follows from the
//! relations. Nothing that was recorded is taken out.
//!
//! To record, give [`record::Recorder`] what was read as [`record::ProposedArticle`] and
//! [`record::ProposedClaim`]; to ask, call [`report`]. Both work in a transaction of [`store`].
//!
//! # Layers
//!
//! One package: this library and a thin binary. A module may use only what stands below it:
//!
//! ```text
//! main → cli → { intake, export } → { record, report, reading } → store → domain
//!        cli, export → output ────────────────────────────────────→ domain
//!        reading → domain
//!        cli, export, store → whole_file
//! ```
//!
//! - [`whole_file`]: files that are there whole or not at all; knows nothing of the rest.
//! - [`domain`]: the nouns and the rules; plain data, no I/O, no clock, no database.
//! - [`store`]: the ledger, one SQLite file; the only module that names rusqlite or refinery.
//! - [`reading`]: what foreign bytes say, as plain data: worksheets, tables, pages, dates in words, drafts.
//! - [`record`]: the one door: whom a name means, which article and which claim it is, what may not be
//!   recorded, what is told beside, the writing. Nothing else calls the writers of the store.
//! - [`intake`]: the desks that take what was read into the record.
//! - [`report`]: what is asked: disputed claims, denials, flat lists; computes over store views, no SQL.
//! - [`export`]: files that leave (CSV, spreadsheets, workbooks, and what describes them): each whole or not
//!   at all, and never over somebody's edits.
//! - [`output`]: how a result looks: table, JSON, CSV, Markdown; one column list per result type.

pub mod cli;
pub mod domain;
pub mod export;
pub mod intake;
pub mod output;
pub mod reading;
pub mod record;
pub mod report;
pub mod store;
pub mod whole_file;
