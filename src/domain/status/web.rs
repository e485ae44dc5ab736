//! The plain data that a status is derived from: who said what when, and what it does to what.

use std::sync::Arc;

use super::{Heard, Side};
use crate::domain::date::{Day, Edtf, Truth};
use crate::domain::{ById, ClaimId, Force, Party, RelationId, RelationType, Scope};

impl Side {
    /// The sides of a party: one for each body spoken for, else the speaker alone.
    pub fn of(party: &Party) -> impl Iterator<Item = Self> + '_ {
        let alone = party.bodies.is_empty().then_some(None);
        let bodies = party.bodies.iter().map(|body| Some(*body)).chain(alone);
        bodies.map(|on_behalf_of| Self { speaker: party.speaker, on_behalf_of })
    }
}

/// What a status needs to know of a claim.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statement {
    /// Who made it; none, if that is not recorded.
    pub sides: Vec<Side>,
    /// When it was said; `None`: undated.
    pub said: Option<Arc<Edtf>>,
    /// Where the articles that carry it have it from, each origin as a number of its own: the last of the
    /// attribution chain, without a chain the outlet, else the article. Only asked of statements that back
    /// another.
    pub origins: Vec<u64>,
    /// Whether it takes no position by itself: a refusal to comment, or a denial that denies nothing. Only
    /// asked of claims whose own position is asked for.
    pub is_silent: bool,
}

impl Statement {
    /// Whether it had been said by this day; without a day everything had.
    pub fn heard(&self, as_of: Option<Day>) -> Heard {
        let Some(said) = &self.said else { return Heard::Undated };
        match as_of.map(|day| said.by_day(day)) {
            None | Some(Truth::Yes) => Heard::Said,
            Some(Truth::Unknown) => Heard::Perhaps,
            Some(Truth::No) => Heard::NotYet,
        }
    }

    /// Whether one of its speakers is on one side with one of the other's.
    pub(super) fn shares_a_side_with(&self, other: &Self) -> bool {
        self.sides.iter().any(|own| other.sides.iter().any(|side| own.is_with(*side)))
    }
}

/// What a status needs to know of a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// The relation.
    pub id: RelationId,
    /// What the later claim does.
    pub relation: RelationType,
    /// The later claim.
    pub from: ClaimId,
    /// The earlier one.
    pub to: ClaimId,
    /// How much of it a challenge rejects.
    pub scope: Option<Scope>,
    /// How firmly.
    pub force: Option<Force>,
    /// Whether the later claim is by an outlet that carried the earlier one. Only asked of corrections.
    pub by_carrier: bool,
}

/// Statements and the links between them: all that was recorded, or the part around some claims.
///
/// For the standing of a claim it must hold every link to it, the links by which those who made these took
/// them back, and so on, and the statements at both ends. A link from a statement that is missing does not
/// count.
#[derive(Debug, Clone, Default)]
pub struct Web {
    statements: ById<ClaimId, Statement>,
    incoming: ById<ClaimId, Vec<Link>>,
}

impl Web {
    /// Adds a statement.
    pub fn add_statement(&mut self, claim: ClaimId, statement: Statement) {
        self.statements.insert(claim, statement);
    }

    /// Adds a link; of each relation once. A contradiction has no direction: it challenges both of its
    /// claims.
    pub fn add_link(&mut self, link: Link) {
        self.incoming.entry(link.to).or_default().push(link);
        if link.relation == RelationType::Contradicts {
            let back = Link { from: link.to, to: link.from, ..link };
            self.incoming.entry(back.to).or_default().push(back);
        }
    }

    /// The statement of a claim, if it is known.
    pub fn statement(&self, claim: ClaimId) -> Option<&Statement> {
        self.statements.get(&claim)
    }

    /// The statement of a claim, to add to it.
    pub fn statement_mut(&mut self, claim: ClaimId) -> Option<&mut Statement> {
        self.statements.get_mut(&claim)
    }

    /// The links to a claim from statements that are known, in the order in which they were added.
    pub fn links_to(&self, claim: ClaimId) -> impl Iterator<Item = (&Link, &Statement)> {
        let links = self.incoming.get(&claim).map_or(&[][..], Vec::as_slice);
        links.iter().filter_map(|link| Some((link, self.statements.get(&link.from)?)))
    }

    /// The claims that something was said about, in no order.
    pub fn targets(&self) -> impl Iterator<Item = ClaimId> {
        self.incoming.keys().copied()
    }
}
