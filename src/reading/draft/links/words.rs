//! Words by which a statement answers another, or asks for an answer.
//!
//! Owns the lists; an entry that ends with `*` is the beginning of words, one with blanks is several words in a row.

/// Words of a stretch of text, in lower case with straight apostrophes, and where the first ones are.
pub(super) struct Words<'w> {
    words: Vec<&'w str>,
}

impl<'w> Words<'w> {
    /// The words of a text in lower case.
    pub(super) fn of(lower: &'w str) -> Self {
        let is_part = |c: char| c.is_alphanumeric() || c == '\'' || c == '-';
        let words = lower.split(|c| !is_part(c)).map(|word| word.trim_matches(['\'', '-']));
        Self { words: words.filter(|word| !word.is_empty()).collect() }
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether one of these stands among them.
    pub(super) fn has(&self, list: &[&str]) -> bool {
        (0..self.words.len()).any(|at| self.at(at, list))
    }

    /// Whether one of these stands among the first so many words.
    pub(super) fn begins(&self, count: usize, list: &[&str]) -> bool {
        (0..self.words.len().min(count)).any(|at| self.at(at, list))
    }

    /// Whether one of these stands at this place.
    pub(super) fn at(&self, at: usize, list: &[&str]) -> bool {
        list.iter().any(|entry| {
            entry.split(' ').enumerate().all(|(offset, word)| {
                self.words.get(at + offset).is_some_and(|own| match word.strip_suffix('*') {
                    Some(beginning) => own.starts_with(beginning),
                    None => *own == word,
                })
            })
        })
    }

    /// Whether one of them denies and is not negated itself: not "did not deny".
    pub(super) fn denies(&self) -> bool {
        (0..self.words.len()).any(|at| {
            let is_negated = self.words[at.saturating_sub(2)..at].iter().any(|word| is_negation(word));
            !is_negated && self.at(at, &DENYING)
        })
    }

    /// How many of them are negations.
    pub(super) fn negations(&self) -> usize {
        self.words.iter().filter(|word| is_negation(word)).count()
    }

    /// Whether a negation stands among the first so many.
    pub(super) fn begins_negated(&self, count: usize) -> bool {
        self.words.iter().take(count).any(|word| is_negation(word))
    }

    /// "the claims", "X's allegations": a noun for what somebody said, with whose or which it is in front of it.
    pub(super) fn names_claim(&self, count: usize) -> bool {
        const OWNERS: [&str; 12] =
            ["the", "those", "these", "that", "this", "such", "any", "all", "his", "her", "their", "its"];
        (0..self.words.len().min(count)).any(|at| {
            self.at(at, &CLAIMS)
                && (at.saturating_sub(3)..at)
                    .any(|near| OWNERS.contains(&self.words[near]) || self.words[near].ends_with("'s"))
        })
    }
}

pub(super) fn is_negation(word: &str) -> bool {
    matches!(
        word,
        "not" | "no" | "never" | "none" | "nothing" | "nobody" | "neither" | "nor" | "without" | "cannot"
    ) || word.ends_with("n't")
}

/// Nouns for what somebody said.
pub(super) const CLAIMS: [&str; 34] = [
    "allegation*",
    "claim",
    "claims",
    "accusation*",
    "assertion*",
    "charge",
    "charges",
    "report",
    "reports",
    "rumor*",
    "rumour*",
    "suggestion*",
    "notion*",
    "story",
    "stories",
    "argument*",
    "criticism*",
    "remark",
    "remarks",
    "comments",
    "characterization*",
    "account",
    "idea",
    "theory",
    "theories",
    "narrative",
    "insinuation*",
    "figures",
    "figure",
    "conspiracy",
    "smear*",
    "attacks",
    "premise",
    "calculation",
];
pub(super) const DENYING: [&str; 29] = [
    "deny",
    "denies",
    "denied",
    "denying",
    "denial*",
    "reject*",
    "dismiss*",
    "disput*",
    "refut*",
    "rebut*",
    "contradict*",
    "pushed back",
    "pushes back",
    "pushing back",
    "push back",
    "brushed off",
    "brushed aside",
    "ruled out",
    "not guilty",
    "debunk*",
    "disagree*",
    "took issue",
    "rubbish*",
    "repudiat*",
    "disavow*",
    "contest*",
    "hit back",
    "scoffed",
    "called the claims",
];
pub(super) const CONFIRMING: [&str; 19] = [
    "confirm*",
    "admit*",
    "acknowledg*",
    "agree",
    "agreed",
    "agrees",
    "agreeing",
    "conced*",
    "pleaded guilty",
    "pleads guilty",
    "echo",
    "echoed",
    "echoes",
    "corroborat*",
    "backed up",
    "verified",
    "did not deny",
    "does not deny",
    "didn't deny",
];
pub(super) const RESPONDING: [&str; 26] = [
    "respond*",
    "reply",
    "replies",
    "replied",
    "counter*",
    "shot back",
    "fired back",
    "hit back",
    "retort*",
    "insist*",
    "defend*",
    "clarif*",
    "maintain*",
    "in response",
    "rebuke*",
    "argue",
    "argued",
    "argues",
    "scoffed",
    "asked about",
    "when asked",
    "pressed on",
    "for his part",
    "for her part",
    "for its part",
    "explain*",
];
pub(super) const BUT: [&str; 11] = [
    "but",
    "however",
    "though",
    "although",
    "yet",
    "nevertheless",
    "meanwhile",
    "while",
    "whereas",
    "instead",
    "still",
];
pub(super) const FALSE: [&str; 44] = [
    "false",
    "falsely",
    "untrue",
    "not true",
    "isn't true",
    "not correct",
    "not accurate",
    "not the case",
    "not right",
    "incorrect",
    "inaccurate",
    "baseless",
    "unfounded",
    "groundless",
    "without merit",
    "without foundation",
    "no truth",
    "no basis",
    "no merit",
    "no such",
    "no evidence",
    "no proof",
    "no intention",
    "no plans",
    "nonsense",
    "lie",
    "lies",
    "lying",
    "ridiculous",
    "absurd",
    "outrageous",
    "fabricat*",
    "hoax",
    "wrong",
    "misleading",
    "misrepresent*",
    "out of context",
    "conspiracy",
    "unsubstantiated",
    "fake",
    "invented",
    "preposterous",
    "nothing to do",
    "far from",
];
pub(super) const TRUE: [&str; 10] =
    ["right", "true", "correct", "accurate", "indeed", "exactly", "absolutely", "yes", "yeah", "of course"];
pub(super) const ACCUSING: [&str; 25] = [
    "accus*",
    "alleg*",
    "claim",
    "claims",
    "claimed",
    "claiming",
    "charge",
    "charged",
    "charges",
    "blam*",
    "suggest*",
    "criticis*",
    "criticiz*",
    "slam*",
    "blast*",
    "attack*",
    "questioned",
    "complain*",
    "sued",
    "lawsuit",
    "indict*",
    "suspect*",
    "report",
    "reported",
    "reports",
];
pub(super) const WRONG: [&str; 42] = [
    "lie",
    "lied",
    "lying",
    "fraud*",
    "corrupt*",
    "illegal*",
    "brib*",
    "abus*",
    "assault*",
    "rape",
    "raped",
    "kill*",
    "murder*",
    "attack*",
    "stole",
    "steal*",
    "violat*",
    "crim*",
    "guilty",
    "cheat*",
    "mislead*",
    "deceiv*",
    "fail*",
    "racis*",
    "hate",
    "threat*",
    "harass*",
    "cover up",
    "covered up",
    "discriminat*",
    "terror*",
    "genocide",
    "torture*",
    "bully*",
    "wrong*",
    "false",
    "hypocri*",
    "refus*",
    "destroy*",
    "betray*",
    "manipulat*",
    "rigged",
];
/// Words that only point, at the beginning of a denial.
pub(super) const POINTING: [&str; 10] =
    ["that", "it", "this", "those", "these", "they", "he", "she", "none of", "nothing"];
