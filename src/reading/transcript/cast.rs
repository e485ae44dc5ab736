//! Whom the labels of a transcript mean.
//!
//! Owns the step from "MR. MILLER" to "Matthew Miller", who stands in the header, and which labels are one
//! person. A name that stands nowhere in the text is never made. Pure.

use std::ops::Range;

use super::names::Names;
use super::turn::Member;
use super::words::{HONORIFICS, OFFICES, PARTICLES, TITLES, bare, is_any};

/// The cast, as far as it was met.
pub(super) struct Cast<'t> {
    names: Names<'t>,
    members: Vec<Member>,
    /// Each label that was met, without marks, and whom it means.
    labels: Vec<(String, usize)>,
}

/// What a label says.
struct Given {
    /// Its words without honorifics and titles, as they stand.
    rest: Vec<String>,
    /// The words that are a title.
    title: Option<String>,
}

impl<'t> Cast<'t> {
    pub(super) fn new(text: &'t str, header: Range<usize>) -> Self {
        Self { names: Names::of(text, header), members: Vec::new(), labels: Vec::new() }
    }

    pub(super) fn members(self) -> Vec<Member> {
        self.members
    }

    /// Whoever answers as `A.`
    pub(super) fn who_answers(&mut self) -> Option<usize> {
        let name = self.names.who_is_asked()?;
        Some(self.known(&name, None, true))
    }

    /// The member that a label means: its name, what stands behind a comma, what stands in brackets.
    pub(super) fn member(&mut self, label: &str, title: Option<&str>, groups: &[&str]) -> usize {
        let plain =
            label.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        if let Some((_, known)) = self.labels.iter().find(|(other, _)| *other == plain) {
            return *known;
        }
        let member = self.new_label(label, &plain, title, groups);
        self.labels.push((plain, member));
        member
    }

    fn new_label(&mut self, label: &str, plain: &str, title: Option<&str>, groups: &[&str]) -> usize {
        let is_office = is_any(plain, OFFICES) || plain.starts_with("the ");
        // "The Prime Minister (Jane Roe):"
        let person = groups.iter().find(|group| is_person(group)).filter(|_| is_office);
        if let Some(person) = person {
            let office = without_the(label);
            return self.known(person, Some(office), false);
        }
        if is_office {
            let office = without_the(label);
            let written: Vec<String> =
                office.split_whitespace().map(|word| self.names.in_letters(word)).collect();
            let written = written.join(" ");
            return match self.names.of_office(office) {
                Some(name) => self.known(&name, Some(&written), true),
                None => self.known(&written, None, false),
            };
        }
        let Given { rest, title: own } = self.given(label);
        let behind = if groups.is_empty() { None } else { Some(groups.join(", ")) };
        let title = title.map(str::to_owned).or(own).or(behind);
        if let [only] = rest.as_slice() {
            // "TAPPER" after "JAKE TAPPER".
            let same: Vec<usize> = (0..self.members.len())
                .filter(|at| {
                    self.members[*at].name.rsplit(' ').next().is_some_and(|last| bare(last) == bare(only))
                })
                .collect();
            if let [member] = same.as_slice() {
                return *member;
            }
            let is_initials = (2..=3).contains(&only.len()) && only.chars().all(char::is_uppercase);
            let full = if is_initials { self.names.by_initials(only) } else { None };
            if let Some(full) = full.or_else(|| self.names.full(only)).filter(|_| same.is_empty()) {
                return self.known(&full, title.as_deref(), true);
            }
        }
        let name: Vec<String> = rest.iter().map(|word| self.names.in_letters(word)).collect();
        self.known(&name.join(" "), title.as_deref(), false)
    }

    /// A label without what stands before the name.
    fn given(&self, label: &str) -> Given {
        let words: Vec<&str> = label.split_whitespace().collect();
        let is_before = |word: &str| is_any(&bare(word), HONORIFICS) || is_any(&bare(word), TITLES);
        let mut start = words.iter().take_while(|word| is_before(word)).count();
        // "SECRETARY OF STATE ROE": the title goes on to the surname.
        if start > 0
            && words.get(start).is_some_and(|word| is_any(&word.to_lowercase(), PARTICLES))
            && words.len() > start + 2
        {
            start = words.len() - 1;
        }
        if start >= words.len() {
            start = 0;
        }
        let title: Vec<String> = words[..start]
            .iter()
            .filter(|word| !is_any(&bare(word), HONORIFICS))
            .map(|word| self.names.in_letters(word))
            .collect();
        let rest = words[start..].iter().map(|word| (*word).to_owned()).collect();
        Given { rest, title: Some(title.join(" ")).filter(|title| !title.is_empty()) }
    }

    /// The member of this name, new or met before.
    fn known(&mut self, name: &str, title: Option<&str>, is_from_elsewhere: bool) -> usize {
        let title = title.map(|title| title.split_whitespace().collect::<Vec<_>>().join(" "));
        if let Some(at) = self.members.iter().position(|member| member.name == name) {
            let member = &mut self.members[at];
            member.title = member.title.take().or(title);
            return at;
        }
        let title = title.or_else(|| self.names.title(name));
        let on_behalf_of = title.as_deref().and_then(body);
        self.members.push(Member { name: name.to_owned(), is_from_elsewhere, title, on_behalf_of });
        self.members.len() - 1
    }
}

fn without_the(label: &str) -> &str {
    let label = label.trim();
    let rest = label.get(..4).filter(|the| the.eq_ignore_ascii_case("the ")).map(|_| &label[4..]);
    rest.unwrap_or(label)
}

/// Whether words in brackets are a person's name, and no place or party.
fn is_person(words: &str) -> bool {
    let all: Vec<&str> = words.split_whitespace().collect();
    let is_part = |word: &&str| {
        word.starts_with(char::is_uppercase) && !word.chars().any(|c| c.is_ascii_digit() || c == '/')
    };
    (2..=4).contains(&all.len()) && all.iter().all(is_part)
}

/// The body that a spokesman's title names: "Spokesperson for the Port Authority".
fn body(title: &str) -> Option<String> {
    let lower = title.to_lowercase();
    let at = lower.find("spokes").or_else(|| lower.find("press secretary"))?;
    let cut = [" for the ", " of the ", " for ", " of "]
        .iter()
        .find_map(|cut| lower[at..].find(cut).map(|found| at + found + cut.len()));
    if let Some(body) = cut.and_then(|cut| title.get(cut..)) {
        return Some(body.trim().to_owned()).filter(|body| body.starts_with(char::is_uppercase));
    }
    None
}
