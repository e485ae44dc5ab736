//! How a result looks: table, json, jsonl, csv, md.
//!
//! Owns the rendering of rows and single records, and the words `--format` and `--fields` accept. Every
//! result type has one list of [`Columns`]; the headers of CSV and Markdown, the keys of JSON and the fields
//! a user may ask for are that list, so they cannot drift apart. Called by `cli` and `export`.
//!
//! Never: reads the environment, asks whether it writes to a terminal, opens a file or prints. The writer,
//! the width and the colour are passed in, and the width and the colour change only the table.

mod article_show;
mod asked;
mod blocks;
mod claim_show;
mod column;
pub mod columns;
mod delimited;
mod disputed;
mod flat;
mod format;
mod json;
mod markdown;
mod matrix;
mod spreadsheet;
mod table;
mod terminal;
mod text;
mod value;
mod words;
mod write;

pub use article_show::write_article;
pub use asked::{write_reversals, write_timeline, write_unanswered};
pub use claim_show::write_claim;
pub use column::{Column, ColumnKind, Columns, Selection, Shown, UnknownField};
pub use delimited::write_csv_shown;
pub use disputed::{is_flat, write_disputed};
pub use format::{Format, Style};
pub use matrix::{write_matrix, write_wide};
pub use spreadsheet::{Filled, NoRoom, write_spreadsheet};
pub use terminal::ForTerminal;
pub use text::{printable, printable_lines};
pub use value::{SpeakerValue, Value};
pub use write::{write_record, write_rows};

#[cfg(test)]
mod tests;
