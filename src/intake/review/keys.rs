//! The keys of a review, and what they stand for while a field, a kind or a relation is asked for.
//!
//! Owns the tables; what is done then is `desk`'s. The screen draws the tables as they stand here.

use super::field::{Field, HeadField};
use super::line::Stroke;
use crate::domain::{ClaimKind, RelationType};

/// A key, as a terminal reports it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A character.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Escape,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Tab.
    Tab,
    /// Up.
    Up,
    /// Down.
    Down,
    /// Left.
    Left,
    /// Right.
    Right,
    /// Home, or Control-A.
    Home,
    /// End, or Control-E.
    End,
    /// A screen up.
    PageUp,
    /// A screen down.
    PageDown,
    /// Control-U: erase the line.
    Clear,
    /// Control-W: erase a word.
    EraseWord,
    /// Control-C, or a terminal that has gone.
    Interrupt,
}

/// The keys for the fields.
pub const FIELD_KEYS: &[(char, Field)] = &[
    ('t', Field::Text),
    ('q', Field::Quote),
    ('s', Field::By),
    ('a', Field::As),
    ('f', Field::For),
    ('o', Field::On),
    ('e', Field::Event),
    ('b', Field::About),
    ('v', Field::Via),
    ('m', Field::Mode),
    ('p', Field::Part),
    ('@', Field::At),
    ('h', Field::Hedge),
    ('g', Field::Topics),
    ('r', Field::Ref),
    ('n', Field::Note),
];

/// The keys for what is known of the article.
pub const HEAD_KEYS: &[(char, HeadField)] = &[
    ('o', HeadField::Outlet),
    ('h', HeadField::Headline),
    ('d', HeadField::Published),
    ('u', HeadField::Url),
    ('b', HeadField::Byline),
    ('l', HeadField::Language),
];

/// The keys for the kinds.
pub const KIND_KEYS: &[(char, ClaimKind)] = &[
    ('s', ClaimKind::Statement),
    ('a', ClaimKind::Allegation),
    ('d', ClaimKind::Denial),
    ('c', ClaimKind::Confirmation),
    ('n', ClaimKind::Announcement),
    ('w', ClaimKind::Warning),
    ('f', ClaimKind::Forecast),
    ('o', ClaimKind::Opinion),
    ('r', ClaimKind::Retraction),
    ('x', ClaimKind::Correction),
    ('0', ClaimKind::NoComment),
];

/// The keys for the relations.
pub const RELATION_KEYS: &[(char, RelationType)] = &[
    ('d', RelationType::Denies),
    ('c', RelationType::Confirms),
    ('r', RelationType::Repeats),
    ('x', RelationType::Contradicts),
    ('i', RelationType::Disputes),
    ('f', RelationType::Refutes),
    ('s', RelationType::Supports),
    ('q', RelationType::Quotes),
    ('l', RelationType::Qualifies),
    ('o', RelationType::Corrects),
    ('t', RelationType::Retracts),
    ('n', RelationType::Supersedes),
    ('p', RelationType::RespondsTo),
];

/// Beside the relations: none, its links are taken off.
pub const UNLINK_KEY: char = 'u';

/// What a key stands for in a table.
pub(super) fn of_key<T: Copy>(key: Key, keys: &[(char, T)]) -> Option<T> {
    let Key::Char(c) = key else { return None };
    keys.iter().find(|(known, _)| *known == c).map(|(_, value)| *value)
}

/// What a key does to a line.
pub(super) fn stroke(key: Key) -> Option<Stroke> {
    Some(match key {
        Key::Char(c) => Stroke::Insert(c),
        Key::Backspace => Stroke::Backspace,
        Key::Delete => Stroke::Delete,
        Key::Left => Stroke::Left,
        Key::Right => Stroke::Right,
        Key::Home => Stroke::Home,
        Key::End => Stroke::End,
        Key::Clear => Stroke::Clear,
        Key::EraseWord => Stroke::EraseWord,
        _ => return None,
    })
}
