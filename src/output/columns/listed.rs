//! The columns themselves as rows: `export --list`.

use super::columns;
use crate::output::{Column, ColumnKind, Columns, Format, Selection};

/// One column of one report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListedColumn {
    /// The report.
    pub report: &'static str,
    /// The column's name.
    pub name: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// Whether JSON has it without being asked.
    pub in_json: bool,
    /// What its values are.
    pub kind: ColumnKind,
}

/// A row for each column of each report.
pub static LISTED: Columns<ListedColumn> = columns! { "columns",
    "report,column,meaning,in_json";
    "report", ALWAYS, "the report": |column| column.report.into();
    "column", ALWAYS, "the column: CSV header, JSON key, word of --fields": |column| column.name.into();
    "meaning", ALWAYS, "what it means": |column| column.meaning.into();
    Flag "in_json", DETAIL, "false if JSON has it only when --fields asks": |column| column.in_json.into();
};

impl<R: 'static> Columns<R> {
    /// The columns that the CSV of this report has, in order.
    pub fn listed(&self) -> impl Iterator<Item = ListedColumn> + use<R> {
        let report = self.report();
        let shown = self.all().iter().filter(|column| column.shown.csv);
        shown.map(move |column| list(report, column))
    }

    /// The columns of a selection that a list in this format has, in order.
    pub fn listed_of(&self, selection: &Selection<R>, format: Format) -> Vec<ListedColumn> {
        selection.columns(format).into_iter().map(|column| list(self.report(), column)).collect()
    }
}

fn list<R>(report: &'static str, column: &'static Column<R>) -> ListedColumn {
    ListedColumn {
        report,
        name: column.name,
        meaning: column.meaning,
        in_json: column.shown.json,
        kind: column.kind,
    }
}
