//! The canonical form of a row: bytes that any tool can make from it. See the module above for the definition.

use std::io::Write;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row, named_params};
use sha2::{Digest, Sha256};

/// A SHA-256.
pub(in crate::store) type Hash = [u8; 32];

/// The columns of a table in the order of its canonical form.
#[derive(Debug, Clone)]
pub(in crate::store) struct Form {
    table: &'static str,
    /// Names as bytes in order, as they stand in the form.
    pub(in crate::store) columns: Vec<String>,
}

impl Form {
    /// The form of a table as this ledger has it, without the columns of `without`.
    pub(in crate::store) fn of(
        conn: &Connection,
        table: &'static str,
        without: &[&str],
    ) -> rusqlite::Result<Self> {
        let mut query = conn.prepare_cached("SELECT name FROM pragma_table_info(:table, 'main')")?;
        let names = query.query_map(named_params! {":table": table}, |row| row.get::<_, String>(0))?;
        let mut columns = names.collect::<rusqlite::Result<Vec<_>>>()?;
        columns.retain(|name| !without.contains(&name.as_str()));
        columns.sort_unstable();
        Ok(Self { table, columns })
    }

    /// The columns as they are asked for, each under its table's name.
    pub(in crate::store) fn select(&self) -> String {
        self.columns.iter().map(|name| format!("{}.{name}", self.table)).collect::<Vec<_>>().join(", ")
    }

    /// Adds a row whose columns stand from `from` on in the order of [`select`](Self::select).
    pub(in crate::store) fn put(&self, to: &mut Vec<u8>, row: &Row<'_>, from: usize) -> rusqlite::Result<()> {
        to.extend_from_slice(self.table.as_bytes());
        to.push(b'\n');
        for (at, name) in self.columns.iter().enumerate() {
            put(to, name, row.get_ref(from + at)?);
        }
        Ok(())
    }
}

/// Adds one column, if it is not NULL.
pub(in crate::store) fn put(to: &mut Vec<u8>, name: &str, value: ValueRef<'_>) {
    let written = match value {
        ValueRef::Null => return,
        ValueRef::Integer(number) => {
            put_name(to, name, b'i');
            put_number(to, number);
            to.push(b'\n');
            return;
        }
        // No column is of this type; a damaged one gets a hash of its own.
        ValueRef::Real(number) => writeln!(to, "{name} r{:016x}", number.to_bits()),
        ValueRef::Text(bytes) => return put_bytes(to, name, b't', bytes),
        ValueRef::Blob(bytes) => return put_bytes(to, name, b'b', bytes),
    };
    written.expect("writing to memory cannot fail");
}

fn put_bytes(to: &mut Vec<u8>, name: &str, kind: u8, bytes: &[u8]) {
    put_name(to, name, kind);
    put_number(to, i64::try_from(bytes.len()).unwrap_or(i64::MAX));
    to.push(b':');
    to.extend_from_slice(bytes);
    to.push(b'\n');
}

fn put_name(to: &mut Vec<u8>, name: &str, kind: u8) {
    to.extend_from_slice(name.as_bytes());
    to.extend_from_slice(&[b' ', kind]);
}

/// A number in decimal digits. Most numbers of a ledger are positive; the machinery of `write!` took a tenth of the time of
/// hashing a row.
fn put_number(to: &mut Vec<u8>, number: i64) {
    let mut digits = [0; 19];
    let mut at = digits.len();
    let Ok(mut rest) = u64::try_from(number) else {
        return to.extend_from_slice(number.to_string().as_bytes());
    };
    loop {
        at -= 1;
        digits[at] = b'0' + u8::try_from(rest % 10).unwrap_or_default();
        rest /= 10;
        if rest == 0 {
            return to.extend_from_slice(&digits[at..]);
        }
    }
}

/// The row of a version, and the hash that it holds.
pub(in crate::store) fn version(
    to: &mut Vec<u8>,
    record: &str,
    key: ValueRef<'_>,
    entry: i64,
    hash: Option<&Hash>,
) {
    to.extend_from_slice(b"version\n");
    put(to, "entry_id", ValueRef::Integer(entry));
    put(to, "record", ValueRef::Text(record.as_bytes()));
    put(to, "record_id", key);
    put(to, "sha256", hash.map_or(ValueRef::Null, |hash| ValueRef::Blob(hash)));
}

/// The SHA-256 of some bytes.
pub(in crate::store) fn hash(bytes: &[u8]) -> Hash {
    Sha256::digest(bytes).into()
}

/// In hexadecimal digits.
pub(in crate::store) fn hex(hash: &[u8]) -> String {
    use std::fmt::Write as _;
    hash.iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
