//! WACZ: a ZIP with WARC files (`archive/`) and a list of the pages that were meant (`pages/pages.jsonl`).
//!
//! Owns which entries of the ZIP are looked at. The ZIP is no proof of sizes: what is unpacked is counted.

use std::io::{BufRead, BufReader, Read, Seek};

use flate2::bufread::MultiGzDecoder;
use serde_json::Value;

use super::page::{Bounds, Entry, WarcError};
use super::scan::Scan;

/// The list of pages is read as far as this, in bytes.
const LIST: u64 = 16 << 20;
/// A ZIP with more entries is no WACZ.
const MOST_ENTRIES: usize = 100_000;

/// Whether a ZIP begins as a WACZ does: with a name that only a WACZ has.
pub(super) fn begins(start: &[u8]) -> bool {
    let names: [&[u8]; 5] =
        [b"datapackage.json", b"archive/", b"pages/pages.jsonl", b"indexes/index.", b"fuzzy.json"];
    names.iter().any(|name| memchr::memmem::find(start, name).is_some())
}

/// Goes through the WARC files, and returns the pages that the list names.
pub(super) fn scan(
    file: impl BufRead + Seek,
    scan: &mut Scan<'_>,
    bounds: Bounds,
) -> Result<Vec<Entry>, WarcError> {
    let damaged =
        |error: &dyn std::fmt::Display| WarcError::Damaged { at: 0, what: "ZIP", why: error.to_string() };
    let mut zip = zip::ZipArchive::new(file).map_err(|error| damaged(&error))?;
    if zip.len() > MOST_ENTRIES {
        return Err(damaged(&format!("it has {} entries", zip.len())));
    }
    let names = zip.file_names().filter_map(Result::ok).map(std::borrow::Cow::into_owned);
    let names: Vec<String> = names.collect();
    let mut listed = Vec::new();
    for name in names.iter().filter(|name| name.ends_with("pages/pages.jsonl")) {
        let entry = zip.by_name(name).map_err(|error| damaged(&error))?;
        listed.extend(pages(entry.take(LIST), bounds.pages));
    }
    if let [only] = listed.as_slice() {
        scan.meant(&only.url);
    }
    let ending =
        |name: &str| name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase());
    let is_packed = |name: &str| ending(name) == "gz";
    let is_warc = |name: &&String| ending(name) == "warc" || (is_packed(name) && name.contains(".warc"));
    for name in names.iter().filter(is_warc) {
        let entry = zip.by_name(name).map_err(|error| damaged(&error))?;
        if is_packed(name) {
            scan.stream(&mut BufReader::new(MultiGzDecoder::new(BufReader::new(entry))))?;
        } else {
            scan.stream(&mut BufReader::new(entry))?;
        }
    }
    Ok(listed)
}

/// The pages of a list, a JSON object a line.
fn pages(list: impl Read, most: usize) -> Vec<Entry> {
    let lines = BufReader::new(list).split(b'\n').map_while(Result::ok);
    let entry = |line: Vec<u8>| {
        let value: Value = serde_json::from_slice(&line).ok()?;
        let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
        Some(Entry { url: text("url")?, date: text("ts").unwrap_or_default(), title: text("title") })
    };
    lines.filter_map(entry).take(most).collect()
}
