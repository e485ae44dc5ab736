//! On which day a statement was made that has no day beside its verb: that of the occasion, if the article
//! gives one.
//!
//! Owns the days that an article names outside quotations, and the evidence for each; the weights were
//! learned. A press conference on Monday gives its day to all that was said there; a vote on Monday does not.

use std::ops::Range;

use super::choice::{Choice, Possibility, Question};
use super::code_points::CodePoints;
use super::drafted::Said;
use super::flow::Read;
use super::model::{Evidence, Weights};
use super::said::within;
use super::statement::Statement;
use crate::domain::vocabulary::Vocabulary;
use crate::reading::date_words::Anchor;

/// No more days of an article are weighed.
const MOST_DAYS: usize = 16;
/// No more words of time of an article are read.
const MOST_TIMES: usize = 600;

/// A day that an article names.
struct Dated {
    said: Said,
    edtf: String,
    /// Where it is named: places in bytes, and numbers of paragraphs.
    places: Vec<usize>,
    paragraphs: Vec<usize>,
    /// How many days before the article's.
    ago: Option<i64>,
    /// Whether it is the day of an occasion to speak, somewhere.
    is_event: bool,
    /// The speakers who spoke on it by the words beside a verb.
    spoke: Vec<String>,
}

/// The days of an article, and which was given to whom so far.
pub(super) struct Days<'r> {
    dated: Vec<Dated>,
    weights: &'r Weights,
    text: &'r str,
    /// The day that stood beside a verb last, and last beside one of each speaker: places in `dated`.
    last: Option<usize>,
    of_speaker: Vec<(String, usize)>,
    /// The day that was given to the statement before.
    given: Option<usize>,
}

impl<'r> Days<'r> {
    pub(super) fn new(
        text: &'r str,
        points: &CodePoints<'_>,
        article: &Read<'_>,
        contents: &[Range<usize>],
        published: &Anchor<'_>,
        weights: &'r Weights,
    ) -> Self {
        let mut dated: Vec<Dated> = Vec::new();
        // A day in what was said is the day of something else.
        let is_said = |stretch: &Range<usize>| {
            let end = contents.partition_point(|content| content.start <= stretch.start);
            contents[..end].iter().rev().take(4).any(|content| stretch.start < content.end)
        };
        let told = article.times.iter().filter(|(stretch, _)| !is_said(stretch));
        for (stretch, is_event) in told.take(MOST_TIMES) {
            let Some(said) = within(text, points, stretch.clone(), published) else { continue };
            let edtf = said.date.edtf().as_str().to_owned();
            let paragraph = article.people.paragraph_of(article.people.sentence_at(stretch.start));
            if let Some(known) = dated.iter_mut().find(|dated| dated.edtf == edtf) {
                known.paragraphs.push(paragraph);
                known.places.push(stretch.start);
                known.is_event |= is_event;
            } else if dated.len() < MOST_DAYS {
                let ago = published
                    .last_day()
                    .zip(said.date.edtf().latest())
                    .map(|(today, day)| today.days_since(day));
                dated.push(Dated {
                    said,
                    edtf,
                    places: vec![stretch.start],
                    paragraphs: vec![paragraph],
                    ago,
                    is_event: *is_event,
                    spoke: Vec::new(),
                });
            }
        }
        Self { dated, weights, text, last: None, of_speaker: Vec::new(), given: None }
    }

    /// Notes that a speaker spoke on a day by the words beside the verb, before days are given to others.
    pub(super) fn note(&mut self, speaker: &str, said: &Said) {
        if let Some(dated) = self.dated.iter_mut().find(|dated| dated.edtf == said.date.edtf().as_str()) {
            dated.spoke.push(speaker.to_owned());
        }
    }

    /// The day of the statement: its own, else the likeliest; what was weighed goes into `choices`.
    pub(super) fn of(
        &mut self,
        statement: &Statement,
        speaker: &str,
        own: Option<Said>,
        number: usize,
        choices: Option<&mut Vec<Choice>>,
    ) -> Option<Said> {
        let place = |said: &Said| self.dated.iter().position(|dated| dated.edtf == said.date.edtf().as_str());
        let text = self.text;
        let is_relative = statement.times.iter().any(|stretch| is_relative(&text[stretch.clone()]));
        let cue = statement.cue.as_ref().map_or("", |cue| &text[cue.clone()]);
        let day = match &own {
            Some(said) => place(said),
            // "Four days later": a day of its own that is not read.
            None if is_relative => None,
            None => self.carried(statement, cue, speaker, number, choices),
        };
        self.given = day;
        if let (Some(_), Some(day)) = (&own, day) {
            self.last = Some(day);
            match self.of_speaker.iter_mut().find(|(known, _)| known == speaker) {
                Some((_, known)) => *known = day,
                None => self.of_speaker.push((speaker.to_owned(), day)),
            }
        }
        own.or_else(|| day.map(|day| Said { carried: true, ..self.dated[day].said.clone() }))
    }

    fn carried(
        &self,
        statement: &Statement,
        cue: &str,
        speaker: &str,
        number: usize,
        choices: Option<&mut Vec<Choice>>,
    ) -> Option<usize> {
        if self.dated.is_empty() {
            return None;
        }
        let learns = choices.is_some();
        let mut none = self.weights.day.evidence(learns);
        self.weigh_none(&mut none, statement, cue);
        let mut options = vec![(None, none)];
        // A day that only this sentence names, and not beside the verb, is that of something else.
        let is_elsewhere =
            |dated: &Dated| dated.places.iter().any(|place| !statement.sentence.contains(place));
        for at in (0..self.dated.len()).filter(|at| is_elsewhere(&self.dated[*at])) {
            let mut evidence = self.weights.day.evidence(learns);
            self.weigh(&mut evidence, statement, cue, speaker, at);
            options.push((Some(at), evidence));
        }
        if let Some(choices) = choices {
            let option = |(day, evidence): &(Option<usize>, Evidence<'_, 1>)| Possibility {
                what: day.map_or(String::new(), |day| self.dated[day].edtf.clone()),
                evidence: evidence.names(),
            };
            let options = options.iter().map(option).collect();
            choices.push(Choice { question: Question::Day, draft: number, options });
        }
        // Of equals, the first.
        let mut best = &options[0];
        for option in &options[1..] {
            if option.1.sum() > best.1.sum() {
                best = option;
            }
        }
        best.0
    }

    fn weigh_none(&self, evidence: &mut Evidence<'_, 1>, statement: &Statement, cue: &str) {
        evidence.note(&["none"]);
        evidence.note(&["none", "pattern", statement.pattern.as_str()]);
        evidence.note_if(is_present(cue), &["none", "present"]);
        evidence.note_if(statement.paragraph == 1, &["none", "headline"]);
        evidence.note_if(statement.paragraph > 12, &["none", "late"]);
        evidence.note_if(statement.speaker.is_none(), &["none", "same"]);
        evidence.note_if(self.given.is_none(), &["none", "given none"]);
        evidence.note_if(self.last.is_none(), &["none", "last none"]);
    }

    fn weigh(
        &self,
        evidence: &mut Evidence<'_, 1>,
        statement: &Statement,
        cue: &str,
        speaker: &str,
        at: usize,
    ) {
        let dated = &self.dated[at];
        evidence.note(&["day"]);
        let precision = match dated.edtf.len() {
            10 => "a day",
            7 => "a month",
            4 => "a year",
            _ => "other",
        };
        evidence.note(&[precision]);
        let ago = match dated.ago {
            Some(0) => "today",
            Some(1) => "yesterday",
            Some(2..=6) => "this week",
            Some(7..=31) => "this month",
            Some(_) => "long ago",
            None => "unknown",
        };
        evidence.note(&[ago]);
        evidence.note(&[precision, ago]);
        let nearest = dated.paragraphs.iter().map(|paragraph| paragraph.abs_diff(statement.paragraph)).min();
        let before = dated.paragraphs.iter().any(|paragraph| *paragraph <= statement.paragraph);
        let apart = match nearest {
            Some(0) => "here",
            Some(1) => "beside",
            Some(2..=4) => "near",
            _ => "far",
        };
        evidence.note(&[if before { "before" } else { "after" }, apart]);
        evidence.note(&[ago, apart]);
        evidence.note_if(dated.paragraphs.iter().any(|paragraph| *paragraph <= 3), &["lead"]);
        evidence.note_if(dated.paragraphs.iter().any(|paragraph| *paragraph <= 3), &["lead", ago]);
        evidence.note_if(dated.paragraphs.len() > 1, &["twice"]);
        let recent = dated.ago.is_some_and(|ago| ago < 8);
        let only =
            recent && self.dated.iter().filter(|other| other.ago.is_some_and(|ago| ago < 8)).count() == 1;
        evidence.note_if(only, &["only recent"]);
        evidence.note_if(self.given == Some(at), &["given"]);
        evidence.note_if(self.last == Some(at), &["of last"]);
        evidence.note_if(self.last == Some(at) && statement.speaker.is_none(), &["of last", "same"]);
        let own = self.of_speaker.iter().find(|(known, _)| known == speaker).map(|(_, day)| *day);
        evidence.note_if(own == Some(at), &["of speaker"]);
        evidence.note_if(own.is_some_and(|day| day != at), &["speaker had other"]);
        evidence.note_if(dated.is_event, &["event"]);
        evidence.note_if(dated.is_event, &["event", ago]);
        evidence.note_if(dated.is_event && only, &["event", "only recent"]);
        evidence.note_if(!dated.spoke.is_empty(), &["spoken"]);
        evidence.note_if(dated.spoke.len() > 1, &["spoken twice"]);
        evidence.note_if(dated.spoke.iter().any(|known| known == speaker), &["spoken by speaker"]);
        evidence.note_if(is_present(cue), &["present", ago]);
    }
}

/// "days later", "the next day": counted from a day that is told elsewhere.
fn is_relative(words: &str) -> bool {
    const FROM: [&str; 5] = ["later", "next", "earlier", "following", "previous"];
    const UNITS: [&str; 10] =
        ["day", "days", "week", "weeks", "month", "months", "year", "years", "morning", "evening"];
    let has = |list: &[&str]| words.split_whitespace().any(|word| list.contains(&&*word.to_lowercase()));
    has(&FROM) && has(&UNITS)
}

/// "says", "claims"
fn is_present(cue: &str) -> bool {
    cue.ends_with('s') && !cue.ends_with("ss")
}
