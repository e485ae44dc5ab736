//! What the verbs that ask a question of many claims share: filters, clocks, a limit, and what is said beside
//! the answer.

use std::cell::Cell;

use clap::Args;

use super::clocks::ClockArgs;
use super::filter::ClaimFilterArgs;
use super::present::{OutputArgs, Sink, say_if_none};
use super::{CliError, Session, ui};
use crate::domain::date::Day;
use crate::store::{ClaimFilter, Reader};

/// The flags of a question.
#[derive(Debug, Args)]
pub(super) struct AskArgs {
    #[command(flatten)]
    pub filter: ClaimFilterArgs,
    /// Only the first N (0: all)
    #[arg(long, value_name = "N", help_heading = "Filters")]
    pub limit: Option<usize>,
    #[command(flatten)]
    pub clocks: ClockArgs,
    #[command(flatten)]
    pub output: OutputArgs,
}

/// Which claims, as of which day.
pub(super) struct Asked {
    pub claims: ClaimFilter,
    pub as_of: Option<Day>,
    limit: usize,
    is_cut: Cell<bool>,
}

impl Asked {
    /// As many rows as were asked for. Whether there are more is kept for the note beside the answer.
    pub(super) fn first<T>(&self, rows: impl Iterator<Item = T>) -> impl Iterator<Item = T> {
        let (mut rows, mut left) = (rows, self.limit);
        std::iter::from_fn(move || {
            if left == 0 {
                self.is_cut.set(rows.next().is_some());
                return None;
            }
            left -= 1;
            rows.next()
        })
        .fuse()
    }
}

impl AskArgs {
    /// Asks, and hands over what `answer` writes; it returns how many of `what` it wrote.
    pub(super) fn run(
        &self,
        session: &Session,
        what: &str,
        answer: impl FnOnce(&Reader<'_>, &Asked, &mut Sink<'_>) -> Result<u64, CliError>,
    ) -> Result<(), CliError> {
        let mut sink = self.output.sink(session)?;
        let as_of = self.clocks.as_of(session)?;
        let (rows, undated, is_cut) = self.clocks.read(session, |reader| {
            let claims = self.filter.resolve(reader, session)?;
            let undated = reader.count_undated(&claims)?;
            let limit = self.limit.filter(|limit| *limit > 0).unwrap_or(usize::MAX);
            let asked = Asked { claims, as_of, limit, is_cut: Cell::new(false) };
            let rows = answer(reader, &asked, &mut sink)?;
            Ok((rows, undated, asked.is_cut.get()))
        })?;
        sink.finish()?;
        say_if_none(rows, what);
        if is_cut {
            ui::warn(&format!("only the first {rows} {what}; there are more"));
        }
        if undated > 0 {
            ui::warn(&format!("{undated} claims without a date are left out, because of --since or --until"));
        }
        Ok(())
    }
}
