//! Inputs that would bring a careless search to its knees: each test is the completion of the work.

use super::*;

const SIZE: usize = 1 << 20;

#[test]
fn one_word_over_and_over() {
    let long = "ha ".repeat(SIZE / 3);
    assert_eq!(Text::new(&long).find("ha").unwrap().count(), SIZE / 3);
    let words = SIZE / 48;
    let long = "ha ".repeat(words);
    let text = Text::new(&long);
    assert_eq!(text.find(&"ha ".repeat(words / 2)).unwrap().count(), words - words / 2 + 1);
    assert!(text.find(&"ha … ".repeat(5)).is_ok());
    assert!(text.find(&"[H]a ".repeat(5)).is_ok());
    assert!(matches!(text.find(&format!("{}ho", "ha ".repeat(1000))), Err(NotFound::Altered(_))));
    let pieces = vec!["ha"; 10];
    assert_eq!(text.find_pieces(&pieces).unwrap().len(), 10);
}

#[test]
fn a_mebibyte_of_marks_or_ellipses() {
    for sign in ["“", "\"", "…", "... ", "' "] {
        let long = sign.repeat(SIZE / sign.len());
        assert!(matches!(Text::new(&long).find("word"), Err(NotFound::Nowhere { .. })));
        assert_eq!(Text::new("word").find(&long).unwrap_err(), NotFound::NoWords);
    }
}

#[test]
fn nothing_but_signs() {
    for sign in
        ["\"", "“", "'", "' ", "…", ". ", "-", " ", "\u{ad}", "\u{301}", "[", "[a]", "[…]", "e\u{301}", "中"]
    {
        let long = sign.repeat(SIZE / 64 / sign.len());
        let text = Text::new(&long);
        let _ = text.find("word");
        let _ = text.find(sign);
        let _ = text.find(&format!("a{sign}"));
        let _ = Text::new("a word").find(&long);
        let _ = Text::new(&long).find(&format!("b {}", &long[..long.len() / 8 / sign.len() * sign.len()]));
        let _ = text.still_stands(&Stored { exact: sign, prefix: &long, suffix: &long, start: 0 });
    }
}

#[test]
fn words_and_ellipses_in_turn() {
    let long = "so … ".repeat(SIZE / 8);
    let text = Text::new(&long);
    assert!(text.find("so … so").is_ok());
    assert!(matches!(text.find("so … no"), Err(NotFound::Nowhere { .. } | NotFound::Altered(_))));
    assert!(matches!(Text::new("so it goes").find(&long), Err(NotFound::TooManyElisions { .. })));
}

#[test]
fn a_long_text_of_different_words() {
    let long = (0..150_000).map(|n| format!("w{n}")).collect::<Vec<_>>().join(" ");
    let text = Text::new(&long);
    let found = text.find("w140000 w140001 … w140009").unwrap().first();
    assert_eq!(slice(&long, found.start, found.end), found.exact);
    match text.find("w77 w78 w79 wrong w81 w82") {
        Err(NotFound::Altered(altered)) => assert_eq!(altered.summary, "w77 w78 w79 [wrong → w80] w81 w82"),
        other => panic!("{:?}", other.map(|places| places.first())),
    }
}
