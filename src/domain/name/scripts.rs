//! Scripts in which names are written, and letters that stand in a word of another script.
//!
//! Owns which letters look alike. Such a letter makes two names of what a reader sees as one, by mistake or
//! on purpose, so it is named when a name is recorded; it is never replaced in the record.

/// A script. `Other` is any that is not told apart here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is the name of a script")]
pub enum Script {
    Latin,
    Cyrillic,
    Greek,
    Armenian,
    Hebrew,
    Arabic,
    Han,
    Kana,
    Hangul,
    Other,
}

impl Script {
    /// As it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Latin => "Latin",
            Self::Cyrillic => "Cyrillic",
            Self::Greek => "Greek",
            Self::Armenian => "Armenian",
            Self::Hebrew => "Hebrew",
            Self::Arabic => "Arabic",
            Self::Han => "Chinese",
            Self::Kana => "Japanese",
            Self::Hangul => "Korean",
            Self::Other => "other",
        }
    }

    /// Whether it leaves out most vowels.
    pub(super) fn leaves_out_vowels(self) -> bool {
        matches!(self, Self::Arabic | Self::Hebrew)
    }

    /// The script of a letter; `None` for anything that is no letter.
    pub(super) fn of(c: char) -> Option<Self> {
        Some(match c {
            'a'..='z' | 'A'..='Z' => Self::Latin,
            // Asked first, as the question for any letter is slow.
            'А'..='я' => Self::Cyrillic,
            c if !c.is_alphabetic() => return None,
            '\u{AA}'..='\u{2AF}'
            | '\u{1E00}'..='\u{1EFF}'
            | '\u{A720}'..='\u{A7FF}'
            | '\u{FF21}'..='\u{FF5A}' => Self::Latin,
            '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => Self::Greek,
            '\u{400}'..='\u{52F}'
            | '\u{1C80}'..='\u{1C8F}'
            | '\u{2DE0}'..='\u{2DFF}'
            | '\u{A640}'..='\u{A69F}' => Self::Cyrillic,
            '\u{531}'..='\u{58F}' => Self::Armenian,
            '\u{590}'..='\u{5FF}' | '\u{FB1D}'..='\u{FB4F}' => Self::Hebrew,
            '\u{600}'..='\u{6FF}'
            | '\u{750}'..='\u{77F}'
            | '\u{8A0}'..='\u{8FF}'
            | '\u{FB50}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFF}' => Self::Arabic,
            '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{AC00}'..='\u{D7AF}' => Self::Hangul,
            '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' => Self::Kana,
            '\u{2E80}'..='\u{2FDF}'
            | '\u{3005}'..='\u{3007}'
            | '\u{3400}'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{3FFFF}' => Self::Han,
            _ => Self::Other,
        })
    }
}

/// A letter in a word of another script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OddLetter {
    /// The word in which it stands.
    pub word: String,
    /// The letter.
    pub letter: char,
    /// Its script.
    pub script: Script,
    /// The script of the rest of the word.
    pub of: Script,
    /// The letter of that script which it looks like.
    pub looks_like: Option<char>,
}

impl OddLetter {
    /// What is odd, in a sentence without its end: `the "а" in "Rаssia" is a Cyrillic letter (U+0430) in a
    /// Latin word`.
    pub fn sentence(&self) -> String {
        format!(
            "the {:?} in {:?} is a {} letter (U+{:04X}) in a {} word",
            self.letter.to_string(),
            self.word,
            self.script.name(),
            u32::from(self.letter),
            self.of.name()
        )
    }
}

/// The letters that stand in a word of another script: Latin, Cyrillic and Greek letters look alike.
///
/// Japanese and Korean words mix scripts by rule, and "iPhone15" is no mixture, so only these three are
/// asked.
pub fn odd_letters(name: &str) -> Vec<OddLetter> {
    let is_latin = |c: char| Script::of(c) == Some(Script::Latin);
    let is_mixed =
        || name.chars().any(is_latin) || name.chars().any(|c| Script::of(c) == Some(Script::Greek));
    if name.is_ascii() || !is_mixed() {
        return Vec::new();
    }
    let words = name.split(|c: char| !(c.is_alphanumeric() || is_joined_to_word(c)));
    words
        .filter_map(|word| Some((word, main_script(word)?)))
        .flat_map(|(word, of)| {
            let odd = word.chars().filter_map(move |letter| {
                let script = Script::of(letter).filter(|script| is_european(*script) && *script != of)?;
                Some((letter, script))
            });
            odd.map(move |(letter, script)| OddLetter {
                word: word.to_owned(),
                letter,
                script,
                of,
                looks_like: twin(letter, of),
            })
        })
        .collect()
}

/// A name in which each letter that looks like one of its word's own script is that letter.
pub(super) fn with_own_letters(name: &str) -> Option<String> {
    let odd = odd_letters(name);
    if odd.is_empty() {
        return None;
    }
    let mut own = name.to_owned();
    for letter in odd {
        if let Some(twin) = letter.looks_like {
            let mended = letter.word.replace(letter.letter, twin.encode_utf8(&mut [0; 4]));
            own = own.replace(&letter.word, &mended);
            // Further odd letters of the word are found in the mended one.
            return Some(with_own_letters(&own).unwrap_or(own));
        }
    }
    Some(own)
}

fn is_joined_to_word(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c) || super::invisible::is_invisible(c)
}

fn is_european(script: Script) -> bool {
    matches!(script, Script::Latin | Script::Cyrillic | Script::Greek)
}

/// The script of most letters of a word in which European scripts mix: with as many of each, the one of the
/// letters that look like no other's.
fn main_script(word: &str) -> Option<Script> {
    let count = |wanted: Script| {
        let letters = word.chars().filter(|c| Script::of(*c) == Some(wanted));
        letters
            .map(|c| {
                if Script::of(c) == Some(Script::Latin) || TWINS.iter().any(|twins| twins.contains(&c)) {
                    2
                } else {
                    3
                }
            })
            .sum::<usize>()
    };
    let mut scripts: Vec<(usize, Script)> =
        [Script::Latin, Script::Cyrillic, Script::Greek].map(|s| (count(s), s)).into();
    scripts.retain(|(letters, _)| *letters > 0);
    if scripts.len() < 2 {
        return None;
    }
    scripts.sort_by_key(|(letters, _)| std::cmp::Reverse(*letters));
    Some(scripts[0].1)
}

/// Letters that look alike: Latin, Cyrillic, Greek; where one script has none, its place holds the Latin
/// letter.
const TWINS: &[[char; 3]] = &[
    ['a', 'а', 'α'],
    ['c', 'с', 'ϲ'],
    ['e', 'е', 'e'],
    ['i', 'і', 'ι'],
    ['j', 'ј', 'ϳ'],
    ['o', 'о', 'ο'],
    ['p', 'р', 'ρ'],
    ['s', 'ѕ', 's'],
    ['u', 'u', 'υ'],
    ['v', 'v', 'ν'],
    ['x', 'х', 'χ'],
    ['y', 'у', 'γ'],
    ['h', 'һ', 'h'],
    ['k', 'к', 'κ'],
    ['d', 'ԁ', 'd'],
    ['q', 'ԛ', 'q'],
    ['w', 'ԝ', 'ω'],
    ['l', 'ӏ', 'l'],
    ['A', 'А', 'Α'],
    ['B', 'В', 'Β'],
    ['C', 'С', 'Ϲ'],
    ['E', 'Е', 'Ε'],
    ['H', 'Н', 'Η'],
    ['I', 'І', 'Ι'],
    ['J', 'Ј', 'Ϳ'],
    ['K', 'К', 'Κ'],
    ['M', 'М', 'Μ'],
    ['N', 'N', 'Ν'],
    ['O', 'О', 'Ο'],
    ['P', 'Р', 'Ρ'],
    ['S', 'Ѕ', 'S'],
    ['T', 'Т', 'Τ'],
    ['X', 'Х', 'Χ'],
    ['Y', 'У', 'Υ'],
    ['Z', 'Z', 'Ζ'],
    ['ï', 'ї', 'ϊ'],
    ['ë', 'ё', 'ë'],
];

/// The letter of a script that looks like this one of another.
fn twin(letter: char, of: Script) -> Option<char> {
    let twins = TWINS.iter().find(|twins| twins.contains(&letter))?;
    twins.iter().copied().find(|twin| Script::of(*twin) == Some(of))
}
