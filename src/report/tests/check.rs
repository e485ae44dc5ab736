//! What could be recorded once, and is refused or warned of now, is named.

use super::sample::{Folder, log};
use crate::domain::{
    ArticleId, Basis, ClaimId, ClaimKind, NewArticle, NewClaim, NewOutlet, NewRelation, NewSpeaker, Origin,
    Party, RelationId, RelationType, SpeakerId, Withdrawable,
};
use crate::record::{RelationEdit, edit_relation};
use crate::report::{Scope, check};
use crate::store::{Intent, Ledger, StoreError, Writer};

/// `s1` Ann and `s2` Bob, with `c1` and `c2`.
const TWO_CLAIMS: &str = r#"
[article]
url = "https://example.org/a"
[[claim]]
by = "Ann"
text = "It rains."
[[claim]]
by = "Bob"
text = "It does not."
"#;

/// A ledger in which something is written that the record would refuse.
fn written(folder: &Folder, write: impl Fn(&Writer<'_>) -> Result<(), StoreError>) -> Ledger {
    let mut ledger = folder.ledger();
    log(&mut ledger, TWO_CLAIMS);
    assert_eq!(found(&mut ledger), [""; 0]);
    let at = "2024-06-23T09:30:00Z".parse().unwrap();
    let origin = Origin { at, who: "test".into(), command: "as it was once".into() };
    ledger.write(&origin, Intent::Commit, |writer| write(writer)).unwrap();
    ledger
}

/// The findings: rule, id and message.
fn found(ledger: &mut Ledger) -> Vec<String> {
    let findings = ledger.read(|reader| check(reader, &Scope::default())).unwrap();
    let mut found: Vec<String> =
        findings.iter().map(|found| format!("{} {}: {}", found.rule, found.id, found.message)).collect();
    // That a claim was seen nowhere is another matter.
    found.retain(|finding| !finding.starts_with("claim-source"));
    found
}

fn claim(kind: ClaimKind, by: SpeakerId, bodies: &[i64]) -> NewClaim {
    let party = Party {
        speaker: by,
        name_as_given: "as given".into(),
        title: None,
        bodies: bodies.iter().copied().map(SpeakerId::new).collect(),
    };
    NewClaim { kind, text: Some("So.".into()), speakers: vec![party], ..NewClaim::default() }
}

fn relation(claim: i64, relation: RelationType, target: i64) -> NewRelation {
    NewRelation {
        claim: ClaimId::new(claim),
        relation,
        target: ClaimId::new(target),
        scope: None,
        part: None,
        force: None,
        basis: Basis::Explicit,
        note: None,
        article: None,
        quote: None,
    }
}

#[test]
fn a_denial_that_denies_nothing() {
    let folder = Folder::new();
    let mut ledger = written(&folder, |w| {
        let bare = w.add_claim(&claim(ClaimKind::Denial, SpeakerId::new(1), &[]))?;
        let linked = w.add_claim(&claim(ClaimKind::Denial, SpeakerId::new(1), &[]))?;
        let new = relation(linked.number(), RelationType::Denies, 2);
        let id = w.add_relation(&new.complete().unwrap())?;
        let withdrawn = w.add_claim(&claim(ClaimKind::Denial, SpeakerId::new(1), &[]))?;
        w.withdraw(Withdrawable::Claim(withdrawn), "misread")?;
        let unlinked = w.add_claim(&claim(ClaimKind::Denial, SpeakerId::new(1), &[]))?;
        let new = relation(unlinked.number(), RelationType::Denies, 2);
        let gone = w.add_relation(&new.complete().unwrap())?;
        w.withdraw(Withdrawable::Relation(gone), "misread")?;
        assert_eq!((bare.number(), id.number()), (3, 1));
        // An answer says nothing of what is denied, and a denial that is said again does.
        let answers = w.add_claim(&claim(ClaimKind::Denial, SpeakerId::new(1), &[]))?;
        w.add_relation(&relation(answers.number(), RelationType::RespondsTo, 2))?;
        let again = w.add_claim(&claim(ClaimKind::Denial, SpeakerId::new(1), &[]))?;
        w.add_relation(&relation(again.number(), RelationType::Repeats, 4))?;
        Ok(())
    });
    let expected = ["c3", "c6", "c7"]
        .map(|id| format!("denial-link {id}: it is a denial, and denies nothing that is recorded"));
    assert_eq!(found(&mut ledger), expected);
}

#[test]
fn what_nobody_said_and_nothing_denies_any_more() {
    let folder = Folder::new();
    let mut ledger = folder.ledger();
    log(
        &mut ledger,
        r#"
[article]
url = "https://example.org/a"
[[claim]]
by = "Ann"
text = "It has not snowed."
denies = { text = "It has snowed." }
[[claim]]
by = "Bob"
text = "It has snowed a lot."
[[claim]]
by = "unattributed"
text = "The road is said to be closed."
"#,
    );
    assert_eq!(found(&mut ledger), [""; 0]);
    let origin =
        Origin { at: "2024-06-23T09:30:00Z".parse().unwrap(), who: "test".into(), command: "edit".into() };
    let edit = RelationEdit { target: Some(ClaimId::new(3)), ..RelationEdit::default() };
    let change =
        ledger.write(&origin, Intent::Commit, |w| edit_relation(w, RelationId::new(1), edit.clone()));
    let warnings = change.unwrap().value.unwrap().warnings;
    assert!(warnings[0].contains("gainsay withdraw c1"), "{warnings:?}");
    let expected = "denied-claim c1: nobody is known to have said it, and nothing denies it any more";
    assert_eq!(found(&mut ledger), [expected]);
    let withdrawn = Withdrawable::Claim(ClaimId::new(1));
    ledger.write(&origin, Intent::Commit, |w| w.withdraw(withdrawn, "nobody said it")).unwrap();
    assert_eq!(found(&mut ledger), [""; 0]);
}

#[test]
fn a_retraction_of_what_others_said() {
    let folder = Folder::new();
    let mut ledger = written(&folder, |w| {
        w.add_relation(&relation(2, RelationType::Retracts, 1))?;
        let again = w.add_claim(&claim(ClaimKind::Statement, SpeakerId::new(1), &[]))?;
        w.add_relation(&relation(again.number(), RelationType::Supersedes, 1))?;
        w.add_relation(&relation(again.number(), RelationType::Supersedes, 2))?;
        let spokesman = w.add_claim(&claim(ClaimKind::Statement, SpeakerId::new(1), &[2]))?;
        w.add_relation(&relation(spokesman.number(), RelationType::Supersedes, 2))?;
        Ok(())
    });
    assert_eq!(
        found(&mut ledger),
        [
            "own-claim r1: c2 retracts c1, which others made",
            "own-claim r3: c3 supersedes c2, which others made"
        ]
    );
}

#[test]
fn whoever_speaks_for_itself_or_twice_for_one_body() {
    let folder = Folder::new();
    let mut ledger = written(&folder, |w| {
        w.add_claim(&claim(ClaimKind::Statement, SpeakerId::new(1), &[1]))?;
        w.add_claim(&claim(ClaimKind::Statement, SpeakerId::new(1), &[2, 1]))?;
        let about = claim(ClaimKind::Statement, SpeakerId::new(2), &[2]).speakers;
        w.add_claim(&NewClaim { about, ..claim(ClaimKind::Statement, SpeakerId::new(1), &[2]) })?;
        let third = w.add_speaker(&NewSpeaker { name: "Cleo".into(), ..NewSpeaker::default() })?.number();
        w.add_claim(&claim(ClaimKind::Statement, SpeakerId::new(1), &[2, third, 2]))?;
        Ok(())
    });
    assert_eq!(
        found(&mut ledger),
        [
            "own-body c3: s1 is said to speak for itself",
            "own-body c4: s1 is said to speak for itself",
            "own-body c5: s2 is said to speak for itself",
            "own-body c6: one of its speakers speaks for s2 twice",
        ]
    );
}

#[test]
fn names_that_are_nobodys_or_have_invisible_characters() {
    let folder = Folder::new();
    let mut ledger = written(&folder, |w| {
        for name in ["N/A", "nobody named", "Unknown Soldier", "Cl\u{200B}eo\u{AD}", "Dora\u{200E}", "-"] {
            w.add_speaker(&NewSpeaker { name: name.into(), ..NewSpeaker::default() })?;
        }
        Ok(())
    });
    assert_eq!(
        found(&mut ledger),
        [
            "speaker-name s3: its name \"N/A\" says that there is nobody",
            "speaker-name s6: its name \"Cleo\" has 2 characters that cannot be seen",
            "speaker-name s7: its name \"Dora\" has 1 character that cannot be seen",
            "speaker-name s8: its name \"-\" says that there is nobody",
        ]
    );
}

#[test]
fn other_names_and_outlets_that_are_nobodys() {
    let folder = Folder::new();
    let mut ledger = written(&folder, |w| {
        for alias in ["Annie", "NULL", "An\u{200B}nie B"] {
            w.add_alias(SpeakerId::new(1), alias)?;
        }
        for name in ["Gazette", "n/a"] {
            w.add_outlet(&NewOutlet { name: name.into(), ..NewOutlet::default() })?;
        }
        Ok(())
    });
    assert_eq!(
        found(&mut ledger),
        [
            "speaker-name s1: its other name \"Annie B\" has 1 character that cannot be seen",
            "speaker-name s1: its other name \"NULL\" says that there is nobody",
            "outlet-name o2: its name \"n/a\" says that there is none",
        ]
    );
}

#[test]
fn addresses_under_which_no_article_stands() {
    let folder = Folder::new();
    let mut ledger = written(&folder, |w| {
        for url in ["https://example.org/b", "file:///home/a.html", "https://ada:secret@example.org/c"] {
            w.add_article(&NewArticle { url: Some(url.into()), ..NewArticle::default() })?;
        }
        w.add_address(ArticleId::new(1), "javascript:void(0)")?;
        Ok(())
    });
    assert_eq!(
        found(&mut ledger),
        [
            "article-address a1: under a further address: the url \"javascript:void(0)\" begins with \"javascript\", under which no article stands",
            "article-address a3: the url \"file:///home/a.html\" begins with \"file\", under which no article stands",
            "article-address a4: the url of \"example.org\" has a user name or a password in it",
        ]
    );
}

#[test]
fn two_articles_of_one_address_until_they_are_merged() {
    let folder = Folder::new();
    let address = |url: &str| NewArticle { url: Some(url.into()), ..NewArticle::default() };
    let mut ledger = written(&folder, |w| {
        w.add_article(&address("http://www.example.org/a?utm_source=x"))?;
        w.add_article(&address("https://example.org/b"))?;
        Ok(())
    });
    let twin = "article-twin a2: its address is that of a1, but for what makes no other page";
    assert_eq!(found(&mut ledger), [twin]);
    let at = "2024-06-24T09:30:00Z".parse().unwrap();
    let origin = Origin { at, who: "test".into(), command: "gainsay article merge a2 a1".into() };
    let merge = |w: &Writer<'_>| w.merge_article(ArticleId::new(2), ArticleId::new(1));
    ledger.write(&origin, Intent::Commit, merge).unwrap();
    assert_eq!(found(&mut ledger), [""; 0]);
}
