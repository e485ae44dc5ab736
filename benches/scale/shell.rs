//! The same work in the sqlite3 shell.

use std::path::Path;
use std::process::Command;

/// Which shell it is.
pub(crate) fn version() -> String {
    let said = Command::new("sqlite3").arg("--version").output();
    said.map_or_else(|_| "none".into(), |said| String::from_utf8_lossy(&said.stdout).trim().to_owned())
}

/// A word that many claims have, and one that few have, as this ledger has them.
pub(crate) fn words(db: &Path) -> Result<(String, String), String> {
    let ask = |from: u64| {
        let sql =
            format!("SELECT text FROM claim WHERE text IS NOT NULL AND id > {from} ORDER BY id LIMIT 40");
        let said = Command::new("sqlite3").arg(db).arg(sql).output().map_err(|error| error.to_string())?;
        Ok::<_, String>(String::from_utf8_lossy(&said.stdout).into_owned())
    };
    let text = ask(100)?;
    let mut counted: Vec<(usize, &str)> = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3) {
        match counted.iter_mut().find(|(_, known)| *known == word) {
            Some((count, _)) => *count += 1,
            None => counted.push((1, word)),
        }
    }
    let common = counted.iter().max_by_key(|(count, _)| *count).map(|(_, word)| (*word).to_owned());
    let rare = counted
        .iter()
        .filter(|(count, _)| *count == 1)
        .max_by_key(|(_, word)| word.len())
        .map(|(_, word)| (*word).to_owned());
    common.zip(rare).ok_or_else(|| "the ledger has no texts".into())
}

const EXPORT: &str = include_str!("export_claims.sql");

/// `export claims`.
pub(crate) fn export_claims(db: &Path) -> Command {
    let mut command = Command::new("sqlite3");
    command.arg("-csv").arg("-header").arg(db).arg(EXPORT);
    command
}
