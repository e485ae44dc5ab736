//! Speakers that may be one, without those whom the record itself tells apart.

use std::collections::HashSet;

use crate::domain::SpeakerId;
use crate::domain::name::{Duplicate, Pair, Roster};
use crate::store::{Reader, StoreError};

/// The pairs of speakers that may be one, the most likely first. Two whose names are only alike and who made
/// a claim together are two: a source named both.
///
/// The names are held once, and each pair as numbers until it is asked for: a ledger of 225,000 speakers
/// takes seconds.
pub fn duplicates(reader: &Reader<'_>) -> Result<impl Iterator<Item = Duplicate> + use<>, StoreError> {
    let claims = reader.count_claims_by_speaker()?;
    let mut roster = Roster::new();
    reader.for_each_name(|known| {
        if known.is_alias {
            roster.also_called(known.id, known.called);
        } else {
            roster.add(known.id, known.called, known.kind, claims.get(&known.id).copied().unwrap_or(0));
        }
    })?;
    drop(claims);
    let mut pairs = roster.find_pairs();
    let weak: Vec<(SpeakerId, SpeakerId)> = pairs
        .iter()
        .filter(|pair| !pair.likeness.is_strong())
        .map(|pair| (pair.merged, pair.stays))
        .collect();
    let together: HashSet<(SpeakerId, SpeakerId)> = reader.list_joint(&weak)?.into_iter().collect();
    pairs.retain(|pair: &Pair| pair.likeness.is_strong() || !together.contains(&(pair.merged, pair.stays)));
    Ok(pairs.into_iter().map(move |pair| roster.describe(&pair)))
}
