//! Where the progress of a review is kept: beside the article, whole or not at all.
//!
//! Owns the names of the files and how they are written. Called by the loop of `log --review` only.

use std::path::{Path, PathBuf};

use super::super::CliError;
use super::super::draft::{Material, page_name};
use crate::domain::ArticleId;
use crate::intake::capture::fetch::is_address;
use crate::intake::capture::retrieve::plain;
use crate::intake::review::{ProgressError, Review};
use crate::reading::worksheet::SIZE_LIMIT;
use crate::whole_file;

const ENDING: &str = ".review.toml";

/// An article and the file of its review.
pub(super) struct ReviewFiles {
    /// What the person named, or the page that was saved of it.
    pub(super) article: String,
    /// The progress.
    pub(super) file: PathBuf,
}

impl ReviewFiles {
    /// The files for an article as a person names it; the file of a review stands for its article.
    pub(super) fn of(target: &str) -> Result<Self, CliError> {
        if target == "-" {
            return Err(CliError::usage(
                "a review reads its answers from standard input, so the article cannot come from there",
            )
            .hint("save the article to a file, or draft it: gainsay draft - < article.txt"));
        }
        let target = target.strip_suffix(ENDING).unwrap_or(target);
        if is_address(target) {
            // The page as it was when the review was begun.
            let page =
                ["html", "txt"].iter().map(|ending| page_name(target, ending)).find(|page| page.exists());
            return Ok(match page {
                Some(page) => Self { file: with_ending(&page), article: page.display().to_string() },
                None => Self { file: with_ending(&page_name(target, "html")), article: target.to_owned() },
            });
        }
        let of_ledger = target.parse::<ArticleId>().is_ok() && !Path::new(target).exists();
        let file = if of_ledger {
            PathBuf::from(format!("{target}{ENDING}"))
        } else {
            with_ending(Path::new(target))
        };
        Ok(Self { article: target.to_owned(), file })
    }

    /// The name by which the worksheet calls the article's text. A page that was fetched is saved first.
    pub(super) fn keep_page(&self, material: &Material) -> Result<Option<String>, CliError> {
        let Some(taken) = &material.taken else { return Ok(None) };
        let page = if is_address(&self.article) {
            let page = PathBuf::from(self.file.display().to_string().trim_end_matches(ENDING));
            write(&page, &taken.capture.bytes)?;
            page
        } else {
            PathBuf::from(&self.article)
        };
        Ok(page.file_name().map(|name| name.to_string_lossy().into_owned()))
    }

    /// What was kept before.
    pub(super) fn progress(&self) -> Result<Option<String>, CliError> {
        match std::fs::metadata(&self.file) {
            Ok(found) if found.len() > SIZE_LIMIT as u64 => {
                Err(CliError::failed("worksheet", format!("{} is too large", self.file.display())))
            }
            _ => match std::fs::read_to_string(&self.file) {
                Ok(content) => Ok(Some(content)),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
                Err(error) => {
                    let name = self.file.display();
                    Err(CliError::failed("io", format!("cannot read {name}: {}", plain(&error))))
                }
            },
        }
    }

    /// Keeps the progress.
    pub(super) fn keep(&self, review: &Review) -> Result<(), CliError> {
        // It is no more for everybody than the ledger is.
        whole_file::write_private(&self.file, review.to_toml().as_bytes()).map_err(failed(&self.file))
    }

    /// Why the file that is there is not this review's, and what to do.
    pub(super) fn refuse(&self, error: &ProgressError) -> CliError {
        let name = self.file.display();
        match error {
            ProgressError::Problems(problems) => CliError::Problems(vec![problems.clone()]),
            ProgressError::OtherText | ProgressError::NotOurs => {
                CliError::failed("review", format!("{name}: {error}"))
                    .hint(format!("log it as it is: gainsay log {name}"))
                    .hint("or move it away, and the review begins anew")
            }
        }
    }
}

fn with_ending(article: &Path) -> PathBuf {
    let mut name = article.file_name().unwrap_or_default().to_owned();
    name.push(ENDING);
    article.with_file_name(name)
}

fn write(path: &Path, content: &[u8]) -> Result<(), CliError> {
    whole_file::write(path, content).map_err(failed(path))
}

fn failed(path: &Path) -> impl FnOnce(whole_file::Failed) -> CliError {
    move |error| CliError::io(format!("cannot write {}", path.display()), error.source)
}
