//! What holds of every address.

use proptest::prelude::*;

use super::*;

/// An address of a web page in plain form: host, path, parameters.
fn page() -> impl Strategy<Value = (String, String, Vec<(String, String)>)> {
    let host = "[a-z]{1,6}(\\.[a-z]{2,5}){1,2}";
    let path = proptest::collection::vec("[A-Za-z0-9_~é.-]{0,4}[a-z0-9]", 0..4);
    let parameters = proptest::collection::vec(("[bd-kn-rx-z]{1,3}[0-9]", "[A-Za-z0-9é]{0,4}"), 0..3);
    (host, path, parameters).prop_map(|(host, path, parameters)| {
        let path = path.iter().fold(String::new(), |path, part| path + "/" + part);
        (host, path, parameters)
    })
}

fn written(host: &str, path: &str, parameters: &[(String, String)]) -> String {
    let query: Vec<String> = parameters.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let question = if query.is_empty() { "" } else { "?" };
    format!("https://{host}{path}{question}{}", query.join("&"))
}

/// Every letter and digit escaped.
fn escaped(text: &str) -> String {
    let escape = |c: char| match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => format!("%{:02x}", u32::from(c)),
        c => c.to_string(),
    };
    text.chars().map(escape).collect()
}

proptest! {
    #[test]
    fn a_key_is_the_key_of_itself((host, path, parameters) in page()) {
        let key = ArticleKey::of(&written(&host, &path, &parameters));
        prop_assert_eq!(ArticleKey::of(&format!("https://{key}")), key);
    }

    #[test]
    fn each_difference_that_does_not_count_leaves_the_key((host, path, parameters) in page()) {
        let plain = written(&host, &path, &parameters);
        let key = ArticleKey::of(&plain);
        let mut reversed = parameters.clone();
        reversed.reverse();
        let twice: Vec<_> = parameters.iter().chain(&parameters).cloned().collect();
        let and = if parameters.is_empty() { '?' } else { '&' };
        let rest = plain.strip_prefix("https://").unwrap();
        for other in [
            format!("http://{rest}"),
            format!("https://www.{rest}"),
            format!("HTTPS://{}{}", host.to_uppercase(), &rest[host.len()..]),
            written(&format!("{host}:443"), &path, &parameters),
            written(&host, &format!("{path}/"), &parameters),
            written(&host, &format!("/x/..{path}"), &parameters),
            written(&host, &escaped(&path), &parameters),
            written(&host, &path, &reversed),
            written(&host, &path, &twice),
            format!("{plain}#part"),
            format!("{plain}{and}utm_source=a&fbclid=b"),
            format!("{plain}{and}"),
            format!(" {plain}\n"),
            format!("https://web.archive.org/web/20240622101112/{plain}"),
            format!("https://archive.ph/2024.06.22-101112/{plain}"),
        ] {
            prop_assert_eq!(&ArticleKey::of(&other), &key, "{} {}", plain, other);
        }
    }

    #[test]
    fn another_path_or_parameter_is_another_article(
        (host, path, parameters) in page(), (other_host, other_path, other_parameters) in page()
    ) {
        let plain = |(host, path, parameters): (&str, &str, &[(String, String)])| {
            let mut parameters: Vec<_> = parameters.to_vec();
            parameters.sort();
            parameters.dedup();
            let host = host.strip_prefix("www.").unwrap_or(host).to_owned();
            (host, path.to_owned(), parameters)
        };
        let one = ArticleKey::of(&written(&host, &path, &parameters));
        let other = ArticleKey::of(&written(&other_host, &other_path, &other_parameters));
        prop_assert_eq!(
            one == other,
            plain((&host, &path, &parameters)) == plain((&other_host, &other_path, &other_parameters))
        );
        let other = ArticleKey::of(&written(&host, &format!("{path}x"), &parameters));
        prop_assert_ne!(&one, &other);
        let mut more = parameters.clone();
        more.push(("id".to_owned(), "34".to_owned()));
        prop_assert_ne!(&one, &ArticleKey::of(&written(&host, &path, &more)));
    }

    #[test]
    fn nothing_is_too_odd_to_be_asked(text in "(https?:/{0,3})?\\PC{0,40}", stamp in "[0-9*a-z_]{0,16}") {
        let inner = format!("https://web.archive.org/web/{stamp}/{text}");
        for text in [text, inner] {
            let _ = (ArticleKey::of(&text), hinted_keys(&text), archived(&text), check_address(&text));
        }
    }
}
