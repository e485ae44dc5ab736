//! Importing a table: each row becomes a claim, or the change of one, or is rejected with its reason.
//!
//! Called by the command line inside one transaction; the table comes from [`table`](crate::reading::table).
//! A row is looked up whole before anything of it is recorded, so a rejected row leaves nothing behind. Rows
//! are taken one after the other: memory does not grow with the file, but for what is told of rows (bounded)
//! and for relations to refs that come later. The rules are those of worksheets ([`log`](super::log)): names
//! in articles, dates by publication, kinds from relations.
//!
//! # Which claim a row is
//!
//! - With an id, that claim: the row says all there is to say, an empty cell empties the field.
//! - With a ref that the ledger has, that claim; else the one with the same text, speakers and date. Such a
//!   row adds and changes, and an empty cell says nothing.
//! - Else it is new. The same content twice in one file is one claim, seen in the articles of both rows.

mod acts;
mod bent;
pub(in crate::intake) mod dates;
mod difference;
mod edit;
mod edit_parties;
mod edit_relations;
mod edit_seen;
mod error;
mod field;
mod flat;
mod mapping;
mod proposing;
mod rejects;
mod remarks;
mod reports;
mod row;
mod taken;
#[cfg(test)]
mod tests;
mod touched;
mod work;

use std::collections::{BTreeMap, HashMap};
use std::io::Write;

pub use error::ImportError;
pub use field::Field;
pub use mapping::{DayOrder, Mapping};
pub use reports::{OtherReport, ReportRefusal};

use crate::domain::date::SourceDate;
use crate::domain::{Claim, ClaimId, Imported, RowNote, RowOutcome};
use crate::intake::reread;
use crate::reading::date_words::Anchor;
use crate::reading::table::{Record, Table};
use crate::reading::worksheet::text as rules;
use crate::record::{Recorder, Refused, Settled};
use crate::store::{StoreError, Writer};
use field::Columns;
use rejects::Rejects;
use row::{Fault, Row};
use touched::Touched;
use work::{Waiting, Work};

/// How many rows are read ahead, so that the claims they name are loaded together.
const AHEAD: usize = 512;

/// How to take a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Which column is which field, and the order of dates.
    pub mapping: Mapping,
    /// Whether the first row has the names of the columns; `None`: found out.
    pub header: Option<bool>,
    /// Whether something is searched for in the same transaction: then no index is put off to its end.
    pub searches: bool,
    /// Whether it is only tried: then every new speaker is named.
    pub is_try: bool,
    /// Tables that are known and are no claims.
    pub others: Vec<OtherReport>,
}

/// From how many new claims on indexes are made at the end, if the ledger had no more before.
const MANY: u64 = 2_000;

/// Imports a table. Rejected rows are written to `rejected` as CSV, with their line and the reason. `spoiled`
/// are the lines of rows that an earlier try found to name claims that are not there.
///
/// # Errors
/// [`ImportError::Again`] if there are such; the caller's transaction must be rolled back after any error.
pub fn import(
    ledger: &Writer<'_>,
    table: &Table,
    options: &Options,
    spoiled: &BTreeMap<u64, String>,
    rejected: &mut dyn Write,
) -> Result<Imported, ImportError> {
    let columns = Columns::find(table, &options.mapping.columns, options.header, &options.others)?;
    let before = ledger.last_ids()?;
    ledger.expect_many()?;
    let mut work = Work {
        ledger,
        columns: &columns,
        order: options.mapping.dates,
        recorder: Recorder::of_many(ledger, &reread)?,
        waiting: Vec::new(),
        result: Imported {
            read_as: table.shape().in_words(),
            columns: columns.read(),
            unread: columns.unread.clone(),
            remarks: remarks::of_reading(table, &columns),
            ..Imported::default()
        },
        last_before: before.claim,
        last_article: before.article,
        is_try: options.is_try,
        is_evened: false,
        cuts: 0,
        blank: 0,
        touched: Touched::default(),
        ahead: HashMap::new(),
    };
    let mut rejects = Rejects::new(rejected);
    let mut records = table.records()?;
    let mut page: Vec<Record> = Vec::new();
    let mut skip = columns.has_header;
    let many = MANY.max(u64::try_from(before.claim.number()).unwrap_or(u64::MAX));
    loop {
        let mut filled = 0;
        while filled < AHEAD {
            if page.len() == filled {
                page.push(Record::default());
            }
            if !records.read(&mut page[filled])? {
                break;
            }
            if std::mem::take(&mut skip) {
                continue;
            }
            if page[filled].is_blank() {
                work.blank += 1;
                continue;
            }
            filled += 1;
        }
        if work.result.counts.new >= many && !options.searches {
            ledger.defer_indexes()?;
        }
        work.read_ahead(&page[..filled])?;
        for record in &page[..filled] {
            let outcome = match spoiled.get(&record.line) {
                Some(why) => Err(vec![Fault { column: None, what: why.clone() }]),
                None => work.row(record)?,
            };
            let outcome = match outcome {
                Ok(outcome) => outcome,
                Err(faults) => {
                    rejects.put(&columns, record, &faults)?;
                    work.reject(record.line, faults);
                    RowOutcome::Rejected
                }
            };
            work.result.counts.count(outcome);
        }
        if filled < AHEAD {
            break;
        }
    }
    rejects.flush()?;
    work.settle()
}

impl Work<'_> {
    /// Loads the claims that rows name by id, together.
    fn read_ahead(&mut self, page: &[Record]) -> Result<(), StoreError> {
        self.ahead.clear();
        if self.columns.of(Field::Id).is_none() {
            return Ok(());
        }
        let mut ids: Vec<ClaimId> = page
            .iter()
            .filter_map(|record| Row::new(record, self.columns).trimmed(Field::Id)?.parse().ok())
            .collect();
        ids.sort_unstable();
        ids.dedup();
        self.ahead = self.ledger.load_claims(&ids)?.into_iter().map(|claim| (claim.id, claim)).collect();
        Ok(())
    }

    /// Takes one row; what is wrong with it instead.
    fn row(&mut self, record: &Record) -> Result<Result<RowOutcome, Vec<Fault>>, StoreError> {
        let mut row = Row::new(record, self.columns);
        if !row.faults.is_empty() {
            return Ok(Err(row.faults));
        }
        let named = self.named(&mut row)?;
        if !row.faults.is_empty() {
            return Ok(Err(row.faults));
        }
        match &named {
            Named::Claim(claim, _) => self.cuts += row.complete_cuts(|field| flat::cell(claim, field)),
            Named::New(_) => row.refuse_cuts(),
        }
        let outcome = match named {
            Named::Claim(claim, is_whole) => self.edit(&mut row, &claim, is_whole)?,
            Named::New(r#ref) => self.add(&mut row, r#ref)?,
        };
        self.is_evened |= row.is_evened && row.faults.is_empty();
        Ok(if row.faults.is_empty() { Ok(outcome) } else { Err(row.faults) })
    }

    /// Takes a row that names no claim of the ledger: it is one with the same text, speakers and day, or a
    /// new one.
    fn add(&mut self, row: &mut Row<'_>, reference: Option<String>) -> Result<RowOutcome, StoreError> {
        let named = (proposing::address(row), proposing::article_id(row));
        let article = proposing::article(row, named, self.order);
        let article = self.plan_article(row, article)?;
        let anchor =
            Anchor::published(article.published().map(SourceDate::edtf)).in_language(article.language());
        let (claim, relations) = proposing::claim(row, reference, &anchor, self.order);
        let taken = self.plan_claim(row, article, claim, relations)?;
        if !row.faults.is_empty() {
            return Ok(RowOutcome::Rejected);
        }
        if let Some(same) = taken.plan.recognised() {
            let same = same.clone();
            return self.edit(row, &same, false);
        }
        self.record(row, taken)?;
        Ok(RowOutcome::New)
    }

    /// The claim that a row names by id or ref, and whether it says all of it; else the ref that the new one
    /// is to have.
    fn named(&mut self, row: &mut Row<'_>) -> Result<Named, StoreError> {
        if let Some(id) = row.trimmed(Field::Id) {
            let id = match id.parse::<ClaimId>() {
                Ok(id) => id,
                Err(error) => {
                    row.fault(Field::Id, format!("{error}; a column with ids of another system is no `id`: map the columns that are to be read with --map"));
                    return Ok(Named::New(None));
                }
            };
            let found = match self.ahead.remove(&id) {
                Some(claim) => Some(claim),
                None => self.ledger.load_claims(&[id])?.pop(),
            };
            return Ok(if let Some(claim) = found {
                Named::Claim(Box::new(claim), true)
            } else {
                row.fault(
                    Field::Id,
                    format!("there is no claim {id} in this ledger; a new claim leaves the cell empty"),
                );
                Named::New(None)
            });
        }
        let Some(name) = row.trimmed(Field::Ref) else { return Ok(Named::New(None)) };
        let Some(name) = row.checked(Field::Ref, rules::composed(&name), rules::reference) else {
            return Ok(Named::New(None));
        };
        let found = self.recorder.find_claim(&name)?;
        self.recorder.will_have(&name);
        Ok(match found {
            Some(id) => Named::Claim(Box::new(self.ledger.get_claim(id)?), false),
            None if name.parse::<ClaimId>().is_ok() => {
                row.fault(Field::Ref, format!("there is no claim {name} in this ledger"));
                Named::New(None)
            }
            None => Named::New(Some(name)),
        })
    }

    fn reject(&mut self, line: u64, faults: Vec<Fault>) {
        for fault in faults {
            self.result.note(RowNote {
                line,
                outcome: RowOutcome::Rejected,
                id: None,
                column: fault.column,
                was: None,
                now: None,
                what: Some(fault.what),
            });
        }
    }

    /// Records the relations to refs that came later.
    fn settle(mut self) -> Result<Imported, ImportError> {
        let mut missing: BTreeMap<u64, String> = BTreeMap::new();
        for Waiting { line, column, pending } in std::mem::take(&mut self.waiting) {
            let claim = pending.claim;
            let why = match self.recorder.settle(pending)? {
                Settled::Known => continue,
                Settled::Recorded(warning) => {
                    self.result.made("relation");
                    if let Some(what) = warning {
                        self.result.note(RowNote {
                            line,
                            outcome: RowOutcome::New,
                            id: Some(claim.to_string()),
                            column: Some(column),
                            was: None,
                            now: None,
                            what: Some(what),
                        });
                    }
                    continue;
                }
                Settled::Refused(Refused { why, hints }) => {
                    format!("{column}: {}", std::iter::once(why).chain(hints).collect::<Vec<_>>().join("; "))
                }
            };
            missing.entry(line).or_insert(why);
        }
        self.result.look_alikes = self.recorder.look_alikes()?;
        self.remark();
        if missing.is_empty() { Ok(self.result) } else { Err(ImportError::Again(missing)) }
    }
}

/// Which claim a row is.
enum Named {
    Claim(Box<Claim>, bool),
    New(Option<String>),
}
