//! Speakers that may be one, without those whom the record itself tells apart.

use std::collections::HashSet;

use crate::domain::{Duplicate, Likeness, SpeakerId, find_duplicates};
use crate::store::{Reader, SpeakerFilter, StoreError};

/// The pairs of speakers that may be one, the most likely first. Two whose names are only alike and who made
/// a claim together are two: a source named both.
pub fn duplicates(reader: &Reader<'_>) -> Result<Vec<Duplicate>, StoreError> {
    let mut found = find_duplicates(&reader.list_speakers(&SpeakerFilter::default())?);
    let is_weak = |pair: &Duplicate| pair.likeness > Likeness::Spelling;
    let weak: Vec<(SpeakerId, SpeakerId)> =
        found.iter().filter(|pair| is_weak(pair)).map(|pair| (pair.merged, pair.stays)).collect();
    let together: HashSet<(SpeakerId, SpeakerId)> = reader.list_joint(&weak)?.into_iter().collect();
    found.retain(|pair| !is_weak(pair) || !together.contains(&(pair.merged, pair.stays)));
    Ok(found)
}
