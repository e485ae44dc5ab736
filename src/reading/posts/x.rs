//! An archive of X (`tweets.js`): a list of posts behind the name of a variable.
//!
//! The file does not say whose it is; the account of a reply to oneself is no proof. So its posts have no
//! author until a person gives one.

use chrono::DateTime;
use serde_json::Value;
use serde_json::value::RawValue;

use super::json::{damaged, id, instant, place, text, value};
use super::markup::references;
use super::post::{Export, Post, Posted, PostsError, Service};

/// Whether a text begins as the archive's files do.
pub(super) fn begins(file: &str) -> bool {
    file.strip_prefix("window.YTD.").is_some_and(|rest| {
        let name = rest.split('.').next().unwrap_or_default();
        matches!(name, "tweets" | "tweet" | "community_tweet" | "note_tweet")
    })
}

pub(super) fn read(file: &str) -> Result<Export, PostsError> {
    let start =
        file.find('[').ok_or_else(|| PostsError::Damaged { why: "there is no list in it".to_owned() })?;
    let list = file[start..].trim_end().trim_end_matches(';');
    let entries: Vec<&RawValue> = serde_json::from_str(list).map_err(|error| damaged(&error))?;
    let mut export = Export { service: Service::X, name: None, posts: Vec::new(), empty: 0 };
    for entry in entries {
        let tweet = value(entry)?;
        let tweet = tweet.get("tweet").unwrap_or(&tweet);
        match post(tweet) {
            Some(post) => export.posts.push(Post { range: place(file, entry), ..post }),
            None => export.empty += 1,
        }
    }
    Ok(export)
}

fn post(tweet: &Value) -> Option<Post> {
    let number = tweet.get("id_str").or_else(|| tweet.get("id")).and_then(id)?;
    let words = text(tweet, &["full_text"]).or_else(|| text(tweet, &["text"]))?;
    let handle = text(tweet, &["user", "screen_name"]).map(str::to_owned);
    let author = text(tweet, &["user", "name"]).map(str::to_owned);
    // "RT @name: …" is another's post.
    let (forwarded_from, words) = match words.strip_prefix("RT @").and_then(|rest| rest.split_once(": ")) {
        Some((name, rest)) if !name.contains(' ') => (Some(format!("@{name}")), rest),
        _ => (None, words),
    };
    let created = text(tweet, &["created_at"]);
    let posted = created
        .and_then(|at| DateTime::parse_from_str(at, "%a %b %d %H:%M:%S %z %Y").ok().or_else(|| instant(at)));
    let account = text(tweet, &["in_reply_to_screen_name"]);
    let reply_to = match (tweet.get("in_reply_to_status_id_str").and_then(id), account) {
        (Some(number), Some(account)) => Some(format!("https://x.com/{account}/status/{number}")),
        (Some(number), None) => Some(format!("https://x.com/i/web/status/{number}")),
        (None, account) => account.map(|account| format!("@{account}")),
    };
    let links = tweet.get("entities").and_then(|entities| entities.get("urls")).and_then(Value::as_array);
    let mut written = references(words);
    let mut quotes = None;
    for link in links.into_iter().flatten() {
        if let (Some(short), Some(long)) = (text(link, &["url"]), text(link, &["expanded_url"])) {
            written = written.replace(short, long);
            let is_post =
                long.contains("/status/") && (long.contains("//twitter.com/") || long.contains("//x.com/"));
            quotes = quotes.or_else(|| Some(long.to_owned()).filter(|_| is_post));
        }
    }
    let who = handle.as_deref().unwrap_or("i/web");
    Some(Post {
        url: Some(format!("https://x.com/{who}/status/{number}")),
        id: number,
        author,
        handle,
        posted: posted.map_or(Posted::Unknown, Posted::At),
        text: written,
        language: text(tweet, &["lang"])
            .filter(|tag| !tag.starts_with('q') && *tag != "und" && *tag != "zxx")
            .map(str::to_owned),
        reply_to,
        quotes,
        forwarded_from,
        range: 0..0,
    })
}
