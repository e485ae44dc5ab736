//! How long it takes to find out whom new names look like, and which speakers of a ledger may be one.
//!
//!     cargo bench --bench names                         # 225,000 made-up names
//!     cargo bench --bench names -- --names 1000000
//!
//! Only the comparing; with `--ledger FILE` once more with the names read from that ledger. Prints a table in
//! Markdown, asserts nothing. With `--csv FILE` the names are written as claims to import, one each, to make
//! such a ledger.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "printing is what it is for")]

use std::fmt;
use std::fmt::Write as _;
use std::process::ExitCode;
use std::time::Instant;

use gainsay::domain::SpeakerId;
use gainsay::domain::name::{KnownName, Newcomers, Roster};
use gainsay::store::{Access, Ledger, StoreError};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let (mut count, mut csv, mut ledger) = (225_000, None, None);
    let mut args = std::env::args().skip(1).filter(|arg| arg != "--bench");
    while let Some(arg) = args.next() {
        let value = args.next().ok_or(format!("{arg} needs a value"))?;
        match arg.as_str() {
            "--names" => count = value.parse().map_err(|_| format!("{value:?} is no number"))?,
            "--csv" => csv = Some(value),
            "--ledger" => ledger = Some(value),
            _ => return Err(format!("there is no {arg}")),
        }
    }
    let names = Maker::new(7).names(count);
    if let Some(path) = csv {
        let rows = names.iter().fold("text,by,on\n".to_owned(), |mut rows, name| {
            let _ = writeln!(rows, "{name} made a claim.,{name},2024-06-20");
            rows
        });
        return std::fs::write(&path, rows).map_err(|error| format!("{path}: {error}"));
    }
    println!("| what | names | ms | ms of processor | found |\n|---|---|---|---|---|");
    let known = || (1..).zip(&names).map(|(id, name)| (SpeakerId::new(id), name.as_str()));
    for new in [5, 1_000] {
        let started = Clock::start();
        let mut newcomers = Newcomers::new();
        for name in names.iter().step_by(names.len() / new).take(new) {
            newcomers.add(None, &format!("Dr. {name}e"), None);
        }
        for (id, name) in known() {
            newcomers.meet(&KnownName { id, listed: name, called: name, kind: None, is_alias: false });
        }
        let found = newcomers.look_alikes().len();
        println!("| {new} new names | {count} | {started} | {found} |");
    }
    if let Some(path) = ledger {
        let mut ledger = Ledger::open(path.as_ref(), Access::Read).map_err(|error| error.to_string())?;
        let started = Clock::start();
        let mut newcomers = Newcomers::new();
        for name in names.iter().step_by(names.len() / 5).take(5) {
            newcomers.add(None, &format!("Dr. {name}e"), None);
        }
        let read = ledger.read(|reader| reader.for_each_name(|known| newcomers.meet(known)));
        read.map_err(|error: StoreError| error.to_string())?;
        let found = newcomers.look_alikes().len();
        println!("| 5 new names, of a ledger | | {started} | {found} |");
    }
    let started = Clock::start();
    let mut roster = Roster::new();
    for (id, name) in known() {
        roster.add(id, name, None, 0);
    }
    let found = roster.find_pairs().len();
    println!("| all names | {count} | {started} | {found} |");
    Ok(())
}

/// How long something takes by the clock and, where the system says it, on the processor.
struct Clock {
    started: Instant,
    processor: Option<u64>,
}

impl Clock {
    fn start() -> Self {
        Self { started: Instant::now(), processor: on_processor() }
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} | ", self.started.elapsed().as_millis())?;
        match (self.processor, on_processor()) {
            (Some(before), Some(now)) => write!(f, "{}", (now - before) / 1_000_000),
            _ => f.write_str("-"),
        }
    }
}

/// Nanoseconds that this thread ran so far (Linux).
fn on_processor() -> Option<u64> {
    std::fs::read_to_string("/proc/thread-self/schedstat").ok()?.split(' ').next()?.parse().ok()
}

/// Makes names of people and bodies out of syllables: few of them common, most rare, as in the news.
struct Maker {
    state: u64,
}

impl Maker {
    fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        self.state =
            self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.state >> 33).unwrap_or_default() % end
    }

    fn pick<'l>(&mut self, list: &[&'l str]) -> &'l str {
        list[self.below(list.len())]
    }

    /// One of a list, the first far more often than the last.
    fn common<'l>(&mut self, list: &'l [String]) -> &'l str {
        let end = self.below(list.len()) + 1;
        let end = self.below(end) + 1;
        &list[self.below(end)]
    }

    fn word(&mut self, syllables: usize) -> String {
        const BEGINNINGS: &[&str] = &[
            "b", "br", "c", "ch", "d", "dr", "f", "g", "gr", "h", "j", "k", "kr", "l", "m", "n", "p", "pr",
            "r", "s", "sh", "st", "t", "tr", "v", "w", "y", "z", "",
        ];
        const MIDDLES: &[&str] = &["a", "e", "i", "o", "u", "ai", "ei", "ou", "ia"];
        const ENDS: &[&str] = &["n", "r", "s", "t", "l", "m", "nd", "rt", "ck", "x", "", "", "", ""];
        let mut word = String::new();
        for _ in 0..syllables {
            word += self.pick(BEGINNINGS);
            word += self.pick(MIDDLES);
            word += self.pick(ENDS);
        }
        word[..1].to_uppercase() + &word[1..]
    }

    fn names(&mut self, count: usize) -> Vec<String> {
        const BODIES: &[&str] = &[
            "Ministry of {}",
            "{} Party",
            "University of {}",
            "{} Institute",
            "{} Ltd",
            "Bank of {}",
            "{} Group",
            "The {} Times",
            "{} Police Department",
            "Committee for {}",
        ];
        let given: Vec<String> = (0..3_000).map(|at| self.word(1 + at % 3)).collect();
        let surnames: Vec<String> = (0..40_000).map(|at| self.word(2 + at % 2)).collect();
        let mut names = std::collections::BTreeSet::new();
        let mut made = Vec::with_capacity(count);
        while made.len() < count {
            let (first, last) = (self.common(&given).to_owned(), self.common(&surnames).to_owned());
            let name = match self.below(100) {
                0..70 => format!("{first} {last}"),
                70..80 => format!("{first} {}. {last}", self.pick(&["A", "B", "J", "K", "M", "R", "T"])),
                80..83 => format!("{first} {} {last}", self.common(&given)),
                83..95 => self.pick(BODIES).replace("{}", &last),
                95..97 => last,
                _ => format!("{first} {last}").chars().map(in_cyrillic).collect(),
            };
            if names.insert(name.clone()) {
                made.push(name);
            }
        }
        made
    }
}

/// The Cyrillic letter for a Latin one, where there is one.
fn in_cyrillic(letter: char) -> char {
    const LATIN: &str = "abcdefghijklmnoprstuvwxyzABCDEFGHIJKLMNOPRSTUVWXYZ";
    const CYRILLIC: &str = "абцдефгхийклмнопрстуввжызАБЦДЕФГХИЙКЛМНОПРСТУВВЖЫЗ";
    let at = LATIN.chars().position(|latin| latin == letter);
    at.and_then(|at| CYRILLIC.chars().nth(at)).unwrap_or(letter)
}
