//! The full names that a text has, to be found by a surname, by initials or by an office.
//!
//! Owns what counts as a full name: words with capitals side by side, without what is before a name. Where
//! two people may be meant, nobody is: a name is never guessed. Pure.

use std::collections::HashMap;
use std::ops::Range;

use super::words::{HONORIFICS, NOT_NAMES, TITLES, bare, is_any};

/// Words with a capital at the beginning of a sentence, in front of a name.
const BEFORE: &[&str] = &[
    "thank",
    "thanks",
    "hi",
    "hello",
    "good",
    "welcome",
    "dear",
    "ask",
    "when",
    "while",
    "after",
    "before",
    "since",
    "although",
    "though",
    "our",
    "my",
    "your",
    "his",
    "her",
    "their",
    "its",
    "the",
    "a",
    "an",
    "any",
    "former",
    "interview",
    "remarks",
    "statement",
    "briefing",
    "speech",
    "testimony",
    "examination",
    "via",
    "is",
    "was",
    "are",
    "did",
    "does",
    "do",
    "has",
    "have",
    "had",
    "will",
    "would",
    "can",
    "could",
    "should",
    "let",
    "please",
    "meanwhile",
];
/// Behind a surname, and part of the name.
const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv", "phd", "md", "qc", "kc", "mp"];

/// So much of what stands before the turns is a header, in bytes.
const MOST_HEADER: usize = 20_000;
/// A sentence about a person may be anywhere; more names than these are none's cast.
const MOST_INITIALS: usize = 1_000;

/// A full name and where it stands.
#[derive(Debug, Clone)]
struct Found {
    words: Vec<String>,
    range: Range<usize>,
    in_header: bool,
}

/// The full names of a text.
pub(super) struct Names<'t> {
    text: &'t str,
    header: Range<usize>,
    found: Vec<Found>,
    by_last: HashMap<String, Vec<usize>>,
    /// The names of the header, and those with initials in brackets behind them.
    telling: Vec<usize>,
    /// Words as they are written where not all of them is in capitals.
    written: HashMap<String, String>,
}

impl<'t> Names<'t> {
    pub(super) fn of(text: &'t str, header: Range<usize>) -> Self {
        let mut names = Self {
            text,
            header,
            found: Vec::new(),
            by_last: HashMap::new(),
            telling: Vec::new(),
            written: HashMap::new(),
        };
        let mut start = 0;
        for line in text.split('\n') {
            names.line(line, start);
            start += line.len() + 1;
        }
        for (at, found) in names.found.iter().enumerate() {
            names.by_last.entry(bare(last(&found.words))).or_default().push(at);
        }
        let is_telling = |found: &&(usize, &Found)| {
            found.1.in_header || text[found.1.range.end..].trim_start().starts_with('(')
        };
        let telling = names.found.iter().enumerate().filter(|found| is_telling(&found)).map(|(at, _)| at);
        names.telling = telling.take(MOST_INITIALS).collect();
        names
    }

    /// The names of the header, and those with something in brackets behind them.
    fn telling(&self) -> impl Iterator<Item = &Found> {
        self.telling.iter().map(|at| &self.found[*at])
    }

    fn line(&mut self, line: &str, start: usize) {
        let mut run: Vec<(Range<usize>, bool)> = Vec::new();
        let mut at = 0;
        let in_header = self.header.contains(&start) && start < self.header.start + MOST_HEADER;
        for word in line.split_inclusive(char::is_whitespace) {
            let range = at..at + word.trim_end().len();
            at += word.len();
            let token = &line[range.clone()];
            let core = token.trim_matches(|c: char| !c.is_alphanumeric());
            let is_capital = core.starts_with(char::is_uppercase)
                && core.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'));
            if is_capital && !token.starts_with(['(', '"', '“', '[']) {
                if core.chars().any(char::is_lowercase) {
                    self.written.entry(core.to_lowercase()).or_insert_with(|| core.to_owned());
                }
                run.push((range.clone(), core.len() == 1));
            } else {
                self.run(line, start, &run, in_header);
                run.clear();
            }
            let is_initial = token.len() <= 3 && token.ends_with('.')
                || is_any(&bare(token), SUFFIXES)
                || is_any(&bare(token), HONORIFICS);
            if token.ends_with(|c: char| !c.is_alphanumeric()) && !is_initial {
                self.run(line, start, &run, in_header);
                run.clear();
            }
        }
        self.run(line, start, &run, in_header);
    }

    fn run(&mut self, line: &str, start: usize, run: &[(Range<usize>, bool)], in_header: bool) {
        let words: Vec<&str> = run.iter().map(|(range, _)| &line[range.clone()]).collect();
        let is_before = |word: &&str| {
            let bare = bare(word);
            is_any(&bare, TITLES)
                || is_any(&bare, HONORIFICS)
                || is_any(&bare, BEFORE)
                || (is_any(&bare, NOT_NAMES) && bare != "may")
        };
        let mut first = words.iter().rposition(is_before).map_or(0, |at| at + 1);
        let before = run.get(first).map_or("", |(range, _)| line[..range.start].trim_end());
        let is_of =
            ["of", "for", "at"].iter().any(|word| before.ends_with(&format!(" {word}")) || before == *word);
        if is_of && words.len() - first > 2 {
            first += 1;
        }
        let named = &words[first..];
        if !(2..=5).contains(&named.len()) {
            return;
        }
        let core = |word: &&str| {
            word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.')
                .trim_end_matches(['.', ',', ':', ';'])
                .to_owned()
        };
        let words: Vec<String> = named
            .iter()
            .map(|word| {
                let plain = core(word);
                // An initial keeps its full stop.
                let plain =
                    plain.strip_suffix("’s").or(plain.strip_suffix("'s")).unwrap_or(&plain).to_owned();
                if plain.chars().count() == 1 && word.contains('.') { plain + "." } else { plain }
            })
            .collect();
        if last(&words).chars().count() < 2 {
            return;
        }
        let range = start + run[first].0.start..start + run[run.len() - 1].0.end;
        self.found.push(Found { words, range, in_header });
    }

    /// The one full name that ends with this surname.
    pub(super) fn full(&self, surname: &str) -> Option<String> {
        let all = self.by_last.get(&bare(surname))?;
        let all: Vec<&Found> = all.iter().map(|at| &self.found[*at]).collect();
        self.the_one(&all)
    }

    /// The one full name with these initials: in brackets behind it, else in the header.
    pub(super) fn by_initials(&self, initials: &str) -> Option<String> {
        let marked = |found: &&Found| {
            let behind = self.text[found.range.end..].trim_start();
            behind.strip_prefix('(').is_some_and(|rest| {
                rest.starts_with(initials) && rest[initials.len()..].starts_with([')', ','])
            })
        };
        let fits = |found: &&Found| {
            let first: String = found.words.iter().filter_map(|word| word.chars().next()).collect();
            found.in_header && first == initials
        };
        let all: Vec<&Found> = self.telling().filter(marked).collect();
        let all = if all.is_empty() { self.telling().filter(fits).collect() } else { all };
        self.the_one(&all)
    }

    /// The one full name that stands behind an office in the header, such as "President".
    pub(super) fn of_office(&self, office: &str) -> Option<String> {
        let behind = |found: &&Found| {
            let before = self.text[..found.range.start].trim_end();
            found.in_header
                && before.len() >= office.len()
                && before.is_char_boundary(before.len() - office.len())
                && before[before.len() - office.len()..].eq_ignore_ascii_case(office)
        };
        self.the_one(&self.telling().filter(behind).collect::<Vec<_>>())
    }

    /// The one full name behind words that say who is asked: "examination of", "interview with".
    pub(super) fn who_is_asked(&self) -> Option<String> {
        const CUES: [&str; 7] = [
            "examination of",
            "testimony of",
            "deposition of",
            "interview with",
            "interview of",
            "conversation with",
            "evidence of",
        ];
        let behind = |found: &&Found| {
            let mut start = found.range.start.saturating_sub(60).max(self.header.start);
            while !self.text.is_char_boundary(start) {
                start += 1;
            }
            let before = self.text[start..found.range.start].to_lowercase();
            found.in_header && CUES.iter().any(|cue| before.contains(cue))
        };
        self.the_one(&self.telling().filter(behind).collect::<Vec<_>>())
    }

    /// One name for all these, if they can be one person's: that of the header, else the first.
    fn the_one(&self, all: &[&Found]) -> Option<String> {
        let header: Vec<&Found> = all.iter().copied().filter(|found| found.in_header).collect();
        let all = if header.is_empty() { all.to_vec() } else { header };
        let best = all.iter().min_by_key(|found| found.words.iter().map(String::len).sum::<usize>())?;
        let first = |found: &Found| bare(&found.words[0]);
        let is_same = |found: &&&Found| first(found) == first(best) || found.words.ends_with(&best.words);
        let shown = all.iter().find(|found| first(found) == first(best))?;
        all.iter().all(|found| is_same(&found)).then(|| {
            let words: Vec<String> = shown.words.iter().map(|word| self.in_letters(word)).collect();
            words.join(" ")
        })
    }

    /// A word in capitals as the text writes it elsewhere, else with one capital.
    pub(super) fn in_letters(&self, word: &str) -> String {
        let letters = word.chars().filter(|c| c.is_alphabetic());
        let is_capitals = letters.clone().count() > 1 && !word.chars().any(char::is_lowercase);
        let is_short = word.contains('.') || is_any(&bare(word), SUFFIXES);
        if !is_capitals || is_short {
            return word.to_owned();
        }
        if let Some(written) = self.written.get(&word.to_lowercase()) {
            return written.clone();
        }
        let mut capital = true;
        word.chars()
            .map(|c| {
                let c = if capital { c.to_string() } else { c.to_lowercase().to_string() };
                capital = c == "-" || c == "’" || c == "'";
                c
            })
            .collect()
    }

    /// The title that the header gives a name, behind a comma or before it.
    pub(super) fn title(&self, name: &str) -> Option<String> {
        let found = self.telling().find(|found| {
            found.in_header
                && found.words.iter().map(|word| self.in_letters(word)).eq(name.split(' ').map(str::to_owned))
        })?;
        let line_end =
            self.text[found.range.end..].find('\n').map_or(self.text.len(), |at| found.range.end + at);
        let line_start = self.text[..found.range.start].rfind('\n').map_or(0, |at| at + 1);
        let written = &self.text[found.range.clone()];
        let behind = self.text[found.range.end..line_end].trim();
        let behind = if written.ends_with(',') { Some(behind) } else { behind.strip_prefix(',') };
        let is_title = |title: &&str| {
            let count = title.split_whitespace().count();
            (1..=9).contains(&count)
                && !title.contains(|c: char| c.is_ascii_digit() || matches!(c, ':' | '?'))
        };
        if let Some(title) = behind.map(|title| title.trim().trim_end_matches(['.', ','])).filter(is_title) {
            return Some(title.to_owned());
        }
        let before = self.text[line_start..found.range.start].trim_end();
        let from = [" by ", " with ", " and ", ", ", " – ", " — ", ": ", "By ", "With "]
            .iter()
            .filter_map(|cut| before.rfind(cut).map(|at| at + cut.len()))
            .max()
            .unwrap_or(0);
        let title = before[from..].trim();
        let has_title = title.split_whitespace().any(|word| is_any(&bare(word), TITLES));
        (has_title && is_title(&title)).then(|| title.to_owned())
    }
}

/// The surname of a name.
fn last(words: &[String]) -> &str {
    words.iter().rev().find(|word| !is_any(&bare(word), SUFFIXES)).map_or("", String::as_str)
}
