//! Which kind of claim the verb of a statement says, what its content looks like, and whether it is worth
//! recording.

use super::drafted::Pattern;
use super::lexicon::{Act, Frame};
use super::statement::Statement;
use crate::domain::ClaimKind;

/// A statement of fewer bytes after its verb is rarely one.
const SHORTEST: usize = 15;

/// What somebody declines to do who says nothing.
const CONTENTS_OF_SILENCE: [&str; 14] = [
    "comment",
    "answer",
    "elaborate",
    "discuss",
    "say",
    "identify",
    "respond",
    "speculate",
    "confirm",
    "disclose",
    "provide",
    "give",
    "talk",
    "speak",
];
/// Of these, what can as well be about something else than words: "refused to give the money".
const ALSO_OF_DEEDS: [&str; 4] = ["provide", "give", "talk", "speak"];

/// The kind that the cue says.
pub(super) fn kind(statement: &Statement, content: &str) -> ClaimKind {
    let lemma = statement.lemma.map_or("", |lemma| lemma.word);
    let first = first_verb(content);
    let is_silent = CONTENTS_OF_SILENCE.contains(&first);
    match (statement.act, statement.negated) {
        (Act::NoComment | Act::Refusal, false) if is_silent => ClaimKind::NoComment,
        (Act::Statement, true) if matches!(lemma, "respond" | "reply" | "comment" | "answer") => {
            ClaimKind::NoComment
        }
        // "would not say whether"
        (Act::Statement, true) if lemma == "say" && is_question(first) => ClaimKind::NoComment,
        (Act::Confirmation, false) if lemma == "agree" && content.starts_with("to ") => {
            ClaimKind::Announcement
        }
        (Act::Confirmation, true) if matches!(lemma, "confirm" | "verify" | "corroborate") => {
            ClaimKind::NoComment
        }
        (Act::Denial, false) if !rejects_deed(statement, content) => ClaimKind::Denial,
        (Act::Allegation, false) => ClaimKind::Allegation,
        (Act::Confirmation, false) => ClaimKind::Confirmation,
        (Act::Warning, false) => ClaimKind::Warning,
        (Act::Prediction, false) => ClaimKind::Forecast,
        (Act::Announcement | Act::Promise, false) => ClaimKind::Announcement,
        (Act::Judgement | Act::Belief, _) => ClaimKind::Opinion,
        (Act::Retraction, false) => ClaimKind::Retraction,
        _ => ClaimKind::Statement,
    }
}

/// Whether a request or a plan is rejected, not what somebody said: "rejected the offer".
fn rejects_deed(statement: &Statement, content: &str) -> bool {
    const DEEDS: [&str; 30] = [
        "request",
        "requests",
        "proposal",
        "proposals",
        "attempt",
        "attempts",
        "bid",
        "offer",
        "offers",
        "plan",
        "plans",
        "appeal",
        "appeals",
        "motion",
        "deal",
        "push",
        "order",
        "bill",
        "measure",
        "amendment",
        "call",
        "calls",
        "effort",
        "efforts",
        "demand",
        "demands",
        "application",
        "nomination",
        "lawsuit",
        "petition",
    ];
    let lemma = statement.lemma.map_or("", |lemma| lemma.word);
    let first = content.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(8);
    matches!(lemma, "reject" | "dismiss" | "deflect" | "disown")
        && first.into_iter().any(|word| DEEDS.contains(&&*word.to_lowercase()))
}

/// The first word, behind a "to".
fn first_verb(content: &str) -> &str {
    let mut words = content.split_whitespace();
    match words.next() {
        Some("to") => words.next().unwrap_or_default(),
        first => first.unwrap_or_default(),
    }
}

fn is_question(first: &str) -> bool {
    matches!(first, "whether" | "if" | "how" | "what" | "who" | "when" | "why" | "where" | "which")
}

/// Whether its negation leaves nothing said: "did not say that". What a negated verb means by itself stays:
/// "did not deny", "would not say whether", "does not believe".
pub(super) fn is_negated_away(statement: &Statement, content: &str) -> bool {
    statement.negated
        && statement.act != Act::Denial
        && !matches!(kind(statement, content), ClaimKind::NoComment | ClaimKind::Opinion)
}

/// Whether its verb belongs to its text: without "did not deny" or "declined", what stands there would be the
/// opposite.
pub(super) fn keeps_verb(statement: &Statement, kind: ClaimKind) -> bool {
    statement.negated || kind == ClaimKind::NoComment
}

/// A kind that the words of a plain statement look like.
pub(super) fn leaning(kind: ClaimKind, content: &str) -> Option<ClaimKind> {
    const DENYING: [&str; 22] = [
        "no evidence",
        "baseless",
        "untrue",
        "not true",
        "never happened",
        "is false",
        "are false",
        "was false",
        "were false",
        "completely false",
        "totally false",
        "fabricat",
        "a lie",
        "are lies",
        "unfounded",
        "nothing to do with",
        "no truth",
        "fake news",
        "did not happen",
        "categorically",
        "groundless",
        "nonsense",
    ];
    if !matches!(kind, ClaimKind::Statement | ClaimKind::Opinion) {
        return None;
    }
    let content = content.to_lowercase();
    if DENYING.iter().any(|words| content.contains(words)) {
        return Some(ClaimKind::Denial);
    }
    let judges = kind == ClaimKind::Statement
        && [" should ", " must ", " ought to "].iter().any(|word| content.contains(word));
    judges.then_some(ClaimKind::Opinion)
}

/// Whether a statement is worth recording as a claim.
pub(super) fn is_claim(statement: &Statement, content: &str) -> bool {
    let is_said = statement.lemma.is_none_or(|lemma| {
        !matches!(lemma.frame, Frame::Object | Frame::Preposition | Frame::Infinitive)
            && !matches!(lemma.act, Act::Belief | Act::NoComment | Act::Refusal)
    });
    let is_answer = is_answer(statement, content);
    let length: usize = statement.pieces.iter().map(ExactSizeIterator::len).sum();
    (is_said || is_answer)
        && statement.pattern != Pattern::Nominal
        && !(statement.pattern == Pattern::Forward && length < SHORTEST && !is_answer)
}

/// Whether somebody denies, takes back or declines in so many words: that is always worth recording.
pub(super) fn is_answer(statement: &Statement, content: &str) -> bool {
    matches!(statement.act, Act::Denial | Act::Retraction) && !statement.negated
        || is_silence(statement, content)
}

/// Whether somebody declines to do something: "refused to leave".
pub(super) fn is_deed(statement: &Statement, content: &str) -> bool {
    matches!(statement.act, Act::NoComment | Act::Refusal) && !is_silence(statement, content)
}

/// Whether somebody surely had nothing to say.
fn is_silence(statement: &Statement, content: &str) -> bool {
    kind(statement, content) == ClaimKind::NoComment
        && !(matches!(statement.act, Act::NoComment | Act::Refusal)
            && ALSO_OF_DEEDS.contains(&first_verb(content)))
}
