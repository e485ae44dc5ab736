//! What an import made of a table, row by row, for whoever ran it.

use super::EntryId;
use super::vocabulary::vocabulary;

vocabulary!(
    /// What became of a row; each ends as exactly one of these.
    RowOutcome, "outcome", {
        /// Its claim was not there before.
        New => "new",
        /// Its claim was there and the row changed something of it.
        Updated => "updated",
        /// Everything it says was there just so.
        Unchanged => "unchanged",
        /// It could not be taken, for the reason given.
        Rejected => "rejected",
    }
);

/// One thing worth telling of a row: a cell that changed, a cell that a spreadsheet bent, why it was
/// rejected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowNote {
    /// The line of the file on which the row begins, from 1; of a workbook its row.
    pub line: u64,
    /// What became of the row.
    pub outcome: RowOutcome,
    /// The record it is about: `c14`, `s7`; none if it has none.
    pub id: Option<String>,
    /// The column of the file, by its name.
    pub column: Option<String>,
    /// What the ledger had.
    pub was: Option<String>,
    /// What the cell has.
    pub now: Option<String>,
    /// Why it was rejected, how the cell was bent, what was made.
    pub what: Option<String>,
}

/// How many rows became what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RowCounts {
    /// Rows of the file, its header not counted.
    pub rows: u64,
    /// New claims.
    pub new: u64,
    /// Changed claims.
    pub updated: u64,
    /// As they were.
    pub unchanged: u64,
    /// Not taken.
    pub rejected: u64,
}

impl RowCounts {
    /// Counts one row.
    pub fn count(&mut self, outcome: RowOutcome) {
        self.rows += 1;
        *match outcome {
            RowOutcome::New => &mut self.new,
            RowOutcome::Updated => &mut self.updated,
            RowOutcome::Unchanged => &mut self.unchanged,
            RowOutcome::Rejected => &mut self.rejected,
        } += 1;
    }
}

/// The most notes that are kept: past them rows are only counted, so that a file of any size needs little
/// memory.
const MOST_NOTES: usize = 10_000;

/// What a whole import did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// The entry it made; `None` if it changed nothing, or was only tried, or refused.
    pub entry: Option<EntryId>,
    /// Whether it was only tried.
    pub dry_run: bool,
    /// The file as named.
    pub file: String,
    /// How it was read, in words.
    pub read_as: String,
    /// Its columns and the fields they were read as.
    pub columns: Vec<(String, &'static str)>,
    /// The columns that were not read.
    pub unread: Vec<String>,
    /// What else whoever ran it should know, in sentences.
    pub remarks: Vec<String>,
    /// How many rows became what.
    pub counts: RowCounts,
    /// How many records of each noun were made, those with any.
    pub made: Vec<(&'static str, u64)>,
    /// The new speakers, if it was only tried: look there for misspelt names.
    pub new_speakers: Vec<String>,
    /// New speakers who look like known ones, in sentences.
    pub look_alikes: Vec<String>,
    /// What is worth telling of rows.
    pub notes: Vec<RowNote>,
    /// How many more notes there would be.
    pub not_listed: u64,
    /// The file with the rejected rows, if there are any and it was written.
    pub rejected_file: Option<String>,
}

impl Imported {
    /// Keeps a note, or counts it if there are many.
    pub fn note(&mut self, note: RowNote) {
        if self.notes.len() < MOST_NOTES {
            self.notes.push(note);
        } else {
            self.not_listed += 1;
        }
    }

    /// Counts a record that was made.
    pub fn made(&mut self, noun: &'static str) {
        match self.made.iter_mut().find(|(known, _)| *known == noun) {
            Some((_, count)) => *count += 1,
            None => self.made.push((noun, 1)),
        }
    }
}
