//! What an import says of itself: what is worth telling of rows as the result, how it went beside it.

use crate::cli::present::WriteArgs;
use crate::cli::{CliError, Session, ui};
use crate::domain::Imported;
use crate::output::{Format, Style, columns, printable, write_record, write_rows};

/// Shows the result.
pub(super) fn tell(result: &Imported, args: &WriteArgs, session: &Session) -> Result<(), CliError> {
    let style = Style { format: args.format, width: session.config.width, colour: session.config.colour };
    let mut out = Vec::new();
    if matches!(args.format, Format::Json | Format::Jsonl) {
        write_record(&mut out, &columns::IMPORTED.select(None)?, result, style)?;
    } else {
        let notes = result.notes.iter().cloned().map(Ok::<_, std::io::Error>);
        write_rows(&mut out, &columns::ROW_NOTES.select(None)?, notes, style)?;
    }
    let printed = if result.notes.is_empty() && args.format == Format::Table {
        Ok(())
    } else {
        ui::print_styled(&mut out.as_slice(), style)
    };
    // Also when standard output is full or gone: what was saved is saved.
    for line in account(result) {
        ui::status(&printable(&line));
    }
    printed
}

/// Most look-alikes that are told; the rest is counted.
const TOLD: usize = 20;

/// How the file was read and what became of its rows, a line each.
fn account(result: &Imported) -> Vec<String> {
    let mut lines = vec![format!("{}: {}", result.file, result.read_as)];
    let read: Vec<String> = result
        .columns
        .iter()
        .map(|(column, field)| if column == field { column.clone() } else { format!("{column} as {field}") })
        .collect();
    lines.push(format!("read: {}", read.join(", ")));
    if !result.unread.is_empty() {
        lines.push(format!("not read: {}", result.unread.join(", ")));
    }
    lines.extend(result.remarks.iter().cloned());
    if result.not_listed > 0 {
        lines.push(format!("{} more such lines are not listed", result.not_listed));
    }
    let counts = &result.counts;
    let made: Vec<String> = result
        .made
        .iter()
        .map(|(noun, count)| format!("{count} {noun}{}", if *count == 1 { "" } else { "s" }))
        .collect();
    if !made.is_empty() && (result.entry.is_some() || result.dry_run) {
        lines.push(format!("{}: {}", if result.dry_run { "would make" } else { "made" }, made.join(", ")));
    }
    lines.extend(result.look_alikes.iter().take(TOLD).map(|found| format!("note: {found}")));
    if result.look_alikes.len() > TOLD {
        let more = result.look_alikes.len() - TOLD;
        lines.push(format!("{more} more new speakers look like others: gainsay speaker duplicates"));
    }
    if !result.new_speakers.is_empty() {
        lines.push(format!("new speakers: {}", result.new_speakers.join("; ")));
    }
    let rows = if counts.rows == 1 { "1 row".to_owned() } else { format!("{} rows", counts.rows) };
    let sum = format!(
        "{rows}: {} new, {} updated, {} unchanged, {} rejected",
        counts.new, counts.updated, counts.unchanged, counts.rejected
    );
    lines.push(match result.entry {
        _ if result.dry_run => format!("tried only, nothing was saved: {sum}"),
        Some(entry) => format!("saved as entry {entry}: {sum}"),
        None if counts.rejected > 0 => sum,
        None => format!("0 changes: {sum}"),
    });
    lines
}

/// Why nothing was recorded.
pub(super) fn refusal(result: &Imported) -> CliError {
    let counts = &result.counts;
    let rows =
        if counts.rejected == 1 { "1 row was".to_owned() } else { format!("{} rows were", counts.rejected) };
    let error =
        CliError::failed("rejected", format!("nothing was recorded: {rows} rejected of {}", counts.rows));
    let error = match &result.rejected_file {
        Some(file) => error.hint(format!("each stands with its reason in {file}")),
        None => error,
    };
    // Where no row is taken, a column that nobody knows is more likely than as many slips.
    let mut faults = result.notes.iter().filter_map(|note| note.column.as_deref());
    let lacking = faults.next().filter(|first| faults.all(|other| other == *first));
    let is_read = |field: &str| result.columns.iter().any(|(name, read)| *read == field || name == field);
    if let (Some(first), Some(lacking)) = (result.unread.first(), lacking)
        && counts.rejected == counts.rows
        && !is_read(lacking)
    {
        // A mapping is all that is read: what was known at once has to be in it, too.
        let known = result.columns.iter().map(|(name, field)| format!("--map '{field}={name}' "));
        return error.hint(format!(
            "not read: {}; if that is what the rows lack, say which column is which, such as {}--map '{lacking}={first}'",
            result.unread.join(", "),
            known.collect::<String>(),
        ));
    }
    error.hint("mend the file and import it again, or record the other rows with --partial")
}
