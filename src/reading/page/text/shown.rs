//! White space and what nobody sees, as a browser shows them.

/// What a character of a page becomes in its text: a space of any width but a line break is a space, and what
/// nobody sees (soft hyphens, zero-width spaces, byte order marks) is gone, because a quotation that somebody
/// types has none.
pub(super) fn shown(c: char) -> Option<char> {
    match c {
        '\t'
        | '\n'
        | '\r'
        | '\u{c}'
        | '\u{a0}'
        | '\u{2000}'..='\u{200a}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}' => Some(' '),
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => None,
        c if c.is_control() => None,
        c => Some(c),
    }
}
