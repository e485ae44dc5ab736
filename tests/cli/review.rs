//! `gainsay log --review`: words in a pipe do what keys do on a screen.

use crate::sandbox::{Ran, Sandbox};

const ARTICLE: &str = "A mill, and who owns it\n\n\
    “The council has sold the old mill,” said Tom Hale, who deals in timber.\n\n\
    “We sold nothing,” said Ana Ruiz, the mayor of Eddon. “Not a stone.”\n\n\
    “The roof will be mended in spring,” Ms. Ruiz said.\n";

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("mill.txt", ARTICLE);
    sandbox
}

fn review(sandbox: &Sandbox, lines: &[&str]) -> Ran {
    sandbox.run_with_input(&["log", "--review", "mill.txt", "--format", "json"], lines.join("\n").as_bytes())
}

#[test]
fn what_is_accepted_is_logged_in_one_entry_and_the_transcript_is_readable() {
    let sandbox = sandbox();
    let ran = review(
        &sandbox,
        &["kind allegation", "ref sold", "accept", "denies sold", "accept", "discard", "log"],
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    let receipt: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(receipt["entry"], "e1", "{receipt}");
    assert!(
        ran.err.contains("[1 of 3] mill.txt\n“»The council has sold the old mill,«”")
            || ran.err.contains("»"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("> accepted") && ran.err.contains("> denies sold"), "{}", ran.err);
    let disputed = sandbox.ok(&["disputed"]).out;
    assert!(disputed.contains("sold") && disputed.contains("denied in full by Ana Ruiz"), "{disputed}");
    let again = review(&sandbox, &["log"]);
    let receipt: serde_json::Value = serde_json::from_str(&again.out).unwrap();
    assert!(receipt["entry"].is_null(), "{receipt}");
}

#[test]
fn a_review_that_stops_goes_on_where_it_stopped() {
    let sandbox = sandbox();
    let ran = review(&sandbox, &["accept"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    assert!(ran.err.contains("nothing was logged: 2 of 3 statements are open"), "{}", ran.err);
    assert_eq!(sandbox.files(), ["mill.txt", "mill.txt.review.toml"]);
    // The progress is a worksheet like any other.
    sandbox.ok(&["log", "mill.txt.review.toml", "--dry-run"]);
    let ran = review(&sandbox, &["discard", "accept", "log"]);
    assert!(ran.err.starts_with("\n[2 of 3]"), "{}", ran.err);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let claims = sandbox.json(&["claim", "list"]);
    assert_eq!(claims.as_array().unwrap().len(), 2, "{claims}");
}

#[test]
fn a_text_without_a_date_is_given_one() {
    let sandbox = sandbox();
    let args = ["log", "--review", "mill.txt", "--published", "2024-06-20"];
    let ran = sandbox.run_with_input(&args, b"all\nlog\n");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(sandbox.json(&["article", "show", "a1"])["published"]["edtf"], "2024-06-20");
}

#[test]
fn what_nobody_linked_is_said() {
    let sandbox = sandbox();
    let said = "Prosecutor Ana Lund said on Monday that the ferry firm Norlin had bribed two inspectors.";
    sandbox.write("ferry.txt", format!("A ferry\n\n{said}\n\nNorlin denied the allegation.\n"));
    let args = ["log", "--review", "ferry.txt", "--published", "2024-07-04"];
    let ran = sandbox.run_with_input(&args, b"all\nlog\n");
    assert_eq!(sandbox.json(&["relation", "list"]).as_array().unwrap().len(), 0);
    let notes: Vec<&str> = ran.err.lines().filter(|line| line.contains("nobody decided")).collect();
    assert_eq!(notes.len(), 1, "{}", ran.err);
    assert!(notes[0].starts_with("note: denial by ") && notes[0].contains(" denies "), "{}", notes[0]);
}

#[test]
fn a_denial_is_linked_by_the_number_of_what_it_denies_or_by_words_for_it() {
    let sandbox = sandbox();
    let ran = review(&sandbox, &["accept", "kind denial", "1", "accept", "discard", "log"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let offered = ran.err.lines().filter(|line| line.starts_with("  denies?   1  ")).count();
    assert!(offered > 0 && ran.err.contains("> denies "), "{}", ran.err);
    let disputed = sandbox.ok(&["disputed"]).out;
    assert!(disputed.contains("Tom Hale") && disputed.contains("denied in full by Ana Ruiz"), "{disputed}");

    let sandbox = self::sandbox();
    let words = ["discard", "kind denial", "denies that the roof was sold", "accept", "discard", "log"];
    let ran = review(&sandbox, &words);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let worksheet = String::from_utf8(sandbox.read("mill.txt.review.toml")).unwrap();
    assert!(worksheet.contains("denies = { text = \"the roof was sold\" }"), "{worksheet}");
}

#[test]
fn a_dry_run_tries_what_is_accepted() {
    let sandbox = sandbox();
    let ran = sandbox.run_with_input(&["log", "--review", "mill.txt", "--dry-run"], b"all\nlog\n");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("tried only, nothing was saved"), "{}", ran.err);
    assert_eq!(sandbox.files(), ["mill.txt", "mill.txt.review.toml"]);
}

#[test]
fn whoever_must_not_be_asked_is_told_of_the_draft() {
    let sandbox = sandbox();
    let ran = sandbox.run(&["log", "--review", "mill.txt", "--no-input"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("gainsay draft mill.txt -o draft.toml"), "{}", ran.err);
    assert_eq!(sandbox.run(&["log", "--review", "mill.txt", "other.txt"]).code, 2);
    assert_eq!(sandbox.run(&["log", "--review", "-"]).code, 2);
}

#[test]
fn the_progress_of_another_text_is_left_alone() {
    let sandbox = sandbox();
    review(&sandbox, &["accept"]);
    let before = sandbox.read("mill.txt.review.toml");
    sandbox.write("mill.txt", ARTICLE.replace("spring", "autumn"));
    let ran = review(&sandbox, &["accept"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("gainsay log mill.txt.review.toml"), "{}", ran.err);
    assert_eq!(sandbox.read("mill.txt.review.toml"), before);
}

#[test]
fn the_text_is_shown_and_the_article_changed_in_words() {
    let sandbox = sandbox();
    let said =
        ["outlet Eddon Mail", "published Friday", "published 21 June 2024", "head", "context", "whole"];
    let ran = review(&sandbox, &[&said[..], &["accept", "undo", "all", "log"]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    let told = |line: &str| ran.err.lines().filter(|one| *one == line).count();
    assert_eq!((told("  outlet    Eddon Mail"), told("> undone")), (1, 1), "{}", ran.err);
    assert!(ran.err.contains("! \"Friday\" "), "a date of publication counts from nothing: {}", ran.err);
    assert_eq!(told("A mill, and who owns it"), 2, "{}", ran.err);
    let article = sandbox.json(&["article", "show", "a1"]);
    assert_eq!(
        (&article["outlet"], &article["published"]["edtf"]),
        (&"Eddon Mail".into(), &"2024-06-21".into()),
        "{article}"
    );
}

#[test]
fn statements_are_added_split_and_joined_in_words_and_are_there_after_a_break() {
    let sandbox = sandbox();
    let ran = review(
        &sandbox,
        &[
            "add Tom Hale, who … timber",
            "by Bo Lind",
            "split who deals",
            "accept",
            "next",
            "join",
            "undo",
            "by Kim",
        ],
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    for told in ["> added", "> split", "> joined with the next", "[2 of 4]"] {
        assert!(ran.err.contains(told), "{told}: {}", ran.err);
    }
    let ran = review(&sandbox, &["next", "next", "all", "log"]);
    assert!(
        ran.err.contains("»who deals in timber.«") && ran.err.contains("by        Bo Lind"),
        "{}",
        ran.err
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    let claims = sandbox.json(&["claim", "list"]);
    assert_eq!(claims.as_array().unwrap().len(), 5, "{claims}");
    let ran = review(&sandbox, &["add said", "2", "log"]);
    assert!(ran.err.contains("! these words stand in "), "{}", ran.err);
}

#[test]
fn an_article_in_which_nothing_was_found_is_reviewed_by_adding() {
    let sandbox = Sandbox::new();
    sandbox.write("mill.txt", "The mill stands by the river.\n");
    let args = ["log", "--review", "--transcript", "mill.txt", "--published", "2024-06-20"];
    let ran = sandbox.run_with_input(&args, b"add mill ... river\nby Ana Ruiz\naccept\nlog\n");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("no statements were found in mill.txt"), "{}", ran.err);
    let claims = sandbox.json(&["claim", "list"]);
    assert_eq!(claims.as_array().unwrap().len(), 1, "{claims}");
}

#[test]
fn what_is_not_understood_changes_nothing() {
    let sandbox = sandbox();
    let ran = review(&sandbox, &["acept", "on never ever", "denies nothing-known", "log", "quit"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for said in ["did you mean \"accept\"", "no claim \"nothing-known\"", "nothing is accepted"] {
        assert!(ran.err.contains(said), "{said}: {}", ran.err);
    }
    assert_eq!(sandbox.files(), ["mill.txt"]);
}

/// Presses keys on a terminal of 80 columns and 24 lines, each when the screen shows what comes before it.
/// Returns all that was drawn, and the exit code.
#[cfg(unix)]
fn press(sandbox: &Sandbox, steps: &[(&str, &str)]) -> (String, i32) {
    use std::io::{Read, Write};
    use std::process::Stdio;

    use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

    let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&master).unwrap();
    unlockpt(&master).unwrap();
    let name = ptsname(&master, Vec::new()).unwrap().into_string().unwrap();
    let terminal = std::fs::File::options().read(true).write(true).open(name).unwrap();
    let size = rustix::termios::Winsize { ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0 };
    rustix::termios::tcsetwinsize(&terminal, size).unwrap();
    let mut command = sandbox.command(&["log", "--review", "mill.txt"]);
    command.env("TERM", "xterm").env("NO_COLOR", "1");
    command.stdin(terminal.try_clone().unwrap()).stderr(terminal).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let id = rustix::process::Pid::from_child(&child);
    // A screen that never comes ends the test instead of stopping it.
    let (done, waits) = std::sync::mpsc::channel::<()>();
    let watch = std::thread::spawn(move || {
        if waits.recv_timeout(std::time::Duration::from_mins(1))
            == Err(std::sync::mpsc::RecvTimeoutError::Timeout)
        {
            let _ = rustix::process::kill_process(id, rustix::process::Signal::KILL);
        }
    });
    // The command holds its ends of the terminal: while it does, what it draws would never end.
    drop(command);
    let mut master = std::fs::File::from(master);
    let (mut drawn, mut new) = (String::new(), String::new());
    let mut steps = steps.iter();
    let mut next = steps.next();
    let mut buffer = [0; 4096];
    while let Ok(length @ 1..) = master.read(&mut buffer) {
        new.push_str(&String::from_utf8_lossy(&buffer[..length]));
        while let Some((seen, keys)) = next.filter(|(seen, _)| new.contains(seen)) {
            let _ = seen;
            drawn.push_str(&std::mem::take(&mut new));
            master.write_all(keys.as_bytes()).unwrap();
            next = steps.next();
        }
    }
    drop(done);
    watch.join().unwrap();
    assert!(next.is_none(), "{next:?} was never shown:\n{drawn}{new}");
    (drawn + &new, child.wait().unwrap().code().unwrap())
}

#[cfg(unix)]
#[test]
fn keys_on_a_terminal_do_the_same_and_the_terminal_is_left_as_it_was() {
    let sandbox = sandbox();
    let (drawn, code) = press(
        &sandbox,
        &[
            ("1 of 3", "ka"),
            ("allegation, direct", "a"),
            ("2 of 3", "ld"),
            ("Enter links it", "\r"),
            ("denies ", "a"),
            ("3 of 3", "sHal\t\r"),
            ("by        Tom Hale", "d"),
            ("2 accepted, 1 discarded, 0 not decided", "\r"),
        ],
    );
    assert_eq!(code, 0, "{drawn}");
    assert!(drawn.contains("\u{1b}[?1049h") && drawn.contains("\u{1b}[?1049l"), "{drawn}");
    assert!(drawn.contains("saved as entry e1"), "{drawn}");
    let disputed = sandbox.ok(&["disputed"]).out;
    assert!(disputed.contains("denied in full by Ana Ruiz"), "{disputed}");
}

#[cfg(unix)]
#[test]
fn an_interrupted_review_keeps_its_decisions_and_logs_nothing() {
    let sandbox = sandbox();
    let (drawn, code) = press(&sandbox, &[("1 of 3", "a"), ("2 of 3", "\u{3}")]);
    assert_eq!(code, 130, "{drawn}");
    assert!(drawn.contains("nothing was logged: 2 of 3 statements are open"), "{drawn}");
    assert_eq!(sandbox.files(), ["mill.txt", "mill.txt.review.toml"]);
}
