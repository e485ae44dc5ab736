use proptest::prelude::*;

use super::*;

fn friday() -> Anchor<'static> {
    Anchor::on("2024-06-21".parse().unwrap())
}

fn error(words: &str) -> String {
    read(words, &friday()).unwrap_err().to_string()
}

#[test]
fn words_become_values_by_a_named_rule() {
    for (words, edtf, rule) in [
        ("2024-06-20", "2024-06-20", Rule::AsGiven),
        ("../2024-06", "../2024-06", Rule::AsGiven),
        ("[2024-06-17..2024-06-20]", "[2024-06-17..2024-06-20]", Rule::AsGiven),
        ("today", "2024-06-21", Rule::Today),
        ("Yesterday", "2024-06-20", Rule::Yesterday),
        ("June 2024", "2024-06", Rule::Calendar),
        ("20 June 2024", "2024-06-20", Rule::Calendar),
        ("June 20, 2024", "2024-06-20", Rule::Calendar),
        ("June 20 2024", "2024-06-20", Rule::Calendar),
        ("JUNE 2ND, 2024", "2024-06-02", Rule::Calendar),
        ("20th June 2024", "2024-06-20", Rule::Calendar),
        ("the 20th of June, 2024", "2024-06-20", Rule::Calendar),
        ("1 may 2024", "2024-05-01", Rule::Calendar),
        ("Jun 3, 2024", "2024-06-03", Rule::Calendar),
        ("Sept. 3, 2024", "2024-09-03", Rule::Calendar),
        ("3 Sep 2024", "2024-09-03", Rule::Calendar),
        ("29 February 2024", "2024-02-29", Rule::Calendar),
    ] {
        let date = read(words, &friday()).unwrap();
        assert_eq!((date.edtf().as_str(), date.rule()), (edtf, rule), "{words}");
        assert_eq!(date.words(), (words != edtf).then_some(words));
    }
}

#[test]
fn blanks_around_words_do_not_count_and_those_within_are_kept() {
    let date = read("  20  June\t2024\n", &friday()).unwrap();
    assert_eq!((date.words(), date.edtf().as_str()), (Some("20  June\t2024"), "2024-06-20"));
    assert_eq!(read(" 2024-06 ", &friday()).unwrap().words(), None);
}

#[test]
fn yesterday_crosses_a_month() {
    let date = read("yesterday", &Anchor::on("2024-03-01".parse().unwrap())).unwrap();
    assert_eq!(date.edtf().as_str(), "2024-02-29");
}

#[test]
fn words_that_count_from_a_day_need_one_and_the_error_says_why_there_is_none() {
    let month: Edtf = "2024-06".parse().unwrap();
    let doubtful: Edtf = "2024-06-21?".parse().unwrap();
    let day: Edtf = "2024-06-21".parse().unwrap();
    assert_eq!(Anchor::published(Some(&day)), friday());
    for (published, why) in [
        (None, "the article has no date of publication"),
        (Some(&month), "the article's date of publication is not a single day"),
        (Some(&doubtful), "the article's day of publication is marked as uncertain or approximate"),
    ] {
        let error = read("today", &Anchor::published(published)).unwrap_err().to_string();
        assert_eq!(
            error,
            format!("\"today\" has no day to count from: {why}; write the day itself, like 2024-06-20")
        );
        assert!(read("June 2024", &Anchor::published(published)).is_ok());
    }
}

#[test]
fn three_numbers_are_refused_with_every_day_they_can_mean() {
    for (words, readings) in [
        ("06/07/2024", "write 2024-07-06 (day first) or 2024-06-07 (month first)"),
        ("6 / 7 / 2024", "write 2024-07-06 (day first) or 2024-06-07 (month first)"),
        ("20.06.2024", "write 2024-06-20 (day first)"),
        ("6/20/2024", "write 2024-06-20 (month first)"),
        ("6/6/2024", "write 2024-06-06 (day first)"),
        ("6-7-24", "write 2024-07-06 (day first) or 2024-06-07 (month first) or 2006-07-24 (year first)"),
        ("31/31/2024", "no order of its numbers gives a day of the calendar; write one like 2024-06-20"),
    ] {
        assert_eq!(
            error(words),
            format!("{words:?} is a date in numbers whose order differs from country to country; {readings}")
        );
    }
}

#[test]
fn days_the_calendar_does_not_have_are_refused() {
    assert!(error("31 June 2024").starts_with("\"31 June 2024\" does not exist: June has 30 days; "));
    assert!(
        error("Feb. 29, 2023").starts_with("\"Feb. 29, 2023\" does not exist: February 2023 has 28 days; ")
    );
    assert!(error("0 June 2024").contains("does not exist"));
}

#[test]
fn a_date_without_a_whole_year_is_refused() {
    for words in ["20 June", "June 20", "June", "20 June 24", "June 20, '24"] {
        assert!(matches!(read(words, &friday()), Err(DateWordsError::NoYear { .. })), "{words}");
    }
}

#[test]
fn words_of_no_known_kind_say_what_to_write() {
    assert_eq!(
        error("Thursday"),
        "gainsay does not read \"Thursday\" as a date yet; write the value, like 2024-06-20, and in a worksheet both: \
         { words = \"Thursday\", edtf = \"2024-06-20\" }"
    );
    for words in
        ["last week", "early June 2024", "20 Juin 2024", "two days ago", "today or yesterday", "c. 1950"]
    {
        assert!(matches!(read(words, &friday()), Err(DateWordsError::Unread { .. })), "{words}");
    }
}

#[test]
fn what_is_meant_as_edtf_is_judged_as_edtf() {
    for (words, says) in [
        ("2024-6-1", "write 2024-06-01"),
        ("2024/06/20", "write 2024-06-20"),
        ("2024-06-31", "June has 30 days"),
        ("20XX-06", "level 2"),
        ("{2024-06-17, 2024-06-18}", "level 2"),
        ("2024-06-20T10:00", "write 2024-06-20T10:00:00"),
        ("open/2024", "write ../2024"),
    ] {
        let error = read(words, &friday()).unwrap_err();
        assert!(matches!(error, DateWordsError::Edtf(_)), "{words}: {error}");
        assert!(error.to_string().contains(says), "{error}");
    }
}

#[test]
fn nothing_is_not_a_date() {
    assert_eq!(read(" \t", &friday()), Err(DateWordsError::Empty));
}

proptest! {
    #[test]
    fn no_words_panic(words in ".*", dates in "[0-9JunefthXY ,./:\\[\\]{}?~%-]{0,20}") {
        let _ = read(&words, &friday());
        let _ = read(&dates, &Anchor::none("no reason"));
    }

    #[test]
    fn every_day_written_out_reads_back(year in 0..=9999_i64, month in 1..=12_u8, number in 1..=31_u8, style in 0..5_usize) {
        prop_assume!(Day::new(year, month, number).is_some());
        let name = month_name(month);
        let words = match style {
            0 => format!("{number} {name} {year:04}"),
            1 => format!("{name} {number}, {year:04}"),
            2 => format!("{number}th {} {year:04}", &name[..3]),
            3 => format!("{}. {number:02}, {year:04}", &name[..3]),
            _ => format!("the {number}th of {} {year:04}", name.to_uppercase()),
        };
        let date = read(&words, &friday()).unwrap();
        prop_assert_eq!(date.edtf().is_single_day(), Day::new(year, month, number));
        prop_assert_eq!(date.words(), Some(words.as_str()));
    }
}
