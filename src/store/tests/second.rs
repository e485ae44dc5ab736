//! A long list is read by two readers, and is what one alone would give.

use super::scratch::{Scratch, denial, origin, outside, party, statement};
use crate::domain::{ClaimId, NewSpeaker, SpeakerId, Withdrawable};
use crate::store::file::open;
use crate::store::{Access, ClaimFilter, Confronted, Detail, Extent, Intent, Ledger, Reader, StoreError};

/// So many that the list is a long one, and that each reader has several pages of it.
const PAIRS: u16 = 3000;

/// Odd claims, each denied by the next.
fn ledger(scratch: &Scratch) -> Ledger {
    let mut ledger = scratch.ledger();
    let written = ledger.write(&origin(), Intent::Commit, |w| {
        let speakers = ["Ann", "Ben", "Cy"]
            .map(|name| w.add_speaker(&NewSpeaker { name: name.into(), ..NewSpeaker::default() }));
        let [ann, ben, cy] = speakers;
        let (ann, others) = (ann?, [ben?, cy?]);
        for (number, by) in (1..=PAIRS).zip(others.into_iter().cycle()) {
            let target = w.add_claim(&statement(vec![party(ann)], &format!("It was {number}")))?;
            let claim = w.add_claim(&statement(vec![party(by)], &format!("It was not {number}")))?;
            w.add_relation(&denial(claim, target))?;
        }
        Ok::<_, StoreError>(())
    });
    written.unwrap();
    ledger
}

/// What the list gives: up to an error, and that.
fn list(reader: &Reader<'_>, by: Option<SpeakerId>) -> (Vec<Confronted>, Option<String>) {
    let by = by.map(|by| vec![by]);
    let mut found = Vec::new();
    for row in reader.challenged(&ClaimFilter::default(), by.as_deref(), None, Detail::Whole) {
        match row {
            Ok(row) => found.push(row),
            Err(error) => return (found, Some(error.to_string())),
        }
    }
    (found, None)
}

/// With how many readers a list is read.
fn readers(reader: &Reader<'_>) -> usize {
    1 + usize::from(open::second(reader.conn).is_some())
}

/// The list by one reader, as a connection that may write has no second one, and by two.
fn by_one_and_two(ledger: &mut Ledger, by: Option<SpeakerId>) -> [(Vec<Confronted>, Option<String>); 2] {
    let path = ledger.path().to_path_buf();
    let mut reading = Ledger::open(&path, Access::Read).unwrap();
    [(ledger, 1), (&mut reading, 2)].map(|(ledger, expected)| {
        let read = |reader: &Reader<'_>| Ok::<_, StoreError>((readers(reader), list(reader, by)));
        let (readers, listed) = ledger.read(read).unwrap();
        assert_eq!(readers, expected);
        listed
    })
}

#[test]
fn two_readers_give_what_one_gives() {
    let scratch = Scratch::new();
    let mut ledger = ledger(&scratch);
    let [one, two] = by_one_and_two(&mut ledger, None);
    let ids: Vec<_> = two.0.iter().map(|found| found.claim.id.number()).collect();
    assert_eq!(ids, (0..i64::from(PAIRS)).map(|pair| 2 * pair + 1).collect::<Vec<_>>());
    assert!(two.0.iter().all(|found| found.incoming.len() == 1));
    assert_eq!(one, two);

    let [one, two] = by_one_and_two(&mut ledger, Some(SpeakerId::new(2)));
    assert_eq!(two.0.len(), usize::from(PAIRS / 2));
    assert_eq!(one, two);
}

#[test]
fn an_error_comes_in_its_place_with_two_readers() {
    let scratch = Scratch::new();
    let mut ledger = ledger(&scratch);
    let conn = outside(ledger.path());
    conn.execute_batch("PRAGMA ignore_check_constraints = 1").unwrap();
    for claim in [4001, 5999] {
        conn.execute("UPDATE claim SET said_edtf = 'someday' WHERE id = ?1", [claim]).unwrap();
    }
    drop(conn);
    let read = |reader: &Reader<'_>| Ok::<_, StoreError>(list(reader, None));
    let one = ledger.read(read).unwrap();
    // Whoever gets to that page first reads it: several times, as the threads differ.
    for _ in 0..5 {
        let two = Ledger::open(ledger.path(), Access::Read).map(|mut ledger| ledger.read(read).unwrap());
        assert_eq!(two.unwrap(), one);
    }
    assert!(one.0.len() > 1500 && one.0.len() <= 2000, "{}", one.0.len());
    assert!(one.1.as_ref().is_some_and(|error| error.contains("c4001")), "{:?}", one.1);
}

#[test]
fn a_list_that_is_let_go_of_leaves_nothing_behind() {
    let scratch = Scratch::new();
    let ledger = ledger(&scratch);
    let mut reading = Ledger::open(ledger.path(), Access::Read).unwrap();
    let first = reading.read(|reader| {
        let list = reader.challenged(&ClaimFilter::default(), None, None, Detail::Row);
        list.take(600).collect::<Result<Vec<_>, StoreError>>()
    });
    assert_eq!(first.unwrap().len(), 600);
    drop(reading);
    // Nobody reads any more: else this would wait for its lock, and fail.
    let conn = outside(ledger.path());
    conn.busy_timeout(std::time::Duration::ZERO).unwrap();
    conn.execute_batch("BEGIN EXCLUSIVE; COMMIT").unwrap();
}

#[test]
fn there_is_no_second_reader_of_another_state() {
    let scratch = Scratch::new();
    let mut ledger = ledger(&scratch);
    let withdrawn = ledger
        .write(&origin(), Intent::Commit, |w| w.withdraw(Withdrawable::Claim(ClaimId::new(1)), "misread"));
    withdrawn.unwrap();
    let path = ledger.path().to_path_buf();
    let mut reading = Ledger::open(&path, Access::Read).unwrap();
    let count = |reader: &Reader<'_>| Ok::<_, StoreError>((readers(reader), list(reader, None).0.len()));
    let all = usize::from(PAIRS);
    // What was withdrawn is left out by views of the first connection.
    assert_eq!(reading.read_known_on(None, Extent::Standing, count).unwrap(), (1, all - 1));
    assert_eq!(reading.read_known_on(None, Extent::All, count).unwrap(), (2, all));

    // Another file has taken its place.
    let read_elsewhere = reading.read(|reader| {
        reader.count_entries()?;
        std::fs::rename(&path, scratch.path("before.db")).unwrap();
        Ledger::create(&path)?;
        count(reader)
    });
    assert_eq!(read_elsewhere.unwrap(), (1, all));
}
