//! What two addresses of one article have in common.
//!
//! Owns which differences do not count. Reading an address is left to the `url` crate, which does it as
//! browsers do.

use std::fmt;
use std::fmt::Write as _;

use url::Url;

use super::archive::original_of;
use super::tracking::only_tracks;

/// What two addresses of one article have in common: they are one article exactly if their keys are equal.
///
/// For a web page: `host/path?parameters`, without scheme, `www.` and default port, without fragment, slash
/// at the end and parameters that only track, the parameters sorted, each character escaped or not in one
/// way, a host of any script as it stands on the wire. An address of an archive has the key of the original.
/// Anything else than a web page is its own key.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArticleKey(String);

impl ArticleKey {
    /// The key of an address, whatever is around it and however it is written. An address that cannot be read
    /// is its own key.
    pub fn of(address: &str) -> Self {
        let address = original_of(address);
        let address = address.trim();
        match page_at(address) {
            Some(page) => Self(of_page(&page)),
            None => Self(of_name(address)),
        }
    }

    /// As it is kept in a ledger.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ArticleKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An address of the web, read as browsers read it.
pub(super) fn page_at(address: &str) -> Option<Url> {
    let page = Url::parse(address).ok()?;
    (matches!(page.scheme(), "http" | "https") && page.has_host()).then_some(page)
}

/// The host as it counts: without `www.`, and without the dot at its end that no one types.
pub(super) fn host_of(page: &Url) -> &str {
    let mut host = page.host_str().unwrap_or_default().trim_end_matches('.');
    while let Some(rest) = host.strip_prefix("www.").filter(|rest| rest.contains('.')) {
        host = rest;
    }
    host
}

fn of_page(page: &Url) -> String {
    let host = host_of(page);
    let mut key = host.to_owned();
    // Both default ports: the scheme does not count.
    if let Some(port) = page.port().filter(|port| !matches!(port, 80 | 443)) {
        write!(key, ":{port}").unwrap_or_default();
    }
    key.push_str(path_in_one_way(page.path()).trim_end_matches('/'));
    let parameters = parameters_of(host, page.query().unwrap_or_default());
    if !parameters.is_empty() {
        key.push('?');
        key.push_str(&parameters.join("&"));
    }
    if let Some(route) = page.fragment().and_then(route_in) {
        key.push('#');
        key.push_str(&route);
    }
    key
}

fn path_in_one_way(path: &str) -> String {
    // A session that stands in the path is the reader's: "/story;jsessionid=1A2B".
    let parts = path.split('/').map(|part| match part.split_once(';') {
        Some((before, after)) if after.to_ascii_lowercase().starts_with("jsessionid=") => before,
        _ => part,
    });
    escaped_in_one_way(&parts.collect::<Vec<_>>().join("/"), "/")
}

/// The parameters that tell one article from another, sorted, each once.
fn parameters_of(host: &str, query: &str) -> Vec<String> {
    let mut parameters: Vec<String> = (query.split('&'))
        .filter(|parameter| !parameter.is_empty())
        .filter_map(|parameter| {
            // In a query a space may be written as a plus.
            let written = escaped_in_one_way(&parameter.replace('+', "%20"), "=");
            let (name, value) = written.split_once('=').unwrap_or((&written, ""));
            (!only_tracks(host, name, value)).then(|| written.clone())
        })
        .collect();
    parameters.sort_unstable();
    parameters.dedup();
    parameters
}

/// A fragment that names a page of an application (`!/story/1`, `/story/1`) and not a place on the page.
/// Without a passage to highlight, and without a slash at its end.
fn route_in(fragment: &str) -> Option<String> {
    let route = fragment.split(":~:").next().unwrap_or_default();
    let is_route = route.starts_with("!/") || route.starts_with('/');
    let route = escaped_in_one_way(route.trim_end_matches('/'), "/!?=&");
    (is_route && route.len() > 1).then_some(route)
}

/// Letters, digits and `-._~` as themselves, and so what is in `plain`; any other byte escaped, in capitals.
/// What is escaped already and would be plain stays escaped: `%2F` is no slash.
fn escaped_in_one_way(text: &str, plain: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut bytes = text.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        let escaped = (byte == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        let value = escaped.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        let byte = match value {
            Some(value) => {
                bytes.nth(1);
                value
            }
            None if plain.as_bytes().contains(&byte) => {
                written.push(char::from(byte));
                continue;
            }
            None => byte,
        };
        if unreserved(byte) {
            written.push(char::from(byte));
        } else {
            write!(written, "%{byte:02X}").unwrap_or_default();
        }
    }
    written
}

/// A name that is no address of the web: as it stands; the scheme, and of a `urn:` the kind too, are in lower
/// case.
fn of_name(address: &str) -> String {
    let Some((scheme, rest)) = address.split_once(':') else { return address.to_owned() };
    let scheme = scheme.to_ascii_lowercase();
    match rest.split_once(':').filter(|_| scheme == "urn") {
        Some((kind, name)) => format!("{scheme}:{}:{name}", kind.to_ascii_lowercase()),
        None => format!("{scheme}:{rest}"),
    }
}
