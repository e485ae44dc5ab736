//! Tables imported into real ledgers.

mod further;
mod many;
mod names;
mod polluted;

use std::collections::BTreeMap;

use super::{ImportError, Mapping, Options, OtherReport, import};
use crate::domain::{Claim, ClaimId, Imported, Vocabulary};
use crate::intake::log::{Sheet, log};
use crate::reading::table::{Asked, Table};
use crate::store::tests::scratch::{Scratch, everything, origin};
use crate::store::{Intent, Ledger, StoreError};

struct Desk {
    ledger: Ledger,
    _scratch: Scratch,
}

impl Desk {
    fn new() -> Self {
        let scratch = Scratch::new();
        Self { ledger: scratch.ledger(), _scratch: scratch }
    }

    fn with(worksheet: &str) -> Self {
        let mut desk = Self::new();
        let sheets = vec![Sheet::read("w.toml", worksheet.as_bytes())];
        desk.ledger.write(&origin(), Intent::Commit, |w| log(w, sheets)).unwrap();
        desk
    }

    fn try_import(
        &mut self,
        text: &str,
        maps: &[&str],
        spoiled: &BTreeMap<u64, String>,
    ) -> Result<(Imported, String), ImportError> {
        let mut mapping = Mapping::default();
        for pair in maps {
            mapping.add(pair).unwrap();
        }
        self.try_table(text, &Asked::default(), mapping, spoiled)
    }

    /// An import of a file that is read as somebody says.
    fn import_as(&mut self, text: &str, asked: &Asked) -> (Imported, String) {
        self.try_table(text, asked, Mapping::default(), &BTreeMap::new()).unwrap()
    }

    fn try_table(
        &mut self,
        text: &str,
        asked: &Asked,
        mapping: Mapping,
        spoiled: &BTreeMap<u64, String>,
    ) -> Result<(Imported, String), ImportError> {
        let table = Table::of_stream(text.as_bytes(), asked).unwrap();
        let speakers = OtherReport {
            name: "speakers",
            meaning: "a row for each speaker",
            known_by: &[&["name", "aliases"]],
            instead: "gainsay speaker edit",
        };
        let options = Options { mapping, others: vec![speakers], ..Options::default() };
        let mut rejected = Vec::new();
        let written = self
            .ledger
            .write(&origin(), Intent::Commit, |w| import(w, &table, &options, spoiled, &mut rejected))?;
        Ok((written.value, String::from_utf8(rejected).unwrap()))
    }

    fn import(&mut self, text: &str, maps: &[&str]) -> Imported {
        self.try_import(text, maps, &BTreeMap::new()).unwrap().0
    }

    /// The outcomes of an import, as `new updated unchanged rejected`.
    fn counts(&mut self, text: &str) -> [u64; 4] {
        let counts = self.import(text, &[]).counts;
        assert_eq!(counts.rows, counts.new + counts.updated + counts.unchanged + counts.rejected);
        [counts.new, counts.updated, counts.unchanged, counts.rejected]
    }

    fn claim(&mut self, id: i64) -> Claim {
        self.ledger.read(|r| r.get_claim(ClaimId::new(id))).unwrap()
    }
}

/// What is worth telling of rows, a line each.
fn notes(imported: &Imported) -> Vec<String> {
    let text = |part: &Option<String>| part.clone().unwrap_or_default();
    let line = |note: &crate::domain::RowNote| {
        format!(
            "{} {} {}: {} -> {} {}",
            note.line,
            note.outcome.as_str(),
            text(&note.column),
            text(&note.was),
            text(&note.now),
            text(&note.what)
        )
    };
    imported.notes.iter().map(line).collect()
}

const WEEK: &str = "\
ref,speakers,said,text,url,headline,outlet,published,denies,topics
shells,United States; Ukraine,,Shells were sent.,https://example.org/1,A pact,Example Wire,2024-06-21,,arms
,Russia,Thursday,,https://example.org/1,,,,shells,
,Russia,2024-06-19,Talks went well.,https://example.org/2,,,,,\"arms; talks\"
";

#[test]
fn rows_become_claims_by_the_rules_of_worksheets() {
    let mut desk = Desk::new();
    assert_eq!(desk.counts(WEEK), [3, 0, 0, 0]);
    let shells = desk.claim(1);
    assert_eq!(shells.speaker_names(), ["United States", "Ukraine"]);
    assert_eq!(shells.said.unwrap().edtf().as_str(), "../2024-06-21", "by publication");
    let denial = desk.claim(2);
    assert_eq!(denial.kind.as_str(), "denial");
    assert_eq!(denial.said.unwrap().edtf().as_str(), "2024-06-20", "Thursday of an article of Friday");
    assert_eq!(denial.relations[0].fields.target, ClaimId::new(1));
    assert_eq!(desk.claim(3).topics, ["arms", "talks"]);
}

#[test]
fn the_same_file_again_changes_nothing() {
    let mut desk = Desk::new();
    desk.import(WEEK, &[]);
    let before = everything(&desk.ledger);
    assert_eq!(desk.counts(WEEK), [0, 0, 3, 0]);
    assert_eq!(everything(&desk.ledger), before);
}

#[test]
fn one_content_in_two_articles_is_one_claim() {
    let mut desk = Desk::new();
    let rows = "by,on,text,url\nA,2024-06-19,It is so.,https://example.org/1\na,2024-06-19,It is so.,https://example.org/2\nA,2024-06-20,It is so.,https://example.org/2\n";
    assert_eq!(desk.counts(rows), [2, 1, 0, 0]);
    assert_eq!(desk.claim(1).appearances.len(), 2);
    assert_eq!(desk.counts(rows), [0, 0, 3, 0]);
}

#[test]
fn a_relation_may_name_a_later_row() {
    let mut desk = Desk::new();
    assert_eq!(desk.counts("ref,by,text,denies\n,B,No.,first\nfirst,A,Yes.,\n"), [2, 0, 0, 0]);
    assert_eq!(desk.claim(1).relations[0].fields.target, ClaimId::new(2));
}

#[test]
fn a_row_that_names_no_claim_is_known_as_rejected_the_second_time() {
    let mut desk = Desk::new();
    let rows = "ref,by,text,denies\nsecond,B,No.,nowhere\n,A,Yes.,\n";
    let before = everything(&desk.ledger);
    let Err(ImportError::Again(missing)) = desk.try_import(rows, &[], &BTreeMap::new()) else {
        panic!("a row names a claim that is nowhere")
    };
    assert_eq!(everything(&desk.ledger), before);
    let (imported, rejected) = desk.try_import(rows, &[], &missing).unwrap();
    assert_eq!((imported.counts.new, imported.counts.rejected), (1, 1));
    assert_eq!(
        rejected,
        "ref,by,text,denies,rejected_line,rejected_reason\nsecond,B,No.,nowhere,2,\"denies: `denies` names \"\"nowhere\"\", which is no claim of this file or of the ledger; give the earlier claim this `ref`, or name its id as in: gainsay claim list\"\n"
    );
}

#[test]
fn what_is_wrong_with_rows_is_said_of_each() {
    let mut desk = Desk::new();
    let rows = "by,on,text,kind,url\n\
                A,03/04/2024,Yes.,,\n\
                ,2024-01-01,Yes.,,\n\
                A,2024-01-01,,,\n\
                A,2024-01-01,Yes.,alegation,nowhere\n\
                A,2024-01-01\n\
                A; a,,Yes.,,\n\
                s9,,Yes.,,\n\
                A,2024-01-01,N\0o.,,\n";
    let imported = desk.import(rows, &[]);
    assert_eq!((imported.counts.rejected, imported.counts.new), (8, 0));
    let notes = notes(&imported);
    for (at, words) in [
        "--dates dmy or --dates mdy",
        "nobody is said to have said it",
        "the claim says nothing",
        "has no scheme",
        "did you mean \"allegation\"",
        "the row has 2 cells, and there are 5 columns",
        "is already named in `by`",
        "there is no speaker s9",
        "holds a NUL",
    ]
    .iter()
    .enumerate()
    {
        assert!(notes[at].contains(words), "{words}: {notes:#?}");
    }
    assert!(notes[0].starts_with("2 rejected on:") && notes[8].starts_with("9 rejected text:"), "{notes:#?}");
}

#[test]
fn blank_rows_are_left_out() {
    let mut desk = Desk::new();
    let imported = desk.import("by,text\nA,Yes.\n , \n,\n\nB,No.\n\u{a0},\n", &[]);
    assert_eq!((imported.counts.rows, imported.counts.new), (2, 2));
    assert!(imported.remarks.contains(&"3 blank rows are left out".to_owned()), "{:?}", imported.remarks);
}

#[test]
fn what_a_row_lacks_is_said_beside_what_is_wrong_in_it() {
    let mut desk = Desk::new();
    let rows = "by,on,text,kind,url,quote,denies\n\
                ,2024-13,Yes.,,,,\n\
                A,2024-13,,,,,\n\
                A,2024-13,,,,so it is,\n\
                s9,,,alegation,nowhere,so it is,c7\n\
                A,,,,,,c7\n";
    let imported = desk.import(rows, &[]);
    let notes = notes(&imported);
    let said = |line: u64| {
        let of_line = notes.iter().filter(|note| note.starts_with(&format!("{line} rejected")));
        of_line.filter_map(|note| note.split_whitespace().nth(2)).collect::<Vec<_>>()
    };
    assert_eq!(said(2), ["on:", "by:"], "{notes:#?}");
    assert_eq!(said(3), ["on:", "text:"], "{notes:#?}");
    assert_eq!(said(4), ["on:", "quote:"], "{notes:#?}");
    // Of what is wrong in a cell it is not said that it is missing.
    assert_eq!(said(5), ["url:", "kind:", "by:", "denies:"], "{notes:#?}");
    assert_eq!(said(6), ["denies:"], "{notes:#?}");
}

#[test]
fn a_row_with_an_id_changes_just_the_cells_that_differ() {
    let mut desk = Desk::new();
    desk.import(WEEK, &[]);
    let rows = "id,ref,kind,speakers,titles,said,said_words,text,topics,urls,relations,note\n\
                c1,shells,statement,United States; Ukraine,,../2024-06-21,,Shells were sent there.,,https://example.org/1,,new\n\
                c2,,denial,Russia; North Korea,minister; ,2024-06-20,Thursday,,,https://example.org/1; https://example.org/3,denies c1; responds-to c3,\n\
                c3,,statement,Russia,,2024-06-19,,Talks went well.,arms; talks,https://example.org/2,,\n";
    let imported = desk.import(rows, &[]);
    assert_eq!(
        notes(&imported),
        [
            "2 updated text: Shells were sent. -> Shells were sent there. ",
            "2 updated note:  -> new ",
            "2 updated topics: arms ->  ",
            "3 updated speakers: Russia -> Russia; North Korea ",
            "3 updated titles:  -> minister;  ",
            "3 updated urls: https://example.org/1 -> https://example.org/1; https://example.org/3 ",
        ]
    );
    assert_eq!(imported.counts.unchanged, 1);
    let denial = desk.claim(2);
    assert_eq!(denial.speaker_names(), ["Russia", "North Korea"]);
    assert_eq!(denial.speakers[0].party.title.as_deref(), Some("minister"));
    assert_eq!((denial.relations.len(), denial.appearances.len()), (2, 2));
    assert_eq!(
        desk.claim(1).said.unwrap().rule().to_string(),
        "by-publication",
        "a date that is not edited stays"
    );
    assert_eq!(desk.counts(rows), [0, 0, 3, 0]);
}

#[test]
fn a_row_with_an_id_takes_nothing_away_that_others_may_rest_on() {
    let mut desk = Desk::new();
    desk.import(WEEK, &[]);
    let before = everything(&desk.ledger);
    let imported =
        desk.import("id,speakers,relations,urls\nc2,Russia,,\nc1,,,https://example.org/1\nc9,A,,\n", &[]);
    let told = notes(&imported);
    assert_eq!(imported.counts.rejected, 3, "{told:#?}");
    assert!(told.iter().any(|line| line.contains("takes no relation away")), "{told:#?}");
    assert!(told.iter().any(|line| line.contains("takes no appearance away")), "{told:#?}");
    assert!(told.iter().any(|line| line.contains("a claim has a speaker")), "{told:#?}");
    assert!(told.iter().any(|line| line.contains("there is no claim c9")), "{told:#?}");
    assert_eq!(everything(&desk.ledger), before);
}

#[test]
fn what_a_spreadsheet_bent_is_listed_and_left() {
    let mut desk = Desk::new();
    desk.import("ref,by,text,note,on\nx,A,00123,\"a\r\nb\",2024-06-20\n", &[]);
    let before = everything(&desk.ledger);
    let imported = desk.import("id,ref,speakers,text,note,said\nc1,x,A,123,\"a\nb\",20/06/2024\n", &[]);
    assert_eq!(imported.counts.unchanged, 1);
    let told = notes(&imported);
    assert!(told.iter().all(|line| line.contains("not taken as a change")) && told.len() == 2, "{told:#?}");
    assert_eq!(everything(&desk.ledger), before);
}

#[test]
fn dates_in_the_shape_of_the_table_are_no_change() {
    let mut desk = Desk::new();
    let mapped = |desk: &mut Desk| {
        let mapping = Mapping { dates: Some(super::DayOrder::Dmy), ..Mapping::default() };
        let table = Table::of_stream(
            "ref,by,text,on\nx,A,One.,1-10-2020\n,A,Two.,1-10-2020\n".as_bytes(),
            &Asked::default(),
        )
        .unwrap();
        let options = Options { mapping, ..Options::default() };
        let none = BTreeMap::new();
        let written = desk
            .ledger
            .write(&origin(), Intent::Commit, |w| import(w, &table, &options, &none, &mut Vec::new()));
        written.unwrap().value
    };
    assert_eq!(mapped(&mut desk).counts.new, 2);
    let again = mapped(&mut desk);
    assert_eq!((again.counts.unchanged, again.notes.len()), (2, 0), "{:?}", notes(&again));
    assert_eq!(desk.claim(1).said.unwrap().words(), Some("1-10-2020"));
}

#[test]
fn an_article_is_filled_in_and_never_contradicted() {
    let mut desk = Desk::new();
    let rows = "by,text,url,headline\nA,One.,https://example.org/1,\nA,Two.,https://example.org/1,Pact\nA,Three.,https://example.org/1,Other\n";
    let imported = desk.import(rows, &[]);
    assert_eq!((imported.counts.new, imported.counts.rejected), (2, 1));
    assert!(notes(&imported)[0].contains("a1 is recorded with \"Pact\" here"), "{:?}", notes(&imported));
}

#[test]
fn rows_that_contradict_each_other_do_not_change_a_claim_to_and_fro() {
    let mut desk = Desk::new();
    let imported = desk.import("by,text,on,note\nA,One.,2024,first\nA,One.,2024,second\n", &[]);
    assert_eq!((imported.counts.new, imported.counts.rejected), (1, 1));
    assert!(notes(&imported)[0].contains("an earlier row of this file says otherwise of c1"));
    let again = desk.import("by,text,on,note\nA,One.,2024,first\nA,One.,2024,second\n", &[]);
    assert_eq!(
        (again.counts.unchanged, again.counts.rejected),
        (1, 1),
        "also when the first row is as recorded"
    );
}

#[test]
fn columns_are_mapped_by_name_or_number() {
    let mut desk = Desk::new();
    let imported = desk.import("Wer,Was,Wann\nA,One.,2024\n", &["by=Wer", "text=2"]);
    assert_eq!((imported.counts.new, imported.unread.as_slice()), (1, ["Wann".to_owned()].as_slice()));
    let imported = desk.import("1\tB\tTwo.\n", &["by=2", "text=3"]);
    assert_eq!((imported.counts.rows, imported.counts.new), (1, 1));
    let wrong = desk.try_import("Sprecher,Was\nA,One.\n", &["by=Sprechr"], &BTreeMap::new()).unwrap_err();
    assert!(wrong.to_string().contains("did you mean \"Sprecher\"?"), "{wrong}");
    let unknown = desk.try_import("Wer,Was\nA,One.\n", &[], &BTreeMap::new()).unwrap_err();
    assert!(unknown.to_string().contains("no column is known among"), "{unknown}");
    let report =
        desk.try_import("id,name,kind,aliases,affiliations\ns1,A,,,\n", &[], &BTreeMap::new()).unwrap_err();
    assert!(report.to_string().contains("report `speakers`"), "{report}");
    let twice = desk.try_import("by,text,text\nA,One.,x\n", &[], &BTreeMap::new()).unwrap_err();
    assert!(twice.to_string().contains("two columns have the name \"text\""), "{twice}");
}

#[test]
fn a_guarded_file_is_read_without_its_guard() {
    let mut desk = Desk::new();
    desk.import("by,text,x_guard\nA,'=1+1,1\n", &[]);
    desk.import("by,text\nB,'=1+1\n", &[]);
    assert_eq!(desk.claim(1).text.as_deref(), Some("=1+1"));
    assert_eq!(desk.claim(2).text.as_deref(), Some("'=1+1"));
}

#[test]
fn memory_of_texts_spans_the_ledger_and_the_file() {
    let mut desk = Desk::new();
    let rows: Vec<String> = (0..30).map(|n| format!("A,Text {n}.\n")).collect();
    let file = format!("by,text\n{}", rows.concat());
    assert_eq!(desk.counts(&file), [30, 0, 0, 0]);
    assert_eq!(desk.counts(&format!("{file}B,Text 3.\n")), [1, 0, 30, 0]);
    let last = desk.ledger.read(|r| Ok::<_, StoreError>(r.last_ids()?.claim)).unwrap();
    assert_eq!(last, ClaimId::new(31));
}
