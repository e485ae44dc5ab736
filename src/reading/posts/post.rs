//! A post, and all posts of a file.
//!
//! Owns these shapes and how a post is written as a text. The readers of each network make them; nothing is
//! read here.

use std::ops::Range;

use chrono::{DateTime, FixedOffset, Utc};

use crate::domain::date::Day;

/// Where posts come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service {
    /// Telegram, `result.json`.
    Telegram,
    /// X, once Twitter: `tweets.js`.
    X,
    /// Mastodon, `outbox.json`.
    Mastodon,
    /// Bluesky, JSON of the AT protocol.
    Bluesky,
    /// One post, copied from a screen.
    Pasted,
}

/// When something was posted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Posted {
    /// At this instant; the offset is the poster's, if the source says it, else zero.
    At(DateTime<FixedOffset>),
    /// As words of a day ("Jun 21, 2024").
    Words(String),
    /// Not said.
    Unknown,
}

/// A post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// What the network calls it.
    pub id: String,
    /// Who posted it, by name.
    pub author: Option<String>,
    /// The account, without `@`.
    pub handle: Option<String>,
    /// When.
    pub posted: Posted,
    /// Where it stands.
    pub url: Option<String>,
    /// What it says.
    pub text: String,
    /// Its language, if the source says it.
    pub language: Option<String>,
    /// What it is a reply to: an address, else an id or an account.
    pub reply_to: Option<String>,
    /// The post that it quotes, by its address.
    pub quotes: Option<String>,
    /// Whose words it passes on: a forwarded message, a post shared again.
    pub forwarded_from: Option<String>,
    /// Where it stands in the file, in bytes.
    pub range: Range<usize>,
}

/// All posts of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// Where they come from.
    pub service: Service,
    /// The channel or account that the file says it is of.
    pub name: Option<String>,
    /// The posts that say something, in the order of the file.
    pub posts: Vec<Post>,
    /// How many entries say nothing: pictures, joins, posts shared again without a word.
    pub empty: usize,
}

/// Why a file of posts is not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PostsError {
    /// It is in no form that is known.
    #[error(
        "it has posts in none of the forms that are known: Telegram, X, Mastodon, Bluesky, or one post copied"
    )]
    Unknown,
    /// It is damaged, or nested beyond all measure.
    #[error("its JSON cannot be read: {why}")]
    Damaged {
        /// Where and what.
        why: String,
    },
    /// There are none.
    #[error("no post in it has words")]
    NoPosts,
}

impl Service {
    /// What a person calls it.
    pub const fn described(self) -> &'static str {
        match self {
            Self::Telegram => "Telegram",
            Self::X => "X",
            Self::Mastodon => "Mastodon",
            Self::Bluesky => "Bluesky",
            Self::Pasted => "a post copied as text",
        }
    }
}

impl Post {
    /// The day on which it was posted: the poster's, if the source says which, else the day in UTC.
    pub fn day(&self) -> Option<Day> {
        match &self.posted {
            Posted::At(instant) => Some(instant.date_naive().into()),
            Posted::Words(_) | Posted::Unknown => None,
        }
    }

    /// When it was posted, for a person: `2024-06-21 09:30:00 UTC`, or the words of the source.
    pub fn when(&self) -> String {
        match &self.posted {
            Posted::At(instant) if instant.offset().local_minus_utc() == 0 => {
                instant.with_timezone(&Utc).format("%Y-%m-%d %H:%M:%S UTC").to_string()
            }
            Posted::At(instant) => instant.format("%Y-%m-%d %H:%M:%S %:z").to_string(),
            Posted::Words(words) => words.clone(),
            Posted::Unknown => String::new(),
        }
    }

    /// Who posted it, for a person: `Port Authority (@port)`.
    pub fn by(&self) -> String {
        match (&self.author, &self.handle) {
            (Some(author), Some(handle)) if author != handle => format!("{author} (@{handle})"),
            (Some(author), _) => author.clone(),
            (None, Some(handle)) => format!("@{handle}"),
            (None, None) => String::new(),
        }
    }

    /// The post as a text: a line that says who and when, then what it says.
    pub fn written(&self) -> String {
        let (by, when) = (one_line(&self.by()), self.when());
        let head = [by.as_str(), when.as_str()].into_iter().filter(|part| !part.is_empty());
        let head = head.collect::<Vec<_>>().join(MARK);
        let via = self.forwarded_from.as_ref().map(|from| format!("\n{FORWARDED}{}", one_line(from)));
        format!("{head}{}\n\n{}", via.unwrap_or_default(), self.text)
    }
}

/// Between who and when.
pub(super) const MARK: &str = " · ";
/// In front of whose words a post passes on.
pub(super) const FORWARDED: &str = "Forwarded from ";

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(MARK.trim(), "-")
}
