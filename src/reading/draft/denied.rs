//! What a denial denies, as a sentence: for a denial of what nobody in the article said.
//!
//! Owns the turn from "She took no bribes", "denied taking bribes", "no evidence that she took bribes" to
//! "She took bribes". What it makes is ours, not the article's: it is shown to be checked. Where the words
//! allow no such turn (irony, "just the opposite"), nothing is made up.

mod words;

use words::{BASE, CLAIMED, EVIDENCE, FALSE, IS, bare_word, is_any, is_negation, past};

/// What somebody is accused of, as a sentence: "Ek sold the mill" of "Ek on Monday of selling the mill".
pub(super) fn accused(content: &str) -> Option<String> {
    let words: Vec<&str> = content.split_whitespace().take(MOST_WORDS).collect();
    let of = words.iter().position(|word| *word == "of")?;
    let past = past(&bare_word(words.get(of + 1)?)).filter(|_| words[of + 1].ends_with("ing"))?;
    let times =
        ["on", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday"];
    let is_time = |word: &&&str| is_any(&bare_word(word), &times);
    let end = of - words[..of].iter().rev().take_while(is_time).count();
    let who = words[..end].iter().copied();
    as_sentence(who.chain([&*past]).chain(words[of + 2..].iter().copied()))
}

/// A sentence of more words is cut.
const MOST_WORDS: usize = 45;

/// What surrounds the words of a denial.
pub(super) struct Denial<'d> {
    /// What is said, as the article has it.
    pub(super) content: &'d str,
    /// Whether its verb denies: then the content is what is denied.
    pub(super) verb_denies: bool,
    /// Who denies, "his" or "her" for the speaker, and the body that "we" are.
    pub(super) speaker: Option<&'d str>,
    pub(super) own: &'d str,
    pub(super) body: Option<&'d str>,
    /// The sentence before, which "that is false" is about.
    pub(super) before: Option<String>,
}

impl Denial<'_> {
    /// What is denied, as a sentence; `None` if the words do not say.
    pub(super) fn denied(&self) -> Option<String> {
        let sentence = first_sentence(self.content);
        let words: Vec<&str> = sentence.split_whitespace().take(MOST_WORDS).collect();
        let bare: Vec<String> = words.iter().map(|word| bare_word(word)).collect();
        let bare: Vec<&str> = bare.iter().map(String::as_str).collect();
        if is_pointing(&bare) {
            return self
                .before
                .as_deref()
                .map(first_sentence)
                .and_then(|before| as_sentence(before.split_whitespace().take(MOST_WORDS)));
        }
        if self.verb_denies
            && let Some(denied) = self.behind_verb(&words, &bare)
        {
            return Some(denied);
        }
        if let Some(at) = behind(&bare, &EVIDENCE).or_else(|| behind(&bare, &CLAIMED)) {
            return self.affirmed(&words[at..], &bare[at..]);
        }
        if let Some(at) = bare.iter().position(|word| is_negation(word)) {
            return self.without_negation(&words, &bare, at);
        }
        if let Some(at) = (1..bare.len()).find(|&at| is_any(bare[at], &FALSE) && is_any(bare[at - 1], &IS)) {
            let mut kept: Vec<&str> = words[..at].to_vec();
            kept.push("true");
            return as_sentence(kept.into_iter());
        }
        if self.verb_denies { self.affirmed(&words, &bare) } else { None }
    }

    /// "denied any role in C", "denied taking C", "denied that C".
    fn behind_verb(&self, words: &[&str], bare: &[&str]) -> Option<String> {
        let who = self.speaker?;
        let start = bare
            .iter()
            .position(|word| !is_any(word, &["any", "all", "the", "having", "that", "whether"]))
            .unwrap_or(0);
        let first = *bare.get(start)?;
        let rest = &words[start + 1..];
        let nouns = [
            ("involvement", "was involved"),
            ("connection", "had a connection"),
            ("role", "had a role"),
            ("part", "had a part"),
            ("knowledge", "had knowledge"),
            ("links", "had links"),
            ("ties", "had ties"),
            ("relationship", "had a relationship"),
            ("wrongdoing", "did wrong"),
            ("responsibility", "was responsible"),
        ];
        if let Some((_, verb)) = nouns.iter().find(|(noun, _)| *noun == first) {
            return as_sentence([who, verb].into_iter().chain(some(rest)));
        }
        let after_having = start > 0 && bare[start - 1] == "having";
        if let Some(past) = past(first).filter(|_| first.ends_with("ing")) {
            return as_sentence([who, &past].into_iter().chain(some(rest)));
        }
        if after_having {
            return as_sentence([who, "had"].into_iter().chain(some(&words[start..])));
        }
        let is_clause = bare.first().is_some_and(|word| is_any(word, &["that", "whether"]));
        let is_free = !bare.iter().any(|word| is_negation(word));
        let from = usize::from(is_clause);
        (is_clause && is_free).then(|| self.affirmed(&words[from..], &bare[from..])).flatten()
    }

    /// The sentence without its negation.
    fn without_negation(&self, words: &[&str], bare: &[&str], at: usize) -> Option<String> {
        if bare.get(at..at + 4).is_some_and(|four| four[0] == "nothing" && four[1] == "to" && four[2] == "do")
        {
            let mut kept = words.to_vec();
            kept[at] = "something";
            let kept_bare: Vec<String> = kept.iter().map(|word| bare_word(word)).collect();
            return self.affirmed(&kept, &kept_bare.iter().map(String::as_str).collect::<Vec<_>>());
        }
        // "There was no plan, but …": what follows is said, not denied.
        let cut = (at + 1..words.len())
            .find(|&place| is_any(bare[place], &["but", "because"]) || words[place - 1].ends_with(';'));
        let end = cut.unwrap_or(words.len());
        let mut kept: Vec<String> = Vec::with_capacity(end);
        for place in 0..end {
            let word = words[place];
            if place != at {
                kept.push(word.to_owned());
                continue;
            }
            let put = match bare[place] {
                "not" | "never" | "without" | "neither" => None,
                "no" | "none" => Some("some".to_owned()),
                "nothing" => Some("something".to_owned()),
                "nobody" | "no-one" => Some("somebody".to_owned()),
                "nor" => Some("and".to_owned()),
                "cannot" | "can't" => Some("can".to_owned()),
                "won't" => Some("will".to_owned()),
                "shan't" => Some("shall".to_owned()),
                "ain't" => Some("is".to_owned()),
                other => Some(other.trim_end_matches("n't").to_owned()),
            };
            kept.extend(put);
        }
        let kept_bare: Vec<String> = kept.iter().map(|word| bare_word(word)).collect();
        let kept: Vec<&str> = kept.iter().map(String::as_str).collect();
        self.affirmed(&kept, &kept_bare.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// A clause with names for "we" and "he", and "some" for "any".
    fn affirmed(&self, words: &[&str], bare: &[&str]) -> Option<String> {
        let mut kept: Vec<String> = Vec::with_capacity(words.len());
        let skip = bare
            .iter()
            .take_while(|word| is_any(word, &["that", "and", "but", "so", "look", "well", "no"]))
            .count();
        let mut named = false;
        for (place, word) in words.iter().enumerate().skip(skip) {
            let lower = bare[place];
            let tail: String = word
                .chars()
                .skip_while(|c| c.is_alphanumeric() || matches!(c, '\'' | '’' | '“' | '"' | '-'))
                .collect();
            let put = match lower {
                "i" | "he" | "she" if place == skip => self.speaker.map(str::to_owned),
                "i'm" if place == skip => self.speaker.map(|who| format!("{who} is")),
                "i've" if place == skip => self.speaker.map(|who| format!("{who} has")),
                "we" if place == skip => self.body.or(self.speaker).map(str::to_owned),
                "we're" if place == skip => self.body.or(self.speaker).map(|who| format!("{who} is")),
                "we've" if place == skip => self.body.or(self.speaker).map(|who| format!("{who} has")),
                "do" if named && place == skip + 1 => Some("does".to_owned()),
                "have" if named && place == skip + 1 => Some("has".to_owned()),
                "am" | "are" if named && place == skip + 1 => Some("is".to_owned()),
                "were" if named && place == skip + 1 => Some("was".to_owned()),
                "my" => Some(self.own.to_owned()),
                "our" if self.body.is_some() => Some("its".to_owned()),
                verb if named && place == skip + 1 && is_any(verb, &BASE) => Some(format!("{verb}s")),
                "any" => Some("some".to_owned()),
                "anything" => Some(format!("something{tail}")),
                "anyone" | "anybody" => Some(format!("somebody{tail}")),
                "ever" | "whatsoever" | "yet" => {
                    if let Some(last) = kept.last_mut() {
                        last.push_str(&tail);
                    }
                    continue;
                }
                _ => None,
            };
            named |= place == skip && put.is_some() && is_any(lower, &["i", "we"]);
            kept.push(put.unwrap_or_else(|| (*word).to_owned()));
        }
        as_sentence(kept.iter().map(String::as_str))
    }
}

/// Words with "some" for "any".
fn some<'w>(words: &'w [&'w str]) -> impl Iterator<Item = &'w str> {
    words.iter().map(|word| match *word {
        "any" => "some",
        "anything" => "something",
        "anyone" | "anybody" => "somebody",
        word => word,
    })
}

/// The place behind one of these runs of words; up to two others may stand in between ("no evidence at all
/// that").
fn behind(bare: &[&str], runs: &[&str]) -> Option<usize> {
    runs.iter().find_map(|run| {
        let run: Vec<&str> = run.split(' ').collect();
        (0..bare.len()).find_map(|start| {
            let mut at = start;
            for (number, word) in run.iter().enumerate() {
                let reach = if number + 1 == run.len() && number > 0 { 3 } else { 1 };
                at = (at..bare.len().min(at + reach)).find(|place| bare[*place] == *word)? + 1;
            }
            (at < bare.len()).then_some(at)
        })
    })
}

/// "That is false", "it's not true", "no".
fn is_pointing(bare: &[&str]) -> bool {
    let small = [
        "that",
        "that's",
        "it",
        "it's",
        "this",
        "these",
        "those",
        "they",
        "they're",
        "is",
        "are",
        "was",
        "were",
        "not",
        "isn't",
        "wasn't",
        "just",
        "simply",
        "absolutely",
        "completely",
        "totally",
        "categorically",
        "all",
        "true",
        "false",
        "untrue",
        "the",
        "case",
        "correct",
        "incorrect",
        "wrong",
        "nonsense",
        "a",
        "lie",
        "lies",
        "baseless",
        "no",
        "never",
        "happened",
        "accurate",
        "allegations",
        "accusations",
        "claims",
        "reports",
        "charges",
        "claim",
        "allegation",
        "accusation",
        "his",
        "her",
        "their",
        "such",
        "any",
        "and",
        "100",
        "percent",
        "very",
        "so",
    ];
    !bare.is_empty() && bare.len() <= 9 && bare.iter().all(|word| small.contains(word))
}

/// The first sentence, without quotation marks around it.
fn first_sentence(content: &str) -> &str {
    let content =
        content.trim_matches(|c: char| c.is_whitespace() || matches!(c, '“' | '”' | '"' | '‘' | ','));
    // "No. We took nothing."
    let rest = ["No. ", "No, ", "Look, ", "Well, "]
        .iter()
        .find_map(|start| content.strip_prefix(start))
        .unwrap_or(content);
    let end = rest.char_indices().find(|(at, c)| {
        let next = &rest[at + c.len_utf8()..];
        let begins = next.trim_start_matches(['”', '"', '’']).trim_start();
        matches!(c, '.' | '?' | '!' | '…')
            && *at > 12
            && next.starts_with([' ', '\n', '”', '"', '’'])
            && begins.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"'))
            && !rest[..*at].ends_with("U.S")
            && rest[..*at].rsplit(' ').next().is_some_and(|word| word.chars().count() > 2)
    });
    end.map_or(rest, |(at, _)| &rest[..at])
}

/// Words as a sentence: a capital at its beginning, a full stop at its end, no marks left open.
fn as_sentence<'w>(words: impl Iterator<Item = &'w str>) -> Option<String> {
    let text = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let text = text.replace(['“', '”', '"'], "");
    let text =
        text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.' | '—' | '–'));
    if text.split_whitespace().count() < 2 {
        return None;
    }
    let mut letters = text.chars();
    let first = letters.next()?;
    let mut sentence: String = first.to_uppercase().chain(letters).collect();
    if !sentence.ends_with(['?', '!', '…']) {
        sentence.push('.');
    }
    Some(sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn denied(content: &str, verb_denies: bool) -> Option<String> {
        let before = Some("The mayor sold the mill.".to_owned());
        Denial {
            content,
            verb_denies,
            speaker: Some("Ana Brito"),
            own: "her",
            body: Some("the port"),
            before,
        }
        .denied()
    }

    #[test]
    fn what_a_denying_verb_has_behind_it_is_what_is_denied() {
        for (content, text) in [
            ("taking any bribes", "Ana Brito took some bribes."),
            ("being at the mill on Monday", "Ana Brito was at the mill on Monday."),
            ("any involvement in the sale", "Ana Brito was involved in the sale."),
            ("that she had ever sold anything", "Ana Brito had sold something."),
            ("having met the owner", "Ana Brito had met the owner."),
            ("the allegations", "The mayor sold the mill."),
        ] {
            assert_eq!(denied(content, true).as_deref(), Some(text), "{content}");
        }
    }

    #[test]
    fn an_accusation_becomes_what_somebody_did() {
        let content = "Mayor Ana Brito on Tuesday of selling the mill";
        assert_eq!(accused(content).as_deref(), Some("Mayor Ana Brito sold the mill."));
        assert_eq!(accused("the mayor of fraud"), None);
    }

    #[test]
    fn a_negation_is_taken_out() {
        for (content, text) in [
            ("We did not sell the mill", "The port did sell the mill."),
            ("We do not see a link to the sale", "The port does see a link to the sale."),
            ("I never met the owner, but I knew his brother", "Ana Brito met the owner."),
            ("There was no plan to close the mill", "There was some plan to close the mill."),
            ("The mill was not sold because nobody wanted it", "The mill was sold."),
            ("She had nothing to do with the sale", "Ana Brito had something to do with the sale."),
            ("there is no evidence at all that the mill was sold", "The mill was sold."),
            ("The quay can’t be closed", "The quay can be closed."),
            ("We own no mills", "The port owns some mills."),
            ("I never sold it to my brother", "Ana Brito sold it to her brother."),
        ] {
            assert_eq!(denied(content, false).as_deref(), Some(text), "{content}");
        }
    }

    #[test]
    fn what_only_points_is_the_sentence_before() {
        assert_eq!(denied("That’s not true.", false).as_deref(), Some("The mayor sold the mill."));
        assert_eq!(denied("No. That is false.", false).as_deref(), Some("The mayor sold the mill."));
    }

    #[test]
    fn nothing_is_made_of_words_without_a_negation() {
        assert_eq!(denied("Quite the opposite", false), None);
        assert_eq!(denied("", true), None);
    }
}
