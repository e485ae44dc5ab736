//! Quotes that are found.

use super::*;

#[test]
fn words_as_they_stand_are_found_with_their_position() {
    let text = Text::new(ARTICLE);
    let anchor = text.find("a port of 1,500 people").unwrap().first();
    assert_eq!(slice(ARTICLE, anchor.start, anchor.end), "a port of 1,500 people");
    assert_eq!(anchor.exact, "a port of 1,500 people");
    assert_eq!(anchor.prefix, "Officials in Nordhaven – ");
    assert_eq!(anchor.suffix, " – deny it. They said the U.S.");
    assert_eq!(anchor.parts, [(anchor.start, anchor.end)]);
}

#[test]
fn typography_is_forgiven_and_the_texts_own_words_are_answered() {
    for (typed, expected) in [
        ("\"incredibly concerning\" to her office", "“incredibly concerning” to her office"),
        ("are ''incredibly concerning'' to", "are “incredibly concerning” to"),
        ("are «incredibly  concerning» to", "are “incredibly concerning” to"),
        ("are « incredibly concerning » to", "are “incredibly concerning” to"),
        ("We can't accept that,\" she said, \"not", "We can’t accept that,” she said, “not"),
        ("We can`t accept that", "We can’t accept that"),
        ("Nordhaven - a port", "Nordhaven – a port"),
        ("Nordhaven—a port", "Nordhaven – a port"),
        ("Nordhaven -- a port", "Nordhaven – a port"),
        (
            "Nordhaven --- who did not wish to be named – say",
            "Nordhaven — who did not\nwish to be named — say",
        ),
        ("a work of ... fiction", "a work of … fiction"),
        ("a work of . . . fiction", "a work of … fiction"),
        ("added: 'Nobody asked us.'", "added:\u{a0}‘Nobody asked us.’"),
        ("well\u{2011}known analyst", "well-known analyst"),
        ("Jose\u{301} A\u{301}lvarez", "José Álvarez"),
        ("at \u{2212}5 degrees", "at -5 degrees"),
        ("40% of the", "40\u{2009}% of the"),
        ("crane\ncrews on\u{200b} strike", "crane crews\u{ad} on strike"),
        ("collapse The minister", "collapse\n\nThe minister"),
        ("\u{feff} party starts \u{2009}", "party starts"),
    ] {
        assert_eq!(exact(ARTICLE, typed).as_deref(), Some(expected), "{typed:?}");
    }
}

#[test]
fn marks_around_the_whole_quote_are_ignored() {
    for typed in
        ["\"not in this form.\"", "“not in this form.”", "'not in this form.'", "‘“not in this form.”’"]
    {
        assert_eq!(exact(ARTICLE, typed).as_deref(), Some("not in this form."), "{typed:?}");
    }
    for typed in [
        "\"The party\"",
        "«\u{a0}The party\u{a0}»",
        "„The party“",
        "''The party''",
        "\"The party",
        "The party”",
    ] {
        assert_eq!(exact(ARTICLE, typed).as_deref(), Some("The party"), "{typed:?}");
    }
}

#[test]
fn marks_that_are_no_pair_around_the_whole_are_kept() {
    let typed = "\"We can't accept that,\" she said, \"not in this form.\"";
    let found = "“We can’t accept that,” she said, “not in this form.”";
    assert_eq!(exact(ARTICLE, typed).as_deref(), Some(found));
    let within = "are “incredibly concerning” to her office";
    assert_eq!(exact(ARTICLE, &format!("\"{within}\"")).as_deref(), Some(within));
}

#[test]
fn first_letters_in_brackets_have_either_case() {
    for (typed, expected) in [
        ("[t]he minister of ports", "The minister of ports"),
        ("on Thursday that [T]he claims", "on Thursday that the claims"),
        ("[O]fficials in [N]ordhaven", "Officials in Nordhaven"),
        ("the talks “[W]ill resume”", "the talks “[w]ill resume”"),
        ("the talks “[w]ill resume”", "the talks “[w]ill resume”"),
        ("[a] port of", "a port of"),
        ("Jos[é] [á]lvarez", ""),
        ("José [á]lvarez", "José Álvarez"),
        ("José [a\u{301}]lvarez", "José Álvarez"),
    ] {
        assert_eq!(exact(ARTICLE, typed).unwrap_or_default(), expected, "{typed:?}");
    }
}

#[test]
fn marked_elisions_leave_out_words() {
    let text = Text::new(ARTICLE);
    for typed in [
        "Officials in Nordhaven … deny it",
        "Officials in Nordhaven ... deny it",
        "Officials in Nordhaven [...] deny it",
        "Officials in Nordhaven (…) deny it",
        "Officials in Nordhaven[ . . . ]deny it",
        "…Officials in Nordhaven . . . . deny it…",
        "“… [o]fficials in Nordhaven […] deny it [...]”",
    ] {
        let anchor = text.find(typed).map(|places| places.first()).unwrap();
        assert_eq!(anchor.exact, "Officials in Nordhaven – a port of 1,500 people – deny it", "{typed:?}");
        let parts: Vec<String> =
            anchor.parts.iter().map(|(start, end)| slice(ARTICLE, *start, *end)).collect();
        assert_eq!(parts, ["Officials in Nordhaven", "deny it"], "{typed:?}");
    }
}

#[test]
fn an_elision_crosses_paragraphs_and_takes_the_nearest_words() {
    assert_eq!(
        exact(ARTICLE, "The strike … at 10:30").as_deref(),
        Some("The strike goes on. The party starts at 10:30")
    );
    assert_eq!(
        exact(ARTICLE, "Officials … [w]ish").as_deref(),
        Some("Officials in Nordhaven — who did not\nwish")
    );
    let letters = "a b a b c a b c";
    let text = Text::new(letters);
    let places: Vec<String> = text.find("a … c").unwrap().iter().map(|anchor| anchor.exact).collect();
    assert_eq!(places, ["a b c", "a b c"]);
}

#[test]
fn an_ellipsis_of_the_text_is_found_as_it_is() {
    let anchor = Text::new(ARTICLE).find("“a work of … fiction”").unwrap().first();
    assert_eq!(anchor.parts.len(), 1);
    assert_eq!(
        exact("He paused ... and left. He paused, then left.", "paused … and").as_deref(),
        Some("paused ... and")
    );
    assert_eq!(exact("End. . . . Next", "End…. Next").as_deref(), Some("End. . . . Next"));
}

#[test]
fn scripts_without_white_space_are_found_within_a_run() {
    let text = "官员周四表示，\n谈判已经破裂。";
    assert_eq!(exact(text, "表示，谈判").as_deref(), Some("表示，\n谈判"));
    assert_eq!(exact("เขากล่าวว่าไม่จริง", "ไม่จริง").as_deref(), Some("ไม่จริง"));
    assert_eq!(exact("정부는 “아니다”고 말했다", "\"아니다\"").as_deref(), Some("아니다"));
    assert_eq!(
        exact("정부는", "\u{110c}\u{1165}\u{11bc}\u{1107}\u{116e}\u{1102}\u{1173}\u{11ab}").as_deref(),
        Some("정부는")
    );
}

#[test]
fn an_elided_article_is_a_word_of_its_own() {
    assert_eq!(exact("Il dit qu’il viendra à l’heure", "il viendra").as_deref(), Some("il viendra"));
    assert_eq!(exact("Il dit qu’il viendra à l’heure", "heure").as_deref(), Some("heure"));
    assert_eq!(exact("nell’acqua", "acqua").as_deref(), Some("acqua"));
}
