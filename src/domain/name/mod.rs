//! Names of speakers: what in them is only typing, which names are nobody's, and which two may be one
//! speaker's.
//!
//! Two names that are [one when folded](crate::domain::text::fold_name) are one name. All else here is a
//! proposal: two people may share a name and two states may differ in one letter, so nothing is ever merged
//! by [`Likeness`]. It is looked up, not compared pair by pair: each name has a few [`keys`], and names
//! that may be one share one of them. So the work grows with the number of names, and not with its square.
//!
//! - A person or a program records a name: [`without_invisible`], [`is_nobody`], [`odd_letters`].
//! - Some names are new: [`Newcomers`] meets every name of the ledger once, and says whom each looks like.
//! - All names of a ledger are compared: [`Roster`].

mod alike;
mod consonants;
mod invisible;
mod keys;
mod lexicon;
mod likeness;
mod newcomers;
mod nobody;
mod plain;
mod roster;
mod scripts;
mod sound;
mod states;

pub use invisible::without_invisible;
pub use likeness::Likeness;
pub use newcomers::{KnownName, LooksLike, Newcomers};
pub use nobody::is_nobody;
pub use roster::{Duplicate, Pair, Roster};
pub use scripts::{OddLetter, Script, odd_letters};

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_recording;
