//! Entries: who changed the ledger, when, with which command.

use rusqlite::{Row, named_params};

use super::{Reader, StoreError, Writer};
use crate::domain::{Entry, EntryId};

/// Which entries to list.
#[derive(Debug, Clone, Default)]
pub struct EntryFilter {
    /// Only at this instant or later, as stored.
    pub since: Option<String>,
    /// Only before this instant, as stored.
    pub before: Option<String>,
    /// Only by this person.
    pub who: Option<String>,
    /// Only with this in the command line, whatever the case.
    pub command: Option<String>,
    /// At most so many, the latest.
    pub limit: Option<u32>,
}

const COLUMNS: &str = "
SELECT entry.id, at, who, tool, command, why, undoes, records
FROM entry";

pub(super) fn entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        id: EntryId::new(row.get("id")?),
        at: row.get("at")?,
        who: row.get("who")?,
        tool: row.get("tool")?,
        command: row.get("command")?,
        why: row.get("why")?,
        undoes: row.get::<_, Option<i64>>("undoes")?.map(EntryId::new),
        undone_by: None,
        records: row.get::<_, Option<u64>>("records")?.unwrap_or_default(),
    })
}

impl Reader<'_> {
    /// The entry with this id.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] if there is none.
    pub fn get_entry(&self, id: EntryId) -> Result<Entry, StoreError> {
        let mut query = self.conn.prepare_cached(&format!("{COLUMNS} WHERE entry.id = :id"))?;
        let mut rows = query.query(named_params! {":id": id.number()})?;
        let row = rows.next()?.ok_or_else(|| StoreError::NoSuch { noun: "entry", id: id.to_string() })?;
        let mut found = entry(row)?;
        found.undone_by = self.find_undoing(id)?;
        Ok(found)
    }

    /// The entries that pass the filter, the latest first.
    pub fn list_entries(&self, filter: &EntryFilter) -> Result<Vec<Entry>, StoreError> {
        let sql = format!(
            "{COLUMNS} WHERE (:since IS NULL OR at >= :since) AND (:before IS NULL OR at < :before)
  AND (:who IS NULL OR who = :who) AND (:command IS NULL OR command LIKE :command ESCAPE '\\')
ORDER BY entry.id DESC LIMIT coalesce(:limit, -1)"
        );
        let undoings = super::past::undo::undoings(self.conn)?;
        let mut query = self.conn.prepare_cached(&sql)?;
        let mut rows = query.query(named_params! {
            ":since": filter.since,
            ":before": filter.before,
            ":who": filter.who,
            ":command": filter.command.as_deref().map(super::claim_filter::like),
            ":limit": filter.limit,
        })?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let mut entry = entry(row)?;
            entry.undone_by = undoings.get(&entry.id.number()).copied().map(EntryId::new);
            found.push(entry);
        }
        Ok(found)
    }

    /// How many entries there are.
    pub fn count_entries(&self) -> Result<u64, StoreError> {
        Ok(self.conn.query_row("SELECT count(*) FROM entry", [], |row| row.get(0))?)
    }
}

impl Writer<'_> {
    /// Keeps the reason of this command with its entry, if it has made one.
    pub fn explain(&self, why: &str) -> Result<(), StoreError> {
        let mut set = self.conn.prepare_cached("UPDATE entry SET why = :why WHERE is_open = 1")?;
        set.execute(named_params! {":why": why})?;
        Ok(())
    }
}
