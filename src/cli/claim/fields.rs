//! The flags that say what a claim is: the keys of a worksheet's `[[claim]]`.

use clap::Args;

use crate::domain::{RelationType, Vocabulary};
use crate::reading::worksheet::Flag;

/// What is said, by whom, when; as in a worksheet.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "The claim")]
pub(crate) struct ClaimFieldArgs {
    /// Who said it: a name, an id, or '{ name = "…", as = "title", for = "body spoken for" }'; repeat for
    /// joint statements
    #[arg(long, value_name = "SPEAKER")]
    pub by: Vec<String>,
    /// When it was said: 2024-06-20, "20 June 2024", 2024-06, ../2024-06-20, yesterday, '{ words = "…", edtf
    /// = "…" }'
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// When what it speaks of happened
    #[arg(long, value_name = "DATE")]
    pub event: Option<String>,
    /// What was said, in your words
    #[arg(long, value_name = "TEXT")]
    pub text: Option<String>,
    /// The words of the article, exactly; repeat for a quote in pieces
    #[arg(long, value_name = "TEXT")]
    pub quote: Vec<String>,
    /// The article it was seen in (id or url)
    #[arg(long, value_name = "ARTICLE")]
    pub article: Option<String>,
    /// How the article gives the words: direct, indirect, mixed, summary
    #[arg(long, value_name = "MODE")]
    pub mode: Option<String>,
    /// Where it stands in the article: a time code (00:12:31) or a page (p. 4)
    #[arg(long, value_name = "PLACE")]
    pub at: Option<String>,
    /// The article's words of doubt, exactly: reportedly, "it said"
    #[arg(long, value_name = "TEXT")]
    pub hedge: Option<String>,
    /// Through whom the article has it, nearest to the speaker last; repeatable
    #[arg(long, value_name = "SOURCE")]
    pub via: Vec<String>,
    /// Whom it accuses or concerns; repeatable
    #[arg(long, value_name = "SPEAKER")]
    pub about: Vec<String>,
    /// A topic; repeatable
    #[arg(long = "topic", value_name = "TOPIC")]
    pub topics: Vec<String>,
    /// A remark of yours
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
}

impl ClaimFieldArgs {
    /// The flags as keys of a worksheet.
    pub(crate) fn flags(&self) -> Vec<Flag> {
        vec![
            Flag::one("mode", self.mode.as_deref()),
            Flag::one("at", self.at.as_deref()),
            Flag::one("hedge", self.hedge.as_deref()),
            Flag::many("by", &self.by),
            Flag::many("about", &self.about),
            Flag::one("on", self.on.as_deref()),
            Flag::one("event", self.event.as_deref()),
            Flag::one("text", self.text.as_deref()),
            Flag::many("quote", &self.quote),
            Flag::many("via", &self.via),
            Flag::many("topics", &self.topics),
            Flag::one("note", self.note.as_deref()),
        ]
    }
}

/// What a claim does to earlier ones: one flag for each relation.
#[derive(Debug, Clone, Default, Args)]
#[command(
    next_help_heading = "What it does to earlier claims (a ref, an id, or '{ claim = \"…\", part = \"…\" }')"
)]
pub(super) struct RelationFlagArgs {
    /// Rejects it
    #[arg(long, value_name = "CLAIM")]
    denies: Vec<String>,
    /// Cannot hold together with it
    #[arg(long, value_name = "CLAIM")]
    contradicts: Vec<String>,
    /// Contests it as a third party
    #[arg(long, value_name = "CLAIM")]
    disputes: Vec<String>,
    /// Offers disproof
    #[arg(long, value_name = "CLAIM")]
    refutes: Vec<String>,
    /// Affirms it independently
    #[arg(long, value_name = "CLAIM")]
    confirms: Vec<String>,
    /// Backs it
    #[arg(long, value_name = "CLAIM")]
    supports: Vec<String>,
    /// Says the same, by another speaker or on another day
    #[arg(long, value_name = "CLAIM")]
    repeats: Vec<String>,
    /// Relays it
    #[arg(long, value_name = "CLAIM")]
    quotes: Vec<String>,
    /// Narrows or hedges it
    #[arg(long, value_name = "CLAIM")]
    qualifies: Vec<String>,
    /// Fixes a detail of it
    #[arg(long, value_name = "CLAIM")]
    corrects: Vec<String>,
    /// Takes it back
    #[arg(long, value_name = "CLAIM")]
    retracts: Vec<String>,
    /// Is a newer version of it
    #[arg(long, value_name = "CLAIM")]
    supersedes: Vec<String>,
    /// Comments on it without taking a position
    #[arg(long, value_name = "CLAIM")]
    responds_to: Vec<String>,
}

impl RelationFlagArgs {
    /// The flags as keys of a worksheet.
    pub(super) fn flags(&self) -> Vec<Flag> {
        let given = |relation: &RelationType| match relation {
            RelationType::Denies => &self.denies,
            RelationType::Contradicts => &self.contradicts,
            RelationType::Disputes => &self.disputes,
            RelationType::Refutes => &self.refutes,
            RelationType::Confirms => &self.confirms,
            RelationType::Supports => &self.supports,
            RelationType::Repeats => &self.repeats,
            RelationType::Quotes => &self.quotes,
            RelationType::Qualifies => &self.qualifies,
            RelationType::Corrects => &self.corrects,
            RelationType::Retracts => &self.retracts,
            RelationType::Supersedes => &self.supersedes,
            RelationType::RespondsTo => &self.responds_to,
        };
        RelationType::ALL.iter().map(|relation| Flag::many(relation.as_str(), given(relation))).collect()
    }
}
