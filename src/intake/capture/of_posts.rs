//! Posts as articles: which of a file are meant, and what each says of itself.
//!
//! Owns the choice among several, and what is kept of one: its entry as it stands in the file, or the file,
//! if that is one post. Called by `take`.

use super::of_text::OfText;
use super::wanted::{Listed, NotChosen, Wanted};
use crate::domain::ArticleKind;
use crate::domain::address::ArticleKey;
use crate::domain::date::Edtf;
use crate::reading::date_words::{self, Anchor};
use crate::reading::marks::Marks;
use crate::reading::page::metadata::{Metadata, PageFinding};
use crate::reading::posts::{Export, Post, Posted};
use crate::reading::source::SourceKind;

/// Code points of a post's beginning that stand in for a headline.
const HEADLINE: usize = 80;

/// The posts of a file that are meant.
pub(super) fn chosen<'e>(export: &'e Export, wanted: &Wanted) -> Result<Vec<&'e Post>, NotChosen> {
    let count = export.posts.len();
    let none = |asked: String| NotChosen::None { count, what: "posts", asked };
    if let Some(id) = &wanted.post {
        let found = export.posts.iter().find(|post| post.id == *id || is_at(post, id));
        return found.map(|post| vec![post]).ok_or_else(|| none(format!("has the id or address {id}")));
    }
    if let Some(since) = &wanted.since {
        let from = since.earliest();
        let found: Vec<&Post> =
            export.posts.iter().filter(|post| post.day().is_some_and(|day| Some(day) >= from)).collect();
        return if found.is_empty() { Err(none(format!("is of {since} or later"))) } else { Ok(found) };
    }
    if let [only] = export.posts.as_slice() {
        return Ok(vec![only]);
    }
    match &wanted.url {
        Some(url) => {
            let found = export.posts.iter().find(|post| is_at(post, url));
            found.map(|post| vec![post]).ok_or_else(|| none(format!("has the address {url}")))
        }
        None => Err(NotChosen::Several { count, what: "posts" }),
    }
}

fn is_at(post: &Post, url: &str) -> bool {
    let key = |url: &str| ArticleKey::of(url);
    post.url.as_ref().is_some_and(|own| own == url || key(own) == key(url))
}

/// All posts of a file, for somebody who chooses.
pub(super) fn listed(export: &Export) -> Vec<Listed> {
    let listed = |post: &Post| Listed {
        id: post.id.clone(),
        when: post.when(),
        by: post.by(),
        url: post.url.clone(),
        beginning: beginning(&post.text),
    };
    export.posts.iter().map(listed).collect()
}

/// What a post says of itself.
pub(super) fn of(post: &Post, export: &Export) -> OfText {
    let service = export.service.described();
    let found =
        |value: &str| PageFinding { value: value.to_owned(), source: service.to_owned(), words: None };
    let mut metadata = Metadata::default();
    metadata.headline.push(PageFinding {
        value: beginning(&post.text),
        source: "the beginning of the post".to_owned(),
        words: None,
    });
    let by = post.by();
    metadata.byline.extend(Some(by.as_str()).filter(|by| !by.is_empty()).map(found));
    metadata.language.extend(post.language.as_deref().map(found));
    metadata.url.extend(post.url.as_deref().map(found));
    if let Some(value) = published(post) {
        metadata.published.push(PageFinding { value, source: service.to_owned(), words: Some(post.when()) });
    }
    let links =
        [("in reply to", &post.reply_to), ("quotes", &post.quotes), ("forwarded from", &post.forwarded_from)];
    let links = links.iter().filter_map(|(what, link)| Some(format!("{what} {}", link.as_ref()?)));
    let note = links.collect::<Vec<_>>().join("; ");
    let when = Some(post.when()).filter(|when| !when.is_empty()).map(|when| format!(", {when}"));
    OfText {
        kind: SourceKind::Posts,
        text: post.written(),
        source: format!("a post ({service}{})", when.unwrap_or_default()),
        metadata,
        article_kind: Some(ArticleKind::Post),
        marks: Marks::default(),
        note: Some(note).filter(|note| !note.is_empty()),
        notices: Vec::new(),
    }
}

fn published(post: &Post) -> Option<Edtf> {
    match &post.posted {
        Posted::At(_) => post.day().and_then(|day| day.to_string().parse().ok()),
        Posted::Words(words) => {
            let none = Anchor::none("it is the day of the post itself");
            date_words::read(words, &none).ok().map(|date| date.edtf().clone())
        }
        Posted::Unknown => None,
    }
}

fn beginning(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = line.chars().take(HEADLINE).collect();
    if short.len() == line.len() {
        return line;
    }
    // Not in the middle of a word.
    let cut = short.rfind(' ').filter(|at| *at > HEADLINE / 2).unwrap_or(short.len());
    format!("{}…", &short[..cut])
}
