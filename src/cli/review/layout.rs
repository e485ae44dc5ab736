//! Text laid out for a screen: marked, wrapped to its width, cut to its height.
//!
//! Owns how a paragraph with a marked statement becomes lines. What would command a terminal is shown as a
//! box. Pure; called by `screen`.

use unicode_width::UnicodeWidthChar;

use crate::cli::screen::{Look, ScreenRow};

/// The text of a row.
pub(super) fn text_of(row: &ScreenRow) -> String {
    row.iter().map(|(_, text)| text.as_str()).collect()
}

/// A character as a terminal may be sent it.
fn safe(c: char) -> char {
    match c {
        '\n' | '\t' | '\r' => ' ',
        c if c.is_control() => '\u{fffd}',
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c => c,
    }
}

fn width_of(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// Columns that a text takes.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(|c| width_of(safe(c))).sum()
}

/// The text on one line of at most so many columns; what is cut ends in "…".
pub(super) fn cut(text: &str, columns: usize) -> String {
    let text: String = text.chars().map(safe).collect();
    if columns == 0 {
        return String::new();
    }
    if width(&text) <= columns {
        return text;
    }
    let mut kept = String::new();
    let mut used = 1;
    for c in text.chars() {
        used += width_of(c);
        if used > columns {
            break;
        }
        kept.push(c);
    }
    kept + "…"
}

/// A part of a text that is marked.
pub(super) struct Mark {
    /// Its first code point.
    pub(super) start: usize,
    /// The one past its last.
    pub(super) end: usize,
    /// How it looks.
    pub(super) look: Look,
}

/// A text with marks around some of it, wrapped; `look` is that of the rest. Where marks overlap, the
/// stronger look wins.
pub(super) fn marked(text: &str, marks: &[Mark], look: Look, columns: usize) -> Vec<ScreenRow> {
    let mut characters: Vec<(Look, char)> = Vec::new();
    let marks: Vec<&Mark> = marks.iter().filter(|mark| mark.start < mark.end).collect();
    for (at, c) in text.chars().enumerate() {
        let opens = marks.iter().filter(|mark| mark.start == at);
        characters.extend(opens.map(|mark| (mark.look, '»')));
        let over = marks.iter().filter(|mark| (mark.start..mark.end).contains(&at)).map(|mark| mark.look);
        let strongest = over.reduce(|one, other| if one == Look::Strong { one } else { other });
        characters.push((strongest.unwrap_or(look), safe(c)));
        let closes = marks.iter().filter(|mark| mark.end == at + 1);
        characters.extend(closes.map(|mark| (mark.look, '«')));
    }
    wrap(&characters, columns)
}

/// A plain text, wrapped.
pub(super) fn wrapped(text: &str, columns: usize) -> Vec<ScreenRow> {
    wrap(&text.chars().map(|c| (Look::Plain, safe(c))).collect::<Vec<_>>(), columns)
}

fn wrap(characters: &[(Look, char)], columns: usize) -> Vec<ScreenRow> {
    let columns = columns.max(1);
    let mut rows: Vec<Vec<(Look, char)>> = vec![Vec::new()];
    let mut used = 0;
    for word in characters.split_inclusive(|(_, c)| c.is_whitespace()) {
        let blank = word.last().is_some_and(|(_, c)| c.is_whitespace());
        let letters = if blank { &word[..word.len() - 1] } else { word };
        let length: usize = letters.iter().map(|(_, c)| width_of(*c)).sum();
        if used > 0 && used + length > columns {
            rows.push(Vec::new());
            used = 0;
        }
        for (look, c) in letters {
            if used + width_of(*c) > columns && used > 0 {
                // A word longer than a line is broken.
                rows.push(Vec::new());
                used = 0;
            }
            used += width_of(*c);
            if let Some(row) = rows.last_mut() {
                row.push((*look, *c));
            }
        }
        if blank && used > 0 && used < columns {
            used += 1;
            if let Some(row) = rows.last_mut() {
                row.extend(word.last());
            }
        }
    }
    rows.into_iter().map(pieces).collect()
}

/// Characters of one look in a row are one piece; blanks at the end go.
fn pieces(row: Vec<(Look, char)>) -> ScreenRow {
    let end = row.iter().rposition(|(_, c)| !c.is_whitespace()).map_or(0, |at| at + 1);
    let mut pieces: ScreenRow = Vec::new();
    for (look, c) in row.into_iter().take(end) {
        match pieces.last_mut() {
            Some((known, text)) if *known == look => text.push(c),
            _ => pieces.push((look, c.to_string())),
        }
    }
    pieces
}

/// At most so many rows: around the first that is marked, with "…" where something is left out.
pub(super) fn window(mut rows: Vec<ScreenRow>, height: usize) -> Vec<ScreenRow> {
    if rows.len() <= height {
        return rows;
    }
    let is_marked = |row: &ScreenRow| row.iter().any(|(look, _)| *look == Look::Strong);
    let first = rows.iter().position(is_marked).unwrap_or(0);
    let marked = rows.iter().rposition(is_marked).map_or(1, |last| last + 1 - first);
    // The statement whole if it fits, with what stands before and after it.
    let before = height.saturating_sub(marked) / 2;
    let start = first.saturating_sub(before).min(rows.len() - height);
    let end = start + height;
    let more = end < rows.len();
    rows.truncate(end);
    rows.drain(..start);
    let ellipsis = || vec![(Look::Faint, "…".to_owned())];
    if start > 0 && height > 2 && !rows.first().is_some_and(is_marked) {
        rows[0] = ellipsis();
    }
    if more && height > 2 && !rows.last().is_some_and(is_marked) {
        rows[height - 1] = ellipsis();
    }
    rows
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn strong(start: usize, end: usize) -> Mark {
        Mark { start, end, look: Look::Strong }
    }

    fn lines(rows: &[ScreenRow]) -> Vec<String> {
        rows.iter().map(text_of).collect()
    }

    #[test]
    fn a_statement_is_marked_where_it_stands() {
        let rows = marked("The mayor said the bridge is safe, and left.", &[strong(15, 33)], Look::Plain, 20);
        assert_eq!(lines(&rows), ["The mayor said »the", "bridge is safe«, and", "left."]);
        assert_eq!(rows[1][0], (Look::Strong, "bridge is safe«".to_owned()));
    }

    #[test]
    fn a_long_paragraph_is_shown_around_the_statement() {
        let text = (0..40).map(|n| format!("word{n:02}")).collect::<Vec<_>>().join(" ");
        let rows = window(marked(&text, &[strong(140, 146)], Look::Plain, 14), 3);
        assert_eq!(lines(&rows), ["…", "»word20«", "…"]);
    }

    #[test]
    fn nothing_commands_the_terminal() {
        assert_eq!(lines(&wrapped("a\u{1b}[2Jb\u{202e}c\td", 40)), ["a\u{fffd}[2Jb\u{fffd}c d"]);
        assert_eq!(cut("a\nb日本語", 5), "a b…");
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_screen(text in "\\PC{0,80}", columns in 4_usize..40, from in 0_usize..80, length in 0_usize..40) {
            for row in marked(&text, &[strong(from, from + length), strong(from / 2, from + 1)], Look::Faint, columns) {
                prop_assert!(width(&text_of(&row)) <= columns);
            }
            prop_assert!(width(&cut(&text, columns)) <= columns);
        }
    }
}
