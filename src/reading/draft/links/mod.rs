//! Which statements of an article answer which: deny, dispute, confirm, take back.
//!
//! Owns the evidence that a statement answers at all, and for each other statement that it is the one. Two numbers that were
//! learned apart: only both together make a link sure; whom a person calls a denial needs the second alone. A text is looked
//! at once for each statement, and each statement beside a bounded number of others.

mod stated;
mod words;

use std::collections::HashMap;

use super::lesson::{Choice, Possibility, Question};
use super::model::{Evidence, Weights, shares};
use crate::domain::ClaimKind;
use crate::domain::vocabulary::Vocabulary;
use stated::Seen;
pub use stated::Stated;
use words::{ACCUSING, BUT, CONFIRMING, FALSE, POINTING, RESPONDING, TRUE, WRONG, Words};

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
    /// In how many statements each stem stands.
    counts: HashMap<String, usize>,
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
        let mut counts: HashMap<String, usize> = HashMap::new();
        for stated in statements {
            let start = stated.pieces.first().map_or(place, |piece| piece.start);
            if let Some(between) = text.get(place..start) {
                paragraph += usize::from(between.contains('\n')) + between.matches("\n\n").count();
                place = start;
            }
            let one = Seen::of(text, stated, paragraph);
            for stem in &one.stems {
                *counts.entry(stem.clone()).or_default() += 1;
            }
            seen.push(one);
        }
        Self { seen, counts }
    }

    /// A rare word weighs more.
    fn weight(&self, stem: &str) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "counts of statements")]
        let share = (self.seen.len() + 1) as f64 / self.counts.get(stem).copied().unwrap_or(1) as f64;
        // Nearly a logarithm, made of what is the same on every machine.
        share.sqrt().sqrt() - 0.9
    }

    /// The statements near one, the most alike first.
    fn pairs(&self, at: usize) -> Vec<Pair> {
        let own = &self.seen[at];
        let from = at.saturating_sub(BEFORE);
        let to = (at + BEHIND + 1).min(self.seen.len());
        let norm = |seen: &Seen| self.sum(seen.stems.iter().map(String::as_str), true).sqrt();
        let own_norm = norm(own);
        let mut pairs: Vec<Pair> = (from..to)
            .filter(|target| *target != at)
            .map(|target| {
                let other = &self.seen[target];
                let both: Vec<&str> = own.stems.intersection(&other.stems).map(String::as_str).collect();
                let product = own_norm * norm(other);
                let cosine = if product > 0.0 { self.sum(both.iter().copied(), true) / product } else { 0.0 };
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 100")]
                let likeness = if own.is_by(other) { 0 } else { (cosine * 100.0) as usize };
                Pair { target, likeness, shared: both.len() }
            })
            .collect();
        pairs.sort_by_key(|pair| (std::cmp::Reverse(pair.likeness), pair.target.abs_diff(at), pair.target));
        pairs
    }

    /// The weights of stems, added up in one order, so that the sum is the same each time.
    fn sum<'w>(&self, stems: impl Iterator<Item = &'w str>, squared: bool) -> f64 {
        let mut stems: Vec<&str> = stems.collect();
        stems.sort_unstable();
        stems
            .iter()
            .map(|stem| self.weight(stem))
            .map(|weight| if squared { weight * weight } else { weight })
            .sum()
    }

    fn weigh_answer(&self, evidence: &mut Evidence<'_, 1>, at: usize, pairs: &[Pair]) {
        let own = &self.seen[at];
        let (content, cue) = (Words::of(&own.content), Words::of(&own.cue));
        let (left, right) = (Words::of(&own.left), Words::of(&own.right));
        let near = |list: &[&str]| left.has(list) || right.has(list);
        evidence.note(&["always"]);
        evidence.note_if(cue.denies(), &["cue denies"]);
        evidence.note_if(
            cue.denies() && (content.names_claim(14) || left.names_claim(40)),
            &["cue denies claim"],
        );
        evidence.note_if(cue.has(&CONFIRMING), &["cue confirms"]);
        evidence.note_if(cue.has(&RESPONDING), &["cue responds"]);
        evidence.note_if(cue.has(&ACCUSING), &["cue accuses"]);
        evidence.note_if(cue.names_claim(40), &["cue names claim"]);
        evidence.note_if(left.denies() || right.denies(), &["denying near"]);
        evidence.note_if(content.denies(), &["denying inside"]);
        evidence.note_if(near(&CONFIRMING), &["confirming near"]);
        evidence.note_if(content.begins(14, &CONFIRMING), &["confirming inside"]);
        evidence.note_if(near(&RESPONDING), &["responding near"]);
        evidence.note_if(left.begins(12, &BUT), &["but"]);
        evidence.note_if(left.at(0, &["but", "however", "yet"]), &["begins but"]);
        evidence.note_if(content.names_claim(60), &["claim inside"]);
        evidence.note_if(content.names_claim(6), &["claim first"]);
        evidence.note_if(left.names_claim(40) || right.names_claim(40), &["claim near"]);
        evidence.note_if(content.has(&FALSE), &["false inside"]);
        evidence.note_if(content.begins(14, &FALSE), &["false first"]);
        evidence.note_if(near(&FALSE), &["false near"]);
        evidence.note_if(content.begins(14, &TRUE), &["true first"]);
        evidence.note(&["negations", ["0", "1", "2", "3"][content.negations().min(3)]]);
        evidence.note_if(content.begins_negated(9), &["negation first"]);
        evidence.note_if(content.begins_negated(4), &["negation at once"]);
        evidence.note_if(left.negations() > 0, &["negation near"]);
        evidence.note_if(content.has(&["never"]), &["never"]);
        evidence.note_if(content.at(0, &["no", "yes", "yeah"]), &["yes or no"]);
        evidence.note_if(content.at(0, &POINTING), &["points"]);
        evidence.note_if(content.at(0, &POINTING) && content.begins_negated(6), &["points negated"]);
        evidence.note_if(content.len() <= 8, &["short"]);
        evidence.note_if(content.len() <= 8 && (left.denies() || right.denies()), &["short denying"]);
        evidence.note_if(content.len() > 40, &["long"]);
        evidence.note_if(left.has(&["asked"]), &["asked"]);
        evidence.note_if(content.has(&WRONG), &["wrong inside"]);
        evidence.note_if(near(&ACCUSING), &["accusing near"]);
        evidence.note_if(at < 2, &["first"]);
        let others = || pairs.iter().map(|pair| &self.seen[pair.target]).filter(|other| !own.is_by(other));
        let is_named =
            |other: &Seen| !own.speaker.is_disjoint(&other.words) || !own.body.is_disjoint(&other.words);
        evidence.note_if(others().any(is_named), &["named by others"]);
        evidence.note_if(others().any(|other| is_named(other) && other.accuses), &["accused by others"]);
        let names =
            |other: &Seen| !other.speaker.is_disjoint(&own.words) || !other.speaker.is_disjoint(&own.around);
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
        let bodies =
            |seen: &Seen| seen.speaker.union(&seen.body).cloned().collect::<std::collections::HashSet<_>>();
        evidence.note_if(!same && !bodies(own).is_disjoint(&bodies(other)), &["same body"]);
        let between = (pair.target..at).filter(|place| !own.is_by(&self.seen[*place])).count();
        evidence.note_if(!behind && !same && between == 1, &["nearest other"]);
        evidence.note_if(!behind && !same && between == 2, &["second other"]);
        evidence.note_if(!behind && !same && between == 3, &["third other"]);
        evidence.note(&["likeness", bucket(pair.likeness)]);
        evidence.note_if(rank == 0 && pair.likeness > 0, &["likest"]);
        evidence.note_if(rank == 1 && pair.likeness > 0, &["second likest"]);
        evidence.note(&["shared", ["0", "1", "2", "3", "4"][pair.shared.min(4)]]);
        let names = own
            .names
            .intersection(&other.names)
            .filter(|name| !own.speaker.contains(*name) && !other.speaker.contains(*name))
            .count();
        evidence.note(&["names", ["0", "1", "2"][names.min(2)]]);
        evidence.note_if(!own.numbers.is_disjoint(&other.numbers), &["number"]);
        let me = !own.speaker.is_disjoint(&other.words) || !own.body.is_disjoint(&other.words);
        let near_me = !own.speaker.is_disjoint(&other.around) && !same;
        evidence.note_if(me, &["names me"]);
        evidence.note_if(near_me, &["names me near"]);
        evidence.note_if((me || near_me) && other.accuses && !same, &["accuses me"]);
        evidence.note_if(!other.speaker.is_disjoint(&own.words) && !same, &["I name it"]);
        evidence.note_if(!other.speaker.is_disjoint(&own.around) && !same, &["I name it near"]);
        evidence.note_if(other.asks, &["asks"]);
        evidence.note_if(other.accuses, &["accuses"]);
        evidence.note_if(other.accuses && !same && own.denies, &["accuses and denied"]);
        evidence.note_if(other.denies, &["denies"]);
        evidence.note_if(pair.target < 2, &["first"]);
        let content = Words::of(&other.content);
        evidence.note_if(content.len() < 5, &["short"]);
        evidence.note_if(content.len() > 40, &["long"]);
        evidence.note_if(
            (content.negations() > 0) != (Words::of(&own.content).negations() > 0),
            &["one negated"],
        );
        let claim = Words::of(&own.content).names_claim(14) || Words::of(&own.left).names_claim(40);
        evidence.note_if(claim && between == 1 && !behind, &["claim nearest"]);
        evidence.note_if(
            Words::of(&own.content).at(0, &POINTING) && between == 1 && !behind,
            &["points nearest"],
        );
        evidence.note_if(Words::of(&own.left).begins(12, &BUT) && apart <= 2 && !behind, &["but near"]);
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
