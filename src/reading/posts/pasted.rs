//! One post as it is copied from a screen: name, account and day, then the words.
//!
//! Owns the orders in which these stand: all on one line with dots between, or on lines of their own with the
//! time behind the words.

use super::post::{Export, Post, Posted, PostsError, Service};

/// A name has at most so many characters.
const LONGEST_NAME: usize = 80;

/// Whether a text begins as a copied post does.
pub(super) fn looks_like(text: &str) -> bool {
    head(text).is_some()
}

struct Head {
    author: String,
    handle: String,
    words: Option<String>,
    /// The lines that it takes.
    lines: usize,
}

pub(super) fn read(text: &str) -> Result<Export, PostsError> {
    let text = text.trim_start_matches('\u{feff}');
    let head = head(text).ok_or(PostsError::Unknown)?;
    let lines: Vec<&str> = text.lines().collect();
    let skip = lines.iter().position(|line| !line.trim().is_empty()).unwrap_or(0) + head.lines;
    let mut body: Vec<&str> = lines.into_iter().skip(skip).collect();
    let mut words = head.words;
    let mut views = 0;
    // "9:30 AM · Jun 21, 2024 · 1,234 Views", "12 Reposts 40 Likes"
    while let Some(last) = body.last().map(|line| line.trim()) {
        let when = last.split('·').map(str::trim).find(|part| has_year(part));
        if let Some(when) = when.filter(|_| last.contains('·') && words.is_none()) {
            words = Some(when.to_owned());
        } else if !(last.is_empty() || (is_count(last) && views < 12)) {
            break;
        }
        views += 1;
        body.pop();
    }
    let post = Post {
        id: "1".to_owned(),
        author: Some(head.author),
        handle: Some(head.handle),
        posted: words.map_or(Posted::Unknown, Posted::Words),
        url: None,
        text: body.join("\n").trim().to_owned(),
        language: None,
        reply_to: None,
        quotes: None,
        forwarded_from: None,
        range: 0..text.len(),
    };
    Ok(Export { service: Service::Pasted, name: None, posts: vec![post], empty: 0 })
}

fn head(text: &str) -> Option<Head> {
    let mut lines =
        text.trim_start_matches('\u{feff}').lines().map(str::trim).filter(|line| !line.is_empty());
    let (first, second) = (lines.next()?, lines.next()?);
    let is_name = |name: &str| !name.is_empty() && name.chars().count() <= LONGEST_NAME;
    if let Some((name, rest)) = first.split_once(" @").filter(|(name, _)| is_name(name)) {
        let (handle, rest) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let words = rest.trim_start_matches(['·', '•', '-', '–', '|']).trim();
        // A sentence that names an account is no head.
        let is_head = rest.trim_start().starts_with(['·', '•', '|']) || rest.trim().is_empty();
        let author = name.trim_end_matches(['(', ' ']).to_owned();
        let handle = account(handle)?;
        let words = Some(words.to_owned()).filter(|words| !words.is_empty());
        return is_head.then_some(Head { author, handle, words, lines: 1 });
    }
    let handle = second.strip_prefix('@').and_then(|rest| account(rest.split(['·', ' ']).next()?))?;
    let words = second.split_once('·').map(|(_, words)| words.trim().to_owned());
    is_name(first).then(|| Head { author: first.to_owned(), handle, words, lines: 2 })
}

/// An account without what stands around it.
fn account(text: &str) -> Option<String> {
    let name = text.trim_start_matches('@').trim_end_matches([')', ':', ',']);
    let fits = name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-' | '@'));
    (fits && (2..=80).contains(&name.len())).then(|| name.to_owned())
}

fn has_year(part: &str) -> bool {
    part.split(|c: char| !c.is_ascii_digit())
        .any(|digits| digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20")))
        && part.chars().any(char::is_alphabetic)
}

/// "1,234 Views", "12 Reposts 40 Likes", "40"
fn is_count(line: &str) -> bool {
    const COUNTED: [&str; 12] = [
        "views",
        "view",
        "reposts",
        "repost",
        "likes",
        "like",
        "replies",
        "reply",
        "bookmarks",
        "quotes",
        "retweets",
        "shares",
    ];
    let words: Vec<String> =
        line.split_whitespace().map(|word| word.trim_matches('·').to_lowercase()).collect();
    let is_number = |word: &str| {
        !word.is_empty() && word.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | 'k' | 'm'))
    };
    words.iter().any(|word| is_number(word))
        && words.iter().all(|word| word.is_empty() || is_number(word) || COUNTED.contains(&&**word))
}
