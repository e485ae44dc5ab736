//! Tests of the finder as a whole, on small pages of our own.

use proptest::prelude::*;

use super::*;

/// The best date and its source.
fn published(html: &str, url: Option<&str>) -> Option<(String, String)> {
    let found = find(html, url).published;
    found.first().map(|best| (best.value.to_string(), best.source.clone()))
}

fn best(html: &str) -> String {
    published(html, None).map(|(date, _)| date).unwrap_or_default()
}

fn first(list: &[PageFinding<String>]) -> (&str, &str) {
    list.first().map_or(("", ""), |found| (found.value.as_str(), found.source.as_str()))
}

#[test]
fn every_source_gives_a_date_and_its_name() {
    for (html, date, source) in [
        (
            r#"<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-06-21T09:00+02:00"}</script>"#,
            "2024-06-21",
            "JSON-LD NewsArticle.datePublished",
        ),
        (
            r#"<script type="application/ld+json">{"@type":"WebPage","datePublished":"2024-06-21" "x"}</script>"#,
            "2024-06-21",
            "JSON-LD (damaged) datePublished",
        ),
        (
            r#"<meta property="article:published_time" content="2024-06-21T23:30:00-05:00">"#,
            "2024-06-21",
            "meta article:published_time",
        ),
        (r#"<meta name="DC.date.issued" content="2024-06">"#, "2024-06", "meta dc.date.issued"),
        (
            r#"<meta name="citation_publication_date" content="2024/06/21">"#,
            "2024-06-21",
            "meta citation_publication_date",
        ),
        (r#"<meta name="parsely-pub-date" content="2024-06-21">"#, "2024-06-21", "meta parsely-pub-date"),
        (
            r#"<meta name="sailthru.date" content="Fri, 21 Jun 2024 09:00">"#,
            "2024-06-21",
            "meta sailthru.date",
        ),
        (r#"<meta itemprop="datePublished" content="2024-06-21">"#, "2024-06-21", "itemprop datepublished"),
        (r#"<i itemprop="datePublished">21 June 2024</i>"#, "2024-06-21", "itemprop datepublished"),
        (r#"<h1>A</h1><time datetime="2024-06-21">Friday</time>"#, "2024-06-21", "<time> datetime"),
        ("<h1>A</h1><time>21 June 2024</time>", "2024-06-21", "<time>"),
        (
            r#"<h1>A</h1><abbr class="published" title="2024-06-21T09:00">Friday</abbr>"#,
            "2024-06-21",
            "<abbr class=\"published\">",
        ),
        (r#"<h1>A</h1><p class="entry-date">21. Juni 2024</p>"#, "2024-06-21", "<p class=\"entry date\">"),
        ("<h1>A</h1><p>Published 21 June 2024</p>", "2024-06-21", "visible text: Published 21 June 2024"),
        ("<script>var page = {publish_date: '2024-06-21'}</script>", "2024-06-21", "script publish_date"),
    ] {
        assert_eq!(published(html, None), Some((date.to_owned(), source.to_owned())), "{html}");
    }
    let in_path = published("", Some("https://a.example/2024/06/21/b"));
    assert_eq!(in_path, Some(("2024-06-21".to_owned(), "url".to_owned())));
}

#[test]
fn dates_near_the_headline_are_read_in_many_languages() {
    for text in [
        "Published: June 21, 2024",
        "Veröffentlicht am 21. Juni 2024",
        "Publié le 21 juin 2024 à 9h00",
        "Publicado el 21 de junio de 2024",
        "Pubblicato il 21 giugno 2024",
        "Publicado em 21 de junho de 2024",
        "Gepubliceerd op 21 juni 2024",
        "Опубликовано 21 июня 2024 г.",
        "Opublikowano 21 czerwca 2024",
        "21.06.2024, 9:00",
        "2024年6月21日",
    ] {
        assert_eq!(best(&format!("<h1>A headline</h1><p>{text}</p><p>Text.</p>")), "2024-06-21", "{text}");
    }
}

#[test]
fn publication_beats_change() {
    for html in [
        "<h1>A</h1><p>Updated 3 July 2024</p><p>Published 21 June 2024</p>",
        "<h1>A</h1><p>Published 21 June 2024 | Last updated 3 July 2024</p>",
        "<h1>A</h1><p>Zuletzt geändert: 3. Juli 2024. Erschienen: 21. Juni 2024</p>",
        r#"<h1>A</h1><time class="updated" datetime="2024-07-03">x</time><time datetime="2024-06-21">y</time>"#,
        r#"<meta property="article:modified_time" content="2024-07-03"><h1>A</h1><p>21 June 2024</p>"#,
        r#"<script type="application/ld+json">{"@type":"Article","dateModified":"2024-07-03","datePublished":"2024-06-21"}</script>"#,
        "<h1>A</h1><dl><dt>Updated</dt><dd>3 July 2024</dd><dt>Published</dt><dd>21 June 2024</dd></dl>",
    ] {
        assert_eq!(best(html), "2024-06-21", "{html}");
    }
}

#[test]
fn a_change_alone_is_given_and_says_what_it_is() {
    let html = r#"<meta property="article:modified_time" content="2024-07-03">"#;
    let source = "meta article:modified_time (a change, so published by then)";
    assert_eq!(published(html, None), Some(("2024-07-03".to_owned(), source.to_owned())));
}

#[test]
fn comments_and_related_links_do_not_win() {
    for other in [
        r#"<div class="comments"><time datetime="2024-07-03">3 July 2024</time></div>"#,
        r#"<aside><p class="date">3 July 2024</p></aside>"#,
        r#"<div class="related-posts"><time datetime="2024-07-03"></time></div>"#,
        r#"<div itemscope itemtype="https://schema.org/Comment"><meta itemprop="datePublished" content="2024-07-03"></div>"#,
        r#"<script type="application/ld+json">{"@type":"WebPage","comment":{"@type":"Article","datePublished":"2024-07-03"}}</script>"#,
        "<article><h2>Other</h2><time datetime='2024-07-03'></time></article>",
    ] {
        let article = "<article><h1>A headline</h1><p class=date>21 June 2024</p><p>Text.</p></article>";
        assert_eq!(best(&format!("{other}{article}")), "2024-06-21", "before: {other}");
        assert_eq!(best(&format!("{article}{other}")), "2024-06-21", "after: {other}");
    }
}

#[test]
fn dates_of_other_things_do_not_win() {
    for text in [
        "© 2019 A, B, C. Copyright 1 January 2019",
        "Member since 3 May 2011",
        "The war began on 1 September 1939 and lasted until 2 September 1945, as everybody in the small town knew well.",
    ] {
        let html = format!("<h1>A headline</h1><p>{text}</p><p>21 June 2024</p>");
        assert_eq!(best(&html), "2024-06-21", "{text}");
    }
}

#[test]
fn the_day_that_a_page_shows_corrects_an_instant_in_utc() {
    let meta = |time: &str| format!(r#"<meta property="article:published_time" content="{time}"><h1>A</h1>"#);
    let shown = "<p>Published June 20, 2024 at 11:30 p.m.</p>";
    assert_eq!(best(&(meta("2024-06-21T03:30:00Z") + shown)), "2024-06-20");
    // In its own zone the day is the one written, and in the afternoon no zone explains the difference.
    assert_eq!(best(&(meta("2024-06-21T03:30:00+02:00") + shown)), "2024-06-21");
    assert_eq!(best(&(meta("2024-06-21T10:30:00Z") + shown)), "2024-06-21");
}

#[test]
fn a_date_in_numbers_is_given_in_both_readings() {
    let html = |language: &str, more: &str| {
        format!("<html lang={language}><h1>A headline</h1><p>Published 5/6/2024</p><p>{more}</p>")
    };
    let values = |html: &str| -> Vec<String> {
        find(html, None).published.iter().map(|found| format!("{} {}", found.value, found.source)).collect()
    };
    let (june, may) =
        ("2024-06-05 visible text: Published 5/6/2024", "2024-05-06 visible text: Published 5/6/2024");
    let read = |text: &str, order| format!("{text} (read {order} first)");
    assert_eq!(values(&html("fr", "")), [read(june, "day"), read(may, "month")]);
    assert_eq!(values(&html("en-US", "")), [read(may, "month"), read(june, "day")]);
    // Another date of the page shows the order, far away so that it is no candidate itself.
    let shown = values(&html(
        "en-US",
        "It was first said on 21/4/2023 in a long text that goes on and on for a while.",
    ));
    assert_eq!(shown.first().map(String::as_str), Some(june));
}

#[test]
fn a_page_cannot_be_published_after_it_was_retrieved() {
    let html = r#"<meta name="date" content="2031-01-01"><h1>A</h1><p>21 June 2024</p>"#;
    let found = find_as_of(html, None, Day::new(2024, 7, 1));
    assert_eq!(found.published[0].value.as_str(), "2024-06-21");
    let archive = "https://web.archive.org/web/20240701000000/https://a.example/b";
    assert_eq!(published(html, Some(archive)).unwrap().0, "2024-06-21");
}

#[test]
fn a_page_without_a_date_gives_none() {
    for html in
        ["", "<h1>A</h1><p>Text of 12 words and 2024 things.</p>", "<p>© 2024", "<time>yesterday</time>"]
    {
        assert_eq!(find(html, Some("https://a.example/b/123")).published, [], "{html}");
    }
}

#[test]
fn names_are_found_with_their_source() {
    let html = r#"<html lang="en_gb"><head>
        <title>A fine day &amp; more | The Paper</title>
        <meta property="og:site_name" content="The Paper"><meta property="og:title" content="A fine day &amp; more">
        <meta name="author" content="By Ann Example">
        <link rel="canonical" href="/2024/a-fine-day">
        </head><body><nav><h1>The Paper</h1></nav><h1>A fine day &amp; more</h1>
        <p class="byline">By <a rel="author">Ann Example</a>, Reporter</p></body>"#;
    let found = find(html, Some("https://www.paper.example/x?y"));
    assert_eq!(first(&found.headline), ("A fine day & more", "<h1>"));
    assert_eq!(first(&found.byline), ("Ann Example", "meta author"));
    assert_eq!(first(&found.outlet), ("The Paper", "meta og:site_name"));
    assert_eq!(first(&found.language), ("en-GB", "html lang"));
    assert_eq!(first(&found.url), ("https://www.paper.example/2024/a-fine-day", "link canonical"));
    let title = found.headline.iter().find(|found| found.source == "<title>").unwrap();
    assert_eq!(title.value, "A fine day & more");
    assert_eq!(title.words.as_deref(), Some("A fine day & more | The Paper"));
    assert_eq!(found.outlet.last().unwrap().value, "paper.example");
}

#[test]
fn the_address_of_a_page_is_the_one_that_it_gives_itself() {
    const DAM: &str = "https://a.example/dam";
    for (head, asked, expected) in [
        (
            r#"<link rel="canonical" href="https://a.example/dam"><meta property="og:url" content="https://a.example/dam?utm_source=og">"#,
            None,
            Some(DAM),
        ),
        (
            r#"<link rel="canonical" href="https://web.archive.org/web/20240622101112/https://a.example/dam">"#,
            None,
            Some(DAM),
        ),
        (
            r#"<link rel="canonical" href="/dam"><meta property="og:url" content="https://a.example/dam">"#,
            None,
            Some(DAM),
        ),
        (
            r#"<link rel="canonical" href="/dam">"#,
            Some("https://web.archive.org/web/2024/https://a.example/x"),
            Some(DAM),
        ),
        (r#"<base href="https://a.example/x/"><link rel="canonical" href="../dam">"#, None, Some(DAM)),
        (r#"<link rel="canonical" href="/dam">"#, None, None),
        (r#"<link rel="canonical" href="https://a.example/">"#, None, None),
        (r#"<link rel="canonical" href="https://a.example">"#, Some(DAM), Some(DAM)),
        (
            r#"<link rel="canonical" href="https://a.example/">"#,
            Some("https://www.a.example"),
            Some("https://a.example/"),
        ),
        (r#"<link rel="canonical" href="">"#, None, None),
        (
            r#"<link rel="canonical" href=" "><meta property="og:url" content="https://a.example/dam">"#,
            None,
            Some(DAM),
        ),
        (
            r#"<link rel="amphtml" href="https://a.example/dam/amp"><link rel="canonical" href="https://a.example/dam">"#,
            None,
            Some(DAM),
        ),
        (r#"<link rel="amphtml" href="https://a.example/dam/amp">"#, None, None),
        (
            r#"<link rel="canonical" href="/web/2024/https://a.example/dam">"#,
            Some("https://web.archive.org/web/2024/https://a.example/x"),
            Some(DAM),
        ),
        ("", Some("https://web.archive.org/web/20240622101112/https://a.example/dam"), Some(DAM)),
    ] {
        let found = find(&format!("<html><head>{head}</head><body><h1>Dam</h1></body></html>"), asked);
        assert_eq!(found.url.first().map(|found| found.value.as_str()), expected, "{head} {asked:?}");
    }
}

#[test]
fn json_ld_names_come_first() {
    let html = r#"<title>x</title><script type="application/ld+json">{"@graph":[{"@type":"NewsArticle",
        "headline":"A &quot;fine&quot; day","author":[{"name":"Ann Example"},{"name":"Bo Example"}],
        "publisher":{"name":"The Paper"},"inLanguage":"de","url":"https://a.example/b"}]}</script>"#;
    let found = find(html, None);
    assert_eq!(first(&found.headline), ("A \"fine\" day", "JSON-LD NewsArticle.headline"));
    assert_eq!(first(&found.byline), ("Ann Example, Bo Example", "JSON-LD NewsArticle.author"));
    assert_eq!(first(&found.outlet), ("The Paper", "JSON-LD NewsArticle.publisher"));
    assert_eq!(first(&found.language).0, "de");
    assert_eq!(first(&found.url), ("https://a.example/b", "JSON-LD NewsArticle.url"));
}

#[test]
fn hostile_pages_are_read_without_harm() {
    let size = 300_000;
    let fill = |text: &str| text.repeat(size / text.len());
    let pages = [
        "<div>".repeat(100_000),
        fill("<time datetime=2024-06-21>"),
        fill("<b></i>"),
        fill("<a b c='"),
        fill("<!--"),
        fill("<script>"),
        fill("<"),
        fill("&#x"),
        fill("\0"),
        fill("<article class='date comment related'>1/2/2024"),
        fill("<p>Published 21.06.2024</p>"),
        format!("<script type='application/ld+json'>{}", fill("[")),
        format!("<script type='application/ld+json'>{}", fill("{\"@graph\":")),
        (0..20_000).map(|number| format!("a{number}=1 ")).fold("<a ".to_owned(), |page, part| page + &part),
        (0..=u8::MAX).cycle().step_by(31).take(200_000).map(char::from).collect(),
        "<div>".repeat(50_000) + &"</div>".repeat(50_000),
    ];
    for page in &pages {
        find(page, Some("https://a.example/2024/06/21/b"));
    }
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(html in any::<String>(), url in any::<String>()) {
        find(&html, Some(&url));
    }

    #[test]
    fn anything_made_of_the_parts_of_a_page_is_read_without_panic(
        parts in prop::collection::vec(prop::sample::select(vec![
            "<html lang='de'>", "<h1>", "</h1>", "<time datetime='", "2024-06-21", "'>", "</time>", "<meta name=date content=",
            "\"", ">", "<", "</", "<script type='application/ld+json'>", "{\"@type\":\"Article\",\"datePublished\":", "}",
            "</script>", "Published ", "21. Juni 2024", "5/6/2024", "<div class='date'>", "<article>", "</article>", "é", "年",
            "<p itemprop=datePublished>", " ", "&amp;", "&#", "2024", ",", "Z", "T23:00:00", "<title>", "</title>", "By Ann",
            "<a rel=author>", "<link rel=canonical href=//", "| ",
        ]), 0..40),
    ) {
        let html = parts.concat();
        let found = find(&html, Some(&html));
        prop_assert!(found.published.iter().all(|date| !date.source.is_empty()));
        prop_assert_eq!(found, find(&html, Some(&html)));
    }
}
