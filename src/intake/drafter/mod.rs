//! Another program as drafter: what it is told of an article and of the ledger, and its answer as proposals.
//!
//! Owns which names of the ledger it is told, and the way from its output to proposals. What is taken of it
//! is decided by [`reading::drafter`](crate::reading::drafter). Called by `draft --with` and `log --review
//! --with`; it only reads the ledger, and nothing is recorded.

mod child;
mod group;
mod named;
mod strays;

pub use child::{ChildError, MOST_OUTPUT, Program, Ran};
pub use group::end_group_after;

use std::cell::RefCell;

use serde_json::Value;

use super::proposal::{Proposal, Reading, propose};
use crate::reading::date_words::Anchor;
use crate::reading::drafter::{Drafted, Request, take};
use crate::store::{Reader, StoreError};

/// What a drafter is told of this article: `drafts` are those of the rules, as programs get them.
pub fn request(
    name: &str,
    reading: &Reading<'_>,
    drafts: Vec<Value>,
    ledger: Option<&Reader<'_>>,
) -> Result<Vec<u8>, StoreError> {
    let request = Request {
        name,
        text: reading.text,
        published: reading.published.as_ref().map(crate::domain::date::Edtf::as_str),
        language: reading.language,
        speakers: named::speakers(ledger, reading.text)?,
        drafts,
    };
    Ok(request.to_json().into_bytes())
}

/// What of an output stands, with a proposal for each draft.
pub fn answer(
    output: &[u8],
    reading: &Reading<'_>,
    ledger: Option<&Reader<'_>>,
) -> Result<(Drafted, Vec<Proposal>), StoreError> {
    let anchor = Anchor::published(reading.published.as_ref()).in_language(reading.language);
    let failed = RefCell::new(None);
    let in_ledger = |name: &str| match ledger.map(|ledger| ledger.find_speakers(name)) {
        None => false,
        Some(Ok(found)) => !found.is_empty(),
        Some(Err(error)) => {
            *failed.borrow_mut() = Some(error);
            false
        }
    };
    let drafted = take(output, reading.text, &anchor, &in_ledger);
    if let Some(error) = failed.into_inner() {
        return Err(error);
    }
    let mut proposals = propose(reading, &drafted.drafts, ledger)?;
    for (proposal, remarks) in proposals.iter_mut().zip(&drafted.remarks) {
        proposal.how.extend(remarks.iter().cloned());
    }
    Ok((drafted, proposals))
}
