//! Pages that were made to do harm, or by a broken program.

use super::super::*;
use super::{PROSE, page, paragraphs};

/// Every such page is read within its bounds; those with prose give it.
fn assert_read(name: &str, html: &str) {
    let found = of_html(html).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(found.text.contains(PROSE[0]), "{name}: {:?}", found.text.chars().take(300).collect::<String>());
}

#[test]
fn pages_beyond_the_bounds_are_read_by_shape() {
    let prose = paragraphs(&PROSE);
    for (name, html) in [
        ("deep", format!("{}{prose}", "<div>".repeat(100_000))),
        ("wide", format!("{}{prose}", "<div></div>".repeat(200_000))),
        ("unclosed", format!("{}{prose}", "<p><b>word".repeat(5_000))),
        ("tables in tables", format!("{}{prose}", "<table><tr><td>".repeat(17))),
        (
            "misnested",
            format!("{prose}{}", format!("{}<p>{}</p>", "<b>".repeat(30), "</b>".repeat(30)).repeat(50)),
        ),
        ("long", format!("{prose}{}", "<p>Words, and words again, nobody knows why.</p>".repeat(70_000))),
    ] {
        assert!(bounded::bounded(&html).is_none(), "{name}");
        assert_read(name, &html);
        assert_eq!(of_html(&html).unwrap().found_by, FoundBy::Shape, "{name}");
    }
}

#[test]
fn what_makes_the_extractor_fail_is_kept_from_it() {
    let prose = paragraphs(&PROSE);
    let attributes: String =
        (0..2_000).flat_map(|n| [" a".to_owned(), n.to_string(), "=1".to_owned()]).collect();
    for (name, body) in [
        (
            "span of cells",
            format!(
                "<table><tr><td colspan=99999999999>a</td><td rowspan=9999999999>b</td></tr><tr><td>c</td></tr></table>{prose}"
            ),
        ),
        ("attributes", format!("<p{attributes}>Word.</p>{prose}")),
        ("picture", format!("<img src='data:image/png;base64,{}'>{prose}", "A".repeat(500_000))),
        ("long text of two-byte letters", format!("{prose}<p>{}</p>", "йцу ".repeat(200_000))),
        ("quoted attribute", format!("<p title='\"><script>x'>Word.</p>{prose}")),
        ("deep within bounds", format!("{}{prose}{}", "<div>".repeat(150), "</div>".repeat(150))),
        ("tables in tables", format!("{}{prose}", "<table><tr><td>".repeat(12))),
    ] {
        let html = page(&body);
        assert!(bounded::bounded(&html).is_some(), "{name}");
        assert_read(name, &html);
    }
}

#[test]
fn the_extractor_sees_no_scripts_and_no_dangerous_attributes() {
    let html = "<!doctype html><p onclick=\"x()\" class='a \"b\"' colspan=9 data-x=1 id=i>a</p><script>s</script><!-- c -->\
                <title>t</title><style>z</style>";
    assert_eq!(
        bounded::bounded(html).unwrap(),
        "<!DOCTYPE html><p class=\"a &quot;b&quot;\" id=\"i\">a</p><title>t</title>"
    );
}

#[test]
fn elements_whose_end_is_implied_are_no_depth() {
    for piece in [
        "<p>word",
        "<ul><li>a<li>b</ul>",
        "<dl><dt>a<dd>b</dl>",
        "<table><tr><td>a<td>b<tr><td>c</table>",
        "<br>",
        "<img>",
    ] {
        assert!(bounded::bounded(&piece.repeat(2_000)).is_some(), "{piece}");
    }
}

#[test]
fn fragments_in_their_thousands_end() {
    for piece in [
        "<", "<!", "<!--", "<a \"", "<a b='", "</", "</div>", "<script>", "</s", "&", "&#", "&notit;",
        "<svg>", "<select>", "<h1>",
    ] {
        let html = piece.repeat(100_000 / piece.len());
        // Nothing to read in most of them; what matters is to come back.
        let _ = of_html(&html);
    }
    let data =
        format!("<script type='application/ld+json'>{}</script>{}", "[".repeat(50_000), paragraphs(&PROSE));
    assert_read("data", &page(&data));
}
