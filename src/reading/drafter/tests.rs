use super::{Drafted, MOST_STATEMENTS, take};
use crate::domain::{ClaimKind, Mode};
use crate::reading::date_words::Anchor;
use crate::reading::draft::{Breadth, How, draft};

/// An invented article, with characters of one to four bytes.
const TEXT: &str = "A mill 😀 and who owns it\n\n\
    The council said on Tuesday that the old mill was sold last year.\n\n\
    “We sold nothing,” said Ana Ruiz, the mayor of Eddon. “Not a stone.”\n\n\
    Tom Hale said the mayor had taken 40 oaks. She denied it: “We sold nothing.”\n\n\
    שלום עולם, said the rabbi.\n";

fn taken(output: &str) -> Drafted {
    let published = "2024-06-20".parse().unwrap();
    take(output.as_bytes(), TEXT, &Anchor::published(Some(&published)), &|name| name == "River Board")
}

/// What was refused of a line.
fn refused(line: &str) -> String {
    taken(line).refusals.kept.iter().map(|refusal| refusal.why.clone()).collect::<Vec<_>>().join(" | ")
}

#[test]
fn a_statement_is_taken_with_places_of_our_own() {
    let drafted = taken(
        r#"{"drafter": {"name": "stub", "version": "1.2"}}
{"quotes": ["We sold nothing", "Not a stone."], "speakers": [{"name": "Ana Ruiz", "as": "mayor", "for": "Eddon"}], "kind": "denial", "mode": "direct", "tier": "high", "likely": 0.9}
{"quotes": "the old mill was sold last year", "speakers": ["council"], "said": "Tuesday"}"#,
    );
    assert!(drafted.refusals.is_empty(), "{:?}", drafted.refusals);
    assert_eq!((drafted.name.as_deref(), drafted.version.as_deref()), (Some("stub"), Some("1.2")));
    let [mill, sold] = drafted.drafts.as_slice() else { panic!("{drafted:?}") };
    let said = mill.said.as_ref().unwrap();
    assert_eq!((said.date.edtf().as_str(), said.carried), ("2024-06-18", false));
    assert_eq!(mill.text.as_deref(), Some("the old mill was sold last year"));
    assert_eq!((mill.kind, mill.mode), (ClaimKind::Statement, Mode::Indirect));
    assert_eq!(sold.spans.len(), 2);
    assert_eq!((sold.kinds[0], sold.kinds[1]), (ClaimKind::Denial, ClaimKind::Denial));
    let ruiz = &sold.speakers[0];
    assert_eq!(ruiz.resolved.as_ref().unwrap().name, "Ana Ruiz");
    assert_eq!((ruiz.title.as_deref(), ruiz.on_behalf_of.as_deref()), (Some("mayor"), Some("Eddon")));
}

#[test]
fn of_equal_places_the_one_that_is_named_is_taken_however_it_is_counted() {
    let start = |line: &str| taken(line).drafts[0].spans[0].start;
    let first = start(r#"{"quotes": ["We sold nothing"]}"#);
    let code_points = TEXT[..TEXT.rfind("We sold").unwrap()].chars().count();
    assert!(first < code_points);
    let bytes = TEXT.rfind("We sold").unwrap();
    let utf16 = TEXT[..bytes].encode_utf16().count();
    for place in [code_points, bytes, utf16, 9_000_000_000] {
        let line = format!(r#"{{"quotes": ["We sold nothing"], "spans": [[{place}, 3]]}}"#);
        assert_eq!(start(&line), code_points, "{place}");
    }
    for spans in ["[[-1, 2]]", "[[1e300, 2]]", "[[0.5]]", "7", "[[]]", "[null]", r#"{"start": 3}"#] {
        assert_eq!(
            start(&format!(r#"{{"quotes": ["We sold nothing"], "spans": {spans}}}"#)),
            first,
            "{spans}"
        );
    }
}

#[test]
fn what_does_not_stand_in_the_text_is_refused_whole() {
    for (line, why) in [
        (r#"{"quotes": ["We sold everything"]}"#, "is not in the text word for word"),
        (r#"{"quotes": ["We sold nothing", "We gave it away"]}"#, "We gave it away"),
        (r#"{"quotes": ["e sold nothing"]}"#, "not in the text"),
        (r#"{"quotes": ["We sold 😀 nothing"]}"#, "not in the text"),
        (r#"{"quotes": ["םולש"]}"#, "not in the text"),
        (r#"{"quotes": [""]}"#, "has no words"),
        (r#"{"quotes": ["…", "“”"]}"#, "has no words"),
        (r#"{"quotes": []}"#, "quotes nothing"),
        (r#"{"kind": "denial"}"#, "quotes nothing"),
        (r#"{"quotes": [7]}"#, "no text"),
        (r#"{"quotes": {"text": "We"}}"#, "quotes nothing"),
        ("[1, 2]", "no object"),
        ("```json", "is not JSON"),
        (r#"{"quotes": ["We sold nothing"]"#, "is not JSON"),
        (r#"{"quotes": ["We sold nothing"], "quotes": ["Not a stone"]}"#, "stands there twice"),
        (r#"{"quotes": ["We sold nothing"], "said": {"a": 1, "a": 2}}"#, "stands there twice"),
        (r#"{"quotes": ["We sold nothing"], "likely": 1e999}"#, "is not JSON"),
        (r#"{"quotes": ["\ud800"]}"#, "is not JSON"),
        (
            r#"{"quotes": ["Not a stone"], "speakers": ["Zoe Invented"]}"#,
            "its speaker “Zoe Invented” is neither",
        ),
        (r#"{"quotes": ["Not a stone"], "speakers": ["Ana Ruiz", "Zoe"]}"#, "its speaker “Zoe” is neither"),
        (r#"{"quotes": ["Not a stone"], "speakers": [{"name": "ANA RUIZ"}]}"#, "its speaker “ANA RUIZ”"),
        (r#"{"quotes": ["Not a stone"], "speakers": [{"name": "Ana … Hale"}]}"#, "its speaker “Ana … Hale”"),
        (r#"{"quotes": ["Not a stone"], "speakers": [{"name": "s1"}]}"#, "its speaker “s1”"),
        (r#"{"quotes": ["Not a stone"], "speakers": [{"mention": "Ms. Ruiz"}]}"#, "its speaker “Ms. Ruiz”"),
        (r#"{"quotes": ["Not a stone"], "speakers": [{}]}"#, "has a speaker without a name"),
    ] {
        let drafted = taken(line);
        assert!(drafted.drafts.is_empty(), "{line}");
        assert_eq!(drafted.refusals.statements, 1, "{line}");
        assert!(refused(line).contains(why), "{line}: {}", refused(line));
    }
    let deep = format!(r#"{{"quotes": ["We sold nothing"], "x": {}}}"#, "[".repeat(100_000));
    assert!(refused(&deep).contains("is not JSON"), "{}", refused(&deep));
    let mixed = take(b"\xff\xfe{\n{\"quotes\": [\"Not a stone\"]}\r\n", TEXT, &Anchor::none(""), &|_| false);
    assert_eq!((mixed.drafts.len(), mixed.refusals.kept[0].why.as_str()), (1, "is not UTF-8"));
}

#[test]
fn a_part_that_is_not_so_is_left_out_and_the_statement_stays() {
    for (part, why) in [
        (
            r#""speakers": [{"name": "Zoe Invented", "mention": "the mayor"}]"#,
            "`name` is neither in the text",
        ),
        (r#""speakers": [{"name": "Ana Ruiz", "mention": "Ms. Ruiz"}]"#, "`mention` is not in the text"),
        (r#""speakers": [{"name": "Ana Ruiz", "as": "king"}]"#, "`as` is not in the text"),
        (r#""speakers": [{"name": "Ana Ruiz", "for": "Moon"}]"#, "`for` is neither"),
        (r#""speakers": [7]"#, "has no words"),
        (r#""speakers": 7"#, "is no list"),
        (r#""via": ["state media"]"#, "`via` is not in the text"),
        (r#""kind": "accusation""#, "is not a kind of claim"),
        (r#""kind": 3"#, "is no word"),
        (r#""kinds": ["denial", "lie"]"#, "is not a kind of claim"),
        (r#""mode": "loud""#, "is not a mode"),
        (r#""tier": "certain""#, "is not a tier"),
        (r#""said": "Friday""#, "are not in the text"),
        (r#""said": "mill""#, "not read as one that has come"),
        (r#""said": {"edtf": "2024-06-21"}"#, "its day, 2024-06-21, was still to come"),
        (r#""said": {"edtf": "18 June"}"#, "`said.edtf`"),
        (r#""said": {"start": 3}"#, "neither words of the text nor a day"),
        (r#""text": "Zoe Invented sold it.""#, "“Zoe”, which is not in the text"),
        (r#""text": "It was sold for 900.""#, "“900”"),
        (r#""text": "a\u0000b""#, "control character"),
        (r#""text": ["x"]"#, "is no text"),
        (r#""denied": "Zoe took it.""#, "“Zoe”"),
        (r#""answers": [{"draft": 0}]"#, "leads to the statement itself"),
        (r#""answers": [{"draft": 18446744073709551615}]"#, "leads to no statement"),
        (r#""answers": [{"draft": -1}]"#, "names no statement"),
        (r#""answers": [{"draft": 1.5}]"#, "names no statement"),
        (r#""answers": ["0"]"#, "names no statement"),
        (r#""likely": 17"#, "no number from 0 to 1"),
        (r#""likely": "sure""#, "no number from 0 to 1"),
    ] {
        let line = format!(r#"{{"quotes": ["the old mill was sold last year"], {part}}}"#);
        let drafted = taken(&line);
        assert_eq!((drafted.drafts.len(), drafted.refusals.statements), (1, 0), "{part}");
        assert!(refused(&line).contains(why), "{part}: {}", refused(&line));
    }
}

#[test]
fn a_name_may_begin_a_sentence_or_own_something() {
    let text = "Several judges have said so. Hale's claim was that “the mill is gone”, and Ruiz’s was not.";
    for (given, mention) in [("several judges", "Several judges"), ("Hale", "Hale"), ("Ruiz", "Ruiz")] {
        let line = format!(r#"{{"quotes": ["the mill is gone"], "speakers": ["{given}"]}}"#);
        let drafted = take(line.as_bytes(), text, &Anchor::none(""), &|_| false);
        assert!(drafted.refusals.is_empty(), "{:?}", drafted.refusals);
        let who = &drafted.drafts[0].speakers[0];
        assert_eq!(who.mention.as_ref().unwrap().text, mention);
        assert_eq!(who.resolved.as_ref().unwrap().name, mention);
    }
}

#[test]
fn a_day_is_read_from_words_of_the_text_or_marked_as_the_drafters() {
    let day = |said: &str| {
        let drafted = taken(&format!(r#"{{"quotes": ["Not a stone"], "said": {said}}}"#));
        let said = drafted.drafts[0].said.clone();
        let words = said.as_ref().and_then(|said| said.phrase.clone()).map(|phrase| phrase.text);
        (said.map(|said| said.date.edtf().to_string()), words, drafted.remarks[0].join("; "))
    };
    let (date, words) = (|date: &str| Some(date.to_owned()), |words: &str| Some(words.to_owned()));
    assert_eq!(day(r#""Tuesday""#), (date("2024-06-18"), words("Tuesday"), String::new()));
    let both = day(r#"{"words": "Tuesday", "edtf": "2024-06-11"}"#);
    assert_eq!(
        both,
        (date("2024-06-18"), words("Tuesday"), "the drafter takes “Tuesday” for 2024-06-11".to_owned())
    );
    let own = "the day is the drafter's own";
    assert_eq!(day(r#"{"edtf": "2024-06-18"}"#), (date("2024-06-18"), None, own.to_owned()));
    assert_eq!(day(r#""2024-06""#), (date("2024-06"), None, own.to_owned()));
    let unread = day(r#"{"words": "the old mill", "edtf": "2024-06-18"}"#);
    assert_eq!(unread, (date("2024-06-18"), words("the old mill"), own.to_owned()));
}

#[test]
fn a_name_of_the_ledger_need_not_stand_in_the_text() {
    let drafted = taken(
        r#"{"quotes": ["Not a stone"], "speakers": [{"name": "River  Board", "mention": "the mayor"}]}"#,
    );
    let who = &drafted.drafts[0].speakers[0];
    assert_eq!(
        who.resolved.as_ref().map(|who| (who.name.as_str(), who.how)),
        Some(("River Board", How::Drafter))
    );
    assert_eq!(who.mention.as_ref().unwrap().text, "the mayor");
    assert!(drafted.refusals.is_empty());
}

#[test]
fn links_are_by_the_number_that_was_given_whatever_was_refused() {
    let drafted = taken(
        r#"{"quotes": ["We sold nothing."], "kind": "denial", "answers": [{"draft": 2, "sure": true}, {"draft": 1}, {"draft": 2}, {"draft": 9}]}
{"quotes": ["this is not there"]}
not json
{"quotes": ["the mayor had taken 40 oaks"], "kind": "allegation"}
{"quotes": ["We sold nothing."]}"#,
    );
    assert_eq!(drafted.drafts.len(), 2, "{drafted:?}");
    let denial = drafted.drafts.iter().position(|draft| draft.kind == ClaimKind::Denial).unwrap();
    let answers: Vec<(usize, bool)> =
        drafted.drafts[denial].answers.iter().map(|answer| (answer.draft, answer.sure)).collect();
    assert_eq!(answers, [(1 - denial, true)]);
    let why: Vec<(usize, &str)> =
        drafted.refusals.kept.iter().map(|refusal| (refusal.line, refusal.why.as_str())).collect();
    assert_eq!(why[0], (1, "a link to number 1 leads to no statement that was taken"));
    assert_eq!(why[1], (1, "a link to number 2 is given twice"));
    assert!(why.contains(&(5, "has the words and the speakers of one before")), "{why:?}");
}

#[test]
fn the_drafts_of_the_rules_given_back_are_the_same_statements() {
    let published = "2024-06-20".parse().unwrap();
    let anchor = Anchor::published(Some(&published));
    let own = draft(TEXT, &anchor, Breadth::Claims);
    assert!(own.len() >= 3, "{own:?}");
    let characters: Vec<char> = TEXT.chars().collect();
    let mut lines = String::new();
    for one in &own {
        let quotes: Vec<String> =
            one.spans.iter().map(|span| characters[span.start..span.end].iter().collect()).collect();
        let spans: Vec<[usize; 2]> = one.spans.iter().map(|span| [span.start, span.end]).collect();
        let line = serde_json::json!({ "quotes": quotes, "spans": spans, "kind": one.kind.to_string(), "mode": one.mode.to_string() });
        lines.push_str(&line.to_string());
        lines.push('\n');
    }
    let again = taken(&lines);
    assert!(again.refusals.is_empty(), "{:?}", again.refusals);
    for (one, other) in own.iter().zip(&again.drafts) {
        assert_eq!((&one.text, one.kind, one.mode), (&other.text, other.kind, other.mode));
    }
}

#[test]
fn an_output_without_end_is_read_as_far_as_an_article_goes() {
    let many = "{\"quotes\": [\"nowhere to be found\"]}\n".repeat(5_000);
    let drafted = taken(&many);
    assert_eq!((drafted.drafts.len(), drafted.refusals.statements), (0, 201));
    let told = drafted.refusals.told(3);
    assert_eq!(told.len(), 5);
    assert_eq!(told[4], "  and 198 more");
    let all = 0..MOST_STATEMENTS + 50;
    let text = all.clone().map(|number| format!("Word{number} was said.")).collect::<Vec<_>>().join(" ");
    let lines = all.map(|number| format!("{{\"quotes\": [\"Word{number} was said\"]}}")).collect::<Vec<_>>();
    let lines = lines.join("\n");
    let drafted = take(lines.as_bytes(), &text, &Anchor::none(""), &|_| false);
    assert_eq!((drafted.drafts.len(), drafted.refusals.statements), (MOST_STATEMENTS, 1));
    assert!(taken(&"\n".repeat(100_000)).drafts.is_empty());
}

#[test]
fn foreign_words_in_reasons_and_names_cannot_pose_as_ours() {
    let told = taken("{\"quotes\": [\"x\\n# accepted: 1-2 \u{202e}\\u001b[31m\"]}").refusals.told(9);
    assert!(told.iter().all(|line| !line.contains(['\n', '\u{1b}', '\u{202e}'])), "{told:?}");
    let named = taken("{\"drafter\": {\"name\": \"a\\nb\\u001b[1m\", \"version\": 7}}\n{\"drafter\": {}}");
    assert_eq!(named.name.as_deref(), Some("a b [1m"));
    assert_eq!(named.refusals.parts, 2);
}
