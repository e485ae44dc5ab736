//! What a claim cannot be, seen from the ledger: checks once everything that it names is looked up; only
//! reads.

use std::collections::{BTreeMap, BTreeSet};

use super::cast::Cast;
use super::features::squeezed;
use super::members::{CastParty, Member, Who};
use super::plan::{ClaimPlan, TargetPlan};
use super::proposed::ProposedClaim;
use super::refusal::{Field, Refusals};
use super::setting::{Elsewhere, Scope, Setting};
use crate::domain::date::SourceDate;
use crate::domain::name::is_nobody;
use crate::domain::text::fold_name;
use crate::domain::{Claim, ClaimId, NamedParty, Side, SpeakerId, check_own};
use crate::store::{StoreError, Writer};

/// One speaker under two names is still one. `parties` are the entries of a list, resolved as far as they
/// could be.
pub(super) fn twice(parties: &[Option<CastParty>], field: fn(usize) -> Field, refusals: &mut Refusals) {
    let key = if matches!(field(0), Field::By(_)) { "by" } else { "about" };
    let mut seen: Vec<(Member, bool)> = Vec::new();
    for (at, party) in parties.iter().enumerate() {
        let Some(party) = party else { continue };
        let same = seen.iter().find(|(member, _)| *member == party.member);
        // Two that were merged since are no mistake of the source: they count once.
        let is_mistake = same.is_some_and(|(_, is_redirected)| !is_redirected && !party.is_redirected);
        if is_mistake {
            let why = format!("{:?} is already named in `{key}`", party.name_as_given());
            refusals.refuse_else(field(at), why, "name each speaker once");
        }
        seen.push((party.member, party.is_redirected));
    }
}

/// A topic by itself, and one topic twice.
pub(super) fn topics(claim: &ProposedClaim, refusals: &mut Refusals) {
    let mut seen = BTreeSet::new();
    for (at, topic) in claim.topics.iter().enumerate() {
        if !seen.insert(fold_name(topic)) {
            let why = format!("the topic {topic:?} is given twice");
            refusals.refuse_else(Field::Topics(at), why, "keep one of the two");
        }
    }
}

/// What nobody is known to have said is words, and not those of who denies it: those say the contrary.
pub(super) fn of_the_unsaid(claim: &ProposedClaim, text: &str, field: Field, refusals: &mut Refusals) {
    if is_nobody(text) || !text.chars().any(char::is_alphanumeric) {
        let why = format!("{text:?} says nothing that could be denied");
        refusals.refuse(field, why, "say in words what is denied: { text = \"The line has been sold.\" }");
    } else if claim.text.as_ref().is_some_and(|own| squeezed(own) == squeezed(text)) {
        let why = "the text of the denial is what it denies".to_owned();
        refusals.refuse(field, why, "leave `text` out, or say in it what the denier says: the contrary");
    }
}

/// The words of an article, its way of giving them, where they stand in it and its sources belong to the
/// article: without one there is no place to record them.
pub(super) fn words_of_no_article(claim: &ProposedClaim, refusals: &mut Refusals) {
    let words = [
        (!claim.quotes.is_empty(), Field::Quote(0), "quote"),
        (claim.mode.is_some(), Field::Mode, "mode"),
        (claim.at.is_some(), Field::At, "place (`at`)"),
        (claim.hedge.is_some(), Field::Hedge, "hedge"),
        (!claim.via.is_empty(), Field::Via(0), "via"),
    ];
    for (_, field, what) in words.into_iter().filter(|(is_there, ..)| *is_there) {
        let why = if what.contains('`') {
            format!("a {what} is one in an article, and none is named")
        } else {
            format!("a `{what}` is that of an article, and none is named")
        };
        refusals.miss(field, why, "name the article it was seen in");
    }
}

/// A new claim has a speaker and says something.
pub(super) fn incomplete(claim: &ProposedClaim, elsewhere: &Elsewhere<'_>, refusals: &mut Refusals) {
    let Some(name) = &claim.named else {
        if claim.by.is_empty() {
            let hint = "say who said it; where the source does not say who: unattributed";
            refusals.miss(Field::By(0), "the claim has no `by`: nobody is said to have said it", hint);
        }
        if !claim.says_something() {
            let why = "the claim says nothing: it has no `text`, `quote` or relation";
            let hint = "add one of them; a refusal to comment is of the kind no-comment";
            refusals.miss(Field::Text, why, hint);
        }
        return;
    };
    // It might have been known: its ref stands where it was refused.
    if elsewhere.is_refused(name) {
        return;
    }
    let first =
        elsewhere.source_of(name).map(|source| format!("it stands in {source}: name that file first"));
    let unknown = format!("no claim {name:?} is recorded yet, so this one");
    let hint = |hint: &str| first.clone().unwrap_or_else(|| hint.to_owned());
    if claim.by.is_empty() {
        let say = "say who said it: by = \"…\"; to record a known claim seen again, use its ref or id";
        refusals.miss(Field::Ref, format!("{unknown} needs a speaker"), hint(say));
    }
    if !claim.says_something() {
        let add = "add `text`, `quote` or a relation such as denies = \"…\"";
        refusals.miss(Field::Ref, format!("{unknown} must say something"), hint(add));
    }
}

/// A ref that a claim is to have instead of its own: a word of the user's, and no other claim's.
pub(super) fn new_ref(new: &str, own: Option<ClaimId>, other: Option<ClaimId>, refusals: &mut Refusals) {
    if new.parse::<ClaimId>().is_ok() {
        let why = format!("{new:?} is the id of a claim");
        refusals.refuse(Field::Ref, why, "a ref is a word of your own");
    } else if let Some(other) = other.filter(|other| Some(*other) != own) {
        let why = format!("{new:?} is the ref of {other}");
        refusals.refuse(
            Field::Ref,
            why,
            format!("give it another word, or see {other} with: gainsay claim show {other}"),
        );
    }
}

/// Two claims of a source that are one of the ledger: one named by its ref, the other by its id.
pub(super) fn one_claim_twice(plans: &[ClaimPlan], refusals: &mut Refusals) {
    let mut first: BTreeMap<ClaimId, usize> = BTreeMap::new();
    for (at, plan) in plans.iter().enumerate() {
        let Some(recorded) = &plan.recorded else { continue };
        let Some(first) = first.insert(recorded.id, at).map(|first| &plans[first]) else { continue };
        let shown = |plan: &ClaimPlan| plan.proposed.named.clone().unwrap_or_else(|| recorded.id.to_string());
        let why =
            format!("{:?} is the claim that this worksheet already has as {:?}", shown(plan), shown(first));
        refusals.of_claim(plan.of).refuse(Field::Ref, why, "put both into one [[claim]]");
    }
}

/// Relations of a claim to itself, two of one type to one claim, and manners that no relation has.
pub(super) fn relations(plans: &[ClaimPlan], refusals: &mut Refusals) {
    let recorded = |at: usize| plans[at].recorded.as_ref().map(|claim| claim.id);
    let same = |one: &TargetPlan, other: &TargetPlan| match (one, other) {
        (TargetPlan::Proposed(at), TargetPlan::Claim(id))
        | (TargetPlan::Claim(id), TargetPlan::Proposed(at)) => recorded(*at) == Some(*id),
        (TargetPlan::Proposed(one), TargetPlan::Proposed(other)) => {
            one == other || recorded(*one).is_some() && recorded(*one) == recorded(*other)
        }
        (one, other) => one == other,
    };
    for (at, plan) in plans.iter().enumerate() {
        refusals.of_claim(plan.of);
        for (position, relation) in plan.relations.iter().enumerate() {
            let field = Field::Relation(relation.at);
            let name = relation.name();
            let verb = relation.proposed.relation;
            if same(&relation.target, &TargetPlan::Proposed(at))
                || plan.proposed.named.as_deref() == Some(name)
            {
                refusals.refuse_else(field, itself(name), EARLIER);
            }
            let earlier = plan.relations[..position]
                .iter()
                .find(|other| other.proposed.relation == verb && same(&other.target, &relation.target));
            if let Some(earlier) = earlier {
                let first = earlier.name();
                let why = if first == name {
                    format!("`{verb}` names {name:?} twice")
                } else {
                    format!("`{verb}` names {name:?}, which is {first:?} again")
                };
                refusals.refuse_else(field, why, "keep one of the two");
            }
            // Where the ledger has the relation already, it may have the part.
            let target = match relation.target {
                TargetPlan::Claim(id) => Some(id),
                TargetPlan::Proposed(at) => recorded(at),
                TargetPlan::Later(_) => None,
            };
            let was = target.and_then(|target| plan.recorded_relation(verb, target));
            let was = was.map(|known| known.fields.manner()).unwrap_or_default();
            if let Err(problem) = relation.proposed.manner().over(was, verb) {
                refusals.refuse_else(
                    field,
                    problem.to_string(),
                    "scope, part and force say how a challenge rejects a claim",
                );
            }
        }
    }
}

/// That a claim is named as what it itself does something to.
pub(super) fn itself(name: &str) -> String {
    format!("{name:?} is this claim itself")
}

/// What was meant, where a claim names itself.
pub(super) const EARLIER: &str = "name the earlier claim that is meant";

/// A ref that this source gives to a claim whose old ref another claim of it still names: logged again, it
/// would be unknown.
pub(super) fn renamed(plans: &[ClaimPlan], refusals: &mut Refusals) {
    let by_id = by_id(plans);
    for plan in plans {
        for relation in &plan.relations {
            let TargetPlan::Claim(id) = relation.target else { continue };
            let old = relation.name();
            let renamed = by_id.get(&id).and_then(|other| {
                other.proposed.named.as_ref().filter(|new| *new != old && new.parse::<ClaimId>().is_err())
            });
            if let Some(new) = renamed.filter(|_| old.parse::<ClaimId>().is_err()) {
                let why = format!(
                    "`{}` names {old:?}, which this worksheet calls {new:?} now",
                    relation.proposed.relation
                );
                refusals.of_claim(plan.of).refuse(
                    Field::Relation(relation.at),
                    why,
                    format!("write {new:?}"),
                );
            }
        }
    }
}

/// The plans that are claims of the ledger.
fn by_id(plans: &[ClaimPlan]) -> BTreeMap<ClaimId, &ClaimPlan> {
    plans.iter().filter_map(|plan| Some((plan.recorded.as_ref()?.id, plan))).collect()
}

/// Retractions and newer versions of what somebody else said.
pub(super) fn relations_of_others(
    ledger: &Writer<'_>,
    plans: &[ClaimPlan],
    cast: &Cast<'_>,
    refusals: &mut Refusals,
) -> Result<(), StoreError> {
    let recorded = |claim: &Claim| -> Vec<Side> {
        claim.speakers.iter().flat_map(|named| Side::of(&named.party)).collect()
    };
    let sides_of = |plan: &ClaimPlan| -> Vec<Side> {
        match &plan.recorded {
            Some(claim) if plan.by.is_empty() => recorded(claim),
            _ => plan.by.iter().flat_map(|party| sides(party, cast)).collect(),
        }
    };
    let by_id = by_id(plans);
    for plan in plans {
        for relation in plan.relations.iter().filter(|relation| relation.proposed.relation.is_for_own()) {
            let own = sides_of(plan);
            let theirs = match &relation.target {
                TargetPlan::Proposed(at) => sides_of(&plans[*at]),
                TargetPlan::Claim(id) => match by_id.get(id) {
                    Some(other) => sides_of(other),
                    None => recorded(&ledger.get_claim(*id)?),
                },
                TargetPlan::Later(_) => continue,
            };
            // Whom nobody could find has been refused.
            if own.is_empty() || theirs.is_empty() {
                continue;
            }
            let verb = relation.proposed.relation;
            if check_own(verb, &own, &theirs).is_err() {
                let why = not_own(verb, relation.name());
                refusals.of_claim(plan.of).refuse(Field::Relation(relation.at), why, OF_OTHERS);
            }
        }
    }
    Ok(())
}

/// That somebody takes back, or puts something newer in the place of, what others said.
pub(super) fn not_own(verb: crate::domain::RelationType, target: &str) -> String {
    format!("`{verb}` is for a claim of one's own, and {target:?} was made by others")
}

/// What can be said of a claim that others made.
pub(super) const OF_OTHERS: &str = "say `denies`, `contradicts` or `corrects`; or, if they speak for whoever made it, name that body with `for`; two names of one speaker are joined with `gainsay speaker merge`";

/// The sides of a party. Whoever is not in the ledger yet has no id: below zero there are none.
fn sides(party: &CastParty, cast: &Cast<'_>) -> Vec<Side> {
    let id = |member: Member| match cast.who(member) {
        Who::Known { id, .. } => *id,
        Who::New { .. } => SpeakerId::new(-1 - i64::try_from(member.index()).unwrap_or(i64::MAX - 1)),
    };
    let speaker = id(party.member);
    if party.bodies.is_empty() {
        return vec![Side { speaker, on_behalf_of: None }];
    }
    party.bodies.iter().map(|body| Side { speaker, on_behalf_of: Some(id(*body)) }).collect()
}

/// A claim that was first recorded in another article can only be seen again here: what it says is recorded
/// there. A row of a table is recognised by what it says, wherever that was seen.
pub(super) fn other_content(
    plan: &ClaimPlan,
    cast: &Cast<'_>,
    setting: &Setting<'_>,
    refusals: &mut Refusals,
) {
    let Some(claim) = plan.recorded.as_ref().filter(|_| setting.scope != Scope::Rows) else { return };
    let home = claim.home().map(|a| a.article.id.to_string()).unwrap_or_default();
    let mut refuse = |field: Field, what: &str| {
        let why = format!("{} was recorded in {home} with {what}", claim.id);
        let hint = "leave the key out to record that the claim was seen here too; or log it as a claim of its own with `repeats`";
        refusals.refuse(field, why, hint);
    };
    let ProposedClaim { text, kind, said, event, topics, .. } = &plan.proposed;
    if text.as_deref().is_some_and(|text| Some(squeezed(text)) != claim.text.as_deref().map(squeezed)) {
        refuse(Field::Text, "another `text`");
    }
    if kind.is_some_and(|kind| kind != claim.kind) {
        refuse(Field::Kind, "another `kind`");
    }
    // The same day in other words is no contradiction: the words are those of each article.
    let differs = |given: &Option<SourceDate>, recorded: &Option<SourceDate>| {
        given.as_ref().is_some_and(|date| Some(date.edtf()) != recorded.as_ref().map(SourceDate::edtf))
    };
    if differs(said, &claim.said) {
        refuse(Field::On, "another `on`");
    }
    if differs(event, &claim.event) {
        refuse(Field::Event, "another `event`");
    }
    let others = |given: &[CastParty], recorded: &[NamedParty]| {
        let recorded: Vec<SpeakerId> = recorded.iter().map(|named| named.party.speaker).collect();
        !given.is_empty() && (known_speakers(given, cast) != recorded || given.len() != recorded.len())
    };
    if others(&plan.by, &claim.speakers) {
        refuse(Field::By(0), "another `by`");
    }
    let bodies = |party: &CastParty, named: &NamedParty| {
        let given = party.bodies.iter().map(|body| cast.known(*body));
        party.bodies.is_empty() || given.eq(named.party.bodies.iter().map(|body| Some(*body)))
    };
    let pairs = plan.by.iter().zip(&claim.speakers);
    if let Some(other) = pairs.enumerate().find(|(_, (party, named))| !bodies(party, named)).map(|(at, _)| at)
    {
        refuse(Field::For(other), "another `for`");
    }
    if others(&plan.about, &claim.about) {
        refuse(Field::About(0), "another `about`");
    }
    let recorded: BTreeSet<String> = claim.topics.iter().map(|topic| fold_name(topic)).collect();
    if let Some(other) = topics.iter().position(|topic| !recorded.contains(&fold_name(topic))) {
        refuse(Field::Topics(other), "other `topics`");
    }
}

/// The speakers among these that the ledger has.
fn known_speakers(by: &[CastParty], cast: &Cast<'_>) -> Vec<SpeakerId> {
    by.iter().filter_map(|party| cast.known(party.member)).collect()
}
