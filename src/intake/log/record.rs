//! Second stage: a resolved worksheet is recorded. Nothing that a person wrote can be refused here.

use super::cast::{CastHop, CastParty, CastSource, Who};
use super::home::{Home, as_recorded, follow_publication, value};
use super::resolve::{ClaimPlan, Plan, TargetPlan};
use crate::domain::date::SourceDate;
use crate::domain::{
    AppearanceId, Basis, Change, Claim, ClaimId, ClaimKind, Hop, HopSource, NamedParty, NewAppearance,
    NewClaim, NewRelation, NewSpeaker, Outcome, Party, QuoteAnchor, Relation, RelationId, RelationType,
    SpeakerId, is_before_its_target,
};
use crate::reading::worksheet::{Place, RelationSheet};
use crate::store::{Reader, StoreError, Writer};

/// Records claims. Returns their ids in the order of the sheets.
pub(super) fn record(
    ledger: &Writer<'_>,
    plan: &Plan,
    home: Option<Home>,
    changes: &mut Vec<Change>,
) -> Result<Vec<ClaimId>, StoreError> {
    let cast = record_cast(ledger, &plan.members, changes)?;
    let recorder = Recorder { ledger, home, cast, in_file: plan.whole };
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
    if let Some(home) = &recorder.home {
        follow_publication(ledger, home, changes)?;
    }
    for claim in &plan.left {
        changes.push(Change::of(Outcome::Left, "claim", claim.id, claim.summary()));
    }
    Ok(ids)
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
    home: Option<Home>,
    cast: Vec<SpeakerId>,
    /// Whether what is recorded stands in a file, so that places in it mean something.
    in_file: bool,
}

/// That a claim was certainly said before the one to which it does something, in words that name both days.
///
/// # Errors
/// [`StoreError`] if one of the two cannot be read.
pub fn backwards(ledger: &Reader<'_>, new: &NewRelation) -> Result<Option<String>, StoreError> {
    let (claim, target) = (ledger.get_claim(new.claim)?, ledger.get_claim(new.target)?);
    let (Some(said), Some(of_target)) = (&claim.said, &target.said) else { return Ok(None) };
    Ok(is_before_its_target(new.relation, Some(said), Some(of_target)).then(|| {
        format!(
            "{} {} {}, and was said before it: {} against {}; look at both dates",
            new.claim,
            new.relation,
            new.target,
            said.edtf(),
            of_target.edtf()
        )
    }))
}

/// The relation of the ledger that an edited worksheet changed into this one: of the same claim, no longer in the worksheet,
/// to the same target, else of the same type; if there is just one such.
fn moved(
    plan: &ClaimPlan,
    ids: &[ClaimId],
    known: &[RelationId],
    (relation, target): (RelationType, ClaimId),
) -> Option<RelationId> {
    let named = |recorded: &Relation| {
        plan.relations.iter().any(|wanted| {
            let target = match wanted.target {
                TargetPlan::Claim(target) => target,
                TargetPlan::Sheet(at) => *ids.get(at).unwrap_or(&recorded.fields.claim),
            };
            wanted.sheet.relation == recorded.fields.relation && target == recorded.fields.target
        })
    };
    let recorded = &plan.recorded.as_ref().filter(|_| !plan.seen_again)?.relations;
    let free = || recorded.iter().filter(|r| !known.contains(&r.id) && !named(r));
    let only = |fits: &dyn Fn(&&Relation) -> bool| {
        let mut fitting = free().filter(fits);
        fitting.next().filter(|_| fitting.next().is_none()).map(|relation| relation.id)
    };
    only(&|r| r.fields.target == target).or_else(|| only(&|r| r.fields.relation == relation))
}

impl Recorder<'_> {
    fn claim(&self, plan: &ClaimPlan, changes: &mut Vec<Change>) -> Result<ClaimId, StoreError> {
        let id = match &plan.recorded {
            None => {
                let new = self.new_claim(plan)?;
                let id = self.ledger.add_claim(&new)?;
                let speakers: Vec<String> = plan.by.iter().map(|party| party.listed.clone()).collect();
                changes.push(Change::of(Outcome::New, "claim", id, new.summary(&speakers)));
                id
            }
            Some(claim) if plan.seen_again => claim.id,
            Some(claim) => {
                let fields = self.ledger.update_claim(claim.id, &self.updated_claim(plan, claim)?)?;
                let summary = self.ledger.get_claim(claim.id)?.summary();
                let left_out = self.ledger.left_out(claim.id)?.map(|why| why.notice(claim.id));
                let change = Change::of(Outcome::Updated, "claim", claim.id, summary).with_fields(fields);
                changes.push(change.with_warning(left_out));
                claim.id
            }
        };
        self.appearance(plan, id, changes)?;
        Ok(id)
    }

    fn topics(&self, plan: &ClaimPlan) -> Result<Vec<crate::domain::TopicId>, StoreError> {
        let names: Vec<String> = plan.sheet.topics.iter().map(|topic| topic.value.clone()).collect();
        self.ledger.topics(&names)
    }

    fn new_claim(&self, plan: &ClaimPlan) -> Result<NewClaim, StoreError> {
        Ok(NewClaim {
            r#ref: value(plan.sheet.r#ref.as_ref()),
            kind: plan.sheet.kind_or_implied(),
            text: value(plan.sheet.text.as_ref()),
            said: plan.said.clone().or_else(|| self.home.as_ref().and_then(Home::by_publication)),
            event: plan.event.clone(),
            note: value(plan.sheet.note.as_ref()),
            speakers: self.parties(&plan.by, &[]),
            about: self.parties(&plan.about, &[]),
            topics: self.topics(plan)?,
        })
    }

    fn updated_claim(&self, plan: &ClaimPlan, now: &Claim) -> Result<NewClaim, StoreError> {
        let same = |a: &SourceDate, b: &SourceDate| a.words() == b.words() && a.edtf() == b.edtf();
        let said = match (&plan.said, &now.said, &self.home) {
            // The same words and value are the same date, by whatever rule it was read at first.
            (Some(given), Some(said), _) if same(given, said) => now.said.clone(),
            (Some(given), ..) => Some(given.clone()),
            (None, said, Some(home)) => home.moved(said.as_ref()),
            (None, said, None) => said.clone(),
        };
        let event = match (&plan.event, &now.event) {
            (Some(given), Some(event)) if same(given, event) => now.event.clone(),
            (given, event) => given.clone().or_else(|| event.clone()),
        };
        let kept = as_recorded(self.ledger, now)?;
        let named_by_id = plan.sheet.r#ref.as_ref().is_some_and(|r| r.parse::<ClaimId>().is_ok());
        let topics = self.topics(plan)?;
        Ok(NewClaim {
            r#ref: if named_by_id { None } else { value(plan.sheet.r#ref.as_ref()) }.or(kept.r#ref),
            // A plain statement may only be called so because nothing said more.
            kind: match &plan.sheet.kind {
                Some(kind) => kind.value,
                None if kept.kind == ClaimKind::Statement => plan.sheet.kind_or_implied(),
                None => kept.kind,
            },
            text: value(plan.sheet.text.as_ref()).or(kept.text),
            said,
            event,
            note: value(plan.sheet.note.as_ref()).or(kept.note),
            speakers: if plan.by.is_empty() { kept.speakers } else { self.parties(&plan.by, &now.speakers) },
            about: if plan.about.is_empty() { kept.about } else { self.parties(&plan.about, &now.about) },
            topics: if topics.is_empty() { kept.topics } else { topics },
        })
    }

    fn appearance(&self, plan: &ClaimPlan, id: ClaimId, changes: &mut Vec<Change>) -> Result<(), StoreError> {
        let Some(article) = self.home.as_ref().map(|home| home.article) else { return Ok(()) };
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
                let new = NewAppearance { mode, quotes, via, note, ..NewAppearance::default() };
                let appearance = self.ledger.add_appearance(id, article, &new)?;
                self.anchor(plan, appearance)?;
                // That a new claim appears in its article goes without saying.
                if plan.recorded.is_some() {
                    changes.push(Change::of(Outcome::New, "appearance", appearance, summary()));
                }
            }
            Some(now) => {
                let new = NewAppearance {
                    mode: mode.or(now.mode),
                    quotes: if quotes.is_empty() { now.quotes.clone() } else { quotes },
                    via: if via.is_empty() { now.via.clone() } else { via },
                    note: note.or(now.note.clone()),
                    ..now.as_recorded()
                };
                let mut fields = self.ledger.update_appearance(now, &new)?;
                if self.anchor(plan, now.id)? && fields.is_empty() {
                    fields.push("anchor");
                }
                changes
                    .push(Change::of(Outcome::Updated, "appearance", now.id, summary()).with_fields(fields));
            }
        }
        Ok(())
    }

    /// Records where the quote stands. Returns whether that is news.
    fn anchor(&self, plan: &ClaimPlan, appearance: AppearanceId) -> Result<bool, StoreError> {
        let Some(capture) = self.home.as_ref().and_then(|home| home.capture) else { return Ok(false) };
        let anchors = (1..).zip(&plan.anchors).map(|(piece, anchor)| QuoteAnchor {
            piece,
            capture,
            start: anchor.start,
            end: anchor.end,
            prefix: anchor.prefix.clone(),
            suffix: anchor.suffix.clone(),
        });
        self.ledger.set_anchors(appearance, &anchors.collect::<Vec<_>>())
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
        // A claim that is seen again does here what this article says, not the one where it was seen first.
        let here = self.home.as_ref().map(|home| home.article).filter(|_| plan.seen_again);
        let first = if plan.relations.is_empty() {
            None
        } else {
            self.ledger.get_claim(id)?.home().map(|home| home.article.id)
        };
        for relation in &plan.relations {
            let target = match relation.target {
                TargetPlan::Claim(target) => target,
                TargetPlan::Sheet(at) => ids[at],
            };
            let sheet = &relation.sheet;
            let found = self.ledger.find_relation(id, sheet.relation, target)?;
            let found = found.or_else(|| moved(plan, ids, &known, (sheet.relation, target)));
            let now = found.map(|found| self.ledger.get_relation(found)).transpose()?;
            let summary = format!("{id} {} {target}", sheet.relation);
            // What somebody withdrew does not come back because an old worksheet is logged again.
            if let Some(Relation { id: withdrawn, withdrawn: Some(why), .. }) = &now {
                let summary = format!("{summary} (withdrawn: {})", why.reason);
                let message = format!(
                    "{id} {} {target} was withdrawn as {withdrawn} ({}) and stays so; gainsay relation restore {withdrawn} brings it back",
                    sheet.relation, why.reason
                );
                let change = Change::of(Outcome::Unchanged, "relation", withdrawn, summary);
                changes.push(change.with_warning(Some(message)));
                known.push(*withdrawn);
                continue;
            }
            // What no longer challenges has neither scope nor force, and what is another link keeps no part of the old.
            let kept = now.as_ref().map(|now| &now.fields).filter(|kept| kept.relation == sheet.relation);
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
                article: relation
                    .article
                    .or(kept.and_then(|kept| kept.article))
                    .or(here)
                    .filter(|at| Some(*at) != first),
                quote: value(sheet.quote.as_ref()).or(kept.and_then(|kept| kept.quote.clone())),
            };
            let new = new.complete().map_err(|problem| StoreError::Refused { rule: problem.to_string() })?;
            let warning = self.backwards(&new, sheet)?;
            if let Some(now) = now {
                self.ledger.update_relation(now.id, &new)?;
                let fields = now.fields.differing(&new);
                let change = Change::of(Outcome::Updated, "relation", now.id, summary).with_fields(fields);
                changes.push(change.with_warning(warning));
                known.push(now.id);
            } else {
                let added = self.ledger.add_relation(&new)?;
                changes.push(Change::of(Outcome::New, "relation", added, summary).with_warning(warning));
                known.push(added);
            }
        }
        Ok(known)
    }

    /// That a claim does something to one that was certainly said later. With its place, if it stands in a file.
    fn backwards(&self, new: &NewRelation, sheet: &RelationSheet) -> Result<Option<String>, StoreError> {
        let warning = backwards(self.ledger, new)?;
        let Place { line, column } = sheet.target.place;
        let place = if self.in_file { format!("{line}:{column}: ") } else { String::new() };
        Ok(warning.map(|warning| format!("{place}{warning}")))
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
                    bodies: party.on_behalf_of.map(|body| self.cast[body.index()]).into_iter().collect(),
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
