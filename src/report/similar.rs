//! Claims that may say the same: candidates by their rare words, then compared word by word.

use crate::domain::search::{Alike, HitPlace, Profile, rarity};
use crate::domain::{ClaimId, Judged};
use crate::store::{Reader, StoreError};

/// From which likeness on, in percent, a claim is worth a hint. Below, the same subject is more frequent than
/// the same claim.
pub const WORTH_A_HINT: u8 = 60;

/// The stored claims most like a text, the most alike first, then by id; at most so many, none of them `but`.
///
/// # Errors
/// [`StoreError`] if the ledger cannot be read.
pub fn similar(
    reader: &Reader<'_>,
    text: &str,
    but: Option<ClaimId>,
    limit: usize,
) -> Result<Vec<Alike>, StoreError> {
    let mut found = liked(reader, text, but)?;
    found.truncate(limit);
    let likeness: Vec<(ClaimId, u8)> = found;
    let mut ids: Vec<ClaimId> = likeness.iter().map(|(id, _)| *id).collect();
    ids.sort_unstable();
    let web = reader.web_around(&ids, None)?;
    let mut alike: Vec<Alike> = Vec::with_capacity(ids.len());
    for claim in reader.load_claims(&ids)? {
        let standing = web.standing(claim.id, None);
        let found = likeness.iter().find(|(id, _)| *id == claim.id).map_or(0, |(_, likeness)| *likeness);
        alike.push(Alike { likeness: found, judged: Judged { claim, standing } });
    }
    alike.sort_by_key(|one| likeness.iter().position(|(id, _)| *id == one.judged.claim.id));
    Ok(alike)
}

/// The one stored claim that a text most likely repeats, with the likeness in percent, if it is worth a hint.
/// In a command that writes: among the claims that were there before it.
///
/// # Errors
/// [`StoreError`] if the ledger cannot be read.
pub fn repeated(reader: &Reader<'_>, text: &str, but: ClaimId) -> Result<Option<(ClaimId, u8)>, StoreError> {
    let found = liked(reader, text, Some(but))?;
    Ok(found.into_iter().next().filter(|(_, likeness)| *likeness >= WORTH_A_HINT))
}

fn liked(reader: &Reader<'_>, text: &str, but: Option<ClaimId>) -> Result<Vec<(ClaimId, u8)>, StoreError> {
    let asked = Profile::of(text);
    let stems: Vec<&str> = asked.stems().take(crate::domain::search::MAX_WORDS).collect();
    let likely = reader.propose_alike(&stems)?;
    let rarity_of = |stem: &str| {
        let asked = stems.iter().position(|asked| *asked == stem);
        // A word that only the other has tells as much as one that few have.
        rarity(asked.map_or(likely.all / 100.0, |at| likely.having[at]), likely.all)
    };
    let mut found: Vec<(f64, ClaimId)> = Vec::new();
    for claim in reader.claim_texts(&likely.claims, &[HitPlace::Text, HitPlace::Quote])? {
        let likeness = claim
            .texts
            .iter()
            .map(|(_, text)| asked.likeness(&Profile::of(text), &rarity_of))
            .fold(0.0, f64::max);
        if likeness > 0.0 && Some(claim.id) != but {
            found.push((likeness, claim.id));
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    Ok(found.into_iter().map(|(likeness, id)| (id, percent(likeness))).collect())
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share from 0 to 1")]
fn percent(share: f64) -> u8 {
    (share * 100.0).round() as u8
}
