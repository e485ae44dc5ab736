//! The article's text in the page's structured data: `articleBody` of schema.org, in JSON-LD.
//!
//! Owns finding it and splitting it into paragraphs. What is broken or too large is passed over: it is a
//! second source, and publishers write it carelessly.

use super::block::{Block, blocks};
use crate::reading::page::html::token::{HtmlToken, Tokens};
use serde_json::Value;

/// The most bytes of one script that are read.
const BYTES: usize = 2_000_000;

/// The blocks of the longest `articleBody` of a page; empty when it has none.
pub(super) fn article_body(html: &str) -> Vec<Block> {
    let longest = Tokens::of(html)
        .filter_map(|token| match token {
            HtmlToken::Raw(tag, json) if tag.is("script") && json.len() <= BYTES => {
                let kind = tag.attribute("type")?.trim().to_ascii_lowercase();
                (kind == "application/ld+json").then(|| serde_json::from_str(json.trim()).ok()).flatten()
            }
            _ => None,
        })
        .filter_map(longest_body)
        .max_by_key(String::len);
    longest.map(|body| paragraphs(&body)).unwrap_or_default()
}

/// The longest `articleBody` anywhere in a value.
fn longest_body(value: Value) -> Option<String> {
    let mut longest: Option<String> = None;
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(values) => open.extend(values),
            Value::Object(members) => {
                for (key, value) in members {
                    match value {
                        Value::String(body) if key.eq_ignore_ascii_case("articleBody") => {
                            longest = longest.filter(|longest| longest.len() >= body.len()).or(Some(body));
                        }
                        value => open.push(value),
                    }
                }
            }
            _ => {}
        }
    }
    longest
}

/// The blocks of a body, which may be HTML, HTML escaped once more, or text with line ends.
fn paragraphs(body: &str) -> Vec<Block> {
    let is_markup = |text: &str| ["<p", "<br", "<div", "</"].iter().any(|tag| text.contains(tag));
    if is_markup(body) {
        return blocks(body);
    }
    if body.contains("&lt;") {
        let unescaped =
            body.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        if is_markup(&unescaped) {
            return blocks(&unescaped);
        }
    }
    let lines: String = body.lines().flat_map(|line| ["<p>".to_owned(), line.replace('<', "&lt;")]).collect();
    blocks(&lines)
}
