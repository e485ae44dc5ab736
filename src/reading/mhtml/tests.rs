//! Files of our own words as browsers save them.

use super::*;

const CHROME: &str = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/quay\r\nSubject: The quay\r\nDate: Fri, 21 Jun 2024 09:30:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----MultipartBoundary--x----\"\r\n\r\n\r\n------MultipartBoundary--x----\r\nContent-Type: text/html\r\nContent-ID: <frame@mhtml.blink>\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/quay\r\n\r\n<html><body><p class=3D\"a\">The quay is=\r\n open. Caf=C3=A9.</p></body></html>\r\n------MultipartBoundary--x----\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------MultipartBoundary--x------\r\n";

#[test]
fn the_page_its_address_and_when_it_was_saved() {
    assert!(looks_like(CHROME.as_bytes()));
    let read = read(CHROME.as_bytes()).unwrap();
    assert!(
        String::from_utf8(read.html)
            .unwrap()
            .starts_with("<html><body><p class=\"a\">The quay is open. Café.</p>")
    );
    assert_eq!(read.url.as_deref(), Some("https://example.org/quay"));
    assert_eq!(read.saved.unwrap().to_rfc3339(), "2024-06-21T09:30:00+00:00");
    assert_eq!(read.content_type, "text/html");
}

#[test]
fn the_codes_of_parts() {
    assert_eq!(transfer::decoded(b"VGhlIHF1\r\nYXk=", "Base64").unwrap(), b"The quay");
    assert_eq!(transfer::decoded(b"VGhlIHF1YQ", "base64").unwrap(), b"The qua");
    assert_eq!(transfer::decoded(b"a=3Db=zz=\nc", "quoted-printable").unwrap(), b"a=b=zzc");
    assert!(transfer::decoded(b"x", "x-uuencode").is_err());
}

#[test]
fn a_file_without_a_page_says_so() {
    let none = CHROME.replace("text/html\r\nContent-ID", "text/css\r\nContent-ID");
    assert_eq!(read(none.as_bytes()), Err(MhtmlError::NoPage { parts: 2 }));
    assert_eq!(read(b"Content-Type: multipart/related\r\n\r\nx"), Err(MhtmlError::NoBoundary));
    let many = format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n{}",
        "--b\r\nContent-Type: image/png\r\n\r\nx\r\n".repeat(100_000)
    );
    assert_eq!(read(many.as_bytes()), Err(MhtmlError::NoPage { parts: 100_000 }));
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in "(?s)(Content-Type: multipart/related; boundary=b\r\n|Content-Type: text/html\r\n|Content-Transfer-Encoding: (base64|quoted-printable)\r\n|\r\n|--b|=|\\PC){0,40}") {
        let _ = (looks_like(bytes.as_bytes()), read(bytes.as_bytes()));
    }
}
