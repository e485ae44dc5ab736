//! The ledger as it was known: what every table held after an entry, read from the rows of today and their
//! earlier versions.
//!
//! For one read, each table of the record is covered by a temporary view of the same name, which SQLite
//! prefers; so every query of this module's neighbours reads the past without knowing it, and a report
//! `--known-on` a day cannot differ from the report of a copy that was made then. A row belongs to that past
//! if the entry that inserted it does, in the version that the first later change replaced. Nothing is
//! written to the ledger: earlier versions are put together in temporary tables. (Rejected: a valid-from
//! column on every query, which each new query could forget.)
//!
//! Which entries belong to the past is decided by their number, which is their order, and not by their time:
//! a clock that was set back for an hour does not tear the record apart.

use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::{Connection, named_params};

use super::left_out;
use super::table::{Table, tables};
use crate::domain::{Entry, EntryId};
use crate::store::ledger::CarriesStoreError;
use crate::store::{Extent, Ledger, Reader, StoreError};

/// A moment in the life of the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KnownOn {
    /// Before this instant: up to the last entry that was made before it.
    Before(DateTime<Utc>),
    /// Right after this entry.
    After(EntryId),
}

impl Ledger {
    /// Asks, in one snapshot, what the ledger held at a moment (`None`: now): what stood then, or everything.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] if the moment is an entry that is not there.
    pub fn read_known_on<T, E: CarriesStoreError>(
        &mut self,
        moment: Option<KnownOn>,
        extent: Extent,
        ask: impl FnOnce(&Reader<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        if moment.is_none() && extent == Extent::All {
            return self.read(ask);
        }
        let query_only: bool =
            self.conn.query_row("PRAGMA query_only", [], |row| row.get(0)).map_err(|e| E::from(e.into()))?;
        self.conn.pragma_update(None, "query_only", false).map_err(|e| E::from(e.into()))?;
        let answer = self.read(|reader| {
            let mut is_covered = false;
            if let Some(moment) = moment {
                let last = reader.last_entry(moment)?;
                is_covered = last < reader.last_entry(KnownOn::Before(DateTime::<Utc>::MAX_UTC))?;
                if is_covered {
                    cover(reader.conn, last, extent).map_err(StoreError::from)?;
                }
            }
            if extent == Extent::Standing {
                let under = is_covered.then_some(UNDER);
                is_covered |= left_out::cover(reader.conn, under).map_err(StoreError::from)?;
            }
            // A reader of its own, as this one may remember what is not covered.
            let answer = ask(&Reader::of_a_snapshot(reader.conn));
            if is_covered {
                uncover(reader.conn).map_err(StoreError::from)?;
            }
            answer
        });
        self.conn.pragma_update(None, "query_only", query_only).map_err(|e| E::from(e.into()))?;
        answer
    }
}

impl Reader<'_> {
    /// The last entry that belongs to a moment; `None`: nothing had been recorded. No moment is now.
    pub fn find_last_entry(&self, moment: Option<KnownOn>) -> Result<Option<Entry>, StoreError> {
        let last = self.last_entry(moment.unwrap_or(KnownOn::Before(DateTime::<Utc>::MAX_UTC)))?;
        if last == 0 { Ok(None) } else { self.get_entry(EntryId::new(last)).map(Some) }
    }

    /// The number of the last entry that belongs to a moment; 0 if nothing had been recorded.
    fn last_entry(&self, moment: KnownOn) -> Result<i64, StoreError> {
        const BEFORE: &str = "SELECT coalesce(max(id), 0) FROM main.entry WHERE at < :instant";
        const THERE: &str = "SELECT count(*) FROM main.entry WHERE id = :id";
        match moment {
            KnownOn::Before(instant) => {
                // Beyond the year 9999 an instant no longer sorts as text; no entry is there.
                let latest = DateTime::from_timestamp(253_402_300_799, 0).unwrap_or(instant);
                let instant = instant.min(latest).to_rfc3339_opts(SecondsFormat::Millis, true);
                let mut query = self.conn.prepare_cached(BEFORE)?;
                Ok(query.query_row(named_params! {":instant": instant}, |row| row.get(0))?)
            }
            KnownOn::After(entry) => {
                let mut query = self.conn.prepare_cached(THERE)?;
                match query.query_row(named_params! {":id": entry.number()}, |row| row.get::<_, i64>(0))? {
                    0 => Err(StoreError::NoSuch { noun: "entry", id: entry.to_string() }),
                    _ => Ok(entry.number()),
                }
            }
        }
    }
}

/// What the names of the views of the past begin with where those of what stands come over them.
const UNDER: &str = "known_";

fn cover(conn: &Connection, last: i64, extent: Extent) -> rusqlite::Result<()> {
    for table in tables(conn)? {
        let is_covered_again = extent == Extent::Standing && left_out::covers(&table.name);
        conn.execute_batch(&table.view(last, if is_covered_again { UNDER } else { "" }))?;
    }
    conn.execute_batch(&format!(
        "CREATE TEMP VIEW entry AS SELECT * FROM main.entry WHERE id <= {last};
         CREATE TEMP VIEW history AS SELECT * FROM main.history WHERE at_entry <= {last};"
    ))
}

impl Table {
    /// The versions that were replaced later, in a table of their own with an index for every way in which
    /// rows are looked up; and the view that covers the table.
    fn view(&self, last: i64, prefix: &str) -> String {
        let (name, columns) = (&self.name, self.columns.join(", "));
        let was: Vec<String> = self
            .columns
            .iter()
            .map(|column| match column.as_str() {
                "packed" => format!("unhex(was ->> '{column}') AS {column}"),
                _ => format!("was ->> '{column}' AS {column}"),
            })
            .collect();
        let key: Vec<String> = self.key.iter().map(|column| format!("{name}.{column}")).collect();
        let looked_up =
            |column: &&String| *column == "id" || column.ends_with("_id") || column.ends_with("_key");
        let indexes: Vec<String> = self
            .columns
            .iter()
            .filter(looked_up)
            .map(|column| format!("CREATE INDEX temp.past_{name}_{column} ON past_{name} ({column});\n"))
            .collect();
        let indexes = indexes.concat();
        format!(
            "CREATE TEMP TABLE past_{name} AS SELECT {was} FROM main.history AS first
             WHERE record = '{name}' AND at_entry > {last} AND was ->> 'entry_id' <= {last}
               AND NOT EXISTS (SELECT 1 FROM main.history AS before WHERE before.record = '{name}'
                 AND before.record_id = first.record_id AND before.at_entry > {last} AND before.seq < first.seq);
             {indexes}
             CREATE TEMP VIEW {prefix}{name} AS
             SELECT {columns} FROM main.{name} WHERE entry_id <= {last} AND NOT EXISTS (SELECT 1 FROM main.history AS later
               WHERE later.record = '{name}' AND later.record_id = CAST({key} AS TEXT) AND later.at_entry > {last})
             UNION ALL SELECT {columns} FROM temp.past_{name};",
            was = was.join(", "),
            key = key.join(" || '/' || "),
        )
    }
}

fn uncover(conn: &Connection) -> rusqlite::Result<()> {
    let mut query =
        conn.prepare("SELECT type, name FROM temp.sqlite_schema WHERE type IN ('view', 'table')")?;
    let found = query.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    let found = found.collect::<Result<Vec<_>, _>>()?;
    drop(query);
    for (kind, name) in found {
        conn.execute_batch(&format!("DROP {kind} temp.{name}"))?;
    }
    Ok(())
}
