//! The speakers of claims, and whom claims are about: two tables of one shape.

use rusqlite::{named_params, params};

use super::claim::claim_in;
use super::merge::{PartyPlaces, keep_recorded};
use super::place::{Wanted, ordered, places};
use super::rules::must_be_few;
use super::{Reader, StoreError, Writer};
use crate::domain::{Claim, ClaimId, NamedParty, Party, SpeakerId};

places!(NamedPlaces { claim_id, position, name, kind, body_name });

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
SELECT claim_id, position, speaker_id, speaker.survivor_id, name_as_given, title, on_behalf_of, body.survivor_id AS body_survivor_id,
       coalesce(survivor.name, speaker.name) AS name, iif(survivor.id IS NULL, speaker.kind, survivor.kind) AS kind,
       coalesce(body_survivor.name, body.name) AS body_name
FROM {these}claim_speaker JOIN speaker ON speaker.id = speaker_id LEFT JOIN speaker AS body ON body.id = on_behalf_of
LEFT JOIN speaker AS survivor ON survivor.id = speaker.survivor_id
LEFT JOIN speaker AS body_survivor ON body_survivor.id = body.survivor_id
WHERE {these:claim_id}"
            }
            Self::About => {
                "
SELECT claim_id, position, speaker_id, speaker.survivor_id, name_as_given, title, on_behalf_of, body.survivor_id AS body_survivor_id,
       coalesce(survivor.name, speaker.name) AS name, iif(survivor.id IS NULL, speaker.kind, survivor.kind) AS kind,
       coalesce(body_survivor.name, body.name) AS body_name
FROM {these}claim_about JOIN speaker ON speaker.id = speaker_id LEFT JOIN speaker AS body ON body.id = on_behalf_of
LEFT JOIN speaker AS survivor ON survivor.id = speaker.survivor_id
LEFT JOIN speaker AS body_survivor ON body_survivor.id = body.survivor_id
WHERE {these:claim_id}"
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

    fn delete(self) -> &'static str {
        match self {
            Self::By => "DELETE FROM claim_speaker WHERE claim_id = :claim",
            Self::About => "DELETE FROM claim_about WHERE claim_id = :claim",
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
        let mut query = self.conn.prepare_cached(&wanted.within(role.select()))?;
        let (at, recorded) = (NamedPlaces::of(&query)?, PartyPlaces::of(&query)?);
        let mut rows = wanted.query(&mut query)?;
        let mut found = Vec::with_capacity(claims.len());
        while let Some(row) = rows.next()? {
            let id = ClaimId::new(at.claim_id.get(row)?);
            let position: i64 = at.position.get(row)?;
            let party = recorded.party(row)?.counted();
            let body_name: Option<String> = at.body_name.get(row)?;
            let named = NamedParty {
                name: at.name.get(row)?,
                kind: at.kind.optional_word(row, id)?,
                on_behalf_of_name: body_name.filter(|_| party.on_behalf_of.is_some()),
                party,
            };
            found.push(((id, position), named));
        }
        for ((id, _), named) in ordered(found) {
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
        let mut recorded = Vec::with_capacity(now.len());
        let wanted = Wanted::of(&[claim.number()]);
        let mut query = self.conn.prepare_cached(&wanted.within(role.select()))?;
        let at = PartyPlaces::of(&query)?;
        let mut rows = wanted.query(&mut query)?;
        while let Some(row) = rows.next()? {
            recorded.push(at.party(row)?);
        }
        drop(rows);
        self.conn.prepare_cached(role.delete())?.execute(named_params! {":claim": claim.number()})?;
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
                party.on_behalf_of.map(SpeakerId::number),
                entry,
            ])?;
        }
        Ok(())
    }
}
