//! The letters of HTML: tags and text, and character references.
//!
//! Called by everything that reads a page: the search for a declared charset, what the page says of itself,
//! and the words of its article. It never decides what a tag means.

pub(super) mod reference;
pub(super) mod token;
