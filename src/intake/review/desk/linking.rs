//! The keys while a link is made: what it does, then to which claim.
//!
//! Owns how a claim is searched and picked. Called by [`Desk::press`].

use super::Desk;
use super::mode::{Linking, Mode, Outcome};
use crate::intake::review::action::Action;
use crate::intake::review::choices;
use crate::intake::review::keys::{Key, RELATION_KEYS, UNLINK_KEY, of_key, stroke};
use crate::intake::review::known::Known;
use crate::intake::review::line::Line;

impl Desk {
    pub(super) fn which_relation(&mut self, key: Key, known: &dyn Known) -> Outcome {
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
            self.mode = Mode::Target(Linking { relation, line: Line::default(), choices, picked: 0 });
        }
        Outcome::Draw
    }

    pub(super) fn target(&mut self, key: Key, known: &dyn Known, mut linking: Linking) -> Outcome {
        let count = linking.choices.len();
        match key {
            Key::Escape => return Outcome::Draw,
            Key::Enter => {
                let chosen = linking.choices.get(linking.picked);
                let named = chosen.map_or_else(|| linking.line.text(), |choice| choice.value.clone());
                let outcome = self.act(&Action::Link(linking.relation, named), known);
                if self.notice.is_some() {
                    self.mode = Mode::Target(linking);
                }
                return outcome;
            }
            Key::Down | Key::Tab if count > 0 => linking.picked = (linking.picked + 1) % count,
            Key::Up if count > 0 => linking.picked = (linking.picked + count - 1) % count,
            _ => {
                if let Some(stroke) = stroke(key) {
                    linking.line.strike(stroke);
                    linking.choices = choices::claims(&self.review, &linking.line.text(), known);
                    linking.picked = 0;
                }
            }
        }
        self.turn(Mode::Target(linking))
    }
}
