//! One article or one claim as the command line gives it: the same keys as in a worksheet, as flags.
//!
//! The flags are written out as a worksheet and read by its reader, so that both take the same values and
//! refuse the same mistakes in the same words; a problem then names the flag instead of a line. A value that
//! begins with `{` is an inline table, as in a worksheet: `--by '{ name = "…", for = "…" }'`.

use super::place::Place;
use super::problem::{Problem, ProblemList, Problems};
use super::quoted::basic;
use super::sheet::Worksheet;

/// A flag that was given: its key in a worksheet, and its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flag {
    /// The key, which is also the flag's name.
    pub key: &'static str,
    /// The values, in their order; none means that the flag was not given.
    pub values: Vec<String>,
}

impl Flag {
    /// A flag with at most one value.
    pub fn one(key: &'static str, value: Option<&str>) -> Self {
        Self { key, values: value.map(str::to_owned).into_iter().collect() }
    }

    /// A flag that may be repeated.
    pub fn many(key: &'static str, values: &[String]) -> Self {
        Self { key, values: values.to_vec() }
    }
}

/// An inline table as the value of a flag: `{ claim = "c14", part = "the missiles" }`.
pub fn inline_table(pairs: &[(&str, &str)]) -> String {
    let pairs: Vec<String> = pairs.iter().map(|(key, value)| format!("{key} = {}", basic(value))).collect();
    format!("{{ {} }}", pairs.join(", "))
}

/// Flags, read.
#[derive(Debug)]
pub struct FlagSheet {
    /// What the flags say: an article and at most one claim.
    pub worksheet: Worksheet,
    /// What is wrong with them, so far; the places are lines of the text that was written out.
    pub problems: ProblemList,
    keys: Vec<&'static str>,
}

/// Keys whose values may be inline tables.
const TABLES: &[&str] = &["by", "about", "via", "on", "event", "published"];

/// Keys that hold a list whatever the number of values.
const LISTS: &[&str] = &["by", "about", "via", "topics", "quote"];

impl FlagSheet {
    /// Reads the flags of an article.
    pub fn article(command: &str, flags: &[Flag]) -> Self {
        Self::read(command, "[article]", flags)
    }

    /// Reads the flags of a claim.
    pub fn claim(command: &str, flags: &[Flag]) -> Self {
        Self::read(command, "[[claim]]", flags)
    }

    fn read(command: &str, table: &str, flags: &[Flag]) -> Self {
        let mut keys = vec![""];
        let mut lines = vec![table.to_owned()];
        let mut broken = Vec::new();
        for flag in flags.iter().filter(|flag| !flag.values.is_empty()) {
            let values: Result<Vec<String>, String> =
                flag.values.iter().map(|value| written(flag.key, value)).collect();
            let values = match values {
                Ok(values) => values,
                Err(problem) => {
                    broken.push(Problem::of_the_file(format!("--{}: {problem}", flag.key)));
                    continue;
                }
            };
            let value = if LISTS.contains(&flag.key) || values.len() > 1 {
                format!("[{}]", values.join(", "))
            } else {
                values.concat()
            };
            lines.push(format!("{} = {value}", flag.key));
            keys.push(flag.key);
        }
        if table == "[[claim]]" {
            lines.push("[article]\nheadline = \"-\"\n".to_owned());
        }
        let text = lines.join("\n");
        if !broken.is_empty() {
            // The rest is not read: what is missing in it may be in the broken flag.
            let mut problems = ProblemList::new(command);
            for problem in broken {
                problems.push(problem);
            }
            return Self { worksheet: Worksheet::default(), problems, keys };
        }
        let (worksheet, problems) = super::parse(command, &text);
        Self { worksheet, problems, keys }
    }

    /// These problems, each naming its flag instead of a place.
    pub fn name_flags(keys: &[&'static str], problems: &Problems) -> Problems {
        let named = problems.problems().iter().map(|problem| {
            let key =
                problem.place.and_then(|Place { line, .. }| keys.get(line - 1)).filter(|key| !key.is_empty());
            let message = match key {
                // What is denied has no flag before it.
                Some(&"denies") if problems.file() == "deny" => problem.message.clone(),
                Some(&"topics") => format!("--topic: {}", problem.message),
                Some(key) => format!("--{key}: {}", problem.message),
                None => problem.message.clone(),
            };
            Problem { place: None, message, hint: problem.hint.as_deref().map(in_flags) }
        });
        Problems::new(problems.file(), named.collect())
    }

    /// The key of each line that was written out.
    pub fn keys(&self) -> &[&'static str] {
        &self.keys
    }
}

/// A remedy for a worksheet, said of flags.
fn in_flags(hint: &str) -> String {
    hint.replace("add by = \"…\"", "add --by \"…\"")
        .replace("remove the key", "leave the flag out")
        .replace("leave the key out", "leave the flag out")
        .replace("name the article it was seen in", "name the article it was seen in: --article a3")
}

/// A flag's value as TOML. Inline tables stay on their line, whatever is in them.
fn written(key: &str, value: &str) -> Result<String, String> {
    if !value.trim_start().starts_with('{') || !(TABLES.contains(&key) || is_relation(key)) {
        return Ok(basic(value));
    }
    let line = value.replace(['\n', '\r'], " ");
    match format!("value = {line}").parse::<toml::Table>() {
        Ok(table) if table.len() == 1 && table["value"].is_table() => Ok(line),
        _ => Err(format!("{value:?} is not an inline table such as {{ name = \"…\", for = \"…\" }}")),
    }
}

fn is_relation(key: &str) -> bool {
    use crate::domain::{RelationType, Vocabulary};
    RelationType::WORDS.contains(&key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems_of(sheet: FlagSheet) -> String {
        let keys = sheet.keys().to_vec();
        FlagSheet::name_flags(&keys, &sheet.problems.finish(()).unwrap_err()).to_string()
    }

    #[test]
    fn flags_read_as_in_a_worksheet() {
        let sheet = FlagSheet::claim(
            "claim add",
            &[
                Flag::many(
                    "by",
                    &["Russia".into(), "{ name = \"K\", as = \"leader\", for = \"North Korea\" }".into()],
                ),
                Flag::one("text", Some("two\nlines and \"quotes\"")),
                Flag::one("note", None),
            ],
        );
        let claim = &sheet.worksheet.claims[0];
        assert!(sheet.problems.is_empty(), "{:?}", sheet.problems);
        assert_eq!(claim.by[0].name.as_deref(), Some("Russia"));
        assert_eq!(claim.by[1].bodies.first().map(|body| body.value.as_str()), Some("North Korea"));
        assert_eq!(claim.text.as_ref().unwrap().value, "two\nlines and \"quotes\"");
        assert!(claim.note.is_none());
    }

    #[test]
    fn a_problem_names_its_flag() {
        let sheet = FlagSheet::claim(
            "claim add",
            &[
                Flag::many("by", &["Russia".into()]),
                Flag::one("kind", Some("alegation")),
                Flag::one("text", Some("x")),
            ],
        );
        let problems = problems_of(sheet);
        assert!(problems.starts_with("claim add: --kind: "), "{problems}");
        assert!(problems.contains("did you mean \"allegation\""), "{problems}");
    }

    #[test]
    fn what_is_missing_needs_no_flag() {
        let problems = problems_of(FlagSheet::claim("claim add", &[Flag::one("text", Some("x"))]));
        assert!(problems.starts_with("claim add: the claim has no `by`"), "{problems}");
    }

    #[test]
    fn a_broken_inline_table_is_a_problem_of_its_flag() {
        let sheet = FlagSheet::claim(
            "claim add",
            &[Flag::many("by", &["{ name = \"K\"".into()]), Flag::one("text", Some("x"))],
        );
        assert!(problems_of(sheet).starts_with("claim add: --by: "));
    }
}
