//! Reviews into the ledger: each becomes a claim (or is found to be one), its appearances, and an assessment.
//!
//! A review is looked up whole before anything of it is recorded; what is wrong with it is said with its place in the file.
//! Recording a file again changes nothing. The claim is the one with the same text and speakers, and the same day if the
//! review says one; else it is new. Articles are found by address, else by headline and outlet; what the ledger has of
//! them stays. An assessment is the same if claim, assessor and address are.

use crate::domain::date::{Edtf, SourceDate};
use crate::domain::text::{check_line, check_text};
use crate::domain::{
    Appearance, ArticleId, Change, Claim, ClaimId, ClaimKind, NewAppearance, NewArticle, NewAssessment,
    NewClaim, NewOutlet, NewSpeaker, Outcome, OutletId, Party, Review, ReviewedAppearance, SpeakerId,
    SpeakerKind,
};
use crate::store::{StoreError, Writer};

/// What became of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recorded {
    /// Every record that was dealt with, in order.
    pub changes: Vec<Change>,
    /// The reviews that were left out, each with its number in the file, from 1, and everything that is wrong with it.
    pub rejected: Vec<(usize, String)>,
}

/// Records reviews.
///
/// # Errors
/// Those of the ledger. A review that is wrong is none: it is among the rejected, and the caller decides what that means.
pub fn record(ledger: &Writer<'_>, reviews: &[Review]) -> Result<Recorded, StoreError> {
    let mut work = Work { ledger, recorded: Recorded::default() };
    for (at, review) in reviews.iter().enumerate() {
        match Plan::of(ledger, review)? {
            Ok(plan) => work.take(&plan)?,
            Err(faults) => work.recorded.rejected.push((at + 1, faults.join("; "))),
        }
    }
    Ok(work.recorded)
}

/// Somebody whom a review names.
#[derive(Debug, Clone)]
struct Named<'r> {
    name: &'r str,
    kind: Option<SpeakerKind>,
}

/// A review that can be recorded.
struct Plan<'r> {
    review: &'r Review,
    text: &'r str,
    said: Option<SourceDate>,
    appearances: Vec<(&'r ReviewedAppearance, Option<SourceDate>)>,
    assessor: Named<'r>,
    rating: String,
    scale: Option<String>,
    assessed: Option<SourceDate>,
}

impl<'r> Plan<'r> {
    fn of(ledger: &Writer<'_>, review: &'r Review) -> Result<Result<Self, Vec<String>>, StoreError> {
        let mut faults = Vec::new();
        let mut day = |what: &str, text: Option<&str>| {
            text.and_then(|text| match text.parse::<Edtf>() {
                Ok(edtf) => Some(SourceDate::given(edtf)),
                Err(error) => {
                    faults.push(format!("{what} is {text:?}, which is no date: {error}"));
                    None
                }
            })
        };
        let said = day("the day of the claim", review.said.as_deref());
        let assessed = day("datePublished", review.published.as_deref());
        let appearances: Vec<_> = review
            .appearances
            .iter()
            .map(|seen| (seen, day("the day of an appearance", seen.published.as_deref())))
            .collect();
        if review.claim.is_none() {
            faults.push("it does not say what was claimed (claimReviewed)".to_owned());
        }
        if review.speakers.is_empty() {
            faults.push("it does not say who made the claim (itemReviewed.author)".to_owned());
        }
        if review.reviewer.is_none() {
            faults.push("it does not say who assessed the claim (author)".to_owned());
        }
        let (rating, scale) =
            review.rating.as_ref().map(crate::domain::ReviewRating::recorded).unwrap_or_default();
        if rating.is_none() {
            faults.push("it does not say what was concluded (reviewRating)".to_owned());
        }
        check_texts(review, &mut faults);
        for name in names(review) {
            let found = ledger.find_speakers(name)?;
            if found.len() > 1 {
                let list: Vec<String> = found.iter().map(|one| format!("{} {}", one.id, one.name)).collect();
                faults.push(format!("{name:?} fits {} speakers: {}", found.len(), list.join(", ")));
            }
        }
        faults.dedup();
        let whole = faults.is_empty();
        let (Some(text), Some(reviewer), Some(rating), true) =
            (review.claim.as_deref(), review.reviewer.as_ref(), rating, whole)
        else {
            return Ok(Err(faults));
        };
        let assessor =
            Named { name: &reviewer.name, kind: Some(reviewer.kind.unwrap_or(SpeakerKind::Organization)) };
        Ok(Ok(Self { review, text, said, appearances, assessor, rating, scale, assessed }))
    }
}

fn names(review: &Review) -> Vec<&str> {
    let mut names: Vec<&str> = review.speakers.iter().map(|who| who.name.as_str()).collect();
    names.extend(review.speakers.iter().filter_map(|who| who.on_behalf_of.as_deref()));
    names.extend(review.reviewer.as_ref().map(|who| who.name.as_str()));
    names.sort_unstable();
    names.dedup();
    names
}

/// Texts must be such as the ledger keeps.
fn check_texts(review: &Review, faults: &mut Vec<String>) {
    let mut check = |what: &str, text: &str, is_line: bool| {
        let checked = if is_line { check_line(text) } else { check_text(text) };
        if let Err(problem) = checked {
            faults.push(format!("{what} {problem}"));
        }
    };
    if let Some(text) = &review.claim {
        check("claimReviewed", text, false);
    }
    for name in names(review) {
        check("a name", name, true);
    }
    for title in review.speakers.iter().filter_map(|who| who.title.as_deref()) {
        check("a jobTitle", title, true);
    }
    let rating = review.rating.iter().flat_map(|r| [&r.words, &r.value, &r.worst, &r.best, &r.scale]);
    for text in rating.flatten() {
        check("the rating", text, true);
    }
    if let Some(why) = review.rating.as_ref().and_then(|rating| rating.explanation.as_deref()) {
        check("ratingExplanation", why, false);
    }
    let seen = review.appearances.iter().flat_map(|seen| [&seen.url, &seen.headline, &seen.outlet]);
    for text in seen.flatten().chain(&review.url) {
        check("an address, headline or outlet", text, true);
    }
}

struct Work<'w, 'l> {
    ledger: &'w Writer<'l>,
    recorded: Recorded,
}

impl Work<'_, '_> {
    fn take(&mut self, plan: &Plan<'_>) -> Result<(), StoreError> {
        let mut speakers: Vec<Party> = Vec::with_capacity(plan.review.speakers.len());
        for who in &plan.review.speakers {
            let speaker = self.speaker(&Named { name: &who.name, kind: who.kind })?;
            let body = who.on_behalf_of.as_deref().map(|name| self.speaker(&Named { name, kind: None }));
            // Two names of one speaker are one speaker.
            if !speakers.iter().any(|party| party.speaker == speaker) {
                speakers.push(Party {
                    speaker,
                    name_as_given: who.name.clone(),
                    title: who.title.clone(),
                    bodies: body.transpose()?.into_iter().collect(),
                });
            }
        }
        let mut articles = Vec::with_capacity(plan.appearances.len());
        for (seen, published) in &plan.appearances {
            articles.push(self.article(seen, published.as_ref())?);
        }
        let claim = self.claim(plan, speakers, &articles)?;
        self.assess(plan, claim)
    }

    fn add(&mut self, noun: &'static str, id: impl std::fmt::Display, summary: &str) {
        self.recorded.changes.push(Change::of(Outcome::New, noun, id, summary));
    }

    fn speaker(&mut self, who: &Named<'_>) -> Result<SpeakerId, StoreError> {
        // The unnamed of two reviews need not be the same, but a review gives no way to tell; a name is a name here.
        if let Some(found) = self.ledger.find_speakers(who.name)?.first() {
            return Ok(found.id);
        }
        let new = NewSpeaker { name: who.name.to_owned(), kind: who.kind, note: None };
        let id = self.ledger.add_speaker(&new)?;
        self.add("speaker", id, who.name);
        Ok(id)
    }

    fn outlet(&mut self, name: &str) -> Result<OutletId, StoreError> {
        if let Some(found) = self.ledger.find_outlet(name)? {
            return Ok(found);
        }
        let new = NewOutlet {
            name: name.to_owned(),
            domain: None,
            country: None,
            state_controlled: None,
            note: None,
        };
        let id = self.ledger.add_outlet(&new)?;
        self.add("outlet", id, name);
        Ok(id)
    }

    fn article(
        &mut self,
        seen: &ReviewedAppearance,
        published: Option<&SourceDate>,
    ) -> Result<ArticleId, StoreError> {
        let outlet = seen.outlet.as_deref().map(|name| self.outlet(name)).transpose()?;
        let mut found =
            seen.url.as_deref().map(|url| self.ledger.find_article_by_url(url)).transpose()?.flatten();
        if let (None, None, Some(headline)) = (found, &seen.url, &seen.headline) {
            found = self.ledger.find_articles_by_headline(headline, outlet)?.first().copied();
        }
        let Some(id) = found else {
            let new = NewArticle {
                url: seen.url.clone(),
                headline: seen.headline.clone(),
                outlet,
                published: published.cloned(),
                ..NewArticle::default()
            };
            let id = self.ledger.add_article(&new)?;
            self.add("article", id, seen.headline.as_ref().or(seen.url.as_ref()).map_or("", String::as_str));
            return Ok(id);
        };
        let now = self.ledger.get_article(id)?.fields;
        let filled = NewArticle {
            headline: now.headline.clone().or_else(|| seen.headline.clone()),
            outlet: now.outlet.or(outlet),
            published: now.published.clone().or_else(|| published.cloned()),
            ..now.clone()
        };
        let fields = now.differing(&filled);
        if self.ledger.update_article(id, &filled)? {
            let summary = filled.headline.or(filled.url).unwrap_or_default();
            self.recorded
                .changes
                .push(Change::of(Outcome::Updated, "article", id, summary).with_fields(fields));
        }
        Ok(id)
    }

    fn claim(
        &mut self,
        plan: &Plan<'_>,
        speakers: Vec<Party>,
        articles: &[ArticleId],
    ) -> Result<ClaimId, StoreError> {
        let same = |claim: &Claim| {
            let own = claim.speakers.iter().map(|named| named.party.speaker);
            own.eq(speakers.iter().map(|party| party.speaker))
                && plan
                    .said
                    .as_ref()
                    .is_none_or(|said| claim.said.as_ref().is_some_and(|own| own.edtf() == said.edtf()))
        };
        let candidates = self.ledger.find_claims_by_text(plan.text)?;
        let found = self.ledger.load_claims(&candidates)?.into_iter().find(same);
        let seen_before: Vec<Appearance> = found.as_ref().map(|c| c.appearances.clone()).unwrap_or_default();
        let (id, outcome) = match found {
            Some(claim) => (claim.id, Outcome::Unchanged),
            None => (self.ledger.add_claim(&Self::new_claim(plan, speakers))?, Outcome::New),
        };
        let mut fields = Vec::new();
        for article in articles {
            if !seen_before.iter().any(|seen| seen.article.id == *article) {
                let new = NewAppearance::default();
                self.ledger.add_appearance(id, *article, &new)?;
                fields.push("appearance");
            }
        }
        fields.dedup();
        let change = Change::of(outcome, "claim", id, plan.text);
        self.recorded.changes.push(if outcome == Outcome::New { change } else { change.with_fields(fields) });
        Ok(id)
    }

    fn new_claim(plan: &Plan<'_>, speakers: Vec<Party>) -> NewClaim {
        let published = plan.appearances.iter().find_map(|(_, published)| published.as_ref());
        NewClaim {
            r#ref: None,
            kind: ClaimKind::Statement,
            text: Some(plan.text.to_owned()),
            said: plan
                .said
                .clone()
                .or_else(|| published.and_then(|date| SourceDate::by_publication(date.edtf()))),
            event: None,
            note: None,
            speakers,
            about: Vec::new(),
            topics: Vec::new(),
        }
    }

    fn assess(&mut self, plan: &Plan<'_>, claim: ClaimId) -> Result<(), StoreError> {
        let assessor = self.speaker(&plan.assessor)?;
        let new = NewAssessment {
            claim,
            rating: plan.rating.clone(),
            scale: plan.scale.clone(),
            assessor,
            name_as_given: plan.assessor.name.to_owned(),
            url: plan.review.url.clone(),
            assessed: plan.assessed.clone(),
            note: plan.review.rating.as_ref().and_then(|rating| rating.explanation.clone()),
        };
        let summary = format!("{} by {}", plan.rating, plan.assessor.name);
        let (id, outcome) = match self.ledger.find_assessment(&new)? {
            Some(id) if self.ledger.update_assessment(id, &new)? => (id, Outcome::Updated),
            Some(id) => (id, Outcome::Unchanged),
            None => (self.ledger.add_assessment(&new)?, Outcome::New),
        };
        self.recorded.changes.push(Change::of(outcome, "assessment", id, summary));
        Ok(())
    }
}
