//! `kill -9` in the middle of a `log`: all of it or none of it, and the next command works.

use std::fmt::Write;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::sandbox::Sandbox;

/// How often it is killed here; a longer run is a matter of this number.
const KILLS: u32 = 20;
/// Enough claims that the transaction lasts a while.
const CLAIMS: usize = 400;

#[test]
fn an_interrupted_log_leaves_all_of_it_or_none_of_it() {
    let sandbox = Sandbox::new();
    let mut sheet = String::from("[article]\nurl = \"https://example.org/1\"\npublished = 2024-06-21\n");
    for claim in 0..CLAIMS {
        let speaker = claim % 17;
        writeln!(sheet, "[[claim]]\nref = \"n{claim}x\"\nby = \"Speaker {speaker}\"").unwrap();
        writeln!(sheet, "text = \"claim {claim}\"\nquote = \"q\"").unwrap();
    }
    sandbox.write("sheet.toml", sheet);
    sandbox.ok(&["init"]);
    let empty = sandbox.read("gainsay.db");
    let started = Instant::now();
    sandbox.ok(&["log", "sheet.toml"]);
    let whole = started.elapsed();

    let mut interrupted = 0;
    for kill in 0..KILLS {
        sandbox.write("gainsay.db", &empty);
        let mut child = sandbox
            .command(&["log", "sheet.toml"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(whole * kill / KILLS + Duration::from_millis(1));
        child.kill().unwrap();
        child.wait().unwrap();
        let recorded = sandbox.json(&["claim", "list", "--fields", "id"]).as_array().map(Vec::len).unwrap();
        assert!(recorded == 0 || recorded == CLAIMS, "{recorded} of {CLAIMS} after kill {kill}");
        interrupted += u32::from(recorded == 0);
        sandbox.ok(&["log", "sheet.toml"]);
        assert_eq!(sandbox.json(&["claim", "list", "--fields", "id"]).as_array().map(Vec::len), Some(CLAIMS));
    }
    assert!(interrupted > 0, "no kill came before the commit, so this showed nothing");
}
