//! What a drafter gave that is not taken, and why.
//!
//! Owns how such a thing is counted, and how foreign words are shown in a reason: on one line, cut short,
//! without what would command a terminal. Pure.

/// Reasons that are kept; the rest is counted only.
const KEPT: usize = 1_000;
/// Code points of a reason.
const LONGEST: usize = 400;
/// Code points of foreign words that a reason shows.
const SHOWN: usize = 60;

/// Something that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The line of the drafter's output, from 1.
    pub line: usize,
    /// Whether the statement went, or only a part of it.
    pub is_statement: bool,
    /// Why, as a fragment: "its quote is not in the text".
    pub why: String,
}

/// All that was not taken of an output.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Refusals {
    /// The first thousand, in the order of the lines.
    pub kept: Vec<Refusal>,
    /// How many statements were not taken.
    pub statements: usize,
    /// How many parts of statements that were taken were not.
    pub parts: usize,
}

impl Refusals {
    pub(super) fn statement(&mut self, line: usize, why: impl Into<String>) {
        self.statements += 1;
        self.keep(line, true, &why.into());
    }

    pub(super) fn part(&mut self, line: usize, why: impl Into<String>) {
        self.parts += 1;
        self.keep(line, false, &why.into());
    }

    fn keep(&mut self, line: usize, is_statement: bool, why: &str) {
        if self.kept.len() < KEPT {
            let mut why = on_one_line(why);
            if let Some((end, _)) = why.char_indices().nth(LONGEST) {
                why.truncate(end);
                why.push('…');
            }
            self.kept.push(Refusal { line, is_statement, why });
        }
    }

    /// Whether everything was taken.
    pub fn is_empty(&self) -> bool {
        self.statements + self.parts == 0
    }

    /// What was refused in lines for a person: a count, then at most `most` reasons.
    pub fn told(&self, most: usize) -> Vec<String> {
        if self.is_empty() {
            return Vec::new();
        }
        let count =
            |number: usize, noun: &str| format!("{number} {noun}{}", if number == 1 { "" } else { "s" });
        let of = match (self.statements, self.parts) {
            (0, parts) => count(parts, "part"),
            (statements, 0) => count(statements, "statement"),
            (statements, parts) => format!("{} and {}", count(statements, "statement"), count(parts, "part")),
        };
        let mut lines = vec![format!("{of} of what the drafter gave refused:")];
        lines.extend(self.kept.iter().take(most).map(|Refusal { line, is_statement, why }| {
            format!(
                "  line {line}: {why}{}",
                if *is_statement { "" } else { " (only this part is left out)" }
            )
        }));
        let left = (self.statements + self.parts).saturating_sub(most.min(self.kept.len()));
        if left > 0 {
            lines.push(format!("  and {left} more"));
        }
        lines
    }
}

/// Foreign words for a reason.
pub(super) fn shown(words: &str) -> String {
    let mut short = String::new();
    for (at, c) in words.trim().chars().enumerate() {
        if at == SHOWN {
            short.push('…');
            break;
        }
        short.push(if commands(c) || c.is_whitespace() { ' ' } else { c });
    }
    format!("“{short}”")
}

/// On one line, without what would command a terminal.
pub(super) fn on_one_line(words: &str) -> String {
    let plain: String = words.chars().map(|c| if commands(c) { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Controls, and what only steers the direction of writing.
fn commands(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
