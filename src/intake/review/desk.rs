//! A review under somebody's fingers: which keys mean what at the moment, and what they do.
//!
//! Owns the modes (looking, typing a field, choosing a kind or a claim) and the keys of each; what an action
//! does is [`Review`]'s. Called by `log --review` on a terminal, which hands it keys and draws what it is.
//! Pure: the ledger is asked through [`Known`].

use super::action::Action;
use super::choices;
use super::field::Field;
use super::keys::{FIELD_KEYS, KIND_KEYS, Key, RELATION_KEYS, UNLINK_KEY, of_key, stroke};
use super::known::{Choice, Known};
use super::line::Line;
use super::state::{Decision, Review};
use crate::domain::RelationType;

/// What the keys mean at the moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mode {
    /// A statement is looked at, or, when all have been, the sum of the decisions.
    Look,
    /// Which field is to be changed?
    WhichField,
    /// A field is typed.
    Type {
        /// Which.
        field: Field,
        /// What was typed.
        line: Line,
        /// What may be meant.
        choices: Vec<Choice>,
        /// The one that is picked.
        picked: Option<usize>,
    },
    /// Which kind is it?
    WhichKind,
    /// What does it do to another claim?
    WhichRelation,
    /// To which claim?
    Target {
        /// What it does.
        relation: RelationType,
        /// What is looked for.
        line: Line,
        /// What was found.
        choices: Vec<Choice>,
        /// The one that is picked.
        picked: usize,
    },
    /// The keys are explained.
    Help,
}

/// What is to be done after a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing but drawing.
    Draw,
    /// The progress is to be kept.
    Keep,
    /// The end: what is accepted is to be logged.
    Log,
    /// The end: nothing is logged.
    Leave,
    /// The end by Control-C.
    Interrupted,
}

/// A review and the mode it is in.
#[derive(Debug, Clone)]
pub struct Desk {
    /// The review.
    pub review: Review,
    /// What the keys mean.
    pub mode: Mode,
    /// What was refused last, or is worth saying.
    pub notice: Option<String>,
}

impl Desk {
    /// A review to be looked at.
    pub fn new(review: Review) -> Self {
        Self { review, mode: Mode::Look, notice: None }
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
            Mode::WhichField => self.which_field(key, known),
            Mode::WhichKind => match of_key(key, KIND_KEYS) {
                Some(kind) => self.act(&Action::Set(Field::Kind, kind.to_string()), known),
                None => Outcome::Draw,
            },
            Mode::WhichRelation => self.which_relation(key, known),
            Mode::Type { field, line, choices, picked } => {
                self.typing(key, known, (field, line, choices, picked))
            }
            Mode::Target { relation, line, choices, picked } => {
                self.target(key, known, (relation, line, choices, picked))
            }
        }
    }

    fn look(&mut self, key: Key, known: &dyn Known) -> Outcome {
        if self.review.current().is_none() {
            return self.at_the_end(key, known);
        }
        let action = match key {
            Key::Char('a') | Key::Enter => Action::Accept,
            Key::Char('d') => Action::Discard,
            Key::Char('A') => Action::AcceptAll,
            Key::Char('b') | Key::Left | Key::Up => Action::Back,
            Key::Char('n') | Key::Right | Key::Down => Action::Next,
            Key::Char('u') => Action::Undo,
            Key::Char('K') => Action::OtherKind,
            Key::Char(number @ '1'..='9') => Action::Denies(number as usize - '0' as usize),
            Key::Char('s') => {
                self.type_field(Field::By, known);
                return Outcome::Draw;
            }
            Key::Char('q') => return Outcome::Leave,
            Key::Char('e') => return self.turn(Mode::WhichField),
            Key::Char('k') => return self.turn(Mode::WhichKind),
            Key::Char('l') => return self.turn(Mode::WhichRelation),
            Key::Char('?' | 'h') => return self.turn(Mode::Help),
            _ => return Outcome::Draw,
        };
        self.act(&action, known)
    }

    fn at_the_end(&mut self, key: Key, known: &dyn Known) -> Outcome {
        let nothing = self.review.count(Decision::Accepted) == 0 && self.review.by_hand.is_empty();
        match key {
            Key::Enter | Key::Char('y') if nothing => {
                self.notice = Some("nothing is accepted, so there is nothing to log".into());
                Outcome::Draw
            }
            Key::Enter | Key::Char('y') => Outcome::Log,
            Key::Char('b') | Key::Left | Key::Up => self.act(&Action::Back, known),
            Key::Char('n') | Key::Right | Key::Down => self.act(&Action::Next, known),
            Key::Char('u') => self.act(&Action::Undo, known),
            Key::Char('q') => Outcome::Leave,
            _ => Outcome::Draw,
        }
    }

    fn which_field(&mut self, key: Key, known: &dyn Known) -> Outcome {
        if let Some(field) = of_key(key, FIELD_KEYS) {
            self.type_field(field, known);
        }
        Outcome::Draw
    }

    fn which_relation(&mut self, key: Key, known: &dyn Known) -> Outcome {
        let likely =
            self.review.current().and_then(|one| one.open_links().next()).map(|maybe| maybe.link.relation);
        let relation = match key {
            Key::Char(UNLINK_KEY) => return self.act(&Action::Unlink, known),
            // What the draft thought of is one key away.
            Key::Enter => likely,
            _ => of_key(key, RELATION_KEYS),
        };
        if let Some(relation) = relation {
            let choices = choices::claims(&self.review, "", known);
            self.mode = Mode::Target { relation, line: Line::default(), choices, picked: 0 };
        }
        Outcome::Draw
    }

    fn type_field(&mut self, field: Field, known: &dyn Known) {
        let line = Line::new(&self.review.value(field));
        let choices = self.choices_for(field, &line, known, true);
        self.mode = Mode::Type { field, line, choices, picked: None };
    }

    /// What may be meant by what stands in the line; before anything was typed, everybody.
    fn choices_for(&self, field: Field, line: &Line, known: &dyn Known, untouched: bool) -> Vec<Choice> {
        match field {
            Field::By | Field::About | Field::Via | Field::For => {
                let text = line.before();
                let typed = if untouched { "" } else { text.rsplit(';').next().unwrap_or_default().trim() };
                choices::speakers(&self.review, typed, known)
            }
            _ => Vec::new(),
        }
    }

    fn typing(
        &mut self,
        key: Key,
        known: &dyn Known,
        (field, mut line, mut choices, mut picked): (Field, Line, Vec<Choice>, Option<usize>),
    ) -> Outcome {
        match key {
            Key::Escape => return Outcome::Draw,
            Key::Enter => {
                if let Some(choice) = picked.and_then(|at| choices.get(at)) {
                    line = self.with_choice(field, &line, choice);
                }
                let outcome = self.act(&Action::Set(field, line.text()), known);
                if self.notice.is_some() {
                    self.mode = Mode::Type { field, line, choices, picked: None };
                }
                return outcome;
            }
            Key::Tab => {
                if let Some(choice) = choices.get(picked.unwrap_or(0)) {
                    line = self.with_choice(field, &line, choice);
                    choices = self.choices_for(field, &line, known, false);
                }
                picked = None;
            }
            Key::Down if !choices.is_empty() => {
                picked = Some(picked.map_or(0, |at| (at + 1) % choices.len()));
            }
            Key::Up if !choices.is_empty() => {
                picked =
                    Some(picked.map_or(choices.len() - 1, |at| (at + choices.len() - 1) % choices.len()));
            }
            _ => {
                if let Some(stroke) = stroke(key) {
                    line.strike(stroke);
                    choices = self.choices_for(field, &line, known, false);
                    picked = None;
                }
            }
        }
        self.mode = Mode::Type { field, line, choices, picked };
        Outcome::Draw
    }

    fn target(
        &mut self,
        key: Key,
        known: &dyn Known,
        (relation, mut line, mut choices, mut picked): (RelationType, Line, Vec<Choice>, usize),
    ) -> Outcome {
        match key {
            Key::Escape => return Outcome::Draw,
            Key::Enter => {
                let named = choices.get(picked).map_or_else(|| line.text(), |choice| choice.value.clone());
                let outcome = self.act(&Action::Link(relation, named), known);
                if self.notice.is_some() {
                    self.mode = Mode::Target { relation, line, choices, picked };
                }
                return outcome;
            }
            Key::Down | Key::Tab if !choices.is_empty() => picked = (picked + 1) % choices.len(),
            Key::Up if !choices.is_empty() => picked = (picked + choices.len() - 1) % choices.len(),
            _ => {
                if let Some(stroke) = stroke(key) {
                    line.strike(stroke);
                    choices = choices::claims(&self.review, &line.text(), known);
                    picked = 0;
                }
            }
        }
        self.mode = Mode::Target { relation, line, choices, picked };
        Outcome::Draw
    }

    /// The line with a choice in place of what stands after its last `;`; of a line that nobody has touched,
    /// in place of all.
    fn with_choice(&self, field: Field, line: &Line, choice: &Choice) -> Line {
        let text = line.before();
        match text.rsplit_once(';') {
            Some((before, _)) if line.text() != self.review.value(field) => {
                Line::new(&format!("{}; {}", before.trim_end(), choice.value))
            }
            _ => Line::new(&choice.value),
        }
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
