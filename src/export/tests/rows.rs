use std::collections::BTreeMap;

use super::*;
use crate::domain::date::SourceDate;
use crate::domain::{ClaimId, Disputed, NewAssessment, NewSpeaker, Origin, Status};
use crate::export::report::Narrowed;
use crate::output::columns::DISPUTED;
use crate::output::write_rows;
use crate::report::{DisputedQuery, disputed};
use crate::store::{ClaimFilter, Intent, StoreError};

/// Every cell, by its header, as another program reads it.
fn read_back(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().collect::<Result<_, _>>().unwrap()
}

#[test]
fn every_report_reads_back_with_the_header_that_is_listed() {
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    let silent = "[article]\nheadline = \"Silence\"\n[[claim]]\nby = \"Ann\"\nabout = \"Bob\"\ntext = \"Bob sent them.\"\n";
    crate::report::tests::sample::log(&mut ledger, silent);
    assess(&mut ledger);
    for report in REPORTS {
        let text = csv(&mut ledger, report);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let header: Vec<&str> = reader.headers().unwrap().iter().collect();
        let names: Vec<&str> = report.columns().iter().map(|column| column.name).collect();
        assert_eq!(header, names, "{report}");
        assert!(!read_back(&text).is_empty(), "{report}");
        assert!(!text.contains('\r') && !text.starts_with('\u{feff}'), "{report}");
    }
    assert_eq!(listed().len(), REPORTS.iter().map(|report| report.columns().len()).sum::<usize>());
}

fn assess(ledger: &mut Ledger) {
    let at = "2024-06-23T09:30:00Z".parse().unwrap();
    let origin = Origin { at, who: "test".into(), command: "gainsay assess c1".into() };
    let assessed = ledger.write(&origin, Intent::Commit, |writer| {
        let new = NewSpeaker { name: "Example Check".into(), kind: None, note: None };
        writer.add_assessment(&NewAssessment {
            claim: ClaimId::new(1),
            rating: "=Half true".into(),
            scale: None,
            assessor: writer.add_speaker(&new)?,
            name_as_given: "The Check".into(),
            url: None,
            assessed: Some(SourceDate::given("2024-06-23".parse().unwrap())),
            note: None,
        })
    });
    assert_eq!(assessed.unwrap().value.to_string(), "m1");
}

#[test]
fn an_assessment_is_a_row_with_its_claim() {
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    assess(&mut ledger);
    let rows = read_back(&csv(&mut ledger, named("assessments")));
    assert_eq!(rows.len(), 1);
    for (column, value) in [
        ("id", "m1"),
        ("claim", "c1"),
        ("ref", "crates"),
        ("rating", "=Half true"),
        ("scale", ""),
        ("by", "Example Check"),
        ("name_as_given", "The Check"),
        ("assessed", "2024-06-23"),
        ("assessed_latest", "2024-06-23"),
        ("entry", "e3"),
    ] {
        assert_eq!(rows[0][column], value, "{column}");
    }
}

#[test]
fn an_empty_ledger_gives_headers_alone() {
    let folder = Folder::new();
    let mut ledger = folder.ledger();
    for report in REPORTS {
        assert_eq!(csv(&mut ledger, report).lines().count(), 1, "{report}");
    }
}

#[test]
fn a_disputed_claim_and_its_challenge_are_one_row() {
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    let rows = read_back(&csv(&mut ledger, named("disputed")));
    assert_eq!(rows.len(), 2);
    let expected = [
        ("claim", "c1"),
        ("ref", "crates"),
        ("status", "disputed"),
        ("speakers", "Sylvania; Osterlich"),
        ("said", "../2024-06-21"),
        ("said_earliest", ""),
        ("said_latest", "2024-06-21"),
        ("said_rule", "by-publication"),
        ("quote", "sent crates … across the border"),
        ("articles", "a1; a2"),
        ("outlets", "Example Wire"),
        ("urls", "https://example.org/crates"),
        ("topics", "arms; border"),
        ("challenge", "c3"),
        ("relation", "denies"),
        ("scope", "partial"),
        ("part", "and missiles"),
        ("force", "qualified"),
        ("basis", "analyst"),
        ("stands", "true"),
        ("challenge_by", "Osterlich Army"),
        ("challenge_on", "2024-06-20"),
        ("challenge_on_words", "Thursday"),
        ("challenge_on_rule", "by-hand"),
    ];
    for (column, value) in expected {
        assert_eq!(rows[1][column], value, "{column}");
    }
}

#[test]
fn what_is_not_recorded_stays_empty_and_what_is_comes_as_it_is() {
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    let claims = read_back(&csv(&mut ledger, named("claims")));
    // A table shows "both deny it" there; a program must not take a quote for a text.
    assert_eq!((claims[1]["text"].as_str(), claims[1]["quote"].as_str()), ("", "both deny it"));
    assert_eq!(claims[1]["relations"], "denies c1");
    assert_eq!(claims[5]["text"], "=1+1, \"he\" said,\nand left.");
    let denials = read_back(&csv(&mut ledger, named("denials")));
    let unknown = denials.iter().find(|row| row["denial"] == "c6").unwrap();
    assert_eq!((unknown["claim"].as_str(), unknown["relation"].as_str()), ("", ""));
    let seen = read_back(&csv(&mut ledger, named("appearances")));
    let again = seen.iter().find(|row| row["article"] == "a2" && row["claim"] == "c1").unwrap();
    assert_eq!((again["via"].as_str(), again["cues"].as_str()), ("Example Wire", "told"));
    let said = read_back(&csv(&mut ledger, named("claim_speakers")));
    let spokesman = said.iter().find(|row| row["name"] == "Rufus Firefly").unwrap();
    assert_eq!(
        (spokesman["title"].as_str(), spokesman["on_behalf_of_name"].as_str()),
        ("prime minister", "Freedonia")
    );
}

#[test]
fn one_ledger_gives_the_same_bytes_again() {
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    for (report, format) in REPORTS.iter().flat_map(|r| Format::ALL.iter().map(move |f| (r, *f))) {
        let first = in_format(&mut ledger, report, &Query::default(), format).unwrap();
        assert_eq!(in_format(&mut ledger, report, &Query::default(), format).unwrap(), first);
    }
}

#[test]
fn fields_that_are_named_are_columns_in_every_format() {
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    let query = Query { fields: Some(vec!["challenge,claim".into()]), ..Query::default() };
    let json = in_format(&mut ledger, named("disputed"), &query, Format::Json).unwrap();
    assert_eq!(
        json,
        "[\n{\"challenge\":\"c2\",\"claim\":\"c1\"},\n{\"challenge\":\"c3\",\"claim\":\"c1\"}\n]\n"
    );
    let text = in_format(&mut ledger, named("disputed"), &query, Format::Csv).unwrap();
    assert_eq!(text, "challenge,claim\nc2,c1\nc3,c1\n");
    let query = Query { fields: Some(vec!["clam".into()]), ..Query::default() };
    let error = in_format(&mut ledger, named("disputed"), &query, Format::Csv).unwrap_err();
    assert_eq!(error.kind(), "usage");
}

#[test]
fn rows_of_disputed_claims_lack_nothing_that_the_claims_have() {
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    let rows = DisputedQuery { include: Status::ALL.to_vec(), ..DisputedQuery::default() };
    let query = Query { rows: rows.clone(), ..Query::default() };
    let exported = in_format(&mut ledger, named("disputed"), &query, Format::Csv).unwrap();
    let mut whole = Vec::new();
    let written = ledger.read(|reader| {
        let claims = disputed(reader, &rows).collect::<Result<Vec<_>, StoreError>>()?;
        assert!(claims.iter().any(|item| !item.claim.about.is_empty()));
        let lines = claims.into_iter().flat_map(Disputed::lines).map(Ok);
        write_rows::<_, ExportError>(&mut whole, &DISPUTED.select(None)?, lines, Style::plain(Format::Csv))
    });
    assert!(written.unwrap() > 3);
    assert_eq!(exported, String::from_utf8(whole).unwrap());
}

#[test]
fn a_filter_that_a_report_has_not_is_refused() {
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    let claims = ClaimFilter { text: Some("fort".into()), ..ClaimFilter::default() };
    let narrow = Query { rows: DisputedQuery { claims, ..DisputedQuery::default() }, ..Query::default() };
    let by =
        Query { rows: DisputedQuery { by: Some(vec![]), ..DisputedQuery::default() }, ..Query::default() };
    for report in REPORTS {
        let whole = report.narrowed == Narrowed::Nothing;
        let narrowed = in_format(&mut ledger, report, &narrow, Format::Csv);
        assert_eq!(narrowed.is_err(), whole, "{report}");
        let challenged = in_format(&mut ledger, report, &by, Format::Csv);
        assert_eq!(challenged.is_err(), report.narrowed != Narrowed::Disputes, "{report}");
    }
}

/// A pipe whose reader has gone, or a full disk.
struct Fails(io::ErrorKind);

impl Write for Fails {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }
    fn flush(&mut self) -> io::Result<()> {
        Err(self.0.into())
    }
}

#[test]
fn a_writer_that_fails_is_an_error_and_a_closed_pipe_is_known_as_one() {
    let folder = Folder::new();
    let mut ledger = sample(&folder);
    for (report, format) in REPORTS.iter().flat_map(|r| Format::ALL.iter().map(move |f| (r, *f))) {
        let mut fails = |kind| {
            let style = Style::plain(format);
            ledger
                .read(|reader| write(report, reader, &Query::default(), style, &mut Fails(kind)))
                .unwrap_err()
        };
        assert!(fails(io::ErrorKind::BrokenPipe).is_broken_pipe(), "{report} {format}");
        let full = fails(io::ErrorKind::StorageFull);
        assert!(!full.is_broken_pipe() && full.kind() == "disk-full", "{report} {format}");
    }
}
