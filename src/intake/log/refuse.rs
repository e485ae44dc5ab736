//! What a claim cannot be, seen from the ledger: checks once everything it names has been looked up; only reads.

use std::collections::BTreeSet;

use super::cast::{Cast, CastParty, Member, Who};
use super::resolve::{ClaimPlan, Elsewhere, TargetPlan, known_speakers};
use crate::domain::date::SourceDate;
use crate::domain::text::fold_name;
use crate::domain::{Claim, NamedParty, Side, SpeakerId, check_own};
use crate::reading::worksheet::{ClaimSheet, Located, PartySheet, Problem, ProblemList};
use crate::store::{Reader, StoreError};

/// One speaker under two names is still one. `parties` are the entries of `key`, resolved as far as they could be.
pub(super) fn twice(
    key: &str,
    parties: &[Option<CastParty>],
    sheets: &[Located<PartySheet>],
    problems: &mut ProblemList,
) {
    let mut seen: Vec<(Member, bool)> = Vec::new();
    for (party, sheet) in parties.iter().zip(sheets) {
        let Some(party) = party else { continue };
        // The same name twice has been seen when the worksheet was read.
        let same = seen.iter().find(|(member, _)| *member == party.member);
        // Two that were merged since are no mistake of the worksheet: they count once.
        let is_mistake = same.is_some_and(|(_, is_redirected)| !is_redirected && !party.is_redirected);
        if is_mistake && !problems.has_one_at(sheet.place) {
            let message = format!("{:?} is already named in `{key}`", party.name_as_given());
            problems.push(Problem::at(sheet.place, message).hint("name each speaker once"));
        }
        seen.push((party.member, party.is_redirected));
    }
}

/// The words of an article, its way of giving them and its sources belong to the article: without one there is no place
/// to record them.
pub(super) fn words_of_no_article(sheet: &ClaimSheet, problems: &mut ProblemList) {
    let quote = sheet.quotes.first().map(|quote| (quote.place, "quote"));
    let mode = sheet.mode.as_ref().map(|mode| (mode.place, "mode"));
    let via = sheet.via.first().map(|via| (via.place, "via"));
    for (place, what) in [quote, mode, via].into_iter().flatten() {
        let message = format!("a `{what}` is that of an article, and none is named");
        problems.push(Problem::at(place, message).hint("name the article it was seen in: --article a3"));
    }
}

/// A new claim has a speaker and says something. Only one with a ref can come here without: it might have been known.
pub(super) fn incomplete(sheet: &ClaimSheet, elsewhere: &Elsewhere<'_>, problems: &mut ProblemList) {
    let Some(name) = &sheet.r#ref else { return };
    if elsewhere.pending.contains(&name.value) {
        return;
    }
    let first = elsewhere.file_of(name).map(|file| format!("it stands in {file}: name that file first"));
    let unknown = format!("no claim {:?} is recorded yet, so this one", name.value);
    let mut missing = |what: &str, hint: &str| {
        let hint = first.clone().unwrap_or_else(|| hint.to_owned());
        problems.push_missing(Problem::at(name.place, format!("{unknown} {what}")).hint(hint));
    };
    if sheet.by.is_empty() {
        missing(
            "needs a speaker",
            "say who said it: by = \"…\"; to record a known claim seen again, use its ref or id",
        );
    }
    if !sheet.says_something() {
        missing("must say something", "add `text`, `quote` or a relation such as denies = \"…\"");
    }
}

/// Two claims of a worksheet that are one of the ledger: one named by its ref, the other by its id.
pub(super) fn one_claim_twice(claims: &[ClaimPlan], problems: &mut ProblemList) {
    for (at, plan) in claims.iter().enumerate() {
        let Some(recorded) = &plan.recorded else { continue };
        let same = |other: &&ClaimPlan| other.recorded.as_ref().is_some_and(|claim| claim.id == recorded.id);
        let Some(first) = claims[..at].iter().find(same) else { continue };
        let shown =
            |plan: &ClaimPlan| plan.sheet.r#ref.as_ref().map_or(recorded.id.to_string(), |r| r.value.clone());
        let message =
            format!("{:?} is the claim that this worksheet already has as {:?}", shown(plan), shown(first));
        let place = plan.sheet.r#ref.as_ref().map_or(plan.sheet.place, |name| name.place);
        problems.push(Problem::at(place, message).hint("put both into one [[claim]]"));
    }
}

/// Relations of a claim to itself, and two of one type to one claim, where one claim goes by two names.
pub(super) fn relations(claims: &[ClaimPlan], problems: &mut ProblemList) {
    let recorded = |at: usize| claims[at].recorded.as_ref().map(|claim| claim.id);
    let same = |one: TargetPlan, other: TargetPlan| match (one, other) {
        (TargetPlan::Sheet(a), TargetPlan::Sheet(b)) => a == b,
        (TargetPlan::Claim(a), TargetPlan::Claim(b)) => a == b,
        (TargetPlan::Sheet(at), TargetPlan::Claim(id)) | (TargetPlan::Claim(id), TargetPlan::Sheet(at)) => {
            recorded(at) == Some(id)
        }
    };
    for (at, plan) in claims.iter().enumerate() {
        for (position, relation) in plan.relations.iter().enumerate() {
            let name = &relation.sheet.target;
            let verb = relation.sheet.relation;
            if same(relation.target, TargetPlan::Sheet(at)) {
                let problem = Problem::at(name.place, format!("{:?} is this claim itself", name.value));
                problems.push(problem.hint("name the earlier claim that is meant"));
            }
            let earlier = plan.relations[..position]
                .iter()
                .find(|other| other.sheet.relation == verb && same(other.target, relation.target));
            if let Some(earlier) = earlier {
                let message = format!(
                    "`{verb}` names {:?}, which is {:?} again",
                    name.value, earlier.sheet.target.value
                );
                problems.push(Problem::at(name.place, message).hint("keep one of the two"));
            }
        }
    }
}

/// Retractions and newer versions of what somebody else said.
pub(super) fn relations_of_others(
    ledger: &Reader<'_>,
    claims: &[ClaimPlan],
    cast: &Cast<'_>,
    problems: &mut ProblemList,
) -> Result<(), StoreError> {
    let recorded = |claim: &Claim| claim.speakers.iter().flat_map(|named| Side::of(&named.party)).collect();
    let sides_of = |plan: &ClaimPlan| -> Vec<Side> {
        match &plan.recorded {
            Some(claim) if plan.by.is_empty() => recorded(claim),
            _ => plan.by.iter().map(|party| side(party, cast)).collect(),
        }
    };
    for plan in claims {
        for relation in plan.relations.iter().filter(|relation| relation.sheet.relation.is_for_own()) {
            let own = sides_of(plan);
            let theirs = match relation.target {
                TargetPlan::Sheet(at) => sides_of(&claims[at]),
                TargetPlan::Claim(id) => match claims.iter().find(|other| other.is(id)) {
                    Some(other) => sides_of(other),
                    None => recorded(&ledger.get_claim(id)?),
                },
            };
            // Whom nobody could find has been reported.
            if own.is_empty() || theirs.is_empty() {
                continue;
            }
            let verb = relation.sheet.relation;
            if check_own(verb, &own, &theirs).is_err() {
                let target = &relation.sheet.target;
                let message = format!(
                    "`{verb}` is for a claim of one's own, and {:?} was made by others",
                    target.value
                );
                problems.push(Problem::at(target.place, message).hint(OF_OTHERS));
            }
        }
    }
    Ok(())
}

const OF_OTHERS: &str = "say `denies`, `contradicts` or `corrects`; or, if they speak for whoever made it, name that body with `for`; two names of one speaker are joined with `gainsay speaker merge`";

/// A party as a side. Whoever is not in the ledger yet has no id: below zero there are none.
fn side(party: &CastParty, cast: &Cast<'_>) -> Side {
    let id = |member: Member| match cast.who(member) {
        Who::Known { id, .. } => *id,
        Who::New(_) => SpeakerId::new(-1 - i64::try_from(member.index()).unwrap_or(i64::MAX - 1)),
    };
    Side { speaker: id(party.member), on_behalf_of: party.on_behalf_of.map(id) }
}

/// A claim that was first recorded in another article can only be seen again here: what it says is recorded there.
pub(super) fn other_content(plan: &ClaimPlan, cast: &Cast<'_>, problems: &mut ProblemList) {
    let Some(claim) = &plan.recorded else { return };
    let home = claim.home().map(|a| a.article.id.to_string()).unwrap_or_default();
    let mut refuse = |place, what: &str| {
        let message = format!("{} was recorded in {home} with {what}", claim.id);
        let hint = "leave the key out to record that the claim was seen here too; or log it as a claim of its own with `repeats`";
        problems.push(Problem::at(place, message).hint(hint));
    };
    let sheet = &plan.sheet;
    if let Some(text) = sheet.text.as_ref().filter(|text| Some(&text.value) != claim.text.as_ref()) {
        refuse(text.place, "another `text`");
    }
    if let Some(kind) = sheet.kind.as_ref().filter(|kind| kind.value != claim.kind) {
        refuse(kind.place, "another `kind`");
    }
    // The same day in other words is no contradiction: the words are those of each article.
    let differs = |given: &Option<SourceDate>, recorded: &Option<SourceDate>| {
        given.as_ref().is_some_and(|date| Some(date.edtf()) != recorded.as_ref().map(SourceDate::edtf))
    };
    if let Some(on) = sheet.on.as_ref().filter(|_| differs(&plan.said, &claim.said)) {
        refuse(on.place, "another `on`");
    }
    if let Some(event) = sheet.event.as_ref().filter(|_| differs(&plan.event, &claim.event)) {
        refuse(event.place, "another `event`");
    }
    let others = |given: &[CastParty], recorded: &[NamedParty]| {
        let recorded: Vec<SpeakerId> = recorded.iter().map(|named| named.party.speaker).collect();
        known_speakers(given, cast) != recorded || given.len() != recorded.len()
    };
    if let Some(first) = sheet.by.first().filter(|_| others(&plan.by, &claim.speakers)) {
        refuse(first.place, "another `by`");
    }
    if let Some(first) = sheet.about.first().filter(|_| others(&plan.about, &claim.about)) {
        refuse(first.place, "another `about`");
    }
    let recorded: BTreeSet<String> = claim.topics.iter().map(|topic| fold_name(topic)).collect();
    if let Some(other) = sheet.topics.iter().find(|topic| !recorded.contains(&fold_name(topic))) {
        refuse(other.place, "other `topics`");
    }
}
