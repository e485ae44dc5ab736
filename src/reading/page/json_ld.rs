//! JSON-LD as pages have it: where it stands, what of damaged JSON is still read, and the words of a text in
//! it.
//!
//! Called by whoever reads what a page says of itself, and by the reader of fact-checks. It must never decide
//! what a value means.

use std::borrow::Cow;

use serde_json::Value;

use super::html::reference;
use super::html::token::{HtmlToken, Tokens};

/// The longest script that is read, in bytes.
const LONGEST: usize = 4_000_000;
/// Elements that end a line.
const BLOCKS: [&str; 12] = ["p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "blockquote", "tr", "td"];

/// The contents of the elements `<script type="application/ld+json">` of a page, in order.
pub(in crate::reading) fn scripts(html: &str) -> Vec<&str> {
    let script = |token| match token {
        HtmlToken::Raw(tag, content) if tag.is("script") => tag
            .attribute("type")
            .filter(|kind| kind.to_ascii_lowercase().contains("ld+json"))
            .map(|_| content),
        _ => None,
    };
    Tokens::of(html).filter_map(script).collect()
}

/// Parses what many pages have in place of JSON: comments of HTML around it, line breaks in strings, commas
/// too many.
pub(in crate::reading) fn parse(script: &str) -> Option<Value> {
    if script.len() > LONGEST {
        return None;
    }
    let strict = serde_json::from_str(script.trim());
    if let Ok(value) = strict {
        return Some(value);
    }
    let script = script.replace("<![CDATA[", " ").replace("]]>", " ");
    let start = script.find(['{', '['])?;
    let end = script.rfind(['}', ']'])?;
    let inner = script.get(start..=end)?;
    let mended = mend(inner);
    // Several objects one after the other are read up to the damage.
    let first = |text: &str| serde_json::Deserializer::from_str(text).into_iter::<Value>().next()?.ok();
    first(&mended).or_else(|| first(&mend(&reference::text(inner))))
}

/// Line breaks in strings become blanks, and a comma before a closing bracket goes.
fn mend(text: &str) -> String {
    let mut mended = String::with_capacity(text.len());
    let (mut in_string, mut escaped) = (false, false);
    for c in text.chars() {
        match c {
            '"' if !escaped => in_string = !in_string,
            '}' | ']' if !in_string => {
                let end = mended.trim_end().len();
                if mended[..end].ends_with(',') {
                    mended.truncate(end - 1);
                }
            }
            _ => {}
        }
        escaped = c == '\\' && !escaped;
        mended.push(if c.is_control() { ' ' } else { c });
    }
    mended
}

/// One value that is damaged as those of pages are, and whole; nothing after it.
pub(in crate::reading) fn whole(text: &str) -> Option<Value> {
    serde_json::from_str(&mend(text.trim())).ok()
}

/// The words of a text in which somebody left markup and character references: `<b>x</b> &amp; y`.
pub(in crate::reading) fn words(written: &str) -> Cow<'_, str> {
    let has_markup = |text: &str| text.contains("</") || text.contains("<br") || text.contains("/>");
    let mut words = Cow::Borrowed(written);
    // What was escaped twice has its markup behind references.
    for _ in 0..2 {
        if has_markup(&words) {
            words = Cow::Owned(without_markup(&words));
        }
        if let Cow::Owned(resolved) = reference::text(&words) {
            words = Cow::Owned(resolved);
        }
    }
    words
}

/// The address that was written, where somebody escaped it for a page: `?a=1&amp;b=2`.
pub(in crate::reading) fn address(written: &str) -> Cow<'_, str> {
    reference::attribute(written)
}

fn without_markup(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for token in Tokens::of(text) {
        match token {
            HtmlToken::Text(text) => words.push_str(text),
            HtmlToken::Start(tag) if BLOCKS.iter().any(|name| tag.is(name)) => words.push(' '),
            HtmlToken::End(name) if BLOCKS.iter().any(|block| block.eq_ignore_ascii_case(name)) => {
                words.push(' ');
            }
            _ => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
