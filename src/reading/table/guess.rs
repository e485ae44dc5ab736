//! Which delimiter a text has, and whether its quotes mean anything.
//!
//! Both are read off the beginning of the file: the right pair is the one with which the lines have the same
//! number of cells. What was found is told, and the strict reader refuses what does not fit it further down.

use super::asked::Asked;
use super::quoting::{Dialect, Escaping, Quoting};

/// How much of a file is looked at, in bytes.
pub(super) const SAMPLE: u64 = 1 << 20;

/// Delimiters that are found out, the likeliest first; another can be asked for.
const DELIMITERS: [u8; 4] = *b",\t;|";

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct GuessedShape {
    pub(super) delimiter: u8,
    pub(super) quoting: Quoting,
    /// Whether the text holds double quotes and they were found to mean nothing.
    pub(super) ignores_quotes: bool,
}

/// A delimiter by its name.
pub(super) fn name(delimiter: u8) -> String {
    match delimiter {
        b',' => "a comma".to_owned(),
        b'\t' => "a tab".to_owned(),
        b';' => "a semicolon".to_owned(),
        b'|' => "a vertical bar".to_owned(),
        b' ' => "a space".to_owned(),
        other => format!("{:?}", char::from(other)),
    }
}

/// How many of a thousand rows have as many cells as most, and how many that is.
type Even = (u32, usize);

/// How well a reading fits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fit {
    /// Whether nothing is malformed.
    is_sound: bool,
    pub(super) even: Even,
    /// As much of the rows below a title, which says nothing of them; nothing if there is none.
    below: Even,
}

/// Lines with one cell above the others that may be a title.
const MOST_ABOVE: usize = 20;

/// So many of a thousand rows make a delimiter one, even if something is malformed.
const MOST: u32 = 600;

/// Finds out what was not asked for. `is_whole` says that the sample is all of the file.
pub(super) fn guess(sample: &[u8], is_whole: bool, asked: &Asked) -> GuessedShape {
    let delimiters: Vec<u8> = asked.delimiter.map_or(DELIMITERS.to_vec(), |one| vec![one]);
    let enclosing = match asked.quoting {
        Some(Quoting::Single) => Quoting::Single,
        _ => Quoting::Double,
    };
    let escapes = asked.escaping == Some(Escaping::Backslash);
    let mut best: Option<((u8, bool, Even), GuessedShape)> = None;
    for delimiter in delimiters {
        let double = fit(sample, is_whole, Dialect { delimiter, quote: enclosing.byte(), escapes });
        let none = fit(sample, is_whole, Dialect { delimiter, quote: None, escapes });
        // Quotes mean what RFC 4180 says unless more of them stand where they enclose nothing than enclose a
        // cell, and the rows come out as even without them. A single one may be a slip: the strict reader
        // refuses it.
        let (loose, enclosed) = placed(sample, delimiter);
        let means_nothing = none.even.0 >= double.even.0 && loose > 1 && loose > enclosed;
        let quoting = match asked.quoting {
            Some(said) => said,
            None if means_nothing && none.even.0 >= 990 => Quoting::None,
            None => Quoting::Double,
        };
        let fit = if quoting == Quoting::None { none } else { double };
        // One cell to a row fits any text.
        let splits = |(even, usual): Even| usual > 1 && even >= MOST;
        let fit = match (splits(fit.even), splits(fit.below)) {
            (true, _) => (2, fit.is_sound, fit.even),
            (false, true) => (1, fit.is_sound, fit.below),
            (false, false) => (0, fit.is_sound, (0, fit.even.1)),
        };
        let ignores_quotes = quoting == Quoting::None && sample.contains(&b'"');
        let found = GuessedShape { delimiter, quoting, ignores_quotes };
        if best.is_none_or(|(known, _)| fit > known) {
            best = Some((fit, found));
        }
    }
    best.map_or(
        GuessedShape { delimiter: b',', quoting: Quoting::Double, ignores_quotes: false },
        |(_, found)| found,
    )
}

/// How many cells of single lines have quotes that enclose nothing, and how many are enclosed in a pair.
fn placed(sample: &[u8], delimiter: u8) -> (usize, usize) {
    let (mut loose, mut enclosed) = (0, 0);
    for line in sample.split(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        for cell in line.split(|byte| *byte == delimiter).filter(|cell| cell.contains(&b'"')) {
            let inside = cell.strip_prefix(b"\"").and_then(|rest| rest.strip_suffix(b"\""));
            match inside {
                Some(inside) if memchr::memchr_iter(b'"', inside).count().is_multiple_of(2) => enclosed += 1,
                _ => loose += 1,
            }
        }
    }
    (loose, enclosed)
}

/// Reads the sample in one dialect.
pub(super) fn fit(sample: &[u8], is_whole: bool, dialect: Dialect) -> Fit {
    let Dialect { delimiter, quote, escapes } = dialect;
    let mut counts: Vec<usize> = Vec::new();
    let (mut cells, mut at, mut sound) = (1, 0, true);
    let mut begun = 0;
    let mut opens = true;
    while at < sample.len() {
        let byte = sample[at];
        if opens && quote == Some(byte) {
            at += 1;
            loop {
                let rest = &sample[at..];
                let found =
                    if escapes { memchr::memchr2(byte, b'\\', rest) } else { memchr::memchr(byte, rest) };
                let Some(next) = found else {
                    // Not closed: it may be closed after the sample.
                    sound &= !is_whole;
                    at = sample.len();
                    break;
                };
                at += next + 1;
                if rest[next] == b'\\' {
                    at = (at + 1).min(sample.len());
                    continue;
                }
                if sample.get(at) == Some(&byte) {
                    at += 1;
                    continue;
                }
                let ends = sample.get(at).is_none_or(|next| [delimiter, b'\n', b'\r'].contains(next));
                sound &= ends;
                break;
            }
            opens = false;
            continue;
        }
        opens = byte == delimiter;
        if escapes && byte == b'\\' {
            at += 1;
        } else if byte == delimiter {
            cells += 1;
        } else if byte == b'\n' || byte == b'\r' {
            if at > begun {
                counts.push(cells);
            }
            cells = 1;
            opens = true;
            begun = at + 1;
        }
        at += 1;
    }
    if is_whole && begun < sample.len() {
        counts.push(cells);
    }
    let of = |counts: &[usize]| -> Even {
        let Some(usual) = most(counts) else { return (0, 0) };
        let even = counts.iter().filter(|count| **count == usual).count();
        (u32::try_from(even * 1000 / counts.len()).unwrap_or(0), usual)
    };
    let above = counts.iter().take_while(|count| **count == 1).count();
    let is_above = above > 0 && above <= MOST_ABOVE && above + 2 <= counts.len();
    let below = if is_above { of(&counts[above..]) } else { (0, 0) };
    Fit { is_sound: sound, even: of(&counts), below }
}

/// The number that occurs most often, the first such.
fn most(counts: &[usize]) -> Option<usize> {
    let mut seen = std::collections::BTreeMap::new();
    for count in counts {
        *seen.entry(*count).or_insert(0_usize) += 1;
    }
    seen.into_iter().max_by_key(|(_, times)| *times).map(|(count, _)| count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> (u8, Quoting) {
        let found = guess(text.as_bytes(), true, &Asked::default());
        (found.delimiter, found.quoting)
    }

    #[test]
    fn the_delimiter_that_gives_even_rows_is_found() {
        assert_eq!(found("a,b\n1,2\n"), (b',', Quoting::Double));
        assert_eq!(found("a;b\n1,5;2,5\n3,5;4,5\n"), (b';', Quoting::Double));
        assert_eq!(found("a\tb\n1, and 2\t3\n"), (b'\t', Quoting::Double));
        assert_eq!(found("a|b\n1|2\n"), (b'|', Quoting::Double));
        assert_eq!(found("one\ntwo\n").0, b',');
        assert_eq!(found("a,b\n\"x;y;z\",2\n\"p;q;r\",3"), (b',', Quoting::Double));
    }

    #[test]
    fn quotes_that_mean_nothing_are_noticed() {
        let text = "1\t\"He said so\tx\n2\tplain\ty\n3\tthe \"end\"\tz\n4\t\"all of it\" and more\tw\n";
        assert_eq!(found(text), (b'\t', Quoting::None));
    }

    #[test]
    fn a_single_slip_does_not_take_the_quotes_their_meaning() {
        assert_eq!(found("a,b\n1,\"2\n3,4\n"), (b',', Quoting::Double));
        assert_eq!(found("a,b\n\"1\",\"2\"\n\"3\",\"4\n\"5\",\"6\"\n"), (b',', Quoting::Double));
    }

    #[test]
    fn a_title_above_the_table_is_no_row_of_it() {
        assert_eq!(found("a,b,c\n1,x; y; z,; w;\n").0, b',');
        assert_eq!(found("Claims on the dam\nas of June\n\na;b;c\n1;2,5;3\n").0, b';');
    }

    #[test]
    fn quotes_around_a_line_break_mean_something() {
        assert_eq!(found("a\tb\n1\t\"two\nlines\"\n2\tx\n"), (b'\t', Quoting::Double));
    }
}
