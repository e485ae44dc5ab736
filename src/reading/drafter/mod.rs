//! What another program drafts of an article: what it is told, what is taken of its answer, what is refused.
//!
//! Owns the protocol, version 1; `intake::drafter` runs the program. Nothing here does I/O, and nothing that
//! a drafter says is believed: whatever bytes come, no quote in a draft is one that the text does not have.
//!
//! # What is sent
//!
//! One JSON object on one line:
//!
//! - `protocol`: 1.
//! - `name` and `text` of the article; `paragraphs`, `[{"start","end"}]` in code points from 0, without the end.
//! - `published` (EDTF) and `language` (BCP 47); either may be null.
//! - `speakers`: those of the ledger whom the text names, `[{"id","name"}]`.
//! - `drafts`: those of the rules, as `draft --format jsonl` writes them.
//!
//! # What is taken
//!
//! A statement a line, a JSON object; before them perhaps `{"drafter": {"name","version"}}`. What `draft
//! --format jsonl` writes can be given back as it is. Other keys than these are passed over:
//!
//! - `quotes`: the words, in pieces. Each stands in the text word for word, as a quote of a worksheet does;
//!   else the statement is refused.
//! - `spans`: `[[start, end]]`, one for each piece. A beginning only chooses between equal places.
//! - `speakers`: names, or `[{"name","mention","as","for"}]`. `mention` and `as` are words of the text, `name`
//!   and `for` are that or a name of the ledger.
//! - `via`, who relays it: words of the text.
//! - `kind`, `kinds` (the two likeliest), `mode`, `tier`: words of their vocabularies.
//! - `said`: the words of the day, or `{"words"}`. They stand in the text, and are read by our rules as a day
//!   that has come; which day that is, is not the drafter's to say.
//! - `text`, the content as a sentence, and `denied` (or `{"text"}`), what a denial denies: in the drafter's
//!   words, and marked so. Every name and every number in them stands in the text.
//! - `answers`: `[{"draft","sure","likely"}]`, best first, three at most. `draft` is the number of another
//!   statement: from 0 in the order given. Every line that begins with `{` counts, also one that is refused.
//! - `likely`: a number from 0 to 1.
//!
//! Words are a string, or an object with `text` and perhaps `start`. A part that is not so is left out, and
//! the rest of the statement stays. A line that is no object, or has a key twice, is refused; so are words
//! that were given before. All of it is counted, with line and reason.

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
