//! What a text that is nearly EDTF was probably meant to be.
//!
//! Only errors use it: a guess may be shown to a person, never taken as a value.

/// Longer texts are not slips of the pen.
const LONGEST: usize = 64;

/// A spelling that `is_valid` accepts and that differs from the text only in signs, zeros and blanks.
pub(super) fn nearest(text: &str, is_valid: impl Fn(&str) -> bool) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    let signs = signs(text);
    let unslashed = (signs.matches('/').count() == 2).then(|| signs.replace('/', "-"));
    let padded = signs.split('/').map(pad).collect::<Vec<_>>().join("/");
    [Some(signs), Some(padded), unslashed.map(|text| pad(&text))]
        .into_iter()
        .flatten()
        .find(|candidate| candidate != text && is_valid(candidate))
}

/// The signs of the standard for those that look like them or that an earlier draft had.
fn signs(text: &str) -> String {
    let words = text.trim().replace("unknown", "").replace("open", "..").replace("now", "..");
    let words = words.strip_prefix('+').unwrap_or(&words);
    let day_and_time = words.len() > 11 && words.as_bytes()[10] == b' ' && words.contains(':');
    let mut first_blank = day_and_time;
    words
        .chars()
        .filter_map(|c| match c {
            ' ' if first_blank => {
                first_blank = false;
                Some('T')
            }
            c if c.is_whitespace() => None,
            '‐' | '‑' | '‒' | '–' | '—' | '−' => Some('-'),
            '\\' => Some('/'),
            'x' | 'u' => Some('X'),
            't' | 'y' | 'z' => Some(c.to_ascii_uppercase()),
            c => Some(c),
        })
        .collect::<String>()
        .replace('…', "..")
}

/// One date with dashes and zeros where they belong: `2024-6-1`, `2024.06.20`, `20240620`, `T9:05`.
fn pad(date: &str) -> String {
    let (day, time) = date.split_once('T').map_or((date, None), |(day, time)| (day, Some(time)));
    let compact = day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit());
    let mut text = if compact {
        format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..])
    } else if day.starts_with('.') || day.ends_with('.') {
        day.to_owned()
    } else {
        two_digits(&day.replace('.', "-"), '-')
    };
    if let Some(time) = time {
        text.push('T');
        text.push_str(&two_digits(time, ':'));
        if text.matches(':').count() == 1 && time.len() <= 5 {
            text.push_str(":00");
        }
    }
    text
}

fn two_digits(text: &str, between: char) -> String {
    let pieces: Vec<String> = text
        .split(between)
        .map(|piece| {
            let lone = piece.bytes().take_while(u8::is_ascii_digit).count() == 1;
            if lone { format!("0{piece}") } else { piece.to_owned() }
        })
        .collect();
    pieces.join(&between.to_string())
}
