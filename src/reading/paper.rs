//! The text of a paper as a program takes it from its pages: lines as they were set, a form feed at the end
//! of each page.
//!
//! Owns which line ends are only those of the page, so that sentences can be read. The text itself stays as
//! it is: what is made here has a space for each such line end, so that all places in it are places in the
//! text.

/// Of the usual length of a line, in hundredths: one that is shorter ends a paragraph, if a sentence ends
/// too.
const SHORT: usize = 80;
/// And one that is shorter than this is a title or an entry, whatever it ends with.
const TITLE: usize = 45;

/// Whether a text has pages.
pub fn has_pages(text: &str) -> bool {
    text.contains('\u{c}')
}

/// The text with a space in place of each line end within a paragraph; as many code points as before.
pub fn unwrapped(text: &str) -> String {
    let mut lengths: Vec<usize> = text
        .split(['\n', '\u{c}'])
        .map(|line| line.trim().chars().count())
        .filter(|length| *length > 20)
        .collect();
    lengths.sort_unstable();
    let usual = lengths.get(lengths.len() * 3 / 4).copied().unwrap_or(80);
    let mut written = String::with_capacity(text.len());
    let mut line = 0;
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    for (at, c) in &letters {
        if !matches!(c, '\n' | '\u{c}') {
            written.push(*c);
            continue;
        }
        let before = text[line..*at].trim();
        let rest = &text[at + 1..];
        let after = rest.split(['\n', '\u{c}']).next().unwrap_or_default().trim_start();
        line = at + 1;
        let length = before.chars().count();
        let is_over = before.ends_with(['.', '?', '!', ':', '”', '"']) && length * 100 < usual * SHORT;
        let is_title = length * 100 < usual * TITLE && !after.starts_with(char::is_lowercase);
        let is_item = after.starts_with(['•', '·', '–', '—', '*', '▪']) || is_numbered(after);
        let goes_on = !before.is_empty() && !after.is_empty() && !is_over && !is_title && !is_item;
        written.push(if goes_on { ' ' } else { '\n' });
    }
    written
}

/// "1. …", "(a) …"
fn is_numbered(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or_default();
    let inner = first.trim_start_matches('(').trim_end_matches(['.', ')']);
    inner.len() < first.len() && (1..=3).contains(&inner.len()) && inner.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_paragraph_are_one_line_and_places_stay() {
        let text = "The quay\n\nThe harbour board said on Monday that the new quay, which was\nbuilt last year, will be open to all ships from the first of July.\nThe mayor denied it.\n1. He never said so, and nobody has ever asked him about it all year.\n\u{c}page two goes on here with a line that is as long as any other one\nand ends.\n\u{c}";
        let one = unwrapped(text);
        assert_eq!(one.chars().count(), text.chars().count());
        assert!(one.contains(
            "which was built last year, will be open to all ships from the first of July. The mayor"
        ));
        assert!(one.contains("denied it.\n1. He never said so"), "{one}");
        assert!(one.starts_with("The quay\n\nThe harbour"), "{one}");
        assert!(has_pages(text) && !has_pages(&one));
    }
}
