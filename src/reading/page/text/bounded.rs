//! A page cut down to what the extractor may be given.
//!
//! Owns the defence of the extractor, which was not written for hostile pages: building a tree takes time
//! that grows with the square of the depth, each text is read once for every element around it, and a table
//! cell that claims to span a thousand million columns gets the memory for them. Everything is counted on the
//! tags, before a tree exists. Whoever calls the extractor must come through here; a page that is refused is
//! still read, by shape.

use crate::reading::page::html::token::{HtmlToken, Tag, Tokens};
use std::fmt::Write as _;

/// The most elements inside each other; the deepest of 386 real pages has 51.
const DEPTH: usize = 200;

/// The most tables inside each other: for each the extractor writes out and parses again all that is in it.
const TABLES: usize = 16;

/// The most elements; the largest of those pages has 9,700.
const ELEMENTS: usize = 40_000;

/// The most bytes of markup and text that are left without scripts and styles; the largest of those pages has
/// 440,000.
const BYTES: usize = 3_000_000;

/// The most elements and texts, each counted once for every element around it, because the extractor looks at
/// all of those; the most of those pages is 370,000.
const WALKED: usize = 1_000_000;

/// The most bytes of text, each counted once for every element around it: how often the extractor copies it;
/// the most of those pages is 3,000,000.
const TEXT_READ: usize = 40_000_000;

/// The most elements like `<b>` that are never closed: each is opened again in every paragraph after it.
const UNCLOSED: usize = 20;

/// The most elements like `<b>` that are closed when a block inside them is still open: each is made again in
/// the block.
const MISNESTED: usize = 300;

/// The most attributes of one element that are kept: a tree builder compares each with all before it.
const ATTRIBUTES: usize = 24;

/// The longest attribute that is kept, in bytes; addresses of pictures made of their data are longer.
const ATTRIBUTE_LENGTH: usize = 2_000;

/// Elements that never have content.
const VOID: [&str; 16] = [
    "br", "img", "meta", "link", "input", "hr", "source", "wbr", "area", "base", "col", "embed", "param",
    "track", "frame", "keygen",
];

/// Elements that stay in force after the block around them has ended, until they are closed themselves.
const FORMATTING: [&str; 13] =
    ["b", "i", "u", "s", "em", "strong", "small", "big", "font", "code", "tt", "strike", "nobr"];

/// The page without scripts, styles, comments and the attributes that are dangerous or of no use; none when
/// it is so large, so deep or so broken that the extractor must not see it.
pub(super) fn bounded(html: &str) -> Option<String> {
    let mut page = Page { out: String::with_capacity(html.len().min(BYTES)), ..Page::default() };
    for token in Tokens::of(html) {
        match token {
            HtmlToken::Doctype => page.out.push_str("<!DOCTYPE html>"),
            HtmlToken::Start(tag) => page.start(&tag),
            HtmlToken::End(name) => page.end(name),
            HtmlToken::Text(text) => page.text(text),
            HtmlToken::Raw(tag, content) if tag.is("title") => {
                page.open_tag(&tag);
                page.text(content);
                page.out.push_str("</title>");
            }
            // A page that shows its text in <textarea> or <xmp> is no article.
            HtmlToken::Raw(..) => {}
        }
        if page.is_beyond() {
            return None;
        }
    }
    Some(page.out)
}

/// The page as it is written again.
#[derive(Default)]
struct Page {
    out: String,
    /// The names of the elements that are open, in lower case.
    open: Vec<String>,
    elements: usize,
    walked: usize,
    text_read: usize,
    misnested: usize,
    unclosed: usize,
    /// A form that is the whole page is open.
    whole_form: bool,
    /// Where in `out` the start tags begin that have nothing but white space after them.
    bare_from: Option<usize>,
}

impl Page {
    fn is_beyond(&self) -> bool {
        self.open.len() > DEPTH
            || self.tables_open() > TABLES
            || self.elements > ELEMENTS
            || self.out.len() > BYTES
            || self.walked > WALKED
            || self.text_read > TEXT_READ
            || self.misnested > MISNESTED
            || self.unclosed > UNCLOSED
    }

    fn tables_open(&self) -> usize {
        self.open.iter().filter(|open| *open == "table").count()
    }

    fn start(&mut self, tag: &Tag<'_>) {
        self.elements += 1 + self.unclosed;
        self.walked += self.open.len();
        let name = tag.name.to_ascii_lowercase();
        if name == "blockquote" {
            self.name_no_quotation();
        }
        let from = self.out.len();
        if name == "blockquote" {
            self.out.push_str("<blockquote>");
        } else if name == "form" && self.open.iter().all(|open| open == "html" || open == "body") {
            // Pages of some old systems are one form, and the extractor drops forms.
            self.whole_form = true;
            self.out.push_str("<div>");
        } else {
            self.open_tag(tag);
        }
        if VOID.contains(&name.as_str()) {
            return;
        }
        self.close_implied(&name);
        self.open.push(name);
        self.bare_from.get_or_insert(from);
    }

    /// A quotation from elsewhere stands in boxes called "social" or "embed", which the extractor takes for
    /// buttons and drops. What somebody posted is a statement: the boxes around it lose their names.
    fn name_no_quotation(&mut self) {
        let Some(from) = self.bare_from else { return };
        let boxes = self.out.split_off(from);
        for token in Tokens::of(&boxes) {
            match token {
                HtmlToken::Start(tag) if tag.is("div") || tag.is("figure") => self.out.push_str("<div>"),
                HtmlToken::Start(tag) => self.open_tag(&tag),
                _ => {}
            }
        }
    }

    fn open_tag(&mut self, tag: &Tag<'_>) {
        self.out.push('<');
        self.out.push_str(tag.name);
        let kept = tag.attributes().filter(|(name, value)| is_of_use(name, value)).take(ATTRIBUTES);
        for (name, value) in kept {
            // Writing to a String does not fail.
            let _ = write!(self.out, " {name}=\"{}\"", value.replace('"', "&quot;"));
        }
        self.out.push('>');
    }

    fn end(&mut self, name: &str) {
        let name = name.to_ascii_lowercase();
        if let Some(at) = self.open.iter().rposition(|open| *open == name) {
            let goes_on = |name: &str| FORMATTING.contains(&name) || name == "a";
            if goes_on(&name) && self.open[at..].iter().any(|open| !goes_on(open)) {
                // The block inside it stays open.
                self.misnested += 1;
                self.open.remove(at);
            } else {
                self.close_to(at);
            }
        } else if FORMATTING.contains(&name.as_str()) {
            self.unclosed = self.unclosed.saturating_sub(1);
        }
        self.bare_from = None;
        let is_whole_form = name == "form" && std::mem::take(&mut self.whole_form);
        self.out.push_str("</");
        self.out.push_str(if is_whole_form { "div" } else { &name });
        self.out.push('>');
    }

    fn text(&mut self, text: &str) {
        self.walked += self.open.len();
        self.text_read += text.len().saturating_mul(self.open.len());
        self.out.push_str(text);
        if !text.trim().is_empty() {
            self.bare_from = None;
        }
    }

    /// Closes the elements that end where this one begins, although no end tag says so.
    fn close_implied(&mut self, name: &str) {
        let (closed, within): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl"]),
            "td" | "th" => (&["td", "th"], &["table", "tr"]),
            "tr" => (&["tr"], &["table"]),
            "option" => (&["option"], &["select"]),
            _ if is_paragraph_end(name) => (&["p"], &["td", "th", "table", "button"]),
            _ => return,
        };
        let open = self
            .open
            .iter()
            .rposition(|open| [closed, within].iter().any(|names| names.contains(&open.as_str())));
        if let Some(at) = open.filter(|at| closed.contains(&self.open[*at].as_str())) {
            self.close_to(at);
        }
    }

    /// Closes the open elements from this place on.
    fn close_to(&mut self, at: usize) {
        let outlasting =
            self.open[at..].iter().skip(1).filter(|name| FORMATTING.contains(&name.as_str())).count();
        self.unclosed += outlasting;
        self.open.truncate(at);
    }
}

/// Whether a start tag of this name ends an open paragraph.
fn is_paragraph_end(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "aside"
            | "main"
            | "nav"
            | "header"
            | "footer"
            | "ul"
            | "ol"
            | "dl"
            | "table"
            | "blockquote"
            | "figure"
            | "form"
            | "hr"
            | "pre"
            | "address"
            | "center"
            | "fieldset"
    ) || matches!(name.as_bytes(), [b'h', b'1'..=b'6'])
}

/// Whether the extractor has a use for the attribute, and none that does harm.
fn is_of_use(name: &str, value: &str) -> bool {
    let is = |word: &str| name.eq_ignore_ascii_case(word);
    let starts = |word: &str| name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let harmful = is("colspan") || is("rowspan") || is("span");
    let useless = starts("on") || is("srcset") || is("sizes") || (starts("data-") && !is("data-test"));
    let is_plain =
        name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':'));
    is_plain && !harmful && !useless && value.len() <= ATTRIBUTE_LENGTH
}
