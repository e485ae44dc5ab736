//! Many claims of one text ("No comment."), imported and imported again: by many speakers on one day, and by one
//! speaker on many days. The time must grow with the rows, and not with their square.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use crate::measure::{self, Run};

/// One table of equal texts, measured.
pub(crate) struct Equal {
    pub(crate) what: &'static str,
    pub(crate) rows: usize,
    pub(crate) first: Run,
    pub(crate) again: Run,
}

/// Imports tables of this many rows into new ledgers in a folder, each twice.
pub(crate) fn measure(folder: &Path, rows: usize) -> Result<Vec<Equal>, String> {
    let by_many = |at: usize| format!("Speaker {at},2024-01-01");
    let on_days =
        |at: usize| format!("Ann,{:04}-{:02}-{:02}", 1000 + at / 336, at / 28 % 12 + 1, at % 28 + 1);
    let kinds: [(&str, &dyn Fn(usize) -> String); 2] =
        [("by many speakers", &by_many), ("by one on many days", &on_days)];
    let mut found = Vec::new();
    for (what, row) in kinds {
        let (table, ledger) = (folder.join("equal.csv"), folder.join("equal.db"));
        write(&table, rows, row).map_err(|error| format!("{}: {error}", table.display()))?;
        let _ = std::fs::remove_file(&ledger);
        let mut start = measure::gainsay();
        measure::run(start.arg("--db").arg(&ledger).arg("init"))?;
        let import = || {
            let mut command = measure::gainsay();
            measure::run(command.arg("--db").arg(&ledger).arg("import").arg(&table))
        };
        found.push(Equal { what, rows, first: import()?, again: import()? });
    }
    Ok(found)
}

fn write(table: &Path, rows: usize, row: &dyn Fn(usize) -> String) -> std::io::Result<()> {
    let mut out = BufWriter::new(File::create(table)?);
    writeln!(out, "by,on,text")?;
    for at in 0..rows {
        writeln!(out, "{},No comment.", row(at))?;
    }
    out.flush()
}
