//! Blocks: what people read where a table would be too wide, a heading and indented paragraphs under it.
//!
//! Owns wrapping and indentation. Recorded text comes out as [`printable`](super::printable) has it and on
//! one line, or wrapped by the program, so that it cannot pose as a line of its own.

use std::io::{self, Write};

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::format::Style;
use super::table::{BOLD, RESET};
use super::text::on_one_line;

/// A line is not made narrower than this, however deep its indent on however narrow a terminal.
const NARROWEST: usize = 16;

/// Writes paragraphs to one writer in one style.
pub(super) struct Blocks<'o> {
    out: &'o mut dyn Write,
    style: Style,
}

impl<'o> Blocks<'o> {
    pub(super) fn new(out: &'o mut dyn Write, style: Style) -> Self {
        Self { out, style }
    }

    /// A heading at the margin; its first word, an id, is bold where colour is wanted.
    pub(super) fn heading(&mut self, id: &str, text: &str) -> io::Result<()> {
        let gap = if text.is_empty() { "" } else { "  " };
        // The id may be a name, or a title that a page gave.
        let id = &on_one_line(id);
        let lines = self.lines(&format!("{id}{gap}{}", on_one_line(text)), 0, 4);
        for (at, line) in lines.iter().enumerate() {
            match line.strip_prefix(id).filter(|_| at == 0 && self.style.colour) {
                Some(rest) => writeln!(self.out, "{BOLD}{id}{RESET}{rest}")?,
                None => writeln!(self.out, "{line}")?,
            }
        }
        Ok(())
    }

    /// A heading in its own right, after an empty line.
    pub(super) fn section(&mut self, title: &str) -> io::Result<()> {
        self.gap()?;
        self.heading(title, "")
    }

    /// A paragraph whose first line is indented by `indent` and the others by `hanging`; nothing if it is
    /// empty.
    pub(super) fn paragraph(&mut self, text: &str, indent: usize, hanging: usize) -> io::Result<()> {
        for line in self.lines(&on_one_line(text), indent, hanging) {
            writeln!(self.out, "{line}")?;
        }
        Ok(())
    }

    /// A line that is laid out already: its spaces are kept, and nothing is wrapped.
    pub(super) fn line(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{}", on_one_line(text).trim_end())
    }

    /// An empty line between two blocks.
    pub(super) fn gap(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    fn lines(&self, text: &str, indent: usize, hanging: usize) -> Vec<String> {
        if text.is_empty() {
            return Vec::new();
        }
        let Some(width) = self.style.width else { return vec![format!("{}{text}", " ".repeat(indent))] };
        let width = usize::from(width);
        let mut lines = Vec::new();
        let mut line = " ".repeat(indent);
        let (mut taken, mut room) = (0, width.saturating_sub(indent).max(NARROWEST));
        let mut next_line = |line: &mut String, taken: &mut usize, room: &mut usize| {
            lines.push(line.trim_end_matches(' ').to_owned());
            *line = " ".repeat(hanging);
            *taken = 0;
            *room = width.saturating_sub(hanging).max(NARROWEST);
        };
        for (at, word) in text.split(' ').enumerate() {
            if at > 0 && taken + 1 + word.width() > room && taken > 0 {
                next_line(&mut line, &mut taken, &mut room);
            } else if at > 0 {
                line.push(' ');
                taken += 1;
            }
            if word.width() + taken <= room {
                line.push_str(word);
                taken += word.width();
                continue;
            }
            // No line can hold it: a url, or a script that is written without spaces.
            for character in word.chars() {
                let wide = character.width().unwrap_or(0);
                if taken + wide > room {
                    next_line(&mut line, &mut taken, &mut room);
                }
                line.push(character);
                taken += wide;
            }
        }
        let rest = line.trim_end_matches(' ').to_owned();
        if !rest.is_empty() {
            lines.push(rest);
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Format;

    fn paragraph(text: &str, width: Option<u16>) -> String {
        let mut out = Vec::new();
        let style = Style { width, ..Style::plain(Format::Table) };
        Blocks::new(&mut out, style).paragraph(text, 4, 6).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_paragraph_is_wrapped_with_a_hanging_indent() {
        assert_eq!(
            paragraph("denied in full by the ministry of no such thing", Some(24)),
            "    denied in full by\n      the ministry of no\n      such thing\n"
        );
    }

    #[test]
    fn without_a_width_a_paragraph_is_one_line() {
        let long = "word ".repeat(200);
        assert_eq!(paragraph(&long, None).lines().count(), 1);
    }

    #[test]
    fn a_word_that_no_line_can_hold_is_cut_and_nothing_is_lost() {
        let url = format!("https://example.org/{}", "x".repeat(60));
        let shown = paragraph(&format!("see {url} there"), Some(30));
        assert!(shown.lines().all(|line| line.width() <= 30), "{shown}");
        assert!(shown.split_whitespace().collect::<String>().contains(&url), "{shown}");
        let chinese = "砲弾が届いた".repeat(10);
        let shown = paragraph(&chinese, Some(24));
        assert!(shown.lines().all(|line| line.width() <= 24), "{shown}");
        assert_eq!(shown.split_whitespace().collect::<String>(), chinese);
    }

    #[test]
    fn a_recorded_line_break_or_escape_is_shown_and_not_obeyed() {
        assert_eq!(
            paragraph("one\nc9  two\r\n\u{1b}[2Jthree\u{202e}", None),
            "    one⏎c9  two⏎\\u{1b}[2Jthree\\u{202e}\n"
        );
    }

    proptest::proptest! {
        #[test]
        fn wrapping_keeps_every_word(text in "[a-zé砲 ]{0,200}", width in 1_u16..60) {
            let shown = paragraph(&text, Some(width));
            proptest::prop_assert_eq!(
                shown.split_whitespace().collect::<String>(),
                text.split_whitespace().collect::<String>()
            );
            let widest = usize::from(width).max(NARROWEST + 6);
            proptest::prop_assert!(shown.lines().all(|line| line.width() <= widest));
        }
    }
}
