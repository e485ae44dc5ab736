//! The arguments of `gainsay import`.

use std::path::PathBuf;

use clap::Args;

use crate::cli::present::WriteArgs;
use crate::intake::import::DayOrder;
use crate::reading::table::Quoting;

/// Import claims from a table (CSV, TSV, XLSX, JSON lines), or fact-checks from a file of ClaimReview
/// (JSON-LD).
///
/// Columns with the names of `export claims` are known; else say which is which: --map text=Statement --map
/// by=Speaker. A row with an `id` is that claim, changed where the cells differ; a row without one is the
/// claim with its ref, else with the same text, speakers and date, else a new one. Importing a file again
/// changes nothing. Every row ends as new, updated, unchanged or rejected. If any is rejected, nothing is
/// recorded, unless --partial is given; the rejected rows stand in a file with their reasons.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay import claims.csv --dry-run\n  gainsay import checks.xlsx --map text=Statement --map by=Speaker --map on=Date --map url=Link --dates dmy\n\nFields of --map: id ref kind by as for speaker_kind on on_words text quote about event event_words topics note mode at hedge same_as, article url headline outlet byline published language, relations, denied_text, and denies contradicts disputes refutes confirms supports repeats quotes qualifies corrects retracts supersedes responds-to (refs or ids; scope part force say how)"
)]
pub(in crate::cli) struct ImportArgs {
    /// The file (- is standard input)
    pub(super) file: PathBuf,
    /// Which column a field is in: its name, or its number from 1; only what is mapped is read
    #[arg(long = "map", value_name = "FIELD=COLUMN", help_heading = "Columns")]
    pub(super) maps: Vec<String>,
    /// Take the columns from this mapping, a TOML file; --map goes before it
    #[arg(long, value_name = "FILE", help_heading = "Columns")]
    pub(super) mapping: Option<PathBuf>,
    /// Write the mapping to this file, to be given again with --mapping
    #[arg(long, value_name = "FILE", help_heading = "Columns")]
    pub(super) save_mapping: Option<PathBuf>,
    /// The order of dates such as 03/04/2024: dmy or mdy; without it they are refused
    #[arg(long, value_name = "ORDER", help_heading = "Columns")]
    pub(super) dates: Option<DayOrder>,
    /// The first row has no names: columns are numbered
    #[arg(long, conflicts_with = "header", help_heading = "Columns")]
    pub(super) no_header: bool,
    /// The first row has the names
    #[arg(long, help_heading = "Columns")]
    pub(super) header: bool,
    /// What stands between cells: a character, or tab [default: found out]
    #[arg(long, value_name = "CHARACTER", help_heading = "File")]
    pub(super) delimiter: Option<String>,
    /// What a double quote means: double (it encloses a cell) or none (a character like any other) [default:
    /// found out]
    #[arg(long, value_name = "QUOTING", help_heading = "File")]
    pub(super) quote: Option<Quoting>,
    /// The encoding: utf-8, windows-1252, utf-16le … [default: by the byte order mark, else UTF-8]
    #[arg(long, value_name = "LABEL", help_heading = "File")]
    pub(super) encoding: Option<String>,
    /// The sheet of a workbook [default: the first]
    #[arg(long, value_name = "NAME", help_heading = "File")]
    pub(super) sheet: Option<String>,
    /// Record the other rows even if some are rejected
    #[arg(long)]
    pub(super) partial: bool,
    /// Name for each new claim the stored one that it most likely repeats, with the command that links them
    /// (up to 200; a claim takes about as long as: gainsay claim similar)
    #[arg(long)]
    pub(super) hints: bool,
    /// The file for rejected rows [default: beside the file, FILE.rejected.csv]
    #[arg(long, value_name = "FILE")]
    pub(super) rejected: Option<PathBuf>,
    /// Overwrite that file even if it was changed since gainsay wrote it
    #[arg(long)]
    pub(super) force: bool,
    #[command(flatten)]
    pub(super) write: WriteArgs,
}
