//! The English words that dates are made of.
//!
//! Owns spellings, as tables; only [`english`](super) reads them. A word stands in a table only if it cannot
//! mislead there.

use crate::reading::date_words::meaning::Count;

/// From Monday, each with its short forms.
pub(super) const WEEKDAYS: [&[&str]; 7] = [
    &["monday", "mon"],
    &["tuesday", "tue", "tues"],
    &["wednesday", "wed", "weds"],
    &["thursday", "thu", "thur", "thurs"],
    &["friday", "fri"],
    &["saturday", "sat"],
    &["sunday", "sun"],
];

/// From January, each with its short forms.
pub(crate) const MONTHS: [&[&str]; 12] = [
    &["january", "jan"],
    &["february", "feb"],
    &["march", "mar"],
    &["april", "apr"],
    &["may"],
    &["june", "jun"],
    &["july", "jul"],
    &["august", "aug"],
    &["september", "sep", "sept"],
    &["october", "oct"],
    &["november", "nov"],
    &["december", "dec"],
];

/// From spring, as EDTF counts them.
pub(super) const SEASONS: [&[&str]; 4] =
    [&["spring", "springtime"], &["summer", "summertime"], &["autumn", "fall"], &["winter", "wintertime"]];

/// From "first".
pub(super) const ORDINALS: [&[&str]; 12] = [
    &["first"],
    &["second"],
    &["third"],
    &["fourth"],
    &["fifth"],
    &["sixth"],
    &["seventh"],
    &["eighth"],
    &["ninth"],
    &["tenth"],
    &["eleventh"],
    &["twelfth"],
];

/// Numbers before "days ago"; a couple is two, and marked as approximate by the grammar.
pub(super) const NUMBERS: &[(&str, i64)] = &[
    ("a", 1),
    ("an", 1),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// What is counted, and how many of it one word is.
pub(super) const UNITS: &[(&[&str], Count, i64)] = &[
    (&["hour", "hours"], Count::Hours, 1),
    (&["day", "days"], Count::Days, 1),
    (&["week", "weeks"], Count::Weeks, 1),
    (&["fortnight", "fortnights"], Count::Weeks, 2),
    (&["month", "months"], Count::Months, 1),
    (&["year", "years"], Count::Years, 1),
    (&["decade", "decades"], Count::Decades, 1),
];

/// Days with a name and a fixed place in every year: words, month, day.
pub(super) const HOLIDAYS: &[(&[&str], u8, u8)] = &[
    (&["new", "year", "eve"], 12, 31),
    (&["new", "year", "day"], 1, 1),
    (&["christmas", "eve"], 12, 24),
    (&["christmas", "day"], 12, 25),
    (&["boxing", "day"], 12, 26),
    (&["may", "day"], 5, 1),
];

/// "About".
pub(super) const ABOUT: &[&[&str]] = &[
    &["on", "or", "about"],
    &["on", "or", "around"],
    &["about"],
    &["around"],
    &["approximately"],
    &["roughly"],
    &["nearly"],
    &["almost"],
    &["circa"],
    &["ca"],
    &["c"],
];

/// "Perhaps".
pub(super) const DOUBT: &[&[&str]] =
    &[&["perhaps"], &["possibly"], &["probably"], &["maybe"], &["presumably"], &["apparently"]];

/// What may stand before any date and adds nothing to it.
pub(super) const LEADS: &[&[&str]] = &[
    &["some", "time"],
    &["sometime"],
    &["one", "day"],
    &["at", "some", "point"],
    &["at", "some", "time"],
    &["on"],
    &["in"],
    &["at"],
    &["during"],
    &["over"],
    &["throughout"],
    &["of"],
    &["the"],
    &["dated"],
    &["back"],
];

/// Parts of a day: the day counts.
pub(super) const DAY_PARTS: &[&str] = &[
    "morning",
    "mornings",
    "noon",
    "midday",
    "afternoon",
    "evening",
    "night",
    "dawn",
    "daybreak",
    "dusk",
    "sunrise",
    "sunset",
    "lunchtime",
    "midmorning",
    "midafternoon",
];

/// The time before dawn.
pub(super) const SMALL_HOURS: &[&[&str]] = &[&["early", "hours"], &["small", "hours"], &["wee", "hours"]];

/// What may stand before a part of a day or a time of day.
pub(super) const BEFORE_TIME: &[&[&str]] = &[
    &["at", "about"],
    &["at", "around"],
    &["shortly", "before"],
    &["shortly", "after"],
    &["just", "before"],
    &["just", "after"],
    &["in", "the"],
    &["during", "the"],
    &["at"],
    &["around"],
    &["about"],
    &["early"],
    &["late"],
    &["mid", "-"],
];

/// Zones of time: what the source calls its day is kept.
pub(super) const ZONES: &[&[&str]] = &[
    &["local", "time"],
    &["eastern", "time"],
    &["central", "time"],
    &["mountain", "time"],
    &["pacific", "time"],
    &["moscow", "time"],
    &["utc"],
    &["gmt"],
    &["et"],
    &["est"],
    &["edt"],
    &["ct"],
    &["cst"],
    &["cdt"],
    &["mst"],
    &["mdt"],
    &["pt"],
    &["pst"],
    &["pdt"],
    &["bst"],
    &["cet"],
    &["cest"],
    &["eet"],
    &["eest"],
    &["msk"],
    &["kst"],
    &["jst"],
    &["ist"],
];

/// "It or later"; longer ones first.
pub(super) const SINCE: &[&[&str]] = &[
    &["ever", "since"],
    &["since"],
    &["on", "or", "after"],
    &["no", "earlier", "than"],
    &["not", "before"],
    &["starting"],
    &["beginning", "on"],
    &["beginning", "in"],
    &["from"],
];

/// "Later than it".
pub(super) const AFTER: &[&[&str]] = &[&["after"]];

/// "It or earlier".
pub(super) const UNTIL: &[&[&str]] = &[
    &["by"],
    &["up", "until"],
    &["up", "to"],
    &["until"],
    &["till"],
    &["til"],
    &["through"],
    &["on", "or", "before"],
    &["no", "later", "than"],
    &["not", "later", "than"],
];

/// "Earlier than it".
pub(super) const BEFORE: &[&[&str]] = &[&["before"], &["prior", "to"]];

/// Between the ends of a range.
pub(super) const TO: &[&[&str]] = &[&["up", "to"], &["to"], &["through"], &["until"], &["till"], &["-"]];

/// After "from" and a date.
pub(super) const ONWARDS: &[&[&str]] = &[&["onwards"], &["onward"], &["on"]];

/// Between two dates that are both meant, or are the ends after "between".
pub(super) const AND: &[&[&str]] = &[&["and"]];

/// Between two dates of which one is meant.
pub(super) const OR: &[&[&str]] = &[&["or"]];
