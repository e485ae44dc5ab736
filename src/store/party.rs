//! The speakers of claims, and whom claims are about: two tables of one shape.

use rusqlite::{named_params, params};

use super::claims_by_id::claim_in;
use super::merge::{RecordedParty, keep_recorded};
use super::query_columns::{Wanted, ordered, places};
use super::rules::must_be_few;
use super::{Reader, StoreError, Writer};
use crate::domain::{Claim, ClaimId, NamedParty, Party, SpeakerId};

const BODIES: &str =
    "SELECT claim_id, speaker_position, position, speaker_id FROM {these}claim_body WHERE {these:claim_id}";

places!(BodyPlaces { claim_id, speaker_position, position, speaker_id });
places!(PartyPlaces { claim_id, position, speaker_id, name_as_given, title, on_behalf_of });

/// Parties, each with its claim and its position in it.
type Recorded = Vec<((ClaimId, i64), Party)>;

/// Whom the ledger has to know for a party.
fn speakers_of(party: &Party) -> impl Iterator<Item = SpeakerId> + use<> {
    std::iter::once(party.speaker).chain(party.bodies.clone())
}

/// The two tables of one shape that tie speakers to claims.
#[derive(Clone, Copy)]
pub(super) enum Role {
    By,
    About,
}

impl Role {
    fn select(self) -> &'static str {
        match self {
            Self::By => {
                "
SELECT claim_id, position, speaker_id, name_as_given, title, on_behalf_of FROM {these}claim_speaker WHERE {these:claim_id}"
            }
            Self::About => {
                "
SELECT claim_id, position, speaker_id, name_as_given, title, on_behalf_of FROM {these}claim_about WHERE {these:claim_id}"
            }
        }
    }

    /// The record that has them, and the table.
    const fn part(self) -> (&'static str, &'static str) {
        match self {
            Self::By => ("claim", "claim_speaker"),
            Self::About => ("claim", "claim_about"),
        }
    }

    fn deletes(self) -> &'static [&'static str] {
        match self {
            Self::By => &[
                "DELETE FROM claim_speaker WHERE claim_id = :claim",
                "DELETE FROM claim_body WHERE claim_id = :claim",
            ],
            Self::About => &["DELETE FROM claim_about WHERE claim_id = :claim"],
        }
    }

    fn insert(self) -> &'static str {
        match self {
            Self::By => {
                "
INSERT INTO claim_speaker (claim_id, position, speaker_id, name_as_given, title, on_behalf_of, entry_id)
VALUES (:claim, :position, :speaker, :name, :title, :on_behalf_of, :entry)"
            }
            Self::About => {
                "
INSERT INTO claim_about (claim_id, position, speaker_id, name_as_given, title, on_behalf_of, entry_id)
VALUES (:claim, :position, :speaker, :name, :title, :on_behalf_of, :entry)"
            }
        }
    }
}

impl Reader<'_> {
    /// Puts the parties of this role into these claims, which are sorted by id.
    pub(super) fn add_parties(
        &self,
        claims: &mut [Claim],
        wanted: &Wanted,
        role: Role,
        of: impl Fn(&mut Claim) -> &mut Vec<NamedParty>,
    ) -> Result<(), StoreError> {
        let found = self.recorded_parties(wanted, role)?;
        let listed = self.listed_names(found.iter().flat_map(|(_, party)| speakers_of(party)))?;
        for ((id, _), party) in found {
            let speaker = listed.get(party.speaker);
            let (Some(speaker), Some(party)) = (speaker, RecordedParty::of(party, &listed)) else { continue };
            let (party, body_names) = party.counted(&listed);
            let same_as = Vec::new();
            let named =
                NamedParty { name: speaker.name.clone(), kind: speaker.kind, body_names, same_as, party };
            if let Some(owner) = claim_in(claims, id) {
                let parties = of(owner);
                // Two that were merged count once.
                if !parties.iter().any(|known| known.party.speaker == named.party.speaker) {
                    parties.push(named);
                }
            }
        }
        Ok(())
    }

    /// The parties of this role as they are recorded, by claim and position.
    fn recorded_parties(&self, wanted: &Wanted, role: Role) -> Result<Recorded, StoreError> {
        let mut query = self.conn.prepare_cached(&wanted.within(role.select()))?;
        let at = PartyPlaces::of(&query)?;
        let mut rows = wanted.query(&mut query)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let party = Party {
                speaker: SpeakerId::new(at.speaker_id.get(row)?),
                name_as_given: at.name_as_given.get(row)?,
                title: at.title.get(row)?,
                bodies: at.on_behalf_of.get::<Option<i64>>(row)?.map(SpeakerId::new).into_iter().collect(),
            };
            found.push(((ClaimId::new(at.claim_id.get(row)?), at.position.get(row)?), party));
        }
        let mut found = ordered(found);
        if matches!(role, Role::By) {
            self.add_further_bodies(&mut found, wanted)?;
        }
        Ok(found)
    }

    /// Adds the bodies from the second on to these parties, which are in their order.
    fn add_further_bodies(&self, parties: &mut Recorded, wanted: &Wanted) -> Result<(), StoreError> {
        let mut query = self.conn.prepare_cached(&wanted.within(BODIES))?;
        let at = BodyPlaces::of(&query)?;
        let mut rows = wanted.query(&mut query)?;
        let mut bodies: Vec<((i64, i64, i64), SpeakerId)> = Vec::new();
        while let Some(row) = rows.next()? {
            let key = (at.claim_id.get(row)?, at.speaker_position.get(row)?, at.position.get(row)?);
            bodies.push((key, SpeakerId::new(at.speaker_id.get(row)?)));
        }
        for ((claim, position, _), body) in ordered(bodies) {
            let key = (ClaimId::new(claim), position);
            if let Ok(found) = parties.binary_search_by_key(&key, |(key, _)| *key) {
                parties[found].1.bodies.push(body);
            }
        }
        Ok(())
    }
}

impl Writer<'_> {
    /// Makes these the parties of a claim. Returns whether anything differed.
    pub(super) fn replace_parties(
        &self,
        claim: ClaimId,
        now: &[NamedParty],
        new: &[Party],
        role: Role,
    ) -> Result<bool, StoreError> {
        if now.iter().map(|n| &n.party).eq(new) {
            return Ok(false);
        }
        self.entry()?;
        let found = self.recorded_parties(&Wanted::of(&[claim.number()]), role)?;
        let listed = self.listed_names(found.iter().flat_map(|(_, party)| speakers_of(party)))?;
        let recorded: Vec<RecordedParty> =
            found.into_iter().filter_map(|(_, party)| RecordedParty::of(party, &listed)).collect();
        drop(listed);
        for delete in role.deletes() {
            self.conn.prepare_cached(delete)?.execute(named_params! {":claim": claim.number()})?;
        }
        self.insert_parties(claim, &keep_recorded(new, &recorded), role)?;
        Ok(true)
    }

    /// Gives a claim without parties of this role these.
    pub(super) fn insert_parties(
        &self,
        claim: ClaimId,
        parties: &[Party],
        role: Role,
    ) -> Result<(), StoreError> {
        if parties.is_empty() {
            return Ok(());
        }
        must_be_few("speakers", parties.len())?;
        let entry = self.entry()?.number();
        self.touch(role.part(), claim.number());
        let mut insert = self.conn.prepare_cached(role.insert())?;
        for (position, party) in (1_i64..).zip(parties) {
            insert.execute(params![
                claim.number(),
                position,
                party.speaker.number(),
                party.name_as_given,
                party.title,
                party.bodies.first().map(|body| body.number()),
                entry,
            ])?;
        }
        self.insert_further_bodies(claim, parties, role)
    }

    /// Records the bodies from the second on. Only those who made a claim speak for several.
    fn insert_further_bodies(&self, claim: ClaimId, parties: &[Party], role: Role) -> Result<(), StoreError> {
        const INSERT: &str = "
INSERT INTO claim_body (claim_id, speaker_position, position, speaker_id, entry_id)
VALUES (:claim, :speaker, :position, :body, :entry)";
        for (speaker, party) in (1_i64..).zip(parties).filter(|(_, party)| party.bodies.len() > 1) {
            if matches!(role, Role::About) {
                let why = "whom a claim is about can be named for one body only";
                return Err(StoreError::Refused { rule: why.to_owned() });
            }
            must_be_few("bodies", party.bodies.len())?;
            self.touch(("claim", "claim_body"), claim.number());
            let mut insert = self.conn.prepare_cached(INSERT)?;
            for (at, body) in (1_i64..).zip(&party.bodies).skip(1) {
                let entry = self.entry()?.number();
                insert.execute(params![claim.number(), speaker, at, body.number(), entry])?;
            }
        }
        Ok(())
    }
}
