//! `gainsay relation edit`: change what is recorded of a relation.

use clap::Args;

use super::super::link::RelationFieldArgs;
use super::super::present::{WriteArgs, receipt};
use super::super::{CliError, Session, lookup};
use crate::domain::RelationType;
use crate::record::{RelationEdit, edit_relation};

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
        let article = args.fields.article.as_deref().map(|text| lookup::article(ledger, text)).transpose()?;
        let edit = RelationEdit {
            relation: args.kind,
            target: args.to.as_deref().map(|text| lookup::claim(ledger, text)).transpose()?,
            manner: args.fields.manner(),
            basis: args.fields.basis,
            note: args.fields.note.clone(),
            article,
            quote: args.fields.quote.clone(),
            clears: args.clear.clone(),
        };
        Ok(edit_relation(ledger, id, edit)??)
    })?;
    receipt(session, &args.write, entry, &[change])
}
