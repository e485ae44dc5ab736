//! What the JSON of networks has in common: entries that stand in the file as they are, and their fields.
//!
//! Owns reading an entry without building the whole file in memory. Called by the readers of each network.

use std::ops::Range;

use chrono::{DateTime, FixedOffset, TimeZone, Utc};
use serde_json::Value;
use serde_json::value::RawValue;

use super::post::{PostsError, Service};

/// By the beginning of a file: as much of it is looked at, in bytes.
const LOOKED_AT: usize = 64 << 10;

/// Which network wrote this JSON, by the keys it begins with.
pub(super) fn service(text: &str) -> Option<Service> {
    let mut end = text.len().min(LOOKED_AT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let start = &text[..end];
    let has = |key: &str| start.contains(&format!("\"{key}\""));
    if has("app.bsky.feed.post") || start.contains("/app.bsky.feed.post/") {
        Some(Service::Bluesky)
    } else if has("orderedItems") {
        Some(Service::Mastodon)
    } else if (has("messages") && has("type") && has("id")) || (has("chats") && has("list")) {
        Some(Service::Telegram)
    } else if has("full_text") && has("created_at") {
        Some(Service::X)
    } else {
        None
    }
}

/// What is wrong with JSON, in words.
pub(super) fn damaged(error: &serde_json::Error) -> PostsError {
    let what = if error.is_eof() {
        "it ends too early".to_owned()
    } else {
        error.to_string().split(" at line").next().unwrap_or_default().to_owned()
    };
    PostsError::Damaged { why: format!("line {}, column {}: {what}", error.line(), error.column()) }
}

/// Where an entry stands in the text, in bytes.
pub(super) fn place(text: &str, entry: &RawValue) -> Range<usize> {
    let start = (entry.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let end = start + entry.get().len();
    if text.get(start..end) == Some(entry.get()) { start..end } else { 0..0 }
}

/// An entry as a value.
pub(super) fn value(entry: &RawValue) -> Result<Value, PostsError> {
    serde_json::from_str(entry.get()).map_err(|error| damaged(&error))
}

/// A text by its path of keys.
pub(super) fn text<'v>(value: &'v Value, path: &[&str]) -> Option<&'v str> {
    let mut value = value;
    for key in path {
        value = value.get(key)?;
    }
    value.as_str().filter(|text| !text.trim().is_empty())
}

/// A number or a text, as a text.
pub(super) fn id(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Seconds since 1970, as a number or a text.
pub(super) fn seconds(value: &Value) -> Option<DateTime<FixedOffset>> {
    let seconds = value.as_i64().or_else(|| value.as_str()?.parse().ok())?;
    Some(Utc.timestamp_opt(seconds, 0).single()?.fixed_offset())
}

/// An instant with its offset.
pub(super) fn instant(text: &str) -> Option<DateTime<FixedOffset>> {
    DateTime::parse_from_rfc3339(text).ok()
}
