//! Second connections that see what a reader sees.

use super::scratch::{Scratch, count, origin, outside};
use crate::store::{Access, Intent, Ledger, StoreError};

#[test]
fn a_companion_sees_what_its_reader_sees_and_nobody_can_write_meanwhile() {
    let scratch = Scratch::new();
    let mut ledger = scratch.ledger();
    ledger.write(&origin(), Intent::Commit, |w| w.add_topic("harbours", None)).unwrap();
    drop(ledger);
    let mut ledger = Ledger::open(&scratch.path("ledger.db"), Access::Read).unwrap();
    ledger
        .read(|reader| {
            let companion = reader.companion().unwrap();
            assert_eq!(companion.ask(|beside| beside.seal().unwrap()), reader.seal()?);
            let other = outside(&scratch.path("ledger.db"));
            other.busy_timeout(std::time::Duration::ZERO).unwrap();
            assert!(other.execute_batch("DELETE FROM history; CREATE TABLE x (y)").is_err());
            assert_eq!(count(&other, "topic"), 1);
            Ok::<_, StoreError>(())
        })
        .unwrap();
}

#[test]
fn where_somebody_could_write_meanwhile_there_is_no_companion() {
    let scratch = Scratch::new();
    drop(scratch.ledger());
    let other = outside(&scratch.path("ledger.db"));
    other.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())).unwrap();
    let mut ledger = Ledger::open(&scratch.path("ledger.db"), Access::Read).unwrap();
    ledger
        .read(|reader| {
            assert!(reader.companion().is_none());
            Ok::<_, StoreError>(())
        })
        .unwrap();
}
