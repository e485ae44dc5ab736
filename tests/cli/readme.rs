//! What the README says is so: its worksheet logs, its commands parse, every command is named in it.

use crate::sandbox::Sandbox;

const README: &str = include_str!("../../README.md");

/// The fenced blocks of a language.
fn blocks(language: &str) -> Vec<&'static str> {
    let fence = format!("```{language}\n");
    README.split(fence.as_str()).skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

#[test]
fn its_worksheet_logs_and_its_dispute_list_is_the_one_shown() {
    let sandbox = Sandbox::new();
    sandbox.write("pact-week.toml", blocks("toml")[0]);
    sandbox.ok(&["log", "pact-week.toml", "--dry-run"]);
    sandbox.ok(&["log", "pact-week.toml"]);
    let disputed = sandbox.command(&["disputed"]).env("COLUMNS", "100").output().unwrap();
    assert_eq!(String::from_utf8(disputed.stdout).unwrap().trim_end(), blocks("text")[0].trim_end());
}

#[test]
fn its_commands_work_in_their_order() {
    let sandbox = Sandbox::new();
    sandbox.write("pact-week.toml", blocks("toml")[0]);
    let mut ran = 0;
    for line in blocks("sh").iter().flat_map(|block| block.lines()) {
        let command = line.split("    #").next().unwrap().trim();
        // A page is no part of the README.
        if !command.starts_with("gainsay ")
            || command.contains(".html")
            || command.contains("--text") && command.contains("a1")
        {
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
    assert!(ran >= 15, "only {ran} commands were found");
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
