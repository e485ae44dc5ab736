//! What is written reads back as the same worksheet.

use super::super::*;
use crate::domain::{
    ArticleKind, Basis, ClaimKind, Force, Mode, RelationType, Scope, SpeakerId, SpeakerKind, Vocabulary,
};
use proptest::prelude::*;
use std::collections::HashSet;

fn unplaced<T: std::fmt::Debug>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Located<T>> {
    value.prop_map(Located::unplaced)
}

fn maybe<T: std::fmt::Debug>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Option<Located<T>>> {
    prop::option::of(unplaced(value))
}

fn word<K: Vocabulary + std::fmt::Debug>() -> impl Strategy<Value = K> {
    prop::sample::select(K::ALL)
}

fn is_filled(text: &str) -> bool {
    !text.trim().is_empty()
}

/// One line, with what is hard to quote.
fn line() -> impl Strategy<Value = String> + Clone {
    prop_oneof![
        "[ a-zA-Z\"'\\\\#=,{}\\[\\]éя日“—]{1,20}",
        "\\PC{1,20}",
        prop::sample::select(vec!["a3", "c14", "true", "2024-06-21", "'''", "\"\"\"", "\\u0041"])
            .prop_map(str::to_owned),
    ]
    .prop_filter("a line is not blank and has no separators", |text| {
        is_filled(text) && !text.contains(['\u{2028}', '\u{2029}'])
    })
}

fn lines() -> impl Strategy<Value = String> {
    prop_oneof![line(), "[ \n\ta\"'\\\\é]{1,30}", "\"{0,4}\n\"{0,7}x\"{0,5}"]
        .prop_filter("not blank", |text| is_filled(text))
}

fn date() -> impl Strategy<Value = DateSheet> {
    let words = prop_oneof![
        line(),
        "(19|20|00)[0-9]{2}-[0-3][0-9]-[0-3][0-9]",
        prop::sample::select(vec!["../2024-06-20", "June 2024", "2024-02-30", "2024-06-21T10:00:00Z"])
            .prop_map(str::to_owned),
    ];
    (words, maybe(line())).prop_map(|(words, edtf)| DateSheet { words, edtf })
}

fn party(via: bool) -> impl Strategy<Value = PartySheet> {
    let name =
        line().prop_filter("a name is no speaker's id", |name| name.parse::<SpeakerId>().is_err()).boxed();
    let id = (1..50i64).prop_map(SpeakerId::new);
    let who = prop_oneof![
        name.clone().prop_map(|name| (Some(name), None)),
        id.clone().prop_map(|id| (None, Some(id))),
        (name, id).prop_map(|(name, id)| (Some(name), Some(id))),
    ];
    let rest = (
        prop::option::of(line()),
        prop::collection::vec(unplaced(line()), 0..3),
        prop::option::of(word::<SpeakerKind>()),
        prop::option::of(line()),
        prop::collection::vec(unplaced("https://[a-z]{1,9}\\.example/[a-z0-9]{1,9}"), 0..3),
    );
    (who, prop::bool::ANY, rest).prop_map(move |((name, id), plain, (title, bodies, kind, cue, same_as))| {
        if plain {
            return PartySheet { name, id, ..PartySheet::default() };
        }
        let mut seen = HashSet::new();
        let bodies: Vec<_> = bodies
            .into_iter()
            .filter(|body| seen.insert(crate::reading::worksheet::text::folded(body)))
            .collect();
        let mut seen = HashSet::new();
        let same_as = same_as.into_iter().filter(|address| seen.insert(address.value.clone())).collect();
        let (bodies, cue) = if via { (Vec::new(), cue) } else { (bodies, None) };
        PartySheet { name, id, title, bodies, kind, cue, same_as }
    })
}

fn parties(via: bool, least: usize) -> impl Strategy<Value = Vec<Located<PartySheet>>> {
    prop::collection::vec(unplaced(party(via)), least..4).prop_map(move |mut parties| {
        let mut seen = HashSet::new();
        parties.retain(|party| {
            let key = party.id.map_or_else(
                || crate::reading::worksheet::text::folded(party.name.as_deref().unwrap_or_default()),
                |id| id.to_string(),
            );
            via || seen.insert(key)
        });
        parties
    })
}

fn topics() -> impl Strategy<Value = Vec<Located<String>>> {
    prop::collection::vec(unplaced(line()), 0..4).prop_map(|mut topics| {
        let mut seen = HashSet::new();
        topics.retain(|topic| seen.insert(crate::reading::worksheet::text::folded(topic)));
        topics
    })
}

fn relation() -> impl Strategy<Value = RelationSheet> {
    let about_challenge = (prop::option::of(prop::option::of(line())), prop::option::of(word::<Force>()));
    let rest = (
        prop::option::of(word::<Basis>()),
        prop::option::of(lines()),
        prop::option::of(unplaced(line())),
        prop::option::of(unplaced(lines())),
    );
    let named = unplaced(prop_oneof!["target-[a-z0-9._-]{0,9}", "c[1-9]", Just("снаряды".to_owned())]);
    let target = prop_oneof![
        3 => named.prop_map(TargetSheet::Claim),
        1 => unplaced(lines()).prop_map(|text| TargetSheet::Unattributed { text, r#ref: None }),
    ];
    (word::<RelationType>(), target, about_challenge, rest).prop_map(
        |(relation, target, (scope, force), (basis, note, article, quote))| {
            // Nobody can take back what others are not even said to have said.
            let target = match target {
                TargetSheet::Unattributed { text, .. } if relation.is_for_own() => {
                    TargetSheet::Claim(Located::unplaced(format!("target-{}", text.value.len())))
                }
                target => target,
            };
            let (scope, part) = match scope {
                _ if !relation.is_challenge() => (None, None),
                None => (None, None),
                Some(None) => (Some(Scope::Full), None),
                Some(part) => (Some(Scope::Partial), part),
            };
            let force = force.filter(|_| relation.is_challenge());
            RelationSheet { relation, target, scope, part, force, basis, note, article, quote }
        },
    )
}

fn relations() -> impl Strategy<Value = Vec<Located<RelationSheet>>> {
    prop::collection::vec(unplaced(relation()), 0..5).prop_map(|mut links| {
        links.sort_by_key(|link| link.relation);
        let mut seen = HashSet::new();
        links.retain(|link| seen.insert((link.relation, link.target_text().to_owned())));
        links
    })
}

fn claim() -> impl Strategy<Value = ClaimSheet> {
    let words = (maybe(word::<ClaimKind>()), maybe(word::<Mode>()));
    let who = (parties(false, 1), parties(false, 0), parties(true, 0));
    let when = (maybe(date()), maybe(date()));
    let place = (prop::option::of(prop::sample::select(vec!["00:12:31", "p. 4", "pp. 4-6"])), maybe(line()));
    let texts = (maybe(lines()), prop::collection::vec(unplaced(lines()), 0..4), topics(), maybe(lines()));
    (words, who, when, texts, (relations(), place)).prop_map(
        |(
            (kind, mode),
            (by, about, via),
            (on, event),
            (text, quotes, topics, note),
            (relations, (at, hedge)),
        )| {
            let at = at.map(|at| Located::unplaced(at.parse().expect("a place")));
            let silent = text.is_none() && quotes.is_empty() && relations.is_empty();
            let text = if silent { Some(Located::unplaced("t".to_owned())) } else { text };
            let place = Place::default();
            ClaimSheet {
                place,
                r#ref: None,
                kind,
                mode,
                by,
                about,
                via,
                on,
                event,
                text,
                quotes,
                at,
                hedge,
                topics,
                note,
                relations,
            }
        },
    )
}

fn worksheet() -> impl Strategy<Value = Worksheet> {
    let names =
        (maybe("(https?://|urn:)[a-z0-9/?#\"'\\\\é]{0,9}x"), unplaced(line()), maybe(line()), maybe(line()));
    let rest = (
        maybe(date()),
        maybe("[a-z]{2,3}(-[A-Z]{2})?"),
        maybe(word::<ArticleKind>()),
        topics(),
        maybe(lines()),
        maybe(line()),
    );
    let article = (names, rest).prop_map(
        |((url, headline, outlet, byline), (published, language, kind, topics, note, text))| {
            let url = url.filter(|url| crate::reading::worksheet::text::url("url", url).is_ok());
            let (place, headline) = (Place::default(), Some(headline));
            ArticleSheet {
                place,
                url,
                headline,
                outlet,
                outlet_same_as: Vec::new(),
                byline,
                published,
                language,
                kind,
                topics,
                note,
                text,
            }
        },
    );
    (article, prop::collection::vec((claim(), prop::bool::ANY), 0..4)).prop_map(|(article, claims)| {
        let claims = claims.into_iter().enumerate().map(|(index, (mut claim, named))| {
            claim.r#ref = named.then(|| Located::unplaced(format!("ref-é.{index}")));
            claim
        });
        Worksheet { article, claims: claims.collect() }
    })
}

proptest! {
    #[test]
    fn what_is_written_reads_back_the_same(sheet in worksheet(), comments in prop::collection::vec(".{0,9}", 0..4)) {
        let written = to_toml(&sheet, &comments);
        let back = read("written.toml", &written).unwrap_or_else(|problems| panic!("{problems}\n{written}"));
        prop_assert!(back.says_the_same(&sheet), "{written}\n{sheet:#?}\n{back:#?}");
        prop_assert_eq!(to_toml(&back, &comments), written);
    }
}

#[test]
fn a_worksheet_is_written_as_a_person_would_type_it() {
    let text = r#"[article]
url = "https://example.org/a"
headline = 'They said "no"'
published = 2024-06-21

# c14
[[claim]]
ref = "shells"
by = ["Ruritania", "s7", { name = "a3" }]
on = { words = "Thursday", edtf = "2024-06-20" }
event = "2024-06"
quote = """
first line
"second" line"""

[[claim]]
kind = "denial"
by = [
    { name = "M. Speaker", as = "spokesman", for = "the Ministry of Foreign Affairs of Graustark" },
    "Graustark",
]
quote = ["one", "two"]
via = ["Wire A"]
denies = { claim = "shells", scope = "partial", part = "the missiles" }
responds-to = ["c14", "c15"]
"#;
    let sheet = read("w.toml", text).unwrap();
    snapbox::assert_data_eq!(to_toml(&sheet, &["c14".to_owned(), String::new()]), text);
    assert!(to_toml(&sheet, &["# c14\nlogged".to_owned()]).contains("\n\n# c14\n# logged\n[[claim]]\n"));
}
