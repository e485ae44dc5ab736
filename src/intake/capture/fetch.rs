//! A page by its address (cargo feature `fetch`).
//!
//! Owns how far a server may send us on. Only http and https. It returns the bytes as they were served after
//! unpacking the transfer (gzip); what they mean is read elsewhere. Called by the command line before any
//! transaction begins.

#[cfg(feature = "fetch")]
use std::time::Instant;

#[cfg(feature = "fetch")]
use url::Url;

pub use super::fetched::{FetchError, Fetched, Limits};
#[cfg(feature = "fetch")]
use super::request::{Answer, Asked};

/// Whether a text is meant as an address of a page.
pub fn is_address(text: &str) -> bool {
    let scheme = text.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https"))
}

/// Retrieves a page.
///
/// # Errors
/// [`FetchError`]; nothing is kept of a page that was not retrieved whole.
#[cfg(feature = "fetch")]
pub fn fetch(url: &str, limits: Limits) -> Result<Fetched, FetchError> {
    fetch_from(url, limits, false)
}

/// As [`fetch`]; `as_if_public`: the first host counts as one of the Internet, for tests.
#[cfg(feature = "fetch")]
fn fetch_from(url: &str, limits: Limits, as_if_public: bool) -> Result<Fetched, FetchError> {
    let started = Instant::now();
    let mut page = page(url)?;
    let mut is_public = as_if_public;
    for sent_on in 0..=limits.redirects {
        let left = limits.time.saturating_sub(started.elapsed());
        let asked = Asked { page: &page, limits, left, refuses_private: is_public && sent_on > 0 };
        let (answer, met_private) = asked.send()?;
        is_public |= !met_private;
        match answer {
            Answer::Page(fetched) => return Ok(fetched),
            Answer::SentOn(to) => page = self::page(&page.join(&to).map_or(to, String::from))?,
        }
    }
    Err(FetchError::TooManyRedirects { limit: limits.redirects })
}

/// The address of a page: http or https, without a name and password; a host in other letters becomes the one
/// that look-ups know (IDNA).
#[cfg(feature = "fetch")]
fn page(url: &str) -> Result<Url, FetchError> {
    if !is_address(url) {
        return Err(FetchError::NotAnAddress);
    }
    let mut page = Url::parse(url).map_err(|_| FetchError::NotAnAddress)?;
    if !page.username().is_empty() || page.password().is_some() {
        return Err(FetchError::Credentials);
    }
    // A server never sees it.
    page.set_fragment(None);
    Ok(page)
}

/// Says that this program cannot.
///
/// # Errors
/// Always [`FetchError::NotBuilt`].
#[cfg(not(feature = "fetch"))]
pub fn fetch(_url: &str, _limits: Limits) -> Result<Fetched, FetchError> {
    Err(FetchError::NotBuilt)
}

#[cfg(feature = "fetch")]
#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::{TcpListener, TcpStream};
    use std::time::Duration;

    use super::*;

    const SHORT: Limits = Limits { time: Duration::from_secs(20), bytes: 100_000, redirects: 3 };

    /// A server on this machine that answers each connection; its address.
    fn serve(answer: impl Fn(&mut TcpStream, &str) + Send + 'static) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        std::thread::spawn(move || {
            for stream in listener.incoming().take(20) {
                let mut stream = stream.unwrap();
                let mut request = [0; 2048];
                let count = stream.read(&mut request).unwrap_or(0);
                let request = String::from_utf8_lossy(&request[..count]).into_owned();
                answer(&mut stream, &request);
            }
        });
        format!("http://{address}")
    }

    fn send(stream: &mut TcpStream, head: &str, body: &[u8]) {
        let length = body.len();
        let _ = stream.write_all(
            format!("HTTP/1.1 {head}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n").as_bytes(),
        );
        let _ = stream.write_all(body);
    }

    #[test]
    fn a_page_comes_with_its_type_and_the_address_that_answered() {
        let base = serve(|stream, request| {
            if request.starts_with("GET /old ") {
                send(stream, "302 Found\r\nLocation: /new", b"");
            } else {
                send(stream, "200 OK\r\nContent-Type: text/html; charset=iso-8859-1", b"caf\xe9");
            }
        });
        let fetched = fetch(&format!("{base}/old"), SHORT).unwrap();
        assert_eq!(fetched.bytes, b"caf\xe9");
        assert_eq!(fetched.content_type.as_deref(), Some("text/html; charset=iso-8859-1"));
        assert_eq!(fetched.final_url, format!("{base}/new"));
    }

    #[test]
    fn a_packed_page_is_unpacked() {
        let base = serve(|stream, _| {
            let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
            encoder.write_all(b"unpacked").unwrap();
            send(
                stream,
                "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip",
                &encoder.finish().unwrap(),
            );
        });
        assert_eq!(fetch(&base, SHORT).unwrap().bytes, b"unpacked");
    }

    #[test]
    fn a_circle_of_redirects_ends() {
        let base = serve(|stream, _| send(stream, "302 Found\r\nLocation: /again", b""));
        assert_eq!(fetch(&base, SHORT), Err(FetchError::TooManyRedirects { limit: 3 }));
    }

    #[test]
    fn a_redirect_is_followed_only_where_we_would_have_gone_ourselves() {
        let to = |location: &'static str| {
            serve(move |stream, request| {
                if request.starts_with("GET /page ") {
                    send(stream, "200 OK\r\nContent-Type: text/plain", b"words");
                } else {
                    send(stream, &format!("302 Found\r\nLocation: {location}"), b"");
                }
            })
        };
        let base = to("http://ann:secret@127.0.0.1/page");
        assert_eq!(fetch(&base, SHORT), Err(FetchError::Credentials));
        assert_eq!(fetch(&to("file:///etc/hostname"), SHORT), Err(FetchError::NotAnAddress));
        assert_eq!(fetch(&to("/page"), SHORT).unwrap().bytes, b"words");
        // From one host of this network to another is where somebody is; from the Internet it is not.
        let inside = FetchError::SentInside { host: "127.0.0.1".into() };
        assert_eq!(fetch_from(&to("/page"), SHORT, true), Err(inside));
        let local = fetch_from(&to("http://localhost:1/"), SHORT, true);
        assert_eq!(local, Err(FetchError::SentInside { host: "localhost".into() }));
    }

    #[test]
    fn a_part_of_a_page_is_no_page() {
        let base = serve(|stream, _| {
            send(
                stream,
                "206 Partial Content\r\nContent-Range: bytes 0-4/900\r\nContent-Type: text/plain",
                b"words",
            );
        });
        assert_eq!(fetch(&base, SHORT), Err(FetchError::Status { status: 206 }));
    }

    #[test]
    fn a_host_in_other_letters_is_asked_for_by_its_name_for_machines() {
        assert_eq!(
            page("https://bücher.example/straße?ä#x").unwrap().as_str(),
            "https://xn--bcher-kva.example/stra%C3%9Fe?%C3%A4"
        );
        assert_eq!(page("http://ann@example.org/"), Err(FetchError::Credentials));
        assert_eq!(page("http://:@example.org/").unwrap().as_str(), "http://example.org/");
    }

    #[test]
    fn a_server_that_trickles_is_left_in_time() {
        let base = serve(|stream, _| {
            let _ = stream
                .write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n");
            while stream.write_all(b"x").is_ok() {
                std::thread::sleep(Duration::from_millis(50));
            }
        });
        let limits = Limits { time: Duration::from_millis(700), ..SHORT };
        assert_eq!(fetch(&base, limits), Err(FetchError::TooSlow { seconds: 0 }));
    }

    #[test]
    fn a_page_beyond_the_limit_is_refused_also_when_it_is_packed() {
        let plain =
            serve(|stream, _| send(stream, "200 OK\r\nContent-Type: text/html", &vec![b'x'; 200_000]));
        assert_eq!(fetch(&plain, SHORT), Err(FetchError::TooLarge { limit: 100_000 }));
        let bomb = serve(|stream, _| {
            let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
            encoder.write_all(&vec![0; 5_000_000]).unwrap();
            send(
                stream,
                "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip",
                &encoder.finish().unwrap(),
            );
        });
        assert!(matches!(fetch(&bomb, SHORT), Err(FetchError::TooLarge { .. })));
    }

    #[test]
    fn what_is_not_there_says_so() {
        let base = serve(|stream, _| send(stream, "404 Not Found", b""));
        assert_eq!(fetch(&base, SHORT).unwrap_err().to_string(), "answered with 404 (not found)");
        assert_eq!(fetch("ftp://example.org/x", SHORT), Err(FetchError::NotAnAddress));
        assert_eq!(fetch("https://ann:secret@example.org/x", SHORT), Err(FetchError::Credentials));
        let packed = serve(|stream, _| {
            send(stream, "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br", b"\x0b\x02");
        });
        assert_eq!(fetch(&packed, SHORT), Err(FetchError::Packed { encoding: "br".into() }));
        assert!(matches!(fetch("http://127.0.0.1:1/", SHORT), Err(FetchError::Unreachable { .. })));
    }
}
