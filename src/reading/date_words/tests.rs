//! The kinds of words, what is refused, and what is said about it.

use super::*;
use crate::domain::date::Rule;

pub(super) fn friday() -> Anchor<'static> {
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
fn a_date_without_a_whole_year_is_refused_where_nothing_tells_the_year() {
    for words in ["20 June 24", "June 20, '24", "June ’24"] {
        assert!(matches!(read(words, &friday()), Err(DateWordsError::NoYear { .. })), "{words}");
    }
    for words in ["20 June", "June 20", "June", "June 20-22", "spring"] {
        let error = read(words, &Anchor::none("no reason")).unwrap_err();
        assert!(matches!(error, DateWordsError::NoYear { .. }), "{error}");
    }
}

#[test]
fn words_of_no_known_kind_say_what_to_write() {
    assert_eq!(
        error("the next day"),
        "gainsay does not read \"the next day\" as a date; write the value, like 2024-06-20, and in a worksheet both: \
         { words = \"the next day\", edtf = \"2024-06-20\" }"
    );
    for words in [
        "20 Juin 2024",
        "recently",
        "in recent weeks",
        "four days later",
        "at first",
        "the second",
        "Thursdays",
        "at midnight on Thursday",
        "Monday and Wednesday",
        "not Thursday",
        "Thursday?",
        "the Thursday after the vote",
        "99999 days ago",
        "summer 2022-24",
        "early",
        "the",
        "since",
        "from",
        "last",
        "5 p.m.",
        "June 20 1400 GMT",
    ] {
        assert!(matches!(read(words, &friday()), Err(DateWordsError::Unread { .. })), "{words}");
    }
}

#[test]
fn parts_that_exclude_each_other_are_refused_with_both() {
    for (words, wrong) in [
        ("Wednesday, June 19, 2023", "2023-06-19 is a Monday, not a Wednesday"),
        ("Wednesday, June 18", "2024-06-18 is a Tuesday, not a Wednesday"),
        ("June 18 (Wed)", "2024-06-18 is a Tuesday, not a Wednesday"),
        ("Friday the 20th", "2024-06-20 is a Thursday, not a Friday"),
        ("from 2024 to 2022", "it would begin on 2024-01-01 and end on 2022-12-31"),
    ] {
        let Err(DateWordsError::Contradiction { wrong: found, .. }) = read(words, &friday()) else {
            panic!("{words} is read");
        };
        assert_eq!(found, wrong, "{words}");
    }
    assert_eq!(
        error("Wednesday, June 18"),
        "\"Wednesday, June 18\" contradicts itself: 2024-06-18 is a Tuesday, not a Wednesday; check the source, or write \
         the part that is certain"
    );
}

#[test]
fn a_stretch_without_a_day_is_refused() {
    for (words, day, why) in [
        ("earlier this week", "2024-06-17", "no day of it lies before 2024-06-17, a Monday"),
        ("later this week", "2024-06-23", "no day of it lies after 2024-06-23, a Sunday"),
        ("earlier this month", "2024-06-01", "no day of it lies before 2024-06-01, a Saturday"),
        ("later this year", "2024-12-31", "no day of it lies after 2024-12-31, a Tuesday"),
    ] {
        let error = read(words, &Anchor::on(day.parse().unwrap())).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!(
                "{words:?} is never: {why}; check the day of the article, or write the value, like 2024-06-20"
            )
        );
    }
}

#[test]
fn an_article_of_a_month_gives_what_is_the_same_on_all_its_days() {
    let month: Edtf = "2024-06".parse().unwrap();
    let anchor = Anchor::published(Some(&month));
    for (words, edtf) in [
        ("last month", "2024-05"),
        ("two years ago", "2022"),
        ("in June", "2024-06"),
        ("in September", "2023-09"),
        ("May 3", "2024-05-03"),
        ("since March", "2024-03/.."),
        ("the first quarter", "2024-01/2024-03"),
        ("last summer", "2023-22"),
    ] {
        assert_eq!(read(words, &anchor).unwrap().edtf().as_str(), edtf, "{words}");
    }
    for words in ["Thursday", "June 3", "two weeks ago", "earlier this month", "late June", "since yesterday"]
    {
        let error = read(words, &anchor).unwrap_err();
        assert!(matches!(error, DateWordsError::NoToday { .. }), "{words}: {error}");
    }
    for published in ["../2024-06-21", "2024-06?", "2024-06-21~"] {
        let published: Edtf = published.parse().unwrap();
        let error = read("last year", &Anchor::published(Some(&published))).unwrap_err();
        assert!(matches!(error, DateWordsError::NoToday { .. }), "{error}");
    }
}

#[test]
fn words_of_another_language_are_not_read_as_english() {
    let german = friday().in_language(Some("de-AT"));
    assert_eq!(
        read("Donnerstag", &german).unwrap_err().to_string(),
        "\"Donnerstag\" is not read as a date, because the article is in \"de-AT\" and dates in words are read in English \
         only; write the value, like 2024-06-20, and in a worksheet both: { words = \"Donnerstag\", edtf = \"2024-06-20\" }"
    );
    // In Spanish and Italian it is a Tuesday, not March.
    let spanish = friday().in_language(Some("es"));
    assert!(matches!(read("mar", &spanish), Err(DateWordsError::OtherLanguage { .. })));
    assert!(matches!(read("06/07/2024", &spanish), Err(DateWordsError::Ambiguous { .. })));
    assert!(matches!(read("2024-6-1", &spanish), Err(DateWordsError::Edtf(_))));
    assert_eq!(read("2024-06-20", &spanish).unwrap().edtf().as_str(), "2024-06-20");
    for english in [None, Some(""), Some("en"), Some("EN-gb"), Some("en_US")] {
        assert!(read("Thursday", &friday().in_language(english)).is_ok(), "{english:?}");
    }
}

#[test]
fn years_out_of_range_are_refused() {
    for words in ["9999 decades ago", "in 9999 years", "9999 decades from now"] {
        let error = read(words, &friday()).unwrap_err().to_string();
        assert!(error.contains("the year is out of range"), "{error}");
    }
    let edge = Anchor::on("9999-12-31".parse().unwrap());
    for words in ["tomorrow", "next week", "next month", "this weekend", "after Friday", "next summer"] {
        let _ = read(words, &edge);
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
