//! `.gainsay.sha256`: what gainsay last wrote in a folder, as `sha256sum` writes it.
//!
//! Owns that file. A line is a SHA-256 in hexadecimal, two blanks, and the file's name; a name with a
//! backslash or a line break is escaped, and its line begins with a backslash. Lines that are not so are kept
//! as they are.

use std::io;
use std::path::{Path, PathBuf};

use super::ExportError;
use crate::whole_file::{self, failed};

/// Its name.
const NAME: &str = ".gainsay.sha256";

/// How long a list may be, in bytes: room for a hundred thousand names.
const MOST: u64 = 16 << 20;

/// The list of one folder.
#[derive(Debug)]
pub(super) struct Manifest {
    path: PathBuf,
    lines: Vec<String>,
}

impl Manifest {
    /// Reads the list of a folder; a folder without one has an empty list.
    pub(super) fn read(folder: &Path) -> Result<Self, ExportError> {
        let path = folder.join(NAME);
        let bytes = whole_file::read_small(&path, MOST)?.unwrap_or_default();
        let no_text = |error| failed("cannot read", &path)(io::Error::new(io::ErrorKind::InvalidData, error));
        let text = String::from_utf8(bytes).map_err(no_text)?;
        Ok(Self { path, lines: text.lines().map(str::to_owned).collect() })
    }

    /// Whether it lists the file at all.
    pub(super) fn has(&self, name: &str) -> bool {
        self.lines.iter().any(|line| names(line, name))
    }

    /// Whether it lists the file with this content.
    pub(super) fn lists(&self, name: &str, sha256: &str) -> bool {
        self.lines.contains(&line(name, sha256))
    }

    /// Lists this content of the file besides what is listed: so that the file is ours before and after it
    /// changes.
    pub(super) fn add(&mut self, name: &str, sha256: &str) -> Result<(), ExportError> {
        if self.lists(name, sha256) {
            return Ok(());
        }
        self.lines.push(line(name, sha256));
        self.write()
    }

    /// Lists this content of the file and no other.
    pub(super) fn set(&mut self, name: &str, sha256: &str) -> Result<(), ExportError> {
        let wanted = line(name, sha256);
        let before = self.lines.clone();
        self.lines.retain(|line| !names(line, name));
        self.lines.push(wanted);
        self.lines.sort_by(|a, b| name_in(a).cmp(name_in(b)));
        if self.lines == before { Ok(()) } else { self.write() }
    }

    fn write(&self) -> Result<(), ExportError> {
        let mut text = self.lines.join("\n");
        text.push('\n');
        Ok(whole_file::write(&self.path, text.as_bytes())?)
    }
}

fn line(name: &str, sha256: &str) -> String {
    let escaped = name.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r");
    let mark = if escaped == name { "" } else { "\\" };
    format!("{mark}{sha256}  {escaped}")
}

/// What stands in the place of the name.
fn name_in(line: &str) -> &str {
    line.split_once("  ").map_or(line, |(_, name)| name)
}

fn names(entry: &str, name: &str) -> bool {
    let hash = entry.trim_start_matches('\\').split("  ").next().unwrap_or_default();
    entry == line(name, hash)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::tests::sample::Folder;

    #[test]
    fn a_name_is_listed_once_and_other_lines_stay() {
        let folder = Folder::new();
        std::fs::write(folder.path().join(NAME), "# kept\naa  b.csv\n").unwrap();
        let mut manifest = Manifest::read(folder.path()).unwrap();
        manifest.add("b.csv", "bb").unwrap();
        assert!(manifest.lists("b.csv", "aa") && manifest.lists("b.csv", "bb"));
        manifest.set("b.csv", "bb").unwrap();
        manifest.set("a.csv", "cc").unwrap();
        let text = std::fs::read_to_string(folder.path().join(NAME)).unwrap();
        assert_eq!(text, "# kept\ncc  a.csv\nbb  b.csv\n");
    }

    #[test]
    fn a_name_of_any_characters_is_found_again() {
        let folder = Folder::new();
        for name in ["two  blanks.csv", "back\\slash.csv", "\\n.csv", "line\nbreak.csv", "北.csv"] {
            Manifest::read(folder.path()).unwrap().set(name, "aa").unwrap();
            let manifest = Manifest::read(folder.path()).unwrap();
            assert!(manifest.has(name) && manifest.lists(name, "aa"), "{name:?}");
            assert!(!manifest.lists(name, "bb"), "{name:?}");
        }
        assert!(!Manifest::read(folder.path()).unwrap().has("blanks.csv"));
    }
}
