//! `gainsay import`: the rows of a table as claims, in one transaction.

mod args;
mod read;
mod reviews;
mod summary;

use std::collections::BTreeMap;
use std::io::Seek;
use std::path::{Path, PathBuf};

use tempfile::SpooledTempFile;

pub(super) use args::ImportArgs;

use super::present::put;
use super::{CliError, Session, hints};
use crate::domain::{ClaimId, Imported};
use crate::intake::import::{ImportError, Options, import};
use crate::reading::table::Table;

/// Rejected rows up to this size are kept in memory, in bytes; more in a temporary file.
const IN_MEMORY: usize = 4 << 20;

/// Most hints after one import.
const HINTS: usize = 200;

/// Runs the verb.
pub(super) fn run(args: &ImportArgs, session: &Session) -> Result<(), CliError> {
    if let Some(found) = reviews::of(&args.file)? {
        return reviews::run(args, session, &found);
    }
    let mapping = read::mapping(args)?;
    let table = read::table(args)?;
    let header = if args.no_header { Some(false) } else { args.header.then_some(true) };
    let options = Options {
        mapping,
        header,
        searches: args.hints,
        is_try: args.write.dry_run,
        others: read::other_reports(),
    };
    let result = attempt(args, session, &table, &options);
    let (result, failure) = match result {
        Ok((result, None)) => (result, None),
        Ok((result, Some(failure))) => (result, Some(failure)),
        Err(error) => return Err(error),
    };
    if let Some(path) = args.save_mapping.as_ref().filter(|_| !args.write.dry_run) {
        put(path, session, args.force, &mut options.mapping.to_toml().as_bytes())?;
    }
    summary::tell(&result, &args.write, session)?;
    failure.map_or(Ok(()), Err)
}

/// Imports; again where rows name claims that turn out not to be there. Returns what was done, or would have
/// been, and why it was not.
fn attempt(
    args: &ImportArgs,
    session: &Session,
    table: &Table,
    options: &Options,
) -> Result<(Imported, Option<CliError>), CliError> {
    let dry_run = args.write.dry_run;
    let mut spoiled = BTreeMap::new();
    loop {
        let mut missing = BTreeMap::new();
        let mut refused = None;
        let written = session.write(dry_run, |ledger| {
            let mut rejects = SpooledTempFile::new(IN_MEMORY);
            let before = ledger.last_ids()?.claim.number();
            let mut result = match import(ledger, table, options, &spoiled, &mut rejects) {
                Err(ImportError::Again(lines)) => {
                    missing = lines;
                    return Err(CliError::failed("rejected", "rows name claims that are not there"));
                }
                other => other.map_err(|error| read::explain(error, &args.file))?,
            };
            result.file = read::name(&args.file);
            result.dry_run = dry_run;
            if result.counts.rejected > 0 && !dry_run {
                let path = args.rejected.clone().unwrap_or_else(|| beside(&args.file));
                rejects.rewind()?;
                put(&path, session, args.force, &mut rejects)?;
                result.rejected_file = Some(path.display().to_string());
            }
            if result.counts.rejected > 0 && !args.partial {
                let error = summary::refusal(&result);
                refused = Some(result);
                return Err(error);
            }
            let mut found = Vec::new();
            if args.hints {
                let new = (before + 1..=ledger.last_ids()?.claim.number()).map(ClaimId::new);
                found = hints::repeats_of(ledger, new, HINTS)?;
            }
            Ok((result, found))
        });
        match (written, refused) {
            (Ok(((mut result, found), entry)), _) => {
                result.entry = entry;
                hints::show(&found);
                return Ok((result, None));
            }
            (Err(error), Some(result)) => return Ok((result, Some(error))),
            // A try more for each link in a chain of rows that name rejected ones.
            (Err(_), None) if !missing.is_empty() => spoiled.extend(missing),
            (Err(error), None) => return Err(error),
        }
    }
}

/// `claims.csv` → `claims.rejected.csv`.
fn beside(file: &Path) -> PathBuf {
    if file == Path::new("-") {
        return PathBuf::from("rejected.csv");
    }
    let mut name = file.file_stem().unwrap_or_default().to_owned();
    name.push(".rejected.csv");
    file.with_file_name(name)
}
