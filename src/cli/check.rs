//! `gainsay check`: whether everything that can be tested is as it should be.

use std::path::Path;

use clap::Args;

use super::present::OutputArgs;
use super::{CliError, Session, ui};
use crate::domain::{Finding, Seal};
use crate::output::{Format, columns, write_record};
use crate::report::{self, Scope};

/// Test everything that can be tested, and list every finding with its remedy. It never mends anything.
///
/// Rules: structure, schema, ids, version, chain, seal, capture-bytes, capture-text, quote-stands,
/// readable, search-index, checksum, merge, claim-source, challenge-date, denial-link, denied-claim, own-
/// claim, own-body, speaker-name, outlet-name, article-address, article-twin, article-key. Exit code 3 if
/// there are findings. On the screen the table has the first 20 of each rule; a file and the other formats
/// have all.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  gainsay check --quick\n  gainsay check --seal ledger.seal")]
pub(crate) struct CheckArgs {
    /// Only what is quick in a ledger of any size: the rules structure and schema
    #[arg(long)]
    quick: bool,
    /// Also whether everything up to this seal is as it was: the seal itself, or a file that holds it
    #[arg(long, value_name = "SEAL|FILE")]
    seal: Option<String>,
    #[command(flatten)]
    output: OutputArgs,
}

/// How many findings of one rule the table has: a table that was imported without articles breaks one rule
/// with every claim, and nobody reads past the first to see that.
const SHOWN: usize = 20;

/// Runs the verb.
pub(crate) fn run(args: &CheckArgs, session: &Session) -> Result<(), CliError> {
    let seal = args.seal.as_deref().map(read_seal).transpose()?;
    let scope = Scope { quick: args.quick, seal };
    let (findings, since) = session.examine(|ledger| {
        let findings = report::check(ledger, &scope)?;
        let broken = findings.iter().any(|finding| finding.rule == "seal");
        let since = scope.seal.as_ref().filter(|_| !broken);
        Ok((findings, since.map(|seal| ledger.list_changed_since(seal.number)).transpose()?))
    })?;
    let count = findings.len();
    let mut sink = args.output.sink(session)?;
    if matches!(args.output.format()?, Format::Json | Format::Jsonl) && args.output.fields.is_none() {
        let style = sink.style();
        write_record(sink.out(), &columns::CHECKED.select(None)?, &findings, style)?;
        sink.finish()?;
    } else {
        // A file is for reading later, and has to be whole.
        let to_file = args.output.output.as_deref().is_some_and(|file| file != Path::new("-"));
        let (shown, left) = match args.output.format()? {
            Format::Table if !to_file => first_of_each(findings),
            _ => (findings, Vec::new()),
        };
        sink.rows(&columns::FINDINGS, shown.into_iter().map(Ok::<Finding, CliError>))?;
        sink.finish()?;
        for (rule, count) in left {
            ui::status(&format!("and {count} more of {rule}: all of them with --format csv"));
        }
    }
    if let Some((entries, records)) = since {
        ui::status(&match entries {
            0 => "as it was sealed; nothing was recorded since".to_owned(),
            entries => {
                let entries = if entries == 1 { "1 entry".into() } else { format!("{entries} entries") };
                format!("as it was sealed; since then {entries} changed {}", records.join(", "))
            }
        });
    }
    if count == 0 {
        ui::status(&format!("nothing found: {} rules, all kept", scope.rules()));
        return Ok(());
    }
    Err(CliError::Findings { count })
}

/// The first findings of each rule, and how many more of which there are.
fn first_of_each(findings: Vec<Finding>) -> (Vec<Finding>, Vec<(&'static str, usize)>) {
    let mut shown: Vec<Finding> = Vec::new();
    let mut left: Vec<(&'static str, usize)> = Vec::new();
    for finding in findings {
        if shown.iter().rev().take_while(|other| other.rule == finding.rule).count() < SHOWN {
            shown.push(finding);
        } else if let Some((_, count)) = left.iter_mut().find(|(rule, _)| *rule == finding.rule) {
            *count += 1;
        } else {
            left.push((finding.rule, 1));
        }
    }
    (shown, left)
}

/// A seal as it is written, or the first line of a file.
fn read_seal(text: &str) -> Result<Seal, CliError> {
    let not_a_seal = match text.parse::<Seal>() {
        Ok(seal) => return Ok(seal),
        Err(error) => error,
    };
    if !Path::new(text).exists() {
        return Err(CliError::usage(format!("--seal: {not_a_seal}, and no file has this name")));
    }
    let content = std::fs::read(text).map_err(|error| CliError::io(format!("cannot read {text}"), error))?;
    let content = String::from_utf8_lossy(&content);
    let line = content.lines().next().unwrap_or_default();
    line.parse().map_err(|error| CliError::usage(format!("--seal {text}: {error}")))
}
