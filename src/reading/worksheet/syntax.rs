//! From text to TOML: the parser recovers from mistakes, and this names them in words that need no knowledge
//! of TOML.
//!
//! One mistake often leads the parser to complain several times; each line is reported once, by its most
//! telling complaint, and what only follows from a list that was left open is left out.

use super::place::Lines;
use super::problem::Problem;
use super::quoted::shown;
use toml::de::DeTable;

/// Lines with mistakes that are reported one by one; beyond them, only their number.
const REPORTED: usize = 100;

/// What the parser made of a text.
pub(super) struct Syntax<'t> {
    /// The document, as far as it could be read.
    pub(super) root: DeTable<'t>,
    /// What is wrong with the notation.
    pub(super) problems: Vec<Problem>,
    /// Where the parser complained, in bytes, ascending: values there are not what was meant.
    pub(super) faults: Vec<usize>,
}

/// One complaint of the parser.
struct Fault {
    start: usize,
    end: usize,
    message: String,
}

/// Reads a text as TOML 1.1.
pub(super) fn parse<'t>(lines: &Lines<'t>) -> Syntax<'t> {
    let (root, errors) = DeTable::parse_recoverable(lines.text());
    let mut found: Vec<Fault> = errors
        .iter()
        .map(|error| {
            let span = error.span().unwrap_or(0..0);
            Fault { start: span.start, end: span.end, message: error.message().to_owned() }
        })
        .collect();
    found.sort_by_key(|fault| fault.start);
    let faults = found.iter().map(|fault| fault.start).collect();
    drop_consequences(&mut found, lines);

    let mut problems = Vec::new();
    let mut more = 0usize;
    for group in found.chunk_by(|a, b| lines.line_range(a.start).start == lines.line_range(b.start).start) {
        if problems.len() < REPORTED {
            problems.push(explain(group, lines));
        } else {
            more += 1;
        }
    }
    if more > 0 {
        let message = format!("{more} more lines are not TOML either");
        problems.push(Problem::of_the_file(message).hint("check that the file is a worksheet"));
    }
    Syntax { root: root.into_inner(), problems, faults }
}

/// Leaves out what the parser says about lines that it took for entries of a list that was left open, and
/// about keys that stand twice only because their table does.
fn drop_consequences(found: &mut Vec<Fault>, lines: &Lines<'_>) {
    let opened = found.iter().position(|fault| fault.message.starts_with("unexpected `=` in array"));
    let closed = found.iter().rposition(|fault| fault.message.starts_with("unclosed array,"));
    if let (Some(opened), Some(closed)) = (opened, closed)
        && opened < closed
    {
        found.drain(opened + 1..=closed);
    }
    let is_repeated = |fault: &Fault| fault.message.starts_with("duplicate key");
    let in_header = |fault: &Fault| lines.is_in_header(fault.start);
    if let Some(first) = found.iter().position(|fault| is_repeated(fault) && in_header(fault)) {
        let mut index = 0;
        found.retain(|fault| {
            index += 1;
            index <= first || !is_repeated(fault) || in_header(fault)
        });
    }
}

/// The faults of one line as one problem.
fn explain(group: &[Fault], lines: &Lines<'_>) -> Problem {
    let text = lines.text();
    let line = &text[lines.line_range(group[0].start)];
    let find = |start: &str| group.iter().find(|fault| fault.message.starts_with(start));
    let problem = |fault: &Fault, message: String| Problem::at(lines.place(fault.start), message);

    if let Some(fault) = find("duplicate key") {
        return duplicate(fault, lines);
    }
    if let Some(fault) = find("unexpected `=` in array") {
        let message = "a list that was opened before is not closed before this key".to_owned();
        return problem(fault, message).hint("put ] after its last entry");
    }
    if let Some(fault) = find("carriage return must") {
        return problem(fault, "a carriage return without a line feed".to_owned())
            .hint("save the file with ordinary line ends (LF, or CRLF)");
    }
    if let Some((fault, character)) = group.iter().find_map(|fault| {
        let character = text.get(fault.start..)?.chars().next()?;
        (character.is_control() && !matches!(character, '\n' | '\r' | '\t')).then_some((fault, character))
    }) {
        return problem(fault, format!("control character U+{:04X}", u32::from(character)))
            .hint("remove it; it is usually invisible in an editor");
    }
    if let Some(fault) = find("unclosed array,") {
        return problem(fault, "a list is not closed".to_owned()).hint("put ] after its last entry");
    }
    if let Some(fault) = find("unclosed inline table") {
        return problem(fault, "a { is not closed".to_owned()).hint("put } after its last key and value");
    }
    if let Some(fault) = find("unclosed table").or_else(|| find("unclosed array table")) {
        return problem(fault, "a header is not closed".to_owned())
            .hint("the headers of a worksheet are [article] and [[claim]]");
    }
    if let Some(fault) = find("invalid multi-line") {
        let marks = if fault.message.contains("literal") { "'''" } else { "\"\"\"" };
        // The complaint stands at the end of the file; the last such marks are those that nothing closes.
        let opening = text[..fault.start].rfind(marks).unwrap_or(fault.start);
        return Problem::at(lines.place(opening), "a text of several lines is not closed")
            .hint(format!("end it with {marks}"));
    }
    if let Some(fault) = find("invalid basic string").or_else(|| find("invalid literal string"))
        && !line.contains('{')
    {
        return problem(fault, "the text is not closed at the end of its line".to_owned()).hint(
            "put the closing quotation mark; a text of several lines stands between \"\"\" and \"\"\"",
        );
    }
    if let Some(fault) =
        ["missing escaped value", "too few unicode", "invalid value"].iter().find_map(|m| find(m))
    {
        return problem(fault, "a backslash between \" and \" starts an escape, and this is none".to_owned())
            .hint("write \\\\ for a backslash, or put the text between single quotation marks '…'");
    }
    if let Some(fault) = find("missing comma") {
        return problem(fault, "a comma is missing before this".to_owned())
            .hint("entries of a list, and keys between { and }, stand apart by commas");
    }
    if let Some(fault) = find("extra comma") {
        return problem(fault, "a comma with nothing before it".to_owned()).hint("remove it");
    }
    if let Some(fault) = find("string values must be quoted")
        && line.split_once('=').is_none_or(|(_, value)| value.trim_start().starts_with(['[', '{']))
    {
        let written = text.get(fault.start..fault.end).unwrap_or_default().trim();
        let hint = format!("write {}", super::quoted::basic(&shown(written)));
        return problem(fault, "a text in a list or table needs quotation marks".to_owned()).hint(hint);
    }
    if lines.is_in_header(group[0].start) {
        return problem(&group[0], "the line of a header holds something else".to_owned())
            .hint("the headers of a worksheet are [article] and [[claim]], each on a line of its own");
    }
    explain_key_and_value(group, line, lines)
}

/// A key, or the name of a table, that stands twice.
fn duplicate(fault: &Fault, lines: &Lines<'_>) -> Problem {
    let name = lines.text().get(fault.start..fault.end).unwrap_or_default();
    let place = lines.place(fault.start);
    if !lines.is_in_header(fault.start) {
        return Problem::at(place, format!("`{}` is given twice", shown(name)))
            .hint("keep one of the two; several values go into one list: [\"…\", \"…\"]");
    }
    let problem = Problem::at(place, format!("[{}] is given twice", shown(name)));
    match name {
        "article" => problem.hint("a worksheet is about one article: put the other into a file of its own"),
        _ => problem.hint("write [[claim]], with two brackets on each side, before each claim"),
    }
}

/// A line that should be `key = value` and is not.
fn explain_key_and_value(group: &[Fault], line: &str, lines: &Lines<'_>) -> Problem {
    let first = &group[0];
    let place = lines.place(first.start);
    let Some((key, value)) = line.split_once('=') else {
        let problem = Problem::at(place, "a line that is not `key = value`");
        return match line.trim_start() {
            start if start.starts_with("//") || start.starts_with("--") => {
                problem.hint("a comment begins with #")
            }
            start if start.starts_with('<') => {
                problem.hint("this looks like a web page; check that the right file is named")
            }
            start if start.contains(':') => problem.hint("write key = \"value\", not key: value"),
            _ => problem.hint("a text of several lines stands between \"\"\" and \"\"\""),
        };
    };
    let (key, value) = (key.trim(), value.split('#').next().unwrap_or_default().trim());
    let about_key = ["key with no value", "invalid unquoted key", "unquoted keys cannot be empty"];
    if about_key.iter().any(|start| first.message.starts_with(start)) {
        return Problem::at(place, format!("`{}` cannot be a key", shown(key)))
            .hint("a key is one word of letters a to z, such as by or quote");
    }
    if value.is_empty() {
        return Problem::at(place, format!("`{}` has no value", shown(key)))
            .hint("write one, or remove the line");
    }
    if let Some(reason) = first.message.strip_prefix("invalid date") {
        let reason = reason.trim_start_matches("time").trim_start_matches(", ");
        return Problem::at(place, format!("{} is not a date: {reason}", shown(value)))
            .hint("a date is 2024-06-21; what is less exact is a text: \"2024-06\", \"June 2024\"");
    }
    let opening = value.chars().next().unwrap_or_default();
    if "“”„«»‘’‚".contains(opening) {
        return Problem::at(
            place,
            format!("typographic quotation marks around the value of `{}`", shown(key)),
        )
        .hint("put straight ones around it: \" or '; inside a text, typographic ones are fine");
    }
    if matches!(opening, '"' | '\'') && first.message.starts_with("unexpected key or value") {
        return Problem::at(place, format!("the text of `{}` ends before this", shown(key)))
            .hint("inside \"…\" write \\\" for a quotation mark, or put the text between ''' and '''");
    }
    if matches!(opening, '[' | '{' | '"' | '\'') {
        return Problem::at(place, format!("not valid TOML: {}", first.message));
    }
    let hint = format!("write {} = {}", shown(key), super::quoted::basic(&shown(value)));
    Problem::at(place, format!("the text of `{}` needs quotation marks", shown(key))).hint(hint)
}
