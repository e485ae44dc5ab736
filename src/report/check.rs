//! A check of the ledger: named rules, and every finding of each.
//!
//! It looks and never mends. What a rule cannot look at (a text without a capture) is no finding. A rule that
//! a damaged file keeps from its work is one, and the others go on. One record is in memory at a time.

use std::collections::BTreeMap;

use super::irregular;
use super::schema::check_schema;
use super::side_by_side::{DAMAGED, Look, look_at, look_at_all};
use crate::domain::anchor::Text;
use crate::domain::{ArticleId, Capture, Finding, ProofFault, RelationId, Seal, StandingQuote, record_id};
use crate::store::{Depth, Reader, StoreError, sha256};

/// The rules, in the order in which they are looked at, each with its meaning.
pub const RULES: &[(&str, &str)] = &[
    ("structure", "the file is sound, and no row names one that is not there"),
    ("schema", "tables, indexes and triggers are those that gainsay made"),
    ("ids", "no id can be given twice"),
    ("version", "every record is as the last entry that changed it left it"),
    ("chain", "every entry follows from what it left and from the entry before it"),
    ("seal", "nothing up to the seal was rewritten (with --seal)"),
    ("capture-bytes", "the bytes of a capture have the hash that was recorded with them"),
    ("capture-text", "so does the text taken from them"),
    ("quote-stands", "a quote stands in the text of its capture, where it was found"),
    ("readable", "every word and date is one that gainsay writes"),
    ("search-index", "a search looks at every claim, with the words that are recorded"),
    ("checksum", "the search index and the record of schema steps are byte for byte what gainsay wrote"),
    ("merge", "a merged speaker or article counts as the one at the end of its merges"),
    ("claim-source", "a claim was seen in an article"),
    ("challenge-date", "a denial was not said before the claim that it denies"),
    ("denial-link", "a denial denies something"),
    ("denied-claim", "what nobody said stands only as long as somebody denies it"),
    ("own-claim", "whoever retracts a claim, or puts a newer one in its place, made it"),
    ("own-body", "nobody speaks for itself, nor twice for one body"),
    ("speaker-name", "a speaker's name is somebody's, and has no invisible characters"),
    ("outlet-name", "an outlet's name is one"),
    ("article-address", "an article's address is one under which an article may stand"),
    ("article-twin", "no two articles have one address"),
    ("article-key", "an article is found by its address"),
];

/// How much is looked at.
#[derive(Debug, Clone, Default)]
pub struct Scope {
    /// Only what takes no time that grows with every text: the rules `structure` (without the agreement of
    /// indexes and rows) and `schema`.
    pub quick: bool,
    /// Whether the ledger is still the one with this seal.
    pub seal: Option<Seal>,
}

impl Scope {
    /// How many of the rules it looks at.
    pub fn rules(&self) -> usize {
        let quick = |rule: &str| matches!(rule, "structure" | "schema");
        RULES
            .iter()
            .filter(
                |(rule, _)| if *rule == "seal" { self.seal.is_some() } else { !self.quick || quick(rule) },
            )
            .count()
    }
}

/// Looks at everything that the scope asks for.
///
/// # Errors
/// [`StoreError`] if the ledger cannot be read at all.
pub fn check(reader: &Reader<'_>, scope: &Scope) -> Result<Vec<Finding>, StoreError> {
    let mut findings = Vec::new();
    // First: of what is no table, nothing else may be asked. Even SQLite's own check asks the tables of the
    // search index.
    let mut is_readable = false;
    look_at("schema", &mut findings, |f| {
        is_readable = check_schema(reader, f)?;
        Ok(())
    });
    if !is_readable {
        return Ok(findings);
    }
    if let Some(seal) = &scope.seal {
        look_at("seal", &mut findings, |f| {
            f.extend(reader.find_broken_seal(seal)?.as_ref().map(finding_of));
            Ok(())
        });
    }
    if scope.quick {
        look_at("structure", &mut findings, |f| check_structure(reader, Depth::Quick, f));
    } else {
        findings.extend(look_at_all(reader, LOOKS.iter().chain(irregular::LOOKS)));
    }
    let order = |finding: &Finding| RULES.iter().position(|(rule, _)| *rule == finding.rule);
    findings.sort_by_key(order);
    Ok(findings)
}

/// The rules that cost time, each with what looks at it: the longest first.
const LOOKS: &[(&str, Look)] = &[
    ("version", check_versions),
    ("search-index", check_search),
    ("structure", |reader, f| check_structure(reader, Depth::Whole, f)),
    ("capture-bytes", check_captures),
    ("quote-stands", check_quotes),
    ("readable", check_words),
    ("checksum", check_sums),
    ("ids", check_ids),
];

fn check_versions(reader: &Reader<'_>, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    findings.extend(reader.prove()?.faults.iter().map(finding_of));
    Ok(())
}

fn check_captures(reader: &Reader<'_>, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    for id in reader.list_capture_ids()? {
        check_capture(reader, &reader.get_capture(id)?, findings)?;
    }
    Ok(())
}

fn check_structure(reader: &Reader<'_>, depth: Depth, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    let mut find = |message: String| {
        findings.push(Finding { rule: "structure", id: "ledger".into(), message, hint: DAMAGED.into() });
    };
    reader.list_structural_faults(depth)?.into_iter().for_each(&mut find);
    reader.list_dangling()?.into_iter().for_each(find);
    Ok(())
}

fn check_ids(reader: &Reader<'_>, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    for (table, what) in reader.list_id_faults()? {
        let message = format!("the table {table}: {what}");
        let hint = "it was changed outside of gainsay; go back to a copy from before".into();
        findings.push(Finding { rule: "ids", id: "ledger".into(), message, hint });
    }
    Ok(())
}

/// A fault of the chain as a finding.
fn finding_of(fault: &ProofFault) -> Finding {
    let outside = |traced: bool| {
        if traced { "outside of gainsay" } else { "without a trace: by a failing disk, or on purpose" }
    };
    let compare = "compare with a copy from before, and put back what was there";
    let look = |record: &str, traced: bool| {
        if traced {
            format!("see what was changed: gainsay history {record}; {compare}")
        } else {
            compare.to_owned()
        }
    };
    let (rule, id, message, hint) = match fault {
        ProofFault::Differs { record, since, traced } => (
            "version",
            record,
            format!("it is not what {since} left: it was changed after that, {}", outside(*traced)),
            look(record, *traced),
        ),
        ProofFault::Vanished { record, since, traced } => (
            "version",
            record,
            format!("it is gone: it was taken out after {since}, {}", outside(*traced)),
            look(record, *traced),
        ),
        ProofFault::Unknown { record } => {
            ("version", record, "no entry put it there: it was added outside of gainsay".into(), compare.to_owned())
        }
        ProofFault::Broken { entry, why } => (
            "chain",
            &entry.to_string(),
            (*why).to_owned(),
            "what the ledger says of its past was altered, or the disk is failing; go back to the last good copy".into(),
        ),
        ProofFault::Stray { of, what } => (
            "chain",
            of,
            (*what).to_owned(),
            "what the ledger says of its past was altered, or the disk is failing; go back to the last good copy".into(),
        ),
        ProofFault::Unsealed { entry, why } => (
            "seal",
            &entry.to_string(),
            why.clone(),
            "the ledger is not the one that was sealed; find the copy that is".into(),
        ),
    };
    Finding { rule, id: id.clone(), message, hint }
}

fn check_quotes(reader: &Reader<'_>, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    let mut of_relations: BTreeMap<ArticleId, Vec<(RelationId, String)>> = BTreeMap::new();
    for (id, article, quote) in reader.list_relation_quotes()? {
        if let Some(article) = article {
            of_relations.entry(article).or_default().push((id, quote));
        }
    }
    for article in reader.list_captured_articles()? {
        let mut captures = reader.list_captures(Some(article))?;
        // What was retrieved by mistake says nothing of a quote, nor does a quote of it.
        let withdrawn = reader.list_withdrawn_captures(article)?;
        captures.retain(|capture| withdrawn.iter().all(|(id, _)| *id != capture.id));
        let texts: Vec<(&Capture, Text<'_>)> =
            captures.iter().map(|capture| (capture, Text::new(&capture.text))).collect();
        for quote in reader.list_quotes(article)? {
            check_quote(&quote, &texts, findings);
        }
        for (id, quote) in of_relations.remove(&article).unwrap_or_default() {
            check_relation_quote(id, &quote, &texts, findings);
        }
    }
    Ok(())
}

fn check_words(reader: &Reader<'_>, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    for (table, id, column, value) in reader.list_unreadable()? {
        findings.push(Finding {
            rule: "readable",
            id: record_id(table, &id.to_string()),
            message: format!("its {column} is {value:?}, which this program does not know"),
            hint: "it was changed outside of gainsay; put back what was there".into(),
        });
    }
    Ok(())
}

fn check_search(reader: &Reader<'_>, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    for id in reader.list_claims_wrong_in_search()? {
        findings.push(Finding {
            rule: "search-index",
            id: id.to_string(),
            message: "the search index has other words for it than the record".into(),
            hint: REBUILD.into(),
        });
    }
    let named = findings.iter().any(|finding| finding.rule == "search-index");
    for (of_claims, what) in [(true, "claims"), (false, "articles")] {
        // A claim that was named explains it.
        let is_explained = of_claims && named;
        if !is_explained && !reader.is_search_as_recorded(of_claims)? {
            findings.push(Finding {
                rule: "search-index",
                id: "ledger".into(),
                message: format!(
                    "the search index of {what} has other words, or at other places, than the record"
                ),
                hint: REBUILD.into(),
            });
        }
    }
    Ok(())
}

fn check_sums(reader: &Reader<'_>, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    for (table, blocks) in reader.list_checksum_faults()? {
        let is_index = table.starts_with("search_");
        let what = if is_index { "the search index" } else { "the record of schema steps" };
        let parts = if blocks == 1 { "1 block".to_owned() } else { format!("{blocks} blocks") };
        findings.push(Finding {
            rule: "checksum",
            id: "ledger".into(),
            message: format!("{what} is not what gainsay wrote: {parts} of {table}"),
            hint: if is_index { REBUILD.into() } else { DAMAGED.into() },
        });
    }
    Ok(())
}

const REBUILD: &str = "make the index again: gainsay search --rebuild";

fn check_capture(
    reader: &Reader<'_>,
    capture: &Capture,
    findings: &mut Vec<Finding>,
) -> Result<(), StoreError> {
    let bytes = reader.find_content(&capture.sha256)?;
    let sound = bytes.is_some_and(|bytes| sha256(&bytes) == capture.sha256);
    let hint = || "it was changed outside of gainsay, or the disk is failing; compare with a copy".to_owned();
    if !sound {
        let message =
            format!("the bytes of {} are not those that were retrieved on {}", capture.article, capture.at);
        findings.push(Finding { rule: "capture-bytes", id: capture.id.to_string(), message, hint: hint() });
    }
    if sha256(capture.text.as_bytes()) != capture.text_sha256 {
        let message =
            format!("the text of {} is not the one that was taken on {}", capture.article, capture.at);
        findings.push(Finding { rule: "capture-text", id: capture.id.to_string(), message, hint: hint() });
    }
    Ok(())
}

/// The words that state a relation must stand in a text of their article.
fn check_relation_quote(
    id: RelationId,
    quote: &str,
    texts: &[(&Capture, Text<'_>)],
    findings: &mut Vec<Finding>,
) {
    let mut missing = None;
    for (capture, text) in texts {
        match text.find_pieces(&[quote]) {
            Ok(_) => return,
            Err(pieces) => missing = pieces.first().map(|piece| (*capture, piece.reason.to_string())),
        }
    }
    if let Some((capture, why)) = missing {
        findings.push(Finding {
            rule: "quote-stands",
            id: id.to_string(),
            message: format!("the words that state it, in {}: {why}", capture.id),
            hint: format!("look at the text: gainsay article show {} --text", capture.article),
        });
    }
}

/// A quote that is anchored must stand there; one that is not must stand somewhere in the latest text.
fn check_quote(quote: &StandingQuote, texts: &[(&Capture, Text<'_>)], findings: &mut Vec<Finding>) {
    let anchored = quote.anchor.as_ref().map(|anchor| anchor.capture);
    let Some((capture, text)) =
        texts.iter().rev().find(|(capture, _)| anchored.is_none_or(|id| id == capture.id))
    else {
        return;
    };
    let message = match text.find(&quote.exact) {
        Err(why) => why.to_string(),
        Ok(places) => match &quote.anchor {
            Some(anchor)
                if !places.iter().any(|place| (place.start, place.end) == (anchor.start, anchor.end)) =>
            {
                let first = places.first();
                format!(
                    "stands at {}-{}, but is recorded at {}-{}",
                    first.start, first.end, anchor.start, anchor.end
                )
            }
            _ => return,
        },
    };
    findings.push(Finding {
        rule: "quote-stands",
        id: quote.claim.to_string(),
        message: format!("piece {} of its quote in {} {message}", quote.piece, capture.id),
        hint: format!("look at the text: gainsay article show {} --text", capture.article),
    });
}
