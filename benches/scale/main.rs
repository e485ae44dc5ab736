//! How long gainsay takes, how much memory and how large a file, at 10⁴, 10⁵ and 10⁶ claims; beside what the
//! sqlite3 shell takes for the same work on the same machine.
//!
//!     cargo bench --bench scale                               # 10⁴ and 10⁵
//!     cargo bench --bench scale -- --claims 10000,1000000     # 10⁷ on demand
//!     cargo bench --bench scale -- --disputed 0.1,10,30 --keep LEDGERS
//!     cargo bench --bench scale -- --equal 4000,8000           # one text, many times
//!
//! Every figure of a whole process is the median of five runs after one that fills the caches; of an import,
//! of three. Prints a table in Markdown; what is in RESULTS.md was printed by it. The shell is the one on the
//! path (Debian's, for what stands there).

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "printing is what it is for")]
#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "made-up numbers"
)]

mod add;
mod build;
mod equal;
mod generate;
mod load;
mod measure;
mod shell;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use generate::Params;
use measure::Run;

const RUNS: usize = 5;

struct Options {
    claims: Vec<usize>,
    /// In percent.
    disputed: Vec<f64>,
    seed: u64,
    keep: Option<PathBuf>,
    import: bool,
    /// Numbers of rows of one text; then nothing else is measured.
    equal: Vec<usize>,
}

fn main() -> ExitCode {
    let done = options().and_then(|options| all(&options));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn options() -> Result<Options, String> {
    let mut options = Options {
        claims: vec![10_000, 100_000],
        disputed: vec![10.0],
        seed: 7,
        keep: None,
        import: true,
        equal: Vec::new(),
    };
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut value = || args.next().ok_or(format!("{arg} needs a value"));
        let bad = |value: &str| format!("{arg}: {value:?} is no number");
        match arg.as_str() {
            // cargo's own.
            "--bench" => {}
            "--claims" => {
                let value = value()?;
                options.claims =
                    value.split(',').map(|n| n.parse().map_err(|_| bad(n))).collect::<Result<_, _>>()?;
            }
            "--disputed" => {
                let value = value()?;
                options.disputed =
                    value.split(',').map(|n| n.parse().map_err(|_| bad(n))).collect::<Result<_, _>>()?;
            }
            "--seed" => {
                let value = value()?;
                options.seed = value.parse().map_err(|_| bad(&value))?;
            }
            "--equal" => {
                let value = value()?;
                options.equal =
                    value.split(',').map(|n| n.parse().map_err(|_| bad(n))).collect::<Result<_, _>>()?;
            }
            "--no-import" => options.import = false,
            "--keep" => options.keep = Some(PathBuf::from(value()?)),
            other => {
                return Err(format!(
                    "{other:?}: --claims N,N --disputed PERCENT,PERCENT --seed N --keep FOLDER --no-import --equal N,N"
                ));
            }
        }
    }
    Ok(options)
}

fn all(options: &Options) -> Result<(), String> {
    let scratch = tempfile::tempdir().map_err(|error| error.to_string())?;
    let folder = options.keep.clone().unwrap_or_else(|| scratch.path().to_path_buf());
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let installed = tempfile::tempdir().map_err(|error| error.to_string())?;
    measure::install(installed.path())?;
    if !options.equal.is_empty() {
        return equal_texts(&folder, &options.equal);
    }
    println!("sqlite3 shell: {}", shell::version());
    println!();
    println!("| claims | disputed | what | time | peak | per row | beside sqlite3 |");
    println!("|---|---|---|---|---|---|---|");
    for claims in &options.claims {
        for percent in &options.disputed {
            let params = Params { claims: *claims, disputed: percent / 100.0, seed: options.seed };
            measured(options, &folder, params, *percent)?;
        }
    }
    Ok(())
}

fn equal_texts(folder: &Path, rows: &[usize]) -> Result<(), String> {
    println!("| rows of one text | | first | peak | again | peak |");
    println!("|---|---|---|---|---|---|");
    for rows in rows {
        for equal::Equal { what, rows, first, again } in equal::measure(folder, *rows)? {
            let time = |run: Run| duration(run.time.as_secs_f64());
            let peak = |run: Run| run.peak as f64 / 1024.0;
            println!(
                "| {rows} | {what} | {} | {:.1} MiB | {} | {:.1} MiB |",
                time(first),
                peak(first),
                time(again),
                peak(again)
            );
        }
    }
    Ok(())
}

fn measured(options: &Options, folder: &Path, params: Params, percent: f64) -> Result<(), String> {
    let db = folder.join(format!("{}-{percent}.db", params.claims));
    let n = params.claims;
    if options.import {
        import(folder, params, percent)?;
    }
    let row = |what: &str, run: Run, beside: Option<Run>| {
        let seconds = run.time.as_secs_f64();
        let ratio = beside.map_or(String::new(), |other| {
            format!("{} ({:.2} ×)", duration(other.time.as_secs_f64()), seconds / other.time.as_secs_f64())
        });
        let per_row = seconds * 1e6 / n as f64;
        println!(
            "| {n} | {percent} % | {what} | {} | {:.1} MiB | {per_row:.2} µs | {ratio} |",
            duration(seconds),
            run.peak as f64 / 1024.0
        );
    };
    if !db.exists() {
        let start = Instant::now();
        build::ledger(&db, params).map_err(|error| error.to_string())?;
        println!(
            "| {n} | {percent} % | build through the library | {} | | {:.2} µs | |",
            duration(start.elapsed().as_secs_f64()),
            start.elapsed().as_secs_f64() * 1e6 / n as f64
        );
    }
    println!(
        "| {n} | {percent} % | size of the ledger | {:.1} MiB | | {:.0} B | |",
        measure::size(&db) as f64 / 1_048_576.0,
        measure::size(&db) as f64 / n as f64
    );
    let gainsay = |args: &[&str]| {
        let mut command = measure::gainsay();
        command.arg("--db").arg(&db).args(args);
        command
    };
    row("`--version`", measure::median(RUNS, || gainsay(&["--version"]))?, None);
    let middle = format!("c{}", n / 2);
    let (common, rare) = shell::words(&db)?;
    for (what, args) in [
        ("`claim show`", vec!["claim", "show", &middle]),
        ("`claim list --limit 50`", vec!["claim", "list", "--limit", "50"]),
        ("`disputed --limit 50`", vec!["disputed", "--limit", "50"]),
        ("`search`, a common word", vec!["search", &common]),
        ("`search`, two common words", vec!["search", &common, "with"]),
        ("`search`, a rare word", vec!["search", &rare]),
        ("`claim similar`", vec!["claim", "similar", &middle]),
    ] {
        match measure::median(RUNS, || gainsay(&args)) {
            Ok(run) => row(what, run, None),
            Err(why) => eprintln!("{why}"),
        }
    }
    let export = |report: &str| gainsay(&["export", report, "-o", "-", "--format", "csv"]);
    let [claims, beside, disputed] = measure::medians(
        RUNS,
        [&mut || export("claims"), &mut || shell::export_claims(&db), &mut || export("disputed")],
    )?;
    row("`export claims`", claims, Some(beside));
    // A row for each disputed claim, beside a row for each claim.
    let each = |run: Run, rows: f64| run.time.as_secs_f64() * 1e6 / rows;
    let (of_claims, of_disputed) = (each(claims, n as f64), each(disputed, n as f64 * percent / 100.0));
    println!(
        "| {n} | {percent} % | `export disputed` | {} | {:.1} MiB | {of_disputed:.2} µs | `export claims`: {of_claims:.2} µs ({:.2} ×) |",
        duration(disputed.time.as_secs_f64()),
        disputed.peak as f64 / 1024.0,
        of_disputed / of_claims,
    );
    let (added, beside) = add::add(folder, &db, RUNS)?;
    row("`claim add`", added, Some(beside));
    Ok(())
}

fn import(folder: &Path, params: Params, percent: f64) -> Result<(), String> {
    let loaded = load::load(folder, params)?;
    let n = params.claims;
    let beside = |other: Run| {
        let ratio = loaded.import.time.as_secs_f64() / other.time.as_secs_f64();
        format!("{} ({ratio:.2} ×)", duration(other.time.as_secs_f64()))
    };
    println!(
        "| {n} | {percent} % | `import` of {:.0} MiB of CSV | {} | {:.1} MiB | {:.2} µs | rows alone: {}; with their history: {} |",
        loaded.table as f64 / 1_048_576.0,
        duration(loaded.import.time.as_secs_f64()),
        loaded.import.peak as f64 / 1024.0,
        loaded.import.time.as_secs_f64() * 1e6 / n as f64,
        beside(loaded.plain),
        beside(loaded.with_history),
    );
    let tenth = loaded.tenth.time.as_secs_f64();
    println!(
        "| {} | {percent} % | `import`, in turns with the one above | {} | {:.1} MiB | {:.2} µs | per row the one above takes {:.2} × |",
        n / 10,
        duration(tenth),
        loaded.tenth.peak as f64 / 1024.0,
        tenth * 1e6 / (n / 10) as f64,
        loaded.import.time.as_secs_f64() / tenth * (n / 10) as f64 / n as f64,
    );
    println!(
        "| {n} | {percent} % | size of the imported ledger | {:.1} MiB | | {:.0} B | |",
        loaded.ledger as f64 / 1_048_576.0,
        loaded.ledger as f64 / n as f64
    );
    Ok(())
}

fn duration(seconds: f64) -> String {
    if seconds < 1.0 { format!("{:.1} ms", seconds * 1e3) } else { format!("{seconds:.2} s") }
}
