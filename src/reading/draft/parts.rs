//! The speakers in a phrase of several: "both X and Y", "Mayor X, the host, and union head Y", "X, Y and Z".
//!
//! Owns where such a phrase is cut. "The Department of Health and Human Services" is one; when in doubt, it
//! is one.

use std::ops::Range;

use super::lexicon::{Class, Lexicon};
use super::people::People;
use super::phrase::{Sort, sort};

/// The mentions in a phrase, in bytes of the text.
pub(super) fn parts(text: &str, phrase: &Range<usize>, people: &People<'_>) -> Vec<Range<usize>> {
    let words = &text[phrase.clone()];
    let lead = ["both ", "Both "].iter().find(|lead| words.starts_with(**lead)).map_or(0, |lead| lead.len());
    let whole = phrase.start + lead..phrase.end;
    let Some((left, right)) = halves(text, &whole, people) else { return vec![whole] };
    let mut all = listed(text, &left, people);
    all.extend(parts(text, &right, people));
    all
}

/// What stands before and behind the "and" that joins two speakers.
fn halves(text: &str, whole: &Range<usize>, people: &People<'_>) -> Option<(Range<usize>, Range<usize>)> {
    let words = &text[whole.clone()];
    words.match_indices(" and ").find_map(|(at, and)| {
        let left = whole.start..whole.start + words[..at].trim_end_matches(',').len();
        let right = whole.start + at + and.len()..whole.end;
        let comma = words[..at].ends_with(',');
        is_pair(text, &left, &right, comma, people).then_some((left, right))
    })
}

fn is_pair(text: &str, left: &Range<usize>, right: &Range<usize>, comma: bool, people: &People<'_>) -> bool {
    let (one, other) = (&text[left.clone()], &text[right.clone()]);
    // "X, a friend and lawyer," is one: only a comma that is closed before the "and" ends what is said of X.
    if one.contains(',') && !comma && listed(text, left, people).len() < 2 {
        return false;
    }
    let is_person = |range: &Range<usize>| {
        let front = text[range.clone()].find(',').map_or(range.end, |at| range.start + at);
        people.within(range.start, front).iter().any(|at| people.all[at.who].is_surely_person())
    };
    let bare = without_article(other);
    let has_article = bare.len() < other.len();
    let begins = |words: &str| without_article(words).starts_with(char::is_uppercase);
    let joins_object =
        [" of ", " in ", " from ", " for ", " at ", " with ", " by ", " to ", " on ", " between "]
            .iter()
            .any(|word| one.contains(word));
    if joins_object && !comma && !has_article && !is_person(right) {
        return false;
    }
    let is_group = |words: &str| sort(words) == Sort::Group && is_speaking(words);
    let can_left = begins(one) || is_group(one) || has_name(one) || without_article(one).len() < one.len();
    let can_right = bare.starts_with(char::is_uppercase)
        || is_person(right)
        || is_group(other) && begins(one)
        || has_article && is_speaking(other);
    can_left && can_right
}

/// The names of "X, Y" before an "and": several only if somebody is named in each piece.
fn listed(text: &str, left: &Range<usize>, people: &People<'_>) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = left.start;
    for piece in text[left.clone()].split_inclusive(',') {
        let end = start + piece.trim_end_matches(',').len();
        let begin = start + (piece.len() - piece.trim_start().len());
        pieces.push(begin..end);
        start += piece.len();
    }
    let names_one = |piece: &Range<usize>| {
        let words = &text[piece.clone()];
        words.starts_with(char::is_uppercase)
            && people
                .within(piece.start, piece.end)
                .first()
                .is_some_and(|at| !is_state(words) && at.place < piece.end)
    };
    if pieces.len() > 1 && pieces.iter().all(names_one) { pieces } else { vec![left.clone()] }
}

/// "D-Wash.", "R-Ky.": no name.
fn is_state(words: &str) -> bool {
    words.chars().nth(1) == Some('-') && words.len() < 12
}

fn without_article(words: &str) -> &str {
    ["the ", "The ", "a ", "A ", "an ", "An "]
        .iter()
        .find_map(|article| words.strip_prefix(article))
        .unwrap_or(words)
}

fn has_name(words: &str) -> bool {
    words.split_whitespace().any(|word| word.starts_with(char::is_uppercase))
}

/// Whether one of the words is for somebody who can speak.
fn is_speaking(words: &str) -> bool {
    let is_group = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        Lexicon::english().entry(&word).is_some_and(|(class, _)| {
            class.has(Class::GROUP | Class::TITLE | Class::BODILY) && !class.has(Class::PRONOUN)
        })
    };
    words.split_whitespace().take(6).any(is_group)
}
