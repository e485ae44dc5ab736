//! What holds for any text: no panic, spans inside the text and in order, links that point back.

use proptest::prelude::*;

use super::*;

/// Pieces of news, of quotation marks and of noise, in any order.
fn texts() -> impl Strategy<Value = String> {
    const PIECES: [&str; 60] = [
        "“",
        "”",
        "\"",
        "''",
        "``",
        "«",
        "»",
        "‘",
        "’",
        "'",
        "(",
        ")",
        "[",
        ", ",
        ". ",
        "? ",
        "! ",
        "… ",
        "...",
        ": ",
        "; ",
        " — ",
        "--",
        "\n",
        "\n\n",
        "\r\n",
        " said ",
        " said",
        "he ",
        "She ",
        " told reporters ",
        "that ",
        "according to ",
        "Ana Brito",
        "the ministry",
        " denied ",
        " and ",
        " but ",
        "adding ",
        "’s claim that ",
        "on Monday ",
        "Mr. ",
        "U.S. ",
        "BRITO: ",
        "no ",
        "é",
        "😀",
        "\u{301}",
        "\u{200f}",
        " who ",
        "Both ",
        "6'2\" ",
        " did not say ",
        "n't deny ",
        "If ",
        "had ",
        "Nobody ",
        " neither ",
        " could have warned ",
        " declined to comment ",
    ];
    let piece = prop_oneof![
        4 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned),
        1 => "[a-zA-Z]{1,8} ",
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_text_makes_it_fail_and_all_places_are_in_the_text(text in texts()) {
        let chars: Vec<char> = text.chars().collect();
        for breadth in [Breadth::Wide, Breadth::Claims] {
            let drafts = draft(&text, &Anchor::none("generated"), breadth);
            let mut last = 0;
            for (index, draft) in drafts.iter().enumerate() {
                prop_assert!(!draft.spans.is_empty());
                for span in draft.spans.iter().chain([&draft.sentence]) {
                    prop_assert!(span.start < span.end && span.end <= chars.len(), "{span:?}");
                }
                for mention in draft.speaker.iter().chain(&draft.cue).chain(&draft.via) {
                    let words: String = chars[mention.span.start..mention.span.end].iter().collect();
                    prop_assert_eq!(&words, &mention.text);
                }
                prop_assert!(draft.spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{:?}", draft.spans);
                prop_assert!(last <= draft.spans[0].start);
                last = draft.spans[0].start;
                prop_assert!(draft.answers.len() <= 3 && (0.0..=1.0).contains(&draft.likely));
                prop_assert!(draft.answers.iter().all(|answer| answer.draft != index && answer.draft < drafts.len()));
                prop_assert!(draft.kind == draft.kinds[0] && draft.kinds[0] != draft.kinds[1]);
            }
        }
    }

    #[test]
    fn a_quotation_with_its_speaker_is_found_word_for_word(words in "[A-Z][a-z]{2,9}( [a-z]{2,9}){3,20}", name in "[A-Z][a-z]{2,8} [A-Z][a-z]{2,8}ov") {
        let text = format!("Harbour news\n\n“{words},” {name} said.");
        let drafts = draft(&text, &Anchor::none("generated"), Breadth::Claims);
        prop_assert_eq!(drafts.len(), 1);
        let quoted: String = text.chars().skip(drafts[0].spans[0].start).take(words.chars().count()).collect();
        prop_assert_eq!(quoted, words);
        prop_assert_eq!(&drafts[0].speaker.as_ref().unwrap().text, &name);
        prop_assert_ne!(drafts[0].tier, Tier::Low);
    }

    #[test]
    fn what_is_negated_is_no_statement_whatever_it_is_about(words in "the [a-z]{3,9} (was|is) [a-z]{4,9}( in [a-z]{3,9}){0,3}", name in "[A-Z][a-z]{2,8} [A-Z][a-z]{2,8}ov", verb in "(did not say|never said|has not claimed|didn’t warn|could have said)( that)?") {
        let text = format!("Harbour news\n\n{name} {verb} {words}.");
        prop_assert_eq!(draft(&text, &Anchor::none("generated"), Breadth::Wide), []);
    }
}
