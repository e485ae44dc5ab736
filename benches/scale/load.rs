//! `import` of a table, beside the sqlite3 shell that puts the ready-made rows into the same tables.
//!
//! The shell reads no CSV, checks nothing, matches no name and hashes nothing: its rows are those that
//! `import` made, taken from that ledger. It builds a full-text index of the same texts with FTS5's own
//! stemmer (Debian's shell does not know the options of the ledger's index). Both write in one transaction
//! with the same journal mode, `synchronous`, page cache and foreign keys.

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::generate::{Generator, Params};
use crate::measure::{self, Run};

/// What was measured.
pub(crate) struct Loaded {
    pub(crate) import: Run,
    /// The same of a table a tenth as long.
    pub(crate) tenth: Run,
    /// The shell, without and with the rows of the history.
    pub(crate) plain: Run,
    pub(crate) with_history: Run,
    pub(crate) table: u64,
    pub(crate) ledger: u64,
}

const HEADER: [&str; 14] = [
    "ref",
    "kind",
    "by",
    "on",
    "text",
    "quote",
    "about",
    "url",
    "headline",
    "outlet",
    "published",
    "topics",
    "denies",
    "supports",
];

/// How often each is run: less often than what takes no minute.
const RUNS: usize = 3;

/// Imports a made-up table into a new ledger, and one a tenth as long into another, and lets the shell load
/// the rows of the first, in turns: how time grows with the rows would else be told by how the machine's
/// speed changed meanwhile. The median of each.
pub(crate) fn load(folder: &Path, params: Params) -> Result<Loaded, String> {
    let table = folder.join("claims.csv");
    write_table(&table, params).map_err(|error| format!("{}: {error}", table.display()))?;
    let ledger = folder.join("imported.db");
    let small = folder.join("tenth.csv");
    write_table(&small, Params { claims: params.claims / 10, ..params })
        .map_err(|error| format!("{}: {error}", small.display()))?;
    let (mut imports, mut tenths) = (Vec::new(), Vec::new());
    let (mut plain, mut with_history) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        tenths.push(import(&ledger, &small)?);
        imports.push(import(&ledger, &table)?);
        plain.push(rows(folder, &ledger, "")?);
        with_history.push(rows(folder, &ledger, "INSERT INTO version SELECT * FROM made.version;\n")?);
    }
    let loaded = Loaded {
        import: measure::middle(imports),
        tenth: measure::middle(tenths),
        plain: measure::middle(plain),
        with_history: measure::middle(with_history),
        table: measure::size(&table),
        ledger: measure::size(&ledger),
    };
    remove(&ledger);
    Ok(loaded)
}

/// Imports a table into a new ledger.
fn import(ledger: &Path, table: &Path) -> Result<Run, String> {
    remove(ledger);
    measure::run(gainsay(ledger).arg("init"))?;
    measure::settle();
    measure::run(gainsay(ledger).arg("import").arg(table))
}

fn gainsay(ledger: &Path) -> Command {
    let mut command = measure::gainsay();
    command.arg("--db").arg(ledger);
    command
}

/// Puts the rows of a ledger into an empty one.
fn rows(folder: &Path, from: &Path, more: &str) -> Result<Run, String> {
    let to = folder.join("rows.db");
    remove(&to);
    measure::run(gainsay(&to).arg("init"))?;
    measure::settle();
    let script = format!(
        "ATTACH '{}' AS made;\n{}{more}COMMIT;\n",
        from.display().to_string().replace('\'', "''"),
        include_str!("load_rows.sql")
    );
    let run = measure::run(Command::new("sqlite3").arg("-bail").arg(&to).arg(script))?;
    remove(&to);
    Ok(run)
}

fn remove(path: &Path) {
    let _ = std::fs::remove_file(path);
}

fn write_table(path: &PathBuf, params: Params) -> Result<(), csv::Error> {
    let names = Generator::new(params);
    let mut generator = Generator::new(params);
    let mut writer = csv::Writer::from_writer(BufWriter::new(File::create(path)?));
    writer.write_record(HEADER)?;
    let mut number = 0;
    while let Some((article, claims)) = generator.next() {
        for claim in claims {
            let list = |names: Vec<String>| names.join("; ");
            let target = |at: Option<usize>| {
                at.filter(|at| *at < number).map(|at| format!("claim-{at}")).unwrap_or_default()
            };
            writer.write_record([
                format!("claim-{number}"),
                if claim.denies.is_some() { "denial".to_owned() } else { "statement".to_owned() },
                list(claim.speakers.iter().map(|one| names.speaker_name(*one)).collect()),
                crate::build::day(claim.day),
                claim.text,
                claim.quote.unwrap_or_default(),
                list(claim.about.iter().map(|one| names.speaker_name(*one)).collect()),
                article.url.clone(),
                article.headline.clone(),
                names.outlet_name(article.outlet),
                crate::build::day(article.day),
                list(claim.topics.iter().map(|one| names.topic_name(*one)).collect()),
                target(claim.denies),
                target(claim.supports),
            ])?;
            number += 1;
        }
    }
    writer.flush()?;
    Ok(())
}
