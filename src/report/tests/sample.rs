//! A small ledger for tests: logged from worksheets as a user would, in a folder that goes away with it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use crate::domain::Origin;
use crate::intake::log::{self, LogError, Sheet};
use crate::store::{Intent, Ledger};

/// A folder of its own for one test.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("gainsay-report-{}-{number}", std::process::id()));
        std::fs::create_dir(&path).unwrap();
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// The names of what is in it, but for the ledger, sorted.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.0).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.filter(|name| name != "gainsay.db").collect();
        names.sort();
        names
    }

    /// A new ledger in it.
    pub(crate) fn ledger(&self) -> Ledger {
        Ledger::create(&self.0.join("gainsay.db")).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Logs a worksheet.
pub(crate) fn log(ledger: &mut Ledger, worksheet: &str) {
    let at = "2024-06-22T09:30:00Z".parse().unwrap();
    let origin = Origin { at, who: "test".into(), command: "gainsay log w.toml".into() };
    let sheet = Sheet::read("w.toml", worksheet.as_bytes());
    let logged = ledger.write(&origin, Intent::Commit, |writer| log::log(writer, vec![sheet]));
    if let Err(LogError::Problems(problems)) = &logged {
        panic!("{problems:?}");
    }
    logged.unwrap();
}

/// The sample, logged.
pub(crate) fn sample(folder: &Folder) -> Ledger {
    let mut ledger = folder.ledger();
    log(&mut ledger, CRATES);
    log(&mut ledger, ANSWERS);
    ledger
}

/// Claims c1 to c6 in a1.
const CRATES: &str = r#"
[article]
url = "https://example.org/crates"
headline = "Crates at the border"
outlet = "Example Wire"
published = 2024-06-21
topics = ["border"]

[[claim]]
ref = "crates"
kind = "allegation"
by = ["Sylvania", "Osterlich"]
about = ["Freedonia"]
event = "2023-09/2024-06"
text = "Freedonia sent crates, and missiles, across the border."
quote = ["sent crates", "across the border"]
topics = ["arms", "border"]

[[claim]]
kind = "denial"
by = [{ name = "Rufus Firefly", as = "prime minister", for = "Freedonia" }, "Freedonia"]
quote = "both deny it"
denies = "crates"

[[claim]]
ref = "missiles"
kind = "denial"
by = "Osterlich Army"
on = { words = "Thursday", edtf = "2024-06-20" }
text = "No missiles came through."
denies = { claim = "crates", scope = "partial", part = "and missiles", force = "qualified", basis = "analyst" }

[[claim]]
ref = "fort"
kind = "statement"
by = "Sylvania"
on = "2024-06"
text = "The fort is empty."

[[claim]]
kind = "no-comment"
by = "Freedonia"
disputes = { claim = "fort", force = "non-denial", note = "Said nothing of the fort." }

[[claim]]
kind = "denial"
by = "Trentino"
text = "=1+1, \"he\" said,\nand left."
"#;

/// Claims c7 and c8 in a2, and c1 seen again.
const ANSWERS: &str = r#"
[article]
headline = "A day later"
published = 2024-06-22

[[claim]]
ref = "crates"
via = [{ name = "Example Wire", cue = "told" }]
quote = "crates were sent"

[[claim]]
ref = "toll"
kind = "statement"
by = "Sylvania"
text = "The toll was doubled."

[[claim]]
kind = "denial"
by = "Trentino"
on = "2024-06-21"
denies = "toll"

[[claim]]
kind = "retraction"
by = "Trentino"
on = "2024-06-22"
text = "We were wrong to deny the toll."
confirms = "toll"
"#;
