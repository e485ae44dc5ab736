//! Withdrawing a record and bringing it back: one pair of statements for every noun that can be withdrawn.
//!
//! Owns the columns `withdrawn` and `withdrawn_entry_id`. That a withdrawn record is left out is for
//! `standing` to see to; for relations and assessments, for their own queries.

use rusqlite::{OptionalExtension, Row, named_params};

use super::{Reader, StoreError, Writer};
use crate::domain::{AppearanceId, ArticleId, ClaimId, EntryId, SpeakerId, Withdrawable, Withdrawal};

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

/// The withdrawal in the two columns.
pub(super) fn withdrawal(reason: Option<String>, entry: Option<i64>) -> Option<Withdrawal> {
    reason.zip(entry).map(|(reason, entry)| Withdrawal { reason, entry: EntryId::new(entry) })
}

/// The withdrawal in a row that has the two columns by their own names.
pub(super) fn withdrawal_in(row: &Row<'_>) -> rusqlite::Result<Option<Withdrawal>> {
    Ok(withdrawal(row.get("withdrawn")?, row.get("withdrawn_entry_id")?))
}

impl Reader<'_> {
    /// That this record was withdrawn, if it was.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] if there is no such record.
    pub fn find_withdrawal(&self, record: Withdrawable) -> Result<Option<Withdrawal>, StoreError> {
        let mut find = self.conn.prepare_cached(statements(record).find)?;
        let found = find
            .query_row(named_params! {":id": record.number()}, withdrawal_in)
            .optional()?
            .ok_or_else(|| StoreError::NoSuch { noun: record.noun(), id: record.to_string() })?;
        Ok(found)
    }
}

impl Reader<'_> {
    /// The records that name a speaker and stand: what must be settled before the speaker can be withdrawn.
    /// At most so many of each kind, as ids.
    pub fn list_users_of_speaker(&self, speaker: SpeakerId, most: u32) -> Result<Vec<String>, StoreError> {
        const USERS: &str = "
WITH claims (id) AS (
  SELECT claim_id FROM claim_speaker WHERE speaker_id = :speaker UNION SELECT claim_id FROM claim_speaker WHERE on_behalf_of = :speaker
  UNION SELECT claim_id FROM claim_body WHERE speaker_id = :speaker
  UNION SELECT claim_id FROM claim_about WHERE speaker_id = :speaker UNION SELECT claim_id FROM claim_about WHERE on_behalf_of = :speaker)
SELECT 'c' || claim.id FROM claims JOIN claim ON claim.id = claims.id WHERE claim.withdrawn IS NULL
UNION ALL SELECT 'p' || id FROM appearance WHERE withdrawn IS NULL AND id IN (SELECT appearance_id FROM hop WHERE speaker_id = :speaker)
UNION ALL SELECT 'm' || id FROM assessment WHERE speaker_id = :speaker AND withdrawn IS NULL
UNION ALL SELECT 's' || person_id FROM affiliation WHERE organization_id = :speaker AND withdrawn IS NULL
UNION ALL SELECT 's' || id FROM speaker WHERE merged_into = :speaker LIMIT :most";
        let mut query = self.conn.prepare_cached(USERS)?;
        let found =
            query.query_map(named_params! {":speaker": speaker.number(), ":most": most}, |row| row.get(0))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// The claim of an appearance, and its article.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] if there is no such appearance.
    pub fn ends_of_appearance(&self, id: AppearanceId) -> Result<(ClaimId, ArticleId), StoreError> {
        const ENDS: &str = "SELECT claim_id, article_id FROM appearance WHERE id = :id";
        let mut find = self.conn.prepare_cached(ENDS)?;
        let found = find.query_row(named_params! {":id": id.number()}, |row| {
            Ok((ClaimId::new(row.get("claim_id")?), ArticleId::new(row.get("article_id")?)))
        });
        found.optional()?.ok_or_else(|| StoreError::NoSuch { noun: "appearance", id: id.to_string() })
    }
}

impl Writer<'_> {
    /// Withdraws a record. Returns whether that changed anything: one that is withdrawn already keeps its
    /// entry, and with another reason takes both anew.
    pub fn withdraw(&self, record: Withdrawable, reason: &str) -> Result<bool, StoreError> {
        if self.find_withdrawal(record)?.is_some_and(|now| now.reason == reason) {
            return Ok(false);
        }
        self.anything_withdrawn.set(Some(true));
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
