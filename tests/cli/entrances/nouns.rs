//! Single records: the command that records one is the only entrance.

use super::row::{It, Never, Refused, Row};

const BY_ITSELF: &str = "it is recorded by itself with a command only";

const fn by_itself(
    rule: &'static str,
    start: &'static [&'static str],
    says: &'static str,
    flags: &'static [&'static str],
) -> Row {
    Row {
        rule,
        start,
        verdict: Refused(says),
        sheet: Never(BY_ITSELF),
        table: Never(BY_ITSELF),
        flags: It(flags),
        review: Never(BY_ITSELF),
    }
}

pub(super) const ROWS: &[Row] = &[
    by_itself("nouns::add_speaker", &[], "\"Ann\" is already recorded: s1 Ann", &["speaker add Ann"]),
    by_itself(
        "nouns::add_affiliation",
        &[],
        "a speaker cannot be affiliated with itself",
        &["speaker affiliate Ann Ann"],
    ),
    by_itself(
        "nouns::taken_name",
        &[],
        "\"Bob\" is already the name of s2 Bob",
        &["speaker alias Ann Bob", "speaker edit Ann --name Bob", "speaker add Cleo --alias Bob"],
    ),
    by_itself(
        "nouns::taken_addresses",
        &["speaker edit Ann --same-as https://elsewhere.org/Q1"],
        "https://elsewhere.org/Q1 is already the address of s1",
        &[
            "speaker edit Bob --same-as https://elsewhere.org/Q1",
            "speaker add Cleo --same-as https://elsewhere.org/Q1",
        ],
    ),
    by_itself("nouns::add_outlet", &[], "\"Gazette\" is already recorded: o1", &["outlet add Gazette"]),
    by_itself(
        "nouns::taken_outlet_addresses",
        &["outlet edit Gazette --same-as https://elsewhere.org/G"],
        "https://elsewhere.org/G is already the address of o1",
        &["outlet add Herald --same-as https://elsewhere.org/G"],
    ),
    by_itself("nouns::add_topic", &[], "\"weather\" is already recorded: t1", &["topic add weather"]),
    by_itself(
        "nouns::in_use",
        &[],
        "s1 Ann is still named by c1",
        &["withdraw s1 --reason nobody", "speaker withdraw Ann --reason nobody"],
    ),
    Row {
        rule: "assessments::assess",
        start: &[
            "assess c1 --rating False --by Checks --url https://example.org/checks/1",
            "withdraw m1 --reason misread",
        ],
        verdict: Refused("c1: False by Checks was recorded as m1 and withdrawn: misread"),
        sheet: Never("a worksheet has no assessments"),
        table: Never("a table has no assessments"),
        flags: It(&["assess c1 --rating False --by Checks --url https://example.org/checks/1"]),
        review: It(&[
            r#"{"author": {"name": "Checks"}, "claimReviewed": "It rains.", "itemReviewed": {"author": {"name": "Ann"}}}"#,
        ]),
    },
    Row {
        rule: "assessments::assess",
        start: &["withdraw c1 --reason misread"],
        verdict: Refused(
            "c1 is left out of lists: withdrawn by e2: misread; gainsay restore c1 brings it back",
        ),
        sheet: Never("a worksheet has no assessments"),
        table: Never("a table has no assessments"),
        flags: It(&["assess c1 --rating False --by Checks"]),
        review: It(&[r#"{"claimReviewed": "It rains.", "itemReviewed": {"author": {"name": "Ann"}}}"#]),
    },
];
