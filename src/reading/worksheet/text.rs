//! The rules for single texts: which characters they may hold, and the shape of urls, language tags and refs.

use super::quoted::shown;
use crate::domain::address::check_address;
use crate::domain::text::{MAX_LINE, MAX_TEXT, is_blank};
use crate::domain::{ClaimId, looks_like_id};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Code points that a ref may have.
const REF_LIMIT: usize = 64;

/// Why a text is not accepted, and what to do.
pub(crate) struct Objection {
    pub(crate) message: String,
    pub(crate) hint: Option<String>,
}

fn object<T>(message: String, hint: impl Into<String>) -> Result<T, Objection> {
    Err(Objection { message, hint: Some(hint.into()) })
}

/// Names and tags are compared in this form: NFKC, lower case, single spaces.
pub(super) fn folded(text: &str) -> String {
    let text: String = text.nfkc().flat_map(char::to_lowercase).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text of any number of lines: not empty, no control characters other than line feed and tab.
pub(crate) fn any_text(key: &str, text: &str) -> Result<(), Objection> {
    if is_blank(text) {
        return object(format!("`{key}` is empty"), "give it a text, or remove the key");
    }
    if text.len() > MAX_TEXT {
        let message = format!("`{key}` has {} bytes; at most {MAX_TEXT} are kept", text.len());
        return object(message, "keep the whole text in a file, and here what is claimed");
    }
    match text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
        Some(control) => object(
            format!("`{key}` holds the control character U+{:04X}", u32::from(control)),
            "remove it; a line break is written \\n, a tab \\t",
        ),
        None => Ok(()),
    }
}

/// A text of one line: as [`any_text`], without line breaks and tabs.
pub(crate) fn line(key: &str, text: &str) -> Result<(), Objection> {
    any_text(key, text)?;
    if text.contains(['\n', '\u{2028}', '\u{2029}']) {
        return object(format!("`{key}` has a line break; it takes one line"), "write it in one line");
    }
    if text.contains('\t') {
        return object(format!("`{key}` holds a tab"), "write a space instead");
    }
    if text.len() > MAX_LINE {
        let message = format!("`{key}` has {} bytes; at most {MAX_LINE} are kept", text.len());
        return object(message, "shorten it, and keep the rest in `note`");
    }
    Ok(())
}

/// An address under which an article may stand.
pub(crate) fn url(key: &str, text: &str) -> Result<(), Objection> {
    line(key, text)?;
    check_address(text).or_else(|problem| object(problem.to_string(), problem.hint()))
}

/// The shape of a BCP 47 tag: subtags of 1 to 8 letters and digits; the first of 2 or 3 letters, or `x` or
/// `i`.
pub(crate) fn language(key: &str, text: &str) -> Result<(), Objection> {
    line(key, text)?;
    let well_formed =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    let plain = matches!(first.len(), 2 | 3) && first.bytes().all(|b| b.is_ascii_alphabetic());
    let private = matches!(first, "x" | "X" | "i" | "I") && text.len() > 2;
    if (plain || private) && parts.all(well_formed) {
        return Ok(());
    }
    object(
        format!("{:?} is not a language tag", shown(text)),
        "use a code such as en, ko or pt-BR: two or three letters, further parts after hyphens",
    )
}

/// A ref: one word of letters, digits, `-`, `_` and `.`, at most 64 characters; of the ids, only a claim's.
pub(crate) fn reference(key: &str, text: &str) -> Result<(), Objection> {
    const WORD: &str = "use one word of letters, digits, - _ and . (at most 64), such as shells-2024";
    line(key, text)?;
    if text.chars().count() > REF_LIMIT {
        return object(format!("the ref {:?} has more than {REF_LIMIT} characters", shown(text)), WORD);
    }
    let fits = |c: char| c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '-' | '_' | '.');
    if let Some(odd) = text.chars().find(|c| !fits(*c)) {
        let odd = if odd == ' ' { "a space".to_owned() } else { format!("{odd:?}") };
        // Words in the place of a claim are what is denied, more often than a ref that went wrong.
        let hint = if key == "denies" && text.contains(' ') {
            "a claim is named by its ref or id; what nobody is known to have said is given as { text = \"…\" }, on the command line with: gainsay deny --that '…'"
        } else {
            WORD
        };
        return object(format!("the ref {:?} holds {odd}", shown(text)), hint);
    }
    if looks_like_id(text) && text.parse::<ClaimId>().is_err() {
        return object(
            format!("{text:?} looks like an id of something that is not a claim"),
            "a claim is named by its ref, or by an id such as c14",
        );
    }
    Ok(())
}

/// Refs are compared and kept in composed form, so that the two ways to write é are one ref.
pub(crate) fn composed(text: &str) -> String {
    text.nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_tags_have_the_shape_of_bcp_47() {
        for good in ["en", "pt-BR", "zh-Hant-TW", "kok", "de-1996", "x-own", "i-klingon"] {
            assert!(language("language", good).is_ok(), "{good}");
        }
        for bad in ["English", "en_US", "e", "en-", "12", "en-abcdefghi", "x-", "日本"] {
            assert!(language("language", bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn refs_are_words_of_any_script() {
        for good in ["shells", "снаряды-1", "砲弾", "a.b_c", "c14", "हिन्दी", "c14b"] {
            assert!(reference("ref", good).is_ok(), "{good}");
        }
        for bad in ["two words", "a/b", "s7", "e9", "", "a\u{200b}b"] {
            assert!(reference("ref", bad).is_err(), "{bad}");
        }
        assert!(reference("ref", &"é".repeat(64)).is_ok() && reference("ref", &"é".repeat(65)).is_err());
    }
}
