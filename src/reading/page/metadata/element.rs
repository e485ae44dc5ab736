//! An element of a page as its survey looks at it: its name, its attributes decoded, and what it holds if
//! that is no markup.

use std::borrow::Cow;

use crate::reading::page::html::reference;
use crate::reading::page::html::token::Tag;

/// No element has a longer name, in bytes; what does is not worth its memory.
const LONGEST_NAME: usize = 40;

/// Elements that have no content and no end tag.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// A start tag.
pub(super) struct Element<'a> {
    /// Its name in lower case.
    pub(super) name: String,
    tag: Tag<'a>,
    /// The content of an element such as `<script>`, not decoded; its end tag is not reported.
    pub(super) raw: Option<&'a str>,
}

impl<'a> Element<'a> {
    pub(super) fn of(tag: Tag<'a>, raw: Option<&'a str>) -> Self {
        Self { name: name_of(tag.name), tag, raw }
    }

    /// The value of an attribute, decoded; the first one counts if it stands twice. `name` is in lower case.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        self.tag.attribute(name).map(reference::attribute).map(Cow::into_owned)
    }

    /// Whether it has the attribute, with or without a value.
    pub(super) fn has(&self, name: &str) -> bool {
        self.tag.attribute(name).is_some()
    }

    /// Whether no end tag follows: the element is void, or its content came with it.
    pub(super) fn is_whole(&self) -> bool {
        self.raw.is_some() || VOID.contains(&self.name.as_str())
    }
}

/// The name of a tag in lower case.
pub(super) fn name_of(written: &str) -> String {
    if written.len() > LONGEST_NAME { String::new() } else { written.to_ascii_lowercase() }
}
