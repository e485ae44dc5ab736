//! What an import of many records puts off to its end, where it is done once for all of them: the rules of the tables, and the
//! indexes that nothing asks meanwhile. All of it happens inside the one transaction: until it is committed, and if it never is, the ledger has
//! its rules and indexes as before.

use std::cell::{Cell, RefCell};

use rusqlite::{Connection, OptionalExtension, named_params};

use super::super::ledger::Closing;
use crate::domain::{ClaimId, Speaker, SpeakerId};
use crate::store::proof::chain;
use crate::store::{Reader, StoreError, Writer};

/// The index by which a text is found again, asked only for texts that may be there: see [`Writer::find_claims_by_text`].
const OPENINGS: &str = "claim_opening";

/// The index by which the claims of a speaker are counted: see [`Writer::get_speaker`].
const SPEAKERS: &str = "claim_speaker_speaker";

/// The indexes that are made at the end: an import adds to each at a random place for every row, and asks none of the others.
const INDEXES: [&str; 4] = [OPENINGS, SPEAKERS, "claim_about_speaker", "claim_topic_topic"];

/// Memory for pages once all is recorded, in KiB: from here on tables are read and written from their beginning to their end, and sorting an
/// index takes as much again.
const PAGES: i64 = 12 << 10;

/// What is put off.
#[derive(Debug, Default)]
pub(in crate::store) struct Late {
    /// Whether the rules are still to be checked.
    rules: Cell<bool>,
    /// The indexes still to be made: name and statement. `None` if none was ever put off.
    indexes: RefCell<Option<Vec<(String, String)>>>,
}

impl Writer<'_> {
    /// Says that at least as many records will follow as there are: the rules of the tables are checked once, before the commit, and
    /// not row by row. For each row SQLite makes anew the list of words that a column may hold, which took a fifth of the time of
    /// an import; at the end it reads every table once.
    pub fn check_rules_late(&self) -> Result<(), StoreError> {
        if !self.late.rules.replace(true) {
            self.conn.pragma_update(None, "ignore_check_constraints", true)?;
        }
        Ok(())
    }

    /// Says the same, and that until then claims are looked for by their ids and refs: the other indexes of claims are made at the end, from
    /// sorted entries, in half the time; two of them sooner, if they are asked. No statement may be running.
    pub fn index_late(&self) -> Result<(), StoreError> {
        const DEFINITION: &str = "SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = :name";
        let mut indexes = self.late.indexes.borrow_mut();
        if indexes.is_some() {
            return Ok(());
        }
        let put_off = indexes.insert(Vec::with_capacity(INDEXES.len()));
        for name in INDEXES {
            let sql: Option<String> = self
                .conn
                .query_row(DEFINITION, named_params! {":name": name}, |row| row.get(0))
                .optional()?;
            if let Some(sql) = sql {
                self.conn.execute_batch(&format!("DROP INDEX {name}"))?;
                put_off.push((name.to_owned(), sql));
            }
        }
        Ok(())
    }

    /// The claims with exactly this text, by id. If the index for it was put off, it is made now.
    pub fn find_claims_by_text(&self, text: &str) -> Result<Vec<ClaimId>, StoreError> {
        self.index_now(OPENINGS)?;
        Reader::find_claims_by_text(self, text)
    }

    /// The speaker to whom this id leads, as [`Reader::get_speaker`]. If the index by which claims are counted was put off, it is made now.
    pub fn get_speaker(&self, id: SpeakerId) -> Result<Speaker, StoreError> {
        self.index_now(SPEAKERS)?;
        Reader::get_speaker(self, id)
    }

    fn index_now(&self, index: &str) -> Result<(), StoreError> {
        if let Some(put_off) = &mut *self.late.indexes.borrow_mut()
            && let Some(at) = put_off.iter().position(|(name, _)| name == index)
        {
            self.conn.execute_batch(&put_off.swap_remove(at).1)?;
        }
        Ok(())
    }
}

/// The step at the close of a writing transaction: all that was put off. After the versions, whose rules are kept by what makes
/// them: to check each of them was a fourteenth of an import.
pub(in crate::store) fn close(closing: &Closing<'_>) -> Result<(), StoreError> {
    let Closing { conn, late, .. } = *closing;
    if let Some(put_off) = late.indexes.take() {
        conn.pragma_update(None, "cache_size", -PAGES)?;
        for (_, sql) in put_off {
            conn.execute_batch(&sql)?;
        }
    }
    if late.rules.replace(false) {
        conn.pragma_update(None, "ignore_check_constraints", false)?;
        check_rules(conn)?;
    }
    Ok(())
}

/// What is to be done instead if nothing is kept: every row is checked again from now on, and if the change was only tried, those that it would
/// have left. Indexes come back with the rollback.
pub(in crate::store) fn give_up(conn: &Connection, late: &Late, is_tried: bool) -> Result<(), StoreError> {
    if late.rules.replace(false) {
        conn.pragma_update(None, "ignore_check_constraints", false)?;
        if is_tried {
            check_rules(conn)?;
        }
    }
    Ok(())
}

/// Checks the rows of the tables of the record.
///
/// With a query of our own: `PRAGMA quick_check` also walks through every page, and makes the lists of words anew for every row here too, for
/// which it took a twentieth of an import. Kinds of values and missing ones need no look: those rules were never put off.
fn check_rules(conn: &Connection) -> Result<(), StoreError> {
    const TABLE: &str = "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = :name";
    // Contents are large, and nothing that adds many records adds any.
    let tables = chain::RECORDS
        .iter()
        .filter(|kind| kind.name != "content")
        .flat_map(|kind| std::iter::once(kind.name).chain(kind.parts.iter().map(|part| part.table)));
    for table in tables {
        let sql: String = conn.query_row(TABLE, named_params! {":name": table}, |row| row.get(0))?;
        let rules = rules_of(&sql);
        if rules.is_empty() {
            continue;
        }
        let rules: Vec<String> = rules.iter().map(|rule| format!("({rule})")).collect();
        // A rule is broken where it is false, and kept where it is unknown: so is the query.
        let broken = format!("SELECT 1 FROM main.{table} WHERE NOT ({})", rules.join(" AND "));
        if conn.prepare(&broken)?.exists([])? {
            let rule =
                format!("a row of the table {table} would break a rule of the ledger; nothing was recorded");
            return Err(StoreError::Refused { rule });
        }
    }
    Ok(())
}

/// What stands in the parentheses of every CHECK of a table's definition.
fn rules_of(sql: &str) -> Vec<&str> {
    let mut found = Vec::new();
    // How many parentheses are open, and where the rule began that is being read, and at which depth.
    let (mut depth, mut begun) = (0, None);
    let mut word = "";
    let mut at = 0;
    while let Some(piece) = piece_of(&sql[at..]) {
        match piece {
            "(" => {
                if begun.is_none() && word.eq_ignore_ascii_case("CHECK") {
                    begun = Some((at + 1, depth));
                }
                depth += 1;
            }
            ")" => {
                depth -= 1;
                if let Some((from, of)) = begun
                    && of == depth
                {
                    found.push(&sql[from..at]);
                    begun = None;
                }
            }
            _ => {}
        }
        if !piece.trim_start().is_empty() && !piece.starts_with("--") {
            word = piece;
        }
        at += piece.len();
    }
    found
}

/// The first piece of SQL: a word, a text or name in quotes, a comment, blanks, or one other character. `None` at the end.
fn piece_of(sql: &str) -> Option<&str> {
    let first = sql.chars().next()?;
    let until = |end: char| sql[1..].find(end).map_or(sql.len(), |at| at + 1 + end.len_utf8());
    let length_of = |is_of: fn(char) -> bool| sql.find(|c| !is_of(c)).unwrap_or(sql.len());
    Some(match first {
        '\'' | '"' | '`' => &sql[..until(first)],
        '-' if sql.starts_with("--") => &sql[..until('\n')],
        _ if first.is_whitespace() => &sql[..length_of(char::is_whitespace)],
        _ if is_of_word(first) => &sql[..length_of(is_of_word)],
        _ => &sql[..first.len_utf8()],
    })
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::file::schema::new_in_memory;

    #[test]
    fn rules_are_found_whatever_stands_beside_them() {
        let sql = "CREATE TABLE t ( -- CHECK (no)
  \"check\" TEXT CHECK (a IN ('it''s (', ')') OR (b)), -- it's
  CONSTRAINT c check(x = 1), note TEXT DEFAULT ' CHECK (0)', checked (2)
) STRICT";
        assert_eq!(rules_of(sql), ["a IN ('it''s (', ')') OR (b)", "x = 1"]);
    }

    #[test]
    fn every_rule_of_every_table_is_found_and_can_be_asked() {
        let conn = new_in_memory().unwrap();
        let mut tables = conn.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").unwrap();
        let tables: Vec<(String, String)> = tables
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        let mut rules = 0;
        for (table, sql) in &tables {
            // None of ours writes the word in a comment or a text.
            assert_eq!(rules_of(sql).len(), sql.matches("CHECK").count(), "{table}");
            for rule in rules_of(sql) {
                conn.prepare(&format!("SELECT 1 FROM {table} WHERE NOT ({rule})")).unwrap();
                rules += 1;
            }
        }
        assert!(rules > 40, "{rules}");
        check_rules(&conn).unwrap();
    }
}
