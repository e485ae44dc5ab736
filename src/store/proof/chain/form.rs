//! The canonical form of a row: bytes that any tool can make from it. See the module above for the
//! definition.

use std::io::Write;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row, Statement};
use sha2::{Digest, Sha256};

use crate::store::StoreError;

/// A SHA-256.
pub(in crate::store) type Hash = [u8; 32];

/// The columns of a table in the order of its canonical form, and where they stand in the rows of a statement
/// that selects all of them (`table.*`).
#[derive(Debug, Clone)]
pub(in crate::store) struct Form {
    table: &'static str,
    /// Names in the order of their bytes, each with its place in the row.
    columns: Vec<(String, usize)>,
}

impl Form {
    /// The form of a table whose columns this statement selects from the place `from` on, and nothing after
    /// them; without the columns of `without`.
    ///
    /// The schema is asked for the names, and not the statement: rusqlite ends the program at a name that is
    /// no UTF-8, and one flipped bit of the schema makes one.
    ///
    /// # Errors
    /// [`StoreError::Refused`] if the statement does not select the columns that the schema names.
    pub(in crate::store) fn of(
        conn: &Connection,
        statement: &Statement<'_>,
        (table, from): (&'static str, usize),
        without: &[&str],
    ) -> Result<Self, StoreError> {
        // Without what a virtual table hides. The others are those of `table.*`, in its order.
        const NAMES: &str = "SELECT name FROM pragma_table_xinfo(?1, 'main') WHERE hidden <> 1";
        let mut query = conn.prepare_cached(NAMES)?;
        let names = query.query_map([table], |row| {
            Ok(String::from_utf8_lossy(row.get_ref(0)?.as_bytes_or_null()?.unwrap_or_default()).into_owned())
        })?;
        let names = names.collect::<rusqlite::Result<Vec<_>>>()?;
        if names.len() + from != statement.column_count() {
            return Err(StoreError::Refused {
                rule: format!("the columns of the table {table} are not those that its definition names"),
            });
        }
        let mut columns: Vec<(String, usize)> =
            names.into_iter().zip(from..).filter(|(name, _)| !without.contains(&name.as_str())).collect();
        columns.sort_unstable();
        Ok(Self { table, columns })
    }

    /// Adds a row of the statement.
    pub(in crate::store) fn put(&self, to: &mut Vec<u8>, row: &Row<'_>) -> rusqlite::Result<()> {
        self.put_with(to, row, ("", ValueRef::Null))
    }

    /// Adds a row of the statement as it will be once this column has this value.
    pub(in crate::store) fn put_with(
        &self,
        to: &mut Vec<u8>,
        row: &Row<'_>,
        (column, value): (&str, ValueRef<'_>),
    ) -> rusqlite::Result<()> {
        to.extend_from_slice(self.table.as_bytes());
        to.push(b'\n');
        for (name, at) in &self.columns {
            put(to, name, if name == column { value } else { row.get_ref(*at)? });
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

/// A number in decimal digits. Most numbers of a ledger are positive; the machinery of `write!` took a tenth
/// of the time of hashing a row.
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
