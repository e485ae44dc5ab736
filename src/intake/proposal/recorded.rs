//! Which statements of an article the ledger has already, so that drafting it again proposes only what is
//! new.
//!
//! Owns when two quotes are of one statement: one holds the other. Called by `of_draft`; it only reads.

use crate::domain::text::fold_name;
use crate::domain::{ArticleId, ClaimId};
use crate::store::{Reader, StoreError};

/// Words below which a quote must be the same to be of one statement: "no" stands in many.
const FEW: usize = 3;

/// The recorded quotes of an article.
#[derive(Debug, Default)]
pub(super) struct Recorded {
    quotes: Vec<(ClaimId, Vec<String>)>,
}

impl Recorded {
    /// Those of the article, if the ledger has it.
    pub(super) fn of(ledger: Option<&Reader<'_>>, article: Option<ArticleId>) -> Result<Self, StoreError> {
        let (Some(ledger), Some(article)) = (ledger, article) else { return Ok(Self::default()) };
        let ids = ledger.list_claims_of_article(article)?;
        let mut quotes = Vec::new();
        for claim in ledger.load_claims(&ids)? {
            for here in claim.appearances.iter().filter(|seen| seen.article.id == article) {
                quotes.extend(here.quotes.iter().map(|quote| (claim.id, words(quote))));
            }
        }
        Ok(Self { quotes })
    }

    /// The claim that one of these quotes is of.
    pub(super) fn find<'q>(&self, quotes: impl Iterator<Item = &'q String>) -> Option<ClaimId> {
        let quotes: Vec<Vec<String>> = quotes.map(|quote| words(quote)).collect();
        let holds = |one: &Vec<String>, other: &Vec<String>| {
            let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
            short.len() > FEW && long.windows(short.len()).any(|window| window == short.as_slice())
        };
        // The same words first: what holds them may be another statement.
        let same = self.quotes.iter().find(|(_, known)| quotes.contains(known));
        let like = || self.quotes.iter().find(|(_, known)| quotes.iter().any(|quote| holds(quote, known)));
        same.or_else(like).map(|(id, _)| *id)
    }
}

fn words(quote: &str) -> Vec<String> {
    fold_name(quote)
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}
