//! The two likeliest kinds of a statement.
//!
//! Owns the evidence for kinds: the verb, what the words of the content are, who speaks. The weights were
//! learned. Where the verb itself says the kind ("denied", "confirmed", "declined to comment"), that comes
//! first, whatever was learned.

use super::choice::{Choice, Possibility, Question};
use super::kind;
use super::lexicon::Act;
use super::model::{Evidence, KINDS, Weights, shares};
use super::phrase::{Reference, sort};
use super::statement::Statement;
use super::word_lists::{List, Words};
use crate::domain::ClaimKind;
use crate::domain::vocabulary::Vocabulary;

/// No more words of a content are looked at.
const MOST_WORDS: usize = 60;

/// Lists of words that speak for a kind.
const LISTS: [(&str, List); 6] = [
    ("false", List::FALSE),
    ("true", List::TRUE),
    ("accusing", List::ACCUSING),
    ("wrong", List::WRONG),
    ("denying", List::DENYING),
    ("confirming", List::CONFIRMING),
];

/// The kinds of a statement, likeliest first.
pub(super) struct Kinds {
    pub(super) two: [ClaimKind; 2],
    /// How likely each kind is, in the order of [`ClaimKind::ALL`].
    shares: Vec<f64>,
}

impl Kinds {
    /// How likely it is of a kind, from 0 to 1.
    pub(super) fn share_of(&self, kind: ClaimKind) -> f64 {
        ClaimKind::ALL.iter().position(|known| *known == kind).map_or(0.0, |at| self.shares[at])
    }
}

/// The two likeliest kinds; what was weighed goes into `choices`.
pub(super) fn kinds(
    statement: &Statement,
    content: &str,
    speaker: Option<&str>,
    before: Option<(ClaimKind, bool)>,
    weights: &Weights,
    number: usize,
    choices: Option<&mut Vec<Choice>>,
) -> Kinds {
    let mut evidence = weights.kind.evidence(choices.is_some());
    weigh(&mut evidence, statement, content, speaker);
    if let Some((kind, is_same)) = before {
        evidence.note(&["after", kind.as_str(), if is_same { "of same" } else { "of other" }]);
    } else {
        evidence.note(&["after nothing"]);
    }
    if let Some(choices) = choices {
        let names = evidence.names();
        let option = |kind: &ClaimKind| Possibility { what: kind.to_string(), evidence: names.clone() };
        let options = ClaimKind::ALL.iter().map(option).collect();
        choices.push(Choice { question: Question::Kind, draft: number, options });
    }
    let shares = shares(&evidence.sums());
    let mut order: Vec<usize> = (0..KINDS).collect();
    order.sort_by(|a, b| shares[*b].total_cmp(&shares[*a]));
    let ruled = kind::kind(statement, content);
    let said = says_kind(statement, ruled);
    let mut all: Vec<ClaimKind> = order.iter().map(|at| ClaimKind::ALL[*at]).collect();
    if said || weights.kind.is_empty() {
        all.retain(|kind| *kind != ruled);
        all.insert(0, ruled);
    }
    Kinds { two: [all[0], all[1]], shares }
}

/// Whether the verb itself says the kind, so that nothing needs to be weighed.
fn says_kind(statement: &Statement, ruled: ClaimKind) -> bool {
    let lemma = statement.lemma.map_or("", |lemma| lemma.word);
    match ruled {
        ClaimKind::Denial
        | ClaimKind::Confirmation
        | ClaimKind::NoComment
        | ClaimKind::Retraction
        | ClaimKind::Warning => true,
        ClaimKind::Allegation => matches!(lemma, "accuse" | "allege" | "claim" | "blame" | "charge"),
        ClaimKind::Announcement => matches!(lemma, "announce" | "pledge" | "vow" | "promise"),
        _ => statement.act == Act::Denial && statement.negated,
    }
}

fn weigh(evidence: &mut Evidence<'_, KINDS>, statement: &Statement, content: &str, speaker: Option<&str>) {
    let ruled = kind::kind(statement, content);
    let lemma = statement.lemma.map_or("", |lemma| lemma.word);
    evidence.note(&["always"]);
    evidence.note(&["ruled", ruled.as_str()]);
    evidence.note(&["verb", lemma]);
    evidence.note(&["mode", statement.mode.as_str()]);
    evidence.note(&["pattern", statement.pattern.as_str()]);
    evidence.note_if(statement.negated, &["negated"]);
    evidence.note_if(statement.act == Act::Judgement, &["judges"]);
    if let Some(lean) = kind::leaning(ruled, content) {
        evidence.note(&["leans", lean.as_str()]);
    }
    if let Some(words) = speaker {
        let who = match Reference::of(words) {
            Reference::Written if !words.contains(' ') => "name",
            Reference::Written | Reference::Described(_) | Reference::Owned => sort(words).word(),
            _ => "pronoun",
        };
        evidence.note(&["by", who]);
    }
    let lower = content.to_lowercase().replace('’', "'");
    let words: Vec<&str> = lower
        .split(|c: char| !(c.is_alphanumeric() || c == '\''))
        .filter(|word| !word.is_empty())
        .take(MOST_WORDS)
        .collect();
    let length = match words.len() {
        0..=4 => "four",
        5..=9 => "nine",
        10..=19 => "nineteen",
        20..=39 => "thirty-nine",
        _ => "more",
    };
    evidence.note(&["words", length]);
    let lists = Words::of(&lower);
    for (name, list) in LISTS {
        evidence.note_if(lists.has(list), &["has", name]);
        evidence.note_if(lists.begins(6, list), &["first has", name]);
    }
    evidence.note(&["negations", ["0", "1", "2"][lists.negations().min(2)]]);
    let first_person = |word: &&str| {
        matches!(*word, "i" | "we" | "my" | "our" | "i'm" | "we're" | "i've" | "we've" | "us" | "me")
    };
    evidence.note_if(words.iter().any(first_person), &["own person"]);
    let future = |word: &&str| word.ends_with("'ll") || matches!(*word, "will" | "won't" | "shall");
    evidence.note_if(words.iter().any(future), &["future"]);
    let judges = |word: &&str| {
        word.ends_with("ly") || word.ends_with("est") || word.ends_with("ful") || word.ends_with("ous")
    };
    let count = words.iter().filter(|word| judges(word)).count();
    evidence.note(&["judging", ["0", "1", "2"][count.min(2)]]);
    let past = |word: &&str| {
        word.len() > 4 && word.ends_with("ed") || matches!(*word, "was" | "were" | "had" | "did")
    };
    evidence.note(&["past", ["0", "1", "2"][words.iter().filter(|word| past(word)).count().min(2)]]);
    let is_edge = |c: char| !(c.is_alphanumeric() || c == '\'');
    let capitals = content.split(is_edge).filter(|word| !word.is_empty()).skip(1);
    let is_name = |word: &&str| word.starts_with(char::is_uppercase) && word.len() > 1;
    let names: Vec<String> = capitals.filter(is_name).map(str::to_lowercase).collect();
    evidence.note(&["names", ["0", "1", "2", "3"][names.len().min(3)]]);
    evidence.note_if(content.contains('?'), &["asks"]);
    evidence.note_if(content.contains('!'), &["calls"]);
    evidence.note_if(content.contains(|c: char| c.is_ascii_digit()), &["counts"]);
    if let [first, second, ..] = words[..] {
        evidence.note(&["first", first]);
        evidence.note(&["begins", first, second]);
    }
    let mut seen: Vec<&str> = Vec::with_capacity(words.len());
    // Whom it is about says nothing of the kind.
    for word in words.iter().copied().filter(|word| !names.iter().any(|name| name == word)) {
        if !seen.contains(&word) {
            let stem = word.char_indices().nth(6).map_or(word, |(end, _)| &word[..end]);
            evidence.note(&["word", stem]);
            seen.push(word);
        }
    }
}
