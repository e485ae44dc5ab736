//! All speakers of a ledger, and which two of them may be one.
//!
//! Holds each name and its [keys](super::keys), eight bytes a key, and nothing else, so 225,000 names take
//! some 50 MB. Those who share a key are compared; where very many do, each with its neighbours only, so that
//! no ledger makes it quadratic.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::iter::zip;

use foldhash::fast::FixedState;

use super::alike::{is_same, likeness};
use super::keys::{Side, for_each_key};
use super::lexicon;
use super::likeness::Likeness;
use super::newcomers::MANY;
use super::plain::PlainName;
use crate::domain::{SpeakerId, SpeakerKind};

/// As many names with one key are compared each with each.
const CROWD: usize = 256;
/// In a larger crowd each name is compared with as many others.
const NEIGHBOURS: usize = 16;

/// Two speakers that may be one, by their places in the roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// Why.
    pub likeness: Likeness,
    /// The id of the speaker who would be merged.
    pub merged: SpeakerId,
    /// The id of the speaker who would stay.
    pub stays: SpeakerId,
    labels: (u32, u32),
}

/// Two speakers that may be one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duplicate {
    /// Who would be merged: the one with fewer claims, or the later one. If it may be misspelt: the one of
    /// fewer known words; else the later one, unless it has more than twice as many claims.
    pub merged: SpeakerId,
    /// Its name.
    pub merged_name: String,
    /// How many claims it made.
    pub merged_claims: u64,
    /// Who would stay.
    pub stays: SpeakerId,
    /// Its name.
    pub stays_name: String,
    /// How many claims it made.
    pub stays_claims: u64,
    /// Why.
    pub likeness: Likeness,
    /// The two names that are alike, that of `merged` first.
    pub names: (String, String),
}

impl Duplicate {
    /// The command that makes them one.
    pub fn command(&self) -> String {
        format!("gainsay speaker merge {} {}", self.merged, self.stays)
    }
}

struct Speaker {
    id: SpeakerId,
    kind: Option<SpeakerKind>,
    claims: u64,
    /// The listed name.
    label: u32,
}

/// One name of one speaker.
struct Label {
    speaker: u32,
    end: u32,
}

/// The speakers of a ledger.
#[derive(Default)]
pub struct Roster {
    speakers: Vec<Speaker>,
    labels: Vec<Label>,
    /// All names, run together.
    text: String,
    /// Each key of each name; in the last two bits behind the name's number, the side.
    keys: Vec<(u32, u32)>,
    reading: PlainName,
}

impl Roster {
    /// Nobody yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a speaker under the name that is listed; ids must ascend. The unnamed are left out: "a US
    /// official" of two articles are two.
    pub fn add(&mut self, id: SpeakerId, name: &str, kind: Option<SpeakerKind>, claims: u64) {
        if kind != Some(SpeakerKind::Unnamed) {
            self.speakers.push(Speaker { id, kind, claims, label: small(self.labels.len()) });
            self.add_label(self.speakers.len() - 1, name);
        }
    }

    /// Adds another name of a speaker who was [added](Self::add); of anybody else, nothing.
    pub fn also_called(&mut self, id: SpeakerId, name: &str) {
        if let Ok(speaker) = self.speakers.binary_search_by_key(&id, |speaker| speaker.id) {
            self.add_label(speaker, name);
        }
    }

    fn add_label(&mut self, speaker: usize, name: &str) {
        let label = small(self.labels.len());
        self.text.push_str(name);
        self.labels.push(Label { speaker: small(speaker), end: small(self.text.len()) });
        self.reading.read(name, self.speakers[speaker].kind);
        for_each_key(&self.reading, |key, side| {
            let side = match side {
                Side::Any => 0,
                Side::Short => 1,
                Side::Long => 2,
                Side::Parted => 3,
            };
            self.keys.push((key, label << 2 | side));
        });
    }

    /// The pairs that may be one: the strongest reason first, then those with the most claims.
    pub fn find_pairs(&mut self) -> Vec<Pair> {
        let mut keys = std::mem::take(&mut self.keys);
        keys.sort_unstable();
        keys.dedup();
        let mut search = Search { roster: self, found: HashMap::default() };
        let mut members = Vec::new();
        for group in keys.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1) {
            search.compare_group(group, &mut members);
        }
        drop(keys);
        let found = search.without_much_meant();
        let mut pairs: Vec<Pair> =
            found.into_iter().map(|(likeness, a, b)| self.pair(likeness, a, b)).collect();
        let claims = |id: SpeakerId| {
            let at = self.speakers.binary_search_by_key(&id, |speaker| speaker.id);
            at.map_or(0, |at| self.speakers[at].claims)
        };
        pairs.sort_by_cached_key(|pair| {
            (pair.likeness, Reverse(claims(pair.merged) + claims(pair.stays)), pair.stays, pair.merged)
        });
        pairs
    }

    /// A pair with all that is said of it.
    pub fn describe(&self, pair: &Pair) -> Duplicate {
        let speaker = |label: u32| &self.speakers[self.labels[label as usize].speaker as usize];
        let (merged, stays) = (speaker(pair.labels.0), speaker(pair.labels.1));
        Duplicate {
            merged: merged.id,
            merged_name: self.name(merged.label).to_owned(),
            merged_claims: merged.claims,
            stays: stays.id,
            stays_name: self.name(stays.label).to_owned(),
            stays_claims: stays.claims,
            likeness: pair.likeness,
            names: (self.name(pair.labels.0).to_owned(), self.name(pair.labels.1).to_owned()),
        }
    }

    fn pair(&self, likeness: Likeness, a: u32, b: u32) -> Pair {
        let goes_first = match likeness {
            Likeness::Misspelt => self.is_spelt_right(a, b),
            _ => self.rank(a) < self.rank(b),
        };
        let (merged, stays) = if goes_first { (b, a) } else { (a, b) };
        let id = |label| self.speaker_of(label).id;
        Pair { likeness, merged: id(merged), stays: id(stays), labels: (merged, stays) }
    }

    fn name(&self, label: u32) -> &str {
        let start = (label as usize).checked_sub(1).map_or(0, |before| self.labels[before].end);
        &self.text[start as usize..self.labels[label as usize].end as usize]
    }

    fn speaker_of(&self, label: u32) -> &Speaker {
        &self.speakers[self.labels[label as usize].speaker as usize]
    }

    /// The lower, the more of a reason to stay.
    fn rank(&self, label: u32) -> (Reverse<u64>, SpeakerId) {
        let speaker = self.speaker_of(label);
        (Reverse(speaker.claims), speaker.id)
    }

    /// Whether of two names that differ by a slip the first is the right one. A claim more does not make it
    /// so: a name that was recorded first stays, as a hint said when the other one was recorded.
    fn is_spelt_right(&self, a: u32, b: u32) -> bool {
        let known = |label: u32| {
            let name = PlainName::of(self.name(label), self.speaker_of(label).kind);
            name.words().filter(|word| lexicon::known(word).is_some()).count()
        };
        let (of_a, of_b) = (known(a), known(b));
        if of_a != of_b {
            return of_a > of_b;
        }
        let (a, b) = (self.speaker_of(a), self.speaker_of(b));
        let (first, later) = if a.id < b.id { (a, b) } else { (b, a) };
        let is_later_right = later.claims > first.claims.saturating_mul(2);
        is_later_right == (later.id == a.id)
    }

    fn is_alias(&self, label: u32) -> bool {
        self.speaker_of(label).label != label
    }
}

/// A name that is compared with others.
#[derive(Default)]
struct Member {
    label: u32,
    side: Option<Side>,
    plain: PlainName,
}

struct Search<'r> {
    roster: &'r Roster,
    /// By the places of two speakers: the strongest likeness, and of which names.
    found: HashMap<(u32, u32), (Likeness, u32, u32), FixedState>,
}

impl Search<'_> {
    /// Compares those who share a key. The first of `members` are filled anew.
    fn compare_group(&mut self, group: &[(u32, u32)], members: &mut Vec<Member>) {
        const SIDES: [Side; 4] = [Side::Any, Side::Short, Side::Long, Side::Parted];
        if members.len() < group.len() {
            members.resize_with(group.len(), Member::default);
        }
        let members = &mut members[..group.len()];
        for (member, (_, label)) in zip(members.iter_mut(), group) {
            (member.label, member.side) = (label >> 2, Some(SIDES[(label & 3) as usize]));
            let kind = self.roster.speaker_of(member.label).kind;
            member.plain.read(self.roster.name(member.label), kind);
        }
        let members = self.fold_equal(members);
        let is_crowd = members.len() > CROWD;
        let shorts: Vec<&Member> = members.iter().filter(|one| one.side == Some(Side::Short)).collect();
        for (at, one) in members.iter().enumerate() {
            let others = match one.side {
                // A short form of a whole crowd says nothing.
                Some(Side::Long) if is_crowd => continue,
                Some(Side::Long) => {
                    for short in &shorts {
                        self.compare(short, one);
                    }
                    continue;
                }
                Some(Side::Short) | None => continue,
                Some(Side::Any | Side::Parted) if is_crowd => {
                    &members[at + 1..members.len().min(at + 1 + NEIGHBOURS)]
                }
                Some(Side::Any | Side::Parted) => &members[at + 1..],
            };
            for other in others.iter().filter(|other| other.side == one.side) {
                let is_parted =
                    one.plain.core.len() != other.plain.core.len() || one.plain.script != other.plain.script;
                if one.side == Some(Side::Any) || is_parted {
                    self.compare(one, other);
                }
            }
        }
    }

    /// Everybody of one name with the one of them who has the most claims: enough to merge them all, and no
    /// more pairs than speakers. Returns that one of each, to be compared with others.
    fn fold_equal<'m>(&mut self, members: &'m mut [Member]) -> &'m [Member] {
        let roster = self.roster;
        members.sort_by(|a, b| {
            (a.plain.letters_number, a.side)
                .cmp(&(b.plain.letters_number, b.side))
                .then_with(|| (roster.rank(a.label), a.label).cmp(&(roster.rank(b.label), b.label)))
        });
        let mut kept = 0;
        for at in 1..members.len() {
            let (centre, other) = (&members[kept], &members[at]);
            if have_one_spelling(centre, other) && !centre.plain.letters.is_empty() {
                self.compare(centre, other);
            } else {
                kept += 1;
                members.swap(kept, at);
            }
        }
        &members[..=kept]
    }

    fn compare(&mut self, one: &Member, other: &Member) {
        let roster = self.roster;
        let (a, b) = (roster.labels[one.label as usize].speaker, roster.labels[other.label as usize].speaker);
        if a == b {
            return;
        }
        let found =
            if have_one_spelling(one, other) && is_same(roster.name(one.label), roster.name(other.label)) {
                let by_alias = roster.is_alias(one.label) || roster.is_alias(other.label);
                Some(if by_alias { Likeness::SameAlias } else { Likeness::SameName })
            } else {
                likeness(&one.plain, &other.plain)
            };
        let kinds = [a, b].map(|at| roster.speakers[at as usize].kind);
        let are_two_kinds = matches!(kinds, [Some(one), Some(other)] if one != other);
        let Some(found) = found.filter(|found| found.is_strong() || !are_two_kinds) else { return };
        let new = (found, one.label, other.label);
        let strongest = self.found.entry((a.min(b), a.max(b))).or_insert(new);
        if found < strongest.0 {
            *strongest = new;
        }
    }

    /// The pairs without short forms that may be of so many that they say nothing.
    fn without_much_meant(self) -> Vec<(Likeness, u32, u32)> {
        let roster = self.roster;
        let words = |label: u32| PlainName::of(roster.name(label), roster.speaker_of(label).kind).core.len();
        let short = |(likeness, a, b): &(Likeness, u32, u32)| {
            if !likeness.is_of_a_short_form() {
                return None;
            }
            let (of_a, of_b) = (words(*a), words(*b));
            match of_a.cmp(&of_b) {
                std::cmp::Ordering::Less => Some(*a),
                std::cmp::Ordering::Greater => Some(*b),
                std::cmp::Ordering::Equal => None,
            }
        };
        let found: Vec<_> = self.found.into_values().map(|pair| (short(&pair), pair)).collect();
        let mut meant: HashMap<u32, usize, FixedState> = HashMap::default();
        for label in found.iter().filter_map(|(short, _)| *short) {
            *meant.entry(label).or_default() += 1;
        }
        let says_enough = |label: &Option<u32>| label.is_none_or(|label| meant[&label] <= MANY);
        found.iter().filter(|(short, _)| says_enough(short)).map(|(_, pair)| *pair).collect()
    }
}

fn have_one_spelling(one: &Member, other: &Member) -> bool {
    one.plain.letters_number == other.plain.letters_number && one.plain.letters == other.plain.letters
}

/// Numbers of names and places in their text; a ledger holds less than four thousand million letters of
/// names.
fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
