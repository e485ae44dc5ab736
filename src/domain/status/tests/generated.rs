//! What holds for any web.

use proptest::prelude::*;

use super::web;
use crate::domain::date::Day;
use crate::domain::{ClaimId, RelationType, Status, Vocabulary};

const DATES: [&str; 7] =
    ["-", "2024-06-01", "2024-06-10", "2024-06", "../2024-06-15", "2024-06-20", "[2024-06-05,2024-06-25]"];

/// The lines of claims `first..first+count`, which relate to earlier ones among them only.
fn lines(first: u32, count: usize) -> impl Strategy<Value = Vec<String>> {
    let one = (
        0..4_usize,
        0..DATES.len(),
        proptest::collection::vec((0..RelationType::ALL.len(), 0..64_u32, 0..3_usize), 0..3),
    );
    proptest::collection::vec(one, 1..=count).prop_map(move |claims| {
        claims
            .iter()
            .enumerate()
            .map(|(at, (who, date, relations))| {
                let number = first + u32::try_from(at).unwrap();
                let who = ["A", "B", "C", "S/B"][*who];
                let mut line =
                    format!("{number} {who} {} from:{who}", DATES[*date]).replace("from:S/B", "from:S");
                for (relation, target, how) in relations {
                    if at > 0 {
                        let relation = RelationType::ALL[*relation];
                        let how = if relation.is_challenge() { ["", "/part", "/weak"][*how] } else { "" };
                        let target = first + target % u32::try_from(at).unwrap();
                        line = format!("{line} {relation}{how} {target}");
                    }
                }
                line
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn what_has_nothing_to_do_with_a_claim_never_changes_its_standing(
        own in lines(1, 8), other in lines(100, 8), day in 1_u8..30,
    ) {
        let day: Option<Day> = Some(format!("2024-06-{day:02}").parse().unwrap());
        let alone: Vec<&str> = own.iter().map(String::as_str).collect();
        let together: Vec<&str> = alone.iter().copied().chain(other.iter().map(String::as_str)).collect();
        let (alone_web, together_web) = (web(&alone), web(&together));
        for number in 1..=i64::try_from(own.len()).unwrap() {
            for as_of in [None, day] {
                prop_assert_eq!(
                    alone_web.standing(ClaimId::new(number), as_of),
                    together_web.standing(ClaimId::new(number), as_of)
                );
            }
        }
    }

    #[test]
    fn every_standing_holds_together(own in lines(1, 10), day in 1_u8..30) {
        let as_of: Day = format!("2024-06-{day:02}").parse().unwrap();
        let lines: Vec<&str> = own.iter().map(String::as_str).collect();
        let web = web(&lines);
        for number in 1..=i64::try_from(own.len()).unwrap() {
            let found = web.standing(ClaimId::new(number), Some(as_of));
            prop_assert!(found.possible.contains(&found.status));
            let sorted = found.possible.windows(2).all(|pair| {
                let at = |status: Status| Status::ALL.iter().position(|s| *s == status);
                at(pair[0]) < at(pair[1])
            });
            prop_assert!(sorted);
            prop_assert_eq!(found.why.is_empty(), found.status == Status::Unchallenged);
        }
    }

    /// Long after the last date that has an end, the day no longer matters.
    #[test]
    fn as_of_a_day_after_everything_is_the_plain_standing(own in lines(1, 10)) {
        let lines: Vec<&str> = own.iter().map(String::as_str).collect();
        let web = web(&lines);
        for number in 1..=i64::try_from(own.len()).unwrap() {
            let plain = web.standing(ClaimId::new(number), None);
            prop_assert_eq!(web.standing(ClaimId::new(number), Some("2025-01-01".parse().unwrap())), plain);
        }
    }
}
