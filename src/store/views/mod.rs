//! Joins of several nouns, read for the reports.

mod assessed;
mod challenged;
mod denials;
mod judged;
mod paged;
mod related;
mod web;

pub use challenged::Confronted;
pub use judged::StandingFilter;
pub use paged::Paged;
