//! Why a table was not imported.

use std::collections::BTreeMap;

use super::reports::ReportRefusal;
use crate::reading::table::TableError;
use crate::store::{CarriesStoreError, StoreError};

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
    /// Rows name claims that neither ledger nor file have: their lines, and why. Only then are they known to
    /// be rejected, so the import is to be made again, with them.
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
