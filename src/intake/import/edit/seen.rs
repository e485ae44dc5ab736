//! Where an edited claim was seen, and the recording of the whole edit.

use super::Edit;
use super::acts::Acts;
use super::speakers::Part;
use crate::domain::anchor;
use crate::domain::{Appearance, Claim, Mode, NewAppearance, NewClaim};
use crate::intake::import::field::Field;
use crate::intake::import::fresh::article_id;
use crate::intake::import::links::anchored;
use crate::intake::import::places::Place;
use crate::intake::import::row::{Row, split};
use crate::intake::import::{Work, flat};
use crate::store::StoreError;

/// A change of where a claim was seen.
pub(super) struct Seen<'e> {
    /// An appearance whose quote or mode is another, with the new ones.
    pub(super) changed: Option<(&'e Appearance, Option<String>, Option<Mode>)>,
    /// Articles that it was not seen in before.
    pub(super) new: Vec<Place>,
    pub(super) anchors: Vec<anchor::Anchor>,
}

/// The new speakers, those concerned, and topics; `None`: as they are.
type Lists = (Option<Vec<Part>>, Option<Vec<Part>>, Option<Vec<String>>);

impl Work<'_> {
    /// Where the claim was seen: more articles, another quote. None is taken away.
    pub(super) fn appearances<'e>(
        &mut self,
        row: &mut Row<'_>,
        edit: &mut Edit<'e>,
        home: &Place,
    ) -> Result<Seen<'e>, StoreError> {
        let claim: &'e Claim = edit.claim;
        let mut seen = Seen { changed: None, new: Vec::new(), anchors: Vec::new() };
        let mut here = claim.appearances.iter().find(|seen| !seen.quotes.is_empty()).or(claim.home());
        if edit.is_whole {
            for field in [Field::Article, Field::Url] {
                if !edit.differs(row, field) {
                    continue;
                }
                let (known, given) = (split(&flat::cell(claim, field).unwrap_or_default()), row.list(field));
                for gone in known.iter().filter(|one| !given.contains(one)) {
                    row.fault(field, format!("the claim was seen in {gone}, and the cell does not say so: an import takes no appearance away"));
                }
                for one in given.into_iter().filter(|one| !known.contains(one)) {
                    seen.new.push(if field == Field::Url {
                        self.places.by_address(self.ledger, row, one)?
                    } else {
                        let id = one
                            .parse()
                            .map_err(|error: crate::domain::NotAnId| row.fault(field, error.to_string()))
                            .ok();
                        let Some(id) = id else { continue };
                        self.places.by_number(self.ledger, row, id)?
                    });
                }
                edit.changes(row, field);
            }
            if edit.differs(row, Field::Outlet) {
                row.fault(
                    Field::Outlet,
                    "the outlet is that of the article: change it with gainsay article edit",
                );
            }
        } else {
            let urls = row.list(Field::Url);
            if urls.len() > 1 {
                row.fault(Field::Url, "name one article; the others are rows of their own");
            }
            let id = article_id(row);
            let place = self.places.of(self.ledger, row, self.order, urls.into_iter().next(), id)?;
            match &place {
                Place::Nowhere => {}
                Place::Known(known, adds) => {
                    here = claim.appearances.iter().find(|seen| seen.article.id == known.id);
                    if here.is_none() || adds.is_some() {
                        seen.new.push(place);
                    }
                }
                Place::New(_) => {
                    here = None;
                    seen.new.push(place);
                }
            }
        }
        let quoted = here.map(|here| here.quotes.join(" … ")).filter(|quote| !quote.is_empty());
        let quote = row.text(Field::Quote);
        let mode = row.word::<Mode>(Field::Mode);
        let Some(here) = here else {
            if quote.is_some() && matches!(home, Place::Nowhere) && seen.new.is_empty() {
                row.fault(Field::Quote, "a quote is that of an article, and the row names none");
            }
            let article = seen.new.first().and_then(Place::known).map(|known| known.id);
            seen.anchors = self.stand(row, article, quote.as_deref())?;
            return Ok(seen);
        };
        let quote_differs =
            quote != quoted && edit.differs(row, Field::Quote) && (quote.is_some() || edit.is_whole);
        let mode_differs =
            mode != here.mode && (mode.is_some() || edit.is_whole) && row.columns.of(Field::Mode).is_some();
        if quote_differs || mode_differs {
            for (field, differs) in [(Field::Quote, quote_differs), (Field::Mode, mode_differs)] {
                if differs {
                    edit.changes(row, field);
                }
            }
            if quote_differs {
                seen.anchors = self.stand(row, Some(here.article.id), quote.as_deref())?;
            }
            seen.changed =
                Some((here, quote.filter(|_| quote_differs), if mode_differs { mode } else { here.mode }));
        }
        Ok(seen)
    }

    /// Records the change. Returns whether articles or relations were added.
    pub(super) fn write(
        &mut self,
        line: u64,
        claim: &Claim,
        mut new: NewClaim,
        (by, about, topics): Lists,
        seen: Seen<'_>,
        acts: &Acts,
    ) -> Result<bool, StoreError> {
        if let Some(parts) = by {
            new.speakers = self.parts(&parts)?;
        }
        if let Some(parts) = about {
            new.about = self.parts(&parts)?;
        }
        if let Some(topics) = topics {
            new.topics = self.ledger.topics(&topics)?;
        }
        self.ledger.update_claim(claim.id, &new)?;
        let mut added = false;
        let quote = seen.changed.as_ref().and_then(|(_, quote, _)| quote.clone());
        if let Some((now, quote, mode)) = seen.changed {
            let pieces = |quote: &String| vec![quote.clone()];
            let quotes = quote.as_ref().map_or_else(|| now.quotes.clone(), pieces);
            let to = NewAppearance { mode, quotes, ..now.as_recorded() };
            self.ledger.update_appearance(now, &to)?;
            if !seen.anchors.is_empty()
                && let Some(capture) = self.ledger.find_latest_capture(now.article.id)?
            {
                self.ledger.set_anchors(now.id, &anchored(&seen.anchors, capture.id))?;
            }
        }
        for place in &seen.new {
            let made = &mut |noun| self.result.made(noun);
            let Some(article) = self.places.record(self.ledger, place, made)? else { continue };
            added = true;
            if !claim.appearances.iter().any(|seen| seen.article.id == article.id) {
                self.appear(claim.id, article.id, quote.as_ref(), None, &seen.anchors)?;
            }
        }
        for (id, to) in &acts.changed {
            self.ledger.update_relation(*id, to)?;
        }
        Ok(self.link(line, claim.id, &acts.new)? > 0 || added)
    }
}
