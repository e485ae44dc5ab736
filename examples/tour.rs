//! The three daily jobs on the sample articles: log them, list the disputed claims, write the reports as CSV.
//!
//! `cargo run --example tour` works in `target/tour`, so that it leaves nothing elsewhere; run again, it logs again, which
//! changes nothing.

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use gainsay::cli::{Clock, Config, run};

const JOBS: &[&[&str]] = &[
    &["init"],
    &["log", "{examples}/pact-week.toml", "{examples}/seoul-answer.toml"],
    &["disputed"],
    &["log", "{examples}/kursk-admission.toml"],
    &["reversals"],
    &["export", "--all"],
];

fn main() -> ExitCode {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = project.join("target/tour");
    let examples = project.join("examples").display().to_string();
    if let Err(error) = std::fs::create_dir_all(&folder).and_then(|()| std::env::set_current_dir(&folder)) {
        return fail(&format!("cannot work in {}: {error}", folder.display()));
    }
    let ledger = folder.join("gainsay.db");
    let mut is_later = false;
    for job in JOBS.iter().filter(|job| job[0] != "init" || !ledger.exists()) {
        let words = job.iter().map(|word| word.replace("{examples}", &examples));
        println_line(&format!("\n$ gainsay {}", job.join(" ").replace("{examples}", "examples")));
        let mut config = match Config::from_surroundings() {
            Ok(config) => config,
            Err(message) => return fail(&message),
        };
        config.db = Some("gainsay.db".into());
        // Reports say when something was recorded: the same tour gives the same reports on any day.
        // The last article is of another year.
        is_later |= job.iter().any(|word| word.contains("kursk"));
        let now = if is_later { "2025-05-02T10:00:00+02:00" } else { "2024-06-25T10:00:00+02:00" };
        config.clock = Clock::Fixed(now.parse().expect("this is an instant"));
        let args = std::iter::once("gainsay".to_owned()).chain(words).map(OsString::from);
        let code = run(args, config);
        if code != ExitCode::SUCCESS {
            return code;
        }
    }
    println_line(&format!("\nThe reports are in {}", folder.join("exports").display()));
    ExitCode::SUCCESS
}

#[expect(clippy::print_stdout, reason = "an example speaks for itself")]
fn println_line(line: &str) {
    println!("{line}");
}

#[expect(clippy::print_stderr, reason = "an example speaks for itself")]
fn fail(message: &str) -> ExitCode {
    eprintln!("{message}");
    ExitCode::FAILURE
}
