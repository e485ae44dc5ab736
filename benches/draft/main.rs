//! How good the drafting engine is, and how fast: one command that reads articles whose statements somebody marked.
//!
//! ```text
//! cargo bench --bench draft -- GOLD.jsonl [--claims] [--half 1|2] [--predictions FILE] [--kinds LABELS] [--errors]
//! ```
//!
//! GOLD has an article a line: `{"id","date","text","quotes":[{"spans":[[start,end],…],"speaker":{"spans"}|null,
//! "cue":{"text","spans"},"type"}]}`, in code points. Beside it `speech_cues.txt`, a word a line, says which cues are of
//! speech; without it all count. Nothing of such data belongs to the project.
//!
//! A draft is right if its letters and digits and those of a marked statement share at least half of what both have (`IoU`
//! ≥ .5), one to one, the best first. `--half` takes every second article, to tune on one half and look at the other.
//! `--predictions` writes what was drafted, for other scorers. `--kinds` compares with kinds that somebody gave by hand
//! (`kinds.tsv`).

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement: it prints, and stops at what is wrong"
)]

mod gold;
mod kinds;
mod score;

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use gainsay::reading::date_words::Anchor;
use gainsay::reading::draft::{Breadth, Draft, draft};

struct Options {
    gold: PathBuf,
    breadth: Breadth,
    half: Option<usize>,
    predictions: Option<PathBuf>,
    kinds: Option<PathBuf>,
    errors: bool,
}

fn options() -> Option<Options> {
    // `cargo bench` adds a flag of its own.
    let mut words = std::env::args().skip(1).filter(|word| word != "--bench");
    let gold = words.next()?.into();
    let mut options =
        Options { gold, breadth: Breadth::Wide, half: None, predictions: None, kinds: None, errors: false };
    while let Some(word) = words.next() {
        match &*word {
            "--claims" => options.breadth = Breadth::Claims,
            "--half" => options.half = Some(words.next()?.parse().ok()?),
            "--predictions" => options.predictions = Some(words.next()?.into()),
            "--kinds" => options.kinds = Some(words.next()?.into()),
            "--errors" => options.errors = true,
            _ => return None,
        }
    }
    Some(options)
}

fn main() {
    let Some(options) = options() else {
        println!(
            "nothing measured: cargo bench --bench draft -- GOLD.jsonl [--claims] (see benches/draft/main.rs)"
        );
        return;
    };
    let mut articles = gold::read(&options.gold);
    if let Some(half) = options.half {
        let mut number = 0;
        articles.retain(|_| {
            number += 1;
            number % 2 == half % 2
        });
    }
    // The words are read once a run; that is not an article's time.
    draft("“A,” she said.", &Anchor::none("measured"), options.breadth);
    let mut times = Vec::new();
    let mut score = score::Score::default();
    let mut all: Vec<Vec<Draft>> = Vec::new();
    for article in &articles {
        let start = Instant::now();
        let drafts = draft(&article.text, &article.anchor(), options.breadth);
        times.push(start.elapsed());
        score.add(article, &drafts, options.errors);
        all.push(drafts);
    }
    print!("{}", score.report());
    let total: Duration = times.iter().sum();
    let count = u32::try_from(times.len()).unwrap().max(1);
    let longest = times.iter().max().copied().unwrap_or_default();
    println!("articles {count}, time of one: mean {:?}, longest {longest:?}", total / count);
    if let Some(path) = options.predictions {
        let mut file = BufWriter::new(File::create(path).unwrap());
        for (article, drafts) in articles.iter().zip(&all) {
            writeln!(file, "{}", gold::predictions(article, drafts)).unwrap();
        }
    }
    if let Some(path) = options.kinds {
        print!("{}", kinds::agreement(&fs::read_to_string(path).unwrap(), &articles, &all));
    }
}
