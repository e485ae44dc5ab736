//! When a page was published: every place of a page that may say so.
//!
//! Owns which places are asked and how far each is trusted. Called by [`find`](super::find). It must prefer
//! the first publication to a change, and must never take the date of a comment or of a link to another page
//! for the page's.

use crate::domain::address::archived;
use crate::domain::date::{Day, Edtf};

use super::area::Area;
use super::candidate::{Candidate, Channel, Limits, rank};
use super::cues::{Cue, cue_before};
use super::date_text::mentions;
use super::date_value::read_value;
use super::dates::{Mention, Order};
use super::headline::Headline;
use super::json_ld::{About, Described};
use super::meta_names::{Meaning, meaning};
use super::survey::{Line, Marked, Survey};
use super::{PageFinding, address, classes, scripts};

/// What the finder reads.
pub(super) struct Page<'a> {
    pub(super) survey: &'a Survey<'a>,
    pub(super) described: &'a [Described<'a>],
    /// JSON-LD that could not be parsed.
    pub(super) damaged: &'a [&'a str],
    pub(super) headline: Headline,
    pub(super) address: Option<&'a str>,
    pub(super) language: Option<&'a str>,
    pub(super) retrieved: Option<Day>,
}

/// The candidates for the date of publication, the best first.
pub(super) fn find(page: &Page<'_>) -> Vec<PageFinding<Edtf>> {
    let shown = shown_order(page.survey);
    let order = shown.unwrap_or_else(|| usual_order(page));
    let mut search =
        Search { page, order, order_is_shown: shown.is_some(), found: Vec::new(), changes: Vec::new() };
    search.json_ld();
    search.metas();
    search.marked();
    search.lines();
    search.address();
    if search.found.iter().all(|found| found.score < 80) {
        search.scripts();
    }
    search.changes_alone();
    let archived_on = page.address.and_then(archived).and_then(|found| found.at?.date.latest());
    let retrieved = match (page.retrieved, archived_on) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
    let changed = search.changes.iter().filter_map(|found| found.date.first_day()).max();
    rank(search.found, Limits { retrieved, changed })
}

struct Search<'a> {
    page: &'a Page<'a>,
    order: Order,
    /// Whether the page itself shows that order.
    order_is_shown: bool,
    found: Vec<Candidate>,
    /// Dates of change, which are the last resort.
    changes: Vec<Candidate>,
}

impl Search<'_> {
    /// Adds what a value says: publication with a score, or a change.
    fn value(&mut self, means: Meaning, channel: Channel, source: String, value: &str) {
        if let Some(mention) = read_value(value, self.order) {
            self.add(means, channel, source, value.trim(), &mention);
        }
    }

    fn add(&mut self, means: Meaning, channel: Channel, source: String, words: &str, mention: &Mention) {
        let (score, list) = match means {
            Meaning::Published(score) => (score, &mut self.found),
            Meaning::Changed => (0, &mut self.changes),
        };
        let mut push = |date, less, source, utc_hour| {
            let words = words.to_owned();
            list.push(Candidate { date, score: score - less, channel, source, words, utc_hour });
        };
        match mention.other {
            // Nothing on the page shows the order, so both readings are given and each says which it is.
            Some(other) if !self.order_is_shown => {
                push(mention.date, 0, format!("{source} (read {})", self.order.name()), None);
                push(other, 12, format!("{source} (read {})", self.order.other().name()), None);
            }
            _ => push(mention.date, 0, source, mention.utc_hour),
        }
    }

    fn json_ld(&mut self) {
        let mut articles = 0;
        for thing in self.page.described {
            let mut score = match thing.about {
                About::Article => 96,
                About::Page => 88,
                About::Work => 72,
            };
            if thing.is_listed {
                score -= 40;
            }
            if thing.about == About::Article && !thing.is_listed {
                // The first description is the page's; of several, the one that names this page.
                score -= articles;
                articles = (articles + 1).min(10);
                score += if self.names_this_page(thing) { 3 } else { 0 };
            }
            let fields = [
                ("datePublished", Meaning::Published(score)),
                ("dateCreated", Meaning::Published(score - 12)),
                ("uploadDate", Meaning::Published(score - 12)),
                ("dateModified", Meaning::Changed),
            ];
            for (field, means) in fields {
                if let Some(value) = thing.text(field) {
                    self.value(means, Channel::JsonLd, format!("JSON-LD {}.{field}", thing.kind), &value);
                }
            }
        }
        for script in self.page.damaged {
            for (key, value) in scripts::dates(script).into_iter().filter(|(key, _)| *key == "datePublished")
            {
                let source = format!("JSON-LD (damaged) {key}");
                self.value(Meaning::Published(84), Channel::JsonLd, source, &value);
            }
        }
    }

    fn names_this_page(&self, thing: &Described<'_>) -> bool {
        let named = ["url", "mainEntityOfPage", "@id"].iter().filter_map(|field| thing.text(field));
        let known: Vec<&str> =
            self.page.address.into_iter().chain(self.page.survey.canonical.as_deref()).collect();
        let mut named = named.filter(|named| known.iter().any(|known| address::same_page(known, named)));
        named.next().is_some()
    }

    fn metas(&mut self) {
        for meta in &self.page.survey.metas {
            if let Some(means) = meaning(&meta.name) {
                self.value(means, Channel::Meta, format!("meta {}", meta.name), &meta.content);
            }
        }
    }

    fn marked(&mut self) {
        for marked in &self.page.survey.marked {
            let property = marked.property.strip_prefix("schema:").unwrap_or(&marked.property);
            let (base, source) = match property {
                "datepublished" => (84, format!("itemprop {property}")),
                "datecreated" => (72, format!("itemprop {property}")),
                "uploaddate" => (56, format!("itemprop {property}")),
                "datemodified" => (0, format!("itemprop {property}")),
                "dc:date" | "dc:created" | "dc:issued" | "dcterms:issued" | "dcterms:created" => {
                    (78, format!("property {property}"))
                }
                _ if marked.tag == "time" => (62, "<time>".to_owned()),
                _ if classes::is_date(&marked.class) || classes::is_change(&marked.class) => {
                    (56, format!("<{} class=\"{}\">", marked.tag, first_words(&marked.class)))
                }
                _ => continue,
            };
            // A property is meant for machines, wherever it stands; one that is not shown has no place at
            // all.
            let place = match marked.tag.as_str() {
                "meta" => 6 - self.apart(marked.area),
                _ => self.place(marked.line, marked.area) / if base >= 70 { 2 } else { 1 },
            };
            let is_named = classes::is_publication(&marked.class) || marked.is_publication;
            let score = base + place + if is_named { 8 } else { 0 };
            let is_change = property == "datemodified" || classes::is_change(&marked.class) && base < 70;
            self.element(marked, score, is_change, source);
        }
    }

    fn element(&mut self, marked: &Marked, score: i32, is_change: bool, source: String) {
        let lines = &self.page.survey.lines;
        let before =
            lines.get(marked.line).and_then(|line| line.text.get(..marked.offset)).unwrap_or_default();
        let value = marked.value.as_deref().filter(|value| read_value(value, self.order).is_some());
        if let Some(value) = value {
            let source = if marked.tag == "time" { format!("{source} datetime") } else { source };
            let cue = cue_of(before, lines, marked.line);
            // The text inside may say it too: <time datetime="…">Updated 21 June</time>.
            let cue = if cue == Some(Cue::Changed) { cue } else { cue_before(&marked.text).or(cue) };
            self.value(means(score, cue, is_change), Channel::Element, source, value);
            return;
        }
        // A date with much text around it is a text.
        for mention in mentions(&marked.text, self.order).into_iter().take(3) {
            let inside = &marked.text[..mention.start];
            let cue = cue_before(inside)
                .or_else(|| cue_of(before, lines, marked.line).filter(|_| inside.is_empty()));
            let rest = marked.text.len() - (mention.end - mention.start);
            let score =
                score - i32::try_from(rest / 8).unwrap_or(40).min(40) + i32::from(mention.has_time) * 4;
            let words = &marked.text[mention.start..mention.end];
            self.add(means(score, cue, is_change), Channel::Element, source.clone(), words, &mention);
        }
    }

    fn lines(&mut self) {
        let lines = &self.page.survey.lines;
        for (number, line) in lines.iter().enumerate() {
            for mention in mentions(&line.text, self.order).into_iter().take(4) {
                let before = &line.text[..mention.start];
                let cue = cue_of(before, lines, number);
                let around = line.text.len() - (mention.end - mention.start);
                let base = match (cue, around) {
                    (Some(Cue::Published), 0..=160) => 62,
                    (_, 0..=30) => 48,
                    (_, 31..=80) => 40,
                    // The place and day at the beginning of a report.
                    _ if mention.start <= 40 => 26,
                    _ => 10,
                };
                let place = self.place(number, line.area);
                let score = base + place + i32::from(mention.has_time) * 5;
                let source = format!("visible text: {}", excerpt(&line.text, mention.start, mention.end));
                let words = &line.text[mention.start..mention.end];
                self.add(means(score, cue, false), Channel::Text, source, words, &mention);
            }
        }
    }

    /// What the place of a line adds: near the headline and outside of other parts is best.
    fn place(&self, line: usize, area: super::area::AreaId) -> i32 {
        let near = match self.page.headline.line {
            Some(headline) if line >= headline => match line - headline {
                0..=6 => 16,
                7..=20 => 9,
                21..=60 => 2,
                _ => -4,
            },
            Some(headline) => match headline - line {
                0..=6 => 14,
                7..=20 => 2,
                _ => -10,
            },
            None if line < 40 => 6,
            None => 0,
        };
        // Of two dates in equal places the first one counts.
        near - self.apart(area) - i32::try_from(line / 50).unwrap_or(10).min(10)
    }

    /// What it takes away to stand in a part of the page that is not the article.
    fn apart(&self, area: super::area::AreaId) -> i32 {
        match self.page.survey.areas.apart_from(area, self.page.headline.area) {
            Some(Area::Comment) => 50,
            Some(Area::Aside) => 34,
            Some(Area::Article | Area::Footer) => 24,
            None => 0,
        }
    }

    fn address(&mut self) {
        let canonical = self.page.survey.canonical.as_deref();
        let dated =
            self.page.address.and_then(address::date_in).or_else(|| canonical.and_then(address::date_in));
        if let Some(dated) = dated {
            let score = match (dated.date.is_day(), dated.year_first) {
                // Folders by date are named on the day of publication and stay.
                (true, true) if dated.words.contains('/') => 108,
                (true, true) => 86,
                (true, false) => 66,
                (false, _) => 44,
            };
            let (channel, source) = (Channel::Address, "url".to_owned());
            self.found.push(Candidate {
                date: dated.date,
                score,
                channel,
                source,
                words: dated.words,
                utc_hour: None,
            });
        }
    }

    fn scripts(&mut self) {
        for script in &self.page.survey.scripts {
            for (key, value) in scripts::dates(script) {
                let source = format!("script {key}");
                let score = if key.to_ascii_lowercase().contains("pub") { 58 } else { 46 };
                self.value(Meaning::Published(score), Channel::Script, source, &value);
            }
        }
    }

    /// A change is not a publication, but it shows that the page was there by then.
    fn changes_alone(&mut self) {
        let last_resort = self.changes.iter().map(|change| Candidate {
            score: 32,
            source: format!("{} (a change, so published by then)", change.source),
            ..change.clone()
        });
        self.found.extend(last_resort.collect::<Vec<_>>());
    }
}

fn means(score: i32, cue: Option<Cue>, is_change: bool) -> Meaning {
    match cue {
        Some(Cue::Changed) => Meaning::Changed,
        _ if is_change => Meaning::Changed,
        Some(Cue::Published) => Meaning::Published(score + 8),
        Some(Cue::Other) => Meaning::Published(score - 30),
        None => Meaning::Published(score),
    }
}

/// What the words before a date say; if there are none, those of a short line before it.
fn cue_of(before: &str, lines: &[Line], number: usize) -> Option<Cue> {
    if before.chars().any(char::is_alphanumeric) {
        return cue_before(before);
    }
    cue_before(before).or_else(|| {
        let label = &lines.get(number.checked_sub(1)?)?.text;
        let is_label = label.len() <= 30 && !label.bytes().any(|byte| byte.is_ascii_digit());
        is_label.then(|| cue_before(label))?
    })
}

/// A little of a line around a date.
fn excerpt(line: &str, start: usize, end: usize) -> String {
    let from = line.ceil_char_boundary(start.saturating_sub(40));
    let to = line.floor_char_boundary(end + 20);
    line[from..to].trim().to_owned()
}

fn first_words(class: &str) -> String {
    let words: Vec<&str> = class.split_ascii_whitespace().take(3).collect();
    words.join(" ")
}

/// Whether day or month stands first in dates such as `5/6/2024`, if another date on the page shows it:
/// `21/6/2024`.
fn shown_order(survey: &Survey<'_>) -> Option<Order> {
    let slashed = survey.lines.iter().filter(|line| line.text.contains('/')).take(2_000);
    for line in slashed {
        for mention in mentions(&line.text, Order::DayFirst).iter().filter(|mention| mention.other.is_none())
        {
            let words = &line.text[mention.start..mention.end];
            let numbers: Vec<u32> =
                words.split('/').filter_map(|number| number.trim().parse().ok()).collect();
            match numbers.as_slice() {
                [13..=31, _, _] => return Some(Order::DayFirst),
                [_, 13..=31, _] => return Some(Order::MonthFirst),
                _ => {}
            }
        }
    }
    None
}

/// The order that is usual in the language of the page and the country of its address.
fn usual_order(page: &Page<'_>) -> Order {
    let language = page.language.unwrap_or_default().to_ascii_lowercase();
    let host = page.address.and_then(address::host).unwrap_or_default();
    let ending = host.rsplit('.').next().unwrap_or_default();
    let american = match language.as_str() {
        "en-us" | "en_us" => true,
        "en" | "" => ["com", "us", "gov", "mil", "edu", "org", "net"].contains(&ending),
        _ => false,
    };
    if american { Order::MonthFirst } else { Order::DayFirst }
}
