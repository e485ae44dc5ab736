//! The one place that calls the extractor, rs-trafilatura.
//!
//! Owns its options and the reading of its answer. It may be given only what `bounded` let through.

use super::block::{Block, blocks};
use rs_trafilatura::Options;
use rs_trafilatura::page_type::PageType;

/// The blocks of the article of a page; none when the extractor finds none.
pub(super) fn article(bounded: &str) -> Option<Vec<Block>> {
    let options = Options {
        // What we are given is an article. Left to itself it guesses among seven types by the look of the
        // page, and for some of them cuts texts at a byte that may be inside a character.
        page_type: Some(PageType::Article),
        // Longer texts are cut at a byte, too.
        max_extracted_len: usize::MAX,
        // Its fallback gives the words of the page in one paragraph; ours (`shape`) keeps the paragraphs.
        use_fallback_extraction: false,
        ..Options::default()
    };
    // What is known to make it panic is kept from it. Should there be more, then the page is read another
    // way: a capture must not be lost for it. It keeps no state that a panic could leave half changed.
    let answer =
        std::panic::catch_unwind(|| rs_trafilatura::extract_with_options(bounded, &options)).ok()?.ok()?;
    // Its plain text has a space wherever markup ends in mid-sentence; its HTML has the words as they stood.
    // Where it has no HTML, its text is the whole page in one line.
    answer.content_html.map(|html| blocks(&html))
}
