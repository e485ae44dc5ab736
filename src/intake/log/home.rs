//! The article in which claims are recorded, and the date that follows from it.

use super::article::{ArticlePlan, OutletPlan};
use crate::domain::date::{Rule, SourceDate};
use crate::domain::{
    ArticleId, CaptureId, Change, Claim, NamedParty, NewArticle, NewCapture, NewClaim, NewOutlet, Outcome,
};
use crate::reading::date_words::{self, Anchor};
use crate::reading::worksheet::Located;
use crate::store::{StoreError, Writer, sha256};

/// Where claims are recorded.
pub(super) struct Home {
    /// The article they are seen in.
    pub(super) article: ArticleId,
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

    /// The same for a claim that is recorded with this date: it moves only if it rests on the date of publication.
    pub(super) fn moved(&self, said: Option<&SourceDate>) -> Option<SourceDate> {
        let follows = match said {
            Some(said) => said.rule() == Rule::ByPublication,
            // Undated because the article was; with a date it would have got one, unless that was taken out on purpose.
            None => self.was_published.is_none(),
        };
        if follows { self.by_publication() } else { said.cloned() }
    }
}

/// The claims that were said "by the day the article appeared" follow when that day is corrected.
pub(super) fn follow_publication(
    ledger: &Writer<'_>,
    home: &Home,
    changes: &mut Vec<Change>,
) -> Result<(), StoreError> {
    if home.published == home.was_published {
        return Ok(());
    }
    let language = ledger.get_article(home.article)?.fields.language;
    let anchor =
        Anchor::published(home.published.as_ref().map(SourceDate::edtf)).in_language(language.as_deref());
    for id in ledger.list_claims_of_article(home.article)? {
        let claim = ledger.get_claim(id)?;
        let here = claim.home().is_some_and(|first| first.article.id == home.article);
        let said = home.moved(claim.said.as_ref()).map(|said| reread(said, &anchor));
        if here && said != claim.said {
            let new = NewClaim { said, ..as_recorded(ledger, &claim)? };
            let fields = ledger.update_claim(id, &new)?;
            changes.push(Change::of(Outcome::Updated, "claim", id, claim.summary()).with_fields(fields));
        }
    }
    Ok(())
}

/// A date that was read from words is read again from where they count now ("Thursday"); one that a person gave stays.
fn reread(said: SourceDate, anchor: &Anchor<'_>) -> SourceDate {
    match said.words() {
        Some(words) if said.rule() != Rule::ByHand => date_words::read(words, anchor).unwrap_or(said),
        _ => said,
    }
}

/// What is recorded of a claim, to be changed in part.
pub(in crate::intake) fn as_recorded(ledger: &Writer<'_>, claim: &Claim) -> Result<NewClaim, StoreError> {
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

/// Records the article of a worksheet.
pub(super) fn record_article(
    ledger: &Writer<'_>,
    plan: ArticlePlan,
    changes: &mut Vec<Change>,
) -> Result<Home, StoreError> {
    let outlet = match plan.outlet {
        None => None,
        Some(OutletPlan::Known(id)) => Some(id),
        Some(OutletPlan::New(name)) => {
            let id = ledger.add_outlet(&NewOutlet { name: name.clone(), ..NewOutlet::default() })?;
            changes.push(Change::of(Outcome::New, "outlet", id, name));
            Some(id)
        }
    };
    let sheet = &plan.sheet;
    let topics: Vec<String> = sheet.topics.iter().map(|topic| topic.value.clone()).collect();
    let topics = ledger.topics(&topics)?;
    let now = plan.recorded.as_ref().map(|article| article.fields.clone()).unwrap_or_default();
    let was_published = match &plan.recorded {
        Some(recorded) => ledger.get_published(recorded.id)?,
        None => None,
    };
    let published = match (plan.published, now.published) {
        (Some(given), Some(recorded))
            if given.words() == recorded.words() && given.edtf() == recorded.edtf() =>
        {
            Some(recorded)
        }
        (given, recorded) => given.or(recorded),
    };
    let new = NewArticle {
        url: value(sheet.url.as_ref()).or(now.url),
        headline: value(sheet.headline.as_ref()).or(now.headline),
        outlet: outlet.or(now.outlet),
        byline: value(sheet.byline.as_ref()).or(now.byline),
        published: published.clone(),
        language: value(sheet.language.as_ref()).or(now.language),
        kind: sheet.kind.as_ref().map(|kind| kind.value).or(now.kind),
        note: value(sheet.note.as_ref()).or(now.note),
        topics: if topics.is_empty() { now.topics } else { topics },
    };
    let summary = new.headline.clone().or(new.url.clone()).unwrap_or_default();
    if let Some(recorded) = plan.recorded {
        let before = ledger.get_article(recorded.id)?.fields;
        let differs = ledger.update_article(recorded.id, &new)?;
        let fields = if differs { before.differing(&new) } else { Vec::new() };
        changes.push(Change::of(Outcome::Updated, "article", recorded.id, summary).with_fields(fields));
        Ok(Home { article: recorded.id, published, was_published, capture: None })
    } else {
        let id = ledger.add_article(&new)?;
        changes.push(Change::of(Outcome::New, "article", id, summary));
        Ok(Home { article: id, published, was_published, capture: None })
    }
}

/// What the ledger has of the bytes that were retrieved of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// Nothing was retrieved.
    Nothing,
    /// The bytes are no capture of the article yet.
    New,
    /// They are this one.
    Kept(CaptureId),
    /// They are this one, which was withdrawn: to log its worksheet again does not bring it back.
    Withdrawn(CaptureId),
}

impl Known {
    /// What the ledger has of these bytes; `article` is `None` if it is not recorded yet.
    pub(super) fn of(
        ledger: &Writer<'_>,
        article: Option<ArticleId>,
        retrieved: Option<&NewCapture>,
    ) -> Result<Self, StoreError> {
        let Some(retrieved) = retrieved else { return Ok(Self::Nothing) };
        let Some(article) = article else { return Ok(Self::New) };
        Ok(match ledger.find_capture_of(article, &sha256(&retrieved.bytes))? {
            None => Self::New,
            Some((id, false)) => Self::Kept(id),
            Some((id, true)) => Self::Withdrawn(id),
        })
    }
}

/// Records the bytes that were retrieved, if they are new; and names the capture that quotes are anchored in: theirs, else the latest.
pub(super) fn record_capture(
    ledger: &Writer<'_>,
    home: &mut Home,
    retrieved: Option<&NewCapture>,
    known: Known,
    changes: &mut Vec<Change>,
) -> Result<(), StoreError> {
    home.capture = match (known, retrieved) {
        (Known::Kept(id), _) => Some(id),
        (Known::New, Some(new)) => {
            let id = ledger.add_capture(home.article, new)?;
            let from = new.source.as_deref().unwrap_or("standard input");
            changes.push(Change::of(Outcome::New, "capture", id, format!("{} from {from}", home.article)));
            Some(id)
        }
        (Known::Withdrawn(id), _) => {
            let why = format!(
                "{id} has these bytes and was withdrawn, so no quote is looked for in them; gainsay restore {id} brings it back"
            );
            let known = Change::of(Outcome::Unchanged, "capture", id, format!("of {}", home.article));
            changes.push(known.with_warning(Some(why)));
            ledger.find_latest_capture_id(home.article)?
        }
        (Known::Nothing | Known::New, _) => ledger.find_latest_capture_id(home.article)?,
    };
    Ok(())
}

/// What a key says, if it is there.
pub(super) fn value(text: Option<&Located<String>>) -> Option<String> {
    text.map(|text| text.value.clone())
}
