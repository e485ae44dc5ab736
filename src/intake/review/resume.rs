//! Taking a review up again from its progress.
//!
//! Owns how the file of a review is read, and what of it wins: what somebody changed in it by hand stands.
//! Called by `log --review` when it begins.

use super::decision::Decision;
use super::known::{Nobody, names_of};
use super::marking::unmade;
use super::notation::{ACCEPTED, ASIDE, DISCARDED, DRAFTED, MADE, NOT_ACCEPTED, TEXT, WAITING};
use super::state::Review;
use crate::domain::RelationType;
use crate::intake::proposal::{Proposal, plain};
use crate::reading::worksheet::{self, ClaimSheet, DateSheet, Located, Problems, Worksheet};
use crate::store::sha256;

/// A review that was begun before, as read from its file.
#[derive(Debug)]
pub struct Begun {
    worksheet: Worksheet,
    /// For each claim, the statement that it was made of; none for one that was written by hand.
    keys: Vec<Option<String>>,
    discarded: Vec<String>,
    made: Vec<Made>,
    /// What was changed of statements that are not accepted, by their keys.
    aside: Vec<(String, ClaimSheet)>,
    /// Links to statements that were not accepted: of which statement, and what it does to which.
    waiting: Vec<(String, RelationType, String)>,
    drafted_by: Vec<String>,
}

/// A statement that a person made.
#[derive(Debug)]
struct Made {
    spans: Vec<(usize, usize)>,
    handle: String,
    of: Vec<String>,
}

impl Begun {
    /// The article's date as it stands in the file.
    pub fn published(&self) -> Option<&Located<DateSheet>> {
        self.worksheet.article.published.as_ref()
    }
}

/// Why a file is not the progress of this review.
#[derive(Debug, thiserror::Error)]
pub enum ProgressError {
    /// It is no worksheet any more.
    #[error("{0}")]
    Problems(Problems),
    /// The article has another text by now.
    #[error("the text of the article is another one than when its review was begun")]
    OtherText,
    /// It was not written by a review.
    #[error("it is a worksheet, and not the progress of a review")]
    NotOurs,
}

/// Reads the file of a review of this text.
///
/// # Errors
/// [`ProgressError`].
pub fn begun(file: &str, content: &str, text: &str) -> Result<Begun, ProgressError> {
    let lines: Vec<&str> = content.lines().collect();
    let comments = |what| {
        let lines = lines.iter();
        lines.filter_map(move |line| line.strip_prefix("# ")?.strip_prefix(what)).collect::<Vec<&str>>()
    };
    let Some(known) = comments(TEXT).into_iter().next() else { return Err(ProgressError::NotOurs) };
    let worksheet = worksheet::read(file, content).map_err(ProgressError::Problems)?;
    if known.trim() != sha256(text.as_bytes()) {
        return Err(ProgressError::OtherText);
    }
    let keys = keys(&lines, &worksheet.claims, ACCEPTED);
    let discarded = comments(DISCARDED).into_iter().flat_map(str::split_whitespace).map(str::to_owned);
    let waiting = comments(WAITING).into_iter().filter_map(|line| {
        let mut words = line.split_whitespace();
        let (key, relation) = (words.next()?, words.next()?.parse().ok()?);
        Some((key.to_owned(), relation, words.next()?.to_owned()))
    });
    Ok(Begun {
        keys,
        discarded: discarded.collect(),
        made: comments(MADE).into_iter().filter_map(|line| made(line, text)).collect(),
        aside: aside(file, &lines)?,
        waiting: waiting.collect(),
        drafted_by: comments(DRAFTED).into_iter().map(str::to_owned).collect(),
        worksheet,
    })
}

/// The statement of each claim, from the comments right above it.
fn keys<L: AsRef<str>>(lines: &[L], claims: &[ClaimSheet], what: &str) -> Vec<Option<String>> {
    let key = |claim: &ClaimSheet| {
        let above = lines.get(..claim.place.line.saturating_sub(1)).unwrap_or_default();
        let above = above.iter().rev().map(|line| line.as_ref().trim_start());
        let mut comments = above.take_while(|line| line.starts_with('#'));
        comments.find_map(|line| line.strip_prefix("# ")?.strip_prefix(what)).map(|key| key.trim().to_owned())
    };
    claims.iter().map(key).collect()
}

/// The worksheet that stands in comments; its lines keep their numbers, for whoever changed it by hand.
fn aside(file: &str, lines: &[&str]) -> Result<Vec<(String, ClaimSheet)>, ProgressError> {
    let inner: Vec<&str> = lines
        .iter()
        .map(|line| line.strip_prefix(ASIDE).map_or("", |rest| rest.strip_prefix(' ').unwrap_or(rest)))
        .collect();
    if inner.iter().all(|line| line.is_empty()) {
        return Ok(Vec::new());
    }
    let sheet = worksheet::read(file, &inner.join("\n")).map_err(ProgressError::Problems)?;
    let keys = keys(&inner, &sheet.claims, NOT_ACCEPTED);
    Ok(keys.into_iter().zip(sheet.claims).filter_map(|(key, claim)| Some((key?, claim))).collect())
}

/// A statement that a person made, if its spans are some of this text.
fn made(line: &str, text: &str) -> Option<Made> {
    let (spans, rest) = line.split_once(" as ")?;
    let (handle, of) = rest.split_once(" of").unwrap_or((rest, ""));
    let span = |span: &str| {
        let (start, end) = span.split_once('-')?;
        Some((start.trim().parse().ok()?, end.trim().parse().ok()?))
    };
    let spans: Vec<(usize, usize)> = spans.split(',').map(span).collect::<Option<_>>()?;
    let length = text.chars().count();
    let are_some = spans.iter().all(|(start, end)| start < end && *end <= length);
    let of = of.split_whitespace().map(str::to_owned).collect();
    (are_some && !spans.is_empty()).then(|| Made { spans, handle: handle.trim().to_owned(), of })
}

impl Review {
    /// Takes up what was decided before. What somebody changed in the file by hand stands.
    pub fn resume(&mut self, begun: Begun) {
        let Begun { worksheet, keys, discarded, made, aside, waiting, drafted_by } = begun;
        let now = std::mem::replace(&mut self.drafted_by, drafted_by);
        for drafter in now {
            if !self.drafted_by.contains(&drafter) {
                self.drafted_by.push(drafter);
            }
        }
        self.file = worksheet.article.text.as_ref().map(|text| text.value.clone()).or(self.file.take());
        let published = self.head.sheet.published.take();
        self.head.sheet = worksheet.article;
        // A date that was given only now is news.
        self.head.sheet.published = self.head.sheet.published.take().or(published);
        self.make_again(&made);
        let mut kept: Vec<(Option<String>, ClaimSheet)> = keys.into_iter().zip(worksheet.claims).collect();
        for (at, proposal) in self.proposals.iter_mut().enumerate() {
            let key = proposal.key();
            if let Some((_, claim)) = aside.iter().find(|(of, _)| *of == key) {
                proposal.claim = claim.clone();
            }
            if let Some(place) = kept.iter().position(|(of, _)| of.as_ref() == Some(&key)) {
                let (_, claim) = kept.remove(place);
                proposal.claim = claim;
                // The ref that it was given is its own only if it is another.
                if proposal.claim.r#ref.as_ref().is_some_and(|name| name.value == proposal.handle) {
                    proposal.claim.r#ref = None;
                }
                for (_, relation, target) in waiting.iter().filter(|(of, ..)| *of == key) {
                    if proposal.claim.relations.iter().all(|link| !link.names(target)) {
                        proposal.claim.relations.push(Located::unplaced(plain(*relation, target)));
                    }
                }
                self.decisions[at] = Decision::Accepted;
            } else if discarded.contains(&key) {
                self.decisions[at] = Decision::Discarded;
            }
        }
        self.by_hand = kept.into_iter().map(|(_, claim)| claim).collect();
        self.names = names_of(&self.proposals);
        if !self.made.is_empty() {
            self.weigh_answers();
        }
        self.go_to_open();
    }

    /// The statements that a person made, in place of the drafts that they were made of.
    fn make_again(&mut self, made: &[Made]) {
        let mut replaced: Vec<&String> = made.iter().flat_map(|one| &one.of).collect();
        replaced.sort_unstable();
        let mut templates: Vec<Proposal> = Vec::new();
        let mut renamed: Vec<(String, &String)> = Vec::new();
        for at in (0..self.proposals.len()).rev() {
            if replaced.binary_search(&&self.proposals[at].key()).is_ok() {
                templates.push(self.proposals[at].clone());
                self.remove(at, None);
            }
        }
        for Made { spans, handle, of } in made {
            let mut template = unmade();
            for (number, root) in of.iter().enumerate() {
                let Some(draft) = templates.iter_mut().find(|one| one.key() == *root) else { continue };
                if number == 0 {
                    template.clone_from(draft);
                }
                template.denied = template.denied.or(draft.denied.take());
                template.recorded = template.recorded.or(draft.recorded.take());
                // Of a draft that was parted, the first half has its links.
                draft.maybe.clear();
                let old = draft.name();
                if !renamed.iter().any(|(known, _)| known == old) {
                    renamed.push((old.to_owned(), handle));
                }
            }
            // What cannot be quoted was never made.
            if let Ok(one) = self.made_at(spans.clone(), template, &Nobody) {
                self.insert(Proposal { handle: handle.clone(), ..one }, of.clone());
            }
        }
        for (old, new) in renamed {
            for maybe in self.proposals.iter_mut().flat_map(|one| &mut one.maybe) {
                maybe.link.follow(&old, new);
            }
        }
    }
}
