//! What whoever imports should know besides what became of each row.

use super::columns::Columns;
use super::work::Work;
use crate::reading::table::Table;

/// Of how the file was read.
pub(super) fn of_reading(table: &Table, columns: &Columns) -> Vec<String> {
    let mut remarks = table.shape().notes.clone();
    remarks.extend(columns.remarks.iter().cloned());
    if !columns.has_header {
        remarks.push(
            "its first row is read as a row: it does not name columns; --header says that it does".to_owned(),
        );
    }
    if columns.is_guarded {
        remarks
            .push("its cells are guarded against spreadsheets (x_guard): the guard is taken off".to_owned());
    }
    remarks
}

impl Work<'_> {
    /// Of what was read otherwise than it stands there.
    pub(super) fn remark(&mut self) {
        let remarks = &mut self.result.remarks;
        if self.is_evened {
            remarks.push("line breaks CRLF and CR inside cells are recorded as LF".to_owned());
        }
        match self.blank {
            0 => {}
            1 => remarks.push("1 blank row is left out".to_owned()),
            count => remarks.push(format!("{count} blank rows are left out")),
        }
        if self.cuts > 0 {
            let cells =
                if self.cuts == 1 { "1 cell has".to_owned() } else { format!("{} cells have", self.cuts) };
            remarks.push(format!(
                "{cells} only the beginning of a text, cut for a spreadsheet: the whole text stays in the ledger as it is"
            ));
        }
    }
}
