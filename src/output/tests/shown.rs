//! One claim with a real ledger behind it: its record, and everything around it.

use snapbox::{IntoData, assert_data_eq, str};

use crate::domain::{ClaimId, Judged};
use crate::output::columns::CLAIMS;
use crate::output::{Format, Style, write_claim};
use crate::report::tests::sample::{Folder, sample};
use crate::store::{Ledger, StoreError};

fn show(ledger: &mut Ledger, number: i64, style: Style) -> String {
    let mut out = Vec::new();
    ledger
        .read(|reader| {
            let claim = reader.get_claim(ClaimId::new(number))?;
            let found = reader.confront(vec![claim], None)?.remove(0);
            let assessments = reader.list_assessments(&[found.claim.id])?;
            let selection = CLAIMS.own_choice();
            let judged = Judged { claim: found.claim, standing: found.standing };
            write_claim(&mut out, &selection, &judged, &found.incoming, &assessments, style).unwrap();
            Ok::<_, StoreError>(())
        })
        .unwrap();
    String::from_utf8(out).unwrap()
}

const NARROW: Style = Style { format: Format::Table, width: Some(64), colour: false };

#[test]
fn a_claim_that_is_shown_comes_with_everything_around_it() {
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    assert_data_eq!(
        show(&mut ledger, 1, NARROW),
        str![[r#"
id              c1
ref             crates
kind            allegation
status          disputed
speakers        Sylvania; Osterlich
said            ../2024-06-21
said_latest     2024-06-21
said_rule       by-publication
text            Freedonia sent crates, and missiles, across the
                border.
about           Freedonia
event           2023-09/2024-06
event_earliest  2023-09-01
event_latest    2024-06-30
event_rule      as-given
topics          arms; border
origins         Example Wire
entry           e1

why disputed
  denied in full by Rufus Firefly (for Freedonia); Freedonia ·
      by 2024-06-21 · c2 in a1 (Example Wire) · r1, recorded
      2024-06-22 (e1)

seen in (one origin: Example Wire)
  a1  Example Wire · 2024-06-21
      Crates at the border
      https://example.org/crates
      “sent crates … across the border”
  a2  2024-06-22
      A day later
      “crates were sent”
      via Example Wire ("told")

challenges
  r1  denied in full by Rufus Firefly (for Freedonia); Freedonia
      · by 2024-06-21 · c2 in a1 (Example Wire)
      both deny it
  r2  denied in part ("and missiles"; qualified) by Osterlich
      Army · 2024-06-20 · c3 in a1 (Example Wire) · the
      analyst's reading
      No missiles came through.

"#]]
        .raw()
    );
    assert_data_eq!(
        show(&mut ledger, 5, NARROW),
        str![[r#"
id           c5
kind         no-comment
status       unchallenged
speakers     Freedonia
said         ../2024-06-21
said_latest  2024-06-21
said_rule    by-publication
text         (disputes c4)
origins      Example Wire
entry        e1

seen in (one origin: Example Wire)
  a1  Example Wire · 2024-06-21
      Crates at the border
      https://example.org/crates

what it does to others
  r3  disputes c4 (a non-denial)
      note: Said nothing of the fort.

"#]]
        .raw()
    );
}

#[test]
#[expect(clippy::too_many_lines, reason = "most of them are the object")]
fn a_claim_shown_in_json_is_one_object() {
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    assert_data_eq!(
        show(&mut ledger, 3, Style::plain(Format::Json)),
        str![[r#"
{
  "id": "c3",
  "ref": "missiles",
  "kind": "denial",
  "speakers": [
    {
      "id": "s5",
      "name": "Osterlich Army",
      "as": null,
      "for": null
    }
  ],
  "said": {
    "words": "Thursday",
    "edtf": "2024-06-20",
    "earliest": "2024-06-20",
    "latest": "2024-06-20"
  },
  "text": "No missiles came through.",
  "quote": null,
  "about": [],
  "event": null,
  "topics": [],
  "articles": [
    "a1"
  ],
  "outlets": [
    "Example Wire"
  ],
  "urls": [
    "https://example.org/crates"
  ],
  "origins": [
    "Example Wire"
  ],
  "note": null,
  "entry": "e1",
  "denied_text": null,
  "at": null,
  "hedge": null,
  "status": "unchallenged",
  "possible": [
    "unchallenged"
  ],
  "why": [],
  "appearances": [
    {
      "id": "p3",
      "article": "a1",
      "position": 3,
      "mode": null,
      "quote": null,
      "quote_pieces": [],
      "via": [],
      "cues": [],
      "origin": "Example Wire",
      "outlet": "Example Wire",
      "headline": "Crates at the border",
      "url": "https://example.org/crates",
      "published": {
        "words": null,
        "edtf": "2024-06-21",
        "earliest": "2024-06-21",
        "latest": "2024-06-21"
      },
      "capture": null,
      "stands_at": [],
      "note": null,
      "at": null,
      "hedge": null,
      "names_as_given": [
        "Osterlich Army"
      ],
      "titles_as_given": [
        ""
      ]
    }
  ],
  "challenges": [],
  "incoming": [],
  "relations": [
    {
      "id": "r2",
      "relation": "denies",
      "claim": "c1",
      "scope": "partial",
      "part": "and missiles",
      "force": "qualified",
      "basis": "analyst",
      "note": null,
      "article": null,
      "quote": null
    }
  ],
  "assessments": []
}

"#]]
        .raw()
    );
    assert_eq!(show(&mut ledger, 1, Style::plain(Format::Jsonl)).lines().count(), 1);
}

#[test]
fn a_claim_shown_in_markdown_or_csv_is_its_record() {
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    assert_data_eq!(show(&mut ledger, 4, Style::plain(Format::Markdown)), str![[r#"
| field | value |
| --- | --- |
| id | c4 |
| ref | fort |
| kind | statement |
| status | challenged |
| speakers | Sylvania |
| titles |  |
| speaking_for |  |
| said | 2024-06 |
| said_words |  |
| said_earliest | 2024-06-01 |
| said_latest | 2024-06-30 |
| said_rule | as-given |
| text | The fort is empty. |
| quote |  |
| about |  |
| event |  |
| event_words |  |
| event_earliest |  |
| event_latest |  |
| event_rule |  |
| relations |  |
| topics |  |
| articles | a1 |
| outlets | Example Wire |
| urls | https://example.org/crates |
| origins | Example Wire |
| note |  |
| entry | e1 |
| denied_text |  |
| at |  |
| hedge |  |
| same_as |  |

- a non-denial (disputes) by Freedonia · by 2024-06-21 · c5 in a1 (Example Wire) · r3, recorded 2024-06-22 (e1)

| article | mode | quote | via | outlet | published | note |
| --- | --- | --- | --- | --- | --- | --- |
| a1 |  |  |  | Example Wire | 2024-06-21 |  |

| claim | said by | on | text | challenged by | how | on | in |
| --- | --- | --- | --- | --- | --- | --- | --- |
| c4 (fort) | Sylvania | 2024-06 | The fort is empty. | Freedonia | a non-denial (disputes) | by 2024-06-21 | c5 in a1 (Example Wire) |

"#]].raw());
    let text = show(&mut ledger, 4, Style::plain(Format::Csv));
    assert_eq!(text.lines().count(), 2);
}
