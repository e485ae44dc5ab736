//! The reports that can be exported: one table, with all that is to be known of each.
//!
//! Owns their names, what each has a row for, its columns, which filters it knows, and how an import knows a
//! file of it. Called by whatever exports, lists or recognises reports. A report is added by a row here;
//! nothing else lists them.

use std::fmt;

use super::ExportError;
use super::rows::Rows;
use super::shape::Written;
use crate::domain::vocabulary::suggestion;
use crate::output::columns::{
    APPEARANCES, ARTICLES, ASSESSMENTS, CLAIM_SPEAKERS, CLAIMS, DENIALS, DISPUTED, ListedColumn, MATRIX,
    ORIGINS, RELATIONS, REVERSALS, SPEAKERS, TIMELINE, UNANSWERED,
};
use crate::report::{self, MatrixQuery, UnansweredQuery};
use crate::store::{ArticleFilter, Reader, RelationFilter, SpeakerFilter, StandingFilter};

/// What can narrow a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Narrowed {
    /// By which claims it is about.
    Claims,
    /// By that, by who challenges the claims, and by their status.
    Disputes,
    /// By nothing: it is exported whole.
    Nothing,
}

/// One report.
pub struct Report {
    /// Its name: a word of `export`, the name of its file.
    pub name: &'static str,
    /// What it has a row for, in words.
    pub meaning: &'static str,
    /// What can narrow it.
    pub(super) narrowed: Narrowed,
    /// Whether it counts days to today, if it is not asked as of a day.
    pub(super) counts_to_today: bool,
    columns: fn() -> Vec<ListedColumn>,
    /// Reads its rows and writes them.
    pub(super) write: fn(Rows<'_, '_>, &Reader<'_>) -> Result<Written, ExportError>,
    /// By which columns a file of it is known: all of one of these sets, which no table of claims has
    /// together. None for the report that an import takes.
    pub known_by: &'static [&'static [&'static str]],
    /// Where what it shows can be changed, for whoever tries to import it.
    pub instead: &'static str,
}

const CHANGE_CLAIMS: &str = "change the claims themselves: gainsay export claims, edit that and import it";
const CHANGE_RELATIONS: &str = "change a relation with gainsay relation edit, or name claims in a column denies, confirms … of gainsay export claims";

/// What most reports have in common.
const OF_CLAIMS: Report = Report {
    name: "",
    meaning: "",
    narrowed: Narrowed::Claims,
    counts_to_today: false,
    columns: Vec::new,
    write: |_, _| Ok(Written::default()),
    known_by: &[],
    instead: CHANGE_CLAIMS,
};

/// Every report, in the order in which they are listed.
pub static REPORTS: &[Report] = &[
    Report {
        name: "claims",
        meaning: "a row for each claim",
        columns: || CLAIMS.listed().collect(),
        write: |rows, reader| {
            let standing = StandingFilter { statuses: None, as_of: rows.query.rows.as_of };
            let judged = reader.judged(&rows.query.rows.claims, &standing);
            rows.take(&CLAIMS, judged)
        },
        ..OF_CLAIMS
    },
    Report {
        name: "disputed",
        meaning: "a row for each disputed claim and challenge of it",
        narrowed: Narrowed::Disputes,
        columns: || DISPUTED.listed().collect(),
        write: |rows, reader| rows.take_disputed(reader),
        known_by: &[&["claim", "challenge"], &["claim", "challenges"]],
        instead: CHANGE_RELATIONS,
        ..OF_CLAIMS
    },
    Report {
        name: "denials",
        meaning: "a row for each denial and claim that it denies",
        columns: || DENIALS.listed().collect(),
        write: |rows, reader| {
            let denials = report::denials(reader, &rows.query.rows.claims);
            rows.take(&DENIALS, denials)
        },
        known_by: &[&["denial", "denied_by"]],
        instead: CHANGE_RELATIONS,
        ..OF_CLAIMS
    },
    Report {
        name: "speakers",
        meaning: "a row for each speaker",
        narrowed: Narrowed::Nothing,
        columns: || SPEAKERS.listed().collect(),
        write: |rows, reader| {
            rows.take(&SPEAKERS, reader.list_speakers(&SpeakerFilter::default())?.into_iter().map(Ok))
        },
        known_by: &[&["name", "aliases"]],
        instead: "change a speaker with gainsay speaker edit, or alias",
        ..OF_CLAIMS
    },
    Report {
        name: "articles",
        meaning: "a row for each article",
        narrowed: Narrowed::Nothing,
        columns: || ARTICLES.listed().collect(),
        write: |rows, reader| {
            rows.take(&ARTICLES, reader.list_articles(&ArticleFilter::default())?.into_iter().map(Ok))
        },
        known_by: &[&["headline", "published", "claims"]],
        instead: "change an article with gainsay article edit",
        ..OF_CLAIMS
    },
    Report {
        name: "relations",
        meaning: "a row for each relation between two claims",
        narrowed: Narrowed::Nothing,
        columns: || RELATIONS.listed().collect(),
        write: |rows, reader| rows.take(&RELATIONS, report::relations(reader, RelationFilter::default())),
        known_by: &[&["claim", "relation", "target"]],
        instead: CHANGE_RELATIONS,
        ..OF_CLAIMS
    },
    Report {
        name: "appearances",
        meaning: "a row for each claim and article that has it, with the exact words",
        columns: || APPEARANCES.listed().collect(),
        write: |rows, reader| {
            let appearances = report::appearances(reader, &rows.query.rows.claims);
            rows.take(&APPEARANCES, appearances)
        },
        known_by: &[&["claim", "article", "quote"]],
        ..OF_CLAIMS
    },
    Report {
        name: "claim_speakers",
        meaning: "a row for each claim and speaker of it",
        columns: || CLAIM_SPEAKERS.listed().collect(),
        write: |rows, reader| {
            let speakers = report::claim_speakers(reader, &rows.query.rows.claims);
            rows.take(&CLAIM_SPEAKERS, speakers)
        },
        known_by: &[&["claim", "position", "name"]],
        ..OF_CLAIMS
    },
    Report {
        name: "matrix",
        meaning: "a row for each claim and party with a recorded position on it",
        columns: || MATRIX.listed().collect(),
        write: |rows, reader| {
            let asked = &rows.query.rows;
            let asked = MatrixQuery { claims: asked.claims.clone(), as_of: asked.as_of, answers: false };
            let lines = report::matrix(reader, &asked).flat_map(|item| match item {
                Ok(item) => item.lines().map(Ok).collect(),
                Err(error) => vec![Err(error)],
            });
            rows.take(&MATRIX, lines)
        },
        known_by: &[&["claim", "party", "position"]],
        ..OF_CLAIMS
    },
    Report {
        name: "timeline",
        meaning: "a row for each claim, in the order of the days that their dates can mean",
        columns: || TIMELINE.listed().collect(),
        write: |rows, reader| {
            let asked = &rows.query.rows;
            let timeline = report::timeline(reader, &asked.claims, asked.as_of)?;
            rows.take(&TIMELINE, timeline)
        },
        known_by: &[&["claim", "said", "certain"]],
        ..OF_CLAIMS
    },
    Report {
        name: "unanswered",
        meaning: "a row for each claim and party that it accuses or concerns and that has no recorded response",
        counts_to_today: true,
        columns: || UNANSWERED.listed().collect(),
        write: |rows, reader| {
            let asked = &rows.query.rows;
            let asked = UnansweredQuery {
                claims: asked.claims.clone(),
                as_of: asked.as_of,
                to: asked.as_of.or(rows.query.today),
                of_nobody: asked.claims.topic.is_some(),
            };
            rows.take(&UNANSWERED, report::unanswered(reader, &asked)?)
        },
        known_by: &[&["claim", "party", "days_at_least"]],
        ..OF_CLAIMS
    },
    Report {
        name: "reversals",
        meaning: "a row for each change of position",
        columns: || REVERSALS.listed().collect(),
        write: |rows, reader| {
            let asked = &rows.query.rows;
            let reversals = report::reversals(reader, &asked.claims, asked.as_of, false)?;
            rows.take(&REVERSALS, reversals)
        },
        known_by: &[&["party", "from", "to"]],
        ..OF_CLAIMS
    },
    Report {
        name: "origins",
        meaning: "a row for each claim that was seen somewhere, most independent origins first",
        columns: || ORIGINS.listed().collect(),
        write: |rows, reader| {
            let asked = &rows.query.rows;
            let origins = report::origins(reader, &asked.claims, asked.as_of, 1)?;
            rows.take(&ORIGINS, origins)
        },
        known_by: &[&["claim", "origins", "names"]],
        ..OF_CLAIMS
    },
    Report {
        name: "assessments",
        meaning: "a row for each assessment of a claim",
        columns: || ASSESSMENTS.listed().collect(),
        write: |rows, reader| {
            let assessed = reader.assessed(&rows.query.rows.claims);
            rows.take(&ASSESSMENTS, assessed)
        },
        known_by: &[&["claim", "rating"]],
        instead: "record an assessment with gainsay assess; those of other ledgers travel as gainsay export claimreview, which import takes",
        ..OF_CLAIMS
    },
];

impl Report {
    /// The report of this name.
    ///
    /// # Errors
    /// What there is instead, in a sentence.
    pub fn named(name: &str) -> Result<&'static Self, String> {
        let names: Vec<&str> = REPORTS.iter().map(|report| report.name).collect();
        let found = REPORTS.iter().find(|report| report.name == name);
        found.ok_or_else(|| format!("{name:?} is not a report; {}", suggestion(name, &names)))
    }

    /// The columns of its CSV, in order, with their meanings.
    pub fn columns(&self) -> Vec<ListedColumn> {
        (self.columns)()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// Every column of every report: `export --list`.
pub fn listed() -> Vec<ListedColumn> {
    REPORTS.iter().flat_map(Report::columns).collect()
}
