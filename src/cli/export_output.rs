//! The flags of `export` that say in which files its reports leave.

use std::path::{Path, PathBuf};

use clap::Args;

use super::CliError;
use super::present::OutputArgs;
use crate::domain::Vocabulary;
use crate::export::{Form, Frame, Kept, Shape, Spreadsheet};
use crate::output::{Format, Style};

/// The flags of [`OutputArgs`], for a verb that writes CSV files unless told otherwise.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag")]
pub(super) struct ExportOutputArgs {
    /// csv, xlsx, json, jsonl, md or table [default: by the ending of -o, else csv]
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<Form>,
    /// Only these fields, in this order, separated by commas; a wrong one lists them all
    #[arg(long, value_name = "FIELDS", value_delimiter = ',')]
    pub fields: Option<Vec<String>>,
    /// Write to this file instead of exports/REPORT.csv (- is standard output)
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Overwrite a file even if it was not written by gainsay, or was changed since
    #[arg(long)]
    pub force: bool,
    /// CSV that opens right in Excel and LibreOffice: nothing in it runs as a formula or turns into a number
    /// or a date. An apostrophe stands before such texts; `import` takes it off again. Of a text that is too
    /// long for a cell it has the beginning and a mark
    #[arg(long)]
    pub spreadsheet: bool,
    /// With --spreadsheet, what stands between two fields: , or ; (where a comma is the decimal sign)
    #[arg(long, value_name = "CHARACTER", requires = "spreadsheet", value_parser = delimiter)]
    pub delimiter: Option<u8>,
    /// Put rows for which a spreadsheet has no room into further files (claims-2.csv) or sheets
    #[arg(long)]
    pub split: bool,
    /// Write no datapackage.json
    #[arg(long)]
    pub no_package: bool,
}

fn delimiter(text: &str) -> Result<u8, String> {
    match text {
        "," | ";" => Ok(text.as_bytes()[0]),
        "\t" | "tab" => Err("a tab is lost in some spreadsheets; it takes , or ;".to_owned()),
        _ => Err("it takes , or ;".to_owned()),
    }
}

impl ExportOutputArgs {
    /// What files are wanted, by the flags and the ending of -o.
    pub(super) fn kept(&self) -> Result<Kept, CliError> {
        let workbook = match self.format {
            Some(form) => form == Form::Xlsx,
            None => self.file().is_some_and(|path| {
                path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"))
            }),
        };
        let kept = if workbook {
            Kept::Workbook
        } else {
            Kept::Files(Shape::Plain(Style::plain(
                self.as_output().format_or(Format::Csv).map_err(also_xlsx)?,
            )))
        };
        match kept {
            Kept::Files(Shape::Plain(style)) if self.spreadsheet && style.format == Format::Csv => {
                let delimiter = self.delimiter.unwrap_or(b',');
                Ok(Kept::Files(Shape::Spreadsheet(Spreadsheet { delimiter, ..Spreadsheet::default() })))
            }
            _ if self.spreadsheet => Err(CliError::usage("--spreadsheet is a way to write CSV")
                .hint("leave it out: the other formats, XLSX among them, hold every text as it is")),
            Kept::Files(_) if self.split => Err(CliError::usage(
                "--split is for --spreadsheet and XLSX; other files hold any number of rows",
            )),
            kept => Ok(kept),
        }
    }

    /// How ClaimReview objects stand in their file.
    pub(super) fn frame(&self) -> Result<Frame, CliError> {
        if self.spreadsheet || self.split {
            return Err(CliError::usage("ClaimReview is JSON: --spreadsheet and --split are for tables"));
        }
        match self.as_output().format_or(Format::Json)? {
            Format::Json if self.format != Some(Form::Xlsx) => Ok(Frame::Array),
            Format::Jsonl => Ok(Frame::Lines),
            _ => Err(CliError::usage(
                "ClaimReview is JSON: its formats are json (one array) and jsonl (a line each)",
            )),
        }
    }

    /// Whether the result goes to standard output.
    pub(super) fn to_standard_output(&self) -> bool {
        self.output.as_deref() == Some(Path::new("-"))
    }

    fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| *path != Path::new("-"))
    }

    /// What was asked of the output, for a list.
    pub(super) fn as_output(&self) -> OutputArgs {
        OutputArgs {
            format: self
                .format
                .and_then(|form| Format::ALL.iter().copied().find(|f| f.as_str() == form.as_str())),
            fields: self.fields.clone(),
            output: self.output.clone(),
            force: self.force,
        }
    }
}

fn also_xlsx(error: CliError) -> CliError {
    error.hint("or .xlsx, for a workbook")
}
