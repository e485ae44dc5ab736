//! What an extractor leaves around an article, taken away.
//!
//! Owns the removal of the headline (it is kept with the article anyway) and of the links to other articles at the end. Takes away only what is surely no sentence of the article: a quote that is not
//! found costs more than a line too many.

use super::block::{Block, Kind};
use super::reference::References;
use super::token::{Token, Tokens};

/// What a page calls itself.
#[derive(Debug, Default)]
pub(super) struct Titles {
    titles: Vec<String>,
}

impl Titles {
    /// The titles of a page: its headline for others, its `<title>`, and its first large heading.
    pub(super) fn of(html: &str) -> Self {
        let mut references = References::default();
        let mut titles = Vec::new();
        let mut heading: Option<String> = None;
        for token in Tokens::of(html) {
            let written = match token {
                Token::Start(tag) if tag.is("meta") => {
                    let name = tag.attribute("property").or_else(|| tag.attribute("name")).unwrap_or("");
                    let is_title = ["og:title", "twitter:title"].iter().any(|title| name.eq_ignore_ascii_case(title));
                    tag.attribute("content").filter(|_| is_title).map(str::to_owned)
                }
                Token::Raw(tag, title) if tag.is("title") => Some(title.to_owned()),
                Token::Start(tag) if tag.is("h1") => {
                    heading = Some(String::new());
                    None
                }
                Token::End(name) if name.eq_ignore_ascii_case("h1") => heading.take(),
                Token::Text(text) => {
                    if let Some(heading) = &mut heading {
                        heading.push_str(text);
                    }
                    None
                }
                _ => None,
            };
            if let Some(written) = written {
                let mut title = String::new();
                references.decode(&written, &mut title);
                titles.push(title.split_whitespace().collect::<Vec<_>>().join(" "));
            }
            // A page has a few; a page that has hundreds is no article.
            if titles.len() > 8 {
                break;
            }
        }
        titles.retain(|title| !title.is_empty());
        Self { titles }
    }

    /// One title to call the page by.
    pub(super) fn first(&self) -> Option<String> {
        self.titles.first().cloned()
    }

    /// Whether a block is a title of the page, with or without the name of the site behind it.
    fn include(&self, block: &str) -> bool {
        let block = letters(block);
        let long_enough = block.chars().count() >= 12;
        self.titles.iter().map(|title| letters(title)).any(|title| {
            title == block || (long_enough && title.starts_with(&block) && block.len() * 2 >= title.len())
        })
    }
}

/// The blocks of an article without what is surely no part of it.
pub(super) fn tidied(mut blocks: Vec<Block>, titles: &Titles) -> Vec<Block> {
    let headline = blocks.iter().take(4).position(|block| titles.include(&block.text));
    if let Some(at) = headline {
        blocks.remove(at);
    }
    drop_link_lists(&mut blocks);
    while blocks.last().is_some_and(is_end_matter) {
        blocks.pop();
    }
    blocks
}

/// Drops runs of three and more blocks that are links and nothing else: lists of other articles, of topics, of pages.
fn drop_link_lists(blocks: &mut Vec<Block>) {
    let mut kept = Vec::with_capacity(blocks.len());
    let mut run = Vec::new();
    let end_run = |run: &mut Vec<Block>, kept: &mut Vec<Block>| {
        if run.len() < 3 {
            kept.append(run);
        }
        run.clear();
    };
    for block in blocks.drain(..) {
        if block.is_links() {
            run.push(block);
        } else {
            end_run(&mut run, &mut kept);
            kept.push(block);
        }
    }
    end_run(&mut run, &mut kept);
    *blocks = kept;
}

/// Whether a block at the end of an article only leads away from it: a link, or a heading with nothing under it.
fn is_end_matter(block: &Block) -> bool {
    block.is_links() || matches!(block.kind, Kind::Heading(_))
}

/// The letters and digits of a text in lower case, by which two texts are compared.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
