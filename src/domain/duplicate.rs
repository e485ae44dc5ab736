//! Which speakers may be one: pairs of like names, each with the reason.
//!
//! Only a proposal. Two people may share a name and two states may differ in one letter, so nothing is ever
//! merged by likeness. Likeness is looked up, not compared pair by pair: names that agree in all but one word
//! meet under what they have in common, and words that differ by a slip under what is left of both when
//! letters are taken out. So the work grows with the number of names, and not with its square.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::text::fold_name;
use super::vocabulary::vocabulary;
use super::{Speaker, SpeakerId, SpeakerKind};

vocabulary!(
    /// Why two speakers may be one, the strongest reason first.
    Likeness, "likeness", {
        /// They have the same name, however it is typed.
        SameName => "same-name",
        /// An alias of the one is a name or an alias of the other.
        SameAlias => "same-alias",
        /// Names that differ only in accents, punctuation, spaces or the order of the words.
        Spelling => "spelling",
        /// One word differs by a letter; a long one by two.
        Slip => "slip",
        /// One name is the initials of the other.
        Initials => "initials",
        /// One name is the end of the other: "Putin", "Vladimir Putin".
        Part => "part",
    }
);

/// Two speakers that may be one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duplicate {
    /// Who would be merged: the one with fewer claims, or the later one.
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

/// How many speakers may have a name of which this is the end before it says nothing any more.
const MANY: usize = 3;
/// Words from this length on may differ by a letter.
const SLIP: usize = 5;
/// Words from this length on may differ by two.
const LONG: usize = 10;

/// One name of one speaker.
struct Label<'s> {
    speaker: usize,
    text: &'s str,
    is_alias: bool,
    folded: String,
    words: Vec<String>,
}

/// The pairs found so far, each with its strongest reason.
struct SpeakerPairs<'s> {
    speakers: &'s [Speaker],
    labels: Vec<Label<'s>>,
    pairs: BTreeMap<(usize, usize), (Likeness, usize, usize)>,
}

/// The pairs of these speakers that may be one: the strongest reason first, then those with the most claims.
/// The unnamed are left out: "a US official" of two articles are two.
pub fn find_duplicates(speakers: &[Speaker]) -> Vec<Duplicate> {
    let mut found = SpeakerPairs { speakers, labels: labels(speakers), pairs: BTreeMap::new() };
    found.same();
    found.slips();
    found.initials();
    found.parts();
    let pairs = std::mem::take(&mut found.pairs);
    let mut proposed: Vec<Duplicate> =
        pairs.into_values().map(|(likeness, one, other)| found.propose(likeness, one, other)).collect();
    proposed.sort_by_key(|d| {
        (d.likeness, std::cmp::Reverse(d.merged_claims + d.stays_claims), d.stays, d.merged)
    });
    proposed
}

fn labels(speakers: &[Speaker]) -> Vec<Label<'_>> {
    let named = speakers.iter().enumerate().filter(|(_, s)| s.fields.kind != Some(SpeakerKind::Unnamed));
    named
        .flat_map(|(at, speaker)| {
            let name = std::iter::once((&speaker.fields.name, false));
            let aliases = speaker.aliases.iter().map(|alias| (alias, true));
            name.chain(aliases).map(move |(text, is_alias)| Label {
                speaker: at,
                text,
                is_alias,
                folded: fold_name(text),
                words: words(text),
            })
        })
        .collect()
}

/// The words of a name without case, accents and punctuation.
fn words(name: &str) -> Vec<String> {
    let plain: String = (fold_name(name).nfkd())
        .filter(|c| !is_combining_mark(*c) && !matches!(c, '\'' | '\u{2BB}' | '\u{2BE}' | '\u{2BF}'))
        .collect();
    plain.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

impl SpeakerPairs<'_> {
    /// Two labels are alike, unless their speakers are one already, or a weak reason meets two kinds.
    fn add(&mut self, likeness: Likeness, one: usize, other: usize) {
        let (a, b) = (self.labels[one].speaker, self.labels[other].speaker);
        let kinds = [a, b].map(|at| self.speakers[at].fields.kind);
        let are_two_kinds = matches!(kinds, [Some(one), Some(other)] if one != other);
        if a == b || (likeness > Likeness::Spelling && are_two_kinds) {
            return;
        }
        let key = (a.min(b), a.max(b));
        let entry = self.pairs.entry(key).or_insert((likeness, one, other));
        if likeness < entry.0 {
            *entry = (likeness, one, other);
        }
    }

    /// Everybody in a group with the one of them that has the most claims: enough to merge them all, and no
    /// more pairs than speakers.
    fn add_group(&mut self, group: &[usize], likeness: impl Fn(&Label<'_>, &Label<'_>) -> Likeness) {
        let Some(centre) = group.iter().copied().min_by_key(|label| self.rank(self.labels[*label].speaker))
        else {
            return;
        };
        for label in group {
            let likeness = likeness(&self.labels[centre], &self.labels[*label]);
            self.add(likeness, centre, *label);
        }
    }

    /// The lower, the more of a reason to stay.
    fn rank(&self, speaker: usize) -> (std::cmp::Reverse<u64>, SpeakerId) {
        (std::cmp::Reverse(self.speakers[speaker].claims), self.speakers[speaker].id)
    }

    fn same(&mut self) {
        let same = |a: &Label<'_>, b: &Label<'_>| {
            if a.is_alias || b.is_alias { Likeness::SameAlias } else { Likeness::SameName }
        };
        for group in self.groups(|label| label.folded.clone()) {
            self.add_group(&group, same);
        }
        let sorted = |label: &Label<'_>| {
            let mut words = label.words.clone();
            words.sort_unstable();
            words.join(" ")
        };
        for group in self.groups(sorted).into_iter().chain(self.groups(|label| label.words.concat())) {
            self.add_group(&group, |_, _| Likeness::Spelling);
        }
    }

    /// The labels that share a key, where several do.
    fn groups(&self, key: impl Fn(&Label<'_>) -> String) -> Vec<Vec<usize>> {
        let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, label) in self.labels.iter().enumerate() {
            let key = key(label);
            if !key.is_empty() {
                groups.entry(key).or_default().push(at);
            }
        }
        groups.into_values().filter(|group| group.len() > 1).collect()
    }

    /// Names that agree in all words but one, and in that but for a letter or two. Not in its first letter,
    /// and not in a digit: those are other names.
    fn slips(&mut self) {
        let mut meetings: HashMap<(String, String), Vec<(usize, usize)>> = HashMap::new();
        for (at, label) in self.labels.iter().enumerate() {
            for (place, word) in label.words.iter().enumerate() {
                let length = word.chars().count();
                if length < SLIP || word.chars().any(|c| c.is_ascii_digit()) {
                    continue;
                }
                let mut rest = label.words.clone();
                rest[place] = word.chars().next().map(|first| format!("{first}*")).unwrap_or_default();
                let rest = rest.join(" ");
                for left in shortened(word, if length < LONG { 1 } else { 2 }) {
                    meetings.entry((rest.clone(), left)).or_default().push((at, place));
                }
            }
        }
        let mut pairs = BTreeSet::new();
        for meeting in meetings.into_values().filter(|meeting| meeting.len() > 1) {
            for (at, (one, place)) in meeting.iter().enumerate() {
                for (other, _) in &meeting[..at] {
                    if self.labels[*one].speaker != self.labels[*other].speaker {
                        pairs.insert((*one.min(other), *one.max(other), *place));
                    }
                }
            }
        }
        for (one, other, place) in pairs {
            let (a, b) = (&self.labels[one].words[place], &self.labels[other].words[place]);
            let shorter = a.chars().count().min(b.chars().count());
            let distance = strsim::osa_distance(a, b);
            if distance == 1 || (distance == 2 && shorter >= LONG) {
                self.add(Likeness::Slip, one, other);
            }
        }
    }

    fn initials(&mut self) {
        let mut spelt_out: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, label) in self.labels.iter().enumerate().filter(|(_, label)| label.words.len() > 1) {
            let capital = |word: &&str| word.starts_with(char::is_uppercase);
            let initials =
                label.text.split_whitespace().filter(capital).filter_map(|word| word.chars().next());
            spelt_out.entry(initials.collect()).or_default().push(at);
        }
        for at in 0..self.labels.len() {
            let short: String = self.labels[at].text.chars().filter(|c| *c != '.').collect();
            let is_short = (2..=6).contains(&short.len()) && short.chars().all(|c| c.is_ascii_uppercase());
            if let Some(whole) = spelt_out.get(&short).filter(|_| is_short) {
                self.add_few(Likeness::Initials, at, whole);
            }
        }
    }

    fn parts(&mut self) {
        let mut longer: HashMap<&[String], Vec<usize>> = HashMap::new();
        for (at, label) in self.labels.iter().enumerate() {
            for start in 1..label.words.len() {
                longer.entry(&label.words[start..]).or_default().push(at);
            }
        }
        let ends: Vec<(usize, Vec<usize>)> = (self.labels.iter().enumerate())
            .filter(|(_, label)| label.words.last().is_some_and(|word| word.chars().count() >= 4))
            .filter_map(|(at, label)| longer.get(label.words.as_slice()).map(|whole| (at, whole.clone())))
            .collect();
        for (at, whole) in ends {
            self.add_few(Likeness::Part, at, &whole);
        }
    }

    /// Unless so many are meant that it says nothing.
    fn add_few(&mut self, likeness: Likeness, short: usize, whole: &[usize]) {
        let speakers: BTreeSet<usize> = whole.iter().map(|label| self.labels[*label].speaker).collect();
        if speakers.len() <= MANY {
            for label in whole {
                self.add(likeness, short, *label);
            }
        }
    }

    fn propose(&self, likeness: Likeness, one: usize, other: usize) -> Duplicate {
        let is_first = self.rank(self.labels[one].speaker) < self.rank(self.labels[other].speaker);
        let (stays, merged) = if is_first { (one, other) } else { (other, one) };
        let speaker = |label: usize| &self.speakers[self.labels[label].speaker];
        Duplicate {
            merged: speaker(merged).id,
            merged_name: speaker(merged).fields.name.clone(),
            merged_claims: speaker(merged).claims,
            stays: speaker(stays).id,
            stays_name: speaker(stays).fields.name.clone(),
            stays_claims: speaker(stays).claims,
            likeness,
            names: (self.labels[merged].text.to_owned(), self.labels[stays].text.to_owned()),
        }
    }
}

/// A word, and what is left of it when up to `count` letters after the first are taken out.
fn shortened(word: &str, count: usize) -> BTreeSet<String> {
    let mut all = BTreeSet::from([word.to_owned()]);
    let mut last = all.clone();
    for _ in 0..count {
        let mut next = BTreeSet::new();
        for word in &last {
            for (at, letter) in word.char_indices().skip(1) {
                next.insert([&word[..at], &word[at + letter.len_utf8()..]].concat());
            }
        }
        all.extend(next.iter().cloned());
        last = next;
    }
    all
}

#[cfg(test)]
mod tests;
