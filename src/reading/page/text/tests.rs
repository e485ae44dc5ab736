//! Pages of our own, and what is read from them.

mod hostile;

use super::*;
use proptest::prelude::*;

/// Sentences enough to be an article.
pub(super) const PROSE: [&str; 4] = [
    "The harbour of Lund was closed on Monday after two cranes had been found without a valid inspection.",
    "\u{201c}We knew nothing of this,\u{201d} said Maja Holm, who leads the port authority, at a press conference in the town hall.",
    "A spokesman for the builders, who asked not to be named, called the report incomplete and denied every part of it.",
    "The ministry said that it would publish the inspection records by the end of the week, and that nobody had been hurt.",
];

/// A page with a menu, a headline, a body and a footer.
pub(super) fn page(body: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><title>Harbour closed - The Lund Wire</title><style>p {{ color: red }}</style>\
         <script>var menu = '<p>not text</p>';</script></head><body><nav><ul><li><a href=/>Home</a></li>\
         <li><a href=/news>News</a></li><li><a href=/sport>Sport</a></li></ul></nav><main><article>\
         <h1>Harbour closed</h1>{body}</article></main><footer><p>Copyright The Lund Wire. All rights reserved.</p>\
         </footer></body></html>"
    )
}

fn paragraphs(texts: &[&str]) -> String {
    texts.iter().flat_map(|text| ["<p>", *text, "</p>\n"]).collect()
}

fn text_of(html: &str) -> String {
    of_html(html).unwrap().text
}

#[test]
fn an_article_is_its_paragraphs_without_menu_headline_scripts_and_footer() {
    let found = of_html(&page(&paragraphs(&PROSE))).unwrap();
    assert_eq!(found.text, PROSE.join("\n\n"));
    assert_eq!(found.found_by, FoundBy::Extractor);
}

/// What stands between the first two and the last two paragraphs when `markup` does.
fn between(markup: &str) -> String {
    let [first, last] = [paragraphs(&PROSE[..2]), paragraphs(&PROSE[2..])];
    let text = text_of(&page(&format!("{first}{markup}{last}")));
    let (_, text) = text.split_once(PROSE[1]).unwrap();
    text.split_once(PROSE[2]).unwrap().0.trim_matches('\n').to_owned()
}

#[test]
fn blocks_are_written_as_text() {
    for (markup, text) in [
        (
            "<p>A word with <b>markup</b>, and <a href=x>a link</a>; no space is added.</p>",
            "A word with markup, and a link; no space is added.",
        ),
        (
            "<p>caf&eacute; &amp; &#8220;bar&#8221;&nbsp;&mdash; so&shy;lid, he said.</p>",
            "café & “bar” — solid, he said.",
        ),
        ("<p>One line,<br>and another, as he said.</p>", "One line,\nand another, as he said."),
        (
            "<p>One paragraph, he said.<br><br>And another, she said.</p>",
            "One paragraph, he said.\n\nAnd another, she said.",
        ),
        ("<p>  white \n\t space  within \n text, he said. </p>", "white space within text, he said."),
        ("<h2>What the report says</h2>", "What the report says"),
        (
            "<ul><li>first of the three demands</li><li>second <i>of</i> them</li><li>third of them</li></ul>",
            "first of the three demands\nsecond of them\nthird of them",
        ),
        (
            "<blockquote><p>We will appeal to the court, all of us.</p></blockquote>",
            "We will appeal to the court, all of us.",
        ),
        (
            "<div class=\"social-embed\"><blockquote class=\"twitter-tweet\"><p>Not one of these cranes was ours, and \
          we said so.</p></blockquote></div>",
            "Not one of these cranes was ours, and we said so.",
        ),
        (
            "<table><tr><th>Year</th><th>Cranes</th></tr><tr><td>2019</td><td>12</td></tr></table>",
            "Year | Cranes\n2019 | 12",
        ),
        ("<script>document.write('<p>not text</p>')</script><style>a{}</style><!-- <p>not text</p> -->", ""),
    ] {
        assert_eq!(between(markup), text, "{markup}");
    }
}

#[test]
fn lists_of_links_to_other_articles_are_left_out() {
    let links = "<ul><li><a href=a>One other article of ours</a></li><li><a href=b>Another article of ours</a></li>\
                 <li><a href=c>A third article of ours</a></li></ul>";
    assert_eq!(between(links), "");
    let end = format!("{}<h3>Related articles</h3><div>{links}</div>", paragraphs(&PROSE));
    assert_eq!(text_of(&page(&end)), PROSE.join("\n\n"));
}

#[test]
fn a_date_line_and_a_byline_under_the_headline_are_left_out() {
    let head = "<p>By Maja Holm</p><p>Published 3 June 2024, 10:15</p>";
    assert_eq!(text_of(&page(&format!("{head}{}", paragraphs(&PROSE)))), PROSE.join("\n\n"));
}

#[test]
fn a_page_of_plain_line_breaks_has_paragraphs() {
    let body = format!("<div>{}</div>", PROSE.join("<br><br>\n"));
    assert_eq!(text_of(&page(&body)), PROSE.join("\n\n"));
}

#[test]
fn a_page_that_is_one_form_is_read() {
    let page =
        page(&paragraphs(&PROSE)).replace("<nav>", "<form id=all><nav>").replace("</body>", "</form></body>");
    assert_eq!(text_of(&page), PROSE.join("\n\n"));
}

#[test]
fn structured_data_helps_a_page_that_shows_only_the_beginning() {
    for body in [
        PROSE.join("\\n\\n").replace('“', "\\u201c"),
        PROSE.map(|text| format!("<p>{text}<\\/p>")).concat(),
        PROSE.map(|text| format!("&lt;p&gt;{text}&lt;/p&gt;")).concat(),
    ] {
        let data = format!(
            "<script type=\"application/ld+json\">{{\"@graph\":[{{\"@type\":\"NewsArticle\",\"articleBody\":\"{body}\"}}]}}</script>"
        );
        let found = of_html(&page(&format!("{data}<p>{}</p>", PROSE[0]))).unwrap();
        assert_eq!((found.text, found.found_by), (PROSE.join("\n\n"), FoundBy::StructuredData));
    }
    let broken =
        format!("<script type=\"application/ld+json\">{{\"articleBody\":</script>{}", paragraphs(&PROSE));
    assert_eq!(of_html(&page(&broken)).unwrap().found_by, FoundBy::Extractor);
}

#[test]
fn a_short_report_is_taken_whole() {
    assert_eq!(text_of(&page(&format!("<p>{}</p>", PROSE[0]))), PROSE[0]);
}

#[test]
fn a_page_without_text_is_an_error_that_says_what_to_do() {
    for (html, message) in [
        ("", "no text of an article was found in the page"),
        ("<html><body></body></html>", "no text of an article was found in the page"),
        (
            "<title>A &amp; B</title><div id=app></div><script>render()</script>",
            "no text of an article was found in the page “A & B”",
        ),
    ] {
        let error = of_html(html).unwrap_err();
        assert_eq!(error.to_string(), message);
        assert!(error.hints().iter().any(|hint| hint.contains(".txt")));
    }
}

#[test]
fn plain_text_keeps_every_word() {
    assert_eq!(of_plain("a\r\nb\rc\n\n d\u{a0}<p>&amp;\t\n"), "a\nb\nc\n\n d\u{a0}<p>&amp;\t\n");
}

#[test]
fn by_shape_the_region_with_the_most_prose_is_taken() {
    let html = format!(
        "<nav><p>{0}</p></nav><div>Menu</div><article>{1}<p>Share</p></article><article><p>{0}</p></article>\
         <figure><figcaption>{0}</figcaption></figure>",
        PROSE[0],
        paragraphs(&PROSE)
    );
    assert_eq!(joined(&shape::article(&html)), PROSE.join("\n\n"));
    let unclosed = format!("<nav><ul><li><a href=/>Home</a></ul>{}", paragraphs(&PROSE));
    assert_eq!(joined(&shape::article(&unclosed)), PROSE.join("\n\n"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_markup_is_read_or_refused(
        pieces in proptest::collection::vec(
            prop_oneof![
                "</?(p|div|b|a|ul|li|table|tr|td|form|h1|blockquote|svg|article|br|script|title|select)( class='?[a-z]{0,6}'?)?>",
                "[ a-zé&;#0-9<\"'\u{a0}日]{0,40}",
                "(&[a-zA-Z0-9#]{1,8};?|<!--|-->|\\PC)",
            ],
            0..40,
        ),
    ) {
        let html = pieces.concat();
        match of_html(&html) {
            Ok(found) => {
                prop_assert_eq!(found.text.trim(), found.text.as_str());
                prop_assert!(!found.text.is_empty() && !found.text.contains("\n\n\n"));
            }
            Err(error) => prop_assert!(!error.hints().is_empty()),
        }
    }

    #[test]
    fn the_words_of_paragraphs_come_through(words in proptest::collection::vec("[a-zà-ÿ]{3,9}", 60..120)) {
        let body: Vec<String> = words.chunks(15).map(|words| words.join(" ") + ", he said.").collect();
        let body = paragraphs(&body.iter().map(String::as_str).collect::<Vec<_>>());
        let text = text_of(&page(&body));
        for word in words {
            prop_assert!(text.contains(&word));
        }
    }
}
