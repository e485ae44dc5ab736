//! Which texts are addresses of articles, and why others are not.
//!
//! The one rule, for whatever way an address comes in. It only looks: an address is recorded as it was given,
//! without the blanks around it.

use url::Url;

/// Schemes of addresses under which an article may stand: pages, and names of printed and numbered works.
const SCHEMES: &[&str] = &["http", "https", "ftp", "urn", "doi", "info", "ark"];

/// Why a text is no address of an article.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AddressProblem {
    /// Nothing but blanks.
    #[error("the url is empty")]
    Empty,
    /// It has white space inside.
    #[error("the url {0:?} holds a space")]
    Space(String),
    /// It is not written in full.
    #[error("the url {0:?} has no scheme")]
    NoScheme(String),
    /// It has a scheme that no article has.
    #[error("the url {url:?} begins with {scheme:?}, under which no article stands")]
    Scheme {
        /// The address.
        url: String,
        /// What stands before its first colon.
        scheme: String,
        /// The scheme that was likely meant.
        near: Option<&'static str>,
    },
    /// It leads nowhere.
    #[error("the url {0:?} names no page")]
    NoPage(String),
    /// It has a user name or a password in it, which would stand in every list and export. The password is
    /// not repeated.
    #[error("the url of {host:?} has a user name or a password in it")]
    Secret {
        /// The host.
        host: String,
    },
}

impl AddressProblem {
    /// What to do, as a hint says it.
    pub fn hint(&self) -> String {
        match self {
            Self::Empty => "leave it out instead".to_owned(),
            Self::Space(_) => "in a url a space is written %20".to_owned(),
            Self::NoScheme(url) => format!("write it in full: \"https://{}\"", url.trim_start_matches('/')),
            Self::Scheme { near: Some(near), .. } => format!("did you mean {near}?"),
            Self::Scheme { scheme, .. } if scheme == "file" => {
                "a file on this machine is given as the article's text, and kept; its url is where others \
                 find it"
                    .to_owned()
            }
            Self::Scheme { .. } => {
                "give the address of the page, which begins with https:// or http://; put anything else into \
                 the note"
                    .to_owned()
            }
            Self::NoPage(_) => "write it in full, such as \"https://example.org/2024/06/21/pact\"".to_owned(),
            Self::Secret { host } => format!("write it without: \"https://{host}/…\""),
        }
    }
}

/// Whether a text, but for the blanks around it, is an address under which an article may stand.
///
/// # Errors
/// [`AddressProblem`], with the text shortened to what a message can show.
pub fn check_address(text: &str) -> Result<(), AddressProblem> {
    let url = text.trim();
    if url.is_empty() {
        return Err(AddressProblem::Empty);
    }
    // First of all: every other message shows the address.
    let after_scheme = url.split_once("//").filter(|(scheme, _)| scheme.is_empty() || scheme.ends_with(':'));
    let authority =
        after_scheme.and_then(|(_, rest)| rest.split(['/', '\\', '?', '#']).next()).unwrap_or_default();
    if let Some((_, host)) = authority.rsplit_once('@') {
        return Err(AddressProblem::Secret { host: shortened(host) });
    }
    if url.contains(char::is_whitespace) {
        return Err(AddressProblem::Space(shortened(url)));
    }
    let Some((scheme, rest)) = url.split_once(':').filter(|(scheme, _)| is_scheme(scheme)) else {
        return Err(AddressProblem::NoScheme(shortened(url)));
    };
    let lower = scheme.to_ascii_lowercase();
    if !SCHEMES.contains(&lower.as_str()) {
        let near = ["https", "http"].into_iter().find(|known| strsim::osa_distance(known, &lower) == 1);
        return Err(AddressProblem::Scheme { url: shortened(url), scheme: lower, near });
    }
    let is_web = matches!(lower.as_str(), "http" | "https" | "ftp");
    let names_host =
        rest.starts_with("//") && !authority.is_empty() && Url::parse(url).is_ok_and(|url| url.has_host());
    if rest.trim_matches('/').is_empty() || (is_web && !names_host) {
        return Err(AddressProblem::NoPage(shortened(url)));
    }
    Ok(())
}

/// More than one letter, so that `C:\…` is none; no dot, so that `example.org:80` is none.
fn is_scheme(text: &str) -> bool {
    text.len() > 1
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-'))
}

/// As much of a text as a message shows.
fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
