//! Joins of several nouns, read for the reports.

mod challenged;
mod denials;
mod paged;
mod related;
mod web;

pub use challenged::Confronted;
pub use paged::Paged;
