//! Very long lines, which LibreOffice breaks when it saves a cell that has several lines.
//!
//! Seen in LibreOffice 7.4: a line of more than 16,367 UTF-16 code units becomes pieces of at most that many,
//! broken behind a space if there is one. A cell of a single line is left alone.

use std::ops::RangeInclusive;

/// How long a piece is, in UTF-16 code units; the shortest one ends before a very long word.
const PIECE: RangeInclusive<usize> = 12_000..=16_367;

/// What follows, in the recorded text, what the cell has: nothing if it has all of it. `None`: it has
/// something else. Breaks that may be those of very long lines count for nothing.
pub fn beyond<'t>(recorded: &'t str, cell: &str) -> Option<&'t str> {
    let mut rest = recorded.chars();
    let mut piece = 0;
    for character in cell.chars() {
        let mut next = rest.clone();
        if next.next() == Some(character) {
            rest = next;
            piece = if character == '\n' { 0 } else { piece + character.len_utf16() };
        } else if character == '\n' && PIECE.contains(&piece) {
            piece = 0;
        } else {
            return None;
        }
    }
    Some(rest.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_in_very_long_lines_count_for_nothing_and_others_do() {
        let (one, two) = ("ab ".repeat(5_000), "é".repeat(16_367));
        let recorded = format!("first\n{one}{two}end\nlast");
        for broken in [
            recorded.clone(),
            format!("first\n{one}\n{two}end\nlast"),
            format!("first\n{one}\n{two}\nend\nlast"),
        ] {
            assert_eq!(beyond(&recorded, &broken), Some(""));
            assert_eq!(beyond(&recorded, &broken[..broken.len() - 4]), Some("last"));
        }
        for edited in [
            format!("first\n\n{one}{two}end\nlast"),
            format!("first\n{one}{two}e\nnd\nlast"),
            format!("first\n{one}\n\n{two}end\nlast"),
            format!("first\n{one}\n{two}end last"),
            format!("first\n{one}\n{two}end\nlast!"),
        ] {
            assert_eq!(beyond(&recorded, &edited), None);
        }
    }
}
