//! The statements of a post: said by whoever posted it, or by whose words it passes on.
//!
//! Owns the step from the first line of a post to its speaker. Called in place of
//! [`draft`](crate::reading::draft::draft) for posts.

use std::ops::Range;

use super::sentences::Points;
use crate::reading::date_words::Anchor;
use crate::reading::draft::{Breadth, Draft, Mention, Pattern};
use crate::reading::posts;
use crate::reading::transcript::{Header, Member, Transcript, Turn, Who};

/// Drafts of the statements of a post, as [`posts::Post::written`] wrote it. `byline` is who posted it, where
/// the post does not say. `None` if the text does not begin as such a post does.
pub fn draft_post(
    text: &str,
    byline: Option<&str>,
    published: &Anchor<'_>,
    breadth: Breadth,
) -> Option<Vec<Draft>> {
    let parts = posts::parts(text);
    if parts.when.is_none() && parts.handle.is_none() {
        return None;
    }
    let words = |range: &Range<usize>| text[range.clone()].to_owned();
    let poster = parts.author.clone();
    let label = parts.forwarded_from.clone().or_else(|| poster.clone()).unwrap_or(0..0);
    let name = if label.is_empty() { byline.map(str::to_owned) } else { Some(words(&label)) };
    let title = parts.handle.as_ref().filter(|_| parts.forwarded_from.is_none()).map(words);
    let member = |name| Member { name, is_from_elsewhere: false, title, on_behalf_of: None };
    let cast: Vec<Member> = name.map(member).into_iter().collect();
    let who = if cast.is_empty() { Who::Unnamed } else { Who::Member(0) };
    let turn = Turn { label, who, paragraphs: paragraphs(text, parts.words), time: None };
    // "2024-06-21 09:30:00 UTC": the day is what counts.
    let date = parts.when.map(|range| {
        let is_instant = text.as_bytes().get(range.start..range.start + 11).is_some_and(|start| {
            start.is_ascii() && start[4] == b'-' && start[7] == b'-' && start[10] == b' '
        });
        if is_instant { range.start..range.start + 10 } else { range }
    });
    let transcript = Transcript { turns: vec![turn], cast, header: Header { date, ..Header::default() } };
    let mut drafts = super::turns::draft(text, &transcript, published, breadth);
    if let Some(poster) = poster.filter(|_| parts.forwarded_from.is_some()) {
        let via = Mention { span: Points::new(text).span(&poster), text: words(&poster) };
        let own = drafts.iter_mut().filter(|draft| draft.pattern == Pattern::Transcript);
        own.for_each(|draft| draft.via.push(via.clone()));
    }
    Some(drafts)
}

/// The lines of a post that have words.
fn paragraphs(text: &str, words: Range<usize>) -> Vec<Range<usize>> {
    let mut start = words.start;
    let mut found = Vec::new();
    for line in text[words].split('\n') {
        let trimmed = line.trim();
        let begin = start + (line.len() - line.trim_start().len());
        if !trimmed.is_empty() {
            found.push(begin..begin + trimmed.len());
        }
        start += line.len() + 1;
    }
    found
}
