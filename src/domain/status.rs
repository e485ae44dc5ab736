//! What became of a claim. Never stored: derived from the relations, first match wins.
//!
//! Plain data in, a word out; it may be called from anywhere and looks nothing up. The two clocks (as of a day, as known
//! on a day) and `corroborated`, which needs independent origins, are not derived yet: a claim that would be
//! corroborated is `unchallenged` here.

use super::date::Truth;
use super::vocabulary::vocabulary;
use super::{Claim, Force, Party, Relation, RelationType, Scope};

vocabulary!(
    /// What became of a claim.
    Status, "status", {
        /// Every speaker of it withdrew it.
        Retracted => "retracted",
        /// Its own speaker put a newer version in its place.
        Superseded => "superseded",
        /// Its own speaker fixed a detail of it.
        Corrected => "corrected",
        /// Somebody who denied it later confirmed it or took the denial back.
        Conceded => "conceded",
        /// At least one standing, full challenge that is more than a non-denial.
        Disputed => "disputed",
        /// Only parts of it are challenged.
        PartlyDisputed => "partly-disputed",
        /// Only non-denials stand against it.
        Challenged => "challenged",
        /// None of these. Never "true".
        Unchallenged => "unchallenged",
    }
);

/// A relation to the claim in question, with the claim that it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Challenge {
    /// The relation; for the dispute list one of the four challenges.
    pub relation: Relation,
    /// The later claim: the denial.
    pub claim: Claim,
    /// The claims that retract the later claim.
    pub retractions: Vec<Claim>,
}

impl Challenge {
    /// Whether it still counts: not if every speaker of the later claim took it back.
    pub fn stands(&self) -> bool {
        !withdrawn_by_all(&self.claim, &self.retractions)
    }
}

/// Everything that decides the status of one claim.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// Every relation that points to it.
    pub incoming: &'a [Challenge],
}

impl Facts<'_> {
    /// The status that these facts give.
    pub fn status(&self) -> Status {
        let by_own = |wanted: RelationType| self.of(wanted).any(|i| speaks_for_one_of(&i.claim, self.claim));
        let retractions: Vec<Claim> = self.of(RelationType::Retracts).map(|i| i.claim.clone()).collect();
        if withdrawn_by_all(self.claim, &retractions) {
            return Status::Retracted;
        }
        if by_own(RelationType::Supersedes) {
            return Status::Superseded;
        }
        if by_own(RelationType::Corrects) {
            return Status::Corrected;
        }
        if self.conceded() {
            return Status::Conceded;
        }
        let standing =
            || self.incoming.iter().filter(|i| i.relation.fields.relation.is_challenge() && i.stands());
        let more_than_words = || standing().filter(|i| i.relation.fields.force != Some(Force::NonDenial));
        if more_than_words().any(|i| i.relation.fields.scope == Some(Scope::Full)) {
            return Status::Disputed;
        }
        if more_than_words().next().is_some() {
            return Status::PartlyDisputed;
        }
        if standing().next().is_some() {
            return Status::Challenged;
        }
        Status::Unchallenged
    }

    fn of(&self, wanted: RelationType) -> impl Iterator<Item = &Challenge> {
        self.incoming.iter().filter(move |i| i.relation.fields.relation == wanted)
    }

    /// A denier took the denial back, or confirmed the claim on a day that is certainly later than the denial's. If the
    /// order is not certain the dispute stands: hiding one would be the worse mistake.
    fn conceded(&self) -> bool {
        self.of(RelationType::Denies).any(|denial| {
            denial.retractions.iter().any(|retraction| speaks_for_one_of(retraction, &denial.claim))
                || self.of(RelationType::Confirms).any(|confirmation| {
                    speaks_for_one_of(&confirmation.claim, &denial.claim)
                        && match (&denial.claim.said, &confirmation.claim.said) {
                            (Some(denied), Some(confirmed)) => {
                                denied.edtf().before(confirmed.edtf()) == Truth::Yes
                            }
                            _ => false,
                        }
                })
        })
    }
}

/// Whether the two stand on one side: the same speaker, or one speaks for the other, or both for the same body.
fn same_side(a: &Party, b: &Party) -> bool {
    let side = |p: &Party| [Some(p.speaker), p.on_behalf_of];
    side(a).into_iter().flatten().any(|s| side(b).contains(&Some(s)))
}

fn speaks_for_one_of(later: &Claim, earlier: &Claim) -> bool {
    later.speakers.iter().any(|l| earlier.speakers.iter().any(|e| same_side(&l.party, &e.party)))
}

fn withdrawn_by_all(claim: &Claim, retractions: &[Claim]) -> bool {
    !claim.speakers.is_empty()
        && claim.speakers.iter().all(|speaker| {
            retractions.iter().flat_map(|r| &r.speakers).any(|s| same_side(&s.party, &speaker.party))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Basis, ClaimId, ClaimKind, EntryId, NamedParty, NewRelation, RelationId, SpeakerId, Vocabulary,
    };

    fn claim(number: i64, speakers: &[i64]) -> Claim {
        let party = |n: &i64| NamedParty {
            party: Party {
                speaker: SpeakerId::new(*n),
                name_as_given: String::new(),
                title: None,
                on_behalf_of: None,
            },
            name: format!("speaker {n}"),
            kind: None,
            on_behalf_of_name: None,
        };
        Claim {
            id: ClaimId::new(number),
            r#ref: None,
            kind: ClaimKind::Statement,
            text: None,
            said: None,
            event: None,
            note: None,
            speakers: speakers.iter().map(party).collect(),
            about: vec![],
            topics: vec![],
            appearances: vec![],
            relations: vec![],
            entry: EntryId::new(1),
        }
    }

    fn dated(claim: Claim, day: &str) -> Claim {
        Claim { said: Some(crate::domain::date::SourceDate::given(day.parse().unwrap())), ..claim }
    }

    fn incoming(relation: RelationType, from: Claim) -> Challenge {
        let fields = NewRelation {
            claim: from.id,
            relation,
            target: ClaimId::new(1),
            scope: None,
            part: None,
            force: None,
            basis: Basis::Explicit,
            note: None,
        };
        let fields = fields.complete().unwrap();
        Challenge {
            relation: Relation { id: RelationId::new(from.id.number()), fields },
            claim: from,
            retractions: vec![],
        }
    }

    fn partial(mut challenge: Challenge) -> Challenge {
        challenge.relation.fields.scope = Some(Scope::Partial);
        challenge.relation.fields.part = Some("a part".into());
        challenge
    }

    fn with_force(mut challenge: Challenge, force: Force) -> Challenge {
        challenge.relation.fields.force = Some(force);
        challenge
    }

    fn status(incoming: &[Challenge]) -> Status {
        Facts { claim: &claim(1, &[10, 11]), incoming }.status()
    }

    #[test]
    fn each_challenge_disputes() {
        for relation in RelationType::ALL {
            let expected = match relation {
                RelationType::Denies
                | RelationType::Contradicts
                | RelationType::Disputes
                | RelationType::Refutes => Status::Disputed,
                _ => Status::Unchallenged,
            };
            assert_eq!(status(&[incoming(*relation, claim(2, &[20]))]), expected, "{relation}");
        }
    }

    #[test]
    fn partial_and_empty_denials_dispute_less() {
        let denies = || incoming(RelationType::Denies, claim(2, &[20]));
        assert_eq!(status(&[partial(denies())]), Status::PartlyDisputed);
        assert_eq!(status(&[with_force(denies(), Force::NonDenial)]), Status::Challenged);
        assert_eq!(status(&[with_force(denies(), Force::Qualified)]), Status::Disputed);
        assert_eq!(status(&[partial(denies()), denies()]), Status::Disputed);
    }

    #[test]
    fn a_challenge_that_was_taken_back_by_another_does_stand() {
        let mut denial = incoming(RelationType::Denies, claim(2, &[20]));
        denial.retractions = vec![claim(3, &[30])];
        assert_eq!(status(&[denial]), Status::Disputed);
    }

    #[test]
    fn a_denier_who_takes_the_denial_back_concedes() {
        let mut denial = incoming(RelationType::Denies, claim(2, &[20]));
        denial.retractions = vec![claim(3, &[20])];
        assert!(!denial.stands());
        assert_eq!(status(&[denial]), Status::Conceded);
    }

    #[test]
    fn a_joint_denial_taken_back_by_one_still_stands_but_is_conceded() {
        let mut denial = incoming(RelationType::Denies, claim(2, &[20, 21]));
        denial.retractions = vec![claim(3, &[20])];
        assert!(denial.stands());
        assert_eq!(status(&[denial]), Status::Conceded);
    }

    #[test]
    fn a_denier_who_confirms_concedes_and_another_who_confirms_does_not() {
        let denial = || incoming(RelationType::Denies, dated(claim(2, &[20]), "2024-06-20"));
        let confirmation = |who, day| incoming(RelationType::Confirms, dated(claim(3, &[who]), day));
        assert_eq!(status(&[denial(), confirmation(20, "2024-06-21")]), Status::Conceded);
        assert_eq!(status(&[denial(), confirmation(30, "2024-06-21")]), Status::Disputed);
        for uncertain in ["2024-06-20", "2024-06", "../2024-06-21"] {
            assert_eq!(status(&[denial(), confirmation(20, uncertain)]), Status::Disputed, "{uncertain}");
        }
        let undated = incoming(RelationType::Confirms, claim(3, &[20]));
        assert_eq!(status(&[denial(), undated]), Status::Disputed);
    }

    #[test]
    fn a_claim_is_retracted_only_when_all_its_speakers_withdrew_it() {
        let retracts = |who| incoming(RelationType::Retracts, claim(2, &[who]));
        assert_eq!(status(&[retracts(10)]), Status::Unchallenged);
        assert_eq!(status(&[retracts(10), retracts(11)]), Status::Retracted);
        assert_eq!(status(&[retracts(10), retracts(12)]), Status::Unchallenged);
    }

    #[test]
    fn a_spokesman_can_withdraw_for_the_body_spoken_for() {
        let mut spokesman = claim(2, &[40]);
        spokesman.speakers[0].party.on_behalf_of = Some(SpeakerId::new(10));
        let facts = [incoming(RelationType::Retracts, spokesman)];
        assert_eq!(Facts { claim: &claim(1, &[10]), incoming: &facts }.status(), Status::Retracted);
    }

    #[test]
    fn the_first_match_wins() {
        let denial = || incoming(RelationType::Denies, claim(2, &[20]));
        assert_eq!(
            status(&[denial(), incoming(RelationType::Supersedes, claim(3, &[10]))]),
            Status::Superseded
        );
        assert_eq!(status(&[denial(), incoming(RelationType::Corrects, claim(3, &[10]))]), Status::Corrected);
        assert_eq!(status(&[denial(), incoming(RelationType::Corrects, claim(3, &[30]))]), Status::Disputed);
    }
}
