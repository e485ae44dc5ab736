//! Tables for people at a terminal.
//!
//! Owns the layout: which column gives way when the terminal is too narrow, where text is wrapped, and that
//! nothing recorded reaches the terminal as a command ([`printable`](super::printable)). Lines carry no white
//! space at their end.
//!
//! In a list, a newline inside a value is shown as `⏎`, wrapped or not: a new line on the screen is then
//! always the program's doing, so a recorded text cannot pose as another row, and a piped list has one line
//! for each row. In the listing of a single record, where a value stands beside its name, newlines are kept
//! if text may be wrapped.

use std::io::{self, Write};

use comfy_table::{CellAlignment, ColumnConstraint, LineStyle, Table, TableStyle, Width};
use unicode_width::UnicodeWidthStr;

use super::column::Column;
use super::format::Style;
use super::text::{on_one_line, on_several_lines};
use super::value::Value;

/// Blank columns between two columns.
const GAP: usize = 2;
/// No column gets less: a wide character takes two, and half of one cannot be shown.
const NARROWEST: usize = 2;
/// No column gets more, because `comfy_table` counts in `u16`; a longer line is wrapped there.
const WIDEST: usize = u16::MAX as usize - GAP;

/// A column no wider than this keeps its width: ids, dates, counts, most names.
const SHORT: usize = 16;
/// A word longer than this, such as a url, may be cut; an EDTF interval is not longer.
const LONG_WORD: usize = 24;

/// Bold names over a rule of hyphens: those are one column wide in every terminal, box characters are not.
const HEADED: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('-'));
const BARE: TableStyle = TableStyle::new();

pub(super) const BOLD: &str = "\u{1b}[1m";
pub(super) const RESET: &str = "\u{1b}[0m";

/// Header, rule and rows; nothing at all if there are no rows, because the caller says that in words.
pub(super) fn write_table<R, E: From<io::Error>>(
    out: &mut dyn Write,
    columns: &[&'static Column<R>],
    rows: impl Iterator<Item = Result<R, E>>,
    style: Style,
) -> Result<u64, E> {
    let mut layout = Layout::headed(columns.iter().map(|column| column.name));
    let mut count = 0;
    for row in rows {
        let row = row?;
        let values = columns.iter().map(|column| (column.value)(&row));
        layout.add(
            values.map(|value| (matches!(value, Value::Int(_) | Value::Null), on_one_line(&value.shown()))),
        );
        count += 1;
    }
    if count > 0 {
        write_lines(out, &layout.lines(style.width), style.colour)?;
    }
    Ok(count)
}

/// One record, a field after another: names and values; fields without a value are left out.
pub(super) fn write_listing<'r>(
    out: &mut dyn Write,
    fields: impl Iterator<Item = (&'static str, Value<'r>)>,
    style: Style,
) -> io::Result<()> {
    let mut layout = Layout::bare(2);
    for (name, value) in fields {
        let text = value.in_full();
        let text = if style.width.is_some() { on_several_lines(&text) } else { on_one_line(&text) };
        if !text.is_empty() {
            layout.add([(false, name.to_owned()), (false, text)].into_iter());
        }
    }
    for line in layout.lines(style.width) {
        // A line that goes on with the value above begins with the blank of the name's column.
        let name = line.split(' ').next().unwrap_or_default();
        if style.colour && !name.is_empty() {
            writeln!(out, "{BOLD}{name}{RESET}{}", &line[name.len()..])?;
        } else {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

fn write_lines(out: &mut dyn Write, lines: &[String], colour: bool) -> io::Result<()> {
    // A header may take several lines in a narrow table; the rule ends it. Names have no hyphen.
    let header = lines.iter().position(|line| line.starts_with('-')).unwrap_or(0);
    for (index, line) in lines.iter().enumerate() {
        if colour && index < header {
            writeln!(out, "{BOLD}{line}{RESET}")?;
        } else {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// The room that a column's content takes, in terminal columns.
#[derive(Clone, Copy, Default)]
struct Need {
    /// Its widest line, unwrapped.
    line: usize,
    /// Its widest word.
    word: usize,
}

impl Need {
    fn take(&mut self, text: &str) {
        for line in text.split('\n') {
            self.line = self.line.max(line.width());
            self.word = line.split(' ').map(UnicodeWidthStr::width).fold(self.word, usize::max);
        }
    }
}

/// A table before its widths are known.
struct Layout {
    table: Table,
    /// What each column would like to have.
    needs: Vec<Need>,
    /// Whether a column has held nothing but numbers and nulls; such a column stands at the right.
    numbers: Vec<bool>,
}

impl Layout {
    fn headed(names: impl Iterator<Item = &'static str>) -> Self {
        let names: Vec<_> = names.collect();
        let mut layout = Self::bare(names.len());
        layout.table.load_style(HEADED);
        for (need, name) in layout.needs.iter_mut().zip(&names) {
            need.take(name);
        }
        layout.table.set_header(names);
        layout
    }

    fn bare(columns: usize) -> Self {
        let mut table = Table::new();
        table.load_style(BARE);
        Self { table, needs: vec![Need::default(); columns], numbers: vec![true; columns] }
    }

    /// Adds a row: for each column whether it is a number or nothing, and its text.
    fn add(&mut self, cells: impl Iterator<Item = (bool, String)>) {
        let mut texts = Vec::with_capacity(self.needs.len());
        for (column, (number, text)) in cells.enumerate() {
            self.needs[column].take(&text);
            self.numbers[column] &= number;
            texts.push(text);
        }
        self.table.add_row(texts);
    }

    fn lines(mut self, width: Option<u16>) -> Vec<String> {
        let gaps = GAP * self.needs.len().saturating_sub(1);
        let room = width.map(|width| usize::from(width).saturating_sub(gaps));
        let widths = share(&self.needs, room);
        let last = widths.len().saturating_sub(1);
        for (index, column) in self.table.column_iter_mut().enumerate() {
            let gap = if index == last { 0 } else { GAP };
            let full = u16::try_from(widths[index] + gap).unwrap_or(u16::MAX);
            column.set_padding((0, u16::try_from(gap).unwrap_or(0)));
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(full)));
            if self.numbers[index] {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        self.table.lines().map(|line| line.trim_end().to_owned()).collect()
    }
}

/// Shares `room` among the columns; without a limit, each has its natural width.
///
/// Ids, dates, short names and the words of longer texts stay whole; what is left goes to the texts, more to
/// longer ones. Where not even that fits, the widest columns give way first, down to [`NARROWEST`].
fn share(needs: &[Need], room: Option<usize>) -> Vec<usize> {
    let natural: Vec<usize> = needs.iter().map(|need| need.line.clamp(1, WIDEST)).collect();
    let Some(room) = room else { return natural };
    if natural.iter().sum::<usize>() <= room {
        return natural;
    }
    let mut widths: Vec<usize> = needs
        .iter()
        .zip(&natural)
        .map(|(need, natural)| if *natural <= SHORT { *natural } else { need.word.clamp(1, LONG_WORD) })
        .collect();
    let taken: usize = widths.iter().sum();
    if taken > room {
        return give_way(natural, room);
    }
    // No text can use more than the whole room, and one endless text must not starve the others.
    let wants: Vec<usize> = natural
        .iter()
        .zip(&widths)
        .map(|(natural, width)| (*natural).min(room).saturating_sub(*width))
        .collect();
    let all: usize = wants.iter().sum::<usize>().max(1);
    for (width, want) in widths.iter_mut().zip(&wants) {
        *width += (room - taken) * want / all;
    }
    let rest = room - widths.iter().sum::<usize>();
    if let Some((column, _)) = wants.iter().enumerate().max_by_key(|(_, want)| **want) {
        widths[column] += rest;
    }
    widths
}

/// Narrows the widest columns to one common width, so that all of them fit in `room` if that can be.
fn give_way(mut widths: Vec<usize>, mut room: usize) -> Vec<usize> {
    let mut by_width: Vec<usize> = (0..widths.len()).collect();
    by_width.sort_by_key(|column| widths[*column]);
    for (done, column) in by_width.iter().enumerate() {
        let fair = room / (widths.len() - done);
        let width = widths[*column].min(fair.max(NARROWEST));
        widths[*column] = width;
        room = room.saturating_sub(width);
    }
    widths
}
