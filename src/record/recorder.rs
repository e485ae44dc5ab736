//! The one who records: into one ledger, in one transaction, what a desk proposes.

use std::collections::{BTreeSet, HashSet};

use super::article_names::ArticleNames;
use super::articles::Articles;
use super::cast::Cast;
use super::home::follow_publication;
use super::maybe_there::{MaybeThere, Of};
use super::outcome::Settled;
use super::people::People;
use super::resolve::Resolving;
use super::setting::Reread;
use super::texts::Texts;
use super::unknown::unknown_claim;
use super::write::{self, Writing};
use super::{
    ArticlePlan, Authority, Home, Pending, Plan, ProposedArticle, ProposedClaim, ProposedTarget, Recorded,
    Refusals, Refused, Retrieved, Setting, left_out, look_alikes, proposed, relations, rules, same_as,
    warnings,
};

use crate::domain::date::SourceDate;
use crate::domain::{ArticleId, Change, ClaimId, NewCapture, SpeakerId, SpeakerKind};
use crate::store::{NameInArticle, StoreError, Writer};

/// Records into one ledger, in one transaction.
pub struct Recorder<'w> {
    pub(super) ledger: &'w Writer<'w>,
    reread: Reread<'w>,
    people: People,
    article_names: ArticleNames,
    pub(super) articles: Articles,
    texts: Texts,
    refs: Option<MaybeThere>,
    pub(super) is_terse: bool,
    /// Speakers that are new, until somebody asks whom they look like.
    new_speakers: Vec<(SpeakerId, String, Option<SpeakerKind>)>,
}

impl<'w> Recorder<'w> {
    /// For one article, or a few claims.
    pub fn new(ledger: &'w Writer<'w>, reread: Reread<'w>) -> Self {
        Self {
            ledger,
            reread,
            people: People::default(),
            article_names: ArticleNames::default(),
            articles: Articles::new(i64::MAX),
            texts: Texts::default(),
            refs: None,
            is_terse: false,
            new_speakers: Vec::new(),
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
            article_names: ArticleNames::default(),
            articles: Articles::new(last.article.number()),
            texts: Texts::of_many(&last),
            refs: Some(MaybeThere::new(Of::Refs, &last)),
            is_terse: true,
            new_speakers: Vec::new(),
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
            merged: None,
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
            merged: None,
        }
    }

    /// Refuses an article that was withdrawn, for whoever records something new in it beside the claims that
    /// are planned.
    ///
    /// # Errors
    /// Those of the ledger.
    pub fn check_stands(&self, article: &ArticlePlan, refusals: &mut Refusals) -> Result<(), StoreError> {
        left_out::article(self.ledger, article.recorded(), refusals)
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
            cast: Cast::new(self.ledger, &mut self.people, names, (unnamed, same_as::several_in(&claims))),
            texts: &mut self.texts,
            refs: self.refs.as_mut(),
            article: article.recorded(),
            merged: article.merged,
            is_nowhere: article.is_nowhere(),
            by_publication: published.and_then(SourceDate::by_publication),
            setting,
        };
        resolving.resolve(claims, refusals)
    }

    /// The names among those of the claims that the ledger already has for the article.
    fn names_of(
        &mut self,
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
        if !self.is_terse {
            let is_wanted = |given: &str| {
                names.contains(&crate::domain::text::fold_name(given)) || proposed::is_unattributed(given)
            };
            return self.ledger.list_names_in_article(known.id, is_wanted);
        }
        // Of an article that this very command made, names mean whom they mean anywhere, but for the unnamed.
        if !known.is_old && !has_unnamed && !has_unattributed {
            return Ok(Vec::new());
        }
        self.article_names.find(self.ledger, &self.people, known.id, &names)
    }

    /// Records the claims of a plan.
    ///
    /// # Errors
    /// Those of the ledger.
    pub fn record_claims(&mut self, plan: &Plan, home: Option<Home>) -> Result<Recorded, StoreError> {
        let mut changes = Vec::new();
        let cast = write::record_cast(self.ledger, &mut self.people, &plan.members, &mut changes)?;
        if let Some(home) = &home {
            self.article_names.recorded(self.ledger, home.article, plan, &cast)?;
        }
        let mut new_speakers = look_alikes::new_of(plan, &changes);
        if self.is_terse {
            // Compared with the others at the end, in one pass.
            self.new_speakers.extend(new_speakers.drain(..).map(|new| (new.id, new.name, new.kind)));
        }
        let mut recorded = Writing {
            ledger: self.ledger,
            reread: self.reread,
            home,
            cast,
            is_whole: plan.is_whole,
            is_terse: self.is_terse,
            texts: &mut self.texts,
            changes,
            pending: Vec::new(),
            told: BTreeSet::new(),
            warnings: Vec::new(),
        }
        .record(plan)?;
        if !new_speakers.is_empty() {
            recorded.warnings.extend(look_alikes::warnings(self.ledger, &new_speakers)?);
        }
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
    /// last, as they stand. Returns whether that differed.
    ///
    /// # Errors
    /// Those of the ledger.
    pub fn order_claims(&self, article: ArticleId, recorded: &Recorded) -> Result<bool, StoreError> {
        let mut order = recorded.ids.clone();
        let given: HashSet<ClaimId> = order.iter().copied().collect();
        let there = self.ledger.list_claims_of_article(article)?;
        order.extend(there.into_iter().filter(|claim| !given.contains(claim)));
        self.ledger.order_appearances(article, &order)
    }

    /// The dates of claims that rest on the day of publication follow it.
    ///
    /// # Errors
    /// Those of the ledger.
    pub fn follow_publication(&self, home: &Home, changes: &mut Vec<Change>) -> Result<(), StoreError> {
        let before = changes.len();
        follow_publication(self.ledger, home, self.reread, changes)?;
        let new_days = warnings::of_new_days(self.ledger, &changes[before..], &BTreeSet::new())?;
        for (at, what) in new_days {
            changes[before + at].warnings.push(what);
        }
        Ok(())
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

    /// Records a relation whose target was to come later in the source, once the source was read to its end.
    ///
    /// # Errors
    /// Those of the ledger.
    pub fn settle(&mut self, pending: Pending) -> Result<Settled, StoreError> {
        let Some(target) = self.ledger.find_claim(&pending.target)? else {
            let (name, verb) = (&pending.target, pending.relation.relation);
            let there = "of this file or of the ledger";
            let (why, hint) = unknown_claim(self.ledger, (verb, name), there, &[])?;
            return Ok(Settled::Refused(Refused::new(why, hint)));
        };
        let new = crate::domain::NewRelation { target, ..pending.relation };
        if let Some(refused) = relations::refused_for_own(self.ledger, &new, &pending.target)? {
            return Ok(Settled::Refused(refused));
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

    /// What to know of the new speakers of many claims: whom each looks like, and letters that look like
    /// others.
    ///
    /// # Errors
    /// Those of the ledger.
    pub fn look_alikes(&mut self) -> Result<Vec<String>, StoreError> {
        let new = std::mem::take(&mut self.new_speakers);
        look_alikes::of_many(self.ledger, &new)
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
