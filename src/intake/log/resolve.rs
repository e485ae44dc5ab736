//! First stage: everything a worksheet names is looked up; only reads.

use std::collections::{BTreeMap, BTreeSet};

use super::super::date_words::Anchor;
use super::super::worksheet::{ArticleSheet, ClaimSheet, Located, Problem, ProblemList, RelationSheet};
use super::cast::{Cast, CastHop, CastParty, Member, Who};
use super::{dates, matching};
use crate::domain::date::SourceDate;
use crate::domain::vocabulary::nearest;
use crate::domain::{Article, ArticleId, Claim, ClaimId, OutletId, RelationType, SpeakerId};
use crate::store::{Reader, StoreError};

/// Refs that are not in the ledger and yet not unknown: those of the other worksheets of one command.
pub(super) struct Elsewhere<'e> {
    /// Refs of earlier worksheets that were refused.
    pub(super) pending: &'e BTreeSet<String>,
    /// Refs of later worksheets, by file.
    pub(super) later: &'e [(String, BTreeSet<String>)],
}

/// Claims with everything looked up: what the second stage records.
pub(super) struct Plan {
    pub(super) members: Vec<Who>,
    pub(super) claims: Vec<ClaimPlan>,
    /// Claims of the article that the sheets do not have.
    pub(super) left: Vec<Claim>,
}

/// Where claims come from, and how to take them.
pub(super) struct Context<'c> {
    /// The article's id, if it is already in the ledger.
    pub(super) article: Option<ArticleId>,
    /// What words such as "yesterday" count from.
    pub(super) anchor: Anchor<'c>,
    /// Whether these are all claims of an article, so that an edited one is recognised by what is left of it; else they
    /// are single ones to be added, recognised only if they were added before just so.
    pub(super) whole: bool,
    pub(super) elsewhere: Elsewhere<'c>,
}

pub(super) struct ArticlePlan {
    pub(super) recorded: Option<Article>,
    pub(super) sheet: ArticleSheet,
    pub(super) outlet: Option<OutletPlan>,
    pub(super) published: Option<SourceDate>,
}

impl ArticlePlan {
    /// The date of publication that the worksheet gives, else the one that is recorded.
    pub(super) fn published_or_recorded(&self) -> Option<SourceDate> {
        let recorded = self.recorded.as_ref().and_then(|article| article.fields.published.clone());
        self.published.clone().or(recorded)
    }
}

pub(super) enum OutletPlan {
    Known(OutletId),
    New(String),
}

pub(super) struct ClaimPlan {
    /// The claim of the ledger that it is.
    pub(super) recorded: Option<Claim>,
    /// Whether the claim was first recorded in another article: then only its appearance here is recorded.
    pub(super) seen_again: bool,
    pub(super) sheet: ClaimSheet,
    pub(super) by: Vec<CastParty>,
    pub(super) about: Vec<CastParty>,
    pub(super) via: Vec<CastHop>,
    pub(super) said: Option<SourceDate>,
    pub(super) event: Option<SourceDate>,
    pub(super) relations: Vec<RelationPlan>,
}

pub(super) struct RelationPlan {
    pub(super) sheet: RelationSheet,
    pub(super) target: TargetPlan,
}

#[derive(Clone, Copy)]
pub(super) enum TargetPlan {
    /// A claim of the ledger.
    Claim(ClaimId),
    /// A claim of this worksheet, by its place in it.
    Sheet(usize),
}

/// Looks everything up. What cannot be found becomes a problem; the plan is then not to be used.
pub(super) fn resolve(
    ledger: &Reader<'_>,
    sheets: &[ClaimSheet],
    context: &Context<'_>,
    problems: &mut ProblemList,
) -> Result<Plan, StoreError> {
    let mut cast = Cast::new(ledger, context.article, sheets);
    let places: BTreeMap<&str, usize> = (sheets.iter().enumerate())
        .filter_map(|(at, claim)| claim.r#ref.as_ref().map(|r| (r.value.as_str(), at)))
        .collect();

    let mut claims = Vec::with_capacity(sheets.len());
    let mut named = Vec::with_capacity(sheets.len());
    for sheet in sheets {
        named.push(named_claim(ledger, sheet, problems)?);
        let mut parties = |list: &[Located<_>]| -> Result<Vec<CastParty>, StoreError> {
            let resolved: Result<Vec<_>, _> = list.iter().map(|party| cast.party(party, problems)).collect();
            Ok(resolved?.into_iter().flatten().collect())
        };
        let (by, about) = (parties(&sheet.by)?, parties(&sheet.about)?);
        refuse_twice(&by, sheet, problems);
        let via = sheet.via.iter().map(|hop| cast.hop(hop, problems)).collect::<Result<Vec<_>, _>>()?;
        let mut relations = Vec::new();
        for relation in &sheet.relations {
            if let Some(target) = target(ledger, relation, &places, &context.elsewhere, problems)? {
                relations.push(RelationPlan { sheet: relation.value.clone(), target });
            }
        }
        claims.push(ClaimPlan {
            recorded: None,
            seen_again: false,
            by,
            about,
            via: via.into_iter().flatten().collect(),
            said: sheet.on.as_ref().and_then(|date| dates::read(date, &context.anchor, problems)),
            event: sheet.event.as_ref().and_then(|date| dates::read(date, &context.anchor, problems)),
            relations,
            sheet: sheet.clone(),
        });
    }
    let left = recognise(ledger, &mut claims, &named, context, &cast, problems)?;
    Ok(Plan { members: cast.into_members(), claims, left })
}

/// Finds the article of a worksheet, and reads its own date.
pub(super) fn resolve_article(
    ledger: &Reader<'_>,
    sheet: &ArticleSheet,
    problems: &mut ProblemList,
) -> Result<ArticlePlan, StoreError> {
    let none = Anchor::none("it is the article's own date");
    let published = sheet.published.as_ref().and_then(|date| dates::read(date, &none, problems));
    if let Some(text) = &sheet.text {
        problems.push(
            Problem::at(text.place, "this version does not keep the text of an article yet")
                .hint("leave `text` out, and say in `note` where the text is"),
        );
    }
    let outlet = match &sheet.outlet {
        None => None,
        Some(name) => Some(match ledger.find_outlet(name)? {
            Some(id) => OutletPlan::Known(id),
            None => OutletPlan::New(name.value.clone()),
        }),
    };
    let by_url = match &sheet.url {
        Some(url) => ledger.find_article_by_url(url)?,
        None => None,
    };
    let found = match (by_url, &sheet.headline, &outlet) {
        (Some(id), ..) => Some(id),
        (None, Some(headline), Some(OutletPlan::New(_))) => {
            let _ = headline;
            None
        }
        (None, Some(headline), outlet) => {
            let outlet = match outlet {
                Some(OutletPlan::Known(id)) => Some(*id),
                _ => None,
            };
            same_headline(ledger, headline, outlet, sheet.url.is_some(), published.as_ref(), problems)?
        }
        (None, None, _) => None,
    };
    let recorded = found.map(|id| ledger.get_article(id)).transpose()?;
    Ok(ArticlePlan { recorded, sheet: sheet.clone(), outlet, published })
}

/// The article without a url, or for a sheet without one the article with any, that has this headline and outlet.
fn same_headline(
    ledger: &Reader<'_>,
    headline: &Located<String>,
    outlet: Option<OutletId>,
    has_url: bool,
    published: Option<&SourceDate>,
    problems: &mut ProblemList,
) -> Result<Option<ArticleId>, StoreError> {
    let mut found = Vec::new();
    for id in ledger.find_articles_by_headline(headline, outlet)? {
        let article = ledger.get_article(id)?;
        let same_day = match (&article.fields.published, published) {
            (Some(recorded), Some(given)) => recorded.edtf() == given.edtf(),
            _ => true,
        };
        if same_day && !(has_url && article.fields.url.is_some()) {
            found.push(id);
        }
    }
    match found.as_slice() {
        [] => Ok(None),
        [only] => Ok(Some(*only)),
        several => {
            let list: Vec<String> = several.iter().map(ToString::to_string).collect();
            problems.push(
                Problem::at(
                    headline.place,
                    format!("{} articles have this headline: {}", several.len(), list.join(", ")),
                )
                .hint("say which one with its `url` or its day of publication"),
            );
            Ok(None)
        }
    }
}

/// The claim of the ledger that a sheet's ref or id names.
fn named_claim(
    ledger: &Reader<'_>,
    sheet: &ClaimSheet,
    problems: &mut ProblemList,
) -> Result<Option<ClaimId>, StoreError> {
    let Some(name) = &sheet.r#ref else { return Ok(None) };
    let found = ledger.find_claim(name)?;
    if found.is_none() && name.parse::<ClaimId>().is_ok() {
        problems.push(
            Problem::at(name.place, format!("there is no claim {} in this ledger", name.value)).hint(
                "an id as `ref` means a claim that is already there; a new claim takes a word of your own",
            ),
        );
    }
    Ok(found)
}

fn refuse_twice(by: &[CastParty], sheet: &ClaimSheet, problems: &mut ProblemList) {
    let mut seen: Vec<Member> = Vec::new();
    for (party, place) in by.iter().zip(&sheet.by) {
        if seen.contains(&party.member) && !problems.has_one_at(place.place) {
            let message =
                format!("{:?} is a speaker who is already named in this claim", party.name_as_given);
            problems.push(Problem::at(place.place, message).hint("name each speaker once"));
        }
        seen.push(party.member);
    }
}

fn target(
    ledger: &Reader<'_>,
    relation: &RelationSheet,
    places: &BTreeMap<&str, usize>,
    elsewhere: &Elsewhere<'_>,
    problems: &mut ProblemList,
) -> Result<Option<TargetPlan>, StoreError> {
    let name = &relation.target;
    if let Some(at) = places.get(name.as_str()) {
        return Ok(Some(TargetPlan::Sheet(*at)));
    }
    if let Some(id) = ledger.find_claim(name)? {
        return Ok(Some(TargetPlan::Claim(id)));
    }
    if elsewhere.pending.contains(&name.value) {
        return Ok(None);
    }
    let verb = relation.relation;
    let hint = if let Some((file, _)) = elsewhere.later.iter().find(|(_, refs)| refs.contains(&name.value)) {
        format!("it stands in {file}: name that file first")
    } else if name.parse::<ClaimId>().is_ok() {
        "see the claims with: gainsay claim list".to_owned()
    } else {
        let known = ledger.list_refs()?;
        match nearest(name, places.keys().copied().chain(known.iter().map(String::as_str))) {
            Some(near) => format!("did you mean {near:?}?"),
            None => "give the earlier claim this `ref`, or name its id as in: gainsay claim list".to_owned(),
        }
    };
    let message =
        format!("`{verb}` names {:?}, which is no claim of this worksheet or of the ledger", name.value);
    problems.push_missing(Problem::at(name.place, message).hint(hint));
    Ok(None)
}

/// Finds which claim of the ledger each claim of the worksheet is. Returns the claims of the article that it does not have.
fn recognise(
    ledger: &Reader<'_>,
    claims: &mut [ClaimPlan],
    named: &[Option<ClaimId>],
    context: &Context<'_>,
    cast: &Cast<'_>,
    problems: &mut ProblemList,
) -> Result<Vec<Claim>, StoreError> {
    let features: Vec<matching::Features<'_>> = (claims.iter().zip(named))
        .map(|(plan, named)| matching::Features {
            named: *named,
            text: plan.sheet.text.as_ref().map(|text| text.value.as_str()),
            quotes: plan.sheet.quotes.iter().map(|quote| quote.value.as_str()).collect(),
            speakers: known_speakers(&plan.by, cast),
            said: plan.said.as_ref(),
            denies: denied(plan),
        })
        .collect();
    let recorded = match context.article {
        Some(id) => {
            let mut ids = ledger.list_claims_of_article(id)?;
            ids.sort_unstable();
            ledger.load_claims(&ids)?
        }
        None if context.whole => Vec::new(),
        None => {
            let mut ids = Vec::new();
            for text in features.iter().filter_map(|features| features.text) {
                ids.extend(ledger.find_claims_by_text(text)?);
            }
            ids.sort_unstable();
            ids.dedup();
            let found = ledger.load_claims(&ids)?;
            found.into_iter().filter(|claim| claim.appearances.is_empty()).collect()
        }
    };
    let matched = if context.whole {
        matching::match_claims(&features, &recorded)
    } else {
        matching::match_added(&features, &recorded)
    };
    for (plan, found) in claims.iter_mut().zip(&matched) {
        plan.recorded = found.map(|id| ledger.get_claim(id)).transpose()?;
        plan.seen_again = plan
            .recorded
            .as_ref()
            .is_some_and(|c| c.home().is_some_and(|h| Some(h.article.id) != context.article));
        if plan.seen_again {
            refuse_other_content(plan, cast, problems);
        } else if plan.recorded.is_none() {
            refuse_incomplete(&plan.sheet, problems);
        }
    }
    if !context.whole {
        return Ok(Vec::new());
    }
    Ok(recorded.into_iter().filter(|claim| !matched.contains(&Some(claim.id))).collect())
}

/// The claims of the ledger that a claim denies.
fn denied(plan: &ClaimPlan) -> Vec<ClaimId> {
    let targets = plan.relations.iter().filter(|relation| relation.sheet.relation == RelationType::Denies);
    targets
        .filter_map(|relation| match relation.target {
            TargetPlan::Claim(id) => Some(id),
            TargetPlan::Sheet(_) => None,
        })
        .collect()
}

/// A new claim has a speaker and says something. Only one with a ref can come here without: it might have been known.
fn refuse_incomplete(sheet: &ClaimSheet, problems: &mut ProblemList) {
    let Some(name) = &sheet.r#ref else { return };
    let unknown = format!("no claim {:?} is recorded yet, so this one", name.value);
    if sheet.by.is_empty() {
        let hint = "say who said it: by = \"…\"; to record a known claim seen again, use its ref or id";
        problems.push_missing(Problem::at(name.place, format!("{unknown} needs a speaker")).hint(hint));
    }
    if !sheet.says_something() {
        let hint = "add `text`, `quote` or a relation such as denies = \"…\"";
        problems.push_missing(Problem::at(name.place, format!("{unknown} must say something")).hint(hint));
    }
}

fn known_speakers(by: &[CastParty], cast: &Cast<'_>) -> Vec<SpeakerId> {
    by.iter()
        .filter_map(|party| match cast.who(party.member) {
            Who::Known { id, .. } => Some(*id),
            Who::New(_) => None,
        })
        .collect()
}

/// A claim that was first recorded in another article can only be seen again here: what it says is recorded there.
fn refuse_other_content(plan: &ClaimPlan, cast: &Cast<'_>, problems: &mut ProblemList) {
    let Some(claim) = &plan.recorded else { return };
    let home = claim.home().map(|a| a.article.id.to_string()).unwrap_or_default();
    let mut refuse = |place, key: &str| {
        let message = format!("{} was recorded in {home} with another `{key}`", claim.id);
        let hint = "leave the key out to record that the claim was seen here too; or log it as a claim of its own with `repeats`";
        problems.push(Problem::at(place, message).hint(hint));
    };
    let sheet = &plan.sheet;
    if let Some(text) = sheet.text.as_ref().filter(|text| Some(&text.value) != claim.text.as_ref()) {
        refuse(text.place, "text");
    }
    if let Some(kind) = sheet.kind.as_ref().filter(|kind| kind.value != claim.kind) {
        refuse(kind.place, "kind");
    }
    if let (Some(on), Some(said)) = (&sheet.on, &plan.said)
        && Some(said) != claim.said.as_ref()
    {
        refuse(on.place, "on");
    }
    if let (Some(event), Some(date)) = (&sheet.event, &plan.event)
        && Some(date) != claim.event.as_ref()
    {
        refuse(event.place, "event");
    }
    let recorded: Vec<SpeakerId> = claim.speakers.iter().map(|s| s.party.speaker).collect();
    if let Some(first) = sheet.by.first()
        && (known_speakers(&plan.by, cast) != recorded || plan.by.len() != recorded.len())
    {
        refuse(first.place, "by");
    }
}
