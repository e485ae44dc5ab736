//! What another program drafts of an article: what it is told, what is taken of its answer, what is refused.
//!
//! Owns the protocol, version 1, as `src/cli/guide/programs.md` tells it; `intake::drafter` runs the program.
//! Nothing here does I/O, and nothing that a drafter says is believed: whatever bytes come, no quote in a
//! draft is one that the text does not have.

mod check;
mod compare;
mod day;
mod given;
mod json;
mod refusal;
mod request;
mod take;
mod wording;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

pub use compare::{Beside, Differs, compare};
pub use refusal::{Refusal, Refusals};
pub use request::{PROTOCOL, Request};
pub use take::{Drafted, MOST_STATEMENTS, take};
