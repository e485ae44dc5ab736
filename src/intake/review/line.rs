//! One line of text under a cursor, as a person edits it.
//!
//! Owns what each editing key does to the line. Called by `desk` for every field that is typed; it knows
//! nothing of claims and never draws.

/// A line that is being typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    before: Vec<char>,
    /// What stands after the cursor, last character first.
    after: Vec<char>,
}

/// What a key does to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stroke {
    Insert(char),
    Backspace,
    Delete,
    Left,
    Right,
    Home,
    End,
    /// Everything before the cursor goes.
    Clear,
    /// The word before the cursor goes.
    EraseWord,
}

impl Line {
    /// A line with the cursor at its end. Line breaks become spaces.
    pub fn new(text: &str) -> Self {
        let before = text.chars().map(|c| if c == '\n' { ' ' } else { c }).collect();
        Self { before, after: Vec::new() }
    }

    /// What stands in it.
    pub fn text(&self) -> String {
        self.before.iter().chain(self.after.iter().rev()).collect()
    }

    /// What stands before the cursor.
    pub fn before(&self) -> String {
        self.before.iter().collect()
    }

    /// What stands after the cursor.
    pub fn after(&self) -> String {
        self.after.iter().rev().collect()
    }

    pub(super) fn strike(&mut self, stroke: Stroke) {
        match stroke {
            Stroke::Insert(c) => {
                if !c.is_control() {
                    self.before.push(c);
                }
            }
            Stroke::Backspace => {
                self.before.pop();
            }
            Stroke::Delete => {
                self.after.pop();
            }
            Stroke::Left => self.after.extend(self.before.pop()),
            Stroke::Right => self.before.extend(self.after.pop()),
            Stroke::Home => self.after.extend(self.before.drain(..).rev()),
            Stroke::End => self.before.extend(self.after.drain(..).rev()),
            Stroke::Clear => self.before.clear(),
            Stroke::EraseWord => {
                while self.before.last().is_some_and(|c| c.is_whitespace()) {
                    self.before.pop();
                }
                while self.before.last().is_some_and(|c| !c.is_whitespace()) {
                    self.before.pop();
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_line_is_edited_at_the_cursor() {
        let mut line = Line::new("North Korea");
        line.strike(Stroke::EraseWord);
        assert_eq!(line.text(), "North ");
        line.strike(Stroke::Home);
        line.strike(Stroke::Insert('»'));
        line.strike(Stroke::Delete);
        assert_eq!((line.before(), line.after()), ("»".to_owned(), "orth ".to_owned()));
        line.strike(Stroke::End);
        line.strike(Stroke::Backspace);
        line.strike(Stroke::Left);
        line.strike(Stroke::Insert('\u{1b}'));
        assert_eq!((line.before(), line.after()), ("»ort".to_owned(), "h".to_owned()));
        line.strike(Stroke::Clear);
        assert_eq!(line.text(), "h");
    }

    proptest! {
        #[test]
        fn the_cursor_never_changes_the_text(text in "[a-zé ]{0,20}", moves in prop::collection::vec(0_usize..4, 0..40)) {
            let mut line = Line::new(&text);
            for at in moves {
                line.strike([Stroke::Left, Stroke::Right, Stroke::Home, Stroke::End][at]);
            }
            prop_assert_eq!(line.text(), text);
        }
    }
}
