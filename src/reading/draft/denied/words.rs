//! Words of denials, and the past of verbs in `-ing`.
//!
//! Owns these lists; what is made of them is `denied`'s.

/// In front of what there is no evidence of.
pub(super) const EVIDENCE: [&str; 7] = [
    "no evidence that",
    "no evidence to suggest that",
    "no evidence to support that",
    "no proof that",
    "no truth that",
    "no suggestion that",
    "no indication that",
];
/// In front of what is called untrue.
pub(super) const CLAIMED: [&str; 12] = [
    "to suggest that",
    "to say that",
    "to claim that",
    "to imply that",
    "suggestion that",
    "suggestions that",
    "allegation that",
    "allegations that",
    "accusation that",
    "accusations that",
    "claim that",
    "claims that",
];
pub(super) const FALSE: [&str; 17] = [
    "false",
    "untrue",
    "baseless",
    "unfounded",
    "groundless",
    "nonsense",
    "wrong",
    "incorrect",
    "inaccurate",
    "ridiculous",
    "absurd",
    "fake",
    "fabricated",
    "lies",
    "rubbish",
    "preposterous",
    "categorically",
];
pub(super) const IS: [&str; 9] =
    ["is", "are", "was", "were", "be", "as", "completely", "totally", "absolutely"];

pub(super) fn is_any(word: &str, list: &[&str]) -> bool {
    list.contains(&word)
}

pub(super) fn is_negation(word: &str) -> bool {
    is_any(
        word,
        &["not", "no", "never", "nothing", "nobody", "none", "neither", "nor", "cannot", "without", "no-one"],
    ) || word.ends_with("n't")
}

/// A word in lower case without the marks around it.
pub(super) fn bare_word(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace('’', "'")
}

/// "took" of "taking".
pub(super) fn past(ing: &str) -> Option<String> {
    let known = [
        ("being", "was"),
        ("having", "had"),
        ("doing", "did"),
        ("taking", "took"),
        ("making", "made"),
        ("giving", "gave"),
        ("knowing", "knew"),
        ("seeing", "saw"),
        ("writing", "wrote"),
        ("holding", "held"),
        ("telling", "told"),
        ("sending", "sent"),
        ("selling", "sold"),
        ("getting", "got"),
        ("going", "went"),
        ("saying", "said"),
        ("paying", "paid"),
        ("leaving", "left"),
        ("meeting", "met"),
        ("buying", "bought"),
        ("leading", "led"),
        ("stealing", "stole"),
        ("breaking", "broke"),
        ("bringing", "brought"),
        ("lying", "lied"),
        ("hitting", "hit"),
        ("putting", "put"),
        ("running", "ran"),
        ("driving", "drove"),
        ("speaking", "spoke"),
        ("spending", "spent"),
        ("finding", "found"),
        ("keeping", "kept"),
        ("letting", "let"),
        ("losing", "lost"),
    ];
    if let Some((_, past)) = known.iter().find(|(word, _)| *word == ing) {
        return Some((*past).to_owned());
    }
    let stem = ing.strip_suffix("ing").filter(|stem| stem.len() > 2)?;
    if is_any(ing, &["anything", "something", "nothing", "everything", "morning", "evening", "king"]) {
        return None;
    }
    Some(format!("{stem}ed"))
}

/// Verbs that take an "s" when "we" becomes a name.
pub(super) const BASE: [&str; 30] = [
    "own", "want", "need", "know", "believe", "think", "see", "take", "make", "get", "use", "keep", "hold",
    "pay", "work", "plan", "intend", "support", "sell", "buy", "send", "give", "meet", "accept", "hate",
    "fear", "expect", "regret", "condone", "tolerate",
];
