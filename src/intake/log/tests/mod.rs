//! Logging worksheets into real ledgers.

mod addresses;
mod again;
mod claims;
mod generated;
mod merged;
mod merged_articles;
mod names;
mod refused;
mod relations;
mod several;

use super::{LogError, Logged, Sheet, log};
use crate::domain::{Claim, ClaimId};
use crate::store::tests::scratch::{Scratch, everything, origin};
use crate::store::{Intent, Ledger, StoreError, Written};

/// A ledger to log into.
struct Desk {
    ledger: Ledger,
    _scratch: Scratch,
}

impl Desk {
    fn new() -> Self {
        let scratch = Scratch::new();
        Self { ledger: scratch.ledger(), _scratch: scratch }
    }

    fn try_log(&mut self, sheets: &[(&str, &str)]) -> Result<Written<Vec<Logged>>, LogError> {
        let sheets: Vec<Sheet> =
            sheets.iter().map(|(file, text)| Sheet::read(file, text.as_bytes())).collect();
        self.ledger.write(&origin(), Intent::Commit, |w| log(w, sheets))
    }

    /// Logs a worksheet that must be fine. One line for each change: `new claim c1`, `updated claim c1:
    /// text`.
    fn log(&mut self, text: &str) -> Vec<String> {
        let written = self.try_log(&[("w.toml", text)]).unwrap_or_else(|error| panic!("{error}"));
        let changes = written.value.iter().flat_map(|logged| &logged.changes);
        changes
            .map(|change| {
                let fields = change.fields.join(", ");
                let colon = if fields.is_empty() { "" } else { ": " };
                format!("{} {} {}{colon}{fields}", change.outcome, change.noun, change.id)
            })
            .collect()
    }

    /// The changes that are worth a line: all but `unchanged`.
    fn news(&mut self, text: &str) -> Vec<String> {
        let mut lines = self.log(text);
        lines.retain(|line| !line.starts_with("unchanged "));
        lines
    }

    /// Everything that is wrong with these worksheets; the ledger is then as it was.
    fn refusal(&mut self, sheets: &[(&str, &str)]) -> String {
        let before = everything(&self.ledger);
        let error = self.try_log(sheets).expect_err("a worksheet that must be refused");
        assert!(matches!(error, LogError::Problems(_)), "{error}");
        assert_eq!(everything(&self.ledger), before);
        error.to_string()
    }

    /// Logs a worksheet twice more: nothing changes, and no entry is made.
    fn assert_settled(&mut self, text: &str) {
        let before = everything(&self.ledger);
        for line in self.log(text) {
            assert!(line.starts_with("unchanged ") || line.starts_with("left "), "{line}");
        }
        let written = self.try_log(&[("w.toml", text)]).unwrap();
        assert_eq!(written.entry, None, "a worksheet logged again made an entry");
        assert_eq!(everything(&self.ledger), before, "a worksheet logged again changed the ledger");
    }

    fn claim(&mut self, number: i64) -> Claim {
        let claim = self.ledger.read(|r| r.get_claim(ClaimId::new(number)));
        claim.unwrap_or_else(|error: StoreError| panic!("{error}"))
    }

    /// The date on which a claim was said, with its rule: `2024-06-20 calendar`.
    fn said(&mut self, number: i64) -> String {
        let said = self.claim(number).said;
        said.map_or_else(|| "undated".into(), |said| format!("{} {}", said.edtf(), said.rule()))
    }

    fn speaker_ids(&mut self, claim: i64) -> Vec<String> {
        self.claim(claim).speakers.iter().map(|s| s.party.speaker.to_string()).collect()
    }
}

/// An article, to be followed by claims; its number makes it another one.
fn article(number: u32) -> String {
    format!(
        "[article]\nurl = \"https://example.org/{number}\"\nheadline = \"Headline {number}\"\n\
         outlet = \"Example Wire\"\npublished = 2024-06-21\n"
    )
}

/// The first article with these claims.
fn sheet(claims: &str) -> String {
    article(1) + claims
}
