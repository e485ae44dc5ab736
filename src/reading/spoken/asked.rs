//! What a yes-or-no question supposes, as a sentence: what a "No." denies.
//!
//! Owns the turn from "Did the port sell the mill?" to "The port did sell the mill." What it makes is shown
//! to be checked; where the words allow no such turn ("Why?"), nothing is made up. Pure.

use super::sentences::sentences;
use super::words::{AUXILIARIES, BEHIND, POINTING, PRONOUNS, REPORTS, VERBS};

/// A sentence of more words is none that anybody denies.
const MOST_WORDS: usize = 45;

/// What the last question of these words supposes; `name` answers it.
pub(super) fn stated(question: &str, name: &str) -> Option<String> {
    let all: Vec<&str> =
        sentences(question, 0..question.len()).into_iter().map(|range| &question[range]).collect();
    let at = all.iter().rposition(|sentence| sentence.trim_end_matches(['”', '"', ')']).ends_with('?'))?;
    let asked = bare(all[at]);
    let lower = asked.to_lowercase().replace('’', "'");
    let before = || at.checked_sub(1).and_then(|at| of_report(all[at]));
    if POINTING.contains(&without_lead(&lower)) {
        return before();
    }
    if let Some(from) = BEHIND.iter().filter_map(|cue| lower.find(cue).map(|at| at + cue.len())).min() {
        // Lower case may be longer or shorter than the words.
        return asked.get(from..).and_then(|rest| sentence(rest.split_whitespace()));
    }
    let lead = lower.len() - without_lead(&lower).len();
    let asked = asked.get(lead..)?;
    let words: Vec<&str> = asked.split_whitespace().collect();
    if words.len() < 3 || words.len() > MOST_WORDS {
        return None;
    }
    let first = words[0].to_lowercase().replace('’', "'");
    if AUXILIARIES.contains(&&*first) {
        return turned(&first, &words[1..], name);
    }
    let is_asking =
        ["who", "what", "when", "where", "why", "how", "which", "whose", "any", "can't", "isn't", "didn't"];
    // "So the port sold the mill?"
    let is_statement = !is_asking.contains(&&*first) && !first.ends_with("n't") && !first.ends_with("'s");
    is_statement.then(|| sentence(words.iter().copied())).flatten().filter(|_| words.len() > 3)
}

/// "Did" + "the port sell the mill": the subject before the verb.
fn turned(auxiliary: &str, words: &[&str], name: &str) -> Option<String> {
    let length = subject(auxiliary, words)?;
    let (subject, rest) = words.split_at(length);
    if rest.is_empty() {
        return None;
    }
    let is_you = subject.len() == 1 && subject[0].eq_ignore_ascii_case("you");
    let verb = match (auxiliary, is_you) {
        ("are", true) => "is",
        ("were", true) => "was",
        ("have", true) => "has",
        ("do", true) => "does",
        (other, _) => other,
    };
    let own = format!("{name}’s");
    let subject = subject.iter().map(|word| if is_you { name } else { *word });
    let rest = rest.iter().map(|word| match word.to_lowercase().as_str() {
        "your" => own.as_str(),
        "you" => name,
        "any" => "some",
        "anything" => "something",
        "anyone" | "anybody" => "somebody",
        _ => word,
    });
    sentence(subject.chain([verb]).chain(rest).filter(|word| *word != "ever"))
}

/// How many words the subject has.
fn subject(auxiliary: &str, words: &[&str]) -> Option<usize> {
    let lower = |at: usize| {
        words.get(at).map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
    };
    let first = lower(0)?;
    if PRONOUNS.contains(&&*first) {
        return Some(1);
    }
    let takes_base = !matches!(auxiliary, "is" | "are" | "was" | "were" | "has" | "have" | "had");
    if takes_base {
        return (1..words.len().min(9)).find(|at| lower(*at).is_some_and(|word| VERBS.contains(&&*word)));
    }
    let is_participle = |word: &str| {
        word.ends_with("ed")
            || word.ends_with("ing")
            || matches!(
                word,
                "sold"
                    | "taken"
                    | "given"
                    | "made"
                    | "been"
                    | "paid"
                    | "sent"
                    | "met"
                    | "lost"
                    | "bought"
                    | "built"
                    | "known"
                    | "seen"
                    | "said"
                    | "told"
                    | "left"
                    | "gone"
                    | "done"
                    | "held"
                    | "kept"
                    | "shot"
                    | "broken"
                    | "stolen"
                    | "hit"
            )
    };
    (1..words.len().min(9)).find(|at| {
        lower(*at).is_some_and(|word| {
            is_participle(&word)
                || matches!(
                    &*word,
                    "in" | "at"
                        | "on"
                        | "under"
                        | "not"
                        | "true"
                        | "false"
                        | "responsible"
                        | "involved"
                        | "aware"
                        | "ready"
                        | "safe"
                        | "dead"
                        | "behind"
                )
        })
    })
}

/// What a sentence before says; of a report, what is reported.
fn of_report(before: &str) -> Option<String> {
    let plain = bare(before);
    if before.trim_end().ends_with('?') {
        return None;
    }
    let lower = plain.to_lowercase();
    let said = REPORTS.iter().filter_map(|verb| lower.find(verb).map(|at| at + verb.len())).min();
    // "said yesterday that"
    let that = said.and_then(|said| {
        let at = lower[said..]
            .find("that ")
            .filter(|at| lower[said..said + at].split_whitespace().count() <= 3)?;
        Some(said + at + "that ".len())
    });
    let from = that.unwrap_or(0);
    plain.get(from..).and_then(|rest| sentence(rest.split_whitespace()))
}

fn bare(sentence: &str) -> &str {
    sentence.trim_matches(|c: char| c.is_whitespace() || matches!(c, '?' | '.' | '!' | '“' | '”' | '"' | ','))
}

fn without_lead(lower: &str) -> &str {
    let mut rest = lower;
    while let Some(after) =
        ["so ", "and ", "but ", "well, ", "now, ", "just ", "sir, ", "minister, ", "okay, "]
            .iter()
            .find_map(|lead| rest.strip_prefix(lead))
    {
        rest = after;
    }
    rest
}

/// Words as a sentence.
fn sentence<'w>(words: impl Iterator<Item = &'w str>) -> Option<String> {
    let words: Vec<&str> = words.take(MOST_WORDS + 1).collect();
    if !(2..=MOST_WORDS).contains(&words.len()) {
        return None;
    }
    let text = words.join(" ").replace(['“', '”', '"'], "");
    let text = text
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.' | '?' | '—' | '–'));
    // "…, correct?"
    let cut = [", correct", ", right", ", no", ", is that right", ", is that correct", ", yes or no"];
    let text = cut.iter().find_map(|tag| text.strip_suffix(tag)).unwrap_or(text);
    let mut letters = text.chars();
    let first = letters.next()?;
    Some(format!("{}{}.", first.to_uppercase(), letters.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_becomes_what_it_supposes() {
        for (question, text) in [
            ("Did the authority sell the old mill?", "The authority did sell the old mill."),
            ("Have you met the owner?", "Clara Voss has met the owner."),
            ("So you took your money from the port, correct?", "You took your money from the port."),
            ("The owner says that the mill is sold. Is that true?", "The mill is sold."),
            ("The owner said on Monday that it was. Any comment?", "It was."),
            ("What do you say to reports that the quay was mined?", "The quay was mined."),
            ("Was Minister Ana Brito paid by the firm?", "Minister Ana Brito was paid by the firm."),
            ("Are you under investigation?", "Clara Voss is under investigation."),
            ("Thanks. Two questions. Will the port close any berths?", "The port will close some berths."),
        ] {
            assert_eq!(stated(question, "Clara Voss").as_deref(), Some(text), "{question}");
        }
        for question in [
            "Why did you sell it?",
            "Who signed the lease?",
            "Really?",
            "Is the brown dog a wolf?",
            "Thank you.",
        ] {
            assert_eq!(stated(question, "Clara Voss"), None, "{question}");
        }
    }
}
