//! A page by its address (cargo feature `fetch`).
//!
//! Owns the limits of a retrieval: how long, how large, how many redirects. Only http and https. It returns
//! the bytes as they were served after unpacking the transfer (gzip); what they mean is read elsewhere.
//! Called by the command line before any transaction begins.

use std::time::Duration;

/// What a retrieval may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// From the first look-up to the last byte.
    pub time: Duration,
    /// Bytes of the page, unpacked.
    pub bytes: u64,
    /// How often the server may send us on.
    pub redirects: u32,
}

impl Default for Limits {
    /// 30 seconds, 20 MiB, 10 redirects.
    fn default() -> Self {
        Self { time: Duration::from_secs(30), bytes: 20 << 20, redirects: 10 }
    }
}

/// A page as a server sent it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The header `Content-Type`, as it was sent.
    pub content_type: Option<String>,
    /// The address that answered, after redirects.
    pub final_url: String,
}

/// Why a page was not retrieved; each is a whole sentence without its subject, the address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// Neither http nor https.
    #[error("is no address of a web page; it begins with https:// or http://")]
    NotAnAddress,
    /// The server answered with an error.
    #[error("answered with {status}{}", meaning(*status))]
    Status {
        /// The HTTP status.
        status: u16,
    },
    /// Not done in time.
    #[error("did not answer in full within {seconds} s")]
    TooSlow {
        /// The limit.
        seconds: u64,
    },
    /// Larger than we take.
    #[error("is larger than {limit} bytes")]
    TooLarge {
        /// The limit.
        limit: u64,
    },
    /// Sent on and on.
    #[error("sent us on more than {limit} times")]
    TooManyRedirects {
        /// The limit.
        limit: u32,
    },
    /// Anything on the way: no such host, no connection, no valid certificate.
    #[error("could not be reached: {why}")]
    Unreachable {
        /// The reason, in words.
        why: String,
    },
    /// Packed in a way we did not ask for.
    #[error("was sent packed as {encoding}, which was not asked for and is not read")]
    Packed {
        /// The header `Content-Encoding`.
        encoding: String,
    },
    /// A name and password in the address.
    #[error("has a user name or password in it, which would be recorded; leave it out")]
    Credentials,
    /// This program was built without `fetch`.
    #[error("cannot be fetched by this program, which was built without the feature `fetch`")]
    NotBuilt,
}

fn meaning(status: u16) -> &'static str {
    match status {
        401 | 403 => " (not allowed: it may want a login, or refuse programs)",
        404 => " (not found)",
        410 => " (gone)",
        429 => " (too many requests)",
        451 => " (unavailable for legal reasons)",
        500..=599 => " (the server's own trouble)",
        _ => "",
    }
}

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
    use ureq::ResponseExt;

    if !is_address(url) {
        return Err(FetchError::NotAnAddress);
    }
    if url
        .split("://")
        .nth(1)
        .and_then(|rest| rest.split(['/', '?', '#']).next())
        .is_some_and(|host| host.contains('@'))
    {
        return Err(FetchError::Credentials);
    }
    let agent = ureq::Agent::new_with_config(
        ureq::Agent::config_builder()
            .timeout_global(Some(limits.time))
            .max_redirects(limits.redirects)
            .user_agent(concat!("gainsay/", env!("CARGO_PKG_VERSION")))
            .accept("text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.1")
            .build(),
    );
    let explain = |error: ureq::Error| match error {
        ureq::Error::StatusCode(status) => FetchError::Status { status },
        ureq::Error::Timeout(_) => FetchError::TooSlow { seconds: limits.time.as_secs() },
        ureq::Error::BodyExceedsLimit(_) => FetchError::TooLarge { limit: limits.bytes },
        ureq::Error::TooManyRedirects => FetchError::TooManyRedirects { limit: limits.redirects },
        ureq::Error::BadUri(_) => FetchError::NotAnAddress,
        ureq::Error::HostNotFound => FetchError::Unreachable { why: "there is no such host".into() },
        ureq::Error::ConnectionFailed => FetchError::Unreachable { why: "no connection".into() },
        other => FetchError::Unreachable { why: other.to_string() },
    };
    let mut response = agent.get(url).call().map_err(explain)?;
    let final_url = response.get_uri().to_string();
    let content_type =
        response.headers().get("content-type").and_then(|value| value.to_str().ok()).map(str::to_owned);
    let encoding = response.headers().get("content-encoding").and_then(|value| value.to_str().ok());
    if let Some(encoding) = encoding
        .filter(|e| !matches!(e.trim().to_ascii_lowercase().as_str(), "" | "gzip" | "x-gzip" | "identity"))
    {
        return Err(FetchError::Packed { encoding: encoding.to_owned() });
    }
    // One byte more than the limit, so that a page of exactly the limit passes.
    let bytes = response.body_mut().with_config().limit(limits.bytes + 1).read_to_vec().map_err(explain)?;
    if bytes.len() as u64 > limits.bytes {
        return Err(FetchError::TooLarge { limit: limits.bytes });
    }
    Ok(Fetched { bytes, content_type, final_url })
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
