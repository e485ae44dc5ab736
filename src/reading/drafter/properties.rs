//! Whatever a drafter says, what is left of it stands in the text.

use proptest::prelude::*;

use super::take;
use crate::domain::anchor::Text;
use crate::intake::drafter::answer;
use crate::intake::proposal::{Head, Proposal, Reading, annotated, to_toml};
use crate::reading::date_words::Anchor;
use crate::reading::draft::Span;
use crate::reading::marks::Marks;
use crate::reading::worksheet::{self, Located};

const TEXT: &str = "The mayor 😀 of Eddon, Ana Ruiz, said on Tuesday: “We sold nothing. Not a stone.”\n\n\
    Том Хейл сказал: «Это неправда». שלום עולם said the rabbi.\r\n\r\n\
    Hale Timber denied that it had cut down 40 oaks… and the council said nothing.\n";

/// Everything that a draft says stands in the text.
fn stands(output: &[u8]) {
    let published = "2024-06-20".parse().unwrap();
    let drafted = take(output, TEXT, &Anchor::published(Some(&published)), &|name| name == "Known Body");
    let text = Text::new(TEXT);
    let characters: Vec<char> = TEXT.chars().collect();
    let at = |span: Span| characters[span.start..span.end].iter().collect::<String>();
    for (number, draft) in drafted.drafts.iter().enumerate() {
        assert!(!draft.spans.is_empty());
        for span in &draft.spans {
            assert!(span.start < span.end && span.end <= characters.len());
            assert!(TEXT.contains(&at(*span)));
        }
        assert!(draft.spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
        for speaker in &draft.speakers {
            let mention = speaker.mention.as_ref();
            assert!(mention.is_none_or(|mention| at(mention.span) == mention.text));
            let name = speaker.resolved.as_ref().map(|who| who.name.as_str());
            assert!(name.is_none_or(|name| name == "Known Body" || text.find(name).is_ok()), "{name:?}");
        }
        assert!(draft.via.iter().all(|via| at(via.span) == via.text));
        assert!(draft.said.iter().flat_map(|said| &said.phrase).all(|phrase| at(phrase.span) == phrase.text));
        let targets: Vec<usize> = draft.answers.iter().map(|answer| answer.draft).collect();
        assert!(targets.iter().all(|target| *target < drafted.drafts.len() && *target != number));
    }
    assert_eq!(drafted.drafts.len(), drafted.remarks.len());
    proposes(output, &text);
}

/// Every quote that is proposed stands in the text, and the worksheet of it can be read.
fn proposes(output: &[u8], text: &Text<'_>) {
    let published = "2024-06-20".parse().ok();
    let (kind, byline, marks) = (None, None, Marks::default());
    let reading = Reading { text: TEXT, published, language: None, recorded: None, kind, byline, marks };
    let (drafted, proposals) = answer(output, &reading, None).unwrap();
    for proposal in &proposals {
        assert!(proposal.claim.quotes.iter().all(|quote| text.find(&quote.value).is_ok()), "{proposal:?}");
    }
    let mut head = Head::default();
    head.sheet.headline = Some(Located::unplaced("A mill".to_owned()));
    let all: Vec<&Proposal> = proposals.iter().collect();
    let sheet = to_toml(&drafted.refusals.told(9), &head, None, annotated(&all, &proposals, |_| Vec::new()));
    worksheet::read("draft.toml", &sheet).unwrap_or_else(|problems| panic!("{problems}\n{sheet}"));
}

/// A string that is a piece of the text, with what may be done to it.
fn words() -> impl Strategy<Value = String> {
    let length = TEXT.chars().count();
    let piece = (0..length, 1..40usize, 0..6u8).prop_map(|(from, many, harm)| {
        let piece: String = TEXT.chars().skip(from).take(many).collect();
        match harm {
            0 => piece.replace('s', "z"),
            1 => piece.chars().rev().collect(),
            2 => format!("{piece} … {piece}"),
            3 => format!("“{}”", piece.trim()),
            _ => piece,
        }
    });
    prop_oneof![4 => piece, 1 => any::<String>(), 1 => Just("Known Body".to_owned())]
}

fn value() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        words().prop_map(serde_json::Value::from),
        any::<u64>().prop_map(serde_json::Value::from),
        (0..120u64).prop_map(serde_json::Value::from),
        any::<f64>().prop_map(serde_json::Value::from),
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(serde_json::Value::from),
    ];
    leaf.prop_recursive(3, 20, 4, |inner| {
        let key = proptest::sample::select(vec![
            "name", "mention", "as", "for", "text", "words", "start", "draft", "sure",
        ]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(serde_json::Value::Array),
            prop::collection::vec((key, inner), 0..5).prop_map(|pairs| {
                serde_json::Value::Object(
                    pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect(),
                )
            }),
        ]
    })
}

fn line() -> impl Strategy<Value = String> {
    let key = proptest::sample::select(vec![
        "quotes", "spans", "speakers", "via", "kind", "kinds", "mode", "tier", "said", "text", "denied",
        "answers", "likely", "drafter",
    ]);
    let quotes = prop::collection::vec(words(), 1..3);
    (quotes, prop::collection::vec((key, value()), 0..6)).prop_map(|(quotes, pairs)| {
        let mut object = serde_json::Map::new();
        object.insert("quotes".to_owned(), quotes.into());
        object.extend(pairs.into_iter().map(|(key, value)| (key.to_owned(), value)));
        serde_json::Value::Object(object).to_string()
    })
}

proptest! {
    #[test]
    fn whatever_bytes_come_what_is_left_stands_in_the_text(output in prop::collection::vec(any::<u8>(), 0..200)) {
        stands(&output);
    }

    #[test]
    fn whatever_json_comes_what_is_left_stands_in_the_text(lines in prop::collection::vec(line(), 0..6)) {
        stands(lines.join("\n").as_bytes());
    }
}
