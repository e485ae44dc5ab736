//! A fact-check as others publish it (schema:ClaimReview): a claim, who made it, where it was seen, and what
//! somebody concluded.
//!
//! Plain data between files and the ledger: `export` writes it, `intake` reads it. In the ledger it is a
//! claim with speakers and appearances, and an assessment of it. It must never decide anything: an assessment
//! does not change a status.

use super::SpeakerKind;

/// One ClaimReview. Absent is what the file or the ledger does not say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Review {
    /// Where the review stands; its `url`.
    pub url: Option<String>,
    /// When it was published: `datePublished`, as written.
    pub published: Option<String>,
    /// Who concluded it: its `author`.
    pub reviewer: Option<Reviewer>,
    /// Who else concluded it, in order: its further `author`s.
    pub further_reviewers: Vec<Reviewer>,
    /// What was concluded: its `reviewRating`.
    pub rating: Option<ReviewRating>,
    /// What was said: `claimReviewed`.
    pub claim: Option<String>,
    /// When it was said: `datePublished` of the `itemReviewed`, as written.
    pub said: Option<String>,
    /// Who said it, in order: the `author`s of the `itemReviewed`.
    pub speakers: Vec<ReviewedSpeaker>,
    /// Where it was seen, in order: its `firstAppearance` and `appearance`s.
    pub appearances: Vec<ReviewedAppearance>,
    /// What the file says of it beyond that, each in words; nobody records it.
    pub left_out: Vec<String>,
}

/// Who reviews.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reviewer {
    /// The name.
    pub name: String,
    /// Their page.
    pub url: Option<String>,
    /// What they are.
    pub kind: Option<SpeakerKind>,
}

/// What was concluded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReviewRating {
    /// In words: `alternateName`, "Half true".
    pub words: Option<String>,
    /// As a number, as written: `ratingValue`.
    pub value: Option<String>,
    /// The number of the truest: `bestRating`.
    pub best: Option<String>,
    /// The number of the falsest: `worstRating`.
    pub worst: Option<String>,
    /// What the scale is called: `name`, if that is not the words.
    pub scale: Option<String>,
    /// Why: `ratingExplanation`.
    pub explanation: Option<String>,
}

impl ReviewRating {
    /// The rating of an assessment, from its rating and scale as the ledger has them: see [`Self::recorded`].
    pub fn of(rating: &str, scale: Option<&str>, explanation: Option<&str>) -> Self {
        let mut found = Self { explanation: explanation.map(str::to_owned), ..Self::default() };
        // `3 on 1..5 (Meter)`: numbers, and what their scale is called.
        let named = scale.and_then(|scale| scale.strip_suffix(')')?.split_once(" ("));
        let named = named.and_then(|(numbers, name)| Some((Numbers::read(numbers)?, name)));
        let numbers = match named {
            Some((numbers, name)) => {
                found.scale = Some(name.to_owned());
                Some(numbers)
            }
            None => scale.and_then(Numbers::read),
        };
        match (&numbers, scale) {
            (Some(numbers), _) => {
                let own = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
                found.value = numbers.value.map(str::to_owned);
                (found.worst, found.best) = (own(numbers.worst), own(numbers.best));
            }
            (None, Some(scale)) => found.scale = Some(scale.to_owned()),
            (None, None) => {}
        }
        if found.value.is_none() && numbers.is_some() && is_number(rating) {
            found.value = Some(rating.to_owned());
        } else {
            found.words = Some(rating.to_owned());
        }
        found
    }

    /// Rating and scale as the ledger has them: the words, else the number; and for the scale `1..5` (`..` if
    /// nobody states it), with the number if the rating has words too (`3 on 1..5`), or what the scale is
    /// called, or both (`3 on 1..5 (Meter)`).
    pub fn recorded(&self) -> (Option<String>, Option<String>) {
        let rating = self.words.clone().or_else(|| self.value.clone());
        let value = self.value.as_deref().filter(|_| self.words.is_some());
        let text = |bound: &Option<String>| bound.clone().unwrap_or_default();
        let bounds = (self.worst.is_some() || self.best.is_some())
            .then(|| format!("{}..{}", text(&self.worst), text(&self.best)));
        let numbers = match (value, bounds) {
            (Some(value), Some(bounds)) => Some(format!("{value} on {bounds}")),
            (Some(value), None) => Some(format!("{value} on ..")),
            // A number by itself, on a scale that nobody states.
            (None, None) if self.words.is_none() && self.value.is_some() => Some("..".to_owned()),
            (None, bounds) => bounds,
        };
        let scale = match (numbers, &self.scale) {
            (Some(numbers), Some(name)) => Some(format!("{numbers} ({name})")),
            (numbers, name) => numbers.or_else(|| name.clone()),
        };
        (rating, scale)
    }
}

/// A scale of numbers, and a number on it.
struct Numbers<'t> {
    value: Option<&'t str>,
    worst: &'t str,
    best: &'t str,
}

impl<'t> Numbers<'t> {
    fn read(scale: &'t str) -> Option<Self> {
        let (value, bounds) = match scale.split_once(" on ") {
            Some((value, bounds)) if is_number(value) => (Some(value), bounds),
            Some(_) => return None,
            None => (None, scale),
        };
        let (worst, best) = bounds.split_once("..")?;
        let is_bound = |text: &str| text.is_empty() || is_number(text);
        (is_bound(worst) && is_bound(best)).then_some(Self { value, worst, best })
    }
}

fn is_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || c == '-') && text.parse::<f64>().is_ok()
}

/// Who said what is reviewed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReviewedSpeaker {
    /// The name.
    pub name: String,
    /// What they are.
    pub kind: Option<SpeakerKind>,
    /// The title: `jobTitle`.
    pub title: Option<String>,
    /// The bodies spoken for, in order: the names of `affiliation`.
    pub bodies: Vec<String>,
    /// Addresses of theirs elsewhere: `sameAs`.
    pub same_as: Vec<String>,
}

/// Where what is reviewed was seen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReviewedAppearance {
    /// Its address.
    pub url: Option<String>,
    /// Its headline.
    pub headline: Option<String>,
    /// The name of its outlet: its `publisher`.
    pub outlet: Option<String>,
    /// When it was published, as written.
    pub published: Option<String>,
}

impl Review {
    /// What search engines would refuse the review for, or miss in it, each in words; nothing if they would
    /// take it whole.
    pub fn shortcomings(&self) -> Vec<&'static str> {
        let rating = self.rating.as_ref();
        let value = rating.and_then(|rating| rating.value.as_deref());
        let number = |text: Option<&str>| text.and_then(|text| text.trim().parse::<f64>().ok());
        let bounds = rating.and_then(|r| Some((number(r.worst.as_deref())?, number(r.best.as_deref())?)));
        let outside = match (number(value), bounds) {
            (Some(value), Some((worst, best))) => !(worst.min(best)..=worst.max(best)).contains(&value),
            _ => false,
        };
        [
            (self.claim.is_none(), "it does not say what was claimed (claimReviewed is required)"),
            (self.url.is_none(), "the assessment has no address (url is required)"),
            (rating.is_none(), "it has no rating (reviewRating is required)"),
            (
                rating.is_some_and(|r| r.words.is_none()),
                "the rating has no words (alternateName is required)",
            ),
            (
                value.is_some() && bounds.is_none(),
                "the rating is a number on no scale (worstRating, bestRating)",
            ),
            (outside, "the rating is not within its scale"),
            (self.reviewer.is_none(), "it does not say who assessed it (author)"),
            (self.published.is_none(), "the assessment has no day (datePublished)"),
            (self.speakers.is_empty(), "it does not say who made the claim (itemReviewed.author)"),
        ]
        .into_iter()
        .filter_map(|(is_so, what)| is_so.then_some(what))
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rating(words: &str, value: &str, worst: &str, best: &str) -> ReviewRating {
        let own = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        ReviewRating {
            words: own(words),
            value: own(value),
            worst: own(worst),
            best: own(best),
            ..ReviewRating::default()
        }
    }

    #[test]
    fn a_rating_is_the_same_after_the_ledger() {
        for (found, recorded) in [
            (rating("Half true", "3", "1", "5"), ("Half true", Some("3 on 1..5"))),
            (rating("Half true", "3.5", "", ""), ("Half true", Some("3.5 on .."))),
            (rating("Half true", "", "", ""), ("Half true", None)),
            (rating("", "4", "1", "5"), ("4", Some("1..5"))),
            (rating("", "4", "", ""), ("4", Some(".."))),
            (rating("4", "", "", ""), ("4", None)),
            (rating("False", "-1", "-1", "1"), ("False", Some("-1 on -1..1"))),
            (rating("False", "0", "", "5"), ("False", Some("0 on ..5"))),
            (
                ReviewRating { scale: Some("Meter".into()), ..rating("So", "2", "1", "5") },
                ("So", Some("2 on 1..5 (Meter)")),
            ),
            (
                ReviewRating { scale: Some("Meter".into()), ..rating("Mostly", "", "", "") },
                ("Mostly", Some("Meter")),
            ),
        ] {
            let (words, scale) = found.recorded();
            assert_eq!((words.as_deref(), scale.as_deref()), (Some(recorded.0), recorded.1));
            assert_eq!(ReviewRating::of(&words.unwrap(), scale.as_deref(), None), found);
        }
        // A scale in somebody's own words is a name.
        assert_eq!(ReviewRating::of("2", Some("from 1 to 5"), None).scale.as_deref(), Some("from 1 to 5"));
    }

    #[test]
    fn what_a_search_engine_would_refuse_is_said() {
        let whole = Review {
            url: Some("https://example.org/check".into()),
            published: Some("2024-07-01".into()),
            reviewer: Some(Reviewer { name: "Example Checks".into(), ..Reviewer::default() }),
            rating: Some(rating("False", "1", "1", "5")),
            claim: Some("The crates were empty.".into()),
            said: None,
            speakers: vec![ReviewedSpeaker { name: "Chicolini".into(), ..ReviewedSpeaker::default() }],
            ..Review::default()
        };
        assert_eq!(whole.shortcomings(), Vec::<&str>::new());
        let worse =
            Review { url: None, rating: Some(rating("", "9", "1", "5")), reviewer: None, ..whole.clone() };
        let found = worse.shortcomings().join("; ");
        for word in ["url is required", "alternateName", "not within its scale", "(author)"] {
            assert!(found.contains(word), "{found}");
        }
        assert!(Review { rating: None, ..whole }.shortcomings()[0].contains("reviewRating"));
        assert_eq!(Review::default().shortcomings().len(), 6);
    }
}
