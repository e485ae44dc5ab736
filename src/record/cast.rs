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
use super::refusal::{Field, Refusals};
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
    members: Vec<Who>,
    pub(super) by_name: BTreeMap<String, Member>,
    /// Names of attribution chains, and the outlets that they mean.
    pub(super) relays: BTreeMap<String, Option<OutletId>>,
    by_id: BTreeMap<SpeakerId, Member>,
    /// Names that lead to a member because another speaker was merged into it.
    redirected: BTreeSet<String>,
}

impl<'c> Cast<'c> {
    /// An empty cast; `recorded` are the names that the ledger has for the article, `unnamed` those that the
    /// source calls so.
    pub(super) fn new(
        ledger: &'c Writer<'c>,
        people: &'c mut People,
        recorded: Vec<NameInArticle>,
        unnamed: BTreeSet<String>,
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
            self.add_addresses(member, &party.same_as);
        }
        let mut members = Vec::with_capacity(party.bodies.len());
        for body in &party.bodies {
            let body = match body.parse::<SpeakerId>() {
                Ok(id) => self.by_id(id, None, bodies, refusals)?,
                Err(_) => self.by_name(body, &ProposedParty::default(), bodies, refusals)?,
            };
            members.extend(body);
        }
        let Some(member) = member else { return Ok(None) };
        if members.contains(&member) {
            refusals.refuse(bodies, "a speaker cannot speak on behalf of itself", "leave `for` out");
        }
        members.dedup();
        let given = party.name.as_deref().map(given_name);
        let is_redirected = match (&party.id, &party.name) {
            (Some(named), _) => matches!(self.who(member), Who::Known { id, .. } if id != named),
            (None, name) => name.as_ref().is_some_and(|name| self.redirected.contains(&fold_name(name))),
        };
        Ok(Some(CastParty {
            member,
            is_redirected,
            given,
            listed: self.name_of(member).to_owned(),
            title: party.title.clone(),
            bodies: members,
        }))
    }

    fn name_of(&self, member: Member) -> &str {
        match self.who(member) {
            Who::Known { name, .. } => name,
            Who::New { fields, .. } => &fields.name,
        }
    }

    /// Whoever goes by one of the addresses that are given; all must lead to one.
    fn by_address(
        &mut self,
        party: &ProposedParty,
        field: Field,
        refusals: &mut Refusals,
    ) -> Result<Option<Member>, StoreError> {
        let mut found: Option<(SpeakerId, &str)> = None;
        for address in &party.same_as {
            // Somebody new of this very source may have the address, too.
            let new = self
                .members
                .iter()
                .position(|who| matches!(who, Who::New { same_as, .. } if same_as.contains(address)));
            if let Some(new) = new {
                return Ok(Some(Member(new)));
            }
            let Some(id) = self.ledger.find_speaker_same_as(address)? else { continue };
            match found {
                Some((first, by)) if first != id => {
                    let why = format!("{by} is {first}, and {address} is {id}");
                    refusals.refuse(field, why, "give the addresses of one speaker; two that are one are joined with: gainsay speaker merge");
                    return Ok(None);
                }
                _ => found = Some((id, address)),
            }
        }
        let Some((id, address)) = found else { return Ok(None) };
        if let Some(name) = &party.name {
            let called = self.people.find(self.ledger, name)?;
            if let Some(other) = called.first().filter(|_| called.iter().all(|known| known.id != id)) {
                let why =
                    format!("{name:?} is {} {}, and {address} is an address of {id}", other.id, other.name);
                let hint = format!(
                    "if they are one: gainsay speaker merge {} {id}; else leave the address out",
                    other.id
                );
                refusals.refuse(field, why, hint);
                return Ok(None);
            }
        }
        if let Some(named) = party.id.filter(|named| *named != id)
            && self.ledger.survivor_of(named)? != id
        {
            let why = format!("{address} is {id}, and the speaker is said to be {named}");
            refusals.refuse(field, why, "leave out one of the two");
        }
        self.by_id(id, None, field, refusals)
    }

    fn add_addresses(&mut self, member: Member, addresses: &[String]) {
        let (Who::Known { same_as, .. } | Who::New { same_as, .. }) = &mut self.members[member.0];
        for address in addresses {
            if !same_as.contains(address) {
                same_as.push(address.clone());
            }
        }
    }

    fn by_id(
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
        // Who has an address elsewhere that nobody of the ledger has is not everybody of that name: see
        // `others_by_address`.
        if let Some(member) = self.by_name.get(&key).copied() {
            // What was said of a merged speaker's kind need not fit the one it was merged into.
            let kind = party.kind.filter(|_| !self.redirected.contains(&key));
            self.agree_on_kind(member, kind, field, refusals)?;
            return Ok(Some(member));
        }
        let is_unnamed = self.unnamed.contains(&key) || is_unattributed(name);
        let found = match self.recorded_as(&key, is_unnamed) {
            Some(known) => vec![known],
            None if is_unnamed => Vec::new(),
            None => {
                let mut found = self.people.find(self.ledger, name)?;
                if !party.same_as.is_empty() {
                    self.leave_out_others(&mut found, &party.same_as)?;
                }
                found
            }
        };
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
        self.by_name.insert(key, member);
        let kind = party.kind.filter(|_| !is_redirected);
        self.agree_on_kind(member, kind, field, refusals)?;
        Ok(Some(member))
    }

    /// Leaves out those whose addresses elsewhere say that they are somebody else: of one register, each has
    /// one.
    fn leave_out_others(&self, found: &mut Vec<NameMatch>, same_as: &[String]) -> Result<(), StoreError> {
        let register = |address: &str| {
            let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
            rest.split('/').next().unwrap_or_default().trim_start_matches("www.").to_lowercase()
        };
        let mut others = Vec::new();
        for known in found.iter() {
            let recorded = self.ledger.list_speaker_same_as(known.id)?;
            if recorded.iter().any(|own| same_as.iter().any(|given| register(given) == register(own))) {
                others.push(known.id);
            }
        }
        found.retain(|known| !others.contains(&known.id));
        Ok(())
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
