//! Whom an address elsewhere means: surer than any name.

use super::cast::Cast;
use super::members::{Member, Who};
use super::proposed::ProposedParty;
use super::refusal::{Field, Refusals};
use crate::domain::SpeakerId;
use crate::store::{NameMatch, StoreError};

impl Cast<'_> {
    /// Whoever goes by one of the addresses that are given; all must lead to one.
    pub(super) fn by_address(
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

    pub(super) fn add_addresses(&mut self, member: Member, addresses: &[String]) {
        let (Who::Known { same_as, .. } | Who::New { same_as, .. }) = &mut self.members[member.0];
        for address in addresses {
            if !same_as.contains(address) {
                same_as.push(address.clone());
            }
        }
    }

    /// Leaves out those whose addresses elsewhere say that they are somebody else: of one register, each has
    /// one.
    pub(super) fn leave_out_others(
        &self,
        found: &mut Vec<NameMatch>,
        same_as: &[String],
    ) -> Result<(), StoreError> {
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
}
