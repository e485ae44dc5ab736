//! Worksheets: one article and its claims, typed by a person as TOML.
//!
//! Owns the notation: which keys there are, which values they take, how a worksheet is read with the place of
//! everything ([`read`], [`parse`]) and written back ([`to_toml`]). Called by the stage that resolves a
//! worksheet against a ledger, which appends its own problems to the same [`ProblemList`], and by the command
//! that writes one from a ledger. Never opens a file or a ledger, never resolves a name, a ref or a date, and
//! never stops at the first problem.

mod article;
mod bytes;
mod claim;
mod flags;
mod party;
mod place;
mod problem;
mod quoted;
mod reading;
mod relation;
mod sheet;
mod syntax;
pub(crate) mod text;
mod top;
mod write;

#[cfg(test)]
mod tests;

pub use bytes::SIZE_LIMIT;
pub use flags::{Flag, FlagSheet, inline_table};
pub use place::{Located, Place};
pub use problem::{Problem, ProblemList, Problems};
pub use sheet::{ArticleSheet, ClaimSheet, DateSheet, PartySheet, RelationSheet, TargetSheet, Worksheet};
pub use write::{Comments, to_toml, to_toml_commented};

/// A text as a TOML string on one line.
pub(crate) fn quoted(text: &str) -> String {
    quoted::one_line(text)
}

/// Reads a worksheet, or says everything that is wrong with it; `file` is the name shown.
pub fn read(file: &str, text: &str) -> Result<Worksheet, Problems> {
    let (worksheet, problems) = parse(file, text);
    problems.finish(worksheet)
}

/// Reads a worksheet from the bytes of a file: UTF-8, with or without a byte order mark, at most
/// [`SIZE_LIMIT`].
pub fn read_bytes(file: &str, bytes: &[u8]) -> Result<Worksheet, Problems> {
    let (worksheet, problems) = parse_bytes(file, bytes);
    problems.finish(worksheet)
}

/// Reads what can be read, and lists what is wrong: for a caller that has checks of its own to add.
///
/// What had a problem may be left out of the worksheet; [`ProblemList::push_missing`] is for what seems to be
/// missing.
pub fn parse(file: &str, text: &str) -> (Worksheet, ProblemList) {
    let mut problems = ProblemList::new(file);
    let text = bytes::without_bom(text);
    if let Some(problem) = bytes::refuse_nul(text) {
        problems.mark_partly_unread();
        problems.push(problem);
        return (Worksheet::default(), problems);
    }
    let worksheet = top::read(text, &mut problems);
    (worksheet, problems)
}

/// As [`parse`], from bytes; bytes that are no text give an empty worksheet and one problem.
pub fn parse_bytes(file: &str, bytes: &[u8]) -> (Worksheet, ProblemList) {
    match bytes::decode(bytes) {
        Ok(text) => parse(file, text),
        Err(problem) => {
            let mut problems = ProblemList::new(file);
            problems.mark_partly_unread();
            problems.push(problem);
            (Worksheet::default(), problems)
        }
    }
}
