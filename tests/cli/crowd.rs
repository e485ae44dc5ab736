//! Many processes at once: all that was acknowledged is there, once, and nobody is told of the others.

use std::process::{Child, Output, Stdio};

use crate::sandbox::Sandbox;

fn spawn(sandbox: &Sandbox, args: &[&str]) -> Child {
    sandbox.command(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

fn names(sandbox: &Sandbox) -> Vec<String> {
    let list = sandbox.json(&["topic", "list"]);
    let mut names: Vec<String> =
        list.as_array().unwrap().iter().map(|topic| topic["name"].as_str().unwrap().to_owned()).collect();
    names.sort();
    names
}

#[test]
fn of_eight_first_commands_one_starts_the_ledger_and_all_are_kept() {
    for _ in 0..3 {
        let sandbox = Sandbox::new();
        let topics: Vec<String> = (0..8).map(|n| format!("topic {n}")).collect();
        let children: Vec<Child> =
            topics.iter().map(|name| spawn(&sandbox, &["topic", "add", name])).collect();
        let outputs: Vec<Output> =
            children.into_iter().map(|child| child.wait_with_output().unwrap()).collect();
        for output in &outputs {
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
        let started =
            outputs.iter().filter(|o| String::from_utf8_lossy(&o.stderr).contains("started a new ledger"));
        assert_eq!(started.count(), 1);
        assert_eq!(names(&sandbox), topics);
        assert_eq!(sandbox.files(), ["gainsay.db"]);
    }
}

#[test]
fn eight_writers_and_two_readers_wait_for_each_other() {
    let sandbox = Sandbox::new();
    sandbox.ok(&["init"]);
    let mut expected = Vec::new();
    for round in 0..4 {
        let topics: Vec<String> = (0..8).map(|n| format!("{round} {n}")).collect();
        let mut children: Vec<Child> =
            topics.iter().map(|name| spawn(&sandbox, &["topic", "add", name])).collect();
        children.extend(
            [&["export", "claims", "-o", "-"][..], &["claim", "list"]].map(|args| spawn(&sandbox, args)),
        );
        for child in children {
            let output = child.wait_with_output().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
        expected.extend(topics);
    }
    expected.sort();
    assert_eq!(names(&sandbox), expected);
    sandbox.ok(&["check"]);
}
