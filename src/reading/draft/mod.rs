//! From the text of an article to proposals of its claims: who, with which verb, of which kind, which words,
//! what it denies.
//!
//! Owns how statements are found in a text. The commands that show drafts to a person call [`draft`]; what it
//! returns is a suggestion, never a record. It must not read files, a clock or the ledger, must not fail on
//! any text, and must stay linear in its length: the search inside a sentence is bounded by constants.
//!
//! # How it works
//!
//! 1. A paragraph is cut into tokens; a quotation is masked as one of them (`quote`, `token`), and sentences
//!    are found on that (`sentence`).
//! 2. The patterns of a language read each sentence (`english`), with the words of a table
//!    (`english/words.txt`, read by `lexicon`).
//! 3. Over the sentences (`flow`): quotations without a speaker go on with the statement before, `NAME:`
//!    begins the line of a transcript.
//! 4. What nobody said, or somebody did not say, is left out, unless that is a kind of its own ("would not
//!    say whether").
//! 5. Each statement gets its speakers (`people`, `resolver`, `candidate`), its day (`said`, `days`), its two
//!    likeliest kinds (`kind`, `kinds`), how likely it is right (`likely`), what it would deny (`denied`) and
//!    what it may answer (`links`).
//!
//! What is not sure by rule is weighed (`model`): named evidence, with weights that were learned from
//! labelled articles and stand in `weights.txt`. They belong to one version of the rules: whoever changes a
//! rule or evidence learns them again, and measures on outlets that were not learned from (`benches/draft`,
//! `--train` and `--folds`).
//!
//! # To add
//!
//! - **A verb**: a word in `english/words.txt`.
//! - **A pattern**: a file in `english/`, its place in `english::read`, and a [`Pattern`] with its [`Tier`].
//! - **A language**: a folder like `english` and its choice in `flow`. Quotes, sentences, people and answers
//!   are the same for languages with capitals and full stops.
//!
//! - **Evidence**: a name in the file of its decision. It has no weight until it is learned.

mod candidate;
mod choice;
mod code_points;
mod days;
mod denied;
mod drafted;
mod drafts;
mod english;
mod flow;
mod gender;
mod kind;
mod kinds;
pub mod lesson;
mod lexicon;
mod likely;
mod links;
mod model;
mod month_names;
mod name_run;
mod naming;
mod own_text;
mod parts;
mod people;
mod person_title;
mod phrase;
mod quote;
mod resolver;
mod said;
mod sentence;
mod statement;
mod title;
mod token;
mod word_lists;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

use crate::reading::date_words::Anchor;

pub use drafted::{
    Answer, Breadth, Draft, DraftedSpeaker, How, Mention, Pattern, Resolved, Said, Span, Tier,
};
pub use links::{Linked, Stated, links};
pub use model::{Weights, exp};

/// Drafts of the statements in a text, in its order.
///
/// Paragraphs end at line breaks. Words such as "Thursday" count from `published`. No text is refused; one
/// without statements gives none.
pub fn draft(text: &str, published: &Anchor<'_>, breadth: Breadth) -> Vec<Draft> {
    drafts::of(text, published, breadth, Weights::shipped(), None)
}

/// Drafts of a text as [`draft`] makes them, with other weights: to measure what was learned.
pub fn draft_with(text: &str, published: &Anchor<'_>, breadth: Breadth, weights: &Weights) -> Vec<Draft> {
    drafts::of(text, published, breadth, weights, None)
}

/// When something was said, if these bytes of the text are words of a day that is not still to come.
pub(in crate::reading) fn day_in(
    text: &str,
    words: std::ops::Range<usize>,
    published: &Anchor<'_>,
) -> Option<Said> {
    said::within(text, &code_points::CodePoints::new(text), words, published)
}

/// The content of these stretches of the text (in bytes) in one line; `None` if it only points elsewhere.
pub(in crate::reading) fn content_of(text: &str, pieces: &[std::ops::Range<usize>]) -> Option<String> {
    own_text::content_of(text, pieces)
}
