//! First stage: everything a worksheet names is looked up; only reads.

use std::collections::{BTreeMap, BTreeSet};

use super::cast::{Cast, CastHop, CastParty, Who};
use super::{dates, matching, quotes, refuse, said_where};
use crate::domain::anchor::{self, Text};
use crate::domain::date::SourceDate;
use crate::domain::vocabulary::nearest;
use crate::domain::{ArticleId, Claim, ClaimId, RelationType, SpeakerId};
use crate::reading::date_words::Anchor;
use crate::reading::worksheet::{ClaimSheet, Located, Problem, ProblemList, RelationSheet};
use crate::store::{Reader, StoreError};

/// Refs that are not in the ledger and yet not unknown: those of the other worksheets of one command.
pub(super) struct Elsewhere<'e> {
    /// Refs of earlier worksheets that were refused.
    pub(super) pending: &'e BTreeSet<String>,
    /// Refs of later worksheets, by file.
    pub(super) later: &'e [(String, BTreeSet<String>)],
}

impl Elsewhere<'_> {
    /// The later worksheet that has this ref.
    pub(super) fn file_of(&self, name: &str) -> Option<&str> {
        self.later.iter().find(|(_, refs)| refs.contains(name)).map(|(file, _)| file.as_str())
    }
}

/// Claims with everything looked up: what the second stage records.
pub(super) struct Plan {
    pub(super) members: Vec<Who>,
    pub(super) claims: Vec<ClaimPlan>,
    /// Whether the sheets are all there is of an article: what the ledger has beyond them is left.
    pub(super) whole: bool,
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
    /// The text of the article in which quotes must stand, if there is one.
    pub(super) text: Option<Text<'c>>,
    /// Whether that text was not a capture of the article before: then every quote is looked for again.
    pub(super) is_new_text: bool,
    pub(super) elsewhere: Elsewhere<'c>,
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
    /// Where the pieces of its quote stand in the article's text.
    pub(super) anchors: Vec<anchor::Anchor>,
}

impl ClaimPlan {
    /// Whether it is this claim of the ledger.
    pub(super) fn is(&self, id: ClaimId) -> bool {
        self.recorded.as_ref().is_some_and(|claim| claim.id == id)
    }
}

pub(super) struct RelationPlan {
    pub(super) sheet: RelationSheet,
    pub(super) target: TargetPlan,
    /// The article that says so, if the sheet names one.
    pub(super) article: Option<ArticleId>,
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
    let mut cast = Cast::new(ledger, context.article, sheets)?;
    let places: BTreeMap<&str, usize> = (sheets.iter().enumerate())
        .filter_map(|(at, claim)| claim.r#ref.as_ref().map(|r| (r.value.as_str(), at)))
        .collect();

    let mut claims = Vec::with_capacity(sheets.len());
    let mut named = Vec::with_capacity(sheets.len());
    for sheet in sheets {
        named.push(named_claim(ledger, sheet, problems)?);
        let mut parties = |key: &str, list: &[Located<_>]| -> Result<Vec<CastParty>, StoreError> {
            let resolved: Result<Vec<_>, _> = list.iter().map(|party| cast.party(party, problems)).collect();
            let resolved = resolved?;
            refuse::twice(key, &resolved, list, problems);
            let mut parties: Vec<CastParty> = Vec::with_capacity(resolved.len());
            for party in resolved.into_iter().flatten() {
                // Named twice where two speakers were merged; else it is a problem already.
                if !parties.iter().any(|known| known.member == party.member) {
                    parties.push(party);
                }
            }
            Ok(parties)
        };
        let (by, about) = (parties("by", &sheet.by)?, parties("about", &sheet.about)?);
        let via = sheet.via.iter().map(|hop| cast.hop(hop, problems)).collect::<Result<Vec<_>, _>>()?;
        let mut relations = Vec::new();
        for relation in &sheet.relations {
            if let Some(target) = target(ledger, relation, &places, &context.elsewhere, problems)? {
                let article = said_where::article(ledger, relation, problems)?;
                relations.push(RelationPlan { sheet: relation.value.clone(), target, article });
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
            anchors: Vec::new(),
            sheet: sheet.clone(),
        });
    }
    let left = recognise(ledger, &mut claims, &named, context, &cast, problems)?;
    for plan in &mut claims {
        if context.is_new_text || !quotes::stood_before(plan, context.article) {
            plan.anchors = quotes::stand(&plan.sheet, context.text.as_ref(), problems);
        }
        said_where::check_quotes(ledger, plan, context.text.as_ref(), problems)?;
    }
    Ok(Plan { members: cast.into_members(), claims, whole: context.whole, left })
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
    let hint = if let Some(file) = elsewhere.file_of(name) {
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
            does: plan.relations.iter().map(does).collect(),
            kind: plan.sheet.kind.as_ref().map(|kind| kind.value),
            note: plan.sheet.note.as_ref().map(|note| note.value.as_str()),
            event: plan.event.as_ref(),
        })
        .collect();
    let recorded = match context.article {
        Some(id) if context.whole => {
            let mut ids = ledger.list_claims_of_article(id)?;
            ids.sort_unstable();
            ledger.load_claims(&ids)?
        }
        Some(id) => {
            let mut ids = Vec::new();
            for features in &features {
                ids.extend(ledger.list_claims_of_article_saying(id, features.text)?);
            }
            ledger.load_claims(&ids)?
        }
        None if context.whole => Vec::new(),
        None => {
            let mut ids = Vec::new();
            for text in features.iter().filter_map(|features| features.text) {
                ids.extend(ledger.find_claims_by_text(text)?);
            }
            // A denial may have no text of its own: then it is known by what it denies.
            let denied: Vec<ClaimId> = features.iter().flat_map(|features| features.denies.clone()).collect();
            ids.extend(ledger.relations_to(&denied)?.iter().map(|relation| relation.fields.claim));
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
            refuse::other_content(plan, cast, problems);
        } else if plan.recorded.is_none() {
            refuse::incomplete(&plan.sheet, &context.elsewhere, problems);
        }
    }
    refuse::one_claim_twice(claims, problems);
    refuse::relations(claims, problems);
    refuse::relations_of_others(ledger, claims, cast, problems)?;
    if !context.whole {
        return Ok(Vec::new());
    }
    Ok(recorded.into_iter().filter(|claim| !matched.contains(&Some(claim.id))).collect())
}

fn does(relation: &RelationPlan) -> (RelationType, matching::Target) {
    let target = match relation.target {
        TargetPlan::Claim(id) => matching::Target::Claim(id),
        TargetPlan::Sheet(at) => matching::Target::Sheet(at),
    };
    (relation.sheet.relation, target)
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

/// The speakers among these that the ledger has.
pub(super) fn known_speakers(by: &[CastParty], cast: &Cast<'_>) -> Vec<SpeakerId> {
    by.iter()
        .filter_map(|party| match cast.who(party.member) {
            Who::Known { id, .. } => Some(*id),
            Who::New(_) => None,
        })
        .collect()
}
