//! What a spoken sentence is: a statement worth a claim, of which kind, or talk around it.
//!
//! Owns these decisions, by words at the sentence's beginning and by a few phrases. Pure.

use crate::domain::ClaimKind;

/// A sentence that states something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Judged {
    pub(super) kind: ClaimKind,
    /// The kind that is likeliest otherwise.
    pub(super) second: ClaimKind,
    /// Whether it answers the question before and says little alone: "No.", "That's right."
    pub(super) answers: bool,
}

impl Judged {
    const fn of(kind: ClaimKind, second: ClaimKind) -> Self {
        Self { kind, second, answers: false }
    }

    /// The sentence as the answer to a question of yes or no.
    pub(super) fn as_answer(self) -> Self {
        if self.second == ClaimKind::Denial {
            Self { kind: self.second, second: self.kind, ..self }
        } else {
            self
        }
    }

    /// The two sentences as one statement.
    pub(super) fn with(self, next: Self) -> Self {
        if self.kind == ClaimKind::Statement { Self { answers: self.answers, ..next } } else { self }
    }
}

const NO_COMMENT: &[&str] = &[
    "no comment",
    "not going to comment",
    "not comment",
    "won't comment",
    "can't comment",
    "cannot comment",
    "decline to comment",
    "refer you to",
    "refer you back to",
    "not going to get into",
    "not get into",
    "don't have anything for you",
    "nothing for you on",
    "don't have anything to announce",
    "nothing to announce",
    "don't have anything to add",
    "nothing to add",
    "can't speak to",
    "cannot speak to",
    "not going to speak to",
    "don't have any comment",
    "have no comment",
    "not going to speculate",
    "won't speculate",
    "take that question back",
    "not in a position to",
    "won't be drawn",
];
const DENIAL: &[&str] = &[
    "that's false",
    "that is false",
    "that's not true",
    "that is not true",
    "not true",
    "that's untrue",
    "is untrue",
    "are untrue",
    "is false",
    "are false",
    "is a lie",
    "are lies",
    "is nonsense",
    "is baseless",
    "are baseless",
    "is simply wrong",
    "is just wrong",
    "that's wrong",
    "that is wrong",
    "that is incorrect",
    "that's incorrect",
    "we deny",
    "i deny",
    "categorically reject",
    "we reject",
    "i reject",
    "never happened",
    "did not happen",
    "didn't happen",
    "no truth to",
    "no truth in",
    "not the case",
    "absolutely not",
    "of course not",
    "not at all",
    "there is no evidence",
    "there's no evidence",
    "is not accurate",
    "is inaccurate",
    "completely fabricated",
];
const CONFIRMATION: &[&str] = &[
    "that's right",
    "that is right",
    "that's correct",
    "that is correct",
    "that's true",
    "that is true",
    "i can confirm",
    "we can confirm",
    "i confirm",
    "we confirm",
    "absolutely.",
    "of course.",
];
const ANNOUNCEMENT: &[&str] = &[
    "i am announcing",
    "i'm announcing",
    "we are announcing",
    "we're announcing",
    "i can announce",
    "we can announce",
    "i'm pleased to announce",
    "today we launch",
    "have decided to",
    "has decided to",
];
const WARNING: &[&str] = &[
    "i warn",
    "we warn",
    "will face consequences",
    "there will be consequences",
    "would be a mistake",
    "must not",
];
const FORECAST: &[&str] =
    &["we expect", "i expect", "will likely", "is likely to", "are likely to", "is expected to"];
const OPINION: &[&str] =
    &["i think", "i believe", "in my view", "in my opinion", "i feel", "i hope", "we hope", "we believe"];

/// Talk around statements, by how a sentence begins.
const TALK: &[&str] = &[
    "thank",
    "thanks",
    "good morning",
    "good afternoon",
    "good evening",
    "hello",
    "hi",
    "welcome",
    "go ahead",
    "next question",
    "next",
    "let me",
    "let us",
    "let's",
    "i'll take",
    "we'll take",
    "i'll go",
    "we'll go",
    "i'll turn",
    "i'll start",
    "i'll come",
    "i'll get",
    "we'll start",
    "we'll move",
    "over to",
    "please",
    "sorry",
    "excuse me",
    "one more",
    "last question",
    "with that",
    "before i",
    "i'm happy to",
    "happy to",
    "i'd like to",
    "i want to start",
    "i want to thank",
    "i want to begin",
    "i would like to",
    "i'm going to turn",
    "are there",
    "any other",
    "anything else",
    "yes, sir",
    "yes, ma'am",
    "yes, please",
    "you had",
    "right here",
    "in the back",
    "i see",
    "i understand",
    "i appreciate",
    "as i said",
    "have a good",
    "see you",
    "bye",
    "that's a good question",
    "great question",
    "good question",
    "a few",
    "a couple of",
    "just a few",
    "you bet",
    "you know",
    "just a",
    "hold on",
    "order",
    "come on",
    "i call",
    "joining us",
    "stay with us",
    "we'll be",
];

/// A sentence that goes on with the one before.
const GOES_ON: &[&str] = &[
    "it", "it's", "this", "that", "that's", "these", "those", "they", "they're", "he", "she", "he's",
    "she's", "and", "but", "because", "so", "which", "nor", "or", "also",
];
/// A statement has at least so many words.
const FEWEST: usize = 4;
/// A short answer has at most so many.
const SHORT: usize = 9;

/// What a sentence is; `None`: nothing to be recorded. `asked` is the question that it may answer; `wide`:
/// everything but questions and greetings.
pub(super) fn judged(sentence: &str, asked: Option<&str>, wide: bool) -> Option<Judged> {
    let lower = plain(sentence);
    let lower = without_lead(&lower);
    let count = lower.split_whitespace().count();
    if count == 0 || sentence.trim_end_matches(['”', '"', ')', ' ']).ends_with('?') || is_scene(sentence) {
        return None;
    }
    let has = |phrases: &[&str]| phrases.iter().any(|phrase| contains(lower, phrase));
    let begins = |phrases: &[&str]| phrases.iter().any(|phrase| starts(lower, phrase));
    if has(NO_COMMENT) {
        return Some(Judged::of(ClaimKind::NoComment, ClaimKind::Statement));
    }
    let is_no = begins(&["no", "nope", "never", "not at all", "absolutely not", "of course not"]);
    let is_yes = begins(&[
        "yes",
        "yeah",
        "correct",
        "exactly",
        "absolutely",
        "of course",
        "right",
        "that's right",
        "that's correct",
    ]);
    let is_answer = asked.is_some() && count <= SHORT;
    if has(DENIAL) || (is_no && asked.is_some()) {
        let answers = asked.is_some() && (count <= SHORT || is_no);
        return Some(Judged { answers, ..Judged::of(ClaimKind::Denial, ClaimKind::Statement) });
    }
    let is_talk = begins(TALK);
    if has(CONFIRMATION) || (is_yes && asked.is_some() && !is_talk) {
        return Some(Judged {
            answers: is_answer,
            ..Judged::of(ClaimKind::Confirmation, ClaimKind::Statement)
        });
    }
    let is_denying = asked.is_some()
        && has(&[
            "did not", "didn't", "never", "have not", "haven't", "has not", "hasn't", "do not", "don't",
            "does not", "doesn't", "was not", "wasn't",
        ]);
    if is_talk || (count < FEWEST && !wide) {
        return None;
    }
    let kind = if has(ANNOUNCEMENT) {
        ClaimKind::Announcement
    } else if has(WARNING) {
        ClaimKind::Warning
    } else if has(FORECAST) {
        ClaimKind::Forecast
    } else if begins(OPINION) {
        ClaimKind::Opinion
    } else if is_denying {
        return Some(Judged { answers: true, ..Judged::of(ClaimKind::Statement, ClaimKind::Denial) });
    } else {
        ClaimKind::Statement
    };
    let second = if kind == ClaimKind::Statement { ClaimKind::Opinion } else { ClaimKind::Statement };
    Some(Judged::of(kind, second))
}

/// Whether a sentence is of one statement with those before.
pub(super) fn goes_on(before: Judged, sentence: &str, judged: Judged) -> bool {
    let lower = plain(sentence);
    let first = lower.split_whitespace().next().unwrap_or_default();
    let is_alike = judged.kind == before.kind
        || judged.kind == ClaimKind::Statement
        || before.kind == ClaimKind::Statement;
    if before.answers {
        return is_alike && judged.kind != ClaimKind::NoComment;
    }
    is_alike && GOES_ON.contains(&first)
}

/// In lower case, with straight apostrophes, without commas and marks around words that matter not.
fn plain(sentence: &str) -> String {
    let straight = sentence.to_lowercase().replace('’', "'");
    let kept = straight.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without words that only open a sentence: "Well,", "Look,".
fn without_lead(lower: &str) -> &str {
    let mut rest = lower;
    while let Some(after) = [
        "well, ", "look, ", "so, ", "so ", "and ", "but ", "now, ", "okay, ", "ok, ", "again, ", "listen, ",
        "um, ", "uh, ",
    ]
    .iter()
    .find_map(|lead| rest.strip_prefix(lead))
    {
        rest = after;
    }
    rest
}

fn starts(lower: &str, phrase: &str) -> bool {
    lower
        .strip_prefix(phrase)
        .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '\''))
}

fn contains(lower: &str, phrase: &str) -> bool {
    lower.match_indices(phrase).any(|(at, _)| {
        let is_part = |c: char| c.is_alphanumeric() || c == '\'';
        !lower[..at].ends_with(is_part) && !lower[at + phrase.len()..].starts_with(is_part)
    })
}

fn is_scene(sentence: &str) -> bool {
    (sentence.starts_with('(') && sentence.ends_with(')'))
        || (sentence.starts_with('[') && sentence.ends_with(']'))
}
