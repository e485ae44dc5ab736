//! `gainsay draft` stub
mod material;
use clap::Args;
use super::{CliError, Session, ui};
use super::article::ArticleFieldArgs;
pub(super) use material::{Material, material, page_name};
/// x
#[derive(Debug, Args)]
pub(super) struct DraftArgs { article: String,
    #[command(flatten)]
    fields: ArticleFieldArgs,
}
/// Runs
pub(super) fn run(args: &DraftArgs, session: &Session) -> Result<(), CliError> {
    let material = material(&args.article, &args.fields.flags(), session)?;
    ui::status(&material.name);
    Ok(())
}
