//! The article in which claims are recorded, and the dates that follow from it.

use super::setting::Reread;
use crate::domain::date::{Rule, SourceDate};
use crate::domain::{ArticleId, CaptureId, Change, Claim, NamedParty, NewClaim, Outcome};
use crate::store::{StoreError, Writer};

/// Where claims are recorded.
#[derive(Debug, Clone)]
pub struct Home {
    /// The article they are seen in.
    pub article: ArticleId,
    /// When it was published.
    pub(super) published: Option<SourceDate>,
    /// When it was recorded to have been published before this command.
    pub(super) was_published: Option<SourceDate>,
    /// The capture in whose text its quotes stand.
    pub(super) capture: Option<CaptureId>,
}

impl Home {
    /// When a claim was said that has no date of its own.
    pub(super) fn by_publication(&self) -> Option<SourceDate> {
        self.published.as_ref().and_then(|date| SourceDate::by_publication(date.edtf()))
    }

    /// When a claim was said that is recorded with this date: it moves only if it rests on the date of
    /// publication.
    pub(super) fn moved(&self, said: Option<&SourceDate>) -> Option<SourceDate> {
        let follows = match said {
            Some(said) => said.rule() == Rule::ByPublication,
            // Undated because the article was; with a date it would have got one, unless that was taken out
            // on purpose.
            None => self.was_published.is_none(),
        };
        if follows { self.by_publication() } else { said.cloned() }
    }
}

/// The claims that were said "by the day the article appeared" follow when that day is corrected.
pub(super) fn follow_publication(
    ledger: &Writer<'_>,
    home: &Home,
    reread: Reread<'_>,
    changes: &mut Vec<Change>,
) -> Result<(), StoreError> {
    if home.published == home.was_published {
        return Ok(());
    }
    let language = ledger.get_article(home.article)?.fields.language;
    // A date that was read from words is read again from where they count now ("Thursday"); one that a person
    // gave stays.
    let again = |said: SourceDate| match said.words() {
        Some(words) if said.rule() != Rule::ByHand => {
            reread(words, home.published.as_ref(), language.as_deref()).unwrap_or(said)
        }
        _ => said,
    };
    for id in ledger.list_claims_of_article(home.article)? {
        let claim = ledger.get_claim(id)?;
        let here = claim.home().is_some_and(|first| first.article.id == home.article);
        let said = home.moved(claim.said.as_ref()).map(again);
        if here && said != claim.said {
            let new = NewClaim { said, ..as_recorded(ledger, &claim)? };
            let fields = ledger.update_claim(id, &new)?;
            changes.push(Change::of(Outcome::Updated, "claim", id, claim.summary()).with_fields(fields));
        }
    }
    Ok(())
}

/// What is recorded of a claim, to be changed in part.
pub(super) fn as_recorded(ledger: &Writer<'_>, claim: &Claim) -> Result<NewClaim, StoreError> {
    let parties = |list: &[NamedParty]| list.iter().map(|named| named.party.clone()).collect();
    Ok(NewClaim {
        r#ref: claim.r#ref.clone(),
        kind: claim.kind,
        text: claim.text.clone(),
        said: claim.said.clone(),
        event: claim.event.clone(),
        note: claim.note.clone(),
        speakers: parties(&claim.speakers),
        about: parties(&claim.about),
        topics: ledger.topics(&claim.topics)?,
    })
}
