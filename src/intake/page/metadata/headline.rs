//! Where on the page the headline stands.
//!
//! Owns the choice between several `<h1>`; dates and names near it are more likely the article's. Called by the
//! finders.

use super::area::AreaId;
use super::survey::Survey;

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

/// The heading that says most of what the page's title says; of equal ones the first, and `<h1>` before `<h2>`.
pub(super) fn locate(survey: &Survey<'_>) -> Headline {
    let title = survey.meta("og:title").next().or(survey.title.as_deref()).unwrap_or_default();
    let headings = survey.marked.iter().filter(|marked| matches!(marked.tag.as_str(), "h1" | "h2")).take(200);
    let mut best: Option<(usize, &super::survey::Marked)> = None;
    for heading in headings.filter(|heading| !heading.text.is_empty()) {
        let is_main = heading.tag == "h1";
        let like = overlap(&heading.text, title).min(overlap(title, &heading.text) + 40);
        // A second heading is the headline only if it says so nearly word by word.
        let score = if is_main { like + 30 } else { like };
        let enough = if is_main { true } else { like >= 60 };
        if enough && best.is_none_or(|(most, _)| score > most) {
            best = Some((score, heading));
        }
    }
    if best.is_none_or(|(score, _)| score < 80)
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
