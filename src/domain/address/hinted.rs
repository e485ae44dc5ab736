//! Addresses that may be one article: AMP and mobile forms.
//!
//! Only a hint. `m.example.org/x` is nearly always `example.org/x`, but only the page itself can say so.

use url::Url;

use super::archive::original_of;
use super::key::{ArticleKey, host_of, page_at};

/// What stands before a host in its form for telephones, and for AMP.
const HOSTS: &[&str] = &["amp.", "m.", "mobile."];
/// Parameters that ask for AMP.
const PARAMETERS: &[&str] =
    &["amp", "amp=1", "amp=true", "output=amp", "outputType=amp", "outputtype=amp", "mobile=1"];

/// The keys under which the article of this address may be recorded too, the likeliest first, without its
/// own: of its AMP and mobile forms, or, if it is such a form itself, of the article's plain address and its
/// other forms.
pub fn hinted_keys(address: &str) -> Vec<ArticleKey> {
    let own = ArticleKey::of(address);
    let original = original_of(address);
    let Some(page) = page_at(original.trim()) else { return Vec::new() };
    let plain = plain_form(&page);
    let mut forms = vec![plain.clone()];
    forms.extend(other_forms(&plain));
    let mut keys: Vec<ArticleKey> = Vec::new();
    for form in forms {
        let key = ArticleKey::of(&form);
        if key != own && !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

/// The address without all that asks for AMP or the form for telephones.
fn plain_form(page: &Url) -> String {
    let page = served_by(page).unwrap_or_else(|| page.clone());
    let mut host = host_of(&page).to_owned();
    for before in HOSTS {
        if let Some(rest) = host.strip_prefix(before).filter(|rest| rest.contains('.')) {
            host = rest.to_owned();
            break;
        }
    }
    let path = page.path().trim_end_matches('/');
    let path = path.strip_suffix("/amp").or_else(|| path.strip_suffix("/amp.html")).unwrap_or(path);
    let path = match path.strip_suffix(".amp.html") {
        Some(before) => format!("{before}.html"),
        None => path.strip_suffix(".amp").unwrap_or(path).to_owned(),
    };
    let path = path.strip_prefix("/amp/").map_or(path.clone(), |rest| format!("/{rest}"));
    let query: Vec<&str> =
        page.query().unwrap_or_default().split('&').filter(|part| !PARAMETERS.contains(part)).collect();
    let port = page.port().map_or_else(String::new, |port| format!(":{port}"));
    format!("https://{host}{port}{path}?{}", query.join("&"))
}

/// The page behind the services that keep AMP pages of others: "google.com/amp/s/example.org/x",
/// "example-org.cdn.ampproject.org/c/s/example.org/x".
fn served_by(page: &Url) -> Option<Url> {
    let host = host_of(page);
    let path = page.path().trim_start_matches('/');
    let rest = if host.ends_with(".cdn.ampproject.org") || host == "cdn.ampproject.org" {
        path.strip_prefix("c/").or_else(|| path.strip_prefix("v/"))?
    } else if host.split('.').next() == Some("google") {
        path.strip_prefix("amp/")?
    } else {
        return None;
    };
    let rest = rest.strip_prefix("s/").unwrap_or(rest);
    let query = page.query().map_or_else(String::new, |query| format!("?{query}"));
    page_at(&format!("https://{rest}{query}")).filter(|page| host_of(page).contains('.'))
}

/// The forms under which newsrooms serve a page beside its plain one.
fn other_forms(plain: &str) -> Vec<String> {
    let Some(rest) = plain.strip_prefix("https://") else { return Vec::new() };
    let (host, path) = rest.split_at(rest.find('/').or_else(|| rest.find('?')).unwrap_or(rest.len()));
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let and = if query.is_empty() { "" } else { "&" };
    let mut forms: Vec<String> =
        HOSTS.iter().map(|before| format!("https://{before}{host}{path}?{query}")).collect();
    forms.push(format!("https://{host}{path}/amp?{query}"));
    forms.push(format!("https://{host}/amp{path}?{query}"));
    forms.push(format!("https://{host}{path}.amp?{query}"));
    if let Some(before) = path.strip_suffix(".html") {
        forms.push(format!("https://{host}{before}.amp.html?{query}"));
    }
    forms.extend(PARAMETERS.iter().map(|parameter| format!("https://{host}{path}?{query}{and}{parameter}")));
    forms.push(format!("https://google.com/amp/s/{host}{path}?{query}"));
    forms.push(format!(
        "https://{}.cdn.ampproject.org/c/s/{host}{path}?{query}",
        host.replace('-', "--").replace('.', "-")
    ));
    forms
}
