//! HTML cut into tags and text, in one pass and without a tree.
//!
//! Owns the lexical rules of HTML as far as metadata needs them. Only the survey of a page calls it. Its time must
//! stay linear in the length of the page, whatever the page is: a tree builder looks up through every open element at
//! every tag, which ten megabytes of `<div>` turn into hours. It must never decide what a tag means.

use super::references::decode;

/// The most attributes of one tag that are kept; real tags have fewer than fifty.
const MOST_ATTRIBUTES: usize = 64;

/// Elements whose content is text up to their own end tag, whatever it looks like.
const RAW: &[&str] = &["script", "style", "textarea", "title", "xmp", "iframe", "noembed"];

/// Elements that have no content and no end tag.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// A piece of a page.
#[derive(Debug)]
pub(super) enum Token<'a> {
    /// A start tag.
    Open(Tag<'a>),
    /// An end tag: its name in lower case.
    Close(String),
    /// Text between tags, character references not yet decoded.
    Text(&'a str),
}

/// A start tag.
#[derive(Debug)]
pub(super) struct Tag<'a> {
    /// Its name in lower case.
    pub(super) name: String,
    attributes: Vec<(&'a str, &'a str)>,
    /// The content of an element such as `<script>`, not decoded; its end tag is not reported.
    pub(super) raw: Option<&'a str>,
}

impl Tag<'_> {
    /// The value of an attribute, decoded; the first one counts if it stands twice. `name` is in lower case.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let (_, value) = self.attributes.iter().find(|(found, _)| found.eq_ignore_ascii_case(name))?;
        Some(decode(value))
    }

    /// Whether it has the attribute, with or without a value.
    pub(super) fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(found, _)| found.eq_ignore_ascii_case(name))
    }

    /// Whether no end tag follows: the element is void, or its content came with it.
    pub(super) fn is_whole(&self) -> bool {
        self.raw.is_some() || VOID.contains(&self.name.as_str())
    }
}

/// The tokens of a page, in order. Comments, doctypes and processing instructions are left out.
pub(super) struct Tokens<'a> {
    html: &'a str,
    at: usize,
}

impl<'a> Tokens<'a> {
    pub(super) const fn of(html: &'a str) -> Self {
        Self { html, at: 0 }
    }

    fn rest(&self) -> &'a str {
        &self.html[self.at..]
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.html.as_bytes().get(at).copied()
    }

    /// The first place from `from` on where one of the bytes stands, or the end.
    fn seek(&self, from: usize, is_wanted: impl Fn(u8) -> bool) -> usize {
        let bytes = self.html.as_bytes().get(from..).unwrap_or_default();
        from + bytes.iter().position(|byte| is_wanted(*byte)).unwrap_or(bytes.len())
    }

    fn skip_blanks(&self, from: usize) -> usize {
        self.seek(from, |byte| !byte.is_ascii_whitespace())
    }

    fn text(&mut self) -> Token<'a> {
        let start = self.at;
        // A `<` that opens nothing is text.
        let mut end = self.seek(start, |byte| byte == b'<');
        while end < self.html.len() && !opens(self.html.as_bytes(), end) {
            end = self.seek(end + 1, |byte| byte == b'<');
        }
        self.at = end;
        Token::Text(&self.html[start..end])
    }

    /// Skips `<!…>`, `<?…>` and comments.
    fn skip_declaration(&mut self) {
        let rest = self.rest();
        let length = match rest.strip_prefix("<!--") {
            Some(comment) if comment.starts_with('>') => 5,
            Some(comment) => comment.find("-->").map_or(rest.len(), |end| end + 7),
            None if rest.starts_with("<![CDATA[") => 9,
            None => rest.find('>').map_or(rest.len(), |end| end + 1),
        };
        self.at += length;
    }

    fn name(&mut self, from: usize) -> String {
        let end = self.seek(from, |byte| byte.is_ascii_whitespace() || byte == b'/' || byte == b'>');
        self.at = end;
        let name = &self.html[from..end];
        // No element has a long name; what does is not worth its memory.
        if name.len() > 40 { String::new() } else { name.to_ascii_lowercase() }
    }

    fn end_tag(&mut self) -> Token<'a> {
        let name = self.name(self.at + 2);
        self.at = (self.seek(self.at, |byte| byte == b'>') + 1).min(self.html.len());
        Token::Close(name)
    }

    fn start_tag(&mut self) -> Token<'a> {
        let name = self.name(self.at + 1);
        let mut attributes = Vec::new();
        loop {
            self.at = self.seek(self.at, |byte| !byte.is_ascii_whitespace() && byte != b'/');
            match self.byte(self.at) {
                None => break,
                Some(b'>') => {
                    self.at += 1;
                    break;
                }
                Some(_) => {
                    let attribute = self.attribute();
                    if attributes.len() < MOST_ATTRIBUTES {
                        attributes.push(attribute);
                    }
                }
            }
        }
        let raw = RAW.contains(&name.as_str()).then(|| self.raw(&name));
        Token::Open(Tag { name, attributes, raw })
    }

    fn attribute(&mut self) -> (&'a str, &'a str) {
        let start = self.at;
        // A name may begin with `=`.
        let end =
            self.seek(start + 1, |byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>' | b'='));
        // A character of several bytes never holds one of these, so both ends are ends of characters.
        let name = &self.html[start..end];
        let equals = self.skip_blanks(end);
        if self.byte(equals) != Some(b'=') {
            self.at = end;
            return (name, "");
        }
        let from = self.skip_blanks(equals + 1);
        if let Some(quote @ (b'"' | b'\'')) = self.byte(from) {
            let end = self.seek(from + 1, |byte| byte == quote);
            self.at = (end + 1).min(self.html.len());
            return (name, &self.html[from + 1..end]);
        }
        self.at = self.seek(from, |byte| byte.is_ascii_whitespace() || byte == b'>');
        (name, &self.html[from..self.at])
    }

    /// The content of a raw element; the place moves behind its end tag. Without one the rest of the page is content.
    fn raw(&mut self, name: &str) -> &'a str {
        let start = self.at;
        let bytes = self.html.as_bytes();
        let mut end = start;
        loop {
            end = self.seek(end, |byte| byte == b'<');
            let Some(after) = bytes.get(end + 1..) else {
                self.at = self.html.len();
                return &self.html[start..];
            };
            let is_end = after.first() == Some(&b'/')
                && after.get(1..=name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes()))
                && !after.get(name.len() + 1).is_some_and(u8::is_ascii_alphanumeric);
            if is_end {
                self.at = (self.seek(end, |byte| byte == b'>') + 1).min(self.html.len());
                return &self.html[start..end];
            }
            end += 1;
        }
    }
}

/// Whether the `<` at this place opens a tag, a comment or a declaration.
fn opens(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at + 1) {
        Some(b'!' | b'?') => true,
        Some(b'/') => bytes.get(at + 2).is_some_and(u8::is_ascii_alphabetic),
        Some(letter) => letter.is_ascii_alphabetic(),
        None => false,
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        while self.at < self.html.len() {
            let bytes = self.html.as_bytes();
            if bytes[self.at] != b'<' || !opens(bytes, self.at) {
                return Some(self.text());
            }
            match bytes[self.at + 1] {
                b'!' | b'?' => self.skip_declaration(),
                b'/' => return Some(self.end_tag()),
                _ => return Some(self.start_tag()),
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(html: &str) -> Vec<String> {
        Tokens::of(html)
            .map(|token| match token {
                Token::Open(tag) => match tag.raw {
                    Some(raw) => format!("<{}>{raw}", tag.name),
                    None => format!("<{}>", tag.name),
                },
                Token::Close(name) => format!("</{name}>"),
                Token::Text(text) => text.to_owned(),
            })
            .collect()
    }

    #[test]
    fn tags_text_and_raw_content_are_told_apart() {
        for (html, expected) in [
            ("<P>a<br/>b</P >", &["<p>", "a", "<br>", "b", "</p>"][..]),
            ("1 < 2 <3 </ x", &["1 < 2 <3 </ x"]),
            ("a<!-- <b> -->c<!doctype x>d<?php ?>e", &["a", "c", "d", "e"]),
            ("<script>if (a</b) '</scripts>'</SCRIPT >x", &["<script>if (a</b) '</scripts>'", "x"]),
            ("<title>a <b> c", &["<title>a <b> c"]),
            ("<!-- never closed <p>", &[]),
            ("<!-->a", &["a"]),
            ("<p", &["<p>"]),
            ("<p a='", &["<p>"]),
            ("a<", &["a<"]),
            ("", &[]),
        ] {
            assert_eq!(shape(html), expected, "{html:?}");
        }
    }

    #[test]
    fn attributes_are_read_in_every_way_to_write_them() {
        let html = "<a ONE=1 two='a\"b' three=\"x > &amp;y\" four five = 5 one=6 é=ö six=/x/>";
        let Some(Token::Open(tag)) = Tokens::of(html).next() else { panic!("no tag") };
        for (name, value) in [
            ("one", Some("1")),
            ("two", Some("a\"b")),
            ("three", Some("x > &y")),
            ("four", Some("")),
            ("five", Some("5")),
            ("é", Some("ö")),
            ("six", Some("/x/")),
            ("seven", None),
        ] {
            assert_eq!(tag.get(name).as_deref(), value, "{name}");
            assert_eq!(tag.has(name), value.is_some());
        }
    }
}
