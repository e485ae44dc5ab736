//! The list of disputed claims with a real ledger behind it.

use snapbox::{IntoData, assert_data_eq, str};

use crate::domain::{Disputed, Status};
use crate::output::columns::DISPUTED;
use crate::output::{Format, Style, write_disputed};
use crate::report::tests::sample::{Folder, log, sample};
use crate::report::{DisputedQuery, disputed};
use crate::store::{Ledger, StoreError};

fn found(ledger: &mut Ledger) -> Vec<Disputed> {
    let include = vec![Status::Disputed, Status::PartlyDisputed, Status::Challenged, Status::Conceded];
    let query = DisputedQuery { include, ..DisputedQuery::default() };
    ledger.read(|reader| disputed(reader, &query).collect::<Result<Vec<_>, StoreError>>()).unwrap()
}

fn list(items: Vec<Disputed>, style: Style) -> String {
    let mut out = Vec::new();
    let (expected, items) = (items.len() as u64, items.into_iter().map(Ok::<_, std::io::Error>));
    let count = write_disputed(&mut out, &DISPUTED.own_choice(), items, style).unwrap();
    assert_eq!(count, expected);
    String::from_utf8(out).unwrap()
}

const NARROW: Style = Style { format: Format::Table, width: Some(64), colour: false };

#[test]
fn disputed_claims_are_blocks_for_people() {
    let folder = Folder::new();
    let items = found(&mut sample(&folder));
    assert_data_eq!(
        list(items, NARROW),
        str![[r#"
c1  crates · allegation · said by 2024-06-21 · disputed
    Sylvania; Osterlich
    Freedonia sent crates, and missiles, across the border.
    seen in a1 (Example Wire, 2024-06-21); a2 (2024-06-22)
    denied in full by Rufus Firefly (for Freedonia); Freedonia ·
      by 2024-06-21 · c2 in a1 (Example Wire)
    denied in part ("and missiles"; qualified) by Osterlich Army
      · 2024-06-20 · c3 in a1 (Example Wire) · the analyst's
      reading

c4  fort · statement · said 2024-06 · challenged
    Sylvania
    The fort is empty.
    seen in a1 (Example Wire, 2024-06-21)
    a non-denial (disputes) by Freedonia · by 2024-06-21 · c5 in
      a1 (Example Wire)

c7  toll · statement · said by 2024-06-22 · conceded
    Sylvania
    The toll was doubled.
    seen in a2 (2024-06-22)
    denied in full by Trentino · 2024-06-21 · c8 in a2

"#]]
        .raw()
    );
}

#[test]
fn without_a_width_every_fact_is_one_line() {
    let folder = Folder::new();
    let mut items = found(&mut sample(&folder));
    items.truncate(1);
    assert_data_eq!(list(items, Style::plain(Format::Table)), str![[r#"
c1  crates · allegation · said by 2024-06-21 · disputed
    Sylvania; Osterlich
    Freedonia sent crates, and missiles, across the border.
    seen in a1 (Example Wire, 2024-06-21); a2 (2024-06-22)
    denied in full by Rufus Firefly (for Freedonia); Freedonia · by 2024-06-21 · c2 in a1 (Example Wire)
    denied in part ("and missiles"; qualified) by Osterlich Army · 2024-06-20 · c3 in a1 (Example Wire) · the analyst's reading

"#]].raw());
}

#[test]
fn colour_marks_the_id_and_changes_nothing_else() {
    let folder = Folder::new();
    let items = found(&mut sample(&folder));
    let plain = list(items.clone(), NARROW);
    let coloured = list(items, Style { colour: true, ..NARROW });
    assert!(coloured.starts_with("\u{1b}[1mc1\u{1b}[0m  crates"), "{coloured:?}");
    assert_eq!(coloured.replace("\u{1b}[1m", "").replace("\u{1b}[0m", ""), plain);
}

#[test]
fn no_disputed_claims_are_no_lines_for_people_and_an_empty_list_for_programs() {
    assert_eq!(list(vec![], NARROW), "");
    assert_eq!(list(vec![], Style::plain(Format::Json)), "[]\n");
    assert_eq!(list(vec![], Style::plain(Format::Markdown)).lines().count(), 2);
    assert_eq!(list(vec![], Style::plain(Format::Csv)).lines().count(), 1);
}

#[test]
fn disputed_claims_in_markdown_have_a_row_for_each_challenge() {
    let folder = Folder::new();
    let items = found(&mut sample(&folder));
    assert_data_eq!(list(items, Style::plain(Format::Markdown)), str![[r#"
| claim | said by | on | text | challenged by | how | on | in |
| --- | --- | --- | --- | --- | --- | --- | --- |
| c1 (crates) | Sylvania; Osterlich | by 2024-06-21 | Freedonia sent crates, and missiles, across the border. | Rufus Firefly (for Freedonia); Freedonia | denied in full | by 2024-06-21 | c2 in a1 (Example Wire) |
| c1 (crates) | Sylvania; Osterlich | by 2024-06-21 | Freedonia sent crates, and missiles, across the border. | Osterlich Army | denied in part ("and missiles"; qualified) · the analyst's reading | 2024-06-20 | c3 in a1 (Example Wire) |
| c4 (fort) | Sylvania | 2024-06 | The fort is empty. | Freedonia | a non-denial (disputes) | by 2024-06-21 | c5 in a1 (Example Wire) |
| c7 (toll) | Sylvania | by 2024-06-22 | The toll was doubled. | Trentino | denied in full | 2024-06-21 | c8 in a2 |

"#]].raw());
}

#[test]
fn disputed_claims_in_json_hold_claim_status_and_challenges() {
    let folder = Folder::new();
    let mut items = found(&mut sample(&folder));
    items.drain(..2);
    let text = list(items, Style::plain(Format::Jsonl));
    assert_data_eq!(text, str![[r#"
{"claim":{"id":"c7","ref":"toll","kind":"statement","speakers":[{"id":"s1","name":"Sylvania","as":null,"for":null}],"said":{"words":null,"edtf":"../2024-06-22","earliest":null,"latest":"2024-06-22"},"text":"The toll was doubled.","quote":null,"about":[],"event":null,"relations":[],"topics":[],"articles":["a2"],"outlets":[],"urls":[],"origins":["a2"],"note":null,"entry":"e2","denied_text":null,"at":null,"hedge":null},"status":"conceded","possible":["conceded"],"why":[{"relation_id":"r4","claim":"c8","part":"denied-before","heard":"said"},{"relation_id":"r5","claim":"c9","part":"concedes","heard":"said"}],"challenges":[{"relation_id":"r4","relation":"denies","scope":"full","part":null,"force":"categorical","basis":"explicit","note":null,"article":null,"quote":null,"stands":true,"retracted_by":[],"heard":"said","entry":"e2","recorded_at":"2024-06-22T09:30:00.000Z","claim":{"id":"c8","ref":null,"kind":"denial","speakers":[{"id":"s6","name":"Trentino","as":null,"for":null}],"said":{"words":null,"edtf":"2024-06-21","earliest":"2024-06-21","latest":"2024-06-21"},"text":null,"quote":null,"about":[],"event":null,"relations":["denies c7"],"topics":[],"articles":["a2"],"outlets":[],"urls":[],"origins":["a2"],"note":null,"entry":"e2","denied_text":null,"at":null,"hedge":null}}]}

"#]].raw());
}

#[test]
fn a_challenge_that_was_taken_back_says_so() {
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    log(
        &mut ledger,
        "[article]\nheadline = \"Sorry\"\n[[claim]]\nkind = \"retraction\"\nby = \"Osterlich Army\"\n\
         text = \"There were missiles.\"\nretracts = \"missiles\"\n",
    );
    let shown = list(found(&mut ledger), Style::plain(Format::Table));
    let line = shown.lines().find(|line| line.contains("Osterlich Army")).unwrap();
    assert_data_eq!(line, str![[r#"    denied in part ("and missiles"; qualified) by Osterlich Army · 2024-06-20 · c3 in a1 (Example Wire) · the analyst's reading · taken back (c10)"#]].raw());
    assert_data_eq!(
        shown.lines().next().unwrap(),
        str!["c1  crates · allegation · said by 2024-06-21 · conceded"].raw()
    );
}
