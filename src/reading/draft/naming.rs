//! Whether a phrase is the name of a person or only holds it: "Mayor Tom Reyes", but not "critics of Reyes".
//!
//! Owns which words beside a name make it somebody else's phrase: a preposition or a participle before it, a
//! possessive or a group behind it. It is asked about one segment of a phrase, without its appositions; who
//! the person is, `speaker` knows.

use std::ops::Range;

use super::lexicon::{Class, Lexicon};
use super::people::is_title;

/// Words in `-ing` that are no participles before a name: "acting Mayor X".
const NO_PARTICIPLES: [&str; 25] = [
    "operating",
    "programming",
    "nursing",
    "acting",
    "outgoing",
    "incoming",
    "leading",
    "sitting",
    "ruling",
    "housing",
    "planning",
    "reigning",
    "visiting",
    "serving",
    "engineering",
    "marketing",
    "managing",
    "founding",
    "presiding",
    "commanding",
    "surviving",
    "banking",
    "building",
    "mining",
    "training",
];
/// Prepositions that the table of words does not have.
const MORE_PREPOSITIONS: [&str; 5] = ["around", "behind", "like", "beside", "except"];
/// What can stand behind a name and is part of it.
const SUFFIXES: [&str; 5] = ["jr", "sr", "ii", "iii", "iv"];

/// Whether a segment is the name that stands at this place in it, with titles before it.
pub(super) fn is_name(segment: &str, name: &Range<usize>) -> bool {
    !is_object(&segment[..name.start]) && !is_modifier(&segment[name.end..])
}

/// Whether what stands before a name makes it an object: "critics of", "the man suing", "a spokesman for
/// former Mayor".
fn is_object(before: &str) -> bool {
    let is_edge = |c: char| !c.is_alphanumeric();
    let words: Vec<&str> = before
        .split_whitespace()
        .map(|word| word.trim_matches(is_edge))
        .filter(|word| !word.is_empty())
        .collect();
    let is_small = |word: &str| word.starts_with(char::is_lowercase);
    let joins = |word: &str| matches!(word, "and" | "or" | "nor" | "but" | "yet" | "so" | "as");
    let is_clause = |word: &&str| {
        is_small(word) && !joins(word) && Lexicon::class_of(word).has(Class::SUBORDINATOR | Class::FINITE)
    };
    let is_participle = |pair: &[&str]| {
        pair[1].len() > 4
            && is_small(pair[1])
            && pair[1].ends_with("ing")
            && !NO_PARTICIPLES.contains(&pair[1])
            && !Lexicon::class_of(pair[0]).has(Class::DETERMINER)
            && !pair[0].ends_with("'s")
            && !pair[0].ends_with("’s")
    };
    if words.iter().any(is_clause) || words.windows(2).any(is_participle) {
        return true;
    }
    let is_preposition = |at: &usize| {
        let word = words[*at];
        let names = *at > 0 && matches!(words[*at - 1], "identified" | "known");
        (Lexicon::class_of(word).has(Class::PREPOSITION) || MORE_PREPOSITIONS.contains(&word))
            && !(word == "as" && names)
    };
    let prepositions = || (0..words.len()).filter(is_preposition);
    let (Some(first), Some(last)) = (prepositions().next(), prepositions().next_back()) else { return false };
    let Some(role) = first.checked_sub(1).map(|at| words[at]) else { return true };
    // "Secretary of State X": what stands between is no title, and who is of it no part of somebody's
    // company.
    let Some(between) = words[last + 1..].last() else { return true };
    let is_field = matches!(&*between.to_lowercase(), "justice" | "police" | "staff");
    let is_body = is_field || !is_title(between) && !is_small_group(between);
    let is_own = is_title(role) && !role.to_lowercase().starts_with("spokes")
        || !Lexicon::class_of(role).has(Class::GROUP) && !is_small(between);
    !(is_body && is_own)
}

/// Whether a phrase is of several people of somebody: "critics of the mayor". A name in apposition is not
/// theirs.
pub(super) fn is_of_many(head: &str) -> bool {
    let mut words = head.split_whitespace();
    let mut before = "";
    words.any(|word| {
        let role = std::mem::replace(&mut before, word);
        Lexicon::class_of(word).has(Class::PREPOSITION)
            && role.ends_with('s')
            && Lexicon::class_of(role).has(Class::GROUP)
    })
}

/// "defendant", "author": a word for somebody, in front of the name.
fn is_small_group(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && Lexicon::class_of(word).has(Class::GROUP)
}

/// Whether what stands behind a name makes it part of somebody else's: "'s wife", "supporters", "Foundation".
fn is_modifier(after: &str) -> bool {
    if after.starts_with(['\'', '’']) {
        return true;
    }
    let Some(word) = after.strip_prefix(char::is_whitespace).and_then(|rest| rest.split_whitespace().next())
    else {
        return false;
    };
    let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    let class = Lexicon::class_of(word);
    if word.starts_with(char::is_uppercase) {
        return !class.has(Class::TIME) && !SUFFIXES.contains(&&*word.to_lowercase());
    }
    class.has(Class::GROUP) && !class.has(Class::PRONOUN | Class::SUBORDINATOR)
        || matches!(word, "camp" | "team" | "loyalists" | "fans")
}
