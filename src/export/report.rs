//! The reports that can be exported, and the meaning of their columns.

use crate::domain::Vocabulary;
use crate::domain::vocabulary::vocabulary;
use crate::output::columns::{
    APPEARANCES, ARTICLES, ASSESSMENTS, CLAIM_SPEAKERS, CLAIMS, DENIALS, DISPUTED, ListedColumn, MATRIX,
    ORIGINS, RELATIONS, REVERSALS, SPEAKERS, TIMELINE, UNANSWERED,
};

vocabulary!(
    /// What can be exported.
    Report, "report", {
        /// A row for each claim.
        Claims => "claims",
        /// A row for each disputed claim and challenge of it.
        Disputed => "disputed",
        /// A row for each denial and claim that it denies.
        Denials => "denials",
        /// A row for each speaker.
        Speakers => "speakers",
        /// A row for each article.
        Articles => "articles",
        /// A row for each relation between two claims.
        Relations => "relations",
        /// A row for each claim and article that has it, with the exact words.
        Appearances => "appearances",
        /// A row for each claim and speaker of it.
        ClaimSpeakers => "claim_speakers",
        /// A row for each claim and party with a recorded position on it.
        Matrix => "matrix",
        /// A row for each claim, in the order of the days that their dates can mean.
        Timeline => "timeline",
        /// A row for each claim and party that it accuses or concerns and that has no recorded response to it.
        Unanswered => "unanswered",
        /// A row for each change of position.
        Reversals => "reversals",
        /// A row for each claim that was seen somewhere, those with the most independent origins first.
        Origins => "origins",
        /// A row for each assessment of a claim.
        Assessments => "assessments",
    }
);

impl Report {
    /// What it has a row for, in words.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Claims => "a row for each claim",
            Self::Disputed => "a row for each disputed claim and challenge of it",
            Self::Denials => "a row for each denial and claim that it denies",
            Self::Speakers => "a row for each speaker",
            Self::Articles => "a row for each article",
            Self::Relations => "a row for each relation between two claims",
            Self::Appearances => "a row for each claim and article that has it, with the exact words",
            Self::ClaimSpeakers => "a row for each claim and speaker of it",
            Self::Matrix => "a row for each claim and party with a recorded position on it",
            Self::Timeline => "a row for each claim, in the order of the days that their dates can mean",
            Self::Unanswered => {
                "a row for each claim and party that it accuses or concerns and that has no recorded response"
            }
            Self::Reversals => "a row for each change of position",
            Self::Origins => "a row for each claim that was seen somewhere, most independent origins first",
            Self::Assessments => "a row for each assessment of a claim",
        }
    }

    /// The columns of its CSV, in order, with their meanings.
    pub fn columns(self) -> Vec<ListedColumn> {
        match self {
            Self::Claims => CLAIMS.listed().collect(),
            Self::Disputed => DISPUTED.listed().collect(),
            Self::Denials => DENIALS.listed().collect(),
            Self::Speakers => SPEAKERS.listed().collect(),
            Self::Articles => ARTICLES.listed().collect(),
            Self::Relations => RELATIONS.listed().collect(),
            Self::Appearances => APPEARANCES.listed().collect(),
            Self::ClaimSpeakers => CLAIM_SPEAKERS.listed().collect(),
            Self::Matrix => MATRIX.listed().collect(),
            Self::Timeline => TIMELINE.listed().collect(),
            Self::Unanswered => UNANSWERED.listed().collect(),
            Self::Reversals => REVERSALS.listed().collect(),
            Self::Origins => ORIGINS.listed().collect(),
            Self::Assessments => ASSESSMENTS.listed().collect(),
        }
    }
}

/// Every column of every report: `export --list`.
pub fn listed() -> Vec<ListedColumn> {
    Report::ALL.iter().flat_map(|report| report.columns()).collect()
}
