//! A report to a writer.

use std::cell::Cell;
use std::io::Write;
use std::sync::mpsc;

use super::shape::{Destination, Part, Printed, Rest, Written};
use super::{ExportError, Report, Shape};
use crate::domain::Vocabulary;
use crate::domain::date::Day;
use crate::output::columns::{
    APPEARANCES, ARTICLES, ASSESSMENTS, CLAIM_SPEAKERS, CLAIMS, DENIALS, DISPUTED, MATRIX, ORIGINS,
    RELATIONS, REVERSALS, SPEAKERS, TIMELINE, UNANSWERED,
};
use crate::output::{Columns, is_flat, write_disputed};
use crate::report::{self, DisputedQuery, MatrixQuery, UnansweredQuery};
use crate::store::{
    ArticleFilter, ClaimFilter, KnownOn, Reader, RelationFilter, SpeakerFilter, StandingFilter, StoreError,
};

/// Which rows and fields of a report.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// Which claims. Its `by` and `include` are for the dispute list alone; its `claims` also for claims, denials (the
    /// denials themselves), appearances, claim speakers, assessments and the questions (matrix, timeline, unanswered, reversals, origins). The
    /// other reports are exported whole.
    pub rows: DisputedQuery,
    /// The day to which `unanswered` counts days, unless `rows` says as of which day; without either it counts none.
    pub today: Option<Day>,
    /// The fields, as `--fields` names them; `None`: each format's own choice.
    pub fields: Option<Vec<String>>,
    /// The filters as they were asked for, by name: for the description of the files.
    pub filters: Vec<(&'static str, String)>,
    /// The moment that the reader shows, if it is not now: for the same.
    pub known_on: Option<KnownOn>,
}

/// Writes a report to `out`.
///
/// A row is written as it is read, so a slow reader of `out` keeps the ledger's snapshot open: for a pipe or a pager
/// the caller gives a buffer and prints afterwards.
///
/// # Errors
///
/// An unknown field or a filter that the report has not, before anything is written; then the first failure to read or
/// write, or the first row for which a spreadsheet has no room. What `out` then has is cut off.
pub fn write(
    report: Report,
    reader: &Reader<'_>,
    query: &Query,
    shape: impl Into<Shape>,
    out: &mut (dyn Write + Send),
) -> Result<Printed, ExportError> {
    let shape = shape.into();
    let part = Part { from: 0, room: shape.room(Rest::Refused) };
    let written = write_part(report, reader, query, Destination::Stream(shape, out), part)?;
    Ok(Printed { rows: written.things, cut: written.cut() })
}

/// Writes a part of a report.
pub(super) fn write_part(
    report: Report,
    reader: &Reader<'_>,
    query: &Query,
    to: Destination<'_>,
    part: Part,
) -> Result<Written, ExportError> {
    refuse_other_filters(report, &query.rows)?;
    let (claims, as_of) = (&query.rows.claims, query.rows.as_of);
    let to = Rows { query, to, part };
    match report {
        Report::Claims => {
            let standing = StandingFilter { statuses: None, as_of: query.rows.as_of };
            to.take(&CLAIMS, reader.judged(claims, &standing))
        }
        Report::Disputed => to.take_disputed(reader),
        Report::Denials => to.take(&DENIALS, report::denials(reader, claims)),
        Report::Speakers => {
            to.take(&SPEAKERS, reader.list_speakers(&SpeakerFilter::default())?.into_iter().map(Ok))
        }
        Report::Articles => {
            to.take(&ARTICLES, reader.list_articles(&ArticleFilter::default())?.into_iter().map(Ok))
        }
        Report::Relations => to.take(&RELATIONS, report::relations(reader, RelationFilter::default())),
        Report::Appearances => to.take(&APPEARANCES, report::appearances(reader, claims)),
        Report::ClaimSpeakers => to.take(&CLAIM_SPEAKERS, report::claim_speakers(reader, claims)),
        Report::Matrix => {
            let asked = MatrixQuery { claims: claims.clone(), as_of, answers: false };
            let lines = report::matrix(reader, &asked).flat_map(|item| match item {
                Ok(item) => item.lines().map(Ok).collect(),
                Err(error) => vec![Err(error)],
            });
            to.take(&MATRIX, lines)
        }
        Report::Timeline => to.take(&TIMELINE, report::timeline(reader, claims, as_of)?),
        Report::Unanswered => {
            let asked = UnansweredQuery {
                claims: claims.clone(),
                as_of,
                to: as_of.or(query.today),
                of_nobody: claims.topic.is_some(),
            };
            to.take(&UNANSWERED, report::unanswered(reader, &asked)?)
        }
        Report::Reversals => to.take(&REVERSALS, report::reversals(reader, claims, as_of, false)?),
        Report::Origins => to.take(&ORIGINS, report::origins(reader, claims, as_of, 1)?),
        Report::Assessments => to.take(&ASSESSMENTS, reader.assessed(claims)),
    }
}

/// The rows that were asked for, on their way.
struct Rows<'q, 'd> {
    query: &'q Query,
    to: Destination<'d>,
    part: Part,
}

impl Rows<'_, '_> {
    fn take<R: Send + 'static>(
        mut self,
        columns: &Columns<R>,
        rows: impl Iterator<Item = Result<R, StoreError>>,
    ) -> Result<Written, ExportError> {
        let selection = columns.select(self.query.fields.as_deref())?;
        let (to, part) = (&mut self.to, self.part);
        beside(rows.map(|row| row.map_err(ExportError::from)), |rows| {
            to.take(columns, &selection, rows, part)
        })
    }

    /// A row for each challenge where there are columns; where people or programs read, a block or an object for each claim.
    fn take_disputed(mut self, reader: &Reader<'_>) -> Result<Written, ExportError> {
        let selection = DISPUTED.select(self.query.fields.as_deref())?;
        let claims = Cell::new(0);
        let items = report::disputed(reader, &self.query.rows).map(|item| {
            claims.set(claims.get() + u64::from(item.is_ok()));
            item.map_err(ExportError::from)
        });
        if let Destination::Stream(Shape::Plain(style), out) = &mut self.to
            && !is_flat(&selection, *style)
        {
            let things = write_disputed(*out, &selection, items, *style)?;
            return Ok(Written { rows: things, things, ..Written::default() });
        }
        let lines = items.flat_map(|item| match item {
            Ok(item) => item.lines().map(Ok).collect(),
            Err(error) => vec![Err(error)],
        });
        let (to, part) = (&mut self.to, self.part);
        let written = beside(lines, |rows| to.take(&DISPUTED, &selection, rows, part))?;
        Ok(Written { things: claims.get(), ..written })
    }
}

/// How many rows go over at a time, and how many such loads may wait.
const LOAD: usize = 256;
const WAITING: usize = 4;

/// Rows are read here and written by a second thread, so that neither waits for the other; a few of them are written at once.
fn beside<R: Send, T: Send>(
    mut rows: impl Iterator<Item = Result<R, ExportError>>,
    write: impl FnOnce(&mut (dyn Iterator<Item = Result<R, ExportError>> + Send)) -> T + Send,
) -> T {
    let first: Vec<_> = rows.by_ref().take(LOAD).collect();
    if first.len() < LOAD {
        return write(&mut first.into_iter());
    }
    let (sender, receiver) = mpsc::sync_channel::<Vec<_>>(WAITING);
    std::thread::scope(|scope| {
        let writing =
            scope.spawn(move || write(&mut first.into_iter().chain(receiver.into_iter().flatten())));
        loop {
            let load: Vec<_> = rows.by_ref().take(LOAD).collect();
            // Nobody takes them any more: writing has failed, or there is no room for more rows.
            if load.is_empty() || sender.send(load).is_err() {
                break;
            }
        }
        drop(sender);
        writing.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

/// A filter that a report does not know must not be dropped in silence: the file would hold more than was asked for.
fn refuse_other_filters(report: Report, rows: &DisputedQuery) -> Result<(), ExportError> {
    let refuse = |filter| Err(ExportError::Filter { report: report.as_str(), filter });
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
