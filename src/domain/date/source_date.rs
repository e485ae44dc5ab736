//! A date together with where it came from.
//!
//! Owns the link between a source's words and a value. It must never drop the words: they are the evidence,
//! the value is a reading of them.

use super::edtf::Edtf;
use crate::domain::vocabulary::vocabulary;

vocabulary!(
    /// How words became a value.
    Rule, "rule for a date", {
        /// EDTF, written as such.
        AsGiven => "as-given",
        /// A date written out with its year: "20 June 2024", "in 2012".
        Calendar => "calendar",
        /// The article's day: "today", "this morning".
        Today => "today",
        /// The day before the article's: "yesterday".
        Yesterday => "yesterday",
        /// Hours, days or weeks counted from the article's day: "three days ago", "overnight".
        RelativeDay => "relative-day",
        /// A day of the week: "Thursday" is the latest, on or before the article's day.
        Weekday => "weekday",
        /// A day or month without its year: the latest that has begun by the article's day.
        MonthDay => "month-day",
        /// A week, weekend, month, quarter, year or decade counted from the article's: "last month", "two
        /// years ago".
        RelativePeriod => "relative-period",
        /// A part of a month, year or decade: "early June", "the first quarter of 2024".
        Part => "part",
        /// "spring 2019", "last summer".
        Season => "season",
        /// Ten or a hundred years: "the 1980s", "the 19th century".
        Decade => "decade",
        /// One end only: "since 2014", "by June".
        Open => "open",
        /// Two ends: "from Monday to Wednesday".
        Range => "range",
        /// Several, of which one is meant: "Monday or Tuesday".
        OneOf => "one-of",
        /// No date of its own: said by the day its article appeared.
        ByPublication => "by-publication",
        /// Words and value were both given by a person.
        ByHand => "by-hand",
    }
);

/// A date of a claim: the words of the source, the value they mean, and the rule that led from one to the
/// other.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SourceDate {
    words: Option<String>,
    edtf: Edtf,
    rule: Rule,
}

impl SourceDate {
    /// A value that was written as EDTF.
    pub const fn given(edtf: Edtf) -> Self {
        Self { words: None, edtf, rule: Rule::AsGiven }
    }

    /// A value that a rule read from words.
    pub fn from_words(words: impl Into<String>, edtf: Edtf, rule: Rule) -> Self {
        Self::stored(Some(words.into()), edtf, rule)
    }

    /// Words and their value, both given by a person.
    pub fn by_hand(words: impl Into<String>, edtf: Edtf) -> Self {
        Self::from_words(words, edtf, Rule::ByHand)
    }

    /// "By the day its article appeared"; none if the end of that date is open or not known, see
    /// [`Edtf::by`].
    pub fn by_publication(published: &Edtf) -> Option<Self> {
        Some(Self { words: None, edtf: published.by()?, rule: Rule::ByPublication })
    }

    /// A date as the ledger has it.
    pub fn stored(words: Option<String>, edtf: Edtf, rule: Rule) -> Self {
        Self { words: words.filter(|words| words != edtf.as_str()), edtf, rule }
    }

    /// The words of the source, if they are not the value itself.
    pub fn words(&self) -> Option<&str> {
        self.words.as_deref()
    }

    /// The value.
    pub const fn edtf(&self) -> &Edtf {
        &self.edtf
    }

    /// How the words became the value.
    pub const fn rule(&self) -> Rule {
        self.rule
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edtf(text: &str) -> Edtf {
        text.parse().unwrap()
    }

    #[test]
    fn words_that_are_the_value_are_not_kept_twice() {
        assert_eq!(SourceDate::given(edtf("2024-06")).words(), None);
        assert_eq!(SourceDate::by_hand("2024-06", edtf("2024-06")).words(), None);
        assert_eq!(SourceDate::by_hand("this month", edtf("2024-06")).words(), Some("this month"));
    }

    #[test]
    fn a_claim_without_a_date_was_said_by_the_day_its_article_appeared() {
        let date = SourceDate::by_publication(&edtf("2024-06-21")).unwrap();
        assert_eq!(
            (date.edtf().as_str(), date.rule(), date.words()),
            ("../2024-06-21", Rule::ByPublication, None)
        );
        assert_eq!(SourceDate::by_publication(&edtf("2024-06-21/..")), None);
    }

    #[test]
    fn a_date_comes_back_from_the_ledger_as_it_went() {
        let date = SourceDate::from_words("yesterday", edtf("2024-06-20"), Rule::Yesterday);
        assert_eq!(
            SourceDate::stored(date.words().map(str::to_owned), date.edtf().clone(), date.rule()),
            date
        );
    }
}
