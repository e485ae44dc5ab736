//! English: how dates are put into words.
//!
//! Owns the order of English words; [`read`](super::read) calls it through [`LANGUAGES`](super::LANGUAGES).
//! It must never accept a phrase of which it does not understand every word: what is left over might turn the
//! meaning round.
//!
//! Here stand the phrases made of several dates; [`dates`] has days, months and years, [`periods`] weeks,
//! seasons and what is counted, [`lexicon`] the words.

mod cursor;
mod dates;
mod lexicon;
mod periods;

use cursor::Cursor;
pub(crate) use lexicon::MONTHS;

use super::meaning::{Count, Dated, Mark, Meaning, MonthOf, Period, Term, Which, Year};
use super::token::WordToken;

/// Reads one kind of date; what follows it is the caller's business.
type Reader = fn(&mut Cursor<'_>) -> Option<Term>;

/// Each is tried on its own; the first that leaves nothing over is taken.
const READERS: &[Reader] = &[
    dates::near_day,
    dates::weekday,
    dates::weekday_of_month,
    dates::day,
    dates::month,
    dates::year,
    dates::holiday,
    periods::relative,
    periods::weekend,
    periods::season,
    periods::quarter,
    periods::decade,
    periods::century,
    periods::ago,
];

/// What the phrase says; none if it is not a date in English.
pub(super) fn read(tokens: &[WordToken]) -> Option<Meaning> {
    let start = Cursor { rest: tokens };
    counted_stretch(start)
        .or_else(|| at_least(start))
        .or_else(|| spelled_range(start))
        .or_else(|| open(start))
        .or_else(|| dated(tokens).map(Meaning::One))
        .or_else(|| several(tokens))
        .or_else(|| joined(tokens))
}

/// One date, with all that may stand around it.
fn dated(tokens: &[WordToken]) -> Option<Dated> {
    let mut at = Cursor { rest: tokens };
    let mut mark = Mark::default();
    // "in two weeks" would lose its meaning with its "in".
    let mut ahead = at;
    if let Some(term) = periods::ahead(&mut ahead)
        && ahead.done()
    {
        mark.about = matches!(term, Term::Ago(_, Count::Decades));
        return Some(Dated { term, mark });
    }
    loop {
        // A reader may need the word that is skipped here: "a week ago", "the 20th".
        for reader in READERS {
            let mut after = at;
            if let Some(term) = reader(&mut after) {
                dates::time_of_day(&mut after);
                if after.done() {
                    mark.about |= matches!(term, Term::Ago(_, Count::Decades)) || has(tokens, "couple");
                    return Some(Dated { term, mark });
                }
            }
        }
        if at.any(lexicon::ABOUT) {
            mark.about = true;
        } else if at.any(lexicon::DOUBT) {
            mark.doubt = true;
        } else if !(at.any(lexicon::LEADS) || dates::leading_time(&mut at)) {
            return None;
        }
    }
}

fn has(tokens: &[WordToken], word: &str) -> bool {
    tokens.iter().any(|token| matches!(token, WordToken::Word(found) if found == word))
}

/// "in the past two weeks": from then to the article's day.
fn counted_stretch(mut at: Cursor<'_>) -> Option<Meaning> {
    let _ = at.one(&["in", "over", "during", "within", "for"]);
    let _ = at.one(&["the"])?;
    at.one(&["last", "past"])?;
    let count = at.count();
    let term = periods::counted(&mut at, count.unwrap_or(1))?;
    at.done().then(|| Meaning::Range(certain(term), certain(Term::Days(0, 0))))
}

const fn certain(term: Term) -> Dated {
    Dated { term, mark: Mark { about: false, doubt: false } }
}

/// "more than two weeks ago", "several days ago", "less than a year ago".
fn at_least(mut at: Cursor<'_>) -> Option<Meaning> {
    if at.any(&[&["less", "than"], &["under"], &["within"]]) {
        let term = periods::ago(&mut at)?;
        return at.done().then(|| Meaning::Range(certain(term), certain(Term::Days(0, 0))));
    }
    let more = at.any(&[&["more", "than"], &["over"]]);
    let term = if more || at.any(&[&["at", "least"]]) {
        periods::ago(&mut at)?
    } else if at.any(&[&["a", "few"], &["several"], &["many"], &["some"]]) {
        // However few, they are two or more.
        let term = periods::counted(&mut at, 2)?;
        at.one(&["ago"])?;
        term
    } else {
        return None;
    };
    let exact = matches!(term, Term::Ago(_, Count::Days | Count::Weeks));
    let meaning = if more && exact { Meaning::Before(certain(term)) } else { Meaning::Until(certain(term)) };
    at.done().then_some(meaning)
}

/// "from Monday to Wednesday", "between 3 and 7 June".
fn spelled_range(mut at: Cursor<'_>) -> Option<Meaning> {
    let between = match at.one(&["between", "from"])? {
        0 => lexicon::AND,
        _ => lexicon::TO,
    };
    let (from, to) = splits(at.rest, between).find_map(|(left, right)| pair(left, right))?;
    Some(Meaning::Range(from, to))
}

/// "since 2014", "by June", "from Monday on".
fn open(start: Cursor<'_>) -> Option<Meaning> {
    let mut at = start;
    let since = at.any(lexicon::SINCE);
    let make = if since {
        Meaning::Since
    } else if at.any(lexicon::AFTER) {
        // A time of day leaves some of that day on either side.
        if dates::names_a_time(at) { Meaning::Since } else { Meaning::After }
    } else if at.any(lexicon::UNTIL) {
        Meaning::Until
    } else if at.any(lexicon::BEFORE) {
        if dates::names_a_time(at) { Meaning::Until } else { Meaning::Before }
    } else {
        return None;
    };
    let shorter = splits(at.rest, lexicon::ONWARDS).filter(|(_, after)| since && after.is_empty());
    let dates = std::iter::once(at.rest).chain(shorter.map(|(before, _)| before));
    dates.into_iter().find_map(dated).map(make)
}

/// "Monday or Tuesday".
fn several(tokens: &[WordToken]) -> Option<Meaning> {
    let mut at = Cursor { rest: tokens };
    let _ = at.one(&["either"]);
    if let Some((one, other)) = splits(at.rest, lexicon::OR).find_map(|(left, right)| pair(left, right)) {
        return Some(Meaning::OneOf(carried(vec![one, other])));
    }
    let is_or = |token: &WordToken| matches!(token, WordToken::Word(word) if word == "or");
    let all: Option<Vec<Dated>> = at.rest.split(is_or).map(dated).collect();
    all.filter(|all| all.len() > 1).map(|all| Meaning::OneOf(carried(all)))
}

/// "last Monday or Tuesday": what is said of the first holds for those that say nothing themselves.
fn carried(mut all: Vec<Dated>) -> Vec<Dated> {
    let first = all.first().map(|dated| dated.term);
    for dated in all.iter_mut().skip(1) {
        dated.term = match (first, dated.term) {
            (Some(Term::Weekday(_, which)), Term::Weekday(weekday, Which::Plain)) => {
                Term::Weekday(weekday, which)
            }
            (
                Some(Term::Period(Period::Month(_, year @ (Year::Last | Year::Next | Year::Offset(_))))),
                Term::Period(Period::Month(month, Year::Unsaid)),
            ) => Term::Period(Period::Month(month, year)),
            (_, term) => term,
        };
    }
    all
}

/// "18-19 June", "May to July 2024", "18 and 19 June".
fn joined(tokens: &[WordToken]) -> Option<Meaning> {
    let range = splits(tokens, lexicon::TO).find_map(|(left, right)| pair(left, right));
    if let Some((from, to)) = range {
        return Some(Meaning::Range(from, to));
    }
    let (one, other) = splits(tokens, lexicon::AND).find_map(|(left, right)| pair(left, right))?;
    Some(Meaning::Both(one, other))
}

/// What stands before and after each of these connecting words.
fn splits<'t>(
    tokens: &'t [WordToken],
    connecting: &'static [&'static [&'static str]],
) -> impl Iterator<Item = (&'t [WordToken], &'t [WordToken])> {
    (1..tokens.len()).filter_map(move |at| {
        let mut after = Cursor { rest: &tokens[at..] };
        after.any(connecting).then_some((&tokens[..at], after.rest))
    })
}

/// Two dates, of which one may be a mere number: "18-19 June", "June 18-19, 2024".
fn pair(left: &[WordToken], right: &[WordToken]) -> Option<(Dated, Dated)> {
    let bare = |tokens| {
        let mut at = Cursor { rest: tokens };
        while at.any(lexicon::LEADS) {}
        let day = at.day_number()?;
        let year = dates::year_after(&mut at)?;
        at.done().then_some((day, year))
    };
    if let (Some((first, Year::Unsaid)), Some(mut other)) = (bare(left), dated(right))
        && let Term::Day { day, month: MonthOf::Named(month), year, .. } = other.term
    {
        let of_day = |day| Term::Day { day, month: MonthOf::Named(month), year, weekday: None };
        // Without a year the second is looked for from the first on.
        other.term = of_day(day);
        return Some((certain(of_day(first)), other));
    }
    if let (Some(mut one), Some((last, last_year))) = (dated(left), bare(right))
        && let Term::Day { day, month: MonthOf::Named(month), year, weekday } = one.term
    {
        let year = if year == Year::Unsaid { last_year } else { year };
        one.term = Term::Day { day, month: MonthOf::Named(month), year, weekday };
        let other = Term::Day { day: last, month: MonthOf::Named(month), year, weekday: None };
        return Some((one, certain(other)));
    }
    Some((dated(left)?, dated(right)?))
}
