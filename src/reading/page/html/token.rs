//! HTML cut into tags and text, in one pass and without a tree.
//!
//! Owns the lexical rules that matter here (comments, quoted attributes, elements whose content is no
//! markup); every reader of a page reads it through this. Time and memory grow with the length of the page
//! and with nothing else, so it may be given any input. It never refuses: what is not markup is text, as in a
//! browser.

/// One piece of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reading::page) enum HtmlToken<'a> {
    /// `<!DOCTYPE …>`.
    Doctype,
    /// `<name attributes>`.
    Start(Tag<'a>),
    /// `</name>`.
    End(&'a str),
    /// Text between tags, with its character references as written.
    Text(&'a str),
    /// An element whose content is no markup (a script, a style, a title), whole.
    Raw(Tag<'a>, &'a str),
}

/// A start tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reading::page) struct Tag<'a> {
    /// The name, in the case of the page.
    pub(in crate::reading::page) name: &'a str,
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// Whether the element has this name; `name` is in lower case.
    pub(in crate::reading::page) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The attributes in order, each with its value as written, without its quotes; an attribute without one
    /// has "".
    pub(in crate::reading::page) fn attributes(&self) -> Attributes<'a> {
        Attributes { rest: self.attributes }
    }

    /// The value of the first attribute of this name (in lower case), as written.
    pub(in crate::reading::page) fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes().find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

/// The elements whose content is not markup. `noscript` is none of them: without scripts, its content is.
const RAW: [&str; 8] = ["script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp"];

/// A page, piece by piece.
#[derive(Debug, Clone)]
pub(in crate::reading::page) struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
    /// The pieces of a page.
    pub(in crate::reading::page) fn of(html: &'a str) -> Self {
        Self { rest: html }
    }

    /// Takes the first `length` bytes of what is left.
    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    /// Takes everything up to and with `end`, and gives what stands before it; without an end, all that is
    /// left.
    fn take_past(&mut self, end: &str) -> &'a str {
        match self.rest.find(end) {
            Some(at) => {
                let taken = self.take(at);
                self.take(end.len());
                taken
            }
            None => self.take(self.rest.len()),
        }
    }

    fn start_tag(&mut self) -> HtmlToken<'a> {
        self.take(1);
        let name = self.take(name_length(self.rest));
        let attributes = self.take(attributes_length(self.rest));
        self.take(usize::from(self.rest.starts_with('>')));
        let tag = Tag { name, attributes };
        if RAW.iter().any(|raw| tag.is(raw)) {
            HtmlToken::Raw(tag, self.raw(name))
        } else {
            HtmlToken::Start(tag)
        }
    }

    /// The content of an element that holds no markup, up to and with its end tag.
    fn raw(&mut self, name: &str) -> &'a str {
        let rest = self.rest;
        let end = rest.match_indices("</").map(|(at, _)| at).find(|at| {
            let after = &rest.as_bytes()[at + 2..];
            after.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
                && after
                    .get(name.len())
                    .is_none_or(|next| next.is_ascii_whitespace() || matches!(next, b'/' | b'>'))
        });
        let Some(end) = end else { return self.take(rest.len()) };
        let content = self.take(end);
        self.take_past(">");
        content
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = HtmlToken<'a>;

    fn next(&mut self) -> Option<HtmlToken<'a>> {
        loop {
            let bytes = self.rest.as_bytes();
            return Some(match (bytes.first()?, bytes.get(1)) {
                (b'<', Some(next)) if next.is_ascii_alphabetic() => self.start_tag(),
                (b'<', Some(b'/')) if bytes.get(2).is_some_and(u8::is_ascii_alphabetic) => {
                    self.take(2);
                    let name = self.take(name_length(self.rest));
                    self.take_past(">");
                    HtmlToken::End(name)
                }
                (b'<', Some(b'!')) if self.rest.starts_with("<!--") => {
                    self.take(4);
                    // `<!-->` and `<!--->` are whole comments.
                    if self.rest.starts_with('>') || self.rest.starts_with("->") {
                        self.take_past(">");
                    } else {
                        self.take_past("-->");
                    }
                    continue;
                }
                (b'<', Some(b'!' | b'?' | b'/')) => {
                    let declaration = self.take_past(">");
                    if !declaration.get(2..9).is_some_and(|word| word.eq_ignore_ascii_case("doctype")) {
                        continue;
                    }
                    HtmlToken::Doctype
                }
                // A `<` that opens nothing is text.
                _ => {
                    let is_end = |at: &usize| bytes[*at] == b'<' && opens(&bytes[at + 1..]);
                    HtmlToken::Text(self.take((1..bytes.len()).find(is_end).unwrap_or(bytes.len())))
                }
            });
        }
    }
}

/// Whether a `<` before this opens a tag, a comment or a declaration.
fn opens(after: &[u8]) -> bool {
    after.first().is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, b'!' | b'?' | b'/'))
}

/// The length of a tag's name, which ends at white space, `/` or `>`.
fn name_length(rest: &str) -> usize {
    rest.find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>').unwrap_or(rest.len())
}

/// The length of all attributes: up to the `>` that stands in no quoted value.
fn attributes_length(rest: &str) -> usize {
    let mut attributes = Attributes { rest };
    while attributes.next().is_some() {}
    rest.len() - attributes.rest.len()
}

/// The attributes of a start tag: name and value, both as written.
#[derive(Debug, Clone)]
pub(in crate::reading::page) struct Attributes<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        self.rest = self.rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if self.rest.is_empty() || self.rest.starts_with('>') {
            return None;
        }
        let is_end = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>' | '=');
        // A `=` in first place belongs to the name.
        let first = self.rest.chars().next().map_or(0, char::len_utf8);
        let length = self.rest[first..].find(is_end).map_or(self.rest.len(), |at| at + first);
        let (name, rest) = self.rest.split_at(length);
        self.rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace());
        let Some(rest) = self.rest.strip_prefix('=') else { return Some((name, "")) };
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace());
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, rest) = if let Some(quote) = quote {
            rest[1..].split_once(quote).unwrap_or((&rest[1..], ""))
        } else {
            let end = rest.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(rest.len());
            rest.split_at(end)
        };
        self.rest = rest;
        Some((name, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The pieces in short: `<name>`, `</name>`, `name(content)` for raw elements, and text as it is.
    fn short(html: &str) -> Vec<String> {
        let short = |token| match token {
            HtmlToken::Doctype => "!".to_owned(),
            HtmlToken::Start(tag) => format!("<{}>", tag.name),
            HtmlToken::End(name) => format!("</{name}>"),
            HtmlToken::Text(text) => text.to_owned(),
            HtmlToken::Raw(tag, content) => format!("{}({content})", tag.name),
        };
        Tokens::of(html).map(short).collect()
    }

    #[test]
    fn tags_text_and_raw_elements_are_told_apart() {
        for (html, pieces) in [
            ("<!DOCTYPE html><p>a</p>", vec!["!", "<p>", "a", "</p>"]),
            ("a<!-- <p> -->b<!-->c<?php x ?>d", vec!["a", "b", "c", "d"]),
            ("<script>if (a</b>c) '<p>'</SCRIPT >x", vec!["script(if (a</b>c) '<p>')", "x"]),
            ("<title>a < b</title>", vec!["title(a < b)"]),
            ("3 < 4 <5", vec!["3 < 4 <5"]),
            ("<p title='a > b'>x", vec!["<p>", "x"]),
            ("<br/>x</>y", vec!["<br>", "x", "y"]),
        ] {
            assert_eq!(short(html), pieces, "{html}");
        }
    }

    #[test]
    fn what_is_never_closed_ends_with_the_page() {
        for (html, pieces) in [
            ("a<!-- b", vec!["a"]),
            ("a<script>b", vec!["a", "script(b)"]),
            ("a<p class='b", vec!["a", "<p>"]),
            ("a</p", vec!["a", "</p>"]),
            ("a<", vec!["a<"]),
        ] {
            assert_eq!(short(html), pieces, "{html}");
        }
    }

    #[test]
    fn attributes_are_read_in_every_way_of_writing_them() {
        let tag = match Tokens::of("<a HREF=x/y class = 'b c' hidden =q/ title=\"d'e\" id>").next() {
            Some(HtmlToken::Start(tag)) => tag,
            other => panic!("{other:?}"),
        };
        let found: Vec<_> = tag.attributes().collect();
        assert_eq!(
            found,
            [("HREF", "x/y"), ("class", "b c"), ("hidden", "q/"), ("title", "d'e"), ("id", "")]
        );
        assert_eq!(tag.attribute("href"), Some("x/y"));
    }

    proptest! {
        #[test]
        fn any_text_is_cut_to_its_end(html in "[<>/!\\-a-c'\"= é\u{a0}]{0,60}") {
            // Every piece is a part of the page, in order: none is longer than what was left.
            let length: usize = Tokens::of(&html).map(|token| match token {
                HtmlToken::Text(text) | HtmlToken::End(text) => text.len(),
                _ => 1,
            }).sum();
            prop_assert!(length <= html.len());
        }
    }
}
