//! What a page says about itself: headline, byline, outlet, language, address, and when it was published.
//!
//! Owns the way from the HTML of a page, already decoded, to findings that each name their place on the page.
//! Intake of pages calls it. It must never fail or panic on any input, never fetch anything, never make a
//! date more precise than the page does, and never take longer than the length of the page justifies: pages
//! come from anybody.
//!
//! Nothing is decided here: every candidate is given, the best first, and a person or a caller picks.
//!
//! # Where findings come from
//!
//! JSON-LD and microdata of schema.org, Open Graph, Dublin Core, `citation_…` and similar `<meta>`, `<time>`,
//! elements whose class names a date or an author, the address, and the visible text near the headline. A
//! date of a change is given only last and says so. The calendar day counts as written, in the zone it was
//! written in.
//!
//! # Why no tree of elements
//!
//! The pieces needed stand in single elements or lines, and one pass over the tags finds them in time that is
//! linear in the length of the page; building a tree is not, on pages made to be slow. See
//! [`token`](super::html::token).

mod address;
mod area;
mod candidate;
mod classes;
mod cues;
mod date_parts;
mod date_text;
mod date_value;
mod dates;
mod element;
mod found;
mod headline;
mod json_ld;
mod meta_names;
mod months;
mod names;
mod person_name;
mod published;
mod scripts;
mod survey;

#[cfg(test)]
mod tests;

pub use found::PageFinding;

use crate::domain::date::{Day, Edtf};

/// What a page says about itself. Each list has the best candidate first and may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The headline, without the name of the site.
    pub headline: Vec<PageFinding<String>>,
    /// Who wrote it; several names of one source are joined by a comma.
    pub byline: Vec<PageFinding<String>>,
    /// The site that published it; last its host.
    pub outlet: Vec<PageFinding<String>>,
    /// The language, a BCP 47 tag such as `en-GB`.
    pub language: Vec<PageFinding<String>>,
    /// The address: the canonical one first, then the one given.
    pub url: Vec<PageFinding<String>>,
    /// When it was published: a day, or a month or year if the page gives no more. A value stands once for
    /// each source.
    pub published: Vec<PageFinding<Edtf>>,
}

/// Reads the metadata of a page. `url` is its address, absolute, if that is known.
pub fn find(html: &str, url: Option<&str>) -> Metadata {
    find_as_of(html, url, None)
}

/// Like [`find`], for a page that was retrieved on a known day: it cannot have been published later, so later
/// dates are no candidates. One day is granted, since the clock of the page may be ahead.
pub fn find_as_of(html: &str, url: Option<&str>, retrieved: Option<Day>) -> Metadata {
    let survey = survey::Survey::of(html);
    let (values, damaged) = json_ld::parse_all(&survey.json_ld);
    let described = json_ld::describe(&values);
    let language =
        survey.language.clone().or_else(|| survey.meta("content-language").next().map(str::to_owned));
    let page = published::Page {
        headline: headline::locate(&survey),
        survey: &survey,
        described: &described,
        damaged: &damaged,
        address: url.map(str::trim).filter(|url| !url.is_empty()),
        language: language.as_deref(),
        retrieved,
    };
    Metadata {
        headline: names::headlines(&page),
        byline: names::bylines(&page),
        outlet: names::outlets(&page),
        language: names::languages(&page),
        url: names::addresses(&page),
        published: published::find(&page),
    }
}
