//! Tables long enough that rules, indexes and words are put off to the end, or made meanwhile.

use super::*;
use crate::store::{Depth, SpeakerFilter};

/// How many rows the tables here have: `MANY` is 2,000, so the last hundreds come when everything is put off.
const ROWS: usize = 2_900;

/// A table in which texts, names and refs of the beginning come again at the end, in another spelling too.
fn table() -> String {
    let mut table = String::from("ref,by,on,text,about,topics,url,headline,denies\n");
    for row in 0..ROWS {
        // Every fiftieth row of the last repeats an early one, and is that claim seen elsewhere.
        let same = (row > ROWS - 500 && row % 50 == 0).then_some(row % 100);
        let number = same.unwrap_or(row);
        let reference = if number.is_multiple_of(3) && same.is_none() {
            format!("claim-{number}")
        } else {
            String::new()
        };
        let name = if row.is_multiple_of(2) {
            format!("Speaker {}", number % 700)
        } else {
            format!("SPEAKER  {}", number % 700)
        };
        let denies = match row {
            _ if same.is_some() => String::new(),
            // To one before, and to one that comes later.
            row if row % 10 == 1 => format!("claim-{}", (row / 2) / 3 * 3),
            row if row % 100 == 2 => format!("claim-{}", (row + 400).min(ROWS - 600) / 3 * 3),
            _ => String::new(),
        };
        let line = format!(
            "{reference},{name},2024-06-{:02},What was said of matter {number}.,Speaker {},topic {},https://example.org/{},Of {},{denies}\n",
            number % 28 + 1,
            number % 90 + 800,
            number % 7,
            row / 20,
            row / 20
        );
        table.push_str(&line);
    }
    table
}

fn imported(searches: bool) -> (Desk, Imported) {
    let mut desk = Desk::new();
    let table = Table::of_stream(table().as_bytes(), &Asked::default()).unwrap();
    let options = Options { searches, ..Options::default() };
    let written = desk
        .ledger
        .write(&origin(), Intent::Commit, |w| import(w, &table, &options, &BTreeMap::new(), &mut Vec::new()));
    (desk, written.unwrap().value)
}

/// Whether every page, row and index agrees with the others, and the schema is that of a new ledger.
fn must_be_sound(ledger: &mut Ledger) {
    let found = ledger
        .read(|r| Ok::<_, StoreError>((r.list_structural_faults(Depth::Whole)?, r.list_schema_faults()?)));
    assert_eq!(found.unwrap(), (Vec::new(), Vec::new()));
}

#[test]
fn what_is_put_off_makes_no_difference() {
    let (mut late, told) = imported(false);
    let (now, told_now) = imported(true);
    assert_eq!(told.counts.rejected, 0, "{:?}", notes(&told));
    assert_eq!(told.counts, told_now.counts);
    assert_eq!(everything(&late.ledger), everything(&now.ledger));
    must_be_sound(&mut late.ledger);
}

#[test]
fn texts_names_and_refs_that_were_met_before_are_found() {
    let (mut desk, told) = imported(false);
    // Of the last 499 rows those with a number that 50 divides.
    let again = (ROWS - 499..ROWS).filter(|row| row % 50 == 0).count() as u64;
    assert_eq!((told.counts.new, told.counts.updated), (ROWS as u64 - again, again));
    let speakers = desk.ledger.read(|r| r.list_speakers(&SpeakerFilter::default())).unwrap();
    assert_eq!(speakers.len(), 700 + 90);
    // The whole of it once more: nothing is new.
    let before = everything(&desk.ledger);
    let once_more = desk.import(&table(), &[]);
    assert_eq!((once_more.counts.new, once_more.counts.updated, once_more.counts.rejected), (0, 0, 0));
    assert_eq!(everything(&desk.ledger), before);
}

#[test]
fn what_was_put_off_comes_back_when_nothing_is_kept() {
    let mut desk = Desk::new();
    let mut spoilt = table();
    spoilt.push_str("last,Somebody,2024-06-01,Not so.,,,,,no-such-claim\n");
    assert!(matches!(desk.try_import(&spoilt, &[], &BTreeMap::new()), Err(ImportError::Again(_))));
    must_be_sound(&mut desk.ledger);
    assert_eq!(desk.counts("by,text,headline\nAnn,It rains.,Weather\n"), [1, 0, 0, 0]);
}
