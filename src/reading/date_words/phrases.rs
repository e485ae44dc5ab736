//! What each phrase means in an article of a given day: the rules of the module's documentation, row by row.

use super::{Anchor, read};

/// Words, day of the article, EDTF, rule. 2024-06-21 was a Friday, 2024-06-17 a Monday, 2024-06-22 a
/// Saturday, 2024-01-03 and 2023-03-01 were Wednesdays.
#[rustfmt::skip]
pub(super) const PHRASES: &[(&str, &str, &str, &str)] = &[
    ("Thursday", "2024-06-21", "2024-06-20", "weekday"),
    ("Friday", "2024-06-21", "2024-06-21", "weekday"),
    ("on Monday evening", "2024-06-21", "2024-06-17", "weekday"),
    ("late Tuesday", "2024-06-21", "2024-06-18", "weekday"),
    ("Wednesday at 3 p.m.", "2024-06-21", "2024-06-19", "weekday"),
    ("last Thursday", "2024-06-21", "[2024-06-13, 2024-06-20]", "weekday"),
    ("last Friday", "2024-06-21", "2024-06-14", "weekday"),
    ("last Saturday", "2024-06-21", "2024-06-15", "weekday"),
    ("this past Thursday", "2024-06-21", "2024-06-20", "weekday"),
    ("this Thursday", "2024-06-21", "[2024-06-20, 2024-06-27]", "weekday"),
    ("this Saturday", "2024-06-21", "2024-06-22", "weekday"),
    ("next Monday", "2024-06-21", "2024-06-24", "weekday"),
    ("next Saturday", "2024-06-21", "[2024-06-22, 2024-06-29]", "weekday"),
    ("next Friday", "2024-06-21", "2024-06-28", "weekday"),
    ("Tuesday last week", "2024-06-21", "2024-06-11", "weekday"),
    ("last week on Monday", "2024-06-21", "2024-06-10", "weekday"),
    ("Tuesday, June 18", "2024-06-21", "2024-06-18", "month-day"),
    ("Tuesday, June 25", "2024-06-21", "2024-06-25", "month-day"),
    ("tomorrow", "2024-06-21", "2024-06-22", "relative-day"),
    ("the day before yesterday", "2024-06-21", "2024-06-19", "relative-day"),
    ("overnight", "2024-06-21", "[2024-06-20..2024-06-21]", "relative-day"),
    ("this morning", "2024-06-21", "2024-06-21", "today"),
    ("tonight", "2024-06-21", "2024-06-21", "today"),
    ("two weeks ago", "2024-06-21", "2024-06-07", "relative-day"),
    ("about two weeks ago", "2024-06-21", "2024-06-07~", "relative-day"),
    ("three days ago", "2024-06-21", "2024-06-18", "relative-day"),
    ("a fortnight ago", "2024-06-21", "2024-06-07", "relative-day"),
    ("three hours ago", "2024-06-21", "[2024-06-20..2024-06-21]", "relative-day"),
    ("24 hours ago", "2024-06-21", "2024-06-20", "relative-day"),
    ("in two weeks", "2024-06-21", "2024-07-05", "relative-day"),
    ("two months ago", "2024-06-21", "2024-04", "relative-period"),
    ("a year ago", "2024-06-21", "2023", "relative-period"),
    ("a decade ago", "2024-06-21", "2014~", "relative-period"),
    ("earlier this week", "2024-06-21", "[2024-06-17..2024-06-20]", "relative-period"),
    ("later this week", "2024-06-21", "[2024-06-22..2024-06-23]", "relative-period"),
    ("this week", "2024-06-21", "[2024-06-17..2024-06-23]", "relative-period"),
    ("last week", "2024-06-21", "[2024-06-10..2024-06-16]", "relative-period"),
    ("next week", "2024-06-21", "[2024-06-24..2024-06-30]", "relative-period"),
    ("late last week", "2024-06-21", "[2024-06-13~..2024-06-16]", "part"),
    ("over the weekend", "2024-06-21", "[2024-06-15..2024-06-16]", "relative-period"),
    ("this weekend", "2024-06-21", "[2024-06-15..2024-06-16, 2024-06-22..2024-06-23]", "relative-period"),
    ("last weekend", "2024-06-21", "[2024-06-15..2024-06-16]", "relative-period"),
    ("next weekend", "2024-06-21", "[2024-06-22..2024-06-23, 2024-06-29..2024-06-30]", "relative-period"),
    ("last month", "2024-06-21", "2024-05", "relative-period"),
    ("this month", "2024-06-21", "2024-06", "relative-period"),
    ("next month", "2024-06-21", "2024-07", "relative-period"),
    ("earlier this month", "2024-06-21", "[2024-06-01..2024-06-20]", "relative-period"),
    ("earlier this year", "2024-06-21", "[2024-01-01..2024-06-20]", "relative-period"),
    ("last year", "2024-06-21", "2023", "relative-period"),
    ("late last year", "2024-06-21", "2023-09~/2023-12", "part"),
    ("the end of the year", "2024-06-21", "2024-09~/2024-12", "part"),
    ("in September", "2024-06-21", "2023-09", "month-day"),
    ("by June", "2024-06-21", "../2024-06", "open"),
    ("Sept. 13, 2023", "2024-06-21", "2023-09-13", "calendar"),
    ("Sept. 13", "2024-06-21", "2023-09-13", "month-day"),
    ("the 2nd of March", "2024-06-21", "2024-03-02", "month-day"),
    ("the 20th", "2024-06-21", "2024-06-20", "month-day"),
    ("the 30th", "2024-06-21", "2024-05-30", "month-day"),
    ("20th of last month", "2024-06-21", "2024-05-20", "month-day"),
    ("20 June last year", "2024-06-21", "2023-06-20", "month-day"),
    ("last March", "2024-06-21", "[2023-03, 2024-03]", "month-day"),
    ("last June", "2024-06-21", "2023-06", "month-day"),
    ("next June", "2024-06-21", "2025-06", "month-day"),
    ("New Year’s Eve", "2024-06-21", "2023-12-31", "month-day"),
    ("the second Tuesday of June", "2024-06-21", "2024-06-11", "month-day"),
    ("early June", "2024-06-21", "2024-06-01/2024-06-10~", "part"),
    ("mid-June", "2024-06-21", "2024-06-11~/2024-06-20~", "part"),
    ("late May", "2024-06-21", "2024-05-21~/2024-05-31", "part"),
    ("late June", "2024-06-21", "2024-06-21~/2024-06-30", "part"),
    ("the first week of June", "2024-06-21", "2024-06-01/2024-06-07~", "part"),
    ("the first half of 2023", "2024-06-21", "2023-01/2023-06", "part"),
    ("the first quarter of 2024", "2024-06-21", "2024-01/2024-03", "part"),
    ("Q3 2023", "2024-06-21", "2023-07/2023-09", "part"),
    ("the fourth quarter", "2024-06-21", "2023-10/2023-12", "part"),
    ("last quarter", "2024-06-21", "2024-01/2024-03", "relative-period"),
    ("spring 2019", "2024-06-21", "2019-21", "season"),
    ("winter 2023", "2024-06-21", "[2022-24, 2023-24]", "season"),
    ("winter 2022–23", "2024-06-21", "2022-24", "season"),
    ("last summer", "2024-06-21", "2023-22", "season"),
    ("last winter", "2024-06-21", "2023-24", "season"),
    ("the early 1950s", "2024-06-21", "1950/1953~", "part"),
    ("the mid-1990s", "2024-06-21", "1994~/1996~", "part"),
    ("the late 1960s", "2024-06-21", "1967~/1969", "part"),
    ("the 1980s", "2024-06-21", "198X", "decade"),
    ("the 1900s", "2024-06-21", "19XX", "decade"),
    ("the 2000s", "2024-06-21", "200X", "decade"),
    ("the 19th century", "2024-06-21", "18XX", "decade"),
    ("in 2012", "2024-06-21", "2012", "calendar"),
    ("since 2014", "2024-06-21", "2014/..", "open"),
    ("since Monday", "2024-06-21", "2024-06-17/..", "open"),
    ("since late 2022", "2024-06-21", "2022-09~/..", "open"),
    ("after June 3", "2024-06-21", "2024-06-04/..", "open"),
    ("after 5 p.m. Wednesday", "2024-06-21", "2024-06-19/..", "open"),
    ("until March", "2024-06-21", "../2024-03", "open"),
    ("by Thursday", "2024-06-21", "../2024-06-20", "open"),
    ("by Sunday", "2024-06-21", "../2024-06-23", "open"),
    ("by November", "2024-06-21", "../2024-11", "open"),
    ("by the end of the month", "2024-06-21", "../2024-06-30", "open"),
    ("before June 2024", "2024-06-21", "../2024-05", "open"),
    ("no later than Thursday", "2024-06-21", "../2024-06-20", "open"),
    ("from June 3 onward", "2024-06-21", "2024-06-03/..", "open"),
    ("a few days ago", "2024-06-21", "../2024-06-19", "open"),
    ("more than two weeks ago", "2024-06-21", "../2024-06-06", "open"),
    ("between June 3 and June 7", "2024-06-21", "2024-06-03/2024-06-07", "range"),
    ("from Monday to Wednesday", "2024-06-21", "2024-06-17/2024-06-19", "range"),
    ("from Wednesday to Sunday", "2024-06-21", "2024-06-19/2024-06-23", "range"),
    ("June 18-19", "2024-06-21", "2024-06-18/2024-06-19", "range"),
    ("18–19 June 2024", "2024-06-21", "2024-06-18/2024-06-19", "range"),
    ("June 28 – July 2, 2023", "2024-06-21", "2023-06-28/2023-07-02", "range"),
    ("from November to March 2024", "2024-06-21", "2023-11/2024-03", "range"),
    ("May to July", "2024-06-21", "2024-05/2024-07", "range"),
    ("2022–2024", "2024-06-21", "2022/2024", "range"),
    ("June 18 and 19", "2024-06-21", "2024-06-18/2024-06-19", "range"),
    ("in the past two weeks", "2024-06-21", "2024-06-07/2024-06-21", "range"),
    ("Monday or Tuesday", "2024-06-21", "[2024-06-17, 2024-06-18]", "one-of"),
    ("June or July 2023", "2024-06-21", "[2023-06, 2023-07]", "one-of"),
    ("around June 2024", "2024-06-21", "2024-06~", "calendar"),
    ("perhaps in May", "2024-06-21", "2024-05?", "month-day"),
    ("since 2024-06-03", "2024-06-21", "2024-06-03/..", "open"),
    ("“Thursday,”", "2024-06-21", "2024-06-20", "weekday"),
    ("last Tuesday", "2024-06-20", "[2024-06-11, 2024-06-18]", "weekday"),
    ("last Monday or Tuesday", "2024-06-20", "[2024-06-10, 2024-06-11, 2024-06-17, 2024-06-18]", "one-of"),
    ("from last Monday to Wednesday", "2024-06-20", "2024-06-10/2024-06-19", "range"),
    ("from last week to Wednesday", "2024-06-20", "2024-06-10/2024-06-19", "range"),
    ("next June or July", "2024-06-20", "[2024-07, 2025-06, 2025-07]", "one-of"),
    ("from 2023 to March", "2024-06-20", "2023/2024-03", "range"),
    ("one day last week", "2024-06-20", "[2024-06-10..2024-06-16]", "relative-period"),
    ("next Friday", "2024-06-20", "[2024-06-21, 2024-06-28]", "weekday"),
    ("Monday", "2024-06-17", "2024-06-17", "weekday"),
    ("over the weekend", "2024-06-17", "[2024-06-15..2024-06-16]", "relative-period"),
    ("last week", "2024-06-17", "[2024-06-10..2024-06-16]", "relative-period"),
    ("late June", "2024-06-17", "[2023-06-21~..2023-06-30, 2024-06-21~..2024-06-30]", "part"),
    ("yesterday", "2024-06-17", "2024-06-16", "yesterday"),
    ("over the weekend", "2024-06-22", "[2024-06-15..2024-06-16, 2024-06-22]", "relative-period"),
    ("last weekend", "2024-06-22", "[2024-06-15..2024-06-16]", "relative-period"),
    ("over the weekend", "2024-06-23", "[2024-06-22..2024-06-23]", "relative-period"),
    ("last week", "2024-06-23", "[2024-06-10..2024-06-22]", "relative-period"),
    ("earlier this week", "2024-06-23", "[2024-06-17..2024-06-22]", "relative-period"),
    ("this Monday", "2024-06-23", "[2024-06-17, 2024-06-24]", "weekday"),
    ("last month", "2024-01-03", "2023-12", "relative-period"),
    ("Dec. 30", "2024-01-03", "2023-12-30", "month-day"),
    ("last summer", "2024-01-03", "2023-22", "season"),
    ("last winter", "2024-01-03", "2022-24", "season"),
    ("this winter", "2024-01-03", "2023-24", "season"),
    ("until March", "2024-01-03", "../2024-03", "open"),
    ("two months ago", "2024-01-03", "2023-11", "relative-period"),
    ("29 February", "2023-03-01", "2020-02-29", "month-day"),
    ("yesterday", "2023-03-01", "2023-02-28", "yesterday"),
    ("by the weekend", "2023-03-01", "../2023-03-05", "open"),
];

#[test]
fn phrases_mean_what_the_rules_say() {
    let mut wrong = Vec::new();
    for (words, day, edtf, rule) in PHRASES {
        let anchor = Anchor::on(day.parse().unwrap());
        match read(words, &anchor) {
            Ok(date) => {
                assert_eq!(date.words(), Some(*words));
                let got = (date.edtf().as_str().to_owned(), date.rule().to_string());
                if got != ((*edtf).to_owned(), (*rule).to_owned()) {
                    wrong.push(format!("{words:?} of {day}: {} by {}, not {edtf} by {rule}", got.0, got.1));
                }
            }
            Err(error) => wrong.push(error.to_string()),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn capitals_blanks_quotes_and_commas_do_not_matter() {
    for (words, day, edtf, rule) in PHRASES {
        let anchor = Anchor::on(day.parse().unwrap());
        for same in [
            words.to_uppercase(),
            words.to_lowercase(),
            words.replace(' ', "\u{a0} \t"),
            format!("(“{words},”)"),
            words.replace('’', "'").replace('–', "-"),
        ] {
            let date = read(&same, &anchor).unwrap();
            assert_eq!((date.edtf().as_str(), date.rule().to_string().as_str()), (*edtf, *rule), "{same}");
            assert_eq!(date.words(), Some(same.as_str()));
        }
    }
}

#[test]
fn a_leading_preposition_and_a_trailing_time_do_not_matter() {
    for words in ["Thursday", "June 20", "20 June 2024", "yesterday"] {
        for same in [
            format!("on {words}"),
            format!("{words} morning"),
            format!("{words} at 10:30 a.m. local time"),
            format!("{words} at around 5pm EDT"),
            format!("late {words}"),
            format!("5 p.m. on {words}"),
            format!("the night of {words}"),
            format!("{words} in the early hours"),
            format!("{words} at 1400 GMT"),
        ] {
            let date =
                read(&same, &Anchor::on("2024-06-21".parse().unwrap())).map(|date| date.edtf().to_string());
            assert_eq!(date, Ok("2024-06-20".to_owned()), "{same}");
        }
    }
}
