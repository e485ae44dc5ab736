//! Addresses of web archives: which page they keep, and since when.
//!
//! Owns the shapes of these addresses. Called by [`ArticleKey`](super::ArticleKey) and by whoever takes an
//! article from an archive. It must never guess: a copy whose address does not name the original
//! (`perma.cc/AB12-CD34`) is not known here as one.

use std::borrow::Cow;
use std::fmt;

use crate::domain::date::Edtf;

/// What an address of an archive stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Archived {
    /// The address that was archived. If the archive leaves out its scheme, it is `http`.
    pub original: String,
    /// When, as exactly as the address says; `None`: it does not say ("the newest copy").
    pub at: Option<ArchivedAt>,
}

/// When a page was archived, as exactly as an address says; in UTC, as archives count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchivedAt {
    /// The year, the month or the day.
    pub date: Edtf,
    /// Hour, minute and second of that day.
    pub time: Option<(u8, u8, u8)>,
}

impl fmt::Display for ArchivedAt {
    /// `2024-06-22T10:11:12Z`, or the date alone.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.date.as_str())?;
        match self.time {
            Some((hour, minute, second)) => write!(f, "T{hour:02}:{minute:02}:{second:02}Z"),
            None => Ok(()),
        }
    }
}

/// Archives whose addresses are `…/<14 digits>/<original>`: the host, and what stands before the digits.
const BY_STAMP: &[(&str, &str)] = &[
    ("web.archive.org", "/web/"),
    ("archive.org", "/web/"),
    ("wayback.archive.org", "/web/"),
    ("wayback.archive-it.org", "/"),
    ("arquivo.pt", "/wayback/"),
    ("webarchive.org.uk", "/wayback/archive/"),
    ("webarchive.nationalarchives.gov.uk", "/"),
    ("swap.stanford.edu", "/"),
    ("wayback.vefsafn.is", "/wayback/"),
    ("webarchive.loc.gov", "/all/"),
];

/// The names of one archive.
const ARCHIVE_TODAY: &[&str] =
    &["archive.ph", "archive.today", "archive.is", "archive.li", "archive.vn", "archive.md", "archive.fo"];

/// How many archives may stand around one original: an archive keeps copies of another's pages too.
const DEEPEST: usize = 4;

/// The page that an address of an archive stands for, and when it was archived; `None` if it is no such
/// address.
pub fn archived(address: &str) -> Option<Archived> {
    let address = address.trim();
    let (host, path) = host_and_path(address)?;
    let host = host.strip_prefix("www.").unwrap_or(&host);
    if host == "webcache.googleusercontent.com" {
        return of_cache(path);
    }
    if ARCHIVE_TODAY.contains(&host) {
        let (stamp, rest) = path.strip_prefix('/')?.split_once('/')?;
        // "/o/AbCdE/https://…" names the copy, and then the page.
        let rest = if stamp == "o" { rest.split_once('/')?.1 } else { rest };
        return of_stamp(stamp, rest);
    }
    let (_, before) = BY_STAMP.iter().find(|(archive, _)| *archive == host)?;
    let path = path.strip_prefix(before)?;
    let (stamp, rest) = path.split_once('/')?;
    let direct = of_stamp(stamp, rest);
    // "/1234/20240622101112/https://…" names a collection first; "/web/https://…" names no time.
    direct
        .or_else(|| rest.split_once('/').and_then(|(stamp, rest)| of_stamp(stamp, rest)))
        .or_else(|| begins_with_scheme(path).then(|| original(path, None)).flatten())
}

/// The original that an address stands for, through any archive around it; the address itself if it is of
/// none.
pub(super) fn original_of(address: &str) -> Cow<'_, str> {
    let mut original = Cow::Borrowed(address);
    for _ in 0..DEEPEST {
        match archived(&original) {
            Some(found) => original = Cow::Owned(found.original),
            None => break,
        }
    }
    original
}

/// The host in lower case, and all that stands behind host and port.
fn host_and_path(address: &str) -> Option<(String, &str)> {
    let (scheme, rest) = address.split_once("://")?;
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return None;
    }
    let (host, path) = rest.split_at(rest.find('/')?);
    Some((host.split(':').next().unwrap_or_default().to_ascii_lowercase(), path))
}

/// A copy by its time: digits (`20240622101112`, with a mark as `id_` behind or `*` for any),
/// `2024.06.22-101112`, or a word for the newest.
fn of_stamp(stamp: &str, rest: &str) -> Option<Archived> {
    if matches!(stamp, "o" | "newest" | "oldest" | "timegate" | "timemap" | "save" | "*") {
        return original(rest, None);
    }
    let is_dotted = stamp.len() == 17
        && stamp.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'.',
            10 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let digits: String = if is_dotted {
        stamp.chars().filter(char::is_ascii_digit).collect()
    } else {
        let end = stamp.find(|c: char| !c.is_ascii_digit()).unwrap_or(stamp.len());
        let mark = &stamp[end..];
        let is_mark = mark.len() <= 4 && mark.ends_with('_') && mark.len() > 1;
        if !(4..=14).contains(&end) || !(mark.is_empty() || mark == "*" || is_mark) {
            return None;
        }
        stamp[..end].to_owned()
    };
    original(rest, moment(&digits))
}

/// The moment that some of the digits of `YYYYMMDDhhmmss` say.
fn moment(digits: &str) -> Option<ArchivedAt> {
    let part = |from: usize, to: usize| digits.get(from..to);
    let date = match (part(0, 4)?, part(4, 6), part(6, 8)) {
        (year, Some(month), Some(day)) => format!("{year}-{month}-{day}"),
        (year, Some(month), None) => format!("{year}-{month}"),
        (year, None, _) => year.to_owned(),
    };
    let number = |from: usize, below: u8| part(from, from + 2)?.parse().ok().filter(|number| *number < below);
    let time = number(8, 24).zip(number(10, 60)).zip(number(12, 60));
    Some(ArchivedAt {
        date: date.parse().ok()?,
        time: time.map(|((hour, minute), second)| (hour, minute, second)),
    })
}

/// "/search?q=cache:AbC:https://example.org/x+words&cd=1"
fn of_cache(path: &str) -> Option<Archived> {
    let (_, query) = path.split_once("q=cache:")?;
    let query = query.split(['&', '+']).next()?;
    let at = query.find("http:").or_else(|| query.find("https:")).or_else(|| query.find("http%3A"));
    let rest = match at.or_else(|| query.find("https%3A")) {
        Some(at) => &query[at..],
        None => query.rsplit(':').next()?,
    };
    original(rest, None)
}

fn begins_with_scheme(text: &str) -> bool {
    let lower = text.get(..12).unwrap_or(text).to_ascii_lowercase();
    lower.starts_with("http:/")
        || lower.starts_with("https:/")
        || lower.starts_with("http%3a")
        || lower.starts_with("https%3a")
}

/// The original as an address: archives and those who copy from them lose a slash, escape it, or leave out
/// the scheme.
fn original(rest: &str, at: Option<ArchivedAt>) -> Option<Archived> {
    let rest = rest.trim_start_matches('/');
    let unescaped;
    let rest = if begins_with_scheme(rest) && rest.get(..8).is_some_and(|start| start.contains('%')) {
        unescaped = unescape(rest);
        &unescaped
    } else {
        rest
    };
    let original = match rest.split_once(':').filter(|_| begins_with_scheme(rest)) {
        Some((scheme, rest)) => format!("{}://{}", scheme.to_ascii_lowercase(), rest.trim_start_matches('/')),
        None => format!("http://{rest}"),
    };
    let host = original.split("://").nth(1)?.split(['/', '?', '#', ':']).next()?;
    (host.contains('.') && !host.contains(char::is_whitespace)).then_some(Archived { original, at })
}

/// Without the escapes; a plus stays one.
fn unescape(text: &str) -> String {
    let text = text.replace('+', "%2B");
    let mut values = url::form_urlencoded::parse(text.as_bytes())
        .map(|(name, value)| if value.is_empty() { name.into_owned() } else { format!("{name}={value}") });
    let first = values.next().unwrap_or_default();
    values.fold(first, |whole, next| format!("{whole}&{next}"))
}
