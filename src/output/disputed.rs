//! The list of disputed claims: a block for each claim where people read, an object for each where programs
//! do.
//!
//! Owns which shape that list has in which format. Called by `cli`, and by `export` with a file for a writer.

use std::cell::Cell;
use std::io::{self, Write};

use super::blocks::Blocks;
use super::column::Selection;
use super::columns::{self, DISPUTED_ITEMS};
use super::format::{Format, Style};
use super::{markdown, words, write_rows};
use crate::domain::{Challenge, Claim, Disputed, DisputedLine};

/// Writes disputed claims and returns how many claims there were.
///
/// `table`: a block for each claim, with a line for each challenge; `md`: a table with a row for each
/// challenge; `json` and `jsonl`: [`DISPUTED_ITEMS`], an object for each claim; `csv`:
/// [`DISPUTED`](columns::DISPUTED), a row for each challenge. When `selection` names fields, every format has
/// these, a row for each challenge.
///
/// # Errors
///
/// As [`write_rows`]: the first failed claim or the first failure to write.
pub fn write_disputed<E: From<io::Error>>(
    out: &mut dyn Write,
    selection: &Selection<DisputedLine>,
    items: impl IntoIterator<Item = Result<Disputed, E>>,
    style: Style,
) -> Result<u64, E> {
    let count = Cell::new(0);
    let items = items.into_iter().inspect(|item| count.set(count.get() + u64::from(item.is_ok())));
    if is_flat(selection, style) {
        write_rows(out, selection, items.flat_map(lines), style)?;
        return Ok(count.get());
    }
    match style.format {
        Format::Json | Format::Jsonl => {
            write_rows(out, &DISPUTED_ITEMS.own_choice(), items, style)?;
        }
        Format::Markdown => write_markdown(out, items)?,
        Format::Table | Format::Csv => write_blocks(out, items, style)?,
    }
    out.flush()?;
    Ok(count.get())
}

/// Whether disputed claims are written as rows, one for each challenge; else each claim is written whole.
pub fn is_flat(selection: &Selection<DisputedLine>, style: Style) -> bool {
    selection.is_chosen() || style.format == Format::Csv
}

fn lines<E>(item: Result<Disputed, E>) -> Vec<Result<DisputedLine, E>> {
    match item {
        Ok(item) => item.lines().map(Ok).collect(),
        Err(error) => vec![Err(error)],
    }
}

fn write_blocks<E: From<io::Error>>(
    out: &mut dyn Write,
    items: impl Iterator<Item = Result<Disputed, E>>,
    style: Style,
) -> Result<(), E> {
    let mut blocks = Blocks::new(out, style);
    for (at, item) in items.enumerate() {
        let item = item?;
        if at > 0 {
            blocks.gap()?;
        }
        let claim = &item.claim;
        blocks.heading(&claim.id.to_string(), &heading(claim, &words::standing(&item.standing)))?;
        blocks.paragraph(&words::speakers(&claim.speakers), 4, 6)?;
        blocks.paragraph(&columns::claim_text(claim).shown(), 4, 4)?;
        if !claim.appearances.is_empty() {
            blocks.paragraph(&format!("seen in {}", words::seen_in(claim)), 4, 6)?;
        }
        for challenge in &item.challenges {
            blocks.paragraph(&words::challenge(challenge), 4, 6)?;
        }
    }
    Ok(())
}

/// "shells · allegation · said by 2024-06-21 · disputed".
fn heading(claim: &Claim, status: &str) -> String {
    let name = claim.r#ref.as_ref().map(|name| format!("{name} · ")).unwrap_or_default();
    format!("{name}{} · {} · {status}", claim.kind, words::said(claim))
}

const MARKDOWN_HEADER: [&str; 8] = ["claim", "said by", "on", "text", CHALLENGED_BY, "how", "on", "in"];
const CHALLENGED_BY: &str = "challenged by";

fn write_markdown<E: From<io::Error>>(
    out: &mut dyn Write,
    mut items: impl Iterator<Item = Result<Disputed, E>>,
) -> Result<(), E> {
    // As in every list: when the very first row fails, nothing has been written.
    let first = items.next().transpose()?;
    markdown::write_header(out, MARKDOWN_HEADER.into_iter())?;
    for item in first.map(Ok).into_iter().chain(items) {
        let item = item?;
        for challenge in &item.challenges {
            write_markdown_row(out, &item.claim, challenge)?;
        }
    }
    Ok(())
}

/// What was said to one claim as the same table, under a claim that is shown by itself. `by` is what its
/// column of those who said it is called.
pub(super) fn write_markdown_of(
    out: &mut dyn Write,
    claim: &Claim,
    challenges: &[&Challenge],
    by: &str,
) -> io::Result<()> {
    let name = |name| if name == CHALLENGED_BY { by } else { name };
    markdown::write_header(out, MARKDOWN_HEADER.into_iter().map(name))?;
    challenges.iter().try_for_each(|challenge| write_markdown_row(out, claim, challenge))
}

/// Every row stands by itself, so that it can be copied into an article.
fn write_markdown_row(out: &mut dyn Write, claim: &Claim, challenge: &Challenge) -> io::Result<()> {
    let name = claim.r#ref.as_ref().map(|name| format!(" ({name})")).unwrap_or_default();
    let cells = [
        format!("{}{name}", claim.id),
        words::speakers(&claim.speakers),
        words::date(claim.said.as_ref()),
        columns::claim_text(claim).shown().into_owned(),
        words::speakers(&challenge.claim.speakers),
        format!("{}{}", words::done(&challenge.relation.fields), words::reservations(challenge)),
        words::date(challenge.claim.said.as_ref()),
        words::place(&challenge.claim),
    ];
    markdown::write_line(out, cells.into_iter().map(|cell| markdown::cell(&cell.into())))
}
