//! Recording an article, or what is new about one.

use std::rc::Rc;

use super::plan::{OutletPlan, RecordedArticle};
use super::recorder::Recorder;
use super::{ArticlePlan, Authority, Home};
use crate::domain::{Change, NewArticle, Outcome};
use crate::store::StoreError;

impl Recorder<'_> {
    /// Records an article, or what is new about one. Returns where claims are recorded; `None` if the plan is
    /// of none.
    ///
    /// # Errors
    /// Those of the ledger.
    pub fn record_article(
        &mut self,
        plan: ArticlePlan,
        changes: &mut Vec<Change>,
    ) -> Result<Option<Home>, StoreError> {
        let is_nothing_new = plan.authority == Authority::Adds && !plan.adds && plan.also_at.is_empty();
        if plan.is_nowhere() {
            return Ok(None);
        }
        if let Some(known) = plan.recorded.as_ref().filter(|_| is_nothing_new) {
            let published = known.fields.published.clone();
            return Ok(Some(Home {
                article: known.id,
                was_published: published.clone(),
                published,
                capture: None,
            }));
        }
        let outlet = match &plan.outlet {
            None => None,
            Some(OutletPlan::Known(id)) => Some(*id),
            Some(OutletPlan::New(name)) => {
                let id = self.articles.add_outlet(self.ledger, name)?;
                changes.push(Change::of(Outcome::New, "outlet", id, name.clone()));
                Some(id)
            }
        };
        if let Some(outlet) = outlet {
            for address in &plan.proposed.outlet_same_as {
                if self.ledger.add_outlet_same_as(outlet, address)? {
                    changes.push(
                        Change::of(Outcome::Updated, "outlet", outlet, address.clone())
                            .with_fields(vec!["same-as"]),
                    );
                }
            }
        }
        let mut now = plan.recorded.as_ref().map(|known| known.fields.clone()).unwrap_or_default();
        let was_published = now.published.clone();
        plan.proposed.clears.iter().for_each(|field| now.clear(field));
        let topics = self.ledger.topics(&plan.proposed.topics)?;
        let proposed = plan.proposed;
        let published = match (proposed.published, now.published) {
            (Some(given), Some(recorded))
                if given.words() == recorded.words() && given.edtf() == recorded.edtf() =>
            {
                Some(recorded)
            }
            // What a source only names, and what is recorded, are one day in other words.
            (Some(_), Some(recorded)) if plan.authority == Authority::Adds => Some(recorded),
            (given, recorded) => given.or(recorded),
        };
        let new = NewArticle {
            url: proposed.url.or(now.url),
            headline: proposed.headline.or(now.headline),
            outlet: outlet.or(now.outlet),
            byline: proposed.byline.or(now.byline),
            published: published.clone(),
            language: proposed.language.or(now.language),
            kind: proposed.kind.or(now.kind),
            note: proposed.note.or(now.note),
            topics: if topics.is_empty() { now.topics } else { topics },
        };
        let summary = new.headline.clone().or(new.url.clone()).unwrap_or_default();
        let (article, mut change) = if let Some(known) = &plan.recorded {
            let differs = self.ledger.update_article(known.id, &new)?;
            let fields = if differs { known.fields.differing(&new) } else { Vec::new() };
            let mut change = Change::of(Outcome::Updated, "article", known.id, summary).with_fields(fields);
            if let Some(why) = self.ledger.left_out_article(known.id)?.filter(|_| differs) {
                change.warnings.push(why.notice(known.id));
            }
            (known.id, change)
        } else {
            let id = self.ledger.add_article(&new)?;
            (id, Change::of(Outcome::New, "article", id, summary))
        };
        for (other, why) in plan.hints {
            let what = format!(
                "{article} may be {other}: {why}; if they are one: gainsay article merge {article} {other}"
            );
            change.warnings.push(what);
        }
        for address in &plan.also_at {
            if self.ledger.add_address(article, address)? && change.outcome != Outcome::New {
                change.outcome = Outcome::Updated;
                change.fields.push("address");
            }
        }
        changes.push(change);
        if self.is_terse {
            let outlet = plan.recorded.as_ref().and_then(|known| known.outlet.clone()).or(proposed.outlet);
            let is_old = plan.recorded.as_ref().is_some_and(|known| known.is_old);
            self.articles.keep(&Rc::new(RecordedArticle { id: article, fields: new, outlet, is_old }));
        }
        Ok(Some(Home { article, published, was_published, capture: None }))
    }
}
