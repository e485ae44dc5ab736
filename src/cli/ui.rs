//! The only place that prints. Results go to standard output, everything else to standard error.

use std::io::{self, BufWriter, Write};

use super::CliError;
use crate::output::printable_lines;

/// Whether errors are for a program (`--format json` or `jsonl`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Errors {
    /// For a person.
    Text,
    /// For a program, as one JSON object.
    Json,
}

/// Writes a finished result to standard output.
pub(super) fn print(result: &mut impl io::Read) -> Result<(), CliError> {
    let mut out = BufWriter::new(io::stdout().lock());
    io::copy(result, &mut out)
        .and_then(|_| out.flush())
        .map_err(|e| CliError::io("standard output cannot be written", e))
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

/// Something to know that is no failure.
pub(super) fn warn(line: &str) {
    status(&format!("note: {line}"));
}

/// An error.
pub(super) fn error(error: &CliError, form: Errors) {
    match form {
        Errors::Text => status(&error.for_people()),
        Errors::Json => write_line(&error.for_programs().to_string()),
    }
}
