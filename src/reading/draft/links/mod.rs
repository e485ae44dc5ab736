//! Which statements of an article answer which: deny, dispute, confirm, take back.
//!
//! Owns the evidence that a statement answers at all, and for each other statement that it is the one. Two
//! numbers that were learned apart: only both together make a link sure; whom a person calls a denial needs
//! the second alone. A text is looked at once for each statement, and each statement beside a bounded number
//! of others.

mod stated;
mod terms;

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::choice::{Choice, Possibility, Question};
use super::model::{Evidence, Weights, shares};
use super::word_lists::{List, Words};
use crate::domain::ClaimKind;
use crate::domain::vocabulary::Vocabulary;
use stated::Seen;
pub use stated::Stated;

/// How many statements before and behind one are looked at.
const BEFORE: usize = 40;
const BEHIND: usize = 12;

/// What a statement may answer.
#[derive(Debug, Clone)]
pub struct Linked {
    /// How likely it answers another statement at all.
    pub answers: f64,
    /// The three likeliest targets, the likeliest first, with their shares.
    pub targets: Vec<(usize, f64)>,
}

/// What each of the statements of a text may answer. They are in the order of the text.
pub fn links(text: &str, statements: &[Stated], weights: &Weights) -> Vec<Linked> {
    weigh(text, statements, weights, None)
}

/// What each may answer; what was weighed goes into `choices`.
pub(super) fn weigh(
    text: &str,
    statements: &[Stated],
    weights: &Weights,
    mut choices: Option<&mut Vec<Choice>>,
) -> Vec<Linked> {
    let article = Article::of(text, statements);
    let learns = choices.is_some();
    (0..article.seen.len())
        .map(|at| {
            let pairs = article.pairs(at);
            let mut answers = weights.answers.evidence(learns);
            article.weigh_answer(&mut answers, at, &pairs);
            let mut options = Vec::with_capacity(pairs.len());
            for (rank, pair) in pairs.iter().enumerate() {
                let mut evidence = weights.target.evidence(learns);
                article.weigh_target(&mut evidence, at, pair, rank);
                options.push((pair.target, evidence));
            }
            if let Some(choices) = &mut choices {
                let yes = Possibility { what: String::new(), evidence: answers.names() };
                choices.push(Choice { question: Question::Answers, draft: at, options: vec![yes] });
                let option = |(target, evidence): &(usize, Evidence<'_, 1>)| Possibility {
                    what: target.to_string(),
                    evidence: evidence.names(),
                };
                if !options.is_empty() {
                    let options = options.iter().map(option).collect();
                    choices.push(Choice { question: Question::Target, draft: at, options });
                }
            }
            let sums: Vec<i32> = options.iter().map(|(_, evidence)| evidence.sum()).collect();
            let mut targets: Vec<(usize, f64)> =
                options.iter().map(|(target, _)| *target).zip(shares(&sums)).collect();
            targets.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.abs_diff(at).cmp(&b.0.abs_diff(at))));
            targets.truncate(3);
            Linked { answers: answers.probability(), targets }
        })
        .collect()
}

struct Article {
    seen: Vec<Seen>,
    /// What each stem weighs, squared: a rare one weighs more.
    weights: HashMap<u64, f64, FixedState>,
    /// The length of each statement as a vector of these weights.
    lengths: Vec<f64>,
}

/// Another statement beside one.
struct Pair {
    target: usize,
    /// How alike their words are, in hundredths, if they are of different speakers.
    likeness: usize,
    shared: usize,
}

impl Article {
    fn of(text: &str, statements: &[Stated]) -> Self {
        let mut paragraph = 0;
        let mut place = 0;
        let mut seen: Vec<Seen> = Vec::with_capacity(statements.len());
        let mut counts: HashMap<u64, u32, FixedState> = HashMap::default();
        for stated in statements {
            let start = stated.pieces.first().map_or(place, |piece| piece.start);
            if let Some(between) = text.get(place..start) {
                paragraph += usize::from(between.contains('\n')) + between.matches("\n\n").count();
                place = start;
            }
            let one = Seen::of(text, stated, paragraph);
            for stem in one.stems.all() {
                *counts.entry(stem).or_default() += 1;
            }
            seen.push(one);
        }
        #[expect(clippy::cast_precision_loss, reason = "counts of statements")]
        let all = (seen.len() + 1) as f64;
        // Nearly a logarithm, made of what is the same on every machine.
        let weight = |count: u32| (all / f64::from(count)).sqrt().sqrt() - 0.9;
        let weights: HashMap<u64, f64, FixedState> =
            counts.into_iter().map(|(stem, count)| (stem, weight(count) * weight(count))).collect();
        let length = |seen: &Seen| seen.stems.all().map(|stem| weights[&stem]).sum::<f64>().sqrt();
        let lengths = seen.iter().map(length).collect();
        Self { seen, weights, lengths }
    }

    /// The statements near one, the most alike first.
    fn pairs(&self, at: usize) -> Vec<Pair> {
        let own = &self.seen[at];
        let from = at.saturating_sub(BEFORE);
        let to = (at + BEHIND + 1).min(self.seen.len());
        let mut pairs: Vec<Pair> = (from..to)
            .filter(|target| *target != at)
            .map(|target| {
                let other = &self.seen[target];
                let product = self.lengths[at] * self.lengths[target];
                let (mut both, mut shared) = (0.0, 0);
                for stem in own.stems.shared(&other.stems) {
                    both += self.weights[&stem];
                    shared += 1;
                }
                let cosine = if product > 0.0 { both / product } else { 0.0 };
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 100")]
                let likeness = if own.is_by(other) { 0 } else { (cosine * 100.0) as usize };
                Pair { target, likeness, shared }
            })
            .collect();
        pairs.sort_by_key(|pair| (std::cmp::Reverse(pair.likeness), pair.target.abs_diff(at), pair.target));
        pairs
    }

    fn weigh_answer(&self, evidence: &mut Evidence<'_, 1>, at: usize, pairs: &[Pair]) {
        let own = &self.seen[at];
        let (content, cue) = (&own.content, &own.cue);
        let (left, right) = (&own.left, &own.right);
        let near = |list: List| left.has(list) || right.has(list);
        evidence.note(&["always"]);
        evidence.note_if(cue.denies(), &["cue denies"]);
        evidence.note_if(
            cue.denies() && (content.names_claim(14) || left.names_claim(40)),
            &["cue denies claim"],
        );
        evidence.note_if(cue.has(List::CONFIRMING), &["cue confirms"]);
        evidence.note_if(cue.has(List::RESPONDING), &["cue responds"]);
        evidence.note_if(cue.has(List::ACCUSING), &["cue accuses"]);
        evidence.note_if(cue.names_claim(40), &["cue names claim"]);
        evidence.note_if(left.denies() || right.denies(), &["denying near"]);
        evidence.note_if(content.denies(), &["denying inside"]);
        evidence.note_if(near(List::CONFIRMING), &["confirming near"]);
        evidence.note_if(content.begins(14, List::CONFIRMING), &["confirming inside"]);
        evidence.note_if(near(List::RESPONDING), &["responding near"]);
        evidence.note_if(left.begins(12, List::BUT), &["but"]);
        evidence.note_if(left.is_first(List::BUT_FIRST), &["begins but"]);
        evidence.note_if(content.names_claim(60), &["claim inside"]);
        evidence.note_if(content.names_claim(6), &["claim first"]);
        evidence.note_if(left.names_claim(40) || right.names_claim(40), &["claim near"]);
        evidence.note_if(content.has(List::FALSE), &["false inside"]);
        evidence.note_if(content.begins(14, List::FALSE), &["false first"]);
        evidence.note_if(near(List::FALSE), &["false near"]);
        evidence.note_if(content.begins(14, List::TRUE), &["true first"]);
        evidence.note(&["negations", ["0", "1", "2", "3"][content.negations().min(3)]]);
        evidence.note_if(content.begins(9, List::NEGATION), &["negation first"]);
        evidence.note_if(content.begins(4, List::NEGATION), &["negation at once"]);
        evidence.note_if(left.negations() > 0, &["negation near"]);
        evidence.note_if(content.has(List::NEVER), &["never"]);
        evidence.note_if(content.is_first(List::YES_OR_NO), &["yes or no"]);
        evidence.note_if(content.is_first(List::POINTING), &["points"]);
        evidence.note_if(
            content.is_first(List::POINTING) && content.begins(6, List::NEGATION),
            &["points negated"],
        );
        evidence.note_if(content.len() <= 8, &["short"]);
        evidence.note_if(content.len() <= 8 && (left.denies() || right.denies()), &["short denying"]);
        evidence.note_if(content.len() > 40, &["long"]);
        evidence.note_if(left.has(List::ASKED), &["asked"]);
        evidence.note_if(content.has(List::WRONG), &["wrong inside"]);
        evidence.note_if(near(List::ACCUSING), &["accusing near"]);
        evidence.note_if(at < 2, &["first"]);
        let others = || pairs.iter().map(|pair| &self.seen[pair.target]).filter(|other| !own.is_by(other));
        let is_named = |other: &Seen| own.speaker.meets(&other.words) || own.body.meets(&other.words);
        evidence.note_if(others().any(is_named), &["named by others"]);
        evidence.note_if(others().any(|other| is_named(other) && other.accuses), &["accused by others"]);
        let names = |other: &Seen| other.speaker.meets(&own.words) || other.speaker.meets(&own.around);
        evidence.note_if(others().any(names), &["names others"]);
        evidence.note_if(at > 0 && !own.is_by(&self.seen[at - 1]), &["turn"]);
        let most = pairs.iter().map(|pair| pair.likeness).max().unwrap_or_default();
        evidence.note(&["likest", bucket(most)]);
        if let Some(kind) = own.kind {
            evidence.note(&["kind", kind.as_str()]);
        }
    }

    fn weigh_target(&self, evidence: &mut Evidence<'_, 1>, at: usize, pair: &Pair, rank: usize) {
        let (own, other) = (&self.seen[at], &self.seen[pair.target]);
        let behind = pair.target > at;
        let apart = at.abs_diff(pair.target);
        let distance = match apart {
            1 => "1",
            2 => "2",
            3 => "3",
            4..=6 => "6",
            7..=12 => "12",
            _ => "more",
        };
        evidence.note(&[if behind { "behind" } else { "before" }, distance]);
        evidence.note_if(behind, &["behind"]);
        let paragraphs = own.paragraph.abs_diff(other.paragraph);
        evidence.note(&["paragraphs", ["0", "1", "2", "3", "4"][paragraphs.min(4)]]);
        evidence.note_if(own.lies_in(other), &["lies in it"]);
        evidence.note_if(other.lies_in(own), &["holds it"]);
        let same = own.is_by(other);
        evidence.note_if(same, &["same speaker"]);
        let bodies = |seen: &Seen| seen.speaker.with(&seen.body);
        evidence.note_if(!same && bodies(own).meets(&bodies(other)), &["same body"]);
        let between = (pair.target..at).filter(|place| !own.is_by(&self.seen[*place])).count();
        evidence.note_if(!behind && !same && between == 1, &["nearest other"]);
        evidence.note_if(!behind && !same && between == 2, &["second other"]);
        evidence.note_if(!behind && !same && between == 3, &["third other"]);
        evidence.note(&["likeness", bucket(pair.likeness)]);
        evidence.note_if(rank == 0 && pair.likeness > 0, &["likest"]);
        evidence.note_if(rank == 1 && pair.likeness > 0, &["second likest"]);
        evidence.note(&["shared", ["0", "1", "2", "3", "4"][pair.shared.min(4)]]);
        let is_other = |name: &u64| !own.speaker.has(*name) && !other.speaker.has(*name);
        let names = own.names.shared(&other.names).filter(is_other).count();
        evidence.note(&["names", ["0", "1", "2"][names.min(2)]]);
        evidence.note_if(own.numbers.meets(&other.numbers), &["number"]);
        let me = own.speaker.meets(&other.words) || own.body.meets(&other.words);
        let near_me = own.speaker.meets(&other.around) && !same;
        evidence.note_if(me, &["names me"]);
        evidence.note_if(near_me, &["names me near"]);
        evidence.note_if((me || near_me) && other.accuses && !same, &["accuses me"]);
        evidence.note_if(other.speaker.meets(&own.words) && !same, &["I name it"]);
        evidence.note_if(other.speaker.meets(&own.around) && !same, &["I name it near"]);
        evidence.note_if(other.asks, &["asks"]);
        evidence.note_if(other.accuses, &["accuses"]);
        evidence.note_if(other.accuses && !same && own.denies, &["accuses and denied"]);
        evidence.note_if(other.denies, &["denies"]);
        evidence.note_if(pair.target < 2, &["first"]);
        let content: &Words = &other.content;
        evidence.note_if(content.len() < 5, &["short"]);
        evidence.note_if(content.len() > 40, &["long"]);
        evidence.note_if((content.negations() > 0) != (own.content.negations() > 0), &["one negated"]);
        let claim = own.content.names_claim(14) || own.left.names_claim(40);
        evidence.note_if(claim && between == 1 && !behind, &["claim nearest"]);
        evidence
            .note_if(own.content.is_first(List::POINTING) && between == 1 && !behind, &["points nearest"]);
        evidence.note_if(own.left.begins(12, List::BUT) && apart <= 2 && !behind, &["but near"]);
        if let Some(kind) = other.kind {
            evidence.note(&["kind", kind.as_str()]);
            let own_kind = own.kind.map_or("", Vocabulary::as_str);
            evidence.note(&["kinds", own_kind, kind.as_str()]);
            evidence
                .note_if(kind == ClaimKind::Allegation && between == 1 && !behind, &["nearest allegation"]);
        }
    }
}

const fn bucket(hundredths: usize) -> &'static str {
    match hundredths {
        0 => "0",
        1..=7 => "7",
        8..=14 => "14",
        15..=24 => "24",
        25..=39 => "39",
        _ => "more",
    }
}
