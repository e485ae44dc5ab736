//! The exact words of a statement, as a worksheet quotes them.
//!
//! Owns what is left off at the ends: the quotation marks around a whole piece, and the comma that belongs to
//! the sentence around it. What is left always stands in the text word for word, or it is not quoted at all.
//! Pure.

use crate::domain::anchor::Text;
use crate::domain::text::{check_text, is_blank};

/// The pieces of a statement, in order; none if they cannot be found again in the text.
pub(super) fn pieces<'t>(stretches: impl Iterator<Item = &'t str>, text: &Text<'_>) -> Vec<String> {
    let pieces: Vec<String> = stretches
        .map(bare)
        .map(without_that)
        .filter(|piece| !is_blank(piece) && piece.chars().any(char::is_alphanumeric))
        .collect();
    let readable = pieces.iter().all(|piece| check_text(piece).is_ok());
    if readable && text.find_pieces(&pieces).is_ok() { pieces } else { Vec::new() }
}

/// A piece without the "that" that only joins it to the verb.
fn without_that(piece: String) -> String {
    match piece.strip_prefix("that ") {
        Some(rest) if rest.split(' ').count() > 2 => rest.to_owned(),
        _ => piece,
    }
}

/// A piece without the marks around it.
fn bare(piece: &str) -> String {
    let mut piece = piece.trim();
    loop {
        let before = piece;
        piece = piece.trim_end_matches(|c: char| c == ',' || c == ';' || c == ':' || c.is_whitespace());
        piece = piece.trim_start_matches(|c: char| c == ',' || c.is_whitespace());
        if let Some(inner) = unquoted(piece) {
            piece = inner;
        }
        if piece == before {
            return piece.replace('\r', "");
        }
    }
}

/// What stands between the marks, if the piece is one quotation and nothing else, or has a mark without its
/// other.
fn unquoted(piece: &str) -> Option<&str> {
    const OPENING: &[char] = &['“', '"', '„', '«'];
    const CLOSING: &[char] = &['”', '"', '“', '»'];
    let marks = |c: char| matches!(c, '“' | '”' | '"' | '„' | '«' | '»');
    let opens = piece.strip_prefix(OPENING);
    let closes = piece.strip_suffix(CLOSING);
    match (opens, closes) {
        (Some(rest), Some(_)) => {
            let inner = rest.strip_suffix(CLOSING)?;
            (!inner.contains(marks)).then_some(inner)
        }
        // An opener that is never closed, or the end of a quotation that began before.
        (Some(rest), None) | (None, Some(rest)) if !rest.contains(marks) => Some(rest),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marks_around_a_piece_are_no_part_of_it() {
        assert_eq!(bare("“We sold nothing,”"), "We sold nothing");
        assert_eq!(bare(" \"No.\" "), "No.");
        assert_eq!(bare("NATO is “moving to Asia,”"), "NATO is “moving to Asia,”");
        assert_eq!(bare("“one” and “two”"), "“one” and “two”");
        assert_eq!(bare("“It goes on"), "It goes on");
        assert_eq!(bare("“”"), "");
    }

    #[test]
    fn what_does_not_stand_in_the_text_is_not_quoted() {
        let text = Text::new("“We sold nothing,” she said. “Not a stone.”");
        let both = ["“We sold nothing,”", "“Not a stone.”"];
        assert_eq!(pieces(both.into_iter(), &text), ["We sold nothing", "Not a stone."]);
        assert!(pieces(["We bought"].into_iter(), &text).is_empty());
        assert!(pieces(["“”", "…"].into_iter(), &text).is_empty());
    }
}
