//! The search index: right after every command, and no worse than the record after every other program.

use proptest::prelude::*;

use super::scratch::{Scratch, origin, outside};
use crate::domain::search::{Query, weigh};
use crate::domain::{ArticleId, ClaimId, NewAppearance, NewArticle, NewClaim};
use crate::store::{Access, ClaimFilter, Intent, Ledger, Reader, Writer};

fn article(headline: &str) -> NewArticle {
    NewArticle { headline: Some(headline.into()), ..NewArticle::default() }
}

fn claim(text: &str) -> NewClaim {
    NewClaim { text: Some(text.into()), ..NewClaim::default() }
}

fn quoting(quotes: &[&str]) -> NewAppearance {
    NewAppearance {
        quotes: quotes.iter().map(|quote| (*quote).to_owned()).collect(),
        ..NewAppearance::default()
    }
}

fn write<T>(
    ledger: &mut Ledger,
    change: impl FnOnce(&Writer<'_>) -> Result<T, crate::store::StoreError>,
) -> T {
    ledger.write(&origin(), Intent::Commit, change).unwrap().value
}

/// What the index proposes, and what of it and of what it may not know answers.
fn found(reader: &Reader<'_>, typed: &str) -> (Vec<ClaimId>, Vec<ClaimId>) {
    let query = Query::parse(typed).unwrap();
    let proposed = reader.propose_claims(&query.to_fts(), &ClaimFilter::default(), 1000).unwrap();
    let mut looked_at = proposed.clone();
    looked_at.extend(reader.claims_beside_index(&ClaimFilter::default()).unwrap());
    let texts = reader.searchable_claims(&looked_at).unwrap();
    let answers =
        texts.into_iter().filter(|found| weigh(&query, &found.texts).is_some()).map(|found| found.id);
    (proposed, answers.collect())
}

fn finds(ledger: &mut Ledger, typed: &str) -> Vec<ClaimId> {
    let (proposed, answers) =
        ledger.read(|reader| Ok::<_, crate::store::StoreError>(found(reader, typed))).unwrap();
    assert_eq!(proposed.len(), answers.len(), "the index and the record differ on {typed:?}");
    answers
}

fn is_level(ledger: &mut Ledger) {
    for of_claims in [true, false] {
        assert!(
            ledger.read(|reader| reader.is_search_as_recorded(of_claims)).unwrap(),
            "of claims: {of_claims}"
        );
    }
    let beside = ledger.read(|reader| reader.claims_beside_index(&ClaimFilter::default())).unwrap();
    assert_eq!(beside, [], "nothing is left to catch up with");
}

fn missed(ledger: &mut Ledger) -> Vec<i64> {
    let wrong = ledger.read(|reader| {
        reader.list_claims_wrong_in_search().map(|ids| ids.into_iter().map(ClaimId::number).collect())
    });
    wrong.unwrap()
}

const ONE: ClaimId = ClaimId::new(1);

#[test]
fn every_command_leaves_the_index_right() {
    let scratch = Scratch::new();
    let mut ledger = scratch.ledger();
    let piece = write(&mut ledger, |w| {
        let piece = w.add_article(&article("Crates at the border"))?;
        let id = w.add_claim(&claim("Shells were sent."))?;
        w.add_appearance(id, piece, &quoting(&[]))?;
        Ok(piece)
    });
    assert_eq!(finds(&mut ledger, "shell"), [ONE]);
    assert_eq!(finds(&mut ledger, "crate"), [ONE]);
    is_level(&mut ledger);

    write(&mut ledger, |w| {
        let now = w.get_claim(ONE)?;
        w.update_appearance(&now.appearances[0], &quoting(&["a thousand grenades"]))
    });
    assert_eq!(finds(&mut ledger, "grenades"), [ONE], "a quote where there was none");
    write(&mut ledger, |w| {
        let now = w.get_claim(ONE)?;
        w.update_appearance(&now.appearances[0], &quoting(&["a thousand mortars"]))
    });
    assert_eq!((finds(&mut ledger, "grenades"), finds(&mut ledger, "mortars")), (vec![], vec![ONE]));

    write(&mut ledger, |w| w.update_claim(ONE, &claim("Rockets were sent.")));
    assert_eq!((finds(&mut ledger, "shells"), finds(&mut ledger, "rockets")), (vec![], vec![ONE]));

    write(&mut ledger, |w| w.update_article(piece, &article("Boxes at the border")));
    assert_eq!((finds(&mut ledger, "crates"), finds(&mut ledger, "boxes")), (vec![], vec![ONE]));

    write(&mut ledger, |w| {
        let other = w.add_article(&article("Seen elsewhere"))?;
        w.add_appearance(ONE, other, &quoting(&["in two pieces", "as it were"]))
    });
    assert_eq!(finds(&mut ledger, "elsewhere"), [ONE]);
    assert_eq!(
        finds(&mut ledger, "\"pieces as\""),
        [],
        "a phrase does not reach from one text into the next"
    );
    is_level(&mut ledger);
}

#[test]
fn what_is_only_tried_is_not_in_the_index() {
    let scratch = Scratch::new();
    let mut ledger = scratch.ledger();
    ledger.write(&origin(), Intent::Try, |w| w.add_claim(&claim("Shells were sent."))).unwrap();
    assert_eq!(finds(&mut ledger, "shells"), []);
}

#[test]
fn what_another_program_changed_is_found_as_it_is_now() {
    let scratch = Scratch::new();
    let mut ledger = scratch.ledger();
    write(&mut ledger, |w| w.add_claim(&claim("Shells were sent.")));
    let other = outside(ledger.path());
    other.execute_batch("UPDATE claim SET text = 'Nothing was sent.'").unwrap();
    other
        .execute_batch("INSERT INTO claim (kind, text, entry_id) VALUES ('statement', 'Shells again.', 1)")
        .unwrap();
    drop(other);
    let answers = |ledger: &mut Ledger, typed: &str| {
        ledger.read(|reader| Ok::<_, crate::store::StoreError>(found(reader, typed).1)).unwrap()
    };
    assert_eq!(answers(&mut ledger, "shells"), [ClaimId::new(2)]);
    assert_eq!(answers(&mut ledger, "nothing"), [ONE]);
    write(&mut ledger, |w| w.add_topic("rain", None));
    is_level(&mut ledger);
    assert_eq!(finds(&mut ledger, "shells"), [ClaimId::new(2)]);
}

#[test]
fn the_index_can_be_made_again() {
    let scratch = Scratch::new();
    let mut ledger = scratch.ledger();
    write(&mut ledger, |w| w.add_claim(&claim("Shells were sent.")));
    ledger.conn.execute_batch("DELETE FROM search_claim WHERE rowid = 1").unwrap();
    assert_eq!(finds(&mut ledger, "shells"), []);
    assert_eq!(missed(&mut ledger), [1]);
    ledger.rebuild_search().unwrap();
    assert_eq!(missed(&mut ledger), [0; 0]);
    // A row that leaves no trace anywhere: only the count of words tells.
    outside(ledger.path())
        .execute_batch(
            "INSERT INTO article (headline, entry_id) VALUES ('x', 1);
        INSERT INTO appearance (claim_id, article_id, position, entry_id) VALUES (1, 1, 1, 1);",
        )
        .unwrap();
    write(&mut ledger, |w| w.add_topic("rain", None));
    outside(ledger.path())
        .execute_batch("INSERT INTO quote (appearance_id, position, exact, entry_id) VALUES (1, 1, 'y', 1)")
        .unwrap();
    assert_eq!(missed(&mut ledger), [1]);
    ledger.rebuild_search().unwrap();
    assert_eq!(finds(&mut ledger, "shells"), [ONE]);
    assert_eq!(missed(&mut ledger), [0; 0]);
}

#[test]
fn one_other_letter_in_the_index_is_noticed() {
    let scratch = Scratch::new();
    let mut ledger = scratch.ledger();
    write(&mut ledger, |w| w.add_claim(&claim("Shells were sent over the border.")));
    write(&mut ledger, |w| w.add_article(&article("Borders and shells")));
    is_level(&mut ledger);
    for (table, of_claims) in [("search_claim_data", true), ("search_article_data", false)] {
        let outside = outside(&scratch.path("ledger.db"));
        let changed = outside
            .execute(
                &format!(
                    "UPDATE {table} SET block = unhex(replace(hex(block), hex('hell'), hex('hall')))
                     WHERE instr(hex(block), hex('hell')) > 0"
                ),
                [],
            )
            .unwrap();
        assert_eq!(changed, 1);
        assert!(missed(&mut ledger).is_empty(), "counting words does not tell");
        assert!(!ledger.read(|reader| reader.is_search_as_recorded(of_claims)).unwrap());
    }
    ledger.rebuild_search().unwrap();
    is_level(&mut ledger);
}

#[test]
fn an_upgraded_ledger_can_be_searched() {
    let scratch = Scratch::new();
    let path = scratch.ledger_of_schema(5);
    let mut ledger = Ledger::open(&path, Access::Read).unwrap();
    assert_eq!(finds(&mut ledger, "raining"), [ONE]);
    let articles = ledger.read(|r| r.propose_articles("\"one\"", 10)).unwrap();
    assert_eq!(articles, [ArticleId::new(1)]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// The notation that a query becomes is never refused, and whatever the texts answer the index proposes.
    #[test]
    fn the_index_proposes_all_that_answers(
        texts in prop::collection::vec(text(), 1..8),
        queries in prop::collection::vec(prop::collection::vec(prop_oneof![4 => query_part(), 1 => any::<String>()], 1..6), 12),
    ) {
        let scratch = Scratch::new();
        let mut ledger = scratch.ledger();
        write(&mut ledger, |w| texts.iter().try_for_each(|text| w.add_claim(&claim(text)).map(|_| ())));
        let all: Vec<ClaimId> = (1..=texts.len()).map(|id| ClaimId::new(id.try_into().unwrap())).collect();
        ledger.read(|reader| {
            let records = reader.searchable_claims(&all)?;
            for query in queries.iter().filter_map(|typed| Query::parse(&typed.join(" ")).ok()) {
                let proposed = reader.propose_claims(&query.to_fts(), &ClaimFilter::default(), 100)?;
                for record in &records {
                    let answers = weigh(&query, &record.texts).is_some();
                    assert!(!answers || proposed.contains(&record.id), "{query:?} on {:?}", record.texts);
                }
            }
            Ok::<_, crate::store::StoreError>(())
        }).unwrap();
    }
}

fn text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "shells",
        "Shelling",
        "denied",
        "denies",
        "the",
        "U.S.",
        "Éire",
        "北朝鮮が",
        "否定した",
        "no-comment",
        "1,500",
        "ไม่มี",
        "북한은",
        "it's",
    ]);
    prop::collection::vec(word, 1..8).prop_map(|words| words.join(" "))
}

fn query_part() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "shell",
        "shelli*",
        "den*",
        "\"shells denied\"",
        "NOT",
        "-deny",
        "OR",
        "AND",
        "(",
        ")",
        "北朝鮮",
        "朝*",
        "us",
        "eire",
        "\"",
        "1500",
        "한",
        "มี",
        "*",
    ])
    .prop_map(str::to_owned)
}

/// A ledger with an archive in it: so many claims that the index gets more memory, and some reworded in the
/// same command, in every way.
#[test]
fn the_index_of_many_claims_has_what_they_became_in_the_same_command() {
    let scratch = Scratch::new();
    let mut ledger = scratch.ledger();
    write(&mut ledger, |w| {
        let articles: Vec<ArticleId> =
            (0..3).map(|at| w.add_article(&article(&format!("Headline {at}")))).collect::<Result<_, _>>()?;
        for at in 0..10_000 {
            let id = w.add_claim(&claim(&format!("Claim {at} speaks of rain.")))?;
            if at < 1200 {
                let quotes: &[&str] = if at % 5 == 0 { &["it pours"] } else { &[] };
                w.add_appearance(id, articles[at % 2], &quoting(quotes))?;
            }
        }
        // In a further article, with a quote where there was none, with another text, under another headline.
        w.add_appearance(ClaimId::new(17), articles[2], &quoting(&["it hails"]))?;
        let seen = w.get_claim(ClaimId::new(33))?.appearances.remove(0);
        w.update_appearance(&seen, &quoting(&["it snows"]))?;
        w.update_claim(ClaimId::new(50), &claim("Claim 50 speaks of fog."))?;
        w.update_article(articles[1], &article("Thunder"))?;
        w.add_claim(&claim("The last one speaks of dew."))
    });
    is_level(&mut ledger);
    assert!(missed(&mut ledger).is_empty());
    assert_eq!(ledger.read(|reader: &Reader<'_>| reader.list_checksum_faults()).unwrap(), []);
    let n = |id: i64| ClaimId::new(id);
    for (typed, expected) in
        [("hails", vec![n(17)]), ("snows", vec![n(33)]), ("fog", vec![n(50)]), ("dew", vec![n(10_001)])]
    {
        assert_eq!(finds(&mut ledger, typed), expected, "{typed}");
    }
    assert_eq!(finds(&mut ledger, "thunder").len(), 600);
    let sound: String = ledger.conn.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(sound, "ok");
    // And it goes on from there.
    write(&mut ledger, |w| w.update_claim(n(10_001), &claim("The last one speaks of frost.")));
    write(&mut ledger, |w| w.add_claim(&claim("Sleet.")));
    assert_eq!((finds(&mut ledger, "dew"), finds(&mut ledger, "frost")), (vec![], vec![n(10_001)]));
    is_level(&mut ledger);
}
