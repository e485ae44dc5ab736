//! What an extractor leaves around an article, taken away.
//!
//! Owns the removal of the headline (it is kept with the article anyway) and of the links to other articles
//! at the end. Takes away only what is surely no sentence of the article: a quote that is not found costs
//! more than a line too many.

use super::block::{Block, BlockKind};
use crate::reading::page::html::reference;
use crate::reading::page::html::token::{HtmlToken, Tokens};

/// What a page calls itself.
#[derive(Debug, Default)]
pub(super) struct Titles {
    titles: Vec<String>,
}

impl Titles {
    /// The titles of a page: its headline for others, its `<title>`, and its first large heading.
    pub(super) fn of(html: &str) -> Self {
        let mut titles = Vec::new();
        let mut heading: Option<String> = None;
        for token in Tokens::of(html) {
            let written = match token {
                HtmlToken::Start(tag) if tag.is("meta") => {
                    let name = tag.attribute("property").or_else(|| tag.attribute("name")).unwrap_or("");
                    let is_title =
                        ["og:title", "twitter:title"].iter().any(|title| name.eq_ignore_ascii_case(title));
                    tag.attribute("content").filter(|_| is_title).map(str::to_owned)
                }
                HtmlToken::Raw(tag, title) if tag.is("title") => Some(title.to_owned()),
                HtmlToken::Start(tag) if tag.is("h1") => {
                    heading = Some(String::new());
                    None
                }
                HtmlToken::End(name) if name.eq_ignore_ascii_case("h1") => heading.take(),
                HtmlToken::Text(text) => {
                    if let Some(heading) = &mut heading {
                        heading.push_str(text);
                    }
                    None
                }
                _ => None,
            };
            if let Some(written) = written {
                let title = reference::text(&written);
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

    /// One title to call the page by, cut where it is too long for a message.
    pub(super) fn first(&self) -> Option<String> {
        let title = self.titles.first()?;
        let cut: String = title.chars().take(120).collect();
        Some(if cut.len() < title.len() { cut + "…" } else { cut })
    }

    /// Whether a block is a title of the page, with or without the name of the site behind it.
    fn include(&self, block: &str) -> bool {
        let block = letters(block);
        let long_enough = block.chars().count() >= 12;
        self.titles.iter().map(|title| letters(title)).any(|title| {
            title == block
                || (long_enough && title.starts_with(&block) && block.len() * 2 >= title.len())
                || (title.len() >= 12 && block.starts_with(&title) && block.len() <= title.len() + 20)
        })
    }
}

/// Lines after which only links to other articles come, in letters alone (see [`letters`]).
const ENDINGS: [&str; 52] = [
    "related",
    "relatedarticles",
    "relatedstories",
    "relatedposts",
    "relatedtopics",
    "relatednews",
    "relatedcontent",
    "relatedcoverage",
    "readmore",
    "readalso",
    "readnext",
    "morenews",
    "morestories",
    "morefromus",
    "youmayalsolike",
    "youmightalsolike",
    "recommended",
    "recommendedforyou",
    "mostread",
    "mostpopular",
    "sharethis",
    "tags",
    "topics",
    "filedunder",
    "nextarticle",
    "seealso",
    "mehrzumthema",
    "lesensieauch",
    "ähnlicheartikel",
    "verwandteartikel",
    "daskönntesieauchinteressieren",
    "àlireaussi",
    "lireaussi",
    "surlemêmesujet",
    "noticiasrelacionadas",
    "tepuedeinteresar",
    "tambiéntepuedeinteresar",
    "leetambién",
    "leggianche",
    "articolicorrelati",
    "leiatambém",
    "leiamais",
    "leesook",
    "czytajtakże",
    "zobacztakże",
    "читайтетакже",
    "похожиестатьи",
    "похожиеновости",
    "関連記事",
    "相关新闻",
    "terkait",
    "bacajuga",
];

/// How a line begins that asks the reader to do something, in lower case.
const REQUESTS: [&str; 14] = [
    "follow ",
    "subscribe",
    "sign up",
    "click here",
    "get the ",
    "read more",
    "see also",
    "also see",
    "related:",
    "share this",
    "tags:",
    "view all",
    "back to ",
    "listen to ",
];

/// The blocks of an article without what is surely no part of it.
pub(super) fn tidied(mut blocks: Vec<Block>, titles: &Titles) -> Vec<Block> {
    let headline = blocks.iter().take(4).position(|block| titles.include(&block.text));
    if let Some(at) = headline {
        blocks.remove(at);
    }
    let head =
        blocks.iter().take(5).take_while(|block| !is_sentence(&block.text) || block.text.len() < 100).count();
    let mut at = 0;
    blocks.retain(|block| {
        at += 1;
        at > head || !is_date_line(block)
    });
    drop_link_lists(&mut blocks);
    cut_after_ending(&mut blocks);
    while blocks.len() > 1 && blocks.last().is_some_and(is_end_matter) {
        blocks.pop();
    }
    blocks
}

/// Whether a line under the headline only says when and by whom the article was published.
fn is_date_line(block: &Block) -> bool {
    let has_year = block
        .text
        .split(|c: char| !c.is_ascii_digit())
        .any(|number| number.len() == 4 && (number.starts_with("19") || number.starts_with("20")));
    let digits = block.text.chars().filter(char::is_ascii_digit).count();
    let is_byline = block.text.starts_with("By ") && block.text.split_whitespace().count() <= 8;
    block.text.len() < 100 && !is_sentence(&block.text) && ((has_year && digits >= 5) || is_byline)
}

/// Drops runs of three and more blocks that are links and nothing else: lists of other articles, of topics,
/// of pages.
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

/// Drops what follows a line like "Related articles", when that is less than a third of the text.
fn cut_after_ending(blocks: &mut Vec<Block>) {
    let total: usize = blocks.iter().map(|block| block.text.len()).sum();
    let mut before = 0;
    let ending = blocks.iter().position(|block| {
        let is_late = before * 3 >= total * 2;
        before += block.text.len();
        is_late && block.text.len() <= 60 && ENDINGS.contains(&letters(&block.text).as_str())
    });
    if let Some(at) = ending {
        blocks.truncate(at);
    }
}

/// Whether a block at the end of an article is no part of it: a link, a heading with nothing under it, a
/// label, or a request to follow, to subscribe or to click.
fn is_end_matter(block: &Block) -> bool {
    let is_label = matches!(block.kind, BlockKind::Loose | BlockKind::Paragraph)
        && block.text.len() < 30
        && !is_sentence(&block.text)
        && block.text.chars().any(char::is_alphabetic);
    let lower = block.text.to_lowercase();
    let is_request = block.linked > 0
        && block.text.len() < 200
        && REQUESTS.iter().any(|request| lower.starts_with(request));
    block.is_links() || matches!(block.kind, BlockKind::Heading(_)) || is_label || is_request
}

/// Whether a text ends as a sentence does.
pub(super) fn is_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '\'', '”', '’', '»', ')', '」', ']']);
    text.ends_with(['.', '!', '?', '…', '。', ':', '؟', '।'])
}

/// The letters and digits of a text in lower case, by which two texts are compared.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
