//! First stage: everything that proposed claims name is looked up; only reads.

use std::collections::{BTreeMap, HashSet};

use super::cast::Cast;
use super::features::{Features, Target, Wanted, squeezed};
use super::matching;
use super::maybe_there::MaybeThere;
use super::members::{CastParty, Who};
use super::plan::{ClaimPlan, Plan, RelationPlan, TargetPlan};
use super::proposed::{ProposedClaim, ProposedParty, ProposedRelation, ProposedTarget};
use super::refusal::{Field, Refusals};
use super::setting::{Elsewhere, Scope, Setting};
use super::texts::Texts;
use super::twins::{self, Twins};
use super::unknown::unknown_claim;
use super::{left_out, quotes, rules, said_where};
use crate::domain::date::SourceDate;
use crate::domain::text::fold_name;
use crate::domain::{ArticleId, Claim, ClaimId, SpeakerKind, looks_like_id};
use crate::store::{StoreError, Writer};

/// What the first stage needs beside the claims.
pub(super) struct Resolving<'r> {
    pub(super) ledger: &'r Writer<'r>,
    pub(super) cast: Cast<'r>,
    pub(super) texts: &'r mut Texts,
    pub(super) refs: Option<&'r mut MaybeThere>,
    /// The article's id, if it is in the ledger already.
    pub(super) article: Option<ArticleId>,
    /// The article that the source is about, if that was merged into `article`.
    pub(super) merged: Option<ArticleId>,
    /// Whether the claims are seen in no article at all.
    pub(super) is_nowhere: bool,
    /// When a claim without a date of its own was said.
    pub(super) by_publication: Option<SourceDate>,
    pub(super) setting: &'r Setting<'r>,
}

/// The field of an entry of a list, by its place.
type FieldOf = fn(usize) -> Field;

/// A claim that a source gives, or that it implies: which of the given it comes from, and whether it is
/// implied.
type Given = (usize, bool, ProposedClaim);

/// What is said to be denied where nobody said it, before the first claim that denies it; and where each such
/// text stands.
fn with_implied(claims: Vec<ProposedClaim>) -> (Vec<Given>, BTreeMap<String, usize>) {
    let mut all: Vec<Given> = Vec::with_capacity(claims.len());
    let mut texts = BTreeMap::new();
    for (of, claim) in claims.into_iter().enumerate() {
        for relation in &claim.relations {
            let ProposedTarget::Unattributed { text, r#ref } = &relation.target else { continue };
            if let Some(at) = texts.get(&squeezed(text)) {
                let (_, _, known): &mut Given = &mut all[*at];
                known.named = known.named.take().or_else(|| r#ref.clone());
                continue;
            }
            texts.insert(squeezed(text), all.len());
            let implied = ProposedClaim {
                named: r#ref.clone(),
                by: vec![ProposedParty::unattributed()],
                text: Some(text.clone()),
                quotes: claim.quotes.clone(),
                mode: claim.mode,
                at: claim.at.clone(),
                ..ProposedClaim::default()
            };
            all.push((of, true, implied));
        }
        all.push((of, false, claim));
    }
    (all, texts)
}

impl Resolving<'_> {
    /// Looks everything up. What cannot be found is refused; the plan is then not to be used.
    pub(super) fn resolve(
        mut self,
        claims: Vec<ProposedClaim>,
        refusals: &mut Refusals,
    ) -> Result<Plan, StoreError> {
        let (given, implied) = with_implied(claims);
        let refs: BTreeMap<String, usize> = (given.iter().enumerate())
            .filter_map(|(at, (_, _, claim))| claim.named.clone().map(|name| (name, at)))
            .collect();
        let mut named = Vec::with_capacity(given.len());
        let mut plans: Vec<ClaimPlan> = Vec::with_capacity(given.len());
        for (of, is_implied, mut claim) in given {
            refusals.of_claim(of);
            claim.text = claim.text.map(|text| trimmed(&text)).filter(|text| !text.is_empty());
            named.push(self.named(&claim, refusals)?);
            let by = self.parties(&claim.by, (Field::By, Field::For), refusals)?;
            let about = self.parties(&claim.about, (Field::About, Field::About), refusals)?;
            let mut via = Vec::with_capacity(claim.via.len());
            for (step, hop) in claim.via.iter().enumerate() {
                via.extend(self.cast.hop(hop, Field::Via(step), refusals)?);
            }
            let relations = self.relations(&claim, (&implied, &refs), refusals)?;
            plans.push(ClaimPlan {
                recorded: None,
                seen_again: false,
                by,
                about,
                via,
                relations,
                anchors: Vec::new(),
                proposed: claim,
                of,
                notes: std::mem::take(&mut self.cast.notes),
                is_implied,
            });
        }
        let left = self.recognise(&mut plans, &named, refusals)?;
        let text = self.setting.text.as_ref();
        for plan in &mut plans {
            refusals.of_claim(plan.of);
            if self.setting.is_new_text || !quotes::stood_before(plan, self.article) {
                // What is denied is denied in the words that deny it: they are looked for once.
                let mut own = Refusals::default();
                let refusals = if plan.is_implied { &mut own } else { &mut *refusals };
                plan.anchors = quotes::stand(&plan.proposed.quotes, text, refusals);
            }
            said_where::check_quotes(self.ledger, plan, text, refusals)?;
        }
        let is_whole = self.setting.scope == Scope::Whole;
        Ok(Plan { members: self.cast.into_members(), claims: plans, is_whole, left })
    }

    fn find_claim(&mut self, name: &str) -> Result<Option<ClaimId>, StoreError> {
        if let Some(refs) = &mut self.refs
            && !looks_like_id(name)
            && !refs.has(self.ledger, name)?
        {
            return Ok(None);
        }
        self.ledger.find_claim(name)
    }

    /// The claim of the ledger that a ref or an id names.
    fn named(
        &mut self,
        claim: &ProposedClaim,
        refusals: &mut Refusals,
    ) -> Result<Option<ClaimId>, StoreError> {
        let Some(name) = &claim.named else { return Ok(None) };
        let found = self.find_claim(name)?;
        if found.is_none() && name.parse::<ClaimId>().is_ok() {
            let hint =
                "an id as `ref` means a claim that is already there; a new claim takes a word of your own";
            refusals.refuse(Field::Ref, format!("there is no claim {name} in this ledger"), hint);
        }
        if let Some(new) = &claim.new_ref {
            rules::new_ref(new, found, self.find_claim(new)?, refusals);
        }
        Ok(found)
    }

    /// The parties of a list, in order. One who is named twice because two were merged counts once.
    fn parties(
        &mut self,
        proposed: &[ProposedParty],
        (field, bodies): (FieldOf, FieldOf),
        refusals: &mut Refusals,
    ) -> Result<Vec<CastParty>, StoreError> {
        let mut resolved = Vec::with_capacity(proposed.len());
        for (at, party) in proposed.iter().enumerate() {
            resolved.push(self.cast.party(party, (field(at), bodies(at)), refusals)?);
        }
        rules::twice(&resolved, field, refusals);
        let mut parties: Vec<CastParty> = Vec::with_capacity(resolved.len());
        for party in resolved.into_iter().flatten() {
            if !parties.iter().any(|known| known.member == party.member) {
                parties.push(party);
            }
        }
        Ok(parties)
    }

    fn relations(
        &mut self,
        claim: &ProposedClaim,
        (implied, refs): (&BTreeMap<String, usize>, &BTreeMap<String, usize>),
        refusals: &mut Refusals,
    ) -> Result<Vec<RelationPlan>, StoreError> {
        let mut relations = Vec::with_capacity(claim.relations.len());
        for (position, relation) in claim.relations.iter().enumerate() {
            let target = match &relation.target {
                ProposedTarget::Unattributed { text, .. } => {
                    implied.get(&squeezed(text)).copied().map(TargetPlan::Proposed)
                }
                ProposedTarget::Claim(name) => self.target(name, (position, relation), refs, refusals)?,
            };
            let article = said_where::article(self.ledger, relation, position, refusals)?;
            if let Some(target) = target {
                relations.push(RelationPlan { proposed: relation.clone(), target, article, at: position });
            }
        }
        Ok(relations)
    }

    fn target(
        &mut self,
        name: &str,
        (position, relation): (usize, &ProposedRelation),
        refs: &BTreeMap<String, usize>,
        refusals: &mut Refusals,
    ) -> Result<Option<TargetPlan>, StoreError> {
        if let Some(at) = refs.get(name) {
            return Ok(Some(TargetPlan::Proposed(*at)));
        }
        let field = Field::Relation(position);
        if let Some(id) = self.find_claim(name)? {
            return Ok(Some(TargetPlan::Claim(id)));
        }
        let elsewhere = &self.setting.elsewhere;
        if elsewhere.is_refused(name) {
            return Ok(None);
        }
        if matches!(elsewhere, Elsewhere::Later) && !looks_like_id(name) {
            return Ok(Some(TargetPlan::Later(name.to_owned())));
        }
        let verb = relation.relation;
        let whole = self.setting.scope == Scope::Whole;
        let there = if whole { "of this worksheet or of the ledger" } else { "of the ledger" };
        let refs: Vec<&str> = refs.keys().map(String::as_str).collect();
        let (why, mut hint) = unknown_claim(self.ledger, (verb, name), there, &refs)?;
        if let Some(source) = elsewhere.source_of(name) {
            hint = format!("it stands in {source}: name that file first");
        }
        refusals.miss(field, why, hint);
        Ok(None)
    }

    /// Finds which claim of the ledger each one is. Returns the claims of the article that the proposal does
    /// not have, of those that are one the first.
    fn recognise(
        &mut self,
        plans: &mut [ClaimPlan],
        named: &[Option<ClaimId>],
        refusals: &mut Refusals,
    ) -> Result<Vec<Claim>, StoreError> {
        let features: Vec<Features> =
            plans.iter().zip(named).map(|(plan, named)| self.features(plan, *named)).collect();
        let scope = self.setting.scope;
        let mut left = Vec::new();
        let matched = match scope {
            Scope::Whole => {
                let (recorded, twins) = self.of_the_article()?;
                let matched = matching::match_whole(&features, &recorded, &twins);
                let taken: HashSet<ClaimId> = matched.iter().flatten().copied().collect();
                left = twins.open(&recorded, &taken).into_iter().cloned().collect();
                matched
            }
            Scope::Added => matching::match_added(&features, &self.like_the_added(&features)?),
            Scope::Rows => self.match_rows(plans, &features)?,
        };
        let ids: Vec<ClaimId> = matched.iter().flatten().copied().collect();
        let mut found: BTreeMap<ClaimId, Claim> = BTreeMap::new();
        for page in ids.chunks(512) {
            found.extend(self.ledger.load_claims(page)?.into_iter().map(|claim| (claim.id, claim)));
        }
        for (plan, id) in plans.iter_mut().zip(&matched) {
            plan.recorded = id.and_then(|id| found.get(&id).cloned());
            let home = plan.recorded.as_ref().and_then(|claim| claim.home()).map(|home| home.article.id);
            plan.seen_again = home.is_some() && home != self.article;
            refusals.of_claim(plan.of);
            if plan.seen_again {
                rules::other_content(plan, &self.cast, self.setting, refusals);
            } else if plan.recorded.is_none() {
                rules::incomplete(&plan.proposed, &self.setting.elsewhere, refusals);
            }
        }
        rules::one_claim_twice(plans, refusals);
        rules::relations(plans, refusals);
        rules::relations_of_others(self.ledger, plans, &self.cast, refusals)?;
        rules::renamed(plans, refusals);
        left_out::claims(self.ledger, plans, (self.article, self.is_nowhere), refusals)?;
        Ok(left)
    }

    fn features(&self, plan: &ClaimPlan, named: Option<ClaimId>) -> Features {
        let ProposedClaim { text, quotes, said, event, kind, note, .. } = &plan.proposed;
        let wanted = |party: &CastParty| match self.cast.who(party.member) {
            Who::Known { id, .. } => Wanted::Known(*id),
            Who::New { fields, .. } if fields.kind == Some(SpeakerKind::Unnamed) => {
                Wanted::Unnamed(fold_name(party.name_as_given()))
            }
            Who::New { .. } => Wanted::New,
        };
        let does = |relation: &RelationPlan| {
            let target = match relation.target {
                TargetPlan::Claim(id) => Target::Claim(id),
                TargetPlan::Proposed(at) => Target::Proposed(at),
                TargetPlan::Later(_) => return None,
            };
            Some((relation.proposed.relation, target))
        };
        Features {
            named,
            has_name: plan.proposed.named.is_some(),
            text: text.as_deref().map(squeezed),
            quotes: quotes.clone(),
            speakers: plan.by.iter().map(wanted).collect(),
            said: said.clone(),
            by_publication: self.by_publication.clone(),
            does: plan.relations.iter().filter_map(does).collect(),
            kind: *kind,
            note: note.clone(),
            event: event.clone(),
        }
    }

    /// The claims of the article, and which of them are one: first, by id, those that were recorded in the
    /// article that the source is about, then those of the others that are one with it.
    fn of_the_article(&self) -> Result<(Vec<Claim>, Twins), StoreError> {
        let Some(article) = self.article else { return Ok(Default::default()) };
        twins::claims_of(self.ledger, article, self.merged.unwrap_or(article))
    }

    /// The claims that may have been added before just as these.
    fn like_the_added(&self, features: &[Features]) -> Result<Vec<Claim>, StoreError> {
        let mut ids = Vec::new();
        if let Some(article) = self.article {
            for features in features.iter().filter(|features| features.named.is_none()) {
                ids.extend(self.ledger.list_claims_of_article_saying(article, features.text.as_deref())?);
            }
            return self.ledger.load_claims(&ids);
        }
        for text in features.iter().filter_map(|features| features.text.as_deref()) {
            ids.extend(self.ledger.find_claims_by_text(text)?);
        }
        // A denial may have no text of its own: then it is known by what it denies.
        let denied: Vec<ClaimId> = features.iter().flat_map(Features::denies).collect();
        ids.extend(self.ledger.relations_to(&denied)?.iter().map(|relation| relation.fields.claim));
        ids.sort_unstable();
        ids.dedup();
        let found = self.ledger.load_claims(&ids)?;
        Ok(found.into_iter().filter(|claim| claim.appearances.is_empty()).collect())
    }

    /// Rows are the claims with their text, speakers and day; without text and quote they are known by what
    /// they deny.
    fn match_rows(
        &mut self,
        plans: &[ClaimPlan],
        features: &[Features],
    ) -> Result<Vec<Option<ClaimId>>, StoreError> {
        let mut matched = Vec::with_capacity(features.len());
        for (plan, features) in plans.iter().zip(features) {
            let found = match (&plan.proposed.text, &features.text) {
                _ if features.named.is_some() => features.named,
                // A ref that nobody has yet says that the claim is another one.
                _ if features.has_name => None,
                (Some(text), Some(squeezed)) => self.texts.find(self.ledger, (text, squeezed), features)?,
                _ if !features.quotes.is_empty() => None,
                _ => {
                    let denied: Vec<ClaimId> = features.denies().collect();
                    let to = self.ledger.relations_to(&denied)?;
                    let mut ids: Vec<ClaimId> = to.iter().map(|relation| relation.fields.claim).collect();
                    ids.sort_unstable();
                    ids.dedup();
                    let found = self.ledger.load_claims(&ids)?;
                    found.iter().find(|claim| features.says_that_day(claim)).map(|claim| claim.id)
                }
            };
            matched.push(found);
        }
        Ok(matched)
    }
}

/// A text without what stands at its ends and cannot be seen.
fn trimmed(text: &str) -> String {
    let invisible = |c: char| c.is_whitespace() || matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}');
    text.trim_matches(invisible).to_owned()
}
