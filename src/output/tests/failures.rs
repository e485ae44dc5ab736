use std::io::{self, Write};

use super::{all, full};
use crate::output::{Format, Style, write_record, write_rows};

/// A writer whose reader has gone away after some bytes.
struct Closed {
    room: usize,
}

impl Write for Closed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.room == 0 {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        let written = bytes.len().min(self.room);
        self.room -= written;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_closed_pipe_is_known_as_one_in_every_format() {
    for format in [Format::Table, Format::Json, Format::Jsonl, Format::Csv, Format::Markdown] {
        for room in [0, 1, 60] {
            let claims = (0..1000).map(|_| Ok::<_, io::Error>(full()));
            let error = write_rows(&mut Closed { room }, &all(), claims, Style::plain(format)).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::BrokenPipe, "{format} after {room}");
            let error =
                write_record(&mut Closed { room }, &all(), &full(), Style::plain(format)).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::BrokenPipe, "record as {format} after {room}");
        }
    }
}

#[test]
fn a_first_row_that_fails_leaves_the_output_empty() {
    for format in [Format::Table, Format::Json, Format::Jsonl, Format::Csv, Format::Markdown] {
        let mut out = Vec::new();
        let rows = [Err(io::Error::other("the ledger is gone")), Ok(full())];
        let error = write_rows(&mut out, &all(), rows, Style::plain(format)).unwrap_err();
        assert_eq!(error.to_string(), "the ledger is gone");
        assert!(out.is_empty(), "{format}");
    }
}
