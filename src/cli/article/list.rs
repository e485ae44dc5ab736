//! `gainsay article list`: the articles that pass a filter.

use clap::Args;

use super::super::filter::period;
use super::super::present::{OutputArgs, say_if_none};
use super::super::{CliError, Session, lookup};
use crate::output::columns;
use crate::store::{ArticleFilter, Extent, StoreError};

/// List articles, by id.
#[derive(Debug, Args)]
pub(crate) struct ListArgs {
    /// Only of this outlet (id or name)
    #[arg(long, value_name = "OUTLET", help_heading = "Filters")]
    outlet: Option<String>,
    /// Only with this topic (id or name)
    #[arg(long, value_name = "TOPIC", help_heading = "Filters")]
    topic: Option<String>,
    /// Only those that can have been published on or after this date
    #[arg(long, value_name = "DATE", help_heading = "Filters")]
    since: Option<String>,
    /// Only those that can have been published on or before this date
    #[arg(long, value_name = "DATE", help_heading = "Filters")]
    until: Option<String>,
    /// Only with this in the headline, the url or the byline
    #[arg(long, value_name = "TEXT", help_heading = "Filters")]
    text: Option<String>,
    /// Also those that were withdrawn
    #[arg(long, help_heading = "Filters")]
    all: bool,
    #[command(flatten)]
    output: OutputArgs,
}

/// Runs the verb.
pub(super) fn run(args: &ListArgs, session: &Session) -> Result<(), CliError> {
    let (since, until) = period(args.since.as_deref(), args.until.as_deref(), session)?;
    let mut sink = args.output.sink(session)?;
    let extent = if args.all { Extent::All } else { Extent::Standing };
    let rows = session.read_known_on(None, extent, |ledger| {
        let filter = ArticleFilter {
            outlet: args.outlet.as_deref().map(|text| lookup::outlet(ledger, text)).transpose()?,
            topic: args.topic.as_deref().map(|text| lookup::topic(ledger, text)).transpose()?,
            since: since.map(|day| day.to_string()),
            until: until.map(|day| day.to_string()),
            text: args.text.clone(),
        };
        sink.rows_with(
            &columns::ARTICLES,
            args.all.then_some("withdrawn"),
            ledger.list_articles(&filter)?.into_iter().map(Ok::<_, StoreError>),
        )
    })?;
    sink.finish()?;
    say_if_none(rows, "articles");
    Ok(())
}
