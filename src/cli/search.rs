//! `gainsay search`: claims, or articles, by the words in them.

use clap::Args;

use super::clocks::ClockArgs;
use super::filter::ClaimFilterArgs;
use super::present::{OutputArgs, say_if_none};
use super::{CliError, Session, lookup, ui};
use crate::domain::search::Query;
use crate::output::columns;
use crate::report::{CANDIDATES, SearchQuery, article_hits, hits, search, search_articles};
use crate::store::NameMatch;

/// Find claims by the words in their text, their quotes and the headlines above them, best first.
///
/// Words side by side must all be there, in any grammatical form. "In quotation marks": in this order.
/// artill*: words that begin so. AND, OR, NOT in capitals (or -word) and parentheses combine. Case and
/// diacritics do not matter.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  gainsay search 'artillery shells'\n  gainsay search '\"no evidence\" OR unfounded' --speaker Russia --since 2024-06\n  gainsay search 'missil* -Seoul' --format json\n  gainsay search sanctions --articles"
)]
pub(super) struct SearchArgs {
    /// The words
    #[arg(value_name = "WORDS", required_unless_present = "rebuild")]
    words: Vec<String>,
    /// Find articles instead, by their headlines and the texts that were captured
    #[arg(long)]
    articles: bool,
    /// Only the best N; 0 for all
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: usize,
    /// Make the index again, if another program has written to the ledger
    #[arg(long, conflicts_with_all = ["words", "articles"])]
    rebuild: bool,
    #[command(flatten)]
    filter: ClaimFilterArgs,
    #[command(flatten)]
    clocks: ClockArgs,
    #[command(flatten)]
    output: OutputArgs,
}

/// How much of a query an error repeats, in characters.
const SHOWN: usize = 80;

/// Runs the verb.
pub(super) fn run(args: &SearchArgs, session: &Session) -> Result<(), CliError> {
    if args.rebuild {
        session.rebuild_search()?;
        ui::status("the search index was made again");
        return Ok(());
    }
    let typed = args.words.join(" ");
    let query = Query::parse(&typed).map_err(|problem| {
        // Who pastes a whole page need not be shown it again.
        let begins: String = typed.chars().take(SHOWN).collect();
        let more = if typed.chars().nth(SHOWN).is_some() { "…" } else { "" };
        CliError::usage(format!("{:?}: {problem}", begins + more))
    })?;
    let limit = (args.limit > 0).then_some(args.limit);
    let mut sink = args.output.sink(session)?;
    let as_of = args.clocks.as_of(session)?;
    let (rows, all, more, named) = args.clocks.read(session, |ledger| {
        let claims = args.filter.resolve(ledger, session)?;
        let most = limit.unwrap_or(usize::MAX);
        if args.articles {
            if !claims.is_empty() || as_of.is_some() {
                return Err(CliError::usage(
                    "filters and --as-of are about claims; they do not go with --articles",
                ));
            }
            let ranked = search_articles(ledger, &query, limit)?;
            let rows = sink.rows(&columns::ARTICLE_HITS, article_hits(ledger, &query, &ranked).take(most))?;
            return Ok((rows, ranked.len(), ranked.more, Vec::new()));
        }
        let asked = SearchQuery { query, claims, as_of, limit };
        let ranked = search(ledger, &asked)?;
        let rows = sink.rows(&columns::HITS, hits(ledger, &asked, &ranked).take(most))?;
        let named =
            if rows == 0 { lookup::speakers_called(ledger, typed.trim_matches('"'))? } else { Vec::new() };
        Ok((rows, ranked.len(), ranked.more, named))
    })?;
    sink.finish()?;
    say_if_none(rows, "hits");
    for NameMatch { id, name, .. } in named {
        ui::status(&format!(
            "{name} is a speaker, and who said it is not searched: gainsay claim list --speaker {id}"
        ));
    }
    let what = if args.articles { "articles" } else { "claims" };
    if more {
        ui::warn(&format!(
            "the best {rows} of the newest {} {what} that have these words; there are more: add words or filters, or --limit 0 for all",
            CANDIDATES.max(args.limit)
        ));
    } else if limit.is_some_and(|limit| all > limit) {
        ui::warn(&format!("the best {rows} of {all}; --limit 0 for all"));
    }
    Ok(())
}
