//! How a column list is written down.

/// A column list: the name of the report, its frozen header (see
/// [`Columns::frozen`](crate::output::Columns::frozen)), and `"name", SHOWN, "meaning": |row| value;` for
/// each column.
///
/// `date "name", SHOWN, "meaning": |row| date;` stands for the five columns that a date has in CSV: the
/// value, and for programs that do not know EDTF its words, bounds and rule. JSON has all but the rule in one
/// object.
///
/// `Count "name", …` is a column of another [`ColumnKind`](crate::output::ColumnKind) than texts.
macro_rules! columns {
    ($report:literal, $header:expr; $($list:tt)+) => {
        columns!(@ $report, $header, [] $($list)+)
    };
    (@ $report:literal, $header:expr, [$($done:tt)*]) => {
        $crate::output::Columns::frozen($report, $header, &[$($done)*])
    };
    (@ $report:literal, $header:expr, [$($done:tt)*]
        date $name:literal, $shown:ident, $what:literal: |$row:ident| $date:expr; $($rest:tt)*) => {
        columns!(@ $report, $header, [$($done)*]
            Edtf $name, $shown, $what, " (EDTF; in JSON an object: words, edtf, earliest, latest)":
                |$row| $crate::output::columns::parts::date($date);
            (concat!($name, "_words")), CSV_ONLY, $what, ": the words of the source, if they are not the value itself":
                |$row| $crate::output::columns::parts::words($date);
            Day (concat!($name, "_earliest")), CSV_ONLY, $what, ": the first day it can mean; none if that is open":
                |$row| $crate::output::columns::parts::earliest($date);
            Day (concat!($name, "_latest")), CSV_ONLY, $what, ": the last day it can mean; none if that is open":
                |$row| $crate::output::columns::parts::latest($date);
            (concat!($name, "_rule")), CSV_ONLY, $what, ": how the words became the value":
                |$row| $crate::output::columns::parts::rule($date);
            $($rest)*)
    };
    (@ $report:literal, $header:expr, [$($done:tt)*] $name:tt, $($rest:tt)*) => {
        columns!(@ $report, $header, [$($done)*] Text $name, $($rest)*)
    };
    (@ $report:literal, $header:expr, [$($done:tt)*]
        $kind:ident $name:tt, $shown:ident, $($what:literal),+: |$row:ident| $value:expr; $($rest:tt)*) => {
        columns!(@ $report, $header, [$($done)*
            $crate::output::Column {
                name: $name,
                meaning: concat!($($what),+),
                value: |$row| $value,
                shown: $crate::output::Shown::$shown,
                kind: $crate::output::ColumnKind::$kind,
            },
        ] $($rest)*)
    };
}
pub(super) use columns;
