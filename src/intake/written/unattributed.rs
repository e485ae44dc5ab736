//! What nobody is said to have said, of an article: written with the claim that denies it, `denies = { text =
//! "…" }`.

use crate::domain::date::Rule;
use crate::domain::{ArticleId, Claim, ClaimId, Relation, SpeakerKind, UNATTRIBUTED};

/// Such a claim.
pub(super) struct Unattributed {
    pub(super) claim: ClaimId,
    pub(super) text: String,
    /// Its ref, until it is written.
    pub(super) r#ref: Option<String>,
}

/// Those of an article that say no more than what goes without saying beside what denies them. `claims` are
/// all of the article, in order.
pub(super) fn among(claims: &[Claim], article: ArticleId) -> Vec<Unattributed> {
    let mut found: Vec<Unattributed> = Vec::new();
    for (at, claim) in claims.iter().enumerate() {
        let before = claims[..at].iter().rev();
        let mut near: Vec<&Claim> =
            before.take_while(|near| is_plain(near, article) && !has(&found, near.id)).collect();
        near.reverse();
        let targets = in_order(claim).into_iter().map(|link| link.fields.target);
        let named: Vec<ClaimId> =
            targets.filter(|target| near.iter().any(|near| near.id == *target)).collect();
        // Logged again they stand right before it, in the order of its links.
        let is_in_order = named.iter().eq(near.iter().map(|near| &near.id));
        let is_same = |near: &&Claim| goes_without_saying(near, claim, article);
        if near.is_empty() || !is_in_order || !near.iter().all(is_same) {
            continue;
        }
        found.extend(near.into_iter().map(|near| Unattributed {
            claim: near.id,
            text: near.text.clone().unwrap_or_default(),
            r#ref: near.r#ref.clone(),
        }));
    }
    found
}

/// The links of a claim in the order in which a worksheet has them.
pub(super) fn in_order(claim: &Claim) -> Vec<&Relation> {
    let mut relations: Vec<&Relation> = claim.relations.iter().collect();
    relations.sort_by_key(|relation| relation.fields.relation);
    relations
}

/// Whether a claim is one of these.
pub(super) fn has(found: &[Unattributed], claim: ClaimId) -> bool {
    found.iter().any(|one| one.claim == claim)
}

/// Whether a claim has a text by nobody named, and nothing else.
fn is_plain(claim: &Claim, article: ArticleId) -> bool {
    let by = claim.speakers.as_slice();
    matches!(by, [only] if only.kind == Some(SpeakerKind::Unnamed) && only.party.name_as_given == UNATTRIBUTED
        && only.party.title.is_none() && only.party.bodies.is_empty())
        && claim.home().is_some_and(|home| home.article.id == article)
        && claim.text.is_some()
        && claim.kind == crate::domain::ClaimKind::Statement
        && claim.said.as_ref().is_none_or(|said| said.rule() == Rule::ByPublication)
        && claim.event.is_none()
        && claim.note.is_none()
        && claim.topics.is_empty()
        && claim.about.is_empty()
        && claim.relations.is_empty()
}

/// Whether what it has of the article is what the claim that denies it has.
fn goes_without_saying(claim: &Claim, denial: &Claim, article: ArticleId) -> bool {
    let (Some(here), Some(home)) = (claim.home(), denial.home()) else { return false };
    home.article.id == article
        && here.quotes == home.quotes
        && here.mode == home.mode
        && here.at == home.at
        && here.hedge.is_none()
        && here.via.is_empty()
        && here.note.is_none()
}
