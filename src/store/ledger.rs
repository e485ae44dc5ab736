//! Reading in one snapshot, writing in one transaction.
//!
//! Owns begin, commit and rollback, and the entry that every change belongs to. The nouns' own files add what can be
//! asked of a [`Reader`] and done with a [`Writer`].

use std::cell::{Cell, RefCell};
use std::ops::Deref;
use std::path::{Path, PathBuf};

use chrono::SecondsFormat;
use rusqlite::{Connection, TransactionBehavior, named_params};

use super::bulk::Deferred;
use super::explain::Stage;
use super::listed_names::Memory;
use super::proof::chain;
use super::proof::chain::{Before, Touched};
use super::proof::checksum::Watch;
use super::{StoreError, Upgrade, bulk, search};
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
    pub(super) memory: Memory,
}

impl<'l> Reader<'l> {
    /// A reader that sees one snapshot as long as it is there.
    pub(super) fn of_a_snapshot(conn: &'l Connection) -> Self {
        Self { conn, memory: Memory::of_a_snapshot() }
    }
}

/// One transaction of the ledger. Reads see what it has written so far.
#[derive(Debug)]
pub struct Writer<'l> {
    reader: Reader<'l>,
    origin: &'l Origin,
    entry: Cell<Option<EntryId>>,
    before: RefCell<Before>,
    touched: RefCell<Touched>,
    /// The indexes that are made at the end.
    pub(super) deferred: Deferred,
    /// Whether anything is withdrawn on which other records depend, once somebody asked.
    pub(super) anything_withdrawn: Cell<Option<bool>>,
    /// Whether somebody asked if an article is withdrawn.
    pub(super) asked_of_an_article: Cell<bool>,
}

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

type StepAtClose = fn(&Closing<'_>) -> Result<(), StoreError>;

/// What is done with every change before it is committed, in this order. Each costs the changed rows only, whatever the size
/// of the ledger; a new row is one with a number above [`Before::highest`], a changed one has its row in the history.
const AT_CLOSE: &[StepAtClose] = &[chain::close, bulk::close, search::close];

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

/// An error type that may carry a [`StoreError`], so that the ledger can say what SQLite's account means for its file.
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

    /// The kind of network file system on which it stands, if it does: there, the locks between programs may not work.
    pub fn network(&self) -> Option<&'static str> {
        super::file::disk::network(&self.path)
    }

    /// The upgrade that opening it took, if any.
    pub fn upgraded(&self) -> Option<&Upgrade> {
        self.upgraded.as_ref()
    }

    /// Lets go of it at the end of the process. Every transaction is over, so no lock is held, and what SQLite has in memory goes
    /// with the process: to take that down piece by piece was a twentieth of a short command.
    pub fn leave(self) {
        std::mem::forget(self);
    }

    /// Asks, in one snapshot.
    pub fn read<T, E: CarriesStoreError>(
        &mut self,
        ask: impl FnOnce(&Reader<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let path = &self.path;
        let explain = |error: StoreError| StoreError::explain(error, path, Stage::Working);
        let snapshot = self.conn.transaction().map_err(|e| E::from(explain(e.into())))?;
        let answer = ask(&Reader::of_a_snapshot(&snapshot)).map_err(|e| e.map_store_error(explain))?;
        snapshot.finish().map_err(|e| E::from(explain(e.into())))?;
        Ok(answer)
    }

    /// Changes, in one transaction and one entry. Nothing is kept if `change` fails or `intent` is only to try.
    pub fn write<T, E: CarriesStoreError>(
        &mut self,
        origin: &Origin,
        intent: Intent,
        change: impl FnOnce(&Writer<'_>) -> Result<T, E>,
    ) -> Result<Written<T>, E> {
        let path = &self.path;
        let explain = |error: StoreError| StoreError::explain(error, path, Stage::Working);
        let transaction = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(|e| E::from(explain(e.into())))?;
        let writer = Writer {
            reader: Reader { conn: &transaction, memory: Memory::none() },
            origin,
            entry: Cell::new(None),
            before: RefCell::default(),
            touched: RefCell::default(),
            deferred: Deferred::default(),
            anything_withdrawn: Cell::new(None),
            asked_of_an_article: Cell::new(false),
        };
        let value = change(&writer);
        let entry = writer.entry.get().filter(|_| intent == Intent::Commit && value.is_ok());
        let value = value.map_err(|e| e.map_store_error(explain))?;
        let Some(entry) = entry else {
            transaction.rollback().map_err(|e| E::from(explain(e.into())))?;
            return Ok(Written { value, entry: None });
        };
        let (before, touched) = (writer.before.take(), writer.touched.take());
        let closing = Closing {
            conn: &transaction,
            entry,
            before: &before,
            touched: &touched,
            watch: &self.watch,
            deferred: &writer.deferred,
        };
        AT_CLOSE.iter().try_for_each(|step| step(&closing)).map_err(|e| E::from(explain(e)))?;
        transaction.commit().map_err(|e| E::from(StoreError::explain(e.into(), path, Stage::Committing)))?;
        Ok(Written { value, entry: Some(entry) })
    }
}

impl<'l> Deref for Writer<'l> {
    type Target = Reader<'l>;

    fn deref(&self) -> &Self::Target {
        &self.reader
    }
}

impl Writer<'_> {
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

    /// Says that a record gets new parts, rows of this table: rows that are only added leave no trace of their own. Of a record
    /// that is itself new, only the table is kept.
    pub(super) fn touch(&self, (record, part): (&'static str, &'static str), id: i64) {
        let is_new = self.is_new(record, id);
        let mut touched = self.touched.borrow_mut();
        touched.parts.insert(part);
        if !is_new {
            touched.records.insert((record, id));
        }
    }
}
