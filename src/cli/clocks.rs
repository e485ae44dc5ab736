//! The two clocks of a question, as flags: what had been said by a day, and what this ledger had recorded by
//! then.

use chrono::{DateTime, Utc};
use clap::Args;

use super::{CliError, Session};
use crate::domain::EntryId;
use crate::domain::date::{Day, SourceDate};
use crate::reading::date_words::{self, Anchor};
use crate::store::{Extent, KnownOn, Reader};

/// As of which day, and as known when.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Clocks")]
pub(super) struct ClockArgs {
    #[command(flatten)]
    said: SaidArgs,
    #[command(flatten)]
    known: KnownArgs,
}

/// As of which day.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Clocks")]
pub(super) struct SaidArgs {
    /// By what had been said by the end of this day; what is undated counts
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
}

/// As known when.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Clocks")]
pub(super) struct KnownArgs {
    /// By what this ledger had recorded by the end of this day, by an instant, or right after an entry (e9)
    #[arg(long, value_name = "DATE")]
    pub known_on: Option<String>,
}

impl ClockArgs {
    /// The last day of the date that `--as-of` names, which may be any date: `2024-06` means by the end of
    /// June.
    pub(super) fn as_of(&self, session: &Session) -> Result<Option<Day>, CliError> {
        self.said.as_of.as_deref().map(|words| last_day("--as-of", words, session)).transpose()
    }

    /// Asks the ledger as it was known when `--known-on` says, in one snapshot.
    pub(super) fn read<T>(
        &self,
        session: &Session,
        ask: impl FnOnce(&Reader<'_>) -> Result<T, CliError>,
    ) -> Result<T, CliError> {
        self.known.read(session, ask)
    }

    /// Asks in a snapshot of the moment asked for, of everything that was recorded or only of what stands.
    pub(super) fn read_all<T>(
        &self,
        session: &Session,
        all: bool,
        ask: impl FnOnce(&Reader<'_>) -> Result<T, CliError>,
    ) -> Result<T, CliError> {
        self.known.read_all(session, all, ask)
    }

    /// Asks for one record as it was known then: also for one that does not stand.
    pub(super) fn read_one<T>(
        &self,
        session: &Session,
        ask: impl FnMut(&Reader<'_>) -> Result<T, CliError>,
    ) -> Result<T, CliError> {
        session.read_one(self.known_on(session)?, ask)
    }

    /// The moment that `--known-on` names.
    pub(super) fn known_on(&self, session: &Session) -> Result<Option<KnownOn>, CliError> {
        self.known.moment(session)
    }
}

impl KnownArgs {
    /// Asks the ledger as it was known then, in one snapshot.
    pub(super) fn read<T>(
        &self,
        session: &Session,
        ask: impl FnOnce(&Reader<'_>) -> Result<T, CliError>,
    ) -> Result<T, CliError> {
        self.read_all(session, false, ask)
    }

    /// Asks in a snapshot of the moment asked for, of everything that was recorded or only of what stands.
    pub(super) fn read_all<T>(
        &self,
        session: &Session,
        all: bool,
        ask: impl FnOnce(&Reader<'_>) -> Result<T, CliError>,
    ) -> Result<T, CliError> {
        let extent = if all { Extent::All } else { Extent::Standing };
        session.read_known_on(self.moment(session)?, extent, ask)
    }

    fn moment(&self, session: &Session) -> Result<Option<KnownOn>, CliError> {
        let Some(text) = &self.known_on else { return Ok(None) };
        if let Ok(entry) = text.parse::<EntryId>() {
            return Ok(Some(KnownOn::After(entry)));
        }
        if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
            // What was recorded at that very millisecond was recorded by then.
            return Ok(Some(KnownOn::Before(instant.to_utc() + chrono::TimeDelta::milliseconds(1))));
        }
        let day = last_day("--known-on", text, session)?;
        let end = session.config.clock.end_of(day);
        Ok(Some(KnownOn::Before(end.unwrap_or(DateTime::<Utc>::MAX_UTC))))
    }
}

/// The date that a flag gives, in words counted from the clock's day.
pub(super) fn date_of(flag: &str, words: &str, session: &Session) -> Result<SourceDate, CliError> {
    date_words::read(words, &Anchor::on(session.today()))
        .map_err(|error| CliError::usage(format!("{flag}: {}", error.without_worksheet())))
}

/// The instant at which the last day of a date ends, as the ledger writes instants.
pub(super) fn end_of(flag: &str, words: &str, session: &Session) -> Result<String, CliError> {
    Ok(stored(session.config.clock.end_of(last_day(flag, words, session)?)))
}

/// The instant at which the first day of a date begins, as the ledger writes instants.
pub(super) fn start_of(flag: &str, words: &str, session: &Session) -> Result<String, CliError> {
    let date = date_of(flag, words, session)?;
    let first = date.edtf().earliest().filter(|day| (1..=9999).contains(&day.year()));
    let before = first.and_then(Day::previous);
    let before = before.ok_or_else(|| {
        CliError::usage(format!("{flag} takes a date with a certain first day, such as 2024-06-20"))
    })?;
    Ok(stored(session.config.clock.end_of(before)))
}

fn stored(instant: Option<DateTime<Utc>>) -> String {
    // Past the end of the calendar: later than every instant.
    instant.map_or_else(
        || "9999-12-31T23:59:59.999Z".into(),
        |instant| instant.to_rfc3339_opts(chrono::SecondsFormat::Millis, true),
    )
}

fn last_day(flag: &str, words: &str, session: &Session) -> Result<Day, CliError> {
    let date = date_of(flag, words, session)?;
    match date.edtf().latest() {
        Some(day) if (0..=9999).contains(&day.year()) => Ok(day),
        _ => Err(CliError::usage(format!("{flag} takes a date with a certain last day, such as 2024-06-20"))),
    }
}
