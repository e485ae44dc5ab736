//! Second stage: what was resolved is recorded. Nothing that a person wrote can be refused here.

use std::collections::BTreeSet;

use super::features::squeezed;
use super::home::{Home, as_recorded, follow_publication};
use super::members::{CastHop, CastParty, CastSource, Who};
use super::outcome::{Pending, Recorded, Warning};
use super::people::People;
use super::plan::{ClaimPlan, Plan};
use super::refusal::Field;
use super::setting::Reread;
use super::texts::Texts;
use super::warnings;
use crate::domain::date::SourceDate;
use crate::domain::{
    AppearanceId, Change, Claim, ClaimId, ClaimKind, GivenSpeaker, Hop, HopSource, NamedParty, NewAppearance,
    NewClaim, NewSpeaker, Outcome, Party, QuoteAnchor, RelationId, SpeakerId, anchor,
};
use crate::store::{StoreError, Writer};

/// The second stage under way.
pub(super) struct Writing<'w> {
    pub(super) ledger: &'w Writer<'w>,
    pub(super) reread: Reread<'w>,
    pub(super) home: Option<Home>,
    /// The speakers of the cast, in its order.
    pub(super) cast: Vec<SpeakerId>,
    /// Whether the source has all claims of its article, with all their relations.
    pub(super) is_whole: bool,
    /// Whether changes say in words what they are about; a large import counts them only.
    pub(super) is_terse: bool,
    pub(super) texts: &'w mut Texts,
    pub(super) changes: Vec<Change>,
    /// Relations to claims that may come later.
    pub(super) pending: Vec<Pending>,
    pub(super) warnings: Vec<Warning>,
    /// Relations of which it was looked at whether they run backwards.
    pub(super) told: BTreeSet<RelationId>,
}

/// Records the cast. Returns its speakers in its order.
pub(super) fn record_cast(
    ledger: &Writer<'_>,
    people: &mut People,
    members: &[Who],
    changes: &mut Vec<Change>,
) -> Result<Vec<SpeakerId>, StoreError> {
    let mut cast = Vec::with_capacity(members.len());
    for member in members {
        let (id, addresses) = match member {
            Who::Known { id, name, kind_to_add, same_as } => {
                if let Some(kind) = kind_to_add {
                    let now = ledger.get_speaker(*id)?.fields;
                    ledger.update_speaker(*id, &NewSpeaker { kind: Some(*kind), ..now })?;
                    people.has_kind(*id, *kind);
                    changes.push(
                        Change::of(Outcome::Updated, "speaker", id, name.clone()).with_fields(vec!["kind"]),
                    );
                }
                (*id, same_as)
            }
            Who::New { fields, same_as } => {
                let id = ledger.add_speaker(fields)?;
                people.made(id, &fields.name, fields.kind);
                let kind = fields.kind.map(|kind| format!(" ({kind})")).unwrap_or_default();
                changes.push(Change::of(Outcome::New, "speaker", id, format!("{}{kind}", fields.name)));
                (id, same_as)
            }
        };
        for address in addresses {
            let is_new = ledger.add_speaker_same_as(id, address)?;
            if is_new && matches!(member, Who::Known { .. }) {
                changes.push(
                    Change::of(Outcome::Updated, "speaker", id, address.clone()).with_fields(vec!["same-as"]),
                );
            }
        }
        cast.push(id);
    }
    Ok(cast)
}

impl Writing<'_> {
    /// Records claims. Returns their ids in the order of the plan.
    pub(super) fn record(mut self, plan: &Plan) -> Result<Recorded, StoreError> {
        let mut ids = Vec::with_capacity(plan.claims.len());
        let mut claim_changes = Vec::with_capacity(plan.claims.len());
        for claim in &plan.claims {
            claim_changes.push(self.changes.len());
            ids.push(self.claim(claim)?);
        }
        for ((claim, id), at) in plan.claims.iter().zip(&ids).zip(claim_changes) {
            let known = self.relations(claim, *id, &ids)?;
            self.told.extend(&known);
            let note = |(field, what): &(Field, String)| Warning {
                change: at,
                at: (claim.of, *field),
                what: what.clone(),
            };
            self.warnings.extend(claim.notes.iter().map(note));
            if let Some(what) = of_a_bare_denial(claim, *id) {
                self.warnings.push(Warning { change: at, at: (claim.of, Field::Claim), what });
            }
            let own = claim.recorded.iter().filter(|_| self.is_whole && !claim.seen_again);
            for left in own.flat_map(|claim| &claim.relations).filter(|r| !known.contains(&r.id)) {
                let summary = format!("{id} {} {}", left.fields.relation, left.fields.target);
                self.changes.push(Change::of(Outcome::Left, "relation", left.id, summary));
            }
        }
        if let Some(home) = &self.home {
            follow_publication(self.ledger, home, self.reread, &mut self.changes)?;
        }
        for (change, what) in warnings::of_new_days(self.ledger, &self.changes, &self.told)? {
            let of = |id: &ClaimId| self.changes[change].id == id.to_string();
            let of = ids.iter().position(of).map_or(0, |at| plan.claims[at].of);
            self.warnings.push(Warning { change, at: (of, Field::On), what });
        }
        for claim in &plan.left {
            self.changes.push(Change::of(Outcome::Left, "claim", claim.id, claim.summary()));
        }
        let given = (plan.claims.iter().zip(&ids)).filter(|(plan, _)| !plan.is_implied).map(|(_, id)| *id);
        Ok(Recorded {
            given: given.collect(),
            ids,
            changes: self.changes,
            pending: self.pending,
            warnings: self.warnings,
        })
    }

    /// Says something of the last change, and where in the source it comes from.
    pub(super) fn warn(&mut self, at: (usize, Field), what: Option<String>) {
        let change = self.changes.len().saturating_sub(1);
        self.warnings.extend(what.map(|what| Warning { change, at, what }));
    }

    fn claim(&mut self, plan: &ClaimPlan) -> Result<ClaimId, StoreError> {
        let id = match &plan.recorded {
            None => {
                let new = self.new_claim(plan)?;
                let id = self.ledger.add_claim(&new)?;
                if let Some(text) = &new.text {
                    let speakers: Vec<SpeakerId> = new.speakers.iter().map(|party| party.speaker).collect();
                    self.texts.recorded(id, text, &speakers, new.said.as_ref());
                }
                let summary = if self.is_terse {
                    String::new()
                } else {
                    let speakers: Vec<String> = plan.by.iter().map(|party| party.listed.clone()).collect();
                    new.summary(&speakers)
                };
                self.changes.push(Change::of(Outcome::New, "claim", id, summary));
                id
            }
            Some(claim) if plan.seen_again => claim.id,
            Some(claim) => {
                let fields = self.ledger.update_claim(claim.id, &self.updated_claim(plan, claim)?)?;
                let summary =
                    if self.is_terse { String::new() } else { self.ledger.get_claim(claim.id)?.summary() };
                let left_out = self.ledger.left_out(claim.id)?.map(|why| why.notice(claim.id));
                self.changes
                    .push(Change::of(Outcome::Updated, "claim", claim.id, summary).with_fields(fields));
                self.warn((plan.of, Field::Claim), left_out);
                claim.id
            }
        };
        self.appearance(plan, id)?;
        Ok(id)
    }

    fn new_claim(&self, plan: &ClaimPlan) -> Result<NewClaim, StoreError> {
        let proposed = &plan.proposed;
        Ok(NewClaim {
            r#ref: proposed.new_ref.clone().or_else(|| proposed.named.clone()),
            kind: proposed.kind_or_implied(),
            text: proposed.text.clone(),
            said: proposed.said.clone().or_else(|| self.home.as_ref().and_then(Home::by_publication)),
            event: proposed.event.clone(),
            note: proposed.note.clone(),
            speakers: self.parties(&plan.by, &[]),
            about: self.parties(&plan.about, &[]),
            topics: self.ledger.topics(&proposed.topics)?,
        })
    }

    /// What is recorded of a claim with what the source says instead: nothing where it says nothing, and
    /// empty what it clears.
    fn updated_claim(&self, plan: &ClaimPlan, now: &Claim) -> Result<NewClaim, StoreError> {
        let proposed = &plan.proposed;
        let same = |a: &SourceDate, b: &SourceDate| a.words() == b.words() && a.edtf() == b.edtf();
        let said = match (&proposed.said, &now.said, &self.home) {
            // The same words and value are the same date, by whatever rule it was read at first.
            (Some(given), Some(said), _) if same(given, said) => now.said.clone(),
            (Some(given), ..) => Some(given.clone()),
            _ if proposed.clears(Field::On) => None,
            (None, said, Some(home)) => home.moved(said.as_ref()),
            (None, said, None) => said.clone(),
        };
        let event = match (&proposed.event, &now.event) {
            (Some(given), Some(event)) if same(given, event) => now.event.clone(),
            (given, event) => {
                given.clone().or_else(|| event.clone().filter(|_| !proposed.clears(Field::Event)))
            }
        };
        let mut kept = as_recorded(self.ledger, now)?;
        for field in &proposed.clears {
            match field {
                Field::Ref => kept.r#ref = None,
                Field::Text => kept.text = None,
                Field::Note => kept.note = None,
                Field::About(_) => kept.about.clear(),
                Field::Topics(_) => kept.topics.clear(),
                _ => {}
            }
        }
        let is_id = |name: &&String| name.parse::<ClaimId>().is_ok();
        let named =
            proposed.named.as_ref().filter(|name| !is_id(name)).filter(|_| !proposed.clears(Field::Ref));
        let topics = self.ledger.topics(&proposed.topics)?;
        // What differs in white space only is no other text.
        let text = match (&proposed.text, &kept.text) {
            (Some(given), Some(recorded)) if squeezed(given) == squeezed(recorded) => kept.text.clone(),
            (given, recorded) => given.clone().or_else(|| recorded.clone()),
        };
        Ok(NewClaim {
            r#ref: proposed.new_ref.clone().or_else(|| named.cloned()).or(kept.r#ref),
            // A plain statement may only be called so because nothing said more.
            kind: match proposed.kind {
                Some(kind) => kind,
                None if kept.kind == ClaimKind::Statement => proposed.kind_or_implied(),
                None => kept.kind,
            },
            text,
            said,
            event,
            note: proposed.note.clone().or(kept.note),
            speakers: if plan.by.is_empty() { kept.speakers } else { self.parties(&plan.by, &now.speakers) },
            about: if plan.about.is_empty() { kept.about } else { self.parties(&plan.about, &now.about) },
            topics: if topics.is_empty() { kept.topics } else { topics },
        })
    }

    fn appearance(&mut self, plan: &ClaimPlan, id: ClaimId) -> Result<(), StoreError> {
        let Some(article) = self.home.as_ref().map(|home| home.article) else { return Ok(()) };
        let recorded = plan.recorded.as_ref();
        let now = recorded.and_then(|claim| claim.appearances.iter().find(|seen| seen.article.id == article));
        // The names of the first article are those of the claim.
        let is_further = recorded.and_then(Claim::home).is_some_and(|home| home.article.id != article);
        let speakers = if is_further { self.given(&plan.by) } else { Vec::new() };
        let proposed = &plan.proposed;
        let recorded_via = now.map(|now| now.via.as_slice()).unwrap_or_default();
        let via: Vec<Hop> = plan.via.iter().map(|hop| self.hop(hop, recorded_via)).collect();
        // The note of a claim that is only seen again here speaks of what this article makes of it.
        let note = if plan.seen_again { proposed.note.clone() } else { None };
        let quotes = proposed.quotes.clone();
        let terse = self.is_terse;
        let summary = || if terse { String::new() } else { format!("{id} in {article}") };
        match now {
            None => {
                let new = NewAppearance {
                    mode: proposed.mode,
                    quotes,
                    at: proposed.at.clone(),
                    hedge: proposed.hedge.clone(),
                    speakers,
                    via,
                    note,
                };
                let appearance = self.ledger.add_appearance(id, article, &new)?;
                self.anchor(&plan.anchors, appearance)?;
                // That a new claim appears in its article goes without saying.
                if recorded.is_some() || terse {
                    self.changes.push(Change::of(Outcome::New, "appearance", appearance, summary()));
                }
            }
            Some(now) => {
                let kept = now.as_recorded();
                let clears = |field| proposed.clears(field);
                let new = NewAppearance {
                    mode: proposed.mode.or(kept.mode.filter(|_| !clears(Field::Mode))),
                    quotes: if quotes.is_empty() && !clears(Field::Quote(0)) { kept.quotes } else { quotes },
                    at: proposed.at.clone().or(kept.at.filter(|_| !clears(Field::At))),
                    hedge: proposed.hedge.clone().or(kept.hedge.filter(|_| !clears(Field::Hedge))),
                    speakers: if speakers.is_empty() { kept.speakers } else { speakers },
                    via: if via.is_empty() && !clears(Field::Via(0)) { kept.via } else { via },
                    note: note.or(kept.note),
                };
                let mut fields = self.ledger.update_appearance(now, &new)?;
                if self.anchor(&plan.anchors, now.id)? && fields.is_empty() {
                    fields.push("anchor");
                }
                let change = Change::of(Outcome::Updated, "appearance", now.id, summary());
                self.changes.push(change.with_fields(fields));
            }
        }
        Ok(())
    }

    /// Records where the quote stands. Returns whether that is news.
    fn anchor(&self, anchors: &[anchor::Anchor], appearance: AppearanceId) -> Result<bool, StoreError> {
        let Some(capture) = self.home.as_ref().and_then(|home| home.capture) else { return Ok(false) };
        let anchors = (1..).zip(anchors).map(|(piece, anchor)| QuoteAnchor {
            piece,
            capture,
            start: anchor.start,
            end: anchor.end,
            prefix: anchor.prefix.clone(),
            suffix: anchor.suffix.clone(),
        });
        self.ledger.set_anchors(appearance, &anchors.collect::<Vec<_>>())
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
                    bodies: party.bodies.iter().map(|body| self.cast[body.index()]).collect(),
                }
            })
            .collect()
    }

    /// The speakers as a further article gives them; none where it only names them by ids.
    fn given(&self, by: &[CastParty]) -> Vec<GivenSpeaker> {
        let is_given = |party: &&CastParty| party.given.is_some() || party.title.is_some();
        let given = by.iter().filter(is_given).map(|party| GivenSpeaker {
            speaker: self.cast[party.member.index()],
            name_as_given: party.name_as_given().to_owned(),
            title: party.title.clone(),
        });
        given.collect()
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

/// That a denial denies nothing, if this command recorded it so.
fn of_a_bare_denial(plan: &ClaimPlan, id: ClaimId) -> Option<String> {
    let is_news = plan.recorded.as_ref().is_none_or(|claim| claim.kind != ClaimKind::Denial);
    let kind = plan.proposed.kind_or_implied();
    if kind != ClaimKind::Denial || !is_news || !plan.relations.is_empty() {
        return None;
    }
    let has_relations = plan.recorded.as_ref().is_some_and(|claim| !claim.relations.is_empty());
    (!has_relations).then(|| warnings::bare_denial(id))
}
