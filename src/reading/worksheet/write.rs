//! Writes a worksheet as TOML that a person would have typed.
//!
//! Reading the output gives the same worksheet, up to places. Keys stand in the documented order; only what
//! is given is written, so that a worksheet in git changes only where the record did.

use super::place::Located;
use super::quoted::{basic, one_line, several_lines};
use super::sheet::{ArticleSheet, ClaimSheet, DateSheet, PartySheet, RelationSheet, TargetSheet, Worksheet};
use crate::domain::{RelationType, Vocabulary, looks_like_id};
use std::fmt::Write as _;

/// Columns that a list may take on one line.
const WIDTH: usize = 100;

/// What stands beside a claim in a worksheet without being read: comments, a line each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comments {
    /// Above the claim's header.
    pub above: Vec<String>,
    /// Below its last key, such as a key that a person may want.
    pub below: Vec<String>,
}

/// The worksheet as TOML, with LF line ends.
///
/// `comments` go above the claims, by position, such as `c14`; one that is empty or not there is left out.
/// The result is readable again only if the worksheet keeps the rules of [`read`](super::read).
pub fn to_toml(worksheet: &Worksheet, comments: &[String]) -> String {
    let above = |comment: &String| Comments { above: vec![comment.clone()], below: Vec::new() };
    to_toml_commented(worksheet, &[], &comments.iter().map(above).collect::<Vec<_>>())
}

/// As [`to_toml`], with comments above `[article]`, and above and below each claim.
pub fn to_toml_commented(worksheet: &Worksheet, title: &[String], comments: &[Comments]) -> String {
    let mut out = String::new();
    write_comments(&mut out, title);
    write_article(&mut out, &worksheet.article);
    for (index, claim) in worksheet.claims.iter().enumerate() {
        out.push('\n');
        let comments = comments.get(index);
        write_comments(&mut out, comments.map_or(&[], |one| &one.above));
        write_claim(&mut out, claim);
        write_comments(&mut out, comments.map_or(&[], |one| &one.below));
    }
    out
}

fn write_article(out: &mut String, article: &ArticleSheet) {
    out.push_str("[article]\n");
    write_line(out, "url", article.url.as_ref());
    write_line(out, "headline", article.headline.as_ref());
    write_outlet(out, article);
    write_line(out, "byline", article.byline.as_ref());
    write_date(out, "published", article.published.as_ref());
    write_line(out, "language", article.language.as_ref());
    write_word(out, "kind", article.kind.as_ref());
    write_topics(out, &article.topics);
    write_text(out, "note", article.note.as_ref());
    write_line(out, "text", article.text.as_ref());
}

fn write_claim(out: &mut String, claim: &ClaimSheet) {
    out.push_str("[[claim]]\n");
    write_line(out, "ref", claim.r#ref.as_ref());
    write_word(out, "kind", claim.kind.as_ref());
    write_word(out, "mode", claim.mode.as_ref());
    write_parties(out, "by", &claim.by);
    write_parties(out, "about", &claim.about);
    write_date(out, "on", claim.on.as_ref());
    write_date(out, "event", claim.event.as_ref());
    write_text(out, "text", claim.text.as_ref());
    match claim.quotes.as_slice() {
        [] => {}
        [quote] => write_text(out, "quote", Some(quote)),
        quotes => write_list(out, "quote", &quotes.iter().map(|quote| text(quote)).collect::<Vec<_>>()),
    }
    if let Some(at) = &claim.at {
        write_pair(out, "at", &basic(at.as_str()));
    }
    write_line(out, "hedge", claim.hedge.as_ref());
    write_parties(out, "via", &claim.via);
    write_topics(out, &claim.topics);
    write_text(out, "note", claim.note.as_ref());
    for relation in RelationType::ALL {
        let links = claim.relations.iter().filter(|link| link.relation == *relation);
        let mut links: Vec<String> = links.map(|link| link_value(link)).collect();
        match links.len() {
            0 => {}
            1 => write_pair(out, relation.as_str(), &links.remove(0)),
            _ => write_list(out, relation.as_str(), &links),
        }
    }
}

fn write_comments(out: &mut String, lines: &[String]) {
    for line in lines {
        write_comment(out, line);
    }
}

fn write_comment(out: &mut String, comment: &str) {
    for line in comment.lines().filter(|line| !line.trim().is_empty()) {
        let line: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let line = line.trim().trim_start_matches('#').trim_start();
        out.push_str(format!("# {line}").trim_end());
        out.push('\n');
    }
}

fn write_pair(out: &mut String, key: &str, value: &str) {
    writeln!(out, "{key} = {value}").expect("writing to a string succeeds");
}

fn write_line(out: &mut String, key: &str, value: Option<&Located<String>>) {
    if let Some(value) = value {
        write_pair(out, key, &one_line(value));
    }
}

fn write_text(out: &mut String, key: &str, value: Option<&Located<String>>) {
    if let Some(value) = value {
        write_pair(out, key, &text(value));
    }
}

fn write_word<K: Vocabulary>(out: &mut String, key: &str, value: Option<&Located<K>>) {
    if let Some(value) = value {
        write_pair(out, key, &basic(value.as_str()));
    }
}

fn write_date(out: &mut String, key: &str, value: Option<&Located<DateSheet>>) {
    if let Some(value) = value {
        write_pair(out, key, &date(value));
    }
}

fn write_topics(out: &mut String, topics: &[Located<String>]) {
    if !topics.is_empty() {
        write_list(out, "topics", &topics.iter().map(|topic| one_line(topic)).collect::<Vec<_>>());
    }
}

fn write_parties(out: &mut String, key: &str, parties: &[Located<PartySheet>]) {
    if !parties.is_empty() {
        write_list(out, key, &parties.iter().map(|entry| party(entry)).collect::<Vec<_>>());
    }
}

/// On one line if it fits, else one entry for each line.
fn write_list(out: &mut String, key: &str, entries: &[String]) {
    let one = format!("[{}]", entries.join(", "));
    if !one.contains('\n') && key.len() + 3 + one.chars().count() <= WIDTH {
        return write_pair(out, key, &one);
    }
    write_pair(out, key, &format!("[\n    {},\n]", entries.join(",\n    ")));
}

fn text(text: &str) -> String {
    if text.contains('\n') { several_lines(text) } else { one_line(text) }
}

fn date(date: &DateSheet) -> String {
    match &date.edtf {
        Some(edtf) => format!("{{ words = {}, edtf = {} }}", one_line(&date.words), one_line(edtf)),
        None if is_toml_date(&date.words) => date.words.clone(),
        None => one_line(&date.words),
    }
}

/// A calendar day that exists, written `YYYY-MM-DD`.
fn is_toml_date(text: &str) -> bool {
    let whole = |at: toml::value::Datetime| at.date.is_some() && at.time.is_none();
    text.len() == 10 && text.parse().is_ok_and(whole)
}

fn party(party: &PartySheet) -> String {
    let PartySheet { name, id, title, bodies, kind, cue, same_as } = party;
    let is_bare = title.is_none() && kind.is_none() && cue.is_none();
    if is_bare && bodies.is_empty() && same_as.is_empty() {
        match (name, id) {
            (Some(name), None) if !looks_like_id(name) => return one_line(name),
            (None, Some(id)) => return basic(&id.to_string()),
            _ => {}
        }
    }
    inline_table([
        ("name", name.as_deref().map(one_line)),
        ("as", title.as_deref().map(one_line)),
        ("for", one_or_list(bodies)),
        ("kind", kind.map(|kind| basic(kind.as_str()))),
        ("id", id.map(|id| basic(&id.to_string()))),
        ("cue", cue.as_deref().map(one_line)),
        ("same_as", one_or_list(same_as)),
    ])
}

/// One text by itself, several as a list; nothing of none.
fn one_or_list(texts: &[Located<String>]) -> Option<String> {
    match texts {
        [] => None,
        [only] => Some(one_line(only)),
        several => {
            Some(format!("[{}]", several.iter().map(|text| one_line(text)).collect::<Vec<_>>().join(", ")))
        }
    }
}

/// The outlet by its name, and with its addresses elsewhere if it has any.
fn write_outlet(out: &mut String, article: &ArticleSheet) {
    if article.outlet_same_as.is_empty() {
        return write_line(out, "outlet", article.outlet.as_ref());
    }
    let name = article.outlet.as_ref().map(|name| one_line(name));
    write_pair(
        out,
        "outlet",
        &inline_table([("name", name), ("same_as", one_or_list(&article.outlet_same_as))]),
    );
}

fn link_value(link: &RelationSheet) -> String {
    let RelationSheet { relation: _, target, scope, part, force, basis, note, article, quote } = link;
    let words = note.is_some() || article.is_some() || quote.is_some();
    let (claim, text, own) = match target {
        TargetSheet::Claim(claim) => (Some(claim), None, None),
        TargetSheet::Unattributed { text, r#ref } => (None, Some(text), r#ref.as_ref()),
    };
    if let Some(claim) = claim
        && scope.is_none()
        && part.is_none()
        && force.is_none()
        && basis.is_none()
        && !words
    {
        return one_line(claim);
    }
    inline_table([
        ("claim", claim.map(|claim| one_line(claim))),
        ("text", text.map(|text| one_line(text))),
        ("ref", own.map(|own| one_line(own))),
        ("scope", scope.map(|scope| basic(scope.as_str()))),
        ("part", part.as_deref().map(one_line)),
        ("force", force.map(|force| basic(force.as_str()))),
        ("basis", basis.map(|basis| basic(basis.as_str()))),
        ("note", note.as_deref().map(one_line)),
        ("article", article.as_ref().map(|article| one_line(article))),
        ("quote", quote.as_ref().map(|quote| one_line(quote))),
    ])
}

fn inline_table<const N: usize>(pairs: [(&str, Option<String>); N]) -> String {
    let pairs: Vec<String> =
        pairs.into_iter().filter_map(|(key, value)| Some(format!("{key} = {}", value?))).collect();
    format!("{{ {} }}", pairs.join(", "))
}
