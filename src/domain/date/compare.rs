//! Comparing dates, with three outcomes.
//!
//! Owns what follows about order from what two dates can mean. It must never guess: where some of the days
//! say yes and others no, the answer is unknown. Qualifiers do not count; see the parent module.

use super::day::Day;
use super::edtf::Edtf;
use crate::domain::vocabulary::vocabulary;

vocabulary!(
    /// The answer to a question about dates, in Kleene's logic of three values.
    Truth, "answer", {
        /// Whichever of its days is meant.
        Yes => "yes",
        /// Whichever of its days is meant, it is not so.
        No => "no",
        /// It depends on which of its days is meant.
        Unknown => "unknown",
    }
);

impl Truth {
    /// Both: no if either is no, yes if both are yes.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::Unknown,
        }
    }

    /// Either: yes if either is yes, no if both are no.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Yes, _) | (_, Self::Yes) => Self::Yes,
            (Self::No, Self::No) => Self::No,
            _ => Self::Unknown,
        }
    }

    const fn of(always: bool, never: bool) -> Self {
        match (always, never) {
            (true, _) => Self::Yes,
            (_, true) => Self::No,
            _ => Self::Unknown,
        }
    }
}

/// The opposite; unknown stays unknown.
impl std::ops::Not for Truth {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }
}

impl Edtf {
    /// Whether this is before the other: yes if every day it can mean is before every day of the other, no if
    /// every one is on or after every one.
    pub fn before(&self, other: &Self) -> Truth {
        let always = matches!((self.latest(), other.earliest()), (Some(last), Some(first)) if last < first);
        let never = matches!((self.earliest(), other.latest()), (Some(first), Some(last)) if first >= last);
        Truth::of(always, never)
    }

    /// Whether this is on or before that day.
    pub fn by_day(&self, day: Day) -> Truth {
        Truth::of(
            self.latest().is_some_and(|last| last <= day),
            self.earliest().is_some_and(|first| first > day),
        )
    }

    /// Whether this is on or after that day.
    pub fn since_day(&self, day: Day) -> Truth {
        Truth::of(
            self.earliest().is_some_and(|first| first >= day),
            self.latest().is_some_and(|last| last < day),
        )
    }

    /// Whether some day it can mean lies between these two, both included; `None` is no limit. A set is
    /// judged by its members: `[2024-06-01, 2024-06-30]` does not overlap the tenth to the twelfth.
    pub fn may_overlap(&self, from: Option<Day>, to: Option<Day>) -> bool {
        let some_days = !matches!((from, to), (Some(from), Some(to)) if from > to);
        some_days
            && self.spans().iter().any(|span| {
                !matches!((span.latest, from), (Some(last), Some(from)) if last < from)
                    && !matches!((span.earliest, to), (Some(first), Some(to)) if first > to)
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Vocabulary;

    fn edtf(text: &str) -> Edtf {
        text.parse().unwrap()
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn order_is_unknown_where_days_disagree() {
        use Truth::{No, Unknown, Yes};
        for (one, other, answer) in [
            ("2024-06-19", "2024-06-20", Yes),
            ("2024-06-20", "2024-06-20", No),
            ("2024-06-21", "2024-06-20", No),
            ("2024-05", "2024-06-01", Yes),
            ("2024-06", "2024-06-15", Unknown),
            ("2024-06", "2024-06-01", No),
            ("2024-06", "2024-06-30", Unknown),
            ("../2024-06-19", "2024-06-20", Yes),
            ("../2024-06-20", "2024-06-20", Unknown),
            ("2024-06-20", "../2024-06-20", No),
            ("2024-06-19", "../2024-06-20", Unknown),
            ("2024-06-20/", "2024-06-20", No),
            ("2024-06-19/", "2024-06-20", Unknown),
            ("/", "2024", Unknown),
            ("[2024-06-01, 2024-06-05]", "2024-06-06", Yes),
            ("2023-24", "2024-03", Yes),
        ] {
            assert_eq!(edtf(one).before(&edtf(other)), answer, "{one} before {other}");
        }
    }

    #[test]
    fn by_and_since_a_day_include_it() {
        use Truth::{No, Unknown, Yes};
        for (text, by, since) in [
            ("2024-06-20", Yes, Yes),
            ("2024-06-19", Yes, No),
            ("2024-06-21", No, Yes),
            ("2024-06", Unknown, Unknown),
            ("../2024-06-20", Yes, Unknown),
            ("2024-06-20/..", Unknown, Yes),
            ("/", Unknown, Unknown),
        ] {
            assert_eq!(edtf(text).by_day(day("2024-06-20")), by, "{text}");
            assert_eq!(edtf(text).since_day(day("2024-06-20")), since, "{text}");
        }
    }

    #[test]
    fn overlap_is_judged_member_by_member() {
        let set = edtf("[2024-06-01, 2024-06-30]");
        let (tenth, twelfth, last) = (day("2024-06-10"), day("2024-06-12"), day("2024-06-30"));
        assert!(!set.may_overlap(Some(tenth), Some(twelfth)));
        assert!(set.may_overlap(Some(tenth), Some(last)));
        assert!(set.may_overlap(None, None) && set.may_overlap(Some(last), None));
        assert!(!set.may_overlap(Some(last.next().unwrap()), None));
        assert!(edtf("2024-06-11/").may_overlap(Some(last), None));
        assert!(edtf("../2024-06-11").may_overlap(Some(tenth), Some(twelfth)));
        assert!(!edtf("2024-06").may_overlap(Some(twelfth), Some(tenth)), "no day lies in an empty range");
    }

    #[test]
    fn three_valued_logic_keeps_its_laws() {
        assert_eq!(Truth::No.and(Truth::Unknown), Truth::No);
        assert_eq!(Truth::Yes.and(Truth::Unknown), Truth::Unknown);
        assert_eq!(Truth::Yes.or(Truth::Unknown), Truth::Yes);
        for &a in Truth::ALL {
            assert_eq!(!!a, a);
            for &b in Truth::ALL {
                assert_eq!(a.and(b), b.and(a));
                assert_eq!(!a.and(b), (!a).or(!b));
            }
        }
    }
}
