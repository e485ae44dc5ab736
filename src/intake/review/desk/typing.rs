//! The keys while a field is typed, of the statement or of its article.
//!
//! Owns how what is typed is completed, and how a value is taken, left, or taken back. Called by
//! [`Desk::press`].

use super::Desk;
use super::mode::{Mode, Outcome, Typed, Typing};
use crate::intake::review::action::Action;
use crate::intake::review::choices;
use crate::intake::review::field::{Field, HeadField};
use crate::intake::review::keys::{Key, stroke};
use crate::intake::review::known::{Choice, Known};
use crate::intake::review::line::Line;

impl Desk {
    pub(super) fn begin_typing(&mut self, field: Typed, known: &dyn Known) {
        let old = match field {
            Typed::Claim(field) => self.review.value(field),
            Typed::Article(field) => self.review.head_value(field),
        };
        let mut typing = Typing { field, line: Line::default(), old, choices: Vec::new(), picked: None };
        if !typing.begins_empty() {
            typing.line = Line::new(&typing.old);
        }
        self.complete(&mut typing, known);
        self.mode = Mode::Type(typing);
    }

    /// What may be meant by what stands in the line; before anything was typed, everybody.
    fn complete(&self, typing: &mut Typing, known: &dyn Known) {
        let text = typing.line.before();
        let is_untouched = typing.line.text() == typing.old;
        let last = if is_untouched { "" } else { text.rsplit(';').next().unwrap_or_default().trim() };
        typing.choices = match typing.field {
            Typed::Claim(Field::By | Field::About | Field::Via | Field::For) => {
                choices::speakers(&self.review, last, known)
            }
            Typed::Article(HeadField::Outlet) => known.outlets(if is_untouched { "" } else { &text }),
            _ => Vec::new(),
        };
        if typing.begins_empty() {
            typing.choices.retain(|choice| choice.value != typing.old);
        }
    }

    pub(super) fn typing(&mut self, key: Key, known: &dyn Known, mut typing: Typing) -> Outcome {
        let count = typing.choices.len();
        match key {
            Key::Escape => return Outcome::Draw,
            Key::Enter => {
                if let Some(choice) = typing.picked.and_then(|at| typing.choices.get(at)) {
                    typing.line = with_choice(&typing, choice);
                }
                return self.take(typing, known);
            }
            Key::Char(digit @ '1'..='9') if typing.is_numbered() => {
                let Some(choice) = typing.choices.get(digit as usize - '1' as usize) else {
                    self.notice =
                        Some(format!("there is no {digit}; type a blank before a name that begins with it"));
                    return self.turn(Mode::Type(typing));
                };
                typing.line = Line::new(&choice.value);
                return self.take(typing, known);
            }
            Key::Tab => {
                if let Some(choice) = typing.choices.get(typing.picked.unwrap_or(0)) {
                    typing.line = with_choice(&typing, choice);
                    self.complete(&mut typing, known);
                }
                typing.picked = None;
            }
            Key::Up if typing.is_numbered() && typing.picked.is_none_or(|at| at == 0) => {
                typing.line = Line::new(&typing.old);
                typing.picked = None;
                self.complete(&mut typing, known);
            }
            Key::Down if count > 0 => typing.picked = Some(typing.picked.map_or(0, |at| (at + 1) % count)),
            Key::Up if count > 0 => {
                typing.picked = Some(typing.picked.map_or(count - 1, |at| (at + count - 1) % count));
            }
            _ => {
                if let Some(stroke) = stroke(key) {
                    typing.line.strike(stroke);
                    self.complete(&mut typing, known);
                    typing.picked = None;
                }
            }
        }
        self.turn(Mode::Type(typing))
    }

    /// The line becomes the value; what is refused stays to be mended.
    fn take(&mut self, typing: Typing, known: &dyn Known) -> Outcome {
        let text = typing.line.text();
        if typing.begins_empty() && text.trim().is_empty() {
            return Outcome::Draw;
        }
        let action = match typing.field {
            Typed::Claim(field) => Action::Set(field, text),
            Typed::Article(field) => Action::SetHead(field, text),
        };
        let outcome = self.act(&action, known);
        if self.notice.is_some() {
            self.mode = Mode::Type(Typing { picked: None, ..typing });
        } else if matches!(typing.field, Typed::Article(_)) {
            // Whoever mends one of these mends the next.
            self.mode = Mode::Head;
        }
        outcome
    }
}

/// The line with a choice in place of what stands after its last `;`; of a line that nobody has touched, or
/// of a field that is no list, in place of all.
fn with_choice(typing: &Typing, choice: &Choice) -> Line {
    let text = typing.line.before();
    match text.rsplit_once(';') {
        Some((before, _)) if typing.line.text() != typing.old && matches!(typing.field, Typed::Claim(_)) => {
            Line::new(&format!("{}; {}", before.trim_end(), choice.value))
        }
        _ => Line::new(&choice.value),
    }
}
