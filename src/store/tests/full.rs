//! A disk without room: nothing of the command is kept, and the same command works when there is room.

use super::scratch::{Scratch, everything, origin};
use crate::store::{Intent, StoreError};

#[test]
fn a_ledger_that_cannot_grow_is_full_and_stays_as_it_was() {
    let scratch = Scratch::new();
    let mut ledger = scratch.ledger();
    let before = everything(&ledger);
    let pages: i64 = ledger.conn.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    let limit = |conn: &rusqlite::Connection, pages: i64| {
        conn.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(())).unwrap();
    };
    let text = "x".repeat(4000);
    let fill = |ledger: &mut crate::store::Ledger| {
        ledger.write(&origin(), Intent::Commit, |w| {
            for topic in 0..20 {
                w.add_topic(&format!("{topic} {text}"), None)?;
            }
            Ok::<_, StoreError>(())
        })
    };
    for more in 0..10 {
        limit(&ledger.conn, pages + more);
        let error = fill(&mut ledger).unwrap_err();
        assert_eq!(error.kind(), "disk-full", "{error}");
        assert!(error.to_string().contains("nothing of this command was saved"), "{error}");
        assert_eq!(everything(&ledger), before);
    }
    limit(&ledger.conn, i64::from(i32::MAX));
    fill(&mut ledger).unwrap_or_else(|error| panic!("{error}"));
}
