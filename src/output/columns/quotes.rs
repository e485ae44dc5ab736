//! What became of quotes.

use super::columns;
use crate::domain::{QuoteStanding, Vocabulary};
use crate::output::Columns;

/// A row for each piece of a quote.
pub static QUOTES: Columns<QuoteStanding> = columns! { "quotes",
    "claim,appearance,piece,state,quote,detail";
    "claim", ALWAYS, "the claim's id": |quote| quote.claim.to_string().into();
    "appearance", DETAIL, "the appearance's id": |quote| quote.appearance.to_string().into();
    Count "piece", DETAIL, "which piece of the quote, from 1": |quote| i64::from(quote.piece).into();
    "state", ALWAYS, "what became of it: stands, moved, vanished": |quote| quote.state.as_str().into();
    "quote", ALWAYS, "the words, as recorded": |quote| quote.exact.as_str().into();
    "detail", ALWAYS, "where they are now, or what is nearest to them": |quote| quote.detail.as_deref().into();
};
