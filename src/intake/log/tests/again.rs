//! Logging again: the same worksheet changes nothing, an edited one what was edited.

use super::{Desk, article, sheet};

const WHOLE: &str = r#"
[[claim]]
ref = "shells"
kind = "allegation"
mode = "mixed"
by = ["United States", { name = "Ukraine", kind = "government" }]
about = ["North Korea"]
on = "yesterday"
event = "2024-05"
text = "North Korea has supplied shells."
quote = ["has already", "supplied"]
via = [{ name = "KCNA", cue = "according to" }, "Example Wire"]
topics = ["arms", "Korea"]
note = "two pieces"

[[claim]]
kind = "denial"
by = ["Russia", { name = "Ann", as = "spokeswoman", for = "North Korea", kind = "person" }]
quote = "both deny it"
denies = [{ claim = "shells", scope = "partial", part = "the shells", force = "qualified" }]
"#;

#[test]
fn a_new_worksheet_records_everything_it_names() {
    let mut desk = Desk::new();
    let changes = desk.log(&sheet(WHOLE));
    assert_eq!(
        changes,
        [
            "new outlet o1",
            "new article a1",
            "new speaker s1",
            "new speaker s2",
            "new speaker s3",
            "new speaker s4",
            "new speaker s5",
            "new speaker s6",
            "new speaker s7",
            "new claim c1",
            "new claim c2",
            "new relation r1",
        ]
    );
    let claim = desk.claim(1);
    assert_eq!(claim.speaker_names(), ["United States", "Ukraine"]);
    assert_eq!(claim.topics, ["arms", "Korea"]);
    assert_eq!(
        (desk.said(1).as_str(), desk.said(2).as_str()),
        ("2024-06-20 yesterday", "../2024-06-21 by-publication")
    );
}

#[test]
fn a_worksheet_logged_again_changes_nothing() {
    let mut desk = Desk::new();
    desk.log(&sheet(WHOLE));
    desk.assert_settled(&sheet(WHOLE));
}

#[test]
fn a_worksheet_that_is_tried_leaves_nothing_and_one_that_follows_gets_the_same_ids() {
    use super::{Intent, Sheet, everything, log, origin};
    let mut desk = Desk::new();
    let before = everything(&desk.ledger);
    let text = sheet(WHOLE);
    let tried = desk
        .ledger
        .write(&origin(), Intent::Try, |w| log(w, vec![Sheet::read("w.toml", text.as_bytes())]))
        .unwrap();
    assert_eq!((tried.entry, everything(&desk.ledger)), (None, before));
    assert_eq!(desk.try_log(&[("w.toml", &text)]).unwrap().value, tried.value);
}

#[test]
fn an_edited_worksheet_updates_only_what_was_edited() {
    let base = "[[claim]]\nref = \"one\"\nby = \"Ann\"\ntext = \"It rains.\"\nquote = \"rains\"\n\
                [[claim]]\nref = \"two\"\nby = \"Bob\"\ntext = \"It pours.\"\ndenies = \"one\"\n";
    for (from, to, expected) in [
        ("It rains.", "It rained.", "updated claim c1: text"),
        ("ref = \"two\"", "ref = \"two\"\nkind = \"warning\"", "updated claim c2: kind"),
        ("ref = \"one\"", "ref = \"one\"\non = 2024-06-19", "updated claim c1: said"),
        ("ref = \"one\"", "ref = \"one\"\nevent = \"2023\"", "updated claim c1: event"),
        ("ref = \"one\"", "ref = \"one\"\nnote = \"n\"", "updated claim c1: note"),
        ("ref = \"one\"", "ref = \"one\"\ntopics = [\"rain\"]", "updated claim c1: topics"),
        ("by = \"Ann\"", "by = { name = \"Ann\", as = \"Dr\" }", "updated claim c1: by"),
        ("\"rains\"", "[\"it\", \"rains\"]", "updated appearance p1: quote"),
        ("ref = \"one\"", "ref = \"one\"\nmode = \"direct\"", "updated appearance p1: mode"),
        ("ref = \"one\"", "ref = \"one\"\nvia = \"Bob\"", "updated appearance p1: via"),
        (
            "denies = \"one\"",
            "denies = { claim = \"one\", force = \"qualified\" }",
            "updated relation r1: force",
        ),
        ("by = \"Bob\"", "by = { name = \"Bob\", kind = \"person\" }", "updated speaker s2: kind"),
    ] {
        let mut desk = Desk::new();
        desk.log(&sheet(base));
        let edited = sheet(&base.replacen(from, to, 1));
        assert_eq!(desk.news(&edited), [expected], "{from} → {to}");
        desk.assert_settled(&edited);
    }
}

#[test]
fn an_edited_article_keeps_its_claims() {
    let mut desk = Desk::new();
    let base = sheet("[[claim]]\nby = \"Ann\"\ntext = \"It rains.\"\n");
    desk.log(&base);
    let edited = base.replace("headline = \"Headline 1\"", "headline = \"Corrected\"\nlanguage = \"en\"");
    assert_eq!(desk.news(&edited), ["updated article a1: headline, language"]);
    let moved = edited.replace("Example Wire", "Another Wire");
    assert_eq!(desk.news(&moved), ["new outlet o2", "updated article a1: outlet"]);
    desk.assert_settled(&moved);
}

#[test]
fn a_key_that_is_taken_out_of_a_worksheet_takes_nothing_out_of_the_ledger() {
    let mut desk = Desk::new();
    desk.log(&sheet(WHOLE));
    let bare = "[[claim]]\nref = \"shells\"\nby = [\"United States\", \"Ukraine\"]\ntext = \"North Korea has supplied shells.\"\n\
                [[claim]]\nby = [\"Russia\", { name = \"Ann\", as = \"spokeswoman\", for = \"North Korea\" }]\n\
                quote = \"both deny it\"\ndenies = \"shells\"\n";
    assert_eq!(desk.news(&sheet(bare)), [""; 0]);
}

#[test]
fn a_partial_denial_becomes_a_full_one_and_back() {
    let mut desk = Desk::new();
    let with = |denies: &str| {
        sheet(&format!(
            "[[claim]]\nref = \"one\"\nby = \"Ann\"\ntext = \"It rains.\"\n[[claim]]\nby = \"Bob\"\ndenies = {denies}\n"
        ))
    };
    desk.log(&with("{ claim = \"one\", scope = \"partial\", part = \"the rain\" }"));
    for denies in
        ["{ claim = \"one\", scope = \"full\" }", "{ claim = \"one\", scope = \"partial\", part = \"x\" }"]
    {
        assert_eq!(desk.news(&with(denies)), ["updated relation r1: scope, part"], "{denies}");
        desk.assert_settled(&with(denies));
        assert_eq!(desk.news(&with("\"one\"")), [""; 0]);
    }
}

#[test]
fn a_relation_that_is_no_longer_in_the_worksheet_is_left_and_said() {
    let mut desk = Desk::new();
    let claims = "[[claim]]\nref = \"one\"\nby = \"Ann\"\ntext = \"It rains.\"\n\
                  [[claim]]\nref = \"two\"\nby = \"Ann\"\ntext = \"It pours.\"\n\
                  [[claim]]\nby = \"Bob\"\ntext = \"No.\"\ndenies = [\"one\", \"two\"]\n";
    desk.log(&sheet(claims));
    let edited = sheet(&claims.replace("[\"one\", \"two\"]", "\"one\""));
    assert_eq!(desk.news(&edited), ["left relation r2"]);
    desk.assert_settled(&edited);
}

#[test]
fn a_ref_is_added_and_renamed_without_a_second_claim() {
    let mut desk = Desk::new();
    let claim = "[[claim]]\nby = \"Ann\"\ntext = \"It rains.\"\n";
    desk.log(&sheet(claim));
    for name in ["rain", "rainfall"] {
        let named = sheet(&format!("{claim}ref = \"{name}\"\n"));
        assert_eq!(desk.news(&named), ["updated claim c1: ref"]);
        assert_eq!(desk.claim(1).r#ref.as_deref(), Some(name));
        desk.assert_settled(&named);
    }
    assert_eq!(desk.news(&sheet(&format!("{claim}ref = \"c1\"\n"))), [""; 0], "an id names the claim");
    assert_eq!(desk.claim(1).r#ref.as_deref(), Some("rainfall"));
}

#[test]
fn a_claim_that_is_no_longer_in_the_worksheet_is_left_and_said() {
    let mut desk = Desk::new();
    let claims =
        ["One.", "Two.", "Three."].map(|text| format!("[[claim]]\nby = \"Ann\"\ntext = \"{text}\"\n"));
    desk.log(&sheet(&claims.concat()));
    let fewer = sheet(&format!("{}{}", claims[0], claims[2]));
    assert_eq!(desk.news(&fewer), ["updated article a1: order", "left claim c2"]);
    assert_eq!(desk.claim(2).text.as_deref(), Some("Two."));
    desk.assert_settled(&fewer);
}

#[test]
fn claims_in_another_order_are_the_same_claims_in_another_order() {
    let mut desk = Desk::new();
    let claims = ["One.", "Two."].map(|text| format!("[[claim]]\nby = \"Ann\"\ntext = \"{text}\"\n"));
    desk.log(&sheet(&claims.concat()));
    let turned = sheet(&format!("{}{}", claims[1], claims[0]));
    assert_eq!(desk.news(&turned), ["updated article a1: order"]);
    assert_eq!((desk.claim(1).appearances[0].position, desk.claim(2).appearances[0].position), (2, 1));
    desk.assert_settled(&turned);
}

#[test]
fn an_edited_claim_without_a_ref_is_known_by_its_text_or_its_quote() {
    let mut desk = Desk::new();
    let base = "[[claim]]\nby = \"Ann\"\ntext = \"It rains.\"\nquote = \"rains\"\n";
    desk.log(&sheet(base));
    let reworded = base.replace("It rains.", "It rained.");
    assert_eq!(desk.news(&sheet(&reworded)), ["updated claim c1: text"]);
    let requoted = reworded.replace("\"rains\"", "\"it rains\"");
    assert_eq!(desk.news(&sheet(&requoted)), ["updated appearance p1: quote"]);
    let others = requoted.replace("\"Ann\"", "\"Bob\"");
    assert_eq!(desk.news(&sheet(&others)), ["new speaker s2", "updated claim c1: by"]);
    let another = "[[claim]]\nby = \"Bob\"\ntext = \"It snows.\"\nquote = \"snows\"\n";
    let news = desk.news(&sheet(another));
    assert_eq!(news, ["updated article a1: order", "new claim c2", "left claim c1"]);
}

#[test]
fn claims_with_the_same_words_stay_apart() {
    let mut desk = Desk::new();
    let claims = "[[claim]]\nby = \"Ann\"\ntext = \"No.\"\n[[claim]]\nby = \"Bob\"\ntext = \"No.\"\n[[claim]]\nby = \"Ann\"\ntext = \"No.\"\n\
                  [[claim]]\nby = \"Bob\"\nkind = \"no-comment\"\n[[claim]]\nby = \"Bob\"\nkind = \"no-comment\"\n";
    desk.log(&sheet(claims));
    desk.assert_settled(&sheet(claims));
    assert_eq!(desk.speaker_ids(2), ["s2"]);
}

#[test]
fn a_changed_day_of_publication_moves_the_dates_that_follow_from_it() {
    let mut desk = Desk::new();
    let claims = "[[claim]]\nby = \"Ann\"\ntext = \"One.\"\n[[claim]]\nby = \"Ann\"\ntext = \"Two.\"\non = \"yesterday\"\n\
                  [[claim]]\nby = \"Ann\"\ntext = \"Three.\"\non = 2024-06-01\n[[claim]]\nby = \"Ann\"\ntext = \"Four.\"\n";
    desk.log(&sheet(claims));
    let later = sheet(claims).replace("published = 2024-06-21", "published = 2024-06-28");
    let without_the_last = later[..later.rfind("[[claim]]").unwrap()].to_owned();
    let news = desk.news(&without_the_last);
    assert_eq!(
        news,
        [
            "updated article a1: published",
            "updated claim c1: said",
            "updated claim c2: said",
            "updated claim c4: said",
            "left claim c4"
        ]
    );
    let dates = [1, 2, 3, 4].map(|claim| desk.said(claim));
    assert_eq!(
        dates,
        [
            "../2024-06-28 by-publication",
            "2024-06-27 yesterday",
            "2024-06-01 as-given",
            "../2024-06-28 by-publication"
        ]
    );
    desk.assert_settled(&without_the_last);
}

#[test]
fn an_undated_article_leaves_its_claims_undated_until_it_has_a_date() {
    let mut desk = Desk::new();
    let dated = sheet("[[claim]]\nby = \"Ann\"\ntext = \"One.\"\n");
    let undated = dated.replace("published = 2024-06-21\n", "");
    desk.log(&undated);
    assert_eq!(desk.said(1), "undated");
    assert_eq!(desk.news(&dated), ["updated article a1: published", "updated claim c1: said"]);
    assert_eq!(desk.news(&undated), [""; 0], "a key that is taken out says nothing");
}

#[test]
fn an_article_without_a_url_is_known_by_headline_outlet_and_day() {
    let mut desk = Desk::new();
    let claims = "[[claim]]\nby = \"Ann\"\ntext = \"One.\"\n";
    let bare = article(1).replace("url = \"https://example.org/1\"\n", "") + claims;
    desk.log(&bare);
    desk.assert_settled(&bare);
    assert_eq!(desk.news(&sheet(claims)), ["updated article a1: url"], "the url is news");
    desk.assert_settled(&bare);
    let another_day = bare.replace("2024-06-21", "2024-06-22");
    assert!(desk.news(&another_day).contains(&"new article a2".to_owned()));
    let problem = desk.refusal(&[("w.toml", &bare.replace("published = 2024-06-21\n", ""))]);
    assert!(problem.contains("2 articles have this headline: a1, a2"), "{problem}");
}
