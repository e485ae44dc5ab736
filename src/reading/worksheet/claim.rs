//! Reads one `[[claim]]` table.

use super::place::{Located, Place};
use super::problem::Problem;
use super::reading::{Form, Reading};
use super::sheet::ClaimSheet;
use super::{party, relation, text};
use crate::domain::{ClaimKind, RelationType, Vocabulary as _};
use toml::de::{DeTable, DeValue};

/// The keys of `[[claim]]`.
pub(super) const CLAIM: Form = Form {
    name: "[[claim]]",
    keys: &[
        "ref",
        "kind",
        "mode",
        "by",
        "about",
        "on",
        "event",
        "text",
        "quote",
        "at",
        "hedge",
        "via",
        "topics",
        "note",
        "denies",
        "contradicts",
        "disputes",
        "refutes",
        "confirms",
        "supports",
        "repeats",
        "quotes",
        "qualifies",
        "corrects",
        "retracts",
        "supersedes",
        "responds-to",
    ],
    also: &[
        ("id", "ref"),
        ("speaker", "by"),
        ("speakers", "by"),
        ("who", "by"),
        ("date", "on"),
        ("when", "on"),
        ("said", "on"),
        ("tags", "topics"),
        ("type", "kind"),
        ("claim", "text"),
        ("source", "via"),
        ("according-to", "via"),
        ("according_to", "via"),
        ("responds_to", "responds-to"),
        ("time", "at"),
        ("timecode", "at"),
        ("page", "at"),
        ("doubt", "hedge"),
    ],
};

/// What the table says; its problems are pushed.
pub(super) fn read<'t>(reading: &mut Reading<'_, 't>, table: &DeTable<'t>, place: Place) -> ClaimSheet {
    reading.refuse_unknown_keys(table, &CLAIM);
    let own = reading.line_that(table, "ref", text::reference);
    let own = own.map(|own| Located::new(text::composed(&own), own.place));
    let claim = ClaimSheet {
        place,
        kind: reading.word(table, "kind"),
        mode: reading.word(table, "mode"),
        by: party::read(reading, table, "by"),
        about: party::read(reading, table, "about"),
        via: party::read(reading, table, "via"),
        on: reading.date(table, "on"),
        event: reading.date(table, "event"),
        text: reading.text(table, "text"),
        quotes: reading.texts(table, "quote", text::any_text),
        at: reading.place_in_source(table),
        hedge: reading.line(table, "hedge"),
        topics: reading.topics(table),
        note: reading.text(table, "note"),
        relations: relation::read(reading, table, own.as_ref().map(|own| own.as_str())),
        r#ref: own,
    };
    check_whole(reading, table, &claim);
    claim
}

/// What a claim must have. One with a `ref` may be a claim that the ledger knows, seen again here: then only
/// its quote is news, and the stage that knows the ledger checks it.
fn check_whole<'t>(reading: &mut Reading<'_, 't>, table: &DeTable<'t>, claim: &ClaimSheet) {
    let given = |key: &str| {
        table
            .get(key)
            .is_some_and(|value| !matches!(value.get_ref(), DeValue::Array(list) if list.is_empty()))
    };
    if given("ref") {
        return;
    }
    if !given("by") {
        let problem = Problem::at(claim.place, "the claim has no `by`: nobody is said to have said it");
        let hint = "add by = \"…\"; for somebody the article does not name: { name = \"a US official\", kind = \"unnamed\" }; where it does not say who: by = \"unattributed\"";
        reading.problems.push_missing(problem.hint(hint));
    }
    let content = given("text") || given("quote") || RelationType::WORDS.iter().any(|word| given(word));
    let silent = claim.kind.as_ref().is_some_and(|kind| kind.value == ClaimKind::NoComment);
    // A kind that could not be read might be no-comment.
    let unread_kind = claim.kind.is_none() && table.contains_key("kind");
    if !content && !silent && !unread_kind {
        let problem =
            Problem::at(claim.place, "the claim says nothing: it has no `text`, `quote` or relation");
        let hint = "add one of them, such as denies = \"…\"; a refusal to comment is kind = \"no-comment\"";
        reading.problems.push_missing(problem.hint(hint));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_relation_is_a_key() {
        for word in RelationType::WORDS {
            assert!(CLAIM.keys.contains(word), "{word}");
        }
    }
}
