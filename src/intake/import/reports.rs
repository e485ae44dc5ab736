//! Our own reports, by their columns: an import reads claims, and says so of any other.

/// A report of ours that is no table of claims.
struct Report {
    name: &'static str,
    /// Columns that it has in every format, and that no other report and no table of claims has together.
    own: &'static [&'static str],
    /// What has a row in it.
    holds: &'static str,
    /// Where the same can be changed.
    instead: &'static str,
}

/// What follows from claims and relations is changed there.
const CLAIMS: &str = "change the claims themselves: gainsay export claims, edit that and import it";
const RELATIONS: &str = "change a relation with gainsay relation edit, or name claims in a column denies, confirms … of gainsay export claims";

const REPORTS: &[Report] = &[
    Report {
        name: "disputed",
        own: &["claim", "challenge"],
        holds: "disputed claims with their challenges",
        instead: RELATIONS,
    },
    Report {
        name: "disputed",
        own: &["claim", "challenges"],
        holds: "disputed claims with their challenges",
        instead: RELATIONS,
    },
    Report {
        name: "denials",
        own: &["denial", "denied_by"],
        holds: "each denial with what it denies",
        instead: RELATIONS,
    },
    Report {
        name: "relations",
        own: &["claim", "relation", "target"],
        holds: "relations between claims",
        instead: RELATIONS,
    },
    Report {
        name: "claim_speakers",
        own: &["claim", "position", "name"],
        holds: "the speakers of claims",
        instead: CLAIMS,
    },
    Report {
        name: "appearances",
        own: &["claim", "article", "quote"],
        holds: "claims as they were seen in articles",
        instead: CLAIMS,
    },
    Report {
        name: "speakers",
        own: &["name", "aliases"],
        holds: "who is recorded as a speaker",
        instead: "change a speaker with gainsay speaker edit, or alias",
    },
    Report {
        name: "articles",
        own: &["headline", "published", "claims"],
        holds: "which articles are recorded",
        instead: "change an article with gainsay article edit",
    },
    Report {
        name: "assessments",
        own: &["claim", "rating"],
        holds: "what editors and fact-checkers concluded",
        instead: "record an assessment with gainsay assess; those of other ledgers travel as gainsay export claimreview, which import takes",
    },
    Report {
        name: "matrix",
        own: &["claim", "party", "position"],
        holds: "where parties stand on claims",
        instead: CLAIMS,
    },
    Report {
        name: "unanswered",
        own: &["claim", "party", "days_at_least"],
        holds: "who has not answered",
        instead: CLAIMS,
    },
    Report {
        name: "reversals",
        own: &["party", "from", "to"],
        holds: "who changed position",
        instead: CLAIMS,
    },
    Report {
        name: "timeline",
        own: &["claim", "said", "certain"],
        holds: "claims in the order of their days",
        instead: CLAIMS,
    },
    Report {
        name: "origins",
        own: &["claim", "origins", "names"],
        holds: "claims by their origins",
        instead: CLAIMS,
    },
];

/// Why a table with these columns is not read, and what to do instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("this is gainsay's report `{name}` ({holds}), and an import reads claims")]
pub struct ReportRefusal {
    name: &'static str,
    holds: &'static str,
    /// What to do instead.
    pub instead: &'static str,
}

/// The refusal of a table that is one of our other reports.
pub(super) fn refusal(columns: &[String]) -> Option<ReportRefusal> {
    let has = |name: &&str| columns.iter().any(|column| column == name);
    let Report { name, holds, instead, .. } = REPORTS.iter().find(|report| report.own.iter().all(has))?;
    Some(ReportRefusal { name, holds, instead })
}
