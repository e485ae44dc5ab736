//! Properties that hold for every value, checked on generated ones.

use proptest::prelude::*;

use super::*;

fn qualifier() -> impl Strategy<Value = &'static str> {
    prop_oneof![4 => Just(""), 1 => Just("?"), 1 => Just("~"), 1 => Just("%")]
}

fn year() -> impl Strategy<Value = String> {
    (0..=9999_i64, prop::bool::weighted(0.2)).prop_map(|(year, negative)| {
        if negative && year > 0 { format!("-{year:04}") } else { format!("{year:04}") }
    })
}

/// A date of few years, so that generated dates meet.
fn near_date() -> impl Strategy<Value = String> {
    let parts = (2023..=2025_i64, 1..=12_u8, 1..=31_u8, 21..=24_u8);
    (parts, 0..4_u8, qualifier()).prop_map(|((year, month, day, season), form, mark)| {
        let day = day.min(days_in_month(year, month));
        match form {
            0 => format!("{year}{mark}"),
            1 => format!("{year}-{month:02}{mark}"),
            2 => format!("{year}-{season}{mark}"),
            _ => format!("{year}-{month:02}-{day:02}{mark}"),
        }
    })
}

fn near_interval() -> impl Strategy<Value = String> {
    (near_date(), near_date()).prop_filter_map("in order", |(one, other)| {
        [format!("{one}/{other}"), format!("{other}/{one}")]
            .into_iter()
            .find(|text| text.parse::<Edtf>().is_ok())
    })
}

fn near_set() -> impl Strategy<Value = String> {
    (prop::collection::vec(near_date(), 1..5), any::<bool>())
        .prop_map(|(dates, blank)| format!("[{}]", dates.join(if blank { ", " } else { "," })))
}

fn bounded() -> impl Strategy<Value = Edtf> {
    prop_oneof![near_date(), near_interval(), near_set()]
        .prop_map(|text| text.parse().expect("generated as valid"))
}

fn time() -> impl Strategy<Value = String> {
    let zone = prop_oneof![
        Just(String::new()),
        Just("Z".to_owned()),
        (0..=13_u8, 0..=59_u8).prop_map(|(hour, minute)| format!("+{hour:02}:{minute:02}")),
        (1..=12_u8).prop_map(|hour| format!("-{hour:02}")),
    ];
    let fraction = prop_oneof![Just(String::new()), "\\.[0-9]{1,9}"];
    (0..=23_u8, 0..=59_u8, 0..=59_u8, fraction, zone).prop_map(|(hour, minute, second, fraction, zone)| {
        format!("T{hour:02}:{minute:02}:{second:02}{fraction}{zone}")
    })
}

/// Every form that is kept.
fn valid() -> impl Strategy<Value = String> {
    prop_oneof![
        near_date(),
        near_interval(),
        near_set(),
        (year(), qualifier()).prop_map(|(year, mark)| year + mark),
        (year(), qualifier()).prop_map(|(year, mark)| format!("{year}-XX{mark}")),
        (year(), 1..=12_u8, qualifier())
            .prop_map(|(year, month, mark)| format!("{year}-{month:02}-XX{mark}")),
        (year(), 1..=12_u8, 1..=28_u8, time())
            .prop_map(|(year, month, day, time)| format!("{year}-{month:02}-{day:02}{time}")),
        "[1-9][0-9]{2}X|[0-9]{2}XX|[0-9]XXX|XXXX|[0-9]{2}",
        "Y-?[1-9][0-9]{4,14}",
        (near_date(), 0..6_usize).prop_map(|(date, form)| {
            let (before, after) =
                [("../", ""), ("/", ""), ("", "/.."), ("", "/"), ("[..", "]"), ("[", "..]")][form];
            format!("{before}{date}{after}")
        }),
    ]
}

fn days(value: &Edtf) -> Vec<Day> {
    let last = value.latest().expect("bounded");
    let mut days = vec![value.earliest().expect("bounded")];
    while let Some(next) = days.last().and_then(|day| day.next()).filter(|day| *day <= last) {
        days.push(next);
    }
    days
}

/// The answer by asking every day.
fn asked(days: &[Day], holds: impl Fn(Day) -> bool) -> Truth {
    match (days.iter().all(|day| holds(*day)), days.iter().any(|day| holds(*day))) {
        (true, _) => Truth::Yes,
        (_, false) => Truth::No,
        _ => Truth::Unknown,
    }
}

proptest! {
    #[test]
    fn a_whole_day_read_at_once_is_the_day_that_is_taken_apart(
        text in "([0-9]{4}|0000|20[0-9]{2})-([0-9]{2}|0[0-9]|1[0-3])-([0-9]{2}|[0-3][0-9])",
    ) {
        let at_once = parse_date::whole_day(&text).map(|date| format!("{:?}", bounds::Shape::Date(date)));
        let apart = parse_date::alone(error::DateText::whole(&text)).ok().map(|shape| format!("{shape:?}"));
        prop_assert_eq!(at_once, apart);
    }

    #[test]
    fn what_is_no_whole_day_is_not_read_as_one(text in "[0-9X~?T/+-]{8,12}") {
        if let Some(date) = parse_date::whole_day(&text) {
            let apart = parse_date::alone(error::DateText::whole(&text)).ok().map(|shape| format!("{shape:?}"));
            prop_assert_eq!(Some(format!("{:?}", bounds::Shape::Date(date))), apart);
        }
    }

    #[test]
    fn a_valid_value_keeps_every_byte(text in valid()) {
        let value: Edtf = text.parse().unwrap();
        prop_assert_eq!(value.as_str(), &text);
        prop_assert_eq!(value.to_string(), text);
    }

    #[test]
    fn no_text_panics(any in ".*", near in "[-0-9XYTZSE?~%/.,: \\[\\]{}日]{0,30}") {
        for text in [any, near] {
            if let Err(error) = text.parse::<Edtf>() {
                prop_assert!(error.fault().column <= text.chars().count() + 1);
                prop_assert!(!error.to_string().is_empty());
            }
        }
    }

    #[test]
    fn a_damaged_value_is_read_exactly_or_refused(text in valid(), at in any::<prop::sample::Index>(), c in any::<char>()) {
        let mut chars: Vec<char> = text.chars().collect();
        let at = at.index(chars.len());
        chars[at] = c;
        let damaged: String = chars.into_iter().collect();
        if let Ok(value) = damaged.parse::<Edtf>() {
            prop_assert_eq!(value.as_str(), damaged);
        }
    }

    #[test]
    fn the_earliest_day_is_not_after_the_latest(text in valid()) {
        let value: Edtf = text.parse().unwrap();
        if let (Some(earliest), Some(latest)) = (value.earliest(), value.latest()) {
            prop_assert!(earliest <= latest);
        }
    }

    #[test]
    fn by_then_has_the_same_latest_day_and_no_earliest(text in valid()) {
        let value: Edtf = text.parse().unwrap();
        match value.by() {
            Some(by) => {
                prop_assert_eq!((by.earliest(), by.latest()), (None, value.latest()));
                prop_assert_eq!(by.by(), Some(by));
            }
            None => prop_assert!(value.latest().is_none_or(|day| day.year().abs() > 9999)),
        }
    }

    #[test]
    fn before_agrees_with_asking_every_pair_of_days(one in bounded(), other in bounded()) {
        let others = days(&other);
        let pairs: Vec<Truth> = days(&one).iter().map(|day| asked(&others, |other| *day < other)).collect();
        let expected = if pairs.iter().all(|answer| *answer == pairs[0]) { pairs[0] } else { Truth::Unknown };
        prop_assert_eq!(one.before(&other), expected, "{} before {}", one, other);
    }

    #[test]
    fn by_and_since_a_day_agree_with_asking_every_day(value in bounded(), other in bounded()) {
        let own = days(&value);
        let limit = other.latest().unwrap();
        prop_assert_eq!(value.by_day(limit), asked(&own, |day| day <= limit));
        prop_assert_eq!(value.since_day(limit), asked(&own, |day| day >= limit));
    }

    #[test]
    fn what_may_overlap_is_not_wholly_before_or_after(value in bounded(), other in bounded()) {
        let (from, to) = (other.earliest(), other.latest());
        let apart = value.before(&other) == Truth::Yes || other.before(&value) == Truth::Yes;
        if apart {
            prop_assert!(!value.may_overlap(from, to));
        }
        prop_assert!(value.may_overlap(value.earliest(), value.earliest()));
        prop_assert!(value.may_overlap(None, None));
    }

    #[test]
    fn a_day_reads_back(year in -20_000..20_000_i64, month in 1..=12_u8, number in 1..=31_u8) {
        if let Some(day) = Day::new(year, month, number) {
            prop_assert_eq!(day.to_string().parse::<Day>(), Ok(day));
            prop_assert_eq!(day.next().and_then(Day::previous), Some(day));
            prop_assert_eq!(day.next().map(Day::weekday), Some(day.weekday().succ()));
        }
    }

    #[test]
    fn no_text_panics_as_a_day(text in ".*") {
        let _ = text.parse::<Day>();
    }
}
