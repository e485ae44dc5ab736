//! A name in plain letters: its words, and what each of them is.
//!
//! Owns how a name is taken apart. A name of any script becomes words of `a` to `z` and digits (by a
//! library's table, letter by letter), in the order given name first; titles, degrees and legal forms stand
//! apart; of a body, the words that only link are left out.

use super::consonants::Consonants;
use super::invisible::{is_invisible, without_invisible};
use super::lexicon::{
    self, BEGINNING, BODY, CAPITALS, DEGREE, GENERATION, GIVEN, LEGAL, LINK, QUALIFIER, Roles, STATE, TITLE,
};
use super::scripts::{Script, with_own_letters};
use super::states::{FORMS_OF_STATES, PHRASES};
use crate::domain::SpeakerKind;

/// A word of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PlainWord {
    /// Where in the letters it stands.
    start: u32,
    end: u32,
    roles: Roles,
    /// The word for which it stands; empty: itself.
    is: &'static str,
    /// Whether it is one letter, or letters with dots: "J", "J.K".
    pub(super) is_initials: bool,
    /// Whether it begins with a capital.
    pub(super) is_capital: bool,
    /// Its consonants, as it is compared; only of a word of the name itself.
    pub(super) consonants: Consonants,
}

impl PlainWord {
    /// What the word is in a name.
    pub(super) fn roles(&self) -> Roles {
        self.roles
    }
}

/// A name in plain letters. Made to be filled again, so that a list of names needs no memory for each.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "four facts that do not depend on each other")]
pub(super) struct PlainName {
    /// All words, run together, in plain letters and lower case.
    pub(super) letters: String,
    /// A number made from them: names with other letters nearly always have another.
    pub(super) letters_number: u64,
    /// Every word, in the order in which it is written.
    pub(super) all: Vec<PlainWord>,
    /// The words that are the name itself, given name first.
    pub(super) core: Vec<PlainWord>,
    /// The script of its letters.
    pub(super) script: Option<Script>,
    /// Whether it is the name of a body: an organization, a government, a group. Its parts are words, not
    /// given names.
    pub(super) is_body: bool,
    /// Whether a title, a degree or a remark in brackets was left out of `core`.
    pub(super) has_title: bool,
    /// Whether it is written surname first, with a comma.
    pub(super) is_turned: bool,
    /// The legal form; empty: none.
    pub(super) legal: &'static str,
    /// 1: "Sr.", 2: "Jr." or "II", and so on; 0: none.
    pub(super) generation: u8,
    /// Whether it is a short word in capitals: "UN", "NATO".
    pub(super) is_short: bool,
}

impl PlainName {
    /// Takes a name apart.
    pub(super) fn of(name: &str, kind: Option<SpeakerKind>) -> Self {
        let mut plain = Self::default();
        plain.read(name, kind);
        plain
    }

    /// Takes a name apart, into this one.
    pub(super) fn read(&mut self, name: &str, kind: Option<SpeakerKind>) {
        self.letters.clear();
        self.all.clear();
        self.core.clear();
        *self = Self {
            letters: std::mem::take(&mut self.letters),
            all: std::mem::take(&mut self.all),
            core: std::mem::take(&mut self.core),
            ..Self::default()
        };
        let commas = if name.is_ascii() {
            self.script = Some(Script::Latin);
            self.split(name)
        } else {
            let visible = without_invisible(name);
            let own = with_own_letters(&visible);
            let name = own.as_deref().unwrap_or(&visible);
            self.script = name.chars().find_map(Script::of);
            let mut plain = String::with_capacity(name.len() * 2);
            for c in name.chars().filter(|c| !is_invisible(*c)) {
                match c {
                    c if c.is_whitespace() => plain.push(' '),
                    '“' | '”' | '„' | '«' | '»' | '「' | '」' => plain.push('"'),
                    '，' | '،' | '、' => plain.push(','),
                    '（' => plain.push('('),
                    '）' => plain.push(')'),
                    '’' | '‘' | 'ʼ' | '′' | 'ʻ' | 'ʿ' | 'ʾ' => plain.push('\''),
                    '·' | '・' | '‧' | '•' => plain.push(' '),
                    c => plain.push_str(any_ascii::any_ascii_char(c)),
                }
            }
            self.split(&plain)
        };
        self.letters_number = number_of(self.letters.as_bytes());
        self.sort_out(commas, kind);
    }

    /// The letters of a word as they are written.
    pub(super) fn written(&self, word: &PlainWord) -> &str {
        &self.letters[word.start as usize..word.end as usize]
    }

    /// A word as it is compared: the word for which it stands.
    pub(super) fn word<'s>(&'s self, word: &PlainWord) -> &'s str {
        if word.is.is_empty() { self.written(word) } else { word.is }
    }

    /// The words that are the name itself, as they are compared.
    pub(super) fn words(&self) -> impl ExactSizeIterator<Item = &str> + DoubleEndedIterator + Clone {
        self.core.iter().map(|word| self.word(word))
    }

    /// Splits plain text into words. Returns after how many words the commas stand.
    fn split(&mut self, name: &str) -> [Option<usize>; 2] {
        let bytes = name.as_bytes();
        let mut commas = [None; 2];
        let mut at = 0;
        let mut open: Option<(u8, usize, usize)> = None;
        while at < bytes.len() {
            let byte = bytes[at];
            if byte.is_ascii_alphanumeric() {
                at = self.split_word(bytes, at);
                continue;
            }
            match (byte, open) {
                (b',', _) if !self.all.is_empty() => {
                    let free = commas.iter_mut().find(|comma| comma.is_none());
                    if let Some(comma) = free {
                        *comma = Some(self.all.len());
                    }
                }
                // What stands in brackets or quotation marks is a remark or a nickname, unless it is all
                // there is.
                (b')' | b']', Some((_, words, letters))) | (b'"', Some((b'"', words, letters))) => {
                    if words > 0 {
                        self.all.truncate(words);
                        self.letters.truncate(letters);
                        commas = commas.map(|comma| comma.filter(|at| *at < words));
                        self.has_title = true;
                    }
                    open = None;
                }
                (b'(' | b'[' | b'"', None) => open = Some((byte, self.all.len(), self.letters.len())),
                _ => {}
            }
            at += 1;
        }
        commas
    }

    /// One word, from its first letter on. An apostrophe does not part it, nor dots and slashes between
    /// single letters ("U.S.", "A/S", "Ph.D."), nor a dot in "St.Petersburg"-like runs of short pieces.
    fn split_word(&mut self, bytes: &[u8], from: usize) -> usize {
        let start = self.letters.len();
        let mut at = from;
        let (mut piece, mut pieces, mut dotted, mut capitals) = (0_usize, 1_usize, false, true);
        while at < bytes.len() {
            let byte = bytes[at];
            if byte.is_ascii_alphanumeric() {
                self.letters.push(char::from(byte.to_ascii_lowercase()));
                capitals &= !byte.is_ascii_lowercase();
                piece += 1;
            } else if matches!(byte, b'.' | b'/' | b'&')
                && piece <= 2
                && bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric)
            {
                let next = bytes[at + 1..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
                if next > 2 || (byte != b'.' && (piece > 1 || next > 1)) {
                    break;
                }
                (piece, pieces, dotted) = (0, pieces + 1, true);
            } else if !matches!(byte, b'\'' | b'`') {
                break;
            }
            at += 1;
        }
        let length = self.letters.len() - start;
        let capitals = (capitals && length > 1) || dotted;
        let known =
            lexicon::known(&self.letters[start..]).filter(|known| capitals || known.roles & CAPITALS == 0);
        let (roles, is) = known.map_or((0, ""), |known| (known.roles, known.is));
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        self.all.push(PlainWord {
            start: small(start),
            end: small(self.letters.len()),
            roles,
            is: if roles & (GENERATION | GIVEN | CAPITALS) == 0 || roles & STATE != 0 || roles & LEGAL != 0 {
                is
            } else {
                ""
            },
            is_initials: length == 1 || (dotted && pieces == length),
            is_capital: bytes[from].is_ascii_uppercase(),
            consonants: Consonants::default(),
        });
        self.is_short = self.all.len() == 1 && capitals && (2..=6).contains(&length);
        at
    }

    /// Finds the name itself among the words.
    fn sort_out(&mut self, commas: [Option<usize>; 2], kind: Option<SpeakerKind>) {
        let mut core = std::mem::take(&mut self.core);
        core.extend_from_slice(&self.all);
        self.turn(&mut core, commas);
        self.drop_ends(&mut core);
        self.is_body = match kind {
            Some(SpeakerKind::Person) => false,
            Some(_) => true,
            None => !self.legal.is_empty() || is_body(self, &core),
        };
        if kind != Some(SpeakerKind::Organization) && kind != Some(SpeakerKind::Government) {
            let titles = titles(self, &core);
            if titles > 0 {
                self.has_title = true;
                core.drain(..titles);
                // "Minister of Justice Ada Ruiz" is no body, though there are words of bodies in her title.
                self.is_body &= matches!(kind, Some(SpeakerKind::Group)) || is_body(self, &core);
            }
        }
        if self.is_body {
            let form = self.form_of_state(&core);
            let is_link = |word: &PlainWord| word.roles & LINK != 0 || self.written(word) == "affairs";
            if core.iter().any(|word| !is_link(word)) {
                core.retain(|word| !is_link(word));
            }
            let is_joined = self.join_phrases(&mut core);
            if !is_joined && form < core.len() {
                core.drain(..form);
            }
        } else {
            for word in &mut core {
                word.is = "";
            }
        }
        for word in &mut core {
            word.consonants = Consonants::of(self.word(word));
        }
        self.core = core;
    }

    /// "Ruiz, Ada" is "Ada Ruiz"; "Ada Ruiz, Ph.D." is not turned.
    fn turn(&mut self, core: &mut [PlainWord], commas: [Option<usize>; 2]) {
        let [Some(comma), second] = commas else { return };
        let end = second.unwrap_or(core.len());
        if comma >= end || comma > 3 || end - comma > 3 {
            return;
        }
        let words = &core[..end];
        let is_rest = |word: &PlainWord| word.roles & (DEGREE | GENERATION | LEGAL) != 0;
        let is_plain = words.iter().all(|word| word.roles & (LINK | BODY | LEGAL | TITLE | STATE) == 0);
        if is_plain && !words[comma..].iter().all(is_rest) {
            core[..end].rotate_left(comma);
            self.is_turned = true;
        }
    }

    /// Takes degrees, legal forms and "Jr." from the end.
    fn drop_ends(&mut self, core: &mut Vec<PlainWord>) {
        while core.len() > 1 {
            let Some(last) = core.last() else { break };
            let known = lexicon::known(self.written(last));
            if last.roles & GENERATION != 0 && self.generation == 0 {
                self.generation = known.and_then(|known| known.is.parse().ok()).unwrap_or_default();
            } else if last.roles & LEGAL != 0 {
                self.legal = if last.is.is_empty() { "legal" } else { last.is };
            } else if last.roles & DEGREE != 0 && core.len() > 2 {
                self.has_title = true;
            } else {
                break;
            }
            core.pop();
        }
    }

    /// How many words are only what a state calls itself: one of "Republic of Freedonia".
    fn form_of_state(&self, core: &[PlainWord]) -> usize {
        let core =
            if core.first().is_some_and(|word| self.written(word) == "the") { &core[1..] } else { core };
        let of = core.iter().take(3).position(|word| self.written(word) == "of").unwrap_or_default();
        let is_form = |form: &&&[&str]| {
            form.len() == of && form.iter().zip(core).all(|(part, word)| *part == self.written(word))
        };
        let is_place = core.iter().skip(of + 1).all(|word| word.roles & (LINK | BODY | LEGAL) == 0);
        if FORMS_OF_STATES.iter().find(is_form).is_some() && is_place { of } else { 0 }
    }

    /// "North Korea" is one state. Returns whether there was such a name.
    fn join_phrases(&self, core: &mut Vec<PlainWord>) -> bool {
        let mut is_joined = false;
        let mut at = 0;
        while at < core.len() {
            // Most words begin no such name.
            let first = self.word(&core[at]).bytes().next().unwrap_or_default();
            let found = PHRASES.iter().find(|(phrase, _)| {
                phrase.len() <= core.len() - at
                    && phrase[0].as_bytes()[0] == first
                    && phrase.iter().zip(&core[at..]).all(|(part, word)| *part == self.word(word))
            });
            if let Some((phrase, is)) = found {
                core[at].is = is;
                core[at].roles = STATE;
                core.drain(at + 1..at + phrase.len());
                is_joined = true;
            }
            at += 1;
        }
        is_joined
    }
}

fn number_of(letters: &[u8]) -> u64 {
    letters.chunks(8).fold(0, |number: u64, chunk| {
        let mut eight = [0; 8];
        eight[..chunk.len()].copy_from_slice(chunk);
        (number.rotate_left(5) ^ u64::from_le_bytes(eight)).wrapping_mul(0x517C_C1B7_2722_0A95)
    })
}

/// Whether words are of a body's name and not of a person's.
fn is_body(plain: &PlainName, words: &[PlainWord]) -> bool {
    words.iter().any(|word| word.roles & (LINK | BODY) != 0)
        || words.first().is_some_and(|word| word.roles & BEGINNING != 0)
        || words.iter().all(|word| word.roles & STATE != 0)
        || words.iter().any(|word| plain.written(word).bytes().any(|byte| byte.is_ascii_digit()))
}

/// How many words at the beginning are a title: "Mr.", "Russian President", "Secretary of State". Never all.
fn titles(plain: &PlainName, words: &[PlainWord]) -> usize {
    let (mut end, mut after_of) = (0, false);
    for (at, word) in words.iter().enumerate() {
        if word.roles & TITLE != 0 {
            (end, after_of) = (at + 1, false);
        } else if word.roles & (LINK | QUALIFIER | STATE | BODY) == 0 {
            // "Bishop of Freedonia Ada Ruiz": a place, if a whole name follows.
            if after_of && at > 0 && words[at - 1].roles & LINK != 0 && words.len() > at + 2 {
                end = at + 1;
            }
            break;
        } else if word.roles & LINK != 0 {
            after_of = end > 0;
        } else if after_of {
            end = at + 1;
        }
    }
    let is_named = |from: usize| {
        from < words.len()
            && words[from..].iter().all(|word| {
                word.roles & (LINK | BODY | QUALIFIER | STATE) == 0 || word.roles & (GIVEN | TITLE) != 0
            })
    };
    if end > 0 && is_named(end) {
        return end;
    }
    // "Kremlin spokesman Ada Ruiz": whatever stands before a title belongs to it, if two words follow.
    let last = words.iter().rposition(|word| word.roles & TITLE != 0 && plain.written(word).len() > 4);
    match last {
        Some(last) if last > 0 && words.len() >= last + 3 && is_named(last + 1) => last + 1,
        _ => 0,
    }
}
