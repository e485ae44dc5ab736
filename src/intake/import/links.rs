//! What ties a claim to others and to its articles: relations, appearances, and where quotes stand.

use super::acts::Act;
use super::field::Field;
use super::row::Row;
use super::{Pending, Work};
use crate::domain::anchor::{self, Text};
use crate::domain::{
    ArticleId, Basis, ClaimId, Manner, Mode, NewAppearance, NewRelation, QuoteAnchor, RelationType,
    looks_like_id,
};
use crate::reading::worksheet::text as rules;
use crate::store::StoreError;

/// A relation whose target was looked up.
pub(super) struct Linked {
    pub(super) relation: RelationType,
    pub(super) field: Field,
    /// The claim, or the ref that no row before has.
    pub(super) target: Result<ClaimId, String>,
    /// How far and how firmly, as far as the row says.
    pub(super) manner: Manner,
}

impl Work<'_> {
    /// Looks up the targets of a row's relations.
    pub(super) fn links(&mut self, row: &mut Row<'_>, own: Option<&str>) -> Result<Vec<Linked>, StoreError> {
        let mut links: Vec<Linked> = Vec::new();
        for Act { relation, target: name, field, manner } in row.acts() {
            let found = self.find(&name)?;
            if own == Some(name.as_str()) {
                row.fault(field, format!("{name:?} is this claim itself"));
                continue;
            }
            if let Some(id) = found
                && let Some(why) = self.ledger.left_out(id)?
            {
                row.fault(field, why.notice(id));
                continue;
            }
            let target = match found {
                Some(id) => Ok(id),
                None if looks_like_id(&name) => {
                    row.fault(field, format!("there is no claim {name} in this ledger"));
                    continue;
                }
                None => {
                    let Some(name) = row.checked(field, name, rules::reference) else { continue };
                    Err(rules::composed(&name))
                }
            };
            if !links.iter().any(|other| other.relation == relation && other.target == target) {
                links.push(Linked { relation, field, target, manner });
            }
        }
        Ok(links)
    }

    /// Says of new relations what they lack.
    pub(super) fn refuse_halves<'l>(row: &mut Row<'_>, links: impl IntoIterator<Item = &'l Linked>) {
        for link in links {
            if let Err(problem) = link.manner.clone().complete(link.relation) {
                row.fault(link.field, problem.to_string());
            }
        }
    }

    /// Records that a claim was seen in an article.
    pub(super) fn appear(
        &mut self,
        claim: ClaimId,
        article: ArticleId,
        quote: Option<&String>,
        mode: Option<Mode>,
        anchors: &[anchor::Anchor],
    ) -> Result<(), StoreError> {
        let new =
            NewAppearance { mode, quotes: quote.cloned().into_iter().collect(), ..NewAppearance::default() };
        let appearance = self.ledger.add_appearance(claim, article, &new)?;
        self.result.made("appearance");
        if !anchors.is_empty()
            && let Some(capture) = self.ledger.find_latest_capture(article)?
        {
            self.ledger.set_anchors(appearance, &anchored(anchors, capture.id))?;
        }
        Ok(())
    }

    /// Records relations, and keeps those whose target may still come. Returns how many are new.
    pub(super) fn link(&mut self, line: u64, claim: ClaimId, links: &[Linked]) -> Result<u64, StoreError> {
        let mut new = 0;
        for link in links {
            match &link.target {
                Ok(target) => {
                    if self.ledger.find_relation(claim, link.relation, *target)?.is_none() {
                        self.relate(claim, link.relation, *target, link.manner.clone())?;
                        new += 1;
                    }
                }
                Err(name) => {
                    let column = self.columns.name(link.field);
                    self.pending.push(Pending {
                        line,
                        claim,
                        relation: link.relation,
                        target: name.clone(),
                        manner: link.manner.clone(),
                        column,
                    });
                    new += 1;
                }
            }
        }
        Ok(new)
    }

    pub(super) fn relate(
        &mut self,
        claim: ClaimId,
        relation: RelationType,
        target: ClaimId,
        Manner { scope, part, force }: Manner,
    ) -> Result<(), StoreError> {
        let new = NewRelation {
            claim,
            relation,
            target,
            scope,
            part,
            force,
            basis: Basis::Explicit,
            note: None,
            article: None,
            quote: None,
        };
        let new = new.complete().map_err(|problem| StoreError::Refused { rule: problem.to_string() })?;
        self.ledger.add_relation(&new)?;
        self.result.made("relation");
        Ok(())
    }

    /// Where a quote stands in the text of its article, if that was captured; a quote that does not is a fault.
    pub(super) fn stand(
        &self,
        row: &mut Row<'_>,
        article: Option<ArticleId>,
        quote: Option<&str>,
    ) -> Result<Vec<anchor::Anchor>, StoreError> {
        let (Some(article), Some(quote)) = (article, quote) else { return Ok(Vec::new()) };
        if self.places.made(article) {
            // An import captures nothing.
            return Ok(Vec::new());
        }
        let Some(capture) = self.ledger.find_latest_capture(article)? else { return Ok(Vec::new()) };
        match Text::new(&capture.text).find_pieces(&[quote]) {
            Ok(anchors) => Ok(anchors),
            Err(missing) => {
                for piece in missing {
                    row.fault(Field::Quote, format!("the quote {}", piece.reason));
                }
                Ok(Vec::new())
            }
        }
    }
}

/// Anchors of the pieces of a quote in a capture.
pub(super) fn anchored(anchors: &[anchor::Anchor], capture: crate::domain::CaptureId) -> Vec<QuoteAnchor> {
    let each = (1..).zip(anchors).map(|(piece, anchor)| QuoteAnchor {
        piece,
        capture,
        start: anchor.start,
        end: anchor.end,
        prefix: anchor.prefix.clone(),
        suffix: anchor.suffix.clone(),
    });
    each.collect()
}
