//! Assessed claims as ClaimReview, to a writer or a file.
//!
//! Owns the frame around the objects, one array or a line each, and what is said of reviews that others would
//! refuse: they are written all the same, because what the ledger does not know nobody may make up.

use std::io::{self, Write};

use super::claim_review::{claim_review, review_of};
use super::file::{make_folder_of, may_put, put};
use super::package::{self, Made, Occasion, Subject};
use super::shape::{Shape, Written};
use super::{ExportError, Exported, FilePlace, Query};
use crate::domain::{AssessmentId, ClaimId};
use crate::output::Format;
use crate::report::DisputedQuery;
use crate::store::Reader;

/// The word for it, where a report is named.
pub const CLAIM_REVIEW: &str = "claimreview";

/// What search engines would refuse an exported review for, or miss in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortcoming {
    /// The claim.
    pub claim: ClaimId,
    /// The assessment.
    pub assessment: AssessmentId,
    /// Each, in words.
    pub what: Vec<&'static str>,
}

/// How the objects stand in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frame {
    /// One array.
    Array,
    /// A line each.
    Lines,
}

impl Frame {
    fn format(self) -> Format {
        match self {
            Self::Array => Format::Json,
            Self::Lines => Format::Jsonl,
        }
    }
}

/// Writes the assessments of the claims that the query asks for, by the claim's id, then the assessment's;
/// how many, and what others would miss in which.
///
/// # Errors
///
/// A filter that this export has not, before anything is written; then the first failure to read or write.
pub fn write_reviews(
    reader: &Reader<'_>,
    query: &Query,
    frame: Frame,
    out: &mut dyn Write,
) -> Result<(u64, Vec<Shortcoming>), ExportError> {
    refuse_other_filters(query)?;
    let mut shortcomings = Vec::new();
    let mut count = 0;
    for assessed in reader.assessed(&query.rows.claims) {
        let assessed = assessed?;
        let review = review_of(&assessed);
        let what = review.shortcomings();
        if !what.is_empty() {
            shortcomings.push(Shortcoming {
                claim: assessed.claim.id,
                assessment: assessed.assessment.id,
                what,
            });
        }
        match (frame, count) {
            (Frame::Array, 0) => out.write_all(b"[\n")?,
            (Frame::Array, _) => out.write_all(b",\n")?,
            (Frame::Lines, _) => {}
        }
        serde_json::to_writer(&mut *out, &claim_review(&review)).map_err(io::Error::from)?;
        if frame == Frame::Lines {
            out.write_all(b"\n")?;
        }
        count += 1;
    }
    match (frame, count) {
        (Frame::Array, 0) => out.write_all(b"[]\n")?,
        (Frame::Array, _) => out.write_all(b"\n]\n")?,
        (Frame::Lines, _) => {}
    }
    out.flush()?;
    Ok((count, shortcomings))
}

/// Writes the assessed claims to a file as ClaimReview, whole or not at all, with a description unless that
/// is not wanted. `done` gets the files.
///
/// # Errors
///
/// As [`write_reviews`] and [`reports`](super::reports()).
pub fn reviews(
    reader: &Reader<'_>,
    query: &Query,
    frame: Frame,
    place: FilePlace<'_>,
    described: bool,
    done: &mut Vec<Exported>,
) -> Result<Vec<Shortcoming>, ExportError> {
    let named = format!("{CLAIM_REVIEW}.{}", frame.format());
    let path = place.file.map_or_else(|| place.folder.join(named), std::path::Path::to_path_buf);
    if place.file.is_none() {
        make_folder_of(&path)?;
    }
    let package = match place.file {
        Some(file) => package::beside(file),
        None => place.folder.join(package::NAME),
    };
    if described {
        may_put(&package, place.ledger, place.force)?;
    }
    let mut found = Vec::new();
    let file = put(&path, place.ledger, place.force, |out| {
        let (count, shortcomings) = write_reviews(reader, query, frame, out)?;
        found = shortcomings;
        Ok(count)
    })?;
    if described {
        let entry = reader.find_last_entry(query.known_on)?;
        let seal = package::seal_of(reader)?;
        let occasion = Occasion { query, entry: entry.as_ref(), seal };
        let subject = Subject {
            counts_to_today: false,
            name: CLAIM_REVIEW,
            meaning: "an object of schema.org/ClaimReview for each assessment of a claim",
        };
        let written = Written { rows: file.rows, things: file.rows, ..Written::default() };
        let made = Made::As(Shape::from(frame.format()));
        let resource = package::resource(&file, CLAIM_REVIEW, subject, made, &written, &occasion);
        done.push(file);
        let shared = place.file.is_none();
        let description = package::update(&package, place.ledger, place.force, shared, vec![resource])?;
        done.push(Exported { is_description: true, ..description });
    } else {
        done.push(file);
    }
    Ok(found)
}

fn refuse_other_filters(query: &Query) -> Result<(), ExportError> {
    let refuse = |filter| Err(ExportError::Filter { report: CLAIM_REVIEW, filter });
    let plain = DisputedQuery::default();
    if query.rows.by.is_some() || query.rows.include != plain.include {
        return refuse("who challenged a claim, or its status");
    }
    if query.rows.as_of.is_some() {
        return refuse("what had been said by a day");
    }
    if query.fields.is_some() {
        return refuse("fields");
    }
    Ok(())
}
