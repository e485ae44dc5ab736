//! `gainsay history`: who changed the ledger when and why, and what became of one record.

use clap::Args;

use super::present::{OutputArgs, say_if_none};
use super::{CliError, Session, clocks, lookup, ui};
use crate::domain::{EntryId, looks_like_id};
use crate::output::columns;
use crate::store::{EntryFilter, Reader, StoreError};

/// List the entries, the latest first; of one record, its versions; of one entry, what it changed.
///
/// A version shows the fields that differ from the version before. What was changed with another tool has no
/// entry and is marked `outside`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  gainsay history --since 2024-06-01 --who kim\n  gainsay history c14\n  gainsay history e9"
)]
pub(crate) struct HistoryArgs {
    /// A record (c14, s7, a3, p21, r5, o2, t4, k4, m6, or a claim's ref) or an entry (e9)
    what: Option<String>,
    /// Only entries of this day or later
    #[arg(long, value_name = "DATE", help_heading = "Filters", conflicts_with = "what")]
    since: Option<String>,
    /// Only entries of this day or earlier
    #[arg(long, value_name = "DATE", help_heading = "Filters", conflicts_with = "what")]
    until: Option<String>,
    /// Only entries of this person
    #[arg(long, value_name = "NAME", help_heading = "Filters", conflicts_with = "what")]
    who: Option<String>,
    /// Only entries with this in the command
    #[arg(long, value_name = "TEXT", help_heading = "Filters", conflicts_with = "what")]
    command: Option<String>,
    /// At most so many: the latest entries, or the first changes of a record or an entry (0: all)
    #[arg(long, value_name = "NUMBER", help_heading = "Filters")]
    limit: Option<u32>,
    #[command(flatten)]
    output: OutputArgs,
}

/// Runs the verb.
pub(crate) fn run(args: &HistoryArgs, session: &Session) -> Result<(), CliError> {
    let mut sink = args.output.sink(session)?;
    if let Some(what) = &args.what {
        let limit = args.limit.filter(|limit| *limit > 0).map_or(usize::MAX, |limit| limit as usize);
        let mut is_cut = false;
        let rows = session.read(|ledger| {
            let entry = what.parse::<EntryId>().ok();
            let mut changes = ledger.changes()?;
            // One record at a time: a large import has more than fit in memory.
            let all = records(ledger, what)?.into_iter().flat_map(|(record, key)| {
                match changes.of(&record, &key) {
                    Ok(changes) => changes
                        .into_iter()
                        .filter(|c| entry.is_none_or(|e| c.entry == Some(e)))
                        .map(Ok)
                        .collect(),
                    Err(error) => vec![Err(error)],
                }
            });
            let mut left = limit;
            sink.rows(
                &columns::VERSIONS,
                all.take_while(|_| {
                    is_cut = left == 0;
                    left = left.saturating_sub(1);
                    !is_cut
                }),
            )
        })?;
        sink.finish()?;
        say_if_none(rows, "changes");
        if is_cut {
            ui::status(&format!("the first {rows} changes; --limit shows more"));
        }
        return Ok(());
    }
    let filter = EntryFilter {
        since: args.since.as_deref().map(|day| clocks::start_of("--since", day, session)).transpose()?,
        before: args.until.as_deref().map(|day| clocks::end_of("--until", day, session)).transpose()?,
        who: args.who.clone(),
        command: args.command.clone(),
        limit: args.limit.filter(|limit| *limit > 0),
    };
    let (rows, all) = session.read(|ledger| {
        let entries = ledger.list_entries(&filter)?;
        let rows = sink.rows(&columns::ENTRIES, entries.into_iter().map(Ok::<_, StoreError>))?;
        Ok((rows, ledger.count_entries()?))
    })?;
    sink.finish()?;
    say_if_none(rows, "entries");
    if args.limit.is_some_and(|limit| u64::from(limit) == rows) && rows < all {
        ui::status(&format!("the latest {rows} of {all} entries; --limit shows more"));
    }
    Ok(())
}

/// The records that an id names: itself, or those that an entry changed.
fn records(ledger: &Reader<'_>, what: &str) -> Result<Vec<(String, String)>, CliError> {
    if let Ok(entry) = what.parse::<EntryId>() {
        return Ok(ledger.list_records_of(ledger.get_entry(entry)?.id)?);
    }
    if !looks_like_id(what) {
        let claim = lookup::claim(ledger, what)?;
        return Ok(vec![("claim".into(), claim.number().to_string())]);
    }
    let (letter, key) = what.split_at(1);
    let record = match letter {
        "o" => "outlet",
        "a" => "article",
        "s" => "speaker",
        "p" => "appearance",
        "r" => "relation",
        "t" => "topic",
        "k" => "capture",
        "m" => "assessment",
        _ => "claim",
    };
    if !ledger.was_there(record, key)? {
        return Err(StoreError::NoSuch { noun: record, id: what.to_owned() }.into());
    }
    Ok(vec![(record.into(), key.to_owned())])
}
