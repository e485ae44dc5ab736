//! Proposals as a worksheet, with what a person has to know beside them as comments.
//!
//! Owns which refs are written (those that something names), which links are dropped (those to statements
//! that are not in the worksheet), and where the comments stand. Called by `draft` and by the progress of a
//! review.

use std::collections::BTreeSet;

use super::{Head, Maybe, Proposal};
use crate::reading::worksheet::{self, ArticleSheet, ClaimSheet, Comments, Located, Worksheet};

/// A claim with the comments that stand above and below it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Annotated {
    /// The claim.
    pub claim: ClaimSheet,
    /// The comments.
    pub comments: Comments,
}

/// These proposals as claims. One is given its ref if another, or a comment, names it; a link to a proposal
/// that is not among them goes. `all` are the proposals of the article; `extra` says what else to write above
/// each.
pub fn annotated(
    chosen: &[&Proposal],
    all: &[Proposal],
    extra: impl Fn(&Proposal) -> Vec<String>,
) -> Vec<Annotated> {
    let here: BTreeSet<&str> = chosen.iter().map(|proposal| proposal.name()).collect();
    let drafted: BTreeSet<&str> = all.iter().map(Proposal::name).collect();
    let is_there = |target: &str| here.contains(target) || !drafted.contains(target);
    let sure = |proposal: &&Proposal| -> Vec<String> {
        proposal.claim.relations.iter().map(|link| link.target_text().to_owned()).collect()
    };
    let maybe = |proposal: &&Proposal| -> Vec<String> {
        proposal.open_links().map(|maybe| maybe.link.target_text().to_owned()).collect()
    };
    let named: BTreeSet<String> = chosen.iter().flat_map(|one| [sure(one), maybe(one)].concat()).collect();
    let one = |proposal: &&Proposal| {
        let mut claim = proposal.claim.clone();
        claim.relations.retain(|link| link.named().is_none_or(|name| is_there(name)));
        if claim.r#ref.is_none() && named.contains(proposal.name()) {
            claim.r#ref = Some(Located::unplaced(proposal.handle.clone()));
        }
        let mut above = extra(proposal);
        above.extend(proposal.how.iter().cloned());
        let maybe = proposal.open_links().filter(|maybe| is_there(maybe.link.target_text()));
        let below = maybe.map(|maybe| {
            let Maybe { link, shown } = maybe;
            format!("{} = {}    # perhaps: {shown}", link.relation, worksheet::quoted(link.target_text()))
        });
        let mut below: Vec<String> = below.collect();
        if let Some(denied) = proposal.denied.as_ref().filter(|_| claim.relations.is_empty()) {
            below.push(format!(
                "denies = {{ text = {} }}    # if nobody here said it",
                worksheet::quoted(denied)
            ));
        }
        Annotated { claim, comments: Comments { above, below } }
    };
    chosen.iter().map(one).collect()
}

/// The whole worksheet as TOML. `text` is the file with the article's text, as the worksheet names it.
pub fn to_toml(title: &[String], head: &Head, text: Option<String>, claims: Vec<Annotated>) -> String {
    let (claims, comments): (Vec<_>, Vec<_>) =
        claims.into_iter().map(|one| (one.claim, one.comments)).unzip();
    let mut article: ArticleSheet = head.sheet.clone();
    article.text = text.map(Located::unplaced).or(article.text);
    let mut above = title.to_vec();
    above.extend(head.remarks.iter().cloned());
    worksheet::to_toml_commented(&Worksheet { article, claims }, &above, &comments)
}
