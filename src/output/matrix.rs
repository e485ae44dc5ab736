//! The matrix of claims and parties: long, a block or rows for each claim; or wide, a column for each party.
//!
//! Owns both shapes in each format. Called by `cli`, and by `export` with a file for a writer.

use std::cell::Cell;
use std::io::{self, Write};

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::blocks::Blocks;
use super::column::Selection;
use super::format::{Format, Style};
use super::text::on_one_line;
use super::{columns, delimited, markdown, words, write_rows};
use crate::domain::{Position, SpeakerId, Stance, StanceLine, Stances, Vocabulary};

/// The width to lay a wide matrix out for where there is no terminal.
const PAGE: usize = 100;
/// Columns that the marks of one party take.
const MARK: usize = 4;
/// Columns that the text of a claim gets at least beside the marks.
const TEXT: usize = 24;

/// Writes claims with where each party stands, and returns how many claims there were. On a terminal a block
/// for each claim; every other format, and fields that a user named, a row for each claim and party.
///
/// # Errors
/// As [`write_rows`].
pub fn write_matrix<E: From<io::Error>>(
    out: &mut dyn Write,
    selection: &Selection<StanceLine>,
    items: impl IntoIterator<Item = Result<Stances, E>>,
    style: Style,
) -> Result<u64, E> {
    let count = Cell::new(0);
    let items = items.into_iter().inspect(|item| count.set(count.get() + u64::from(item.is_ok())));
    if selection.is_chosen() || style.format != Format::Table {
        let lines = items.flat_map(|item| match item {
            Ok(item) => item.lines().map(Ok).collect(),
            Err(error) => vec![Err(error)],
        });
        write_rows(out, selection, lines, style)?;
        return Ok(count.get());
    }
    let mut blocks = Blocks::new(out, style);
    for (at, item) in items.enumerate() {
        let item = item?;
        if at > 0 {
            blocks.gap()?;
        }
        let claim = &item.claim;
        let name = claim.r#ref.as_ref().map(|name| format!("{name} · ")).unwrap_or_default();
        let heading = format!("{name}{} · {}", words::said(claim), words::standing(&item.standing));
        blocks.heading(&claim.id.to_string(), &heading)?;
        blocks.paragraph(&columns::claim_text(claim).shown(), 4, 4)?;
        for position in Position::ALL {
            let with = item.stances.iter().filter(|named| named.stance.position == *position);
            let names: Vec<String> = with
                .map(|named| {
                    let doubt = if named.stance.is_certain { "" } else { "?" };
                    let changed =
                        if *position == Position::Unclear { String::new() } else { others_of(&named.stance) };
                    format!("{}{doubt}{changed}", named.name)
                })
                .collect();
            if !names.is_empty() {
                blocks.paragraph(&format!("{:<10}  {}", position.as_str(), names.join("; ")), 4, 16)?;
            }
        }
    }
    out.flush()?;
    Ok(count.get())
}

/// The other positions of a party, each once with the first statement that took it: ` (before: asserts c1)`
/// where it certainly came before the one that decides, else ` (also: partly c3)`.
fn others_of(stance: &Stance) -> String {
    let Some(last) = stance.decided_by() else { return String::new() };
    let others = Position::ALL.iter().filter(|position| **position != stance.position);
    let told = others.filter_map(|position| {
        let taken = stance.taken.iter().find(|taken| taken.position == *position)?;
        let when = if taken.is_before(last) { "before" } else { "also" };
        Some(format!("{when}: {position} {}", taken.by))
    });
    let told: Vec<String> = told.collect();
    if told.is_empty() { String::new() } else { format!(" ({})", told.join("; ")) }
}

/// Writes a row for each claim with a column for each of these parties; how many rows. `csv` and `md` say the
/// position in words and leave a cell empty where none is recorded; `table` has a letter for each, and a
/// legend, in as many panels as the width takes.
///
/// # Errors
/// As [`write_rows`].
///
/// # Panics
/// Never for `table`, `csv` and `md`; the other formats have no wide form and must be refused before.
pub fn write_wide<E: From<io::Error>>(
    out: &mut dyn Write,
    parties: &[(SpeakerId, String)],
    items: impl IntoIterator<Item = Result<Stances, E>>,
    style: Style,
) -> Result<u64, E> {
    let header: Vec<String> = ["claim", "ref", "status", "text"]
        .into_iter()
        .map(str::to_owned)
        .chain(parties.iter().map(|(_, name)| name.clone()))
        .collect();
    let mut items = items.into_iter();
    let mut count = 0;
    match style.format {
        Format::Table => {
            let items = items.collect::<Result<Vec<_>, _>>()?;
            write_panels(out, parties, &items, style)?;
            count = items.len() as u64;
        }
        Format::Csv => {
            let rows = items.by_ref().map(|item| item.map(|item| cells(&item, parties)));
            count = delimited::write_cells_of(out, &header, rows)?;
        }
        Format::Markdown | Format::Json | Format::Jsonl => {
            let heads: Vec<String> = header.into_iter().map(|name| markdown::cell(&name.into())).collect();
            markdown::write_header(out, heads.iter().map(String::as_str))?;
            for item in items {
                let row = cells(&item?, parties).into_iter();
                markdown::write_line(out, row.map(|cell| markdown::cell(&cell.into())))?;
                count += 1;
            }
        }
    }
    out.flush()?;
    Ok(count)
}

fn cells(item: &Stances, parties: &[(SpeakerId, String)]) -> Vec<String> {
    let claim = &item.claim;
    let positions = parties.iter().map(|(party, _)| {
        let position = position_of(item, *party);
        position.map(|position| position.as_str().to_owned()).unwrap_or_default()
    });
    let own = [
        claim.id.to_string(),
        claim.r#ref.clone().unwrap_or_default(),
        item.standing.mark().into_owned(),
        columns::claim_text(claim).shown().into_owned(),
    ];
    own.into_iter().chain(positions).collect()
}

fn position_of(item: &Stances, party: SpeakerId) -> Option<Position> {
    item.stances.iter().find(|named| named.stance.party == party).map(|named| named.stance.position)
}

fn write_panels(
    out: &mut dyn Write,
    parties: &[(SpeakerId, String)],
    items: &[Stances],
    style: Style,
) -> io::Result<()> {
    let width = style.width.map_or(PAGE, usize::from);
    let ids = items.iter().map(|item| item.claim.id.to_string().len()).max().unwrap_or(0) + 2;
    let room = (width.saturating_sub(ids + TEXT) / MARK).max(1);
    let mut blocks = Blocks::new(out, style);
    for (panel, parties) in parties.chunks(room).enumerate() {
        if panel > 0 {
            blocks.gap()?;
        }
        let first = panel * room + 1;
        let legend: Vec<String> =
            (first..).zip(parties).map(|(number, (_, name))| format!("{number} {name}")).collect();
        blocks.paragraph(&legend.join(" · "), 0, 2)?;
        blocks.gap()?;
        let numbers = (first..first + parties.len()).map(|number| format!("{number:>3} "));
        blocks.line(&format!("{}{}", " ".repeat(ids), numbers.collect::<String>()))?;
        for item in items {
            let marks = parties.iter().map(|(party, _)| format!("{:>3} ", mark(position_of(item, *party))));
            let start = format!("{:<ids$}{} ", item.claim.id.to_string(), marks.collect::<String>());
            let text = on_one_line(&columns::claim_text(&item.claim).shown());
            let rest = width.saturating_sub(start.width());
            blocks.line(&format!("{start}{}", shortened(&text, rest)))?;
        }
    }
    blocks.gap()?;
    blocks.paragraph("A asserts · D denies · p denies a part · n non-denial · b took back · ? unclear", 0, 2)
}

fn mark(position: Option<Position>) -> &'static str {
    match position {
        Some(Position::Asserts) => "A",
        Some(Position::Denies) => "D",
        Some(Position::Partly) => "p",
        Some(Position::NonDenial) => "n",
        Some(Position::TookBack) => "b",
        Some(Position::Unclear) => "?",
        None => "·",
    }
}

/// As much of a text as fits, with `…` where it is cut; `--wide` is an overview, the long form has it whole.
fn shortened(text: &str, room: usize) -> String {
    if text.width() <= room {
        return text.to_owned();
    }
    let mut shown = String::new();
    let mut taken = 1;
    for character in text.chars() {
        taken += character.width().unwrap_or(0);
        if taken > room {
            break;
        }
        shown.push(character);
    }
    format!("{}…", shown.trim_end())
}
