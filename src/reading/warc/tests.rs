//! Archives of our own words, made as crawlers make them.

use std::io::{Cursor, Write};

use flate2::Compression;
use flate2::write::GzEncoder;

use super::*;

const PAGE: &str = "<html><body><p>The quay is open.</p></body></html>";

fn record(kind: &str, url: &str, date: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn answer(head: &str, body: &[u8]) -> Vec<u8> {
    [format!("HTTP/1.1 200 OK\r\n{head}\r\n\r\n").as_bytes(), body].concat()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn records() -> Vec<Vec<u8>> {
    let html = "Content-Type: text/html; charset=utf-8";
    vec![
        record("warcinfo", "", "2024-06-21T09:30:00Z", b"software: none"),
        record("request", "https://example.org/quay", "2024-06-21T09:30:00Z", b"GET / HTTP/1.1\r\n\r\n"),
        record(
            "response",
            "https://example.org/quay",
            "2024-06-21T09:30:00Z",
            &answer(html, PAGE.as_bytes()),
        ),
        record(
            "response",
            "https://example.org/a.png",
            "2024-06-21T09:30:01Z",
            &answer("Content-Type: image/png", &[0; 300_000]),
        ),
    ]
}

fn other() -> Vec<u8> {
    let body = gzip(b"<html><body><p>The mill stands.</p></body></html>");
    let chunked = [format!("{:x}\r\n", body.len()).as_bytes(), &body, b"\r\n0\r\n\r\n"].concat();
    let head = "Content-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked";
    record("response", "https://example.org/mill", "2024-06-22T09:30:00Z", &answer(head, &chunked))
}

fn found(file: &[u8], url: Option<&str>, bounds: Bounds) -> (Vec<Entry>, Result<Record, WarcError>) {
    let is_it = |own: &str| Some(own) == url;
    let sought = Sought { is_it: url.map(|_| &is_it as &dyn Fn(&str) -> bool) };
    pages(Cursor::new(file), form(&file[..file.len().min(1000)]).unwrap(), &sought, bounds).unwrap()
}

fn wacz(warc: &[u8], list: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in
        [("archive/data.warc.gz", warc), ("pages/pages.jsonl", list.as_bytes()), ("datapackage.json", b"{}")]
    {
        zip.start_file(name, options).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn the_only_page_is_found_packed_and_not() {
    let packed: Vec<u8> = records().iter().flat_map(|record| gzip(record)).collect();
    let zipped = wacz(
        &packed,
        "{\"format\": \"json-pages-1.0\"}\n{\"url\": \"https://example.org/quay\", \"title\": \"The quay\"}\n",
    );
    for file in [records().concat(), packed, zipped] {
        let (entries, record) = found(&file, None, Bounds::default());
        let record = record.unwrap();
        assert_eq!(record.url, "https://example.org/quay");
        assert_eq!(record.at.unwrap().to_rfc3339(), "2024-06-21T09:30:00+00:00");
        assert_eq!(entries.len(), 1);
        let response = response(&record.bytes, 1 << 20).unwrap();
        assert_eq!(response.body, PAGE.as_bytes());
        assert_eq!(response.content_type.as_deref(), Some("text/html; charset=utf-8"));
        assert_eq!(form(&record.bytes), Some(Form::Plain));
    }
}

#[test]
fn of_several_pages_one_is_named() {
    let file = [records().concat(), other()].concat();
    let (entries, record) = found(&file, None, Bounds::default());
    assert_eq!(
        entries.iter().map(|entry| entry.url.as_str()).collect::<Vec<_>>(),
        ["https://example.org/quay", "https://example.org/mill"]
    );
    assert!(matches!(record, Err(WarcError::Several { count: 2 })));
    let (_, record) = found(&file, Some("https://example.org/mill"), Bounds::default());
    let body = response(&record.unwrap().bytes, 1 << 20).unwrap().body;
    assert_eq!(body, b"<html><body><p>The mill stands.</p></body></html>");
    let (_, record) = found(&file, Some("https://example.org/x"), Bounds::default());
    assert!(matches!(record, Err(WarcError::NotInIt { count: 2 })));
}

#[test]
fn of_a_wacz_the_page_that_it_lists_is_meant() {
    let packed: Vec<u8> = [other()].iter().chain(&records()).flat_map(|record| gzip(record)).collect();
    let file = wacz(&packed, "{\"url\": \"https://example.org/quay\", \"ts\": \"2024-06-21T09:30:00Z\"}\n");
    let (entries, record) = found(&file, None, Bounds::default());
    assert_eq!(record.unwrap().url, "https://example.org/quay");
    assert_eq!(entries.len(), 1);
}

#[test]
fn a_bomb_is_left_in_time() {
    let bounds = Bounds { page: 1 << 20, scanned: 4 << 20, pages: 10 };
    let bomb = gzip(&record("response", "https://example.org/x", "", &vec![b' '; 30 << 20]));
    let sought = Sought::default();
    let error = pages(Cursor::new(&bomb), Form::Gzip, &sought, bounds).unwrap_err();
    assert!(matches!(error, WarcError::TooLarge { .. }), "{error}");
    let large = record(
        "response",
        "https://example.org/x",
        "",
        &answer("Content-Type: text/html", &vec![b' '; 2 << 20]),
    );
    let (_, record) = found(&large, None, bounds);
    assert!(matches!(record, Err(WarcError::PageTooLarge { .. })));
    let inner = gzip(&vec![b' '; 30 << 20]);
    let page = self::record(
        "response",
        "https://example.org/x",
        "",
        &answer("Content-Type: text/html\r\nContent-Encoding: gzip", &inner),
    );
    let (_, record) = found(&page, None, bounds);
    assert!(matches!(response(&record.unwrap().bytes, bounds.page), Err(http::ResponseError::TooLarge(_))));
}

#[test]
fn what_is_damaged_says_where() {
    let mut file = records().concat();
    let whole = file.len();
    file.extend(b"nothing\r\n");
    let error = pages(Cursor::new(&file), Form::Plain, &Sought::default(), Bounds::default()).unwrap_err();
    assert!(error.to_string().starts_with(&format!("it is damaged at byte {}", whole - 4)), "{error}");
    assert!(form(b"PK\x03\x04 word/document.xml").is_none());
    assert!(form(&gzip(b"nothing")).is_none());
    let (_, record) = found(&records()[0], None, Bounds::default());
    assert!(matches!(record, Err(WarcError::NoPages { records: 1 })));
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_gone_through_or_refused(
        bytes in "(?s)(WARC/1.0\r\n|WARC-Type: (response|resource)\r\n|WARC-Target-URI: x\r\n|Content-Length: [0-9]{1,20}\r\n|Content-Type: text/html\r\n|HTTP/1.1 200 OK\r\n|Transfer-Encoding: chunked\r\n|Content-Encoding: gzip\r\n|\r\n|[0-9a-f]|\\PC){0,40}",
    ) {
        for form in [Form::Plain, Form::Gzip, Form::Wacz] {
            if let Ok((_, Ok(record))) = pages(Cursor::new(bytes.as_bytes()), form, &Sought::default(), Bounds::default()) {
                let _ = response(&record.bytes, 1 << 20);
            }
        }
        let _ = response(bytes.as_bytes(), 1 << 20);
    }
}
