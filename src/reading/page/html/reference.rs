//! Character references: `&eacute;`, `&#8217;`.
//!
//! Owns what they become, as in a browser: all names that HTML has, numbers, and the numbers of Windows-1252
//! that pages write for quotation marks. What is no reference stays as it is written. Never fails, and takes
//! time that is linear in the text.

use std::borrow::Cow;

use markup5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};

/// The longest name that HTML has, in bytes, with its semicolon: `CounterClockwiseContourIntegral;`.
const LONGEST_NAME: usize = 32;

/// Where a reference stands: in an attribute, `?a=1&copy=2` is an address and not a sign.
#[derive(Clone, Copy, PartialEq, Eq)]
enum In {
    Text,
    Attribute,
}

/// A text of the page with its references resolved.
pub(in crate::reading::page) fn text(written: &str) -> Cow<'_, str> {
    resolved(written, In::Text)
}

/// The value of an attribute with its references resolved.
pub(in crate::reading::page) fn attribute(written: &str) -> Cow<'_, str> {
    resolved(written, In::Attribute)
}

fn resolved(written: &str, place: In) -> Cow<'_, str> {
    if !written.contains('&') {
        return Cow::Borrowed(written);
    }
    let mut out = String::with_capacity(written.len());
    let mut rest = written;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        match numbered(rest).or_else(|| named(rest, place)) {
            Some((meaning, length)) => {
                out.extend(meaning.into_iter().flatten());
                rest = &rest[length..];
            }
            None => out.push('&'),
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// What is meant, in up to two characters, and the length of the reference behind its `&`.
type Meant = ([Option<char>; 2], usize);

/// `#8217;`, `#x2019;`
fn numbered(rest: &str) -> Option<Meant> {
    let number = rest.strip_prefix('#')?;
    let (digits, radix) = number.strip_prefix(['x', 'X']).map_or((number, 10), |digits| (digits, 16));
    let length = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
    let (digits, after) = digits.split_at(length);
    if digits.is_empty() {
        return None;
    }
    // More digits than any character has.
    let code = u32::from_str_radix(digits, radix).unwrap_or(u32::MAX);
    let windows =
        usize::try_from(code).ok().and_then(|code| C1_REPLACEMENTS.get(code.checked_sub(0x80)?).copied()?);
    let character = windows.or(char::from_u32(code).filter(|c| *c != '\0')).unwrap_or('\u{fffd}');
    let end = rest.len() - after.len() + usize::from(after.starts_with(';'));
    Some(([Some(character), None], end))
}

/// The longest name that `rest` begins with; some names stand without a semicolon, too.
fn named(rest: &str, place: In) -> Option<Meant> {
    let length = rest.bytes().take(LONGEST_NAME).take_while(u8::is_ascii_alphanumeric).count();
    let with_end = length + usize::from(rest.as_bytes().get(length) == Some(&b';'));
    let (end, (first, second)) = (1..=with_end).rev().find_map(|end| {
        // The table also has the beginnings of all names, which mean nothing.
        let meaning = NAMED_ENTITIES.get(&rest[..end]).filter(|(first, _)| *first != 0)?;
        Some((end, *meaning))
    })?;
    let next = rest.as_bytes().get(end);
    let goes_on = next.is_some_and(|next| next.is_ascii_alphanumeric() || *next == b'=');
    if place == In::Attribute && !rest[..end].ends_with(';') && goes_on {
        return None;
    }
    Some(([char::from_u32(first), char::from_u32(second).filter(|c| *c != '\0')], end))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn references_are_resolved_as_in_a_browser() {
        for (written, shown) in [
            ("caf&eacute; &amp; bar", "café & bar"),
            ("M&auml;rz&nbsp;2024", "März\u{a0}2024"),
            ("&#8220;no&#x201D;", "“no”"),
            ("&#151;&#146;&#x2019;", "—’’"),
            ("&amp;lt;", "&lt;"),
            ("AT&T & co && &", "AT&T & co && &"),
            ("a &copy 2020 &nosuchname; &", "a © 2020 &nosuchname; &"),
            ("&lt;p&gt; &notit; &yuml;&divide;", "<p> ¬it; ÿ÷"),
            ("&NotEqualTilde; &CounterClockwiseContourIntegral;", "≂̸ ∳"),
            ("&#; &#x; &#xd800; &#0; &#99999999999;", "&#; &#x; \u{fffd} \u{fffd} \u{fffd}"),
            ("&Lstrok;ód&zacute; &é;", "Łódź &é;"),
        ] {
            assert_eq!(text(written), shown);
        }
    }

    #[test]
    fn an_address_in_an_attribute_stays_one() {
        for (written, read) in [
            ("?a=1&copy=2&amp;b&notin=3", "?a=1&copy=2&b&notin=3"),
            ("&copyright", "&copyright"),
            ("&copy; &copy", "© ©"),
            ("it&#39s", "it's"),
        ] {
            assert_eq!(attribute(written), read);
        }
    }

    #[test]
    fn very_many_names_that_are_none_are_left_as_they_are() {
        let page: String =
            (0..4_000).flat_map(|n| ["&a".to_owned(), n.to_string(), ";".to_owned()]).collect();
        assert_eq!(text(&page), page);
    }

    proptest! {
        #[test]
        fn what_has_no_ampersand_is_what_it_was_and_anything_can_be_read(written in "[&#x;a-zéA0-9= ]{0,60}") {
            let read = text(&written);
            prop_assert!(written.contains('&') || read == written);
            prop_assert!(attribute(&written).len() <= 3 * written.len());
        }
    }
}
