//! What is wrong with a worksheet, and the list in which the stages of reading gather it.
//!
//! Every stage pushes into one [`ProblemList`], so that a person sees all problems of a file in one go.

use super::place::Place;
use std::fmt;

/// One thing that is wrong, where, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where; none when it concerns the file as a whole.
    pub place: Option<Place>,
    /// What is wrong: a fragment in lower case.
    pub message: String,
    /// What to do next.
    pub hint: Option<String>,
}

impl Problem {
    /// A problem at a place.
    pub fn at(place: Place, message: impl Into<String>) -> Self {
        Self { place: Some(place), message: message.into(), hint: None }
    }

    /// A problem of the file as a whole.
    pub fn of_the_file(message: impl Into<String>) -> Self {
        Self { place: None, message: message.into(), hint: None }
    }

    /// This problem with a remedy.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = self.place {
            write!(f, "{place}: ")?;
        }
        f.write_str(&self.message)
    }
}

/// All problems of one file, in the order of their places. Never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problems {
    file: String,
    problems: Vec<Problem>,
}

impl Problems {
    /// Problems of a file, at least one.
    pub(super) fn new(file: &str, problems: Vec<Problem>) -> Self {
        Self { file: file.to_owned(), problems }
    }

    /// The file's name as the caller gave it.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Every problem; those of the file as a whole come first.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.problems.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            write!(f, "{}:", self.file)?;
            if let Some(Place { line, column }) = problem.place {
                write!(f, "{line}:{column}:")?;
            }
            write!(f, " {}", problem.message)?;
            if let Some(hint) = &problem.hint {
                write!(f, "\n  hint: {hint}")?;
            }
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}

/// Problems while they are gathered, by this stage and by those after it.
#[derive(Debug, Clone)]
pub struct ProblemList {
    file: String,
    problems: Vec<Problem>,
    partly_unread: bool,
}

impl ProblemList {
    /// An empty list for a file; the name is only shown.
    pub fn new(file: impl Into<String>) -> Self {
        Self { file: file.into(), problems: Vec::new(), partly_unread: false }
    }

    /// Adds a problem.
    pub fn push(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Adds a problem about something that is not there (a missing key, an unknown ref); ignored when parts
    /// of the file could not be read, because it may stand there.
    pub fn push_missing(&mut self, problem: Problem) {
        if !self.partly_unread {
            self.problems.push(problem);
        }
    }

    /// Whether parts of the file could not be read, so that what seems to be missing may not be.
    pub fn partly_unread(&self) -> bool {
        self.partly_unread
    }

    /// Says that parts of the file could not be read.
    pub(super) fn mark_partly_unread(&mut self) {
        self.partly_unread = true;
    }

    /// Whether something is wrong here already, so that one mistake is not reported twice.
    pub fn has_one_at(&self, place: Place) -> bool {
        self.problems.iter().any(|problem| problem.place == Some(place))
    }

    /// Whether something is wrong from this place on and before that one.
    pub fn has_one_within(&self, from: Place, before: Option<Place>) -> bool {
        let is_within = |place: Place| place >= from && before.is_none_or(|before| place < before);
        self.problems.iter().any(|problem| problem.place.is_some_and(is_within))
    }

    /// How many problems there are so far.
    pub fn len(&self) -> usize {
        self.problems.len()
    }

    /// Whether there is none so far.
    pub fn is_empty(&self) -> bool {
        self.problems.is_empty()
    }

    /// The value if there is no problem, else all problems, sorted by place.
    pub fn finish<T>(self, value: T) -> Result<T, Problems> {
        if self.problems.is_empty() {
            return Ok(value);
        }
        let mut problems = self.problems;
        problems.sort_by_key(|problem| problem.place);
        Err(Problems { file: self.file, problems })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_print_in_the_order_of_their_places() {
        let mut list = ProblemList::new("week.toml");
        list.push(Problem::at(Place { line: 12, column: 5 }, "second"));
        list.push(Problem::at(Place { line: 2, column: 1 }, "first").hint("do this"));
        assert_eq!(list.problems[0].to_string(), "line 12, column 5: second");
        let problems = list.finish(()).unwrap_err();
        assert_eq!(problems.to_string(), "week.toml:2:1: first\n  hint: do this\nweek.toml:12:5: second");
    }

    #[test]
    fn what_seems_missing_is_not_reported_when_parts_are_unread() {
        let mut list = ProblemList::new("week.toml");
        list.mark_partly_unread();
        list.push_missing(Problem::of_the_file("no [article]"));
        assert!(list.is_empty() && list.finish(()).is_ok());
    }
}
