//! What a person types to search, as a question that can be asked of the index and of a text.
//!
//! Words side by side must all be there; `"a phrase"` in this order; `artill*` any word that begins so;
//! `AND`, `OR` and `NOT` in capitals (or `-word`) and parentheses combine. Everything that can be typed is a
//! query or says why it is none: a quotation mark that is never closed closes at the end, brackets that do
//! not pair are passed over, an operator without something on both sides is passed over too.

use super::stem::{self, ENDINGS};
use super::words::words;

/// Most words in one query: each is a list to walk through.
pub const MAX_WORDS: usize = 64;
/// Deepest nesting of parentheses.
const MAX_DEPTH: usize = 32;

/// What to find.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// These stems, one right after the other; one of them is a plain word.
    Phrase(Vec<String>),
    /// These stems, and right after them a word that begins like this.
    Prefix(Vec<String>, String),
    /// All of these.
    All(Vec<Query>),
    /// At least one of these.
    Any(Vec<Query>),
    /// The first, unless the second is there too.
    But(Box<Query>, Box<Query>),
}

/// Why something is no query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QueryProblem {
    /// No letter or digit.
    #[error("there is no word in it to search for")]
    NoWord,
    /// Only words that must not be there.
    #[error("it only says what to leave out; say also what to find")]
    OnlyNot,
    /// More than [`MAX_WORDS`].
    #[error("more than {MAX_WORDS} words; take the rarest few")]
    TooLong,
}

impl Query {
    /// Reads what was typed.
    ///
    /// # Errors
    /// A [`QueryProblem`]; nothing else can be wrong.
    pub fn parse(typed: &str) -> Result<Self, QueryProblem> {
        let tokens = tokens(typed);
        let mut count = 0;
        for token in &tokens {
            if let QueryToken::Find(Self::Phrase(stems) | Self::Prefix(stems, _)) = token {
                count += stems.len().max(1);
            }
        }
        match count {
            0 => return Err(QueryProblem::NoWord),
            count if count > MAX_WORDS => return Err(QueryProblem::TooLong),
            _ => {}
        }
        let mut parser = Parser { tokens: tokens.into_iter().peekable(), depth: 0 };
        let mut parts = Vec::new();
        // A bracket too many ends an expression early: what follows must be there as well.
        while parser.tokens.peek().is_some() {
            parts.extend(parser.any());
        }
        combine(parts).positive().ok_or(QueryProblem::OnlyNot)
    }

    /// All of these words that are in the text, as one phrase each, none left out: for text that is no query.
    pub fn any_of(stems: impl IntoIterator<Item = String>) -> Self {
        Self::Any(stems.into_iter().map(|stem| Self::Phrase(vec![stem])).collect())
    }

    /// The question in the notation of FTS5. It finds all that the query finds and, where that is not a
    /// question of stems alone, some more.
    pub fn to_fts(&self) -> String {
        match self {
            Self::Phrase(stems) => format!("\"{}\"", stems.join(" ")),
            Self::Prefix(before, prefix) => {
                let phrase = |last: &str| {
                    before.iter().map(String::as_str).chain([last]).collect::<Vec<_>>().join(" ")
                };
                let mut parts = vec![format!("\"{}\" *", phrase(prefix))];
                parts.extend(hidden(prefix).iter().map(|stem| format!("\"{}\"", phrase(stem))));
                format!("({})", parts.join(" OR "))
            }
            Self::All(parts) => join(parts, " AND "),
            Self::Any(parts) => join(parts, " OR "),
            // What a prefix finds is known for certain only from the text.
            Self::But(wanted, unwanted) if unwanted.has_prefix() => wanted.to_fts(),
            Self::But(wanted, unwanted) => format!("({} NOT {})", wanted.to_fts(), unwanted.to_fts()),
        }
    }

    fn has_prefix(&self) -> bool {
        match self {
            Self::Phrase(_) => false,
            Self::Prefix(..) => true,
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::has_prefix),
            Self::But(wanted, unwanted) => wanted.has_prefix() || unwanted.has_prefix(),
        }
    }
}

fn join(parts: &[Query], operator: &str) -> String {
    format!("({})", parts.iter().map(Query::to_fts).collect::<Vec<_>>().join(operator))
}

/// The stems of words that begin with a prefix, where the stem does not: of `shelli` the stem of "shelling".
fn hidden(prefix: &str) -> Vec<String> {
    let mut found = Vec::new();
    for ending in ENDINGS {
        for begun in 0..=ending.len() {
            if prefix.ends_with(&ending[..begun]) {
                let mut word = format!("{prefix}{}", &ending[begun..]);
                stem::stem(&mut word);
                if !word.starts_with(prefix) && !found.contains(&word) {
                    found.push(word);
                }
            }
        }
    }
    found
}

/// A part that may say only what must not be there.
enum QueryPart {
    Wanted(Query),
    Unwanted(Query),
}

impl QueryPart {
    fn positive(self) -> Option<Query> {
        match self {
            Self::Wanted(query) => Some(query),
            Self::Unwanted(_) => None,
        }
    }
}

#[derive(Debug, Clone)]
enum QueryToken {
    Find(Query),
    And,
    Or,
    Not,
    Open,
    Close,
}

struct Parser {
    tokens: std::iter::Peekable<std::vec::IntoIter<QueryToken>>,
    depth: usize,
}

impl Parser {
    fn any(&mut self) -> Option<QueryPart> {
        let mut parts: Vec<QueryPart> = self.all().into_iter().collect();
        while matches!(self.tokens.peek(), Some(QueryToken::Or)) {
            self.tokens.next();
            parts.extend(self.all());
        }
        // What lies between end and closing bracket belongs to nobody.
        if self.depth == 0 && matches!(self.tokens.peek(), Some(QueryToken::Close)) {
            self.tokens.next();
        }
        if parts.len() < 2 {
            return parts.pop();
        }
        // "a OR NOT b" would be nearly everything: only what is asked for can be one of several.
        let mut unwanted = Vec::new();
        let mut wanted = Vec::new();
        for part in parts {
            match part {
                QueryPart::Wanted(query) => wanted.push(query),
                QueryPart::Unwanted(query) => unwanted.push(query),
            }
        }
        if wanted.is_empty() {
            return Some(QueryPart::Unwanted(several(unwanted, Query::Any)));
        }
        Some(QueryPart::Wanted(several(wanted, Query::Any)))
    }

    fn all(&mut self) -> Option<QueryPart> {
        let mut parts = Vec::new();
        loop {
            match self.tokens.peek() {
                Some(QueryToken::And) => {
                    self.tokens.next();
                }
                Some(QueryToken::Or | QueryToken::Close) | None => break,
                Some(_) => parts.extend(self.one()),
            }
        }
        if parts.is_empty() { None } else { Some(combine(parts)) }
    }

    fn one(&mut self) -> Option<QueryPart> {
        match self.tokens.next()? {
            QueryToken::Find(query) => Some(QueryPart::Wanted(query)),
            QueryToken::Not => {
                let mut negated = true;
                while matches!(self.tokens.peek(), Some(QueryToken::Not)) {
                    self.tokens.next();
                    negated = !negated;
                }
                if !matches!(self.tokens.peek(), Some(QueryToken::Find(_) | QueryToken::Open)) {
                    return None;
                }
                let part = self.one()?;
                Some(match (part, negated) {
                    (QueryPart::Wanted(query), true) => QueryPart::Unwanted(query),
                    (QueryPart::Unwanted(query), true) => QueryPart::Wanted(query),
                    (part, false) => part,
                })
            }
            QueryToken::Open if self.depth < MAX_DEPTH => {
                self.depth += 1;
                let part = self.any();
                self.depth -= 1;
                if matches!(self.tokens.peek(), Some(QueryToken::Close)) {
                    self.tokens.next();
                }
                part
            }
            QueryToken::Open | QueryToken::Close | QueryToken::And | QueryToken::Or => None,
        }
    }
}

fn several(mut parts: Vec<Query>, how: fn(Vec<Query>) -> Query) -> Query {
    match parts.len() {
        1 => parts.remove(0),
        _ => how(parts),
    }
}

fn combine(parts: Vec<QueryPart>) -> QueryPart {
    let (mut wanted, mut unwanted) = (Vec::new(), Vec::new());
    for part in parts {
        match part {
            QueryPart::Wanted(query) => wanted.push(query),
            QueryPart::Unwanted(query) => unwanted.push(query),
        }
    }
    if wanted.is_empty() {
        return QueryPart::Unwanted(several(unwanted, Query::Any));
    }
    let wanted = several(wanted, Query::All);
    if unwanted.is_empty() {
        return QueryPart::Wanted(wanted);
    }
    QueryPart::Wanted(Query::But(Box::new(wanted), Box::new(several(unwanted, Query::Any))))
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

fn tokens(typed: &str) -> Vec<QueryToken> {
    let mut tokens = Vec::new();
    let mut rest = typed;
    while let Some(first) = rest.chars().next() {
        let after = &rest[first.len_utf8()..];
        match first {
            c if c.is_whitespace() => rest = after,
            '(' => {
                tokens.push(QueryToken::Open);
                rest = after;
            }
            ')' => {
                tokens.push(QueryToken::Close);
                rest = after;
            }
            '-' => {
                tokens.push(QueryToken::Not);
                rest = after.trim_start_matches('-');
            }
            c if is_mark(c) => {
                let end = after.find(is_mark).unwrap_or(after.len());
                let closing = after[end..].chars().next().map_or(0, char::len_utf8);
                rest = &after[end + closing..];
                let starred = rest.strip_prefix('*');
                tokens.extend(find(&after[..end], starred.is_some()));
                rest = starred.unwrap_or(rest);
            }
            _ => {
                let ends = |c: char| c.is_whitespace() || matches!(c, '(' | ')') || is_mark(c);
                let end = rest.find(ends).unwrap_or(rest.len());
                let word = &rest[..end];
                match word {
                    "AND" => tokens.push(QueryToken::And),
                    "OR" => tokens.push(QueryToken::Or),
                    "NOT" => tokens.push(QueryToken::Not),
                    _ => tokens.extend(find(word, word.ends_with('*'))),
                }
                rest = &rest[end..];
            }
        }
    }
    tokens
}

fn find(text: &str, is_prefix: bool) -> Option<QueryToken> {
    let (mut stems, mut last) = (Vec::new(), String::new());
    words(text, |word| {
        stems.push(word.stem.to_owned());
        word.form.clone_into(&mut last);
    });
    if stems.is_empty() {
        return None;
    }
    if is_prefix {
        stems.pop();
        return Some(QueryToken::Find(Query::Prefix(stems, last)));
    }
    Some(QueryToken::Find(Query::Phrase(stems)))
}
