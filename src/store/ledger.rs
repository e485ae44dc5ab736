//! An open ledger, who reads it, who writes it, and the entry that every change belongs to.
//!
//! The nouns' own files add what can be asked of a [`Reader`] and done with a [`Writer`]; `transaction`
//! begins and commits.

use std::cell::{Cell, RefCell};
use std::ops::Deref;
use std::path::{Path, PathBuf};

use chrono::SecondsFormat;
use rusqlite::{Connection, named_params};

use super::StoreError;
use super::file::upgrade::Upgrade;
use super::listed_speaker::RememberedSpeakers;
use super::proof::chain::{Before, Touched};
use super::proof::checksum::Watch;
use crate::domain::{EntryId, Origin};

/// An open ledger.
#[derive(Debug)]
pub struct Ledger {
    pub(super) conn: Connection,
    pub(super) path: PathBuf,
    pub(super) upgraded: Option<Upgrade>,
    pub(super) watch: Watch,
}

/// One snapshot of the ledger: everything read through it belongs together.
#[derive(Debug)]
pub struct Reader<'l> {
    pub(super) conn: &'l Connection,
    pub(super) remembered: RememberedSpeakers,
}

impl<'l> Reader<'l> {
    /// A reader that sees one snapshot as long as it is there.
    pub(super) fn of_a_snapshot(conn: &'l Connection) -> Self {
        Self { conn, remembered: RememberedSpeakers::of_a_snapshot() }
    }
}

/// One transaction of the ledger. Reads see what it has written so far.
#[derive(Debug)]
pub struct Writer<'l> {
    reader: Reader<'l>,
    origin: &'l Origin,
    pub(super) entry: Cell<Option<EntryId>>,
    pub(super) before: RefCell<Before>,
    pub(super) touched: RefCell<Touched>,
    /// The indexes that are made at the end.
    pub(super) deferred: Deferred,
    /// Whether anything is withdrawn on which other records depend, once somebody asked.
    pub(super) anything_withdrawn: Cell<Option<bool>>,
    /// Whether somebody asked if an article is withdrawn.
    pub(super) asked_of_an_article: Cell<bool>,
}

/// The indexes still to be made: name and statement. `None` if none was ever put off.
pub(super) type Deferred = RefCell<Option<Vec<(String, String)>>>;

/// What the steps at the close of a writing transaction are given.
#[derive(Debug, Clone, Copy)]
pub(super) struct Closing<'t> {
    /// The connection, inside the transaction.
    pub conn: &'t Connection,
    /// The entry of the command, still open.
    pub entry: EntryId,
    /// What every table had before the command.
    pub before: &'t Before,
    /// Older records that got new parts.
    pub touched: &'t Touched,
    /// The blocks of the index that are written.
    pub watch: &'t Watch,
    /// The indexes that are still to be made.
    pub deferred: &'t Deferred,
}

/// What a writing command left behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written<T> {
    /// What the command computed.
    pub value: T,
    /// The entry it made; `None` if it changed nothing, or was only tried.
    pub entry: Option<EntryId>,
}

/// Whether a writing command is meant or only tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intent {
    /// Commit.
    Commit,
    /// Do everything, then roll back (`--dry-run`).
    Try,
}

/// An error type that may carry a [`StoreError`], so that the ledger can say what SQLite's account means for
/// its file.
pub trait CarriesStoreError: From<StoreError> {
    /// The error with any store error in it replaced by what `explain` makes of it.
    #[must_use]
    fn map_store_error(self, explain: impl FnOnce(StoreError) -> StoreError) -> Self;
}

impl CarriesStoreError for StoreError {
    fn map_store_error(self, explain: impl FnOnce(StoreError) -> StoreError) -> Self {
        explain(self)
    }
}

impl Ledger {
    /// Where it stands.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The kind of network file system on which it stands, if it does: there, the locks between programs may
    /// not work.
    pub fn network(&self) -> Option<&'static str> {
        super::file::disk::network(&self.path)
    }

    /// The upgrade that opening it took, if any.
    pub fn upgraded(&self) -> Option<&Upgrade> {
        self.upgraded.as_ref()
    }

    /// Lets go of it at the end of the process. Every transaction is over, so no lock is held, and what
    /// SQLite has in memory goes with the process: to take that down piece by piece was a twentieth of a
    /// short command.
    pub fn leave(self) {
        std::mem::forget(self);
    }
}

impl<'l> Deref for Writer<'l> {
    type Target = Reader<'l>;

    fn deref(&self) -> &Self::Target {
        &self.reader
    }
}

impl<'l> Writer<'l> {
    /// A writer in this transaction, which has written nothing yet.
    pub(super) fn of_a_transaction(conn: &'l Connection, origin: &'l Origin) -> Self {
        Self {
            reader: Reader { conn, remembered: RememberedSpeakers::none() },
            origin,
            entry: Cell::new(None),
            before: RefCell::default(),
            touched: RefCell::default(),
            deferred: Deferred::default(),
            anything_withdrawn: Cell::new(None),
            asked_of_an_article: Cell::new(false),
        }
    }

    /// The entry of this command, made at its first change: a command that changes nothing leaves no entry.
    pub(super) fn entry(&self) -> Result<EntryId, StoreError> {
        const INSERT: &str =
            "INSERT INTO entry (at, who, tool, command, is_open) VALUES (:at, :who, :tool, :command, 1)";
        if let Some(entry) = self.entry.get() {
            return Ok(entry);
        }
        self.before.replace(Before::now(self.conn)?);
        self.conn.execute(
            INSERT,
            named_params! {
                ":at": self.origin.at.to_rfc3339_opts(SecondsFormat::Millis, true),
                ":who": self.origin.who,
                ":tool": concat!("gainsay ", env!("CARGO_PKG_VERSION")),
                ":command": self.origin.command,
            },
        )?;
        let entry = EntryId::new(self.conn.last_insert_rowid());
        self.entry.set(Some(entry));
        Ok(entry)
    }

    /// Whether this command has made this record: its number is higher than any was before.
    pub(super) fn is_new(&self, record: &str, id: i64) -> bool {
        self.entry.get().is_some() && id > self.before.borrow().highest(record)
    }

    /// Says that a record gets new parts, rows of this table: rows that are only added leave no trace of
    /// their own. Of a record that is itself new, only the table is kept.
    pub(super) fn touch(&self, (record, part): (&'static str, &'static str), id: i64) {
        let is_new = self.is_new(record, id);
        let mut touched = self.touched.borrow_mut();
        touched.parts.insert(part);
        if !is_new {
            touched.records.insert((record, id));
        }
    }
}
