//! Queries, matches and excerpts.

use proptest::prelude::*;

use super::*;

fn fts(typed: &str) -> String {
    Query::parse(typed).unwrap().to_fts()
}

fn finds(typed: &str, text: &str) -> bool {
    let query = Query::parse(typed).unwrap();
    let there: Vec<bool> = Cut::of(text).find(&query).iter().map(|places| !places.is_empty()).collect();
    answers(&query, &there).is_some()
}

#[test]
fn a_query_is_read_as_people_write_it() {
    assert_eq!(fts("artillery shells"), r#"("artilleri" AND "shell")"#);
    assert_eq!(fts("\"artillery shells\" OR missile"), r#"("artilleri shell" OR "missil")"#);
    assert_eq!(fts("shells NOT (Seoul OR Tokyo)"), r#"("shell" NOT ("seoul" OR "tokyo"))"#);
    assert_eq!(fts("shells -Seoul"), r#"("shell" NOT "seoul")"#);
    assert_eq!(fts("no-comment"), r#""no comment""#);
    assert_eq!(fts("北朝鮮 否定"), r#"("北 朝 鮮" AND "否 定")"#);
    assert_eq!(fts("and or not"), r#"("and" AND "or" AND "not")"#);
}

#[test]
fn what_is_out_of_place_is_passed_over() {
    for (typed, same) in [
        ("\"artillery shells", "\"artillery shells\""),
        ("shells)) missiles", "shells missiles"),
        ("((shells", "shells"),
        ("AND shells OR", "shells"),
        ("shells AND AND missiles", "shells missiles"),
        ("shells OR OR missiles", "shells OR missiles"),
        ("NOT NOT shells", "shells"),
        ("shells NOT", "shells"),
        ("() shells", "shells"),
        ("text:shells ^", "\"text shells\""),
        ("*** shells", "shells"),
    ] {
        assert_eq!(Query::parse(typed), Query::parse(same), "{typed}");
    }
}

#[test]
fn what_is_no_query_says_why() {
    assert_eq!(Query::parse(" \"…\" !"), Err(QueryProblem::NoWord));
    assert_eq!(Query::parse("NOT shells"), Err(QueryProblem::OnlyNot));
    assert_eq!(Query::parse("-a -b"), Err(QueryProblem::OnlyNot));
    assert_eq!(Query::parse(&"word ".repeat(65)), Err(QueryProblem::TooLong));
}

#[test]
fn a_text_answers_for_itself() {
    let text = "North Korea has supplied Russia with artillery shells.";
    for typed in [
        "shell",
        "ARTILLERY",
        "\"artillery shell\"",
        "artill*",
        "suppl*",
        "supplying",
        "russia NOT china",
        "(china OR korea) shells",
    ] {
        assert!(finds(typed, text), "{typed}");
    }
    for typed in [
        "shellac",
        "\"shells artillery\"",
        "art NOT russia",
        "supplier*",
        "russia NOT korea",
        "russia NOT kor*",
    ] {
        assert!(!finds(typed, text), "{typed}");
    }
    assert!(finds("否定", "北朝鮮は武器供与を否定した"));
    assert!(!finds("定否", "北朝鮮は武器供与を否定した"));
}

#[test]
fn a_hit_is_marked_and_a_long_text_is_cut_between_words() {
    let cut = |text: &str, typed: &str| {
        let query = Query::parse(typed).unwrap();
        let places: Vec<_> = Cut::of(text).find(&query).concat();
        excerpt(text, &places)
    };
    assert_eq!(cut("Shells,\nand more shells.", "shell"), "**Shells**, and more **shells**.");
    assert_eq!(cut("no artillery shells", "\"artillery shells\" artillery"), "no **artillery shells**");
    let long = format!("{} shells {}", "word ".repeat(100), "more ".repeat(100));
    let shown = cut(&long, "shells");
    assert!(
        shown.starts_with("…word") && shown.ends_with("more…") && shown.contains(" **shells** "),
        "{shown}"
    );
    assert!(shown.chars().count() < 260);
}

proptest! {
    #[test]
    fn anything_typed_is_a_query_or_says_why(typed in any::<String>()) {
        let _ = Query::parse(&typed).map(|query| query.to_fts());
    }

    #[test]
    fn notation_in_any_order_is_a_query_or_says_why(parts in prop::collection::vec(prop::sample::select(vec![
        "(", ")", "\"", "AND", "OR", "NOT", "-", "*", "shells", "art*", "no-comment", "北朝鮮", "'", ":", "^", "+", "NEAR(a b)", "{x}:"
    ]), 0..20)) {
        let typed = parts.join(" ");
        let _ = Query::parse(&typed).map(|query| query.to_fts());
        let _ = Query::parse(&parts.concat()).map(|query| query.to_fts());
    }

    #[test]
    fn a_prefix_of_a_word_is_asked_for_by_what_the_index_has(word in "[a-z]{2,6}(s|es|ies|ied|ed|eed|ing|ings|y|e|)", cut in 1usize..8) {
        let prefix = &word[..cut.min(word.len())];
        let mut stems = String::new();
        write_stems(&word, &mut stems);
        let stem = stems.trim_end();
        let asked = fts(&format!("{prefix}*"));
        let by_prefix = stem.starts_with(prefix);
        prop_assert!(by_prefix || asked.contains(&format!("\"{stem}\"")), "{} of {} ({}): {}", prefix, word, stem, asked);
    }

    #[test]
    fn an_excerpt_never_fails(text in any::<String>(), from in 0usize..40, to in 0usize..40) {
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let (from, to) = (ends[from.min(ends.len() - 1)], ends[to.min(ends.len() - 1)]);
        let _ = excerpt(&text, std::slice::from_ref(&(from.min(to)..from.max(to))));
    }
}
