use proptest::prelude::*;

use super::{
    MAX_LINE_FEEDS, MAX_UNITS, Spoilt, exact_day, fits, from_cell, has_mark, is_cut_of, is_live, shown,
    to_cell,
};

#[test]
fn what_a_spreadsheet_would_run_or_bend_gets_an_apostrophe() {
    for text in [
        "=1+1",
        "+5",
        "-5",
        "@x",
        " =1+1",
        "＝1+1",
        "−5",
        "'quoted",
        "'",
        "00123",
        "12345678901234567890",
        "1E10",
        "1/2",
        "12:30",
        "1.50",
        "$5.00",
        "(5)",
        "( 5 )",
        ".5",
        ",5",
        "2024-06",
        "2024",
        "½",
        "5%",
        "TRUE",
        "false",
        " Wahr ",
        "#N/A",
        "#ref!",
        "MARCH1",
        "Sept2",
        "Jun-24",
        "June 20, 2024",
        "Thursday, June 20, 2024",
        "Mon 3",
        "may 5",
        "\u{200e}=1",
        "\u{a0}7",
        "-",
        "=",
    ] {
        // "[2024" stands here for what is left alone.
        assert_eq!(to_cell(text).starts_with('\''), text != "{text:?}");
    }
}

#[test]
fn plain_words_ids_and_sets_of_days_are_left_as_they_are() {
    for text in [
        "",
        "c14",
        "e9",
        "a3; a4",
        "North Korea; Russia",
        "../2024-06-21",
        "[2024-06-17..2024-06-20]",
        "true-ish",
        "Mayor Quimby",
        "May",
        "Marching on",
        "Thursday",
        "#shells",
        "(as printed)",
        "… and then",
        "“-5”",
        "https://example.org/1",
        "été",
        "שלום",
        "🚢 5",
        "DDE (\"cmd\";\"x\";\"!A0\")A0",
        "two\nlines",
    ] {
        assert_eq!(to_cell(text), text, "{text:?}");
        assert_eq!(from_cell(text), text, "{text:?}");
    }
}

#[test]
fn characters_that_get_lost_are_written_out() {
    for (text, cell) in [
        ("a\tb", "a_x0009_b"),
        ("a\r\nb", "a_x000D_\nb"),
        ("\u{7}", "_x0007_"),
        ("\t=1", "_x0009_=1"),
        ("_x0009_", "_x005F_x0009_"),
        ("_x0041_", "_x005F_x0041_"),
        ("_x0007\u{1}", "_x005F_x0007_x0001_"),
        ("snake_case_x", "snake_case_x"),
        ("=\0", "'=_x0000_"),
    ] {
        assert_eq!(to_cell(text), cell, "{text:?}");
        assert_eq!(from_cell(cell), text, "{cell:?}");
    }
}

#[test]
fn a_cell_that_was_typed_again_comes_back_as_it_was() {
    // A spreadsheet eats the apostrophe of a cell that somebody edits.
    for (cell, text) in [
        ("=1+1", "=1+1"),
        ("-5", "-5"),
        ("'quoted", "'quoted"),
        ("'", "'"),
        ("'so", "'so"),
        ("_x0041_", "_x0041_"),
    ] {
        assert_eq!(from_cell(cell), text);
    }
}

#[test]
fn only_days_that_every_spreadsheet_knows_are_bare() {
    assert_eq!(exact_day("2024-02-29").map(|day| day.to_string()), Some("2024-02-29".to_owned()));
    for text in [
        "1900-02-28",
        "1850-07-04",
        "2024-02-30",
        "2024-06",
        "2024-6-01",
        "-200-01-01",
        "2024-06-2x",
        "2024-06-20?",
        "",
    ] {
        assert_eq!(exact_day(text), None, "{text:?}");
    }
}

#[test]
fn a_cell_has_its_limits() {
    assert!(fits(&"x".repeat(MAX_UNITS)) && !fits(&"x".repeat(MAX_UNITS + 1)));
    assert!(fits(&"ж".repeat(MAX_UNITS)) && !fits(&"🚢".repeat(MAX_UNITS / 2 + 1)));
    assert!(fits(&"\n".repeat(MAX_LINE_FEEDS)) && !fits(&"\n".repeat(MAX_LINE_FEEDS + 1)));
}

#[test]
fn a_text_without_room_is_shown_cut_with_a_mark() {
    for text in [String::new(), "short".to_owned(), "x".repeat(MAX_UNITS), "ж\n".repeat(MAX_LINE_FEEDS)] {
        assert_eq!(shown(&text), text);
    }
    let text = "x".repeat(40_000);
    let cut = shown(&text).into_owned();
    // The first 16 digits of: printf 'x%.0s' $(seq 40000) | sha256sum
    let mark = " [cut by gainsay: 40000 characters in all, sha256 6285332e3072b27e]";
    assert_eq!(cut.trim_start_matches('x'), mark);
    assert_eq!(cut.len(), MAX_UNITS - 9, "as much as there is room for, with an apostrophe and a few breaks");
    let lines = "line\n".repeat(300);
    let cut = shown(&lines).into_owned();
    assert!(
        cut.starts_with(&lines[..MAX_LINE_FEEDS * 5])
            && cut.contains("line [cut by gainsay: 1500 characters")
    );
}

#[test]
fn only_the_untouched_cut_of_a_text_is_known_as_that_text() {
    let text = format!("={}\r\n_x0009_\tand the end {}", "some words ".repeat(10), "é🚢 ".repeat(40_000));
    let cut = shown(&text).into_owned();
    assert_eq!(is_cut_of(&cut, &text), Ok(true));
    // What spreadsheets do to the line breaks and controls of a workbook is no change.
    assert_eq!(is_cut_of(&cut.replace("\r\n", "\n").replace('\t', ""), &text), Ok(true));
    let at = cut.rfind(" [cut").unwrap();
    let (beginning, mark) = cut.split_at(at);
    let other = format!("{text}!");
    for (cell, text, spoilt) in [
        (cut.replacen("some", "Some", 1), &text, Spoilt::Text),
        (format!("{}{mark}", &beginning[..100]), &text, Spoilt::Text),
        (format!("{beginning} and more{mark}"), &text, Spoilt::Text),
        (beginning.to_owned(), &text, Spoilt::Mark),
        (format!("{beginning}{}", &mark[..30]), &text, Spoilt::Mark),
        (format!("{beginning}{}", &mark[20..]), &text, Spoilt::Mark),
        (format!("{cut} and more"), &text, Spoilt::Mark),
        (format!("{beginning} {mark}").replace("characters", "signs"), &text, Spoilt::Mark),
        (cut.clone(), &other, Spoilt::Other),
        (cut.clone(), &"short".to_owned(), Spoilt::Other),
        (cut[..cut.len() - 3].to_owned(), &"short".to_owned(), Spoilt::Mark),
    ] {
        assert_eq!(is_cut_of(&cell, text), Err(spoilt), "{}", &cell[cell.len().saturating_sub(120)..]);
    }
    assert_eq!(is_cut_of("another text", &text), Ok(false));
    assert_eq!(is_cut_of("another text", "short"), Ok(false));
    assert!(!has_mark("the tape was cut by gainsay") && has_mark(&cut));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn every_text_comes_back(text in any::<String>()) {
        let cell = to_cell(&text);
        prop_assert_eq!(from_cell(&cell), text.as_str());
        prop_assert!(!cell.chars().any(|c| c.is_control() && c != '\n'));
        prop_assert!(cell.starts_with('\'') || !is_live(&cell));
    }

    #[test]
    fn texts_made_of_what_is_awkward_come_back(text in "[-=+@'_x0-9A-F\t\r\n \u{0}\u{feff}a(#.,]{0,12}|_x000[0-9D](_|\t)?_?x005F_") {
        let cell = to_cell(&text);
        prop_assert_eq!(from_cell(&cell), text.as_str());
        // What went out once goes out the same way when the file is taken for a text.
        let twice = to_cell(&cell).into_owned();
        let once = from_cell(&twice).into_owned();
        prop_assert_eq!(from_cell(&once), text.as_str());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_is_cut_has_room_and_is_known_again(piece in "[-=+@'_x0-9A-F\t\r\n \u{0}a(🚢é]{1,12}", times in 4_000_usize..9_000) {
        let text = piece.repeat(times);
        let cut = shown(&text);
        prop_assert!(fits(&to_cell(&cut)));
        let cell = to_cell(&cut).into_owned();
        let back = from_cell(&cell).into_owned();
        prop_assert_eq!(back == text, !has_mark(&cut));
        prop_assert_eq!(is_cut_of(&back, &text), Ok(has_mark(&cut)));
    }
}
