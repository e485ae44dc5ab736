//! The real program, end to end, by verb: in an empty folder and an empty environment, with a fixed clock and
//! width.

#![allow(clippy::unwrap_used, reason = "a test that panics has failed, which is its purpose")]

mod altered;
mod asked;
mod assess;
mod backup;
mod claim_reviews;
mod clocks;
mod conditions;
mod crowd;
mod draft;
mod drafter;
mod entrances;
mod evidence;
mod examples;
mod formats;
mod guide;
mod history;
mod import;
mod killed;
mod log;
mod merged;
mod origins;
mod place;
#[cfg(unix)]
mod poisoned;
mod readme;
mod records;
mod refused;
mod relations;
mod review;
mod sandbox;
mod search;
mod similar;
mod spreadsheets;
mod tamper;
mod tamper_everywhere;
