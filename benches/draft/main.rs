//! How good the drafting engine is, how fast, and how its weights are learned: one command that reads
//! labelled articles.
//!
//! ```text
//! cargo bench --bench draft -- GOLD.jsonl… [--claims] [--half 1|2] [--by-outlet] [--predictions FILE] [--kinds LABELS] [--errors]
//! cargo bench --bench draft -- --folds GOLD.jsonl…          five parts by outlet, each with weights of the other four
//! cargo bench --bench draft -- --train WEIGHTS GOLD.jsonl…  learns from all of them and writes the file
//! ```
//!
//! GOLD is of one of two forms, told apart by its keys. *Marked* articles say where content, speaker and cue
//! stand:
//! `{"id","date","text","quotes":[{"spans":[[start,end],…],"speaker":{"spans"}|null,"cue":{"text","spans"},"type"}]}`,
//! in code points; beside them `speech_cues.txt`, a word a line, says which cues are of speech. *Labelled*
//! articles say all that a record says of each statement (`labelled.rs`). Only these can be learned from.
//! Nothing of such data belongs to the project.
//!
//! A draft is right if its letters and digits and those of a marked statement share at least half of what
//! both have (`IoU` ≥ .5), one to one, the best first. `--half` takes every second article, to tune on one
//! half and look at the other. `--predictions` writes what was drafted, for other scorers. `--kinds` compares
//! with kinds that somebody gave by hand (`kinds.tsv`). Weights that were learned from articles say nothing
//! when they are measured on the same ones: `--folds` does.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a measurement: it prints, and stops at what is wrong"
)]

mod gold;
mod kinds;
mod labelled;
mod score;
mod train;
mod trust;
mod whole;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use gainsay::reading::date_words::Anchor;
use gainsay::reading::draft::lesson::lesson;
use gainsay::reading::draft::{Breadth, Draft, Weights, draft, draft_with};

/// How many parts `--folds` makes.
const FOLDS: u64 = 5;

#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "flags of a command line")]
struct Options {
    gold: Vec<PathBuf>,
    claims: bool,
    half: Option<usize>,
    by_outlet: bool,
    folds: bool,
    train: Option<PathBuf>,
    predictions: Option<PathBuf>,
    kinds: Option<PathBuf>,
    errors: bool,
}

fn options() -> Option<Options> {
    // `cargo bench` adds a flag of its own.
    let mut words = std::env::args().skip(1).filter(|word| word != "--bench");
    let mut options = Options::default();
    while let Some(word) = words.next() {
        match &*word {
            "--claims" => options.claims = true,
            "--half" => options.half = Some(words.next()?.parse().ok()?),
            "--by-outlet" => options.by_outlet = true,
            "--folds" => options.folds = true,
            "--train" => options.train = Some(words.next()?.into()),
            "--predictions" => options.predictions = Some(words.next()?.into()),
            "--kinds" => options.kinds = Some(words.next()?.into()),
            "--errors" => options.errors = true,
            word if word.starts_with("--") => return None,
            word => options.gold.push(word.into()),
        }
    }
    (!options.gold.is_empty()).then_some(options)
}

fn main() {
    let Some(options) = options() else {
        println!("nothing measured: cargo bench --bench draft -- GOLD.jsonl… (see benches/draft/main.rs)");
        return;
    };
    let (labelled, marked): (Vec<&PathBuf>, Vec<&PathBuf>) = options.gold.iter().partition(|path| {
        let text = fs::read_to_string(path).unwrap();
        text.lines().next().is_some_and(|line| line.contains("\"statements\""))
    });
    let articles: Vec<(String, labelled::Article)> = labelled
        .iter()
        .flat_map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            labelled::read(path).into_iter().map(move |article| (name.clone(), article))
        })
        .collect();
    if let Some(path) = &options.train {
        let all: Vec<&labelled::Article> = articles.iter().map(|(_, article)| article).collect();
        let table = train::train(&all);
        fs::write(path, train::head(&all) + &table).unwrap();
        println!("learned from {} articles: {} bytes", all.len(), table.len());
    } else if options.folds {
        folds(&articles, &options);
    } else if !articles.is_empty() {
        whole(&articles, &options);
    }
    for path in marked {
        by_marks(path, &options);
    }
}

/// The parts of `--folds`: all articles of an outlet are in one.
fn fold(outlet: &str) -> u64 {
    let known = match outlet {
        "washtimes" => "washingtontimes",
        "toi" => "timesofindia",
        outlet => outlet,
    };
    known.bytes().fold(5381_u64, |sum, byte| sum.wrapping_mul(33) ^ u64::from(byte)) % FOLDS
}

fn folds(articles: &[(String, labelled::Article)], options: &Options) {
    let mut tables = Tables::default();
    for part in 0..FOLDS {
        let others: Vec<&labelled::Article> = articles
            .iter()
            .map(|(_, article)| article)
            .filter(|article| fold(&article.outlet) != part)
            .collect();
        let weights = Weights::read(&train::train(&others));
        for (name, article) in articles.iter().filter(|(_, article)| fold(&article.outlet) == part) {
            let drafts = draft_with(&article.text, &article.anchor(), Breadth::Claims, &weights);
            tables.add(name, article, &drafts, options);
            tables.trust.add(article, &lesson(&article.text, &article.anchor(), &weights), &weights);
        }
    }
    println!("each part with weights of the other {}:", FOLDS - 1);
    tables.print();
}

fn whole(articles: &[(String, labelled::Article)], options: &Options) {
    let mut tables = Tables::default();
    let mut times = Vec::new();
    draft("“A,” she said.", &Anchor::none("measured"), Breadth::Claims);
    for (name, article) in articles {
        let start = Instant::now();
        let drafts = draft(&article.text, &article.anchor(), Breadth::Claims);
        times.push(start.elapsed());
        tables.add(name, article, &drafts, options);
        let weights = Weights::shipped();
        tables.trust.add(article, &lesson(&article.text, &article.anchor(), weights), weights);
    }
    tables.print();
    print_times(&times);
}

/// Counts by file and, if asked, by outlet.
#[derive(Default)]
struct Tables {
    all: whole::Whole,
    by_file: BTreeMap<String, whole::Whole>,
    by_outlet: BTreeMap<String, whole::Whole>,
    trust: trust::Trust,
}

impl Tables {
    fn add(&mut self, name: &str, article: &labelled::Article, drafts: &[Draft], options: &Options) {
        self.all.add(article, drafts);
        self.by_file.entry(name.to_owned()).or_default().add(article, drafts);
        if options.by_outlet {
            self.by_outlet.entry(article.outlet.clone()).or_default().add(article, drafts);
        }
    }

    fn print(&self) {
        println!("{}", whole::Whole::head());
        for (name, counts) in self.by_outlet.iter().chain(&self.by_file) {
            println!("{}", counts.line(name));
        }
        println!("{}", self.all.line("all"));
        print!("{}", self.trust.report());
    }
}

/// Beside articles in which only places are marked.
fn by_marks(path: &std::path::Path, options: &Options) {
    let mut articles = gold::read(path);
    if let Some(half) = options.half {
        let mut number = 0;
        articles.retain(|_| {
            number += 1;
            number % 2 == half % 2
        });
    }
    let breadth = if options.claims { Breadth::Claims } else { Breadth::Wide };
    // The words are read once a run; that is not an article's time.
    draft("“A,” she said.", &Anchor::none("measured"), breadth);
    let mut times = Vec::new();
    let mut score = score::Score::default();
    let mut all: Vec<Vec<Draft>> = Vec::new();
    for article in &articles {
        let start = Instant::now();
        let drafts = draft(&article.text, &article.anchor(), breadth);
        times.push(start.elapsed());
        score.add(article, &drafts, options.errors);
        all.push(drafts);
    }
    print!("{}", score.report());
    print_times(&times);
    if let Some(path) = &options.predictions {
        let mut file = BufWriter::new(File::create(path).unwrap());
        for (article, drafts) in articles.iter().zip(&all) {
            writeln!(file, "{}", gold::predictions(article, drafts)).unwrap();
        }
    }
    if let Some(path) = &options.kinds {
        print!("{}", kinds::agreement(&fs::read_to_string(path).unwrap(), &articles, &all));
    }
}

fn print_times(times: &[Duration]) {
    let total: Duration = times.iter().sum();
    let count = u32::try_from(times.len()).unwrap().max(1);
    let longest = times.iter().max().copied().unwrap_or_default();
    println!("articles {count}, time of one: mean {:?}, longest {longest:?}", total / count);
}
