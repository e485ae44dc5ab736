//! The output of a drafter, line by line, to drafts.
//!
//! Owns what a line may be, how many are read, and which statement a number means. Pure: bytes go in, and
//! whatever they are, drafts that stand in the text come out, with what was refused.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::check::{Article, link};
use super::given::Given;
use super::json;
use super::refusal::{Refusals, on_one_line};
use crate::domain::text::fold_name;
use crate::reading::date_words::Anchor;
use crate::reading::draft::Draft;

/// Statements that are read of one output; more than any article has.
pub const MOST_STATEMENTS: usize = 2_000;
/// Statements that may be refused before the rest is not read: whoever errs so often reads another article.
const MOST_REFUSED: usize = 200;
/// How often words may be looked for in the text before the rest is not read: a statement takes ten searches
/// or fewer.
const MOST_SEARCHES: usize = 20_000;
/// Code points of a drafter's name or version.
const LONGEST: usize = 80;

/// What a drafter's output comes to.
#[derive(Debug, Default)]
pub struct Drafted {
    /// The name that the drafter gives itself.
    pub name: Option<String>,
    /// Its version.
    pub version: Option<String>,
    /// Its statements, in the order of the text.
    pub drafts: Vec<Draft>,
    /// For each draft, what a person should know of it.
    pub remarks: Vec<Vec<String>>,
    /// What was not taken.
    pub refusals: Refusals,
}

/// Reads the output of a drafter for this text.
///
/// `published` is the article's day, from which words such as "Thursday" count; `in_ledger` says whether the
/// ledger has a speaker of that name.
pub fn take(output: &[u8], text: &str, published: &Anchor<'_>, in_ledger: &dyn Fn(&str) -> bool) -> Drafted {
    let mut drafted = Drafted::default();
    let mut article = Article::new(text, published, in_ledger);
    let mut taken = Vec::new();
    let mut said = BTreeSet::new();
    let (mut number, mut is_first) = (0, true);
    for (at, line) in output.split(|byte| *byte == b'\n').enumerate() {
        let (at, line) = (at + 1, line.trim_ascii());
        if line.is_empty() {
            continue;
        }
        if taken.len() == MOST_STATEMENTS {
            drafted
                .refusals
                .statement(at, format!("what is behind {MOST_STATEMENTS} statements is not read"));
            break;
        }
        if article.searches() > MOST_SEARCHES {
            drafted.refusals.statement(at, "so much was looked for in the text that the rest is not read");
            break;
        }
        if drafted.refusals.statements == MOST_REFUSED {
            drafted.refusals.statement(at, "so much was refused that the rest is not read");
            break;
        }
        let object = match read(line) {
            Ok(object) => object,
            Err(why) => {
                // It has a number all the same: the drafter counts what it gave.
                number += u64::from(line.starts_with(b"{"));
                is_first = false;
                drafted.refusals.statement(at, why);
                continue;
            }
        };
        if let Some(head) = object.get("drafter") {
            if is_first {
                head_of(head, at, &mut drafted);
            } else {
                drafted.refusals.part(at, "`drafter` is for the first line");
            }
            is_first = false;
            continue;
        }
        is_first = false;
        let own = number;
        number += 1;
        let mut dropped = Vec::new();
        let checked = Given::of(&object, &mut dropped).and_then(|given| article.check(given, &mut dropped));
        let refused = match checked {
            Ok(checked) if !said.insert(said_by(&checked.draft)) => {
                "has the words and the speakers of one before".to_owned()
            }
            Ok(checked) => {
                for why in dropped {
                    drafted.refusals.part(at, why);
                }
                taken.push((own, at, checked));
                continue;
            }
            Err(why) => why,
        };
        drafted.refusals.statement(at, refused);
    }
    taken.sort_by_key(|(number, _, checked)| (checked.draft.spans[0], *number));
    let numbers: BTreeMap<u64, usize> =
        taken.iter().enumerate().map(|(at, (number, ..))| (*number, at)).collect();
    let lines: Vec<usize> = taken.iter().map(|(_, line, _)| *line).collect();
    let mut checked: Vec<_> = taken.into_iter().map(|(.., checked)| checked).collect();
    link(&mut checked, &numbers, |at, why| drafted.refusals.part(lines[at], why));
    drafted.refusals.kept.sort_by_key(|refusal| refusal.line);
    (drafted.drafts, drafted.remarks) = checked.into_iter().map(|one| (one.draft, one.remarks)).unzip();
    drafted
}

/// What makes a statement another one: where its words begin and end, and who said them.
fn said_by(draft: &Draft) -> (usize, usize, Vec<String>) {
    let names = draft.speakers.iter().filter_map(|speaker| {
        let mention = speaker.mention.as_ref().map(|mention| &mention.text);
        speaker.resolved.as_ref().map(|resolved| &resolved.name).or(mention)
    });
    let mut names: Vec<String> = names.map(|name| fold_name(name)).collect();
    names.sort_unstable();
    (draft.spans[0].start, draft.spans[draft.spans.len() - 1].end, names)
}

fn read(line: &[u8]) -> Result<Map<String, Value>, String> {
    let line = std::str::from_utf8(line).map_err(|_| "is not UTF-8".to_owned())?;
    json::object(line)
}

/// The name and the version in the first line.
fn head_of(head: &Value, line: usize, drafted: &mut Drafted) {
    let mut word = |key: &str| {
        let value = head.get(key).filter(|value| !value.is_null())?;
        let word = value.as_str().map(on_one_line).filter(|word| !word.is_empty());
        if word.is_none() {
            drafted.refusals.part(line, format!("`drafter.{key}` is no text"));
        }
        word.map(|word| word.chars().take(LONGEST).collect::<String>())
    };
    let (name, version) = (word("name"), word("version"));
    (drafted.name, drafted.version) = (name, version);
}
