//! One request for a page, and what the server answered.
//!
//! Owns the one use of the HTTP client. It follows nothing: whoever asked decides whether to be sent on.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use ureq::unversioned::transport::DefaultConnector;
use url::Url;

use super::fetched::{FetchError, Fetched, Limits};
use super::guarded::{self, Guarded};

/// What a server answered.
pub(super) enum Answer {
    Page(Fetched),
    /// The address to which it sends us on, as it was written.
    SentOn(String),
}

/// One request.
pub(super) struct Asked<'p> {
    pub(super) page: &'p Url,
    pub(super) limits: Limits,
    /// How much time is left.
    pub(super) left: Duration,
    /// Whether a host of this machine or its network is refused.
    pub(super) refuses_private: bool,
}

impl Asked<'_> {
    /// The answer, and whether the host is one of this machine or its network.
    pub(super) fn send(&self) -> Result<(Answer, bool), FetchError> {
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(self.left.max(Duration::from_millis(1))))
            .max_redirects(0)
            .user_agent(concat!("gainsay/", env!("CARGO_PKG_VERSION")))
            .accept("text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.1")
            .build();
        let met_private = Arc::new(AtomicBool::new(false));
        let guarded = Guarded::new(self.refuses_private, Arc::clone(&met_private));
        let agent = ureq::Agent::with_parts(config, DefaultConnector::default(), guarded);
        let mut response = agent.get(self.page.as_str()).call().map_err(|error| self.explain(error))?;
        let answer = self.read(&mut response)?;
        Ok((answer, met_private.load(Ordering::Relaxed)))
    }

    fn read(&self, response: &mut ureq::http::Response<ureq::Body>) -> Result<Answer, FetchError> {
        let header = |name: &str| {
            let value = response.headers().get(name)?;
            Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
        };
        let status = response.status().as_u16();
        let location = header("location").filter(|_| matches!(status, 301 | 302 | 303 | 307 | 308));
        if let Some(location) = location {
            return Ok(Answer::SentOn(location));
        }
        if !(200..300).contains(&status) || status == 206 {
            return Err(FetchError::Status { status });
        }
        let content_type = header("content-type");
        let is_read = |encoding: &str| {
            matches!(encoding.trim().to_ascii_lowercase().as_str(), "" | "gzip" | "x-gzip" | "identity")
        };
        if let Some(encoding) = header("content-encoding").filter(|encoding| !is_read(encoding)) {
            return Err(FetchError::Packed { encoding });
        }
        let limit = self.limits.bytes;
        // One byte more than the limit, so that a page of exactly the limit passes.
        let body = response.body_mut().with_config().limit(limit + 1).read_to_vec();
        let bytes = body.map_err(|error| self.explain(error))?;
        if bytes.len() as u64 > limit {
            return Err(FetchError::TooLarge { limit });
        }
        Ok(Answer::Page(Fetched { bytes, content_type, final_url: self.page.to_string() }))
    }

    fn explain(&self, error: ureq::Error) -> FetchError {
        match error {
            error if guarded::was_refused(&error) => {
                FetchError::SentInside { host: self.page.host_str().unwrap_or_default().to_owned() }
            }
            ureq::Error::StatusCode(status) => FetchError::Status { status },
            ureq::Error::Timeout(_) => FetchError::TooSlow { seconds: self.limits.time.as_secs() },
            ureq::Error::BodyExceedsLimit(_) => FetchError::TooLarge { limit: self.limits.bytes },
            ureq::Error::BadUri(_) => FetchError::NotAnAddress,
            ureq::Error::HostNotFound => FetchError::Unreachable { why: "there is no such host".into() },
            ureq::Error::ConnectionFailed => FetchError::Unreachable { why: "no connection".into() },
            other => FetchError::Unreachable { why: other.to_string() },
        }
    }
}
