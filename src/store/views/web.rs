//! What the statuses of claims are derived from, read in a constant number of queries for any number of
//! claims.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rusqlite::named_params;
use rusqlite::vtab::array::Array;

use super::super::{Reader, StoreError};
use super::related::Loaded;
use crate::domain::date::{Day, Edtf};
use crate::domain::{
    ById, Claim, ClaimId, Link, Relation, RelationId, RelationType, Side, SpeakerId, Statement, Web,
};
use crate::store::query_columns::{Wanted, list_of, places};

/// The relations around some claims, in the steps in which they are found: those to them; contradictions that
/// start from them; and whatever takes back the claims that these come from, then whatever takes back that.
/// (Rejected: one recursive statement, which keeps tables of its own of what it has found: a fifth of a list
/// of disputed claims.)
const TO: &str = "{these:relation.to_claim_id}";
const CONTRADICTING: &str = "relation.type = 'contradicts' AND {these:relation.claim_id}";
const RETRACTING: &str = "relation.type = 'retracts' AND {these:relation.to_claim_id}";

const LINKS: &str = "
SELECT relation.id, relation.claim_id, relation.type, relation.to_claim_id, relation.scope, relation.force FROM {these}relation
WHERE relation.withdrawn IS NULL AND";

places!(LinkPlaces { id, claim_id, relation = "type", to_claim_id, scope, force });

/// Whether a relation counts that was not withdrawn itself: not if it comes from a claim that was, or
/// contradicts one. `withdrawn` says it of a claim, and nothing of one that is not there.
fn counts(link: &Link, withdrawn: impl Fn(ClaimId) -> Option<bool>) -> bool {
    let target = withdrawn(link.to);
    withdrawn(link.from) == Some(false)
        && (target == Some(false) || target == Some(true) && link.relation != RelationType::Contradicts)
}

/// What is found around these claims in the three steps, by id; `ask` looks up what meets a condition, `link`
/// reads it.
fn around<T>(
    claims: impl Iterator<Item = ClaimId>,
    ask: impl Fn(&str, &Wanted) -> Result<Vec<T>, StoreError>,
    link: impl Fn(&T) -> Link,
) -> Result<Vec<T>, StoreError> {
    let wanted = Wanted::of(&each_once(claims));
    let mut found = ask(TO, &wanted)?;
    let contradicting = ask(CONTRADICTING, &wanted)?;
    let sources = found.iter().map(|one| link(one).from);
    let mut next = each_once(sources.chain(contradicting.iter().map(|one| link(one).to)));
    found.extend(contradicting);
    let mut asked: HashSet<i64> = HashSet::new();
    while !next.is_empty() {
        let retracting = ask(RETRACTING, &Wanted::of(&next))?;
        asked.extend(next);
        next = each_once(retracting.iter().map(|one| link(one).from));
        next.retain(|id| !asked.contains(id));
        found.extend(retracting);
    }
    found.sort_by_key(|one| link(one).id);
    found.dedup_by_key(|one| link(one).id);
    Ok(found)
}

/// These claims in their order, each once.
fn each_once(claims: impl Iterator<Item = ClaimId>) -> Vec<i64> {
    let mut ids: Vec<i64> = claims.map(ClaimId::number).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

impl Reader<'_> {
    /// All that the standings of these claims are derived from, by what had been said by a day or altogether.
    /// A claim that it says nothing about stands unchallenged.
    pub fn web_around(&self, claims: &[ClaimId], as_of: Option<Day>) -> Result<Web, StoreError> {
        let mut links = self.links_around(claims)?;
        // Most claims are never answered. Of these only the day matters, and that only if one is asked for.
        let alone = if as_of.is_some() { claims } else { &[] };
        let mut web = Web::default();
        let ends = links.iter().flat_map(|link| [link.from, link.to]);
        let withdrawn = self.add_statements(&mut web, each_once(ends.chain(alone.iter().copied())))?;
        links.retain(|link| counts(link, |id| withdrawn.get(&id).copied()));
        if !links.is_empty() {
            self.add_sides(&mut web, each_once(links.iter().flat_map(|link| [link.from, link.to])))?;
            self.add_links(&mut web, links)?;
        }
        Ok(web)
    }

    /// What the standings of loaded claims are derived from, by these relations around them; both ends of
    /// each are among the claims.
    pub(super) fn web_of<'c>(
        &self,
        claims: impl Iterator<Item = &'c Claim>,
        relations: &[Relation],
    ) -> Result<Web, StoreError> {
        let mut web = Web::default();
        for claim in claims {
            let sides = claim.speakers.iter().flat_map(|by| Side::of(&by.party)).collect();
            let said = claim.said.as_ref().map(|said| Arc::new(said.edtf().clone()));
            web.add_statement(claim.id, Statement { sides, said, ..Statement::default() });
        }
        let links: Vec<Link> = relations.iter().map(link_of).collect();
        if self.is_anybody_merged()? {
            // Of two speakers of a claim that were merged it names one. Whoever the other spoke for is a side
            // of it all the same.
            let ends = each_once(links.iter().flat_map(|link| [link.from, link.to]));
            self.add_sides(&mut web, ends)?;
        }
        self.add_links(&mut web, links)?;
        Ok(web)
    }

    /// The relations around these claims, by id, that were not withdrawn; see [`relations_that_count`].
    pub(super) fn relations_around(&self, claims: &[ClaimId]) -> Result<Vec<Relation>, StoreError> {
        around(claims.iter().copied(), |of, wanted| self.relations_that_stand(of, wanted), link_of)
    }

    fn links_around(&self, claims: &[ClaimId]) -> Result<Vec<Link>, StoreError> {
        around(claims.iter().copied(), |of, wanted| self.links(of, wanted), |link| *link)
    }

    fn add_links(&self, web: &mut Web, links: Vec<Link>) -> Result<(), StoreError> {
        let of_type =
            |wanted: &'static [RelationType]| links.iter().filter(|link| wanted.contains(&link.relation));
        let backing = of_type(&[RelationType::Confirms, RelationType::Supports, RelationType::Repeats]);
        self.add_origins(web, each_once(backing.map(|link| link.from)))?;
        let correcting = of_type(&[RelationType::Corrects]).map(|link| link.id.number());
        let by_carriers = self.corrections_by_carriers(correcting.collect())?;
        for link in links {
            web.add_link(Link { by_carrier: by_carriers.contains(&link.id), ..link });
        }
        Ok(())
    }

    fn links(&self, of: &str, wanted: &Wanted) -> Result<Vec<Link>, StoreError> {
        let mut query = self.conn.prepare_cached(&wanted.within(&format!("{LINKS} {of}")))?;
        let at = LinkPlaces::of(&query)?;
        let mut rows = wanted.query(&mut query)?;
        let mut links = Vec::new();
        while let Some(row) = rows.next()? {
            let id = RelationId::new(at.id.get(row)?);
            links.push(Link {
                id,
                relation: at.relation.word(row, id)?,
                from: ClaimId::new(at.claim_id.get(row)?),
                to: ClaimId::new(at.to_claim_id.get(row)?),
                scope: at.scope.optional_word(row, id)?,
                force: at.force.optional_word(row, id)?,
                by_carrier: false,
            });
        }
        Ok(links)
    }

    /// Adds what was said when. Returns of which of the claims that are there whether they were withdrawn.
    fn add_statements(&self, web: &mut Web, ids: Vec<i64>) -> Result<ById<ClaimId, bool>, StoreError> {
        const STATEMENTS: &str = "SELECT id, said_edtf, withdrawn IS NOT NULL AS is_withdrawn FROM claim WHERE id IN rarray(:ids) ORDER BY id";
        let mut withdrawn = ById::default();
        // Many claims are of one day: each date is read and held once.
        let mut dates: HashMap<String, Arc<Edtf>> = HashMap::new();
        let mut query = self.conn.prepare_cached(STATEMENTS)?;
        let mut rows = query.query(named_params! {":ids": list_of(ids)})?;
        while let Some(row) = rows.next()? {
            let id = ClaimId::new(row.get("id")?);
            let said = match row.get::<_, Option<String>>("said_edtf")? {
                None => None,
                Some(text) => match dates.get(&text) {
                    Some(date) => Some(Arc::clone(date)),
                    None => match text.parse() {
                        Ok(date) => Some(Arc::clone(dates.entry(text).or_insert(Arc::new(date)))),
                        Err(_) => {
                            return Err(StoreError::Alien {
                                what: "said_edtf",
                                value: text,
                                row: id.to_string(),
                            });
                        }
                    },
                },
            };
            withdrawn.insert(id, row.get("is_withdrawn")?);
            web.add_statement(id, Statement { sides: Vec::new(), said, ..Statement::default() });
        }
        Ok(withdrawn)
    }

    /// Adds who made these statements.
    fn add_sides(&self, web: &mut Web, ids: Vec<i64>) -> Result<(), StoreError> {
        const SIDES: &str = "
SELECT claim_id, coalesce(speaker.survivor_id, speaker.id) AS speaker_id, coalesce(body.survivor_id, body.id) AS on_behalf_of
FROM claim_speaker JOIN speaker ON speaker.id = speaker_id LEFT JOIN speaker AS body ON body.id = on_behalf_of
WHERE claim_id IN rarray(:ids) ORDER BY claim_id, position";
        const FURTHER: &str = "
SELECT claim_body.claim_id, coalesce(speaker.survivor_id, speaker.id) AS speaker_id, coalesce(body.survivor_id, body.id) AS on_behalf_of
FROM claim_body JOIN claim_speaker ON claim_speaker.claim_id = claim_body.claim_id AND claim_speaker.position = speaker_position
JOIN speaker ON speaker.id = claim_speaker.speaker_id JOIN speaker AS body ON body.id = claim_body.speaker_id
WHERE claim_body.claim_id IN rarray(:ids) ORDER BY claim_body.claim_id, speaker_position, claim_body.position";
        let ids = list_of(ids);
        for sides in [SIDES, FURTHER] {
            self.add_sides_of(web, sides, &ids)?;
        }
        Ok(())
    }

    fn add_sides_of(&self, web: &mut Web, sides: &str, ids: &Array) -> Result<(), StoreError> {
        let mut query = self.conn.prepare_cached(sides)?;
        let mut rows = query.query(named_params! {":ids": ids})?;
        while let Some(row) = rows.next()? {
            if let Some(statement) = web.statement_mut(ClaimId::new(row.get("claim_id")?)) {
                statement.sides.push(Side {
                    speaker: SpeakerId::new(row.get("speaker_id")?),
                    on_behalf_of: row.get::<_, Option<i64>>("on_behalf_of")?.map(SpeakerId::new),
                });
            }
        }
        Ok(())
    }

    /// Where each article has a claim from: the last of the attribution chain; without one its outlet, else
    /// the article itself. Names that fold to one are one origin, whether as a speaker or as an outlet.
    fn add_origins(&self, web: &mut Web, ids: Vec<i64>) -> Result<(), StoreError> {
        const ORIGINS: &str = "
SELECT appearance.claim_id,
       coalesce(
         (SELECT coalesce(survivor.name_key, speaker.name_key, source.name_key)
          FROM hop LEFT JOIN speaker ON speaker.id = hop.speaker_id
          LEFT JOIN speaker AS survivor ON survivor.id = speaker.survivor_id LEFT JOIN outlet AS source ON source.id = hop.outlet_id
          WHERE hop.appearance_id = appearance.id ORDER BY hop.position DESC LIMIT 1),
         outlet.name_key, 'a' || article.id) AS origin
FROM appearance JOIN article ON article.id = appearance.article_id LEFT JOIN outlet ON outlet.id = article.outlet_id
WHERE appearance.claim_id IN rarray(:ids)
  AND appearance.withdrawn IS NULL AND article.withdrawn IS NULL
ORDER BY appearance.id";
        if ids.is_empty() {
            return Ok(());
        }
        let mut numbers: HashMap<String, u64> = HashMap::new();
        let mut query = self.conn.prepare_cached(ORIGINS)?;
        let mut rows = query.query(named_params! {":ids": list_of(ids)})?;
        while let Some(row) = rows.next()? {
            let next = numbers.len() as u64;
            let origin = *numbers.entry(row.get("origin")?).or_insert(next);
            if let Some(statement) = web.statement_mut(ClaimId::new(row.get("claim_id")?))
                && !statement.origins.contains(&origin)
            {
                statement.origins.push(origin);
            }
        }
        Ok(())
    }

    /// Those of these corrections whose speaker goes by the name of an outlet that carried the claim.
    fn corrections_by_carriers(&self, ids: Vec<i64>) -> Result<HashSet<RelationId>, StoreError> {
        const CORRECTIONS: &str = "
SELECT DISTINCT relation.id
FROM relation
JOIN claim_speaker ON claim_speaker.claim_id = relation.claim_id
JOIN appearance ON appearance.claim_id = relation.to_claim_id AND appearance.withdrawn IS NULL
JOIN article ON article.id = appearance.article_id
JOIN outlet ON outlet.id = article.outlet_id
WHERE relation.id IN rarray(:ids)
  AND EXISTS (SELECT 1 FROM speaker AS named JOIN speaker
      ON speaker.id = coalesce(named.survivor_id, named.id) OR speaker.survivor_id = coalesce(named.survivor_id, named.id)
    WHERE (named.id IN (claim_speaker.speaker_id, claim_speaker.on_behalf_of)
      OR named.id IN (SELECT speaker_id FROM claim_body WHERE claim_body.claim_id = claim_speaker.claim_id)) AND (speaker.name_key = outlet.name_key
      OR outlet.name_key IN (SELECT name_key FROM alias WHERE alias.speaker_id = speaker.id AND alias.withdrawn IS NULL)))";
        if ids.is_empty() {
            return Ok(HashSet::new());
        }
        let mut query = self.conn.prepare_cached(CORRECTIONS)?;
        let found =
            query.query_map(named_params! {":ids": list_of(ids)}, |row| row.get(0).map(RelationId::new))?;
        Ok(found.collect::<Result<_, _>>()?)
    }
}

/// Of these relations those that count, whose claims are loaded.
pub(super) fn relations_that_count(mut relations: Vec<Relation>, loaded: &Loaded) -> Vec<Relation> {
    let withdrawn = |id: ClaimId| loaded.0.get(&id).map(|claim| claim.withdrawn.is_some());
    relations.retain(|relation| counts(&link_of(relation), withdrawn));
    relations
}

fn link_of(relation: &Relation) -> Link {
    Link {
        id: relation.id,
        relation: relation.fields.relation,
        from: relation.fields.claim,
        to: relation.fields.target,
        scope: relation.fields.scope,
        force: relation.fields.force,
        by_carrier: false,
    }
}
