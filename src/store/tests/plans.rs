//! No query that names what it wants reads a whole table: the plan of each is asked for.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use rusqlite::trace::{TraceEvent, TraceEventCodes};

use super::scratch::Scratch;
use crate::domain::{ArticleId, CaptureId, ClaimId, EntryId, OutletId, RelationId, SpeakerId, TopicId};
use crate::store::{ArticleFilter, ClaimFilter, Reader, RelationFilter, StoreError};

/// The tables that grow with the record.
const GROWING: [&str; 24] = [
    "affiliation",
    "alias",
    "appearance",
    "appearance_speaker",
    "article",
    "article_address",
    "article_key",
    "article_topic",
    "assessment",
    "capture",
    "claim",
    "claim_about",
    "claim_body",
    "claim_speaker",
    "claim_topic",
    "content",
    "history",
    "hop",
    "quote",
    "relation",
    "speaker",
    "speaker_same_as",
    "topic",
    "version",
];

/// Asks everything that is asked of one record, or of the records of one.
fn ask(reader: &Reader<'_>) -> Result<(), StoreError> {
    let (claim, article, speaker) = (ClaimId::new(1), ArticleId::new(1), SpeakerId::new(1));
    reader.find_claim("c1")?;
    reader.find_claim("a-ref")?;
    reader.find_text(claim)?;
    reader.find_said(claim)?;
    reader.find_claims_by_text("It rains.")?;
    let _ = reader.get_claim(claim);
    reader.find_left_out(claim)?;
    reader.list_assessments(&[claim])?;
    reader.list_captures(Some(article))?;
    reader.list_withdrawn_captures(article)?;
    reader.find_latest_capture(article)?;
    reader.find_latest_capture_id(article)?;
    reader.find_capture_of(article, "00")?;
    let _ = reader.get_capture(CaptureId::new(1));
    reader.find_content("00")?;
    reader.list_quotes(article)?;
    reader.list_claims_of_article(article)?;
    reader.list_addresses(article)?;
    reader.list_merged_articles(article)?;
    reader.find_article_by_url("https://example.org/1")?;
    reader.find_articles_by_headline("One", None)?;
    reader.find_articles_by_headline("One", Some(OutletId::new(1)))?;
    for filter in [
        ArticleFilter { outlet: Some(OutletId::new(1)), ..ArticleFilter::default() },
        ArticleFilter { topic: Some(TopicId::new(1)), ..ArticleFilter::default() },
    ] {
        reader.list_articles(&filter)?;
    }
    let _ = reader.get_relation(RelationId::new(1));
    reader.relations_to(&[claim])?;
    reader.is_linked(claim, claim)?;
    let filter = RelationFilter { claim: Some(claim), ..RelationFilter::default() };
    reader.relations_after(filter, 0, 10)?;
    reader.find_speakers("Ann")?;
    reader.find_speaker(speaker)?;
    reader.find_speaker_same_as("https://example.org/ann")?;
    reader.list_speaker_same_as(speaker)?;
    reader.list_users_of_speaker(speaker, 10)?;
    reader.list_merged_with(&[speaker])?;
    reader.find_topic("rain")?;
    reader.names_of(std::iter::once(speaker))?;
    reader.web_around(&[claim], None)?;
    reader.was_there("claim", "1")?;
    reader.list_records_of(EntryId::new(1))?;
    let mut changes = reader.changes()?;
    for record in ["appearance", "article", "assessment", "capture", "claim", "outlet", "relation", "topic"] {
        changes.of(record, "1")?;
    }
    for filter in [
        ClaimFilter { speakers: Some(vec![speaker]), ..ClaimFilter::default() },
        ClaimFilter { outlet: Some(OutletId::new(1)), ..ClaimFilter::default() },
        ClaimFilter { article: Some(article), ..ClaimFilter::default() },
        ClaimFilter { topic: Some(TopicId::new(1)), ..ClaimFilter::default() },
    ] {
        reader.claims(&filter).for_each(drop);
        reader.claim_id_pages(&filter, false).for_each(drop);
        reader.count_origins(&filter)?;
        reader.days_said(&filter)?;
    }
    Ok(())
}

#[test]
fn no_question_about_one_record_reads_a_whole_table() {
    let scratch = Scratch::new();
    let path = scratch.ledger_of_schema(1);
    let mut ledger = crate::store::Ledger::open(&path, crate::store::Access::Read).unwrap();
    let asked = Arc::new(Mutex::new(BTreeSet::new()));
    let noted = Arc::clone(&asked);
    let note = move |event: TraceEvent<'_>| {
        if let TraceEvent::Stmt(_, sql) = event {
            noted.lock().unwrap().insert(sql.to_owned());
        }
    };
    ledger.conn.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(note)).unwrap();
    ledger.read(ask).unwrap();
    let nobody: Option<fn(TraceEvent<'_>)> = None;
    ledger.conn.trace_v2(TraceEventCodes::empty(), nobody).unwrap();
    let asked: Vec<String> = asked.lock().unwrap().iter().filter(|sql| is_query(sql)).cloned().collect();
    assert!(asked.len() > 60, "{}", asked.len());
    let mut whole = Vec::new();
    for sql in asked {
        let mut plan = ledger.conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let steps = plan.query_map([], |row| row.get::<_, String>(3));
        let Ok(steps) = steps else { continue };
        for step in steps.map(Result::unwrap) {
            // All rows above a number are most of them, too.
            let is_stretch = step.ends_with("USING INTEGER PRIMARY KEY (rowid>?)");
            let rest = step.strip_prefix("SCAN ").or(step.strip_prefix("SEARCH ").filter(|_| is_stretch));
            let table = rest.map(|rest| rest.split(' ').next().unwrap_or_default());
            if table.is_some_and(|table| GROWING.contains(&table)) {
                whole.push(format!("{step}: {sql}"));
            }
        }
    }
    assert_eq!(whole, Vec::<String>::new());
}

fn is_query(sql: &str) -> bool {
    let sql = sql.trim_start();
    let is_probe = sql.starts_with("SELECT 1 FROM ") && sql.ends_with(" LIMIT 1") && !sql.contains("WHERE");
    !is_probe && !sql.contains("sqlite_schema") && (sql.starts_with("SELECT") || sql.starts_with("WITH"))
}
