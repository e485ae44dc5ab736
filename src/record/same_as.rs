//! Whom an address elsewhere means: surer than any name.
//!
//! One address is one speaker, and of one register (one host) each speaker has one: another value in it means
//! somebody else of that name. Only whoever names a speaker by one of its addresses, or edits it, can say
//! that it has two of one register.

use std::collections::{BTreeMap, BTreeSet};

use super::cast::Cast;
use super::members::{Member, Who};
use super::proposed::{ProposedClaim, ProposedParty, is_unattributed};
use super::refusal::{Field, Refusals};
use crate::domain::address::ArticleKey;
use crate::domain::text::fold_name;
use crate::store::{NameMatch, StoreError};

/// Whether two addresses are one.
fn is_one(a: &str, b: &str) -> bool {
    a == b || ArticleKey::of(a) == ArticleKey::of(b)
}

/// Whether two lists of addresses are those of two: they share none, and both have one of the same register.
fn are_of_two(some: &[String], others: &[String]) -> bool {
    fn register(address: &str) -> String {
        let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
        rest.split('/').next().unwrap_or_default().trim_start_matches("www.").to_lowercase()
    }
    let any = |fits: &dyn Fn(&str, &str) -> bool| some.iter().any(|a| others.iter().any(|b| fits(a, b)));
    !any(&is_one) && any(&|a, b| register(a) == register(b))
}

/// The names, folded, that claims give to several: each with an address of its own.
pub(super) fn several_in(claims: &[ProposedClaim]) -> BTreeSet<String> {
    let parties = claims.iter().flat_map(|claim| claim.by.iter().chain(&claim.about).chain(&claim.via));
    let mut met: BTreeMap<String, Vec<&[String]>> = BTreeMap::new();
    let mut several = BTreeSet::new();
    for party in parties.filter(|party| !party.same_as.is_empty()) {
        let Some(key) = party.name.as_deref().map(fold_name) else { continue };
        let others = met.entry(key.clone()).or_default();
        if others.iter().any(|other| are_of_two(other, &party.same_as)) {
            several.insert(key);
        } else {
            others.push(&party.same_as);
        }
    }
    several
}

impl Cast<'_> {
    /// Whoever goes by one of the addresses that are given; all must lead to one.
    pub(super) fn by_address(
        &mut self,
        party: &ProposedParty,
        field: Field,
        refusals: &mut Refusals,
    ) -> Result<Option<Member>, StoreError> {
        let mut found: Option<(Member, &str)> = None;
        for address in &party.same_as {
            let Some(member) = self.owner(address, field, refusals)? else { continue };
            match found {
                Some((first, by)) if first != member => {
                    let (first, other) = (self.id_or_name(first), self.id_or_name(member));
                    let why = format!("{by} is {first}, and {address} is {other}");
                    refusals.refuse(field, why, "give the addresses of one speaker; two that are one are joined with: gainsay speaker merge");
                    return Ok(None);
                }
                _ => found = Some((member, address)),
            }
        }
        let Some((member, address)) = found else { return Ok(None) };
        let name = party.name.as_deref().filter(|name| !is_unattributed(name));
        if let Some(name) = name
            && !self.may_be_called(name, (member, address), field, refusals)?
        {
            return Ok(None);
        }
        if let (Some(named), Some(id)) = (party.id, self.known(member))
            && self.ledger.survivor_of(named)? != id
        {
            let why = format!("{address} is {id}, and the speaker is said to be {named}");
            refusals.refuse(field, why, "leave out one of the two");
        }
        Ok(Some(member))
    }

    /// Whoever has an address: of this very source, too.
    fn owner(
        &mut self,
        address: &str,
        field: Field,
        refusals: &mut Refusals,
    ) -> Result<Option<Member>, StoreError> {
        let has = |(Who::Known { same_as, .. } | Who::New { same_as, .. }): &Who| {
            same_as.iter().any(|own| is_one(own, address))
        };
        if let Some(at) = self.members.iter().position(has) {
            return Ok(Some(Member(at)));
        }
        match self.ledger.find_speaker_same_as(address)? {
            Some(id) => self.by_id(id, None, field, refusals),
            None => Ok(None),
        }
    }

    /// Whether whoever has an address may be called so: not if others go by that name. That nobody went by it
    /// is worth a note.
    fn may_be_called(
        &mut self,
        name: &str,
        (member, address): (Member, &str),
        field: Field,
        refusals: &mut Refusals,
    ) -> Result<bool, StoreError> {
        let (own, key) = (self.known(member), fold_name(name));
        let called = self.people.find(self.ledger, name)?;
        let others: Vec<&NameMatch> = called.iter().filter(|known| Some(known.id) != own).collect();
        if let Some(other) = others.first().filter(|_| others.len() == called.len()) {
            let owner = self.id_or_name(member);
            let why =
                format!("{name:?} is {} {}, and {address} is an address of {owner}", other.id, other.name);
            let hint = match own {
                Some(id) => format!(
                    "if they are one: gainsay speaker merge {} {id}; else leave the address out",
                    other.id
                ),
                None => "give each address to one speaker".to_owned(),
            };
            refusals.refuse(field, why, hint);
            return Ok(false);
        }
        if called.is_empty() && fold_name(self.name_of(member)) != key && !self.was_called(name, member) {
            let owner = self.described(member);
            self.notes.push((field, format!("{name:?} is {owner}, by the address {address}")));
        }
        if others.is_empty() && !self.several.contains(&key) {
            self.by_name.entry(key).or_insert(member);
        }
        Ok(true)
    }

    /// That a speaker who is named by an id is given a name by which somebody else goes.
    pub(super) fn note_other_name(
        &mut self,
        name: &str,
        member: Member,
        field: Field,
    ) -> Result<(), StoreError> {
        let called = self.people.find(self.ledger, name)?;
        let own = self.known(member);
        let Some(other) = called.first().filter(|_| called.iter().all(|known| Some(known.id) != own)) else {
            return Ok(());
        };
        if !self.was_called(name, member) {
            let owner = self.described(member);
            let what = format!(
                "{name:?} is {owner} here, by the id, and {} {} goes by that name",
                other.id, other.name
            );
            self.notes.push((field, what));
        }
        Ok(())
    }

    /// Whether the article has given a member that name already.
    fn was_called(&self, name: &str, member: Member) -> bool {
        let key = fold_name(name);
        let id = self.known(member).map(crate::domain::HopSource::Speaker);
        self.recorded.iter().any(|known| Some(known.source) == id && known.is_called(&key))
    }

    fn id_or_name(&self, member: Member) -> String {
        self.known(member).map_or_else(|| format!("{:?}", self.name_of(member)), |id| id.to_string())
    }

    fn described(&self, member: Member) -> String {
        let name = self.name_of(member);
        self.known(member).map_or_else(|| name.to_owned(), |id| format!("{id} {name}"))
    }

    pub(super) fn add_addresses(&mut self, member: Member, addresses: &[String]) {
        let (Who::Known { same_as, .. } | Who::New { same_as, .. }) = &mut self.members[member.0];
        for address in addresses {
            if !same_as.contains(address) {
                same_as.push(address.clone());
            }
        }
    }

    /// Whether the addresses of a member say that it is somebody else than whoever has these.
    pub(super) fn is_another(&self, member: Member, same_as: &[String]) -> Result<bool, StoreError> {
        let (Who::Known { same_as: own, .. } | Who::New { same_as: own, .. }) = self.who(member);
        let mut own = own.clone();
        if let Some(id) = self.known(member).filter(|_| !same_as.is_empty()) {
            own.extend(self.ledger.list_speaker_same_as(id)?);
        }
        Ok(are_of_two(&own, same_as))
    }

    /// Leaves out those whose addresses elsewhere say that they are somebody else.
    pub(super) fn leave_out_others(
        &self,
        found: &mut Vec<NameMatch>,
        same_as: &[String],
    ) -> Result<(), StoreError> {
        let mut fitting = Vec::with_capacity(found.len());
        for known in found.drain(..) {
            let is_another = match self.by_id.get(&known.id) {
                Some(member) => self.is_another(*member, same_as)?,
                None => are_of_two(&self.ledger.list_speaker_same_as(known.id)?, same_as),
            };
            if !is_another {
                fitting.push(known);
            }
        }
        *found = fitting;
        Ok(())
    }
}
