//! A report to a writer.

use std::io::Write;

use super::{ExportError, Report};
use crate::output::columns::{
    APPEARANCES, ARTICLES, CLAIM_SPEAKERS, CLAIMS, DENIALS, DISPUTED, RELATIONS, SPEAKERS,
};
use crate::output::{Columns, Style, write_disputed, write_rows};
use crate::report::{self, DisputedQuery};
use crate::store::{
    ArticleFilter, ClaimFilter, Reader, RelationFilter, SpeakerFilter, StandingFilter, StoreError,
};

/// Which rows and fields of a report.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// Which claims. Its `by` and `include` are for the dispute list alone; its `claims` also for claims, denials (the
    /// denials themselves), appearances and claim speakers. The other reports are exported whole.
    pub rows: DisputedQuery,
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
    let claims = &query.rows.claims;
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
    }
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
