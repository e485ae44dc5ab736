//! Every name of every speaker, one by one.
//!
//! For questions about likeness, which no index answers. Asked by `report` and `record`; must never hold the
//! names, as there may be many.

use std::collections::HashMap;

use rusqlite::{Row, named_params};

use super::column::optional_word;
use super::{Reader, StoreError};
use crate::domain::SpeakerId;
use crate::domain::name::KnownName;

impl Reader<'_> {
    /// Gives every name that leads to a speaker: first the listed names, by id, then aliases and the names of
    /// those who were merged into others, as names of the survivors. Without the withdrawn and the unnamed.
    pub fn for_each_name(&self, mut each: impl FnMut(&KnownName<'_>)) -> Result<(), StoreError> {
        const LISTED: &str = "
SELECT id, name AS listed, name AS called, kind FROM speaker
WHERE survivor_id IS NULL AND withdrawn IS NULL AND kind IS NOT 'unnamed' ORDER BY id";
        const ALIASES: &str = "
SELECT known.id, known.name AS listed, alias.name AS called, known.kind
FROM alias JOIN speaker ON speaker.id = alias.speaker_id
JOIN speaker AS known ON known.id = coalesce(speaker.survivor_id, speaker.id)
WHERE known.withdrawn IS NULL AND known.kind IS NOT 'unnamed'";
        const MERGED: &str = "
SELECT known.id, known.name AS listed, speaker.name AS called, known.kind
FROM speaker JOIN speaker AS known ON known.id = speaker.survivor_id
WHERE speaker.survivor_id IS NOT NULL AND speaker.kind IS NOT 'unnamed'
  AND known.withdrawn IS NULL AND known.kind IS NOT 'unnamed'";
        for sql in [LISTED, ALIASES, MERGED] {
            let mut query = self.conn.prepare_cached(sql)?;
            let mut rows = query.query(named_params! {})?;
            while let Some(row) = rows.next()? {
                each(&known_name(row, sql != LISTED)?);
            }
        }
        Ok(())
    }

    /// How many claims each speaker made who made any, alone or with others; a survivor, with those who were
    /// merged into it.
    pub fn count_claims_by_speaker(&self) -> Result<HashMap<SpeakerId, u64>, StoreError> {
        const ALONE: &str =
            "SELECT speaker_id AS id, count(*) AS claims FROM claim_speaker GROUP BY speaker_id";
        const TOGETHER: &str = "
WITH together (survivor, id) AS (
  SELECT survivor_id, id FROM speaker WHERE survivor_id IS NOT NULL
  UNION SELECT survivor_id, survivor_id FROM speaker WHERE survivor_id IS NOT NULL)
SELECT survivor AS id, count(DISTINCT claim_speaker.claim_id) AS claims
FROM together JOIN claim_speaker ON claim_speaker.speaker_id = together.id GROUP BY survivor";
        let mut counts = HashMap::new();
        for sql in [ALONE, TOGETHER] {
            let mut query = self.conn.prepare_cached(sql)?;
            let found =
                query.query_map([], |row| Ok((SpeakerId::new(row.get("id")?), row.get("claims")?)))?;
            for found in found {
                let (id, claims) = found?;
                counts.insert(id, claims);
            }
        }
        Ok(counts)
    }
}

/// Columns by number: there may be hundreds of thousands of rows, and a search by name costs as much as
/// reading the value.
fn known_name<'r>(row: &'r Row<'_>, is_alias: bool) -> Result<KnownName<'r>, StoreError> {
    let id = SpeakerId::new(row.get(0)?);
    let text = |column: usize| -> Result<&'r str, StoreError> {
        Ok(row.get_ref(column)?.as_str().map_err(rusqlite::Error::from)?)
    };
    let kind = match row.get_ref(3)?.as_str_or_null().map_err(rusqlite::Error::from)? {
        None => None,
        // A word that is none is told of by the one who knows how.
        Some(word) => match word.parse() {
            Ok(kind) => Some(kind),
            Err(_) => optional_word(row, "kind", &id.to_string())?,
        },
    };
    Ok(KnownName { id, listed: text(1)?, called: text(2)?, kind, is_alias })
}
