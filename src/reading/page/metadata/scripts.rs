//! Dates in scripts: the data that a page's own program starts with.
//!
//! Owns the keys that are looked for. Scripts are searched as text and never run or parsed, since their data
//! may be of any form; each key is looked for once, so time stays linear.

/// Keys of a date of publication, compared without case.
const KEYS: &[&str] = &[
    "datePublished",
    "publishedAt",
    "published_at",
    "publishDate",
    "publish_date",
    "publicationDate",
    "publication_date",
    "publishedDate",
    "published_date",
    "pubDate",
    "pub_date",
    "firstPublished",
    "publishedTime",
    "publish_time",
    "publication_time",
    "publicationTime",
    "publishTime",
    "dateCreated",
    "articleDate",
    "article_date",
    "contentCreated",
    "contentDatum",
    "pubdatum",
];
/// The most dates that are taken from one script.
const MOST: usize = 20;

/// Keys with the text of their values, in the order of the page.
pub(super) fn dates(script: &str) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    let bytes = script.as_bytes();
    let mut at = 0;
    // Every key has one of these in it.
    while let Some(next) = next_key(bytes, at) {
        at = next.0 + next.1.len();
        if let Some(value) = value_after(script, at) {
            found.push((next.1, value));
            if found.len() == MOST {
                break;
            }
        }
    }
    found
}

/// The next place of a key: a word of its own, or the end of one (`page_publish_date`).
fn next_key(bytes: &[u8], from: usize) -> Option<(usize, &'static str)> {
    (from..bytes.len()).filter(|at| matches!(bytes[*at] | 0x20, b'd' | b'p' | b'f' | b'a' | b'c')).find_map(
        |at| {
            let rest = &bytes[at..];
            let is_here = |key: &&&str| {
                rest.get(..key.len()).is_some_and(|word| word.eq_ignore_ascii_case(key.as_bytes()))
                    && !rest.get(key.len()).is_some_and(u8::is_ascii_alphanumeric)
            };
            KEYS.iter().find(is_here).map(|key| (at, *key))
        },
    )
}

/// The value behind a key: past quotes, `:`, `=`, `,` and blanks.
fn value_after(script: &str, at: usize) -> Option<String> {
    let rest = &script[at..script.floor_char_boundary(at + 80)];
    let value = rest.trim_start_matches(|c: char| c.is_whitespace() || "\\\"':=,([".contains(c));
    let value = value.split(['"', '\'', ',', '}', ')', '\\', '<', ';']).next()?.trim();
    (value.len() < rest.len() && value.starts_with(|c: char| c.is_ascii_digit())).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_behind_their_keys() {
        for (script, expected) in [
            (r#"{"datePublished":"2024-06-21T10:00:00Z"}"#, Some("2024-06-21T10:00:00Z")),
            (r#"{\"publishedAt\":\"2024-06-21\"}"#, Some("2024-06-21")),
            ("page_publish_date : '2024-06-21',", Some("2024-06-21")),
            ("push(['setContentCreated','2024-06-21'])", Some("2024-06-21")),
            ("x.pubDate = 1718958600000;", Some("1718958600000")),
            ("pubDate = now()", None),
            ("pubDates", None),
            ("", None),
        ] {
            assert_eq!(dates(script).first().map(|(_, value)| value.as_str()), expected, "{script}");
        }
    }
}
