//! A page as a sequence of blocks of text: paragraphs, headings, items of lists, rows of tables.
//!
//! Owns what ends a block and how blocks are joined to the text of an article. Reads the tags in order,
//! builds no tree, and serves both what the extractor gives back and whole pages.

use super::shown::shown;
use crate::reading::page::html::reference;
use crate::reading::page::html::token::{HtmlToken, Tag, Tokens};

/// What a block is, as far as joining and choosing need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BlockKind {
    /// `<p>`.
    Paragraph,
    /// `<h1>` to `<h6>`, with the level.
    Heading(u8),
    /// The first block of an item of a list.
    Item,
    /// A row of a table.
    Row,
    /// Text in another element, mostly `<div>`.
    Loose,
}

/// One block of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// The text; a line break only where the page has one.
    pub(super) text: String,
    pub(super) kind: BlockKind,
    /// How many bytes of the text are in links.
    pub(super) linked: usize,
    /// Which `<article>` or `<main>` it stands in, the innermost; they are counted from 1, and 0 is none.
    pub(super) region: usize,
    /// Whether it stands in what is no text of an article: navigation, footers, sidebars.
    pub(super) aside: bool,
}

impl Block {
    /// Whether nearly all of it is links.
    pub(super) fn is_links(&self) -> bool {
        self.linked * 10 >= self.text.len() * 9
    }
}

/// The blocks of a page or a part of one, in order, without empty ones.
pub(super) fn blocks(html: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    for token in Tokens::of(html) {
        match token {
            HtmlToken::Start(tag) => reader.start(&tag),
            HtmlToken::End(name) => reader.end(&name.to_ascii_lowercase()),
            HtmlToken::Text(text) => reader.text(text),
            HtmlToken::Doctype | HtmlToken::Raw(..) => {}
        }
    }
    reader.flush();
    reader.blocks
}

/// The blocks as one text: items and rows on lines, everything else with an empty line between.
pub(super) fn joined(blocks: &[Block]) -> String {
    let mut text = String::new();
    for (index, block) in blocks.iter().enumerate() {
        let kinds = index.checked_sub(1).map(|before| (blocks[before].kind, block.kind));
        match kinds {
            None => {}
            Some((BlockKind::Item, BlockKind::Item) | (BlockKind::Row, BlockKind::Row)) => text.push('\n'),
            Some(_) => text.push_str("\n\n"),
        }
        text.push_str(&block.text);
    }
    text
}

/// Elements that are not seen, or whose text is a label and no sentence.
const UNSEEN: [&str; 10] =
    ["svg", "math", "template", "noscript", "select", "button", "object", "video", "audio", "canvas"];

/// Elements whose text is about the page and not of the article.
const ASIDE: [&str; 7] = ["nav", "footer", "aside", "menu", "dialog", "figcaption", "header"];

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    text: String,
    linked: usize,
    kind: Option<BlockKind>,
    /// An item of a list has begun, and has no block yet.
    fresh_item: bool,
    in_link: bool,
    preformatted: usize,
    unseen: Option<(&'static str, usize)>,
    asides: [usize; ASIDE.len()],
    regions: Vec<usize>,
    last_region: usize,
}

impl Reader {
    fn start(&mut self, tag: &Tag<'_>) {
        let name = tag.name.to_ascii_lowercase();
        if let Some((unseen, depth)) = &mut self.unseen {
            // What cannot stand in them has ended them.
            if matches!(name.as_str(), "p" | "div" | "table" | "article" | "section" | "body" | "main") {
                self.unseen = None;
            } else {
                *depth += usize::from(name == *unseen);
                return;
            }
        }
        if let Some(unseen) = UNSEEN.into_iter().find(|unseen| *unseen == name) {
            self.unseen = Some((unseen, 1));
            return;
        }
        match name.as_str() {
            "br" => self.line_break(),
            "a" => self.in_link = tag.attribute("name").is_none() || tag.attribute("href").is_some(),
            "td" | "th" if self.kind == Some(BlockKind::Row) && !self.text.is_empty() => {
                self.push_text(" | ");
            }
            "td" | "th" => {}
            _ if is_inline(&name) => {}
            _ => self.block_start(&name),
        }
    }

    fn block_start(&mut self, name: &str) {
        self.flush();
        self.kind = match name.as_bytes() {
            [b'h', level @ b'1'..=b'6'] => Some(BlockKind::Heading(level - b'0')),
            b"p" => Some(BlockKind::Paragraph),
            b"tr" => Some(BlockKind::Row),
            _ => None,
        };
        match name {
            "li" | "dt" | "dd" => self.fresh_item = true,
            "pre" => self.preformatted += 1,
            "article" | "main" => {
                self.last_region += 1;
                self.regions.push(self.last_region);
            }
            _ => {}
        }
        if let Some(at) = ASIDE.iter().position(|aside| *aside == name) {
            self.asides[at] += 1;
        }
    }

    fn end(&mut self, name: &str) {
        if let Some((unseen, depth)) = &mut self.unseen {
            if name == *unseen {
                *depth -= 1;
                if *depth == 0 {
                    self.unseen = None;
                }
            }
            return;
        }
        match name {
            "a" => self.in_link = false,
            "br" => self.line_break(),
            "td" | "th" => {}
            _ if is_inline(name) => {}
            _ => {
                self.flush();
                self.kind = None;
                match name {
                    "li" | "dt" | "dd" => self.fresh_item = false,
                    "pre" => self.preformatted = self.preformatted.saturating_sub(1),
                    "article" | "main" => _ = self.regions.pop(),
                    _ => {}
                }
                if let Some(at) = ASIDE.iter().position(|aside| *aside == name) {
                    self.asides[at] = self.asides[at].saturating_sub(1);
                }
            }
        }
    }

    fn text(&mut self, written: &str) {
        if self.unseen.is_some() {
            return;
        }
        self.push_text(&reference::text(written));
    }

    fn push_text(&mut self, decoded: &str) {
        let before = self.text.len();
        for c in decoded.chars() {
            if c == '\n' && self.preformatted > 0 {
                self.break_line();
                continue;
            }
            match shown(c) {
                Some(' ') if self.text.is_empty() || self.text.ends_with([' ', '\n']) => {}
                Some(c) => self.text.push(c),
                None => {}
            }
        }
        if self.in_link {
            self.linked += self.text.len().saturating_sub(before);
        }
    }

    /// `<br>`: one is a line break, two are the end of a paragraph, as pages without `<p>` write it.
    fn line_break(&mut self) {
        if self.text.ends_with('\n') {
            let kind = self.kind;
            self.flush();
            self.kind = kind;
        } else {
            self.break_line();
        }
    }

    fn break_line(&mut self) {
        self.text.truncate(self.text.trim_end_matches(' ').len());
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// Ends the block.
    fn flush(&mut self) {
        let linked = std::mem::take(&mut self.linked);
        let length = self.text.trim_end().len();
        if length == 0 {
            self.text.clear();
            return;
        }
        let kind = match self.kind {
            Some(BlockKind::Heading(level)) => BlockKind::Heading(level),
            Some(BlockKind::Row) => BlockKind::Row,
            _ if self.fresh_item => BlockKind::Item,
            Some(kind) => kind,
            None => BlockKind::Loose,
        };
        self.fresh_item = false;
        self.blocks.push(Block {
            text: self.text[..length].to_owned(),
            kind,
            linked,
            region: self.regions.last().copied().unwrap_or(0),
            aside: self.asides.iter().any(|open| *open > 0),
        });
        self.text.clear();
    }
}

/// Whether an element runs on in the line. What is unknown does, as in a browser.
fn is_inline(name: &str) -> bool {
    const BLOCKS: [&str; 44] = [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "head",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
        "td",
        "th",
        "iframe",
    ];
    !BLOCKS.contains(&name) && !matches!(name.as_bytes(), [b'h', b'1'..=b'6'])
}
