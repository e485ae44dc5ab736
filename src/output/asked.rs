//! The reports of questions where people read them: blocks instead of a table that would be too wide.
//!
//! Owns the shape of `timeline`, `unanswered` and `reversals` on a terminal; every other format, and fields
//! that a user named, are rows like those of any list. Called by `cli`, and by `export` with a file for a
//! writer.

use std::io::{self, Write};

use super::blocks::Blocks;
use super::column::Selection;
use super::columns;
use super::format::{Format, Style};
use super::{words, write_rows};
use crate::domain::{Claim, ClaimId, Judged, NamedReversal, Position, Unanswered, Waiting};

/// Writes claims in the order of their days; how many. A heading for each day, and what that leaves open.
///
/// # Errors
/// As [`write_rows`].
pub fn write_timeline<E: From<io::Error>>(
    out: &mut dyn Write,
    selection: &Selection<Judged>,
    rows: impl IntoIterator<Item = Result<Judged, E>>,
    style: Style,
) -> Result<u64, E> {
    let mut day: Option<String> = None;
    in_blocks(out, selection, rows, style, |blocks, row| {
        let claim = &row.claim;
        let when = words::date(claim.said.as_ref());
        if day.as_ref() != Some(&when) {
            if day.is_some() {
                blocks.gap()?;
            }
            blocks.heading(&when, words::doubt_of_day(claim.said.as_ref()))?;
            day = Some(when);
        }
        let name = claim.r#ref.as_ref().map(|name| format!("{name} · ")).unwrap_or_default();
        let status = words::standing(&row.standing);
        blocks.paragraph(&format!("{}  {name}{} · {status}", claim.id, claim.kind), 2, 6)?;
        blocks.paragraph(&words::speakers(&claim.speakers), 6, 8)?;
        blocks.paragraph(&columns::claim_text(claim).shown(), 6, 6)?;
        let does: Vec<String> = claim.relations.iter().map(words::doing).collect();
        blocks.paragraph(&does.join("; "), 6, 8)
    })
}

/// Writes who has not responded; how many parties. A block for each claim.
///
/// # Errors
/// As [`write_rows`].
pub fn write_unanswered<E: From<io::Error>>(
    out: &mut dyn Write,
    selection: &Selection<Unanswered>,
    rows: impl IntoIterator<Item = Result<Unanswered, E>>,
    style: Style,
) -> Result<u64, E> {
    let mut before: Option<ClaimId> = None;
    in_blocks(out, selection, rows, style, |blocks, row| {
        let claim = &row.claim;
        if before != Some(claim.id) {
            if before.is_some() {
                blocks.gap()?;
            }
            before = Some(claim.id);
            let name = claim.r#ref.as_ref().map(|name| format!("{name} · ")).unwrap_or_default();
            let status = words::standing(&row.standing);
            let heading = format!("{name}{} · {} · {status}", claim.kind, words::said(claim));
            blocks.heading(&claim.id.to_string(), &heading)?;
            blocks.paragraph(&words::speakers(&claim.speakers), 4, 6)?;
            blocks.paragraph(&columns::claim_text(claim).shown(), 4, 4)?;
            if !claim.appearances.is_empty() {
                blocks.paragraph(&format!("seen in {}", words::seen_in(claim)), 4, 6)?;
            }
        }
        let who = row.party.as_ref().map_or("anybody", |party| party.name.as_str());
        blocks.paragraph(&format!("no response from {who} · {}", waiting(row.waiting)), 4, 6)
    })
}

/// "for 4 days", "for 4 to 30 days", "for at least 4 days", by a day.
fn waiting(waiting: Waiting) -> String {
    let days = |days: i64| if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
    let long = match (waiting.at_least, waiting.at_most) {
        (Some(least), Some(most)) if least == most => format!("for {}", days(least)),
        (Some(least), Some(most)) => format!("for {least} to {}", days(most)),
        (Some(least), None) => format!("for {} at least", days(least)),
        (None, Some(most)) => format!("for {} at most", days(most)),
        (None, None) => return "since when is not known".to_owned(),
    };
    match waiting.to {
        Some(day) => format!("{long}, to {day}"),
        None => long,
    }
}

/// Writes who changed position; how many changes. A block for each.
///
/// # Errors
/// As [`write_rows`].
pub fn write_reversals<E: From<io::Error>>(
    out: &mut dyn Write,
    selection: &Selection<NamedReversal>,
    rows: impl IntoIterator<Item = Result<NamedReversal, E>>,
    style: Style,
) -> Result<u64, E> {
    let mut is_first = true;
    in_blocks(out, selection, rows, style, |blocks, row| {
        if !std::mem::take(&mut is_first) {
            blocks.gap()?;
        }
        let name = row.claim.r#ref.as_ref().map(|name| format!(" ({name})")).unwrap_or_default();
        let (from, to) = (row.reversal.from.position, row.reversal.to.position);
        let order = if row.reversal.is_certain { "then" } else { "and, before or after," };
        let heading = format!("{} {}{name}, {order} {}", done(from), row.claim.id, done(to));
        blocks.heading(&row.name, &heading)?;
        blocks.paragraph(&columns::claim_text(&row.claim).shown(), 4, 4)?;
        if row.claims.len() > 1 {
            let others = row.claims.iter().filter(|claim| **claim != row.claim.id);
            let others: Vec<String> = others.map(ToString::to_string).collect();
            blocks.paragraph(&format!("said again in {}", others.join(", ")), 4, 6)?;
        }
        for (position, claim) in [(from, &row.from), (to, &row.to)] {
            statement(blocks, done(position), claim)?;
        }
        Ok(())
    })
}

fn statement(blocks: &mut Blocks<'_>, done: &str, claim: &Claim) -> io::Result<()> {
    let when = words::date(claim.said.as_ref());
    let by = words::speakers(&claim.speakers);
    blocks.paragraph(&format!("{when}  {done} · {} · {by}", words::place(claim)), 4, 6)?;
    let quote = claim.appearances.iter().find(|seen| !seen.quotes.is_empty());
    match (quote, &claim.text) {
        (Some(seen), _) => blocks.paragraph(&format!("“{}”", seen.quotes.join(" … ")), 6, 6),
        (None, Some(text)) => blocks.paragraph(text, 6, 6),
        (None, None) => Ok(()),
    }
}

/// What somebody did who took a position.
fn done(position: Position) -> &'static str {
    match position {
        Position::Asserts => "asserted",
        Position::Denies => "denied",
        Position::Partly => "denied in part",
        Position::NonDenial => "did not deny",
        Position::TookBack => "took back",
        Position::Unclear => "said several things of",
    }
}

/// Blocks on a terminal, rows else and for fields that a user named.
fn in_blocks<R: 'static, E: From<io::Error>>(
    out: &mut dyn Write,
    selection: &Selection<R>,
    rows: impl IntoIterator<Item = Result<R, E>>,
    style: Style,
    mut block: impl FnMut(&mut Blocks<'_>, &R) -> io::Result<()>,
) -> Result<u64, E> {
    if selection.is_chosen() || style.format != Format::Table {
        return write_rows(out, selection, rows, style);
    }
    let mut count = 0;
    let mut blocks = Blocks::new(out, style);
    for row in rows {
        block(&mut blocks, &row?)?;
        count += 1;
    }
    out.flush()?;
    Ok(count)
}
