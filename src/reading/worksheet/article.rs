//! Reads the `[article]` table.

use super::place::Place;
use super::problem::Problem;
use super::reading::{Form, Reading};
use super::sheet::ArticleSheet;
use super::text;
use toml::de::DeTable;

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
    ArticleSheet {
        place,
        url: reading.line_that(table, "url", text::url),
        headline: reading.line(table, "headline"),
        outlet: reading.line(table, "outlet"),
        byline: reading.line(table, "byline"),
        published: reading.date(table, "published"),
        language: reading.line_that(table, "language", text::language),
        kind: reading.word(table, "kind"),
        topics: reading.topics(table),
        note: reading.text(table, "note"),
        text: reading.line(table, "text"),
    }
}
