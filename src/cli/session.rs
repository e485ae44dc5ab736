//! Which ledger, and opening it to read or to write.
//!
//! `--db FILE`, else `GAINSAY_DB`, else the nearest `gainsay.db` upward from the working directory. A named
//! ledger that is missing is an error; a writing command with none named and none found starts `./gainsay.db`
//! and says so; a reading one says how to start.

use std::path::{Path, PathBuf};

use super::config::Config;
use super::{CliError, ui};
use crate::domain::{EntryId, Origin, date::Day};
use crate::store::{Access, Extent, Intent, KnownOn, Ledger, Reader, StoreError, Writer};

/// The name of a ledger that nobody named.
pub(super) const LEDGER: &str = "gainsay.db";

/// One run: where it takes place and what was typed.
#[derive(Debug)]
pub struct Session {
    /// The surroundings.
    pub config: Config,
    /// The ledger that `--db` names.
    pub db: Option<PathBuf>,
    /// The command line as typed.
    pub command: String,
    /// Why it is run, for the entry.
    pub why: Option<String>,
}

/// Where a ledger is, or would be.
enum LedgerPlace {
    Named(PathBuf),
    Found(PathBuf),
    Nowhere,
}

impl Session {
    /// The clock's calendar day.
    pub fn today(&self) -> Day {
        self.config.clock.today()
    }

    /// The path at which `init` starts a ledger.
    pub fn path_to_start(&self) -> PathBuf {
        match self.place() {
            LedgerPlace::Named(path) => path,
            LedgerPlace::Found(_) | LedgerPlace::Nowhere => PathBuf::from(LEDGER),
        }
    }

    fn place(&self) -> LedgerPlace {
        if let Some(path) = self.db.clone().or_else(|| self.config.db.clone()) {
            return LedgerPlace::Named(path);
        }
        let found =
            self.config.folder.ancestors().map(|folder| folder.join(LEDGER)).find(|path| path.exists());
        match found {
            Some(path) if path.parent() == Some(&self.config.folder) => {
                LedgerPlace::Found(PathBuf::from(LEDGER))
            }
            Some(path) => LedgerPlace::Found(path),
            None => LedgerPlace::Nowhere,
        }
    }

    /// The path of the ledger to read.
    pub fn path(&self) -> Result<PathBuf, CliError> {
        match self.place() {
            LedgerPlace::Named(path) | LedgerPlace::Found(path) => Ok(path),
            LedgerPlace::Nowhere => Err(CliError::NoLedger { folder: self.config.folder.clone() }),
        }
    }

    /// Asks the ledger, in one snapshot.
    pub fn read<T>(&self, ask: impl FnOnce(&Reader<'_>) -> Result<T, CliError>) -> Result<T, CliError> {
        look(&self.path()?, |ledger| ledger.read(ask))
    }

    /// Asks the ledger, in one snapshot, if its schema is the one that gainsay made.
    pub fn read_as_made<T>(
        &self,
        ask: impl FnOnce(&Reader<'_>) -> Result<T, CliError>,
    ) -> Result<T, CliError> {
        look(&self.path()?, |ledger| ledger.read_as_made(ask))
    }

    /// Asks the ledger, in one snapshot, whatever became of it.
    pub fn examine<T>(&self, ask: impl FnOnce(&Reader<'_>) -> Result<T, CliError>) -> Result<T, CliError> {
        look(&self.path()?, |ledger| ledger.examine(ask))
    }

    /// Asks the ledger, in one snapshot, if there is one: `None` where none was named and none is found.
    pub fn read_if_there<T>(
        &self,
        ask: impl FnOnce(Option<&Reader<'_>>) -> Result<T, CliError>,
    ) -> Result<T, CliError> {
        match self.place() {
            LedgerPlace::Nowhere => ask(None),
            LedgerPlace::Named(path) | LedgerPlace::Found(path) => {
                look(&path, |ledger| ledger.read(|reader| ask(Some(reader))))
            }
        }
    }

    /// Asks what stands in the ledger, in one snapshot.
    pub fn read_standing<T>(
        &self,
        ask: impl FnOnce(&Reader<'_>) -> Result<T, CliError>,
    ) -> Result<T, CliError> {
        self.read_known_on(None, Extent::Standing, ask)
    }

    /// Asks for one record: among what stands; if it is not there, among everything that was recorded.
    pub fn read_one<T>(
        &self,
        moment: Option<KnownOn>,
        mut ask: impl FnMut(&Reader<'_>) -> Result<T, CliError>,
    ) -> Result<T, CliError> {
        match self.read_known_on(moment, Extent::Standing, &mut ask) {
            Err(error) if error.is_not_found() => self.read_known_on(moment, Extent::All, ask),
            other => other,
        }
    }

    /// Asks the ledger as it was known at a moment, in one snapshot; `None`: as it is.
    pub fn read_known_on<T>(
        &self,
        moment: Option<KnownOn>,
        extent: Extent,
        ask: impl FnOnce(&Reader<'_>) -> Result<T, CliError>,
    ) -> Result<T, CliError> {
        look(&self.path()?, |ledger| ledger.read_known_on(moment, extent, ask))
    }

    /// Makes the search index of the ledger again.
    pub fn rebuild_search(&self) -> Result<(), CliError> {
        Ok(open(&self.path()?, Access::Write)?.rebuild_search()?)
    }

    /// Changes the ledger, in one transaction and one entry; with `dry_run`, does everything and keeps
    /// nothing. Returns what `change` returned and the entry, if anything changed.
    pub fn write<T>(
        &self,
        dry_run: bool,
        change: impl FnOnce(&Writer<'_>) -> Result<T, CliError>,
    ) -> Result<(T, Option<EntryId>), CliError> {
        self.write_as(self.command.clone(), dry_run, change)
    }

    /// Changes the ledger as [`Session::write`] does, in an entry that names this command line.
    pub fn write_as<T>(
        &self,
        command: String,
        dry_run: bool,
        change: impl FnOnce(&Writer<'_>) -> Result<T, CliError>,
    ) -> Result<(T, Option<EntryId>), CliError> {
        let intent = if dry_run { Intent::Try } else { Intent::Commit };
        let origin = Origin { at: self.config.clock.now(), who: self.config.user.clone(), command };
        let change = |writer: &Writer<'_>| {
            let value = change(writer)?;
            if let Some(why) = &self.why {
                writer.explain(why)?;
            }
            Ok::<T, CliError>(value)
        };
        // Where there is no ledger yet, it is not the record that is missing.
        let is_nowhere = matches!(self.place(), LedgerPlace::Nowhere);
        let missing = |error: CliError| {
            let no_ledger = (is_nowhere && error.is_not_found()).then(|| self.path().err()).flatten();
            no_ledger.unwrap_or(error)
        };
        let (mut ledger, scratch) = match self.place() {
            LedgerPlace::Named(path) => (open_to_write(&path)?, None),
            LedgerPlace::Found(path) => {
                if path.parent() != Some(Path::new("")) {
                    ui::status(&format!("in the ledger {}", path.display()));
                }
                (open_to_write(&path)?, None)
            }
            LedgerPlace::Nowhere if dry_run => {
                // Nothing may appear where nothing is to be kept: tried on a ledger that goes away again.
                let scratch = tempfile::tempdir().map_err(|e| CliError::io("no temporary folder", e))?;
                (Ledger::create(&scratch.path().join(LEDGER))?, Some(scratch))
            }
            LedgerPlace::Nowhere => {
                let path = PathBuf::from(LEDGER);
                match Ledger::start(&path) {
                    // Another process started it at the same moment.
                    Err(StoreError::AlreadyThere { .. }) => (open_to_write(&path)?, None),
                    other => {
                        let written = other?.write(&origin, change).map_err(missing)?;
                        if written.entry.is_some() {
                            ui::status(&format!("started a new ledger: ./{LEDGER}"));
                        }
                        return Ok((written.value, written.entry));
                    }
                }
            }
        };
        let written = ledger.write(&origin, intent, change).map_err(missing)?;
        match scratch {
            // The file must be let go of before its folder can be removed.
            Some(scratch) => {
                drop(ledger);
                drop(scratch);
            }
            None => ledger.leave(),
        }
        Ok((written.value, written.entry))
    }
}

/// Opens a ledger to read it, and lets go of it.
fn look<T>(path: &Path, ask: impl FnOnce(&mut Ledger) -> Result<T, CliError>) -> Result<T, CliError> {
    let mut ledger = open(path, Access::Read)?;
    let answer = ask(&mut ledger);
    ledger.leave();
    answer
}

fn open_to_write(path: &Path) -> Result<Ledger, CliError> {
    let ledger = open(path, Access::Write)?;
    if let Some(kind) = ledger.network() {
        ui::warn(&format!(
            "{} is on a network file system ({kind}), where locks may not work: let one program at a time write to it",
            path.display()
        ));
    }
    Ok(ledger)
}

fn open(path: &Path, access: Access) -> Result<Ledger, CliError> {
    let ledger = Ledger::open(path, access)?;
    if let Some(upgrade) = ledger.upgraded() {
        ui::status(&format!(
            "upgraded {} from schema {} to {}; a copy from before is at {}",
            path.display(),
            upgrade.from,
            upgrade.to,
            upgrade.copy.display()
        ));
    }
    Ok(ledger)
}
