//! Articles whose statements somebody labelled whole: speaker, kind, day, and which statement each denial
//! answers.
//!
//! A line is an article:
//! `{"id","published","statements":[{"n","quote":[[start,end],…],"speaker":[…],"speaker_kind":[…],
//! "kind","said","responds":[{"to","relation"}],"denied","dup_of"}]}`, in code points; its text is
//! `texts/<id>.txt` beside the file.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use gainsay::domain::date::Edtf;
use gainsay::reading::date_words::Anchor;
use gainsay::reading::draft::{Draft, Span, Stated};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Relations by which one statement answers another.
const LINKS: [&str; 7] = ["denies", "disputes", "refutes", "contradicts", "retracts", "confirms", "corrects"];
/// Words of a name that tell nobody apart.
const STOP: [&str; 16] = [
    "the",
    "a",
    "an",
    "of",
    "mr",
    "mrs",
    "ms",
    "dr",
    "sir",
    "president",
    "senator",
    "sen",
    "rep",
    "gov",
    "secretary",
    "u",
];

/// An article with its labels.
pub(crate) struct Article {
    /// Who published it, from the id.
    pub(crate) outlet: String,
    pub(crate) text: String,
    chars: Vec<char>,
    published: Option<Edtf>,
    pub(crate) statements: Vec<Labelled>,
    /// Statements that only repeat another: neither wanted nor wrong.
    again: Vec<HashSet<usize>>,
}

/// A statement as somebody labelled it.
pub(crate) struct Labelled {
    pub(crate) letters: HashSet<usize>,
    pub(crate) spans: Vec<Span>,
    pub(crate) cue: Option<Span>,
    pub(crate) speakers: Vec<String>,
    pub(crate) bodies: Vec<String>,
    sorts: Vec<String>,
    pub(crate) kind: String,
    said: Option<String>,
    /// Places of the statements that it answers.
    pub(crate) targets: Vec<usize>,
    /// Places of those that it only responds to.
    pub(crate) responds: Vec<usize>,
    /// Whether a target is denied.
    pub(crate) denies: bool,
    pub(crate) denied: Option<String>,
}

/// Drafts beside labels, one to one.
pub(crate) struct Aligned {
    /// For each statement its draft, and how much they share.
    pub(crate) draft_of: Vec<Option<(usize, f64)>>,
    /// For each draft its statement.
    pub(crate) statement_of: Vec<Option<usize>>,
    /// Drafts of what only repeats.
    pub(crate) again: Vec<bool>,
}

impl Article {
    pub(crate) fn anchor(&self) -> Anchor<'_> {
        Anchor::published(self.published.as_ref())
    }

    fn letters(&self, spans: &[Span]) -> HashSet<usize> {
        let places = spans.iter().flat_map(|span| span.start..span.end.min(self.chars.len()));
        places.filter(|&at| self.chars[at].is_alphanumeric()).collect()
    }

    /// The statements as the search for links takes them.
    pub(crate) fn stated(&self, with_kinds: bool) -> Vec<Stated> {
        let mut bytes: Vec<usize> = self.text.char_indices().map(|(at, _)| at).collect();
        bytes.push(self.text.len());
        let in_bytes = |span: &Span| bytes[span.start]..bytes[span.end];
        let stated = |labelled: &Labelled| Stated {
            pieces: labelled.spans.iter().map(in_bytes).collect(),
            cue: labelled.cue.as_ref().map(in_bytes),
            speakers: labelled.speakers.clone(),
            bodies: labelled.bodies.clone(),
            kind: labelled.kind.parse().ok().filter(|_| with_kinds),
        };
        self.statements.iter().map(stated).collect()
    }

    /// Pairs whose letters and digits overlap by half, the most alike first.
    pub(crate) fn align(&self, drafts: &[Draft]) -> Aligned {
        let letters: Vec<HashSet<usize>> = drafts.iter().map(|draft| self.letters(&draft.spans)).collect();
        let mut alike = Vec::new();
        for (statement, labelled) in self.statements.iter().enumerate() {
            for (draft, letters) in letters.iter().enumerate() {
                let share = share(&labelled.letters, letters);
                if share >= 0.5 {
                    alike.push((share, statement, draft));
                }
            }
        }
        alike.sort_by(|a, b| b.0.total_cmp(&a.0).then((b.1, b.2).cmp(&(a.1, a.2))));
        let mut draft_of = vec![None; self.statements.len()];
        let mut statement_of = vec![None; drafts.len()];
        for (share, statement, draft) in alike {
            if draft_of[statement].is_none() && statement_of[draft].is_none() {
                draft_of[statement] = Some((draft, share));
                statement_of[draft] = Some(statement);
            }
        }
        let repeats = |at: usize| self.again.iter().any(|again| share(again, &letters[at]) >= 0.5);
        let again = (0..drafts.len()).map(|at| statement_of[at].is_none() && repeats(at)).collect();
        Aligned { draft_of, statement_of, again }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of letters")]
fn share(one: &HashSet<usize>, other: &HashSet<usize>) -> f64 {
    let both = one.intersection(other).count();
    let either = one.len() + other.len() - both;
    if either == 0 { 0.0 } else { both as f64 / either as f64 }
}

impl Labelled {
    /// Whether these names are those of the label, in any order.
    pub(crate) fn is_by(&self, names: &[String]) -> bool {
        let mut left: Vec<&String> = names.iter().collect();
        self.speakers.len() == names.len()
            && self.speakers.iter().zip(&self.sorts).all(|(label, sort)| {
                let hit = left.iter().position(|name| is_same(label, sort, name));
                hit.map(|at| left.remove(at)).is_some()
            })
    }

    /// Whether a day is that of the label, or a set or interval of two weeks at most that holds it.
    pub(crate) fn is_of(&self, day: Option<&str>) -> bool {
        let (Some(label), Some(day)) = (&self.said, day) else { return self.said.is_none() && day.is_none() };
        let (wanted, given) = (days(label), days(day));
        let holds = || wanted.first() >= given.first() && wanted.last() <= given.last() && day.len() <= 26;
        label == day || !wanted.is_empty() && !given.is_empty() && holds()
    }

    /// Whether what is denied shares half its words with the label.
    pub(crate) fn is_denied(&self, text: &str) -> bool {
        let (wanted, given): (HashSet<String>, HashSet<String>) = (
            words(self.denied.as_deref().unwrap_or_default()).into_iter().collect(),
            words(text).into_iter().collect(),
        );
        2 * wanted.intersection(&given).count() >= wanted.len().min(given.len())
    }
}

/// The days in a date, in order.
fn days(edtf: &str) -> Vec<String> {
    let is_day = |word: &&str| word.len() == 10 && word.chars().filter(|c| *c == '-').count() == 2;
    let mut days: Vec<String> =
        edtf.split(|c: char| !c.is_ascii_digit() && c != '-').filter(is_day).map(str::to_owned).collect();
    days.sort();
    days
}

/// The telling words of a name, without accents.
fn words(name: &str) -> Vec<String> {
    let plain: String = name.to_lowercase().nfkd().filter(|c| !is_combining_mark(*c)).collect();
    let mut kept = String::new();
    for word in plain.split_inclusive(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '\'' | '’'))) {
        let bare = word.trim_end_matches(|c: char| !(c.is_alphanumeric() || c == '_'));
        let owns = word.strip_suffix(|c: char| c.is_whitespace()).unwrap_or(word);
        let stem = owns.strip_suffix("'s").or_else(|| owns.strip_suffix("’s"));
        kept.push_str(stem.unwrap_or(bare));
        kept.push(' ');
    }
    let is_telling = |word: &&str| !word.is_empty() && !STOP.contains(word) && !matches!(*word, "s" | "us");
    kept.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(is_telling).map(str::to_owned).collect()
}

/// Whether two names are of the same person or body.
fn is_same(label: &str, sort: &str, name: &str) -> bool {
    let (label, name) = (words(label), words(name));
    let (Some(last), Some(other)) = (label.last(), name.last()) else { return label == name };
    if sort == "person" {
        let first = |word: &str| word.chars().next();
        return last == other && (name.len() == 1 || label.len() == 1 || first(&label[0]) == first(&name[0]));
    }
    let (label, name): (HashSet<&String>, HashSet<&String>) = (label.iter().collect(), name.iter().collect());
    let both = label.intersection(&name).count();
    both == label.len() || both == name.len() || 2 * both >= label.len() + name.len() - both
}

/// Reads the articles of a file.
pub(crate) fn read(path: &Path) -> Vec<Article> {
    let folder = path.with_file_name("texts");
    fs::read_to_string(path).unwrap().lines().map(|line| article(line, &folder)).collect()
}

fn article(line: &str, folder: &Path) -> Article {
    let value: Value = serde_json::from_str(line).unwrap();
    let id = value["id"].as_str().unwrap();
    let text = fs::read_to_string(folder.join(format!("{id}.txt"))).unwrap();
    let mut article = Article {
        outlet: id.split('-').nth(1).unwrap_or(id).to_owned(),
        chars: text.chars().collect(),
        text,
        published: value["published"].as_str().and_then(|day| day.parse().ok()),
        statements: Vec::new(),
        again: Vec::new(),
    };
    let all = value["statements"].as_array().unwrap();
    let (again, first): (Vec<&Value>, Vec<&Value>) =
        all.iter().partition(|statement| !statement["dup_of"].is_null());
    article.again = again.iter().map(|statement| article.letters(&spans(&statement["quote"]))).collect();
    let numbers: Vec<i64> = first.iter().map(|statement| statement["n"].as_i64().unwrap()).collect();
    let place = |value: &Value| numbers.iter().position(|number| Some(*number) == value["to"].as_i64());
    for statement in first {
        let responds = statement["responds"].as_array().unwrap();
        let is = |answer: &&Value, relations: &[&str]| {
            answer["relation"].as_str().is_some_and(|relation| relations.contains(&relation))
        };
        let names = |key: &str| -> Vec<String> {
            let all = statement[key].as_array().map_or(&[][..], Vec::as_slice);
            all.iter().filter_map(|name| name.as_str().map(str::to_owned)).collect()
        };
        let spans = spans(&statement["quote"]);
        let number = |value: &Value| value.as_u64().and_then(|number| usize::try_from(number).ok());
        article.statements.push(Labelled {
            letters: article.letters(&spans),
            spans,
            cue: number(&statement["cue"][0])
                .zip(number(&statement["cue"][1]))
                .map(|(start, end)| Span { start, end }),
            speakers: names("speaker"),
            bodies: names("for"),
            sorts: names("speaker_kind"),
            kind: statement["kind"].as_str().unwrap().to_owned(),
            said: statement["said"].as_str().map(str::to_owned),
            targets: responds.iter().filter(|answer| is(answer, &LINKS)).filter_map(place).collect(),
            responds: responds
                .iter()
                .filter(|answer| is(answer, &["responds-to"]))
                .filter_map(place)
                .collect(),
            denies: responds.iter().any(|answer| is(&answer, &["denies"]) && place(answer).is_some()),
            denied: statement["denied"].as_str().map(str::to_owned),
        });
    }
    article
}

fn spans(value: &Value) -> Vec<Span> {
    let number = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let pairs = value.as_array().unwrap().iter();
    pairs.map(|pair| Span { start: number(&pair[0]), end: number(&pair[1]) }).collect()
}
