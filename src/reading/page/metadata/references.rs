//! Character references: `&amp;`, `&#8217;`, `&eacute;`.
//!
//! Owns the names that are known: those of HTML 4 that stand in names, headlines and dates. An unknown reference stays
//! as it is written. Called by every reader of page text here; it must never fail.

/// The names for U+00A0 to U+00FF, in order.
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 \
    sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml \
    Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml \
    times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil \
    egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave \
    uacute ucirc uuml yacute thorn yuml";

/// Other names and their characters.
const OTHERS: &[(&str, char)] = &[
    ("amp", '&'),
    ("quot", '"'),
    ("apos", '\''),
    ("lt", '<'),
    ("gt", '>'),
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
    ("Scaron", 'Š'),
    ("scaron", 'š'),
    ("Yuml", 'Ÿ'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("bull", '•'),
    ("hellip", '…'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("euro", '€'),
    ("trade", '™'),
    ("rarr", '→'),
    ("larr", '←'),
    ("minus", '−'),
    ("colon", ':'),
    ("comma", ','),
    ("period", '.'),
    ("sol", '/'),
    ("vert", '|'),
    ("lpar", '('),
    ("rpar", ')'),
    ("excl", '!'),
    ("num", '#'),
    ("Ccaron", 'Č'),
    ("ccaron", 'č'),
    ("Zcaron", 'Ž'),
    ("zcaron", 'ž'),
    ("ecaron", 'ě'),
    ("rcaron", 'ř'),
    ("lstrok", 'ł'),
    ("nacute", 'ń'),
    ("sacute", 'ś'),
    ("cacute", 'ć'),
    ("zacute", 'ź'),
    ("zdot", 'ż'),
    ("eogon", 'ę'),
    ("aogon", 'ą'),
];

/// What stands between 0x80 and 0x9F in Windows-1252, which pages mean by these numbers.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// The longest reference that is read, without `&` and `;`.
const LONGEST: usize = 10;

/// The text with its references replaced.
pub(super) fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        match reference(rest) {
            Some((character, length)) => {
                decoded.push(character);
                rest = &rest[length..];
            }
            None => decoded.push('&'),
        }
    }
    decoded.push_str(rest);
    decoded
}

/// The character that the text begins with, and how many bytes stand for it.
fn reference(text: &str) -> Option<(char, usize)> {
    let bytes = text.as_bytes();
    let length =
        bytes.iter().take(LONGEST).take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'#').count();
    let name = &text[..length];
    let ended = bytes.get(length) == Some(&b';');
    let character = if let Some(number) = name.strip_prefix('#') {
        numbered(number)?
    } else if ended {
        named(name)?
    } else {
        return None;
    };
    Some((character, length + usize::from(ended)))
}

fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    match code {
        0x80..=0x9f => WINDOWS.chars().nth(usize::try_from(code - 0x80).ok()?),
        0 => Some('\u{fffd}'),
        _ => char::from_u32(code),
    }
}

fn named(name: &str) -> Option<char> {
    OTHERS.iter().find(|(known, _)| *known == name).map(|(_, character)| *character).or_else(|| {
        let place = LATIN.split(' ').position(|known| known == name)?;
        char::from_u32(0xa0 + u32::try_from(place).ok()?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_become_their_characters() {
        for (text, expected) in [
            ("a &amp; b", "a & b"),
            ("M&auml;rz&nbsp;2024", "März\u{a0}2024"),
            ("&#8217;&#x2019;&#146;", "’’’"),
            ("&yuml;&nbsp;&divide;", "ÿ\u{a0}÷"),
            ("a & b && c &", "a & b && c &"),
            ("?a=1&copy=2", "?a=1&copy=2"),
            ("&unknown; &#xd800; &#;", "&unknown; &#xd800; &#;"),
            ("&amp;amp;", "&amp;"),
            ("&é;", "&é;"),
        ] {
            assert_eq!(decode(text), expected, "{text:?}");
        }
    }
}
