//! What the README says is so: its worksheet logs, its commands parse, every command is named in it.

use crate::sandbox::Sandbox;

const README: &str = include_str!("../../README.md");

/// What somebody saved from a browser.
const PAGE: &str = r#"<html lang="en"><head><link rel="canonical" href="https://example.org/PATH"></head>
<body><article><h1>Cranes at rest</h1>
<p>Mara Holm, the harbour master, said on 20 June 2024 that two cranes were out of service.</p>
<p>The port company denied that. “Both cranes work,” said its spokesman, Jon Berg.</p></article></body></html>"#;

/// The fenced blocks of a language.
fn blocks(language: &str) -> Vec<&'static str> {
    let fence = format!("```{language}\n");
    README.split(fence.as_str()).skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

/// Its two worksheets, under the names that its commands have for them.
fn write_worksheets(sandbox: &Sandbox) {
    for (name, worksheet) in ["pact-week.toml", "radio.toml"].into_iter().zip(blocks("toml")) {
        sandbox.write(name, worksheet);
    }
}

#[test]
fn its_worksheet_logs_and_its_dispute_list_is_the_one_shown() {
    let sandbox = Sandbox::new();
    write_worksheets(&sandbox);
    sandbox.ok(&["log", "pact-week.toml", "--dry-run"]);
    sandbox.ok(&["log", "pact-week.toml"]);
    let disputed = sandbox.command(&["disputed"]).env("COLUMNS", "100").output().unwrap();
    let shown = blocks("text").into_iter().find(|block| block.contains("shells · allegation")).unwrap();
    assert_eq!(String::from_utf8(disputed.stdout).unwrap().trim_end(), shown.trim_end());
}

#[test]
fn what_it_shows_of_a_denial_of_what_nobody_said_is_what_is_printed() {
    let sandbox = Sandbox::new();
    write_worksheets(&sandbox);
    sandbox.ok(&["log", "pact-week.toml"]);
    sandbox.ok(&["log", "radio.toml"]);
    let list = ["disputed", "--speaker", "nobody named"];
    let disputed = sandbox.command(&list).env("COLUMNS", "100").output().unwrap();
    let shown = blocks("text").into_iter().find(|block| block.contains("    nobody named")).unwrap();
    assert_eq!(String::from_utf8(disputed.stdout).unwrap().trim_end(), shown.trim_end());
}

#[test]
fn its_commands_work_in_their_order() {
    let sandbox = Sandbox::new();
    write_worksheets(&sandbox);
    for (name, path) in [("pact-week", "pact-week"), ("page", "harbour"), ("saved-again", "harbour")] {
        sandbox.write(&format!("{name}.html"), PAGE.replace("PATH", path));
    }
    let mut ran = 0;
    for line in blocks("sh").iter().flat_map(|block| block.lines()) {
        let command = line.split("    #").next().unwrap().trim();
        if !command.starts_with("gainsay ") {
            continue;
        }
        let program = env!("CARGO_BIN_EXE_gainsay");
        let shell = format!("set -e\ngainsay() {{ {program} \"$@\"; }}\n{command}");
        let output = std::process::Command::new("sh")
            .args(["-c", &shell])
            .current_dir(sandbox.path(""))
            .env("GAINSAY_NOW", crate::sandbox::NOW)
            .output()
            .unwrap();
        assert!(output.status.success(), "{command}\n{}", String::from_utf8_lossy(&output.stderr));
        ran += 1;
    }
    assert!(ran >= 60, "only {ran} commands were found");
}

#[test]
fn every_command_is_named_in_it_and_has_help_with_no_surprise() {
    let sandbox = Sandbox::new();
    let help = sandbox.ok(&["--help"]).out;
    let commands = help.split("Commands:").nth(1).unwrap().split("Options:").next().unwrap();
    let names: Vec<&str> = commands
        .lines()
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(names.contains(&"log") && names.contains(&"disputed"), "{names:?}");
    for name in names.into_iter().filter(|name| *name != "help") {
        assert!(README.contains(name), "{name} is not in the README");
        assert!(!sandbox.ok(&[name, "--help"]).out.is_empty());
    }
}
