//! What stands below the rule of a review's screen: the keys that can be pressed, or what is being typed.
//!
//! Owns how keys are named. Pure; called by `screen`.

use super::layout::{cut, width, wrapped};
use crate::cli::screen::{Look, ScreenRow};
use crate::domain::Vocabulary;
use crate::intake::review::{
    Choice, Desk, FIELD_KEYS, HEAD_KEYS, KIND_KEYS, Line, Linking, Marking, Mode, Offer, RELATION_KEYS,
    Stage, Typing, UNLINK_KEY,
};

/// The keys while a statement is looked at.
const LOOK: &[&str] = &[
    "a accept",
    "d discard",
    "u undo",
    "b back",
    "n next",
    "s speaker",
    "k kind",
    "e edit",
    "l link",
    "c context",
    "E article",
    "q quit",
    "? help",
];

/// The keys when all have been looked at.
const END: &[&str] =
    &["Enter log what is accepted", "b back", "u undo", "n first", "E article", "q quit, log nothing"];

/// The keys while the whole text is read.
const WHOLE: &[&str] =
    &["↑ ↓ PgUp PgDn scroll", "b n the statement before, after", "+ add one", "Esc back to it"];

/// Choices that are shown at a time.
const SHOWN: usize = 6;

/// The rows, and where in them the cursor stands.
#[derive(Default)]
pub(super) struct Prompt {
    pub(super) rows: Vec<ScreenRow>,
    pub(super) cursor: Option<(usize, usize)>,
}

/// What stands below the rule.
pub(super) fn prompt(desk: &Desk, columns: usize) -> Prompt {
    let mut prompt = Prompt::default();
    match &desk.mode {
        Mode::Look if desk.review.current().is_none() => prompt.named(END, columns),
        Mode::Look => {
            if let Some(offer) = desk.review.offer() {
                prompt.rows.push(vec![(Look::Strong, cut(&format!("y {}", in_words(offer)), columns))]);
            }
            prompt.named(LOOK, columns);
        }
        Mode::Help => prompt.faint("any key goes back", columns),
        Mode::Whole { .. } => prompt.named(WHOLE, columns),
        Mode::WhichKind => prompt.asks("kind", KIND_KEYS, None, columns),
        Mode::WhichRelation => prompt.asks("it", RELATION_KEYS, Some((UNLINK_KEY, "has no links")), columns),
        Mode::WhichField => prompt.asks("edit", FIELD_KEYS, None, columns),
        Mode::Head => prompt.asks("edit", HEAD_KEYS, None, columns),
        Mode::Type(typing) => prompt.types(typing, columns),
        Mode::Target(linking) => prompt.links(linking, columns),
        Mode::Mark(marking) => prompt.marks(marking, columns),
    }
    if let Some(notice) = &desk.notice {
        prompt.rows.push(vec![(Look::Strong, cut(&format!("! {notice}"), columns))]);
    }
    prompt
}

/// What a correction may be made to as well.
pub(super) fn in_words(offer: &Offer) -> String {
    let numbers: Vec<String> = offer.statements.iter().take(8).map(|at| (at + 1).to_string()).collect();
    let more = if offer.statements.len() > 8 { ", …" } else { "" };
    format!("the same for what follows from this speaker: {}{more}", numbers.join(", "))
}

impl Prompt {
    fn plain(&mut self, text: &str, columns: usize) {
        self.rows.push(vec![(Look::Plain, cut(text, columns))]);
    }

    fn faint(&mut self, text: &str, columns: usize) {
        self.rows.push(vec![(Look::Faint, cut(text, columns))]);
    }

    /// Keys with their names, in as few lines as they fit; a name is never torn from its key.
    fn named(&mut self, keys: &[&str], columns: usize) {
        let mut lines: Vec<String> = Vec::new();
        for key in keys {
            match lines.last_mut() {
                Some(line) if width(line) + 2 + width(key) <= columns => {
                    line.push_str("  ");
                    line.push_str(key);
                }
                _ => lines.push((*key).to_owned()),
            }
        }
        for line in &lines {
            self.plain(line, columns);
        }
    }

    /// Keys and what they stand for, in as few lines as they fit.
    fn asks<V: Vocabulary>(
        &mut self,
        what: &str,
        keys: &[(char, V)],
        also: Option<(char, &str)>,
        columns: usize,
    ) {
        let also = also.map(|(key, what)| format!("{key} {what}"));
        let words: Vec<String> =
            keys.iter().map(|(key, value)| format!("{key} {value}")).chain(also).collect();
        let text = format!("{what}:  {}  (Esc goes back)", words.join("  "));
        self.rows.extend(wrapped(&text, columns));
    }

    fn types(&mut self, typing: &Typing, columns: usize) {
        self.typed(&format!("{}: ", typing.field), &typing.line, columns);
        self.offer(&typing.choices, typing.picked, typing.is_numbered(), columns);
        let keys = if typing.is_numbered() && !typing.old.is_empty() {
            format!("1–9 takes one  Tab completes  Esc leaves it as it was  ↑ takes back {}", typing.old)
        } else {
            "Enter keeps it  Tab completes  Esc leaves it as it was".to_owned()
        };
        self.faint(&keys, columns);
    }

    fn links(&mut self, linking: &Linking, columns: usize) {
        self.typed(&format!("{}: ", linking.relation), &linking.line, columns);
        if linking.choices.is_empty() {
            self.plain("  nothing found", columns);
        }
        self.offer(&linking.choices, Some(linking.picked), false, columns);
        self.faint("Enter links it  words search  that … is what nobody here said  Esc goes back", columns);
    }

    fn marks(&mut self, marking: &Marking, columns: usize) {
        let label = match marking.stage {
            Stage::Begins => "begins: ",
            Stage::Ends => "ends: ",
            Stage::Parts => "the second half begins: ",
        };
        self.typed(label, &marking.line, columns);
        let is_typed = !marking.line.text().trim().is_empty();
        let place = match marking.found.len() {
            0 if is_typed => "these words do not stand there".to_owned(),
            0 => "type its words, or ← → by word, ↑ ↓ by sentence".to_owned(),
            1 => "the words stand in one place".to_owned(),
            count => format!("place {} of {count}: Tab goes to the next", marking.picked + 1),
        };
        self.plain(&place, columns);
        let keys = match marking.stage {
            Stage::Begins => "Enter marks from there, then to where it ends  Esc leaves it",
            Stage::Ends => "Enter adds what is marked  Esc back to where it begins",
            Stage::Parts => "Enter splits it there  Esc leaves it whole",
        };
        self.faint(keys, columns);
    }

    /// A line that is being typed; of a long one, what is around the cursor.
    fn typed(&mut self, label: &str, line: &Line, columns: usize) {
        let label = &cut(label, columns.saturating_sub(2));
        let room = columns.saturating_sub(width(label) + 2).max(1);
        let mut before = line.before();
        while width(&before) > room {
            let first = before.chars().next().map_or(1, char::len_utf8);
            before.drain(..first);
        }
        let shown = cut(&format!("{before}{}", line.after()), columns.saturating_sub(width(label)).max(1));
        self.cursor = Some((self.rows.len(), width(label) + width(&before)));
        self.rows.push(vec![(Look::Faint, label.clone()), (Look::Plain, shown)]);
    }

    /// Some of the choices, the picked one among them; of how many, if there are more.
    fn offer(&mut self, choices: &[Choice], picked: Option<usize>, is_numbered: bool, columns: usize) {
        let first = picked.unwrap_or(0).saturating_sub(SHOWN - 1);
        for (at, choice) in choices.iter().enumerate().skip(first).take(SHOWN) {
            let is_picked = picked == Some(at);
            let (look, mark) = if is_picked { (Look::Strong, "> ") } else { (Look::Plain, "  ") };
            let number = if is_numbered && at < 9 { format!("{} ", at + 1) } else { String::new() };
            let more = choices.len().saturating_sub(SHOWN);
            let count = if is_picked && more > 0 {
                format!("({} of {}) ", at + 1, choices.len())
            } else {
                String::new()
            };
            let text = format!("{mark}{number}{count}{}", choice.shown);
            self.rows.push(vec![(look, cut(&text, columns))]);
        }
    }
}
