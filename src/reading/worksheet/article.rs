//! Reads the `[article]` table.

use super::place::Located;
use super::place::Place;
use super::problem::Problem;
use super::reading::{Form, Reading};
use super::sheet::ArticleSheet;
use super::text;
use toml::de::{DeTable, DeValue};

/// The keys of `[article]`.
pub(super) const ARTICLE: Form = Form {
    name: "[article]",
    keys: &["url", "headline", "outlet", "byline", "published", "language", "kind", "topics", "note", "text"],
    also: &[
        ("title", "headline"),
        ("date", "published"),
        ("author", "byline"),
        ("authors", "byline"),
        ("source", "outlet"),
        ("publisher", "outlet"),
        ("link", "url"),
        ("tags", "topics"),
        ("type", "kind"),
        ("file", "text"),
    ],
};

/// What the table says; its problems are pushed.
pub(super) fn read<'t>(reading: &mut Reading<'_, 't>, table: &DeTable<'t>, place: Place) -> ArticleSheet {
    reading.refuse_unknown_keys(table, &ARTICLE);
    // A page that `text` names may say both itself: the stage that reads it checks.
    if ["url", "headline", "text"].iter().all(|key| !table.contains_key(*key)) {
        let problem = Problem::at(place, "the article has neither `url` nor `headline`");
        reading
            .problems
            .push_missing(problem.hint("add at least one of the two, so that it can be found again"));
    }
    let (outlet, outlet_same_as) = outlet(reading, table);
    ArticleSheet {
        place,
        url: reading.line_that(table, "url", text::url),
        headline: reading.line(table, "headline"),
        outlet,
        outlet_same_as,
        byline: reading.line(table, "byline"),
        published: reading.date(table, "published"),
        language: reading.line_that(table, "language", text::language),
        kind: reading.word(table, "kind"),
        topics: reading.topics(table),
        note: reading.text(table, "note"),
        text: reading.line(table, "text"),
    }
}

const OUTLET: Form = Form {
    name: "an outlet",
    keys: &["name", "same_as"],
    also: &[("outlet", "name"), ("same-as", "same_as"), ("sameAs", "same_as"), ("wikidata", "same_as")],
};

/// The outlet: a name, or a table with a name and its addresses elsewhere.
fn outlet<'t>(
    reading: &mut Reading<'_, 't>,
    table: &DeTable<'t>,
) -> (Option<Located<String>>, Vec<Located<String>>) {
    let Some(value) = reading.value(table, "outlet") else { return (None, Vec::new()) };
    let DeValue::Table(parts) = value.get_ref() else { return (reading.line(table, "outlet"), Vec::new()) };
    reading.refuse_unknown_keys(parts, &OUTLET);
    if !parts.contains_key("name") {
        let problem = Problem::at(reading.place(&value.span()), "`outlet` has no `name`");
        reading.problems.push_missing(problem.hint("add the name of the outlet"));
    }
    (reading.line(parts, "name"), reading.texts(parts, "same_as", text::url))
}
