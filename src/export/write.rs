//! A report to a writer.

use std::io::Write;

use super::{ExportError, Report};
use crate::domain::date::Day;
use crate::output::columns::{
    APPEARANCES, ARTICLES, CLAIM_SPEAKERS, CLAIMS, DENIALS, DISPUTED, MATRIX, ORIGINS, RELATIONS, REVERSALS,
    SPEAKERS, TIMELINE, UNANSWERED,
};
use crate::output::{
    Columns, Style, write_disputed, write_matrix, write_reversals, write_rows, write_timeline,
    write_unanswered,
};
use crate::report::{self, DisputedQuery, MatrixQuery, UnansweredQuery};
use crate::store::{
    ArticleFilter, ClaimFilter, Reader, RelationFilter, SpeakerFilter, StandingFilter, StoreError,
};

/// Which rows and fields of a report.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// Which claims. Its `by` and `include` are for the dispute list alone; its `claims` also for claims, denials (the
    /// denials themselves), appearances, claim speakers and the questions (matrix, timeline, unanswered, reversals, origins). The
    /// other reports are exported whole.
    pub rows: DisputedQuery,
    /// The day to which `unanswered` counts days, unless `rows` says as of which day; without either it counts none.
    pub today: Option<Day>,
    /// The fields, as `--fields` names them; `None`: each format's own choice.
    pub fields: Option<Vec<String>>,
}

/// Writes a report to `out` and returns how many rows it had; for the dispute list, how many claims.
///
/// A row is written as it is read, so a slow reader of `out` keeps the ledger's snapshot open: for a pipe or a pager
/// the caller gives a buffer and prints afterwards.
///
/// # Errors
///
/// An unknown field or a filter that the report has not, before anything is written; then the first failure to read or
/// write. What `out` then has is cut off.
pub fn write(
    report: Report,
    reader: &Reader<'_>,
    query: &Query,
    style: Style,
    out: &mut dyn Write,
) -> Result<u64, ExportError> {
    refuse_other_filters(report, &query.rows)?;
    let (claims, as_of) = (&query.rows.claims, query.rows.as_of);
    match report {
        Report::Claims => {
            let standing = StandingFilter { statuses: None, as_of: query.rows.as_of };
            rows(&CLAIMS, reader.judged(claims, &standing), query, style, out)
        }
        Report::Disputed => {
            let selection = DISPUTED.select(query.fields.as_deref())?;
            let items = report::disputed(reader, &query.rows);
            write_disputed(out, &selection, items.map(|item| item.map_err(ExportError::from)), style)
        }
        Report::Denials => rows(&DENIALS, report::denials(reader, claims), query, style, out),
        Report::Speakers => {
            let speakers = reader.list_speakers(&SpeakerFilter::default())?;
            rows(&SPEAKERS, speakers.into_iter().map(Ok), query, style, out)
        }
        Report::Articles => {
            let articles = reader.list_articles(&ArticleFilter::default())?;
            rows(&ARTICLES, articles.into_iter().map(Ok), query, style, out)
        }
        Report::Relations => {
            rows(&RELATIONS, report::relations(reader, RelationFilter::default()), query, style, out)
        }
        Report::Appearances => rows(&APPEARANCES, report::appearances(reader, claims), query, style, out),
        Report::ClaimSpeakers => {
            rows(&CLAIM_SPEAKERS, report::claim_speakers(reader, claims), query, style, out)
        }
        Report::Matrix => {
            let selection = MATRIX.select(query.fields.as_deref())?;
            let asked = MatrixQuery { claims: claims.clone(), as_of, answers: false };
            write_matrix(out, &selection, report::matrix(reader, &asked).map(own), style)
        }
        Report::Timeline => {
            let selection = TIMELINE.select(query.fields.as_deref())?;
            write_timeline(out, &selection, report::timeline(reader, claims, as_of)?.map(own), style)
        }
        Report::Unanswered => {
            let selection = UNANSWERED.select(query.fields.as_deref())?;
            let asked = UnansweredQuery {
                claims: claims.clone(),
                as_of,
                to: as_of.or(query.today),
                of_nobody: claims.topic.is_some(),
            };
            write_unanswered(out, &selection, report::unanswered(reader, &asked)?.map(own), style)
        }
        Report::Reversals => {
            let selection = REVERSALS.select(query.fields.as_deref())?;
            write_reversals(out, &selection, report::reversals(reader, claims, as_of, false)?.map(own), style)
        }
        Report::Origins => rows(&ORIGINS, report::origins(reader, claims, as_of, 1)?, query, style, out),
    }
}

fn own<T>(row: Result<T, StoreError>) -> Result<T, ExportError> {
    row.map_err(ExportError::from)
}

fn rows<R: 'static>(
    columns: &Columns<R>,
    rows: impl Iterator<Item = Result<R, StoreError>>,
    query: &Query,
    style: Style,
    out: &mut dyn Write,
) -> Result<u64, ExportError> {
    let selection = columns.select(query.fields.as_deref())?;
    write_rows(out, &selection, rows.map(|row| row.map_err(ExportError::from)), style)
}

/// A filter that a report does not know must not be dropped in silence: the file would hold more than was asked for.
fn refuse_other_filters(report: Report, rows: &DisputedQuery) -> Result<(), ExportError> {
    let refuse = |filter| Err(ExportError::Filter { report, filter });
    let of_disputes = rows.by.is_some() || rows.include != DisputedQuery::default().include;
    if report != Report::Disputed && of_disputes {
        return refuse("who challenged a claim, or its status");
    }
    let whole = matches!(report, Report::Speakers | Report::Articles | Report::Relations);
    if whole && !is_empty(&rows.claims) {
        return refuse("which claims");
    }
    Ok(())
}

fn is_empty(filter: &ClaimFilter) -> bool {
    let ClaimFilter { speakers, outlet, article, topic, kind, since, until, text } = filter;
    let ids = speakers.is_none() && outlet.is_none() && article.is_none() && topic.is_none();
    ids && kind.is_none() && since.is_none() && until.is_none() && text.is_none()
}
