//! What a command found in the ledger, and what it gave new parts: what its writer keeps until the close.

use std::collections::BTreeSet;

use rusqlite::Connection;

/// The highest number of every table with numbers, before a command changed anything: what has a higher one
/// is its own.
#[derive(Debug, Clone, Default)]
pub(in crate::store) struct Before(Vec<(&'static str, i64)>);

impl Before {
    /// As it is now.
    pub(in crate::store) fn now(conn: &Connection) -> rusqlite::Result<Self> {
        const HIGHEST: &str = "
SELECT (SELECT max(id) FROM main.affiliation), (SELECT max(id) FROM main.alias), (SELECT max(id) FROM main.appearance),
       (SELECT max(id) FROM main.article), (SELECT max(id) FROM main.article_address), (SELECT max(id) FROM main.assessment),
       (SELECT max(id) FROM main.capture), (SELECT max(id) FROM main.claim), (SELECT max(id) FROM main.outlet),
       (SELECT max(id) FROM main.outlet_same_as), (SELECT max(id) FROM main.relation), (SELECT max(id) FROM main.speaker),
       (SELECT max(id) FROM main.speaker_same_as), (SELECT max(id) FROM main.topic)";
        const TABLES: [&str; 14] = [
            "affiliation",
            "alias",
            "appearance",
            "article",
            "article_address",
            "assessment",
            "capture",
            "claim",
            "outlet",
            "outlet_same_as",
            "relation",
            "speaker",
            "speaker_same_as",
            "topic",
        ];
        conn.prepare_cached(HIGHEST)?
            .query_row([], |row| {
                let highest = |at| row.get::<_, Option<i64>>(at).map(Option::unwrap_or_default);
                TABLES.iter().enumerate().map(|(at, table)| Ok((*table, highest(at)?))).collect()
            })
            .map(Self)
    }

    /// The highest number that the table had.
    pub(in crate::store) fn highest(&self, table: &str) -> i64 {
        self.0.iter().find(|(name, _)| *name == table).map_or(0, |(_, id)| *id)
    }
}

/// What a command gave new parts: nothing else tells of them.
#[derive(Debug, Clone, Default)]
pub(in crate::store) struct Touched {
    /// The older ones of these records.
    pub records: BTreeSet<(&'static str, i64)>,
    /// The tables of the parts.
    pub parts: BTreeSet<&'static str>,
}
