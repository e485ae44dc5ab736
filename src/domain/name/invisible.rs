//! Characters of a name that show nothing.

use std::borrow::Cow;

/// A name as it is recorded: without the characters that show nothing and change nothing, which come along
/// when text is copied from a page: those without a width, the marks of the direction of writing, soft
/// hyphens, variation selectors.
///
/// The two joiners stay between letters of scripts that are written with them (Arabic, Indic, Mongolian …),
/// and behind an emoji.
pub fn without_invisible(name: &str) -> Cow<'_, str> {
    if name.is_ascii() || !name.chars().any(|c| is_invisible(c) || is_joiner(c)) {
        return Cow::Borrowed(name);
    }
    let mut kept = String::with_capacity(name.len());
    let mut rest = name.chars();
    while let Some(c) = rest.next() {
        let joins = is_joiner(c)
            && kept.chars().next_back().is_some_and(is_joined)
            && rest.clone().find(|next| !is_invisible(*next)).is_some_and(is_joined);
        if joins || !(is_invisible(c) || is_joiner(c)) {
            kept.push(c);
        }
    }
    Cow::Owned(kept)
}

/// Shows nothing in a name, wherever it stands.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

/// Of a script that is written with joiners.
fn is_joined(c: char) -> bool {
    matches!(c,
        '\u{600}'..='\u{8FF}' | '\u{900}'..='\u{DFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{18AF}'
        | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{2600}'..='\u{27BF}' | '\u{1F000}'..='\u{1FAFF}')
}
