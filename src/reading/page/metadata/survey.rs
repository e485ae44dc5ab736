//! What a page says about itself, gathered in one pass and not yet judged.
//!
//! Owns which elements are kept: metadata in the head, JSON-LD, elements marked as a date, headline or
//! author, and the lines of visible text with the place where they stand. The finders read it. It must keep
//! its memory bounded and never go deeper into the page by calling itself.

use super::area::{Area, AreaId, Areas};
use super::element::{Element, name_of};
use crate::reading::page::html::reference;
use crate::reading::page::html::token::{HtmlToken, Tokens};

/// The most open elements that are remembered; what lies deeper counts to the last of them.
const DEEPEST: usize = 256;
/// How far up an end tag may look for its start tag.
const FARTHEST_END: usize = 40;
/// The most lines of text that are kept.
const MOST_LINES: usize = 40_000;
/// The most bytes of a line or of a marked element that are kept.
pub(super) const LONGEST_TEXT: usize = 500;
/// The most marked elements and the most `<meta>` elements that are kept.
const MOST_MARKED: usize = 4_000;
/// The most marked elements inside each other.
const MOST_OPEN: usize = 8;

/// Elements that do not begin a new line.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "em", "font", "i",
    "img", "ins", "kbd", "label", "link", "mark", "meta", "nobr", "q", "s", "script", "small", "span",
    "strong", "style", "sub", "sup", "time", "tt", "u", "var", "wbr",
];

/// A `<meta>` of the page.
#[derive(Debug)]
pub(super) struct Meta {
    /// Its `name`, `property` or `http-equiv`, in lower case. One with `itemprop` is a [`Marked`].
    pub(super) name: String,
    pub(super) content: String,
}

/// A line of visible text: what a browser shows without a break.
#[derive(Debug)]
pub(super) struct Line {
    /// Blanks run together, at most [`LONGEST_TEXT`] bytes.
    pub(super) text: String,
    pub(super) area: AreaId,
}

/// An element that is marked as a date, a headline or an author.
#[derive(Debug)]
pub(super) struct Marked {
    /// The element's name.
    pub(super) tag: String,
    /// Its `itemprop` or `property`, in lower case; `author name` for a name inside an author.
    pub(super) property: String,
    /// Its classes and its id, in lower case.
    pub(super) class: String,
    /// Its `datetime`, `content` or `title`.
    pub(super) value: Option<String>,
    /// Whether it has the attribute `pubdate`.
    pub(super) is_publication: bool,
    /// Whether it is a link to the author.
    pub(super) is_author: bool,
    /// The text inside, blanks run together.
    pub(super) text: String,
    /// The line in which it begins.
    pub(super) line: usize,
    /// Where in that line.
    pub(super) offset: usize,
    pub(super) area: AreaId,
}

/// Everything gathered.
#[derive(Debug, Default)]
pub(super) struct Survey<'a> {
    pub(super) language: Option<String>,
    pub(super) metas: Vec<Meta>,
    pub(super) canonical: Option<String>,
    /// Where addresses without a host begin.
    pub(super) base: Option<String>,
    pub(super) title: Option<String>,
    /// The contents of `<script type="application/ld+json">`.
    pub(super) json_ld: Vec<&'a str>,
    /// The contents of other scripts.
    pub(super) scripts: Vec<&'a str>,
    pub(super) marked: Vec<Marked>,
    pub(super) lines: Vec<Line>,
    pub(super) areas: Areas,
}

/// An open element.
struct Open {
    name: String,
    area: AreaId,
    /// The property of the item that it is in: an author's or a publisher's name is only a `name`.
    item: Option<&'static str>,
    /// Which marked element it is.
    marks: Option<usize>,
}

struct Surveyor<'a> {
    survey: Survey<'a>,
    open: Vec<Open>,
    /// Marked elements that are still open, by their place in `survey.marked`.
    marking: Vec<usize>,
    line: String,
    line_area: AreaId,
    in_body: bool,
}

impl<'a> Survey<'a> {
    /// Gathers what a page says.
    pub(super) fn of(html: &'a str) -> Self {
        let mut surveyor = Surveyor {
            survey: Survey::default(),
            open: Vec::new(),
            marking: Vec::new(),
            line: String::new(),
            line_area: AreaId::default(),
            in_body: false,
        };
        for token in Tokens::of(html) {
            match token {
                HtmlToken::Doctype => {}
                HtmlToken::Start(tag) => surveyor.enter(&Element::of(tag, None)),
                HtmlToken::Raw(tag, content) => surveyor.enter(&Element::of(tag, Some(content))),
                HtmlToken::End(name) => surveyor.leave(&name_of(name)),
                HtmlToken::Text(text) => surveyor.text(text),
            }
        }
        surveyor.end_line();
        surveyor.survey
    }

    /// The contents of the `<meta>` with this name, in order.
    pub(super) fn meta<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s str> + 's {
        self.metas.iter().filter(move |meta| meta.name == name).map(|meta| meta.content.as_str())
    }
}

impl<'a> Surveyor<'a> {
    fn area(&self) -> AreaId {
        self.open.last().map_or_else(AreaId::default, |open| open.area)
    }

    fn enter(&mut self, tag: &Element<'a>) {
        let is_inline = INLINE.contains(&tag.name.as_str());
        if !is_inline {
            self.end_line();
        }
        match tag.name.as_str() {
            "html" if self.survey.language.is_none() => {
                self.survey.language = tag.get("lang").or_else(|| tag.get("xml:lang"));
            }
            "body" => self.in_body = true,
            "meta" => self.meta(tag),
            "link" => self.link(tag),
            "base" if self.survey.base.is_none() => self.survey.base = tag.get("href"),
            "title" => self.title(tag),
            "script" => self.script(tag),
            _ => {}
        }
        if tag.raw.is_some() {
            return;
        }
        let class = class_of(tag);
        let area = self.area_of(tag, &class);
        let item = self.item(tag);
        let marks = self.mark(tag, class, area, item);
        if tag.is_whole() {
            self.marking.retain(|open| Some(*open) != marks);
        } else if self.open.len() < DEEPEST {
            self.open.push(Open { name: tag.name.clone(), area, item, marks });
        } else if marks.is_some() {
            self.marking.pop();
        }
    }

    fn area_of(&mut self, tag: &Element<'_>, class: &str) -> AreaId {
        let outer = self.area();
        if tag.is_whole() {
            return outer;
        }
        let class = if matches!(tag.name.as_str(), "html" | "body") { "" } else { class };
        let item = tag.get("itemtype").unwrap_or_default();
        match Area::of(&tag.name, class, &item, tag.get("role").as_deref()) {
            Some(area) => self.survey.areas.open(outer, area),
            None => outer,
        }
    }

    fn item(&self, tag: &Element<'_>) -> Option<&'static str> {
        let property = property_of(tag);
        ["author", "publisher", "creator"]
            .into_iter()
            .find(|known| property == *known)
            .or_else(|| self.open.last().and_then(|open| open.item))
    }

    fn mark(
        &mut self,
        tag: &Element<'_>,
        class: String,
        area: AreaId,
        item: Option<&'static str>,
    ) -> Option<usize> {
        let mut property = property_of(tag);
        let rel = tag.get("rel").unwrap_or_default().to_ascii_lowercase();
        let is_author = rel.split_ascii_whitespace().any(|word| word == "author");
        if let (Some(item), "name") = (item, property.as_str()) {
            property = format!("{item} name");
        }
        let is_wanted = matches!(tag.name.as_str(), "time" | "h1" | "h2")
            || PROPERTIES.contains(&property.as_str())
            || is_author
            || !matches!(tag.name.as_str(), "html" | "body" | "main" | "form" | "input" | "link")
                && super::classes::marks(&class);
        if !is_wanted || self.survey.marked.len() >= MOST_MARKED || self.marking.len() >= MOST_OPEN {
            return None;
        }
        let value =
            ["datetime", "content", "title", "data-datetime", "data-date", "data-time", "data-timestamp"]
                .iter()
                .find_map(|name| tag.get(name).filter(|value| !value.trim().is_empty()));
        let place = self.survey.marked.len();
        self.survey.marked.push(Marked {
            tag: tag.name.clone(),
            property,
            class,
            value: value.map(|value| run_together(&value)),
            is_publication: tag.has("pubdate"),
            is_author,
            text: String::new(),
            line: self.survey.lines.len(),
            offset: self.line.len(),
            area,
        });
        self.marking.push(place);
        Some(place)
    }

    fn leave(&mut self, name: &str) {
        if !INLINE.contains(&name) {
            self.end_line();
        }
        let Some(back) = self.open.iter().rev().take(FARTHEST_END).position(|open| open.name == name) else {
            return;
        };
        let keep = self.open.len() - 1 - back;
        for closed in self.open.drain(keep..) {
            self.marking.retain(|open| Some(*open) != closed.marks);
        }
    }

    fn text(&mut self, raw: &str) {
        // A line and an element keep only their beginning, so the rest need not be decoded; references
        // shorten it.
        let raw = &raw[..raw.floor_char_boundary(8 * LONGEST_TEXT)];
        if raw.trim().is_empty() || self.survey.lines.len() >= MOST_LINES {
            return;
        }
        let text = reference::text(raw);
        if self.line.is_empty() {
            self.line_area = self.area();
        }
        append(&mut self.line, &text);
        for place in &self.marking {
            append(&mut self.survey.marked[*place].text, &text);
        }
    }

    fn end_line(&mut self) {
        if !self.line.is_empty() {
            let text = std::mem::take(&mut self.line);
            self.survey.lines.push(Line { text, area: self.line_area });
        }
    }

    fn meta(&mut self, tag: &Element<'_>) {
        let names = ["property", "name", "http-equiv"];
        let name = names.iter().find_map(|name| tag.get(name));
        let content = tag.get("content").or_else(|| tag.get("value"));
        if let (Some(name), Some(content)) = (name, content)
            && self.survey.metas.len() < MOST_MARKED
            && !content.trim().is_empty()
        {
            let content = run_together(&content);
            self.survey.metas.push(Meta { name: name.trim().to_ascii_lowercase(), content });
        }
    }

    fn link(&mut self, tag: &Element<'_>) {
        let rel = tag.get("rel").unwrap_or_default();
        if rel.eq_ignore_ascii_case("canonical") && self.survey.canonical.is_none() {
            self.survey.canonical = tag.get("href").filter(|href| !href.trim().is_empty());
        }
    }

    fn title(&mut self, tag: &Element<'_>) {
        // Pictures have titles too, but not in the head.
        if self.survey.title.is_none() && self.open.iter().all(|open| open.name != "svg") {
            let title = run_together(&reference::text(tag.raw.unwrap_or_default()));
            self.survey.title = Some(title).filter(|title| !title.is_empty());
        }
    }

    fn script(&mut self, tag: &Element<'a>) {
        let Some(content) = tag.raw.filter(|content| !content.trim().is_empty()) else { return };
        let kind = tag.get("type").unwrap_or_default().to_ascii_lowercase();
        let list = if kind.contains("ld+json") { &mut self.survey.json_ld } else { &mut self.survey.scripts };
        if list.len() < MOST_MARKED {
            list.push(content);
        }
    }
}

/// Properties whose elements are kept, of schema.org and Dublin Core.
const PROPERTIES: &[&str] = &[
    "datepublished",
    "datecreated",
    "datemodified",
    "uploaddate",
    "schema:datepublished",
    "schema:datecreated",
    "schema:datemodified",
    "dc:date",
    "dc:created",
    "dc:issued",
    "dcterms:issued",
    "dcterms:created",
    "headline",
    "author",
    "creator",
    "author name",
    "creator name",
    "publisher name",
    "schema:author",
    "inlanguage",
];

fn property_of(tag: &Element<'_>) -> String {
    tag.get("itemprop").or_else(|| tag.get("property")).unwrap_or_default().trim().to_ascii_lowercase()
}

fn class_of(tag: &Element<'_>) -> String {
    let mut class = tag.get("class").unwrap_or_default();
    if let Some(id) = tag.get("id") {
        class.push(' ');
        class.push_str(&id);
    }
    class.truncate(class.floor_char_boundary(300));
    super::classes::words_apart(&class)
}

/// Signs that belong to the word before them.
const CLOSING: &[char] = &['.', ',', ';', ':', '!', '?', ')', ']', '’', '”', '»', '%'];

/// Adds text, its blanks run together, as long as there is room. Texts of two elements are two words: most
/// pages set them apart by style.
fn append(line: &mut String, text: &str) {
    let mut glued = text.starts_with(CLOSING);
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()) {
        let room = LONGEST_TEXT.saturating_sub(line.len());
        if room == 0 {
            return;
        }
        if !line.is_empty() && !std::mem::take(&mut glued) {
            line.push(' ');
        }
        line.push_str(&word[..word.floor_char_boundary(room)]);
    }
}

/// The text with its blanks run together, at most [`LONGEST_TEXT`] bytes.
pub(super) fn run_together(text: &str) -> String {
    let mut line = String::new();
    append(&mut line, text);
    line
}
