//! What stands beside the record in the file is added up by every command, and a byte of it that changed is
//! noticed.

use super::scratch::{Scratch, origin, outside};
use crate::domain::{ClaimId, NewArticle, NewClaim};
use crate::store::{Access, Intent, Ledger, Reader, StoreError};

fn faults(ledger: &mut Ledger) -> Vec<(&'static str, usize)> {
    ledger.read(|reader: &Reader<'_>| reader.list_checksum_faults()).unwrap()
}

fn claim(text: &str) -> NewClaim {
    NewClaim { text: Some(text.into()), ..NewClaim::default() }
}

/// A ledger with words in its index, some of which are no longer used.
fn written(scratch: &Scratch) -> Ledger {
    let mut ledger = scratch.ledger();
    let mut command = |change: &dyn Fn(&crate::store::Writer<'_>) -> Result<(), StoreError>| {
        ledger.write(&origin(), Intent::Commit, change).unwrap();
    };
    command(&|w| {
        w.add_article(&NewArticle { headline: Some("Rain, and more rain".into()), ..NewArticle::default() })?;
        (0..300).try_for_each(|at| w.add_claim(&claim(&format!("It rained on day {at}."))).map(drop))
    });
    command(&|w| w.update_claim(ClaimId::new(7), &claim("It did not rain at all.")).map(drop));
    command(&|w| w.add_claim(&claim("The sun shone.")).map(drop));
    ledger
}

#[test]
fn every_command_adds_up_what_it_wrote() {
    let scratch = Scratch::new();
    let mut ledger = written(&scratch);
    assert_eq!(faults(&mut ledger), []);
    ledger.rebuild_search().unwrap();
    assert_eq!(faults(&mut ledger), []);
    // One that is only tried leaves nothing to be added up by the next.
    ledger.write(&origin(), Intent::Try, |w| w.add_claim(&claim("Hail."))).unwrap();
    ledger.write(&origin(), Intent::Commit, |w| w.add_claim(&claim("Snow."))).unwrap();
    assert_eq!(faults(&mut ledger), []);
}

#[test]
fn a_byte_that_changed_is_noticed_wherever_it_stands() {
    for (sql, table) in [
        (
            "UPDATE refinery_schema_history SET applied_on = '2020-01-01T00:00:00Z' WHERE version = 3",
            "refinery_schema_history",
        ),
        (
            "UPDATE search_claim_data SET block = block || x'00' WHERE id = (SELECT max(id) FROM search_claim_data)",
            "search_claim_data",
        ),
        (
            "UPDATE search_claim_data SET block = unhex(substr(hex(block), 1, length(hex(block)) - 2) || '7f') WHERE id = 1",
            "search_claim_data",
        ),
        (
            "DELETE FROM search_claim_data WHERE id = (SELECT max(id) FROM search_claim_data)",
            "search_claim_data",
        ),
        ("UPDATE search_claim_docsize SET origin = origin + 1 WHERE id = 299", "search_claim_docsize"),
        ("UPDATE search_article_docsize SET sz = x'07' WHERE id = 1", "search_article_docsize"),
        ("DELETE FROM search_claim_idx", "search_claim_idx"),
        ("UPDATE search_article_idx SET pgno = pgno + 2", "search_article_idx"),
        ("UPDATE search_claim_config SET v = v + 1 WHERE k = 'version'", "search_claim_config"),
        ("UPDATE search_state SET capture = capture + 1", "search_state"),
        ("UPDATE search_article_data SET block = zeroblob(4) WHERE id = 1", "search_article_data"),
        (
            "UPDATE checksum SET sum = sum + 1 WHERE part = 'search_claim_docsize' AND id = 1",
            "search_claim_docsize",
        ),
    ] {
        let scratch = Scratch::new();
        drop(written(&scratch));
        let path = scratch.path("ledger.db");
        assert!(outside(&path).execute(sql, []).unwrap() > 0, "{sql}");
        let mut ledger = Ledger::open(&path, Access::Write).unwrap();
        let found = faults(&mut ledger);
        assert!(matches!(found.as_slice(), [(part, 1..)] if *part == table), "{sql}: {found:?}");
        if table.starts_with("search_") {
            ledger.rebuild_search().unwrap();
            assert_eq!(faults(&mut ledger), [], "{sql}");
        }
    }
}

#[test]
fn an_upgrade_adds_up_what_was_there() {
    let scratch = Scratch::new();
    let path = scratch.ledger_of_schema(6);
    let mut ledger = Ledger::open(&path, Access::Read).unwrap();
    assert_eq!(faults(&mut ledger), []);
}
