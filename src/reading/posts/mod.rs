//! Posts on social networks: who posted what, when and where, from what the networks export.
//!
//! Owns the forms: a Telegram channel (`result.json`), an archive of X (`tweets.js`), a Mastodon outbox
//! (`outbox.json`), Bluesky as its interface gives it, and one post copied from a screen. Each post becomes a
//! text whose first line says who posted it and when. Called when a post is taken or drafted. It knows only
//! `domain`; nothing is fetched, and no name is made up: an archive that does not name its owner has none.

mod bluesky;
mod json;
mod markup;
mod mastodon;
mod pasted;
mod post;
mod telegram;
#[cfg(test)]
mod tests;
mod x;

use std::ops::Range;

pub use post::{Export, Post, Posted, PostsError, Service};
use post::{FORWARDED, MARK};

/// Where the posts of a file come from, by its beginning; `None` if it is no such file.
pub fn service(text: &str) -> Option<Service> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if x::begins(text) {
        return Some(Service::X);
    }
    if text.starts_with(['{', '[']) {
        return json::service(text);
    }
    pasted::looks_like(text).then_some(Service::Pasted)
}

/// Reads a file of posts.
///
/// # Errors
/// [`PostsError`]; memory and time grow with the length alone.
pub fn read(text: &str) -> Result<Export, PostsError> {
    let mut export = match service(text).ok_or(PostsError::Unknown)? {
        Service::Telegram => telegram::read(text)?,
        Service::X => x::read(text)?,
        Service::Mastodon => mastodon::read(text)?,
        Service::Bluesky => bluesky::read(text)?,
        Service::Pasted => pasted::read(text)?,
    };
    let before = export.posts.len();
    export.posts.retain(|post| post.text.chars().any(char::is_alphanumeric));
    export.empty += before - export.posts.len();
    if export.posts.is_empty() { Err(PostsError::NoPosts) } else { Ok(export) }
}

/// The parts of a post that was written as a text, in bytes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The name of whoever posted it; else the account.
    pub author: Option<Range<usize>>,
    /// The account, with `@`, where it stands beside a name.
    pub handle: Option<Range<usize>>,
    /// Whose words it passes on.
    pub forwarded_from: Option<Range<usize>>,
    /// When.
    pub when: Option<Range<usize>>,
    /// What it says.
    pub words: Range<usize>,
}

/// Takes a text apart that [`Post::written`] made.
pub fn parts(text: &str) -> Written {
    let head = text.find("\n\n").unwrap_or(0);
    let mut lines = text[..head].split('\n');
    let first = lines.next().unwrap_or_default();
    let forwarded = lines.next().filter(|line| line.starts_with(FORWARDED)).map(|line| {
        let start = first.len() + 1;
        start + FORWARDED.len()..start + line.len()
    });
    let (by, when) = match first.rfind(MARK) {
        Some(at) => (0..at, Some(at + MARK.len()..first.len())),
        None if first.starts_with(|c: char| c.is_ascii_digit()) => (0..0, Some(0..first.len())),
        None => (0..first.len(), None),
    };
    let named = &text[by.clone()];
    let (author, handle) = match named.rfind(" (@").filter(|_| named.ends_with(')')) {
        Some(at) => (0..at, Some(at + 2..named.len() - 1)),
        None => (by, None),
    };
    let words = if head > 0 { head + 2..text.len() } else { 0..text.len() };
    Written {
        author: Some(author).filter(|range| !range.is_empty()),
        handle,
        forwarded_from: forwarded,
        when,
        words,
    }
}
