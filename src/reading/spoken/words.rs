//! Words in questions: verbs that stand before their subject, words that point back, and what stands in front
//! of what is asked.
//!
//! Owns these lists; what is made of them is `asked`'s.

/// Verbs that stand before their subject in a question.
#[rustfmt::skip]
pub(super) const AUXILIARIES: &[&str] = &[
    "did", "do", "does", "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could",
    "should", "must",
];

/// Subjects of one word.
#[rustfmt::skip]
pub(super) const PRONOUNS: &[&str] = &[
    "you", "he", "she", "it", "they", "we", "there", "this", "that", "these", "those", "anybody", "anyone",
    "somebody",
];

/// What is true or not stands behind these.
#[rustfmt::skip]
pub(super) const BEHIND: &[&str] = &[
    "is it true that ", "say whether ", "confirm whether ", "tell us whether ", "tell the house whether ",
    "clarify whether ", "say if ", "confirm if ", "aware that ", "aware of reports that ", "is it correct that ", "is it the case that ", "do you deny that ",
    "do you confirm that ", "can you confirm that ", "could you confirm that ", "reports that ",
    "report that ", "claims that ", "claim that ", "allegations that ", "allegation that ",
    "accusations that ", "accusation that ", "suggestion that ", "suggestions that ", "rumours that ",
    "rumors that ", "does that mean that ", "does that mean ", "are you saying that ", "are you saying ",
];

/// Questions that point to the sentence before.
#[rustfmt::skip]
pub(super) const POINTING: &[&str] = &[
    "is that true", "is this true", "true", "is that correct", "is that right", "is that accurate",
    "is that the case", "is it true", "can you confirm that", "can you confirm", "can you confirm this",
    "do you confirm that", "do you deny that", "do you deny it", "do you deny this",
    "what is your response", "what's your response", "your response", "any response", "any comment",
    "what do you say to that", "do you have a response", "do you have any response",
    "do you have a comment", "do you have any comment", "how do you respond", "what is your reaction",
    "what's your reaction", "your reaction", "did that happen", "did it happen", "correct", "right",
];

/// Verbs as they stand behind "did" and "will".
#[rustfmt::skip]
pub(super) const VERBS: &[&str] = &[
    "accept", "agree", "allow", "approve", "arrest", "ask", "attack", "authorise", "authorize", "ban",
    "be", "become", "begin", "believe", "block", "break", "bring", "build", "buy", "call", "carry",
    "change", "close", "commit", "cost", "cut", "decide", "deliver", "deny", "destroy", "discuss", "drop",
    "end", "fail", "fall", "fear", "fight", "find", "fire", "fly", "follow", "get", "give", "go", "happen",
    "have", "help", "hide", "hit", "hold", "hurt", "intend", "invade", "keep", "kill", "know", "launch",
    "lead", "leave", "lie", "look", "lose", "make", "mean", "meet", "move", "need", "offer", "open",
    "order", "own", "pay", "plan", "promise", "provide", "pull", "push", "put", "raise", "read", "receive",
    "refuse", "reject", "release", "resign", "return", "run", "say", "see", "seek", "sell", "send",
    "share", "shoot", "shut", "sign", "speak", "spend", "start", "stay", "steal", "stop", "strike",
    "support", "take", "talk", "tell", "think", "try", "turn", "use", "vote", "want", "warn", "withdraw",
    "work", "write",
];

/// Verbs that report, in front of what is reported.
#[rustfmt::skip]
pub(super) const REPORTS: &[&str] = &[
    " said ", " says ", " say ", " claims ", " claimed ", " reported ", " reports ", " alleged ",
    " alleges ", " told ",
];
