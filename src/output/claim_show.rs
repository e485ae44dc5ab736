//! One claim with everything around it: where it was seen, who challenges it, its status and the rows that
//! decide it.
//!
//! Owns the shape of that record in each format. Called by `cli`.

use std::io::{self, Write};
use std::sync::Arc;

use super::blocks::Blocks;
use super::column::Selection;
use super::columns::{self, APPEARANCES, ASSESSMENTS};
use super::format::{Format, Style};
use super::value::Value;
use super::{disputed, json, markdown, table, words, write_record};
use crate::domain::{
    Assessed, Assessment, Challenge, Claim, Judged, NewRelation, Relation, Seen, Standing, Vocabulary,
};

/// Writes one claim with what became of it. `incoming` are all relations that point to it; its standing is
/// what they make of it. `assessments` are what others concluded about it, which its standing does not know.
///
/// - `json`, `jsonl`: one object, the claims report's keys, `status`, `possible` and `why`; `relations` as
///   objects; `appearances`; `challenges`, as in the dispute list; `incoming`, the relations to it that are
///   no challenges, in the same shape; `assessments`, the assessments report's keys.
/// - `table`: the record, then how it was assessed, where it was seen, what challenges it, what else was said
///   to it, what it does to others.
/// - `md`: the record as a table; below it what decides the status as a list, where it was seen as a table,
///   and what challenges it and what else others say to it, each as the dispute list's table.
/// - `csv`: header and one row, as in the claims report.
///
/// When `selection` names fields, every format has these and nothing else.
pub fn write_claim(
    out: &mut dyn Write,
    selection: &Selection<Judged>,
    judged: &Judged,
    incoming: &[Challenge],
    assessments: &[Assessment],
    style: Style,
) -> io::Result<()> {
    if selection.is_chosen() || style.format == Format::Csv {
        return write_record(out, selection, judged, style);
    }
    let Judged { claim, standing } = judged;
    let (challenges, others): (Vec<&Challenge>, Vec<&Challenge>) =
        incoming.iter().partition(|i| i.relation.fields.relation.is_challenge());
    match style.format {
        Format::Json | Format::Jsonl => {
            let rows = Rows::of(claim, assessments);
            let whole = Value::Object(object(claim, &challenges, &others, standing, &rows));
            json::write_value(out, &whole, style.format)?;
        }
        Format::Markdown => {
            markdown::write_listing(out, record(selection, judged, style.format, &[]))?;
            write_markdown_sections(out, judged, incoming, [&challenges, &others])?;
        }
        Format::Table | Format::Csv => {
            table::write_listing(out, record(selection, judged, style.format, IN_SECTIONS), style)?;
            let mut blocks = Blocks::new(out, style);
            write_why(&mut blocks, standing, incoming)?;
            write_assessed(&mut blocks, assessments)?;
            write_seen(&mut blocks, claim)?;
            write_incoming(&mut blocks, "challenges", &challenges)?;
            write_incoming(&mut blocks, "others on it", &others)?;
            write_outgoing(&mut blocks, &claim.relations)?;
        }
    }
    out.flush()
}

/// The columns of [`APPEARANCES`] that Markdown has room for, under the claim that they are about.
const SEEN: [&str; 7] = ["article", "outlet", "published", "mode", "quote", "via", "note"];

/// Why it has its status, where it was seen, and what others say to it, as lists and tables below the
/// record's.
fn write_markdown_sections(
    out: &mut dyn Write,
    Judged { claim, standing }: &Judged,
    incoming: &[Challenge],
    [challenges, others]: [&[&Challenge]; 2],
) -> io::Result<()> {
    if !standing.why.is_empty() {
        writeln!(out)?;
        for sentence in words::why(standing, incoming) {
            writeln!(out, "- {}", markdown::cell(&sentence.into()))?;
        }
    }
    if !claim.appearances.is_empty() {
        writeln!(out)?;
        let columns: Vec<_> = APPEARANCES.all().iter().filter(|column| SEEN.contains(&column.name)).collect();
        markdown::write_table(out, &columns, Seen::of(claim.clone()).map(Ok::<_, io::Error>))?;
    }
    for (by, said) in [("challenged by", challenges), ("said to it by", others)] {
        if !said.is_empty() {
            writeln!(out)?;
            disputed::write_markdown_of(out, claim, said, by)?;
        }
    }
    Ok(())
}

/// The columns that the sections under the record show better.
const IN_SECTIONS: &[&str] = &["quote", "relations", "articles", "outlets", "urls"];

/// The record's fields without those named, the status in words.
fn record<'r>(
    selection: &Selection<Judged>,
    judged: &'r Judged,
    format: Format,
    without: &[&str],
) -> impl Iterator<Item = (&'static str, Value<'r>)> + use<'r> {
    let mut fields: Vec<(&'static str, Value<'_>)> = Vec::new();
    for column in selection.record_columns(format) {
        // The status says in words what is possible.
        if without.contains(&column.name) || column.name == "possible" {
            continue;
        }
        let value = match column.name {
            "status" => words::standing(&judged.standing).into(),
            _ => (column.value)(judged),
        };
        fields.push((column.name, value));
    }
    fields.into_iter()
}

/// Rows of other reports about the claim.
struct Rows {
    seen: Vec<Seen>,
    assessed: Vec<Assessed>,
}

impl Rows {
    fn of(claim: &Claim, assessments: &[Assessment]) -> Self {
        let shared = Arc::new(claim.clone());
        let assessed =
            |assessment: &Assessment| Assessed { claim: Arc::clone(&shared), assessment: assessment.clone() };
        Self { seen: Seen::of(claim.clone()).collect(), assessed: assessments.iter().map(assessed).collect() }
    }
}

fn object<'r>(
    claim: &'r Claim,
    challenges: &[&'r Challenge],
    others: &[&'r Challenge],
    standing: &'r Standing,
    rows: &'r Rows,
) -> Vec<(&'static str, Value<'r>)> {
    let mut fields = columns::claim_fields(claim);
    fields.retain(|(name, _)| *name != "relations");
    if let Some(withdrawal) = &claim.withdrawn {
        fields.push(("withdrawn", withdrawal.reason.as_str().into()));
    }
    fields.push(("status", standing.mark().into()));
    fields.push(("possible", columns::possible(standing)));
    fields.push(("why", columns::why(standing)));
    // Where it was seen and how it was assessed: the keys of those reports, without those that repeat the
    // claim.
    let appearances =
        objects_of(&APPEARANCES, &rows.seen, |name| matches!(name, "claim" | "ref" | "speakers" | "text"));
    fields.push(("appearances", appearances));
    fields.push((
        "challenges",
        Value::Array(challenges.iter().map(|c| columns::challenge_object(c)).collect()),
    ));
    fields.push(("incoming", Value::Array(others.iter().map(|c| columns::challenge_object(c)).collect())));
    fields.push(("relations", Value::Array(claim.relations.iter().map(relation).collect())));
    let assessments =
        objects_of(&ASSESSMENTS, &rows.assessed, |name| matches!(name, "claim" | "ref" | "text"));
    fields.push(("assessments", assessments));
    fields
}

/// Rows as objects, with the keys of their report but for some.
fn objects_of<'r, R: 'static>(
    columns: &super::Columns<R>,
    rows: &'r [R],
    is_left_out: impl Fn(&str) -> bool,
) -> Value<'r> {
    let object = |row: &'r R| {
        let columns = columns.all().iter().filter(|column| column.shown.json && !is_left_out(column.name));
        Value::Object(columns.map(|column| (column.name, (column.value)(row))).collect())
    };
    Value::Array(rows.iter().map(object).collect())
}

/// What the claim does to another.
fn relation(relation: &Relation) -> Value<'_> {
    let fields = &relation.fields;
    Value::Object(vec![
        ("id", relation.id.to_string().into()),
        ("relation", fields.relation.as_str().into()),
        ("claim", fields.target.to_string().into()),
        ("scope", fields.scope.map(Vocabulary::as_str).into()),
        ("part", fields.part.as_deref().into()),
        ("force", fields.force.map(Vocabulary::as_str).into()),
        ("basis", fields.basis.as_str().into()),
        ("note", fields.note.as_deref().into()),
        ("article", fields.article.map(|article| article.to_string()).into()),
        ("quote", fields.quote.as_deref().into()),
    ])
}

/// Why it has its status.
fn write_why(blocks: &mut Blocks<'_>, standing: &Standing, incoming: &[Challenge]) -> io::Result<()> {
    if standing.why.is_empty() {
        return Ok(());
    }
    blocks.section(&format!("why {}", standing.mark()))?;
    for sentence in words::why(standing, incoming) {
        blocks.paragraph(&sentence, 2, 6)?;
    }
    Ok(())
}

/// What others concluded about it.
fn write_assessed(blocks: &mut Blocks<'_>, assessments: &[Assessment]) -> io::Result<()> {
    if assessments.is_empty() {
        return Ok(());
    }
    blocks.section("assessed")?;
    for Assessment { id, fields, assessor_name, .. } in assessments {
        let scale = fields.scale.as_ref().map(|scale| format!(" (scale: {scale})")).unwrap_or_default();
        let day = words::date(fields.assessed.as_ref());
        blocks.paragraph(&format!("{id}  {}{scale} · {assessor_name} · {day}", fields.rating), 2, 6)?;
        if let Some(url) = &fields.url {
            blocks.paragraph(url, 6, 6)?;
        }
        if let Some(note) = &fields.note {
            blocks.paragraph(&format!("note: {note}"), 6, 6)?;
        }
    }
    Ok(())
}

fn write_seen(blocks: &mut Blocks<'_>, claim: &Claim) -> io::Result<()> {
    if claim.appearances.is_empty() {
        return Ok(());
    }
    let origins = claim.independent_origins();
    let title = match origins.len() {
        1 => format!("seen in (one origin: {})", origins[0]),
        count => format!("seen in ({count} independent origins: {})", origins.join("; ")),
    };
    blocks.section(&title)?;
    for seen in &claim.appearances {
        let article = &seen.article;
        let published = article.published.as_ref().map(|day| words::date(Some(day)));
        let mode = seen.mode.map(|mode| mode.to_string());
        let known = [article.outlet.clone(), published, mode].into_iter().flatten();
        let known = known.collect::<Vec<_>>().join(" · ");
        let gap = if known.is_empty() { "" } else { "  " };
        blocks.paragraph(&format!("{}{gap}{known}", article.id), 2, 6)?;
        for line in [&article.headline, &article.url].into_iter().flatten() {
            blocks.paragraph(line, 6, 6)?;
        }
        if !seen.quotes.is_empty() {
            blocks.paragraph(&format!("“{}”", seen.quotes.join(" … ")), 6, 6)?;
        }
        if !seen.via.is_empty() {
            let hop = |hop: &crate::domain::Hop| match &hop.cue {
                Some(cue) => format!("{} (\"{cue}\")", hop.name_as_given),
                None => hop.name_as_given.clone(),
            };
            let chain: Vec<String> = seen.via.iter().map(hop).collect();
            blocks.paragraph(&format!("via {}", chain.join(" → ")), 6, 6)?;
        }
        if let Some(anchor) = seen.anchors.first() {
            blocks.paragraph(&format!("the quote stands in {} at {}", anchor.capture, anchor.start), 6, 6)?;
        }
        if let Some(note) = &seen.note {
            blocks.paragraph(&format!("note: {note}"), 6, 6)?;
        }
    }
    Ok(())
}

fn write_incoming(blocks: &mut Blocks<'_>, title: &str, incoming: &[&Challenge]) -> io::Result<()> {
    if incoming.is_empty() {
        return Ok(());
    }
    blocks.section(title)?;
    for challenge in incoming {
        let relation = &challenge.relation;
        blocks.paragraph(&format!("{}  {}", relation.id, words::challenge(challenge)), 2, 6)?;
        blocks.paragraph(&columns::claim_text(&challenge.claim).shown(), 6, 6)?;
        write_words(blocks, &relation.fields)?;
    }
    Ok(())
}

fn write_outgoing(blocks: &mut Blocks<'_>, relations: &[Relation]) -> io::Result<()> {
    if relations.is_empty() {
        return Ok(());
    }
    blocks.section("what it does to others")?;
    for relation in relations {
        blocks.paragraph(&format!("{}  {}", relation.id, words::doing(relation)), 2, 6)?;
        write_words(blocks, &relation.fields)?;
    }
    Ok(())
}

/// What the source says of a relation, and whoever recorded it.
fn write_words(blocks: &mut Blocks<'_>, relation: &NewRelation) -> io::Result<()> {
    let article = relation.article.map(|article| format!("says {article}"));
    let words = relation.quote.as_ref().map(|quote| format!("“{quote}”"));
    let source: Vec<String> = words.into_iter().chain(article).collect();
    if !source.is_empty() {
        blocks.paragraph(&source.join(" "), 6, 6)?;
    }
    match &relation.note {
        Some(note) => blocks.paragraph(&format!("note: {note}"), 6, 6),
        None => Ok(()),
    }
}
