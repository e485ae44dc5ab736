//! The words of a statement that a person marks in the text: its exact pieces, its content as a sentence, and
//! how the article gives them; a ref for it; and what it may answer.
//!
//! Owns that what is marked by hand has the form of what is drafted. Called by `review`. Pure.

use std::collections::BTreeSet;

use super::of_draft::as_sentence;
use super::places::Places;
use super::refs::{count, make};
use super::{Proposal, quoting};
use crate::domain::Mode;
use crate::domain::anchor::Text;
use crate::domain::text::check_text;
use crate::reading::draft::{Span, Stated, Weights, links};

/// The words of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// Its pieces, as they stand in the text.
    pub quotes: Vec<String>,
    /// Its content, as a sentence.
    pub text: String,
    /// How the article gives it.
    pub mode: Mode,
}

/// The words at these spans of a text, in code points; `None` if there is nothing that can be quoted.
pub fn words_at(text: &str, spans: &[(usize, usize)]) -> Option<Wording> {
    let places = Places::new(text);
    let stretch = |(start, end): (usize, usize)| places.stretch(Span { start, end });
    let quotes = quoting::pieces(spans.iter().map(|span| stretch(*span)), &Text::new(text));
    let sentence = as_sentence(&quotes.join(" "));
    check_text(&sentence).ok().filter(|()| !quotes.is_empty())?;
    let given: Vec<Mode> = spans.iter().map(|span| mode(text, *span)).collect();
    let first = *given.first()?;
    let mode = if given.iter().all(|mode| *mode == first) { first } else { Mode::Mixed };
    Some(Wording { quotes, text: sentence, mode })
}

/// How a span is given: within quotation marks, without any, or with some of it in them.
fn mode(text: &str, (start, end): (usize, usize)) -> Mode {
    let mut is_open = false;
    let mut was_open = false;
    let mut has_marks = false;
    for (at, c) in text.chars().enumerate().take(end) {
        let before = is_open;
        match c {
            '“' | '„' | '«' => is_open = true,
            // A paragraph that continues a quotation opens it again.
            '”' | '»' | '\n' => is_open = false,
            '"' => is_open = !is_open,
            _ => {}
        }
        if at == start {
            was_open = before || is_open;
        }
        has_marks |= at > start && before != is_open;
    }
    match (was_open, has_marks) {
        (true, false) => Mode::Direct,
        (false, false) => Mode::Indirect,
        _ => Mode::Mixed,
    }
}

/// A ref for a statement of this text that says so; none that is taken.
pub fn free_ref(text: &str, said: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let counts = count(text);
    let mut made = BTreeSet::new();
    loop {
        let name = make(said, &counts, &mut made);
        if !is_taken(&name) {
            return name;
        }
    }
}

/// What each of the statements of a text may answer, by their places: best first, three at most. They are in
/// the order of the text.
pub fn likely_answers(text: &str, proposals: &[Proposal]) -> Vec<Vec<usize>> {
    let places = Places::new(text);
    let stated: Vec<Stated> = proposals
        .iter()
        .map(|proposal| {
            let claim = &proposal.claim;
            let bodies = claim.by.iter().flat_map(|party| &party.bodies);
            Stated {
                pieces: proposal.spans.iter().map(|span| places.bytes(*span)).collect(),
                cue: None,
                speakers: claim.by.iter().filter_map(|party| party.name.clone()).collect(),
                bodies: bodies.map(|body| body.value.clone()).collect(),
                kind: Some(claim.kind_or_implied()),
            }
        })
        .collect();
    let linked = links(text, &stated, Weights::shipped());
    linked.into_iter().map(|one| one.targets.into_iter().map(|(target, _)| target).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "The mill\n\n“We sold nothing,” she said, and the roof is whole. He called it “a wreck”.\n";

    fn at(words: &str) -> (usize, usize) {
        let start = TEXT[..TEXT.find(words).unwrap()].chars().count();
        (start, start + words.chars().count())
    }

    #[test]
    fn marked_words_are_given_as_drafts_are() {
        let direct = words_at(TEXT, &[at("We sold nothing")]).unwrap();
        assert_eq!((direct.quotes, direct.mode), (vec!["We sold nothing".to_owned()], Mode::Direct));
        let indirect = words_at(TEXT, &[at("the roof is whole.")]).unwrap();
        assert_eq!((indirect.text.as_str(), indirect.mode), ("The roof is whole.", Mode::Indirect));
        assert_eq!(words_at(TEXT, &[at("it “a wreck”")]).unwrap().mode, Mode::Mixed);
        assert_eq!(words_at(TEXT, &[at("We sold nothing"), at("the roof")]).unwrap().mode, Mode::Mixed);
        assert_eq!(words_at(TEXT, &[at(",” ")]), None);
    }

    #[test]
    fn a_ref_is_one_that_nothing_has() {
        let taken = |name: &str| name == "roof-whole";
        assert_eq!(free_ref(TEXT, "The roof is whole", taken), "roof-whole-2");
    }
}
