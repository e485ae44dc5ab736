//! Posts of Bluesky, in the JSON of the AT protocol: feeds, threads, lists of posts and of records.

use serde_json::Value;
use serde_json::value::RawValue;

use super::json::{damaged, instant, place, text};
use super::post::{Export, Post, Posted, PostsError, Service};

/// How deep posts may stand in each other: a thread of answers.
const DEEPEST: usize = 100;

pub(super) fn read(file: &str) -> Result<Export, PostsError> {
    let whole: &RawValue = serde_json::from_str(file).map_err(|error| damaged(&error))?;
    let value: Value = serde_json::from_str(whole.get()).map_err(|error| damaged(&error))?;
    let mut export = Export { service: Service::Bluesky, name: None, posts: Vec::new(), empty: 0 };
    collect(&value, DEEPEST, &mut export);
    // One post is the whole file; of several, each is kept as it stands, which needs its place.
    let entries: Vec<&RawValue> = entries(file);
    for post in &mut export.posts {
        let own = entries.iter().filter(|entry| entry.get().contains(&format!("/{}\"", post.id)));
        let smallest = own.min_by_key(|entry| entry.get().len());
        post.range = smallest.map_or_else(|| place(file, whole), |entry| place(file, entry));
    }
    Ok(export)
}

/// The entries of the list that the file is or has.
fn entries(file: &str) -> Vec<&RawValue> {
    #[derive(serde::Deserialize)]
    struct Lists<'f> {
        #[serde(default, borrow)]
        feed: Vec<&'f RawValue>,
        #[serde(default, borrow)]
        posts: Vec<&'f RawValue>,
        #[serde(default, borrow)]
        records: Vec<&'f RawValue>,
    }
    if let Ok(list) = serde_json::from_str::<Vec<&RawValue>>(file) {
        return list;
    }
    match serde_json::from_str::<Lists<'_>>(file) {
        Ok(lists) => lists.feed.into_iter().chain(lists.posts).chain(lists.records).collect(),
        Err(_) => Vec::new(),
    }
}

fn collect(value: &Value, deep: usize, export: &mut Export) {
    if deep == 0 {
        return;
    }
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, deep - 1, export)),
        Value::Object(object) => {
            if let Some(post) = post(value) {
                if !export.posts.iter().any(|known| known.id == post.id && known.handle == post.handle) {
                    export.posts.push(post);
                }
                return;
            }
            for key in ["feed", "posts", "records", "thread", "post", "parent", "replies"] {
                if let Some(inside) = object.get(key) {
                    collect(inside, deep - 1, export);
                }
            }
        }
        _ => {}
    }
}

/// A post: an address, a record with words, and perhaps its author.
fn post(value: &Value) -> Option<Post> {
    let address = text(value, &["uri"])?;
    let record = value.get("record").or_else(|| value.get("value"))?;
    if text(record, &["$type"]).is_some_and(|kind| kind != "app.bsky.feed.post") {
        return None;
    }
    let words = record.get("text")?.as_str()?;
    let mut parts = address.strip_prefix("at://")?.split('/');
    let (account, number) = (parts.next()?, parts.next_back()?);
    let handle = text(value, &["author", "handle"]).filter(|handle| *handle != "handle.invalid");
    let embed = [&["embed", "record", "uri"][..], &["embed", "record", "record", "uri"][..]];
    Some(Post {
        id: number.to_owned(),
        author: text(value, &["author", "displayName"]).map(str::to_owned),
        handle: handle.map(str::to_owned),
        posted: text(record, &["createdAt"]).and_then(instant).map_or(Posted::Unknown, Posted::At),
        url: Some(web(account, handle, number)),
        text: words.to_owned(),
        language: record
            .get("langs")
            .and_then(|langs| langs.get(0))
            .and_then(Value::as_str)
            .map(str::to_owned),
        reply_to: text(record, &["reply", "parent", "uri"]).map(web_of),
        quotes: embed.iter().find_map(|path| text(record, path)).map(web_of),
        forwarded_from: None,
        range: 0..0,
    })
}

fn web(account: &str, handle: Option<&str>, number: &str) -> String {
    format!("https://bsky.app/profile/{}/post/{number}", handle.unwrap_or(account))
}

/// The address of a post on the web.
fn web_of(address: &str) -> String {
    let mut parts = address.strip_prefix("at://").unwrap_or(address).split('/');
    match (parts.next(), parts.next_back()) {
        (Some(account), Some(number)) => web(account, None, number),
        _ => address.to_owned(),
    }
}
