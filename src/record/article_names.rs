//! Whom the names mean that are recorded of an article, kept for whoever records many claims.
//!
//! A cache in front of the ledger, as `people` is: read once for an article, then carried along with what is
//! recorded in it, so that the thousandth row about one article is one look-up and not a walk through the
//! names of all rows before. Only the recorder asks it.

use std::collections::{BTreeSet, HashMap};

use super::members::{CastParty, CastSource, Member, Who};
use super::people::People;
use super::plan::{ClaimPlan, Plan};
use crate::domain::text::fold_name;
use crate::domain::{ArticleId, HopSource, SpeakerId, SpeakerKind, UNATTRIBUTED};
use crate::store::{NameInArticle, StoreError, Writer};

/// How many names are kept at most, of all articles together; past them the memory is emptied.
const KEPT: usize = 200_000;

/// The names of one article, folded, and whom they mean: outlets before speakers.
type ByName = HashMap<String, Vec<NameInArticle>>;

/// The names of the articles met so far.
#[derive(Debug, Default)]
pub(super) struct ArticleNames {
    by_article: HashMap<ArticleId, ByName>,
    kept: usize,
}

impl ArticleNames {
    /// Whom these folded names mean in an article, and the one for nobody named.
    pub(super) fn find(
        &mut self,
        ledger: &Writer<'_>,
        people: &People,
        article: ArticleId,
        names: &BTreeSet<String>,
    ) -> Result<Vec<NameInArticle>, StoreError> {
        if !self.by_article.contains_key(&article) {
            self.read(ledger, article)?;
        }
        let Some(known) = self.by_article.get(&article) else { return Ok(Vec::new()) };
        let unattributed = std::iter::once(UNATTRIBUTED).filter(|word| !names.contains(*word));
        let wanted = names.iter().map(String::as_str).chain(unattributed);
        let mut found: Vec<NameInArticle> =
            wanted.filter_map(|name| known.get(name)).flatten().cloned().collect();
        for name in found.iter_mut().filter(|name| !name.is_merged) {
            if matches!(name.source, HopSource::Speaker(id) if people.is_unnamed_now(id)) {
                name.kind = Some(SpeakerKind::Unnamed);
            }
        }
        Ok(found)
    }

    fn read(&mut self, ledger: &Writer<'_>, article: ArticleId) -> Result<(), StoreError> {
        let recorded = ledger.list_names_in_article(article, |_| true)?;
        if self.kept + recorded.len() > KEPT {
            self.by_article.clear();
            self.kept = 0;
        }
        self.kept += recorded.len();
        let mut names = ByName::new();
        for name in recorded {
            names.entry(key_of(&name)).or_default().push(name);
        }
        self.by_article.insert(article, names);
        Ok(())
    }

    /// Says that the claims of a plan are recorded in an article, with these speakers as its cast.
    pub(super) fn recorded(
        &mut self,
        ledger: &Writer<'_>,
        article: ArticleId,
        plan: &Plan,
        cast: &[SpeakerId],
    ) -> Result<(), StoreError> {
        let Some(known) = self.by_article.get_mut(&article) else { return Ok(()) };
        for (given, source, relays) in plan.claims.iter().flat_map(named_by) {
            let (source, listed, kind) = match source {
                CastSource::Outlet(id) => (HopSource::Outlet(id), given.unwrap_or_default(), None),
                CastSource::Member(member) => {
                    let (listed, kind) = match &plan.members[member.index()] {
                        Who::Known { name, kind_to_add, .. } => (name.as_str(), *kind_to_add),
                        Who::New { fields, .. } => (fields.name.as_str(), fields.kind),
                    };
                    (HopSource::Speaker(cast[member.index()]), listed, kind)
                }
            };
            let alike = known.entry(fold_name(given.unwrap_or(listed))).or_default();
            if alike.iter().any(|name| name.source == source && name.relays == relays) {
                continue;
            }
            let kind = match source {
                HopSource::Speaker(id) if kind.is_none() => ledger.find_speaker(id)?.and_then(|who| who.kind),
                _ => kind,
            };
            let (given, listed) = (given.map(str::to_owned), listed.to_owned());
            let name = NameInArticle { given, listed, source, kind, relays, is_merged: false };
            let place = if matches!(source, HopSource::Outlet(_)) { 0 } else { alike.len() };
            alike.insert(place, name);
            self.kept += 1;
        }
        Ok(())
    }
}

fn key_of(name: &NameInArticle) -> String {
    fold_name(name.given.as_deref().unwrap_or(&name.listed))
}

/// A name as an article gives it (`None`: a body that is spoken for), whom it means, and whether it stands in
/// an attribution chain.
type Named<'p> = (Option<&'p str>, CastSource, bool);

/// The names that are recorded with a claim in the article in which it is planned. Of a claim of another
/// article these are the names that this one gives its speakers.
fn named_by(plan: &ClaimPlan) -> Vec<Named<'_>> {
    let mut names: Vec<Named<'_>> = Vec::new();
    let is_given = |party: &&CastParty| !plan.seen_again || party.given.is_some() || party.title.is_some();
    let about = plan.about.iter().filter(|_| !plan.seen_again);
    for party in plan.by.iter().filter(is_given).chain(about) {
        names.push((Some(party.name_as_given()), CastSource::Member(party.member), false));
        let body = |body: &Member| (None, CastSource::Member(*body), false);
        names.extend(party.bodies.iter().filter(|_| !plan.seen_again).map(body));
    }
    for hop in &plan.via {
        names.push((Some(hop.given.as_ref().unwrap_or(&hop.listed)), hop.source.clone(), true));
    }
    names
}
