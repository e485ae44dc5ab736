//! The progress of a review, as a worksheet: what is accepted is its claims, what is discarded stands in a
//! comment.
//!
//! Owns how a review is written down and taken up again. The file is a worksheet like any other: it can be
//! opened, changed by hand, and logged. Called by `log --review` after each decision; which file it is, is
//! the caller's.

use super::decision::Decision;
use super::state::Review;
use crate::domain::RelationType;
use crate::intake::proposal::{Annotated, Proposal, annotated, plain, to_toml};
use crate::reading::worksheet::{
    self, ClaimSheet, Comments, DateSheet, Located, Problems, RelationSheet, Worksheet,
};
use crate::store::sha256;

const TEXT: &str = "# text: ";
const ACCEPTED: &str = "# accepted: ";
const DISCARDED: &str = "# discarded: ";
const WAITING: &str = "# waiting: ";

/// A review that was begun before, as read from its file.
#[derive(Debug)]
pub struct Begun {
    worksheet: Worksheet,
    /// For each claim, the statement that it was made of; none for one that was written by hand.
    keys: Vec<Option<String>>,
    discarded: Vec<String>,
    /// Links to statements that were not accepted: of which statement, and what it does to which.
    waiting: Vec<(String, RelationType, String)>,
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
    let Some(known) = lines.iter().find_map(|line| line.strip_prefix(TEXT)) else {
        return Err(ProgressError::NotOurs);
    };
    let worksheet = worksheet::read(file, content).map_err(ProgressError::Problems)?;
    if known.trim() != sha256(text.as_bytes()) {
        return Err(ProgressError::OtherText);
    }
    let keys = worksheet.claims.iter().map(|claim| {
        let above = lines.get(..claim.place.line.saturating_sub(1)).unwrap_or_default();
        let comments = above.iter().rev().take_while(|line| line.trim_start().starts_with('#'));
        comments.into_iter().find_map(|line| line.strip_prefix(ACCEPTED)).map(|key| key.trim().to_owned())
    });
    let keys = keys.collect();
    let discarded = lines.iter().filter_map(|line| line.strip_prefix(DISCARDED));
    let discarded = discarded.flat_map(str::split_whitespace).map(str::to_owned).collect();
    let waiting = lines.iter().filter_map(|line| line.strip_prefix(WAITING));
    let waiting = waiting.filter_map(|line| {
        let mut words = line.split_whitespace();
        let (key, relation) = (words.next()?, words.next()?.parse().ok()?);
        Some((key.to_owned(), relation, words.next()?.to_owned()))
    });
    let waiting = waiting.collect();
    Ok(Begun { worksheet, keys, discarded, waiting })
}

impl Review {
    /// Takes up what was decided before. What somebody changed in the file by hand stands.
    pub fn resume(&mut self, begun: Begun) {
        let Begun { worksheet, keys, discarded, waiting } = begun;
        self.file = worksheet.article.text.as_ref().map(|text| text.value.clone()).or(self.file.take());
        let published = self.head.sheet.published.take();
        self.head.sheet = worksheet.article;
        // A date that was given only now is news.
        self.head.sheet.published = self.head.sheet.published.take().or(published);
        let mut kept: Vec<(Option<String>, ClaimSheet)> = keys.into_iter().zip(worksheet.claims).collect();
        for (at, proposal) in self.proposals.iter_mut().enumerate() {
            let key = proposal.key();
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
        self.names = super::known::names_of(&self.proposals);
        self.go_to_open();
    }

    /// The links of accepted statements to statements that are not: they cannot be logged before those are
    /// accepted too, and the progress keeps them until then.
    pub fn waiting_links(&self) -> impl Iterator<Item = (&Proposal, &RelationSheet)> {
        let decided = || self.proposals.iter().zip(&self.decisions);
        let waits = move |name: &str| {
            decided().any(|(one, decision)| one.name() == name && *decision != Decision::Accepted)
        };
        let accepted = decided().filter(|(_, decision)| **decision == Decision::Accepted);
        accepted.flat_map(move |(one, _)| {
            let links =
                one.claim.relations.iter().filter(move |link| link.named().is_some_and(|name| waits(name)));
            links.map(move |link| (one, &link.value))
        })
    }

    /// The accepted statements that do nothing to another, each with what it may do: nobody has said whether
    /// it does.
    pub fn undecided_links(&self) -> impl Iterator<Item = (&Proposal, &RelationSheet)> {
        let decided = self.proposals.iter().zip(&self.decisions);
        let accepted = decided.filter(|(_, decision)| **decision == Decision::Accepted);
        let bare = accepted.map(|(one, _)| one).filter(|one| one.claim.relations.is_empty());
        bare.filter_map(|one| one.open_links().next().map(|maybe| (one, &maybe.link)))
    }

    /// The review as a worksheet, with what is needed to take it up again.
    pub fn to_toml(&self) -> String {
        let with = |decision| {
            let of = self.proposals.iter().zip(&self.decisions).filter(move |(_, one)| **one == decision);
            of.map(|(proposal, _)| proposal).collect::<Vec<_>>()
        };
        let accepted = with(Decision::Accepted);
        let mut claims =
            annotated(&accepted, &self.proposals, |proposal| vec![format!("accepted: {}", proposal.key())]);
        for claim in &self.by_hand {
            claims.push(Annotated { claim: claim.clone(), comments: Comments::default() });
        }
        let open = self.count(Decision::Open);
        let mut title = vec![
            format!("review of {}: {open} of {} statements are open", self.name, self.proposals.len()),
            "a worksheet: what is accepted so far; it can be changed by hand, and logged with gainsay log"
                .to_owned(),
            format!("{}{}", &TEXT[2..], sha256(self.text.as_bytes())),
        ];
        for proposal in with(Decision::Discarded) {
            title.push(format!("{}{}", &DISCARDED[2..], proposal.key()));
        }
        for (proposal, link) in self.waiting_links() {
            let (key, target) = (proposal.key(), link.target_text());
            title.push(format!("{}{key} {} {target}", &WAITING[2..], link.relation));
        }
        to_toml(&title, &self.head, self.file.clone(), claims)
    }
}
