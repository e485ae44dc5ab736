//! Which claim of the ledger a proposed one is.
//!
//! By its ref or id, and where it has none that the ledger knows, by what it says: the same text by the same
//! speakers with the same quote; else the same text by the same speakers; else the same text; else the same
//! quote by one of the same speakers; else what it does to others; else, without a quote of its own, the only
//! one left of the same speakers and day that is alike. Anything weaker would put one statement in the place
//! of another, so a claim whose text and quote both changed counts as new, and its old form is left.
//!
//! White space at the ends of a text, and how much of it stands inside, make no other text. Every round looks
//! up what it needs by a key, so that many equal texts ("No comment.") take time in proportion to their
//! number. Of claims that are equal by a key, that which does to others what the proposed one does goes
//! first.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::hash::Hash;

use super::features::{Features, Target, Wanted, squeezed};
use super::twins::Twins;
use crate::domain::date::SourceDate;
use crate::domain::search::Profile;
use crate::domain::text::fold_name;
use crate::domain::{Claim, ClaimId, RelationType, SpeakerId};

/// From which likeness of their words on an edited text is taken for the one that it was.
const ALIKE: f64 = 0.5;

/// Most claims of the same speakers and day among which an edited one is looked for: among more it would be a
/// guess.
const MOST_ALIKE: usize = 64;

/// For each single claim to be added, the claim that was already added just so. A repeated command then
/// changes nothing.
pub(super) fn match_added(added: &[Features], recorded: &[Claim]) -> Vec<Option<ClaimId>> {
    let already = |f: &Features| recorded.iter().find(|claim| f.says_just(claim)).map(|claim| claim.id);
    added.iter().map(|features| features.named.or_else(|| already(features))).collect()
}

/// Claims of the ledger by some key, in the order in which they came; each is given out once.
struct Shelf<'r, K> {
    claims: HashMap<K, VecDeque<&'r Claim>>,
}

impl<'r, K: Hash + Eq> Shelf<'r, K> {
    fn of(recorded: &'r [Claim], keys: impl Fn(&'r Claim) -> Vec<K>) -> Self {
        let mut claims: HashMap<K, VecDeque<&Claim>> = HashMap::new();
        for claim in recorded {
            for key in keys(claim) {
                claims.entry(key).or_default().push_back(claim);
            }
        }
        Self { claims }
    }

    /// The first claim with this key that is not taken.
    fn first(&mut self, key: &K, taken: &HashSet<ClaimId>) -> Option<ClaimId> {
        let waiting = self.claims.get_mut(key)?;
        while let Some(first) = waiting.front() {
            if !taken.contains(&first.id) {
                return Some(first.id);
            }
            waiting.pop_front();
        }
        None
    }
}

fn speakers_of(claim: &Claim) -> Vec<SpeakerId> {
    claim.speakers.iter().map(|s| s.party.speaker).collect()
}

fn folded(quotes: &[String]) -> Vec<String> {
    quotes.iter().map(|quote| fold_name(quote)).collect()
}

/// The quotes of a claim, folded, of each article that has one.
fn quotes_of(claim: &Claim) -> Vec<Vec<String>> {
    let quoted = claim.appearances.iter().filter(|seen| !seen.quotes.is_empty());
    let mut each: Vec<Vec<String>> = quoted.map(|seen| folded(&seen.quotes)).collect();
    each.dedup();
    each
}

/// Something that a claim does to another.
type Deed = (RelationType, ClaimId);

/// What a claim does to others, sorted.
fn deeds_of(claim: &Claim) -> Vec<Deed> {
    let mut does: Vec<Deed> = claim.relations.iter().map(|r| (r.fields.relation, r.fields.target)).collect();
    does.sort_unstable();
    does
}

/// The text of a claim, evened out.
fn text_of(claim: &Claim) -> Option<String> {
    claim.text.as_deref().map(squeezed)
}

/// For each of the claims that a source gives of an article, the claim of the ledger that it is. `recorded`
/// are those of the article, in the order in which equal ones are given out; `twins` are those among them
/// that are one, so that a claim which is there twice since a merge is neither ambiguous nor taken for an
/// edited one.
pub(super) fn match_whole(proposed: &[Features], recorded: &[Claim], twins: &Twins) -> Vec<Option<ClaimId>> {
    let mut round = Round {
        taken: proposed.iter().filter_map(|features| features.named).collect(),
        matched: proposed.iter().map(|features| features.named).collect(),
        proposed,
    };
    // A claim with a text, by ever less of what is beside it; of equal ones, that which does the same.
    let keys = |claim: &Claim| {
        let Some(text) = text_of(claim) else { return Vec::new() };
        let key = |quotes| (text.clone(), speakers_of(claim), quotes);
        quotes_of(claim).into_iter().map(key).collect()
    };
    let key = |f: &Features| {
        let key = (f.text.clone()?, f.known_speakers()?, folded(&f.quotes));
        (!f.quotes.is_empty()).then_some(key)
    };
    round.by_key_and_deed(recorded, keys, key);
    round.by_key(recorded, keys, key);
    let keys = |claim: &Claim| text_of(claim).map(|text| (text, speakers_of(claim))).into_iter().collect();
    let key = |f: &Features| Some((f.text.clone()?, f.known_speakers()?));
    round.by_key_and_deed(recorded, keys, key);
    round.by_key(recorded, keys, key);
    round.by_key(recorded, |claim| text_of(claim).into_iter().collect(), |f| f.text.clone());
    // The same quote by one of the same speakers.
    let mut shelf = Shelf::of(recorded, |claim| {
        let quotes = quotes_of(claim);
        let speakers = speakers_of(claim);
        speakers.iter().flat_map(|by| quotes.iter().map(move |quote| (quote.clone(), *by))).collect()
    });
    round.each(|f, taken| {
        let quote = folded(&f.quotes);
        let by_each = f.speakers.iter().filter_map(|wanted| match wanted {
            Wanted::Known(id) if !quote.is_empty() => shelf.first(&(quote.clone(), *id), taken),
            _ => None,
        });
        by_each.min()
    });
    // No text on either side, and no quote: "both deny it" is told from the next by who makes it.
    let keys = |claim: &Claim| claim.text.is_none().then(|| speakers_of(claim)).into_iter().collect();
    round.by_key(recorded, keys, |f| {
        let is_bare = f.text.is_none() && f.quotes.is_empty() && !f.speakers.is_empty();
        f.known_speakers().filter(|_| is_bare)
    });
    round.by_what_they_do(recorded, twins);
    round.by_likeness(recorded, twins);
    round.matched
}

/// The matching of what a source gives, as far as it has got.
struct Round<'p> {
    proposed: &'p [Features],
    matched: Vec<Option<ClaimId>>,
    taken: HashSet<ClaimId>,
}

impl Round<'_> {
    fn each(&mut self, mut find: impl FnMut(&Features, &HashSet<ClaimId>) -> Option<ClaimId>) {
        for (at, features) in self.proposed.iter().enumerate() {
            if self.matched[at].is_none()
                && let Some(found) = find(features, &self.taken)
            {
                self.take(at, found);
            }
        }
    }

    /// The first claim with the same key.
    fn by_key<K: Hash + Eq>(
        &mut self,
        recorded: &[Claim],
        keys: impl Fn(&Claim) -> Vec<K>,
        key: impl Fn(&Features) -> Option<K>,
    ) {
        let mut by_key = Shelf::of(recorded, keys);
        self.each(|features, taken| by_key.first(&key(features)?, taken));
    }

    /// The first claim with the same key that does something that the proposed one does, too.
    fn by_key_and_deed<K: Hash + Eq + Clone>(
        &mut self,
        recorded: &[Claim],
        keys: impl Fn(&Claim) -> Vec<K>,
        key: impl Fn(&Features) -> Option<K>,
    ) {
        let mut by_both = Shelf::of(recorded, |claim| {
            let deeds = deeds_of(claim);
            let each = |key: K| deeds.iter().map(move |deed| (key.clone(), *deed)).collect::<Vec<_>>();
            if deeds.is_empty() { Vec::new() } else { keys(claim).into_iter().flat_map(each).collect() }
        });
        for at in 0..self.proposed.len() {
            let deeds = if self.matched[at].is_none() { self.deeds(at) } else { Vec::new() };
            if deeds.is_empty() {
                continue;
            }
            let Some(key) = key(&self.proposed[at]) else { continue };
            let found = deeds.iter().find_map(|deed| by_both.first(&(key.clone(), *deed), &self.taken));
            if let Some(found) = found {
                self.take(at, found);
            }
        }
    }

    /// What a proposed claim does to claims of the ledger, as far as it is known which they are.
    fn deeds(&self, at: usize) -> Vec<Deed> {
        let known = self.proposed[at].does.iter().filter_map(|(relation, target)| match target {
            Target::Claim(id) => Some((*relation, *id)),
            Target::Proposed(other) => self.matched[*other].map(|id| (*relation, id)),
        });
        let mut does: Vec<Deed> = known.collect();
        does.sort_unstable();
        does
    }

    fn take(&mut self, at: usize, found: ClaimId) {
        self.matched[at] = Some(found);
        self.taken.insert(found);
    }

    /// A claim without a text of its own is told from others by who makes it and what it does.
    fn by_what_they_do(&mut self, recorded: &[Claim], twins: &Twins) {
        let mut by_deeds: HashMap<(Vec<SpeakerId>, Vec<Deed>), Vec<ClaimId>> = HashMap::new();
        let open = twins.open(recorded, &self.taken);
        for claim in open.iter().filter(|claim| claim.text.is_none()) {
            by_deeds.entry((speakers_of(claim), deeds_of(claim))).or_default().push(claim.id);
        }
        for at in 0..self.proposed.len() {
            let features = &self.proposed[at];
            if self.matched[at].is_some() || features.text.is_some() {
                continue;
            }
            let does = self.deeds(at);
            let Some(speakers) = features.known_speakers().filter(|_| !does.is_empty()) else { continue };
            let Some(fitting) = by_deeds.get(&(speakers, does)) else { continue };
            let mut free = fitting.iter().filter(|id| !self.taken.contains(id));
            if let (Some(only), None) = (free.next(), free.next()) {
                self.take(at, *only);
            }
        }
    }

    /// A claim that has neither name nor quote and whose text was edited: the only one left of its speakers
    /// and day that is alike, if it is alike to no other of them.
    fn by_likeness(&mut self, recorded: &[Claim], twins: &Twins) {
        type SpeakersAndDay = (Vec<SpeakerId>, Option<String>);
        let day = |said: Option<&SourceDate>| said.map(|said| said.edtf().to_string());
        let mut left: BTreeMap<SpeakersAndDay, Vec<&Claim>> = BTreeMap::new();
        let open = twins.open(recorded, &self.taken);
        for claim in open.into_iter().filter(|claim| claim.text.is_some()) {
            left.entry((speakers_of(claim), day(claim.said.as_ref()))).or_default().push(claim);
        }
        let mut alike: Vec<(usize, ClaimId)> = Vec::new();
        for (at, features) in self.proposed.iter().enumerate() {
            let is_loose = self.matched[at].is_none() && !features.has_name && features.quotes.is_empty();
            let (Some(text), Some(speakers), true) = (&features.text, features.known_speakers(), is_loose)
            else {
                continue;
            };
            let said = features.said.as_ref().or(features.by_publication.as_ref());
            let Some(others) = left.get(&(speakers, day(said))).filter(|claims| claims.len() <= MOST_ALIKE)
            else {
                continue;
            };
            let profile = Profile::of(text);
            let is_alike = |claim: &&&Claim| {
                let other = Profile::of(claim.text.as_deref().unwrap_or_default());
                profile.likeness(&other, &|_| 1.0) >= ALIKE
            };
            alike.extend(others.iter().filter(is_alike).map(|claim| (at, claim.id)));
        }
        let count = |fits: &dyn Fn(&(usize, ClaimId)) -> bool| alike.iter().filter(|pair| fits(pair)).count();
        let only: Vec<(usize, ClaimId)> = alike
            .iter()
            .filter(|(at, id)| count(&|pair| pair.0 == *at) == 1 && count(&|pair| pair.1 == *id) == 1)
            .copied()
            .collect();
        for (at, id) in only {
            self.take(at, id);
        }
    }
}
