//! Hashes of versions and the chain of entries, computed again from the definition alone.

use std::collections::BTreeMap;

use rusqlite::Connection;
use rusqlite::types::Value;
use sha2::{Digest, Sha256};

use super::scratch::{Scratch, everything, origin, outside, record_tables};
use crate::domain::{NewClaim, NewSpeaker, Party};
use crate::store::proof::chain::RECORDS;
use crate::store::{Access, Intent, Ledger, StoreError};

/// The form of a row, from its columns in any order.
fn form(table: &str, row: &BTreeMap<String, Value>) -> Vec<u8> {
    let mut bytes = format!("{table}\n").into_bytes();
    for (name, value) in row {
        let (kind, content) = match value {
            Value::Null => continue,
            Value::Integer(number) => {
                bytes.extend(format!("{name} i{number}\n").bytes());
                continue;
            }
            Value::Text(text) => ('t', text.clone().into_bytes()),
            Value::Blob(blob) => ('b', blob.clone()),
            other @ Value::Real(_) => panic!("{other:?}"),
        };
        bytes.extend(format!("{name} {kind}{}:", content.len()).bytes());
        bytes.extend(content);
        bytes.push(b'\n');
    }
    bytes
}

fn rows(conn: &Connection, table: &str, rest: &str) -> Vec<BTreeMap<String, Value>> {
    let mut query = conn.prepare(&format!("SELECT * FROM {table} {rest}")).unwrap();
    let names: Vec<String> = query.column_names().map(ToString::to_string).collect();
    let rows = query.query_map([], |row| {
        names.iter().map(|name| Ok((name.clone(), row.get(name.as_str())?))).collect::<rusqlite::Result<_>>()
    });
    rows.unwrap().map(Result::unwrap).collect()
}

/// The hash of every record, by kind and key.
fn records(conn: &Connection) -> BTreeMap<(String, String), Vec<u8>> {
    let mut found = BTreeMap::new();
    for kind in RECORDS {
        for root in rows(conn, kind.name, "") {
            let mut bytes = form(kind.name, &root);
            if let Value::Integer(id) = root[kind.key] {
                for part in kind.parts {
                    let which = format!("WHERE {} = {id} ORDER BY {}", part.owner, part.order);
                    for row in rows(conn, part.table, &which) {
                        bytes.extend(form(part.table, &row));
                    }
                }
            }
            found.insert((kind.name.to_owned(), text(&root[kind.key])), Sha256::digest(&bytes).to_vec());
        }
    }
    found
}

fn text(value: &Value) -> String {
    match value {
        Value::Integer(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        other => panic!("{other:?}"),
    }
}

/// Panics unless the last version of every record is its hash, and every entry's link is right.
pub(super) fn assert_linked(conn: &Connection) {
    let mut last = BTreeMap::new();
    for row in rows(conn, "version", "ORDER BY record, record_id, entry_id") {
        let Value::Text(record) = &row["record"] else { panic!() };
        last.insert((record.clone(), text(&row["record_id"])), row["sha256"].clone());
    }
    last.retain(|_, hash| *hash != Value::Null);
    let now: BTreeMap<_, _> = records(conn).into_iter().map(|(key, hash)| (key, Value::Blob(hash))).collect();
    assert_eq!(last, now);
    let mut previous = String::new();
    for mut entry in rows(conn, "entry", "ORDER BY id") {
        let id = text(&entry["id"]);
        let sealed = entry.remove("sha256");
        entry.remove("is_open");
        let mut bytes = format!("{previous}\n").into_bytes();
        bytes.extend(form("entry", &entry));
        let mut hashed = |table: &str, which: &str| {
            let rows: Vec<u8> = rows(conn, table, which).iter().flat_map(|row| form(table, row)).collect();
            bytes.extend(Sha256::digest(rows));
        };
        hashed("version", &format!("WHERE entry_id = {id} ORDER BY record, record_id"));
        let earlier = format!("(SELECT coalesce(max(id), 0) FROM entry WHERE id < {id})");
        hashed(
            "history",
            &format!("WHERE entry_id = {id} OR (entry_id IS NULL AND at_entry = {earlier}) ORDER BY seq"),
        );
        previous =
            Sha256::digest(&bytes).iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
        assert_eq!(sealed, Some(Value::Text(previous.clone())), "e{id}");
    }
}

fn claim(text: &str) -> NewClaim {
    NewClaim { text: Some(text.into()), ..NewClaim::default() }
}

#[test]
fn every_table_of_the_record_is_part_of_one_kind_of_record() {
    let scratch = Scratch::new();
    let ledger = scratch.ledger();
    let mut hashed: Vec<&str> = RECORDS
        .iter()
        .flat_map(|kind| std::iter::once(kind.name).chain(kind.parts.iter().map(|part| part.table)))
        .collect();
    hashed.sort_unstable();
    let tables: Vec<String> = record_tables(&ledger.conn).into_iter().map(|(name, _)| name).collect();
    assert_eq!(tables, hashed);
    assert!(RECORDS.windows(2).all(|pair| pair[0].name < pair[1].name));
}

#[test]
fn every_change_leaves_a_version_and_a_link() {
    let scratch = Scratch::new();
    let mut ledger = scratch.ledger();
    let mut change = |change: &dyn Fn(&crate::store::Writer<'_>) -> Result<(), StoreError>| {
        ledger.write(&origin(), Intent::Commit, change).unwrap();
        assert_linked(&ledger.conn);
    };
    change(&|w| w.add_topic("rain", None).map(drop));
    change(&|w| {
        for name in ["Ann", "Ben", "Cy"] {
            w.add_speaker(&NewSpeaker { name: name.into(), kind: None, note: None })?;
        }
        w.add_claim(&claim("It rains.")).map(drop)
    });
    change(&|w| w.add_alias(crate::domain::SpeakerId::new(2), "B.").map(drop));
    change(&|w| {
        let (two, three) = (crate::domain::SpeakerId::new(2), crate::domain::SpeakerId::new(3));
        w.add_affiliation(two, three, Some("head"), None, None).map(drop)
    });
    let speaker = |number| Party {
        speaker: crate::domain::SpeakerId::new(number),
        name_as_given: "x".into(),
        title: None,
        bodies: Vec::new(),
    };
    let id = crate::domain::ClaimId::new(1);
    // Only added: no row of the history tells of it.
    change(&|w| {
        let topics = w.topics(&["rain".into(), "snow".into()])?;
        w.update_claim(id, &NewClaim { topics, speakers: vec![speaker(1)], ..claim("It rains.") }).map(drop)
    });
    change(&|w| {
        w.update_claim(id, &NewClaim { speakers: vec![speaker(2), speaker(1)], ..claim("It rained.") })
            .map(drop)
    });
    let versions = rows(&ledger.conn, "version", "WHERE record = 'claim' AND record_id = 1");
    assert_eq!(versions.len(), 3, "one for each entry that touched it");
}

#[test]
fn a_change_from_outside_is_linked_by_the_next_entry() {
    let scratch = Scratch::new();
    let mut ledger = scratch.ledger();
    ledger.write(&origin(), Intent::Commit, |w| w.add_topic("rain", None)).unwrap();
    let other = outside(ledger.path());
    other.execute_batch("UPDATE topic SET note = 'x'; UPDATE topic SET note = NULL").unwrap();
    ledger.write(&origin(), Intent::Commit, |w| w.add_topic("snow", None)).unwrap();
    ledger.write(&origin(), Intent::Commit, |w| w.add_topic("hail", None)).unwrap();
    assert_linked(&ledger.conn);
}

#[test]
fn a_command_that_is_only_tried_leaves_no_version() {
    let scratch = Scratch::new();
    let mut ledger = scratch.ledger();
    ledger.write(&origin(), Intent::Try, |w| w.add_topic("rain", None)).unwrap();
    assert!(rows(&ledger.conn, "version", "").is_empty());
}

#[test]
fn an_upgraded_ledger_is_linked_as_it_was() {
    let scratch = Scratch::new();
    let path = scratch.ledger_of_schema(4);
    outside(&path).execute_batch("UPDATE claim SET note = 'x'").unwrap();
    let mut ledger = Ledger::open(&path, Access::Write).unwrap();
    assert!(!rows(&ledger.conn, "version", "").is_empty());
    assert_linked(&ledger.conn);
    let before = everything(&ledger);
    ledger.write(&origin(), Intent::Commit, |w| w.add_topic("rain", None)).unwrap();
    assert_linked(&ledger.conn);
    assert_ne!(everything(&ledger), before);
}

/// The definition is a promise to other tools: this hash never changes.
#[test]
fn the_form_of_a_record_is_fixed() {
    let scratch = Scratch::new();
    let mut ledger = scratch.ledger();
    ledger.write(&origin(), Intent::Commit, |w| w.add_topic("grève", Some("n"))).unwrap();
    let form = "topic\nentry_id i1\nid i1\nname t6:grève\nname_key t6:grève\nnote t1:n\n";
    let hash: Vec<u8> = ledger.conn.query_row("SELECT sha256 FROM version", [], |row| row.get(0)).unwrap();
    assert_eq!(hash, Sha256::digest(form).to_vec());
}
