//! Finding the claims that say something again, however many say it.
//!
//! Most texts are said once: the ledger's index leads to a handful. A text that many claims have ("No
//! comment.") is read once, and then kept by speakers and day, so that the next claim that says it is one
//! look-up and not a walk through all of them.

use std::collections::HashMap;

use super::features::{Features, Wanted, squeezed};
use super::maybe_there::{MaybeThere, Of};
use crate::domain::date::SourceDate;
use crate::domain::{Claim, ClaimId, SpeakerId};
use crate::store::{LastIds, StoreError, Writer};

/// From how many claims of one text on they are kept by speakers and day.
const MANY: usize = 32;

/// How many claims are kept so at most, of all texts together.
const KEPT: usize = 500_000;

/// What the same speakers said with one text: first of all, and first on each day as recorded.
#[derive(Debug)]
struct Said {
    first: ClaimId,
    on: HashMap<Option<String>, ClaimId>,
}

/// The claims of one text, by their speakers.
type BySpeakers = HashMap<Vec<SpeakerId>, Said>;

/// Adds a claim to those of its text; claims come by id.
fn add(common: &mut BySpeakers, speakers: Vec<SpeakerId>, day: Option<String>, id: ClaimId) {
    let said = common.entry(speakers).or_insert_with(|| Said { first: id, on: HashMap::new() });
    said.on.entry(day).or_insert(id);
}

/// What the ledger's texts are known by.
#[derive(Debug, Default)]
pub(super) struct Texts {
    /// Which texts the ledger may have; `None` where too few are asked for to be worth it.
    there: Option<MaybeThere>,
    /// Texts that many claims have.
    common: HashMap<String, BySpeakers>,
    kept: usize,
}

impl Texts {
    /// For whoever records much, into a ledger of which these are the last ids.
    pub(super) fn of_many(last: &LastIds) -> Self {
        Self { there: Some(MaybeThere::new(Of::Texts, last)), ..Self::default() }
    }

    /// The claim that says this by the same speakers on the same day.
    pub(super) fn find(
        &mut self,
        ledger: &Writer<'_>,
        (text, squeezed): (&str, &str),
        features: &Features,
    ) -> Result<Option<ClaimId>, StoreError> {
        if self.common.contains_key(squeezed) {
            return Ok(self.among_common(squeezed, features));
        }
        let forms = if text == squeezed { vec![text] } else { vec![text, squeezed] };
        let mut candidates: Vec<ClaimId> = Vec::new();
        for form in forms {
            if self.may_be_there(ledger, form)? {
                candidates.extend(ledger.find_claims_by_text(form)?);
            }
        }
        candidates.sort_unstable();
        candidates.dedup();
        if candidates.len() < MANY {
            let found = ledger.load_claims(&candidates)?;
            return Ok(found.iter().find(|claim| features.says_that_day(claim)).map(|claim| claim.id));
        }
        self.keep_common(ledger, squeezed, &candidates)?;
        Ok(self.among_common(squeezed, features))
    }

    /// Says that a claim with this text is recorded. Speakers and day are asked for only if others say it,
    /// too.
    pub(super) fn recorded(
        &mut self,
        id: ClaimId,
        text: &str,
        speakers: &[SpeakerId],
        said: Option<&SourceDate>,
    ) {
        if let Some(there) = &mut self.there {
            there.add(text);
        }
        if let Some(common) = self.common.get_mut(&squeezed(text)) {
            add(common, speakers.to_vec(), day(said), id);
            self.kept += 1;
        }
    }

    fn may_be_there(&mut self, ledger: &Writer<'_>, text: &str) -> Result<bool, StoreError> {
        match &mut self.there {
            Some(there) => there.has(ledger, text),
            None => Ok(true),
        }
    }

    fn among_common(&self, squeezed: &str, features: &Features) -> Option<ClaimId> {
        let common = self.common.get(squeezed)?;
        let known = |wanted: &Wanted| if let Wanted::Known(id) = wanted { Some(*id) } else { None };
        let speakers: Vec<SpeakerId> = features.speakers.iter().map(known).collect::<Option<_>>()?;
        let theirs = common.get(&speakers)?;
        match features.said.as_ref().or(features.by_publication.as_ref()) {
            Some(said) => theirs.on.get(&day(Some(said))).copied(),
            // Undated, it is the first time that they said it.
            None => Some(theirs.first),
        }
    }

    fn keep_common(
        &mut self,
        ledger: &Writer<'_>,
        squeezed: &str,
        ids: &[ClaimId],
    ) -> Result<(), StoreError> {
        if self.kept + ids.len() > KEPT {
            self.common.clear();
            self.kept = 0;
        }
        let mut common = BySpeakers::new();
        for page in ids.chunks(512) {
            for claim in ledger.load_claims(page)? {
                add(&mut common, speakers_of(&claim), day(claim.said.as_ref()), claim.id);
            }
        }
        self.kept += ids.len();
        self.common.insert(squeezed.to_owned(), common);
        Ok(())
    }
}

fn speakers_of(claim: &Claim) -> Vec<SpeakerId> {
    claim.speakers.iter().map(|named| named.party.speaker).collect()
}

fn day(said: Option<&SourceDate>) -> Option<String> {
    said.map(|said| said.edtf().to_string())
}
