//! The reports of questions, on a small ledger.

use super::super::{
    MatrixQuery, UnansweredQuery, matrix, matrix_parties, origins, reversals, timeline, unanswered,
};
use super::sample::{Folder, log};
use crate::domain::date::Day;
use crate::domain::{Judged, Withdrawable};
use crate::store::{ClaimFilter, Intent, Ledger, StoreError};

const BRIDGE: &str = r#"
[article]
url = "https://example.org/bridge"
headline = "A bridge"
outlet = "Example Wire"
published = 2024-06-10
[[claim]]
ref = "bridge"
kind = "allegation"
by = "Osterlich"
on = 2024-06-10
text = "Freedonia blew up the bridge."
about = ["Freedonia", "Sylvania"]
topics = ["bridge"]
[[claim]]
ref = "again"
kind = "allegation"
by = "Trentino"
on = 2024-06-11
text = "Freedonia blew up the bridge."
about = "Freedonia"
repeats = "bridge"
[[claim]]
ref = "toll"
by = "Osterlich"
text = "The toll was doubled."
topics = ["bridge"]
"#;

const ANSWERS: &str = r#"
[article]
url = "https://example.org/answers"
headline = "Answers"
outlet = "Example Post"
published = 2024-06-20
[[claim]]
ref = "bridge"
via = ["Example Wire"]
quote = "blew up"
[[claim]]
ref = "no"
by = { name = "Rufus Firefly", for = "Freedonia" }
on = 2024-06-12
text = "It fell down."
denies = "bridge"
[[claim]]
ref = "yes"
by = "Freedonia"
on = "2024-06"
text = "So it was."
confirms = "again"
[[claim]]
ref = "sorry"
by = "Trentino"
on = 2024-06-19
text = "We were wrong."
retracts = "again"
"#;

fn bridge(folder: &Folder) -> Ledger {
    let mut ledger = folder.ledger();
    log(&mut ledger, BRIDGE);
    log(&mut ledger, ANSWERS);
    ledger
}

#[expect(clippy::unnecessary_wraps, reason = "a day that is asked for is optional wherever it is asked")]
fn day(text: &str) -> Option<Day> {
    Some(text.parse().unwrap())
}

fn positions(ledger: &mut Ledger, as_of: Option<Day>, answers: bool) -> Vec<String> {
    let query = MatrixQuery { as_of, answers, ..MatrixQuery::default() };
    let found = ledger.read(|reader| matrix(reader, &query).collect::<Result<Vec<_>, StoreError>>()).unwrap();
    let line = |item: crate::domain::Stances| {
        let stances = item.stances.iter().map(|named| {
            let by = named.statement.as_ref().map(|claim| format!(" {}", claim.id)).unwrap_or_default();
            format!("{} {}{by}", named.name, named.stance.position)
        });
        format!("{}: {}", item.claim.id, stances.collect::<Vec<_>>().join(", "))
    };
    found.into_iter().map(line).collect()
}

#[test]
fn the_matrix_has_every_party_with_a_position() {
    let folder = Folder::new();
    let mut ledger = bridge(&folder);
    assert_eq!(
        positions(&mut ledger, None, false),
        [
            "c1: Osterlich asserts c1, Freedonia denies c4, Trentino took-back c6",
            "c2: Freedonia asserts c5, Trentino took-back c6",
            "c3: Osterlich asserts c3",
        ]
    );
    assert_eq!(
        positions(&mut ledger, day("2024-06-11"), false)[0],
        "c1: Osterlich asserts c1, Trentino asserts c2"
    );
    assert_eq!(positions(&mut ledger, None, true).len(), 6);
    let parties = ledger.read(|reader| matrix_parties(matrix(reader, &MatrixQuery::default()))).unwrap();
    let names: Vec<&str> = parties.iter().map(|(_, name)| name.as_str()).collect();
    assert_eq!(names, ["Osterlich", "Freedonia", "Trentino"], "most positions first");
}

fn ids(found: &[Judged]) -> String {
    found.iter().map(|row| row.claim.id.to_string()).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_timeline_is_in_the_order_of_the_days_that_dates_can_mean() {
    let folder = Folder::new();
    let mut ledger = bridge(&folder);
    log(&mut ledger, "[article]\nheadline = \"No date\"\n[[claim]]\nby = \"Ann\"\ntext = \"x\"\n");
    let mut ask = |filter: &ClaimFilter, as_of| {
        let rows =
            ledger.read(|reader| timeline(reader, filter, as_of)?.collect::<Result<Vec<_>, StoreError>>());
        ids(&rows.unwrap())
    };
    let all = ClaimFilter::default();
    // c5 "2024-06" begins first, c3 "by the tenth" stands at its last day, c7 has no day at all.
    assert_eq!(ask(&all, None), "c5 c1 c3 c2 c4 c6 c7");
    assert_eq!(ask(&all, day("2024-06-11")), "c5 c1 c3 c2 c7");
    // What answers a claim that was asked for comes with it; what the filter says of days still holds.
    let of = |text: &str| ClaimFilter { text: Some(text.into()), ..ClaimFilter::default() };
    assert_eq!(ask(&of("blew up"), None), "c5 c1 c2 c4 c6");
    assert_eq!(ask(&ClaimFilter { until: day("2024-06-11"), ..of("blew up") }, None), "c5 c1 c2");
}

fn silent(ledger: &mut Ledger, as_of: Option<Day>, of_nobody: bool) -> Vec<String> {
    let query =
        UnansweredQuery { claims: ClaimFilter::default(), as_of, to: as_of.or(day("2024-06-30")), of_nobody };
    let rows =
        ledger.read(|reader| unanswered(reader, &query)?.collect::<Result<Vec<_>, StoreError>>()).unwrap();
    let line = |row: &crate::domain::Unanswered| {
        let party = row.party.as_ref().map_or("nobody", |party| party.name.as_str());
        format!("{} {party} {:?} {:?}", row.claim.id, row.waiting.at_least, row.waiting.at_most)
    };
    rows.iter().map(line).collect()
}

#[test]
fn whoever_is_accused_and_silent_is_listed_with_the_days() {
    let folder = Folder::new();
    let mut ledger = bridge(&folder);
    // Freedonia answered through its prime minister, and its answer to c1 answers c2, which says the same. c2
    // was retracted.
    assert_eq!(silent(&mut ledger, None, false), ["c1 Sylvania Some(20) Some(20)"]);
    assert_eq!(
        silent(&mut ledger, None, true),
        [
            "c1 Sylvania Some(20) Some(20)",
            "c3 nobody Some(20) None",
            "c4 nobody Some(18) Some(18)",
            "c5 nobody Some(0) Some(29)",
            "c6 nobody Some(11) Some(11)"
        ]
    );
    // On the day before the answer, and with an answer that may have been given.
    assert_eq!(silent(&mut ledger, day("2024-05-31"), false), Vec::<String>::new());
    let origin = super::past::origin_of_test();
    let relation = Withdrawable::Relation(crate::domain::RelationId::new(3));
    ledger.write(&origin, Intent::Commit, |writer| writer.withdraw(relation, "mistake")).unwrap();
    assert_eq!(
        silent(&mut ledger, day("2024-06-11"), false),
        ["c1 Freedonia Some(1) Some(1)", "c1 Sylvania Some(1) Some(1)", "c2 Freedonia Some(0) Some(0)"]
    );
}

#[test]
fn a_change_of_position_counts_over_claims_that_repeat_each_other() {
    let folder = Folder::new();
    let mut ledger = bridge(&folder);
    let mut ask = |only_certain| {
        let rows = ledger.read(|reader| {
            reversals(reader, &ClaimFilter::default(), None, only_certain)?
                .collect::<Result<Vec<_>, StoreError>>()
        });
        let line = |row: &crate::domain::NamedReversal| {
            let (from, to) = (&row.reversal.from, &row.reversal.to);
            let order = if row.reversal.is_certain { '>' } else { '~' };
            format!(
                "{} on {}: {} {} {order} {} {}",
                row.name, row.claim.id, from.position, row.from.id, to.position, row.to.id
            )
        };
        rows.unwrap().iter().map(line).collect::<Vec<_>>()
    };
    let certain = "Trentino on c1: asserts c2 > took-back c6";
    assert_eq!(ask(false), ["Freedonia on c1: asserts c5 ~ denies c4", certain]);
    assert_eq!(ask(true), [certain]);
}

#[test]
fn claims_come_by_the_number_of_their_origins_as_the_claim_itself_counts_them() {
    let folder = Folder::new();
    let mut ledger = bridge(&folder);
    log(
        &mut ledger,
        "[article]\nheadline = \"Third\"\noutlet = \"Daily\"\n[[claim]]\nref = \"toll\"\n[[claim]]\nref = \"bridge\"\nvia = [\"EXAMPLE WIRE\"]\n",
    );
    let mut ask = |at_least| {
        let rows = ledger.read(|reader| {
            origins(reader, &ClaimFilter::default(), None, at_least)?.collect::<Result<Vec<_>, StoreError>>()
        });
        let line = |row: &Judged| format!("{} {}", row.claim.independent_origins().len(), row.claim.id);
        rows.unwrap().iter().map(line).collect::<Vec<_>>()
    };
    // c1 stands in three articles that all have it from one agency.
    assert_eq!(ask(1), ["2 c3", "1 c1", "1 c2", "1 c4", "1 c5", "1 c6"]);
    assert_eq!(ask(2), ["2 c3"]);
}
