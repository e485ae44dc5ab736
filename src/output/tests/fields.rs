use snapbox::{IntoData, assert_data_eq, str};

use super::{CLAIMS, bare, fields, full, record_in, rows_in};
use crate::output::{Column, ColumnKind, Columns, Format, Shown, Style, Value, printable};

#[test]
fn fields_come_in_the_order_named_in_every_format() {
    let selection = fields(&["sources, id", "origin"]);
    let claims = || vec![full(), bare()];
    assert_data_eq!(
        rows_in(Style::plain(Format::Json), &selection, claims()),
        str![[r#"
[
{"sources":2,"id":"c14","origin":[{"claim":"c14","kind":"denial"}]},
{"sources":null,"id":"c2","origin":[{"claim":"c2","kind":null}]}
]

"#]]
        .raw()
    );
    assert_data_eq!(
        rows_in(Style::plain(Format::Csv), &selection, claims()),
        str![[r#"
sources,id,origin
2,c14,"[{""claim"":""c14"",""kind"":""denial""}]"
,c2,"[{""claim"":""c2"",""kind"":null}]"

"#]]
        .raw()
    );
    assert_data_eq!(
        rows_in(Style::plain(Format::Markdown), &selection, claims()),
        str![[r#"
| sources | id | origin |
| --- | --- | --- |
| 2 | c14 | [{"claim":"c14","kind":"denial"}] |
|  | c2 | [{"claim":"c2","kind":null}] |

"#]]
        .raw()
    );
    assert_data_eq!(
        rows_in(Style::plain(Format::Table), &selection, claims()),
        str![[r#"
sources  id   origin
-----------------------------------------------
      2  c14  [{"claim":"c14","kind":"denial"}]
         c2   [{"claim":"c2","kind":null}]

"#]]
        .raw()
    );
    assert_data_eq!(
        record_in(Style::plain(Format::Table), &selection, &full()),
        str![[r#"
sources  2
id       c14
origin   [{"claim":"c14","kind":"denial"}]

"#]]
        .raw()
    );
}

#[test]
fn an_unknown_field_is_refused_with_the_nearest_and_the_list() {
    let error = CLAIMS.select(Some(&["id,txt".to_owned()])).unwrap_err();
    assert_eq!(error.unknown, ["txt"]);
    assert_data_eq!(error.to_string(), str![[r#""txt" is not a field of "claims" (did you mean "text"?); valid fields: id, kind, said, said_earliest, by, text, topics, sources, withdrawn, origin"#]].raw());
}

#[test]
fn everything_wrong_with_the_fields_is_said_at_once() {
    let named = ["id,zzz,", "Kind", "id", "zzz", "id"].map(str::to_owned);
    let error = CLAIMS.select(Some(&named)).unwrap_err();
    assert_data_eq!(error.to_string(), str![[r#""zzz" is not a field of "claims"; a field has no name (a comma too many); "Kind" is not a field of "claims" (did you mean "kind"?); field "id" is named twice; valid fields: id, kind, said, said_earliest, by, text, topics, sources, withdrawn, origin"#]].raw());
}

#[test]
fn a_repeated_field_is_refused_without_the_list() {
    let error = CLAIMS.select(Some(&["id".to_owned(), "id".to_owned()])).unwrap_err();
    assert_data_eq!(error.to_string(), str![[r#"field "id" is named twice"#]].raw());
}

#[test]
fn an_unknown_field_cannot_command_the_terminal() {
    let error = CLAIMS.select(Some(&["\u{1b}[2J\u{202e}".to_owned()])).unwrap_err();
    assert_eq!(printable(&error.to_string()), error.to_string());
}

#[test]
fn no_fields_named_means_the_choice_of_the_format() {
    assert_eq!(CLAIMS.select(Some(&[])).unwrap().columns(Format::Table).len(), 6);
    assert!(CLAIMS.select(Some(&[String::new()])).is_err());
}

const fn named(name: &'static str) -> Column<()> {
    Column { name, meaning: "nothing", value: |()| Value::Null, shown: Shown::ALWAYS, kind: ColumnKind::Text }
}

#[test]
#[should_panic(expected = "two columns have the same name")]
fn a_list_with_a_name_twice_cannot_be_made() {
    static TWICE: [Column<()>; 3] = [named("id"), named("text"), named("id")];
    let _ = Columns::new("nothing", &TWICE);
}

#[test]
#[should_panic(expected = "a column's name is made of a-z, 0-9 and _")]
fn a_name_that_is_no_word_cannot_be_a_column() {
    static SPACED: [Column<()>; 1] = [named("said on")];
    let _ = Columns::new("nothing", &SPACED);
}

#[test]
fn a_list_keeps_to_its_frozen_header() {
    static TWO: [Column<()>; 2] = [named("id"), named("text")];
    for (header, keeps) in [
        ("id,text", true),
        ("id", false),
        ("id,text,note", false),
        ("text,id", false),
        ("id,tex", false),
        ("", false),
    ] {
        let made = std::panic::catch_unwind(|| Columns::frozen("nothing", header, &TWO).report());
        assert_eq!(made.is_ok(), keeps, "{header:?}");
    }
}
