use snapbox::{IntoData, assert_data_eq, str};

use super::{awkward, bare, by_then, fields, full, record, rows, rows_in, visible};
use crate::output::{Format, Style};

#[test]
fn no_rows_are_still_a_valid_file() {
    assert_eq!(rows(Format::Json, vec![]), "[]\n");
    assert_eq!(rows(Format::Jsonl, vec![]), "");
    assert_eq!(rows(Format::Csv, vec![]), "id,kind,said,said_earliest,by,text,topics,sources,withdrawn\n");
    assert_eq!(
        rows(Format::Markdown, vec![]),
        "| id | kind | said | by | text | sources |\n| --- | --- | --- | --- | --- | --- |\n"
    );
    assert_eq!(rows(Format::Table, vec![]), "");
}

#[test]
fn json_is_an_array_with_an_object_a_line() {
    assert_data_eq!(rows(Format::Json, vec![full(), bare(), by_then()]), str![[r#"
[
{"id":"c14","kind":"denial","said":{"words":"Thursday","edtf":"2024-06-20","earliest":"2024-06-20","latest":"2024-06-20"},"by":[{"id":"s7","name":"Rufus Firefly","as":"press secretary","for":"Freedonia"},{"id":"s8","name":"Sylvania","as":null,"for":null}],"text":"No such shipment ever crossed the border, and nobody has shown a single crate of it to anyone.","topics":["arms","border, north"],"sources":2,"withdrawn":false,"origin":[{"claim":"c14","kind":"denial"}]},
{"id":"c2","kind":null,"said":null,"by":[],"text":"Short.","topics":[],"sources":null,"withdrawn":true,"origin":[{"claim":"c2","kind":null}]},
{"id":"c3","kind":"allegation","said":{"words":null,"edtf":"../2024-06-21","earliest":null,"latest":"2024-06-21"},"by":[{"id":"s9","name":"北朝鮮","as":null,"for":null}],"text":"砲弾が届いた 👍 ok","topics":["arms"],"sources":10,"withdrawn":false,"origin":[{"claim":"c3","kind":"allegation"}]}
]

"#]].raw());
}

#[test]
fn jsonl_is_the_same_objects_without_the_array() {
    let array = rows(Format::Json, vec![full(), bare()]);
    let lines = rows(Format::Jsonl, vec![full(), bare()]);
    assert_eq!(format!("[\n{}\n]\n", lines.trim_end().replace('\n', ",\n")), array);
}

#[test]
fn json_keeps_awkward_text() {
    let selection = fields(&["text"]);
    assert_data_eq!(
        visible(&rows_in(Style::plain(Format::Jsonl), &selection, awkward())),
        str![[r#"
{"text":"say \"no\", twice"}
{"text":"one\ntwo\r\nthree\rfour"}
{"text":"=1+1"}
{"text":"007"}
{"text":" a | b \\ c "}
{"text":"<b>bold</b><br>"}
{"text":"שלום ⟨rlo⟩olleh⟨pdf⟩"}
{"text":"\u001b[31mred\t\u0000"}
{"text":""}

"#]]
        .raw()
    );
}

#[test]
fn csv_has_every_column_but_the_nested_ones() {
    assert_data_eq!(rows(Format::Csv, vec![full(), bare(), by_then()]), str![[r#"
id,kind,said,said_earliest,by,text,topics,sources,withdrawn
c14,denial,2024-06-20,2024-06-20,Rufus Firefly; Sylvania,"No such shipment ever crossed the border, and nobody has shown a single crate of it to anyone.","arms; border, north",2,false
c2,,,,,Short.,,,true
c3,allegation,../2024-06-21,,北朝鮮,砲弾が届いた 👍 ok,arms,10,false

"#]].raw());
}

#[test]
fn csv_keeps_awkward_text_and_quotes_only_where_needed() {
    let selection = fields(&["id", "text", "kind"]);
    assert_data_eq!(
        visible(&rows_in(Style::plain(Format::Csv), &selection, awkward())),
        str![[r#"
id,text,kind
c2,"say ""no"", twice",
c2,"one
two␍
three␍four",
c2,=1+1,
c2,007,
c2, a | b \ c ,
c2,<b>bold</b><br>,
c2,שלום ⟨rlo⟩olleh⟨pdf⟩,
c2,␛[31mred␉␀,
c2,,

"#]]
        .raw()
    );
}

#[test]
fn a_csv_of_one_empty_cell_is_not_an_empty_line() {
    assert_eq!(rows_in(Style::plain(Format::Csv), &fields(&["kind"]), vec![bare()]), "kind\n\"\"\n");
}

#[test]
fn markdown_has_the_columns_of_the_table() {
    assert_data_eq!(rows(Format::Markdown, vec![full(), bare(), by_then()]), str![[r#"
| id | kind | said | by | text | sources |
| --- | --- | --- | --- | --- | --- |
| c14 | denial | 2024-06-20 | Rufus Firefly; Sylvania | No such shipment ever crossed the border, and nobody has shown a single crate of it to anyone. | 2 |
| c2 |  |  |  | Short. |  |
| c3 | allegation | ../2024-06-21 | 北朝鮮 | 砲弾が届いた 👍 ok | 10 |

"#]].raw());
}

#[test]
fn markdown_keeps_each_cell_in_its_place() {
    let selection = fields(&["id", "text"]);
    assert_data_eq!(
        visible(&rows_in(Style::plain(Format::Markdown), &selection, awkward())),
        str![[r#"
| id | text |
| --- | --- |
| c2 | say "no", twice |
| c2 | one<br>two<br>three<br>four |
| c2 | =1+1 |
| c2 | 007 |
| c2 |  a \| b \\ c  |
| c2 | \<b>bold\</b>\<br> |
| c2 | שלום ⟨rlo⟩olleh⟨pdf⟩ |
| c2 | ␛[31mred␉␀ |
| c2 |  |

"#]]
        .raw()
    );
}

#[test]
fn markdown_shows_the_words_that_were_recorded() {
    for (recorded, written) in [
        ("a &lt; b &#60; c &#x3C; d", r"a \&lt; b \&#60; c \&#x3C; d"),
        ("A & B; C &; D&E", "A & B; C &; D&E"),
        ("~~not~~ at ~5 ~~~", r"\~\~not\~\~ at ~5 \~\~~"),
        ("the `code`", r"the \`code\`"),
        ("![](https://example.org/p.png) ![x][y]", r"\![\](https://example.org/p.png) \![x\][y]"),
        ("[here](javascript:x) [2] (3) wow!", r"[here\](javascript:x) [2] (3) wow!"),
        ("https://example.org/_a_?b=1&c=2", "https://example.org/_a_?b=1&c=2"),
    ] {
        assert_eq!(super::super::markdown::cell(&recorded.into()), written);
    }
}

#[test]
fn a_record_as_json_is_one_object() {
    assert_data_eq!(
        record(Format::Json, &full()),
        str![[r#"
{
  "id": "c14",
  "kind": "denial",
  "said": {
    "words": "Thursday",
    "edtf": "2024-06-20",
    "earliest": "2024-06-20",
    "latest": "2024-06-20"
  },
  "by": [
    {
      "id": "s7",
      "name": "Rufus Firefly",
      "as": "press secretary",
      "for": "Freedonia"
    },
    {
      "id": "s8",
      "name": "Sylvania",
      "as": null,
      "for": null
    }
  ],
  "text": "No such shipment ever crossed the border, and nobody has shown a single crate of it to anyone.",
  "topics": [
    "arms",
    "border, north"
  ],
  "sources": 2,
  "withdrawn": false,
  "origin": [
    {
      "claim": "c14",
      "kind": "denial"
    }
  ]
}

"#]]
        .raw()
    );
}

#[test]
fn a_record_as_jsonl_is_one_line() {
    assert_eq!(record(Format::Jsonl, &full()), rows(Format::Jsonl, vec![full()]));
}

#[test]
fn a_record_as_csv_is_a_header_and_a_row() {
    assert_eq!(record(Format::Csv, &full()), rows(Format::Csv, vec![full()]));
}

#[test]
fn a_record_as_markdown_lists_every_field() {
    assert_data_eq!(
        record(Format::Markdown, &full()),
        str![[r#"
| field | value |
| --- | --- |
| id | c14 |
| kind | denial |
| said | 2024-06-20 |
| said_earliest | 2024-06-20 |
| by | Rufus Firefly; Sylvania |
| text | No such shipment ever crossed the border, and nobody has shown a single crate of it to anyone. |
| topics | arms; border, north |
| sources | 2 |
| withdrawn | false |

"#]]
        .raw()
    );
    assert_data_eq!(
        record(Format::Markdown, &bare()),
        str![[r#"
| field | value |
| --- | --- |
| id | c2 |
| kind |  |
| said |  |
| said_earliest |  |
| by |  |
| text | Short. |
| topics |  |
| sources |  |
| withdrawn | true |

"#]]
        .raw()
    );
}
