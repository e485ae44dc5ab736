//! Refuses what was typed after a flag and cannot be recorded.

use super::CliError;
use crate::domain::{looks_like_id, text};

/// Refuses a line that cannot be recorded.
pub(super) fn check_line(what: &str, line: &str) -> Result<(), CliError> {
    text::check_line(line).map_err(|problem| CliError::usage(format!("{what} {problem}")))
}

/// Refuses a speaker's name that cannot be recorded, or that looks like an id.
pub(super) fn check_name(what: &str, name: &str) -> Result<(), CliError> {
    check_line(what, name)?;
    if looks_like_id(name) {
        return Err(CliError::usage(format!("{what} {name:?} looks like an id; write it out")));
    }
    Ok(())
}

/// Refuses a text that cannot be recorded.
pub(super) fn check_text(what: &str, prose: &str) -> Result<(), CliError> {
    text::check_text(prose).map_err(|problem| CliError::usage(format!("{what} {problem}")))
}

/// Refuses addresses that could not lead to anything.
pub(super) fn check_addresses(addresses: &[String]) -> Result<(), CliError> {
    addresses.iter().try_for_each(|address| {
        crate::domain::address::check_address(address)
            .map_err(|problem| CliError::usage(format!("--same-as: {problem}")).hint(problem.hint()))
    })
}
