//! What a retrieval may cost, what it brings, and why it brings nothing.
//!
//! Owns these types and nothing else: `fetch` asks, `request` is one answer.

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
    /// Sent on from the Internet to a host of this machine or its network.
    #[error(
        "sent us on to {host}, which is an address of this machine or its network; name that address itself, if its page is meant"
    )]
    SentInside {
        /// The host.
        host: String,
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
        206 => " (a part of the page only)",
        404 => " (not found)",
        410 => " (gone)",
        429 => " (too many requests)",
        451 => " (unavailable for legal reasons)",
        500..=599 => " (the server's own trouble)",
        _ => "",
    }
}
