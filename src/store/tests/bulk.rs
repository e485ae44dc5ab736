//! What many records in one transaction put off, and how many parts one record may have.

use super::scratch::{Scratch, origin, party, statement};
use crate::domain::NewSpeaker;
use crate::store::{Intent, StoreError};

fn someone(name: &str) -> NewSpeaker {
    NewSpeaker { name: name.into(), kind: None, note: None }
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
            writer.defer_indexes()?;
            assert_eq!(indexes(writer.conn), 0);
            let second = writer.add_claim(&new(ann, "It snows."))?;
            assert_eq!(writer.find_claims_by_text("It rains.")?, [first]);
            assert_eq!(indexes(writer.conn), 1);
            assert_eq!(writer.get_speaker(ann)?.claims, 2);
            // What was made is not put off again.
            writer.defer_indexes()?;
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
