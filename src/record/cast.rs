//! The cast of what is proposed: which speaker of the ledger, or which new one, each name means.
//!
//! Within one source one name is one speaker, and a name that the ledger already has for an article means in
//! it whom it meant when it was recorded, whatever became of names and aliases since. An address elsewhere
//! (`same_as`) is surer than any name. The unnamed ("a US official") are known only within their article:
//! those of another article are other people, whatever they are called.

use std::collections::{BTreeMap, BTreeSet};

use super::members::{CastParty, Member, Who};
use super::names::{self, ambiguous, given_name, listed};
use super::people::People;
use super::proposed::{ProposedParty, is_unattributed};
use super::refusal::{Field, Refusals, Refused};
use crate::domain::text::fold_name;
use crate::domain::{HopSource, NewSpeaker, OutletId, SpeakerId, SpeakerKind, UNATTRIBUTED, looks_like_id};
use crate::store::{NameInArticle, NameMatch, StoreError, Writer};

/// Everybody whom a source names.
pub(super) struct Cast<'c> {
    pub(super) ledger: &'c Writer<'c>,
    pub(super) people: &'c mut People,
    /// Whom the names meant that the ledger already has for this article.
    pub(super) recorded: Vec<NameInArticle>,
    /// Names that the source calls unnamed anywhere.
    unnamed: BTreeSet<String>,
    pub(super) members: Vec<Who>,
    pub(super) by_name: BTreeMap<String, Member>,
    /// Names of attribution chains, and the outlets that they mean.
    pub(super) relays: BTreeMap<String, Option<OutletId>>,
    pub(super) by_id: BTreeMap<SpeakerId, Member>,
    /// Names that the source gives to several, each with an address of its own.
    pub(super) several: BTreeSet<String>,
    /// What to know of those named since the notes were taken, though nothing is wrong.
    pub(super) notes: Vec<(Field, String)>,
    /// Names that lead to a member because another speaker was merged into it.
    redirected: BTreeSet<String>,
}

impl<'c> Cast<'c> {
    /// An empty cast; `recorded` are the names that the ledger has for the article, `unnamed` those that the
    /// source calls so, `several` those that it gives to several.
    pub(super) fn new(
        ledger: &'c Writer<'c>,
        people: &'c mut People,
        recorded: Vec<NameInArticle>,
        (unnamed, several): (BTreeSet<String>, BTreeSet<String>),
    ) -> Self {
        Self {
            ledger,
            people,
            recorded,
            unnamed,
            members: Vec::new(),
            by_name: BTreeMap::new(),
            relays: BTreeMap::new(),
            by_id: BTreeMap::new(),
            several,
            notes: Vec::new(),
            redirected: BTreeSet::new(),
        }
    }

    /// Everybody, in the order in which the source names them first.
    pub(super) fn into_members(self) -> Vec<Who> {
        self.members
    }

    /// Who this member is.
    pub(super) fn who(&self, member: Member) -> &Who {
        &self.members[member.0]
    }

    /// The id of a member whom the ledger has.
    pub(super) fn known(&self, member: Member) -> Option<SpeakerId> {
        match self.who(member) {
            Who::Known { id, .. } => Some(*id),
            Who::New { .. } => None,
        }
    }

    /// Resolves one of those who made a claim, or whom it concerns; `None` after a refusal.
    pub(super) fn party(
        &mut self,
        party: &ProposedParty,
        (field, bodies): (Field, Field),
        refusals: &mut Refusals,
    ) -> Result<Option<CastParty>, StoreError> {
        let member = match (self.by_address(party, field, refusals)?, &party.id, &party.name) {
            (Some(member), ..) => {
                self.agree_on_kind(member, party.kind, field, refusals)?;
                Some(member)
            }
            (None, Some(id), _) => self.by_id(*id, party.kind, field, refusals)?,
            (None, None, Some(name)) => self.by_name(name, party, field, refusals)?,
            (None, None, None) => {
                if !party.same_as.is_empty() {
                    let why = format!("nobody in this ledger goes by {}", party.same_as[0]);
                    refusals.refuse(field, why, "add the name as the article gives it");
                }
                None
            }
        };
        if let Some(member) = member {
            self.agree_on_name(member, party, field, refusals)?;
            self.add_addresses(member, &party.same_as);
        }
        let mut members: Vec<(Member, bool)> = Vec::with_capacity(party.bodies.len());
        for body in &party.bodies {
            let found = match body.parse::<SpeakerId>() {
                Ok(id) => self.by_id(id, None, bodies, refusals)?,
                Err(_) => self.by_name(body, &ProposedParty::default(), bodies, refusals)?,
            };
            let Some(found) = found else { continue };
            let is_redirected = self.is_redirected(found, body.parse().ok(), Some(body));
            if let Some((_, was_redirected)) = members.iter().find(|(known, _)| *known == found) {
                // Two that were merged since are no mistake of the source: they count once.
                if !was_redirected && !is_redirected {
                    let why = format!("{body:?} is already named in `for`");
                    refusals.refuse_else(bodies, why, "name each body once");
                }
                continue;
            }
            members.push((found, is_redirected));
        }
        let Some(member) = member else { return Ok(None) };
        let members: Vec<Member> = members.into_iter().map(|(body, _)| body).collect();
        if members.contains(&member) {
            refusals.refuse(bodies, "a speaker cannot speak on behalf of itself", "leave `for` out");
        }
        let given = party.name.as_deref().map(given_name);
        let is_redirected = self.is_redirected(member, party.id, party.name.as_deref());
        Ok(Some(CastParty {
            member,
            is_redirected,
            given,
            listed: self.name_of(member).to_owned(),
            title: party.title.clone(),
            bodies: members,
        }))
    }

    /// Whether an id, else a name, leads to a member because another speaker was merged into it.
    fn is_redirected(&self, member: Member, id: Option<SpeakerId>, name: Option<&str>) -> bool {
        match id {
            Some(named) => matches!(self.who(member), Who::Known { id, .. } if *id != named),
            None => name.is_some_and(|name| self.redirected.contains(&fold_name(name))),
        }
    }

    /// Nobody named has neither a name nor an address; and one register has one address of a speaker, unless
    /// it is named by another of them.
    fn agree_on_name(
        &mut self,
        member: Member,
        party: &ProposedParty,
        field: Field,
        refusals: &mut Refusals,
    ) -> Result<(), StoreError> {
        let name = party.name.as_deref().filter(|name| !is_unattributed(name));
        let is_redirected = self.is_redirected(member, party.id, party.name.as_deref());
        if is_unattributed(self.name_of(member)) {
            if !party.same_as.is_empty() {
                let Refused { why, hints } = names::nobodys_address();
                refusals.refuse(field, why, hints.concat());
            } else if let (Some(id), Some(name), false) = (party.id, name, is_redirected) {
                let why = format!("{id} is nobody named, and {name:?} is a name");
                refusals.refuse(field, why, "leave the id out");
            }
            return Ok(());
        }
        let Some(id) = party.id else { return Ok(()) };
        if self.is_another(member, &party.same_as)? {
            let why = format!("{} ({id}) has another address of the same register", self.name_of(member));
            let remedy = format!(
                "leave out the id, or the address; if both are right: gainsay speaker edit {id} --same-as {}",
                party.same_as[0]
            );
            refusals.refuse(field, why, remedy);
        }
        match name {
            Some(name) if !is_redirected => self.note_other_name(name, member, field),
            _ => Ok(()),
        }
    }

    pub(super) fn name_of(&self, member: Member) -> &str {
        match self.who(member) {
            Who::Known { name, .. } => name,
            Who::New { fields, .. } => &fields.name,
        }
    }

    pub(super) fn by_id(
        &mut self,
        id: SpeakerId,
        kind: Option<SpeakerKind>,
        field: Field,
        refusals: &mut Refusals,
    ) -> Result<Option<Member>, StoreError> {
        let member = if let Some(member) = self.by_id.get(&id) {
            *member
        } else {
            let Some(found) = self.ledger.find_speaker(id)? else {
                let why = format!("there is no speaker {id} in this ledger");
                refusals.refuse(field, why, "see the speakers with: gainsay speaker list");
                return Ok(None);
            };
            let known = self.by_id.get(&found.id).copied();
            let member = known.unwrap_or_else(|| self.add_known(found.id, &found.name));
            self.by_id.insert(id, member);
            member
        };
        let is_redirected = matches!(self.who(member), Who::Known { id: known, .. } if *known != id);
        self.agree_on_kind(member, kind.filter(|_| !is_redirected), field, refusals)?;
        Ok(Some(member))
    }

    fn by_name(
        &mut self,
        name: &str,
        party: &ProposedParty,
        field: Field,
        refusals: &mut Refusals,
    ) -> Result<Option<Member>, StoreError> {
        if looks_like_id(name) && name.parse::<SpeakerId>().is_err() {
            let why = format!("{name:?} looks like an id, but not a speaker's");
            let hint = format!("a speaker's id looks like s7; a name that looks so is {{ name = {name:?} }}");
            refusals.refuse_else(field, why, hint);
        }
        if names::refuse_nobody(name, field, refusals) {
            return Ok(None);
        }
        // Both words for it are one: nobody named.
        let name = if is_unattributed(name) { UNATTRIBUTED } else { name };
        let key = fold_name(name);
        if party.same_as.is_empty() && self.several.contains(&key) {
            let why = format!("{name:?} is several here, each with another address elsewhere");
            refusals.refuse(field, why, "say which one: add the address (`same_as`), or the id");
            return Ok(None);
        }
        // Who has an address elsewhere that nobody of the ledger has is not everybody of that name: see
        // `same_as`.
        if let Some(member) = self.by_name.get(&key).copied()
            && !self.is_another(member, &party.same_as)?
        {
            // What was said of a merged speaker's kind need not fit the one it was merged into.
            let kind = party.kind.filter(|_| !self.redirected.contains(&key));
            self.agree_on_kind(member, kind, field, refusals)?;
            return Ok(Some(member));
        }
        let is_unnamed = self.unnamed.contains(&key) || is_unattributed(name);
        let mut found: Vec<NameMatch> = self.recorded_as(&key, is_unnamed).into_iter().collect();
        self.leave_out_others(&mut found, &party.same_as)?;
        if found.is_empty() && !is_unnamed {
            found = self.people.find(self.ledger, name)?;
            self.leave_out_others(&mut found, &party.same_as)?;
        }
        let member = match found.as_slice() {
            [] => {
                let kind = if is_unnamed { Some(SpeakerKind::Unnamed) } else { party.kind };
                let fields = NewSpeaker { name: listed(name), kind, note: None };
                self.members.push(Who::New { fields, same_as: Vec::new() });
                Member(self.members.len() - 1)
            }
            [only] => {
                self.by_id.get(&only.id).copied().unwrap_or_else(|| self.add_known(only.id, &only.name))
            }
            several => {
                let (why, hint) = ambiguous(name, several);
                refusals.refuse(field, why, hint);
                return Ok(None);
            }
        };
        let is_redirected = found.iter().any(|found| found.is_merged);
        if is_redirected {
            self.redirected.insert(key.clone());
        }
        self.by_name.entry(key).or_insert(member);
        let kind = party.kind.filter(|_| !is_redirected);
        self.agree_on_kind(member, kind, field, refusals)?;
        Ok(Some(member))
    }

    /// Whom this name meant when the article was recorded, if that was one speaker. A name that is now called
    /// unnamed can only mean somebody unnamed: what is said of the unnamed must not reach others of that
    /// name.
    fn recorded_as(&self, key: &str, is_unnamed: bool) -> Option<NameMatch> {
        let key = if is_unattributed(key) { UNATTRIBUTED } else { key };
        let mut found = self.recorded.iter().filter_map(|known| match known.source {
            HopSource::Speaker(id) if known.is_called(key) => {
                let is_fit = !is_unnamed || known.kind == Some(SpeakerKind::Unnamed);
                is_fit.then(|| NameMatch {
                    id,
                    name: known.listed.clone(),
                    kind: known.kind,
                    is_merged: known.is_merged,
                })
            }
            _ => None,
        });
        let first = found.next()?;
        found.all(|other| other.id == first.id).then_some(first)
    }

    fn add_known(&mut self, id: SpeakerId, name: &str) -> Member {
        let name = name.to_owned();
        self.members.push(Who::Known { id, name, kind_to_add: None, same_as: Vec::new() });
        let member = Member(self.members.len() - 1);
        self.by_id.insert(id, member);
        member
    }

    /// A kind that the source gives must be the one that is recorded, or be news.
    fn agree_on_kind(
        &mut self,
        member: Member,
        kind: Option<SpeakerKind>,
        field: Field,
        refusals: &mut Refusals,
    ) -> Result<(), StoreError> {
        let Some(kind) = kind else { return Ok(()) };
        let (recorded, who, remedy) = match &mut self.members[member.0] {
            Who::New { fields, .. } => {
                let known = *fields.kind.get_or_insert(kind);
                (known, fields.name.clone(), "give one speaker one kind throughout the source".to_owned())
            }
            Who::Known { id, name, kind_to_add, .. } => {
                let known = match kind_to_add {
                    Some(known) => *known,
                    None => match self.ledger.find_speaker(*id)?.and_then(|found| found.kind) {
                        Some(recorded) => recorded,
                        None => *kind_to_add.insert(kind),
                    },
                };
                let remedy =
                    format!("change the source, or the record with: gainsay speaker edit {id} --kind {kind}");
                (known, format!("{name} ({id})"), remedy)
            }
        };
        if recorded != kind {
            let why = format!(
                "{who} is recorded as kind {:?}, here it is {:?}",
                recorded.to_string(),
                kind.to_string()
            );
            refusals.refuse(field, why, remedy);
        }
        Ok(())
    }
}
