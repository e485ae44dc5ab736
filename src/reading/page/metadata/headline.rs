//! Where on the page the headline stands.
//!
//! Owns the choice between several `<h1>`; dates and names near it are more likely the article's. Called by
//! the finders.

use super::area::AreaId;
use super::survey::{Marked, Survey};

/// A place on the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Headline {
    /// Its line; nothing if no headline is shown.
    pub(super) line: Option<usize>,
    pub(super) area: AreaId,
}

/// The share of the words of `part` that `whole` has too, from 0 to 100.
pub(super) fn overlap(part: &str, whole: &str) -> usize {
    let words = |text: &str| -> Vec<String> {
        text.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .take(60)
            .map(str::to_owned)
            .collect()
    };
    let (part, whole) = (words(part), words(whole));
    let shared = part.iter().filter(|word| whole.contains(word)).count();
    (100 * shared).checked_div(part.len()).unwrap_or(0)
}

/// Below this score a line that repeats the title is a better headline than the heading.
const SURE: usize = 80;

/// The heading that says most of what the page's title says; of equal ones the first, and `<h1>` before
/// `<h2>`. If none does, the line that says it.
pub(super) fn locate(survey: &Survey<'_>) -> Headline {
    let title = survey.meta("og:title").next().or(survey.title.as_deref()).unwrap_or_default();
    let headings = survey.marked.iter().filter(|marked| matches!(marked.tag.as_str(), "h1" | "h2")).take(200);
    let mut best: Option<(usize, &Marked)> = None;
    for heading in headings.filter(|heading| !heading.text.is_empty()) {
        let is_main = heading.tag == "h1";
        let like = overlap(&heading.text, title).min(overlap(title, &heading.text) + 40);
        // A second heading is the headline only if it says so nearly word by word.
        let score = if is_main { like + 30 } else { like };
        if (is_main || like >= 60) && best.is_none_or(|(most, _)| score > most) {
            best = Some((score, heading));
        }
    }
    if best.is_none_or(|(score, _)| score < SURE)
        && let Some(line) = line_like(survey, title)
    {
        return Headline { line: Some(line), area: survey.lines[line].area };
    }
    match best {
        Some((_, heading)) => Headline { line: Some(heading.line), area: heading.area },
        None => Headline { line: None, area: first_article(survey) },
    }
}

/// The first line that says what the title says.
fn line_like(survey: &Survey<'_>, title: &str) -> Option<usize> {
    let long_enough = |text: &str| text.split_whitespace().count() >= 3;
    survey.lines.iter().take(3_000).position(|line| {
        line.text.len() <= 2 * title.len()
            && long_enough(&line.text)
            && overlap(&line.text, title) >= 80
            && overlap(title, &line.text) >= 50
    })
}

/// Where the first line of an article stands, so that the other articles of a list count less.
fn first_article(survey: &Survey<'_>) -> AreaId {
    let line = survey.lines.iter().find(|line| survey.areas.is_in_article(line.area));
    line.map_or_else(AreaId::default, |line| line.area)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(html: &str) -> Option<String> {
        let survey = Survey::of(html);
        locate(&survey).line.map(|line| survey.lines[line].text.clone())
    }

    #[test]
    fn the_heading_that_repeats_the_title_is_the_headline() {
        for (html, expected) in [
            ("<title>A fine day - Paper</title><h1>Paper</h1><h1>A fine day</h1>", Some("A fine day")),
            ("<title>A fine day - Paper</title><h2>News</h2><h2>A fine day</h2>", Some("A fine day")),
            ("<title>A fine day</title><h1>Blog</h1><p><b>A fine day</b></p>", Some("A fine day")),
            ("<title>x</title><h1>First</h1><h1>Second</h1>", Some("First")),
            ("<p>no heading", None),
        ] {
            assert_eq!(line(html).as_deref(), expected, "{html}");
        }
    }

    #[test]
    fn overlap_counts_words() {
        assert_eq!(overlap("A fine day", "a FINE day, indeed"), 100);
        assert_eq!(overlap("a fine day, indeed", "A fine day"), 75);
        assert_eq!(overlap("", "A fine day"), 0);
    }
}
