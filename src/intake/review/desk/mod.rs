//! A review under somebody's fingers: which keys mean what at the moment, and what they do.
//!
//! Owns the modes (looking, typing a field, choosing a kind or a claim) and the keys of each; what an action
//! does is [`Review`]'s. Called by `log --review` on a terminal, which hands it keys and draws what it is.
//! Pure: the ledger is asked through [`Known`].

mod linking;
mod marking;
mod mode;
mod typing;

use super::action::Action;
use super::decision::Decision;
use super::field::Field;
use super::keys::{FIELD_KEYS, HEAD_KEYS, KIND_KEYS, Key, of_key};
use super::known::Known;
use super::state::Review;

pub use mode::{Linking, Marking, Mode, Outcome, Stage, Typed, Typing};

/// A review and the mode it is in.
#[derive(Debug, Clone)]
pub struct Desk {
    /// The review.
    pub review: Review,
    /// What the keys mean.
    pub mode: Mode,
    /// What was refused last, or is worth saying.
    pub notice: Option<String>,
    /// Rows of the whole text that are seen at a time.
    page: usize,
}

impl Desk {
    /// A review to be looked at.
    pub fn new(review: Review) -> Self {
        Self { review, mode: Mode::Look, notice: None, page: 1 }
    }

    /// What was drawn of the whole text: from which row on, and how many at most.
    pub fn drawn(&mut self, row: usize, page: usize) {
        self.page = page.max(1);
        if let Mode::Whole { top } = &mut self.mode {
            *top = Some(row);
        }
    }

    /// Does what a key means.
    pub fn press(&mut self, key: Key, known: &dyn Known) -> Outcome {
        self.notice = None;
        if key == Key::Interrupt {
            return Outcome::Interrupted;
        }
        match std::mem::replace(&mut self.mode, Mode::Look) {
            Mode::Look => self.look(key, known),
            Mode::Help => Outcome::Draw,
            Mode::WhichField => {
                if let Some(field) = of_key(key, FIELD_KEYS) {
                    self.begin_typing(Typed::Claim(field), known);
                }
                Outcome::Draw
            }
            Mode::Head => {
                if let Some(field) = of_key(key, HEAD_KEYS) {
                    self.begin_typing(Typed::Article(field), known);
                }
                Outcome::Draw
            }
            Mode::WhichKind => match of_key(key, KIND_KEYS) {
                Some(kind) => self.act(&Action::Set(Field::Kind, kind.to_string()), known),
                None => Outcome::Draw,
            },
            Mode::WhichRelation => self.which_relation(key, known),
            Mode::Type(typing) => self.typing(key, known, typing),
            Mode::Target(linking) => self.target(key, known, linking),
            Mode::Mark(marking) => self.marking(key, known, marking),
            Mode::Whole { top } => self.whole(key, top, known),
        }
    }

    fn look(&mut self, key: Key, known: &dyn Known) -> Outcome {
        match key {
            Key::Char('u') => return self.act(&Action::Undo, known),
            Key::Char('q') => return Outcome::Leave,
            Key::Char('E') => return self.turn(Mode::Head),
            Key::Char('c') => return self.turn(Mode::Whole { top: None }),
            Key::Char('+') => return self.begin_marking(),
            Key::Char('?' | 'h') => return self.turn(Mode::Help),
            Key::Char('b') | Key::Left | Key::Up => return self.act(&Action::Back, known),
            Key::Char('n') | Key::Right | Key::Down => return self.act(&Action::Next, known),
            _ => {}
        }
        if self.review.current().is_none() {
            return self.at_the_end(key);
        }
        let action = match key {
            Key::Char('a') | Key::Enter => Action::Accept,
            Key::Char('d') => Action::Discard,
            Key::Char('A') => Action::AcceptAll,
            Key::Char('K') => Action::OtherKind,
            Key::Char('y') => Action::Same,
            Key::Char(number @ '1'..='9') => Action::Number(number as usize - '0' as usize),
            Key::Char('s') => {
                self.begin_typing(Typed::Claim(Field::By), known);
                return Outcome::Draw;
            }
            Key::Char('/') => return self.begin_parting(),
            Key::Char('&') => Action::Join,
            Key::Char('e') => return self.turn(Mode::WhichField),
            Key::Char('k') => return self.turn(Mode::WhichKind),
            Key::Char('l') => return self.turn(Mode::WhichRelation),
            _ => return Outcome::Draw,
        };
        self.act(&action, known)
    }

    fn at_the_end(&mut self, key: Key) -> Outcome {
        let nothing = self.review.count(Decision::Accepted) == 0 && self.review.by_hand.is_empty();
        match key {
            Key::Enter | Key::Char('y') if nothing => {
                self.notice = Some("nothing is accepted, so there is nothing to log".into());
                Outcome::Draw
            }
            Key::Enter | Key::Char('y') => Outcome::Log,
            _ => Outcome::Draw,
        }
    }

    /// The whole text: scrolled by rows and screens, or gone through by statements.
    fn whole(&mut self, key: Key, top: Option<usize>, known: &dyn Known) -> Outcome {
        let row = top.unwrap_or(0);
        let top = match key {
            Key::Up => Some(row.saturating_sub(1)),
            Key::Down => Some(row.saturating_add(1)),
            Key::PageUp => Some(row.saturating_sub(self.page)),
            Key::PageDown | Key::Char(' ') => Some(row.saturating_add(self.page)),
            Key::Home => Some(0),
            Key::End => Some(usize::MAX),
            Key::Char('n') | Key::Right => {
                self.act(&Action::Next, known);
                None
            }
            Key::Char('b') | Key::Left => {
                self.act(&Action::Back, known);
                None
            }
            Key::Char('+') => return self.begin_marking(),
            Key::Escape | Key::Enter | Key::Char('c' | 'q') => return Outcome::Draw,
            _ => top,
        };
        self.turn(Mode::Whole { top })
    }

    fn act(&mut self, action: &Action, known: &dyn Known) -> Outcome {
        match self.review.apply(action, known) {
            Ok(true) => Outcome::Keep,
            Ok(false) => Outcome::Draw,
            Err(why) => {
                self.notice = Some(why);
                Outcome::Draw
            }
        }
    }

    fn turn(&mut self, mode: Mode) -> Outcome {
        self.mode = mode;
        Outcome::Draw
    }
}
