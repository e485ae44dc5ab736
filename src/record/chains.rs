//! Attribution chains: whom each step means, a speaker or an outlet.

use super::cast::Cast;
use super::members::{CastHop, CastSource};
use super::proposed::ProposedParty;
use super::refusal::{Field, Refusals};
use crate::domain::text::fold_name;
use crate::domain::{HopSource, OutletId};
use crate::store::StoreError;

impl Cast<'_> {
    /// Resolves a step of a chain: a speaker, else an outlet of that name, else a new speaker.
    pub(super) fn hop(
        &mut self,
        hop: &ProposedParty,
        field: Field,
        refusals: &mut Refusals,
    ) -> Result<Option<CastHop>, StoreError> {
        if let (None, Some(name), None, []) = (&hop.id, &hop.name, &hop.kind, hop.same_as.as_slice())
            && let Some(outlet) = self.outlet(name)?
        {
            return Ok(Some(CastHop {
                source: CastSource::Outlet(outlet),
                given: Some(name.clone()),
                listed: name.clone(),
                title: hop.title.clone(),
                cue: hop.cue.clone(),
            }));
        }
        let party = self.party(hop, (field, field), refusals)?;
        Ok(party.map(|party| CastHop {
            source: CastSource::Member(party.member),
            given: party.given,
            listed: party.listed,
            title: party.title,
            cue: hop.cue.clone(),
        }))
    }

    /// The outlet that a step of a chain means, if it means one; throughout an article it means the same.
    fn outlet(&mut self, name: &str) -> Result<Option<OutletId>, StoreError> {
        let key = fold_name(name);
        if let Some(known) = self.relays.get(&key) {
            return Ok(*known);
        }
        let recorded = self.recorded.iter().find(|known| known.relays && known.is_called(&key));
        let outlet = match recorded.map(|known| known.source) {
            Some(HopSource::Outlet(outlet)) => Some(outlet),
            Some(HopSource::Speaker(_)) => None,
            None if self.by_name.contains_key(&key) => None,
            None if !self.people.find(self.ledger, name)?.is_empty() => None,
            None => self.ledger.find_outlet(name)?,
        };
        self.relays.insert(key, outlet);
        Ok(outlet)
    }
}
