//! Taking back what was done in a review, one action after another, as far as the review was opened.
//!
//! Owns what is remembered of the state before each action: only what that action changed, so that a long
//! review stays small. Called by `Review::apply`. What was done in an earlier sitting is decided anew, not
//! taken back: its file holds the state, not the way to it.

use std::collections::BTreeMap;

use super::decision::Decision;
use super::refused::Refused;
use super::state::Review;
use super::step::Step;
use crate::intake::proposal::{Head, Proposal};

/// The state before an action, while it is carried out.
pub(super) struct Before {
    statements: Vec<(Proposal, Decision)>,
    head: Head,
    made: BTreeMap<String, Vec<String>>,
    at: usize,
}

impl Review {
    /// The state as it is, to be compared with what comes of it.
    pub(super) fn before(&self) -> Before {
        Before {
            statements: self.statements(),
            head: self.head.clone(),
            made: self.made.clone(),
            at: self.at,
        }
    }

    /// Remembers what has changed since; nothing if nothing has.
    pub(super) fn remember(&mut self, before: Before) {
        let Before { mut statements, head, made, at } = before;
        let now = self.proposals.iter().zip(&self.decisions);
        let same =
            |(old, new): &(&(Proposal, Decision), (&Proposal, &Decision))| old.1 == *new.1 && old.0 == *new.0;
        let from = statements.iter().zip(now.clone()).take_while(same).count();
        let rest = statements.len().min(self.proposals.len()) - from;
        let behind = statements.iter().rev().zip(now.rev()).take(rest).take_while(same).count();
        let now = self.proposals.len() - behind - from;
        statements.truncate(statements.len() - behind);
        let before = statements.split_off(from);
        let head = (head != self.head).then_some(head);
        let made = (made != self.made).then_some(made);
        if now > 0 || !before.is_empty() || head.is_some() {
            self.past.push(Step { from, now, before, head, made, at });
        }
    }

    /// Takes back the last action that changed something, and goes to where it was done.
    pub(super) fn undo(&mut self) -> Result<bool, Refused> {
        let step = self
            .past
            .pop()
            .ok_or("there is nothing to undo: nothing was done since this review was opened")?;
        let Step { from, now, before, head, made, at } = step;
        let (proposals, decisions): (Vec<_>, Vec<_>) = before.into_iter().unzip();
        self.proposals.splice(from..from + now, proposals);
        self.decisions.splice(from..from + now, decisions);
        if let Some(head) = head {
            self.head = head;
        }
        if let Some(made) = made {
            self.made = made;
        }
        self.at = at;
        self.names = super::known::names_of(&self.proposals);
        Ok(true)
    }

    fn statements(&self) -> Vec<(Proposal, Decision)> {
        self.proposals.iter().cloned().zip(self.decisions.iter().copied()).collect()
    }
}
