//! What is read, what it means, and what is said about the rest.

use super::*;

fn edtf(text: &str) -> Edtf {
    text.parse().unwrap_or_else(|error| panic!("{error}"))
}

fn bounds(text: &str) -> (String, String) {
    let value = edtf(text);
    let show = |day: Option<Day>| day.map_or("none".to_owned(), |day| day.to_string());
    (show(value.earliest()), show(value.latest()))
}

fn error(text: &str) -> EdtfError {
    text.parse::<Edtf>().expect_err(text)
}

#[test]
fn every_form_keeps_its_text_and_has_its_bounds_and_level() {
    for (text, earliest, latest, level) in [
        ("2024-02-29", "2024-02-29", "2024-02-29", 0),
        ("2024-02", "2024-02-01", "2024-02-29", 0),
        ("2023-02", "2023-02-01", "2023-02-28", 0),
        ("2024", "2024-01-01", "2024-12-31", 0),
        ("0000", "0000-01-01", "0000-12-31", 0),
        ("20", "2000-01-01", "2099-12-31", 0),
        ("00", "0000-01-01", "0099-12-31", 0),
        ("-12", "-1299-01-01", "-1200-12-31", 1),
        ("2024-06-20T08:15:00", "2024-06-20", "2024-06-20", 0),
        ("2024-06-20T23:59:59.750Z", "2024-06-20", "2024-06-20", 0),
        ("2024-06-20T24:00:00.00-12:00", "2024-06-20", "2024-06-20", 0),
        ("2024-06-20T00:30:00+14", "2024-06-20", "2024-06-20", 0),
        ("2024-06-20T00:30:00+0545", "2024-06-20", "2024-06-20", 0),
        ("-0044-03-15T12:00:00", "-0044-03-15", "-0044-03-15", 1),
        ("2023-11/2024-06-20", "2023-11-01", "2024-06-20", 0),
        ("2024-06/2024-06-20", "2024-06-01", "2024-06-20", 0),
        ("2024-06-20/2024-06-20", "2024-06-20", "2024-06-20", 0),
        ("-0044", "-0044-01-01", "-0044-12-31", 1),
        ("-0044-03-15", "-0044-03-15", "-0044-03-15", 1),
        ("Y12024", "Y12024-01-01", "Y12024-12-31", 1),
        ("Y-12024~", "Y-12024-01-01", "Y-12024-12-31", 1),
        ("2024-21", "2024-03-01", "2024-05-31", 1),
        ("2024-22", "2024-06-01", "2024-08-31", 1),
        ("2024-23?", "2024-09-01", "2024-11-30", 1),
        ("2023-24", "2023-12-01", "2024-02-29", 1),
        ("2024-06-20?", "2024-06-20", "2024-06-20", 1),
        ("2024-06~", "2024-06-01", "2024-06-30", 1),
        ("202X", "2020-01-01", "2029-12-31", 1),
        ("20XX%", "2000-01-01", "2099-12-31", 1),
        ("2XXX", "2000-01-01", "2999-12-31", 1),
        ("XXXX", "0000-01-01", "9999-12-31", 1),
        ("-004X", "-0049-01-01", "-0040-12-31", 1),
        ("-000X", "-0009-01-01", "-0001-12-31", 1),
        ("2024-XX", "2024-01-01", "2024-12-31", 1),
        ("2024-XX-XX~", "2024-01-01", "2024-12-31", 1),
        ("2024-06-XX", "2024-06-01", "2024-06-30", 1),
        ("../2024-06", "none", "2024-06-30", 1),
        ("2024-06/..", "2024-06-01", "none", 1),
        ("/2024-06", "none", "2024-06-30", 1),
        ("2024-06/", "2024-06-01", "none", 1),
        ("/", "none", "none", 1),
        ("../..", "none", "none", 1),
        ("2024-05-17?/2024-22", "2024-05-17", "2024-08-31", 1),
        ("-0044/-0043", "-0044-01-01", "-0043-12-31", 1),
        ("[2024-06-17]", "2024-06-17", "2024-06-17", 2),
        ("[2024-06-20,2024-05, 2023]", "2023-01-01", "2024-06-20", 2),
        ("[2024-06-17..2024-06-20]", "2024-06-17", "2024-06-20", 2),
        ("[..2023, 2024-06]", "none", "2024-06-30", 2),
        ("[2023-05~, 2024-06..]", "2023-05-01", "none", 2),
    ] {
        let value = edtf(text);
        assert_eq!((value.as_str(), value.to_string().as_str()), (text, text));
        assert_eq!(bounds(text), (earliest.to_owned(), latest.to_owned()), "{text}");
        assert_eq!(value.level(), level, "{text}");
    }
}

#[test]
fn qualifiers_are_flags() {
    for (text, uncertain, approximate) in [
        ("2024-06", false, false),
        ("2024-06?", true, false),
        ("2024-06~", false, true),
        ("2024-06%", true, true),
        ("2024-05?/2024-06~", true, true),
        ("2024-05/2024-06~", false, true),
        ("[2024-05, 2024-06?]", true, false),
        ("[2024-05~..2024-06]", false, true),
    ] {
        assert_eq!(
            (edtf(text).is_uncertain(), edtf(text).is_approximate()),
            (uncertain, approximate),
            "{text}"
        );
    }
}

#[test]
fn a_single_day_is_one_however_it_is_written() {
    let day = "2024-06-20".parse().unwrap();
    for text in ["2024-06-20", "2024-06-20~", "2024-06-20T10:00:00Z", "2024-06-20/2024-06-20", "[2024-06-20]"]
    {
        assert_eq!(edtf(text).is_single_day(), Some(day), "{text}");
    }
    for text in ["2024-06", "../2024-06-20", "2024-06-20/..", "[2024-06-20, 2024-06-21]"] {
        assert_eq!(edtf(text).is_single_day(), None, "{text}");
    }
    assert!(edtf("2024-06-20/2024-06-20").is_interval() && !edtf("[2024-06-20]").is_interval());
}

#[test]
fn the_text_of_a_whole_day_is_that_of_its_day() {
    for text in ["2024-06-20", "0000-01-01", "9999-12-31"] {
        let date = edtf(text);
        assert_eq!(date.as_whole_day(), Some(text));
        assert_eq!(date.is_single_day().map(|day| day.to_string()).as_deref(), Some(text));
    }
    for text in [
        "2024",
        "2024-06",
        "2024-06-20?",
        "2024-06-20~",
        "-0044-03-15",
        "2024-06-20/2024-06-20",
        "[2024-06-20,2024-06-21]",
        "2024-06-20T10:00:00Z",
        "Y170000002",
        "2024-06-XX",
    ] {
        assert_eq!(edtf(text).as_whole_day(), None, "{text}");
    }
}

#[test]
fn by_then_keeps_the_upper_end_as_it_is_written() {
    for (text, by) in [
        ("2024-06-21", Some("../2024-06-21")),
        ("2024-06-21?", Some("../2024-06-21?")),
        ("2024-06", Some("../2024-06")),
        ("2023-24", Some("../2023-24")),
        ("2024-06-XX~", Some("../2024-06~")),
        ("2024-XX-XX", Some("../2024")),
        ("202X", Some("../2029")),
        ("20", Some("../2099")),
        ("-004X", Some("../-0040")),
        ("2024-06-21T23:00:00Z", Some("../2024-06-21")),
        ("2024-05/2024-06%", Some("../2024-06%")),
        ("../2024-06", Some("../2024-06")),
        ("2024-06/..", None),
        ("2024-06/", None),
        ("Y12024", None),
        ("[2024-06-17, 2024-06-19..2024-06-20]", Some("../2024-06-20")),
        ("[2024-06-20, 2024-06-17]", Some("../2024-06-20")),
        ("[2024-06-17..]", None),
    ] {
        assert_eq!(edtf(text).by().as_ref().map(Edtf::as_str), by, "{text}");
    }
}

#[test]
fn what_does_not_exist_says_what_would() {
    for (text, column, wrong) in [
        ("2024-06-31", 9, "June has 30 days"),
        ("2023-02-29", 9, "February 2023 has 28 days"),
        ("2024-06-00", 9, "days go from 01"),
        ("2024-13", 6, "months go from 01 to 12"),
        ("2024-00-XX", 6, "months go from 01 to 12"),
        ("2024-42", 6, "months go from 01 to 12"),
        ("2024-21-05", 6, "a season has no days"),
        ("202X-04-31", 9, "April has 30 days"),
        ("2024/2024-02-30", 14, "February 2024 has 29 days"),
        ("-0000-05", 1, "the year 0000 has no minus"),
        ("-00", 1, "the first century has no minus"),
        ("2024-06-20T25:00:00", 12, "24 hours at most"),
        ("2024-06-20T24:00:00.5", 12, "24 hours at most"),
        ("2024-06-20T10:60:00", 15, "59 minutes at most"),
        ("2024-06-20T10:00:61", 18, "59 seconds at most"),
        ("2024-06-20T10:00:00+14:30", 20, "no zone is more than 14 hours ahead of UTC"),
        ("2024-06-20T10:00:00-1230", 20, "no zone is more than 12 hours behind UTC"),
        ("2024-06-20T10:00:00-00:00", 20, "the zone of UTC is Z or +00:00"),
    ] {
        let error = error(text);
        assert!(matches!(error, EdtfError::Impossible(_)), "{error}");
        assert_eq!((error.fault().column, error.fault().wrong.as_str()), (column, wrong), "{text}");
    }
}

#[test]
fn an_interval_may_not_end_before_it_starts() {
    for (text, column, write) in [
        ("2024-06-20/2024-06-17", 12, "write 2024-06-17/2024-06-20"),
        ("2024-24/2024-21", 9, "write 2024-21/2024-24"),
        ("2024-06-20/2024-06", 12, "write how far it reaches, for example 2024-06-20/2024-06-30"),
        ("2024-05/2024", 9, "write how far it reaches, for example 2024-05/2024-12-31"),
        ("[2022, 2024..2023]", 14, "write 2023..2024"),
    ] {
        let error = error(text);
        assert!(matches!(error, EdtfError::EndsBeforeStart(_)), "{error}");
        assert_eq!((error.fault().column, error.fault().write.as_str()), (column, write), "{text}");
    }
}

#[test]
fn level_two_is_refused_with_what_to_write_instead() {
    for (text, column, write) in [
        ("?2024-06", 1, "qualify the whole date at its end: 2024-06?"),
        ("2024~-06-20", 5, "qualify the whole date at its end: 2024-06-20~"),
        ("2024-~06-?20", 6, "qualify the whole date at its end: 2024-06-20%"),
        ("20XX-06", 3, "write X only from the right: 20XX"),
        ("2X24", 2, "write X only from the right: 2XXX"),
        ("2024-1X", 6, "write X only from the right: 2024-XX"),
        ("2024-XX-20", 6, "write X only from the right: 2024-XX"),
        ("2024-06-2X", 9, "write X only from the right: 2024-06-XX"),
        ("2024-06-2X/2025", 9, "write no X in an interval: 2024-06"),
        ("2024-06-XX/2024-07", 1, "write it without X: 2024-06"),
        ("2023/202X", 6, "write the first or the last year of it: 2020 or 2029"),
        ("[202X, 2031]", 2, "write the first or the last year of it: 2020 or 2029"),
        ("1870S3", 5, "write X for the others: 187X"),
        ("Y17E8", 4, "write the year in full: Y170000002"),
        ("187", 1, "write 187X"),
        ("-187~", 1, "write -187X~"),
        ("18?", 1, "write 18XX?"),
        ("2024-25", 6, "write the months: 2024-03/2024-05"),
        ("2024-28", 6, "write the months: 2024-12/2025-02"),
        ("2024-30", 6, "write the months: 2024-12/2025-02"),
        ("2024-32", 6, "write the months: 2024-06/2024-08"),
        ("2024-36", 6, "write the months: 2024-10/2024-12"),
        ("2024-38", 6, "write the months: 2024-05/2024-08"),
        ("2024-41", 6, "write the months: 2024-07/2024-12"),
    ] {
        let error = error(text);
        assert!(matches!(error, EdtfError::LevelTwo(_)), "{error}");
        assert!(error.to_string().contains("is EDTF level 2, not kept by gainsay"), "{error}");
        assert_eq!((error.fault().column, error.fault().write.as_str()), (column, write), "{text}");
    }
    assert!(matches!(error("{2023, 2024}"), EdtfError::LevelTwo(_)));
}

#[test]
fn a_slip_of_the_pen_is_answered_with_the_right_spelling() {
    for (text, write) in [
        ("2024-6-1", "2024-06-01"),
        ("20240620", "2024-06-20"),
        ("2024/06/20", "2024-06-20"),
        ("2024.6.20", "2024-06-20"),
        (" 2024-06-20", "2024-06-20"),
        ("2024–06–20", "2024-06-20"),
        ("2024-06-xx", "2024-06-XX"),
        ("202u", "202X"),
        ("unknown/2024", "/2024"),
        ("2024/open", "2024/.."),
        ("…/2024-06-20", "../2024-06-20"),
        ("2024-06-17 / 2024-06-20", "2024-06-17/2024-06-20"),
        ("2024-06-20T10:00", "2024-06-20T10:00:00"),
        ("2024-06-20 9:05", "2024-06-20T09:05:00"),
        ("2024-06-20t10:00:00z", "2024-06-20T10:00:00Z"),
        ("Y2024", "2024"),
        ("Y-0044", "-0044"),
    ] {
        let error = error(text);
        assert!(matches!(error, EdtfError::NotEdtf(_)), "{error}");
        assert_eq!(error.fault().write, format!("write {write}"), "{text}");
        edtf(write);
    }
}

#[test]
fn other_texts_are_refused_at_the_place_where_they_go_wrong() {
    for (text, column) in [
        ("", 1),
        ("-", 2),
        ("..", 1),
        ("Thursday", 1),
        ("2024-", 6),
        ("2024-06-20-01", 11),
        ("2024?~", 6),
        ("12024", 1),
        ("2024-06T10:00:00", 8),
        ("2024-06-20?T10:00:00", 12),
        ("2024-06-20T", 12),
        ("2024-06-20T10:00:00.", 21),
        ("2024-06-20T10:00:00,5", 20),
        ("2024-06-20T10:00:00Z1", 21),
        ("2024-06-20T10:00:00+5:00", 22),
        ("2024-06-20T10:00:00/2024-06-21", 11),
        ("Y", 2),
        ("Y02024", 1),
        ("Y012024", 2),
        ("Y12024-06", 7),
        ("Y1234567890123456", 2),
        ("Y12024/..", 1),
        ("19/20", 1),
        ("2022/2023/2024/2025", 10),
        ("[2024", 6),
        ("[", 2),
        ("[]", 2),
        ("[2024,]", 7),
        ("[2024,  2025]", 8),
        ("[ 2024]", 2),
        ("[..]", 2),
        ("[2024, ..2022]", 8),
        ("[2022.., 2024]", 6),
        ("[2022..2024-06]", 6),
        ("[2022..2023..2024]", 12),
        ("[2024-06-20T10:00:00]", 12),
        ("[20, 2031]", 2),
        ("[2024/2025]", 6),
        ("日本", 1),
        ("2024-日", 6),
        ("[2024, 日]", 8),
        ("2024-06-20é", 11),
        ("٢٠٢٤", 1),
    ] {
        let error = error(text);
        assert!(matches!(error, EdtfError::NotEdtf(_)), "{error}");
        assert_eq!(error.fault().column, column, "{error}");
    }
}

#[test]
fn messages_read_as_sentences() {
    for (text, message) in [
        (
            "2024-06-31",
            "\"2024-06-31\" does not exist (column 9: June has 30 days); write a day from 01 to 30, or 2024-06 for the \
             month",
        ),
        (
            "2024-06-20/2024-06-17",
            "\"2024-06-20/2024-06-17\" ends before it starts (column 12: 2024-06-17 begins on 2024-06-17, 2024-06-20 \
             later, on 2024-06-20); write 2024-06-17/2024-06-20",
        ),
        ("2024-6", "\"2024-6\" is not EDTF (column 6: a month has two digits); write 2024-06"),
        (
            "x",
            "\"x\" is not EDTF (column 1: 'x' where a year of four digits belongs); write a day (2024-06-20), a month \
             (2024-06), a year (2024) or an interval (../2024-06-20 is \"by then\")",
        ),
    ] {
        assert_eq!(error(text).to_string(), message);
    }
    let long = error(&"9".repeat(500)).to_string();
    assert!(long.starts_with(&format!("\"{}\"… is not EDTF", "9".repeat(60))), "{long}");
}

#[test]
fn a_day_becomes_edtf_where_edtf_can_write_it() {
    assert_eq!(Edtf::try_from(Day::new(-44, 3, 15).unwrap()).unwrap().as_str(), "-0044-03-15");
    assert!(Edtf::try_from(Day::new(12_024, 3, 15).unwrap()).is_err());
}
