//! `gainsay relation edit`: change what is recorded of a relation.

use clap::Args;

use super::super::link::{self, RelationFieldArgs};
use super::super::present::{WriteArgs, receipt};
use super::super::{CliError, Session, lookup};
use crate::domain::{Change, NewRelation, Outcome, RelationType};
use crate::intake::log::backwards;

/// Change what is recorded of a relation. What is not named stays; the earlier version is kept.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay relation edit r5 --force qualified\n  gainsay relation edit r5 --type disputes --to c12"
)]
pub(crate) struct EditArgs {
    /// The relation (id)
    relation: String,
    /// What the later claim does after all
    #[arg(long = "type", value_name = "RELATION", help_heading = "The relation")]
    kind: Option<RelationType>,
    /// The earlier claim it points to after all (id or ref)
    #[arg(long, value_name = "CLAIM", help_heading = "The relation")]
    to: Option<String>,
    #[command(flatten)]
    fields: RelationFieldArgs,
    /// Empty these fields
    #[arg(long, value_name = "FIELDS", value_delimiter = ',', value_parser = ["note", "article", "quote"])]
    clear: Vec<String>,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the verb.
pub(super) fn run(args: &EditArgs, session: &Session) -> Result<(), CliError> {
    args.fields.check()?;
    let (change, entry) = session.write(args.write.dry_run, |ledger| {
        let id = lookup::relation(ledger, &args.relation)?;
        let now = ledger.get_relation(id)?.fields;
        let before = now.clone();
        let relation = args.kind.unwrap_or(now.relation);
        // A scope that is named anew settles the part; and what no longer challenges has neither scope nor force.
        let settles = args.fields.scope.is_some() || args.fields.part.is_some();
        let keeps = relation.is_challenge();
        let stays = |field: &str| args.clear.iter().all(|cleared| cleared != field);
        let new = NewRelation {
            claim: now.claim,
            relation,
            target: args.to.as_deref().map_or(Ok(now.target), |text| lookup::claim(ledger, text))?,
            scope: args.fields.scope.or(now.scope.filter(|_| keeps && !settles)),
            part: args.fields.part.clone().or(now.part.filter(|_| keeps && !settles)),
            force: args.fields.force.or(now.force.filter(|_| keeps)),
            basis: args.fields.basis.unwrap_or(now.basis),
            note: args.fields.note.clone().or(now.note.filter(|_| stays("note"))),
            article: match args.fields.article {
                Some(_) => args.fields.article(ledger, now.claim)?,
                None => now.article.filter(|_| stays("article")),
            },
            quote: args.fields.quote.clone().or(now.quote.filter(|_| stays("quote"))),
        };
        let new = new.complete().map_err(|problem| CliError::usage(problem.to_string()))?;
        link::check(ledger, &new)?;
        if let Some(other) =
            ledger.find_relation(new.claim, new.relation, new.target)?.filter(|other| *other != id)
        {
            let message =
                format!("{} {} {} is already recorded: {other}", new.claim, new.relation, new.target);
            return Err(CliError::failed("refused", message)
                .hint(format!("see it with: gainsay relation show {other}")));
        }
        ledger.update_relation(id, &new)?;
        let summary = format!("{} {} {}", new.claim, new.relation, new.target);
        Ok(Change::of(Outcome::Updated, "relation", id, summary)
            .with_fields(before.differing(&new))
            .with_warning(backwards(ledger, &new)?))
    })?;
    receipt(session, &args.write, entry, &[change])
}
