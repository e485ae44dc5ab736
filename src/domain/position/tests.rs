use proptest::prelude::*;
use proptest::sample::select;

use super::{Position, SameContent, Stance};
use crate::domain::status::tests::web;
use crate::domain::{ClaimId, SpeakerId};

fn id(number: i64) -> ClaimId {
    ClaimId::new(number)
}

fn stances(lines: &str, claims: &[i64], as_of: Option<&str>) -> Vec<Stance> {
    let lines: Vec<&str> = lines.split(';').map(str::trim).collect();
    let claims: Vec<ClaimId> = claims.iter().copied().map(id).collect();
    web(&lines).positions(&claims, as_of.map(|day| day.parse().unwrap()))
}

fn name(speaker: SpeakerId) -> String {
    let mut number = speaker.number();
    let mut letters = Vec::new();
    while number > 0 {
        letters.insert(0, char::from(u8::try_from(number % 256).unwrap()));
        number /= 256;
    }
    letters.into_iter().collect()
}

/// "A asserts, B denies c2": where each party stands on claim 1, and by which claim.
fn on_first(lines: &str, as_of: Option<&str>) -> String {
    let all: Vec<String> = stances(lines, &[1], as_of)
        .iter()
        .map(|stance| {
            let by = stance.decided_by().map(|taken| format!(" {}", taken.by)).unwrap_or_default();
            let doubt = if stance.is_certain { "" } else { "?" };
            format!("{} {}{doubt}{by}", name(stance.party), stance.position)
        })
        .collect();
    all.join(", ")
}

/// "B denies c2 > asserts c3": the changes of position on these claims, with ~ where the order is not
/// certain.
fn turns(lines: &str, claims: &[i64]) -> String {
    let mut all = Vec::new();
    for stance in stances(lines, claims, None) {
        for turn in stance.reversals() {
            let order = if turn.is_certain { '>' } else { '~' };
            let (from, to) = (&turn.from, &turn.to);
            all.push(format!(
                "{} {} {} {order} {} {}",
                name(stance.party),
                from.position,
                from.by,
                to.position,
                to.by
            ));
        }
    }
    all.join(", ")
}

#[test]
fn each_party_has_the_position_that_it_took() {
    for (lines, expected) in [
        ("1 A 2024-06-01", "A asserts c1"),
        ("1 A+B 2024-06-01", "A asserts c1, B asserts c1"),
        ("1 A 2024-06-01; 2 B 2024-06-02 denies 1", "A asserts c1, B denies c2"),
        ("1 A 2024-06-01; 2 B 2024-06-02 refutes 1", "A asserts c1, B denies c2"),
        ("1 A 2024-06-01; 2 B 2024-06-02 disputes/qualified 1", "A asserts c1, B denies c2"),
        ("1 A 2024-06-01; 2 B 2024-06-02 denies/part 1", "A asserts c1, B partly c2"),
        ("1 A 2024-06-01; 2 B 2024-06-02 denies/weak 1", "A asserts c1, B non-denial c2"),
        ("1 A 2024-06-01; 2 B 2024-06-02 contradicts 1", "A asserts c1, B denies c2"),
        ("1 A 2024-06-01 contradicts 2; 2 B 2024-06-02", "A asserts c1, B denies c2"),
        ("1 A 2024-06-01; 2 B 2024-06-02 confirms 1", "A asserts c1, B asserts c2"),
        ("1 A 2024-06-01; 2 B 2024-06-02 repeats 1", "A asserts c1, B asserts c2"),
        ("1 A 2024-06-01; 2 B 2024-06-02 responds-to 1", "A asserts c1"),
        ("1 A 2024-06-01; 2 B 2024-06-02 quotes 1", "A asserts c1"),
        ("1 A 2024-06-01; 2 A 2024-06-02 retracts 1", "A took-back c2"),
        ("1 A+B 2024-06-01; 2 A 2024-06-02 retracts 1", "A took-back c2, B asserts c1"),
        ("1 A 2024-06-01; 2 B 2024-06-02 retracts 1", "A asserts c1"),
        ("1 A - ; 2 A - retracts 1; 3 A - retracts 2", "A asserts c1"),
        ("1 A -; 2 S/B - denies 1; 3 T/B - denies 1", "A asserts c1, B denies c3"),
    ] {
        assert_eq!(on_first(lines, None), expected, "{lines}");
    }
}

#[test]
fn the_last_position_counts_where_the_dates_tell_which_it_is() {
    for (then, expected) in [
        ("3 B 2024-06-03 confirms 1", "asserts c3"),
        ("3 B 2024-06-01 confirms 1", "denies c2"),
        ("3 B 2024-06-02 confirms 1", "unclear"),
        ("3 B 2024-06 confirms 1", "unclear"),
        ("3 B - confirms 1", "unclear"),
        ("3 B - retracts 2", "took-back c3"),
        ("3 B 2024-06 retracts 2", "took-back c3"),
        ("3 B 2024-06-03 denies/part 1", "denies c2"),
        ("3 B 2024-06-03 denies/weak 1", "denies c2"),
        ("3 B 2024-06-03 confirms 1; 4 B 2024-06-04 retracts 3", "denies c2"),
        ("3 B 2024-06-03 retracts 2; 4 B 2024-06-04 denies 1", "denies c4"),
    ] {
        let found = on_first(&format!("1 A 2024-05-01; 2 B 2024-06-02 denies 1; {then}"), None);
        assert_eq!(found, format!("A asserts c1, B {expected}"), "{then}");
    }
}

#[test]
fn positions_have_their_clock() {
    let lines = "1 A 2024-06-01; 2 B 2024-06-10 denies 1; 3 B 2024-06-20 retracts 2; 4 C 2024-06 denies 1";
    for (day, expected) in [
        ("2024-05-31", ""),
        ("2024-06-09", "A asserts c1, C denies? c4"),
        ("2024-06-10", "A asserts c1, B denies c2, C denies? c4"),
        ("2024-06-20", "A asserts c1, B took-back c3, C denies? c4"),
        ("2024-06-30", "A asserts c1, B took-back c3, C denies c4"),
    ] {
        assert_eq!(on_first(lines, Some(day)), expected, "{day}");
    }
}

#[test]
fn a_change_of_position_is_certain_only_where_its_order_is() {
    for (lines, expected) in [
        ("1 A 2024-06-01; 2 B 2024-06-02 denies 1; 3 B 2024-06-03 confirms 1", "B denies c2 > asserts c3"),
        ("1 A 2024-06-01; 2 A 2024-06-02 retracts 1", "A asserts c1 > took-back c2"),
        ("1 A -; 2 A - retracts 1", "A asserts c1 > took-back c2"),
        ("1 A 2024-06-01; 2 A 2024-06-01 retracts 1", "A asserts c1 > took-back c2"),
        // A date that says otherwise is not overruled.
        ("1 A 2024-06-02; 2 A 2024-06-01 retracts 1", "A asserts c1 ~ took-back c2"),
        ("1 A 2024-06-01; 2 B 2024-06-02 denies 1; 3 B 2024-06 confirms 1", "B asserts c3 ~ denies c2"),
        ("1 A 2024-06-01; 2 B 2024-06-02 denies 1; 3 B - confirms 1", "B denies c2 ~ asserts c3"),
        ("1 A 2024-06-01; 2 B 2024-06-02 denies/weak 1; 3 B 2024-06-03 confirms 1", ""),
        ("1 A 2024-06-01; 2 B 2024-06-02 denies 1; 3 B 2024-06-03 denies/part 1", ""),
        (
            "1 A 2024-06-01; 2 B 2024-06-02 denies/part 1; 3 B 2024-06-03 confirms 1",
            "B partly c2 > asserts c3",
        ),
        (
            "1 A 2024-06-01; 2 B 2024-06-02 denies 1; 3 B 2024-06-03 retracts 2; 4 B 2024-06-04 confirms 1",
            "B denies c2 > took-back c3, B took-back c3 > asserts c4",
        ),
        ("1 A 2024-06-01; 2 B 2024-06-02 denies 1; 3 C 2024-06-03 confirms 1", ""),
        (
            "1 A 2024-06-01; 2 B 2024-06-02 denies 1; 3 B 2024-06-03 confirms 1; 4 B 2024-06-04 denies 1",
            "B denies c2 > asserts c3, B asserts c3 > denies c4",
        ),
        (
            "1 A 2024-06-01; 2 S/B 2024-06-02 denies 1; 3 T/B 2024-06-03 confirms 1",
            "B denies c2 > asserts c3",
        ),
        ("1 A 2024-06-01; 2 A 2024-06-02 denies 1", "A asserts c1 > denies c2"),
    ] {
        assert_eq!(turns(lines, &[1]), expected, "{lines}");
    }
}

#[test]
fn claims_that_repeat_each_other_are_one_matter() {
    let lines =
        "1 A 2024-06-01; 2 B 2024-06-02 repeats 1; 3 C 2024-06-03 denies 1; 4 C 2024-06-04 confirms 2";
    assert_eq!(turns(lines, &[1]), "");
    assert_eq!(turns(lines, &[1, 2]), "C denies c3 > asserts c4");
    let lines = "1 A 2024-06-01; 2 B 2024-06-02 repeats 1; 3 B 2024-06-03 denies 1";
    assert_eq!(turns(lines, &[1, 2]), "B asserts c2 > denies c3");
}

#[test]
fn same_content_goes_any_distance() {
    let same = SameContent::of(&[(id(5), id(3)), (id(9), id(5)), (id(8), id(7)), (id(3), id(9))]);
    assert_eq!(*same.with(id(9)), [id(3), id(5), id(9)]);
    assert_eq!(*same.with(id(3)), [id(3), id(5), id(9)]);
    assert_eq!(*same.with(id(7)), [id(7), id(8)]);
    assert_eq!(*same.with(id(1)), [id(1)]);
}

fn lines() -> impl Strategy<Value = Vec<String>> {
    let relation = select(vec![
        "denies",
        "denies/part",
        "denies/weak",
        "confirms",
        "retracts",
        "contradicts",
        "repeats",
    ]);
    let line = (
        select(vec!["A", "B", "A+B", "S/A"]),
        select(vec!["2024-06-01", "2024-06-05", "2024-06", "-", "../2024-06-03"]),
        relation,
        0..8_usize,
    );
    proptest::collection::vec(line, 1..9).prop_map(|lines| {
        let count = lines.len();
        let line = |(at, (who, said, relation, to)): (usize, (&str, &str, &str, usize))| {
            let (own, to) = (at + 1, to % count + 1);
            let does = if own == to { String::new() } else { format!(" {relation} {to}") };
            format!("{own} {who} {said}{does}")
        };
        lines.into_iter().enumerate().map(line).collect()
    })
}

proptest! {
    /// Of any web: a certain change is one that the dates, or the retraction, bear out; every party has one
    /// place; and more statements about something else change nothing.
    #[test]
    fn positions_hold_together(lines in lines()) {
        let plain: Vec<&str> = lines.iter().map(String::as_str).collect();
        let found = web(&plain).positions(&[id(1)], None);
        prop_assert!(found.windows(2).all(|pair| pair[0].party < pair[1].party));
        for stance in &found {
            prop_assert_eq!(stance.decided_by().is_none(), stance.position == Position::Unclear);
            for turn in stance.reversals() {
                prop_assert!(turn.from.position != turn.to.position);
                let by_date = turn.from.said.as_ref().zip(turn.to.said.as_ref())
                    .is_some_and(|(from, to)| from.before(to) == crate::domain::date::Truth::Yes);
                prop_assert!(!turn.is_certain || by_date || turn.to.takes_back == Some(turn.from.by));
            }
        }
        let mut more = plain.clone();
        more.extend(["90 A 2024-06-02", "91 B 2024-06-03 denies 90", "92 Z - confirms 90"]);
        prop_assert_eq!(web(&more).positions(&[id(1)], None), found);
    }
}
