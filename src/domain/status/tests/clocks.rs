//! The clock of what had been said by a day. (What had been recorded by a day is which rows the web holds:
//! tested where it is filled.)

use super::{standing, web};
use crate::domain::{ClaimId, Heard, Status, Vocabulary};

/// The standing of claim 1 as of a day, with what is possible.
fn as_of(lines: &str, day: &str) -> String {
    let lines: Vec<&str> = lines.split(';').map(str::trim).collect();
    let found = standing(&lines, Some(day));
    let possible: Vec<&str> = found.possible.iter().map(|status| status.as_str()).collect();
    let doubt = if possible.len() > 1 { format!(" ({})", possible.join(" or ")) } else { String::new() };
    let heard = if found.heard == Heard::Said { String::new() } else { format!(", claim {}", found.heard) };
    format!("{}{doubt}{heard}", found.mark())
}

#[test]
fn a_challenge_counts_from_the_day_on_which_it_was_said() {
    let lines = "1 A 2024-06-01; 2 B 2024-06-10 denies 1";
    for (day, expected) in [
        ("2024-06-09", "unchallenged"),
        ("2024-06-10", "disputed"),
        ("2024-06-11", "disputed"),
        ("2024-06-01", "unchallenged"),
        ("2024-05-31", "unchallenged, claim not-yet"),
    ] {
        assert_eq!(as_of(lines, day), expected, "{day}");
    }
}

#[test]
fn a_date_that_straddles_the_day_leaves_both_possible() {
    for (said, day, expected) in [
        ("2024-06", "2024-06-15", "disputed? (disputed or unchallenged)"),
        ("2024-06", "2024-05-31", "unchallenged"),
        ("2024-06", "2024-06-01", "disputed? (disputed or unchallenged)"),
        ("2024-06", "2024-06-29", "disputed? (disputed or unchallenged)"),
        ("2024-06", "2024-06-30", "disputed"),
        ("../2024-06-20", "2024-06-19", "disputed? (disputed or unchallenged)"),
        ("../2024-06-20", "2024-06-20", "disputed"),
        ("2024-06-20/..", "2030-01-01", "disputed? (disputed or unchallenged)"),
        ("2024-06-20/..", "2024-06-19", "unchallenged"),
        ("[2024-06-05,2024-06-25]", "2024-06-10", "disputed? (disputed or unchallenged)"),
        ("[2024-06-05,2024-06-25]", "2024-06-25", "disputed"),
        ("2024-06-20?", "2024-06-20", "disputed"),
        ("-", "2024-06-15", "disputed"),
    ] {
        assert_eq!(as_of(&format!("1 A 2024-01-01; 2 B {said} denies 1"), day), expected, "{said} {day}");
    }
}

#[test]
fn every_rule_has_its_clock() {
    for (lines, before, after) in [
        ("1 A 2024-01-01; 2 A 2024-06-10 retracts 1", "unchallenged", "retracted"),
        ("1 A 2024-01-01; 2 A 2024-06-10 supersedes 1", "unchallenged", "superseded"),
        ("1 A 2024-01-01; 2 A 2024-06-10 corrects 1", "unchallenged", "corrected"),
        ("1 A 2024-01-01; 2 B 2024-02-01 denies 1; 3 B 2024-06-10 confirms 1", "disputed", "conceded"),
        ("1 A 2024-01-01; 2 B 2024-02-01 denies 1; 3 B 2024-06-10 retracts 2", "disputed", "conceded"),
        ("1 A 2024-01-01; 2 B 2024-02-01 refutes 1; 3 B 2024-06-10 retracts 2", "disputed", "unchallenged"),
        ("1 A 2024-01-01; 2 B 2024-06-10 denies/part 1", "unchallenged", "partly-disputed"),
        ("1 A 2024-01-01; 2 B 2024-06-10 denies/weak 1", "unchallenged", "challenged"),
        (
            "1 A 2024-01-01; 2 B 2024-02-01 from:K repeats 1; 3 C 2024-06-10 from:L repeats 1",
            "unchallenged",
            "corroborated",
        ),
        (
            "1 A 2024-01-01; 2 B 2024-02-01 denies 1; 3 B 2024-03-01 confirms 1; 4 B 2024-06-10 denies 1",
            "conceded",
            "disputed",
        ),
    ] {
        assert_eq!(as_of(lines, "2024-06-09"), before, "the day before: {lines}");
        for day in ["2024-06-10", "2024-06-11"] {
            assert_eq!(as_of(lines, day), after, "{day}: {lines}");
        }
        let vague = lines.replace("2024-06-10", "2024-06");
        let both = as_of(&vague, "2024-06-15");
        assert!(both.starts_with(&format!("{after}?")) && both.contains(before), "{both}: {vague}");
        let undated = lines.replace("2024-06-10", "-");
        let counts = as_of(&undated, "2024-06-09");
        // An undated confirmation is not certainly later, and an undated denial may come before the
        // confirmation.
        let uncertain_order = undated.contains("- confirms") || undated.ends_with("- denies 1");
        assert!(uncertain_order || counts == after, "{counts}: {undated}");
    }
}

#[test]
fn a_claim_that_may_not_have_been_said_yet_is_marked() {
    assert_eq!(as_of("1 A 2024-06", "2024-06-15"), "unchallenged?, claim perhaps");
    assert_eq!(as_of("1 A -", "2024-06-15"), "unchallenged, claim undated");
}

#[test]
fn all_readings_are_tried_and_not_only_the_two_extremes() {
    // With neither and with both nobody contests it; with the challenge alone somebody does.
    let lines = "1 A 2024-01-01; 2 B 2024-06 disputes 1; 3 B 2024-06 retracts 2";
    assert_eq!(as_of(lines, "2024-06-15"), "unchallenged? (disputed or unchallenged)");
}

#[test]
fn readings_that_the_dates_rule_out_are_not_tried() {
    // The retraction is certainly later than the challenge: with the retraction the challenge had been said
    // too.
    let lines =
        "1 A 2024-01-01; 2 B 2024-06-01/2024-06-10 denies/part 1; 3 A 2024-06-11/2024-06-30 corrects 1";
    assert_eq!(as_of(lines, "2024-06-20"), "corrected? (corrected or partly-disputed)");
    let vague =
        "1 A 2024-01-01; 2 B 2024-06-01/2024-06-20 denies/part 1; 3 B 2024-06-21/2024-06-30 disputes 1";
    assert_eq!(as_of(vague, "2024-06-19"), "partly-disputed? (partly-disputed or unchallenged)");
}

#[test]
fn more_open_questions_than_can_be_tried_still_end() {
    let mut lines = vec!["1 A 2024-01-01".to_owned()];
    lines.extend((2..60).map(|number| format!("{number} B 2024-06 denies/part 1")));
    lines.push("60 C 2024-06 denies 1".into());
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let found = standing(&lines, Some("2024-06-15"));
    assert_eq!(found.possible, [Status::Disputed, Status::PartlyDisputed, Status::Unchallenged]);
}

#[test]
fn without_a_day_nothing_is_uncertain() {
    let found = web(&["1 A 2024-06", "2 B 2024-06 denies 1"]).standing(ClaimId::new(1), None);
    assert_eq!((found.mark().as_ref(), found.heard), ("disputed", Heard::Said));
    assert_eq!(Heard::ALL.len(), 4);
}
