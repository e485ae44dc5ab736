//! The article of a page by its shape: the part with the most prose.
//!
//! Owns the way of last resort, for pages that the extractor may not see or finds nothing in. Reads the
//! blocks in their order and needs no tree.

use super::block::{Block, BlockKind, blocks};
use super::tidy::is_sentence;
use std::collections::HashMap;

/// From this length on, in bytes, a text that is no sentence is prose all the same.
const PROSE: usize = 120;

/// The blocks of the `<article>` or `<main>` with the most prose, or of the whole page when none has a good
/// part of it. Empty when the page has no text.
pub(super) fn article(html: &str) -> Vec<Block> {
    let mut all: Vec<Block> = blocks(html).into_iter().filter(|block| !block.is_links()).collect();
    // A page that never closes its menu has everything in it.
    let length = |aside: bool| -> usize {
        all.iter().filter(|block| block.aside == aside && is_prose(block)).map(|block| block.text.len()).sum()
    };
    if length(false) * 2 >= length(true) {
        all.retain(|block| !block.aside);
    }
    let mut prose: HashMap<usize, usize> = HashMap::new();
    for block in all.iter().filter(|block| is_prose(block)) {
        *prose.entry(block.region).or_default() += block.text.len();
    }
    let total: usize = prose.values().sum();
    // Of two equal ones the first, so that the same page always gives the same text.
    let best = prose
        .into_iter()
        .filter(|(region, _)| *region > 0)
        .max_by_key(|(region, length)| (*length, std::cmp::Reverse(*region)));
    let region = best.filter(|(_, length)| length * 5 >= total * 2).map(|(region, _)| region);
    let chosen: Vec<Block> =
        all.into_iter().filter(|block| region.is_none_or(|region| block.region == region)).collect();
    densest(&chosen).to_vec()
}

/// How many blocks without prose may stand between two of an article.
const GAP: usize = 8;

/// The run of blocks with the most prose, from its first prose to its last; all of them when none is prose.
fn densest(blocks: &[Block]) -> &[Block] {
    let mut best = (0, 0, 0);
    let mut run = (0, 0, 0);
    for (at, block) in blocks.iter().enumerate().filter(|(_, block)| is_prose(block)) {
        if run.0 == 0 || at > run.2 + GAP {
            run = (0, at, at);
        }
        run = (run.0 + block.text.len(), run.1, at);
        if run.0 > best.0 {
            best = run;
        }
    }
    if best.0 == 0 { blocks } else { &blocks[best.1..=best.2] }
}

/// Whether a block reads like a part of a text rather than a label.
fn is_prose(block: &Block) -> bool {
    let is_text = !matches!(block.kind, BlockKind::Heading(_));
    is_text && (block.text.len() >= PROSE || (is_sentence(&block.text) && block.text.len() >= 40))
}
