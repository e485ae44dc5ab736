//! The only place that prints. Results go to standard output, everything else to standard error.

use std::io::{self, BufWriter, IsTerminal, Write};

use super::CliError;
#[cfg(unix)]
use super::screen::{Look, Screen};
use crate::output::{ForTerminal, Format, Style, printable_lines};

/// Whether errors are for a program (`--format json` or `jsonl`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Errors {
    /// For a person.
    Text,
    /// For a program, as one JSON object.
    Json,
}

/// Writes a finished result to standard output: a text, or one for programs.
pub(super) fn print(result: &mut impl io::Read) -> Result<(), CliError> {
    hand_over(result, false)
}

/// Writes a finished result to standard output, in the style in which it was laid out.
pub(super) fn print_styled(result: &mut impl io::Read, style: Style) -> Result<(), CliError> {
    hand_over(result, style.colour && style.format == Format::Table)
}

/// On a terminal nothing of a record commands it, in whatever format; elsewhere it stays as it was recorded.
fn hand_over(result: &mut impl io::Read, has_marks: bool) -> Result<(), CliError> {
    let stdout = io::stdout();
    let is_terminal = stdout.is_terminal();
    let mut out = BufWriter::new(stdout.lock());
    let done = if is_terminal {
        let mut terminal = ForTerminal::new(out, has_marks);
        io::copy(result, &mut terminal).and_then(|_| terminal.finish()).map(|_| ())
    } else {
        io::copy(result, &mut out).and_then(|_| out.flush())
    };
    done.map_err(|e| CliError::io("standard output cannot be written", e))
}

/// One line about what was done, for the person at the terminal. A terminal that is gone is no failure.
///
/// Names and texts in it come from web pages: whatever would command the terminal is written out.
pub(super) fn status(line: &str) {
    write_line(&printable_lines(line));
}

fn write_line(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// A note: the command did not fail, but the person should know.
pub(super) fn warn(line: &str) {
    status(&format!("note: {line}"));
}

/// The longest line that somebody may answer with, in bytes.
const LONGEST_LINE: u64 = 1 << 20;

/// A line from standard input, without its end; `None` at the end of the input.
pub(super) fn line() -> Result<Option<String>, CliError> {
    use io::{BufRead, Read};
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .take(LONGEST_LINE)
        .read_until(b'\n', &mut bytes)
        .map_err(|e| CliError::io("standard input cannot be read", e))?;
    if bytes.is_empty() {
        return Ok(None);
    }
    Ok(Some(String::from_utf8_lossy(&bytes).trim_end_matches(['\n', '\r']).to_owned()))
}

/// An error.
pub(super) fn error(error: &CliError, form: Errors) {
    match form {
        Errors::Text => status(&error.for_people()),
        Errors::Json => write_line(&error.for_programs().to_string()),
    }
}

/// What a terminal sent while it was listened to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Heard {
    /// Bytes, in the order of the keys.
    Bytes(Vec<u8>),
    /// Nothing yet.
    Nothing,
    /// The terminal has gone.
    Gone,
}

/// A terminal whose keys come one by one and whose whole screen is drawn; left as it was found when it is
/// dropped.
///
/// Keys are read from standard input and the screen is drawn on standard error, so that the result of a
/// command can still go elsewhere.
#[cfg(unix)]
#[derive(Debug)]
pub(super) struct Terminal {
    keys: io::Stdin,
    screen: io::Stderr,
    before: rustix::termios::Termios,
}

#[cfg(unix)]
impl Terminal {
    /// Takes the terminal over. `None` where it cannot be.
    pub(super) fn take() -> Option<Self> {
        use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};
        let (keys, screen) = (io::stdin(), io::stderr());
        let before = tcgetattr(&keys).ok()?;
        let mut raw = before.clone();
        raw.make_raw();
        tcsetattr(&keys, OptionalActions::Drain, &raw).ok()?;
        // The other screen, so that what stood there comes back.
        let _ = write!(screen.lock(), "\x1b[?1049h");
        Some(Self { keys, screen, before })
    }

    /// Its columns and lines; those of a VT100 where it does not say.
    pub(super) fn size(&self) -> (usize, usize) {
        rustix::termios::tcgetwinsize(&self.screen)
            .ok()
            .filter(|size| size.ws_col > 0 && size.ws_row > 0)
            .map_or((80, 24), |size| (size.ws_col.into(), size.ws_row.into()))
    }

    /// Waits for keys for a quarter of a second.
    pub(super) fn listen(&self) -> Heard {
        use rustix::event::{PollFd, PollFlags, Timespec, poll};
        let mut ready = [PollFd::new(&self.keys, PollFlags::IN)];
        match poll(&mut ready, Some(&Timespec { tv_sec: 0, tv_nsec: 250_000_000 })) {
            Ok(0) | Err(rustix::io::Errno::INTR) => return Heard::Nothing,
            Ok(_) => {}
            Err(_) => return Heard::Gone,
        }
        let mut bytes = [0; 1024];
        match rustix::io::read(&self.keys, &mut bytes) {
            Ok(0) => Heard::Gone,
            Ok(length) => Heard::Bytes(bytes[..length].to_vec()),
            Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => Heard::Nothing,
            Err(_) => Heard::Gone,
        }
    }

    /// Draws a screen whole: rows in pieces, each strong, faint or plain, and where the cursor stands.
    pub(super) fn draw(&self, screen: &Screen, colour: bool) {
        use std::fmt::Write as _;

        let mut out = String::from("\x1b[?25l\x1b[H");
        for (at, row) in screen.rows.iter().enumerate() {
            if at > 0 {
                out.push_str("\r\n");
            }
            for (look, text) in row {
                match look {
                    Look::Strong if colour => {
                        let _ = write!(out, "\x1b[1;33m{text}\x1b[0m");
                    }
                    Look::Faint if colour => {
                        let _ = write!(out, "\x1b[2m{text}\x1b[0m");
                    }
                    _ => out.push_str(text),
                }
            }
            out.push_str("\x1b[K");
        }
        out.push_str("\x1b[J");
        if let Some((row, column)) = screen.cursor {
            let _ = write!(out, "\x1b[{};{}H\x1b[?25h", row + 1, column + 1);
        }
        let mut terminal = self.screen.lock();
        let _ = terminal.write_all(out.as_bytes()).and_then(|()| terminal.flush());
    }
}

#[cfg(unix)]
impl Drop for Terminal {
    fn drop(&mut self) {
        use rustix::termios::{OptionalActions, tcsetattr};
        let _ = write!(self.screen.lock(), "\x1b[?25h\x1b[?1049l");
        let _ = tcsetattr(&self.keys, OptionalActions::Drain, &self.before);
    }
}
