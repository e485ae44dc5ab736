//! The statements of a whole text, in bytes: paragraph by paragraph, sentence by sentence.
//!
//! Owns what reaches over a sentence: quotations that stand alone, and the lines of transcripts. What a
//! sentence says is the language's business; who the speakers are is `speaker`'s.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::drafted::Pattern;
use super::english;
use super::kind;
use super::lexicon::{Act, Class, Lexicon};
use super::month_names;
use super::people::People;
use super::sentence::sentences;
use super::statement::Statement;
use super::token::{Token, tokens};
use crate::domain::Mode;

/// A quotation that stands alone is a statement of its own from this many words on.
const FEWEST_WORDS: usize = 5;
/// A paragraph that is one quotation goes on with the one before if it is longer than this, in bytes.
const LONG_QUOTATION: usize = 30;

/// A text that was read.
pub(super) struct Read<'t> {
    pub(super) statements: Vec<Statement>,
    pub(super) people: People<'t>,
    /// All words of time outside quotations, in bytes, and whether they are beside a word for an occasion to
    /// speak.
    pub(super) times: Vec<(Range<usize>, bool)>,
}

/// Reads a text.
pub(super) fn read(text: &str) -> Read<'_> {
    let lexicon = Lexicon::english();
    let speakers = transcript_speakers(text);
    // One line with a name in capitals is a dateline: "LONDON: …".
    let is_transcript = speakers.values().sum::<usize>() > 1;
    let mut reader = Reader {
        text,
        statements: Vec::new(),
        people: People::default(),
        times: Vec::new(),
        paragraph: 0,
        is_transcript,
    };
    let mut start = 0;
    for line in text.split(['\n', '\r', '\u{2028}', '\u{2029}']) {
        if !line.trim().is_empty() {
            reader.paragraph(line, start, lexicon, &speakers);
        }
        start += line.len();
        start += text[start..].chars().next().map_or(0, char::len_utf8);
    }
    reader.people.finish();
    Read { statements: reader.statements, people: reader.people, times: reader.times }
}

/// How many lines begin with each name and a colon.
fn transcript_speakers(text: &str) -> HashMap<&str, usize> {
    let mut speakers = HashMap::new();
    // A headline that is printed twice is no transcript.
    let mut seen = HashSet::new();
    for line in text.lines().filter(|line| line.contains(": ")) {
        if let Some(name) = english::transcript_name(line).filter(|_| seen.insert(line.trim())) {
            *speakers.entry(name).or_default() += 1;
        }
    }
    speakers
}

struct Reader<'t> {
    text: &'t str,
    statements: Vec<Statement>,
    people: People<'t>,
    times: Vec<(Range<usize>, bool)>,
    paragraph: usize,
    /// Whether lines begin with names and a colon.
    is_transcript: bool,
}

impl<'t> Reader<'t> {
    fn paragraph(
        &mut self,
        line: &'t str,
        start: usize,
        lexicon: &'static Lexicon,
        speakers: &HashMap<&str, usize>,
    ) {
        self.paragraph += 1;
        let is_title = self.paragraph == 1;
        let mut tokens = tokens(line, start, lexicon);
        let is_transcript = !is_title && self.is_transcript;
        if !(is_transcript && english::transcript_name(line).is_some()) {
            tokens.drain(..english::dateline(&tokens, self.paragraph));
        }
        month_names::mark(&mut tokens, &self.people, is_title);
        if is_transcript && let Some(name) = english::transcript_name(line) {
            let capitals = !name.chars().any(char::is_lowercase);
            if capitals || speakers.get(name).is_some_and(|&lines| lines >= 2) {
                self.people.read(&tokens, self.paragraph);
                self.transcript(line, start, name);
                return;
            }
        }
        // The statement that a quotation standing alone goes on with.
        let mut before: Option<usize> = None;
        for sentence in sentences(&tokens) {
            self.people.read(sentence, self.paragraph);
            let in_bytes = |(run, is_event): (Range<usize>, bool)| {
                (sentence[run.start].start..sentence[run.end - 1].end, is_event)
            };
            self.times.extend(english::times(sentence).into_iter().map(in_bytes));
            before = self.sentence(sentence, is_title, before);
        }
    }

    fn transcript(&mut self, line: &str, start: usize, name: &str) {
        // Printed transcripts may open a quotation mark before each name.
        let begin = line.find(name).unwrap_or_default();
        let (line, start, colon) = (&line[begin..], start + begin, name.len());
        let content = line[colon + 1..].trim();
        let at = start + colon + 1 + (line[colon + 1..].len() - line[colon + 1..].trim_start().len());
        self.statements.push(Statement {
            pattern: Pattern::Transcript,
            pieces: std::iter::once(at..at + content.len()).collect(),
            speaker: Some(start..start + colon),
            cue: Some(start + colon..start + colon + 1),
            sentence: start..start + line.len(),
            mode: Mode::Direct,
            ..self.alone()
        });
    }

    /// A statement of which nothing is known yet.
    fn alone(&self) -> Statement {
        Statement {
            pattern: Pattern::Floating,
            pieces: Vec::new(),
            speaker: None,
            cue: None,
            sentence: 0..0,
            lemma: None,
            act: Act::Statement,
            negated: false,
            unsaid: false,
            cue_start: 0,
            mode: Mode::Direct,
            via: Vec::new(),
            times: Vec::new(),
            paragraph: self.paragraph,
        }
    }

    /// Reads a sentence; returns the statement that a quotation after it would go on with.
    fn sentence(&mut self, tokens: &[Token<'t>], is_title: bool, before: Option<usize>) -> Option<usize> {
        let whole = tokens[0].start..tokens[tokens.len() - 1].end;
        let quotes: Vec<&Token<'_>> = tokens.iter().filter(|token| token.is_quote()).collect();
        if !quotes.is_empty() && !tokens.iter().any(Token::is_word) {
            return self.quotation(whole, &quotes, before);
        }
        let found = english::read(tokens, is_title);
        let last = found.len();
        for found in found {
            let mut statement = self.statement(tokens, &found, whole.clone());
            statement.unsaid |= kind::is_negated_away(&statement, &statement.content(self.text));
            self.statements.push(statement);
        }
        if last > 0 {
            let last = self.statements.len().checked_sub(1)?;
            return (!self.statements[last].unsaid).then_some(last);
        }
        let length: usize = quotes.iter().map(|quote| quote.text.len()).sum();
        let first = quotes.first()?;
        if 2 * length > whole.len() && first.words() > FEWEST_WORDS {
            let pieces = quotes.iter().map(|quote| inside_marks(quote));
            if let Some(before) = before.filter(|_| tokens[0].is_quote()) {
                self.statements[before].pieces.extend(pieces);
            } else {
                let pieces = pieces.collect();
                let pattern = Pattern::BareQuote;
                self.statements.push(Statement { pattern, pieces, sentence: whole, ..self.alone() });
                return self.statements.len().checked_sub(1);
            }
        }
        before
    }

    /// A sentence that is nothing but quotation.
    fn quotation(
        &mut self,
        whole: Range<usize>,
        quotes: &[&Token<'_>],
        before: Option<usize>,
    ) -> Option<usize> {
        let pieces = quotes.iter().map(|quote| inside_marks(quote));
        if let Some(before) = before {
            self.statements[before].pieces.extend(pieces);
            return Some(before);
        }
        let length = quotes[0].text.len();
        if let Some(last) = self.statements.last_mut()
            && last.paragraph + 1 == self.paragraph
            && length > LONG_QUOTATION
            && last.ends_quoted()
        {
            last.pieces.extend(pieces);
            last.paragraph = self.paragraph;
            return Some(self.statements.len() - 1);
        }
        if quotes[0].words() < FEWEST_WORDS {
            return None;
        }
        let pieces = pieces.collect();
        self.statements.push(Statement { pieces, sentence: whole, ..self.alone() });
        Some(self.statements.len() - 1)
    }

    fn statement(&self, tokens: &[Token<'t>], found: &english::Found, sentence: Range<usize>) -> Statement {
        let mode = mode(tokens, &found.content);
        let pieces = found.content.iter().map(|piece| piece_in_bytes(&tokens[piece.clone()])).collect();
        let speaker = found.speaker.map(|phrase| {
            let mut last = phrase.last;
            while last > phrase.first && tokens[last].is_mark() && tokens[last].text != ")" {
                last -= 1;
            }
            tokens[phrase.first].start..tokens[last].end
        });
        let times = found.when.iter().map(|run| tokens[run.start].start..tokens[run.end - 1].end).collect();
        Statement {
            pattern: found.pattern,
            pieces,
            speaker,
            cue: Some(tokens[found.cue.start].start..tokens[found.cue.end - 1].end),
            sentence,
            lemma: found.lemma,
            act: found.act,
            negated: found.negated,
            unsaid: found.unsaid,
            cue_start: tokens[found.cue_start].start,
            mode,
            times,
            via: found.via.iter().map(|via| tokens[via.first].start..tokens[via.last].end).collect(),
            ..self.alone()
        }
    }
}

/// A quotation without its marks, in bytes of the text.
fn inside_marks(quote: &Token<'_>) -> Range<usize> {
    let is_mark = |c: char| super::quote::is_mark(c) || matches!(c, '\'' | '‘' | '’') || c.is_whitespace();
    let open = quote.text.len() - quote.text.trim_start_matches(is_mark).len();
    let close = quote.text.len() - quote.text.trim_end_matches(is_mark).len();
    if open + close >= quote.text.len() {
        quote.start..quote.end
    } else {
        quote.start + open..quote.end - close
    }
}

fn piece_in_bytes(tokens: &[Token<'_>]) -> Range<usize> {
    if let [quote] = tokens
        && quote.is_quote()
    {
        return inside_marks(quote);
    }
    tokens[0].start..tokens[tokens.len() - 1].end
}

/// All of it in quotation marks, a part, or nothing.
fn mode(tokens: &[Token<'_>], content: &[Range<usize>]) -> Mode {
    let all = || content.iter().flat_map(|piece| &tokens[piece.clone()]);
    let quoted = all().any(|token| token.is_quote() || token.is(Class::TERM));
    let plain = all().any(|token| token.is_word() && !token.is(Class::TERM) && token.lower != "that");
    match (quoted, plain) {
        (true, false) => Mode::Direct,
        (true, true) => Mode::Mixed,
        (false, _) => Mode::Indirect,
    }
}
