//! What a review looks like.

use proptest::prelude::*;
use snapbox::{assert_data_eq, str};

use super::layout::{text_of, width};
use super::screen::screen;
use crate::intake::review::tests::sample::review;
use crate::intake::review::{Desk, Key, Mode, Nobody};

fn shown(desk: &Desk, columns: usize, lines: usize) -> String {
    let rows = screen(desk, columns, lines).rows;
    rows.iter().map(|row| text_of(row).trim_end().to_owned() + "\n").collect()
}

fn press(desk: &mut Desk, keys: &str) {
    for c in keys.chars() {
        desk.press(if c == '⏎' { Key::Enter } else { Key::Char(c) }, &Nobody);
    }
}

#[test]
fn a_statement_stands_in_its_paragraph_above_what_is_proposed() {
    let mut desk = Desk::new(review());
    press(&mut desk, "a");
    assert_data_eq!(
        shown(&desk, 80, 24),
        str![[r"
mill.txt                                        2 of 4 · 1 accepted, 0 discarded
────────────────────────────────────────────────────────────────────────────────
The council has sold the old mill, two newspapers reported.

“»We sold nothing«,” said Ana Ruiz, the mayor, on Tuesday. “»Not a stone.«”

Some residents said the mill should become a school. Her deputy, Tom Hale,
declined to comment.

by        Ana Ruiz, the mayor
kind      denial or statement (K), indirect · on 2024-06-18 (on Tuesday)
text      We sold nothing Not a stone.
how       high
denies?   1  mill  two newspapers: The council has sold the old mill
          2  school  some residents: the mill should become a school
          3  what nobody here said: The town has sold the old mill.





────────────────────────────────────────────────────────────────────────────────
a accept  d discard  u undo  b back  n next  s speaker  k kind  e edit  l link
c context  E article  q quit  ? help

"]]
    );
}

#[test]
fn a_link_is_chosen_below() {
    let mut desk = Desk::new(review());
    press(&mut desk, "al⏎");
    assert_data_eq!(
        shown(&desk, 80, 20),
        str![[r"
mill.txt                                        2 of 4 · 1 accepted, 0 discarded
────────────────────────────────────────────────────────────────────────────────
The council has sold the old mill, two newspapers reported.

“»We sold nothing«,” said Ana Ruiz, the mayor, on Tuesday. “»Not a stone.«”

Some residents said the mill should become a school. Her deputy, Tom Hale,
declined to comment.

by        Ana Ruiz, the mayor
kind      denial or statement (K), indirect · on 2024-06-18 (on Tuesday)
text      We sold nothing Not a stone.
how       high

────────────────────────────────────────────────────────────────────────────────
denies:
> mill  two newspapers: The council has sold the old mill
  school  some residents: the mill should become a school
  comment  Tom Hale: declined to comment
Enter links it  words search  that … is what nobody here said  Esc goes back

"]]
    );
}

#[test]
fn the_sum_says_what_will_be_logged() {
    let mut desk = Desk::new(review());
    press(&mut desk, "aada");
    assert_data_eq!(
        shown(&desk, 80, 12),
        str![[r"
mill.txt                                  4 statements · 3 accepted, 1 discarded
────────────────────────────────────────────────────────────────────────────────
3 accepted, 1 discarded, 0 not decided.

headline  The mill
published 2024-06-20



────────────────────────────────────────────────────────────────────────────────
Enter log what is accepted  b back  u undo  n first  E article
q quit, log nothing

"]]
    );
}

#[test]
fn the_whole_text_is_scrolled_with_its_statements_marked() {
    let mut desk = Desk::new(review());
    press(&mut desk, "dc");
    assert_data_eq!(
        shown(&desk, 80, 12),
        str![[r"
mill.txt                                        2 of 4 · 0 accepted, 1 discarded
────────────────────────────────────────────────────────────────────────────────
The council has sold the old mill, two newspapers reported.

“»We sold nothing«,” said Ana Ruiz, the mayor, on Tuesday. “»Not a stone.«”

Some residents said »the mill should become a school«. Her deputy, Tom Hale,
»declined to comment«.


────────────────────────────────────────────────────────────────────────────────
↑ ↓ PgUp PgDn scroll  b n the statement before, after  + add one  Esc back to it

"]]
    );
    let drawn = |desk: &mut Desk, key| {
        desk.press(key, &Nobody);
        let screen = screen(desk, 40, 12);
        desk.drawn(screen.top, screen.room);
        screen.top
    };
    let last = drawn(&mut desk, Key::End);
    assert_eq!((last > 0, drawn(&mut desk, Key::Down), drawn(&mut desk, Key::Up)), (true, last, last - 1));
    assert_eq!(drawn(&mut desk, Key::PageUp), 0);
    press(&mut desk, "nnc");
    assert_eq!((desk.review.at, &desk.mode), (3, &Mode::Look));
}

#[test]
fn the_article_is_edited_beside_what_is_known_of_it() {
    let mut desk = Desk::new(review());
    press(&mut desk, "Eo");
    assert_data_eq!(
        shown(&desk, 80, 14),
        str![[r"
mill.txt                                        1 of 4 · 0 accepted, 0 discarded
────────────────────────────────────────────────────────────────────────────────
outlet
headline  The mill
published 2024-06-20
url
byline
language



────────────────────────────────────────────────────────────────────────────────
outlet:
Enter keeps it  Tab completes  Esc leaves it as it was

"]]
    );
}

#[test]
fn all_keys_are_explained_on_a_terminal_of_24_lines() {
    let mut desk = Desk::new(review());
    press(&mut desk, "?");
    let help = shown(&desk, 80, 24);
    assert!(help.contains("in one transaction."), "{help}");
}

proptest! {
    #[test]
    fn every_screen_fits_its_terminal(keys in "[adAbnsekKulqotEc+/&⏎? 0-9é]{0,20}", columns in 20_usize..140, lines in 8_usize..50) {
        let mut desk = Desk::new(review());
        press(&mut desk, &keys);
        let screen = screen(&desk, columns, lines);
        prop_assert!(screen.rows.len() <= lines);
        for row in &screen.rows {
            prop_assert!(width(&text_of(row)) <= columns, "{:?}", row);
        }
        if let Some((row, column)) = screen.cursor {
            prop_assert!(row < lines && column < columns);
        }
    }
}
