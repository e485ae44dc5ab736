//! `draft --compare`: what another program drafted beside what the rules do.
//!
//! Owns how that is shown. Called by `draft`; which statements are the same one is not decided here.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::jsonl;
use super::with::{Drafts, Statements};
use crate::reading::draft::Draft;
use crate::reading::drafter::{Beside, Differs, compare};

/// Code points of a statement that a line shows.
const SHOWN: usize = 70;

/// Both drafts in lines for a person.
pub(super) fn in_lines(text: &str, statements: &Statements, rules: &Drafts) -> String {
    let drafted = &statements.drafted;
    let name = statements.drafter.as_deref().unwrap_or("the drafter");
    let all = compare(text, &drafted.drafts, &rules.drafts);
    let both = all.iter().filter(|beside| beside.one.is_some() && beside.other.is_some());
    let alike = both.clone().filter(|beside| beside.differs.is_empty()).count();
    let both = both.count();
    let mut lines = format!(
        "{name}: {}, the rules: {}; both have {both}, {alike} of them alike\n",
        drafted.drafts.len(),
        rules.drafts.len()
    );
    for beside in &all {
        let (who, draft) = match (beside.one, beside.other) {
            (Some(at), Some(_)) => ("both", &drafted.drafts[at]),
            (Some(at), None) => ("drafter", &drafted.drafts[at]),
            (None, Some(at)) => ("rules", &rules.drafts[at]),
            (None, None) => continue,
        };
        let _ = writeln!(lines, "\n{who:<8} {}", words(text, draft));
        let (Some(one), Some(other)) = (beside.one, beside.other) else {
            let speaker = told(Differs::Speaker, text, draft);
            let _ = writeln!(lines, "         {speaker}, {}", draft.kind);
            continue;
        };
        for differs in &beside.differs {
            let told = |drafts: &Drafts, at: usize| told(*differs, text, &drafts.drafts[at]);
            let (ours, theirs) = (told(rules, other), told(drafted, one));
            let _ = writeln!(lines, "         {differs}: {theirs} | the rules: {ours}");
        }
    }
    lines
}

/// What a draft says of the thing in which it differs.
fn told(differs: Differs, text: &str, draft: &Draft) -> String {
    let or_none = |told: String| if told.is_empty() { "none".to_owned() } else { told };
    match differs {
        Differs::Words => words(text, draft),
        Differs::Kind => draft.kind.to_string(),
        Differs::Speaker => {
            let names = draft.speakers.iter().filter_map(|speaker| {
                let mention = speaker.mention.as_ref().map(|mention| mention.text.as_str());
                speaker.resolved.as_ref().map(|resolved| resolved.name.as_str()).or(mention)
            });
            or_none(names.collect::<Vec<_>>().join("; "))
        }
        Differs::Day => {
            or_none(draft.said.as_ref().map(|said| said.date.edtf().to_string()).unwrap_or_default())
        }
        Differs::Links => match draft.answers.iter().filter(|answer| answer.sure).count() {
            1 => "1 sure link".to_owned(),
            count => format!("{count} sure links"),
        },
    }
}

/// The words of a statement, cut short.
fn words(text: &str, draft: &Draft) -> String {
    let mut words = String::new();
    for span in &draft.spans {
        if !words.is_empty() {
            words.push_str(" … ");
        }
        words.extend(text.chars().skip(span.start).take(span.end - span.start));
    }
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("“{}…”", &words[..end]),
        None => format!("“{words}”"),
    }
}

/// Both drafts for programs: an object for each statement, with the draft of either.
pub(super) fn in_json(text: &str, statements: &Statements, rules: &Drafts, lines: bool) -> String {
    let drafted = &statements.drafted;
    let objects = |drafts: &Drafts| {
        let all: Vec<usize> = (0..drafts.drafts.len()).collect();
        jsonl::objects(&drafts.drafts, &drafts.proposals, &all)
    };
    let (theirs, ours) = (objects(drafted), objects(rules));
    let object = |Beside { one, other, differs }: Beside| {
        let differs: Vec<String> = differs.iter().map(ToString::to_string).collect();
        let of = |objects: &[Value], at: Option<usize>| at.map_or(Value::Null, |at| objects[at].clone());
        json!({ "drafter": of(&theirs, one), "rules": of(&ours, other), "differs": differs })
    };
    let all: Vec<Value> = compare(text, &drafted.drafts, &rules.drafts).into_iter().map(object).collect();
    jsonl::written(all, lines)
}
