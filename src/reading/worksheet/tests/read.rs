//! What a good worksheet reads as.

use super::super::*;
use crate::domain::{
    ArticleKind, Basis, ClaimKind, Force, Mode, RelationType, Scope, SpeakerId, SpeakerKind,
};
use proptest::prelude::*;

const FULL: &str = r#"
[article]
url = "https://example.org/2024/06/21/pact"
headline = "Two states sign a pact"
outlet = "Example Wire"
byline = "A. Reporter"
published = 2024-06-21
language = "en"
kind = "news"
topics = ["arms", "pact"]
note = "read on paper"
text = "pact-week.txt"

[[claim]]
ref = "shells"
kind = "allegation"
mode = "mixed"
by = ["Ruritania", "s7"]
about = "Graustark"
on = "../2024-06-21"
event = { words = "last spring", edtf = "2024-21" }
text = "Shells were sent."
quote = ["first piece", '''second "piece"''']
via = ["Wire A", { name = "Wire B", cue = "citing" }]
topics = "arms"

[[claim]]
by = [{ name = "M. Speaker", as = "spokesman", for = "Graustark", kind = "person", id = "s9" }]
denies = { claim = "shells", scope = "partial", part = "the missiles", force = "qualified", basis = "analyst", note = "n" }
responds-to = ["c14", "other"]
"#;

fn good(text: &str) -> Worksheet {
    read("week.toml", text).unwrap_or_else(|problems| panic!("{problems}"))
}

#[test]
fn every_key_is_read() {
    let sheet = good(FULL);
    let article = &sheet.article;
    assert_eq!(article.url.as_ref().unwrap().value, "https://example.org/2024/06/21/pact");
    assert_eq!(article.headline.as_ref().unwrap().value, "Two states sign a pact");
    assert_eq!(article.outlet.as_ref().unwrap().value, "Example Wire");
    assert_eq!(article.byline.as_ref().unwrap().value, "A. Reporter");
    assert_eq!(article.published.as_ref().unwrap().words, "2024-06-21");
    assert_eq!(article.language.as_ref().unwrap().value, "en");
    assert_eq!(article.kind.unwrap().value, ArticleKind::News);
    assert_eq!(article.topics.iter().map(|t| t.as_str()).collect::<Vec<_>>(), ["arms", "pact"]);
    assert_eq!(article.note.as_ref().unwrap().value, "read on paper");
    assert_eq!(article.text.as_ref().unwrap().value, "pact-week.txt");

    let first = &sheet.claims[0];
    assert_eq!(first.r#ref.as_ref().unwrap().value, "shells");
    assert_eq!(first.kind.unwrap().value, ClaimKind::Allegation);
    assert_eq!(first.mode.unwrap().value, Mode::Mixed);
    assert_eq!(first.by[0].name.as_deref(), Some("Ruritania"));
    assert_eq!((first.by[1].id, &first.by[1].name), (Some(SpeakerId::new(7)), &None));
    assert_eq!(first.about[0].name.as_deref(), Some("Graustark"));
    assert_eq!(first.on.as_ref().unwrap().words, "../2024-06-21");
    let event = first.event.as_ref().unwrap();
    assert_eq!((event.words.as_str(), event.edtf.as_ref().unwrap().as_str()), ("last spring", "2024-21"));
    assert_eq!(first.quotes[1].value, "second \"piece\"");
    assert_eq!((first.via[1].name.as_deref(), first.via[1].cue.as_deref()), (Some("Wire B"), Some("citing")));
    assert_eq!(first.topics[0].value, "arms");

    let second = &sheet.claims[1];
    let speaker = &second.by[0];
    assert_eq!(speaker.title.as_deref(), Some("spokesman"));
    assert_eq!(speaker.bodies[0].value, "Graustark");
    assert_eq!((speaker.kind, speaker.id), (Some(SpeakerKind::Person), Some(SpeakerId::new(9))));
    let denial = &second.relations[0];
    assert_eq!((denial.relation, denial.target_text()), (RelationType::Denies, "shells"));
    assert_eq!((denial.scope, denial.part.as_deref()), (Some(Scope::Partial), Some("the missiles")));
    assert_eq!((denial.force, denial.basis), (Some(Force::Qualified), Some(Basis::Analyst)));
    assert_eq!(denial.note.as_deref(), Some("n"));
    assert_eq!(second.relations[2].target_text(), "other");
}

#[test]
fn places_are_those_of_the_values() {
    let sheet = good(FULL);
    let at = |line, column| Place { line, column };
    assert_eq!(sheet.article.place, at(2, 1));
    assert_eq!(sheet.article.url.unwrap().place, at(3, 7));
    assert_eq!(sheet.article.topics[1].place, at(10, 19));
    assert_eq!(sheet.claims[0].place, at(14, 1));
    assert_eq!(sheet.claims[0].by[1].place, at(18, 20));
    assert_eq!(sheet.claims[0].event.as_ref().unwrap().place, at(21, 19));
    assert_eq!(sheet.claims[0].event.as_ref().unwrap().edtf.as_ref().unwrap().place, at(21, 41));
    assert_eq!(sheet.claims[1].relations[0].target_place(), at(29, 20));
}

#[test]
fn crlf_and_a_byte_order_mark_change_neither_values_nor_places() {
    let text = "[article]\nheadline = \"é\"\nnote = \"\"\"\na\nb\"\"\"\n";
    let unix = good(text);
    let windows = read_bytes("w.toml", format!("\u{feff}{}", text.replace('\n', "\r\n")).as_bytes()).unwrap();
    assert_eq!(unix, windows);
    assert_eq!(windows.article.note.as_ref().unwrap().value, "a\nb");
    assert_eq!(unix.article.note.unwrap().place, windows.article.note.unwrap().place);
}

#[test]
fn a_worksheet_without_claims_is_fine() {
    assert!(good("[article]\nheadline = \"x\"").claims.is_empty());
}

#[test]
fn a_relation_may_be_a_table_of_its_own() {
    let sheet = good(
        "[article]\nurl = \"urn:x\"\n[[claim]]\nby = \"A\"\n[claim.denies]\nclaim = \"c1\"\n[[claim.about]]\nname = \"B\"\n",
    );
    assert_eq!(sheet.claims[0].relations[0].target_text(), "c1");
    assert_eq!(sheet.claims[0].about[0].name.as_deref(), Some("B"));
}

#[test]
fn two_ways_to_write_an_accent_are_one_ref() {
    let sheet = good(
        "[article]\nurl = \"urn:x\"\n[[claim]]\nref = \"caf\u{e9}\"\nby = \"A\"\ntext = \"t\"\n[[claim]]\nby = \"B\"\ndenies = \"cafe\u{301}\"\n",
    );
    assert_eq!(sheet.claims[0].r#ref.as_ref().unwrap().value, sheet.claims[1].relations[0].target_text());
}

#[test]
fn two_unnamed_officials_may_speak_together() {
    good(
        "[article]\nurl = \"urn:x\"\n[[claim]]\ntext = \"t\"\nby = [{ name = \"an official\", kind = \"unnamed\" }, { name = \"an official\", kind = \"unnamed\" }]\n",
    );
}

#[test]
fn a_toml_date_with_a_time_keeps_its_text() {
    let sheet = good("[article]\nurl = \"urn:x\"\npublished = 2024-06-21 10:00\n");
    assert_eq!(sheet.article.published.unwrap().words, "2024-06-21 10:00");
}

#[test]
fn the_kind_follows_from_the_relations_unless_written() {
    let kind = |lines: &str| {
        good(&format!("[article]\nurl = \"urn:x\"\n[[claim]]\nby = \"A\"\n{lines}")).claims[0]
            .kind_or_implied()
    };
    assert_eq!(kind("text = \"t\""), ClaimKind::Statement);
    assert_eq!(kind("denies = \"x\"\nretracts = \"y\""), ClaimKind::Denial);
    assert_eq!(kind("retracts = \"y\""), ClaimKind::Retraction);
    assert_eq!(kind("corrects = \"y\""), ClaimKind::Correction);
    assert_eq!(kind("confirms = \"y\"\ndisputes = \"z\""), ClaimKind::Confirmation);
    assert_eq!(kind("repeats = \"y\""), ClaimKind::Statement);
    assert_eq!(kind("kind = \"warning\"\ndenies = \"y\""), ClaimKind::Warning);
}

#[test]
fn a_later_stage_adds_its_problems_to_the_same_list() {
    let (sheet, mut problems) = parse("w.toml", "[article]\nurl = \"nowhere\"\npublished = \"Blursday\"\n");
    problems.push(Problem::at(sheet.article.published.as_ref().unwrap().place, "no such day"));
    let problems = problems.finish(sheet).unwrap_err();
    assert_eq!(problems.problems().len(), 2);
    assert!(problems.to_string().ends_with("w.toml:3:13: no such day"), "{problems}");
}

/// Pieces from which texts are made that are nearly worksheets.
fn nearly() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "[article]",
        "[[claim]]",
        "[claim]",
        "[[claims]]",
        "[claim.denies]",
        "[[article]]",
        "\n",
        "\n",
        "\r\n",
        "\r",
        " = ",
        "by",
        "denies",
        "url",
        "on",
        "ref",
        "quote",
        "claim",
        "scope",
        "part",
        "\"x\"",
        "'y'",
        "\"",
        "\"\"\"",
        "'''",
        "[",
        "]",
        "{",
        "}",
        ",",
        ".",
        "2024-06-21",
        "2024-6",
        "07:32",
        "1",
        "1.5",
        "true",
        "x",
        "é",
        "\u{301}",
        "\\",
        "\\u12",
        "#",
        "=",
        "\u{7}",
        "\u{feff}",
        "\"s7\"",
        "\"partial\"",
        "日本",
        "[[",
        "]]",
        "claim.by.x",
        "\0",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Whatever the text: no panic, and each place is inside it.
fn survives(text: &str) {
    if let Err(problems) = read("x", text) {
        let lines = text.matches('\n').count() + 1;
        assert!(!problems.problems().is_empty());
        for problem in problems.problems() {
            let place = problem.place.unwrap_or_default();
            assert!(place.line <= lines, "{problem} in {text:?}");
            let line = text.split('\n').nth(place.line - 1).unwrap();
            assert!(place.column <= line.chars().count() + 1, "{problem} in {text:?}");
            assert!(!problem.message.is_empty() && !problem.message.contains('\n'), "{problem:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn no_text_makes_the_reader_panic(text in ".{0,200}") {
        survives(&text);
    }

    #[test]
    fn no_near_worksheet_makes_the_reader_panic(text in nearly()) {
        survives(&text);
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        drop(read_bytes("x", &bytes));
    }

    #[test]
    fn no_damage_to_a_worksheet_makes_the_reader_panic(at in 0..FULL.len(), len in 0..40usize, by in "\\PC{0,3}") {
        let end = (at + len).min(FULL.len());
        survives(&format!("{}{by}{}", &FULL[..at], &FULL[end..]));
    }
}
