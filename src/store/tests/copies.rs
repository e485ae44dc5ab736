//! Backups, and the way back: whole, verified, never over anything, and never less than there was.

use std::path::Path;

use super::scratch::{Scratch, count, digest, everything, origin, outside};
use crate::store::{Access, Intent, Ledger, StoreError, back_up, restore};

fn add(ledger: &mut Ledger, topic: &str) {
    let added = ledger.write(&origin(), Intent::Commit, |w| w.add_topic(topic, None));
    added.unwrap_or_else(|error: StoreError| panic!("{error}"));
}

fn topics(path: &Path) -> Vec<String> {
    let mut ledger = Ledger::open(path, Access::Read).unwrap();
    let topics = ledger.read::<_, StoreError>(|r| {
        let topics = r.list_topics()?;
        Ok(topics)
    });
    topics.unwrap_or_else(|error: StoreError| panic!("{error}")).into_iter().map(|topic| topic.name).collect()
}

#[test]
fn a_backup_holds_what_the_ledger_holds_and_says_its_hash() {
    let scratch = Scratch::new();
    let mut ledger = scratch.ledger();
    add(&mut ledger, "rain");
    let to = scratch.path("copy.db");
    let backup = back_up(ledger.path(), &to).unwrap();
    assert_eq!((backup.contents.last_entry, backup.contents.rows("topic")), (1, 1));
    assert_eq!(backup.sha256, crate::store::sha256(&std::fs::read(&to).unwrap()));
    assert_eq!(backup.bytes, to.metadata().unwrap().len());
    assert_eq!(everything(&ledger), everything(&Ledger::open(&to, Access::Read).unwrap()));
    assert_eq!(scratch.names(), ["copy.db", "ledger.db"]);
}

#[test]
fn a_backup_is_never_written_over_anything() {
    let scratch = Scratch::new();
    let path = scratch.ledger().path().to_path_buf();
    std::fs::write(scratch.path("notes.txt"), "mine").unwrap();
    let error = back_up(&path, &scratch.path("notes.txt")).unwrap_err();
    assert_eq!(error.kind(), "already-there", "{error}");
    assert_eq!(std::fs::read(scratch.path("notes.txt")).unwrap(), b"mine");
    let before = digest(&path);
    assert_eq!(back_up(&path, &path).unwrap_err().kind(), "already-there");
    for ending in ["journal", "wal", "shm"] {
        let error = back_up(&path, &scratch.path(&format!("ledger.db-{ending}"))).unwrap_err();
        assert_eq!(error.kind(), "refused", "{error}");
    }
    assert_eq!(back_up(&path, &scratch.path("none/copy.db")).unwrap_err().kind(), "io");
    assert_eq!(back_up(&scratch.path("none.db"), &scratch.path("c")).unwrap_err().kind(), "missing");
    assert_eq!(digest(&path), before);
    assert_eq!(scratch.names(), ["ledger.db", "notes.txt"]);
}

#[test]
fn a_backup_of_a_damaged_ledger_is_refused_and_leaves_no_file() {
    let scratch = Scratch::new();
    let mut ledger = scratch.ledger();
    for topic in 0..400 {
        add(&mut ledger, &format!("{topic:0100}"));
    }
    let path = ledger.path().to_path_buf();
    drop(ledger);
    let mut bytes = std::fs::read(&path).unwrap();
    let page = bytes.len() - 4096;
    bytes[page..].fill(0);
    std::fs::write(&path, &bytes).unwrap();
    let error = back_up(&path, &scratch.path("copy.db")).unwrap_err();
    assert_eq!(error.kind(), "damaged", "{error}");
    assert_eq!(scratch.names(), ["ledger.db"]);
}

#[test]
fn backups_of_a_ledger_in_use_are_sound() {
    let scratch = Scratch::new();
    let path = scratch.ledger().path().to_path_buf();
    let written = std::thread::scope(|scope| {
        let writers: Vec<_> = (0..3)
            .map(|writer| {
                let path = &path;
                scope.spawn(move || {
                    let mut ledger = Ledger::open(path, Access::Write).unwrap();
                    for topic in 0..40 {
                        add(&mut ledger, &format!("{writer} {topic}"));
                        std::thread::sleep(std::time::Duration::from_millis(2));
                    }
                })
            })
            .collect();
        let mut copies = 0;
        while copies < 3 || writers.iter().any(|writer| !writer.is_finished()) {
            let to = scratch.path(&format!("copy-{copies}.db"));
            let backup = back_up(&path, &to).unwrap_or_else(|error| panic!("{error}"));
            let found = outside(&to);
            assert_eq!(i64::try_from(backup.contents.rows("topic")).unwrap(), count(&found, "topic"));
            assert_eq!(count(&found, "topic"), count(&found, "entry"));
            copies += 1;
        }
        writers.into_iter().map(|writer| writer.join().map_or(0, |()| 40)).sum::<i64>()
    });
    assert_eq!((written, count(&outside(&path), "topic")), (120, 120));
}

#[test]
fn restoring_brings_the_backup_back_and_keeps_what_was_there() {
    let scratch = Scratch::new();
    let mut ledger = scratch.ledger();
    add(&mut ledger, "rain");
    let (path, copy) = (ledger.path().to_path_buf(), scratch.path("copy.db"));
    back_up(&path, &copy).unwrap();
    add(&mut ledger, "snow");
    let before = everything(&ledger);

    let tried = restore(&path, &copy, true).unwrap();
    assert_eq!((tried.kept, tried.before.unwrap().last_entry), (None, 2));
    assert_eq!(topics(&path), ["rain", "snow"]);

    let restored = restore(&path, &copy, false).unwrap();
    assert_eq!(topics(&path), ["rain"]);
    let kept = restored.kept.unwrap();
    assert_eq!(everything(&Ledger::open(&kept, Access::Read).unwrap()), before);
    // Who had it open goes on with what was put back.
    add(&mut ledger, "hail");
    assert_eq!(topics(&path), ["hail", "rain"]);
    assert_eq!(scratch.names(), ["copy.db", "ledger.db", "ledger.db.before-restore.bak"]);
    restore(&path, &kept, false).unwrap();
    assert_eq!(topics(&path), ["rain", "snow"]);
    assert_eq!(scratch.names().len(), 4, "a second copy has a name of its own");
}

#[test]
fn restoring_where_there_is_no_ledger_starts_one() {
    let scratch = Scratch::new();
    let mut ledger = scratch.ledger();
    add(&mut ledger, "rain");
    let new = scratch.path("new.db");
    assert!(restore(&new, ledger.path(), true).is_ok() && !new.exists());
    assert_eq!(restore(&new, ledger.path(), false).unwrap().kept, None);
    assert_eq!(everything(&ledger), everything(&Ledger::open(&new, Access::Read).unwrap()));
}

#[test]
fn a_damaged_ledger_can_be_put_back_and_is_kept_as_it_is() {
    let scratch = Scratch::new();
    let mut ledger = scratch.ledger();
    for topic in 0..400 {
        add(&mut ledger, &format!("{topic:0100}"));
    }
    let (path, copy) = (ledger.path().to_path_buf(), scratch.path("copy.db"));
    back_up(&path, &copy).unwrap();
    let whole = everything(&ledger);
    drop(ledger);
    let mut bytes = std::fs::read(&path).unwrap();
    let page = bytes.len() - 4096;
    bytes[page..].fill(0);
    std::fs::write(&path, &bytes).unwrap();
    let kept = restore(&path, &copy, false).unwrap().kept.unwrap();
    assert_eq!(everything(&Ledger::open(&path, Access::Read).unwrap()), whole);
    assert!(std::fs::read(kept).unwrap()[page..].iter().all(|byte| *byte == 0));
}

#[test]
fn what_is_no_backup_is_refused_and_the_ledger_left_alone() {
    let scratch = Scratch::new();
    let mut ledger = scratch.ledger();
    add(&mut ledger, "rain");
    let path = ledger.path().to_path_buf();
    drop(ledger);
    let before = digest(&path);
    std::fs::write(scratch.path("notes.txt"), "mine, and quite long enough to be looked at").unwrap();
    outside(&scratch.path("other.db")).execute_batch("CREATE TABLE moz_places (id)").unwrap();
    back_up(&path, &scratch.path("newer.db")).unwrap();
    outside(&scratch.path("newer.db")).execute_batch("PRAGMA user_version = 99").unwrap();
    for (name, kind) in [
        ("notes.txt", "not-a-ledger"),
        ("other.db", "not-a-ledger"),
        ("newer.db", "too-new"),
        ("none.db", "missing"),
        (".", "not-a-ledger"),
        ("ledger.db", "refused"),
    ] {
        let error = restore(&path, &scratch.path(name), false).unwrap_err();
        assert_eq!(error.kind(), kind, "{name}: {error}");
    }
    // Nor is anything but a ledger replaced.
    back_up(&path, &scratch.path("copy.db")).unwrap();
    for (name, kind) in [("notes.txt", "not-a-ledger"), ("other.db", "not-a-ledger"), ("newer.db", "too-new")]
    {
        let there = digest(&scratch.path(name));
        let error = restore(&scratch.path(name), &scratch.path("copy.db"), false).unwrap_err();
        assert_eq!(error.kind(), kind, "{name}: {error}");
        assert_eq!(digest(&scratch.path(name)), there);
    }
    assert_eq!(digest(&path), before);
    assert_eq!(scratch.names(), ["copy.db", "ledger.db", "newer.db", "notes.txt", "other.db"]);
}
