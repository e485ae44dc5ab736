//! Claims come whole and in order, whether a stretch of them is read in one go or each is looked up by
//! itself.

use super::scratch::{Scratch, denial, origin, party, statement};
use crate::domain::{
    ArticleId, Claim, ClaimId, EntryId, Hop, HopSource, NewAppearance, NewArticle, NewClaim, NewRelation,
    NewSpeaker, RelationId, RelationType, SpeakerId, Status, Withdrawable,
};
use crate::store::{ArticleFilter, ClaimFilter, Extent, Intent, KnownOn, Ledger, Reader, StoreError};

/// More than a list that is looked up however close its claims are.
const CLAIMS: i64 = 40;

/// Claims of several speakers, the later ones recorded first, each in two articles with several pieces and a
/// chain.
fn ledger(scratch: &Scratch) -> Ledger {
    let mut ledger = scratch.ledger();
    let written = ledger.write(&origin(), Intent::Commit, |w| {
        let mut speakers = Vec::new();
        for name in ["Ann", "Ben", "Cy"] {
            speakers.push(w.add_speaker(&NewSpeaker { name: name.into(), ..NewSpeaker::default() })?);
        }
        let topics = [w.add_topic("Rain", None)?, w.add_topic("Hail", None)?];
        let new = |headline: &str| NewArticle { headline: Some(headline.into()), ..NewArticle::default() };
        let articles = [w.add_article(&new("One"))?, w.add_article(&new("Two"))?];
        for number in 1..=CLAIMS {
            let by = speakers.iter().rev().map(|speaker| party(*speaker)).collect();
            let claim = NewClaim {
                about: speakers.iter().rev().map(|speaker| party(*speaker)).collect(),
                topics: topics.to_vec(),
                ..statement(by, &format!("It was {number}"))
            };
            let claim = w.add_claim(&claim)?;
            let hop = |speaker: &SpeakerId| Hop {
                source: HopSource::Speaker(*speaker),
                name_as_given: "A source".into(),
                title: None,
                cue: None,
            };
            let seen = NewAppearance {
                quotes: ["it", "was", "so"].map(|piece| format!("{piece} {number}")).to_vec(),
                via: speakers.iter().rev().map(hop).collect(),
                ..NewAppearance::default()
            };
            for article in articles.iter().rev() {
                w.add_appearance(claim, *article, &seen)?;
            }
            if number > 1 {
                w.add_relation(&denial(claim, ClaimId::new(number - 1)))?;
            }
        }
        Ok::<_, StoreError>(())
    });
    written.unwrap();
    ledger
}

fn load(reader: &Reader<'_>, numbers: impl Iterator<Item = i64>) -> Vec<Claim> {
    reader.load_claims(&numbers.map(ClaimId::new).collect::<Vec<_>>()).unwrap()
}

#[test]
fn claims_looked_up_one_by_one_are_those_of_a_stretch() {
    let scratch = Scratch::new();
    let mut ledger = ledger(&scratch);
    let read = ledger.read(|reader| {
        let all = load(reader, 1..=CLAIMS);
        let third = load(reader, (1..=CLAIMS).rev().step_by(3));
        let each: Vec<Claim> = (1..=CLAIMS).flat_map(|number| load(reader, [number].into_iter())).collect();
        Ok::<_, StoreError>((all, third, each))
    });
    let (all, third, each) = read.unwrap();
    assert_eq!(all, each);
    let of_all: Vec<&Claim> = all.iter().rev().step_by(3).collect();
    assert_eq!(third.iter().rev().collect::<Vec<_>>(), of_all);
    for claim in &all {
        assert_eq!(
            claim.speakers.iter().map(|by| by.name.as_str()).collect::<Vec<_>>(),
            ["Cy", "Ben", "Ann"]
        );
        assert_eq!(claim.about.len(), 3);
        assert_eq!(claim.topics, ["Hail", "Rain"]);
        let articles: Vec<i64> = claim.appearances.iter().map(|seen| seen.article.id.number()).collect();
        assert_eq!(articles, [2, 1]);
        for seen in &claim.appearances {
            assert_eq!(
                seen.quotes,
                ["it", "was", "so"].map(|piece| format!("{piece} {}", claim.id.number()))
            );
            assert_eq!(seen.origin, "Ann");
        }
        assert_eq!(claim.relations.len(), usize::from(claim.id.number() > 1));
    }
}

#[test]
fn claims_of_the_past_have_their_parts_in_the_same_order() {
    let scratch = Scratch::new();
    let mut ledger = ledger(&scratch);
    let third = |reader: &Reader<'_>| Ok::<_, StoreError>(load(reader, (1..=CLAIMS).step_by(3)));
    let now = ledger.read(third).unwrap();
    let written = ledger.write(&origin(), Intent::Commit, |w| {
        for number in 1..=CLAIMS {
            let claim = w.get_claim(ClaimId::new(number))?;
            let seen = &claim.appearances[0];
            let new = NewAppearance { quotes: vec!["other words".into()], ..NewAppearance::default() };
            w.update_appearance(seen, &new)?;
            w.update_claim(claim.id, &statement(vec![party(SpeakerId::new(1))], "Something else"))?;
        }
        Ok::<_, StoreError>(())
    });
    written.unwrap();
    assert_ne!(ledger.read(third).unwrap(), now);
    let moment = Some(KnownOn::After(EntryId::new(1)));
    assert_eq!(ledger.read_known_on(moment, Extent::Standing, third).unwrap(), now);
}

#[test]
fn an_id_without_a_record_has_nothing() {
    let scratch = Scratch::new();
    let mut ledger = ledger(&scratch);
    let read = |reader: &Reader<'_>| {
        assert_eq!(reader.find_text(ClaimId::new(CLAIMS)).unwrap(), Some(format!("It was {CLAIMS}")));
        assert_eq!(reader.find_text(ClaimId::new(CLAIMS + 1)).unwrap(), None);
        assert_eq!(reader.get_published(ArticleId::new(1)).unwrap(), None);
        let missing = reader.get_published(ArticleId::new(3)).unwrap_err();
        assert_eq!(missing.kind(), "not-found");
        Ok::<_, StoreError>(())
    };
    ledger.read(read).unwrap();
}

#[test]
fn a_link_is_one_in_its_direction_that_was_not_withdrawn() {
    let scratch = Scratch::new();
    let mut ledger = ledger(&scratch);
    let [one, two] = [1, 2].map(ClaimId::new);
    let linked =
        |reader: &Reader<'_>| Ok::<_, StoreError>([reader.is_linked(two, one)?, reader.is_linked(one, two)?]);
    assert_eq!(ledger.read(linked).unwrap(), [true, false]);
    let relation = Withdrawable::Relation(RelationId::new(1));
    ledger.write(&origin(), Intent::Commit, |w| w.withdraw(relation, "a slip").map(drop)).unwrap();
    assert_eq!(ledger.read(linked).unwrap(), [false, false]);
}

#[test]
fn a_challenged_claim_comes_with_all_that_decides_its_status() {
    let scratch = Scratch::new();
    let mut ledger = ledger(&scratch);
    let written = ledger.write(&origin(), Intent::Commit, |w| {
        let dee = w.add_speaker(&NewSpeaker { name: "Dee".into(), ..NewSpeaker::default() })?;
        let backing = w.add_claim(&statement(vec![party(dee)], "I saw it"))?;
        let taking_back = w.add_claim(&statement(vec![party(SpeakerId::new(1))], "I was wrong"))?;
        for article in [1, 2] {
            w.add_appearance(backing, ArticleId::new(article), &NewAppearance::default())?;
        }
        for (claim, relation, target) in [
            (backing, RelationType::Confirms, 1),
            (taking_back, RelationType::Retracts, 2),
            (backing, RelationType::Repeats, 5),
            (backing, RelationType::Repeats, CLAIMS),
        ] {
            let bare = NewRelation { scope: None, force: None, ..denial(claim, ClaimId::new(target)) };
            w.add_relation(&NewRelation { relation, ..bare })?;
        }
        // The last one was only ever disputed, by somebody who took that back.
        let [disputing, taking_back] = ["I doubt it", "I no longer doubt it"];
        let disputing = w.add_claim(&statement(vec![party(dee)], disputing))?;
        let taking_back = w.add_claim(&statement(vec![party(dee)], taking_back))?;
        w.add_relation(&NewRelation {
            relation: RelationType::Disputes,
            ..denial(disputing, ClaimId::new(CLAIMS))
        })?;
        let bare = NewRelation { scope: None, force: None, ..denial(taking_back, disputing) };
        w.add_relation(&NewRelation { relation: RelationType::Retracts, ..bare })?;
        Ok::<_, StoreError>(())
    });
    written.unwrap();
    let all = |reader: &Reader<'_>| {
        let found = reader.challenged(&ClaimFilter::default(), None, None);
        found.collect::<Result<Vec<_>, StoreError>>()
    };
    let rows = ledger.read(all).unwrap();
    assert_eq!(rows.len(), usize::try_from(CLAIMS).unwrap());
    assert_eq!(rows[0].incoming.len(), 2, "denied and confirmed");
    assert!(!rows[0].incoming[0].retracted_by.is_empty());
    let last = &rows[rows.len() - 1];
    let said_to_it: Vec<(RelationType, bool)> =
        last.incoming.iter().map(|seen| (seen.relation.fields.relation, seen.stands)).collect();
    assert!(said_to_it.contains(&(RelationType::Repeats, true)), "{said_to_it:?}");
    assert!(said_to_it.contains(&(RelationType::Disputes, false)), "{said_to_it:?}");
    assert_eq!(last.standing.status, Status::Corroborated);
    for row in &rows {
        for seen in &row.incoming {
            let alone = ledger.read(|reader: &Reader<'_>| reader.get_claim(seen.claim.id)).unwrap();
            assert_eq!(*seen.claim, alone);
        }
    }
}

#[test]
fn speakers_go_by_the_name_that_the_reader_sees() {
    let scratch = Scratch::new();
    let mut ledger = ledger(&scratch);
    let names = |reader: &Reader<'_>| {
        let claim = load(reader, [1].into_iter()).remove(0);
        claim.speakers.into_iter().map(|by| by.name).collect::<Vec<_>>()
    };
    let written = ledger.write(&origin(), Intent::Commit, |w| {
        let before = names(w);
        w.update_speaker(SpeakerId::new(1), &NewSpeaker { name: "Anna".into(), ..NewSpeaker::default() })?;
        let renamed = names(w);
        w.merge_speaker(SpeakerId::new(3), SpeakerId::new(1))?;
        Ok::<_, StoreError>([before, renamed, names(w)])
    });
    let [before, renamed, merged] = written.unwrap().value;
    assert_eq!(before, ["Cy", "Ben", "Ann"]);
    assert_eq!(renamed, ["Cy", "Ben", "Anna"]);
    assert_eq!(merged, ["Anna", "Ben"], "two that count as one count once");
    let twice = |reader: &Reader<'_>| Ok::<_, StoreError>([names(reader), names(reader)]);
    assert_eq!(ledger.read(twice).unwrap(), [["Anna", "Ben"], ["Anna", "Ben"]]);
    let moment = Some(KnownOn::After(EntryId::new(1)));
    let then = ledger.read_known_on(moment, Extent::Standing, twice).unwrap();
    assert_eq!(then, [["Cy", "Ben", "Ann"], ["Cy", "Ben", "Ann"]]);
}

#[test]
fn claims_are_counted_as_far_as_anybody_asks() {
    let scratch = Scratch::new();
    let mut ledger = ledger(&scratch);
    let counted = |filter: ClaimFilter| {
        let all = u32::try_from(CLAIMS).unwrap();
        move |reader: &Reader<'_>| {
            [all - 1, all].iter().map(|most| reader.count_claims(&filter, *most)).collect()
        }
    };
    let every: Result<Vec<_>, StoreError> = ledger.read(counted(ClaimFilter::default()));
    assert_eq!(every.unwrap(), [None, Some(40)]);
    let of_ann = ClaimFilter { speakers: Some(vec![SpeakerId::new(1)]), ..ClaimFilter::default() };
    let hers: Result<Vec<_>, StoreError> = ledger.read(counted(of_ann));
    assert_eq!(hers.unwrap(), [None, Some(40)]);
}

#[test]
fn an_article_is_listed_with_all_that_it_is_shown_with() {
    let scratch = Scratch::new();
    let mut ledger = scratch.ledger();
    let at = |url: &str| NewArticle { url: Some(url.into()), ..NewArticle::default() };
    let written = ledger.write(&origin(), Intent::Commit, |w| {
        let ids: Vec<ArticleId> = ["https://a.example/1", "https://a.example/2", "https://a.example/3"]
            .iter()
            .map(|url| w.add_article(&at(url)))
            .collect::<Result<_, _>>()?;
        w.add_address(ids[0], "https://a.example/print/1")?;
        w.add_address(ids[0], "https://web.archive.org/web/20240621093000/https://a.example/1")?;
        w.add_address(ids[2], "https://a.example/print/3")?;
        w.merge_article(ids[2], ids[1])
    });
    let then = KnownOn::After(written.unwrap().entry.unwrap());
    let again =
        ledger.write(&origin(), Intent::Commit, |w| w.add_address(ArticleId::new(1), "https://b.example/"));
    again.unwrap_or_else(|error: StoreError| panic!("{error}"));
    for (moment, addresses) in [(None, 3), (Some(then), 2)] {
        let (listed, shown) = ledger
            .read_known_on(moment, Extent::Standing, |r| {
                let listed = r.list_articles(&ArticleFilter::default())?;
                let shown =
                    listed.iter().map(|article| r.get_article(article.id)).collect::<Result<Vec<_>, _>>()?;
                Ok::<_, StoreError>((listed, shown))
            })
            .unwrap();
        assert_eq!(listed, shown);
        assert_eq!(listed[0].addresses.len(), addresses);
        assert_eq!(listed[1].addresses, ["https://a.example/3", "https://a.example/print/3"]);
        assert_eq!(listed[1].merged, [ArticleId::new(3)]);
    }
}
