//! What a row of the table says, and how it is put in.

use std::sync::OnceLock;

use crate::sandbox::{Ran, Sandbox};

/// A rule of the record, broken in the same way through every entrance that can express it.
pub(super) struct Row {
    /// The function of `src/record` that refuses or warns: `file::function`.
    pub(super) rule: &'static str,
    /// The commands that make the ledger from which it starts, after [`BASE`].
    pub(super) start: &'static [&'static str],
    /// What comes of it.
    pub(super) verdict: Verdict,
    /// `gainsay log`: the keys of a claim seen in another article, or a whole worksheet.
    pub(super) sheet: Put,
    /// `gainsay import`: a table.
    pub(super) table: Put,
    /// Flags: commands.
    pub(super) flags: Put,
    /// `gainsay import` of a ClaimReview: what it has otherwise than [`REVIEW`].
    pub(super) review: Put,
}

/// What comes of a fault, in the same words through each entrance, after what names the place.
#[derive(Clone, Copy)]
pub(super) enum Verdict {
    /// It is refused, and nothing is changed.
    Refused(&'static str),
    /// It is recorded, with a warning.
    Warned(&'static str),
}

/// How a fault is put in through an entrance.
#[derive(Clone, Copy)]
pub(super) enum Put {
    /// In each of these ways.
    It(&'static [&'static str]),
    /// It cannot be expressed there, and why.
    Never(&'static str),
}

pub(super) use Put::{It, Never};
pub(super) use Verdict::{Refused, Warned};

/// The worksheet that is logged first: `c1` by `s1` Ann, `c2` by `s2` Bob, in `a1`.
const BASE: &str = r#"
[article]
url = "https://example.org/a"
headline = "Rain over Freedonia"
outlet = "Gazette"
published = 2024-06-21
text = "a.txt"
[[claim]]
ref = "rain"
by = "Ann"
on = 2024-06-20
text = "It rains."
topics = ["weather"]
[[claim]]
ref = "no"
by = "Bob"
on = 2024-06-21
text = "It does not."
"#;

/// The text of the article of [`BASE`].
const TEXT: &str = "It rains, said Ann on Thursday. Bob said on Friday that it does not rain at all.\n";

/// A review that is recorded as it is.
const REVIEW: &str = r#"{"@type": "ClaimReview", "url": "https://example.org/checks/1",
"author": {"@type": "Organization", "name": "Example Checks"}, "claimReviewed": "It snows.",
"reviewRating": {"alternateName": "False"},
"itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Cleo"}}}"#;

/// What stands before the keys of a claim.
const HEAD: &str = "[article]\nurl = \"https://example.org/b\"\n[[claim]]\n";

/// The ledger of [`BASE`], made once.
fn base() -> &'static [u8] {
    static LEDGER: OnceLock<Vec<u8>> = OnceLock::new();
    LEDGER.get_or_init(|| {
        let sandbox = Sandbox::new();
        sandbox.write("a.txt", TEXT);
        sandbox.write("base.toml", BASE);
        sandbox.ok(&["log", "base.toml"]);
        sandbox.read("gainsay.db")
    })
}

impl Row {
    /// The ledger from which it starts.
    fn ledger(&self) -> Vec<u8> {
        let sandbox = Sandbox::new();
        sandbox.write("gainsay.db", base());
        for command in self.start {
            let words = words(command);
            sandbox.ok(&words.iter().map(String::as_str).collect::<Vec<_>>());
        }
        sandbox.read("gainsay.db")
    }

    /// Puts the fault in through every entrance. Returns what came otherwise than the row says.
    pub(super) fn try_out(&self) -> Vec<String> {
        let ledger = self.ledger();
        let mut faults = Vec::new();
        let entrances =
            [("log", self.sheet), ("import", self.table), ("flags", self.flags), ("review", self.review)];
        for (entrance, put) in entrances {
            let ways = match put {
                It(ways) => ways,
                Never(why) => {
                    assert!(!why.is_empty(), "{}: {entrance}: say why not", self.rule);
                    continue;
                }
            };
            for fault in ways {
                let sandbox = Sandbox::new();
                sandbox.write("a.txt", TEXT);
                sandbox.write("gainsay.db", &ledger);
                let ran = put_in(&sandbox, entrance, fault);
                if let Some(otherwise) = self.otherwise(&ran, sandbox.read("gainsay.db") != ledger) {
                    let Row { rule, .. } = self;
                    let Ran { out, err, code } = ran;
                    faults.push(format!(
                        "{rule}: {entrance}: {otherwise}\n{fault}\n→ exit code {code}\n{out}{err}"
                    ));
                }
            }
        }
        faults
    }

    /// What came of a fault, if it is not what the row says.
    fn otherwise(&self, ran: &Ran, is_changed: bool) -> Option<&'static str> {
        let (is_refused, words) = match self.verdict {
            Refused(words) => (true, words),
            Warned(words) => (false, words),
        };
        let said: Vec<&str> = ran.err.split_whitespace().chain(ran.out.split_whitespace()).collect();
        let words: Vec<&str> = words.split_whitespace().collect();
        let is_said = said.join(" ").contains(&words.join(" "));
        match (is_refused, ran.code) {
            (true, 0) => Some("it is not refused"),
            (true, 1 | 2) if is_changed => Some("it changed the ledger"),
            (true, 1 | 2) | (false, 0) if !is_said => Some("it is said in other words"),
            (true, 1 | 2) | (false, 0) => None,
            _ => Some("it ends otherwise"),
        }
    }
}

fn put_in(sandbox: &Sandbox, entrance: &str, fault: &str) -> Ran {
    let file = match entrance {
        "log" => {
            let whole = if fault.starts_with("[article]") { fault.into() } else { format!("{HEAD}{fault}") };
            sandbox.write("fault.toml", whole);
            "log fault.toml".to_owned()
        }
        "import" => {
            sandbox.write("fault.csv", fault);
            "import fault.csv".to_owned()
        }
        "review" => {
            let mut review = serde_json::from_str(REVIEW).unwrap();
            merge(&mut review, serde_json::from_str(fault).unwrap());
            sandbox.write("fault.json", review.to_string());
            "import fault.json".to_owned()
        }
        _ => fault.to_owned(),
    };
    let words = words(&file);
    let mut command = sandbox.command(&words.iter().map(String::as_str).collect::<Vec<_>>());
    // So wide that no sentence is cut.
    sandbox.ran(command.env("COLUMNS", "900"))
}

/// Puts what a value has otherwise over another.
fn merge(into: &mut serde_json::Value, from: serde_json::Value) {
    match (into, from) {
        (serde_json::Value::Object(into), serde_json::Value::Object(from)) => {
            for (key, value) in from {
                merge(into.entry(key).or_insert(serde_json::Value::Null), value);
            }
        }
        (into, from) => *into = from,
    }
}

/// The words of a command; those between `'` are one.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (at, part) in command.split('\'').enumerate() {
        if at % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}
