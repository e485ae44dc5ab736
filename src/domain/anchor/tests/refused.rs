//! Quotes that are refused, and what a person reads.

use super::*;

fn altered(text: &str, quote: &str) -> Altered {
    match Text::new(text).find(quote) {
        Err(NotFound::Altered(altered)) => *altered,
        other => panic!("{quote:?}: {:?}", other.map(|places| places.first())),
    }
}

#[test]
fn a_changed_word_is_shown_in_its_passage() {
    let found = altered(ARTICLE, "the claims are “incredibly worrying” to her office");
    assert_eq!(found.summary, "the claims are “incredibly [worrying → concerning]” to her office");
    assert_eq!(found.nearest.line, 3);
    assert_eq!(found.nearest.text, "the claims are “incredibly concerning” to her office");
    assert_eq!(slice(ARTICLE, found.nearest.start, found.nearest.end), found.nearest.text);
    assert_eq!(
        found.difference,
        [
            Change::Kept("the claims are “incredibly".into()),
            Change::Altered { quote: "worrying".into(), text: "concerning".into() },
            Change::Kept("” to her office".into()),
        ]
    );
}

#[test]
fn every_kind_of_change_has_its_summary() {
    for (typed, summary) in [
        ("Officials in Nordhaven confirm it.", "Officials in Nordhaven [not in the text: confirm it.]"),
        ("who did wish to be named", "who did [left out: not] wish to be named"),
        ("The long strike goes on", "The [not in the text: long] strike goes on"),
        ("the strike goes on", "[the → The] strike goes on"),
        ("The strike goes on, the party", "The strike goes on[, the → . The] party"),
        ("the loss at 3.6 million crowns", "the loss at [3.6 → 3.5] million crowns"),
        ("at 5 degrees", "at [5 → -5] degrees"),
        ("500 people", "[500 → 1,500] people"),
        ("the US embassy’s report", "the [US → U.S.] embassy’s report"),
        ("are incredibly concerning to", "are [left out: “]incredibly concerning[left out: ”] to"),
        ("are 'incredibly concerning' to", "are [' → “]incredibly concerning[' → ”] to"),
        ("A wellknown analyst", "A [wellknown → well-known] analyst"),
        ("Jose Alvarez, put", "[Jose Alvarez → José Álvarez], put"),
        ("minister of port", "minister of [port → ports]"),
        ("We can accept that", "We [can → can’t] accept that"),
        (
            "They [the rebels] said the U.S. embassy’s",
            "They [not in the text: [the rebels]] said the U.S. embassy’s",
        ),
        ("the talks “[W]ill start", "the talks “[w]ill [start → resume]"),
        ("[T]he strike went on", "The strike [went → goes] on"),
        ("the talks “will resume", "the talks “[will → [w]ill] resume"),
    ] {
        assert_eq!(altered(ARTICLE, typed).summary, summary, "{typed:?}");
    }
}

#[test]
fn a_final_comma_inside_the_marks_is_a_difference() {
    assert_eq!(altered("They “deny it” and left.", "“deny it,”").summary, "deny it[not in the text: ,]");
}

#[test]
fn words_are_never_cut() {
    for typed in [
        "art",
        "part",
        "arty starts",
        "we can",
        "We can",
        "U",
        "S. embassy",
        "3",
        "5 million",
        "10",
        "30",
        "500",
        "ore",
    ] {
        assert!(Text::new(ARTICLE).find(typed).is_err(), "{typed:?}");
    }
    assert!(Text::new("1, 500 and e\u{327}\u{301}").find("1,500").is_err());
    assert!(Text::new("e\u{327}\u{301}").find("e").is_err());
}

#[test]
fn compatibility_characters_are_not_forgiven() {
    for (text, typed) in
        [("½ of it", "1/2 of it"), ("the ﬁrst of it", "the first of it"), ("10² of it", "102 of it")]
    {
        assert!(matches!(Text::new(text).find(typed), Err(NotFound::Altered(_))), "{typed:?}");
    }
}

#[test]
fn what_a_person_reads() {
    assert_eq!(
        refusal(ARTICLE, "the Strike goes on."),
        "is not in the text word for word; nearest, line 7: [the Strike → The strike] goes on. (what was typed → \
         what the text has); only capital letters differ: write a first letter that was changed in brackets, as in \
         [t]he"
    );
    assert_eq!(
        refusal(ARTICLE, "Seven zebras galloped over quiet meadows"),
        "is not in the text, nor anything like it: “Seven zebras galloped over quiet meadows”"
    );
    assert_eq!(refusal(ARTICLE, " “…” "), "has no words");
    assert_eq!(refusal("", "word"), "is not in the text, nor anything like it: “word”");
    assert_eq!(
        refusal(ARTICLE, "The strike … The minister"),
        "has parts that are in the text (lines 7 and 3), but the second does not follow within 1000 characters of the \
         first; give them as two pieces, in the order of the text"
    );
    assert_eq!(
        refusal(ARTICLE, &"a … ".repeat(60)),
        "has 59 marked elisions and bracketed letters; at most 40 are looked for: give it in pieces"
    );
}

#[test]
fn an_elision_has_a_limit() {
    let text = |gap: usize| format!("begin {} end", "x".repeat(gap - 2));
    assert!(exact(&text(MAX_ELISION), "begin … end").is_some());
    assert!(matches!(Text::new(&text(MAX_ELISION + 1)).find("begin … end"), Err(NotFound::Apart { .. })));
}

#[test]
fn of_a_quote_with_elisions_the_altered_part_is_shown() {
    let found = altered(ARTICLE, "Officials in Nordhaven … confirm it. They said");
    assert_eq!(found.summary, "[confirm → deny] it. They said");
}

#[test]
fn differences_in_white_space_between_words_are_shown() {
    assert_eq!(altered("It was every day news.", "every day ' news").hint(), None);
    assert_eq!(altered("the dogs' bones", "the dogs ' bones").summary, "the [dogs ' → dogs'] bones");
}

#[test]
fn a_long_quote_is_compared_to_its_end() {
    let words: Vec<String> = (0..3000).map(|n| format!("w{n}")).collect();
    let text = format!("Before. {} After.", words.join(" "));
    let mut typed = words.clone();
    typed[2500] = "other".into();
    typed.remove(100);
    let found = altered(&text, &typed.join(" "));
    assert!(found.summary.contains("[left out: w100]"), "{}", found.summary);
    assert!(found.summary.contains("[other → w2500]"), "{}", found.summary);
    assert_eq!(found.difference.len(), 5);
    assert_eq!(found.nearest.text, words.join(" "));
}
