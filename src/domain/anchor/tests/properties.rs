//! Properties that hold for every text, checked on generated ones.

use proptest::prelude::*;

use super::*;

/// A text of words with marks, and the words.
fn words() -> impl Strategy<Value = Vec<String>> {
    let word = prop_oneof![
        6 => "[a-zéà]{1,6}",
        1 => "“[a-z]{2,4}”",
        1 => "[a-z]{2,4}’[a-z]{2}",
        1 => "[a-z]{1,4},",
        1 => "[1-9]{1,3}",
        1 => Just("–".to_owned()),
        1 => "[a-z]{1,4}-[a-z]{1,4}",
    ];
    prop::collection::vec(word, 3..60)
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[ '\"“”.…\\[\\]()a\u{301}é\u{ad}\u{200d}–-]{0,40}",
        "[ '’.,:5a\u{1100}\u{1161}\u{11a8}가中\u{9c7}\u{9be}-]{0,30}",
    ]
}

/// The same words as a typist or another editor would set them.
fn retyped(text: &str) -> String {
    text.replace(['“', '”'], "\"")
        .replace('’', "'")
        .replace(" – ", "--")
        .replace('é', "e\u{301}")
        .replace(' ', " \n\u{a0}")
}

fn check(text: &str, anchor: &Anchor) {
    assert_eq!(slice(text, anchor.start, anchor.end), anchor.exact);
    let (before, after): (String, String) =
        (text.chars().take(anchor.start).collect(), text.chars().skip(anchor.end).collect());
    assert!(before.ends_with(&anchor.prefix) && after.starts_with(&anchor.suffix));
    assert!(anchor.prefix.chars().count() <= MAX_CONTEXT && anchor.suffix.chars().count() <= MAX_CONTEXT);
    assert!(anchor.parts.first().is_some_and(|part| part.0 == anchor.start));
    assert!(anchor.parts.last().is_some_and(|part| part.1 == anchor.end));
    assert!(anchor.parts.iter().all(|part| part.0 <= part.1));
    assert!(anchor.parts.windows(2).all(|pair| pair[0].1 <= pair[1].0));
}

proptest! {
    #[test]
    fn a_slice_between_words_is_found_at_its_place_however_it_is_typed(
        words in words(), from in any::<prop::sample::Index>(), length in 1..20_usize
    ) {
        let from = from.index(words.len());
        let to = words.len().min(from + length);
        let (before, quote, text) = (words[..from].join(" "), words[from..to].join(" "), words.join(" "));
        prop_assume!(quote.contains(|c: char| c.is_alphanumeric()) && !text.contains("– –"));
        let start = before.chars().count() + usize::from(from > 0);
        let prepared = Text::new(&text);
        for typed in [quote.clone(), retyped(&quote), format!("\"{}\"", retyped(&quote))] {
            let found = prepared.find(&typed).map_err(|problem| TestCaseError::fail(format!("{typed:?}: {problem}")))?;
            let end = start + quote.chars().count();
            let there = |anchor: &Anchor| anchor.start.abs_diff(start) <= 2 && anchor.end.abs_diff(end) <= 2;
            prop_assert!(found.iter().any(|anchor| there(&anchor)), "{:?}", typed);
            found.iter().take(20).for_each(|anchor| check(&text, &anchor));
        }
    }

    #[test]
    fn a_changed_word_is_never_found(
        words in words(), from in any::<prop::sample::Index>(), length in 1..20_usize, at in any::<prop::sample::Index>()
    ) {
        let from = from.index(words.len());
        let mut quote = words[from..words.len().min(from + length)].to_vec();
        let at = at.index(quote.len());
        quote[at] = "Other".to_owned();
        let text = words.join(" ");
        match Text::new(&text).find(&quote.join(" ")) {
            Err(NotFound::Altered(altered)) => {
                prop_assert_eq!(slice(&text, altered.nearest.start, altered.nearest.end), altered.nearest.text);
                prop_assert!(altered.difference.iter().any(|change| !matches!(change, Change::Kept(_))));
            }
            Err(NotFound::Nowhere { .. }) => {}
            other => prop_assert!(false, "{:?}", other.map(|places| places.first())),
        }
    }

    #[test]
    fn folding_twice_is_folding_once(text in any_text()) {
        let once = Folded::new(&text).text;
        prop_assert_eq!(&Folded::new(&once).text, &once);
    }

    #[test]
    fn canonically_equal_texts_have_one_folded_form(text in any_text()) {
        use unicode_normalization::UnicodeNormalization;
        let nfd: String = text.nfd().collect();
        let nfc: String = text.nfc().collect();
        prop_assert_eq!(Folded::new(&nfd).text, Folded::new(&nfc).text);
    }

    #[test]
    fn no_text_and_no_quote_panics(text in any_text(), quote in any_text()) {
        let prepared = Text::new(&text);
        if let Ok(found) = prepared.find(&quote) {
            for anchor in found.iter() {
                check(&text, &anchor);
                prop_assert_eq!(prepared.still_stands(&anchor.stored()), prepared.still_stands(&anchor.stored()));
            }
        }
        let _ = prepared.find_pieces(&[&quote, &text]);
        let _ = prepared.still_stands(&Stored { exact: &quote, prefix: &text, suffix: &quote, start: usize::MAX });
    }

    #[test]
    fn a_text_stands_in_itself(text in any_text()) {
        let whole = Folded::new(&text).text;
        if let Ok(found) = Text::new(&text).find(&text) {
            found.iter().for_each(|anchor| check(&text, &anchor));
        } else {
            prop_assert!(Quote::read(&text).is_none(), "{:?}", whole);
        }
    }

    #[test]
    fn every_position_leads_back_into_the_text(text in any_text()) {
        let folded = Folded::new(&text);
        let mut last = 0;
        for (at, c) in folded.text.char_indices() {
            let (start, end) = (folded.raw_start(at), folded.raw_end(at + c.len_utf8()));
            prop_assert!(last <= start && start < end && text.get(start..end).is_some());
            prop_assert_eq!(folded.position(start), text[..start].chars().count());
            last = start;
        }
    }
}
