//! The names of `<meta>` elements that give a date.
//!
//! Owns what each name means: Open Graph, Dublin Core, Highwire (`citation_…`), Parse.ly, Sailthru and the
//! names that publishing systems made up.

/// What a name means, with the score of a date of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Published(i32),
    Changed,
}

/// Names that are known. Publishing systems write either date into a plain `date`, so a marked one on the
/// page beats it.
const KNOWN: &[(&str, i32)] = &[
    ("article:published_time", 94),
    ("article:published", 92),
    ("og:article:published_time", 92),
    ("og:published_time", 90),
    ("datepublished", 92),
    ("rnews:datepublished", 90),
    ("parsely-pub-date", 92),
    ("sailthru.date", 90),
    ("citation_online_date", 86),
    ("citation_publication_date", 84),
    ("citation_date", 80),
    ("bepress_citation_date", 80),
    ("bepress_citation_online_date", 82),
    ("dc.date.issued", 88),
    ("dcterms.issued", 88),
    ("dc.issued", 88),
    ("dc.date.published", 88),
    ("dc.date.created", 80),
    ("dcterms.created", 80),
    ("dc.created", 80),
    ("dc.date", 60),
    ("dcterms.date", 60),
    ("date", 60),
    ("pubdate", 88),
    ("ptime", 84),
    ("article_date_original", 90),
    ("originalpublicationdate", 90),
    ("dcsext.articlefirstpublished", 90),
    ("datecreated", 80),
    ("created", 74),
    ("creation_date", 74),
    ("displaydate", 84),
    ("article.created", 80),
    ("uploaddate", 60),
    ("video:release_date", 60),
    ("og:video:release_date", 60),
    ("ya:ovs:upload_date", 60),
    ("og:release_date", 60),
];

/// Parts of names that give a date of something else.
const OTHERS: &[&str] = &[
    "expir",
    "event",
    "unpublish",
    "birth",
    "valid",
    "until",
    "end_",
    "enddate",
    "startdate",
    "crawl",
    "revisit",
    "review",
];
/// Parts of names that give a date of change.
const CHANGES: &[&str] = &["modif", "updat", "revis", "lastmod", "last-mod", "changed"];

/// What a name (in lower case) means; nothing if it names no date.
pub(super) fn meaning(name: &str) -> Option<Meaning> {
    if let Some((_, score)) = KNOWN.iter().find(|(known, _)| dots(known, name)) {
        return Some(Meaning::Published(*score));
    }
    let has = |parts: &[&str]| parts.iter().any(|part| name.contains(part));
    if has(OTHERS) {
        return None;
    }
    let dated = name.contains("date") || name.contains("time") || name.contains("datum");
    if has(CHANGES) {
        Some(Meaning::Changed)
    } else if dated
        && (name.contains("publi")
            || name.contains("pub_")
            || name.contains("pub-")
            || name.contains("pubdate"))
    {
        Some(Meaning::Published(84))
    } else if dated
        && (name.contains("creat")
            || name.contains("issue")
            || name.contains("post")
            || name.contains("release"))
    {
        Some(Meaning::Published(72))
    } else if name.ends_with("date") || name.ends_with("datum") {
        Some(Meaning::Published(62))
    } else {
        None
    }
}

/// Whether two names are one: Dublin Core is written with `.`, `:` and `_`.
fn dots(known: &str, name: &str) -> bool {
    known.len() == name.len()
        && known
            .bytes()
            .zip(name.bytes())
            .all(|(a, b)| a == b || (a == b'.' && matches!(b, b':' | b'_' | b'-')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_mean_publication_change_or_nothing() {
        for (name, expected) in [
            ("article:published_time", Some(Meaning::Published(94))),
            ("dc:date.issued", Some(Meaning::Published(88))),
            ("dc:date:issued", Some(Meaning::Published(88))),
            ("xy:publication-date", Some(Meaning::Published(84))),
            ("article:modified_time", Some(Meaning::Changed)),
            ("og:updated_time", Some(Meaning::Changed)),
            ("event:start_date", None),
            ("expirationdate", None),
            ("description", None),
            ("viewport", None),
        ] {
            assert_eq!(meaning(name), expected, "{name}");
        }
    }
}
