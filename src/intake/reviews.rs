//! Reviews into the ledger: each becomes a claim (or is found to be one), its appearances, and an assessment.
//!
//! A review is looked up whole before anything of it is recorded; what is wrong with it is said with its
//! place in the file. Recording a file again changes nothing. The claim is the one with the same text and
//! speakers, and the same day if the review says one; else it is new. What the ledger has of a claim or an
//! article stays.

use crate::domain::date::{Edtf, SourceDate};
use crate::domain::text::{check_line, check_text};
use crate::domain::{Change, ClaimKind, Review, ReviewedAppearance, ReviewedSpeaker, Reviewer, SpeakerKind};
use crate::intake::import::{DayOrder, dates};
use crate::intake::reread;
use crate::reading::date_words::Anchor;
use crate::record::{
    ArticlePlan, Authority, Elsewhere, ProposedArticle, ProposedAssessment, ProposedClaim, ProposedParty,
    Recorder, Refusals, Scope, Setting, assess, check_assessor,
};
use crate::store::{StoreError, Writer};

/// What became of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recorded {
    /// Every record that was dealt with, in order.
    pub changes: Vec<Change>,
    /// The reviews that were left out, each with its number in the file, from 1, and everything that is wrong
    /// with it.
    pub rejected: Vec<(usize, String)>,
    /// What was not recorded of a review that was, with its number.
    pub left_out: Vec<(usize, String)>,
}

/// Records reviews.
///
/// # Errors
/// Those of the ledger. A review that is wrong is none: it is among the rejected, and the caller decides what
/// that means.
pub fn record(
    ledger: &Writer<'_>,
    reviews: &[Review],
    order: Option<DayOrder>,
) -> Result<Recorded, StoreError> {
    let mut recorded = Recorded::default();
    for (at, review) in reviews.iter().enumerate() {
        let changes = match Proposed::of(review, order) {
            Ok(proposed) => proposed.take(ledger)?,
            Err(faults) => Err(faults),
        };
        match changes {
            Ok(changes) => {
                recorded.changes.extend(changes);
                recorded.left_out.extend(review.left_out.iter().map(|what| (at + 1, what.clone())));
            }
            Err(faults) => recorded.rejected.push((at + 1, faults.join("; "))),
        }
    }
    Ok(recorded)
}

/// Why words of time are not counted from a day in a review.
const NO_DAY: &str = "a review gives no day to count from";

/// What a review proposes to record.
struct Proposed {
    claim: ProposedClaim,
    articles: Vec<ProposedArticle>,
    /// One for each of those who made it together.
    assessments: Vec<ProposedAssessment>,
}

impl Proposed {
    /// What a review says; else everything that is wrong with it by itself.
    fn of(review: &Review, order: Option<DayOrder>) -> Result<Self, Vec<String>> {
        let mut faults = Vec::new();
        let mut day = |what: &str, text: Option<&str>| {
            let text = text?;
            // What is EDTF stands as it is written; words are read as in a table.
            let edtf = text.parse::<Edtf>().map(SourceDate::given);
            let read = |words: &str| dates::read(words.trim(), &Anchor::none(NO_DAY), order);
            match edtf.or_else(|_| read(text)) {
                Ok(date) => Some(date),
                Err(error) => {
                    faults.push(format!("{what} is {text:?}, which is no date: {error}"));
                    None
                }
            }
        };
        let said = day("the day of the claim", review.said.as_deref());
        let assessed = day("datePublished", review.published.as_deref());
        let articles = review.appearances.iter();
        let articles: Vec<ProposedArticle> = articles
            .map(|seen| article(seen, day("the day of an appearance", seen.published.as_deref())))
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
        faults.dedup();
        let (Some(reviewer), Some(rating), true) = (&review.reviewer, rating, faults.is_empty()) else {
            return Err(faults);
        };
        let claim = ProposedClaim {
            kind: Some(ClaimKind::Statement),
            text: review.claim.clone(),
            said,
            by: review.speakers.iter().map(party).collect(),
            ..ProposedClaim::default()
        };
        let assessment = |reviewer: &Reviewer| ProposedAssessment {
            rating: rating.clone(),
            scale: scale.clone(),
            by: reviewer.name.clone(),
            kind: Some(reviewer.kind.unwrap_or(SpeakerKind::Organization)),
            url: review.url.clone(),
            assessed: assessed.clone(),
            note: review.rating.as_ref().and_then(|rating| rating.explanation.clone()),
        };
        let reviewers = std::iter::once(reviewer).chain(&review.further_reviewers);
        Ok(Self { claim, articles, assessments: reviewers.map(assessment).collect() })
    }

    /// Records it; else everything for which it is refused, and then nothing is recorded.
    fn take(self, ledger: &Writer<'_>) -> Result<Result<Vec<Change>, Vec<String>>, StoreError> {
        let mut recorder = Recorder::new(ledger, &reread);
        let mut refusals = Refusals::default();
        let mut articles = Vec::with_capacity(self.articles.len());
        for article in &self.articles {
            articles.push(plan_article(&mut recorder, article, &mut refusals)?);
        }
        let mut articles = articles.into_iter();
        let first = articles.next().unwrap_or_else(Recorder::nowhere);
        let plan = recorder.plan_claims(vec![self.claim], &first, &SETTING, &mut refusals)?;
        for article in articles.as_slice() {
            let known = plan.recognised().map(|claim| claim.appearances.as_slice()).unwrap_or_default();
            if !known.iter().any(|seen| Some(seen.article.id) == article.recorded()) {
                recorder.check_stands(article, &mut refusals)?;
            }
        }
        let mut faults: Vec<String> = refusals.into_list().into_iter().map(|refusal| refusal.why).collect();
        for assessment in &self.assessments {
            if let Err(refused) = check_assessor(ledger, assessment)? {
                faults.push(refused.why);
            }
        }
        if !faults.is_empty() {
            faults.dedup();
            return Ok(Err(faults));
        }
        let mut changes = Vec::new();
        let known = plan.recognised().map(|claim| claim.id);
        let claim = if let Some(known) = known {
            for assessment in &self.assessments {
                match assess(ledger, known, assessment)? {
                    Ok(assessed) => changes.extend(assessed),
                    Err(refused) => return Ok(Err(vec![refused.why])),
                }
            }
            seen_in(&mut recorder, known, first, &mut changes)?;
            known
        } else {
            let home = recorder.record_article(first, &mut changes)?;
            let done = recorder.record_claims(&plan, home)?;
            let claim = done.given[0];
            changes.extend(done.into_changes(|_, _| None));
            claim
        };
        for article in articles {
            seen_in(&mut recorder, claim, article, &mut changes)?;
        }
        if known.is_none() {
            // Whoever assessed it was looked up before: a new claim has no assessment that could have been
            // withdrawn.
            for assessment in &self.assessments {
                changes.extend(assess(ledger, claim, assessment)?.unwrap_or_default());
            }
        }
        Ok(Ok(changes))
    }
}

const SETTING: Setting<'static> =
    Setting { scope: Scope::Rows, text: None, is_new_text: false, elsewhere: Elsewhere::Nowhere };

/// What the ledger has of an article stays, whatever the review says: only what is not recorded is proposed.
fn plan_article(
    recorder: &mut Recorder<'_>,
    proposed: &ProposedArticle,
    refusals: &mut Refusals,
) -> Result<ArticlePlan, StoreError> {
    let plan = recorder.plan_article(proposed, Authority::Adds, &mut Refusals::default())?;
    let Some(now) = plan.recorded_fields() else {
        return recorder.plan_article(proposed, Authority::Adds, refusals);
    };
    let missing = ProposedArticle {
        id: plan.recorded(),
        headline: proposed.headline.clone().filter(|_| now.headline.is_none()),
        outlet: proposed.outlet.clone().filter(|_| now.outlet.is_none()),
        published: proposed.published.clone().filter(|_| now.published.is_none()),
        ..ProposedArticle::default()
    };
    recorder.plan_article(&missing, Authority::Adds, refusals)
}

/// Records that a claim was seen in an article.
fn seen_in(
    recorder: &mut Recorder<'_>,
    claim: crate::domain::ClaimId,
    article: ArticlePlan,
    changes: &mut Vec<Change>,
) -> Result<(), StoreError> {
    let named = ProposedClaim { named: Some(claim.to_string()), ..ProposedClaim::default() };
    let plan = recorder.plan_claims(vec![named], &article, &SETTING, &mut Refusals::default())?;
    let home = recorder.record_article(article, changes)?;
    let done = recorder.record_claims(&plan, home)?;
    changes.extend(done.into_changes(|_, _| None));
    Ok(())
}

fn article(seen: &ReviewedAppearance, published: Option<SourceDate>) -> ProposedArticle {
    ProposedArticle {
        url: seen.url.clone(),
        headline: seen.headline.clone(),
        outlet: seen.outlet.clone(),
        published,
        ..ProposedArticle::default()
    }
}

fn party(who: &ReviewedSpeaker) -> ProposedParty {
    ProposedParty {
        title: who.title.clone(),
        bodies: who.bodies.clone(),
        kind: who.kind,
        same_as: who.same_as.clone(),
        ..ProposedParty::named(&who.name)
    }
}

fn names(review: &Review) -> Vec<&str> {
    let mut names: Vec<&str> = review.speakers.iter().map(|who| who.name.as_str()).collect();
    names.extend(review.speakers.iter().flat_map(|who| &who.bodies).map(String::as_str));
    names.extend(review.reviewer.iter().chain(&review.further_reviewers).map(|who| who.name.as_str()));
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
    for address in review.speakers.iter().flat_map(|who| &who.same_as) {
        if let Err(problem) = crate::domain::address::check_address(address) {
            faults.push(format!("sameAs {problem}"));
        }
    }
    let mut check = |what: &str, text: &str, is_line: bool| {
        let checked = if is_line { check_line(text) } else { check_text(text) };
        if let Err(problem) = checked {
            faults.push(format!("{what} {problem}"));
        }
    };
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
