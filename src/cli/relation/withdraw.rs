//! `gainsay relation withdraw`: mark a relation that was a mistake.

use clap::Args;

use super::super::present::{WriteArgs, receipt};
use super::super::{CliError, Session, check_text, lookup};
use crate::domain::{Change, Outcome, Withdrawable};

/// Withdraw a relation that was recorded by mistake: it counts for no status, and lists leave it out.
///
/// Nothing is deleted: the reason is kept with it, and `relation list --all` shows it. For a speaker who took a claim back record
/// what they said instead, as a claim that `retracts` it.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  gainsay relation withdraw r5 --reason 'meant another claim'")]
pub(crate) struct WithdrawArgs {
    /// The relations (ids)
    #[arg(required = true, value_name = "RELATION")]
    relations: Vec<String>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    reason: String,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the verb.
pub(super) fn run(args: &WithdrawArgs, session: &Session) -> Result<(), CliError> {
    check_text("--reason", &args.reason)?;
    let (changes, entry) = session.write(args.write.dry_run, |ledger| {
        let mut changes = Vec::new();
        for text in &args.relations {
            let id = lookup::relation(ledger, text)?;
            let is_news = ledger.withdraw(Withdrawable::Relation(id), &args.reason)?;
            let fields = if is_news { vec!["withdrawn"] } else { vec![] };
            let relation = ledger.get_relation(id)?.fields;
            let summary = format!("{} {} {}", relation.claim, relation.relation, relation.target);
            changes.push(Change::of(Outcome::Updated, "relation", id, summary).with_fields(fields));
        }
        Ok(changes)
    })?;
    receipt(session, &args.write, entry, &changes)
}
