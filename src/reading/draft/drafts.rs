//! The drafts of a text: its statements with speakers, day, kind, links and how likely they are right.
//!
//! Owns the order of these steps, and the form in which places are given (code points). Each step is another
//! file's.

use std::ops::Range;

use super::choice::Choice;
use super::code_points::CodePoints;
use super::days::Days;
use super::denied::{Denial, accused};
use super::drafted::{Answer, Breadth, Draft, DraftedSpeaker, Mention, Said, Span, Tier};
use super::flow::{self, Read};
use super::gender::Gender;
use super::kinds::{Kinds, kinds};
use super::lexicon::Act;
use super::likely::Around;
use super::links::{self, Linked, Stated};
use super::model::Weights;
use super::own_text::own_text;
use super::resolver::{Found, Resolver};
use super::statement::Statement;
use super::{kind, said};
use crate::domain::ClaimKind;
use crate::reading::date_words::Anchor;

/// From this probability on, words are drafted as a claim.
const LEAST_FOUND: f64 = 0.4;
/// From these probabilities on, a draft is of the high and of the medium tier.
const HIGH: f64 = 0.95;
const MEDIUM: f64 = 0.8;

/// From this probability on, a link is made without asking, if both its ends are likely right.
const SURE: f64 = 0.8;
const LEAST_TRUSTED: f64 = 0.6;
/// From this probability on, what a statement would deny is worth saying.
const LEAST_DENIAL: f64 = 0.12;

/// A statement that ends no farther before another is what the other is about, in bytes.
const NEAR: usize = 200;
/// How far back the sentence before is looked for, in bytes.
const REACH: usize = 400;

/// A statement with what was found out about it.
struct Known<'s> {
    statement: &'s Statement,
    content: String,
    speakers: Vec<Found>,
    /// The words of its first speaker, or the name, for telling speakers apart.
    speaker: String,
    /// Whom the first speaker speaks for.
    body: Option<String>,
    own_day: Option<Said>,
}

/// A text that was read, with what all steps ask of it.
struct Page<'p> {
    text: &'p str,
    points: CodePoints<'p>,
    article: Read<'p>,
    /// The contents of all statements, by their beginnings.
    contents: Vec<Range<usize>>,
}

/// Drafts of a text with these weights; each decision goes into `choices`, if somebody learns.
pub(super) fn of(
    text: &str,
    published: &Anchor<'_>,
    breadth: Breadth,
    weights: &Weights,
    mut choices: Option<&mut Vec<Choice>>,
) -> Vec<Draft> {
    let page = Page::of(text);
    let all = page.known(published, weights, choices.as_deref_mut());
    let mut days = Days::new(text, &page.points, &page.article, &page.contents, published, weights);
    for known in &all {
        if let Some(said) = &known.own_day {
            days.note(&known.speaker, said);
        }
    }
    let around = Around { text, contents: &page.contents };
    let mut drafts = Vec::with_capacity(all.len());
    let mut claims = Vec::with_capacity(all.len());
    for (number, known) in all.iter().enumerate() {
        let Known { statement, content, speakers, speaker, own_day, .. } = known;
        let before = number.checked_sub(1).map(|at| &all[at]);
        let words = statement.speaker.as_ref().map(|phrase| &text[phrase.clone()]);
        let previous = drafts
            .last()
            .zip(before)
            .map(|(draft, known): (&Draft, &Known<'_>)| (draft.kind, known.speaker == *speaker));
        let kinds = kinds(statement, content, words, previous, weights, number, choices.as_deref_mut());
        let said = days.of(statement, speaker, own_day.clone(), number, choices.as_deref_mut());
        let likely = around.likely(statement, speakers, weights, number, choices.as_deref_mut());
        let is_likely = likely.found >= LEAST_FOUND && !kind::is_deed(statement, content);
        if is_likely || kind::is_answer(statement, content) {
            claims.push(number);
        }
        let denied = page.denied(known, before, &kinds);
        drafts.push(Draft {
            said,
            denied,
            likely: likely.right,
            tier: tier(likely.right),
            ..page.draft(known, &kinds)
        });
    }
    // Links are learned among claims, whatever else is looked at.
    let linked =
        if breadth == Breadth::Claims || choices.is_some() { claims } else { (0..all.len()).collect() };
    let found = page.links(&all, &linked, weights, choices);
    for (place, link) in linked.iter().zip(&found) {
        let is_trusted = |target: usize| {
            drafts[*place].likely >= LEAST_TRUSTED && drafts[linked[target]].likely >= LEAST_TRUSTED
        };
        let answers = answers(link, is_trusted);
        drafts[*place].answers = answers;
    }
    for pair in 1..linked.len() {
        let (before, own) = (&all[linked[pair - 1]], &all[linked[pair]]);
        if page.denies_right_before(own, before) {
            make_sure(&mut drafts[linked[pair]].answers, pair - 1);
        }
    }
    if breadth == Breadth::Wide {
        return drafts;
    }
    let mut is_claim = vec![false; drafts.len()];
    for at in linked {
        is_claim[at] = true;
    }
    drafts.into_iter().zip(is_claim).filter(|(_, is_claim)| *is_claim).map(|(draft, _)| draft).collect()
}

impl<'p> Page<'p> {
    fn of(text: &'p str) -> Self {
        let article = flow::read(text);
        let pieces = article.statements.iter().flat_map(|statement| statement.pieces.iter().cloned());
        let mut contents: Vec<Range<usize>> = pieces.collect();
        contents.sort_by_key(|content| (content.start, content.end));
        Self { text, points: CodePoints::new(text), article, contents }
    }

    /// The statements in the order of the text, with their speakers.
    fn known(
        &self,
        published: &Anchor<'_>,
        weights: &Weights,
        choices: Option<&mut Vec<Choice>>,
    ) -> Vec<Known<'_>> {
        let said = self.article.statements.iter().filter(|statement| !statement.unsaid);
        let mut statements: Vec<&Statement> = said.collect();
        statements.sort_by_key(|statement| statement.pieces.iter().map(|piece| piece.start).min());
        let people = &self.article.people;
        let mut resolver = Resolver::new(self.text, people, weights, &self.contents, choices.is_some());
        let mut all = Vec::with_capacity(statements.len());
        for (number, statement) in statements.into_iter().enumerate() {
            let speakers = resolver.speakers(statement, number);
            let first = speakers.first().and_then(|found| found.resolved.as_ref());
            all.push(Known {
                statement,
                content: statement.content(self.text),
                speaker: first.map_or(String::new(), |resolved| resolved.name.clone()),
                body: speakers.first().and_then(|found| self.body(found)),
                own_day: said::said(self.text, &self.points, &statement.times, published),
                speakers,
            });
        }
        if let (Some(choices), Some(asked)) = (choices, resolver.choices) {
            choices.extend(asked);
        }
        all
    }

    /// What each of these statements may answer; targets are places among them.
    fn links(
        &self,
        all: &[Known<'_>],
        linked: &[usize],
        weights: &Weights,
        choices: Option<&mut Vec<Choice>>,
    ) -> Vec<Linked> {
        let stated: Vec<Stated> = linked.iter().map(|at| self.stated(&all[*at])).collect();
        let mut asked = choices.is_some().then(Vec::new);
        let found = links::weigh(self.text, &stated, weights, asked.as_mut());
        if let (Some(choices), Some(asked)) = (choices, asked) {
            choices.extend(asked.into_iter().map(|choice| choice.among(linked)));
        }
        found
    }

    fn stated(&self, known: &Known<'_>) -> Stated {
        let name = |found: &Found| found.resolved.as_ref().map(|resolved| resolved.name.clone());
        Stated {
            pieces: known.statement.pieces.clone(),
            cue: known.statement.cue.clone(),
            speakers: known.speakers.iter().filter_map(name).collect(),
            bodies: known.speakers.iter().filter_map(|found| self.body(found)).collect(),
            kind: None,
        }
    }

    /// "A alleged that B did it. B denies those assertions." That needs no weighing.
    fn denies_right_before(&self, own: &Known<'_>, before: &Known<'_>) -> bool {
        let is_denial = own.statement.act == Act::Denial && !own.statement.negated;
        let points = own_text(self.text, own.statement, ClaimKind::Denial).is_none();
        let alleges = before.statement.act == Act::Allegation && !before.statement.negated;
        let names = |known: &Known<'_>| -> Vec<String> {
            known
                .speakers
                .iter()
                .filter_map(|found| found.resolved.as_ref())
                .map(|who| who.name.clone())
                .collect()
        };
        let (deniers, accusers) = (names(own), names(before));
        let is_named = deniers.iter().any(|name| {
            let last = name.split(' ').next_back().unwrap_or_default();
            last.len() > 2 && before.content.contains(last)
        });
        is_denial
            && points
            && alleges
            && own.statement.paragraph == before.statement.paragraph
            && is_named
            && !deniers.iter().any(|name| accusers.contains(name))
    }

    /// Whom a speaker speaks for.
    fn body(&self, found: &Found) -> Option<String> {
        self.article.people.all[found.known?].title.as_ref()?.on_behalf_of.clone()
    }

    /// The draft of a statement, without what depends on others.
    fn draft(&self, known: &Known<'_>, kinds: &Kinds) -> Draft {
        let statement = known.statement;
        let ruled = kind::kind(statement, &known.content);
        let cue = statement.cue.as_ref().map(|cue| self.mention(cue));
        Draft {
            spans: statement.pieces.iter().map(|piece| self.span(piece)).collect(),
            text: own_text(self.text, statement, ruled),
            speaker: statement.speaker.as_ref().map(|speaker| self.mention(speaker)),
            speakers: known.speakers.iter().map(|found| self.speaker(found)).collect(),
            via: statement.via.iter().map(|via| self.mention(via)).collect(),
            verb: cue.as_ref().map(|cue| cue.text.to_lowercase()),
            cue,
            kind: kinds.two[0],
            kinds: kinds.two,
            leans: kind::leaning(ruled, &known.content),
            mode: statement.mode,
            pattern: statement.pattern,
            tier: Tier::Low,
            likely: 0.0,
            said: None,
            answers: Vec::new(),
            denied: None,
            sentence: self.span(&statement.sentence),
        }
    }

    /// What the statement denies, if it is likely enough that it denies something.
    fn denied(&self, known: &Known<'_>, before: Option<&Known<'_>>, kinds: &Kinds) -> Option<String> {
        let is_likely = kinds.share_of(ClaimKind::Denial) >= LEAST_DENIAL;
        if !is_likely && !kinds.two.contains(&ClaimKind::Denial) {
            return None;
        }
        let statement = known.statement;
        let speaker = known.speakers.first().and_then(|found| found.resolved.as_ref());
        // What was said before, if that is a statement; else the reporter's sentence.
        let near = before.filter(|before| before.statement.sentence.end + NEAR >= statement.sentence.start);
        let said = near.and_then(|before| {
            accused(&before.content).or_else(|| own_text(self.text, before.statement, ClaimKind::Statement))
        });
        let told = || sentence_before(self.text, statement.sentence.start).map(str::to_owned);
        let denial = Denial {
            content: &known.content,
            verb_denies: statement.act == Act::Denial && !statement.negated,
            speaker: speaker.map(|resolved| &*resolved.name),
            own: self.own_word(known),
            body: known.body.as_deref(),
            before: said.or_else(told),
        };
        denial.denied()
    }

    /// "his" or "her" for the first speaker.
    fn own_word(&self, known: &Known<'_>) -> &'static str {
        let person = known.speakers.first().and_then(|found| found.known);
        match person.and_then(|person| self.article.people.all[person].gender) {
            Some(Gender::He) => "his",
            Some(Gender::She) => "her",
            None => "their",
        }
    }

    fn speaker(&self, found: &Found) -> DraftedSpeaker {
        let title = found.known.and_then(|known| self.article.people.all[known].title.clone());
        let (title, on_behalf_of) =
            title.map_or((None, None), |title| (Some(title.title), title.on_behalf_of));
        let mention = found.mention.as_ref().map(|words| self.mention(words));
        DraftedSpeaker { mention, resolved: found.resolved.clone(), title, on_behalf_of }
    }

    fn span(&self, range: &Range<usize>) -> Span {
        Span { start: self.points.at(range.start), end: self.points.at(range.end) }
    }

    fn mention(&self, range: &Range<usize>) -> Mention {
        Mention { span: self.span(range), text: self.text[range.clone()].to_owned() }
    }
}

/// What a statement may answer, as a draft says it.
fn answers(link: &Linked, is_trusted: impl Fn(usize) -> bool) -> Vec<Answer> {
    let answer = |&(draft, share): &(usize, f64)| {
        let likely = link.answers * share;
        Answer { draft, sure: likely >= SURE && is_trusted(draft), likely, relation: None }
    };
    link.targets.iter().map(answer).collect()
}

/// Makes the link to a target sure, and puts it first.
fn make_sure(answers: &mut Vec<Answer>, target: usize) {
    let known = answers.iter().position(|answer| answer.draft == target);
    let likely = known.map_or(SURE, |at| answers.remove(at).likely);
    answers.insert(0, Answer { draft: target, sure: true, likely: likely.max(SURE), relation: None });
    answers.truncate(3);
}

/// The sentence before a place, in its paragraph or the one before.
fn sentence_before(text: &str, place: usize) -> Option<&str> {
    let mut from = place.saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let near = text[from..place].trim_end();
    let inner = near.trim_end_matches(|c: char| !c.is_alphanumeric());
    let start = inner.rfind(['\n', '.', '?', '!']).map_or(0, |at| at + 1);
    let sentence = near[start..].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '”' | '"'));
    (sentence.split_whitespace().count() > 3).then_some(sentence)
}

const fn tier(likely: f64) -> Tier {
    if likely >= HIGH {
        Tier::High
    } else if likely >= MEDIUM {
        Tier::Medium
    } else {
        Tier::Low
    }
}
