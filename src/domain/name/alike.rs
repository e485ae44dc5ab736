//! Whether two names may be one speaker's, and in which way.
//!
//! Owns the rules; pure. The strongest likeness is given. What tells two people apart comes first: numbers,
//! "Jr." and "Sr.", the end of a word that makes a man's name a woman's, two words that are both known.

use std::iter::zip;

use super::invisible::without_invisible;
use super::lexicon::{self, GIVEN, STATE};
use super::likeness::Likeness;
use super::plain::{PlainName, PlainWord};
use super::scripts::Script;
use super::sound::{bones, sound};
use crate::domain::text::fold_name;

/// Words from this length on may differ by a letter.
const SLIP: usize = 5;
/// Words from this length on may differ by two.
const LONG: usize = 10;
/// A surname alone has at least this many letters.
const SURNAME: usize = 4;

/// How two words are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Words {
    Equal,
    /// By another spelling of the same sounds.
    Sound,
    /// By a letter that makes no other sound.
    SoundSlip,
    /// By a letter.
    Slip,
}

/// Whether two names are one but for capitals, spaces and what is invisible.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    one == other || fold_name(&without_invisible(one)) == fold_name(&without_invisible(other))
}

/// How two names that are not [the same](is_same) may be one; `None`: nothing speaks for it.
pub(super) fn likeness(one: &PlainName, other: &PlainName) -> Option<Likeness> {
    if one.core.is_empty() || other.core.is_empty() || one.generation != other.generation {
        return None;
    }
    let in_scripts = one.script != other.script;
    let by_script = |otherwise: Likeness| if in_scripts { Likeness::Script } else { otherwise };
    if one.letters_number == other.letters_number && one.letters == other.letters && !one.letters.is_empty() {
        let has_remark = one.has_title != other.has_title;
        return Some(if has_remark { Likeness::Title } else { by_script(Likeness::Spelling) });
    }
    if !one.legal.is_empty() && !other.legal.is_empty() && one.legal != other.legal {
        return None;
    }
    let whole = by_words(one, other).or_else(|| run_together(one, other));
    if let Some(found) = whole {
        let found = match found {
            Likeness::Spelling if one.has_title || other.has_title => Likeness::Title,
            Likeness::Spelling if one.is_turned != other.is_turned => Likeness::Order,
            // The same words once links, legal forms and other forms of words are left out.
            Likeness::Spelling | Likeness::Order if one.is_body || other.is_body => {
                form_or(found, one, other)
            }
            Likeness::Sound | Likeness::Order => by_script(found),
            found => found,
        };
        return Some(if found == Likeness::Spelling { by_script(found) } else { found });
    }
    if in_scripts && across_scripts(one, other) {
        return Some(Likeness::Script);
    }
    if is_initialism(one, other) || is_initialism(other, one) {
        return Some(Likeness::Form);
    }
    if one.is_body || other.is_body {
        return None;
    }
    given_names(one, other).or_else(|| part(one, other)).or_else(|| part(other, one))
}

/// Another form, unless the letters of all words are the same.
fn form_or(otherwise: Likeness, one: &PlainName, other: &PlainName) -> Likeness {
    let letters = |name: &PlainName| {
        let mut words: Vec<&str> = name.all.iter().map(|word| name.written(word)).collect();
        words.sort_unstable();
        words.concat()
    };
    if letters(one) == letters(other) { otherwise } else { Likeness::Form }
}

/// Word for word: in this order, else in any.
fn by_words(one: &PlainName, other: &PlainName) -> Option<Likeness> {
    if one.core.len() != other.core.len() {
        return None;
    }
    let aligned = weakest(one, other, zip(&one.core, &other.core));
    if let Some(found) = aligned {
        return Some(match found {
            Words::Equal => Likeness::Spelling,
            Words::Sound => Likeness::Sound,
            Words::SoundSlip | Words::Slip => Likeness::Misspelt,
        });
    }
    let sum = |name: &PlainName| {
        name.core.iter().fold(0_u64, |sum, word| {
            sum.wrapping_add(word.consonants.sum.wrapping_mul(word.consonants.sum | 1))
        })
    };
    let is_in_order = || zip(&one.core, &other.core).all(|(a, b)| a.consonants.sum == b.consonants.sum);
    if one.core.len() < 2 || sum(one) != sum(other) || is_in_order() {
        return None;
    }
    let sorted = |name: &PlainName| {
        let mut words: Vec<(String, PlainWord)> = Vec::with_capacity(name.core.len());
        words.extend(name.core.iter().map(|word| {
            let sound = sound(name.word(word));
            (bones(&sound).map(char::from).collect(), word.clone())
        }));
        words.sort_by(|a, b| (&a.0, name.word(&a.1)).cmp(&(&b.0, name.word(&b.1))));
        words.into_iter().map(|(_, word)| word).collect::<Vec<_>>()
    };
    let (first, second) = (sorted(one), sorted(other));
    match weakest(one, other, zip(&first, &second))? {
        Words::Equal => Some(Likeness::Order),
        // In another order and by another spelling: only of scripts that are written surname first.
        Words::Sound if one.script != other.script => Some(Likeness::Sound),
        _ => None,
    }
}

/// How alike the words are that are alike the least; of those that are a letter apart, one is enough.
fn weakest<'w>(
    one: &PlainName,
    other: &PlainName,
    pairs: impl Iterator<Item = (&'w PlainWord, &'w PlainWord)> + Clone,
) -> Option<Words> {
    // Most pairs of words are equal or have nothing in common: the cheap question first.
    let mut differing = 0;
    for (a, b) in pairs.clone() {
        if !is_equal(one, other, a, b) {
            differing += 1;
            if !may_be_alike(one, other, a, b) {
                return None;
            }
        }
    }
    let is_alone = one.core.len() == 1;
    let mut weakest = Words::Equal;
    let mut slips = 0;
    for (a, b) in pairs {
        if is_equal(one, other, a, b) {
            continue;
        }
        let both_known = a.roles() & b.roles() & STATE != 0;
        if both_known || (!one.is_body && !is_alone && in_gender(one, other, a, b)) {
            return None;
        }
        let found = words(one.word(a), other.word(b), one.script == other.script)?;
        slips += usize::from(found == Words::Slip);
        weakest = weakest.max(found);
    }
    match weakest {
        // In one word it is a slip, in several a habit.
        Words::SoundSlip if differing > 1 => Some(Words::Sound),
        // A slip and another spelling together, or two slips, are two names.
        Words::Slip if slips > 1 || differing > 1 => None,
        weakest => Some(weakest),
    }
}

/// Whether two words are one; the numbers are compared first, as most words are not.
fn is_equal(one: &PlainName, other: &PlainName, a: &PlainWord, b: &PlainWord) -> bool {
    a.consonants == b.consonants && one.word(a) == other.word(b)
}

/// Whether it is worth to look closer: the same consonants, or nearly the same letters.
fn may_be_alike(one: &PlainName, other: &PlainName, a: &PlainWord, b: &PlainWord) -> bool {
    let (x, y) = (one.word(a), other.word(b));
    let most = if x.len().min(y.len()) < LONG { 1 } else { 2 };
    let by_letters = (a.consonants.letters ^ b.consonants.letters).count_ones() <= 2 * most;
    a.consonants.sum == b.consonants.sum || (by_letters && x.len().abs_diff(y.len()) <= most as usize)
}

fn words(a: &str, b: &str, in_one_script: bool) -> Option<Words> {
    if a == b {
        return Some(Words::Equal);
    }
    let is_number = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
    if is_number(a) || is_number(b) {
        return None;
    }
    let shorter = a.len().min(b.len());
    let most = if shorter < LONG { 1 } else { 2 };
    let is_slip = shorter >= SLIP
        && a.len().abs_diff(b.len()) <= most
        && a.as_bytes()[0] == b.as_bytes()[0]
        && strsim::osa_distance(a, b) <= most
        && !are_both_known(a, b);
    let by_sound = by_sound(a, b, in_one_script);
    // Of a word that has one spelling any other is a slip.
    let has_one_spelling =
        || lexicon::known(a).or_else(|| lexicon::known(b)).is_some_and(|known| known.roles & GIVEN == 0);
    match (by_sound, is_slip) {
        (Some(Words::Equal), true) if has_one_spelling() => Some(Words::SoundSlip),
        (Some(Words::Equal), _) | (Some(_), false) => Some(Words::Sound),
        (Some(_), true) => Some(Words::SoundSlip),
        (None, true) => Some(Words::Slip),
        (None, false) => None,
    }
}

/// Whether two words may be spellings of the same sounds; equal: they are.
fn by_sound(a: &str, b: &str, in_one_script: bool) -> Option<Words> {
    if is_one_with_dj(a, b) {
        return Some(Words::Equal);
    }
    let (sound_a, sound_b) = (sound(a), sound(b));
    if sound_a == sound_b && (sound_a.len() > 2 || !in_one_script) {
        return Some(Words::Equal);
    }
    if !bones(&sound_a).eq(bones(&sound_b)) {
        return None;
    }
    let is_near = match bones(&sound_a).count() {
        0..=2 => false,
        _ if !in_one_script => true,
        // In a short name a vowel tells: Gwen and Kevin, Tillis and Toles; only `a` goes for any.
        3 => is_one_vowel_apart(&sound_a, &sound_b),
        4 => strsim::osa_distance(&sound_a, &sound_b) <= 1,
        _ => strsim::osa_distance(&sound_a, &sound_b) <= 2,
    };
    is_near.then_some(Words::Sound)
}

/// "Djordje" and "Dorde": `đ` becomes `dj` where it is spelt out, `d` in plain letters.
fn is_one_with_dj(a: &str, b: &str) -> bool {
    let has_dj = |word: &str| word.contains("dj");
    has_dj(a) != has_dj(b) && a.replace("dj", "d") == b.replace("dj", "d")
}

/// Whether an `a` stands in one for another vowel in the other, once.
fn is_one_vowel_apart(a: &str, b: &str) -> bool {
    let mut differing = zip(a.bytes(), b.bytes()).filter(|(a, b)| a != b);
    let first = differing.next();
    a.len() == b.len() && differing.next().is_none() && first.is_some_and(|(a, b)| a == b'a' || b == b'a')
}

/// "Ireland" and "Iceland" are no slip.
fn are_both_known(a: &str, b: &str) -> bool {
    lexicon::known(a).is_some() && lexicon::known(b).is_some()
}

/// "Carlo" and "Carla", "Ivanov" and "Ivanova": one of two words ends in `a`.
fn in_gender(one: &PlainName, other: &PlainName, a: &PlainWord, b: &PlainWord) -> bool {
    let (a, b) = (one.word(a), other.word(b));
    let ends = |word: &str| word.trim_end_matches('h').ends_with('a');
    one.script == other.script && ends(a) != ends(b) && a.len() > 2 && b.len() > 2
}

/// "Kim Jongun" is "Kim Jong-un".
fn run_together(one: &PlainName, other: &PlainName) -> Option<Likeness> {
    let letters = |name: &PlainName| name.core.iter().fold(0, |all, word| all | word.consonants.letters);
    if one.core.len() == other.core.len() || (letters(one) ^ letters(other)).count_ones() > 4 {
        return None;
    }
    let joined = |name: &PlainName| name.words().collect::<String>();
    let (a, b) = (joined(one), joined(other));
    if a == b {
        return Some(Likeness::Spelling);
    }
    let is_number = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
    if a.len().abs_diff(b.len()) > 3 || is_number(&a) || is_number(&b) {
        return None;
    }
    let (a, b) = (sound(&a), sound(&b));
    let is_long = bones(&a).count() >= 5;
    (is_long && bones(&a).eq(bones(&b)) && strsim::osa_distance(&a, &b) <= 2).then_some(Likeness::Sound)
}

/// Names of two scripts: by their consonants alone where one leaves out the vowels, else by their sounds,
/// however the syllables are parted.
fn across_scripts(one: &PlainName, other: &PlainName) -> bool {
    if [one, other].iter().any(|name| name.script.is_some_and(Script::leaves_out_vowels)) {
        let joined = |name: &PlainName| -> Vec<u8> {
            let sounds: Vec<String> = name.words().map(sound).collect();
            let bones = sounds.iter().flat_map(|sound| bones(sound));
            // `w` and `y` stand for vowels too, and `b` is written as `v`.
            let mut joined: Vec<u8> =
                bones.filter(|byte| !matches!(byte, b'y' | b'v' | b'h' | b'b')).collect();
            joined.dedup();
            joined
        };
        let (a, b) = (joined(one), joined(other));
        return a == b && a.len() >= 4;
    }
    let joined = |name: &PlainName| sound(&name.words().collect::<String>());
    let (a, b) = (joined(one), joined(other));
    let count = bones(&a).count();
    bones(&a).eq(bones(&b)) && (count >= 5 || (count >= 3 && strsim::osa_distance(&a, &b) <= 1))
}

/// "UN" is "United Nations".
fn is_initialism(short: &PlainName, long: &PlainName) -> bool {
    let initials = |words: &[PlainWord]| -> String {
        words.iter().filter(|word| word.is_capital).map(|word| &long.written(word)[..1]).collect()
    };
    short.is_short
        && long.all.len() > 1
        && (initials(&long.all) == short.letters || initials(&long.core) == short.letters)
}

/// Whether two names of people differ in their given names only, and not in what these begin with.
fn given_names(one: &PlainName, other: &PlainName) -> Option<Likeness> {
    let ([first, middle @ .., last], [other_first, other_middle @ .., other_last]) =
        (one.core.as_slice(), other.core.as_slice())
    else {
        return None;
    };
    if last.consonants.sum != other_last.consonants.sum || in_gender(one, other, last, other_last) {
        return None;
    }
    let in_one_script = one.script == other.script;
    let is_same_sound = |a: &PlainWord, b: &PlainWord| {
        let found = || words(one.word(a), other.word(b), in_one_script);
        a.consonants.sum == b.consonants.sum
            && !in_gender(one, other, a, b)
            && found().is_some_and(|found| found <= Words::Sound)
    };
    let how = |a: &PlainWord, b: &PlainWord| {
        let (x, y) = (one.word(a), other.word(b));
        let is_initial = a.is_initials && x.len() <= y.len() && y.starts_with(&x[..1])
            || b.is_initials && y.len() <= x.len() && x.starts_with(&y[..1]);
        Some(match () {
            () if x == y => Given::Equal,
            () if is_initial => Given::Shorter,
            () if lexicon::is_short_for(x, y) => Given::Shorter,
            () if is_same_sound(a, b) => Given::Sound,
            () => return None,
        })
    };
    let surname = if is_equal(one, other, last, other_last) { Given::Equal } else { how(last, other_last)? };
    let given = how(first, other_first)?;
    // One may have more names than the other, but not others.
    let mut others_only = 0;
    let mut leave_out = |word: &PlainWord| others_only += usize::from(!word.is_initials);
    let (mut mine, mut theirs) = (middle, other_middle);
    loop {
        match (mine, theirs) {
            ([], []) => break,
            ([a, rest @ ..], [b, others @ ..]) if how(a, b).is_some() => (mine, theirs) = (rest, others),
            ([a, rest @ ..], _) if mine.len() > theirs.len() => {
                leave_out(a);
                mine = rest;
            }
            (_, [b, others @ ..]) if theirs.len() > mine.len() => {
                leave_out(b);
                theirs = others;
            }
            _ => return None,
        }
    }
    // Of surname, given name and further names one may be loose, not two: "J. Christian Ruiz" is not "Jerome
    // Ruiz".
    let loose = usize::from(surname != Given::Equal) + usize::from(given != Given::Equal) + others_only;
    (loose <= 1 && surname != Given::Shorter).then_some(Likeness::GivenNames)
}

/// How two given names are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Given {
    Equal,
    /// One is the other's initial, or short for it.
    Shorter,
    Sound,
}

/// Whether one name is the surname of a person, and the other that person's whole name.
fn part(short: &PlainName, long: &PlainName) -> Option<Likeness> {
    let ([only], [_, .., last]) = (short.core.as_slice(), long.core.as_slice()) else { return None };
    let is_surname = short.word(only).len() >= SURNAME && is_equal(short, long, only, last);
    let title = if short.has_title { Likeness::Title } else { Likeness::Part };
    let says_enough = short.has_title || lexicon::known(short.word(only)).is_none();
    (is_surname && says_enough).then_some(title)
}
