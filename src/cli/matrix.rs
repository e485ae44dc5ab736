//! `gainsay matrix`: who asserts what, and who denies it.

use clap::Args;

use super::ask::AskArgs;
use super::{CliError, Session};
use crate::output::{self, Format, columns};
use crate::report::{MatrixQuery, matrix, matrix_parties};

/// Columns of a wide matrix beyond which nobody reads it.
const WIDEST: usize = 500;

/// Show where every party stands on every claim: asserts, denies, partly, non-denial, took-back.
///
/// Whoever speaks for a body counts as that body. A claim that only answers another (a denial, a
/// confirmation) is seen in the row of the claim that it answers; --all gives it a row of its own. Who is not
/// named has no recorded position.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay matrix --topic shells\n  gainsay matrix --topic shells --wide -o matrix.csv"
)]
pub(super) struct MatrixArgs {
    /// A row for each claim and a column for each party: for table, csv and md
    #[arg(long)]
    wide: bool,
    /// Also claims that only answer others
    #[arg(long, help_heading = "Filters")]
    all: bool,
    #[command(flatten)]
    ask: AskArgs,
}

/// Runs the verb.
pub(super) fn run(args: &MatrixArgs, session: &Session) -> Result<(), CliError> {
    let format = args.ask.output.format()?;
    if args.wide && (args.ask.output.fields.is_some() || matches!(format, Format::Json | Format::Jsonl)) {
        return Err(CliError::usage("--wide is for table, csv and md, and has fields of its own")
            .hint("leave --wide out: a program groups the rows by claim and party_name itself"));
    }
    args.ask.run(session, "claims", |reader, asked, sink| {
        let query = MatrixQuery { claims: asked.claims.clone(), as_of: asked.as_of, answers: args.all };
        let items = asked.first(matrix(reader, &query)).map(|item| item.map_err(CliError::from));
        let style = sink.style();
        if !args.wide {
            let selection = args.ask.output.select(&columns::MATRIX)?;
            return output::write_matrix(sink.out(), &selection, items, style);
        }
        let parties = matrix_parties(asked.first(matrix(reader, &query)))?;
        if parties.len() > WIDEST {
            let message = format!("the matrix would have a column for each of {} parties", parties.len());
            return Err(CliError::usage(message)
                .hint(format!("narrow it down to {WIDEST}, with --topic for example, or leave --wide out")));
        }
        output::write_wide(sink.out(), &parties, items, style)
    })
}
