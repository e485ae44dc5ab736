//! The flags that say how a source is to be read, and what is told of how it was.
//!
//! Called by every verb that takes an article.

use std::ffi::OsString;

use clap::Args;
use serde_json::json;

use super::{CliError, ui};
use crate::domain::date::Edtf;
use crate::intake::capture::take::Taken;
use crate::intake::capture::wanted::{Listed, Wanted};
use crate::output::Format;
use crate::reading::source::SourceKind;

/// The flags that say how a source is to be read.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "The source")]
pub(super) struct SourceArgs {
    /// Read it as this kind, whatever its bytes look like: text, html, mhtml, warc, pdf, transcript,
    /// subtitles or posts
    #[arg(long = "as", value_name = "KIND")]
    read_as: Option<SourceKind>,
    /// Of a file with several posts or pages, the one with this id or address
    #[arg(long, value_name = "ID")]
    post: Option<String>,
    /// Make the text of a PDF with this program, which is given the file and prints its text, instead of
    /// pdftotext
    #[arg(long, value_name = "PROGRAM")]
    pdf_with: Option<OsString>,
}

impl SourceArgs {
    /// What is asked for.
    pub(super) fn wanted(&self) -> Wanted {
        Wanted {
            kind: self.read_as,
            post: self.post.clone(),
            pdf_with: self.pdf_with.clone(),
            ..Wanted::default()
        }
    }

    /// What is asked for, and all posts since a day.
    pub(super) fn wanted_since(&self, since: Option<&str>) -> Result<Wanted, CliError> {
        let since = since.map(|day| {
            day.parse::<Edtf>().map_err(|error| CliError::usage(format!("--since {day}: {error}")))
        });
        Ok(Wanted { since: since.transpose()?, ..self.wanted() })
    }
}

/// Says as what it was read, unless it is a page or a text, which need no word.
pub(super) fn say_kind(taken: &Taken) {
    if !matches!(taken.kind, SourceKind::Text | SourceKind::Html) {
        ui::status(&format!("{}: read as {}", taken.name, taken.text_source));
    }
    for notice in &taken.notices {
        ui::warn(&format!("{}: {notice}", taken.name));
    }
}

/// What is in a file, a line each.
pub(super) fn listing(all: &[Listed], format: Format) -> String {
    let value = |one: &Listed| json!({ "id": one.id, "when": one.when, "by": one.by, "url": one.url, "beginning": one.beginning });
    match format {
        Format::Json => format!("{:#}\n", all.iter().map(value).collect::<serde_json::Value>()),
        Format::Jsonl => all.iter().map(|one| value(one).to_string() + "\n").collect(),
        _ => all.iter().map(line).collect(),
    }
}

fn line(one: &Listed) -> String {
    let parts = [one.id.as_str(), &one.when, &one.by, &one.beginning];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    crate::output::printable_lines(&(parts.join("  ") + "\n")).clone()
}
