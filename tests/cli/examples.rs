//! The sample articles: their quotes stand in their texts, and `exports/` holds what the tool makes of them.

use std::path::Path;

use crate::sandbox::{Sandbox, example};

#[test]
fn every_quote_stands_word_for_word_in_its_article() {
    for (name, least) in [("pact-week", 10), ("seoul-answer", 10), ("kursk-admission", 7)] {
        let text = std::fs::read_to_string(example(&format!("{name}.txt"))).unwrap();
        let sheet = std::fs::read_to_string(example(&format!("{name}.toml"))).unwrap();
        let sheet = gainsay::reading::worksheet::read(name, &sheet).unwrap();
        let quotes: Vec<&String> =
            sheet.claims.iter().flat_map(|c| c.quotes.iter().map(|q| &q.value)).collect();
        assert!(quotes.len() >= least, "{name}: {}", quotes.len());
        for quote in quotes {
            assert!(text.contains(quote.as_str()), "{name}: {quote}");
        }
    }
}

#[test]
fn the_checked_in_exports_are_what_the_tool_writes() {
    let sandbox = Sandbox::with_examples();
    let last = example("kursk-admission.toml");
    for job in [&["log", last.to_str().unwrap()][..], &["export", "--all"]] {
        let ran = sandbox.command(job).env("GAINSAY_NOW", "2025-05-02T10:00:00+02:00").output().unwrap();
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    }
    let checked_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("exports");
    let mut compared = 0;
    for entry in std::fs::read_dir(&checked_in).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if Path::new(&name).extension().is_some_and(|ending| ending == "csv") {
            let expected = std::fs::read_to_string(checked_in.join(&name)).unwrap();
            let written = String::from_utf8(sandbox.read(&format!("exports/{name}"))).unwrap();
            assert_eq!(
                written, expected,
                "{name}: write it again with `cargo run --example tour`, and read the difference"
            );
            compared += 1;
        }
    }
    assert_eq!(compared, 14, "one file for each report");
}
