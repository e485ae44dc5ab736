//! Files of reviews (ClaimReview, JSON-LD), which `import` takes beside tables.

use std::io::Read;
use std::path::Path;

use super::ImportArgs;
use crate::cli::present::receipt;
use crate::cli::{CliError, Session, ui};
use crate::domain::Review;
use crate::intake::reviews;
use crate::reading::claim_review::{self, is_claim_review};

/// The largest file that is looked into for reviews, in bytes; published files are far below.
const LARGEST: u64 = 64 << 20;

/// The reviews of a file that holds any. `None`: it is for the reader of tables to say what it is.
pub(super) fn of(file: &Path) -> Result<Option<Vec<Review>>, CliError> {
    let Some(bytes) = json(file) else { return Ok(None) };
    if !is_claim_review(&bytes) {
        return of_something_else(file, &bytes);
    }
    let reviews = claim_review::read(&bytes)
        .map_err(|error| CliError::failed("claim-review", format!("{}: {error}", file.display())))?;
    Ok(Some(reviews))
}

/// A JSON array without a review: nothing in an empty one; one of rows is for a reader that takes a row a
/// line.
fn of_something_else(file: &Path, bytes: &[u8]) -> Result<Option<Vec<Review>>, CliError> {
    let Ok(serde_json::Value::Array(values)) = serde_json::from_slice(bytes) else { return Ok(None) };
    if values.is_empty() {
        return Ok(Some(Vec::new()));
    }
    let message = format!("{}: a JSON array without a ClaimReview in it", file.display());
    Err(CliError::failed("claim-review", message).hint(
        "rows are imported from JSON lines, an object on each: gainsay export claims --format jsonl writes them, and jq -c '.[]' makes them of an array",
    ))
}

/// The bytes of a file that begins as JSON or a page does. Of any other only the beginning is read: a table
/// may be large.
fn json(file: &Path) -> Option<Vec<u8>> {
    let opened = std::fs::File::open(file).ok()?;
    let about = opened.metadata().ok()?;
    if !about.is_file() || about.len() > LARGEST {
        return None;
    }
    let mut bytes = Vec::new();
    let mut file = std::io::BufReader::new(opened.take(LARGEST));
    for byte in file.by_ref().bytes() {
        bytes.push(byte.ok()?);
        match bytes[bytes.len() - 1] {
            b'{' | b'[' | b'<' => break,
            blank if blank.is_ascii_whitespace() || b"\xef\xbb\xbf".contains(&blank) => {}
            _ => return None,
        }
    }
    file.read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// Records reviews: claims, speakers, articles and assessments.
pub(super) fn run(args: &ImportArgs, session: &Session, reviews: &[Review]) -> Result<(), CliError> {
    if !args.maps.is_empty() || args.mapping.is_some() {
        return Err(CliError::usage(
            "a file of ClaimReview has no columns: --map and --mapping are for tables",
        ));
    }
    let (mut rejected, mut left_out) = (Vec::new(), Vec::new());
    let (changes, entry) = session.write(args.write.dry_run, |ledger| {
        let recorded = reviews::record(ledger, reviews, args.dates)?;
        if !recorded.rejected.is_empty() && !args.partial {
            return Err(refusal(&recorded.rejected, reviews.len()));
        }
        (rejected, left_out) = (recorded.rejected, recorded.left_out);
        Ok(recorded.changes)
    })?;
    for (number, what) in &rejected {
        ui::warn(&format!("review {number} was rejected: {what}"));
    }
    for (number, what) in &left_out {
        ui::warn(&format!("review {number}: not recorded: {what}"));
    }
    receipt(session, &args.write, entry, &changes)
}

fn refusal(rejected: &[(usize, String)], all: usize) -> CliError {
    let count = rejected.len();
    let error =
        CliError::failed("rejected", format!("nothing was recorded: {count} of {all} reviews were rejected"));
    let error =
        rejected.iter().fold(error, |error, (number, what)| error.hint(format!("review {number}: {what}")));
    error.hint("mend the file and import it again, or record the other reviews with --partial")
}
