//! What SQLite itself can say about the soundness of the file, and lists that only a check asks for.

use std::str::FromStr;

use rusqlite::Row;
use rusqlite::types::ValueRef;

use super::{altered, schema};
use crate::domain::date::{Edtf, Rule};
use crate::domain::{
    ArticleId, ArticleKind, Basis, ClaimId, ClaimKind, Force, Media, Method, Mode, RelationId, RelationType,
    SchemaFault, Scope, SpeakerKind,
};
use crate::store::{Reader, StoreError};

/// The columns that hold a word of a closed list or a date, and what a value in them must be.
type KnownWord = fn(&str) -> bool;
const READ: &[(&str, &[(&str, KnownWord)])] = &[
    (
        "article",
        &[("kind", is::<ArticleKind>), ("published_edtf", is::<Edtf>), ("published_rule", is::<Rule>)],
    ),
    ("appearance", &[("mode", is::<Mode>)]),
    ("assessment", &[("assessed_edtf", is::<Edtf>), ("assessed_rule", is::<Rule>)]),
    ("affiliation", &[("from_edtf", is::<Edtf>), ("until_edtf", is::<Edtf>)]),
    ("capture", &[("method", is::<Method>), ("media", is::<Media>)]),
    (
        "claim",
        &[
            ("kind", is::<ClaimKind>),
            ("said_edtf", is::<Edtf>),
            ("said_rule", is::<Rule>),
            ("event_edtf", is::<Edtf>),
            ("event_rule", is::<Rule>),
        ],
    ),
    (
        "relation",
        &[
            ("type", is::<RelationType>),
            ("scope", is::<Scope>),
            ("force", is::<Force>),
            ("basis", is::<Basis>),
        ],
    ),
    ("speaker", &[("kind", is::<SpeakerKind>)]),
];

fn is<T: FromStr>(text: &str) -> bool {
    text.parse::<T>().is_ok()
}

/// A text as far as it is one: what is damaged must not keep a check from naming it.
fn lossy(row: &Row<'_>, column: usize) -> rusqlite::Result<String> {
    Ok(match row.get_ref(column)? {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Null => String::new(),
    })
}

/// How closely the file is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// SQLite's quick check: every page and row, not whether the indexes agree with the rows.
    Quick,
    /// SQLite's integrity check.
    Whole,
}

/// How many faults of one kind SQLite is asked for; a file with more is not mended row by row.
const MOST_FAULTS: u32 = 100;

impl Reader<'_> {
    /// What is wrong with the structure of the file, in SQLite's words; empty if nothing is.
    pub fn list_structural_faults(&self, depth: Depth) -> Result<Vec<String>, StoreError> {
        let check = match depth {
            Depth::Quick => "quick_check",
            Depth::Whole => "integrity_check",
        };
        let mut faults: Vec<String> = Vec::new();
        let mut query = self.conn.prepare(&format!("PRAGMA {check}({MOST_FAULTS})"))?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            faults.push(lossy(row, 0)?);
        }
        faults.retain(|fault| fault != "ok");
        Ok(faults)
    }

    /// The rows that name one that is not there.
    pub fn list_dangling(&self) -> Result<Vec<String>, StoreError> {
        let sql =
            format!("SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT {MOST_FAULTS}");
        let mut query = self.conn.prepare(&sql)?;
        let dangling = query.query_map([], |row| {
            let row_id = row.get::<_, Option<i64>>(1)?.map(|id| format!(" {id}")).unwrap_or_default();
            Ok(format!(
                "a row of {}{row_id} names a row of {} that is not there",
                lossy(row, 0)?,
                lossy(row, 2)?
            ))
        })?;
        Ok(dangling.collect::<Result<_, _>>()?)
    }

    /// Everything in the schema that is not as this program makes it, and what others added to it.
    pub fn list_schema_faults(&self) -> Result<Vec<SchemaFault>, StoreError> {
        altered::faults(self.conn, schema::known())
    }

    /// The tables in which a number could be given twice, or has been given that no row can have.
    pub fn list_id_faults(&self) -> Result<Vec<(&'static str, String)>, StoreError> {
        const NUMBERED: [&str; 13] = [
            "affiliation",
            "alias",
            "appearance",
            "article",
            "assessment",
            "capture",
            "claim",
            "entry",
            "history",
            "outlet",
            "relation",
            "speaker",
            "topic",
        ];
        let mut faults = Vec::new();
        for table in NUMBERED {
            let key = if table == "history" { "seq" } else { "id" };
            let sql = format!(
                "SELECT coalesce((SELECT max(seq) FROM sqlite_sequence WHERE name = '{table}'), 0), coalesce(max({key}), 0),
                        coalesce(min({key}), 1) FROM {table}"
            );
            let (given, highest, lowest): (i64, i64, i64) =
                self.conn.query_row(&sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            if lowest < 1 {
                faults.push((table, format!("it has a row with the number {lowest}")));
            }
            if given < highest {
                faults.push((
                    table,
                    format!("the last number given is said to be {given}, but a row has {highest}"),
                ));
            }
            let versions = "SELECT coalesce(max(record_id), 0) FROM version WHERE record = ?1 AND typeof(record_id) = 'integer'";
            let kept: i64 = self.conn.query_row(versions, [table], |row| row.get(0))?;
            if given < kept {
                faults.push((
                    table,
                    format!("the last number given is said to be {given}, but {kept} had been given"),
                ));
            }
        }
        Ok(faults)
    }

    /// The articles that have a capture, by id.
    pub fn list_captured_articles(&self) -> Result<Vec<ArticleId>, StoreError> {
        let mut query = self.conn.prepare("SELECT DISTINCT article_id FROM capture ORDER BY article_id")?;
        Ok(query.query_map([], |row| row.get(0).map(ArticleId::new))?.collect::<Result<_, _>>()?)
    }

    /// The values that are no word or date of this program: the table, the id, the column and the value.
    pub fn list_unreadable(&self) -> Result<Vec<(&'static str, i64, &'static str, String)>, StoreError> {
        let mut found = Vec::new();
        for (table, columns) in READ {
            let names = columns.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
            let mut query = self.conn.prepare(&format!("SELECT id, {names} FROM {table} ORDER BY id"))?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                for (at, (name, is_known)) in (1..).zip(*columns) {
                    let value = match row.get_ref(at)? {
                        ValueRef::Null => continue,
                        ValueRef::Text(bytes) => {
                            std::str::from_utf8(bytes).ok().filter(|text| is_known(text))
                        }
                        _ => None,
                    };
                    if value.is_none() {
                        found.push((*table, row.get(0)?, *name, lossy(row, at).unwrap_or_default()));
                    }
                }
            }
        }
        Ok(found)
    }

    /// The claims that were seen in no article, by id.
    pub fn list_claims_without_source(&self) -> Result<Vec<ClaimId>, StoreError> {
        const CLAIMS: &str = "
SELECT id FROM claim WHERE NOT EXISTS (SELECT 1 FROM appearance WHERE claim_id = claim.id) ORDER BY id";
        let mut query = self.conn.prepare_cached(CLAIMS)?;
        Ok(query.query_map([], |row| row.get(0).map(ClaimId::new))?.collect::<Result<_, _>>()?)
    }

    /// The challenges whose claim was said, by the days recorded, wholly before the claim they challenge; by
    /// id.
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
