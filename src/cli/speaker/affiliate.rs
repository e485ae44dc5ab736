//! `gainsay speaker affiliate`: where a speaker holds or held a role.

use clap::Args;

use super::super::clocks::date_of;
use super::super::present::{WriteArgs, receipt};
use super::super::{CliError, Session, check_line, lookup};
use crate::domain::date::{Edtf, Truth};
use crate::domain::{Change, Outcome};
use crate::record::add_affiliation;

/// Record that a speaker holds or held a role somewhere.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay speaker affiliate 'Matthew Miller' 'United States' --role 'State Department spokesman' --from 2023-04 --until 2025-01"
)]
pub(crate) struct AffiliateArgs {
    /// The speaker (id or name)
    speaker: String,
    /// The body (id or name)
    organization: String,
    /// The role, in words
    #[arg(long, value_name = "TEXT")]
    role: Option<String>,
    /// Since when: 2023, 2023-04, "April 2023", …
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// Until when
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the verb.
pub(super) fn run(args: &AffiliateArgs, session: &Session) -> Result<(), CliError> {
    if let Some(role) = &args.role {
        check_line("--role", role)?;
    }
    let read = |flag: &str, words: &Option<String>| -> Result<Option<Edtf>, CliError> {
        let Some(words) = words else { return Ok(None) };
        Ok(Some(date_of(flag, words, session)?.edtf().clone()))
    };
    let (from, until) = (read("--from", &args.from)?, read("--until", &args.until)?);
    if let (Some(from), Some(until)) = (&from, &until)
        && until.before(from) == Truth::Yes
    {
        return Err(CliError::usage(format!("--until ({until}) is before --from ({from})")));
    }
    let (change, entry) = session.write(args.write.dry_run, |ledger| {
        let (person, body) =
            (lookup::speaker(ledger, &args.speaker)?, lookup::speaker(ledger, &args.organization)?);
        let until_then = (from.as_ref(), until.as_ref());
        let new = add_affiliation(ledger, (person, body), args.role.as_deref(), until_then)??;
        let outcome = if new { Outcome::Updated } else { Outcome::Unchanged };
        let role = args.role.as_deref().unwrap_or("affiliated");
        Ok(Change::of(
            outcome,
            "speaker",
            person,
            format!("{role}, {}", ledger.get_speaker(body)?.fields.name),
        ))
    })?;
    receipt(session, &args.write, entry, &[change])
}
