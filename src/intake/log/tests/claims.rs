//! Claims seen again, refs, and what stands in relation to what.

use super::{Desk, article, sheet};

const ONE: &str =
    "[[claim]]\nref = \"one\"\nby = \"Ann\"\ntext = \"It rains.\"\non = \"yesterday\"\ntopics = [\"rain\"]\n";

#[test]
fn a_claim_seen_again_is_one_claim_with_two_appearances() {
    let mut desk = Desk::new();
    desk.log(&sheet(ONE));
    for name in ["one", "c1"] {
        let again = article(2)
            + &format!(
                "[[claim]]\nref = \"{name}\"\nquote = \"it rains\"\nvia = \"Ann\"\nnote = \"low down\"\n"
            );
        if name == "one" {
            assert_eq!(desk.news(&again), ["new article a2", "new appearance p2"]);
        }
        desk.assert_settled(&again);
    }
    let claim = desk.claim(1);
    assert_eq!(claim.appearances.len(), 2);
    assert_eq!(
        (claim.appearances[1].quotes.as_slice(), claim.appearances[1].note.as_deref()),
        (&["it rains".to_owned()][..], Some("low down"))
    );
    assert_eq!((claim.note.clone(), claim.home().unwrap().article.id.to_string()), (None, "a1".into()));
    desk.assert_settled(&sheet(ONE));
}

#[test]
fn what_a_claim_seen_again_repeats_must_be_what_is_recorded() {
    let mut desk = Desk::new();
    desk.log(&sheet(ONE));
    let same = article(2)
        + "[[claim]]\nref = \"one\"\nkind = \"statement\"\nby = \"ann\"\ntext = \"It rains.\"\non = 2024-06-20\ntopics = [\"Rain\"]\n";
    assert_eq!(desk.news(&same), ["new article a2", "new appearance p2"]);
    let other = article(3)
        + "[[claim]]\nref = \"one\"\nkind = \"warning\"\nby = [\"Ann\", \"Bob\"]\nabout = \"Cid\"\non = 2024-06-19\nevent = \"2024\"\ntext = \"It pours.\"\ntopics = [\"sun\"]\n";
    let problems = desk.refusal(&[("w.toml", &other)]);
    let found: Vec<&str> = problems.lines().filter(|line| line.contains("w.toml:")).collect();
    assert_eq!(
        found,
        [
            "w.toml:8:8: c1 was recorded in a1 with another `kind`",
            "w.toml:9:7: c1 was recorded in a1 with another `by`",
            "w.toml:10:9: c1 was recorded in a1 with another `about`",
            "w.toml:11:6: c1 was recorded in a1 with another `on`",
            "w.toml:12:9: c1 was recorded in a1 with another `event`",
            "w.toml:13:8: c1 was recorded in a1 with another `text`",
            "w.toml:14:11: c1 was recorded in a1 with other `topics`",
        ]
    );
}

#[test]
fn two_claims_of_a_worksheet_cannot_be_one_of_the_ledger() {
    let mut desk = Desk::new();
    desk.log(&sheet(ONE));
    let text =
        article(2) + "[[claim]]\nref = \"one\"\nquote = \"a\"\n[[claim]]\nref = \"c1\"\nquote = \"b\"\n";
    let problem = desk.refusal(&[("w.toml", &text)]);
    assert!(
        problem.starts_with("w.toml:10:7: \"c1\" is the claim that this worksheet already has as \"one\""),
        "{problem}"
    );
}

#[test]
fn a_claim_cannot_stand_in_relation_to_itself_by_another_of_its_names() {
    let mut desk = Desk::new();
    desk.log(&sheet(ONE));
    for (name, target) in [("one", "c1"), ("c1", "one"), ("renamed", "c1"), ("renamed", "one")] {
        let text = sheet(&ONE.replace("\"one\"", &format!("\"{name}\"\ndenies = \"{target}\"")));
        let problem = desk.refusal(&[("w.toml", &text)]);
        assert!(
            problem.contains(&format!("w.toml:8:10: {target:?} is this claim itself")),
            "{name} {target}: {problem}"
        );
    }
}

#[test]
fn a_relation_names_a_claim_once_whatever_its_names() {
    let mut desk = Desk::new();
    desk.log(&sheet(ONE));
    let text = article(2)
        + "[[claim]]\nby = \"Bob\"\ntext = \"No.\"\ndenies = [\"one\", { claim = \"c1\", force = \"qualified\" }]\n";
    let problem = desk.refusal(&[("w.toml", &text)]);
    assert!(problem.contains("w.toml:9:28: `denies` names \"c1\", which is \"one\" again"), "{problem}");
}

#[test]
fn a_relation_to_a_claim_of_the_ledger_takes_its_ref_or_its_id() {
    let mut desk = Desk::new();
    desk.log(&sheet(ONE));
    for (number, target) in [(2, "one"), (3, "c1")] {
        let text =
            article(number) + &format!("[[claim]]\nby = \"Bob\"\ntext = \"No.\"\ndenies = \"{target}\"\n");
        assert!(desk.news(&text).iter().any(|line| line.starts_with("new relation")));
        desk.assert_settled(&text);
    }
}

#[test]
fn a_kind_that_follows_from_the_relations_follows_them() {
    let mut desk = Desk::new();
    let text = |denies: &str| {
        sheet(&format!("{ONE}[[claim]]\nref = \"two\"\nby = \"Bob\"\ntext = \"No.\"\n{denies}"))
    };
    desk.log(&text(""));
    assert_eq!(desk.claim(2).kind.to_string(), "statement");
    assert_eq!(desk.news(&text("denies = \"one\"\n")), ["updated claim c2: kind", "new relation r1"]);
    assert_eq!(desk.claim(2).kind.to_string(), "denial");
    desk.assert_settled(&text("denies = \"one\"\n"));
    assert_eq!(desk.news(&text("kind = \"opinion\"\ndenies = \"one\"\n")), ["updated claim c2: kind"]);
    assert_eq!(desk.news(&text("denies = \"one\"\n")), [""; 0], "a kind that was given stays");
}

#[test]
fn a_ref_that_nobody_knows_needs_a_whole_claim() {
    let mut desk = Desk::new();
    let problem = desk.refusal(&[("w.toml", &sheet("[[claim]]\nref = \"shels\"\nquote = \"x\"\n"))]);
    assert!(
        problem.starts_with("w.toml:7:7: no claim \"shels\" is recorded yet, so this one needs a speaker"),
        "{problem}"
    );
    let problem =
        desk.refusal(&[("w.toml", &sheet("[[claim]]\nref = \"c9\"\nby = \"Ann\"\ntext = \"x\"\n"))]);
    assert!(problem.starts_with("w.toml:7:7: there is no claim c9 in this ledger"), "{problem}");
}

#[test]
fn words_for_a_date_count_from_the_day_of_publication() {
    let mut desk = Desk::new();
    desk.log(&sheet(ONE));
    assert_eq!(desk.said(1), "2024-06-20 yesterday");
    let undated = article(2).replace("published = 2024-06-21\n", "") + ONE;
    let problem = desk.refusal(&[("w.toml", &undated.replace("\"one\"", "\"two\""))]);
    assert!(
        problem.contains("w.toml:9:6: ") && problem.contains("the article has no date of publication"),
        "{problem}"
    );
}

#[test]
fn words_for_a_date_are_read_in_the_language_of_the_article() {
    let claim =
        "[[claim]]\nby = \"Ann\"\ntext = \"It rains.\"\non = \"Thursday\"\nevent = \"earlier this week\"\n";
    let in_language = |tag: &str| article(1) + &format!("language = \"{tag}\"\n") + claim;
    let mut desk = Desk::new();
    let problem = desk.refusal(&[("w.toml", &in_language("de"))]);
    assert!(
        problem.contains("w.toml:10:6: \"Thursday\" is not read as a date, because the article is in \"de\""),
        "{problem}"
    );
    desk.log(&in_language("en"));
    assert_eq!(desk.said(1), "2024-06-20 weekday");
    let event = desk.claim(1).event.unwrap();
    assert_eq!(
        (event.words(), event.edtf().as_str()),
        (Some("earlier this week"), "[2024-06-17..2024-06-20]")
    );
    desk.assert_settled(&in_language("en"));
}
