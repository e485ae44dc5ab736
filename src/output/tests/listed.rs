//! Lists of claims with a real ledger behind them.

use snapbox::{IntoData, assert_data_eq, str};

use crate::output::columns::CLAIMS;
use crate::output::{Format, Style};
use crate::report::tests::sample::{Folder, sample};
use crate::store::{ClaimFilter, StandingFilter, StoreError};

#[test]
fn a_table_of_claims_shows_a_quote_or_an_act_where_there_is_no_text() {
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    let claims: Vec<_> = ledger
        .read(|reader| {
            let all = (ClaimFilter::default(), StandingFilter::default());
            reader.judged(&all.0, &all.1).collect::<Result<_, StoreError>>()
        })
        .unwrap();
    let mut out = Vec::new();
    let rows = claims.into_iter().map(Ok::<_, std::io::Error>);
    crate::output::write_rows(&mut out, &CLAIMS.own_choice(), rows, Style::plain(Format::Table)).unwrap();
    assert_data_eq!(String::from_utf8(out).unwrap(), str![[r#"
id  kind        status        speakers                  said           text
------------------------------------------------------------------------------------------------------------------------------
c1  allegation  disputed      Sylvania; Osterlich       ../2024-06-21  Freedonia sent crates, and missiles, across the border.
c2  denial      unchallenged  Rufus Firefly; Freedonia  ../2024-06-21  both deny it
c3  denial      unchallenged  Osterlich Army            2024-06-20     No missiles came through.
c4  statement   challenged    Sylvania                  2024-06        The fort is empty.
c5  no-comment  unchallenged  Freedonia                 ../2024-06-21  (disputes c4)
c6  denial      unchallenged  Trentino                  ../2024-06-21  =1+1, "he" said,⏎and left.
c7  statement   conceded      Sylvania                  ../2024-06-22  The toll was doubled.
c8  denial      unchallenged  Trentino                  2024-06-21     (denies c7)
c9  retraction  unchallenged  Trentino                  2024-06-22     We were wrong to deny the toll.

"#]].raw());
}
