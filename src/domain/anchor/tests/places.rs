//! Several places, quotes in pieces, and other captures.

use super::*;

#[test]
fn all_places_are_answered_and_the_caller_decides() {
    let text = Text::new("no, yes, no, yes, no");
    let places = text.find("no").unwrap();
    assert_eq!(places.iter().map(|anchor| anchor.start).collect::<Vec<_>>(), [0, 9, 18]);
    assert_eq!(places.count(), 3);
    assert_eq!((places.nearest_to(100).start, places.nearest_to(13).start), (18, 9));
}

#[test]
fn pieces_stand_each_after_the_one_before_and_near_it() {
    let text = Text::new("he said a. Then he said b. She left. He said c, he said d.");
    let starts = |pieces: &[&str]| -> Vec<usize> {
        text.find_pieces(pieces).unwrap().iter().map(|anchor| anchor.start).collect()
    };
    assert_eq!(starts(&["he said", "b"]), [16, 24]);
    assert_eq!(starts(&["he said", "he said", "he said"]), [0, 16, 48]);
    assert_eq!(starts(&["She left", "a"]), [27, 8]);
    assert!(starts(&[]).is_empty());
}

#[test]
fn all_pieces_without_a_place_are_named() {
    let problems =
        Text::new(ARTICLE).find_pieces(&["They said", "We can accept", "purple", "deny it"]).unwrap_err();
    assert_eq!(problems.iter().map(|problem| problem.piece).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(problems[1].to_string(), "piece 3 is not in the text, nor anything like it: “purple”");
}

fn standing(before: &str, quote: &str, after: &str) -> AnchorStanding {
    let anchor = Text::new(before).find(quote).unwrap().first();
    Text::new(after).still_stands(&anchor.stored())
}

#[test]
fn a_quote_stands_moves_or_vanishes() {
    assert_eq!(standing(ARTICLE, "deny it", ARTICLE), AnchorStanding::Stands);
    assert_eq!(
        standing(ARTICLE, "a work of … fiction", &ARTICLE.replace('…', "...")),
        AnchorStanding::Stands
    );
    let updated = format!("Updated: the port answers.\n\n{ARTICLE}");
    match standing(ARTICLE, "We can’t accept that", &updated) {
        AnchorStanding::Moved { to } => assert_eq!(slice(&updated, to.start, to.end), "We can’t accept that"),
        other => panic!("{other:?}"),
    }
    match standing(ARTICLE, "1,500 people – deny it", &ARTICLE.replace("1,500", "1,600")) {
        AnchorStanding::Vanished(NotFound::Altered(altered)) => {
            assert_eq!(altered.summary, "[1,500 → 1,600] people – deny it");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn of_several_places_the_surroundings_decide() {
    let before = "The union said yes. The port said no.";
    let after = "The port said yes. It was late. The union said yes. The port said no.";
    match standing(before, "yes", after) {
        AnchorStanding::Moved { to } => assert_eq!(to.start, after.rfind("yes").unwrap()),
        other => panic!("{other:?}"),
    }
    assert_eq!(standing("yes yes yes", "yes", "yes yes yes"), AnchorStanding::Stands);
    let empty = Stored { exact: " ", prefix: "", suffix: "", start: 0 };
    assert_eq!(Text::new(ARTICLE).still_stands(&empty), AnchorStanding::Vanished(NotFound::NoWords));
}
