//! What a worksheet can say of a relation beside its type, and what it cannot.

use super::{Desk, article, sheet};
use crate::domain::{ArticleId, RelationId, Withdrawable};
use crate::intake::worksheet_of;
use crate::reading::worksheet::to_toml;
use crate::store::Intent;
use crate::store::tests::scratch::origin;

const RAIN: &str = "[[claim]]\nref = \"rain\"\nby = \"Ann\"\non = 2024-06-20\ntext = \"It rains.\"\n";
const NO: &str =
    "[[claim]]\nref = \"no\"\nby = \"Bob\"\nkind = \"denial\"\non = 2024-06-21\ntext = \"It does not.\"\n";

#[test]
fn the_article_and_the_words_that_state_a_relation_are_kept_and_written_back() {
    let mut desk = Desk::new();
    desk.log(&sheet(&format!("{RAIN}{NO}")));
    desk.log(&format!("{}{NO2}", article(2), NO2 = "[[claim]]\nby = \"Cy\"\ntext = \"Bob means Ann.\"\n"));
    let link = "denies = { claim = \"rain\", article = \"https://example.org/2\", quote = \"means Ann\" }\n";
    let whole = sheet(&format!("{RAIN}{NO}{link}"));
    assert_eq!(desk.news(&whole), ["new relation r1"]);
    let fields = desk.claim(2).relations[0].fields.clone();
    assert_eq!((fields.article, fields.quote.as_deref()), (Some(ArticleId::new(2)), Some("means Ann")));
    desk.assert_settled(&whole);
    // A key that is not there says nothing.
    desk.assert_settled(&sheet(&format!("{RAIN}{NO}denies = \"rain\"\n")));
    let written = desk.ledger.read(|reader| worksheet_of(reader, ArticleId::new(1))).unwrap();
    let toml = to_toml(&written.0, &written.1);
    assert!(toml.contains(link), "{toml}");
    desk.assert_settled(&toml);
    let other = link.replace("means Ann", "meant Ann");
    assert_eq!(desk.news(&sheet(&format!("{RAIN}{NO}{other}"))), ["updated relation r1: quote"]);
    // The article itself need not be named.
    let own = link.replace("example.org/2", "example.org/1");
    assert_eq!(desk.news(&sheet(&format!("{RAIN}{NO}{own}"))), ["updated relation r1: article, quote"]);
    assert_eq!(desk.claim(2).relations[0].fields.article, None);
}

#[test]
fn what_a_claim_seen_again_does_is_said_by_the_article_where_it_was_seen_again() {
    let mut desk = Desk::new();
    desk.log(&sheet(&format!("{RAIN}{NO}")));
    desk.log(&format!("{}[[claim]]\nref = \"no\"\ndenies = \"rain\"\n", article(2)));
    assert_eq!(desk.claim(2).relations[0].fields.article, Some(ArticleId::new(2)));
}

#[test]
fn an_article_that_is_not_there_is_refused_with_its_place() {
    let mut desk = Desk::new();
    let link = "denies = { claim = \"rain\", article = \"https://example.org/9\" }\n";
    let refusal = desk.refusal(&[("w.toml", &sheet(&format!("{RAIN}{NO}{link}")))]);
    assert!(refusal.starts_with("w.toml:17:38: there is no article \"https://example.org/9\""), "{refusal}");
    let link = "denies = { claim = \"rain\", article = \"a7\" }\n";
    let refusal = desk.refusal(&[("w.toml", &sheet(&format!("{RAIN}{NO}{link}")))]);
    assert!(refusal.starts_with("w.toml:17:38: there is no article a7 in this ledger"), "{refusal}");
}

#[test]
fn only_an_own_claim_is_retracted_or_superseded() {
    let mut desk = Desk::new();
    for verb in ["retracts", "supersedes"] {
        let refusal = desk.refusal(&[("w.toml", &sheet(&format!("{RAIN}{NO}{verb} = \"rain\"\n")))]);
        let expected = format!(
            "`{verb}` is for a claim of one's own, and \"rain\" was made by others\n  hint: say `denies`"
        );
        assert!(refusal.starts_with("w.toml:17:") && refusal.contains(&expected), "{refusal}");
    }
    let spokesman =
        "[[claim]]\nby = { name = \"Di\", for = \"Ann\" }\ntext = \"She was wrong.\"\nretracts = \"rain\"\n";
    let whole = sheet(&format!("{RAIN}{spokesman}"));
    desk.log(&whole);
    desk.assert_settled(&whole);
    // From another article, by name and by id.
    let again =
        |by: &str, verb: &str| format!("{}[[claim]]\nby = {by}\ntext = \"x\"\n{verb} = \"c1\"\n", article(2));
    assert!(desk.refusal(&[("w.toml", &again("\"Bob\"", "supersedes"))]).contains("one's own"));
    desk.log(&again("\"Ann\"", "supersedes"));
}

#[test]
fn a_relation_to_a_later_claim_is_noted_with_both_dates() {
    let mut desk = Desk::new();
    let early = NO.replace("2024-06-21", "2024-06-19");
    let whole = sheet(&format!("{RAIN}{early}denies = \"rain\"\n"));
    let written = desk.try_log(&[("w.toml", &whole)]).unwrap();
    let warnings: Vec<&String> =
        written.value[0].changes.iter().flat_map(|change| &change.warnings).collect();
    assert_eq!(
        warnings,
        [
            "w.toml:17:10: c2 denies c1, and was said before it: 2024-06-19 against 2024-06-20; look at both dates"
        ]
    );
    desk.assert_settled(&whole);
}

#[test]
fn contradictions_in_a_circle_are_recorded() {
    let mut desk = Desk::new();
    let claim = |name: &str, other: &str| {
        format!("[[claim]]\nref = \"{name}\"\nby = \"Ann\"\ntext = \"{name}\"\ncontradicts = \"{other}\"\n")
    };
    let whole = sheet(&[claim("x", "y"), claim("y", "z"), claim("z", "x")].concat());
    desk.log(&whole);
    desk.assert_settled(&whole);
}

#[test]
fn a_withdrawn_relation_stays_withdrawn_when_the_worksheet_is_logged_again() {
    let mut desk = Desk::new();
    let whole = sheet(&format!("{RAIN}{NO}denies = \"rain\"\n"));
    desk.log(&whole);
    let withdrawn = Withdrawable::Relation(RelationId::new(1));
    let withdraw = |desk: &mut Desk, why: &str| {
        desk.ledger.write(&origin(), Intent::Commit, |w| w.withdraw(withdrawn, why)).unwrap()
    };
    assert!(withdraw(&mut desk, "another claim was meant").value);
    assert_eq!(withdraw(&mut desk, "another claim was meant").entry, None, "said twice");
    assert!(desk.claim(2).relations.is_empty());
    desk.assert_settled(&whole);
    let written = desk.ledger.read(|reader| worksheet_of(reader, ArticleId::new(1))).unwrap();
    let toml = to_toml(&written.0, &written.1);
    assert!(!toml.contains("denies"), "{toml}");
    desk.assert_settled(&toml);
    let restored = desk.ledger.write(&origin(), Intent::Commit, |w| w.restore(withdrawn)).unwrap();
    assert!(restored.value && desk.claim(2).relations.len() == 1);
    assert!(!desk.ledger.write(&origin(), Intent::Commit, |w| w.restore(withdrawn)).unwrap().value);
}
