//! The words for what a person can do in a review, where there are no keys.
//!
//! Owns the words. Called by `log --review` when its input is not a terminal, one line at a time.

use super::action::Action;
use super::field::{Field, HeadField};
use crate::domain::vocabulary::nearest;
use crate::domain::{RelationType, Vocabulary};

/// A line of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// Something to be done.
    Act(Action),
    /// The statement again.
    Show,
    /// The statement with the paragraphs before and after it.
    Context,
    /// The whole text, with its statements marked.
    Whole,
    /// What is known of the article.
    Head,
    /// What can be said.
    Help,
    /// The end: log what is accepted.
    Log,
    /// The end: keep the progress and log nothing.
    Quit,
    /// Nothing.
    Nothing,
}

/// What can be said in a line, for a person.
pub const HELP: &str = "\
accept · discard · all (accept all that are open) · undo · next · back · log · quit
show · context (the paragraphs around it) · whole (the text, with its statements marked)
head (of the article) · outlet NAME · headline TEXT · published DATE · url ADDRESS · byline NAME · language TAG
by NAME[; NAME] · yes (the same for those that follow, where that is offered) · as TITLE · for BODY · kind KIND · other (the other likely kind) · mode MODE
text TEXT · quote WORDS[ | WORDS]
on DATE · event DATE · about NAME · via NAME · ref WORD · topics TOPIC[; TOPIC] · note TEXT
denies CLAIM (also confirms, repeats, contradicts, …) · denies that TEXT (which nobody here said)
add WORDS · add FIRST WORDS … LAST WORDS · split WORDS (of the second half) · join (with the next)
1 2 3 … (denies the one with this number) · part WORDS (denied in part) · unlink";

impl Said {
    /// Reads a line.
    ///
    /// # Errors
    /// A sentence that says what can be said instead.
    pub fn read(line: &str) -> Result<Self, String> {
        let line = line.trim();
        let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let rest = rest.trim();
        let alone = |said: Self| {
            if rest.is_empty() { Ok(said) } else { Err(format!("{word:?} takes nothing after it")) }
        };
        match word {
            "" => Ok(Self::Nothing),
            "accept" | "a" => alone(Self::Act(Action::Accept)),
            "discard" | "d" => alone(Self::Act(Action::Discard)),
            "all" => alone(Self::Act(Action::AcceptAll)),
            "next" | "n" => alone(Self::Act(Action::Next)),
            "back" | "b" => alone(Self::Act(Action::Back)),
            "other" | "K" => alone(Self::Act(Action::OtherKind)),
            "unlink" => alone(Self::Act(Action::Unlink)),
            "undo" | "u" => alone(Self::Act(Action::Undo)),
            "yes" | "y" => alone(Self::Act(Action::Same)),
            "join" => alone(Self::Act(Action::Join)),
            "add" | "split" if rest.is_empty() => {
                Err(format!("{word} which words? give them as they stand in the text"))
            }
            "add" => Ok(Self::Act(Action::AddWords(rest.to_owned()))),
            "split" => Ok(Self::Act(Action::SplitWords(rest.to_owned()))),
            "show" => alone(Self::Show),
            "context" | "c" => alone(Self::Context),
            "whole" => alone(Self::Whole),
            "head" => alone(Self::Head),
            "help" | "?" => alone(Self::Help),
            "log" => alone(Self::Log),
            "quit" | "q" => alone(Self::Quit),
            _ => {
                if let Ok(number) = word.parse::<usize>() {
                    return alone(Self::Act(Action::Number(number)));
                }
                if let Ok(field) = word.parse::<Field>() {
                    return Ok(Self::Act(Action::Set(field, rest.to_owned())));
                }
                if let Ok(field) = word.parse::<HeadField>() {
                    return Ok(Self::Act(Action::SetHead(field, rest.to_owned())));
                }
                if let Ok(relation) = word.parse::<RelationType>() {
                    if rest.is_empty() {
                        return Err(format!("{word} which claim? give its ref, or its id such as c14"));
                    }
                    return Ok(Self::Act(Action::Link(relation, rest.to_owned())));
                }
                Err(unknown(word))
            }
        }
    }
}

fn unknown(word: &str) -> String {
    const WORDS: &[&str] = &[
        "accept", "discard", "all", "next", "back", "other", "unlink", "undo", "yes", "add", "split", "join",
        "show", "context", "whole", "head", "help", "log", "quit",
    ];
    let all = WORDS.iter().chain(Field::WORDS).chain(HeadField::WORDS).chain(RelationType::WORDS).copied();
    match nearest(word, all) {
        Some(near) => format!("{word:?} is not understood; did you mean {near:?}?"),
        None => format!("{word:?} is not understood; help lists what is"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_do_what_keys_do() {
        let act = |line| match Said::read(line) {
            Ok(Said::Act(action)) => action,
            other => panic!("{line}: {other:?}"),
        };
        assert_eq!(act(" accept "), Action::Accept);
        assert_eq!(act("kind denial"), Action::Set(Field::Kind, "denial".into()));
        assert_eq!(act("by Russia; North Korea"), Action::Set(Field::By, "Russia; North Korea".into()));
        assert_eq!(act("responds-to c14"), Action::Link(RelationType::RespondsTo, "c14".into()));
        assert_eq!(
            act("denies that it was sold"),
            Action::Link(RelationType::Denies, "that it was sold".into())
        );
        assert_eq!((act("2"), act("other")), (Action::Number(2), Action::OtherKind));
        assert_eq!(Said::read("").unwrap(), Said::Nothing);
    }

    #[test]
    fn what_is_not_understood_is_said() {
        assert_eq!(Said::read("acept").unwrap_err(), "\"acept\" is not understood; did you mean \"accept\"?");
        assert_eq!(Said::read("accept it").unwrap_err(), "\"accept\" takes nothing after it");
        assert!(Said::read("denies").unwrap_err().starts_with("denies which claim?"));
    }
}
