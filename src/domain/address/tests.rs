//! Which addresses are one article, which may be, and which are none.

use super::*;

/// One article, by address.
fn one(address: &str, other: &str) {
    assert_eq!(ArticleKey::of(address), ArticleKey::of(other), "{address} and {other} are one");
}

fn two(address: &str, other: &str) {
    assert_ne!(ArticleKey::of(address), ArticleKey::of(other), "{address} and {other} are two");
}

const DAM: &str = "https://example.org/2024/06/21/dam";

#[test]
fn ways_to_write_an_address_are_one_article() {
    for other in [
        "http://example.org/2024/06/21/dam",
        "https://www.example.org/2024/06/21/dam",
        "HTTPS://Example.ORG/2024/06/21/dam",
        "https://example.org:443/2024/06/21/dam",
        "http://example.org:80/2024/06/21/dam",
        "https://example.org./2024/06/21/dam",
        "https://example.org/2024/06/21/dam/",
        "https://example.org/2024/06/21/dam//",
        "https://example.org/2024/06/21/dam?",
        "https://example.org/2024/06/21/dam/?&",
        "https://example.org/2024/06/21/dam#comments",
        "https://example.org/2024/06/21/dam#",
        "https://example.org/2024/06/21/dam#:~:text=no%20dam",
        "https://example.org/2024/06/21/d%61m",
        "https://example.org/2024/06/./21/x/../dam",
        "https://example.org/2024/06/21/%2e%2e/21/dam",
        "https://example.org/2024/06/21/dam;jsessionid=1A2B.node7",
        "\u{a0} https://example.org/2024/06/21/dam\n",
        "\thttps://example.org/2024/06/21/dam ",
    ] {
        one(DAM, other);
    }
    one("https://example.org/caf%C3%A9", "https://example.org/café");
    one("https://example.org/caf%c3%a9", "https://example.org/café");
    one("https://example.org/%7Eada", "https://example.org/~ada");
    one("https://example.org/a%20b", "https://example.org/a b");
    one("https://example.org/?q=a+b", "https://example.org/?q=a%20b");
    one("https://example.org/?q=%C3%A9", "https://example.org/?q=é");
    one("https://bücher.example/a", "https://xn--bcher-kva.example/a");
    one("https://BÜCHER.example/a", "https://xn--bcher-kva.example/a");
    one("https://example.org/x?b=2&a=1", "https://example.org/x?a=1&b=2");
    one("https://example.org/x?a=1&a=1&&a=1", "https://example.org/x?a=1");
    one("https://example.org", "https://www.example.org/");
    one("https://example.org/#!/a/", "http://example.org/#!/a");
    one("urn:ISBN:123", "URN:isbn:123");
}

#[test]
fn parameters_that_only_track_do_not_count() {
    for tracking in [
        "utm_source=x&utm_medium=y&utm_campaign=z",
        "utm_source=x&utm_source=x",
        "UTM_Source=x",
        "fbclid=IwAR0abc",
        "gclid=1&mc_cid=2&mc_eid=3",
        "ref=rss",
        "source=twitter",
        "partner=rss&emc=rss",
        "igshid=1&msclkid=2&dclid=3",
        "xtor=RSS-1",
        "PHPSESSID=0123",
        "_ga=1&_gl=2",
        "ns_mchannel=social&at_custom1=x&at_medium=custom7",
    ] {
        one(DAM, &format!("{DAM}?{tracking}"));
        one(&format!("{DAM}?id=34&x=1"), &format!("{DAM}?x=1&{tracking}&id=34"));
    }
    one("https://youtu.be/AbC", "https://youtu.be/AbC?si=xyz");
    one("https://x.com/a/status/1", "https://x.com/a/status/1?s=20&t=Ab");
}

#[test]
fn all_else_is_another_article() {
    for (address, other) in [
        ("https://example.org/story?id=34", "https://example.org/story?id=35"),
        ("https://example.org/story?id=34", "https://example.org/story"),
        ("https://example.org/Story", "https://example.org/story"),
        ("https://example.org/p?page=1", "https://example.org/p?page=2"),
        ("https://example.org/p?ref=main", "https://example.org/p?ref=draft"),
        ("https://example.org/p?source=ministry", "https://example.org/p"),
        ("https://example.org/p?si=1", "https://example.org/p?si=2"),
        ("https://example.org/watch?t=1", "https://example.org/watch?t=2"),
        ("https://a.example.org/x", "https://b.example.org/x"),
        ("https://www.com/x", "https://com/x"),
        ("https://example.org/2024/06/21/dam", "https://example.org/2024/06/21/dam-2"),
        ("https://example.org/2024/06/21/dam", "https://example.org/2024/06/21/dam.html"),
        ("https://example.org/#!/a", "https://example.org/#!/b"),
        ("https://example.org/#/story/1", "https://example.org/#/story/2"),
        ("https://example.org/a%2Fb", "https://example.org/a/b"),
        ("https://example.org/?q=a%26b", "https://example.org/?q=a&b"),
        ("https://example.org/?a=1&a=2", "https://example.org/?a=1"),
        ("https://example.org:8080/x", "https://example.org/x"),
        ("https://example.org/a//b", "https://example.org/a/b"),
        ("https://example.org/amp/x", "https://example.org/x"),
        ("https://m.example.org/x", "https://example.org/x"),
        ("urn:isbn:123", "urn:isbn:124"),
    ] {
        two(address, other);
    }
}

#[test]
fn an_archived_copy_is_the_original() {
    for other in [
        "https://web.archive.org/web/20240622101112/https://example.org/2024/06/21/dam",
        "https://web.archive.org/web/20240622101112id_/https:/example.org/2024/06/21/dam",
        "http://web.archive.org/web/20240622101112if_/http://www.example.org:80/2024/06/21/dam/",
        "https://web.archive.org/web/2024*/https://example.org/2024/06/21/dam",
        "https://web.archive.org/web/*/https://example.org/2024/06/21/dam",
        "https://web.archive.org/web/https://example.org/2024/06/21/dam",
        "https://web.archive.org/web/20240622101112/example.org/2024/06/21/dam",
        "https://web.archive.org/web/20240622101112/https%3A%2F%2Fexample.org%2F2024%2F06%2F21%2Fdam",
        "https://archive.ph/2024.06.22-101112/https://example.org/2024/06/21/dam",
        "https://archive.is/20240622101112/https://example.org/2024/06/21/dam",
        "https://archive.today/newest/https://example.org/2024/06/21/dam",
        "https://archive.ph/o/AbCdE/https://example.org/2024/06/21/dam",
        "https://arquivo.pt/wayback/20240622101112mp_/https://example.org/2024/06/21/dam",
        "https://wayback.archive-it.org/1234/20240622101112/https://example.org/2024/06/21/dam",
        "https://archive.ph/2024.06.22-101112/https://web.archive.org/web/20240622/https://example.org/2024/06/21/dam",
        "https://webcache.googleusercontent.com/search?q=cache:AbC:https://example.org/2024/06/21/dam+no+dam&cd=1",
    ] {
        one(DAM, other);
    }
    one(
        "https://example.org/s?id=1&x=2",
        "https://web.archive.org/web/20240622101112/https://example.org/s?x=2&id=1#top",
    );
    for none in [
        "https://archive.ph/AbCdE",
        "https://perma.cc/AB12-CD34",
        "https://archive.org/details/dam",
        "https://web.archive.org/",
        "https://example.org/web/20240622101112/https://example.org/x",
        "https://web.archive.org/web/20240622101112/nothing",
    ] {
        assert_eq!(archived(none), None, "{none}");
    }
}

#[test]
fn an_archived_copy_says_when_as_exactly_as_its_address_does() {
    let at = |stamp: &str| {
        let found = archived(&format!("https://web.archive.org/web/{stamp}/https://example.org/x")).unwrap();
        assert_eq!(found.original, "https://example.org/x");
        found.at.map(|at| at.to_string())
    };
    for (stamp, expected) in [
        ("20240622101112", Some("2024-06-22T10:11:12Z")),
        ("20240622101112id_", Some("2024-06-22T10:11:12Z")),
        ("20240622", Some("2024-06-22")),
        ("202406*", Some("2024-06")),
        ("2024*", Some("2024")),
        ("*", None),
        ("20241322101112", None),
    ] {
        assert_eq!(at(stamp).as_deref(), expected, "{stamp}");
    }
    let found = archived("https://archive.ph/2024.06.22-101112/https://example.org/x").unwrap();
    assert_eq!(found.at.unwrap().to_string(), "2024-06-22T10:11:12Z");
}

#[test]
fn amp_and_mobile_forms_are_hints_in_both_directions() {
    for form in [
        "https://example.org/2024/06/21/dam/amp/",
        "https://example.org/2024/06/21/dam/amp",
        "https://example.org/amp/2024/06/21/dam",
        "https://example.org/2024/06/21/dam?amp=1",
        "https://example.org/2024/06/21/dam?outputType=amp",
        "https://amp.example.org/2024/06/21/dam",
        "https://m.example.org/2024/06/21/dam",
        "https://mobile.example.org/2024/06/21/dam?utm_source=x",
        "https://www.google.com/amp/s/example.org/2024/06/21/dam",
        "https://www.google.co.uk/amp/s/www.example.org/2024/06/21/dam/amp",
        "https://example-org.cdn.ampproject.org/c/s/example.org/2024/06/21/dam",
        "https://web.archive.org/web/20240622101112/https://m.example.org/2024/06/21/dam",
    ] {
        two(DAM, form);
        assert_eq!(hinted_keys(form).first(), Some(&ArticleKey::of(DAM)), "{form}");
    }
    for form in [
        "https://example.org/2024/06/21/dam/amp/",
        "https://amp.example.org/2024/06/21/dam",
        "https://www.google.com/amp/s/example.org/2024/06/21/dam",
        "https://example-org.cdn.ampproject.org/c/s/example.org/2024/06/21/dam",
    ] {
        assert!(hinted_keys(DAM).contains(&ArticleKey::of(form)), "{form}");
    }
    assert!(!hinted_keys(DAM).contains(&ArticleKey::of(DAM)), "its own is no hint");
    assert!(
        hinted_keys("https://example.org/dam.html")
            .contains(&ArticleKey::of("https://example.org/dam.amp.html"))
    );
    assert_eq!(hinted_keys("urn:isbn:123"), []);
    assert_eq!(hinted_keys("nothing"), []);
}

#[test]
fn addresses_of_articles_pass() {
    for good in [
        "https://example.org/a",
        "http://é.example",
        "HTTPS://x",
        "https://example.org/a?mail=a@example.org",
        "https://example.org/@ada/1",
        "https://[2001:db8::1]/a",
        " https://example.org/a\n",
        "urn:isbn:123",
        "doi:10.1000/182",
        "ftp://example.org/report.pdf",
    ] {
        assert_eq!(check_address(good), Ok(()), "{good}");
    }
}

#[test]
fn what_is_no_address_of_an_article_is_refused_with_what_to_do() {
    for (bad, message, hint) in [
        ("", "the url is empty", "leave it out"),
        ("example.org/dam", "the url \"example.org/dam\" has no scheme", "\"https://example.org/dam\""),
        ("www.example.org", "has no scheme", "https://www.example.org"),
        ("example.org:80/a", "has no scheme", "https://"),
        ("//example.org", "has no scheme", "\"https://example.org\""),
        ("C:\\a", "has no scheme", "in full"),
        ("htp://x", "begins with \"htp\", under which no article stands", "did you mean http?"),
        ("htps://x", "begins with \"htps\"", "did you mean https?"),
        ("javascript:alert(1)", "begins with \"javascript\"", "https://"),
        ("data:text/html,x", "begins with \"data\"", "https://"),
        ("file:///etc/passwd", "begins with \"file\"", "a file on this machine"),
        ("mailto:a@example.org", "begins with \"mailto\"", "https://"),
        ("https://", "names no page", "in full"),
        ("https:", "names no page", "in full"),
        ("https:x", "names no page", "in full"),
        ("https:///a", "names no page", "in full"),
        ("https://:80/a", "names no page", "in full"),
        ("urn:", "names no page", "in full"),
        ("https://exa mple.org/x", "holds a space", "%20"),
        ("https://example.org/a b", "holds a space", "%20"),
        (
            "https://ada:secret@example.org/x",
            "the url of \"example.org\" has a user name or a password",
            "without",
        ),
        ("https://ada@example.org", "has a user name", "\"https://example.org/…\""),
        ("//ada:secret@example.org/x y", "has a user name", "without"),
    ] {
        let problem = check_address(bad).expect_err(bad);
        assert!(problem.to_string().contains(message), "{bad}: {problem}");
        assert!(problem.hint().contains(hint), "{bad}: {}", problem.hint());
        assert!(!problem.to_string().contains("secret") && !problem.hint().contains("secret"), "{bad}");
    }
}
