//! Several at once: threads, and processes of their own.

use std::path::Path;
use std::process::{Command, Stdio};

use super::scratch::{Scratch, count, origin, outside};
use crate::store::{Access, Intent, Ledger, StoreError};

#[test]
fn of_eight_that_create_one_makes_it_and_the_others_are_told() {
    let scratch = Scratch::new();
    let path = scratch.path("ledger.db");
    let outcomes: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(|| Ledger::create(&path).map(drop))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
    for error in outcomes.into_iter().filter_map(Result::err) {
        assert_eq!(error.kind(), "already-there", "{error}");
    }
    assert_eq!(scratch.names(), ["ledger.db"]);
    Ledger::open(&path, Access::Write).unwrap();
}

#[test]
fn of_eight_that_open_an_older_ledger_one_upgrades_it() {
    let scratch = Scratch::new();
    let path = scratch.ledger_of_schema(1);
    let upgrades: Vec<bool> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8)
            .map(|_| scope.spawn(|| Ledger::open(&path, Access::Write).unwrap().upgraded().is_some()))
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(upgrades.iter().filter(|upgraded| **upgraded).count(), 1);
    assert_eq!(scratch.names().len(), 2, "{:?}", scratch.names());
}

#[test]
fn writers_wait_for_each_other_and_lose_nothing() {
    let scratch = Scratch::new();
    drop(scratch.ledger());
    let path = scratch.path("ledger.db");
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let path = &path;
            scope.spawn(move || add_topics(path, writer, 10));
        }
    });
    let ledger = Ledger::open(&path, Access::Read).unwrap();
    assert_eq!((count(&ledger.conn, "topic"), count(&ledger.conn, "entry")), (40, 40));
}

fn add_topics(path: &Path, writer: u32, topics: u32) {
    let mut ledger = Ledger::open(path, Access::Write).unwrap();
    for topic in 0..topics {
        let written = ledger.write(&origin(), Intent::Commit, |w| {
            w.add_topic(&format!("{writer}-{topic}"), None).map(|_| ())
        });
        written.unwrap();
    }
}

/// Runs another test of this program in a process of its own, in a folder.
fn child(folder: &Path, test: &str) -> std::process::Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "--ignored", &format!("store::tests::together::{test}")])
        .current_dir(folder)
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
#[ignore = "the part of the other process"]
fn a_process_creates_or_opens() {
    let path = Path::new("ledger.db");
    match Ledger::create(path) {
        Ok(_) => std::fs::write(format!("made-{}", std::process::id()), "").unwrap(),
        Err(StoreError::AlreadyThere { .. }) => {}
        Err(error) => panic!("{error}"),
    }
    add_topics(path, std::process::id(), 3);
}

#[test]
fn of_four_processes_one_creates_and_all_write() {
    let scratch = Scratch::new();
    let mut children: Vec<_> =
        (0..4).map(|_| child(scratch.folder(), "a_process_creates_or_opens")).collect();
    for child in &mut children {
        assert!(child.wait().unwrap().success());
    }
    let ledger = Ledger::open(&scratch.path("ledger.db"), Access::Read).unwrap();
    assert_eq!(count(&ledger.conn, "topic"), 12);
    let names = scratch.names();
    assert_eq!(names.iter().filter(|name| name.starts_with("made-")).count(), 1, "{names:?}");
    assert_eq!(names.len(), 2, "{names:?}");
}

#[test]
#[ignore = "the part of the other process"]
fn a_process_writes_until_it_is_killed() {
    let mut ledger = Ledger::open(Path::new("ledger.db"), Access::Write).unwrap();
    let _ = ledger.write(&origin(), Intent::Commit, |w| {
        for topic in 0..2000 {
            w.add_topic(&format!("{topic:02000}"), None)?;
        }
        std::fs::write("half-way", "").unwrap();
        std::thread::sleep(std::time::Duration::from_mins(1));
        Ok::<_, StoreError>(())
    });
}

#[test]
fn a_killed_writer_leaves_nothing_of_its_command() {
    let scratch = Scratch::new();
    drop(scratch.ledger());
    let mut writer = child(scratch.folder(), "a_process_writes_until_it_is_killed");
    while !scratch.path("half-way").exists() {
        assert!(writer.try_wait().unwrap().is_none(), "the writer ended too early");
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    writer.kill().unwrap();
    writer.wait().unwrap();
    assert!(scratch.path("ledger.db-journal").exists());
    let ledger = Ledger::open(&scratch.path("ledger.db"), Access::Write).unwrap();
    assert_eq!((count(&ledger.conn, "topic"), count(&ledger.conn, "entry")), (0, 0));
    assert_eq!(scratch.names(), ["half-way", "ledger.db"]);
}

#[test]
fn a_ledger_that_another_program_holds_is_in_use_and_nothing_is_changed() {
    let scratch = Scratch::new();
    let mut ledger = scratch.ledger();
    // Not to wait in a test for what a person would be spared by waiting.
    ledger.conn.busy_timeout(std::time::Duration::ZERO).unwrap();
    let other = outside(ledger.path());
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let written = ledger.write(&origin(), Intent::Commit, |w| w.add_topic("rain", None));
    let read = ledger.read(|r| Ok::<_, StoreError>(r.list_topics()?.len()));
    for error in [written.unwrap_err(), read.unwrap_err()] {
        assert_eq!(error.kind(), "locked", "{error}");
        assert!(error.is_unusable_ledger());
    }
    other.execute_batch("ROLLBACK").unwrap();
    assert!(ledger.write(&origin(), Intent::Commit, |w| w.add_topic("rain", None)).is_ok());
}
