//! A date that may be the one of publication, and how candidates are weighed against each other.
//!
//! Owns the ranking. Scores are for ordering only: about 90 is what a machine was told on purpose, 70 a
//! marked element near the headline, 50 a bare date near it. It must never drop a candidate because another
//! one is better.

use crate::domain::date::{Day, Edtf};

use super::PageFinding;
use super::dates::Written;

/// Where a candidate comes from; two channels that agree strengthen each other, one that repeats itself does
/// not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Channel {
    JsonLd,
    Meta,
    Element,
    Address,
    Text,
    Script,
}

/// A date that may be the one of publication.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) date: Written,
    pub(super) score: i32,
    pub(super) channel: Channel,
    pub(super) source: String,
    pub(super) words: String,
    /// The hour, if it is an instant in UTC.
    pub(super) utc_hour: Option<u8>,
}

/// What is known about when the page can have been published.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Limits {
    /// The page was there on this day.
    pub(super) retrieved: Option<Day>,
    /// The page says that it was changed last on this day.
    pub(super) changed: Option<Day>,
}

/// Candidates below this are noise.
const LOWEST: i32 = 28;
/// The most candidates that are weighed: each is compared with each.
const MOST_WEIGHED: usize = 120;
/// The most candidates that are given.
const MOST: usize = 40;

/// The candidates as findings, the best first: grouped by date, so that a date found twice counts more.
pub(super) fn rank(mut candidates: Vec<Candidate>, limits: Limits) -> Vec<PageFinding<Edtf>> {
    candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.score));
    candidates.truncate(MOST_WEIGHED);
    let of_address: Option<Written> =
        candidates.iter().find(|found| found.channel == Channel::Address).map(|found| found.date);
    let local = local_day(&candidates);
    let mut ranked: Vec<(i32, Candidate)> = Vec::new();
    for candidate in &candidates {
        let group = candidates.iter().filter(|other| other.date.is_within(candidate.date));
        let mut score = group
            .clone()
            .map(|other| other.score - i32::from(other.date != candidate.date) * 100)
            .max()
            .unwrap_or(0);
        let mut channels: Vec<Channel> = Vec::new();
        for other in group.filter(|other| other.score >= LOWEST) {
            if !channels.contains(&other.channel) {
                channels.push(other.channel);
            }
        }
        let agreeing = i32::try_from(channels.len()).unwrap_or(1) - 1;
        score += 3 * agreeing.max(0);
        score += fits_address(candidate.date, of_address);
        if local.is_some_and(|(day, instant)| candidate.date == day && instant > score) {
            score = local.map_or(score, |(_, instant)| instant);
        }
        score -= doubt(candidate, agreeing > 0, limits);
        ranked.push((score, candidate.clone()));
    }
    ranked.retain(|(score, _)| *score >= LOWEST);
    ranked.sort_by_key(|(score, candidate)| (std::cmp::Reverse(*score), std::cmp::Reverse(candidate.score)));
    let mut found: Vec<PageFinding<Edtf>> = Vec::new();
    for (_, candidate) in ranked {
        let Some(value) = candidate.date.edtf() else { continue };
        let finding = PageFinding { value, source: candidate.source, words: Some(candidate.words) };
        if found.len() < MOST
            && !found.iter().any(|one| one.value == finding.value && one.source == finding.source)
        {
            found.push(finding);
        }
    }
    found
}

/// How sure a day must be to correct an instant in UTC.
const SURE: i32 = 60;

/// The day that the page itself shows for its best candidate, if that is an instant in UTC near midnight: a
/// page of New York says "8 November" and `2023-11-09T03:28:35Z`. With the score that it then deserves.
fn local_day(candidates: &[Candidate]) -> Option<(Written, i32)> {
    let best = candidates.first()?;
    let hour = best.utc_hour?;
    // What readers see; what only machines read says nothing about the clock on the wall.
    let is_shown = |other: &&Candidate| {
        matches!(other.channel, Channel::Text | Channel::Address)
            && other.score >= SURE
            && best.date.may_be_elsewhere(hour, other.date)
    };
    let shown = candidates.iter().find(is_shown)?;
    let same = candidates
        .iter()
        .any(|other| other.date == best.date && other.utc_hour.is_none() && other.score >= shown.score);
    (!same).then_some((shown.date, best.score + 20))
}

/// A month in the address is no rival of a day, but it tells which day is right.
fn fits_address(date: Written, of_address: Option<Written>) -> i32 {
    match of_address {
        Some(month) if !month.is_day() && date.is_day() => {
            if date.is_within(month) {
                8
            } else {
                -12
            }
        }
        _ => 0,
    }
}

/// What speaks against a date: it lies before the web, after the page was retrieved, or after its last
/// change.
fn doubt(candidate: &Candidate, is_confirmed: bool, limits: Limits) -> i32 {
    let Some(first) = candidate.date.first_day() else { return 100 };
    let after = |limit: Option<Day>| limit.and_then(Day::next).is_some_and(|limit| first > limit);
    let mut doubt = 0;
    if candidate.date.year < 1990 && !is_confirmed {
        doubt += 40;
    }
    if after(limits.retrieved) {
        doubt += 80;
    }
    if after(limits.changed) {
        doubt += 10;
    }
    if !candidate.date.is_day() {
        doubt += if candidate.date.month.is_some() { 10 } else { 30 };
    }
    doubt
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(date: (u32, u32, u32), score: i32, channel: Channel) -> Candidate {
        let day = (date.2 > 0).then_some(date.2);
        let date = Written::new(date.0, Some(date.1), day).unwrap();
        Candidate {
            date,
            score,
            channel,
            source: format!("{channel:?}"),
            words: String::new(),
            utc_hour: None,
        }
    }

    fn best(candidates: Vec<Candidate>, limits: Limits) -> Option<String> {
        Some(rank(candidates, limits).first()?.value.to_string())
    }

    #[test]
    fn what_two_places_say_beats_what_one_says_a_little_louder() {
        let candidates = vec![
            candidate((2024, 6, 20), 70, Channel::Element),
            candidate((2024, 6, 21), 69, Channel::Text),
            candidate((2024, 6, 21), 60, Channel::Meta),
        ];
        assert_eq!(best(candidates, Limits::default()).as_deref(), Some("2024-06-21"));
    }

    #[test]
    fn a_month_in_the_address_decides_between_days() {
        let candidates = vec![
            candidate((2024, 5, 20), 65, Channel::Text),
            candidate((2024, 6, 21), 55, Channel::Text),
            candidate((2024, 6, 0), 40, Channel::Address),
        ];
        assert_eq!(best(candidates, Limits::default()).as_deref(), Some("2024-06-21"));
    }

    #[test]
    fn a_month_alone_stays_a_month() {
        let candidates = vec![candidate((2024, 6, 0), 40, Channel::Address)];
        assert_eq!(best(candidates, Limits::default()).as_deref(), Some("2024-06"));
    }

    #[test]
    fn days_after_the_page_was_retrieved_are_no_candidates() {
        let limits = Limits { retrieved: Day::new(2024, 6, 1), changed: None };
        let candidates =
            vec![candidate((2025, 1, 1), 90, Channel::Meta), candidate((2024, 5, 1), 50, Channel::Text)];
        assert_eq!(best(candidates, limits).as_deref(), Some("2024-05-01"));
    }

    #[test]
    fn old_dates_need_a_second_witness() {
        let old = |channel| candidate((1969, 7, 20), 60, channel);
        assert_eq!(
            best(vec![old(Channel::Text), candidate((2019, 7, 20), 40, Channel::Text)], Limits::default())
                .as_deref(),
            Some("2019-07-20")
        );
        let both = vec![old(Channel::Text), old(Channel::Meta), candidate((2019, 7, 20), 40, Channel::Text)];
        assert_eq!(best(both, Limits::default()).as_deref(), Some("1969-07-20"));
    }
}
