//! A stream on its way to a terminal.
//!
//! Owns what passes: whatever a result holds that would command the terminal is written out, in every format.
//! Cells of tables and paragraphs are made printable where they are laid out; this is the last door, for the
//! formats that keep a text as it was recorded.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::table::{BOLD, RESET};
use super::text::commands_a_terminal;

/// Writes to a terminal what was meant for a file or a program.
#[derive(Debug)]
pub struct ForTerminal<W> {
    out: W,
    has_marks: bool,
    /// The beginning of a character, of a mark or of a line end that is not whole yet.
    rest: Vec<u8>,
}

impl<W: Write> ForTerminal<W> {
    /// A terminal, for a result that may have marks of its own, or none: a table's bold headings.
    pub const fn new(out: W, has_marks: bool) -> Self {
        Self { out, has_marks, rest: Vec::new() }
    }

    /// Writes what is left of an unfinished end, and hands the terminal back.
    ///
    /// # Errors
    /// Those of the terminal.
    pub fn finish(mut self) -> io::Result<W> {
        let rest = std::mem::take(&mut self.rest);
        self.pass(&String::from_utf8_lossy(&rest))?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn pass(&mut self, text: &str) -> io::Result<()> {
        let mut shown = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(character) = rest.chars().next() {
            let mark = [BOLD, RESET].into_iter().find(|mark| self.has_marks && rest.starts_with(*mark));
            let whole = mark.or_else(|| rest.starts_with("\r\n").then_some("\r\n"));
            if let Some(whole) = whole {
                shown.push_str(whole);
                rest = &rest[whole.len()..];
                continue;
            }
            rest = &rest[character.len_utf8()..];
            if character == '\t' || !commands_a_terminal(character) {
                shown.push(character);
            } else {
                // As JSON and TOML write it: what is copied from the screen still is what it was.
                let _ = write!(shown, "\\u{:04x}", u32::from(character));
            }
        }
        self.out.write_all(shown.as_bytes())
    }
}

impl<W: Write> Write for ForTerminal<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.rest.extend_from_slice(bytes);
        let held = std::mem::take(&mut self.rest);
        let end = whole(&held);
        self.pass(&String::from_utf8_lossy(&held[..end]))?;
        self.rest = held[end..].to_vec();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// How much of it can be judged: all but an unfinished character, mark or line end.
fn whole(bytes: &[u8]) -> usize {
    let unfinished = |tail: &[u8]| {
        let is_begun = |mark: &str| tail.len() < mark.len() && mark.as_bytes().starts_with(tail);
        let is_cut = std::str::from_utf8(tail)
            .is_err_and(|error| error.valid_up_to() == 0 && error.error_len().is_none());
        is_cut || is_begun(BOLD) || is_begun(RESET) || is_begun("\r\n")
    };
    let longest = bytes.len().min(4);
    let tail = (1..=longest).rev().find(|tail| unfinished(&bytes[bytes.len() - tail..]));
    bytes.len() - tail.unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(bytes: &[u8], cut: usize, has_marks: bool) -> String {
        let mut terminal = ForTerminal::new(Vec::new(), has_marks);
        let (before, after) = bytes.split_at(cut.min(bytes.len()));
        terminal.write_all(before).unwrap();
        terminal.write_all(after).unwrap();
        String::from_utf8(terminal.finish().unwrap()).unwrap()
    }

    #[test]
    fn what_commands_a_terminal_is_written_out() {
        for (raw, has_marks, expected) in [
            ("a\u{1b}]52;c;aGk=\u{7}", true, "a\\u001b]52;c;aGk=\\u0007"),
            ("{\"a\":\"\u{202e}\u{9b}\"}\n", false, "{\"a\":\"\\u202e\\u009b\"}\n"),
            ("\u{1b}[1mc1\u{1b}[0m  x\u{1b}[2J\n", true, "\u{1b}[1mc1\u{1b}[0m  x\\u001b[2J\n"),
            ("\u{1b}[1mc1", false, "\\u001b[1mc1"),
            ("a,b\r\nc\rd\te", false, "a,b\r\nc\\u000dd\te"),
            ("שלום é 東\n", true, "שלום é 東\n"),
        ] {
            for cut in 0..=raw.len() {
                assert_eq!(shown(raw.as_bytes(), cut, has_marks), expected, "{raw:?} cut at {cut}");
            }
        }
        assert_eq!(shown(b"a\xff\xe2\x80", 2, true), "a\u{fffd}\u{fffd}");
    }

    proptest! {
        #[test]
        fn wherever_a_result_is_cut_it_is_shown_alike(text in ".{0,40}", cut in 0_usize..60, marks: bool) {
            prop_assert_eq!(shown(text.as_bytes(), cut, marks), shown(text.as_bytes(), 0, marks));
        }
    }
}
