//! Second stage: a resolved worksheet is recorded. Nothing that a person wrote can be refused here.

use super::super::worksheet::ClaimSheet;
use super::super::worksheet::Located;
use super::article::{ArticlePlan, OutletPlan};
use super::cast::{CastHop, CastParty, CastSource, Who};
use super::resolve::{ClaimPlan, Plan, TargetPlan};
use crate::domain::date::{Rule, SourceDate};
use crate::domain::{
    ArticleId, Basis, Change, Claim, ClaimId, ClaimKind, Hop, HopSource, NamedParty, NewAppearance,
    NewArticle, NewClaim, NewOutlet, NewRelation, NewSpeaker, Outcome, Party, RelationId, SpeakerId,
};
use crate::store::{StoreError, Writer};

/// Where claims are recorded.
pub(super) struct Home {
    /// The article they are seen in.
    pub(super) article: Option<ArticleId>,
    /// When it was published.
    pub(super) published: Option<SourceDate>,
}

/// Records claims. Returns their ids in the order of the sheets.
pub(super) fn record(
    ledger: &Writer<'_>,
    plan: &Plan,
    home: Home,
    changes: &mut Vec<Change>,
) -> Result<Vec<ClaimId>, StoreError> {
    let cast = record_cast(ledger, &plan.members, changes)?;
    let recorder = Recorder { ledger, home, cast };
    let mut ids = Vec::with_capacity(plan.claims.len());
    for claim in &plan.claims {
        ids.push(recorder.claim(claim, changes)?);
    }
    for (claim, id) in plan.claims.iter().zip(&ids) {
        let known = recorder.relations(claim, *id, &ids, changes)?;
        let own = claim.recorded.iter().filter(|_| plan.whole && !claim.seen_again);
        for left in own.flat_map(|claim| &claim.relations).filter(|r| !known.contains(&r.id)) {
            let summary = format!("{id} {} {}", left.fields.relation, left.fields.target);
            changes.push(Change::of(Outcome::Left, "relation", left.id, summary));
        }
    }
    recorder.follow_publication(&plan.left, changes)?;
    for claim in &plan.left {
        changes.push(Change::of(Outcome::Left, "claim", claim.id, claim.summary()));
    }
    Ok(ids)
}

/// Dates the claims again whose date follows from that of their article, which was recorded anew.
pub(super) fn follow_publication(
    ledger: &Writer<'_>,
    home: Home,
    claims: &[Claim],
    changes: &mut Vec<Change>,
) -> Result<(), StoreError> {
    Recorder { ledger, home, cast: Vec::new() }.follow_publication(claims, changes)
}

fn value(text: Option<&Located<String>>) -> Option<String> {
    text.map(|text| text.value.clone())
}

/// Records the article of a worksheet.
pub(super) fn record_article(
    ledger: &Writer<'_>,
    plan: ArticlePlan,
    changes: &mut Vec<Change>,
) -> Result<(ArticleId, Option<SourceDate>), StoreError> {
    let outlet = match plan.outlet {
        None => None,
        Some(OutletPlan::Known(id)) => Some(id),
        Some(OutletPlan::New(name)) => {
            let id = ledger.add_outlet(&NewOutlet { name: name.clone(), ..NewOutlet::default() })?;
            changes.push(Change::of(Outcome::New, "outlet", id, name));
            Some(id)
        }
    };
    let sheet = &plan.sheet;
    let topics: Vec<String> = sheet.topics.iter().map(|topic| topic.value.clone()).collect();
    let topics = ledger.topics(&topics)?;
    let now = plan.recorded.as_ref().map(|article| article.fields.clone()).unwrap_or_default();
    let new = NewArticle {
        url: value(sheet.url.as_ref()).or(now.url),
        headline: value(sheet.headline.as_ref()).or(now.headline),
        outlet: outlet.or(now.outlet),
        byline: value(sheet.byline.as_ref()).or(now.byline),
        published: plan.published.or(now.published),
        language: value(sheet.language.as_ref()).or(now.language),
        kind: sheet.kind.as_ref().map(|kind| kind.value).or(now.kind),
        note: value(sheet.note.as_ref()).or(now.note),
        topics: if topics.is_empty() { now.topics } else { topics },
    };
    let summary = new.headline.clone().or(new.url.clone()).unwrap_or_default();
    let published = new.published.clone();
    if let Some(recorded) = plan.recorded {
        let differs = ledger.update_article(recorded.id, &new)?;
        let outcome = if differs { Outcome::Updated } else { Outcome::Unchanged };
        changes.push(Change::of(outcome, "article", recorded.id, summary));
        Ok((recorded.id, published))
    } else {
        let id = ledger.add_article(&new)?;
        changes.push(Change::of(Outcome::New, "article", id, summary));
        Ok((id, published))
    }
}

fn record_cast(
    ledger: &Writer<'_>,
    members: &[Who],
    changes: &mut Vec<Change>,
) -> Result<Vec<SpeakerId>, StoreError> {
    let mut cast = Vec::with_capacity(members.len());
    for member in members {
        match member {
            Who::Known { id, name, kind_to_add } => {
                if let Some(kind) = kind_to_add {
                    let now = ledger.get_speaker(*id)?.fields;
                    ledger.update_speaker(*id, &NewSpeaker { kind: Some(*kind), ..now })?;
                    changes.push(
                        Change::of(Outcome::Updated, "speaker", id, name.clone()).with_fields(vec!["kind"]),
                    );
                }
                cast.push(*id);
            }
            Who::New(new) => {
                let id = ledger.add_speaker(new)?;
                let kind = new.kind.map(|kind| format!(" ({kind})")).unwrap_or_default();
                changes.push(Change::of(Outcome::New, "speaker", id, format!("{}{kind}", new.name)));
                cast.push(id);
            }
        }
    }
    Ok(cast)
}

struct Recorder<'l> {
    ledger: &'l Writer<'l>,
    home: Home,
    cast: Vec<SpeakerId>,
}

impl Recorder<'_> {
    fn claim(&self, plan: &ClaimPlan, changes: &mut Vec<Change>) -> Result<ClaimId, StoreError> {
        let id = match &plan.recorded {
            None => {
                let id = self.ledger.add_claim(&self.new_claim(plan)?)?;
                changes.push(Change::of(Outcome::New, "claim", id, self.ledger.get_claim(id)?.summary()));
                id
            }
            Some(claim) if plan.seen_again => claim.id,
            Some(claim) => {
                let fields = self.ledger.update_claim(claim.id, &self.updated_claim(plan, claim)?)?;
                let summary = self.ledger.get_claim(claim.id)?.summary();
                changes.push(Change::of(Outcome::Updated, "claim", claim.id, summary).with_fields(fields));
                claim.id
            }
        };
        self.appearance(plan, id, changes)?;
        Ok(id)
    }

    fn follow_publication(&self, claims: &[Claim], changes: &mut Vec<Change>) -> Result<(), StoreError> {
        for claim in claims {
            if claim.home().map(|home| home.article.id) != self.home.article {
                continue;
            }
            // A sheet that says nothing leaves all as it is but what follows from the article.
            let silent = ClaimPlan::of(ClaimSheet::default());
            let fields = self.ledger.update_claim(claim.id, &self.updated_claim(&silent, claim)?)?;
            if !fields.is_empty() {
                changes.push(
                    Change::of(Outcome::Updated, "claim", claim.id, claim.summary()).with_fields(fields),
                );
            }
        }
        Ok(())
    }

    fn topics(&self, plan: &ClaimPlan) -> Result<Vec<crate::domain::TopicId>, StoreError> {
        let names: Vec<String> = plan.sheet.topics.iter().map(|topic| topic.value.clone()).collect();
        self.ledger.topics(&names)
    }

    fn by_publication(&self) -> Option<SourceDate> {
        self.home.published.as_ref().and_then(|date| SourceDate::by_publication(date.edtf()))
    }

    fn new_claim(&self, plan: &ClaimPlan) -> Result<NewClaim, StoreError> {
        Ok(NewClaim {
            r#ref: value(plan.sheet.r#ref.as_ref()),
            kind: plan.sheet.kind_or_implied(),
            text: value(plan.sheet.text.as_ref()),
            said: plan.said.clone().or_else(|| self.by_publication()),
            event: plan.event.clone(),
            note: value(plan.sheet.note.as_ref()),
            speakers: self.parties(&plan.by, &[]),
            about: self.parties(&plan.about, &[]),
            topics: self.topics(plan)?,
        })
    }

    fn updated_claim(&self, plan: &ClaimPlan, now: &Claim) -> Result<NewClaim, StoreError> {
        let derived = now.said.as_ref().is_none_or(|said| said.rule() == Rule::ByPublication);
        let said = match &plan.said {
            Some(said) => Some(said.clone()),
            None if derived => self.by_publication().or(now.said.clone()),
            None => now.said.clone(),
        };
        let recorded = |parties: &[NamedParty]| parties.iter().map(|p| p.party.clone()).collect();
        let named_by_id = plan.sheet.r#ref.as_ref().is_some_and(|r| r.parse::<ClaimId>().is_ok());
        let topics = self.topics(plan)?;
        Ok(NewClaim {
            r#ref: if named_by_id { None } else { value(plan.sheet.r#ref.as_ref()) }.or(now.r#ref.clone()),
            // A plain statement may only be called so because nothing said more.
            kind: match &plan.sheet.kind {
                Some(kind) => kind.value,
                None if now.kind == ClaimKind::Statement => plan.sheet.kind_or_implied(),
                None => now.kind,
            },
            text: value(plan.sheet.text.as_ref()).or(now.text.clone()),
            said,
            event: plan.event.clone().or(now.event.clone()),
            note: value(plan.sheet.note.as_ref()).or(now.note.clone()),
            speakers: if plan.by.is_empty() {
                recorded(&now.speakers)
            } else {
                self.parties(&plan.by, &now.speakers)
            },
            about: if plan.about.is_empty() {
                recorded(&now.about)
            } else {
                self.parties(&plan.about, &now.about)
            },
            topics: if topics.is_empty() { self.ledger.topics(&now.topics)? } else { topics },
        })
    }

    fn appearance(&self, plan: &ClaimPlan, id: ClaimId, changes: &mut Vec<Change>) -> Result<(), StoreError> {
        let Some(article) = self.home.article else { return Ok(()) };
        let now = plan
            .recorded
            .as_ref()
            .and_then(|claim| claim.appearances.iter().find(|appearance| appearance.article.id == article));
        let quotes: Vec<String> = plan.sheet.quotes.iter().map(|quote| quote.value.clone()).collect();
        let recorded_via = now.map(|now| now.via.as_slice()).unwrap_or_default();
        let via: Vec<Hop> = plan.via.iter().map(|hop| self.hop(hop, recorded_via)).collect();
        // The note of a claim that is only seen again here speaks of what this article makes of it.
        let note = if plan.seen_again { value(plan.sheet.note.as_ref()) } else { None };
        let mode = plan.sheet.mode.as_ref().map(|mode| mode.value);
        let summary = || format!("{id} in {article}");
        match now {
            None => {
                let new = NewAppearance { mode, quotes, via, note };
                let appearance = self.ledger.add_appearance(id, article, &new)?;
                changes.push(Change::of(Outcome::New, "appearance", appearance, summary()));
            }
            Some(now) => {
                let new = NewAppearance {
                    mode: mode.or(now.mode),
                    quotes: if quotes.is_empty() { now.quotes.clone() } else { quotes },
                    via: if via.is_empty() { now.via.clone() } else { via },
                    note: note.or(now.note.clone()),
                };
                let fields = self.ledger.update_appearance(now, &new)?;
                changes
                    .push(Change::of(Outcome::Updated, "appearance", now.id, summary()).with_fields(fields));
            }
        }
        Ok(())
    }

    /// Returns the relations that the sheet has.
    fn relations(
        &self,
        plan: &ClaimPlan,
        id: ClaimId,
        ids: &[ClaimId],
        changes: &mut Vec<Change>,
    ) -> Result<Vec<RelationId>, StoreError> {
        let mut known = Vec::new();
        for relation in &plan.relations {
            let target = match relation.target {
                TargetPlan::Claim(target) => target,
                TargetPlan::Sheet(at) => ids[at],
            };
            let sheet = &relation.sheet;
            let found = self.ledger.find_relation(id, sheet.relation, target)?;
            let now = found.map(|found| self.ledger.get_relation(found)).transpose()?;
            let kept = now.as_ref().map(|now| &now.fields);
            // A scope that is newly given settles the part too, or a partial denial could never become a full one.
            let part = sheet
                .part
                .clone()
                .or_else(|| kept.filter(|_| sheet.scope.is_none()).and_then(|kept| kept.part.clone()));
            let new = NewRelation {
                claim: id,
                relation: sheet.relation,
                target,
                scope: sheet
                    .scope
                    .or(kept.filter(|_| part.is_some() || sheet.part.is_none()).and_then(|k| k.scope)),
                part,
                force: sheet.force.or(kept.and_then(|kept| kept.force)),
                basis: sheet.basis.or(kept.map(|kept| kept.basis)).unwrap_or(Basis::Explicit),
                note: sheet.note.clone().or(kept.and_then(|kept| kept.note.clone())),
            };
            let new = new.complete().map_err(|problem| StoreError::Refused { rule: problem.to_string() })?;
            let summary = format!("{id} {} {target}", sheet.relation);
            if let Some(now) = now {
                let differs = self.ledger.update_relation(now.id, &new)?;
                let outcome = if differs { Outcome::Updated } else { Outcome::Unchanged };
                changes.push(Change::of(outcome, "relation", now.id, summary));
                known.push(now.id);
            } else {
                let added = self.ledger.add_relation(&new)?;
                changes.push(Change::of(Outcome::New, "relation", added, summary));
                known.push(added);
            }
        }
        Ok(known)
    }

    /// `now` is what is recorded: a speaker named by an id keeps the name that was recorded with it.
    fn parties(&self, parties: &[CastParty], now: &[NamedParty]) -> Vec<Party> {
        parties
            .iter()
            .map(|party| {
                let speaker = self.cast[party.member.index()];
                let recorded = now.iter().find(|named| named.party.speaker == speaker);
                let recorded = recorded.filter(|_| party.given.is_none());
                Party {
                    speaker,
                    name_as_given: recorded
                        .map_or_else(|| party.name_as_given(), |named| &named.party.name_as_given)
                        .to_owned(),
                    title: party.title.clone(),
                    on_behalf_of: party.on_behalf_of.map(|body| self.cast[body.index()]),
                }
            })
            .collect()
    }

    fn hop(&self, hop: &CastHop, now: &[Hop]) -> Hop {
        let source = match hop.source {
            CastSource::Member(member) => HopSource::Speaker(self.cast[member.index()]),
            CastSource::Outlet(outlet) => HopSource::Outlet(outlet),
        };
        let recorded = now.iter().find(|known| known.source == source).map(|known| &known.name_as_given);
        let name_as_given = hop.given.as_ref().or(recorded).unwrap_or(&hop.listed).clone();
        Hop { source, name_as_given, title: hop.title.clone(), cue: hop.cue.clone() }
    }
}
