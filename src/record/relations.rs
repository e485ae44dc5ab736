//! Changing a relation by its id, and what only those who made a claim can do to it.

use super::quotes::OWN_WORDS;
use super::refusal::Refused;
use super::{rules, warnings};
use crate::domain::anchor::Text;
use crate::domain::{
    ArticleId, Change, Claim, ClaimId, Manner, NewRelation, Outcome, RelationId, RelationProblem,
    RelationType, Side, check_own,
};
use crate::store::{Reader, StoreError, Writer};

/// What is to be changed of a relation; what is `None` stays.
#[derive(Debug, Clone, Default)]
pub struct RelationEdit {
    /// What the later claim does after all.
    pub relation: Option<RelationType>,
    /// The earlier claim that it points to after all.
    pub target: Option<ClaimId>,
    /// How far and how firmly.
    pub manner: Manner,
    /// Who says so.
    pub basis: Option<crate::domain::Basis>,
    /// A remark.
    pub note: Option<String>,
    /// The article that says so.
    pub article: Option<ArticleId>,
    /// The words of that article.
    pub quote: Option<String>,
    /// Fields to be emptied: `note`, `article`, `quote`.
    pub clears: Vec<String>,
}

/// Changes a relation.
///
/// # Errors
/// Those of the ledger; what is refused is an inner error.
pub fn edit_relation(
    ledger: &Writer<'_>,
    id: RelationId,
    edit: RelationEdit,
) -> Result<Result<Change, Refused>, StoreError> {
    let now = ledger.get_relation(id)?.fields;
    let before = now.clone();
    let relation = edit.relation.unwrap_or(now.relation);
    // A scope that is named anew settles the part; and what no longer challenges has neither scope nor force.
    let settles = edit.manner.scope.is_some() || edit.manner.part.is_some();
    let keeps = relation.is_challenge();
    let stays = |field: &str| edit.clears.iter().all(|cleared| cleared != field);
    let home = ledger.get_claim(now.claim)?.home().map(|home| home.article.id);
    let new = NewRelation {
        claim: now.claim,
        relation,
        target: edit.target.unwrap_or(now.target),
        scope: edit.manner.scope.or(now.scope.filter(|_| keeps && !settles)),
        part: edit.manner.part.or(now.part.filter(|_| keeps && !settles)),
        force: edit.manner.force.or(now.force.filter(|_| keeps)),
        basis: edit.basis.unwrap_or(now.basis),
        note: edit.note.or(now.note.filter(|_| stays("note"))),
        article: match edit.article {
            Some(article) => Some(article).filter(|article| Some(*article) != home),
            None => now.article.filter(|_| stays("article")),
        },
        quote: edit.quote.or(now.quote.filter(|_| stays("quote"))),
    };
    let new = match new.complete() {
        Ok(new) => new,
        Err(RelationProblem::ToItself(id)) => {
            return Ok(Err(Refused::new(rules::itself(&id.to_string()), rules::EARLIER)));
        }
        Err(problem) => {
            return Ok(Err(Refused::new(problem.to_string(), "see: gainsay relation edit --help")));
        }
    };
    if let Some(refusal) = refused(ledger, &new)? {
        return Ok(Err(refusal));
    }
    let other = ledger.find_relation(new.claim, new.relation, new.target)?.filter(|other| *other != id);
    if let Some(other) = other {
        let why = format!("{} {} {} is already recorded: {other}", new.claim, new.relation, new.target);
        return Ok(Err(Refused::new(why, format!("see it with: gainsay relation show {other}"))));
    }
    if before.target != new.target || before.relation != new.relation {
        for claim in [new.claim, new.target] {
            if let Some(why) = ledger.left_out(claim)? {
                return Ok(Err(Refused::plainly(why.notice(claim))));
            }
        }
    }
    ledger.update_relation(id, &new)?;
    let summary = format!("{} {} {}", new.claim, new.relation, new.target);
    let change = Change::of(Outcome::Updated, "relation", id, summary).with_fields(before.differing(&new));
    let told = warnings::of_changed_relation(ledger, &before, &new)?;
    Ok(Ok(told.into_iter().fold(change, |change, what| change.with_warning(Some(what)))))
}

/// Why a relation may not be recorded so: it is for an own claim, or its words do not stand in their article.
fn refused(ledger: &Reader<'_>, new: &NewRelation) -> Result<Option<Refused>, StoreError> {
    if let Some(refused) = refused_for_own(ledger, new, &new.target.to_string())? {
        return Ok(Some(refused));
    }
    let Some(quote) = &new.quote else { return Ok(None) };
    let article = match new.article {
        Some(article) => Some(article),
        None => ledger.get_claim(new.claim)?.home().map(|home| home.article.id),
    };
    let Some(capture) = article.map(|article| ledger.find_latest_capture(article)).transpose()?.flatten()
    else {
        return Ok(None);
    };
    let found = Text::new(&capture.text).find_pieces(&[quote.as_str()]);
    Ok(found.err().map(|missing| {
        let reasons: Vec<String> = missing.iter().map(|piece| piece.reason.to_string()).collect();
        Refused::new(format!("the quote {}", reasons.join("; ")), OWN_WORDS)
    }))
}

/// That a relation is for a claim of one's own, and its target, by this name, was made by others.
pub(super) fn refused_for_own(
    ledger: &Reader<'_>,
    new: &NewRelation,
    name: &str,
) -> Result<Option<Refused>, StoreError> {
    if !new.relation.is_for_own() {
        return Ok(None);
    }
    let sides = |claim: &Claim| -> Vec<Side> {
        claim.speakers.iter().flat_map(|named| Side::of(&named.party)).collect()
    };
    let (claim, target) = (ledger.get_claim(new.claim)?, ledger.get_claim(new.target)?);
    let is_own = check_own(new.relation, &sides(&claim), &sides(&target)).is_ok();
    Ok((!is_own).then(|| Refused::new(rules::not_own(new.relation, name), rules::OF_OTHERS)))
}
