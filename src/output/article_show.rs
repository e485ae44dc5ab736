//! One article with what was retrieved of it.

use std::io::{self, Write};

use super::blocks::Blocks;
use super::column::Selection;
use super::columns::CAPTURES;
use super::format::{Format, Style};
use super::value::Value;
use super::write::write_record;
use super::{json, markdown, table};
use crate::domain::{Article, Capture, Vocabulary};

/// Writes an article. `captures` are those of it, oldest first.
///
/// - `table`: the record, and a line for each capture under it.
/// - `json`: the articles report's object, and `captures` with the keys of [`CAPTURES`]. `jsonl`: the same on
///   one line.
/// - `md`: the record as a table and, if there are any, one of the captures.
/// - `csv`: header and one row, as in the articles report.
///
/// When `selection` names fields, every format has these and nothing else.
pub fn write_article(
    out: &mut dyn Write,
    selection: &Selection<Article>,
    article: &Article,
    captures: Vec<Capture>,
    style: Style,
) -> io::Result<()> {
    if selection.is_chosen() || style.format == Format::Csv {
        return write_record(out, selection, article, style);
    }
    let columns = selection.record_columns(style.format);
    let mut fields = columns.iter().map(|column| (column.name, (column.value)(article)));
    match style.format {
        Format::Json | Format::Jsonl => {
            let mut fields: Vec<(&'static str, Value<'_>)> = fields.collect();
            fields.push(("captures", CAPTURES.objects(&captures)));
            json::write_value(out, &Value::Object(fields), style.format)?;
        }
        Format::Markdown => {
            markdown::write_listing(out, fields)?;
            if !captures.is_empty() {
                writeln!(out)?;
                let columns: Vec<_> = CAPTURES.all().iter().filter(|column| column.shown.table).collect();
                markdown::write_table(out, &columns, captures.into_iter().map(Ok::<_, io::Error>))?;
            }
        }
        Format::Table | Format::Csv => {
            table::write_listing(out, &mut fields, style)?;
            if !captures.is_empty() {
                let mut blocks = Blocks::new(out, style);
                blocks.section("captures")?;
                for capture in &captures {
                    write_capture(&mut blocks, capture)?;
                }
            }
        }
    }
    out.flush()
}

fn write_capture(blocks: &mut Blocks<'_>, capture: &Capture) -> io::Result<()> {
    let from = capture.source.as_ref().map(|source| format!(" {source}")).unwrap_or_default();
    let elsewhere = capture.final_url.as_ref().filter(|url| capture.source.as_ref() != Some(url));
    let answered = elsewhere.map(|url| format!(", answered by {url}")).unwrap_or_default();
    let method = capture.method.as_str();
    blocks.paragraph(&format!("{}  {}  {method}{from}{answered}", capture.id, capture.at), 2, 6)?;
    let characters = capture.text.chars().count();
    let (media, charset, bytes) = (capture.media, &capture.charset, capture.size);
    blocks.paragraph(&format!("{media}, {charset}, {bytes} bytes; {characters} characters of text"), 6, 6)
}
