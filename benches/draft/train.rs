//! How the weights of the engine are learned from labelled articles: the same bytes each time.
//!
//! Each decision is one of several options (or yes or no); its weights are those under which what the labels
//! say is likeliest, held small. All articles at once, a fixed number of steps, one thread, no chance:
//! nothing depends on anything else.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write;

use gainsay::domain::ClaimKind;
use gainsay::domain::vocabulary::Vocabulary;
use gainsay::reading::draft::lesson::{Choice, Lesson, Question, lesson, lesson_of_links};
use gainsay::reading::draft::{Weights, exp};

use crate::labelled::{Aligned, Article};
use crate::whole::names;

/// Steps of learning.
const STEPS: usize = 400;
/// Evidence in fewer decisions than this is not learned from.
const RAREST: usize = 4;

/// How strongly weights are held small: more where there are many for few labels.
const fn hold(question: Question) -> f64 {
    match question {
        Question::Speaker | Question::Found | Question::Right => 2.0,
        Question::Kind => 14.0,
        Question::Day => 8.0,
        Question::Answers | Question::Target => 4.0,
    }
}

/// A decision with its right options: places of evidence in the table of names.
struct Example {
    options: Vec<Vec<usize>>,
    right: Vec<bool>,
}

/// Learns from these articles: the text of `weights.txt` without its head.
pub(crate) fn train(articles: &[&Article]) -> String {
    let mut table = String::new();
    for question in Question::ALL {
        let weights = Weights::read(&table);
        let mut learner = Learner::default();
        for article in articles {
            let lesson = lesson(&article.text, &article.anchor(), &weights);
            let aligned = article.align(&lesson.drafts);
            for choice in lesson.choices.iter().filter(|choice| choice.question == question) {
                if let Some(right) = labels(article, &lesson, &aligned, choice) {
                    learner.add(choice, right);
                }
            }
            if matches!(question, Question::Answers | Question::Target) {
                add_labelled_links(&mut learner, article, &weights, question);
            }
            learner.in_article.clear();
        }
        table.push_str(&learner.learn(question));
    }
    table
}

/// Links between the labelled statements themselves, with their kinds and without: there are few of them
/// among drafts.
fn add_labelled_links(learner: &mut Learner, article: &Article, weights: &Weights, question: Question) {
    let with_kinds: &[bool] = if question == Question::Target { &[true, false] } else { &[false] };
    for with_kinds in with_kinds {
        let choices = lesson_of_links(&article.text, &article.stated(*with_kinds), weights);
        for choice in choices.iter().filter(|choice| choice.question == question) {
            let labelled = &article.statements[choice.draft];
            let is_right = |what: &str| {
                what.parse()
                    .is_ok_and(|at: usize| labelled.targets.contains(&at) || labelled.responds.contains(&at))
            };
            let right: Vec<bool> = match question {
                Question::Answers => vec![!labelled.targets.is_empty()],
                _ => choice.options.iter().map(|option| is_right(&option.what)).collect(),
            };
            if question == Question::Answers || right.contains(&true) {
                learner.add(choice, right);
            }
        }
    }
}

/// What stands above the weights: what they were learned from, and how to learn them again.
pub(crate) fn head(articles: &[&Article]) -> String {
    let statements: usize = articles.iter().map(|article| article.statements.len()).sum();
    let outlets: HashSet<&str> = articles.iter().map(|article| &*article.outlet).collect();
    format!(
        "# Weights of the drafting engine, in thousandths: a line is the model, the evidence, its weights (src/reading/draft/model.rs).\n\
         # Learned by `cargo bench --bench draft -- --train src/reading/draft/weights.txt GOLD.jsonl…` from {} English news\n\
         # articles of {} outlets, in which a reader labelled {statements} statements. They hold no sentence of them; a word is\n\
         # here only if it stood in statements of at least {RAREST} articles.\n",
        articles.len(),
        outlets.len(),
    )
}

/// Which options are right by the labels; `None` where they do not say.
pub(crate) fn labels(
    article: &Article,
    lesson: &Lesson,
    aligned: &Aligned,
    choice: &Choice,
) -> Option<Vec<bool>> {
    let statement = aligned.statement_of[choice.draft];
    let labelled = statement.map(|at| &article.statements[at]);
    let draft = &lesson.drafts[choice.draft];
    let right: Vec<bool> = match choice.question {
        Question::Found => {
            if aligned.again[choice.draft] {
                return None;
            }
            vec![labelled.is_some()]
        }
        Question::Right => {
            if aligned.again[choice.draft] {
                return None;
            }
            vec![labelled.is_some_and(|labelled| labelled.is_by(&names(draft)))]
        }
        Question::Speaker => {
            let is_right = |what: &str| {
                let names: Vec<String> = what.lines().map(str::to_owned).collect();
                labelled.is_some_and(|labelled| labelled.is_by(&names))
            };
            choice.options.iter().map(|option| is_right(&option.what)).collect()
        }
        Question::Day => {
            let labelled = labelled?;
            choice
                .options
                .iter()
                .map(|option| labelled.is_of(Some(&*option.what).filter(|day| !day.is_empty())))
                .collect()
        }
        Question::Kind => {
            let labelled = labelled?;
            choice.options.iter().map(|option| option.what == labelled.kind).collect()
        }
        Question::Answers => {
            let targets = labelled.is_some_and(|labelled| !labelled.targets.is_empty());
            vec![targets]
        }
        Question::Target => {
            let labelled = labelled?;
            let is_right = |what: &str| {
                let target =
                    what.parse().ok().and_then(|at: usize| aligned.statement_of.get(at).copied().flatten());
                target.is_some_and(|target| {
                    labelled.targets.contains(&target) || labelled.responds.contains(&target)
                })
            };
            choice.options.iter().map(|option| is_right(&option.what)).collect()
        }
    };
    let yes_or_no = matches!(choice.question, Question::Found | Question::Right | Question::Answers);
    (yes_or_no || right.iter().any(|right| *right)).then_some(right)
}

/// Evidence and labels of one question.
#[derive(Default)]
struct Learner {
    examples: Vec<Example>,
    places: HashMap<String, usize>,
    names: Vec<String>,
    /// In how many articles each name stands.
    articles: Vec<usize>,
    in_article: HashSet<usize>,
}

impl Learner {
    fn place(&mut self, name: &str) -> usize {
        let place = if let Some(place) = self.places.get(name) {
            *place
        } else {
            self.places.insert(name.to_owned(), self.names.len());
            self.names.push(name.to_owned());
            self.articles.push(0);
            self.names.len() - 1
        };
        if self.in_article.insert(place) {
            self.articles[place] += 1;
        }
        place
    }

    fn add(&mut self, choice: &Choice, mut right: Vec<bool>) {
        let is_kind = choice.question == Question::Kind;
        let mut options: Vec<Vec<usize>> = Vec::new();
        for option in &choice.options {
            // Each kind has weights of its own for the same evidence.
            let suffix =
                |name: &String| if is_kind { format!("{name}\t{}", option.what) } else { name.clone() };
            options.push(option.evidence.iter().map(|name| self.place(&suffix(name))).collect());
        }
        if right.len() == 1 {
            // Yes or no: nothing speaks for no.
            options.push(Vec::new());
            right.push(!right[0]);
        }
        self.examples.push(Example { options, right });
    }

    /// The lines of a table.
    fn learn(self, question: Question) -> String {
        let weights = self.weights(hold(question));
        let mut rows: BTreeMap<&str, BTreeMap<&str, i64>> = BTreeMap::new();
        for (name, weight) in self.names.iter().zip(&weights) {
            #[expect(clippy::cast_possible_truncation, reason = "weights are small")]
            let weight = (weight * 1000.0).round() as i64;
            let (name, class) = name.split_once('\t').unwrap_or((name, ""));
            if weight != 0 {
                rows.entry(name).or_default().insert(class, weight);
            }
        }
        let mut table = String::new();
        for (name, row) in rows {
            let _ = write!(table, "{}\t{name}", question.name());
            if question == Question::Kind {
                for kind in ClaimKind::ALL {
                    let _ = write!(table, "\t{}", row.get(&*kind.to_string()).copied().unwrap_or(0));
                }
            } else {
                let _ = write!(table, "\t{}", row[""]);
            }
            table.push('\n');
        }
        table
    }

    /// The weights under which the labels are likeliest: steps down the slope, each weight at its own pace
    /// (Adam).
    fn weights(&self, hold: f64) -> Vec<f64> {
        let count = self.names.len();
        let rare: Vec<bool> = self.articles.iter().map(|articles| *articles < RAREST).collect();
        let (mut weights, mut slope) = (vec![0.0_f64; count], vec![0.0_f64; count]);
        let (mut first, mut second) = (vec![0.0_f64; count], vec![0.0_f64; count]);
        let (mut decay_first, mut decay_second) = (1.0, 1.0);
        for step in 0..STEPS {
            for (slope, weight) in slope.iter_mut().zip(&weights) {
                *slope = hold * weight;
            }
            for example in &self.examples {
                example.add_slope(&weights, &mut slope);
            }
            decay_first *= 0.9;
            decay_second *= 0.99;
            #[expect(clippy::cast_precision_loss, reason = "a few hundred steps")]
            let pace = 0.1 * (1.0 - step as f64 / STEPS as f64);
            for at in (0..count).filter(|at| !rare[*at]) {
                first[at] = 0.9 * first[at] + 0.1 * slope[at];
                second[at] = 0.99 * second[at] + 0.01 * slope[at] * slope[at];
                let spread = (second[at] / (1.0 - decay_second)).sqrt() + 1e-8;
                weights[at] -= pace * first[at] / (1.0 - decay_first) / spread;
            }
        }
        weights
    }
}

impl Example {
    /// Adds what this decision says of each weight.
    fn add_slope(&self, weights: &[f64], slope: &mut [f64]) {
        let sums: Vec<f64> =
            self.options.iter().map(|option| option.iter().map(|name| weights[*name]).sum()).collect();
        let most = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let parts: Vec<f64> = sums.iter().map(|sum| exp(sum - most)).collect();
        let whole: f64 = parts.iter().sum();
        let right: f64 =
            parts.iter().zip(&self.right).filter(|(_, right)| **right).map(|(part, _)| part).sum();
        for ((option, part), is_right) in self.options.iter().zip(&parts).zip(&self.right) {
            let wanted = if *is_right { part / right } else { 0.0 };
            let error = part / whole - wanted;
            for name in option {
                slope[*name] += error;
            }
        }
    }
}
