//! Who the speakers of the statements are, and the drafts made of both.
//!
//! Owns the way from words ("He", "Prasad", "the spokesman") to the fullest name that the text gives. What it finds is a
//! suggestion: about three in four are right, less for pronouns.

use std::ops::Range;

use super::code_points::CodePoints;
use super::flow::{Read, Statement};
use super::people::{Gender, People};
use super::{
    Anchor, ClaimKind, Draft, DraftedSpeaker, How, Mention, Resolved, Span, answer, kind, naming, said,
};

/// A pronoun is the last speaker's if that is not farther back, in bytes.
const NEAR: usize = 400;
/// How many mentions before a pronoun are looked at.
const MOST_MENTIONS: usize = 40;
/// How many segments behind the head of a phrase are looked at.
const MOST_APPOSITIONS: usize = 8;

/// Makes drafts of statements.
pub(super) fn drafts(
    text: &str,
    article: &Read<'_>,
    statements: &[&Statement],
    published: &Anchor<'_>,
) -> Vec<Draft> {
    let points = CodePoints::new(text);
    let mut order: Vec<&&Statement> = statements.iter().collect();
    order.sort_by_key(|statement| statement.pieces.iter().map(|piece| piece.start).min());
    let genders = article.people.all.iter().map(|person| person.gender).collect();
    let mut resolver =
        Resolver { text, people: &article.people, genders, spoke: Vec::new(), last: Vec::new() };
    let mut drafts = Vec::with_capacity(order.len());
    for statement in order {
        let speakers = resolver.speakers(statement, &points);
        drafts.push(one(text, &points, statement, speakers, published));
    }
    answer::link(&mut drafts);
    drafts
}

fn one(
    text: &str,
    points: &CodePoints<'_>,
    statement: &Statement,
    speakers: Vec<DraftedSpeaker>,
    published: &Anchor<'_>,
) -> Draft {
    let content = statement.content(text);
    let kind = kind::kind(statement, &content);
    let cue = statement.cue.as_ref().map(|cue| mention(text, points, cue));
    let verb = cue.as_ref().map(|cue| cue.text.to_lowercase());
    Draft {
        spans: statement.pieces.iter().map(|piece| span(points, piece)).collect(),
        text: own_text(text, statement, kind),
        speaker: statement.speaker.as_ref().map(|speaker| mention(text, points, speaker)),
        speakers,
        via: statement.via.iter().map(|via| mention(text, points, via)).collect(),
        cue,
        verb,
        kind,
        leans: kind::leaning(kind, &content),
        mode: statement.mode,
        pattern: statement.pattern,
        tier: kind::tier(statement),
        said: said::said(text, points, &statement.times, published),
        answers: None,
        sentence: span(points, &statement.sentence),
    }
}

/// The content to begin the claim's text from: its pieces as sentences, and with the verb where it says nothing without.
fn own_text(text: &str, statement: &Statement, kind: ClaimKind) -> Option<String> {
    let mut own = String::new();
    if let ([piece, ..], Some(cue)) = (&statement.pieces[..], &statement.cue)
        && cue.end <= piece.start
        && kind::keeps_verb(statement, kind)
    {
        own.push_str(&text[statement.cue_start..piece.start]);
    }
    let mut end = None;
    for piece in &statement.pieces {
        let words = &text[piece.clone()];
        match end.and_then(|end| text.get(end..piece.start)) {
            Some(between) if answer::begins_sentence(between, words) => answer::end_sentence(&mut own),
            Some(_) => own.push(' '),
            None => {}
        }
        own.push_str(words);
        end = Some(piece.end);
    }
    answer::own_content(&own)
}

fn span(points: &CodePoints<'_>, range: &Range<usize>) -> Span {
    Span { start: points.at(range.start), end: points.at(range.end) }
}

fn mention(text: &str, points: &CodePoints<'_>, range: &Range<usize>) -> Mention {
    Mention { span: span(points, range), text: text[range.clone()].to_owned() }
}

struct Resolver<'r, 't> {
    text: &'t str,
    people: &'r People<'t>,
    /// What is known of each person, by courtesy titles and by pronouns so far.
    genders: Vec<Option<Gender>>,
    /// The people who spoke so far, with the place.
    spoke: Vec<(usize, usize)>,
    /// The speakers of the statement before.
    last: Vec<Resolved>,
}

impl Resolver<'_, '_> {
    fn speakers(&mut self, statement: &Statement, points: &CodePoints<'_>) -> Vec<DraftedSpeaker> {
        let Some(phrase) = &statement.speaker else {
            let same = self.last.iter().map(|resolved| Resolved { how: How::Same, ..resolved.clone() });
            return same.map(|resolved| self.speaker(None, Some(resolved))).collect();
        };
        let mut speakers = Vec::new();
        let mut resolved_all = Vec::new();
        for part in parts(self.text, phrase) {
            let resolved = self.resolve(&part, statement.paragraph_start);
            resolved_all.extend(resolved.clone());
            speakers.push(self.speaker(Some(mention(self.text, points, &part)), resolved));
        }
        self.last = resolved_all;
        speakers
    }

    fn speaker(&self, mention: Option<Mention>, resolved: Option<Resolved>) -> DraftedSpeaker {
        let person = resolved.as_ref().and_then(|resolved| self.people.named(&resolved.name));
        let title = person.and_then(|person| self.people.all[person].title.clone());
        let (title, on_behalf_of) =
            title.map_or((None, None), |title| (Some(title.title), title.on_behalf_of));
        DraftedSpeaker { mention, resolved, title, on_behalf_of }
    }

    /// The name behind a mention.
    fn resolve(&mut self, mention: &Range<usize>, paragraph: usize) -> Option<Resolved> {
        let words = &self.text[mention.clone()];
        let pronoun = match &*words.to_lowercase() {
            "he" | "him" | "his" => Some(Gender::He),
            "she" | "her" => Some(Gender::She),
            "they" | "we" | "i" | "it" | "who" | "their" | "its" | "you" | "others" => return None,
            _ => None,
        };
        let (person, how) = match pronoun {
            Some(gender) => (self.pronoun(mention.start, paragraph, gender)?, How::Pronoun),
            None => match self.person(mention) {
                Some(found) => found,
                None => {
                    return Some(Resolved { name: as_written(words), how: How::AsWritten });
                }
            },
        };
        self.spoke.push((mention.start, person));
        Some(Resolved { name: self.people.all[person].name(), how })
    }

    /// The person whom a mention names or describes: its head is the name, or an apposition is.
    fn person(&self, mention: &Range<usize>) -> Option<(usize, How)> {
        let words = &self.text[mention.clone()];
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
        if let Some((person, _)) = appositions.take(MOST_APPOSITIONS).find_map(|part| self.named_by(&part)) {
            return Some((person, How::FullName));
        }
        self.titled(&self.text[head], mention.start).map(|person| (person, How::Title))
    }

    /// The person whose name a segment is, the last one if several names stand in it.
    fn named_by(&self, segment: &Range<usize>) -> Option<(usize, How)> {
        let words = &self.text[segment.clone()];
        let in_full = self.people.within(segment.start, segment.end).iter().map(|&(place, person)| {
            let start = place - segment.start;
            let last = self.people.all[person].words.last().copied().unwrap_or_default();
            let length = words[start..].find(last).map_or(0, |at| at + last.len());
            (start..start + length, person)
        });
        if let Some((_, person)) = in_full.rev().find(|(name, _)| naming::is_name(words, name)) {
            let full = words.contains(&self.people.all[person].name());
            return Some((person, if full { How::FullName } else { How::LastName }));
        }
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '’' | '\'');
        let mut found = None;
        let mut at = 0;
        for word in words.split_inclusive(|c| !is_part(c)) {
            let bare = word.trim_end_matches(|c| !is_part(c));
            let bare = bare.trim_end_matches("’s").trim_end_matches("'s").trim_end_matches(['’', '\'']);
            if bare.starts_with(char::is_uppercase)
                && let Some(person) = self.people.with_part(bare)
                && naming::is_name(words, &(at..at + bare.len()))
            {
                found = Some((person, How::LastName));
            }
            at += word.len();
        }
        found
    }

    /// "the spokesman": the person named last who has that title.
    fn titled(&self, head: &str, place: usize) -> Option<usize> {
        let role = head.strip_prefix("the ").or_else(|| head.strip_prefix("The "))?;
        let words: Vec<&str> = role.split_whitespace().collect();
        if words.is_empty() || words.len() > 3 {
            return None;
        }
        let near = self.people.before(place).take(MOST_MENTIONS);
        near.map(|(_, person)| person).find(|&person| {
            // "The Russian leader" is not the "North Korean leader": every word counts.
            self.people.all[person].title.as_ref().is_some_and(|title| {
                words
                    .iter()
                    .all(|word| title.title.split_whitespace().any(|other| other.eq_ignore_ascii_case(word)))
            })
        })
    }

    /// The person whom a pronoun at a place means: who spoke in this paragraph, else who is named first in it, else who spoke
    /// not far before, else who is named last.
    fn pronoun(&mut self, place: usize, paragraph: usize, gender: Gender) -> Option<usize> {
        let near = |(at, _): &&(usize, usize)| *at < place && place - *at < NEAR;
        let spoke: Vec<(usize, usize)> =
            self.spoke.iter().rev().take(MOST_MENTIONS).filter(near).copied().collect();
        let named: Vec<(usize, usize)> = self.people.before(place).take(MOST_MENTIONS).collect();
        let here = |people: &[(usize, usize)]| -> Vec<usize> {
            people.iter().filter(|(at, _)| *at >= paragraph).map(|&(_, person)| person).collect()
        };
        let mut first_here = here(&named);
        first_here.reverse();
        let mut candidates = here(&spoke);
        candidates.extend(first_here);
        candidates.extend(spoke.iter().map(|&(_, person)| person));
        let has_spoken = candidates.len();
        candidates.extend(named.iter().map(|&(_, person)| person));
        let is_person = |at: usize, person: usize| {
            let known = &self.people.all[person];
            at < has_spoken && self.spoke.iter().rev().take(MOST_MENTIONS).any(|&(_, spoke)| spoke == person)
                || known.shortened
                || known.title.is_some()
                || self.genders[person].is_some()
        };
        let people = candidates
            .iter()
            .enumerate()
            .filter(|&(at, &person)| is_person(at, person))
            .map(|(_, &person)| person);
        let agrees = |person: &usize| self.genders[*person] == Some(gender);
        let open = |person: &usize| self.genders[*person].is_none_or(|known| known == gender);
        let person = people
            .clone()
            .find(open)
            .or_else(|| people.clone().find(agrees))
            .or_else(|| candidates.first().copied())?;
        self.genders[person].get_or_insert(gender);
        Some(person)
    }
}

/// The mentions in a speaker phrase: "both X and Y" are two.
fn parts(text: &str, phrase: &Range<usize>) -> Vec<Range<usize>> {
    let words = &text[phrase.clone()];
    let mut start = phrase.start;
    for lead in ["both ", "Both "] {
        if words.starts_with(lead) {
            start += lead.len();
        }
    }
    let whole = start..phrase.end;
    let rest = &text[whole.clone()];
    if rest.contains(',') {
        return vec![whole];
    }
    let Some(at) = rest.find(" and ") else { return vec![whole] };
    let (left, right) = (&rest[..at], &rest[at + 5..]);
    let bare = right.strip_prefix("the ").unwrap_or(right);
    let begins = |words: &str| words.starts_with(char::is_uppercase);
    let left_bare = left.strip_prefix("the ").or_else(|| left.strip_prefix("The ")).unwrap_or(left);
    // "Department of Health and Human Services" is one.
    let is_one = [" of ", " in ", " from ", " for ", " at "].iter().any(|word| left.contains(word));
    if begins(bare) && begins(left_bare) && !is_one && !right.contains(" and ") {
        vec![start..start + at, start + at + 5..phrase.end]
    } else {
        vec![whole]
    }
}

/// The words of a mention as a name: without an article and an apposition.
fn as_written(words: &str) -> String {
    let head = words.find([',', '(']).map_or(words, |at| &words[..at]).trim();
    let bare = ["the ", "The "].iter().find_map(|article| head.strip_prefix(article));
    let name = bare.filter(|bare| bare.starts_with(char::is_uppercase)).unwrap_or(head);
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
