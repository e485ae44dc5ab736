//! What kind of character each one is for matching: white space, a quotation mark, a dash, a letter.
//!
//! Owns the lists. Used by the other files of this module only. It must never list a character whose change
//! an editor would count as a change of the words.

use unicode_normalization::char::is_combining_mark;

/// The kinds of characters that folding treats as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// White space of any width, line breaks included.
    Space,
    /// Takes no room: soft hyphen, zero-width characters, marks of direction, variation selectors.
    Ignored,
    /// Quotation marks and apostrophes: 1 for a single mark, 2 for a double one.
    Mark(usize),
    /// Hyphens, dashes and the minus sign.
    Dash,
    /// Full stops: 1, or 3 for the ellipsis character.
    Dots(usize),
    /// Anything else: stands for itself.
    Other,
}

/// The kind of a character.
pub(super) fn class(c: char) -> Class {
    match c {
        c if c.is_ascii_alphanumeric() => Class::Other,
        '\''
        | '`'
        | '\u{B4}'
        | '\u{2BB}'
        | '\u{2BC}'
        | '\u{2018}'..='\u{201B}'
        | '\u{2032}'
        | '\u{2035}'
        | '\u{2039}'
        | '\u{203A}'
        | '\u{FF07}' => Class::Mark(1),
        '"'
        | '\u{AB}'
        | '\u{BB}'
        | '\u{201C}'..='\u{201F}'
        | '\u{2033}'
        | '\u{2036}'
        | '\u{301D}'..='\u{301F}'
        | '\u{FF02}' => Class::Mark(2),
        '-'
        | '\u{2010}'..='\u{2015}'
        | '\u{2212}'
        | '\u{2E3A}'
        | '\u{2E3B}'
        | '\u{FE58}'
        | '\u{FE63}'
        | '\u{FF0D}' => Class::Dash,
        '.' => Class::Dots(1),
        '\u{2026}' => Class::Dots(3),
        '\u{AD}'
        | '\u{34F}'
        | '\u{61C}'
        | '\u{180E}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' => Class::Ignored,
        c if c.is_whitespace() => Class::Space,
        _ => Class::Other,
    }
}

/// Whether a character belongs to words.
pub(super) fn in_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || (!c.is_ascii() && (c.is_alphanumeric() || is_combining_mark(c)))
}

/// Whether a character is of a script that puts no white space between words: Han, kana, Thai, Lao, Tibetan,
/// Burmese, Khmer. There every character may begin or end a quote.
pub(super) fn unspaced(c: char) -> bool {
    matches!(c,
        '\u{E00}'..='\u{FFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FF9F}' | '\u{20000}'..='\u{3134F}')
}

/// Whether white space beside this folded character means nothing: beside punctuation and symbols, and in
/// scripts without white space between words. A single mark may be an apostrophe and a square bracket may
/// stand in a word, so both keep theirs.
pub(super) fn swallows_space(c: char) -> bool {
    !matches!(c, '\'' | '[' | ']') && (!in_word(c) || unspaced(c))
}

/// Lower case, for comparing words without regard to case.
pub(super) fn lower_into(word: &str, lowered: &mut String) {
    lowered.clear();
    lowered.extend(word.chars().flat_map(char::to_lowercase));
}

/// Lower case, for comparing words without regard to case.
pub(super) fn lower(word: &str) -> String {
    word.chars().flat_map(char::to_lowercase).collect()
}
