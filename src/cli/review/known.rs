//! What the ledger knows, for somebody who types a name or looks for a claim.
//!
//! Asked anew each time, so that nothing is locked while a person thinks. A ledger that cannot be asked knows
//! nothing: logging at the end says why.

use super::super::Session;
use crate::domain::text::fold_name;
use crate::intake::proposal::{claims_with_words, stored_claims};
use crate::intake::review::{Choice, Known};
use crate::store::SpeakerFilter;

/// Choices that are taken from the ledger at a time.
const TAKEN: usize = 6;

/// The ledger of this session, if there is one.
pub(super) struct InLedger<'s>(pub(super) &'s Session);

impl Known for InLedger<'_> {
    fn speakers(&self, typed: &str) -> Vec<Choice> {
        let filter = SpeakerFilter { text: Some(typed.to_owned()), ..SpeakerFilter::default() };
        let found = self.0.read_if_there(|ledger| match ledger {
            Some(ledger) => Ok(ledger.list_speakers(&filter)?),
            None => Ok(Vec::new()),
        });
        let found = found.unwrap_or_default();
        let choice = |speaker: crate::domain::Speaker| {
            let name = speaker.fields.name;
            Choice { shown: format!("{name}  ({})", speaker.id), value: name }
        };
        found.into_iter().take(TAKEN).map(choice).collect()
    }

    fn claims(&self, typed: &str) -> Vec<Choice> {
        let found = self.0.read_if_there(|ledger| match ledger {
            Some(ledger) => {
                let mut found = claims_with_words(ledger, typed, TAKEN)?;
                found.extend(stored_claims(ledger, typed, TAKEN)?);
                Ok(found)
            }
            None => Ok(Vec::new()),
        });
        let choice = |stored: crate::intake::proposal::Stored| Choice {
            shown: format!("{}  {}", stored.name, stored.shown),
            value: stored.name,
        };
        found.unwrap_or_default().into_iter().map(choice).collect()
    }

    fn claim(&self, name: &str) -> Option<Choice> {
        let found = self.0.read_if_there(|ledger| match ledger {
            Some(ledger) => match ledger.find_claim(name)? {
                Some(id) => Ok(Some(ledger.get_claim(id)?)),
                None => Ok(None),
            },
            None => Ok(None),
        });
        let claim = found.ok().flatten()?;
        let stored = crate::intake::proposal::Stored::of(&claim);
        Some(Choice { shown: format!("{}  {}", stored.name, stored.shown), value: name.to_owned() })
    }
    fn outlets(&self, typed: &str) -> Vec<Choice> {
        let found = self.0.read_if_there(|ledger| match ledger {
            Some(ledger) => Ok(ledger.list_outlets()?),
            None => Ok(Vec::new()),
        });
        let key = fold_name(typed);
        let fits = |name: &str| {
            let name = fold_name(name);
            name.starts_with(&key) || name.split(' ').any(|word| word.starts_with(&key))
        };
        let found = found.unwrap_or_default().into_iter().filter(|outlet| fits(&outlet.fields.name));
        let choice = |outlet: crate::domain::Outlet| {
            let name = outlet.fields.name;
            Choice { shown: format!("{name}  ({})", outlet.id), value: name }
        };
        found.take(TAKEN).map(choice).collect()
    }
}
