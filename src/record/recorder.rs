//! The one who records: into one ledger, in one transaction, what a desk proposes.

use std::rc::Rc;

use super::articles::Articles;
use super::cast::Cast;
use super::home::follow_publication;
use super::maybe_there::{MaybeThere, Of};
use super::outcome::Settled;
use super::people::People;
use super::plan::{OutletPlan, RecordedArticle};
use super::resolve::Resolving;
use super::setting::Reread;
use super::texts::Texts;
use super::write::{self, Writing};
use super::{
    ArticlePlan, Authority, Home, Pending, Plan, ProposedArticle, ProposedClaim, ProposedTarget, Recorded,
    Refusals, Retrieved, Setting, proposed, relations, rules, warnings,
};

use crate::domain::date::SourceDate;
use crate::domain::{ArticleId, Change, ClaimId, NewArticle, NewCapture, Outcome};
use crate::store::{NameInArticle, StoreError, Writer};

/// Records into one ledger, in one transaction.
pub struct Recorder<'w> {
    ledger: &'w Writer<'w>,
    reread: Reread<'w>,
    people: People,
    articles: Articles,
    texts: Texts,
    refs: Option<MaybeThere>,
    is_terse: bool,
}

impl<'w> Recorder<'w> {
    /// For one article, or a few claims.
    pub fn new(ledger: &'w Writer<'w>, reread: Reread<'w>) -> Self {
        Self {
            ledger,
            reread,
            people: People::default(),
            articles: Articles::new(i64::MAX),
            texts: Texts::default(),
            refs: None,
            is_terse: false,
        }
    }

    /// For many claims: names, texts, refs and articles that were met are remembered, and changes do not say
    /// in words what they are about.
    ///
    /// # Errors
    /// Those of the ledger.
    pub fn of_many(ledger: &'w Writer<'w>, reread: Reread<'w>) -> Result<Self, StoreError> {
        let last = ledger.last_ids()?;
        Ok(Self {
            ledger,
            reread,
            people: People::of_many(&last),
            articles: Articles::new(last.article.number()),
            texts: Texts::of_many(&last),
            refs: Some(MaybeThere::new(Of::Refs, &last)),
            is_terse: true,
        })
    }

    /// The ledger.
    pub fn ledger(&self) -> &'w Writer<'w> {
        self.ledger
    }

    /// Looks up which article a source is about. After a refusal the plan is not to be used.
    ///
    /// # Errors
    /// Those of the ledger.
    pub fn plan_article(
        &mut self,
        proposed: &ProposedArticle,
        authority: Authority,
        refusals: &mut Refusals,
    ) -> Result<ArticlePlan, StoreError> {
        self.articles.plan(self.ledger, proposed, authority, refusals)
    }

    /// The plan of an article of the ledger of which nothing new is said.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`] if there is none.
    pub fn known_article(&mut self, id: ArticleId) -> Result<ArticlePlan, StoreError> {
        let known = self.articles.by_id(self.ledger, id)?;
        let proposed = ProposedArticle { id: Some(known.id), ..ProposedArticle::default() };
        Ok(ArticlePlan {
            recorded: Some(known),
            proposed,
            outlet: None,
            also_at: Vec::new(),
            adds: false,
            authority: Authority::Adds,
            hints: Vec::new(),
        })
    }

    /// The plan of no article at all.
    pub fn nowhere() -> ArticlePlan {
        ArticlePlan {
            recorded: None,
            proposed: ProposedArticle::default(),
            outlet: None,
            also_at: Vec::new(),
            adds: false,
            authority: Authority::Adds,
            hints: Vec::new(),
        }
    }

    /// Looks up everything that claims name. After a refusal the plan is not to be used.
    ///
    /// # Errors
    /// Those of the ledger.
    pub fn plan_claims(
        &mut self,
        claims: Vec<ProposedClaim>,
        article: &ArticlePlan,
        setting: &Setting<'_>,
        refusals: &mut Refusals,
    ) -> Result<Plan, StoreError> {
        for (at, claim) in claims.iter().enumerate() {
            refusals.of_claim(at);
            rules::topics(claim, refusals);
            if article.is_nowhere() {
                rules::words_of_no_article(claim, refusals);
            }
        }
        let unnamed = proposed::unnamed_in(&claims);
        let names = self.names_of(article, &claims, !unnamed.is_empty())?;
        let published = article.published().map(SourceDate::edtf);
        let resolving = Resolving {
            ledger: self.ledger,
            cast: Cast::new(self.ledger, &mut self.people, names, unnamed),
            texts: &mut self.texts,
            refs: self.refs.as_mut(),
            article: article.recorded(),
            by_publication: published.and_then(SourceDate::by_publication),
            setting,
        };
        resolving.resolve(claims, refusals)
    }

    /// The names among those of the claims that the ledger already has for the article.
    fn names_of(
        &self,
        article: &ArticlePlan,
        claims: &[ProposedClaim],
        has_unnamed: bool,
    ) -> Result<Vec<NameInArticle>, StoreError> {
        let Some(known) = &article.recorded else { return Ok(Vec::new()) };
        let names = proposed::names_in(claims);
        let has_unattributed = claims.iter().any(|claim| {
            let texts = claim.relations.iter().map(|link| &link.target);
            texts.into_iter().any(|target| matches!(target, ProposedTarget::Unattributed { .. }))
                || claim.by.iter().filter_map(|party| party.name.as_deref()).any(proposed::is_unattributed)
        });
        if names.is_empty() && !has_unattributed {
            return Ok(Vec::new());
        }
        let is_wanted = |given: &str| {
            names.contains(&crate::domain::text::fold_name(given)) || proposed::is_unattributed(given)
        };
        // Of an article that this very command made, names mean whom they mean anywhere, but for the unnamed.
        if !known.is_old && self.is_terse {
            let asked = has_unnamed || has_unattributed;
            return if asked {
                self.ledger.list_names_in_article(known.id, is_wanted)
            } else {
                Ok(Vec::new())
            };
        }
        if !self.is_terse || has_unnamed || has_unattributed {
            return self.ledger.list_names_in_article(known.id, is_wanted);
        }
        if known.names.get().is_none() {
            let _ = known.names.set(self.ledger.list_names_in_article(known.id, |_| true)?);
        }
        let all = known.names.get().map(Vec::as_slice).unwrap_or_default();
        Ok(all
            .iter()
            .filter(|name| is_wanted(name.given.as_deref().unwrap_or(&name.listed)))
            .cloned()
            .collect())
    }

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
            (known.id, Change::of(Outcome::Updated, "article", known.id, summary).with_fields(fields))
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
            let names = std::cell::OnceCell::new();
            self.articles.keep(&Rc::new(RecordedArticle { id: article, fields: new, outlet, is_old, names }));
        }
        Ok(Some(Home { article, published, was_published, capture: None }))
    }

    /// Records the claims of a plan.
    ///
    /// # Errors
    /// Those of the ledger.
    pub fn record_claims(&mut self, plan: &Plan, home: Option<Home>) -> Result<Recorded, StoreError> {
        let mut changes = Vec::new();
        let cast = write::record_cast(self.ledger, &mut self.people, &plan.members, &mut changes)?;
        let writing = Writing {
            ledger: self.ledger,
            reread: self.reread,
            home,
            cast,
            is_terse: self.is_terse,
            texts: &mut self.texts,
            changes,
            pending: Vec::new(),
            warnings: Vec::new(),
        };
        let recorded = writing.record(plan)?;
        if let Some(refs) = &mut self.refs {
            for claim in &plan.claims {
                let own = claim.proposed.new_ref.iter().chain(&claim.proposed.named);
                own.for_each(|name| {
                    refs.add(name);
                });
            }
        }
        Ok(recorded)
    }

    /// Puts the claims of an article in the order in which a source has them, those that it does not have
    /// last. Returns whether that differed.
    ///
    /// # Errors
    /// Those of the ledger.
    pub fn order_claims(
        &self,
        article: ArticleId,
        plan: &Plan,
        recorded: &Recorded,
    ) -> Result<bool, StoreError> {
        let mut order = recorded.ids.clone();
        order.extend(plan.left.iter().map(|claim| claim.id));
        self.ledger.order_appearances(article, &order)
    }

    /// The dates of claims that rest on the day of publication follow it.
    ///
    /// # Errors
    /// Those of the ledger.
    pub fn follow_publication(&self, home: &Home, changes: &mut Vec<Change>) -> Result<(), StoreError> {
        follow_publication(self.ledger, home, self.reread, changes)
    }

    /// What the ledger has of bytes that were retrieved of an article, if there are any.
    ///
    /// # Errors
    /// Those of the ledger.
    pub fn retrieved(
        &self,
        article: Option<ArticleId>,
        bytes: Option<&NewCapture>,
    ) -> Result<Retrieved, StoreError> {
        Retrieved::of(self.ledger, article, bytes)
    }

    /// Records a relation whose target has come. Returns its change, or `None` if the target is not there;
    /// `Err` inside says why it may not be recorded.
    ///
    /// # Errors
    /// Those of the ledger.
    pub fn settle(&mut self, pending: Pending) -> Result<Settled, StoreError> {
        let Some(target) = self.ledger.find_claim(&pending.target)? else { return Ok(Settled::Unknown) };
        let new = crate::domain::NewRelation { target, ..pending.relation };
        if let Some(why) = relations::refused_for_own(self.ledger, &new)? {
            return Ok(Settled::Refused(why));
        }
        let new = new.complete().map_err(|problem| StoreError::Refused { rule: problem.to_string() })?;
        if self.ledger.find_relation(new.claim, new.relation, target)?.is_some() {
            return Ok(Settled::Known);
        }
        self.ledger.add_relation(&new)?;
        Ok(Settled::Recorded(warnings::backwards(self.ledger, &new)?))
    }

    /// Says that a claim with this ref will be recorded, so that it is asked for.
    pub fn will_have(&mut self, reference: &str) {
        if let Some(refs) = &mut self.refs {
            refs.add(reference);
        }
    }

    /// The claim with this ref or id.
    ///
    /// # Errors
    /// Those of the ledger.
    pub fn find_claim(&mut self, name: &str) -> Result<Option<ClaimId>, StoreError> {
        if let Some(refs) = &mut self.refs
            && !crate::domain::looks_like_id(name)
            && !refs.has(self.ledger, name)?
        {
            return Ok(None);
        }
        self.ledger.find_claim(name)
    }
}
