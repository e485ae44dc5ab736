#![expect(clippy::needless_raw_string_hashes, reason = "snapbox writes its snapshots that way")]

use std::io;

use crate::domain::SpeakerId;
use crate::domain::date::{Rule, SourceDate};

use super::{
    Column, ColumnKind, Columns, Format, Selection, Shown, SpeakerValue, Style, Value, write_record,
    write_rows,
};

mod failures;
mod fields;
mod formats;
mod listed;
mod people;
mod round_trip;
mod shown;
mod terminal;

struct Claim {
    id: &'static str,
    kind: Option<&'static str>,
    said: Option<SourceDate>,
    by: Vec<SpeakerValue<'static>>,
    text: &'static str,
    topics: &'static [&'static str],
    sources: Option<i64>,
    withdrawn: bool,
}

static CLAIMS: Columns<Claim> = Columns::new(
    "claims",
    &[
        Column {
            name: "id",
            meaning: "public id",
            value: |claim| claim.id.into(),
            shown: Shown::ALWAYS,
            kind: ColumnKind::Text,
        },
        Column {
            name: "kind",
            meaning: "kind of claim",
            value: |claim| claim.kind.into(),
            shown: Shown::ALWAYS,
            kind: ColumnKind::Text,
        },
        Column {
            name: "said",
            meaning: "when",
            value: |claim| claim.said.as_ref().into(),
            shown: Shown::ALWAYS,
            kind: ColumnKind::Text,
        },
        Column {
            name: "said_earliest",
            meaning: "first day",
            value: |claim| {
                claim.said.as_ref().and_then(|said| said.edtf().earliest()).map(|day| day.to_string()).into()
            },
            shown: Shown::CSV_ONLY,
            kind: ColumnKind::Text,
        },
        Column {
            name: "by",
            meaning: "speakers",
            value: |claim| claim.by.clone().into(),
            shown: Shown::ALWAYS,
            kind: ColumnKind::Text,
        },
        Column {
            name: "text",
            meaning: "what was said",
            value: |claim| claim.text.into(),
            shown: Shown::ALWAYS,
            kind: ColumnKind::Text,
        },
        Column {
            name: "topics",
            meaning: "tags",
            value: |claim| Value::list(claim.topics.iter().copied()),
            shown: Shown::DETAIL,
            kind: ColumnKind::Text,
        },
        Column {
            name: "sources",
            meaning: "articles",
            value: |claim| claim.sources.into(),
            shown: Shown::ALWAYS,
            kind: ColumnKind::Text,
        },
        Column {
            name: "withdrawn",
            meaning: "taken back",
            value: |claim| claim.withdrawn.into(),
            shown: Shown::DETAIL,
            kind: ColumnKind::Text,
        },
        Column {
            name: "origin",
            meaning: "nested",
            value: |claim| {
                Value::Array(vec![Value::Object(vec![
                    ("claim", claim.id.into()),
                    ("kind", claim.kind.into()),
                ])])
            },
            shown: Shown::JSON_ONLY,
            kind: ColumnKind::Text,
        },
    ],
);

fn date(words: Option<&str>, edtf: &str) -> SourceDate {
    SourceDate::stored(words.map(str::to_owned), edtf.parse().unwrap(), Rule::Weekday)
}

fn speaker(id: i64, name: &'static str) -> SpeakerValue<'static> {
    SpeakerValue { id: SpeakerId::new(id), name, title: None, on_behalf_of: None }
}

fn full() -> Claim {
    Claim {
        id: "c14",
        kind: Some("denial"),
        said: Some(date(Some("Thursday"), "2024-06-20")),
        by: vec![
            SpeakerValue {
                title: Some("press secretary"),
                on_behalf_of: Some("Freedonia".into()),
                ..speaker(7, "Rufus Firefly")
            },
            speaker(8, "Sylvania"),
        ],
        text: "No such shipment ever crossed the border, and nobody has shown a single crate of it to anyone.",
        topics: &["arms", "border, north"],
        sources: Some(2),
        withdrawn: false,
    }
}

fn bare() -> Claim {
    Claim {
        id: "c2",
        kind: None,
        said: None,
        by: vec![],
        text: "Short.",
        topics: &[],
        sources: None,
        withdrawn: true,
    }
}

fn by_then() -> Claim {
    Claim {
        id: "c3",
        kind: Some("allegation"),
        said: Some(date(None, "../2024-06-21")),
        by: vec![speaker(9, "北朝鮮")],
        text: "砲弾が届いた 👍 ok",
        topics: &["arms"],
        sources: Some(10),
        withdrawn: false,
    }
}

/// Values that have hurt somebody's spreadsheet, table or terminal.
fn awkward() -> Vec<Claim> {
    [
        "say \"no\", twice",
        "one\ntwo\r\nthree\rfour",
        "=1+1",
        "007",
        " a | b \\ c ",
        "<b>bold</b><br>",
        "שלום \u{202e}olleh\u{202c}",
        "\u{1b}[31mred\t\0",
        "",
    ]
    .into_iter()
    .map(|text| Claim { text, ..bare() })
    .collect()
}

fn fields(names: &[&str]) -> Selection<Claim> {
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    CLAIMS.select(Some(&names)).unwrap()
}

fn all() -> Selection<Claim> {
    CLAIMS.select(None).unwrap()
}

fn rows_in(style: Style, selection: &Selection<Claim>, claims: Vec<Claim>) -> String {
    let mut out = Vec::new();
    let expected = claims.len() as u64;
    let rows = claims.into_iter().map(Ok::<_, io::Error>);
    assert_eq!(write_rows(&mut out, selection, rows, style).unwrap(), expected);
    String::from_utf8(out).unwrap()
}

fn record_in(style: Style, selection: &Selection<Claim>, claim: &Claim) -> String {
    let mut out = Vec::new();
    write_record(&mut out, selection, claim, style).unwrap();
    String::from_utf8(out).unwrap()
}

fn rows(format: Format, claims: Vec<Claim>) -> String {
    rows_in(Style::plain(format), &all(), claims)
}

fn record(format: Format, claim: &Claim) -> String {
    record_in(Style::plain(format), &all(), claim)
}

/// Characters that a source file cannot hold, or should not, as visible ones.
fn visible(text: &str) -> String {
    text.replace('\r', "␍")
        .replace('\0', "␀")
        .replace('\u{1b}', "␛")
        .replace('\u{202e}', "⟨rlo⟩")
        .replace('\u{202c}', "⟨pdf⟩")
        .replace('\t', "␉")
}
