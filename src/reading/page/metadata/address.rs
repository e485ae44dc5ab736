//! The address of a page: the date in its path, and its canonical form.
//!
//! Owns what of an address is read. It must never fetch one.

use std::borrow::Cow;

use url::Url;

use super::date_text::mentions;
use super::dates::{Order, Written};
use crate::domain::address::{ArticleKey, archived};

/// What an address tells about a date.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Dated {
    pub(super) date: Written,
    /// The part of the path, as written.
    pub(super) words: String,
    /// Whether the year stands first, as in folders by date.
    pub(super) year_first: bool,
}

/// Where the host begins and ends.
fn host_span(address: &str) -> Option<(usize, usize)> {
    let start = address.find("//")? + 2;
    let end = address[start..].find(['/', '?', '#']).map_or(address.len(), |end| start + end);
    Some((start, end))
}

/// The host of an address, in lower case, without user, port and `www.`.
pub(super) fn host(address: &str) -> Option<String> {
    let address = original(address);
    let (start, end) = host_span(&address)?;
    let host = address[start..end].rsplit('@').next()?.split(':').next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    host.contains('.').then(|| host.to_owned())
}

/// The page that an address of a web archive stands for; any other address itself.
fn original(address: &str) -> Cow<'_, str> {
    archived(address).map_or(Cow::Borrowed(address), |found| Cow::Owned(found.original))
}

/// The date in the path of an address: a day, or a year and a month as two folders.
pub(super) fn date_in(address: &str) -> Option<Dated> {
    let address = original(address);
    let path = &address[host_span(&address).map_or(0, |(_, end)| end)..];
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let path = &path[..path.floor_char_boundary(500)];
    let mut days = mentions(path, Order::DayFirst).into_iter().filter(|found| found.date.is_day());
    // In "/2024/06/3-things" the 3 is of the headline.
    let is_whole = |start: usize, end: usize| {
        !path[start..end].contains('/') || path[end..].is_empty() || path[end..].starts_with('/')
    };
    let day = days.find(|found| found.other.is_none() && is_whole(found.start, found.end));
    if let Some(found) = day {
        let words = path[found.start..found.end].to_owned();
        let year_first = words.get(..4).is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
        return Some(Dated { date: found.date, words, year_first });
    }
    let folders: Vec<&str> = path.split('/').collect();
    folders.windows(2).find_map(|pair| {
        let (year, month) = (pair[0], pair[1]);
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let is_month = (1..=2).contains(&month.len()) && digits(month);
        if year.len() != 4 || !digits(year) || !is_month {
            return None;
        }
        let date = Written::new(year.parse().ok()?, month.parse().ok(), None)?;
        (date.year >= 1990).then(|| Dated { date, words: format!("{year}/{month}"), year_first: true })
    })
}

/// An address made whole with that of its page; nothing if it is no web address, or one that says neither
/// where it begins nor that it belongs to the page ("example.org/x" is no folder of the page).
pub(super) fn resolve(address: &str, page: Option<&str>) -> Option<String> {
    let address = address.trim();
    if is_whole(address) {
        return Some(address.to_owned());
    }
    let is_relative = ["/", "./", "../", "?"].iter().any(|beginning| address.starts_with(beginning));
    let whole = Url::parse(page.filter(|_| is_relative)?).ok()?.join(address).ok()?;
    Some(String::from(whole)).filter(|whole| is_whole(whole))
}

fn is_whole(address: &str) -> bool {
    let lower = address.get(..8).unwrap_or(address).to_ascii_lowercase();
    (lower.starts_with("http://") || lower.starts_with("https://"))
        && host_span(address).is_some_and(|(start, end)| end > start)
}

/// The address that a page gives itself: made whole with the `base`, of an archived copy the original, and
/// nothing if it is the front page of the site, which many pages name by mistake, unless it was asked for.
pub(super) fn own(address: &str, base: Option<&str>, asked: Option<&str>) -> Option<String> {
    // In an archived copy some addresses lead to other copies, and others are as in the original.
    let copied = archived(&resolve(address, base)?);
    let base = base.map(original);
    let whole = copied.map_or_else(|| resolve(address, base.as_deref()), |copy| Some(copy.original))?;
    let is_front = !ArticleKey::of(&whole).as_str().contains(['/', '?', '#']);
    let is_asked_for = asked.is_some_and(|asked| same_page(asked, &whole));
    (!is_front || is_asked_for).then_some(whole)
}

/// Whether two addresses are of one page: scheme, `www.`, query and a slash at the end do not count.
pub(super) fn same_page(one: &str, other: &str) -> bool {
    let bare = |address: &str| {
        let address = original(address);
        let (start, end) = host_span(&address)?;
        let path = address[end..].split(['?', '#']).next()?.trim_end_matches('/').to_owned();
        let host = address[start..end].to_lowercase();
        Some(host.strip_prefix("www.").unwrap_or(&host).to_owned() + &path)
    };
    bare(one).is_some_and(|one| Some(one) == bare(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_paths_are_read() {
        for (address, expected) in [
            ("https://a.example/2024/06/21/a-story", Some("2024-06-21")),
            ("https://a.example/news/2024-06-21-a-story.html", Some("2024-06-21")),
            ("https://a.example/20240621/a", Some("2024-06-21")),
            ("https://a.example/2024/jun/21/a", Some("2024-06-21")),
            ("https://a.example/21-06-2024-a/1", Some("2024-06-21")),
            ("https://a.example/2024/06/a-story", Some("2024-06")),
            ("https://a.example/2024/06/3-things", Some("2024-06")),
            ("https://a.example/2024/a-story-12", None),
            ("https://a.example/a?day=2024-06-21", None),
            ("https://a.example/id/12345678", None),
            ("https://web.archive.org/web/20200102030405/https://a.example/2019/05/a", Some("2019-05")),
            ("", None),
        ] {
            let date = date_in(address).and_then(|found| found.date.edtf());
            assert_eq!(date.map(|date| date.to_string()).as_deref(), expected, "{address}");
        }
    }

    #[test]
    fn addresses_are_made_whole_and_compared() {
        let page = Some("https://a.example/x/y?z");
        for (address, expected) in [
            ("https://a.example/b", Some("https://a.example/b")),
            ("//b.example/c", Some("https://b.example/c")),
            ("/d", Some("https://a.example/d")),
            ("../d", Some("https://a.example/d")),
            ("?e", Some("https://a.example/x/y?e")),
            ("a.example/f", None),
            ("mailto:x", None),
            ("javascript:x", None),
            ("https://", None),
            ("", None),
        ] {
            assert_eq!(resolve(address, page).as_deref(), expected, "{address}");
        }
        assert!(same_page("http://www.a.example/x/", "https://a.example/x?b=1#c"));
        assert!(!same_page("https://a.example/x", "https://a.example/y") && !same_page("", ""));
        assert_eq!(host("https://me@www.A.example:80/x").as_deref(), Some("a.example"));
        assert_eq!(host("nothing"), None);
    }
}
