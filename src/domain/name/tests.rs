//! Which names are alike, in which way, and which are not.

use super::*;
use crate::domain::{SpeakerId, SpeakerKind};
use SpeakerKind::{Government, Organization, Person};

/// The likeness of two names in a roster; and the new one of a pair must be found by the known one alike.
fn likeness(one: &str, other: &str, kind: Option<SpeakerKind>) -> Option<Likeness> {
    let mut roster = Roster::new();
    roster.add(SpeakerId::new(1), one, kind, 0);
    roster.add(SpeakerId::new(2), other, kind, 0);
    let pairs = roster.find_pairs();
    assert!(pairs.len() <= 1, "{one} / {other}");
    let found = pairs.first().map(|pair| pair.likeness);
    assert_eq!(
        looks_like(other, &[one], kind).map(|found| found.likeness),
        found,
        "{other} is new, {one} is known"
    );
    found
}

fn looks_like(new: &str, known: &[&str], kind: Option<SpeakerKind>) -> Option<LooksLike> {
    let mut newcomers = Newcomers::new();
    assert!(newcomers.add(None, new, kind));
    for (id, name) in (1..).zip(known) {
        newcomers.meet(&KnownName {
            id: SpeakerId::new(id),
            listed: name,
            called: name,
            kind,
            is_alias: false,
        });
    }
    newcomers.look_alikes().pop()
}

fn assert_all(kind: Option<SpeakerKind>, pairs: &[(&str, &str, Likeness)]) {
    let mut wrong = Vec::new();
    for (one, other, expected) in pairs {
        for (one, other) in [(one, other), (other, one)] {
            let found = likeness(one, other, kind);
            if found != Some(*expected) {
                wrong.push(format!("{one} / {other}: {found:?}, not {expected:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn names_of_people_that_may_be_one_say_why() {
    use Likeness::*;
    let pairs = [
        ("Rufus Firefly", "RUFUS  FIREFLY", SameName),
        ("Rufus Firefly", "Rufus\u{a0}Fire\u{ad}fly\u{200b}", SameName),
        ("José Ruiz", "Jose Ruiz", Spelling),
        ("José Ruiz", "Jose\u{301} Ruiz", SameName),
        ("Nguyễn Thị Bích", "Nguyen Thi Bich", Spelling),
        ("Đặng Łukasz Øster Æble", "Dang Lukasz Oster Aeble", Spelling),
        ("Conor O'Neill", "Conor O’Neill", SameName),
        ("Conor O'Neill", "Conor ONeill", Spelling),
        ("Kim Jong-un", "Kim Jong Un", Spelling),
        ("Kim Jongun", "Kim Jong-Un", Spelling),
        ("Anna Berg-Holm", "Anna Berg Holm", Spelling),
        ("J.K. Firefly", "J. K. Firefly", Spelling),
        ("Adam B Firefly", "Adam B. Firefly", Spelling),
        ("İsmail Şahin", "Ismail Sahin", Spelling),
        ("Р\u{443}фус Firefly", "Рyфус Firefly", Spelling),
        ("Rufus Firefly", "Rufus Firеfly", Spelling),
        ("Ruiz, José", "José Ruiz", Order),
        ("Ruiz, José", "Jose Ruiz", Order),
        ("Ruiz José", "José Ruiz", Order),
        ("Berg-Holm, Anna", "Anna Berg Holm", Order),
        ("Сергей Огнев", "Sergey Ognev", Script),
        ("Сергей Огнев", "Sergei Ognev", Script),
        ("Κώστας Φωτιάδης", "Kostas Fotiadis", Script),
        ("Бойко", "Boyko", Script),
        ("王小明", "Wang Xiaoming", Script),
        ("金大中", "Jin Dazhong", Script),
        ("محمد بن خالد", "Mohammed bin Khaled", Script),
        ("محمد بن خالد", "Muhammad bin Khalid", Script),
        ("بشار السعيد", "Bashar al-Saeed", Script),
        ("דוד בן גוריון", "David Ben Gurion", Script),
        ("नरेन्द्र कुमार", "Narendra Kumar", Script),
        ("김민준", "Kim Min-jun", Script),
        ("張偉明", "张伟明", Spelling),
        ("Dr. Ada Firefly", "Ada Firefly", Title),
        ("Ada Firefly, PhD", "Ada Firefly", Title),
        ("Ada Firefly Ph.D.", "Ada Firefly", Title),
        ("Sir Rufus Firefly", "Rufus Firefly", Title),
        ("Mgr. Ada Firefly", "Ada Firefly", Title),
        ("Prof. Dr. med. Ada Firefly", "Ada Firefly", Title),
        ("the Honorable Rufus Firefly", "Rufus Firefly", Title),
        ("President Rufus Firefly", "Rufus Firefly", Title),
        ("Freedonian President Rufus Firefly", "Rufus Firefly", Title),
        ("Russian Foreign Minister Rufus Firefly", "Rufus Firefly", Title),
        ("Secretary of State Rufus Firefly", "Rufus Firefly", Title),
        ("Kremlin spokesman Rufus Firefly", "Rufus Firefly", Title),
        ("Freedonia critic Rufus Firefly", "Rufus Firefly", Title),
        ("President of Freedonia Rufus Firefly", "President Rufus Firefly", Title),
        ("Rufus Firefly (D-CA)", "Rufus Firefly", Title),
        ("Rufus \"Rusty\" Firefly", "Rufus Firefly", Title),
        ("Mr. Firefly", "Rufus Firefly", Title),
        ("President Firefly", "Rufus Firefly", Title),
        ("Wladimir Firefly", "Vladimir Firefly", Sound),
        ("Volodymyr Firefly", "Vladimir Firefly", Sound),
        ("Jürgen Müller", "Juergen Mueller", Sound),
        ("Qasem Suleiman", "Qassim Sulayman", Sound),
        ("Ada Zelensky", "Ada Zelenskyy", Sound),
        ("Moammar Kadhafi", "Muammar Gaddafi", Sound),
        ("Mohammed Hussein", "Muhammad Husayn", Sound),
        ("Sergei Lukaschenko", "Sergey Lukashenko", Sound),
        ("Juri Andrejew", "Yuri Andreyev", Sound),
        ("Rufus T. Firefly", "Rufus Firefly", GivenNames),
        ("R. Firefly", "Rufus Firefly", GivenNames),
        ("R. T. Firefly", "Rufus Thomas Firefly", GivenNames),
        ("Rufus Tayyip Firefly", "Rufus Firefly", GivenNames),
        ("Bill Firefly", "William Firefly", GivenNames),
        ("Bob T. Firefly", "Robert Firefly", GivenNames),
        ("Djordje Soren", "Đorđe Søren", Sound),
        ("Dorde Soren", "Đorđe Søren", Spelling),
        ("Rufus Firefly", "Rufus Firefyl", Misspelt),
        ("Konstantinopolski", "Konstantinpolsk", Misspelt),
        ("Firefly", "Rufus Firefly", Part),
    ];
    assert_all(Some(Person), &pairs);
    assert_all(None, &pairs);
}

#[test]
fn names_of_bodies_that_may_be_one_say_why() {
    use Likeness::*;
    let pairs = [
        ("Al Manar", "Al-Manar", Spelling),
        ("Al Manar", "Almanar", Spelling),
        ("U.S. State Department", "US State Department", Spelling),
        ("A. P. Møller – Mærsk A/S", "A.P. Moller - Maersk", Form),
        ("Acme Ltd.", "Acme Limited", Form),
        ("Acme Ltd", "Acme", Form),
        ("Acme GmbH & Co. KG", "Acme", Form),
        ("The Daily Firefly", "Daily Firefly", Form),
        ("Foreign Ministry of Russia", "Russian Foreign Ministry", Form),
        ("Ministry of Foreign Affairs of the Russian Federation", "Russian Foreign Ministry", Form),
        ("Ministry of Defence", "Ministry of Defense", Form),
        ("Firefly Organisation", "Firefly Organization", Form),
        ("Department of Justice", "Justice Department", Form),
        ("Dept. of Justice", "Department of Justice", Form),
        ("Health & Safety Board", "Health and Safety Board", Form),
        ("United Nations", "UN", Form),
        ("United States of Freedonia", "USF", Form),
        ("Firefly International Development Agency", "FIDA", Form),
        ("Ministry of Health", "Minstry of Health", Misspelt),
    ];
    assert_all(Some(Organization), &pairs);
    assert_all(None, &pairs);
    let states = [
        ("Russia", "Rusia", Misspelt),
        ("United States", "US", Form),
        ("United States of America", "U.S.A.", Form),
        ("DPRK", "North Korea", Form),
        ("Democratic People's Republic of Korea", "North Korea", Form),
        ("Russian Federation", "Russia", Form),
        ("Islamic Republic of Iran", "Iran", Form),
        ("UK", "Great Britain", Form),
        ("Türkiye", "Turkey", Form),
        ("Ukraine", "Ukrain", Misspelt),
        ("Freedonia", "FREEDONIA", SameName),
        ("Republic of Freedonia", "Freedonia", Form),
        ("The Kingdom of Freedonia", "Freedonia", Form),
        ("Republic of Korea", "South Korea", Form),
    ];
    assert_all(Some(Government), &states);
    assert_all(None, &states);
}

#[test]
fn two_people_and_two_states_are_not_proposed() {
    for (one, other) in [
        ("North Korea", "South Korea"),
        ("Iran", "Iraq"),
        ("Austria", "Australia"),
        ("Gambia", "Zambia"),
        ("Niger", "Nigeria"),
        ("Ireland", "Iceland"),
        ("Slovakia", "Slovenia"),
        ("Mali", "Malawi"),
        ("Guinea", "Guyana"),
        ("Mauritania", "Mauritius"),
        ("Republic of the Congo", "Democratic Republic of the Congo"),
        ("Sudan", "South Sudan"),
        ("Republic of Korea", "North Korea"),
        ("Republic of China", "People's Republic of China"),
        ("University of Freedonia", "Freedonia"),
        ("United States", "United Kingdom"),
        ("Mexico", "New Mexico"),
        ("Ministry of Health", "Ministry of Wealth"),
        ("Ministry", "Foreign Ministry"),
        ("Brigade 155", "Brigade 156"),
        ("Acme Ltd", "Acme GmbH"),
    ] {
        for kind in [None, Some(Government)] {
            assert_eq!(likeness(one, other, kind), None, "{one} / {other}");
        }
    }
    for (one, other) in [
        ("J. Smith Jr.", "J. Smith Sr."),
        ("John Smith III", "John Smith"),
        ("Kim Jong Il", "Kim Jong Un"),
        ("John Smith", "John Brown"),
        ("John Smith", "Jane Smith"),
        ("John F. Smith", "John A. Smith"),
        ("J. Smith", "Ada Smith"),
        ("Carlo Firefly", "Carla Firefly"),
        ("Alexander Firefly", "Alexandra Firefly"),
        ("Ivan Petrov", "Ivan Petrova"),
        ("Kim", "Lee Kim"),
        ("Ada Ruiz", "Ada Ruiz Royo"),
        ("Rufus Firefly", "Firefly Rufus Pond"),
        ("Ann Firefly", "Anton Firefly"),
        ("Gwen Firefly", "Kevin Firefly"),
        ("Tom Toles", "Thom Tillis"),
        ("Jim Patterson", "James Peterson"),
        ("J. Christian Firefly", "Jerome Firefly"),
        ("Chris Firefly", "Tina Firefly"),
        ("Ada Bruno Firefly", "Bruno Firefly"),
        ("Texas Right to Life", "Ohio Right to Life"),
        ("Friends of Ada Firefly", "Ada Firefly"),
    ] {
        for kind in [None, Some(Person)] {
            assert_eq!(likeness(one, other, kind), None, "{one} / {other}");
        }
    }
}

#[test]
fn two_kinds_of_speakers_are_alike_by_name_only() {
    let pair = |other: &str| {
        let mut roster = Roster::new();
        roster.add(SpeakerId::new(1), "Rufus Firefly", Some(Person), 0);
        roster.add(SpeakerId::new(2), other, Some(Organization), 0);
        roster.find_pairs().first().map(|pair| pair.likeness)
    };
    assert_eq!(pair("Rufus Firefli"), None);
    assert_eq!(pair("Rufus Fírefly"), Some(Likeness::Spelling));
}

#[test]
fn the_unnamed_are_like_nobody() {
    let unnamed = Some(SpeakerKind::Unnamed);
    assert_eq!(likeness("an official", "an official", unnamed), None);
}

#[test]
fn the_one_with_more_claims_stays() {
    let command = |claims: [u64; 2]| {
        let mut roster = Roster::new();
        roster.add(SpeakerId::new(1), "Firefly", None, claims[0]);
        roster.add(SpeakerId::new(2), "firefly", None, claims[1]);
        let pairs = roster.find_pairs();
        let described = roster.describe(&pairs[0]);
        assert_eq!(described.names.0, described.merged_name);
        described.command()
    };
    assert_eq!(command([0, 0]), "gainsay speaker merge s2 s1");
    assert_eq!(command([0, 3]), "gainsay speaker merge s1 s2");
}

#[test]
fn of_a_name_and_a_misspelling_of_it_the_name_stays() {
    let command = |names: [(&str, u64); 2]| {
        let mut roster = Roster::new();
        for (id, (name, claims)) in (1..).zip(names) {
            roster.add(SpeakerId::new(id), name, None, claims);
        }
        let pairs = roster.find_pairs();
        assert_eq!(pairs[0].likeness, Likeness::Misspelt);
        roster.describe(&pairs[0]).command()
    };
    let (first_stays, later_stays) = ("gainsay speaker merge s2 s1", "gainsay speaker merge s1 s2");
    assert_eq!(command([("Russia", 1), ("Rusia", 2)]), first_stays);
    assert_eq!(command([("Rusia", 9), ("Russia", 1)]), later_stays);
    assert_eq!(command([("Rufus Firefly", 1), ("Rufus Firfely", 2)]), first_stays);
    assert_eq!(command([("Rufus Firfely", 1), ("Rufus Firefly", 3)]), later_stays);
}

#[test]
fn an_alias_leads_to_the_other() {
    let mut roster = Roster::new();
    roster.add(SpeakerId::new(1), "United States", None, 0);
    roster.add(SpeakerId::new(2), "US", None, 0);
    roster.also_called(SpeakerId::new(1), "US");
    let pairs = roster.find_pairs();
    assert_eq!(pairs.len(), 1, "once, with the strongest reason");
    assert_eq!(pairs[0].likeness, Likeness::SameAlias);
    assert_eq!(roster.describe(&pairs[0]).names, ("US".to_owned(), "US".to_owned()));
}

#[test]
fn many_of_one_name_make_no_more_pairs_than_there_are_speakers() {
    let mut roster = Roster::new();
    for id in 1..=2_000 {
        roster.add(SpeakerId::new(id), "Rufus Firefly", None, 0);
    }
    assert_eq!(roster.find_pairs().len(), 1_999);
}

#[test]
fn a_short_form_of_many_says_nothing() {
    let people = ["Ada Firefly", "Bruno Firefly", "Cleo Firefly", "Dora Firefly"];
    let pairs = |known: &[&str]| {
        let mut roster = Roster::new();
        for (id, name) in (1..).zip(known.iter().chain(&["Firefly"])) {
            roster.add(SpeakerId::new(id), name, None, 0);
        }
        roster.find_pairs().len()
    };
    assert_eq!(pairs(&people[..3]), 3);
    assert_eq!(pairs(&people), 0);
    assert!(looks_like("Firefly", &people[..3], None).is_some());
    assert_eq!(looks_like("Firefly", &people, None), None);
    assert_eq!(looks_like("Mr. Firefly", &people, None), None);
}

#[test]
fn a_new_name_is_told_with_what_to_do() {
    let found = looks_like("Rusia", &["Prussia", "Russia"], None).unwrap();
    assert_eq!(
        found.sentence(),
        "\"Rusia\" is new and looks like s2 Russia (misspelt?): if they are one, write \"Russia\""
    );
    let found = LooksLike { new_id: Some(SpeakerId::new(9)), called: "Russland".to_owned(), ..found };
    assert_eq!(
        found.sentence(),
        "\"Rusia\" is new and looks like s2 Russia, also called Russland (misspelt?): if they are one, gainsay speaker merge s9 s2"
    );
}

#[test]
fn new_names_are_compared_with_each_other_once() {
    let mut newcomers = Newcomers::new();
    let names = ["Russia", "Rusia", "Prussia"];
    for (id, name) in (1..).zip(names) {
        assert!(newcomers.add(Some(SpeakerId::new(id)), name, None));
    }
    for (id, name) in (1..).zip(names) {
        newcomers.meet(&KnownName {
            id: SpeakerId::new(id),
            listed: name,
            called: name,
            kind: None,
            is_alias: false,
        });
    }
    let found = newcomers.look_alikes();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].new_name.as_str(), found[0].id), ("Rusia", SpeakerId::new(1)));
}

#[test]
fn a_known_one_is_told_of_before_another_new_one() {
    let names = ["Freedonia", "Ruritania", "Fredonia", "Fredonya"];
    let mut newcomers = Newcomers::new();
    for (id, name) in (1..).zip(names).skip(2) {
        assert!(newcomers.add(Some(SpeakerId::new(id)), name, None));
    }
    for (id, name) in (1..).zip(names) {
        let id = SpeakerId::new(id);
        newcomers.meet(&KnownName { id, listed: name, called: name, kind: None, is_alias: false });
    }
    let found: Vec<(String, SpeakerId)> =
        newcomers.look_alikes().into_iter().map(|found| (found.new_name, found.id)).collect();
    let known = SpeakerId::new(1);
    assert_eq!(found, [("Fredonia".to_owned(), known), ("Fredonya".to_owned(), known)]);
}

#[test]
fn the_strongest_likeness_is_told() {
    let found =
        looks_like("José Ruiz", &["Josefa Ruiz", "Ruiz", "Jose Ruiz", "Dr. José Ruiz"], None).unwrap();
    assert_eq!((found.listed.as_str(), found.likeness), ("Jose Ruiz", Likeness::Spelling));
}

#[test]
fn no_more_new_names_are_taken_than_are_read() {
    let mut newcomers = Newcomers::new();
    let taken = (0..Newcomers::MOST + 5)
        .filter(|number| newcomers.add(None, &format!("Person {number}"), None))
        .count();
    assert_eq!(taken, Newcomers::MOST);
}
