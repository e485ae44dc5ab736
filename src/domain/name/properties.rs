//! What holds of every name.

use proptest::prelude::*;

use super::alike::likeness;
use super::plain::PlainName;
use super::*;
use crate::domain::SpeakerId;

/// Names, and what stands in the place of names.
fn name() -> impl Strategy<Value = String> {
    let word = "[A-Z][a-z]{1,8}|[A-Z]\\.|[А-Я][а-я]{1,6}|Dr\\.|of|the|Ltd\\.?|Jr\\.?|[0-9]{1,3}|\\([A-Za-z, ]{0,6}\\)|\\PC";
    proptest::collection::vec(word, 1..5).prop_map(|words| words.join(" ")).prop_flat_map(|name| {
        prop_oneof![Just(name.clone()), Just(name.replacen(' ', ", ", 1)), "\\PC{0,20}"]
    })
}

fn of(name: &str) -> PlainName {
    PlainName::of(name, None)
}

proptest! {
    #[test]
    fn likeness_has_no_direction(one in name(), other in name()) {
        prop_assert_eq!(likeness(&of(&one), &of(&other)), likeness(&of(&other), &of(&one)));
    }

    #[test]
    fn a_letter_left_out_is_found_by_keys_too(given in "[A-Z][a-z]{2,7}", surname in "[B-DF-HK-NP-T]([aeio][bdfglmnprst]){3,4}", at in 1..5_usize) {
        let slipped = format!("{}{}", &surname[..at], &surname[at + 1..]);
        let (one, other) = (format!("{given} {surname}"), format!("{given} {slipped}"));
        let mut roster = Roster::new();
        roster.add(SpeakerId::new(1), &one, None, 0);
        roster.add(SpeakerId::new(2), &other, None, 0);
        let by_names = likeness(&of(&one), &of(&other));
        let by_keys = roster.find_pairs().first().map(|pair| pair.likeness);
        let is_same = one == other;
        prop_assert!(is_same || by_names == by_keys, "{} {}: {:?}, {:?}", one, other, by_names, by_keys);
    }

    #[test]
    fn typing_makes_no_other_name(name in "[A-Z][a-z]{1,8}( [A-Z][a-z]{1,8}){0,2}", at in 0..9_usize) {
        let at = at.min(name.len());
        let typed = format!("\u{200e} {}\u{ad}{} ", &name[..at], &name[at..]).to_uppercase();
        let mut roster = Roster::new();
        roster.add(SpeakerId::new(1), &name, None, 0);
        roster.add(SpeakerId::new(2), &typed, None, 0);
        prop_assert_eq!(roster.find_pairs().first().map(|pair| pair.likeness), Some(Likeness::SameName));
    }

    #[test]
    fn nothing_is_too_odd_to_be_asked(name in name(), other in "\\PC{0,30}") {
        let kept = without_invisible(&name).into_owned();
        prop_assert_eq!(&*without_invisible(&kept), &kept);
        let _ = (is_nobody(&name), odd_letters(&name), odd_letters(&other), likeness(&of(&name), &of(&other)));
    }
}
