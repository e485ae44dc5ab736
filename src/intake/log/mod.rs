//! Logging a worksheet: its names, refs and dates are resolved against the ledger, then it is recorded.
//!
//! Two stages, so that a person sees all problems at once and refused input changes nothing: `resolve` looks everything
//! up and only reads; `record` writes and cannot be refused by anything the person wrote. Called by the command line inside
//! one transaction. It never deletes: what is in the ledger and no longer in the worksheet is reported and left.
//!
//! A key that the worksheet has says all there is to say about that field; a key that it does not have says nothing. So
//! logging a worksheet again cannot take away what was recorded by other means, and an edited worksheet updates what it
//! names.

mod cast;
mod dates;
mod matching;
mod record;
mod resolve;

use std::collections::BTreeSet;

use super::worksheet::{self, ProblemList, Problems, Worksheet};
use crate::domain::{ArticleId, Change};
use crate::store::{CarriesStoreError, StoreError, Writer};

/// What logging a worksheet did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    /// The worksheet's file as named.
    pub file: String,
    /// The article.
    pub article: ArticleId,
    /// Every record it dealt with: outlet, article, speakers, claims, appearances, relations.
    pub changes: Vec<Change>,
}

/// Why nothing was logged.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// The worksheets have problems; all of them, file by file.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Problems(Vec<Problems>),
    /// The ledger.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl CarriesStoreError for LogError {
    fn map_store_error(self, explain: impl FnOnce(StoreError) -> StoreError) -> Self {
        match self {
            Self::Store(error) => Self::Store(explain(error)),
            other @ Self::Problems(_) => other,
        }
    }
}

/// A worksheet as read, with the problems found so far.
#[derive(Debug)]
pub struct Sheet {
    file: String,
    worksheet: Worksheet,
    problems: ProblemList,
}

impl Sheet {
    /// Reads a worksheet; its problems are reported by [`log`], together with those that only the ledger can show.
    pub fn read(file: &str, bytes: &[u8]) -> Self {
        let (worksheet, problems) = worksheet::parse_bytes(file, bytes);
        Self { file: file.to_owned(), worksheet, problems }
    }

    fn refs(&self) -> impl Iterator<Item = &String> {
        self.worksheet.claims.iter().filter_map(|claim| claim.r#ref.as_ref().map(|r| &r.value))
    }
}

/// Logs worksheets, in their order: a later one may name the refs of an earlier one.
///
/// # Errors
/// [`LogError::Problems`] with every problem of every worksheet; the caller's transaction must then be rolled back.
pub fn log(ledger: &Writer<'_>, sheets: Vec<Sheet>) -> Result<Vec<Logged>, LogError> {
    let mut logged = Vec::new();
    let mut refused: Vec<Problems> = Vec::new();
    // The refs of a worksheet that was refused would have been there: not to be called unknown in the next one.
    let mut pending: BTreeSet<String> = BTreeSet::new();
    let mut later: Vec<(String, BTreeSet<String>)> =
        sheets.iter().map(|sheet| (sheet.file.clone(), sheet.refs().cloned().collect())).collect();
    for Sheet { file, worksheet, mut problems } in sheets {
        let (_, own) = later.remove(0);
        let plan = resolve::resolve(
            ledger,
            &worksheet,
            &mut problems,
            &resolve::Elsewhere { pending: &pending, later: &later },
        )?;
        match problems.finish(plan) {
            Ok(plan) if refused.is_empty() => {
                let (article, changes) = record::record(ledger, plan)?;
                logged.push(Logged { file, article, changes });
            }
            Ok(_) => pending.extend(own),
            Err(problems) => {
                refused.push(problems);
                pending.extend(own);
            }
        }
    }
    if refused.is_empty() { Ok(logged) } else { Err(LogError::Problems(refused)) }
}
