//! Names of a draft against the speakers of the ledger.
//!
//! Owns which name goes into a worksheet so that it logs and means the right speaker: a name that the ledger knows is written as
//! the article gives it; one that several speakers go by gets an id; anything that a worksheet would refuse is not a name.
//! Called by `of_draft`; it only reads.

use std::collections::BTreeMap;

use super::super::worksheet::{Located, PartySheet};
use crate::domain::text::{MAX_LINE, fold_name, is_blank};
use crate::domain::{SpeakerId, SpeakerKind, looks_like_id};
use crate::store::{NameMatch, Reader, StoreError};

/// What stands for a speaker whom nobody names.
const NOBODY: &str = "somebody who is not named";

/// The names of an article, each looked up once.
pub(super) struct Cast<'c> {
    ledger: Option<&'c Reader<'c>>,
    found: BTreeMap<String, Vec<NameMatch>>,
}

/// A name as a worksheet may have it, and what to say of it.
pub(super) struct Called {
    /// The party, with a name, and an id where the name alone would not do.
    pub(super) party: PartySheet,
    /// Who that is in the ledger, for a comment.
    pub(super) remark: Option<String>,
    /// The speaker, if the ledger has one.
    pub(super) known: Option<SpeakerId>,
}

impl<'c> Cast<'c> {
    pub(super) fn new(ledger: Option<&'c Reader<'c>>) -> Self {
        Self { ledger, found: BTreeMap::new() }
    }

    /// A speaker of this name; without one, somebody unnamed.
    pub(super) fn called(&mut self, name: Option<&str>) -> Result<Called, StoreError> {
        let name = name.and_then(one_line).unwrap_or_else(|| NOBODY.to_owned());
        if is_unnamed(&name) {
            let party = PartySheet {
                name: Some(name),
                kind: Some(SpeakerKind::Unnamed),
                ..PartySheet::default()
            };
            return Ok(Called { party, remark: None, known: None });
        }
        let found = self.find(&name)?;
        let mut party = PartySheet { name: Some(name.clone()), ..PartySheet::default() };
        let (remark, known) = match found.as_slice() {
            [] => (None, None),
            [only] if fold_name(&only.name) == fold_name(&name) => {
                (Some(format!("{} in the ledger", only.id)), Some(only.id))
            }
            [only] => (Some(format!("{} {} in the ledger", only.id, only.name)), Some(only.id)),
            [first, ..] => {
                party.id = Some(first.id);
                let all: Vec<String> = found.iter().map(|one| format!("{} {}", one.id, one.name)).collect();
                (Some(format!("several in the ledger have this name: {}", all.join(", "))), Some(first.id))
            }
        };
        Ok(Called { party, remark, known })
    }

    /// A body that somebody speaks for, as a worksheet names it; none if it cannot.
    pub(super) fn body(&mut self, name: &str) -> Result<Option<Located<String>>, StoreError> {
        let Some(name) = one_line(name).filter(|name| !is_unnamed(name)) else { return Ok(None) };
        let found = self.find(&name)?;
        let written = if found.len() > 1 { found[0].id.to_string() } else { name };
        Ok(Some(Located::unplaced(written)))
    }

    fn find(&mut self, name: &str) -> Result<Vec<NameMatch>, StoreError> {
        let key = fold_name(name);
        if let Some(known) = self.found.get(&key) {
            return Ok(known.clone());
        }
        let found = match self.ledger {
            Some(ledger) => ledger.find_speakers(name)?,
            None => Vec::new(),
        };
        self.found.insert(key, found.clone());
        Ok(found)
    }
}

/// Whether a mention names nobody: it is all in lower case ("some analysts"), but for what it may quote of a name
/// ("a US official").
fn is_unnamed(name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or_default();
    let small = |word: &str| word.chars().next().is_none_or(|c| !c.is_uppercase());
    let article = ["a", "an", "some", "one", "another", "other", "many", "several", "two", "three"];
    if article.contains(&first.to_lowercase().as_str()) {
        return true;
    }
    name.split_whitespace().all(small) && name.chars().any(char::is_lowercase)
}

/// A mention on one line, as a worksheet takes it; none if it says nothing or looks like an id.
pub(super) fn one_line(text: &str) -> Option<String> {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let fits = !is_blank(&text) && text.len() <= MAX_LINE / 4 && !looks_like_id(&text);
    fits.then_some(text)
}
