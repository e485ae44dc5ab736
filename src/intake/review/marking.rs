//! Statements that a person makes: marked in the text, parted in two, joined with the next.
//!
//! Owns that every quote stands in the text word for word, that no two statements stand at the same place,
//! and that what pointed to a statement by its number still does. Called by `Review::apply`.

use super::decision::Decision;
use super::known::{Known, party_called};
use super::refused::Refused;
use super::state::Review;
use super::word_places::WordPlaces;
use crate::domain::{ClaimKind, SpeakerKind};
use crate::intake::proposal::{Proposal, Wording, free_ref, likely_answers, words_at};
use crate::reading::worksheet::{ClaimSheet, Located, PartySheet};

/// Places that are asked about at a time: each has a digit.
const ASKED: usize = 9;
/// Code points of the text that are shown of each.
const SHOWN: usize = 60;
/// Between the first and the last words of a statement.
const TO: &[&str] = &["…", "..."];

type Span = (usize, usize);

/// A statement that is made of no draft, before anything is said of it.
pub(super) fn unmade() -> Proposal {
    Proposal {
        how: vec!["added by hand".to_owned()],
        kinds: [ClaimKind::Statement, ClaimKind::Allegation],
        ..Proposal::default()
    }
}

impl Review {
    /// A statement at this span, by whoever seems to say it there; it is looked at then.
    pub(super) fn add(&mut self, (start, end): Span, known: &dyn Known) -> Result<bool, Refused> {
        let length = self.text.chars().count();
        let span = (start.min(length), end.min(length));
        let claim = ClaimSheet {
            kind: Some(Located::unplaced(ClaimKind::Statement)),
            by: vec![Located::unplaced(self.likely_speaker(span)?)],
            ..ClaimSheet::default()
        };
        let made = self.made_at(vec![span], Proposal { claim, ..unmade() }, known)?;
        self.refuse_same_place(&made, &[])?;
        self.at = self.insert(made, Vec::new());
        self.weigh_answers();
        Ok(true)
    }

    /// A statement at typed words: all of them, or from the first to the last around "…". Those of the
    /// paragraph that is looked at go before others; of several, a person is asked which.
    pub(super) fn add_at_words(&mut self, typed: &str, known: &dyn Known) -> Result<bool, Refused> {
        let words = WordPlaces::new(&self.text);
        let parts = TO.iter().find_map(|to| typed.split_once(to));
        let (begins, ends) = match parts {
            Some((begins, ends)) => (begins, Some(ends).filter(|ends| !ends.trim().is_empty())),
            None => (typed, None),
        };
        // What is typed in a line is whole, where such words stand.
        let find = |typed: &str| {
            let whole = words.find(&format!("{typed} "));
            if whole.is_empty() { words.find(typed.trim_end()) } else { whole }
        };
        let ends = ends.map(find);
        let places = find(begins).into_iter().filter_map(|(first, last)| match (&ends, parts) {
            (Some(ends), _) => {
                let end = ends.iter().filter(|(from, _)| *from >= first).min()?;
                Some((first, end.1))
            }
            (None, Some(_)) => Some((first, words.sentence_end(last))),
            (None, None) => Some((first, last)),
        });
        let mut spans: Vec<Span> = places.map(|(first, last)| words.span(first, last)).collect();
        spans.sort_unstable();
        spans.dedup();
        let own = self.passage(0);
        let is_own = |span: &&Span| own.iter().any(|paragraph| paragraph.part_of(**span).is_some());
        let here: Vec<Span> = spans.iter().filter(is_own).copied().collect();
        let spans = if here.is_empty() { spans } else { here };
        match spans.as_slice() {
            [] => Err(format!(
                "{:?} does not stand in the text: give the words as they stand there",
                typed.trim()
            )),
            [only] => self.add(*only, known),
            several => {
                let shown = several.iter().take(ASKED).enumerate().map(|(at, (start, _))| {
                    let words: String = self.text.chars().skip(*start).take(SHOWN).collect();
                    format!("\n  {}  {} …", at + 1, words.replace('\n', " "))
                });
                let question = format!(
                    "these words stand in {} places; say the number of the one that is meant:{}",
                    several.len(),
                    shown.collect::<String>()
                );
                self.asked = several.iter().take(ASKED).copied().collect();
                Err(question)
            }
        }
    }

    /// Parts the statement that is looked at before the word at a code point. Both halves are to be decided
    /// then; links stay with the first.
    pub(super) fn split(&mut self, position: usize, known: &dyn Known) -> Result<bool, Refused> {
        let whole = self.current().ok_or("no statement is looked at: go back to one")?.clone();
        let words = WordPlaces::new(&self.text);
        let at = words.at(position);
        let (mut first, mut second) = (Vec::new(), Vec::new());
        for span in &whole.spans {
            if span.1 <= position {
                first.push(*span);
            } else if span.0 >= position {
                second.push(*span);
            } else if let Some((one, other)) = words.part(*span, at) {
                first.push(one);
                second.push(other);
            } else {
                second.push(*span);
            }
        }
        if first.is_empty() || second.is_empty() {
            return Err("the second half begins at a word of the statement, after its first".into());
        }
        let mut rest = whole.clone();
        rest.claim.r#ref = None;
        rest.claim.relations.clear();
        (rest.recorded, rest.denied) = (None, None);
        rest.maybe.clear();
        let first = self.made_at(first, Proposal { recorded: whole.recorded, ..whole.clone() }, known)?;
        let second = self.made_at(second, rest, known)?;
        let first = Proposal { handle: whole.handle.clone(), ..first };
        self.refuse_same_place(&first, &[self.at])?;
        self.refuse_same_place(&second, &[self.at])?;
        let of = self.roots(&whole);
        self.made.remove(&whole.key());
        self.made.insert(first.key(), of.clone());
        self.proposals[self.at] = first;
        self.decisions[self.at] = Decision::Open;
        self.insert(second, of);
        self.weigh_answers();
        Ok(true)
    }

    /// Parts the statement before typed words.
    pub(super) fn split_at_words(&mut self, typed: &str, known: &dyn Known) -> Result<bool, Refused> {
        let spans = self.current().ok_or("no statement is looked at: go back to one")?.spans.clone();
        let words = WordPlaces::new(&self.text);
        let mut places = words.find(typed).into_iter().map(|(first, _)| words.span(first, first).0);
        let is_inside = |at: &usize| spans.iter().any(|(start, end)| (*start..*end).contains(at));
        match places.find(is_inside) {
            Some(position) => self.split(position, known),
            None => Err(format!("{:?} does not stand in this statement", typed.trim())),
        }
    }

    /// Makes one of the statement that is looked at and the next. It is to be decided then; it keeps the
    /// speaker of the first, and the links of both.
    pub(super) fn join(&mut self, known: &dyn Known) -> Result<bool, Refused> {
        let first = self.current().ok_or("no statement is looked at: go back to one")?.clone();
        let at = self.at;
        let second = self.proposals.get(at + 1).ok_or("there is no statement after it to join")?.clone();
        let spans = self.merged(&[first.spans.as_slice(), &second.spans].concat());
        let text = |one: &Proposal| one.claim.text.as_ref().map(|text| text.value.clone());
        let both = match (text(&first), text(&second)) {
            (Some(one), Some(other)) => Some(format!("{one} {other}")),
            (one, other) => one.or(other),
        };
        let mut joined = self.made_at(spans, first.clone(), known)?;
        self.refuse_same_place(&joined, &[at, at + 1])?;
        joined.claim.text = both.map(Located::unplaced).or(joined.claim.text);
        joined.handle.clone_from(&first.handle);
        joined.recorded = first.recorded.or(second.recorded);
        joined.denied = first.denied.clone().or(second.denied.clone());
        for link in &second.claim.relations {
            if !joined.claim.relations.iter().any(|known| known.target == link.target) {
                joined.claim.relations.push(link.clone());
            }
        }
        joined.claim.relations.sort_by_key(|link| link.relation);
        joined.claim.relations.retain(|link| !link.names(first.name()) && !link.names(second.name()));
        let mut of = self.roots(&first);
        of.extend(self.roots(&second));
        self.made.remove(&first.key());
        self.made.remove(&second.key());
        self.made.insert(joined.key(), of);
        let (old, new) = (second.name().to_owned(), joined.name().to_owned());
        self.proposals[at] = joined;
        self.decisions[at] = Decision::Open;
        self.remove(at + 1, Some(at));
        for other in &mut self.proposals {
            other.claim.relations.iter_mut().for_each(|link| link.value.follow(&old, &new));
            other.maybe.iter_mut().for_each(|maybe| maybe.link.follow(&old, &new));
        }
        self.proposals[at].maybe.retain(|maybe| !maybe.link.names(&new));
        self.weigh_answers();
        Ok(true)
    }

    /// A statement at these spans, in the words that stand there, otherwise as the template.
    pub(super) fn made_at(
        &self,
        spans: Vec<Span>,
        template: Proposal,
        known: &dyn Known,
    ) -> Result<Proposal, Refused> {
        let Wording { quotes, text, mode } =
            words_at(&self.text, &spans).ok_or("these words cannot be quoted: mark others")?;
        let is_taken =
            |name: &str| self.proposals.iter().any(|one| one.name() == name) || known.claim(name).is_some();
        let handle = free_ref(&self.text, &text, is_taken);
        let mut made = Proposal { spans, handle, ..template };
        made.claim.quotes = quotes.into_iter().map(Located::unplaced).collect();
        made.claim.text = Some(Located::unplaced(text));
        made.claim.mode = Some(Located::unplaced(mode));
        Ok(made)
    }

    /// No two statements are of the same words: a mark more or less at an end makes no other.
    fn refuse_same_place(&self, made: &Proposal, but: &[usize]) -> Result<(), Refused> {
        let characters: Vec<char> = self.text.chars().collect();
        let ends = |one: &Proposal| {
            let start = one.spans.first().map_or(0, |span| span.0);
            let end = one.spans.last().map_or(0, |span| span.1);
            let words = characters.get(start..end).unwrap_or_default();
            let first = words.iter().position(|c| c.is_alphanumeric()).unwrap_or(0);
            let last = words.iter().rposition(|c| c.is_alphanumeric()).unwrap_or(0);
            (start + first, start + last)
        };
        let own = ends(made);
        let mut others = self.proposals.iter().enumerate().filter(|(at, _)| !but.contains(at));
        match others.find(|(_, other)| ends(other) == own) {
            Some((at, _)) => Err(format!("that is statement {} already", at + 1)),
            None => Ok(()),
        }
    }

    /// Puts a statement that was made of these drafts in its place in the text. Returns its number.
    pub(super) fn insert(&mut self, made: Proposal, of: Vec<String>) -> usize {
        let start = |one: &Proposal| one.spans.first().map_or(0, |span| span.0);
        let at = self.proposals.iter().position(|other| start(other) > start(&made));
        let at = at.unwrap_or(self.proposals.len());
        for answers in self.proposals.iter_mut().map(|other| &mut other.answers) {
            answers.iter_mut().filter(|target| **target >= at).for_each(|target| *target += 1);
        }
        self.made.insert(made.key(), of);
        self.proposals.insert(at, made);
        self.decisions.insert(at, Decision::Open);
        at
    }

    /// Takes a statement out; what may answer it may answer the other.
    pub(super) fn remove(&mut self, at: usize, other: Option<usize>) {
        self.proposals.remove(at);
        self.decisions.remove(at);
        for (place, proposal) in self.proposals.iter_mut().enumerate() {
            let mut answers: Vec<usize> = Vec::new();
            for target in &proposal.answers {
                let target = if *target == at { other } else { Some(*target - usize::from(*target > at)) };
                answers.extend(target.filter(|target| *target != place && !answers.contains(target)));
            }
            proposal.answers = answers;
        }
    }

    /// The drafts that a statement is made of.
    fn roots(&self, proposal: &Proposal) -> Vec<String> {
        let key = proposal.key();
        self.made.get(&key).cloned().unwrap_or_else(|| vec![key])
    }

    /// What may answer what, for the statements that a person made; they go before the draft's own.
    pub(super) fn weigh_answers(&mut self) {
        let weighed = likely_answers(&self.text, &self.proposals);
        let is_made: Vec<bool> =
            self.proposals.iter().map(|one| self.made.contains_key(&one.key())).collect();
        for (at, targets) in weighed.into_iter().enumerate() {
            let known = std::mem::take(&mut self.proposals[at].answers);
            let new: Vec<usize> =
                targets.into_iter().filter(|target| is_made[at] || is_made[*target]).collect();
            let known = known.into_iter().filter(|target| !is_made[at] && !new.contains(target));
            self.proposals[at].answers = new.iter().copied().chain(known.collect::<Vec<_>>()).collect();
        }
    }

    /// Spans in order; those that overlap, or have nothing but marks and blanks between them on their line,
    /// are one.
    fn merged(&self, spans: &[Span]) -> Vec<Span> {
        let characters: Vec<char> = self.text.chars().collect();
        let mut spans = spans.to_vec();
        spans.sort_unstable();
        let mut merged: Vec<Span> = Vec::new();
        for (start, end) in spans {
            let is_near = |before: &Span| {
                let between = characters.get(before.1..start).unwrap_or_default();
                between.iter().all(|c| !c.is_alphanumeric() && *c != '\n')
            };
            match merged.last_mut().filter(|before| is_near(before)) {
                Some(before) => before.1 = before.1.max(end),
                None => merged.push((start, end)),
            }
        }
        merged
    }

    /// Who seems to say what stands at a span: whoever is named nearest to it in its paragraph, else the
    /// speaker of the statement that is looked at there, or of the one before.
    fn likely_speaker(&self, span: Span) -> Result<PartySheet, Refused> {
        if let Some(name) = self.names_near(span).first() {
            return party_called(name, &self.proposals);
        }
        let before =
            self.proposals.iter().rev().find(|one| one.spans.first().is_some_and(|at| at.0 <= span.0));
        let speaker = before.and_then(|one| one.claim.by.first()).map(|party| party.value.clone());
        let nobody = || PartySheet {
            name: Some("somebody who is not named".to_owned()),
            kind: Some(SpeakerKind::Unnamed),
            ..PartySheet::default()
        };
        Ok(speaker.unwrap_or_else(nobody))
    }

    /// The names of speakers that stand in the paragraph of a span, outside of it, the nearest first.
    pub(super) fn names_near(&self, span: Span) -> Vec<String> {
        self.near(self.names.iter().map(String::as_str), span)
    }

    /// Those of some names that stand in the paragraph of a span, outside of it, or their last words do; the
    /// nearest first.
    pub(super) fn near<'n>(&self, names: impl Iterator<Item = &'n str>, (start, end): Span) -> Vec<String> {
        let paragraphs: Vec<(usize, WordPlaces)> = self
            .passage_at((start, end), 0)
            .iter()
            .map(|one| (one.start, WordPlaces::new(&one.text)))
            .collect();
        let distance = |part: &str, (from, words): &(usize, WordPlaces)| {
            let places = words.find(&format!("{part} "));
            let spans = places.into_iter().map(|(first, last)| words.span(first, last));
            let spans = spans.map(|(first, last)| (first + from, last + from));
            let outside = spans.filter(|place| place.1 <= start || place.0 >= end);
            outside.map(|place| if place.1 <= start { start - place.1 } else { place.0 - end }).min()
        };
        let mut near: Vec<(usize, &str)> = Vec::new();
        for name in names {
            let parts = [name, name.rsplit(' ').next().unwrap_or(name)];
            let nearest =
                parts.iter().flat_map(|part| paragraphs.iter().filter_map(|one| distance(part, one)));
            near.extend(nearest.min().map(|distance| (distance, name)));
        }
        near.sort_by_key(|(distance, _)| *distance);
        near.into_iter().map(|(_, name)| name.to_owned()).collect()
    }
}
