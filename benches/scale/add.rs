//! `claim add`, beside the sqlite3 shell that inserts the same rows in a transaction as durable.
//!
//! The shell's rows are those of the record and of the history, as `claim add` makes them, and those that one
//! `claim add` left in the tables behind the search index and in `checksum`, ready-made. It reads no name,
//! looks for no claim alike and hashes nothing.

use std::fs::File;
use std::path::Path;
use std::process::Command;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};

use crate::measure::{self, Run};

/// What stands around the ready-made rows.
const RECORD: &str = include_str!("add_claim.sql");
const READY_MADE: &str = "-- ready-made\n";

/// The tables whose rows are taken ready-made, and their keys.
const TABLES: [(&str, &str); 5] = [
    ("search_claim_data", "id"),
    ("search_claim_idx", "segid, term"),
    ("search_claim_docsize", "id"),
    ("search_state", "id"),
    ("checksum", "part, id"),
];

/// The median of both, in turns, each in a ledger of its own.
pub(crate) fn add(folder: &Path, db: &Path, times: usize) -> Result<(Run, Run), String> {
    let (own, shell) = (folder.join("to-write-to.db"), folder.join("of-the-shell.db"));
    copy(db, &own)?;
    // The first names the speaker, which those after it find.
    measure::run(&mut claim_add(&own, 0))?;
    copy(&own, &shell)?;
    measure::run(&mut claim_add(&own, 1))?;
    let sql = RECORD.replace(READY_MADE, &ready_made(&shell, &own).map_err(|error| error.to_string())?);
    let mut number = 1;
    let mut ours = || {
        number += 1;
        claim_add(&own, number)
    };
    let mut theirs = || {
        let mut command = Command::new("sqlite3");
        command.arg("-bail").arg(&shell).arg(&sql);
        command
    };
    let runs = measure::medians(times, [&mut ours, &mut theirs]);
    let _ = (std::fs::remove_file(&own), std::fs::remove_file(&shell));
    runs.map(|[ours, theirs]| (ours, theirs))
}

fn claim_add(ledger: &Path, number: usize) -> Command {
    let mut command = measure::gainsay();
    command.arg("--db").arg(ledger).args(["claim", "add", "--by", "Ann Example", "--article", "a1"]);
    command.args(["--on", "2024-06-20", "--text"]).arg(format!("A claim of its own, number {number}."));
    command
}

/// A copy that is on the disk: else the first that is written waits for all of it.
fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let done = std::fs::copy(from, to).and_then(|_| File::options().write(true).open(to)?.sync_all());
    done.map_err(|error| format!("{}: {error}", to.display()))
}

/// The rows that the second ledger has and the first has not, as statements.
fn ready_made(before: &Path, after: &Path) -> rusqlite::Result<String> {
    let conn = Connection::open_with_flags(after, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    conn.execute("ATTACH ?1 AS earlier", [before.display().to_string()])?;
    let mut statements = Vec::new();
    for (table, key) in TABLES {
        let mut query = conn.prepare(&format!(
            "SELECT * FROM main.{table} AS now WHERE NOT EXISTS (SELECT 1 FROM earlier.{table} AS was WHERE {})",
            same(&conn, table, key)?
        ))?;
        let columns = query.column_count();
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let values =
                (0..columns).map(|at| row.get_ref(at).map(literal)).collect::<Result<Vec<_>, _>>()?;
            statements.push(format!("INSERT OR REPLACE INTO {table} VALUES ({});\n", values.join(", ")));
        }
    }
    Ok(statements.concat())
}

/// That a row is the same, found by its key.
fn same(conn: &Connection, table: &str, key: &str) -> rusqlite::Result<String> {
    let mut names = conn.prepare("SELECT name FROM pragma_table_info(?1)")?;
    let names = names.query_map([table], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    let parts = names.iter().map(|name| {
        let is = if key.split(", ").any(|part| part == name) { "=" } else { "IS" };
        format!("was.{name} {is} now.{name}")
    });
    Ok(parts.collect::<Vec<_>>().join(" AND "))
}

fn literal(value: ValueRef<'_>) -> String {
    let bytes = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    match value {
        ValueRef::Null => "NULL".into(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(text) => format!("CAST(X'{}' AS TEXT)", bytes(text)),
        ValueRef::Blob(blob) => format!("X'{}'", bytes(blob)),
    }
}
