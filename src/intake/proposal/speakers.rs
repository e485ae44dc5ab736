//! Names of a draft against the speakers of the ledger.
//!
//! Owns which name goes into a worksheet so that it logs and means the right speaker: a name that the ledger
//! knows is written as the article gives it; one that several speakers go by gets an id; anything that a
//! worksheet would refuse is not a name. Called by `of_draft`; it only reads.

use std::collections::BTreeMap;

use crate::domain::text::{MAX_LINE, fold_name, is_blank};
use crate::domain::{SpeakerId, SpeakerKind, looks_like_id};
use crate::reading::draft::{Draft, DraftedSpeaker, How};
use crate::reading::worksheet::{Located, PartySheet};
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
        let name = match without_article(&name) {
            Some(rest) if self.find(&name)?.is_empty() => rest.to_owned(),
            _ => name,
        };
        if is_unnamed(&name) {
            let party =
                PartySheet { name: Some(name), kind: Some(SpeakerKind::Unnamed), ..PartySheet::default() };
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

    /// Whoever said it, as entries of `by`, and what to say of each. One speaker who goes by two names stands
    /// there once.
    pub(super) fn speakers(
        &mut self,
        draft: &Draft,
    ) -> Result<(Vec<Located<PartySheet>>, Vec<String>), StoreError> {
        let (mut parties, mut remarks) = (Vec::new(), Vec::new());
        let mut seen: Vec<(String, Option<SpeakerId>)> = Vec::new();
        for speaker in &draft.speakers {
            let mention = speaker.mention.as_ref().map(|mention| mention.text.as_str());
            let name = speaker.resolved.as_ref().map(|resolved| resolved.name.as_str()).or(mention);
            let Called { mut party, remark, known } = self.called(name)?;
            let key = fold_name(party.name.as_deref().unwrap_or_default());
            if seen.iter().any(|(name, id)| *name == key || (id.is_some() && *id == known)) {
                continue;
            }
            seen.push((key.clone(), known));
            party.title = speaker.title.as_deref().and_then(one_line);
            if let Some(body) = &speaker.on_behalf_of
                && fold_name(body) != key
            {
                party.bodies = self.body(body)?.into_iter().collect();
            }
            remarks.push(resolution(speaker, party.name.as_deref().unwrap_or_default(), remark));
            parties.push(Located::unplaced(party));
        }
        if parties.is_empty() {
            parties.push(Located::unplaced(self.called(None)?.party));
            remarks.push("who said it is not found: put in `by`".to_owned());
        }
        remarks.retain(|remark| !remark.is_empty());
        Ok((parties, remarks))
    }

    /// Who relays it, as entries of `via`.
    pub(super) fn via(&mut self, draft: &Draft) -> Result<Vec<Located<PartySheet>>, StoreError> {
        let mut hops = Vec::new();
        for mention in &draft.via {
            hops.push(Located::unplaced(self.called(Some(&mention.text))?.party));
        }
        Ok(hops)
    }

    /// A body that somebody speaks for, as a worksheet names it; none if it cannot.
    pub(super) fn body(&mut self, name: &str) -> Result<Option<Located<String>>, StoreError> {
        let Some(name) = one_line(name).filter(|name| !is_unnamed(name)) else { return Ok(None) };
        let name = without_article(&name).map_or(name.clone(), str::to_owned);
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

/// How a name was found, where it is not what stands there.
fn resolution(speaker: &DraftedSpeaker, name: &str, remark: Option<String>) -> String {
    let how = speaker.resolved.as_ref().map(|resolved| resolved.how);
    let found = match (&speaker.mention, how) {
        (None, Some(How::Drafter)) => format!("{name} ({})", How::Drafter),
        (None, _) => format!("{name}, as before"),
        (Some(mention), Some(how)) if fold_name(&mention.text) != fold_name(name) => {
            format!("“{}” is {name} ({how})", mention.text.split_whitespace().collect::<Vec<_>>().join(" "))
        }
        (Some(mention), None) => {
            format!(
                "who “{}” is was not found",
                mention.text.split_whitespace().collect::<Vec<_>>().join(" ")
            )
        }
        _ => String::new(),
    };
    match (found.is_empty(), remark) {
        (_, None) => found,
        (true, Some(remark)) => format!("{name}: {remark}"),
        (false, Some(remark)) => format!("{found}, {remark}"),
    }
}

/// Whether a mention names nobody: it is all in lower case ("some analysts"), but for what it may quote of a
/// name ("a US official").
fn is_unnamed(name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or_default();
    let small = |word: &str| word.chars().next().is_none_or(|c| !c.is_uppercase());
    let article = ["a", "an", "some", "one", "another", "other", "many", "several", "two", "three"];
    if article.contains(&first.to_lowercase().as_str()) {
        return true;
    }
    name.split_whitespace().all(small) && name.chars().any(char::is_lowercase)
}

/// A name without "the" before it.
fn without_article(name: &str) -> Option<&str> {
    let rest = name.strip_prefix("The ").or_else(|| name.strip_prefix("the "))?;
    rest.starts_with(char::is_uppercase).then_some(rest).filter(|rest| !looks_like_id(rest))
}

/// A mention on one line, as a worksheet takes it; none if it says nothing or looks like an id.
pub(super) fn one_line(text: &str) -> Option<String> {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let fits = !is_blank(&text) && text.len() <= MAX_LINE / 4 && !looks_like_id(&text);
    fits.then_some(text)
}
