//! What an import made of a table.

use super::{columns, parts};
use crate::domain::{Imported, RowNote, RowOutcome, Vocabulary};
use crate::output::{Columns, Value};

/// A row for each thing worth telling of a row of the table.
pub static ROW_NOTES: Columns<RowNote> = columns! { "rows",
    "line,outcome,id,column,was,now,what";
    "line", ALWAYS, "the line of the file on which the row begins": |note| parts::count(note.line);
    "outcome", ALWAYS, "what became of the row: new, updated, unchanged, rejected": |note| note.outcome.as_str().into();
    "id", ALWAYS, "the claim": |note| note.id.as_deref().into();
    "column", ALWAYS, "the column of the file": |note| note.column.as_deref().into();
    "was", ALWAYS, "what the ledger had": |note| note.was.as_deref().into();
    "now", ALWAYS, "what the cell has": |note| note.now.as_deref().into();
    "what", ALWAYS, "why it was rejected, or why the cell was not taken as a change": |note| note.what.as_deref().into();
};

/// The whole import, for programs.
pub static IMPORTED: Columns<Imported> = columns! { "import",
    "entry,dry_run,file,read_as,not_read,remarks,rejected_file";
    "entry", ALWAYS, "the entry it made, none if nothing changed": |done| done.entry.map(|e| e.to_string()).into();
    "dry_run", ALWAYS, "whether it was only tried": |done| done.dry_run.into();
    "file", ALWAYS, "the file": |done| done.file.as_str().into();
    "read_as", ALWAYS, "how it was read": |done| done.read_as.as_str().into();
    "columns", JSON_ONLY, "its columns and the fields they were read as": |done| Value::Array(done.columns.iter().map(column).collect());
    "not_read", ALWAYS, "its columns that were not read": |done| (&done.unread).into();
    "remarks", ALWAYS, "what else to know of how it was read": |done| (&done.remarks).into();
    "counts", JSON_ONLY, "how many rows there are, and how many became what": |done| counts(done);
    "made", JSON_ONLY, "how many records of each noun were made": |done| made(done);
    "rows", JSON_ONLY, "what is worth telling of rows: cells that changed, cells that a spreadsheet bent, rejections":
        |done| ROW_NOTES.objects(&done.notes);
    "rows_not_listed", JSON_ONLY, "how many more of these there are": |done| parts::count(done.not_listed);
    "rejected_file", ALWAYS, "the file with the rejected rows": |done| done.rejected_file.as_deref().into();
};

fn column<'r>((name, field): &'r (String, &'static str)) -> Value<'r> {
    Value::Object(vec![("column", name.as_str().into()), ("field", (*field).into())])
}

fn counts(done: &Imported) -> Value<'_> {
    let counts = &done.counts;
    let of = |outcome: &RowOutcome| match outcome {
        RowOutcome::New => counts.new,
        RowOutcome::Updated => counts.updated,
        RowOutcome::Unchanged => counts.unchanged,
        RowOutcome::Rejected => counts.rejected,
    };
    let mut object = vec![("rows", parts::count(counts.rows))];
    object.extend(RowOutcome::ALL.iter().map(|outcome| (outcome.as_str(), parts::count(of(outcome)))));
    Value::Object(object)
}

fn made(done: &Imported) -> Value<'_> {
    Value::Object(done.made.iter().map(|(noun, count)| (*noun, parts::count(*count))).collect())
}
