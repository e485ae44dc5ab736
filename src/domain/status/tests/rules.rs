use super::{check, standing, status};
use crate::domain::{Part, RelationType, Status, Vocabulary};

#[test]
fn each_status_comes_from_its_own_relations() {
    check(&[
        ("1 A 2024-06-01", "unchallenged"),
        ("1 A 2024-06-01; 2 A 2024-06-02 retracts 1", "retracted"),
        ("1 A 2024-06-01; 2 A 2024-06-02 supersedes 1", "superseded"),
        ("1 A 2024-06-01; 2 A 2024-06-02 corrects 1", "corrected"),
        ("1 A 2024-06-01; 2 B 2024-06-02 denies 1; 3 B 2024-06-03 confirms 1", "conceded"),
        ("1 A 2024-06-01; 2 B 2024-06-02 denies 1", "disputed"),
        ("1 A 2024-06-01; 2 B 2024-06-02 denies/qualified 1", "disputed"),
        ("1 A 2024-06-01; 2 B 2024-06-02 denies/part 1", "partly-disputed"),
        ("1 A 2024-06-01; 2 B 2024-06-02 denies/weak 1", "challenged"),
        ("1 A 2024-06-01; 2 B 2024-06-02 from:K confirms 1; 3 C 2024-06-03 from:L repeats 1", "corroborated"),
    ]);
}

#[test]
fn only_the_four_challenges_dispute() {
    for relation in RelationType::ALL {
        let line = format!("2 B 2024-06-02 {relation} 1");
        let expected = if relation.is_challenge() { Status::Disputed } else { Status::Unchallenged };
        assert_eq!(status(&["1 A 2024-06-01", &line]), expected, "{relation}");
    }
}

/// What gives each status by itself, in the order of the rules: of any two together the earlier one wins.
const ALONE: [(&str, &str); 8] = [
    ("retracted", "10 A 2024-06-02 retracts 1"),
    ("superseded", "20 A 2024-06-02 supersedes 1"),
    ("corrected", "30 A 2024-06-02 corrects 1"),
    ("conceded", "40 B 2024-06-02 denies 1; 41 B 2024-06-03 confirms 1"),
    ("disputed", "50 C 2024-06-02 disputes 1"),
    ("partly-disputed", "60 D 2024-06-02 refutes/part 1"),
    ("challenged", "70 E 2024-06-02 denies/weak 1"),
    ("corroborated", "80 F 2024-06-02 from:K supports 1; 81 G 2024-06-03 from:L repeats 1"),
];

#[test]
fn of_every_two_the_first_rule_wins() {
    let mut pairs = 0;
    for (at, (first, one)) in ALONE.iter().enumerate() {
        assert_eq!(Status::ALL[at].as_str(), *first, "the table is in the order of the rules");
        for (_, other) in &ALONE[at..] {
            for both in [format!("{one}; {other}"), format!("{other}; {one}")] {
                // The same lines twice are the same claims said once.
                let both = if one == other { (*one).to_owned() } else { both };
                check(&[(&format!("1 A 2024-06-01; {both}"), first)]);
                pairs += 1;
            }
        }
    }
    assert_eq!(pairs, 72);
}

#[test]
fn a_claim_is_retracted_only_when_all_its_speakers_withdrew_it() {
    check(&[
        ("1 A+B 2024-06-01; 2 A 2024-06-02 retracts 1", "unchallenged"),
        ("1 A+B 2024-06-01; 2 A+B 2024-06-02 retracts 1", "retracted"),
        ("1 A+B 2024-06-01; 2 A 2024-06-02 retracts 1; 3 B 2024-06-03 retracts 1", "retracted"),
        ("1 A+B 2024-06-01; 2 A 2024-06-02 retracts 1; 3 C 2024-06-03 retracts 1", "unchallenged"),
        ("1 A 2024-06-01; 2 C 2024-06-02 retracts 1", "unchallenged"),
        ("1 ? 2024-06-01; 2 A 2024-06-02 retracts 1", "unchallenged"),
    ]);
}

#[test]
fn whoever_speaks_for_a_body_is_on_its_side() {
    check(&[
        ("1 A 2024-06-01; 2 S/A 2024-06-02 retracts 1", "retracted"),
        ("1 S/A 2024-06-01; 2 A 2024-06-02 retracts 1", "retracted"),
        ("1 S/A 2024-06-01; 2 T/A 2024-06-02 retracts 1", "retracted"),
        ("1 S/A 2024-06-01; 2 T/B 2024-06-02 retracts 1", "unchallenged"),
        ("1 A 2024-06-01; 2 S/B 2024-06-02 denies 1; 3 B 2024-06-03 confirms 1", "conceded"),
    ]);
}

#[test]
fn a_correction_is_by_the_speaker_or_an_outlet_that_carried_the_claim() {
    check(&[
        ("1 A 2024-06-01; 2 O 2024-06-02 corrects/outlet 1", "corrected"),
        ("1 A 2024-06-01; 2 O 2024-06-02 corrects 1", "unchallenged"),
        ("1 A 2024-06-01; 2 O 2024-06-02 supersedes 1", "unchallenged"),
    ]);
}

#[test]
fn what_was_taken_back_no_longer_counts() {
    check(&[
        // A third party's challenge, withdrawn: as if it had not been made.
        ("1 A 2024-06-01; 2 B 2024-06-02 disputes 1; 3 B 2024-06-03 retracts 2", "unchallenged"),
        ("1 A 2024-06-01; 2 B 2024-06-02 disputes 1; 3 C 2024-06-03 retracts 2", "disputed"),
        ("1 A 2024-06-01; 2 B+C 2024-06-02 disputes 1; 3 C 2024-06-03 retracts 2", "disputed"),
        // The retraction itself, withdrawn: the challenge stands again.
        (
            "1 A 2024-06-01; 2 B 2024-06-02 disputes 1; 3 B 2024-06-03 retracts 2; 4 B 2024-06-04 retracts 3",
            "disputed",
        ),
        ("1 A 2024-06-01; 2 A 2024-06-02 retracts 1; 3 A 2024-06-03 retracts 2", "unchallenged"),
        ("1 A 2024-06-01; 2 A 2024-06-02 supersedes 1; 3 A 2024-06-03 retracts 2", "unchallenged"),
        ("1 A 2024-06-01; 2 A 2024-06-02 corrects 1; 3 A 2024-06-03 retracts 2", "unchallenged"),
        ("1 A 2024-06-01; 2 B - from:K repeats 1; 3 C - from:L repeats 1; 4 C - retracts 3", "unchallenged"),
    ]);
}

#[test]
fn retractions_in_a_circle_take_nothing_back() {
    check(&[
        ("1 A - retracts 2; 2 A - retracts 1", "unchallenged"),
        ("1 A -; 2 A - retracts 1 retracts 3; 3 A - retracts 2", "unchallenged"),
        ("1 A -; 2 B - disputes 1 retracts 3; 3 B - retracts 2", "disputed"),
    ]);
}

/// Sixty claims that all retract each other: as many ways round as there are orders of them.
#[test]
fn a_tangle_of_retractions_ends() {
    let mut lines = vec!["1 A -".to_owned()];
    for number in 2..62 {
        let others = (2..62).filter(|other| *other != number);
        let retracts: Vec<String> = others.map(|other| format!(" retracts {other}")).collect();
        lines.push(format!("{number} B - disputes 1{}", retracts.concat()));
    }
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    assert_eq!(status(&lines), Status::Disputed);
}

#[test]
fn a_denial_of_a_denial_disputes_the_denial_and_takes_nothing_from_it() {
    let lines = ["1 A 2024-06-01", "2 B 2024-06-02 denies 1", "3 A 2024-06-03 denies 2"];
    assert_eq!(status(&lines), Status::Disputed);
    let web = super::web(&lines);
    let of = |number| web.standing(crate::domain::ClaimId::new(number), None).status;
    assert_eq!((of(2), of(3)), (Status::Disputed, Status::Unchallenged));
}

#[test]
fn a_contradiction_has_no_direction() {
    let lines = ["1 A 2024-06-01", "2 B 2024-06-02 contradicts 1"];
    let web = super::web(&lines);
    let of = |number| web.standing(crate::domain::ClaimId::new(number), None).status;
    assert_eq!((of(1), of(2)), (Status::Disputed, Status::Disputed));
    // Round in a circle, or both ways: nothing more.
    check(&[
        ("1 A - contradicts 2; 2 B - contradicts 3; 3 C - contradicts 1", "disputed"),
        ("1 A - contradicts 2; 2 B - contradicts 1", "disputed"),
        ("1 A -; 2 B - contradicts/weak 1", "challenged"),
    ]);
}

#[test]
fn a_denier_concedes_by_confirming_later_or_by_taking_the_denial_back() {
    let denial = "1 A 2024-06-01; 2 B 2024-06-10 denies 1";
    for (then, expected) in [
        ("3 B 2024-06-11 confirms 1", "conceded"),
        ("3 B 2024-06-11 retracts 2", "conceded"),
        ("3 B - retracts 2", "conceded"),
        ("3 C 2024-06-11 confirms 1", "disputed"),
        ("3 B 2024-06-11 supports 1", "disputed"),
        // The order must be certain.
        ("3 B 2024-06-09 confirms 1", "disputed"),
        ("3 B 2024-06-10 confirms 1", "disputed"),
        ("3 B 2024-06 confirms 1", "disputed"),
        ("3 B ../2024-06-11 confirms 1", "disputed"),
        ("3 B 2024-06-11/.. confirms 1", "conceded"),
        ("3 B - confirms 1", "disputed"),
        // A confirmation that was taken back, and a denial once more.
        ("3 B 2024-06-11 confirms 1; 4 B 2024-06-12 retracts 3", "disputed"),
        ("3 B 2024-06-11 confirms 1; 4 B 2024-06-12 denies 1", "disputed"),
        ("3 B 2024-06-11 confirms 1; 4 B 2024-06-12 denies 1; 5 B 2024-06-13 confirms 1", "conceded"),
        // Somebody else's denial is still there, and the first rule wins.
        ("3 B 2024-06-11 confirms 1; 4 C 2024-06-12 denies 1", "conceded"),
    ] {
        check(&[(&format!("{denial}; {then}"), expected)]);
    }
    check(&[
        // One of two who denied it together.
        ("1 A 2024-06-01; 2 B+C 2024-06-10 denies 1; 3 C 2024-06-11 confirms 1", "conceded"),
        ("1 A 2024-06-01; 2 B+C 2024-06-10 denies 1; 3 C 2024-06-11 retracts 2", "conceded"),
        // A non-denial rejects nothing, so nothing is given up after it.
        ("1 A 2024-06-01; 2 B 2024-06-10 denies/weak 1; 3 B 2024-06-11 confirms 1", "challenged"),
    ]);
}

#[test]
fn two_origins_corroborate_and_one_does_not() {
    check(&[
        ("1 A -; 2 B - from:K confirms 1", "unchallenged"),
        ("1 A -; 2 B - from:K+L confirms 1", "corroborated"),
        ("1 A -; 2 B - from:K confirms 1; 3 C - from:K supports 1", "unchallenged"),
        ("1 A -; 2 B - from:K confirms 1; 3 C - from:L supports 1", "corroborated"),
        ("1 A -; 2 B - from:K quotes 1; 3 C - from:L quotes 1", "unchallenged"),
        // Whoever repeats an own claim is no second source for it.
        ("1 A -; 2 A - from:K repeats 1; 3 C - from:L repeats 1", "unchallenged"),
        ("1 A -; 2 S/A - from:K repeats 1; 3 C - from:L repeats 1", "unchallenged"),
    ]);
}

#[test]
fn the_why_names_the_deciding_relations_and_no_other() {
    let lines = [
        "1 A 2024-06-01",
        "2 B 2024-06-02 responds-to 1",
        "3 C 2024-06-03 denies 1",
        "4 D 2024-06-03 denies/part 1",
        "5 E 2024-06-03 denies 1",
        "6 E 2024-06-04 confirms 9",
        "7 F - disputes 1",
    ];
    let found = standing(&lines, None);
    let why: Vec<String> =
        found.why.iter().map(|r| format!("{} {} {} {}", r.relation, r.by, r.part, r.heard)).collect();
    assert_eq!(why, ["r2 c3 challenges said", "r4 c5 challenges said", "r6 c7 challenges undated"]);
    assert!(found.rests_on(found.why[0].relation) && found.is_certain());
    let conceded =
        standing(&["1 A 2024-06-01", "2 B 2024-06-02 denies 1", "3 B 2024-06-03 confirms 1"], None);
    let parts: Vec<Part> = conceded.why.iter().map(|r| r.part).collect();
    assert_eq!(parts, [Part::DeniedBefore, Part::Concedes]);
    assert_eq!(standing(&["1 A -"], None).why, []);
}

#[test]
fn a_link_from_what_is_not_there_does_not_count() {
    let mut web = super::web(&["1 A -", "2 B - denies 1"]);
    let alone = super::web(&["1 A -"]);
    let link = *web.links_to(crate::domain::ClaimId::new(1)).next().unwrap().0;
    web = alone;
    web.add_link(link);
    assert_eq!(web.standing(crate::domain::ClaimId::new(1), None).status, Status::Unchallenged);
}
