//! Importing a table: each row becomes a claim, or the change of one, or is rejected with its reason.
//!
//! Called by the command line inside one transaction; the table comes from [`table`](crate::reading::table). A row is looked up whole before anything of
//! it is recorded, so a rejected row leaves nothing behind. Rows are taken one after the other: memory does not grow with the file, but
//! for what is told of rows (bounded) and for relations to refs that come later. The rules are those of worksheets
//! ([`log`](super::log)): names in articles, dates by publication, kinds from relations.
//!
//! # Which claim a row is
//!
//! - With an id, that claim: the row says all there is to say, an empty cell empties the field.
//! - With a ref that the ledger has, that claim; else the one with the same text, speakers and date. Such a row adds and changes, and
//!   an empty cell says nothing.
//! - Else it is new. The same content twice in one file is one claim, seen in the articles of both rows.

mod acts;
mod bent;
mod dates;
mod edit;
mod field;
mod flat;
mod fresh;
mod kinds;
mod links;
mod mapping;
mod names;
mod places;
mod rejects;
mod remarks;
mod reports;
mod row;
mod seen;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap};
use std::io::Write;

pub use field::Field;
pub use mapping::{DayOrder, Mapping};
pub use reports::{OtherReport, ReportRefusal};

use crate::domain::{Claim, ClaimId, Imported, Manner, RelationType, RowNote, RowOutcome, looks_like_id};
use crate::reading::table::{Record, Table, TableError};
use crate::reading::worksheet::text as rules;
use crate::store::{CarriesStoreError, StoreError, Writer};
use field::Columns;
use names::Names;
use places::Places;
use rejects::Rejects;
use row::{Fault, Row};
use seen::{Of, Seen, Touched};

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
    /// Tables that are known and are no claims.
    pub others: Vec<OtherReport>,
}

/// Why a table was not imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file.
    #[error(transparent)]
    Table(#[from] TableError),
    /// Its columns: everything that is wrong with them.
    #[error("{}", .0.join("; "))]
    Columns(Vec<String>),
    /// It is one of our own reports, and not the one of claims.
    #[error(transparent)]
    Report(ReportRefusal),
    /// Rows name claims that neither ledger nor file have: their lines, and why. Only then are they known to be rejected, so
    /// the import is to be made again, with them.
    #[error("rows name claims that are not there")]
    Again(BTreeMap<u64, String>),
    /// The ledger.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file of rejected rows.
    #[error("the rejected rows cannot be kept: {0}")]
    Rejected(#[from] csv::Error),
}

impl CarriesStoreError for ImportError {
    fn map_store_error(self, explain: impl FnOnce(StoreError) -> StoreError) -> Self {
        match self {
            Self::Store(error) => Self::Store(explain(error)),
            other => other,
        }
    }
}

/// From how many new claims on indexes are made at the end, if the ledger had no more before.
const MANY: u64 = 2_000;

/// A relation to a claim that may come later in the file.
struct Pending {
    line: u64,
    claim: ClaimId,
    relation: RelationType,
    target: String,
    manner: Manner,
    column: String,
}

/// An import under way.
struct Work<'w> {
    ledger: &'w Writer<'w>,
    columns: &'w Columns,
    order: Option<DayOrder>,
    names: Names,
    places: Places,
    /// The texts and refs met so far.
    seen: Seen,
    refs: Seen,
    pending: Vec<Pending>,
    result: Imported,
    /// The last claim of before this import.
    last_before: ClaimId,
    /// Whether texts had line breaks that are recorded as LF.
    is_evened: bool,
    /// How many cells have only the beginning of what the ledger has.
    cuts: u64,
    /// How many rows had nothing in them.
    blank: u64,
    /// The claims that rows were about, so that no two rows of one file change one to and fro.
    touched: Touched,
    /// Claims that rows read ahead name by id.
    ahead: HashMap<ClaimId, Claim>,
}

/// Imports a table. Rejected rows are written to `rejected` as CSV, with their line and the reason. `spoiled` are the lines of
/// rows that an earlier try found to name claims that are not there.
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
        names: Names::new(&before),
        places: Places::new(before.article.number()),
        seen: Seen::new(Of::Texts, &before),
        refs: Seen::new(Of::Refs, &before),
        pending: Vec::new(),
        result: Imported {
            read_as: table.shape().in_words(),
            columns: columns.read(),
            unread: columns.unread.clone(),
            remarks: remarks::of_reading(table, &columns),
            ..Imported::default()
        },
        last_before: before.claim,
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
            Named::Claim(claim, _) => self.cuts += row.restore(|field| flat::cell(claim, field)),
            Named::New(_) => row.refuse_cuts(),
        }
        let outcome = match named {
            Named::Claim(claim, is_whole) => self.edit(&mut row, &claim, is_whole)?,
            Named::New(r#ref) => {
                let has_ref = r#ref.is_some();
                let plan = self.plan(&mut row, r#ref)?;
                fresh::refuse_incomplete(&mut row, &plan);
                if !row.faults.is_empty() {
                    return Ok(Err(row.faults));
                }
                // A ref that nobody has yet says that the claim is another one.
                let same = if has_ref { None } else { self.same(&plan)? };
                if let Some(claim) = same {
                    self.edit(&mut row, &claim, false)?
                } else {
                    if has_ref && let Some(text) = &plan.text {
                        self.seen.may_have(self.ledger, text)?;
                    }
                    let article = plan.place.known().map(|known| known.id);
                    if let Some(article) = article
                        && let Some(why) = self.ledger.left_out_article(article)?
                    {
                        row.fault(Field::Article, why.notice(article));
                    }
                    let anchors = self.stand(&mut row, article, plan.quote.as_deref())?;
                    if row.faults.is_empty() {
                        self.record(row.line(), &plan, &anchors)?;
                        self.result.made("claim");
                    }
                    RowOutcome::New
                }
            }
        };
        self.is_evened |= row.is_evened && row.faults.is_empty();
        Ok(if row.faults.is_empty() { Ok(outcome) } else { Err(row.faults) })
    }

    /// The claim that a row names by id or ref, and whether it says all of it; else the ref that the new one is to have.
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
        let found = self.find(&name)?;
        self.refs.add(&name);
        Ok(match found {
            Some(id) => Named::Claim(Box::new(self.ledger.get_claim(id)?), false),
            None if name.parse::<ClaimId>().is_ok() => {
                row.fault(Field::Ref, format!("there is no claim {name} in this ledger"));
                Named::New(None)
            }
            None => Named::New(Some(name)),
        })
    }

    /// The claim with this id or ref.
    fn find(&mut self, id_or_ref: &str) -> Result<Option<ClaimId>, StoreError> {
        let may_be = looks_like_id(id_or_ref) || self.refs.has(self.ledger, id_or_ref)?;
        if may_be { self.ledger.find_claim(id_or_ref) } else { Ok(None) }
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
        for pending in std::mem::take(&mut self.pending) {
            if let Some(target) = self.ledger.find_claim(&pending.target)? {
                self.relate(pending.claim, pending.relation, target, pending.manner)?;
                continue;
            }
            let (column, target) = (pending.column, pending.target);
            let why = format!("{column}: {target:?} is no claim of this file or of the ledger");
            missing.entry(pending.line).or_insert(why);
        }
        self.remark();
        if missing.is_empty() { Ok(self.result) } else { Err(ImportError::Again(missing)) }
    }
}

/// Which claim a row is.
enum Named {
    Claim(Box<Claim>, bool),
    New(Option<String>),
}
