//! `gainsay date`: how a date is read, before it is recorded.

use std::io::BufRead;

use clap::Args;

use super::present::OutputArgs;
use super::{CliError, Session};
use crate::domain::date::SourceDate;
use crate::output::columns;
use crate::reading::date_words::{self, Anchor};

/// Show how gainsay reads dates: the EDTF value, the first and last day it can mean, and the rule.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay date '20 June 2024' ../2024-06-21 2024-06~\n  gainsay date Thursday 'earlier this week' --article-date 2024-06-21"
)]
pub(super) struct DateArgs {
    /// Dates (- is standard input, one a line)
    #[arg(required = true, value_name = "DATE")]
    dates: Vec<String>,
    /// The day that "Thursday" and "two weeks ago" count from [default: the clock]
    #[arg(long, value_name = "DATE")]
    article_date: Option<crate::domain::date::Edtf>,
    #[command(flatten)]
    output: OutputArgs,
}

/// Runs the verb.
pub(super) fn run(args: &DateArgs, session: &Session) -> Result<(), CliError> {
    let anchor = match &args.article_date {
        Some(date) => Anchor::published(Some(date)),
        None => Anchor::on(session.today()),
    };
    let mut words = Vec::new();
    for date in &args.dates {
        if date == "-" {
            for line in std::io::stdin().lock().lines() {
                words.push(line.map_err(|e| CliError::io("cannot read standard input", e))?);
            }
        } else {
            words.push(date.clone());
        }
    }
    let mut read: Vec<SourceDate> = Vec::new();
    let mut refused = Vec::new();
    for words in &words {
        match date_words::read(words, &anchor) {
            Ok(date) => read.push(date),
            Err(error) => refused.push(error.to_string()),
        }
    }
    let mut sink = args.output.sink(session)?;
    sink.rows(&columns::DATES, read.into_iter().map(Ok::<_, CliError>))?;
    sink.finish()?;
    if refused.is_empty() { Ok(()) } else { Err(CliError::usage(refused.join("\n"))) }
}
