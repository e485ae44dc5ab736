//! The progress of a review, as a worksheet: what is accepted is its claims, what is discarded, made by hand
//! or not yet accepted stands in comments.
//!
//! Owns how a review is written down; `resume` reads it. The file is a worksheet like any other: it can be
//! opened, changed by hand, and logged. Called by `log --review` after each action; which file it is, is the
//! caller's.

use super::decision::Decision;
use super::notation::{ACCEPTED, ASIDE, DISCARDED, DRAFTED, MADE, NOT_ACCEPTED, TEXT, WAITING};
use super::state::Review;
use crate::intake::proposal::{Annotated, Proposal, annotated, to_toml};
use crate::reading::worksheet::{
    self, ArticleSheet, ClaimSheet, Comments, Located, RelationSheet, Worksheet,
};
use crate::store::sha256;

impl Review {
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
            annotated(&accepted, &self.proposals, |proposal| vec![format!("{ACCEPTED}{}", proposal.key())]);
        for claim in &self.by_hand {
            claims.push(Annotated { claim: claim.clone(), comments: Comments::default() });
        }
        let open = self.count(Decision::Open);
        let mut title = vec![
            format!("review of {}: {open} of {} statements are open", self.name, self.proposals.len()),
            "a worksheet: what is accepted so far; it can be changed by hand, and logged with gainsay log"
                .to_owned(),
            format!("{TEXT}{}", sha256(self.text.as_bytes())),
        ];
        title.extend(self.drafted_by.iter().map(|drafter| format!("{DRAFTED}{drafter}")));
        for proposal in with(Decision::Discarded) {
            title.push(format!("{DISCARDED}{}", proposal.key()));
        }
        for proposal in &self.proposals {
            if let Some(of) = self.made.get(&proposal.key()) {
                let spans: Vec<String> =
                    proposal.spans.iter().map(|(start, end)| format!("{start}-{end}")).collect();
                let line = format!("{MADE}{} as {} of {}", spans.join(","), proposal.handle, of.join(" "));
                title.push(line.trim_end().to_owned());
            }
        }
        for (proposal, link) in self.waiting_links() {
            let (key, target) = (proposal.key(), link.target_text());
            title.push(format!("{WAITING}{key} {} {target}", link.relation));
        }
        to_toml(&title, &self.head, self.file.clone(), claims) + &self.not_accepted()
    }

    /// What was changed of the statements that are not accepted, as a worksheet in comments.
    fn not_accepted(&self) -> String {
        let is_changed = |proposal: &Proposal| {
            let key = proposal.key();
            self.made.contains_key(&key) || self.drafted.get(&key) != Some(&proposal.claim)
        };
        let decided = self.proposals.iter().zip(&self.decisions);
        let changed = decided.filter(|(one, decision)| **decision != Decision::Accepted && is_changed(one));
        let (claims, comments): (Vec<ClaimSheet>, Vec<Comments>) = changed
            .map(|(one, _)| {
                let above = vec![format!("{NOT_ACCEPTED}{}", one.key())];
                (one.claim.clone(), Comments { above, below: Vec::new() })
            })
            .unzip();
        if claims.is_empty() {
            return String::new();
        }
        let article = ArticleSheet {
            headline: Some(Located::unplaced("changed, and not accepted".to_owned())),
            ..ArticleSheet::default()
        };
        let sheet = worksheet::to_toml_commented(&Worksheet { article, claims }, &[], &comments);
        let lines = sheet.lines().map(|line| format!("{ASIDE} {line}").trim_end().to_owned() + "\n");
        std::iter::once("\n".to_owned()).chain(lines).collect()
    }
}
