//! For worksheets of every shape: what was logged once is settled.

use proptest::prelude::*;
use proptest::sample::select;

use super::{Desk, article};
use crate::domain::ArticleId;
use crate::intake::worksheet_of;
use crate::reading::worksheet::to_toml;

fn party() -> impl Strategy<Value = String> {
    let name = select(vec!["Ann", "Bob", "KCNA", "Example Wire", "a US official", "État"]);
    (name, any::<(bool, bool)>()).prop_map(|(name, (title, body))| {
        let kind = if name == "a US official" { ", kind = \"unnamed\"" } else { "" };
        let title = if title { ", as = \"Dr\"" } else { "" };
        let body = if body { ", for = \"Ministry\"" } else { "" };
        format!("{{ name = \"{name}\"{kind}{title}{body} }}")
    })
}

/// The keys of one claim; what stands before it may be named by `ref-0`.
fn claim(position: usize) -> impl Strategy<Value = String> {
    let line = |key: &'static str, values: &'static [&'static str]| {
        proptest::option::of(select(values))
            .prop_map(move |value| value.map(|value| format!("{key} = {value}\n")).unwrap_or_default())
    };
    (
        party(),
        any::<bool>(),
        line("text", &["\"No.\"", "\"It rains.\"", "'''two\nlines'''"]),
        line("quote", &["\"no\"", "[\"it\", \"rains\"]"]),
        line("on", &["\"yesterday\"", "2024-06-20", "\"2024-06\"", "{ words = \"then\", edtf = \"2024\" }"]),
        line("topics", &["[\"a\", \"b\"]", "[\"B\"]"]),
        line("via", &["\"KCNA\"", "[\"Example Wire\", \"Ann\"]"]),
        line("about", &["\"Bob\"", "[\"Bob\", \"KCNA\"]"]),
        line("denies", &["\"ref-0\"", "{ claim = \"ref-0\", scope = \"partial\", part = \"x\" }"]),
        line("repeats", &["\"ref-0\""]),
    )
        .prop_map(move |(by, named, text, quote, on, topics, via, about, denies, repeats)| {
            let first = position == 0;
            let (denies, repeats) = if first { ("", "") } else { (denies.as_str(), repeats.as_str()) };
            let silent = text.is_empty() && quote.is_empty() && denies.is_empty() && repeats.is_empty();
            let kind = if silent { "kind = \"no-comment\"\n" } else { "" };
            let name = if named || first { format!("ref = \"ref-{position}\"\n") } else { String::new() };
            format!(
                "[[claim]]\n{name}by = {by}\n{kind}{text}{quote}{on}{topics}{via}{about}{denies}{repeats}"
            )
        })
}

fn claims() -> impl Strategy<Value = String> {
    (claim(0), claim(1), claim(2), claim(3), 1..5_usize)
        .prop_map(|(a, b, c, d, count)| [a, b, c, d][..count].concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_worksheet_logged_again_changes_nothing(first in claims(), second in claims()) {
        let mut desk = Desk::new();
        let first = article(1) + &first;
        let second = article(2) + &second.replace("ref-", "other-");
        desk.log(&first);
        desk.assert_settled(&first);
        desk.log(&second);
        desk.assert_settled(&second);
        desk.assert_settled(&first);
    }

    #[test]
    fn an_edited_worksheet_is_settled_once_it_is_logged(first in claims(), second in claims()) {
        let mut desk = Desk::new();
        desk.log(&(article(1) + &first));
        let edited = article(1) + &second;
        desk.log(&edited);
        desk.assert_settled(&edited);
    }

    #[test]
    fn a_worksheet_written_from_the_ledger_says_what_is_recorded(first in claims(), second in claims()) {
        let mut desk = Desk::new();
        desk.log(&(article(1) + &first));
        let again = "[[claim]]\nref = \"ref-0\"\nquote = \"seen again\"\nvia = \"Ann\"\n";
        desk.log(&(article(2) + again + &second.replace("ref-", "other-")));
        for number in [1, 2] {
            let written = desk.ledger.read(|r| worksheet_of(r, ArticleId::new(number)));
            let (sheet, comments) = written.unwrap();
            let text = to_toml(&sheet, &comments);
            desk.assert_settled(&text);
        }
    }
}
