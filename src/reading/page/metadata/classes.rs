//! What class names and ids tell about an element.
//!
//! Owns these words. Classes are written by people for their own style sheets, so each word counts only as a
//! whole: `entry-date` is about a date, `update` and `validate` are not.

/// Classes of a date; also inside a longer word (`publishdate`), unless the word is one of [`NOT_DATES`].
const DATES: &[&str] = &[
    "date",
    "datum",
    "published",
    "pubdate",
    "publication",
    "publishing",
    "publish",
    "posted",
    "timestamp",
    "time",
    "dateline",
    "fecha",
    "datetime",
    "data",
    "erstellt",
    "created",
    "byline",
    "postmeta",
    "meta",
    "authored",
    "submitted",
    "dateiso",
    "pub",
    "day",
];
/// Endings of a class word that make it a date.
const DATE_ENDINGS: &[&str] = &["date", "datum", "datetime", "timestamp", "pubdate", "timedata", "dateline"];
/// Words with such an ending that have nothing to do with a date.
const NOT_DATES: &[&str] = &["update", "validate", "candidate", "mandate", "lastupdate"];
/// Classes of a date of change.
const CHANGES: &[&str] =
    &["updated", "modified", "update", "lastmod", "lastmodified", "changed", "lastupdate", "edited"];
/// Classes that say: published.
const PUBLICATIONS: &[&str] = &[
    "published",
    "pubdate",
    "publication",
    "publishing",
    "publish",
    "posted",
    "created",
    "erstellt",
    "authored",
    "publishdate",
    "publisheddate",
    "publishingdate",
    "publicationdate",
    "pub",
    "submitted",
];
/// Classes of who wrote it.
const AUTHORS: &[&str] = &["byline", "author", "autor", "auteur", "autore", "authors", "verfasser"];

/// Class names cut into words, in lower case, with blanks between: `entryDate post_meta` gives `entry date
/// post meta`.
pub(super) fn words_apart(class: &str) -> String {
    let mut words = String::with_capacity(class.len() + 8);
    let mut after_small = false;
    for c in class.chars() {
        if c.is_ascii_uppercase() && after_small {
            words.push(' ');
        }
        after_small = c.is_ascii_lowercase();
        words.push(if c.is_alphanumeric() { c.to_ascii_lowercase() } else { ' ' });
    }
    words
}

fn has(class: &str, known: &[&str]) -> bool {
    class.split_ascii_whitespace().any(|word| known.contains(&word))
}

/// Whether the words name a date.
pub(super) fn is_date(class: &str) -> bool {
    class.split_ascii_whitespace().any(|word| {
        DATES.contains(&word)
            || DATE_ENDINGS.iter().any(|ending| word.ends_with(ending)) && !NOT_DATES.contains(&word)
    })
}

/// Whether the words name a date of change and not of publication.
pub(super) fn is_change(class: &str) -> bool {
    has(class, CHANGES) && !is_publication(class)
}

/// Whether the words say that something was published.
pub(super) fn is_publication(class: &str) -> bool {
    has(class, PUBLICATIONS)
}

/// Whether the words name an author.
pub(super) fn is_author(class: &str) -> bool {
    has(class, AUTHORS)
}

/// Whether an element with these classes is worth keeping.
pub(super) fn marks(class: &str) -> bool {
    !class.is_empty() && (is_date(class) || has(class, CHANGES) || is_author(class))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_count_word_by_word() {
        for (class, date, change) in [
            ("entry-date", true, false),
            ("entryDate", true, false),
            ("post_publishdate", true, false),
            ("published updated", true, false),
            ("updated", false, true),
            ("last-modified", false, true),
            ("validate update", false, true),
            ("candidate", false, false),
            ("", false, false),
        ] {
            let words = words_apart(class);
            assert_eq!((is_date(&words), is_change(&words)), (date, change), "{class}");
        }
    }

    #[test]
    fn authors_and_dates_are_kept() {
        assert!(marks(&words_apart("article__author")) && marks(&words_apart("meta")));
        assert!(!marks(&words_apart("headline big")) && !marks(""));
    }
}
