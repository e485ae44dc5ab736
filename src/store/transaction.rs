//! Reading in one snapshot, writing in one transaction.
//!
//! Owns begin, commit and rollback, and what is done at the close of every change.

use rusqlite::TransactionBehavior;

use super::explain::Stage;
use super::file::{altered, schema};
use super::ledger::{CarriesStoreError, Closing, Intent, Ledger, Reader, Writer, Written};
use super::proof::chain;
use super::{StoreError, bulk, search};
use crate::domain::Origin;

type StepAtClose = fn(&Closing<'_>) -> Result<(), StoreError>;

/// What is done with every change before it is committed, in this order. Each costs the changed rows only,
/// whatever the size of the ledger; a new row is one with a number above [`Before::highest`], a changed one
/// has its row in the history.
const AT_CLOSE: &[StepAtClose] = &[chain::close, bulk::close, search::close];

impl Ledger {
    /// Asks, in one snapshot of a ledger whose tables are tables.
    ///
    /// # Errors
    /// [`StoreError::Tampered`] or [`StoreError::Damaged`] of a ledger whose tables are not.
    pub fn read<T, E: CarriesStoreError>(
        &mut self,
        ask: impl FnOnce(&Reader<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let path = self.path.clone();
        self.examine(|reader| {
            altered::must_be_readable(reader.conn, &path, schema::known())?;
            ask(reader)
        })
    }

    /// Asks, in one snapshot of a ledger whose tables, indexes and triggers are those that gainsay made: for
    /// what vouches for it.
    ///
    /// # Errors
    /// [`StoreError::Tampered`] or [`StoreError::Damaged`] of any other.
    pub fn read_as_made<T, E: CarriesStoreError>(
        &mut self,
        ask: impl FnOnce(&Reader<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let path = self.path.clone();
        self.examine(|reader| {
            altered::must_be_as_made(reader.conn, &path, schema::known())?;
            ask(reader)
        })
    }

    /// Asks, in one snapshot, whatever became of the ledger: for a check, which asks first what its tables
    /// are.
    pub fn examine<T, E: CarriesStoreError>(
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

    /// Changes, in one transaction and one entry. Nothing is kept if `change` fails or `intent` is only to
    /// try.
    ///
    /// # Errors
    /// [`StoreError::Tampered`] of a ledger in which something would act beside the command.
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
        altered::must_be_as_made(&transaction, path, schema::known()).map_err(|e| E::from(explain(e)))?;
        let writer = Writer::of_a_transaction(&transaction, origin);
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
