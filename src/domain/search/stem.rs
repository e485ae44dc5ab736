//! Endings that English grammar adds: plurals, -ed, -ing, -y and -e.
//!
//! Steps 1 and 5a of Porter's algorithm (M. F. Porter, "An algorithm for suffix stripping", 1980), with words
//! of up to three letters left alone, and with what its later form (Porter2) does to stems of two and three
//! letters. The other steps take "-ational" and the like away, which makes one word of "university" and
//! "universe": too many for people who search, of too little use for those who compare. Words with anything
//! but ASCII letters are left as they are.

/// Takes the ending off a folded word.
pub(super) fn stem(word: &mut String) {
    if word.len() <= 3 || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return;
    }
    plural(word);
    past_and_present(word);
    if word.ends_with('y') && has_vowel(&word.as_bytes()[..word.len() - 1]) {
        cut(word, 1);
        word.push('i');
    }
    if word.ends_with('e') {
        let stem = &word.as_bytes()[..word.len() - 1];
        let measure = measure(stem);
        if measure > 1 || (measure == 1 && !is_short(stem)) {
            cut(word, 1);
        }
    }
}

/// Endings under which a word can hide from a prefix of it: see `query`.
pub(super) const ENDINGS: &[&str] =
    &["s", "es", "ies", "ed", "ied", "eed", "ing", "ings", "eds", "y", "ys", "e"];

fn cut(word: &mut String, by: usize) {
    word.truncate(word.len() - by);
}

fn plural(word: &mut String) {
    if word.ends_with("sses") || word.ends_with("ies") {
        cut(word, 2);
    } else if word.ends_with('s') && !word.ends_with("ss") {
        cut(word, 1);
    }
}

fn past_and_present(word: &mut String) {
    if word.ends_with("eed") {
        if measure(&word.as_bytes()[..word.len() - 3]) > 0 {
            cut(word, 1);
        }
        return;
    }
    let ending = if word.ends_with("ed") {
        2
    } else if word.ends_with("ing") {
        3
    } else {
        return;
    };
    if !has_vowel(&word.as_bytes()[..word.len() - ending]) {
        return;
    }
    cut(word, ending);
    let bytes = word.as_bytes();
    let doubled = bytes.len() > 1 && bytes[bytes.len() - 1] == bytes[bytes.len() - 2];
    if word.ends_with("at") || word.ends_with("bl") || word.ends_with("iz") {
        word.push('e');
    } else if doubled && is_consonant(bytes, bytes.len() - 1) && !word.ends_with(['l', 's', 'z']) {
        // "add", "egg" and "odd" have the second letter of their own (Porter2, too).
        if !(bytes.len() == 3 && matches!(bytes[0], b'a' | b'e' | b'o')) {
            cut(word, 1);
        }
    } else if measure(bytes) == 1 && is_short(bytes) {
        word.push('e');
    }
}

fn is_consonant(word: &[u8], at: usize) -> bool {
    match word[at] {
        b'a' | b'e' | b'i' | b'o' | b'u' => false,
        b'y' => at == 0 || !is_consonant(word, at - 1),
        _ => true,
    }
}

fn has_vowel(stem: &[u8]) -> bool {
    (0..stem.len()).any(|at| !is_consonant(stem, at))
}

/// How often a vowel is followed by a consonant.
fn measure(stem: &[u8]) -> usize {
    (1..stem.len()).filter(|at| is_consonant(stem, *at) && !is_consonant(stem, at - 1)).count()
}

/// Ends with consonant, vowel, consonant, the last not w, x or y; or is a vowel and a consonant.
///
/// The latter is Porter2's: before it, "used" was "us", which is a country's name, and not a form of "use".
fn is_short(stem: &[u8]) -> bool {
    let length = stem.len();
    if length == 2 {
        return !is_consonant(stem, 0) && is_consonant(stem, 1);
    }
    length >= 3
        && is_consonant(stem, length - 3)
        && !is_consonant(stem, length - 2)
        && is_consonant(stem, length - 1)
        && !matches!(stem[length - 1], b'w' | b'x' | b'y')
}

#[cfg(test)]
mod tests {
    use super::stem;

    fn stemmed(word: &str) -> String {
        let mut word = word.to_owned();
        stem(&mut word);
        word
    }

    #[test]
    fn forms_of_one_word_have_one_stem() {
        for family in [
            &["deny", "denies", "denied"][..],
            &["shell", "shells", "shelled", "shelling"],
            &["missile", "missiles"],
            &["charge", "charges", "charged", "charging"],
            &["move", "moved", "moving", "moves"],
            &["supply", "supplies", "supplied", "supplying"],
            &["plan", "planned", "planning", "plans"],
            &["house", "houses", "housing", "housed"],
            &["relate", "related", "relating"],
            &["use", "uses", "used", "using"],
            &["age", "ages", "aged", "aging"],
            &["owe", "owes", "owed", "owing"],
            &["one", "ones"],
            &["add", "adds", "adding"],
        ] {
            let stems: Vec<String> = family.iter().map(|word| stemmed(word)).collect();
            assert!(stems.iter().all(|stem| *stem == stems[0]), "{family:?}: {stems:?}");
        }
    }

    #[test]
    fn other_words_stay_apart() {
        for (one, other) in [
            ("university", "universe"),
            ("us", "u"),
            ("gas", "ga"),
            ("bed", "be"),
            ("sing", "s"),
            ("used", "us"),
            ("ones", "on"),
        ] {
            assert_ne!(stemmed(one), stemmed(other));
        }
        assert_eq!(stemmed("1990s"), "1990s");
    }
}
