//! What JSON-LD says about the page: schema.org in `<script type="application/ld+json">`.
//!
//! Owns how a description of the page is told from descriptions of other things. It walks the values with a
//! list of its own, never by calling itself.

use std::collections::HashMap;
use std::rc::Rc;

use serde_json::{Map, Value};

use super::survey::run_together;
use crate::reading::page::html::reference;
use crate::reading::page::json_ld;

/// The most values that are looked at in one page.
const MOST_VALUES: usize = 50_000;

/// How surely a description is about the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum About {
    /// Something with a date that may be the page's: a video, a recipe, a product review.
    Work,
    /// The page itself.
    Page,
    /// The article on it.
    Article,
}

/// A description of the page.
#[derive(Debug)]
pub(super) struct Described<'v> {
    pub(super) about: About,
    /// Its type as written: `NewsArticle`.
    pub(super) kind: &'v str,
    /// Whether it stands in a list or in another thing, so that it may be about one of several.
    pub(super) is_listed: bool,
    fields: &'v Map<String, Value>,
    /// The things that have a name of their own (`@id`), by it.
    by_id: Rc<HashMap<&'v str, &'v Map<String, Value>>>,
}

impl Described<'_> {
    /// A field that is a text or a number; of a list the first.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        let value = match self.fields.get(name)? {
            Value::Array(list) => list.first()?,
            value => value,
        };
        let text = match value {
            Value::String(text) => reference::text(text).into_owned(),
            Value::Number(number) => number.to_string(),
            Value::Object(fields) => reference::text(
                ["@id", "@value", "alternateName", "name"]
                    .iter()
                    .find_map(|name| fields.get(*name)?.as_str())?,
            )
            .into_owned(),
            _ => return None,
        };
        Some(run_together(&text)).filter(|text| !text.is_empty())
    }

    /// The names in a field that holds people or organisations: texts, objects with a name, or lists of them.
    pub(super) fn names(&self, field: &str) -> Vec<String> {
        let values = match self.fields.get(field) {
            Some(Value::Array(list)) => list.iter().collect(),
            Some(value) => vec![value],
            None => Vec::new(),
        };
        values.into_iter().take(20).flat_map(|value| self.names_of(value)).collect()
    }

    /// The names of a person or an organisation; one that is only named (`@id`) is the one of that name.
    fn names_of(&self, value: &Value) -> Vec<String> {
        let Value::Object(fields) = value else { return listed_names(value) };
        let is_reference = fields.keys().all(|key| matches!(key.as_str(), "@id" | "@type"));
        let id = fields.get("@id").and_then(Value::as_str).filter(|_| is_reference);
        let fields = id.and_then(|id| self.by_id.get(id).copied()).unwrap_or(fields);
        let names = fields.get("name").map(listed_names).unwrap_or_default();
        if names.is_empty() { in_parts(fields).into_iter().collect() } else { names }
    }
}

/// A name, or each of a list; an address of e-mail is none.
fn listed_names(value: &Value) -> Vec<String> {
    let values = match value {
        Value::Array(list) => list.as_slice(),
        value => std::slice::from_ref(value),
    };
    let name = |value: &Value| Some(run_together(&reference::text(value.as_str()?)));
    let is_name = |name: &String| !name.is_empty() && (name.contains(' ') || !name.contains('@'));
    values.iter().take(20).filter_map(name).filter(is_name).collect()
}

/// The name of a person who has only its parts.
fn in_parts(fields: &Map<String, Value>) -> Option<String> {
    let parts = ["givenName", "additionalName", "familyName"];
    let parts = parts.iter().filter_map(|part| fields.get(*part)).flat_map(listed_names);
    let name = parts.collect::<Vec<_>>().join(" ");
    (!name.is_empty()).then_some(name)
}

/// The values of the scripts, in the order written, and the scripts that could not be read.
pub(super) fn parse_all<'a>(scripts: &[&'a str]) -> (Vec<Value>, Vec<&'a str>) {
    let mut values = Vec::new();
    let mut damaged = Vec::new();
    for script in scripts {
        match json_ld::parse(script) {
            Some(value) => values.push(value),
            None => damaged.push(*script),
        }
    }
    (values, damaged)
}

/// Fields whose content is about other things than the page.
const ELSEWHERE: &[&str] = &[
    "itemListElement",
    "comment",
    "comments",
    "hasPart",
    "isPartOf",
    "isRelatedTo",
    "relatedLink",
    "citation",
    "review",
    "reviews",
    "author",
    "publisher",
    "creator",
    "offers",
    "mentions",
    "suggestedAnswer",
    "acceptedAnswer",
    "liveBlogUpdate",
    "blogPost",
    "blogPosts",
    "workExample",
    "recordedAt",
    "potentialAction",
    "image",
    "logo",
    "isBasedOn",
];

/// Everything in the values that may describe the page, in the order written.
pub(super) fn describe(values: &[Value]) -> Vec<Described<'_>> {
    let mut found: Vec<Described<'_>> = Vec::new();
    let mut by_id = HashMap::new();
    let nothing = Rc::new(HashMap::new());
    // Used from its end, so what stands first is pushed last.
    let mut waiting: Vec<(&Value, bool)> = values.iter().rev().map(|value| (value, false)).collect();
    for _ in 0..MOST_VALUES {
        match waiting.pop() {
            Some((Value::Array(list), is_listed)) => {
                waiting.extend(list.iter().rev().map(|value| (value, is_listed)));
            }
            Some((Value::Object(fields), is_listed)) => {
                let inner = fields.iter().rev().filter(|(_, value)| value.is_object() || value.is_array());
                waiting.extend(
                    inner.map(|(name, value)| (value, is_listed || ELSEWHERE.contains(&name.as_str()))),
                );
                if let Some(id) = fields.get("@id").and_then(Value::as_str)
                    && fields.keys().any(|key| !matches!(key.as_str(), "@id" | "@type"))
                {
                    by_id.entry(id).or_insert(fields);
                }
                if let Some((about, kind)) = kind_of(fields) {
                    found.push(Described { about, kind, is_listed, fields, by_id: Rc::clone(&nothing) });
                }
            }
            Some(_) => {}
            None => break,
        }
    }
    let by_id = Rc::new(by_id);
    for thing in &mut found {
        thing.by_id = Rc::clone(&by_id);
    }
    found
}

/// What a thing is about, by its type; nothing for people, organisations and other things without a date of
/// their own.
fn kind_of(fields: &Map<String, Value>) -> Option<(About, &str)> {
    let types = match fields.get("@type")? {
        Value::Array(list) => list.iter().filter_map(Value::as_str).collect(),
        value => vec![value.as_str()?],
    };
    types.into_iter().filter_map(|kind| Some((about(kind)?, kind))).max_by_key(|(about, _)| *about)
}

fn about(kind: &str) -> Option<About> {
    let name = kind.rsplit(['/', ':']).next().unwrap_or(kind);
    if name.ends_with("Article") || name.ends_with("Posting") || ["Report", "ClaimReview"].contains(&name) {
        // An offer of a job is no article.
        (name != "JobPosting").then_some(About::Article)
    } else if name.ends_with("Page") {
        Some(About::Page)
    } else {
        [
            "VideoObject",
            "AudioObject",
            "Recipe",
            "PodcastEpisode",
            "CreativeWork",
            "HowTo",
            "Book",
            "Dataset",
            "Review",
            "MediaObject",
            "Blog",
            "Movie",
            "Course",
            "Product",
        ]
        .contains(&name)
        .then_some(About::Work)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(script: &str) -> Vec<(String, String, bool)> {
        let (values, _) = parse_all(&[script]);
        let date = |thing: &Described<'_>| {
            Some((thing.kind.to_owned(), thing.text("datePublished")?, thing.is_listed))
        };
        describe(&values).iter().filter_map(date).collect()
    }

    fn one(kind: &str, date: &str) -> Vec<(String, String, bool)> {
        vec![(kind.to_owned(), date.to_owned(), false)]
    }

    #[test]
    fn a_description_is_found_wherever_it_stands() {
        for script in [
            r#"{"@type":"NewsArticle","datePublished":"2024-06-21"}"#,
            r#"[{"@type":"Person"},{"@type":["Thing","NewsArticle"],"datePublished":["2024-06-21"]}]"#,
            r#"{"@graph":[{"@type":"WebSite"},{"@type":"NewsArticle","datePublished":"2024-06-21"}]}"#,
            r#"{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","datePublished":"2024-06-21"}}"#,
        ] {
            assert_eq!(dates(script), one("NewsArticle", "2024-06-21"), "{script}");
        }
    }

    #[test]
    fn things_in_lists_and_comments_are_marked() {
        let script = r#"{"@type":"Article","comment":[{"@type":"Article","datePublished":"2025"}]}"#;
        assert_eq!(dates(script), [("Article".to_owned(), "2025".to_owned(), true)]);
    }

    #[test]
    fn damaged_json_is_mended_as_far_as_it_pays() {
        for script in [
            r#"<!-- {"@type":"Article","datePublished":"2024-06-21",} -->"#,
            "//<![CDATA[\n{\"@type\":\"Article\",\"text\":\"a\nb\",\"datePublished\":\"2024-06-21\"}\n//]]>",
            r#"{"@type":"Article","datePublished":"2024-06-21"};"#,
            "{&quot;@type&quot;:&quot;Article&quot;,&quot;datePublished&quot;:&quot;2024-06-21&quot;}",
            r#"{"@type":"Article","datePublished":"2024-06-21"}{"@type":"#,
        ] {
            assert_eq!(dates(script), one("Article", "2024-06-21"), "{script}");
        }
        assert_eq!(parse_all(&["{\"a\":", "", &"[".repeat(100_000)]).1.len(), 3);
    }

    #[test]
    fn names_are_read_from_texts_and_objects() {
        let script =
            r#"{"@type":"Article","author":[{"name":"Ann &amp; Co"},"Bo",{"name":["Cy","Di"]},{"x":1},7]}"#;
        let (values, _) = parse_all(&[script]);
        assert_eq!(describe(&values)[0].names("author"), ["Ann & Co", "Bo", "Cy", "Di"]);
        let script = r##"{"@graph":[{"@type":"Article","author":[{"@id":"#ann"},{"@id":"#nobody"}],"publisher":{"@id":"#p","@type":"Organization"}},
            {"@type":"Person","@id":"#ann","name":"ann@example.org","givenName":"Ann","additionalName":"M.","familyName":"Reed"},
            {"@type":"Organization","@id":"#p","name":"Example Daily"}]}"##;
        let (values, _) = parse_all(&[script]);
        assert_eq!(describe(&values)[0].names("author"), ["Ann M. Reed"]);
        assert_eq!(describe(&values)[0].names("publisher"), ["Example Daily"]);
    }
}
