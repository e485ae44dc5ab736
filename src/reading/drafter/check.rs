//! What a drafter gave, held against the text of the article.
//!
//! Owns what is believed of it: nothing that does not stand in the text. Places are found here again from the
//! words; those that the drafter gives only choose between equal ones. Pure; it asks the caller which names
//! the ledger has.

use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use super::given::{Given, GivenAnswer, GivenSpeaker, Words};
use super::refusal::shown;
use super::wording::Vocabulary;
use crate::domain::Mode;
use crate::domain::anchor::Text;
use crate::domain::text::{check_line, check_text, fold_name, is_blank};
use crate::reading::date_words::Anchor;
use crate::reading::draft::{
    Answer, Draft, DraftedSpeaker, How, Mention, Pattern, Resolved, Span, content_of,
};

/// Bytes of words that count as one more search.
const LONG: usize = 1 << 10;
/// Bytes of a text for which each search counts as one more.
const LONG_TEXT: usize = 1 << 18;
/// Links of one statement.
const ANSWERS: usize = 3;

/// A statement of which all that is left stands in the text.
#[derive(Debug)]
pub(super) struct Checked {
    /// Its links are still to be made, when all statements are known.
    pub(super) draft: Draft,
    /// What a person should know of it.
    pub(super) remarks: Vec<String>,
    /// The links that were given.
    pub(super) answers: Vec<GivenAnswer>,
}

/// An article that statements are held against.
pub(super) struct Article<'a> {
    pub(super) text: &'a str,
    quotable: Text<'a>,
    pub(super) published: &'a Anchor<'a>,
    in_ledger: &'a dyn Fn(&str) -> bool,
    vocabulary: Vocabulary,
    /// The byte at which each code point begins, and the end.
    starts: Vec<usize>,
    searches: Cell<usize>,
    /// Names that were asked for before.
    known: HashMap<String, bool>,
}

impl<'a> Article<'a> {
    pub(super) fn new(text: &'a str, published: &'a Anchor<'a>, in_ledger: &'a dyn Fn(&str) -> bool) -> Self {
        Self {
            text,
            quotable: Text::new(text),
            published,
            in_ledger,
            vocabulary: Vocabulary::of(text),
            starts: text.char_indices().map(|(at, _)| at).chain([text.len()]).collect(),
            searches: Cell::new(0),
            known: HashMap::new(),
        }
    }

    /// What is left of a statement; what is not goes into `dropped`.
    ///
    /// # Errors
    /// Why nothing is left, as a fragment.
    pub(super) fn check(&mut self, given: Given, dropped: &mut Vec<String>) -> Result<Checked, String> {
        let spans = self.spans(&given.quotes)?;
        let at = spans[0].start;
        let bytes: Vec<Range<usize>> = spans.iter().map(|span| self.bytes(*span)).collect();
        let mut speakers: Vec<DraftedSpeaker> = Vec::with_capacity(given.speakers.len());
        for one in &given.speakers {
            speakers.push(self.speaker(one, at, dropped)?);
        }
        let via = given.via.iter().filter_map(|one| {
            let found = self.mention(one, at);
            if found.is_none() {
                dropped.push(format!("`via` is not in the text: {}", shown(&one.text)));
            }
            found
        });
        let via: Vec<Mention> = via.collect();
        let mut remarks = Vec::new();
        let said = given.said.and_then(|day| self.said(day, spans[0], &mut remarks, dropped));
        let own = given.text.and_then(|text| self.wording("text", &text, dropped));
        if own.is_some() {
            remarks.push("`text` is in the drafter's words".to_owned());
        }
        let denied = given.denied.and_then(|text| self.wording("denied", &text, dropped));
        if denied.is_some() {
            remarks.push("what is denied is in the drafter's words".to_owned());
        }
        let last = spans[spans.len() - 1].end;
        let draft = Draft {
            text: own.or_else(|| content_of(self.text, &bytes)),
            speaker: speakers.iter().find_map(|one| one.mention.clone()),
            speakers,
            via,
            cue: None,
            verb: None,
            kind: given.kinds[0],
            kinds: given.kinds,
            leans: None,
            mode: given.mode.unwrap_or_else(|| self.mode(&bytes)),
            pattern: Pattern::Drafter,
            tier: given.tier,
            likely: given.likely.unwrap_or(0.5),
            said,
            answers: Vec::new(),
            denied,
            sentence: Span { start: at, end: last },
            spans,
        };
        Ok(Checked { draft, remarks, answers: given.answers })
    }

    /// Where the quotes stand, in the order of the text and apart from each other.
    fn spans(&self, quotes: &[Words]) -> Result<Vec<Span>, String> {
        let told =
            |quote: &Words, why: &dyn std::fmt::Display| format!("its quote {} {why}", shown(&quote.text));
        // Marks of elision may make it longer than what it leaves out.
        if let Some(quote) = quotes.iter().find(|quote| quote.text.len() / 2 > self.text.len() + LONG) {
            return Err(told(quote, &"is longer than the article"));
        }
        let mut parts: Vec<(usize, usize)> = Vec::new();
        if quotes.iter().all(|quote| quote.near.is_none()) {
            let words: Vec<&str> = quotes.iter().map(|quote| quote.text.as_str()).collect();
            for words in &words {
                self.count(words);
            }
            let found = self.quotable.find_pieces(&words);
            let found = found.map_err(|missing| told(&quotes[missing[0].piece], &missing[0].reason))?;
            parts.extend(found.into_iter().flat_map(|anchor| anchor.parts));
        } else {
            let mut next = 0;
            for quote in quotes {
                self.count(&quote.text);
                let places = self.quotable.find(&quote.text).map_err(|reason| told(quote, &reason))?;
                let anchor = places.nearest_to(quote.near.unwrap_or(next));
                next = anchor.end;
                parts.extend(anchor.parts);
            }
        }
        parts.retain(|(start, end)| start < end);
        parts.sort_unstable();
        let mut spans: Vec<Span> = Vec::with_capacity(parts.len());
        for (start, end) in parts {
            match spans.last_mut().filter(|last| start < last.end) {
                Some(last) => last.end = last.end.max(end),
                None => spans.push(Span { start, end }),
            }
        }
        let has_words = |span: &Span| self.text[self.bytes(*span)].chars().any(char::is_alphanumeric);
        if !spans.iter().any(has_words) {
            return Err("its quote has no words".to_owned());
        }
        if spans.iter().any(|span| check_text(&self.text[self.bytes(*span)]).is_err()) {
            return Err("its quote has characters that are not recorded".to_owned());
        }
        Ok(spans)
    }

    pub(super) fn bytes(&self, span: Span) -> Range<usize> {
        self.starts[span.start]..self.starts[span.end]
    }

    /// Words of the text in one piece: where the drafter says, else near to the statement. In the text the
    /// first letter may be a capital that begins a sentence, or a name may stand in the possessive.
    pub(super) fn mention(&self, words: &Words, at: usize) -> Option<Mention> {
        if is_blank(&words.text) {
            return None;
        }
        let other = other_case(&words.text);
        for owner in ["", "'s"] {
            for words_as in [&words.text, &other] {
                let sought = format!("{words_as}{owner}");
                self.count(&sought);
                let Some(places) = self.quotable.places(&sought) else { continue };
                let found = places.nearest_to(words.near.unwrap_or(at));
                if found.parts.len() != 1 || found.exact.contains("\n\n") {
                    continue;
                }
                let end = found.end - owner.len();
                let span = Span { start: found.start, end };
                return Some(Mention { span, text: self.text[self.bytes(span)].to_owned() });
            }
        }
        None
    }

    fn count(&self, words: &str) {
        self.searches.set(self.searches.get() + 1 + words.len() / LONG + self.text.len() / LONG_TEXT);
    }

    /// How often words were looked for; long ones count several times, and so do those in a long text.
    pub(super) fn searches(&self) -> usize {
        self.searches.get()
    }

    /// A speaker, with what of the name stands.
    ///
    /// # Errors
    /// That nothing of it does: said by nobody, or by only some of those who said it, a statement is another.
    fn speaker(
        &mut self,
        given: &GivenSpeaker,
        at: usize,
        dropped: &mut Vec<String>,
    ) -> Result<DraftedSpeaker, String> {
        let mut found = |words: &Option<Words>, what: &str| {
            let words = words.as_ref()?;
            let found = self.mention(words, at);
            if found.is_none() {
                dropped.push(format!("{what} is not in the text: {}", shown(&words.text)));
            }
            found
        };
        let (mention, title) = (found(&given.mention, "`mention`"), found(&given.title, "`as`"));
        let named = given.name.as_ref().and_then(|name| self.name("`name`", name, at, dropped));
        let on_behalf_of =
            given.body.as_ref().and_then(|name| self.name("`for`", name, at, dropped)).map(|(name, _)| name);
        let (name, place) = named.map_or((None, None), |(name, place)| (Some(name), place));
        let mention = mention.or(place);
        if name.is_none() && mention.is_none() {
            return Err(match given.name.as_ref().or(given.mention.as_ref()) {
                Some(who) => {
                    format!("its speaker {} is neither in the text nor in the ledger", shown(&who.text))
                }
                None => "has a speaker without a name".to_owned(),
            });
        }
        let is_same =
            |name: &str| mention.as_ref().is_some_and(|one| fold_name(&one.text) == fold_name(name));
        let resolved = name.map(|name| {
            let how = if is_same(&name) { How::AsWritten } else { How::Drafter };
            Resolved { name, how }
        });
        let one_line = |mention: Mention| mention.text.split_whitespace().collect::<Vec<_>>().join(" ");
        Ok(DraftedSpeaker { mention, resolved, title: title.map(one_line), on_behalf_of })
    }

    /// A name that is words of the text, with its place, or that the ledger has.
    fn name(
        &mut self,
        what: &str,
        given: &Words,
        at: usize,
        dropped: &mut Vec<String>,
    ) -> Option<(String, Option<Mention>)> {
        if let Some(mention) = self.mention(given, at) {
            let name = mention.text.split_whitespace().collect::<Vec<_>>().join(" ");
            return Some((name, Some(mention)));
        }
        let name = given.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let in_ledger = self.in_ledger;
        let is_known = check_line(&name).is_ok()
            && *self.known.entry(fold_name(&name)).or_insert_with(|| in_ledger(&name));
        if !is_known {
            dropped.push(format!("{what} is neither in the text nor in the ledger: {}", shown(&given.text)));
        }
        is_known.then_some((name, None))
    }

    /// A sentence in the drafter's words.
    fn wording(&self, what: &str, text: &str, dropped: &mut Vec<String>) -> Option<String> {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Err(problem) = check_line(&text) {
            dropped.push(format!("`{what}` {problem}"));
            return None;
        }
        if let Some(stranger) = self.vocabulary.stranger(&text) {
            dropped.push(format!("`{what}` has {}, which is not in the text", shown(stranger)));
            return None;
        }
        Some(text)
    }

    /// How the article gives the words, by the marks around and in them.
    fn mode(&self, pieces: &[Range<usize>]) -> Mode {
        const MARKS: &[char] = &['“', '”', '"', '„', '«', '»'];
        let is_quoted = |piece: &Range<usize>| {
            let after = self.text[piece.end..].trim_start_matches([',', '.', '!', '?']);
            self.text[..piece.start].ends_with(MARKS) && after.starts_with(MARKS)
        };
        if pieces.iter().all(is_quoted) {
            Mode::Direct
        } else if pieces.iter().any(|piece| is_quoted(piece) || self.text[piece.clone()].contains(MARKS)) {
            Mode::Mixed
        } else {
            Mode::Indirect
        }
    }
}

/// Words with their first letter small instead of large, or large instead of small.
fn other_case(words: &str) -> String {
    let mut rest = words.chars();
    let Some(first) = rest.next() else { return String::new() };
    let other: String =
        if first.is_uppercase() { first.to_lowercase().collect() } else { first.to_uppercase().collect() };
    other + rest.as_str()
}

/// Makes the links between statements that were taken. `places` says which number, in the order given, is
/// which draft.
pub(super) fn link(
    checked: &mut [Checked],
    places: &BTreeMap<u64, usize>,
    mut refuse: impl FnMut(usize, String),
) {
    for (at, statement) in checked.iter_mut().enumerate() {
        for GivenAnswer { number, sure, likely, relation } in std::mem::take(&mut statement.answers) {
            let answers = &mut statement.draft.answers;
            let target = places.get(&number).copied();
            let why = match target {
                None => "leads to no statement that was taken",
                Some(target) if target == at => "leads to the statement itself",
                Some(target) if answers.iter().any(|known| known.draft == target) => "is given twice",
                Some(_) if answers.len() == ANSWERS => "is one more than the three that are taken",
                Some(draft) => {
                    answers.push(Answer { draft, sure, likely, relation });
                    continue;
                }
            };
            refuse(at, format!("a link to number {number} {why}"));
        }
    }
}
