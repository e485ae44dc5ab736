//! One page kept in five ways, papers, and files that are made to be slow or endless.

use std::io::Write;
use std::time::{Duration, Instant};

use crate::sandbox::{Ran, Sandbox};

const URL: &str = "https://example.org/2024/06/quay";

/// A page of our own words.
fn page() -> String {
    let paragraphs = [
        "The new quay of Hulvik opens on Monday, the port authority said on Thursday.",
        "“We have sold nothing and signed nothing,” said Clara Voss, a spokeswoman for the authority.",
        "The mayor of Westing, Ivo Lang, said that the quay was mined in May. The authority denied it.",
        "The café beside the old mill stays open, Voss said, and nobody has to leave the harbour this year.",
    ];
    let text = format!("<p>{}</p>\n", paragraphs.join("</p>\n<p>"));
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Quay opens on Monday</title>\n<meta property=\"article:published_time\" content=\"2024-06-20T08:00:00Z\"></head>\n<body><article><h1>Quay opens on Monday</h1>\n{text}</article></body></html>\n"
    )
}

fn quoted_printable(text: &str) -> String {
    let mut out = String::new();
    let mut width = 0;
    for byte in text.bytes() {
        let written = match byte {
            b'\n' => "\r\n".to_owned(),
            b'=' | 128.. => format!("={byte:02X}"),
            _ => char::from(byte).to_string(),
        };
        if width > 70 && byte != b'\n' {
            out.push_str("=\r\n");
            width = 0;
        }
        width = if byte == b'\n' { 0 } else { width + written.len() };
        out.push_str(&written);
    }
    out
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn record(url: &str, page: &str) -> Vec<u8> {
    let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}");
    let head = format!(
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-06-21T06:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    format!("{head}{block}\r\n\r\n").into_bytes()
}

fn wacz(warc: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let list =
        format!("{{\"url\": \"{URL}\", \"ts\": \"2024-06-21T06:00:00Z\", \"title\": \"Quay opens\"}}\n");
    for (name, content) in
        [("archive/data.warc.gz", warc), ("pages/pages.jsonl", list.as_bytes()), ("datapackage.json", b"{}")]
    {
        zip.start_file(name, options).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The page as a browser, `SingleFile`, a browser again, a crawler and a recorder keep it.
fn kept(sandbox: &Sandbox) -> [&'static str; 5] {
    let page = page();
    sandbox.write("page.html", &page);
    let comment = format!(
        "<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Fri Jun 21 2024 08:00:00 GMT+0200\n-->"
    );
    sandbox.write(
        "single.html",
        page.replacen("<head>", &format!("<head>{comment}<style>p{{margin:0}}</style>"), 1),
    );
    sandbox.write(
        "page.mhtml",
        format!(
            "From: <Saved by Blink>\r\nSnapshot-Content-Location: {URL}\r\nDate: Fri, 21 Jun 2024 06:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--b--\"\r\n\r\n----b--\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: {URL}\r\n\r\n{}\r\n----b----\r\n",
            quoted_printable(&page)
        ),
    );
    let records =
        [record("https://example.org/frame", "<html><body><p>Advert.</p></body></html>"), record(URL, &page)];
    sandbox.write("crawl.warc", records.concat());
    let packed: Vec<u8> = records.iter().flat_map(|record| gzip(record)).collect();
    sandbox.write("crawl.wacz", wacz(&packed));
    ["page.html", "single.html", "page.mhtml", "crawl.warc", "crawl.wacz"]
}

#[test]
fn a_page_kept_in_five_ways_is_one_text() {
    let sandbox = Sandbox::new();
    let files = kept(&sandbox);
    let text = |file: &str| {
        let found = sandbox.json(&["article", "add", file, "--dry-run", "--url", URL]);
        assert_eq!(found["published"]["value"], "2024-06-20", "{file}");
        assert_eq!(found["headline"]["value"], "Quay opens on Monday", "{file}");
        found["text"]["value"].as_str().unwrap().to_owned()
    };
    let first = text(files[0]);
    assert!(first.contains("The café beside the old mill"), "{first}");
    for file in &files[1..] {
        assert_eq!(text(file), first, "{file}");
    }
    sandbox.ok(&["draft", "page.html", "--url", URL, "-o", "page.toml"]);
    sandbox.ok(&["log", "page.toml"]);
    for file in files {
        let again = sandbox.ok(&["article", "recapture", "a1", file]);
        assert!(again.err.contains("0 moved with their words, 0 vanished"), "{file}: {}", again.err);
    }
    let captures = sandbox.json(&["article", "show", "a1"]);
    // The record in the WACZ is that of the WARC, byte for byte.
    assert_eq!(captures["captures"].as_array().unwrap().len(), 4, "{captures}");
    // A denial that was drafted without what it denies is for a person to link.
    let findings = sandbox.run(&["check", "--format", "csv"]).out;
    assert!(findings.lines().skip(1).all(|finding| finding.starts_with("denial-link,")), "{findings}");
    // A worksheet finds its page in an archive by the article's address.
    let sheet = String::from_utf8(sandbox.read("page.toml")).unwrap();
    sandbox.write("again.toml", sheet.replace("page.html", "crawl.warc"));
    sandbox.ok(&["log", "again.toml"]);
}

#[test]
fn of_an_archive_with_several_pages_a_person_chooses() {
    let sandbox = Sandbox::new();
    kept(&sandbox);
    let refused = sandbox.run(&["article", "add", "crawl.warc"]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("crawl.warc: it has 2 pages; say which one"), "{}", refused.err);
    let listed = sandbox.ok(&["article", "add", "crawl.warc", "--list"]).out;
    assert_eq!(listed.lines().count(), 2, "{listed}");
    assert!(listed.contains(URL), "{listed}");
    let none = sandbox.run(&["draft", "crawl.warc", "--url", "https://example.org/none"]);
    assert!(none.err.contains("none of its 2 pages has the address"), "{}", none.err);
    sandbox.ok(&["article", "add", "crawl.warc", "--url", URL]);
    let shown = sandbox.json(&["article", "show", "a1"]);
    assert_eq!(shown["captures"][0]["at"], "2024-06-21T06:00:00.000Z");
}

/// A program that stands in for one that reads PDFs.
#[cfg(unix)]
fn program(sandbox: &Sandbox, name: &str, script: &str) -> String {
    use std::os::unix::fs::PermissionsExt;
    sandbox.write(name, format!("#!/bin/sh\n{script}\n"));
    let path = sandbox.path(name);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    path.display().to_string()
}

#[cfg(unix)]
#[test]
fn a_paper_keeps_its_pages_and_quotes_stand_on_them() {
    let sandbox = Sandbox::new();
    sandbox.write("paper.pdf", b"%PDF-1.7\n1 0 obj\n");
    let script = r"printf 'Report on the quay\n\nThe port authority said on Monday that the new quay, which was\nbuilt last year, will be open to all ships from July.\n\fThe mayor of Westing denied that the quay was mined in May or in\nJune of this year.\n\f'";
    let reader = program(&sandbox, "reader", script);
    let pdf = |verb: &[&str]| sandbox.ok(&[verb, &["paper.pdf", "--pdf-with", &reader]].concat());
    let drafted = pdf(&["draft", "--published", "2024-06-20"]);
    assert!(drafted.err.contains("read as a PDF: 2 pages"), "{}", drafted.err);
    assert!(
        drafted.out.contains("at = \"p. 1\"") && drafted.out.contains("at = \"p. 2\""),
        "{}",
        drafted.out
    );
    assert!(drafted.out.contains("the new quay, which was built last year, will be open"), "{}", drafted.out);
    pdf(&["article", "add"]);
    let again = sandbox.ok(&["draft", "a1", "-o", "paper.toml"]);
    assert!(again.err.contains("proposed"), "{}", again.err);
    sandbox.ok(&["log", "paper.toml"]);
    let shown = sandbox.ok(&["article", "show", "a1", "--text"]).out;
    assert!(shown.contains("[p. 2] The mayor of Westing"), "{shown}");
    // A denial that was drafted without what it denies is for a person to link.
    let findings = sandbox.run(&["check", "--format", "csv"]).out;
    assert!(findings.lines().skip(1).all(|finding| finding.starts_with("denial-link,")), "{findings}");
}

#[cfg(unix)]
#[test]
fn a_pdf_without_its_program_says_what_to_install() {
    let sandbox = Sandbox::new();
    sandbox.write("paper.pdf", b"%PDF-1.7\n");
    let refused = sandbox.run(&["article", "add", "paper.pdf"]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("there is no program pdftotext"), "{}", refused.err);
    assert!(refused.err.contains("poppler-utils"), "{}", refused.err);
    assert!(!sandbox.path("gainsay.db").exists());
    let reader = program(&sandbox, "endless", "while :; do echo yes yes yes yes yes yes; done");
    let refused = sandbox.run(&["article", "add", "paper.pdf", "--pdf-with", &reader]);
    assert!(refused.err.contains("was ended: it wrote more than"), "{}", refused.err);
    let reader = program(&sandbox, "blank", "printf '\\f\\f'");
    let refused = sandbox.run(&["article", "add", "paper.pdf", "--pdf-with", &reader]);
    assert!(refused.err.contains("a PDF of 2 pages without words"), "{}", refused.err);
}

/// Runs it, and it must be refused in words, soon, with nothing stored.
fn refused(sandbox: &Sandbox, args: &[&str]) -> Ran {
    let started = Instant::now();
    let ran = sandbox.run(args);
    assert_eq!(ran.code, 1, "{args:?} {}", ran.err);
    assert!(started.elapsed() < Duration::from_mins(5), "{args:?}");
    assert!(!sandbox.path("gainsay.db").exists());
    ran
}

#[test]
fn hostile_files_are_refused_in_words_and_nothing_is_stored() {
    let sandbox = Sandbox::new();
    let bomb = record(URL, &" ".repeat(40 << 20));
    sandbox.write("bomb.warc.gz", gzip(&bomb));
    assert!(refused(&sandbox, &["article", "add", "bomb.warc.gz"]).err.contains("is larger than"));
    sandbox.write("bomb.wacz", wacz(&gzip(&bomb)));
    assert!(refused(&sandbox, &["article", "add", "bomb.wacz"]).err.contains("is larger than"));
    // Ten gigabytes that take no room: a record that says it is that long.
    let huge = sandbox.path("huge.warc");
    let head = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {URL}\r\nContent-Length: 10000000000\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    );
    std::fs::write(&huge, head).unwrap();
    std::fs::OpenOptions::new().write(true).open(&huge).unwrap().set_len(10 << 30).unwrap();
    let ran = refused(&sandbox, &["article", "add", "huge.warc"]);
    assert!(ran.err.contains("huge.warc"), "{}", ran.err);
    let srt = sandbox.path("long.srt");
    std::fs::write(&srt, "1\n00:00:01,000 --> 00:00:02,000\nThe quay is open.\n\n").unwrap();
    std::fs::OpenOptions::new().write(true).open(&srt).unwrap().set_len(100 << 20).unwrap();
    assert!(refused(&sandbox, &["article", "add", "long.srt"]).err.contains("is larger than"));
    let deep = format!("{{\"type\": \"public_channel\", \"id\": 1, \"messages\": {}", "[".repeat(1_000_000));
    sandbox.write("deep.json", deep);
    assert!(refused(&sandbox, &["article", "add", "deep.json"]).err.contains("JSON cannot be read"));
    let parts = "--b\r\nContent-Type: image/png\r\n\r\nx\r\n".repeat(100_000);
    sandbox.write(
        "parts.mhtml",
        format!("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n{parts}"),
    );
    assert!(refused(&sandbox, &["article", "add", "parts.mhtml"]).err.contains("none of its 100000 parts"));
    assert!(!sandbox.files().iter().any(|name| name.contains("gainsay.db")));
}
