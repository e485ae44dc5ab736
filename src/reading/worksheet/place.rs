//! Where something stands in a worksheet.

use std::fmt;
use std::ops::Deref;

/// A position in a text: line and column, both from 1; the column counts code points, not bytes.
///
/// A byte order mark has no column. A line ends with LF; the CR of a CRLF belongs to its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The code point within the line, from 1.
    pub column: usize,
}

impl Default for Place {
    /// The first position of a text; also stands for "no place" in a worksheet that was not read from a file.
    fn default() -> Self {
        Self { line: 1, column: 1 }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// A value and where it stands. Two are equal when their values are, wherever they stand.
#[derive(Debug, Clone, Copy)]
pub struct Located<T> {
    /// What was read.
    pub value: T,
    /// Where its first character stands.
    pub place: Place,
}

impl<T> Located<T> {
    /// A value at a place.
    pub const fn new(value: T, place: Place) -> Self {
        Self { value, place }
    }

    /// A value that was not read from a file, such as one to be written.
    pub fn unplaced(value: T) -> Self {
        Self { value, place: Place::default() }
    }
}

impl<T> Deref for Located<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: PartialEq> PartialEq for Located<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Located<T> {}

/// Bytes between two counted positions: bounds the work for one place, however long a line is.
const STEP: usize = 1024;

/// A text with an index from byte offsets to places.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    text: &'t str,
    /// Offset of each line's first byte.
    starts: Vec<usize>,
    /// Code points that begin before each multiple of [`STEP`] bytes.
    counted: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// Indexes a text; time and memory are linear in its length.
    pub(super) fn new(text: &'t str) -> Self {
        let mut starts = vec![0];
        starts.extend(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1));
        let mut total = 0;
        let mut counted = vec![0];
        for block in text.as_bytes().chunks(STEP) {
            total += code_points(block);
            counted.push(total);
        }
        Self { text, starts, counted }
    }

    /// The whole text.
    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    /// The place of a byte; an offset past the end is the end.
    pub(super) fn place(&self, offset: usize) -> Place {
        let offset = offset.min(self.text.len());
        let line = self.line_index(offset);
        let column = self.code_points_before(offset) - self.code_points_before(self.starts[line]) + 1;
        Place { line: line + 1, column }
    }

    /// The byte range of the line with this byte, without its line end.
    pub(super) fn line_range(&self, offset: usize) -> std::ops::Range<usize> {
        let line = self.line_index(offset);
        let start = self.starts[line];
        let end = self.starts.get(line + 1).map_or(self.text.len(), |next| next - 1);
        let end = if self.text[start..end].ends_with('\r') { end - 1 } else { end };
        start..end
    }

    /// Whether the line with this byte is a header, `[key]` or `[[key]]`.
    pub(super) fn is_in_header(&self, offset: usize) -> bool {
        self.text[self.line_range(offset)].trim_start().starts_with('[')
    }

    fn line_index(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset) - 1
    }

    fn code_points_before(&self, offset: usize) -> usize {
        let block = offset / STEP;
        self.counted[block] + code_points(&self.text.as_bytes()[block * STEP..offset])
    }
}

/// Code points that begin in these bytes of UTF-8.
fn code_points(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0b1100_0000) != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_code_points() {
        let lines = Lines::new("é = \"日本\"\nx");
        assert_eq!(lines.place(3), Place { line: 1, column: 3 });
        assert_eq!(lines.place("é = \"日本\"".len()), Place { line: 1, column: 9 });
        assert_eq!(lines.place("é = \"日本\"\n".len()), Place { line: 2, column: 1 });
    }

    #[test]
    fn an_offset_past_the_end_is_the_end() {
        assert_eq!(Lines::new("ab").place(99), Place { line: 1, column: 3 });
        assert_eq!(Lines::new("").place(0), Place { line: 1, column: 1 });
    }

    #[test]
    fn columns_are_right_beyond_the_first_step_of_a_long_line() {
        let text = format!("a\n{}b", "é".repeat(3 * STEP));
        assert_eq!(Lines::new(&text).place(text.len() - 1), Place { line: 2, column: 3 * STEP + 1 });
    }

    #[test]
    fn a_line_range_leaves_out_crlf() {
        let lines = Lines::new("ab\r\ncd\n");
        assert_eq!(lines.line_range(1), 0..2);
        assert_eq!(lines.line_range(5), 4..6);
        assert_eq!(lines.line_range(7), 7..7);
    }
}
