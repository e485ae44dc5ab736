//! Who the speakers of a statement are: from words ("He", "Prasad", "the spokesman") to the fullest name in
//! the text.
//!
//! Owns the order in which that is tried: a name that stands there, then whoever a pronoun or a description
//! most likely means (`candidate`), else the words as they stand. What it finds is a suggestion.

use std::ops::Range;

use super::candidate::{Candidate, Heard, Search, Voice, Written, front_words};
use super::choice::{Choice, Possibility, Question};
use super::drafted::{How, Resolved};
use super::gender::Gender;
use super::model::{Weights, shares};
use super::naming;
use super::parts::parts;
use super::people::People;
use super::phrase::{Reference, Sort, head, owner, sort};
use super::statement::Statement;

/// How many segments behind the head of a phrase are looked at.
const MOST_APPOSITIONS: usize = 8;

/// Looks for speakers, statement by statement in the order of the text.
pub(super) struct Resolver<'r, 't> {
    pub(super) text: &'t str,
    pub(super) people: &'r People<'t>,
    pub(super) weights: &'r Weights,
    /// The contents of the statements, in bytes, by their beginnings.
    pub(super) contents: &'r [Range<usize>],
    heard: Heard,
    /// What was asked, if somebody learns from it.
    pub(super) choices: Option<Vec<Choice>>,
}

/// A speaker that was looked for.
pub(super) struct Found {
    /// The words, in bytes of the text; `None` if they are not said again.
    pub(super) mention: Option<Range<usize>>,
    pub(super) resolved: Option<Resolved>,
    /// Its place in [`People::all`].
    pub(super) known: Option<usize>,
    /// How sure it is that it is this one and no other, from 0 to 1.
    pub(super) sure: f64,
    pub(super) reference: Reference,
}

impl<'r, 't> Resolver<'r, 't> {
    pub(super) fn new(
        text: &'t str,
        people: &'r People<'t>,
        weights: &'r Weights,
        contents: &'r [Range<usize>],
        learns: bool,
    ) -> Self {
        let genders = people.all.iter().map(|named| named.gender).collect();
        let heard = Heard { genders, ..Heard::default() };
        Self { text, people, weights, contents, heard, choices: learns.then(Vec::new) }
    }

    /// The speakers of a statement, which is the draft of this number.
    pub(super) fn speakers(&mut self, statement: &Statement, number: usize) -> Vec<Found> {
        let place = statement.pieces.first().map_or(0, |piece| piece.start);
        let Some(phrase) = &statement.speaker else {
            let (voices, sure) = self.choose(Reference::Own, &(place..place), number);
            let found = voices.iter().map(|voice| Found {
                mention: None,
                resolved: self.name(voice, How::Same, ""),
                known: known(voice),
                sure,
                reference: Reference::Own,
            });
            let found = found.collect();
            self.heard.note(place, voices);
            return found;
        };
        let mut all = Vec::new();
        let mut heard = Vec::new();
        for part in parts(self.text, phrase, self.people) {
            let (found, voices) = self.resolve(&part, number);
            all.extend(found);
            heard.extend(voices);
        }
        self.heard.note(phrase.start, heard);
        all
    }

    /// Whoever these words are for: several after "they".
    fn resolve(&mut self, mention: &Range<usize>, number: usize) -> (Vec<Found>, Vec<Voice>) {
        let words = &self.text[mention.clone()];
        let one = |resolved, known, sure, reference| Found {
            mention: Some(mention.clone()),
            resolved,
            known,
            sure,
            reference,
        };
        let reference = Reference::of(words);
        let is_pronoun =
            matches!(reference, Reference::He | Reference::She | Reference::They | Reference::It);
        if reference == Reference::Own {
            return (vec![one(None, None, 0.0, reference)], Vec::new());
        }
        if !is_pronoun && let Some((person, how)) = self.person(mention) {
            let resolved = Some(Resolved { name: self.people.all[person].name(), how });
            return (vec![one(resolved, Some(person), 1.0, reference)], vec![Voice::Known(person)]);
        }
        let (voices, sure) = if reference == Reference::Written {
            (vec![self.written(words, mention.start)], 1.0)
        } else {
            self.choose(reference, mention, number)
        };
        let voices = if voices.is_empty() && !is_pronoun { vec![Voice::Stays] } else { voices };
        if voices.is_empty() {
            return (vec![one(None, None, 0.0, reference)], voices);
        }
        let how = if is_pronoun { How::Pronoun } else { How::Description };
        let voices: Vec<Voice> = voices
            .into_iter()
            .map(|voice| if voice == Voice::Stays { self.written(words, mention.start) } else { voice })
            .collect();
        if let ([Voice::Known(person)], Reference::He | Reference::She) = (&voices[..], reference) {
            let gender = if reference == Reference::He { Gender::He } else { Gender::She };
            self.heard.genders[*person].get_or_insert(gender);
        }
        let found = voices
            .iter()
            .map(|voice| one(self.name(voice, how, words), known(voice), sure, reference))
            .collect();
        (found, voices)
    }

    /// Whoever is likeliest meant, and how likely.
    fn choose(&mut self, reference: Reference, mention: &Range<usize>, number: usize) -> (Vec<Voice>, f64) {
        let words = &self.text[mention.clone()];
        let search = Search {
            people: self.people,
            heard: &self.heard,
            contents: self.contents,
            weights: self.weights,
            learns: self.choices.is_some(),
            words,
            reference,
            head: head(words).to_lowercase(),
            front: front_words(words),
            place: mention.start,
            named_inside: self.people.within(mention.start, mention.end),
        };
        let candidates = search.candidates();
        if let Some(choices) = &mut self.choices
            && !candidates.is_empty()
        {
            let option = |candidate: &Candidate<'_>| {
                let names: Vec<String> = match &candidate.voice {
                    Voice::Together => self
                        .heard
                        .last
                        .iter()
                        .filter_map(|voice| name_of(voice, self.people, &self.heard, words))
                        .collect(),
                    voice => name_of(voice, self.people, &self.heard, words).into_iter().collect(),
                };
                Possibility { what: names.join("\n"), evidence: candidate.evidence.names() }
            };
            let options = candidates.iter().map(option).collect();
            choices.push(Choice { question: Question::Speaker, draft: number, options });
        }
        let sums: Vec<i32> = candidates.iter().map(|candidate| candidate.evidence.sum()).collect();
        let sure = shares(&sums).first().copied().unwrap_or_default();
        let voices = match candidates.into_iter().next().map(|candidate| candidate.voice) {
            None => Vec::new(),
            Some(Voice::Together) => self.heard.last.clone(),
            Some(voice) => vec![voice],
        };
        (voices, sure)
    }

    /// The words as a speaker of their own.
    fn written(&mut self, words: &str, place: usize) -> Voice {
        let name = as_written(words);
        if let Some(body) = self.people.with_initials(&name).or_else(|| self.people.named(&name)) {
            return Voice::Known(body);
        }
        let known = self.heard.written.iter().position(|written| written.name == name);
        let which = known.unwrap_or_else(|| {
            let sort = if name.starts_with(char::is_uppercase) && !name.contains(' ') {
                Sort::Body
            } else {
                sort(&name)
            };
            self.heard.written.push(Written { name, sort, place });
            self.heard.written.len() - 1
        });
        self.heard.written[which].place = place;
        Voice::Written(which)
    }

    fn name(&self, voice: &Voice, how: How, words: &str) -> Option<Resolved> {
        let titled = known(voice).and_then(|who| self.people.all[who].title.as_ref());
        let role = head(words).to_lowercase();
        let is_title = titled
            .is_some_and(|title| title.title.to_lowercase().split_whitespace().any(|word| word == role));
        let how = if how == How::Description && is_title { How::Title } else { how };
        let name = name_of(voice, self.people, &self.heard, words)?;
        let is_own = how != How::Same && name == as_written(words);
        Some(Resolved { name, how: if is_own { How::AsWritten } else { how } })
    }

    /// The person whom a mention names: its head is the name, or an apposition is.
    fn person(&self, mention: &Range<usize>) -> Option<(usize, How)> {
        let words = &self.text[mention.clone()];
        // "X's brief": what is written by X says what X says.
        if let Some(owner) = owner(words)
            && sort(words) == Sort::Document
        {
            return self.named_by(&(mention.start..mention.start + owner.len()));
        }
        let head_length = words.find([',', '(']).or_else(|| words.find(" who ")).unwrap_or(words.len());
        let head = mention.start..mention.start + head_length;
        if let Some(found) = self.named_by(&head) {
            return Some(found);
        }
        if naming::is_of_many(&self.text[head.clone()]) {
            return None;
        }
        let mut start = head.end;
        let appositions = words[head_length..].split_inclusive([',', '(', ')']).map(|segment| {
            let place = start..start + segment.trim_end_matches([',', '(', ')']).len();
            start += segment.len();
            place
        });
        let found = appositions.take(MOST_APPOSITIONS).find_map(|part| self.named_by(&part))?;
        Some((found.0, How::FullName))
    }

    /// The person whose name a segment is, the last one if several names stand in it.
    fn named_by(&self, segment: &Range<usize>) -> Option<(usize, How)> {
        let words = &self.text[segment.clone()];
        let people = self.people;
        let in_full =
            people.within(segment.start, segment.end).iter().filter(|at| !people.all[at.who].is_body);
        let in_full = in_full.map(|at| {
            let start = at.place - segment.start;
            let last = people.all[at.who].last();
            let length = words[start..].find(last).map_or(0, |at| at + last.len());
            (start..start + length, at.who)
        });
        if let Some((_, person)) = in_full.rev().find(|(name, _)| naming::is_name(words, name)) {
            let full = words.contains(&people.all[person].name());
            return Some((person, if full { How::FullName } else { How::LastName }));
        }
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '’' | '\'');
        let mut found = None;
        let mut at = 0;
        for word in words.split_inclusive(|c| !is_part(c)) {
            let bare = word.trim_end_matches(|c| !is_part(c));
            let bare = bare.trim_end_matches("’s").trim_end_matches("'s").trim_end_matches(['’', '\'']);
            if bare.starts_with(char::is_uppercase)
                && let Some(person) = people.with_part(bare, segment.start)
                && (people.all[person].is_surely_person() || words == bare)
                && naming::is_name(words, &(at..at + bare.len()))
            {
                found = Some((person, How::LastName));
            }
            at += word.len();
        }
        found
    }
}

const fn known(voice: &Voice) -> Option<usize> {
    match voice {
        Voice::Known(who) => Some(*who),
        _ => None,
    }
}

fn name_of(voice: &Voice, people: &People<'_>, heard: &Heard, words: &str) -> Option<String> {
    match voice {
        Voice::Known(who) => Some(people.all[*who].name()),
        Voice::Written(which) => Some(heard.written[*which].name.clone()),
        Voice::Stays => Some(as_written(words)),
        Voice::Together => None,
    }
}

/// The words of a mention as a name: without an article and an apposition.
fn as_written(words: &str) -> String {
    let head = words.find([',', '(']).map_or(words, |at| &words[..at]).trim();
    let bare = ["the ", "The "].iter().find_map(|article| head.strip_prefix(article));
    let name = bare.filter(|bare| bare.starts_with(char::is_uppercase)).unwrap_or(head);
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
