//! The index of many new claims, made by a second thread while further ones are recorded.
//!
//! For a ledger whose index has no claims yet: its words are a fifth of the time of an import. The thread has a private database with
//! the same index; when the command is done, what it made is moved over block by block. Claims that were reworded after they had been
//! handed over are looked for then, and indexed again in the ordinary way. Called by `bulk` (begin, hand over) and `index` (finish).
//!
//! The tables behind an index are written as they are, which nothing else does: so the connection must not have asked the index before
//! in its transaction, as FTS5 keeps in memory what it read.

use std::collections::BTreeSet;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

use rusqlite::config::DbConfig;
use rusqlite::types::Value;
use rusqlite::{Connection, named_params};

use super::index::{CLAIM_TEXTS, INTO_CLAIMS, State, collect_words, touched_by_history, write_words};

/// How many pages of claims may wait for the thread.
const WAITING: usize = 4;
/// The memory of the private database for pages, in KiB; what is more goes to a file that nobody sees.
const PAGES: i64 = 2 << 10;
/// The memory for words, in bytes: half of what an index made afterwards gets, as the rows are recorded at the same time.
const WORDS: i64 = 8 << 20;

/// A claim's number and its texts, as they are indexed.
type Texts = (i64, [Option<String>; 3]);

/// An index under way.
#[derive(Debug)]
pub(in crate::store) struct Ahead {
    to: SyncSender<Vec<Texts>>,
    thread: JoinHandle<rusqlite::Result<Connection>>,
    /// How far the record was whenever claims were handed over.
    marks: Vec<State>,
    /// Appearances that got a quote after their claim was handed over.
    reworded: BTreeSet<i64>,
}

impl Ahead {
    /// Begins, if the index has no claims yet.
    pub(in crate::store) fn begin(conn: &Connection) -> rusqlite::Result<Option<Self>> {
        let index = State::of_index(conn)?;
        if index.claim != 0 {
            return Ok(None);
        }
        let (to, from) = sync_channel(WAITING);
        let thread = std::thread::spawn(move || make(&from));
        Ok(Some(Self { to, thread, marks: vec![index], reworded: BTreeSet::new() }))
    }

    /// Hands over the claims that were recorded since this was done last.
    pub(in crate::store) fn hand_over(&mut self, conn: &Connection) -> rusqlite::Result<()> {
        let now = State::of_ledger(conn)?;
        let mut query =
            conn.prepare_cached(&format!("{CLAIM_TEXTS} WHERE claim.id > :after ORDER BY claim.id"))?;
        let texts = query.query_map(named_params! {":after": self.last().claim}, |row| {
            Ok((row.get(0)?, [row.get(1)?, row.get(2)?, row.get(3)?]))
        })?;
        // If the thread has ended, why comes out when it is finished.
        let _ = self.to.send(texts.collect::<rusqlite::Result<_>>()?);
        self.marks.push(now);
        Ok(())
    }

    /// Says that an appearance has other quotes than before.
    pub(in crate::store) fn reworded(&mut self, appearance: i64) {
        if appearance <= self.last().appearance {
            self.reworded.insert(appearance);
        }
    }

    fn last(&self) -> State {
        // There is always the one of the beginning.
        self.marks[self.marks.len() - 1]
    }

    /// Moves everything into the ledger's index. Returns how far that has got, and the claims that were reworded meanwhile.
    pub(super) fn finish(mut self, conn: &Connection) -> rusqlite::Result<(State, Vec<i64>)> {
        self.hand_over(conn)?;
        let reworded = self.list_reworded(conn)?;
        let (begun, done) = (self.marks[0], self.last());
        drop(self.to);
        let made = self.thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)?;
        let moved = move_over(&made, conn);
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
        moved?;
        Ok((
            State { claim: done.claim, appearance: done.appearance, history: done.history, ..begun },
            reworded,
        ))
    }

    /// The claims that have other words than when they were handed over, or may have.
    fn list_reworded(&self, conn: &Connection) -> rusqlite::Result<Vec<i64>> {
        const LAST_SEEN: &str =
            "SELECT claim_id, max(id) FROM appearance GROUP BY claim_id ORDER BY claim_id";
        const CLAIM: &str = "SELECT claim_id FROM appearance WHERE id = :id";
        let mut found = touched_by_history(conn, self.marks[0].history)?;
        for id in &self.reworded {
            found.push(conn.prepare_cached(CLAIM)?.query_row(named_params! {":id": id}, |row| row.get(0))?);
        }
        let mut marks = self.marks.iter();
        let mut mark = self.marks[0];
        let mut query = conn.prepare(LAST_SEEN)?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let (claim, seen): (i64, i64) = (row.get(0)?, row.get(1)?);
            while mark.claim < claim
                && let Some(next) = marks.next()
            {
                mark = *next;
            }
            if seen > mark.appearance {
                found.push(claim);
            }
        }
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }
}

/// What the thread does: an index of all that comes.
fn make(from: &Receiver<Vec<Texts>>) -> rusqlite::Result<Connection> {
    // A private file in the system's folder for such files, which goes with the connection.
    let conn = Connection::open("")?;
    conn.pragma_update(None, "journal_mode", "OFF")?;
    conn.pragma_update(None, "synchronous", "OFF")?;
    conn.pragma_update(None, "cache_size", -PAGES)?;
    conn.execute_batch(
        "CREATE VIRTUAL TABLE search_claim USING fts5(words, content = '', contentless_delete = 1, tokenize = 'ascii');
         BEGIN",
    )?;
    collect_words(&conn, WORDS)?;
    let mut insert = conn.prepare(&format!("{INTO_CLAIMS} VALUES (:id, :words)"))?;
    let mut words = String::new();
    for texts in from {
        for (id, texts) in texts {
            words.clear();
            texts.iter().flatten().for_each(|text| write_words(text, &mut words));
            insert.execute(named_params! {":id": id, ":words": words})?;
        }
    }
    drop(insert);
    conn.execute_batch("COMMIT")?;
    Ok(conn)
}

/// Copies the tables behind the index, whose rows are the same in both.
fn move_over(from: &Connection, to: &Connection) -> rusqlite::Result<()> {
    for (table, columns) in [
        ("search_claim_data", &["id", "block"][..]),
        ("search_claim_idx", &["segid", "term", "pgno"]),
        ("search_claim_docsize", &["id", "sz", "origin"]),
    ] {
        let names = columns.join(", ");
        let marks = vec!["?"; columns.len()].join(", ");
        let mut rows = from.prepare(&format!("SELECT {names} FROM {table}"))?;
        let mut rows = rows.query([])?;
        let mut put =
            to.prepare(&format!("INSERT OR REPLACE INTO main.{table} ({names}) VALUES ({marks})"))?;
        while let Some(row) = rows.next()? {
            for at in 0..columns.len() {
                put.raw_bind_parameter(at + 1, Value::try_from(row.get_ref(at)?)?)?;
            }
            put.raw_execute()?;
        }
    }
    Ok(())
}
