use snapbox::{IntoData, assert_data_eq, str};

use super::{Claim, all, awkward, bare, by_then, date, fields, full, record_in, rows_in, speaker};
use crate::output::{Format, Style};

fn table(width: Option<u16>) -> Style {
    Style { format: Format::Table, width, colour: false }
}

#[test]
fn without_a_width_nothing_is_wrapped() {
    assert_data_eq!(rows_in(table(None), &all(), vec![full(), bare(), by_then()]), str![[r#"
id   kind        said           by                       text                                                                                            sources
----------------------------------------------------------------------------------------------------------------------------------------------------------------
c14  denial      2024-06-20     Rufus Firefly; Sylvania  No such shipment ever crossed the border, and nobody has shown a single crate of it to anyone.        2
c2                                                       Short.
c3   allegation  ../2024-06-21  北朝鮮                   砲弾が届いた 👍 ok                                                                                   10

"#]].raw());
}

#[test]
fn at_80_columns_texts_give_way_and_ids_and_dates_do_not() {
    let shown = rows_in(table(Some(80)), &all(), vec![full(), bare(), by_then()]);
    assert_data_eq!(
        shown,
        str![[r#"
id   kind        said           by           text                        sources
--------------------------------------------------------------------------------
c14  denial      2024-06-20     Rufus        No such shipment ever             2
                                Firefly;     crossed the border, and
                                Sylvania     nobody has shown a single
                                             crate of it to anyone.
c2                                           Short.
c3   allegation  ../2024-06-21  北朝鮮       砲弾が届いた 👍 ok               10

"#]]
        .raw()
    );
}

#[test]
fn two_long_texts_share_what_the_short_columns_leave() {
    let crowd = Claim {
        id: "c12345",
        kind: Some("announcement"),
        said: Some(date(None, "[2024-06-17..2024-06-20]")),
        by: vec![speaker(1, "The Ministry of Foreign Affairs"), speaker(2, "the General Staff")],
        ..full()
    };
    assert_data_eq!(
        rows_in(table(Some(80)), &all(), vec![crowd]),
        str![[r#"
id      kind          said                      by          text         sources
--------------------------------------------------------------------------------
c12345  announcement  [2024-06-17..2024-06-20]  The         No such            2
                                                Ministry    shipment
                                                of Foreign  ever
                                                Affairs;    crossed the
                                                the         border, and
                                                General     nobody has
                                                Staff       shown a
                                                            single
                                                            crate of it
                                                            to anyone.

"#]]
        .raw()
    );
}

#[test]
fn a_word_longer_than_its_column_is_cut_into_lines() {
    let text = "https://example.org/2024/06/21/a-very-long-path-without-any-place-to-break-it/index.html";
    let link = Claim { text, ..bare() };
    assert_data_eq!(
        rows_in(table(Some(40)), &fields(&["id", "text"]), vec![link]),
        str![[r#"
id  text
----------------------------------------
c2  https://example.org/2024/06/21/a-ver
    y-long-path-without-any-place-to-bre
    ak-it/index.html

"#]]
        .raw()
    );
}

#[test]
fn awkward_text_stays_in_its_row_and_cannot_command_the_terminal() {
    let selection = fields(&["text", "id"]);
    assert_data_eq!(
        rows_in(table(None), &selection, awkward()),
        str![[r#"
text                        id
------------------------------
say "no", twice             c2
one⏎two⏎three\rfour         c2
=1+1                        c2
007                         c2
 a | b \ c                  c2
<b>bold</b><br>             c2
שלום \u{202e}olleh\u{202c}  c2
\u{1b}[31mred\t\u{0}        c2
                            c2

"#]]
        .raw()
    );
    assert_data_eq!(
        rows_in(table(Some(24)), &selection, awkward()),
        str![[r#"
text                  id
------------------------
say "no", twice       c2
one⏎two⏎three\rfour   c2
=1+1                  c2
007                   c2
 a | b \ c            c2
<b>bold</b><br>       c2
שלום \u{202e}olleh\u  c2
{202c}
\u{1b}[31mred\t\u{0}  c2
                      c2

"#]]
        .raw()
    );
}

#[test]
fn colour_marks_the_header_and_nothing_else() {
    let style = Style { colour: true, ..table(Some(80)) };
    let coloured = rows_in(style, &all(), vec![full()]);
    assert_data_eq!(
        coloured.replace('\u{1b}', "␛"),
        str![[r#"
␛[1mid   kind    said        by             text                             sources␛[0m
--------------------------------------------------------------------------------
c14  denial  2024-06-20  Rufus          No such shipment ever crossed          2
                         Firefly;       the border, and nobody has
                         Sylvania       shown a single crate of it to
                                        anyone.

"#]]
        .raw()
    );
    let plain = rows_in(table(Some(80)), &all(), vec![full()]);
    assert_eq!(coloured.replace("\u{1b}[1m", "").replace("\u{1b}[0m", ""), plain);
}

#[test]
fn a_record_is_a_listing_without_the_empty_fields() {
    assert_data_eq!(
        record_in(table(None), &all(), &full()),
        str![[r#"
id             c14
kind           denial
said           2024-06-20
said_earliest  2024-06-20
by             Rufus Firefly, press secretary (for Freedonia); Sylvania
text           No such shipment ever crossed the border, and nobody has shown a single crate of it to anyone.
topics         arms; border, north
sources        2
withdrawn      false

"#]]
        .raw()
    );
    assert_data_eq!(
        record_in(table(None), &all(), &bare()),
        str![[r#"
id         c2
text       Short.
withdrawn  true

"#]]
        .raw()
    );
}

#[test]
fn a_wrapped_record_keeps_its_newlines_beside_the_name() {
    let text = "First paragraph of the statement, which is long enough to be wrapped once.\r\n\nSecond one.";
    let statement = Claim { text, ..full() };
    assert_data_eq!(
        record_in(table(Some(60)), &all(), &statement),
        str![[r#"
id             c14
kind           denial
said           2024-06-20
said_earliest  2024-06-20
by             Rufus Firefly, press secretary (for
               Freedonia); Sylvania
text           First paragraph of the statement, which is
               long enough to be wrapped once.

               Second one.
topics         arms; border, north
sources        2
withdrawn      false

"#]]
        .raw()
    );
    let coloured = record_in(Style { colour: true, ..table(Some(60)) }, &fields(&["id", "text"]), &statement);
    assert_data_eq!(
        coloured.replace('\u{1b}', "␛"),
        str![[r#"
␛[1mid␛[0m    c14
␛[1mtext␛[0m  First paragraph of the statement, which is long enough
      to be wrapped once.

      Second one.

"#]]
        .raw()
    );
    let unwrapped = record_in(table(None), &fields(&["text"]), &statement);
    assert_eq!(unwrapped.lines().count(), 1);
    assert!(unwrapped.contains("once.⏎⏎Second"), "{unwrapped}");
}

#[test]
fn a_text_longer_than_any_terminal_is_shown_whole() {
    let text: &'static str = Box::leak("x".repeat(70_000).into_boxed_str());
    let long = || Claim { text, ..bare() };
    for width in [None, Some(80), Some(u16::MAX)] {
        let shown = rows_in(table(width), &fields(&["id", "text"]), vec![long()]);
        assert_eq!(shown.replace("text", "").matches('x').count(), 70_000);
    }
}

#[test]
fn a_terminal_too_narrow_for_the_columns_still_shows_everything() {
    for width in 0..20 {
        let shown = rows_in(table(Some(width)), &all(), vec![by_then()]);
        for character in "砲弾届👍".chars() {
            assert!(shown.contains(character), "{width}: {shown}");
        }
    }
}
