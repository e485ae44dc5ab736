//! What holds for any words and any article.

use proptest::prelude::*;

use super::tests::friday;
use super::*;
use crate::domain::date::month_name;

/// Words of which dates are made, and some that spoil them.
const PIECES: &[&str] = &[
    "Monday",
    "Thursday",
    "sun",
    "June",
    "Feb.",
    "may",
    "2024",
    "1990s",
    "20",
    "30th",
    "29",
    "first",
    "second",
    "last",
    "next",
    "this",
    "past",
    "earlier",
    "later",
    "early",
    "mid-",
    "late",
    "end of",
    "the",
    "of",
    "in",
    "on",
    "at",
    "week",
    "weekend",
    "month",
    "year",
    "quarter",
    "decade",
    "century",
    "summer",
    "winter",
    "half",
    "two",
    "several",
    "days",
    "hours",
    "years",
    "ago",
    "from now",
    "today",
    "yesterday",
    "overnight",
    "morning",
    "5 p.m.",
    "17:30",
    "GMT",
    "since",
    "by",
    "before",
    "after",
    "until",
    "between",
    "and",
    "from",
    "to",
    "or",
    "-",
    "–",
    "/",
    ",",
    "about",
    "perhaps",
    "more than",
    "2022-23",
    "2024-06-03",
    "'24",
    "?",
    "x",
    "Q1",
    "a couple of",
    "New Year's Eve",
    "day",
];

proptest! {
    #[test]
    fn no_words_panic(words in ".*", dates in "[0-9JunefthXY ,./:\\[\\]{}?~%-]{0,20}") {
        let _ = read(&words, &friday());
        let _ = read(&dates, &Anchor::none("no reason"));
    }

    #[test]
    fn whatever_is_read_keeps_its_words_and_ends_after_it_starts(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 1..8),
        (year, month, number) in (1900..2100_i64, 1..=12_u8, 1..=28_u8),
        space in prop::sample::select(&[" ", "  ", "\u{a0}", ""][..]),
    ) {
        let words = pieces.join(space);
        let day = Day::new(year, month, number).unwrap();
        let long: Edtf = format!("{year}-{month:02}").parse().unwrap();
        for anchor in [Anchor::on(day), Anchor::none("no reason"), Anchor::published(Some(&long))] {
            match read(&words, &anchor) {
                Ok(date) => {
                    prop_assert_eq!(date.words().unwrap_or(date.edtf().as_str()), words.trim());
                    if let (Some(first), Some(last)) = (date.edtf().earliest(), date.edtf().latest()) {
                        prop_assert!(first <= last, "{words}: {date:?}");
                    }
                }
                // All that is counted here stays within four digits: anything else is a value that EDTF
                // refuses.
                Err(error) => prop_assert!(!error.to_string().contains("out of range"), "{error}"),
            }
        }
    }

    #[test]
    fn a_weekday_is_one_of_the_last_seven_days(year in 1900..2100_i64, month in 1..=12_u8, number in 1..=28_u8) {
        let today = Day::new(year, month, number).unwrap();
        for words in ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] {
            let day = read(words, &Anchor::on(today)).unwrap().edtf().is_single_day().unwrap();
            prop_assert!(day <= today && value::days_later(day, 7).unwrap() > today);
            let last = read(&format!("last {words}"), &Anchor::on(today)).unwrap();
            prop_assert!(last.edtf().latest().unwrap() < today);
        }
    }

    #[test]
    fn a_later_article_never_means_an_earlier_date(
        at in 0..phrases::PHRASES.len(),
        (year, month, number) in (1900..2100_i64, 1..=12_u8, 1..=28_u8),
        on in 1..400_i64,
    ) {
        let words = phrases::PHRASES[at].0;
        let day = Day::new(year, month, number).unwrap();
        let bounds = |day| read(words, &Anchor::on(day)).map(|date| (date.edtf().earliest(), date.edtf().latest()));
        if let (Ok(before), Ok(after)) = (bounds(day), bounds(value::days_later(day, on).unwrap())) {
            prop_assert!(before.0 <= after.0 && before.1 <= after.1, "{words} on {day}: {before:?} {after:?}");
        }
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
