//! Rules that are checked once for many records.

use super::scratch::{Scratch, origin, party, statement};
use crate::domain::NewSpeaker;
use crate::store::{Intent, StoreError};

fn someone(name: &str) -> NewSpeaker {
    NewSpeaker { name: name.into(), kind: None, note: None }
}

#[test]
fn a_row_that_breaks_a_rule_is_refused_at_the_end_and_nothing_is_kept() {
    let scratch = Scratch::new();
    let mut ledger = scratch.ledger();
    let broken = ledger.write(&origin(), Intent::Commit, |writer| {
        writer.check_rules_late()?;
        writer.add_speaker(&someone("Ann"))?;
        writer.conn.execute("UPDATE speaker SET kind = 'dragon'", [])?;
        Ok::<_, StoreError>(())
    });
    let error = broken.unwrap_err();
    assert_eq!(
        error.to_string(),
        "a row of the table speaker would break a rule of the ledger; nothing was recorded"
    );
    assert!(ledger.read(|reader| reader.find_speakers("Ann")).unwrap().is_empty());
}

#[test]
fn after_it_every_row_is_checked_again() {
    for gives_up in [false, true] {
        let scratch = Scratch::new();
        let mut ledger = scratch.ledger();
        let done = ledger.write(&origin(), Intent::Commit, |writer| {
            writer.check_rules_late()?;
            writer.add_speaker(&someone("Ann"))?;
            if gives_up {
                return Err(StoreError::Refused { rule: "enough".into() });
            }
            Ok(())
        });
        assert_eq!(done.is_err(), gives_up);
        let broken = ledger.write(&origin(), Intent::Commit, |writer| {
            writer.add_speaker(&someone("Ben"))?;
            writer.conn.execute("UPDATE speaker SET kind = 'dragon' WHERE name = 'Ben'", [])?;
            Ok::<_, StoreError>(())
        });
        assert!(broken.is_err());
    }
}

#[test]
fn an_index_that_was_put_off_is_made_when_it_is_asked_and_the_others_at_the_end() {
    let scratch = Scratch::new();
    let mut ledger = scratch.ledger();
    let new = |speaker, text: &str| statement(vec![party(speaker)], text);
    let indexes = |conn: &rusqlite::Connection| {
        let sql = "SELECT count(*) FROM sqlite_schema WHERE name IN ('claim_opening', 'claim_speaker_speaker', 'claim_about_speaker', 'claim_topic_topic')";
        conn.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap()
    };
    ledger
        .write(&origin(), Intent::Commit, |writer| {
            let ann = writer.add_speaker(&someone("Ann"))?;
            let first = writer.add_claim(&new(ann, "It rains."))?;
            writer.index_late()?;
            assert_eq!(indexes(writer.conn), 0);
            let second = writer.add_claim(&new(ann, "It snows."))?;
            assert_eq!(writer.find_claims_by_text("It rains.")?, [first]);
            assert_eq!(indexes(writer.conn), 1);
            assert_eq!(writer.get_speaker(ann)?.claims, 2);
            // What was made is not put off again.
            writer.index_late()?;
            assert_eq!(indexes(writer.conn), 2);
            assert_eq!(writer.find_claims_by_text("It snows.")?, [second]);
            Ok::<_, StoreError>(())
        })
        .unwrap();
    assert_eq!(indexes(&ledger.conn), 4);
    assert_eq!(ledger.read(|reader| reader.list_schema_faults().map(|faults| faults.len())).unwrap(), 0);
}

#[test]
fn a_list_that_is_too_long_for_one_record_is_refused() {
    let scratch = Scratch::new();
    let mut ledger = scratch.ledger();
    let with = |count: i64| {
        move |writer: &crate::store::Writer<'_>| {
            let parties =
                (0..count).map(|at| Ok(party(writer.add_speaker(&someone(&format!("Speaker {at}")))?)));
            let parties = parties.collect::<Result<_, StoreError>>()?;
            writer.add_claim(&statement(parties, "All of them said it."))
        }
    };
    let refused = ledger.write(&origin(), Intent::Commit, with(201)).unwrap_err();
    assert_eq!(refused.to_string(), "201 speakers are too many for one record; at most 200 are kept");
    ledger.write(&origin(), Intent::Commit, with(200)).unwrap();
}
