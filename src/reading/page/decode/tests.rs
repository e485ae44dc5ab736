//! Each way to a charset, and each refusal.

use super::*;
use proptest::prelude::*;

fn named(bytes: &[u8], name: &str) -> Result<Decoded, DecodeError> {
    decode(bytes, Origin { name, content_type: None })
}

fn sent(bytes: &[u8], content_type: &str) -> Result<Decoded, DecodeError> {
    decode(bytes, Origin { name: "", content_type: Some(content_type) })
}

/// Some ASCII with one "é" in windows-1252, which is no UTF-8.
fn western(start: &str) -> Vec<u8> {
    [start.as_bytes(), b"caf\xE9"].concat()
}

fn utf16(text: &str, little: bool) -> Vec<u8> {
    let bytes = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn a_charset_is_found_in_the_order_of_browsers() {
    use CharsetFrom::{ByteOrderMark, Bytes, Guess, Header, Page};
    let meta = "<html><meta charset=windows-1251><p>";
    let pragma = "<html><META http-equiv='Content-Type' content='text/html; charset=\"iso-8859-2\"'><p>";
    let xml = "<?xml version='1.0' encoding='koi8-r'?><html><p>";
    let late = format!("<html><!-- {} --><meta charset=windows-1251>", "x".repeat(5_000));
    let table: Vec<(Vec<u8>, Option<&str>, &str, CharsetFrom)> = vec![
        (b"\xEF\xBB\xBF<html><meta charset=koi8-r>caf\xC3\xA9".to_vec(), None, "UTF-8", ByteOrderMark),
        (utf16("\u{feff}<html><p>é", true), Some("text/html; charset=utf-8"), "UTF-16LE", ByteOrderMark),
        (utf16("\u{feff}<html><p>é", false), None, "UTF-16BE", ByteOrderMark),
        (utf16("<html><p>é", true), None, "UTF-16LE", Bytes),
        (western(meta), Some("text/html; charset=ISO-8859-1"), "windows-1252", Header),
        (western(meta), Some("text/html; Charset=\"koi8-r\"; x=y"), "KOI8-R", Header),
        (western(meta), Some("text/html; charset=nonsense"), "windows-1251", Page),
        (western(meta), Some("text/html"), "windows-1251", Page),
        (western(meta), None, "windows-1251", Page),
        (western(pragma), None, "ISO-8859-2", Page),
        (western(xml), None, "KOI8-R", Page),
        (western(&late), None, "windows-1251", Page),
        (b"<html><meta charset=utf-16><p>caf\xC3\xA9".to_vec(), None, "UTF-8", Page),
        (b"<html><p>caf\xC3\xA9".to_vec(), None, "UTF-8", Bytes),
        (western("<html><p>"), None, "windows-1252", Guess),
        (western("<html><!-- <meta charset=koi8-r> --><p>"), None, "windows-1252", Guess),
        (western("<html><script>'<meta charset=koi8-r>'</script><p>"), None, "windows-1252", Guess),
    ];
    for (bytes, content_type, charset, from) in table {
        let decoded = decode(&bytes, Origin { name: "page.html", content_type }).unwrap();
        let case = String::from_utf8_lossy(&bytes).into_owned();
        assert_eq!((decoded.charset, decoded.charset_from), (charset, from), "{case}");
        assert_eq!(decoded.media, Media::Html, "{case}");
        assert!(!decoded.replaced && !decoded.text.starts_with('\u{feff}'), "{case}");
    }
}

#[test]
fn letters_come_out_right() {
    assert!(named(&western("<html><meta charset=windows-1251>"), "").unwrap().text.ends_with("cafй"));
    assert!(named(&western("<html><p>"), "").unwrap().text.ends_with("café"));
    let japanese = b"<html><meta charset=Shift_JIS><p>\x93\xFA\x96\x7B";
    assert!(named(japanese, "").unwrap().text.ends_with("日本"));
}

#[test]
fn what_means_nothing_in_the_charset_is_replaced_and_said() {
    let long = format!("<html><meta charset=utf-8><p>{}", "words and words ".repeat(50));
    let decoded = named(&western(&long), "").unwrap();
    assert!(decoded.replaced && decoded.text.ends_with("caf\u{fffd}"));
    let decoded = named(format!("<html><p>a\0b{}", "x".repeat(100)).as_bytes(), "").unwrap();
    assert!(decoded.replaced && decoded.text.contains("ab"));
}

#[test]
fn a_text_full_of_bytes_of_another_charset_is_refused() {
    let wrong = named(&western("<html><meta charset=utf-8><p>"), "");
    assert_eq!(wrong.unwrap_err(), DecodeError::WrongCharset { charset: "UTF-8", broken: 1 });
}

#[test]
fn utf_8_that_is_declared_as_something_else_is_read_as_utf_8() {
    let decoded = named("<html><meta charset=iso-8859-1><p>café".as_bytes(), "").unwrap();
    assert!(decoded.text.ends_with("café"));
    assert_eq!((decoded.charset, decoded.charset_from), ("UTF-8", CharsetFrom::Bytes));
}

#[test]
fn a_page_is_told_from_a_text() {
    for (start, name, content_type, media) in [
        ("Some words.", "a.txt", None, Media::Plain),
        ("Some words.", "A.HTM", None, Media::Html),
        ("Some words.", "", None, Media::Plain),
        ("Some words.", "", Some("text/html"), Media::Html),
        ("Some words.", "a.html", Some("text/plain"), Media::Plain),
        ("<!DOCTYPE html><p>x", "a.txt", None, Media::Html),
        (" <!-- saved --><HTML lang=en>", "a.txt", Some("text/plain"), Media::Html),
        ("<?xml version='1.0'?>\n<html>", "", None, Media::Html),
        ("<p>One.</p><p>Two.</p>", "article", None, Media::Html),
        ("<p>One.</p><p>Two.</p>", "a.txt", None, Media::Plain),
        ("<3 this, and a <p> in it", "", None, Media::Plain),
    ] {
        let decoded = decode(start.as_bytes(), Origin { name, content_type }).unwrap();
        assert_eq!(decoded.media, media, "{start} {name} {content_type:?}");
    }
}

#[test]
fn a_text_is_utf8_or_has_a_mark_or_a_header() {
    let plain = named("café\r\n".as_bytes(), "a.txt").unwrap();
    assert_eq!((plain.text.as_str(), plain.charset), ("café\r\n", "UTF-8"));
    assert_eq!(named(b"\xEF\xBB\xBFa", "a.txt").unwrap().text, "a");
    assert_eq!(named(&utf16("\u{feff}café", true), "a.txt").unwrap().text, "café");
    assert_eq!(named(&utf16("\u{feff}café", false), "a.txt").unwrap().charset, "UTF-16BE");
    assert_eq!(sent(&western(""), "text/plain; charset=latin1").unwrap().text, "café");
    let error = named(&western(""), "a.txt").unwrap_err();
    assert_eq!(error.to_string(), "byte 0xE9 at offset 3 is not UTF-8");
    assert!(error.hints()[0].contains("iconv"));
}

#[test]
fn what_is_no_text_is_called_by_its_name() {
    for (bytes, message) in [
        (b"%PDF-1.7\n%\xE2\xE3".as_slice(), "a PDF document"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a picture"),
        (b"\xFF\xD8\xFF\xE0\0\x10JFIF", "a picture"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "a picture"),
        (b"\0\0\0\x20ftypavif", "a picture"),
        (b"\0\0\0\x20ftypisom", "sound or film"),
        (b"PK\x03\x04\x14\0", "a ZIP archive, as .docx, .odt, .xlsx and .epub files are"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a document of an office program"),
        (b"{\\rtf1\\ansi", "an RTF document"),
        (b"\x1F\x8B\x08\0", "a compressed file"),
        (b"BZh91AY&SY", "a compressed file"),
        (b"bplist00\xD1", "a web page saved as a single file (web archive)"),
        (b"WARC/1.0\r\n", "an archive of web pages (WARC)"),
        (b"SQLite format 3\0", "an SQLite database"),
        (b"MZ\x90\0\x03\0\0\0", "a program"),
        (
            b"From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=x\r\n\r\n",
            "a web page saved as a single file (MHTML)",
        ),
    ] {
        // Whatever it is called: a server or a person may be wrong.
        for name in ["a.html", "a.txt", ""] {
            let error = named(bytes, name).unwrap_err();
            assert_eq!(error.to_string(), format!("it is no web page and no text, but {message}"));
            assert!(error.hints()[0].len() > 10);
        }
    }
}

#[test]
fn words_that_begin_like_a_file_are_words() {
    for text in [
        "PDF files are",
        "ID3 tags",
        "From: the minister\n\nHe said",
        "RIFF RAFF",
        "MZ is a code",
        "BZhang said",
    ] {
        assert_eq!(named(text.as_bytes(), "a.txt").unwrap().text, text);
    }
}

#[test]
fn nothing_and_white_space_and_zero_bytes_are_refused() {
    for (bytes, message) in [
        (b"".as_slice(), "there is nothing in it"),
        (b" \r\n\t", "there is nothing in it but white space"),
        (b"\xEF\xBB\xBF\n", "there is nothing in it but white space"),
        (b"a\0b", "there is a zero byte at offset 1: it is no text, or it is damaged"),
        (b"\xE9\0b", "there is a zero byte at offset 1: it is no text, or it is damaged"),
        (b"<html>\0\0\0\0", "there is a zero byte at offset 6: it is no text, or it is damaged"),
    ] {
        let error = named(bytes, "").unwrap_err();
        assert_eq!(error.to_string(), message);
        assert_eq!(error.hints().len(), 1);
    }
}

#[test]
fn more_than_the_limit_is_refused() {
    let mut bytes = vec![b'x'; SIZE_LIMIT];
    assert!(named(&bytes, "a.txt").is_ok());
    bytes.push(b'x');
    let error = named(&bytes, "a.txt").unwrap_err();
    assert_eq!(error.to_string(), "it has 16777217 bytes; a page or a text has at most 16777216 (16 MiB)");
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..80), start in "(<html>|<meta charset=[a-z0-9-]{0,8}>|\\PC{0,9}){0,3}") {
        let bytes = [start.as_bytes(), &bytes].concat();
        for name in ["a.html", "a.txt", ""] {
            if let Err(error) = named(&bytes, name) {
                prop_assert!(!error.to_string().is_empty() && !error.hints().is_empty());
            }
        }
    }

    #[test]
    fn utf8_text_is_never_altered(text in "\\PC{1,60}") {
        prop_assume!(!text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty());
        prop_assume!(!text.starts_with('\u{feff}') && Binary::of(text.as_bytes()).is_none());
        prop_assert_eq!(named(text.as_bytes(), "a.txt").unwrap().text, text);
    }
}
