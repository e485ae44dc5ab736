//! `gainsay link`: say what one claim does to another. The same as `gainsay relation add`.

use clap::Args;

use super::present::{WriteArgs, receipt};
use super::{CliError, Session, lookup};
use crate::domain::{Basis, Change, Force, NewRelation, Outcome, RelationType, Scope};
use crate::store::Writer;

/// Say what a later claim does to an earlier one.
///
/// Relations: denies, contradicts, disputes, refutes (challenges); confirms, supports, repeats, quotes, qualifies, corrects,
/// retracts, supersedes, responds-to.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay link c16 repeats shells\n  gainsay link c17 denies c14 --part 'the missiles'"
)]
pub(super) struct LinkArgs {
    /// The later claim (id or ref)
    claim: String,
    /// What it does
    relation: RelationType,
    /// The earlier claim (id or ref)
    target: String,
    #[command(flatten)]
    fields: RelationFieldArgs,
    #[command(flatten)]
    write: WriteArgs,
}

/// What is recorded of a relation.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "The relation")]
pub(super) struct RelationFieldArgs {
    /// full or partial, of a challenge [default: full, or partial with --part]
    #[arg(long, value_name = "SCOPE")]
    pub scope: Option<Scope>,
    /// The part that a partial challenge rejects, in words
    #[arg(long, value_name = "TEXT")]
    pub part: Option<String>,
    /// categorical, qualified or non-denial, of a challenge [default: categorical]
    #[arg(long, value_name = "FORCE")]
    pub force: Option<Force>,
    /// Who says so: explicit (the source) or analyst (your reading) [default: explicit]
    #[arg(long, value_name = "BASIS")]
    pub basis: Option<Basis>,
    /// A remark of yours
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
}

/// Runs the verb.
pub(super) fn run(args: &LinkArgs, session: &Session) -> Result<(), CliError> {
    let (change, entry) = session.write(args.write.dry_run, |ledger| link(ledger, args))?;
    receipt(session, &args.write, entry, &[change])
}

fn link(ledger: &Writer<'_>, args: &LinkArgs) -> Result<Change, CliError> {
    let (claim, target) = (lookup::claim(ledger, &args.claim)?, lookup::claim(ledger, &args.target)?);
    args.fields.check()?;
    let new = NewRelation {
        claim,
        relation: args.relation,
        target,
        scope: args.fields.scope,
        part: args.fields.part.clone(),
        force: args.fields.force,
        basis: args.fields.basis.unwrap_or(Basis::Explicit),
        note: args.fields.note.clone(),
    };
    let new = new.complete().map_err(|problem| CliError::usage(problem.to_string()))?;
    let summary = format!("{claim} {} {target}", args.relation);
    let Some(id) = ledger.find_relation(claim, args.relation, target)? else {
        let id = ledger.add_relation(&new)?;
        return Ok(Change::of(Outcome::New, "relation", id, summary));
    };
    if ledger.get_relation(id)?.fields != new {
        return Err(CliError::failed("refused", format!("{summary} is already recorded, otherwise: {id}"))
            .hint(format!(
                "see it with: gainsay relation show {id}; change it with: gainsay relation edit {id}"
            )));
    }
    Ok(Change::of(Outcome::Unchanged, "relation", id, summary))
}

impl RelationFieldArgs {
    /// Refuses texts that cannot be recorded.
    pub(super) fn check(&self) -> Result<(), CliError> {
        for (flag, text) in [("part", &self.part), ("note", &self.note)] {
            if let Some(text) = text {
                super::check_text(flag, text)?;
            }
        }
        Ok(())
    }
}
