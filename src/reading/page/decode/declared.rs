//! Which charset a header or a page says it has, and whether some text is a page.
//!
//! Owns the reading of `Content-Type`, `<meta>` and the XML declaration. Looks at the start of a page only.

use super::super::html::token::{HtmlToken, Tokens};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// How many bytes of a page are searched for its charset. Browsers begin with 1,024 and start again when it
/// comes later.
pub(super) const SEARCHED: usize = 64 * 1024;

/// The start of a page for a look at its tags: every byte that is not ASCII as `?`.
pub(super) fn ascii_start(bytes: &[u8]) -> Cow<'_, str> {
    let start = &bytes[..bytes.len().min(SEARCHED)];
    start.iter().map(|byte| if byte.is_ascii() { char::from(*byte) } else { '?' }).collect()
}

/// The charset of a `Content-Type`, if it names one that is known.
pub(super) fn of_header(value: &str) -> Option<&'static Encoding> {
    let (_, parameters) = value.split_once(';')?;
    charset_in(parameters).and_then(|label| Encoding::for_label_no_replacement(label.as_bytes()))
}

/// The charset that the page says it has. One that says UTF-16 in letters that are read as ASCII is not
/// UTF-16.
pub(super) fn of_page(start: &str) -> Option<&'static Encoding> {
    let label = of_xml(start).or_else(|| Tokens::of(start).find_map(of_meta))?;
    let encoding = Encoding::for_label_no_replacement(label.trim().as_bytes())?;
    Some(if encoding == UTF_16LE || encoding == UTF_16BE {
        UTF_8
    } else if encoding == encoding_rs::X_USER_DEFINED {
        WINDOWS_1252
    } else {
        encoding
    })
}

/// The charset of `<meta charset=…>` or `<meta http-equiv=Content-Type content=…>`.
fn of_meta(token: HtmlToken<'_>) -> Option<String> {
    let HtmlToken::Start(tag) = token else { return None };
    if !tag.is("meta") {
        return None;
    }
    if let Some(label) = tag.attribute("charset") {
        return Some(label.to_owned());
    }
    let is_type =
        tag.attribute("http-equiv").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("content-type"));
    tag.attribute("content").filter(|_| is_type).and_then(charset_in)
}

/// The value after `charset=`, in quotes or without.
fn charset_in(parameters: &str) -> Option<String> {
    let lower = parameters.to_ascii_lowercase();
    lower.match_indices("charset").find_map(|(at, word)| {
        let value = lower[at + word.len()..].trim_start().strip_prefix('=')?.trim_start();
        let end = match value.chars().next()? {
            quote @ ('"' | '\'') => return value[1..].split(quote).next().map(str::to_owned),
            _ => value.find(|c: char| c.is_ascii_whitespace() || matches!(c, ';' | ',')),
        };
        Some(value[..end.unwrap_or(value.len())].to_owned())
    })
}

/// The encoding of `<?xml … encoding="…"?>`, which stands at the very start.
fn of_xml(start: &str) -> Option<String> {
    let declaration = start.trim_start().strip_prefix("<?xml")?.split("?>").next()?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split(quote).next().map(str::to_owned)
}

/// UTF-16 without its mark: the zero bytes beside the first characters of a page, which are ASCII.
pub(super) fn utf16_unmarked(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [b'<', 0, b, 0, ..] if *b != 0 => Some(UTF_16LE),
        [0, b'<', 0, b, ..] if *b != 0 => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether a text begins as only a page does.
pub(super) fn begins_as_html(start: &str) -> bool {
    let start = start.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    match Tokens::of(start).find(|token| !matches!(token, HtmlToken::Text(text) if text.trim().is_empty())) {
        Some(HtmlToken::Doctype) => start.starts_with('<'),
        Some(HtmlToken::Start(tag)) => {
            start.starts_with('<') && (tag.is("html") || tag.is("head") || tag.is("body"))
        }
        _ => false,
    }
}

/// Whether a text without a telling start or name has the tags of a page: two of those that hold its text.
pub(super) fn looks_like_html(start: &str) -> bool {
    let is_block = |token: &HtmlToken<'_>| match token {
        HtmlToken::Start(tag) => {
            ["html", "body", "div", "p", "article", "meta", "table"].iter().any(|name| tag.is(name))
        }
        HtmlToken::Raw(tag, _) => tag.is("title"),
        _ => false,
    };
    start.trim_start().starts_with('<') && Tokens::of(start).filter(is_block).count() >= 2
}
