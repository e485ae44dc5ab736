//! The smallest drafter: `gainsay draft ARTICLE --with target/debug/examples/drafter` gives the drafts of the rules back.
//!
//! It reads one JSON object from standard input and writes a statement a line to standard output; what may stand in either
//! says `reading::drafter`. With a word as its argument it behaves as drafters should not, for the tests: `lines FILE`,
//! `deaf FILE`, `fail`, `endless`, `hoard`, `beat FILE`, `leave FILE`, `daemon FILE`.

use std::io::{Read, Result, Write, stdin, stdout};
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;

fn main() -> Result<ExitCode> {
    let args: Vec<String> = std::env::args().collect();
    let word = args.get(1).map_or("back", String::as_str);
    let file = args.get(2).map_or("", String::as_str);
    let mut input = String::new();
    if word != "deaf" {
        stdin().read_to_string(&mut input)?;
    }
    match word {
        "back" => {
            let request: serde_json::Value = serde_json::from_str(&input)?;
            writeln!(stdout(), r#"{{"drafter":{{"name":"the rules again","version":"1"}}}}"#)?;
            for draft in request["drafts"].as_array().into_iter().flatten() {
                writeln!(stdout(), "{draft}")?;
            }
        }
        "lines" | "deaf" => stdout().write_all(&std::fs::read(file)?)?,
        "fail" => {
            writeln!(std::io::stderr(), "the model is not there")?;
            return Ok(ExitCode::from(3));
        }
        "endless" => loop {
            writeln!(stdout(), r#"{{"quotes":["on and on"]}}"#)?;
        },
        // Alive as long as the file grows.
        "beat" => loop {
            std::fs::OpenOptions::new().create(true).append(true).open(file)?.write_all(b".")?;
            std::thread::sleep(Duration::from_millis(20));
        },
        "hoard" => writeln!(stdout(), "{}", vec![1_u8; 2 << 30].len())?,
        // Out of the group that this program is in.
        #[cfg(target_os = "linux")]
        "away" => {
            rustix::process::setsid()?;
            Command::new(&args[0]).args(["beat", file]).stdin(Stdio::null()).stdout(Stdio::null()).spawn()?;
        }
        "leave" | "daemon" => {
            let word = if word == "leave" { "beat" } else { "away" };
            Command::new(&args[0]).args([word, file]).stdin(Stdio::null()).spawn()?;
            while std::fs::metadata(file).is_err() {
                std::thread::sleep(Duration::from_millis(5));
            }
        }
        other => {
            writeln!(std::io::stderr(), "there is no {other}")?;
            return Ok(ExitCode::from(2));
        }
    }
    Ok(ExitCode::SUCCESS)
}
