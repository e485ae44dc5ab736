//! What a person should know of a page before quoting from it: that it is cut off, asks for consent, or is an
//! error and no article.
//!
//! Owns the signs of each. It refuses nothing: a page may be wanted all the same. Called when a page is
//! taken.

use super::html::token::{HtmlToken, Tokens};

/// A page of more words is no notice, whatever it says.
const FEW_WORDS: usize = 220;

const ERRORS: &[&str] = &[
    "404",
    "403 forbidden",
    "page not found",
    "not found",
    "access denied",
    "access to this page has been denied",
    "just a moment",
    "attention required",
    "are you a robot",
    "security check",
    "verify you are human",
    "service unavailable",
    "internal server error",
    "bad gateway",
    "too many requests",
    "site is unavailable",
];
const CONSENT: &[&str] = &[
    "before you continue",
    "we value your privacy",
    "accept all cookies",
    "accept cookies",
    "we and our partners",
    "your privacy choices",
    "manage your cookie",
    "cookie settings",
    "consent to the use of cookies",
];
const CUT: &[&str] = &[
    "subscribe to continue reading",
    "subscribe to read",
    "to continue reading",
    "to read the full story",
    "to read the full article",
    "this article is for subscribers",
    "this content is for subscribers",
    "sign in to read",
    "log in to read",
    "become a subscriber",
    "already a subscriber",
    "for subscribers only",
    "unlock this article",
    "register to read",
];

/// What a person should know of a page, a sentence each; `text` is the text of its article.
pub fn notices(html: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let words = text.split_whitespace().count();
    let title = title(html).to_lowercase();
    let lower = if words <= FEW_WORDS { text.to_lowercase() } else { String::new() };
    let has = |phrases: &[&str]| phrases.iter().any(|phrase| lower.contains(phrase));
    if words <= FEW_WORDS
        && ERRORS.iter().any(|phrase| title.starts_with(phrase) || title.contains(&format!("error {phrase}")))
    {
        found.push(format!(
            "this looks like a server's error and not like an article: \u{201c}{title}\u{201d}"
        ));
    } else if words <= FEW_WORDS && CONSENT.iter().filter(|phrase| lower.contains(**phrase)).count() >= 1 {
        found.push("this looks like a page that asks for consent, not like the article: open it in a browser, answer, and save the page there".to_owned());
    }
    let end: String = last_words(text);
    let is_paid = is_not_free(html);
    if has(CUT) || CUT.iter().any(|phrase| end.contains(phrase)) {
        found.push("the text seems to be cut off: the page asks for a subscription to read on".to_owned());
    } else if is_paid {
        found.push("the page says that it is not free to read: check that its text is whole".to_owned());
    }
    found
}

/// The end of a text in lower case.
fn last_words(text: &str) -> String {
    let mut start = text.len().saturating_sub(400);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    text[start..].to_lowercase()
}

/// Whether the page's data say `isAccessibleForFree: false` (schema.org).
fn is_not_free(html: &str) -> bool {
    const KEY: &str = "isAccessibleForFree";
    html.match_indices(KEY).take(20).any(|(at, _)| {
        let rest = html[at + KEY.len()..].trim_start_matches(['"', '\'', ' ', ':', '\n', '\t', '=']);
        rest.get(..5).is_some_and(|value| value.eq_ignore_ascii_case("false"))
    })
}

fn title(html: &str) -> String {
    let found = Tokens::of(html).take(5_000).find_map(|token| match token {
        HtmlToken::Raw(tag, text) if tag.is("title") => Some(text.to_owned()),
        _ => None,
    });
    found.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(title: &str, text: &str) -> Vec<String> {
        notices(&format!("<html><head><title>{title}</title></head><body>{text}</body></html>"), text)
    }

    #[test]
    fn errors_consent_and_walls_are_said() {
        assert!(of("404 Not Found", "The page is not here.")[0].contains("a server's error"));
        assert!(
            of("Harbour News", "Before you continue: we and our partners use cookies.")[0]
                .contains("consent")
        );
        assert!(of("The quay", "The quay is open. Subscribe to continue reading.")[0].contains("cut off"));
        let paid = "<script type=\"application/ld+json\">{\"isAccessibleForFree\": \"False\"}</script>";
        assert!(notices(paid, "The quay is open.")[0].contains("not free"));
        assert!(of("Mill not found in survey", "The mill was not found.").is_empty());
        assert!(of("The quay", "The quay is open.").is_empty());
    }
}
