//! The statements of a text in turns.
//!
//! Owns the order of the steps: whom speakers quote, what they say themselves, and how both become drafts.

use std::collections::HashMap;
use std::ops::Range;

use super::kinds::{self, Judged};
use super::sentences::{Points, sentences};
use crate::domain::{ClaimKind, Mode};
use crate::reading::date_words::{self, Anchor};
use crate::reading::draft::{
    self, Answer, Breadth, Draft, DraftedSpeaker, How, Mention, Pattern, Resolved, Said, Span, Tier,
};
use crate::reading::transcript::{Member, Transcript, Turn, Who};

/// How likely the words and the speaker of a turn are right.
const LIKELY: f64 = 0.9;
/// Sentences of one statement have together at most so many words.
const MOST_WORDS: usize = 45;
/// What the engine reads first counts as a headline.
const TITLE: &str = "Transcript\n\n";

/// A statement of the speaker of a turn, while it is put together.
struct Own {
    range: Range<usize>,
    judged: Judged,
    words: usize,
    /// What the question that it answers supposes.
    asked: Option<String>,
}

/// Drafts of the statements in a text in turns, in its order. Words such as "Thursday" count from
/// `published`.
pub fn draft(text: &str, transcript: &Transcript, published: &Anchor<'_>, breadth: Breadth) -> Vec<Draft> {
    let points = Points::new(text);
    let quoted = quoted(text, transcript, published, breadth);
    let covered = covered(&quoted);
    let said = day(text, transcript, published, &points);
    let mut drafts: Vec<(Option<usize>, Draft)> = Vec::new();
    for (at, turn) in transcript.turns.iter().enumerate() {
        let Who::Member(member) = turn.who else { continue };
        let member = &transcript.cast[member];
        let before = at.checked_sub(1).map(|at| &transcript.turns[at]);
        let question = before.map(|before| words_of(text, before)).filter(|words| words.contains('?'));
        for (number, paragraph) in turn.paragraphs.iter().enumerate() {
            let question = question.as_deref().filter(|_| number == 0);
            for own in own(text, paragraph, question, member, breadth, |range| {
                is_covered(&covered, points.span(range))
            }) {
                let draft = drafted(text, turn, member, own, said.as_ref(), &points);
                drafts.push((None, draft));
            }
        }
    }
    for (number, draft) in quoted {
        drafts.push((Some(number), draft));
    }
    drafts.sort_by_key(|(_, draft)| (draft.spans.first().copied(), draft.spans.last().copied()));
    // The engine's answers name its own drafts by their places.
    let places: HashMap<usize, usize> =
        drafts.iter().enumerate().filter_map(|(place, (known, _))| Some(((*known)?, place))).collect();
    let answers: Vec<Vec<Answer>> = drafts
        .iter()
        .map(|(_, draft)| {
            let moved = |answer: &Answer| Some(Answer { draft: *places.get(&answer.draft)?, ..*answer });
            draft.answers.iter().filter_map(moved).collect()
        })
        .collect();
    let drafts = drafts.into_iter().zip(answers);
    drafts.map(|((_, draft), answers)| Draft { answers, ..draft }).collect()
}

/// All that is said in a turn, on one line.
fn words_of(text: &str, turn: &Turn) -> String {
    turn.paragraphs.iter().map(|range| &text[range.clone()]).collect::<Vec<_>>().join(" ")
}

/// The day of the occasion, if the header says it.
fn day(text: &str, transcript: &Transcript, published: &Anchor<'_>, points: &Points<'_>) -> Option<Said> {
    let range = transcript.header.date.clone()?;
    let words = &text[range.clone()];
    let date = date_words::read(words, published).ok()?;
    let phrase = Mention { span: points.span(&range), text: words.to_owned() };
    Some(Said { phrase: Some(phrase), date, carried: true })
}

/// Whom the speakers quote, with the place of each draft among all that the engine found.
fn quoted(
    text: &str,
    transcript: &Transcript,
    published: &Anchor<'_>,
    breadth: Breadth,
) -> Vec<(usize, Draft)> {
    let mut spoken: Vec<(Range<usize>, &Turn)> = Vec::new();
    for turn in transcript.turns.iter().filter(|turn| turn.who != Who::Asking) {
        spoken.extend(turn.paragraphs.iter().map(|range| (range.clone(), turn)));
    }
    // Names in front of the turns and questions are blank, so that all places stay where they are.
    let mut masked = String::with_capacity(TITLE.len() + text.len());
    masked.push_str(TITLE);
    let mut at = 0;
    let header = std::iter::once(transcript.header.range.clone());
    for range in header.chain(spoken.iter().map(|(range, _)| range.clone())) {
        masked.extend(text[at..range.start.max(at)].chars().map(|c| if c == '\n' { c } else { ' ' }));
        masked.push_str(&text[range.start.max(at)..range.end]);
        at = range.end;
    }
    let points = Points::new(text);
    let places: Vec<(Span, &Turn)> = spoken.iter().map(|(range, turn)| (points.span(range), *turn)).collect();
    let shift = TITLE.chars().count();
    let mut kept = Vec::new();
    for (number, mut draft) in draft::draft(&masked, published, breadth).into_iter().enumerate() {
        let Some(first) = draft.spans.first().filter(|span| span.start >= shift) else { continue };
        let start = first.start - shift;
        let after = places.partition_point(|(span, _)| span.start <= start);
        let Some((span, turn)) = after.checked_sub(1).map(|at| &places[at]) else { continue };
        let own = matches!(
            draft.pattern,
            Pattern::Transcript | Pattern::Colon | Pattern::BareQuote | Pattern::Floating
        );
        if start >= span.end || own || !is_another(&draft) {
            continue;
        }
        shift_back(&mut draft, shift);
        if let Who::Member(member) = turn.who {
            not_oneself(&mut draft, &transcript.cast[member].name);
            let label = points.span(&turn.label);
            draft.via.push(Mention { span: label, text: transcript.cast[member].name.clone() });
        }
        kept.push((number, draft));
    }
    kept
}

/// Whether a statement within a turn is somebody else's.
fn is_another(draft: &Draft) -> bool {
    const OWN: [&str; 6] = ["i", "we", "you", "me", "us", "i and"];
    let mention = draft.speaker.as_ref().map(|mention| mention.text.to_lowercase());
    mention.is_some_and(|mention| {
        let first = mention.split([' ', ',']).next().unwrap_or_default();
        !OWN.contains(&first) && !OWN.contains(&&*mention)
    })
}

/// Who says "he" does not mean himself.
fn not_oneself(draft: &mut Draft, name: &str) {
    for speaker in &mut draft.speakers {
        let mention = speaker.mention.as_ref().map(|mention| mention.text.to_lowercase());
        let is_pronoun = mention.is_some_and(|word| matches!(&*word, "he" | "she" | "they" | "it"));
        let resolved = speaker.resolved.as_ref();
        if is_pronoun && resolved.is_some_and(|found| found.name.eq_ignore_ascii_case(name)) {
            speaker.resolved = None;
            (speaker.title, speaker.on_behalf_of) = (None, None);
        }
    }
}

fn shift_back(draft: &mut Draft, shift: usize) {
    let back = |span: &mut Span| {
        span.start = span.start.saturating_sub(shift);
        span.end = span.end.saturating_sub(shift);
    };
    draft.spans.iter_mut().for_each(back);
    back(&mut draft.sentence);
    let mentions = draft.speaker.iter_mut().chain(&mut draft.cue).chain(&mut draft.via);
    let mentions = mentions.chain(draft.speakers.iter_mut().filter_map(|speaker| speaker.mention.as_mut()));
    mentions
        .chain(draft.said.iter_mut().filter_map(|said| said.phrase.as_mut()))
        .for_each(|mention| back(&mut mention.span));
}

/// The stretches in which somebody else is quoted, in the order of the text, none within another.
fn covered(quoted: &[(usize, Draft)]) -> Vec<Span> {
    let spans = quoted.iter().flat_map(|(_, draft)| draft.spans.iter().chain([&draft.sentence]).copied());
    let mut spans: Vec<Span> = spans.collect();
    spans.sort_unstable();
    let mut covered: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match covered.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => covered.push(span),
        }
    }
    covered
}

/// Whether a sentence is one in which somebody else is quoted.
fn is_covered(covered: &[Span], own: Span) -> bool {
    let after = covered.partition_point(|span| span.end <= own.start);
    covered.get(after).is_some_and(|span| span.start < own.end)
}

/// The statements of the speaker in a paragraph of a turn.
fn own(
    text: &str,
    paragraph: &Range<usize>,
    question: Option<&str>,
    member: &Member,
    breadth: Breadth,
    mut is_quoting: impl FnMut(&Range<usize>) -> bool,
) -> Vec<Own> {
    let mut all: Vec<Own> = Vec::new();
    let mut is_apart = true;
    for (number, range) in sentences(text, paragraph.clone()).into_iter().enumerate() {
        let sentence = &text[range.clone()];
        let asked = question.filter(|_| number == 0);
        let judged = kinds::judged(sentence, asked, breadth == Breadth::Wide);
        let Some(judged) = judged.filter(|_| !is_quoting(&range)) else {
            is_apart = true;
            continue;
        };
        let words = sentence.split_whitespace().count();
        if let Some(last) = all.last_mut().filter(|_| !is_apart)
            && kinds::goes_on(last.judged, sentence, judged)
            && last.words + words <= MOST_WORDS
        {
            last.range.end = range.end;
            last.words += words;
            last.judged = last.judged.with(judged);
            continue;
        }
        let asked = asked
            .filter(|_| judged.answers)
            .and_then(|question| super::asked::stated(question, &member.name));
        // "We did not close it", to "Did you close it?"
        let judged = if asked.is_some() { judged.as_answer() } else { judged };
        all.push(Own { range, judged, words, asked });
        is_apart = false;
    }
    all
}

fn drafted(
    text: &str,
    turn: &Turn,
    member: &Member,
    own: Own,
    said: Option<&Said>,
    points: &Points<'_>,
) -> Draft {
    // A post may be of somebody whom only a person can name.
    let is_named = !turn.label.is_empty();
    let label = Mention { span: points.span(&turn.label), text: text[turn.label.clone()].to_owned() };
    let how = if member.is_from_elsewhere { How::LastName } else { How::FullName };
    let speaker = DraftedSpeaker {
        mention: is_named.then(|| label.clone()),
        resolved: Some(Resolved { name: member.name.clone(), how }),
        title: member.title.clone(),
        on_behalf_of: member.on_behalf_of.clone(),
    };
    let span = points.span(&own.range);
    let content = text[own.range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
    // "No." alone says nothing without its question.
    let is_bare = own.judged.answers && own.words <= 3;
    let is_denial = own.judged.kind == ClaimKind::Denial;
    let (denied, confirmed) = if is_denial { (own.asked, None) } else { (None, own.asked) };
    Draft {
        spans: vec![span],
        text: if is_bare { confirmed } else { Some(content) },
        speaker: is_named.then_some(label),
        speakers: vec![speaker],
        via: Vec::new(),
        cue: None,
        verb: None,
        kind: own.judged.kind,
        kinds: [own.judged.kind, own.judged.second],
        leans: None,
        mode: Mode::Direct,
        pattern: Pattern::Transcript,
        tier: Tier::Medium,
        likely: LIKELY,
        said: said.cloned(),
        answers: Vec::new(),
        denied,
        sentence: span,
    }
}
