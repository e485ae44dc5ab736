//! What the surroundings say: environment, terminal, clock, working directory.
//!
//! The only place that reads the environment or the clock. Everything else is handed a [`Config`], so that
//! the whole program runs the same in a test, with every one of these fixed.

use std::io::IsTerminal;
use std::path::PathBuf;

use chrono::{DateTime, FixedOffset, Local, NaiveDate, TimeZone, Utc};

use crate::domain::date::Day;

/// The surroundings of one run.
#[derive(Debug, Clone)]
pub struct Config {
    /// The ledger that `GAINSAY_DB` names.
    pub db: Option<PathBuf>,
    /// Who runs it: `GAINSAY_USER`, else the system's user name, else `unknown`.
    pub user: String,
    /// The columns to fit tables into: `COLUMNS`, else the terminal's width; `None` when output goes
    /// elsewhere.
    pub width: Option<u16>,
    /// Whether results may be coloured: on a terminal, without `NO_COLOR`.
    pub colour: bool,
    /// Whether keys can be read one by one and a screen drawn: a terminal on both sides, and not a dumb one.
    pub keys: bool,
    /// Whether that screen may be coloured.
    pub screen_colour: bool,
    /// The working directory.
    pub folder: PathBuf,
    /// The clock.
    pub clock: Clock,
}

/// Where "now" comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// The system.
    System,
    /// `GAINSAY_NOW`, an instant with its offset from UTC: for runs that must be repeatable.
    Fixed(DateTime<FixedOffset>),
}

impl Clock {
    /// The instant, UTC.
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    pub fn now(self) -> DateTime<Utc> {
        match self {
            Self::System => Utc::now(),
            Self::Fixed(instant) => instant.to_utc(),
        }
    }

    /// The calendar day where the user is.
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    pub fn today(self) -> Day {
        match self {
            Self::System => Local::now().date_naive().into(),
            Self::Fixed(instant) => instant.date_naive().into(),
        }
    }
}

impl Clock {
    /// The instant at which a day ends where the user is; `None` past the end of the calendar.
    pub fn end_of(self, day: Day) -> Option<DateTime<Utc>> {
        let next = NaiveDate::try_from(day).ok()?.succ_opt()?.and_hms_opt(0, 0, 0)?;
        match self {
            // Where a change of the clocks skips midnight, the day ends with the first moment after it.
            Self::System => Local
                .from_local_datetime(&next)
                .earliest()
                .map_or_else(
                    || Local.from_local_datetime(&(next + chrono::TimeDelta::hours(1))).earliest(),
                    Some,
                )
                .map(|instant| instant.to_utc()),
            Self::Fixed(instant) => {
                instant.timezone().from_local_datetime(&next).single().map(|instant| instant.to_utc())
            }
        }
    }
}

impl Config {
    /// Reads the surroundings.
    ///
    /// # Errors
    /// A sentence, if `GAINSAY_NOW` is no instant or there is no working directory.
    pub fn from_surroundings() -> Result<Self, String> {
        let on_terminal = std::io::stdout().is_terminal();
        let dumb = variable("TERM").is_none_or(|term| term == "dumb");
        let keys = std::io::stdin().is_terminal() && std::io::stderr().is_terminal() && !dumb;
        let clock = match variable("GAINSAY_NOW") {
            None => Clock::System,
            Some(text) => Clock::Fixed(DateTime::parse_from_rfc3339(&text).map_err(|_| {
                format!("GAINSAY_NOW is {text:?}; it takes an instant such as 2024-06-21T09:30:00+02:00")
            })?),
        };
        let columns = variable("COLUMNS").and_then(|columns| columns.parse().ok());
        let terminal = || terminal_size::terminal_size().map(|(width, _)| width.0);
        Ok(Self {
            db: path("GAINSAY_DB"),
            user: ["GAINSAY_USER", "USER", "LOGNAME", "USERNAME"]
                .into_iter()
                .find_map(variable)
                .unwrap_or_else(|| "unknown".into()),
            width: columns.or_else(|| if on_terminal { terminal() } else { None }).filter(|width| *width > 0),
            colour: on_terminal
                && variable("NO_COLOR").is_none()
                && variable("TERM").as_deref() != Some("dumb"),
            keys: keys && cfg!(unix),
            screen_colour: keys && variable("NO_COLOR").is_none(),
            folder: std::env::current_dir().map_err(|e| format!("there is no working directory: {e}"))?,
            clock,
        })
    }
}

#[expect(clippy::disallowed_methods, reason = "the only place that reads the environment")]
fn variable(name: &str) -> Option<String> {
    std::env::var_os(name).map(|value| value.to_string_lossy().into_owned()).filter(|value| !value.is_empty())
}

#[expect(clippy::disallowed_methods, reason = "the only place that reads the environment")]
fn path(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}
