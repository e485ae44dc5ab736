//! What SQLite itself can say about the soundness of the file, and lists that only a check asks for.

use super::{Reader, StoreError};
use crate::domain::{ClaimId, RelationId};

impl Reader<'_> {
    /// What is wrong with the structure of the file, in SQLite's words; empty if nothing is.
    pub fn list_structural_faults(&self) -> Result<Vec<String>, StoreError> {
        let mut faults: Vec<String> = Vec::new();
        let mut query = self.conn.prepare("PRAGMA integrity_check(100)")?;
        for fault in query.query_map([], |row| row.get::<_, String>(0))? {
            faults.push(fault?);
        }
        faults.retain(|fault| fault != "ok");
        let mut query =
            self.conn.prepare("SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT 100")?;
        let dangling = query.query_map([], |row| {
            let row_id = row.get::<_, Option<i64>>(1)?.map(|id| format!(" {id}")).unwrap_or_default();
            Ok(format!(
                "a row of {}{row_id} names a row of {} that is not there",
                row.get::<_, String>(0)?,
                row.get::<_, String>(2)?
            ))
        })?;
        for fault in dangling {
            faults.push(fault?);
        }
        Ok(faults)
    }

    /// The claims that were seen in no article, by id.
    pub fn list_claims_without_source(&self) -> Result<Vec<ClaimId>, StoreError> {
        const CLAIMS: &str = "
SELECT id FROM claim WHERE NOT EXISTS (SELECT 1 FROM appearance WHERE claim_id = claim.id) ORDER BY id";
        let mut query = self.conn.prepare_cached(CLAIMS)?;
        Ok(query.query_map([], |row| row.get(0).map(ClaimId::new))?.collect::<Result<_, _>>()?)
    }

    /// The challenges whose claim was said, by the days recorded, wholly before the claim they challenge; by id.
    pub fn list_challenges_before_their_claim(&self) -> Result<Vec<RelationId>, StoreError> {
        const RELATIONS: &str = "
SELECT relation.id FROM relation JOIN claim AS later ON later.id = relation.claim_id
JOIN claim AS earlier ON earlier.id = relation.to_claim_id
WHERE relation.withdrawn IS NULL AND relation.type IN ('denies', 'disputes', 'refutes') AND later.said_latest < earlier.said_earliest
ORDER BY relation.id";
        let mut query = self.conn.prepare_cached(RELATIONS)?;
        Ok(query.query_map([], |row| row.get(0).map(RelationId::new))?.collect::<Result<_, _>>()?)
    }
}
