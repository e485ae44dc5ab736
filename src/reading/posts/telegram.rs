//! A channel or chat of Telegram as Telegram Desktop exports it (`result.json`), or all of them.
//!
//! Its `date` is in the zone of whoever exported it, so that the instant counts, in UTC.

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::json::{damaged, id, place, seconds, text, value};
use super::post::{Export, Post, Posted, PostsError, Service};

#[derive(Deserialize)]
struct Chats<'f> {
    #[serde(borrow)]
    list: Vec<Chat<'f>>,
}

#[derive(Deserialize)]
struct Chat<'f> {
    #[serde(default)]
    name: Option<String>,
    #[serde(default, rename = "type")]
    kind: Option<String>,
    #[serde(default)]
    id: Option<i64>,
    #[serde(default, borrow)]
    messages: Vec<&'f RawValue>,
}

pub(super) fn read(file: &str) -> Result<Export, PostsError> {
    let chats = match serde_json::from_str::<Chat<'_>>(file) {
        Ok(chat) if !chat.messages.is_empty() => vec![chat],
        Err(error) if error.is_syntax() || error.is_eof() => return Err(damaged(&error)),
        _ => {
            #[derive(Deserialize)]
            struct All<'f> {
                #[serde(borrow)]
                chats: Chats<'f>,
            }
            let all: All<'_> = serde_json::from_str(file).map_err(|error| damaged(&error))?;
            all.chats.list
        }
    };
    let name = if let [only] = chats.as_slice() { only.name.clone() } else { None };
    let mut export = Export { service: Service::Telegram, name, posts: Vec::new(), empty: 0 };
    for chat in &chats {
        for entry in &chat.messages {
            let message = value(entry)?;
            if text(&message, &["type"]) != Some("message") {
                export.empty += 1;
                continue;
            }
            export.posts.extend(post(&message, chat).map(|post| Post { range: place(file, entry), ..post }));
        }
    }
    Ok(export)
}

fn post(message: &Value, chat: &Chat<'_>) -> Option<Post> {
    let number = id(message.get("id")?)?;
    let is_channel = chat.kind.as_deref().is_some_and(|kind| kind.ends_with("channel"));
    let from = text(message, &["from"]).map(str::to_owned);
    let author = from.or_else(|| chat.name.clone().filter(|_| is_channel));
    let address = |number: &str| chat.id.map(|chat| format!("https://t.me/c/{chat}/{number}"));
    let url = address(&number);
    let reply = message.get("reply_to_message_id").and_then(id);
    Some(Post {
        author,
        handle: None,
        posted: message.get("date_unixtime").and_then(seconds).map_or(Posted::Unknown, Posted::At),
        text: words(message.get("text")?),
        language: None,
        reply_to: reply.and_then(|reply| address(&reply)),
        quotes: None,
        forwarded_from: text(message, &["forwarded_from"]).map(str::to_owned),
        range: 0..0,
        id: number,
        url,
    })
}

/// A text, or its pieces: texts and marked-up texts.
fn words(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(pieces) => pieces
            .iter()
            .map(|piece| match piece {
                Value::String(text) => text.as_str(),
                other => other.get("text").and_then(Value::as_str).unwrap_or_default(),
            })
            .collect(),
        _ => String::new(),
    }
}
