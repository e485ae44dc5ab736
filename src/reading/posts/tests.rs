//! Posts of our own words in the forms in which networks export them.

use super::*;

const TELEGRAM: &str = r#"{
 "name": "Hulvik Port", "type": "public_channel", "id": 1200345,
 "messages": [
  {"id": 1, "type": "service", "date": "2024-06-01T08:00:00", "date_unixtime": "1717221600", "action": "create_channel", "text": ""},
  {"id": 7, "type": "message", "date": "2024-06-21T12:30:00", "date_unixtime": "1718962200", "from": "Hulvik Port", "from_id": "channel1200345",
   "text": ["The quay is ", {"type": "bold", "text": "open"}, ". Nobody sold the mill."]},
  {"id": 8, "type": "message", "date": "2024-06-21T12:40:00", "date_unixtime": "1718962800", "from": "Hulvik Port",
   "reply_to_message_id": 7, "forwarded_from": "Harbour News", "text": "The mayor denied it."},
  {"id": 9, "type": "message", "date_unixtime": "1718962900", "photo": "photos/1.jpg", "text": ""}
 ]
}"#;

const X: &str = r#"window.YTD.tweets.part0 = [
 {"tweet": {"id_str": "1804000000000000001", "created_at": "Fri Jun 21 09:30:00 +0000 2024", "full_text": "The bill costs &gt; 10 millions. https://t.co/a",
  "lang": "en", "entities": {"urls": [{"url": "https://t.co/a", "expanded_url": "https://x.com/port/status/5"}]}}},
 {"tweet": {"id_str": "1804000000000000002", "created_at": "Sat Jun 22 09:30:00 +0000 2024", "full_text": "RT @port: The quay is open."}},
 {"tweet": {"id_str": "1804000000000000003", "created_at": "Sat Jun 22 10:30:00 +0000 2024", "full_text": "@port That is false.",
  "in_reply_to_status_id_str": "5", "in_reply_to_screen_name": "port"}}
]
"#;

const MASTODON: &str = r#"{"@context": "https://www.w3.org/ns/activitystreams", "type": "OrderedCollection", "orderedItems": [
 {"id": "https://example.social/users/port/statuses/11/activity", "type": "Create", "actor": "https://example.social/users/port", "published": "2024-06-21T09:30:00Z",
  "object": {"id": "https://example.social/users/port/statuses/11", "type": "Note", "url": "https://example.social/@port/11", "published": "2024-06-21T09:30:00Z",
   "content": "<p>The quay is <b>open</b> &amp; safe.</p><p>Nobody sold<br/>the mill.</p>", "contentMap": {"en": "x"}, "inReplyTo": "https://example.social/@kim/9"}},
 {"id": "https://example.social/users/port/statuses/12/activity", "type": "Announce", "actor": "https://example.social/users/port", "object": "https://example.social/@kim/10"}
]}"#;

const BLUESKY: &str = r#"{"feed": [
 {"post": {"uri": "at://did:plc:abc/app.bsky.feed.post/3kx1", "cid": "b", "author": {"did": "did:plc:abc", "handle": "port.example", "displayName": "Hulvik Port"},
  "record": {"$type": "app.bsky.feed.post", "createdAt": "2024-06-21T23:30:00+02:00", "text": "The quay is open.", "langs": ["en"],
   "reply": {"parent": {"uri": "at://did:plc:kim/app.bsky.feed.post/3kw9"}}}}},
 {"post": {"uri": "at://did:plc:abc/app.bsky.feed.post/3kx2", "author": {"did": "did:plc:abc", "handle": "port.example"},
  "record": {"$type": "app.bsky.feed.post", "createdAt": "2024-06-22T09:30:00.000Z", "text": "Nobody sold the mill.", "embed": {"$type": "app.bsky.embed.record", "record": {"uri": "at://did:plc:kim/app.bsky.feed.post/3kw8"}}}}}
]}"#;

fn shown(export: &Export) -> Vec<String> {
    export
        .posts
        .iter()
        .map(|post| format!("{} | {} | {} | {}", post.id, post.by(), post.when(), post.text))
        .collect()
}

#[test]
fn a_channel_of_telegram() {
    let read = read(TELEGRAM).unwrap();
    assert_eq!(
        shown(&read),
        [
            "7 | Hulvik Port | 2024-06-21 09:30:00 UTC | The quay is open. Nobody sold the mill.",
            "8 | Hulvik Port | 2024-06-21 09:40:00 UTC | The mayor denied it.",
        ]
    );
    assert_eq!((read.service, read.empty, read.name.as_deref()), (Service::Telegram, 2, Some("Hulvik Port")));
    assert_eq!(read.posts[0].url.as_deref(), Some("https://t.me/c/1200345/7"));
    assert_eq!(read.posts[1].reply_to, read.posts[0].url);
    assert_eq!(read.posts[1].forwarded_from.as_deref(), Some("Harbour News"));
    assert!(TELEGRAM[read.posts[1].range.clone()].starts_with("{\"id\": 8,"));
    let all = format!("{{\"about\": \"x\", \"chats\": {{\"about\": \"y\", \"list\": [{TELEGRAM}]}}}}");
    assert_eq!(super::read(&all).unwrap().posts.len(), 2);
}

#[test]
fn an_archive_of_x_has_no_author_of_its_own() {
    let read = read(X).unwrap();
    assert_eq!(
        shown(&read),
        [
            "1804000000000000001 |  | 2024-06-21 09:30:00 UTC | The bill costs > 10 millions. https://x.com/port/status/5",
            "1804000000000000002 |  | 2024-06-22 09:30:00 UTC | The quay is open.",
            "1804000000000000003 |  | 2024-06-22 10:30:00 UTC | @port That is false.",
        ]
    );
    assert_eq!(read.posts[0].quotes.as_deref(), Some("https://x.com/port/status/5"));
    assert_eq!(read.posts[1].forwarded_from.as_deref(), Some("@port"));
    assert_eq!(read.posts[2].reply_to.as_deref(), Some("https://x.com/port/status/5"));
}

#[test]
fn an_outbox_of_mastodon() {
    let read = read(MASTODON).unwrap();
    assert_eq!(
        shown(&read),
        [
            "11 | @port@example.social | 2024-06-21 09:30:00 UTC | The quay is open & safe.\n\nNobody sold\nthe mill."
        ]
    );
    assert_eq!(read.posts[0].url.as_deref(), Some("https://example.social/@port/11"));
    assert_eq!(read.posts[0].language.as_deref(), Some("en"));
    assert_eq!(read.empty, 1);
}

#[test]
fn a_feed_of_bluesky_keeps_the_day_of_the_poster() {
    let read = read(BLUESKY).unwrap();
    assert_eq!(
        shown(&read),
        [
            "3kx1 | Hulvik Port (@port.example) | 2024-06-21 23:30:00 +02:00 | The quay is open.",
            "3kx2 | @port.example | 2024-06-22 09:30:00 UTC | Nobody sold the mill.",
        ]
    );
    assert_eq!(read.posts[0].day().unwrap().to_string(), "2024-06-21");
    assert_eq!(read.posts[0].url.as_deref(), Some("https://bsky.app/profile/port.example/post/3kx1"));
    assert_eq!(read.posts[1].quotes.as_deref(), Some("https://bsky.app/profile/did:plc:kim/post/3kw8"));
    assert!(BLUESKY[read.posts[1].range.clone()].contains("3kx2"));
}

#[test]
fn a_post_copied_from_a_screen() {
    let text = "Hulvik Port @hulvikport · Jun 21, 2024\nThe quay is open.\n\nNobody sold the mill.\n";
    let post = read(text).unwrap().posts.remove(0);
    assert_eq!((post.by().as_str(), post.when().as_str()), ("Hulvik Port (@hulvikport)", "Jun 21, 2024"));
    assert_eq!(post.text, "The quay is open.\n\nNobody sold the mill.");
    let text = "Hulvik Port\n@hulvikport\nThe quay is open.\n9:30 AM · Jun 21, 2024 · 1,234 Views\n12 Reposts 40 Likes\n";
    let post = read(text).unwrap().posts.remove(0);
    assert_eq!((post.when().as_str(), post.text.as_str()), ("Jun 21, 2024", "The quay is open."));
    for text in ["Write to Kim @desk if you know more.\nThe quay is closed.\n", "The quay\nis closed.\n"] {
        assert_eq!(service(text), None, "{text}");
    }
}

#[test]
fn a_post_as_text_can_be_taken_apart_again() {
    for (file, at) in [(TELEGRAM, 0), (TELEGRAM, 1), (X, 2), (MASTODON, 0), (BLUESKY, 0)] {
        let post = read(file).unwrap().posts.remove(at);
        let text = post.written();
        let parts = parts(&text);
        assert_eq!(text[parts.words.clone()], post.text);
        let author = parts.author.map(|range| text[range].to_owned());
        let handle = post.handle.as_ref().map(|handle| format!("@{handle}"));
        assert_eq!(author, post.author.clone().or(handle.clone()));
        assert_eq!(parts.when.map(|range| text[range].to_owned()), Some(post.when()));
        assert_eq!(parts.forwarded_from.map(|range| text[range].to_owned()), post.forwarded_from);
    }
}

#[test]
fn what_is_damaged_or_too_deep_is_refused_in_words() {
    let deep = format!("{{\"type\": 1, \"id\": 1, \"messages\": {}}}", "[".repeat(1_000_000));
    assert!(matches!(read(&deep), Err(PostsError::Damaged { .. })));
    let deep =
        format!("{{\"orderedItems\": [{{\"object\": {}{}}}]}}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(matches!(read(&deep), Err(PostsError::Damaged { .. })));
    assert_eq!(read("{\"orderedItems\": []}"), Err(PostsError::NoPosts));
    assert_eq!(read("{\"x\": 1}"), Err(PostsError::Unknown));
    let cut = &TELEGRAM[..300];
    assert!(read(cut).unwrap_err().to_string().contains("it ends too early"));
}
