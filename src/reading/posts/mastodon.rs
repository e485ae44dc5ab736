//! The outbox of a Mastodon account (`outbox.json`, `ActivityPub`).

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::json::{damaged, instant, place, text, value};
use super::markup::words_of;
use super::post::{Export, Post, Posted, PostsError, Service};

#[derive(Deserialize)]
struct File<'f> {
    #[serde(borrow, rename = "orderedItems")]
    items: Vec<&'f RawValue>,
}

pub(super) fn read(file: &str) -> Result<Export, PostsError> {
    let read: File<'_> = serde_json::from_str(file).map_err(|error| damaged(&error))?;
    let mut export = Export { service: Service::Mastodon, name: None, posts: Vec::new(), empty: 0 };
    for entry in read.items {
        let item = value(entry)?;
        match post(&item) {
            Some(post) => {
                export.name = export.name.take().or_else(|| post.handle.clone());
                export.posts.push(Post { range: place(file, entry), ..post });
            }
            None => export.empty += 1,
        }
    }
    Ok(export)
}

fn post(item: &Value) -> Option<Post> {
    let object = item.get("object").filter(|object| object.is_object()).unwrap_or(item);
    let address = text(object, &["id"]).or_else(|| text(item, &["id"]))?;
    let actor = text(item, &["actor"]).or_else(|| text(object, &["attributedTo"]))?;
    let published = text(object, &["published"]).or_else(|| text(item, &["published"]));
    let content = text(object, &["content"])?;
    let warning = text(object, &["summary"]).map(|summary| format!("{summary}\n\n")).unwrap_or_default();
    let language =
        object.get("contentMap").and_then(Value::as_object).and_then(|map| map.keys().next().cloned());
    let quotes = ["quoteUrl", "quoteUri", "quote"].iter().find_map(|key| text(object, &[key]));
    Some(Post {
        id: address.rsplit('/').next().unwrap_or(address).to_owned(),
        author: None,
        handle: handle(actor),
        posted: published.and_then(instant).map_or(Posted::Unknown, Posted::At),
        url: text(object, &["url"]).or(Some(address)).map(str::to_owned),
        text: warning + &words_of(content),
        language,
        reply_to: text(object, &["inReplyTo"]).map(str::to_owned),
        quotes: quotes.map(str::to_owned),
        forwarded_from: None,
        range: 0..0,
    })
}

/// `https://example.social/users/port` as `port@example.social`.
fn handle(actor: &str) -> Option<String> {
    let rest = actor.split("://").nth(1)?;
    let (host, path) = rest.split_once('/')?;
    let name = path.trim_end_matches('/').rsplit('/').next()?.trim_start_matches('@');
    (!name.is_empty()).then(|| format!("{name}@{host}"))
}
