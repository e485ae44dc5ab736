mod asked;
mod check;
mod past;
pub(crate) mod sample;

use super::{DisputedQuery, appearances, claim_speakers, denials, disputed, relations};
use crate::domain::{RelationType, Status};
use crate::store::{ClaimFilter, Ledger, RelationFilter, StoreError};
use sample::{Folder, sample};

fn list(ledger: &mut Ledger, query: &DisputedQuery) -> Vec<String> {
    ledger
        .read(|reader| {
            disputed(reader, query)
                .map(|found| {
                    let found = found?;
                    let by: Vec<String> = found.challenges.iter().map(|c| c.claim.id.to_string()).collect();
                    Ok(format!("{} {} {}", found.claim.id, found.standing.mark(), by.join(" ")))
                })
                .collect::<Result<Vec<_>, StoreError>>()
        })
        .unwrap()
}

#[test]
fn only_disputed_claims_come_unless_more_is_asked_for() {
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    assert_eq!(list(&mut ledger, &DisputedQuery::default()), ["c1 disputed c2 c3"]);
    let include = vec![Status::Disputed, Status::PartlyDisputed, Status::Challenged, Status::Conceded];
    let query = DisputedQuery { include, ..DisputedQuery::default() };
    assert_eq!(list(&mut ledger, &query), ["c1 disputed c2 c3", "c4 challenged c5", "c7 conceded c8"]);
}

#[test]
fn challengers_are_found_by_the_body_they_spoke_for_and_all_challenges_are_listed() {
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    for (name, expected) in [("Freedonia", 1), ("Rufus Firefly", 1), ("Osterlich Army", 1), ("Sylvania", 0)] {
        let by = ledger.read(|reader| reader.find_speakers_to_filter(name)).unwrap();
        assert_eq!(by.len(), 1, "{name}");
        let query = DisputedQuery { by: Some(by), ..DisputedQuery::default() };
        let found = list(&mut ledger, &query);
        assert_eq!(found.len(), expected, "{name}");
        assert!(found.iter().all(|line| line == "c1 disputed c2 c3"), "{found:?}");
    }
}

#[test]
fn a_filter_on_the_claims_narrows_the_list() {
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    for (text, expected) in [("missiles", 1), ("fort", 0)] {
        let claims = ClaimFilter { text: Some(text.into()), ..ClaimFilter::default() };
        let query = DisputedQuery { claims, ..DisputedQuery::default() };
        assert_eq!(list(&mut ledger, &query).len(), expected, "{text}");
    }
}

#[test]
fn denials_come_with_what_they_deny_and_without() {
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    let rows = ledger
        .read(|reader| denials(reader, &ClaimFilter::default()).collect::<Result<Vec<_>, StoreError>>())
        .unwrap();
    let rows: Vec<String> = rows
        .iter()
        .map(|row| {
            let denied = row.denied.as_ref().map(|(relation, claim)| format!("{} {}", relation.id, claim.id));
            format!("{} → {}", row.denial.id, denied.unwrap_or_default())
        })
        .collect();
    assert_eq!(rows, ["c2 → r1 c1", "c3 → r2 c1", "c6 → ", "c8 → r4 c7"]);
}

#[test]
fn relations_come_with_both_claims() {
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    let filter = RelationFilter { relation: Some(RelationType::Denies), claim: None, withdrawn: false };
    let rows =
        ledger.read(|reader| relations(reader, filter).collect::<Result<Vec<_>, StoreError>>()).unwrap();
    let rows: Vec<String> =
        rows.iter().map(|r| format!("{}: {} {}", r.relation.id, r.claim.id, r.target.id)).collect();
    assert_eq!(rows, ["r1: c2 c1", "r2: c3 c1", "r4: c8 c7"]);
}

#[test]
fn each_appearance_and_each_speaker_has_a_row() {
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    let all = ClaimFilter::default();
    let seen =
        ledger.read(|reader| appearances(reader, &all).collect::<Result<Vec<_>, StoreError>>()).unwrap();
    let of_first = seen.iter().filter(|seen| seen.claim.r#ref.as_deref() == Some("crates"));
    let articles: Vec<String> = of_first.map(|seen| seen.appearance.article.id.to_string()).collect();
    assert_eq!(articles, ["a1", "a2"]);
    let said =
        ledger.read(|reader| claim_speakers(reader, &all).collect::<Result<Vec<_>, StoreError>>()).unwrap();
    let first: Vec<String> = said
        .iter()
        .take(2)
        .map(|row| format!("{} {} {}", row.claim, row.position, row.speaker.name))
        .collect();
    assert_eq!(first, ["c1 1 Sylvania", "c1 2 Osterlich"]);
}

/// More than a page of every list.
#[test]
fn nothing_is_lost_between_pages() {
    let folder = Folder::new();
    let mut ledger = folder.ledger();
    let claims = (0..600).map(|number| {
        format!(
            "[[claim]]\nref = \"n{number}\"\nkind = \"statement\"\nby = \"A\"\ntext = \"{number}\"\n\
             [[claim]]\nkind = \"denial\"\nby = \"B\"\ntext = \"not {number}\"\ndenies = \"n{number}\"\n"
        )
    });
    let worksheet: String =
        std::iter::once("[article]\nheadline = \"many\"\n".to_owned()).chain(claims).collect();
    sample::log(&mut ledger, &worksheet);
    let all = ClaimFilter::default();
    ledger
        .read(|reader| {
            assert_eq!(disputed(reader, &DisputedQuery::default()).flatten().count(), 600);
            assert_eq!(denials(reader, &all).flatten().count(), 600);
            assert_eq!(relations(reader, RelationFilter::default()).flatten().count(), 600);
            assert_eq!(appearances(reader, &all).flatten().count(), 1200);
            assert_eq!(claim_speakers(reader, &all).flatten().count(), 1200);
            let ids: Vec<_> =
                disputed(reader, &DisputedQuery::default()).flatten().map(|d| d.claim.id).collect();
            assert!(ids.is_sorted());
            Ok::<_, StoreError>(())
        })
        .unwrap();
}
