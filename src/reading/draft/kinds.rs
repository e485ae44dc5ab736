//! The two likeliest kinds of a statement.
//!
//! Owns the evidence for kinds: the verb, what the words of the content are, who speaks. The weights were learned. Where the
//! verb itself says the kind ("denied", "confirmed", "declined to comment"), that comes first, whatever was learned.

use super::ClaimKind;
use super::kind;
use super::lesson::{Choice, Possibility, Question};
use super::lexicon::Act;
use super::model::{Evidence, KINDS, Weights, shares};
use super::phrase::{Reference, sort};
use super::statement::Statement;
use crate::domain::vocabulary::Vocabulary;

/// No more words of a content are looked at.
const MOST_WORDS: usize = 60;

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
    weights: &Weights,
    number: usize,
    choices: Option<&mut Vec<Choice>>,
) -> Kinds {
    let mut evidence = weights.kind.evidence(choices.is_some());
    weigh(&mut evidence, statement, content, speaker);
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
    let said = matches!(
        ruled,
        ClaimKind::Denial | ClaimKind::Confirmation | ClaimKind::NoComment | ClaimKind::Retraction
    ) || statement.act == Act::Denial;
    let mut all: Vec<ClaimKind> = order.iter().map(|at| ClaimKind::ALL[*at]).collect();
    if said || weights.kind.is_empty() {
        all.retain(|kind| *kind != ruled);
        all.insert(0, ruled);
    }
    Kinds { two: [all[0], all[1]], shares }
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
    evidence.note_if(content.contains('?'), &["asks"]);
    evidence.note_if(content.contains('!'), &["calls"]);
    evidence.note_if(content.contains(|c: char| c.is_ascii_digit()), &["counts"]);
    if let [first, second, ..] = words[..] {
        evidence.note(&["first", first]);
        evidence.note(&["begins", first, second]);
    }
    let mut seen: Vec<&str> = Vec::with_capacity(words.len());
    for word in words {
        if !seen.contains(&word) {
            evidence.note(&["word", word]);
            seen.push(word);
        }
    }
}
