//! Redirects: a record that turned out to be another of its noun, a speaker or an article. A redirect can be
//! taken back.
//!
//! `merged_into` is the redirect that was asked for, `survivor_id` where it leads in the end, kept for every
//! record on the way in the same transaction. Nothing else of either record changes. What a redirect means
//! for each noun stands in `merge` and `merged_articles`.

use std::collections::BTreeMap;
use std::fmt::Display;

use rusqlite::{Connection, OptionalExtension, named_params};

use super::{StoreError, Writer};
use crate::domain::{ArticleId, SpeakerId};

/// Where a merged record leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Redirect<I> {
    /// The record into which it was merged.
    pub into: I,
    /// The record at the end of all redirects.
    pub survivor: I,
}

/// A merged record that does not count as the one at the end of its redirects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misled<I> {
    /// The records whose redirects are followed, from this one on.
    pub path: Vec<I>,
    /// The record at the end; `None`: they go in a circle.
    pub end: Option<I>,
    /// The record that is recorded as the one at the end.
    pub recorded: I,
}

/// A noun of which two records can be merged.
pub(super) trait Mergeable: Copy + Eq + Display {
    /// Its table, which is also its name on the command line.
    const TABLE: &'static str;
    fn of(number: i64) -> Self;
    fn number(self) -> i64;
}

impl Mergeable for SpeakerId {
    const TABLE: &'static str = "speaker";
    fn of(number: i64) -> Self {
        Self::new(number)
    }
    fn number(self) -> i64 {
        self.number()
    }
}

impl Mergeable for ArticleId {
    const TABLE: &'static str = "article";
    fn of(number: i64) -> Self {
        Self::new(number)
    }
    fn number(self) -> i64 {
        self.number()
    }
}

/// Every merged record of a noun that does not count as the one at the end of its redirects, by id.
pub(super) fn list_misled<I: Mergeable>(conn: &Connection) -> Result<Vec<Misled<I>>, StoreError> {
    let table = I::TABLE;
    let mut query = conn.prepare_cached(&format!(
        "SELECT id, merged_into, survivor_id FROM {table} WHERE survivor_id IS NOT NULL ORDER BY id"
    ))?;
    let merged = query.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    let merged: BTreeMap<i64, (i64, i64)> = merged.collect::<Result<_, _>>()?;
    let mut misled = Vec::new();
    for (id, (_, recorded)) in &merged {
        let mut path = vec![*id];
        let mut end = *id;
        while let Some((into, _)) = merged.get(&end).filter(|_| path.len() <= merged.len()) {
            end = *into;
            path.push(end);
        }
        let circles = merged.contains_key(&end);
        if circles || end != *recorded {
            path.pop();
            path.truncate(path.iter().skip(1).position(|on| on == id).map_or(path.len(), |again| again + 1));
            misled.push(Misled {
                path: path.into_iter().map(I::of).collect(),
                end: (!circles).then(|| I::of(end)),
                recorded: I::of(*recorded),
            });
        }
    }
    Ok(misled)
}

/// The redirect of a record; `None` if it stands for itself.
pub(super) fn redirect_of<I: Mergeable>(conn: &Connection, id: I) -> Result<Option<Redirect<I>>, StoreError> {
    let table = I::TABLE;
    let mut find =
        conn.prepare_cached(&format!("SELECT merged_into, survivor_id FROM {table} WHERE id = :id"))?;
    let found = find
        .query_row(named_params! {":id": id.number()}, |row| {
            let ends: (Option<i64>, Option<i64>) = (row.get("merged_into")?, row.get("survivor_id")?);
            Ok(ends.0.zip(ends.1))
        })
        .optional()?;
    let Some(ends) = found else {
        return Err(StoreError::NoSuch { noun: table, id: id.to_string() });
    };
    Ok(ends.map(|(into, survivor)| Redirect { into: I::of(into), survivor: I::of(survivor) }))
}

impl Writer<'_> {
    /// Makes one record of a noun lead to another. Returns whether anything changed.
    pub(super) fn redirect<I: Mergeable>(&self, id: I, into: I) -> Result<bool, StoreError> {
        let noun = I::TABLE;
        let refuse = |rule: String| Err(StoreError::Refused { rule });
        let survivor = redirect_of(self.conn, into)?.map_or(into, |redirect| redirect.survivor);
        match redirect_of(self.conn, id)? {
            Some(redirect) if redirect.into == into => return Ok(false),
            Some(redirect) => {
                return refuse(format!(
                    "{id} is already merged into {}; take that back first: gainsay {noun} unmerge {id}",
                    redirect.into
                ));
            }
            None if id == into => return refuse(format!("{id} cannot be merged into itself")),
            None if survivor == id => {
                return refuse(format!(
                    "{into} is merged into {id}; take that back first: gainsay {noun} unmerge {into}"
                ));
            }
            None => {}
        }
        self.entry()?;
        let merge = format!("UPDATE {noun} SET merged_into = :into, survivor_id = :survivor WHERE id = :id");
        let follow = format!("UPDATE {noun} SET survivor_id = :survivor WHERE survivor_id = :id");
        let (id, into, survivor) = (id.number(), into.number(), survivor.number());
        self.conn
            .prepare_cached(&merge)?
            .execute(named_params! {":id": id, ":into": into, ":survivor": survivor})?;
        self.conn.prepare_cached(&follow)?.execute(named_params! {":id": id, ":survivor": survivor})?;
        Ok(true)
    }

    /// Takes a redirect back: the record stands for itself again, with whatever was merged into it.
    pub(super) fn take_redirect_back<I: Mergeable>(&self, id: I) -> Result<Redirect<I>, StoreError> {
        let noun = I::TABLE;
        let Some(redirect) = redirect_of(self.conn, id)? else {
            return Err(StoreError::Refused { rule: format!("{id} is not merged into another {noun}") });
        };
        self.entry()?;
        let follow = format!(
            "WITH RECURSIVE behind (id) AS (
  SELECT id FROM {noun} WHERE merged_into = :id AND survivor_id = :survivor
  UNION SELECT {noun}.id FROM behind JOIN {noun} ON {noun}.merged_into = behind.id WHERE {noun}.survivor_id = :survivor)
UPDATE {noun} SET survivor_id = :id WHERE id IN (SELECT id FROM behind)"
        );
        let unmerge = format!("UPDATE {noun} SET merged_into = NULL, survivor_id = NULL WHERE id = :id");
        let (id, survivor) = (id.number(), redirect.survivor.number());
        self.conn.prepare_cached(&follow)?.execute(named_params! {":id": id, ":survivor": survivor})?;
        self.conn.prepare_cached(&unmerge)?.execute(named_params! {":id": id})?;
        Ok(redirect)
    }
}
