//! `gainsay outlet edit`: change what is recorded of an outlet.

use clap::Args;

use super::super::present::{WriteArgs, receipt};
use super::super::{CliError, Session, check_addresses, check_line, check_text, lookup};
use crate::domain::NewOutlet;
use crate::record::edit_outlet;

/// Change what is recorded of an outlet. What is not named stays; the earlier version is kept.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  gainsay outlet edit KCNA --country KP --state-controlled yes")]
pub(crate) struct EditArgs {
    /// The outlet (id or name)
    outlet: String,
    /// Its name
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    fields: OutletFieldArgs,
    /// Empty these fields
    #[arg(long, value_name = "FIELDS", value_delimiter = ',', value_parser = ["domain", "country", "state-controlled", "note", "same-as"])]
    clear: Vec<String>,
    #[command(flatten)]
    write: WriteArgs,
}

/// What is recorded of an outlet, apart from its name.
#[derive(Debug, Clone, Args)]
pub(super) struct OutletFieldArgs {
    /// Its web domain, such as example.org
    #[arg(long, value_name = "DOMAIN")]
    domain: Option<String>,
    /// The country it publishes from
    #[arg(long, value_name = "COUNTRY")]
    country: Option<String>,
    /// Whether a state controls what it publishes: yes or no
    #[arg(long, value_name = "YES|NO", value_parser = ["yes", "no"])]
    state_controlled: Option<String>,
    /// Its address elsewhere: Wikidata, VIAF, a register of your own; repeatable
    #[arg(long, value_name = "URL")]
    pub(super) same_as: Vec<String>,
    /// A remark of yours
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

impl OutletFieldArgs {
    /// Refuses texts that cannot be recorded.
    pub(super) fn check(&self) -> Result<(), CliError> {
        for (flag, line) in [("--domain", &self.domain), ("--country", &self.country)] {
            line.as_deref().map_or(Ok(()), |line| check_line(flag, line))?;
        }
        check_addresses(&self.same_as)?;
        self.note.as_deref().map_or(Ok(()), |note| check_text("--note", note))
    }

    /// An outlet with what is named here changed.
    pub(super) fn over(&self, now: NewOutlet) -> NewOutlet {
        NewOutlet {
            name: now.name,
            domain: self.domain.clone().or(now.domain),
            country: self.country.clone().or(now.country),
            state_controlled: self
                .state_controlled
                .as_ref()
                .map(|word| word == "yes")
                .or(now.state_controlled),
            note: self.note.clone().or(now.note),
        }
    }
}

/// Runs the verb.
pub(super) fn run(args: &EditArgs, session: &Session) -> Result<(), CliError> {
    if let Some(name) = &args.name {
        check_line("--name", name)?;
    }
    args.fields.check()?;
    let keep = |field: &str| !args.clear.iter().any(|cleared| cleared == field);
    let (change, entry) = session.write(args.write.dry_run, |ledger| {
        let id = lookup::outlet(ledger, &args.outlet)?;
        let now = ledger.get_outlet(id)?.fields;
        let kept = NewOutlet {
            name: args.name.clone().unwrap_or(now.name),
            domain: now.domain.filter(|_| keep("domain")),
            country: now.country.filter(|_| keep("country")),
            state_controlled: now.state_controlled.filter(|_| keep("state-controlled")),
            note: now.note.filter(|_| keep("note")),
        };
        let new = args.fields.over(kept);
        Ok(edit_outlet(ledger, id, &new, (!keep("same-as"), &args.fields.same_as))??)
    })?;
    receipt(session, &args.write, entry, &[change])
}
