//! Withdrawing a record and bringing it back: one pair of statements for every noun that can be withdrawn.
//!
//! Owns the columns `withdrawn` and `withdrawn_entry_id`. That a withdrawn record is left out is for the queries of each noun to
//! see to.

use rusqlite::{OptionalExtension, Row, named_params};

use super::{Reader, StoreError, Writer};
use crate::domain::{EntryId, Withdrawable, Withdrawal};

struct Statements {
    find: &'static str,
    set: &'static str,
}

macro_rules! statements {
    ($table:literal) => {
        Statements {
            find: concat!("SELECT withdrawn, withdrawn_entry_id FROM ", $table, " WHERE id = :id"),
            set: concat!(
                "UPDATE ",
                $table,
                " SET withdrawn = :reason, withdrawn_entry_id = :entry WHERE id = :id"
            ),
        }
    };
}

fn statements(record: Withdrawable) -> Statements {
    match record {
        Withdrawable::Article(_) => statements!("article"),
        Withdrawable::Capture(_) => statements!("capture"),
        Withdrawable::Speaker(_) => statements!("speaker"),
        Withdrawable::Claim(_) => statements!("claim"),
        Withdrawable::Appearance(_) => statements!("appearance"),
        Withdrawable::Relation(_) => statements!("relation"),
        Withdrawable::Assessment(_) => statements!("assessment"),
    }
}

/// The withdrawal in a row that has the two columns by their own names.
pub(super) fn withdrawal(row: &Row<'_>) -> Result<Option<Withdrawal>, StoreError> {
    let reason: Option<String> = row.get("withdrawn")?;
    let entry: Option<i64> = row.get("withdrawn_entry_id")?;
    Ok(reason.zip(entry).map(|(reason, entry)| Withdrawal { reason, entry: EntryId::new(entry) }))
}

impl Reader<'_> {
    /// That this record was withdrawn, if it was.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] if there is no such record.
    pub fn find_withdrawal(&self, record: Withdrawable) -> Result<Option<Withdrawal>, StoreError> {
        let mut find = self.conn.prepare_cached(statements(record).find)?;
        let found = find
            .query_row(named_params! {":id": record.number()}, |row| Ok(withdrawal(row)))
            .optional()?
            .ok_or_else(|| StoreError::NoSuch { noun: record.noun(), id: record.to_string() })?;
        drop(find);
        found
    }
}

impl Writer<'_> {
    /// Withdraws a record. Returns whether that changed anything: one that is withdrawn already keeps its entry, and with
    /// another reason takes both anew.
    pub fn withdraw(&self, record: Withdrawable, reason: &str) -> Result<bool, StoreError> {
        if self.find_withdrawal(record)?.is_some_and(|now| now.reason == reason) {
            return Ok(false);
        }
        let entry = self.entry()?.number();
        let mut set = self.conn.prepare_cached(statements(record).set)?;
        set.execute(named_params! {":id": record.number(), ":reason": reason, ":entry": entry})?;
        Ok(true)
    }

    /// Brings a withdrawn record back. Returns whether it was withdrawn.
    pub fn restore(&self, record: Withdrawable) -> Result<bool, StoreError> {
        if self.find_withdrawal(record)?.is_none() {
            return Ok(false);
        }
        self.entry()?;
        let mut set = self.conn.prepare_cached(statements(record).set)?;
        set.execute(
            named_params! {":id": record.number(), ":reason": None::<String>, ":entry": None::<i64>},
        )?;
        Ok(true)
    }
}
