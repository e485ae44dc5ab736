//! Joins of several nouns, read for the reports.

mod asked;
mod assessed;
mod challenged;
mod denials;
mod judged;
mod paged;
mod related;
mod web;

pub use asked::DaysSaid;
pub use challenged::Confronted;
pub use judged::StandingFilter;
pub use paged::Paged;
