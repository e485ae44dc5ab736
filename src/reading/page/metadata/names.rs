//! Headline, byline, outlet, language and address of a page.
//!
//! Owns which places give them and in which order. Called by [`find`](super::find). It must give names as the
//! page writes them: no capital letters of its own, no titles cut off.

use super::json_ld::{About, Described};
use super::person_name::{is_name, name_in, without_by};
use super::published::Page;
use super::survey::{Marked, run_together};
use super::{PageFinding, address, classes, headline};

/// Findings in the order of trust; what says the same as an earlier one from the same source is left out.
#[derive(Default)]
struct List(Vec<PageFinding<String>>);

impl List {
    fn add(&mut self, value: impl Into<String>, source: impl Into<String>) {
        let (value, source) = (value.into(), source.into());
        let words = Some(value.clone());
        self.add_as(value, source, words);
    }

    fn add_as(&mut self, value: String, source: String, words: Option<String>) {
        let known = self.0.iter().any(|found| found.value == value && found.source == source);
        if !value.is_empty() && !known && self.0.len() < 40 {
            self.0.push(PageFinding { value, source, words });
        }
    }

    fn metas(&mut self, page: &Page<'_>, names: &[&str], is_right: impl Fn(&str) -> bool) {
        for name in names {
            for content in page.survey.meta(name).filter(|content| is_right(content)) {
                self.add(content, format!("meta {name}"));
            }
        }
    }

    /// The value most named first, of equals the one named first; a value that only repeats moves nothing
    /// else.
    fn most_named_first(mut self) -> Vec<PageFinding<String>> {
        let key = |value: &str| value.to_lowercase();
        let counts: Vec<usize> = self
            .0
            .iter()
            .map(|found| self.0.iter().filter(|other| key(&other.value) == key(&found.value)).count())
            .collect();
        // Two witnesses against a first one that stands alone.
        if let Some(best) = counts.iter().position(|count| *count >= 3)
            && counts.first() == Some(&1)
        {
            let first = self.0.remove(best);
            self.0.insert(0, first);
        }
        self.0
    }
}

/// Descriptions of the page, articles before pages before other works, without those in lists.
fn main_things<'p>(page: &'p Page<'_>) -> impl Iterator<Item = &'p Described<'p>> {
    let of = |about| page.described.iter().filter(move |thing| thing.about == about && !thing.is_listed);
    of(About::Article).chain(of(About::Page)).chain(of(About::Work))
}

/// The headline.
pub(super) fn headlines(page: &Page<'_>) -> Vec<PageFinding<String>> {
    let mut list = List::default();
    let survey = page.survey;
    let site = survey.meta("og:site_name").next();
    let host = page.address.or(survey.canonical.as_deref()).and_then(address::host);
    let mut add = |text: &str, source: String| {
        let value = without_site(text, site, host.as_deref()).to_owned();
        list.add_as(value, source, Some(text.to_owned()));
    };
    let titles: Vec<&str> =
        survey.meta("og:title").next().into_iter().chain(survey.title.as_deref()).collect();
    let is_repeated = |text: &str| titles.iter().any(|title| headline::overlap(text, title) >= 60);
    for thing in main_things(page).filter(|thing| thing.about == About::Article) {
        if let Some(text) = thing.text("headline").or_else(|| thing.text("name")) {
            add(&text, format!("JSON-LD {}.headline", thing.kind));
        }
    }
    // A heading that the title repeats is the headline as readers see it; one that it does not may be the
    // site's name.
    let mut headings: Vec<(String, String)> = Vec::new();
    for marked in survey.marked.iter().filter(|marked| marked.property == "headline") {
        let text = if marked.text.is_empty() { marked.value.as_ref() } else { Some(&marked.text) };
        headings.extend(text.map(|text| (text.clone(), "itemprop headline".to_owned())));
    }
    let chosen = page.headline.line.and_then(|line| {
        let heading = |marked: &&Marked| marked.line == line && matches!(marked.tag.as_str(), "h1" | "h2");
        survey.marked.iter().find(heading).map(|marked| (marked.text.clone(), format!("<{}>", marked.tag)))
    });
    headings.extend(chosen);
    for (text, source) in headings.iter().filter(|(text, _)| is_repeated(text)) {
        add(text, source.clone());
    }
    for name in ["og:title", "citation_title", "parsely-title", "sailthru.title", "twitter:title", "dc.title"]
    {
        for content in survey.meta(name) {
            add(content, format!("meta {name}"));
        }
    }
    for (text, source) in headings.iter().filter(|(text, _)| !is_repeated(text)) {
        add(text, source.clone());
    }
    if let Some(title) = survey.title.as_deref() {
        add(title, "<title>".to_owned());
    }
    list.0
}

/// A title without the name of the site at its end or beginning.
fn without_site<'t>(title: &'t str, site: Option<&str>, host: Option<&str>) -> &'t str {
    let bare = |text: &str| text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let is_site = |part: &str| {
        let words = part.split_whitespace().count();
        let part = bare(part);
        part.is_empty()
            // Parts of a site are named after it: "The Paper Sports".
            || site.map(bare).is_some_and(|site| part == site || site.len() >= 3 && words <= 3 && part.starts_with(&site))
            || host.is_some_and(|host| part.len() >= 3 && bare(host).contains(&part))
    };
    for separator in [" | ", " - ", " – ", " — ", " · ", " :: ", " » ", ": "] {
        if let Some((head, tail)) = title.rsplit_once(separator) {
            if is_site(tail) {
                return head.trim();
            }
            if let Some((site, rest)) = title.split_once(separator).filter(|(head, _)| is_site(head)) {
                return if site.is_empty() { title } else { rest.trim() };
            }
        }
    }
    title
}

/// Who wrote it.
pub(super) fn bylines(page: &Page<'_>) -> Vec<PageFinding<String>> {
    let mut list = List::default();
    for thing in main_things(page) {
        for field in ["author", "creator"] {
            let names: Vec<String> = thing.names(field).into_iter().filter(|name| is_name(name)).collect();
            let words = names.join(", ");
            list.add_as(
                without_by(&words).to_owned(),
                format!("JSON-LD {}.{field}", thing.kind),
                Some(words),
            );
        }
    }
    let several: Vec<&str> = page.survey.meta("citation_author").filter(|name| is_name(name)).collect();
    list.add(several.join(", "), "meta citation_author");
    let metas = [
        "parsely-author",
        "sailthru.author",
        "article:author",
        "author",
        "dc.creator",
        "dcterms.creator",
        "dc.contributor",
        "byl",
        "og:article:author",
        "article:author_name",
        "vr:author",
    ];
    for name in metas {
        for content in page.survey.meta(name).filter(|content| is_name(content)) {
            list.add_as(without_by(content).to_owned(), format!("meta {name}"), Some(content.to_owned()));
        }
    }
    let apart = |area| page.survey.areas.apart_from(area, page.headline.area).is_some();
    let marked: Vec<_> = page.survey.marked.iter().filter(|marked| !apart(marked.area)).collect();
    for property in ["author name", "creator name", "author", "schema:author", "creator"] {
        for found in marked.iter().filter(|marked| marked.property == property) {
            let text = found.value.as_deref().filter(|_| found.text.is_empty()).unwrap_or(&found.text);
            let name = name_in(text);
            if is_name(name) {
                list.add_as(name.to_owned(), format!("itemprop {property}"), Some(text.to_owned()));
            }
        }
    }
    for found in marked.iter().filter(|marked| marked.is_author && is_name(name_in(&marked.text))) {
        list.add_as(name_in(&found.text).to_owned(), "link rel=author".to_owned(), Some(found.text.clone()));
    }
    for found in marked.iter().filter(|marked| classes::is_author(&marked.class)) {
        let name = name_in(&found.text);
        if is_name(name) {
            let class: Vec<&str> = found.class.split_ascii_whitespace().take(3).collect();
            let source = format!("<{} class=\"{}\">", found.tag, class.join(" "));
            list.add_as(name.to_owned(), source, Some(found.text.clone()));
        }
    }
    list.most_named_first()
}

/// The site that published it.
pub(super) fn outlets(page: &Page<'_>) -> Vec<PageFinding<String>> {
    let mut list = List::default();
    list.metas(page, &["og:site_name"], is_name);
    for thing in main_things(page) {
        list.add(thing.names("publisher").join(", "), format!("JSON-LD {}.publisher", thing.kind));
    }
    let metas = [
        "citation_journal_title",
        "application-name",
        "apple-mobile-web-app-title",
        "dc.publisher",
        "publisher",
    ];
    list.metas(page, &metas, is_name);
    for found in page.survey.marked.iter().filter(|marked| marked.property == "publisher name") {
        let text = found.value.as_deref().filter(|_| found.text.is_empty()).unwrap_or(&found.text);
        if is_name(text) {
            list.add(text, "itemprop publisher name");
        }
    }
    let canonical = page.survey.canonical.as_deref();
    if let Some(host) = page.address.and_then(address::host).or_else(|| canonical.and_then(address::host)) {
        list.add(host, "url");
    }
    list.most_named_first()
}

/// The languages that the page names, as BCP 47 tags.
pub(super) fn languages(page: &Page<'_>) -> Vec<PageFinding<String>> {
    let mut list = List::default();
    let mut add = |value: Option<String>, source: String| {
        if let Some((tag, words)) = value.and_then(|value| Some((language_tag(&value)?, value))) {
            list.add_as(tag, source, Some(words));
        }
    };
    for thing in main_things(page).filter(|thing| thing.about == About::Article) {
        add(thing.text("inLanguage"), format!("JSON-LD {}.inLanguage", thing.kind));
    }
    add(page.survey.language.clone(), "html lang".to_owned());
    for name in ["content-language", "language", "dc.language", "og:locale", "inlanguage"] {
        add(page.survey.meta(name).next().map(str::to_owned), format!("meta {name}"));
    }
    list.0
}

/// A tag as BCP 47 writes it: `en_us` is `en-US`; nothing if it is none.
fn language_tag(text: &str) -> Option<String> {
    let first = text.split([',', ';', '.', '@']).next()?.trim();
    let mut parts = first.split(['-', '_']);
    let language = parts.next()?;
    let letters = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphabetic());
    if !(2..=3).contains(&language.len()) || !letters(language) {
        return None;
    }
    let mut tag = language.to_ascii_lowercase();
    for part in parts.take(3) {
        let part = match part.len() {
            2 if letters(part) => part.to_ascii_uppercase(),
            4 if letters(part) => part[..1].to_ascii_uppercase() + &part[1..].to_ascii_lowercase(),
            3 if part.bytes().all(|byte| byte.is_ascii_digit()) => part.to_owned(),
            _ => break,
        };
        tag.push('-');
        tag.push_str(&part);
    }
    Some(tag)
}

/// The addresses that the page gives itself, and the one it was asked for: of an archived copy, the
/// original's. An address without a host belongs to the page's `<base>`, to the address it was asked for, or
/// to another that it gives itself in full.
pub(super) fn addresses(page: &Page<'_>) -> Vec<PageFinding<String>> {
    let survey = page.survey;
    let mut given: Vec<(String, String)> = Vec::new();
    let mut give = |value: Option<String>, source: String| given.extend(value.map(|value| (value, source)));
    give(survey.canonical.clone(), "link canonical".to_owned());
    give(survey.meta("og:url").next().map(str::to_owned), "meta og:url".to_owned());
    for thing in main_things(page).filter(|thing| thing.about == About::Article) {
        give(thing.text("url"), format!("JSON-LD {}.url", thing.kind));
        give(thing.text("mainEntityOfPage"), format!("JSON-LD {}.mainEntityOfPage", thing.kind));
    }
    let base = survey.base.as_deref().and_then(|base| address::resolve(base, page.address));
    let base = base.or_else(|| page.address.map(str::to_owned));
    let base = base.or_else(|| given.iter().find_map(|(value, _)| address::resolve(value, None)));
    let mut list = List::default();
    for (value, source) in given {
        if let Some(whole) = address::own(&value, base.as_deref(), page.address) {
            list.add_as(whole, source, Some(run_together(&value)));
        }
    }
    if let Some(whole) = page.address.and_then(|asked| address::own(asked, None, page.address)) {
        list.add_as(whole, "url".to_owned(), page.address.map(run_together));
    }
    list.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_languages_are_written_one_way() {
        for (text, expected) in [
            ("en", Some("en")),
            ("de_DE", Some("de-DE")),
            ("PT-br", Some("pt-BR")),
            ("zh-hans-cn", Some("zh-Hans-CN")),
            ("en_US.UTF-8", Some("en-US")),
            ("de, en", Some("de")),
            ("English", None),
            ("", None),
        ] {
            assert_eq!(language_tag(text).as_deref(), expected, "{text:?}");
        }
    }

    #[test]
    fn the_name_of_the_site_is_no_part_of_the_headline() {
        for (title, site, host, expected) in [
            ("A story - The Paper", Some("The Paper"), None, "A story"),
            ("The Paper | A story", Some("The Paper"), None, "A story"),
            ("A story - part two", Some("The Paper"), None, "A story - part two"),
            ("A story | paper", None, Some("paper.example"), "A story"),
            ("A story", None, None, "A story"),
        ] {
            assert_eq!(without_site(title, site, host), expected, "{title:?}");
        }
    }
}
