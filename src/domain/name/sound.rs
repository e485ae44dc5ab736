//! Words by their sound: what is left of a word when ways to spell it are taken away.
//!
//! Works on words in plain letters (`a` to `z` and digits) of any language, so it is coarse: it only says
//! which words are worth a look. Rejected: Soundex and Metaphone, which know English only and keep four
//! letters; the Slavic and Arabic names of the news need the whole word.

/// A group of letters that is spelt in several ways: its length and its sound.
fn group(letters: &[u8]) -> Option<(usize, &'static str)> {
    Some(match letters {
        [b's', b'c', b'h', b't', b's', b'c', b'h', ..] => (7, "sc"),
        [b's', b'h', b'c', b'h', ..] => (4, "sc"),
        [b't', b's', b'c', b'h', ..] => (4, "c"),
        [b't', b'c', b'h', ..] => (3, "c"),
        [b's', b'c', b'h', ..] => (3, "s"),
        [b's', b'h' | b'z', ..] | [b'z', b'h', ..] | [b't', b's' | b'z', ..] => (2, "s"),
        [b'c', b'h' | b'z', ..] => (2, "c"),
        [b'k' | b'g', b'h', ..] | [b'c', b'k', ..] => (2, "k"),
        [b'p', b'h', ..] => (2, "f"),
        [b't', b'h', ..] => (2, "t"),
        [b'd', b'h', ..] => (2, "d"),
        [b'd', b'j', ..] => (2, "y"),
        [b'q', b'u', ..] => (2, "kv"),
        _ => return None,
    })
}

/// A word by its sound: vowels as `a`, `e` and `o`, consonants that are confused as one, nothing twice in a
/// row.
pub(super) fn sound(word: &str) -> String {
    let bytes = word.as_bytes();
    let mut sound = String::with_capacity(word.len());
    let mut at = 0;
    while at < bytes.len() {
        let rest = &word[at..];
        if let Some((length, is)) = group(&bytes[at..]) {
            push(&mut sound, is);
            at += length;
            continue;
        }
        let next = bytes.get(at + 1).copied().unwrap_or(b' ');
        if is_vowel(bytes[at], at == 0, next) {
            let run = bytes[at..].iter().take_while(|b| is_vowel(**b, false, b'a') || **b == b'h').count();
            push_vowels(&mut sound, &rest[..run]);
            at += run;
            continue;
        }
        let is = match bytes[at] {
            b'h' if at > 0 => "",
            b'j' | b'y' | b'i' => "y",
            b'c' if matches!(next, b'e' | b'i' | b'y') => "s",
            b'c' | b'g' | b'k' | b'q' => "k",
            b'z' | b's' => "s",
            b'w' | b'v' => "v",
            b'x' => "ks",
            _ => &rest[..1],
        };
        push(&mut sound, is);
        at += 1;
    }
    sound
}

/// The consonants of a [sound].
pub(super) fn bones(sound: &str) -> impl Iterator<Item = u8> {
    sound.bytes().filter(|byte| !matches!(byte, b'a' | b'e' | b'o'))
}

/// At the beginning of a word `y`, `j` and an `i` before a vowel are consonants; inside it they sound as
/// vowels.
fn is_vowel(byte: u8, first: bool, next: u8) -> bool {
    match byte {
        b'y' | b'j' => !first,
        b'i' => !(first && matches!(next, b'a' | b'o' | b'u')),
        _ => matches!(byte, b'a' | b'e' | b'o' | b'u'),
    }
}

fn push(sound: &mut String, more: &str) {
    for byte in more.bytes() {
        if sound.as_bytes().last() != Some(&byte) || byte.is_ascii_digit() {
            sound.push(char::from(byte));
        }
    }
}

/// A run of vowels, in which an `h` is silent.
fn push_vowels(sound: &mut String, run: &str) {
    let whole = match run {
        "ei" | "ai" | "ey" | "ay" | "ej" | "aj" | "ie" => "e",
        "ou" | "oo" | "ue" | "oe" | "uo" => "o",
        "ae" | "aa" => "a",
        _ => {
            for c in run.chars() {
                push(
                    sound,
                    match c {
                        'a' => "a",
                        'o' | 'u' => "o",
                        'h' => "",
                        _ => "e",
                    },
                );
            }
            return;
        }
    };
    push(sound, whole);
}
