//! Which file of the library uses which, read from their paths; and the files that use each other in a
//! circle.
//!
//! A path counts for the file in which its last name is defined: a name that a module only hands on (`pub use
//! child::Name`) ties nobody to that module, and handing it on ties the module to nobody. What is called on a
//! value (`reader.find_claim()`) has no path, and is not seen.

use std::collections::{BTreeMap, BTreeSet};

use super::Source;

/// What a name in a module means.
#[derive(Clone, PartialEq)]
enum Meaning {
    /// Another module.
    Module(usize),
    /// Something that this file defines.
    DefinedIn(usize),
}

/// One name that a `use` brings in: the path, and what it is called here.
struct Import {
    path: Vec<String>,
    name: String,
    /// Whether it is there to be handed on: `pub use`.
    is_handed_on: bool,
}

struct File {
    /// The module's path below the crate: `["store", "claim"]`.
    module: Vec<String>,
    imports: Vec<Import>,
    /// The paths of two names or more in the code.
    paths: Vec<Vec<String>>,
    /// The names that begin a path, or stand alone, outside of imports.
    words: BTreeSet<String>,
}

/// The library as files and the names that they share.
pub(crate) struct House<'s> {
    sources: Vec<&'s Source>,
    files: Vec<File>,
    by_module: BTreeMap<Vec<String>, usize>,
}

impl<'s> House<'s> {
    /// The house of these sources, without what is compiled for tests only.
    pub(crate) fn of(sources: &'s [Source]) -> Self {
        let sources: Vec<&Source> = sources.iter().filter(|source| !source.is_test).collect();
        let files: Vec<File> = sources.iter().map(|source| file(source)).collect();
        let by_module = files.iter().enumerate().map(|(at, file)| (file.module.clone(), at)).collect();
        Self { sources, files, by_module }
    }

    /// The circles: in each, every file uses, straight or through others of it, every other one.
    pub(crate) fn circles(&self) -> Vec<Vec<&'s str>> {
        let uses: Vec<BTreeSet<usize>> = (0..self.files.len()).map(|at| self.uses(at)).collect();
        let reach: Vec<BTreeSet<usize>> = (0..uses.len()).map(|at| reached(at, &uses)).collect();
        let mut circles = BTreeSet::new();
        for (at, reached) in reach.iter().enumerate() {
            let circle: Vec<usize> =
                reached.iter().copied().filter(|other| reach[*other].contains(&at)).collect();
            if circle.len() > 1 {
                circles.insert(circle);
            }
        }
        circles.into_iter().map(|circle| circle.into_iter().map(|at| self.name(at)).collect()).collect()
    }

    /// The files of a circle, each with those of the circle that it uses.
    pub(crate) fn told(&self, circle: &[&str]) -> Vec<String> {
        let of_circle = |at: usize| circle.contains(&self.name(at));
        (0..self.files.len())
            .filter(|at| of_circle(*at))
            .map(|at| {
                let used = self.uses(at).into_iter().filter(|other| of_circle(*other));
                format!(
                    "{} uses {}",
                    self.name(at),
                    used.map(|at| self.name(at)).collect::<Vec<_>>().join(", ")
                )
            })
            .collect()
    }

    fn name(&self, at: usize) -> &'s str {
        &self.sources[at].name
    }

    fn uses(&self, at: usize) -> BTreeSet<usize> {
        let file = &self.files[at];
        let own =
            file.imports.iter().filter(|import| !import.is_handed_on || file.words.contains(&import.name));
        own.map(|import| &import.path)
            .chain(&file.paths)
            .filter_map(|path| match self.meaning(at, path, 0) {
                Some(Meaning::DefinedIn(other)) if other != at => Some(other),
                _ => None,
            })
            .collect()
    }

    /// What a path means that stands in this file; `None` if it leads out of the library.
    fn meaning(&self, at: usize, path: &[String], depth: usize) -> Option<Meaning> {
        let (first, rest) = path.split_first()?;
        let module = &self.files[at].module;
        let mut meaning = match first.as_str() {
            "crate" => Meaning::Module(self.module(&[])?),
            "self" => Meaning::Module(at),
            "super" => Meaning::Module(self.module(&module[..module.len().checked_sub(1)?])?),
            name => self.named(at, name, depth)?,
        };
        for name in rest {
            meaning = match meaning {
                Meaning::DefinedIn(_) => return Some(meaning),
                Meaning::Module(of) if name == "super" => {
                    let module = &self.files[of].module;
                    Meaning::Module(self.module(&module[..module.len().checked_sub(1)?])?)
                }
                Meaning::Module(of) => self.named(of, name, depth).unwrap_or(Meaning::DefinedIn(of)),
            };
        }
        Some(meaning)
    }

    /// What a name means in a module where it is not defined: a module in it, or what is brought in there.
    fn named(&self, at: usize, name: &str, depth: usize) -> Option<Meaning> {
        let child: Vec<String> = self.files[at].module.iter().cloned().chain([name.to_owned()]).collect();
        if let Some(child) = self.module(&child) {
            return Some(Meaning::Module(child));
        }
        // A name may be handed on several times, but not for ever.
        let import = self.files[at].imports.iter().find(|import| import.name == name && depth < 8)?;
        self.meaning(at, &import.path, depth + 1)
    }

    fn module(&self, path: &[String]) -> Option<usize> {
        self.by_module.get(path).copied()
    }
}

fn reached(from: usize, uses: &[BTreeSet<usize>]) -> BTreeSet<usize> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from];
    while let Some(at) = open.pop() {
        for next in &uses[at] {
            if reached.insert(*next) {
                open.push(*next);
            }
        }
    }
    reached
}

fn file(source: &Source) -> File {
    let stem = source.name.trim_end_matches(".rs");
    let stem = stem.strip_suffix("/mod").unwrap_or(stem);
    let module = match stem {
        "lib" => Vec::new(),
        stem => stem.split('/').map(str::to_owned).collect(),
    };
    let tokens = tokens(source.without_tests());
    let mut file = File { module, imports: Vec::new(), paths: Vec::new(), words: BTreeSet::new() };
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at] == "use" {
            // `pub use`, `pub(in crate::store) use`.
            let is_handed_on = at > 0 && matches!(tokens[at - 1], "pub" | ")");
            at += 1;
            let found = brought_in(&tokens, &mut at, &[]);
            file.imports.extend(found.into_iter().map(|(path, name)| Import { path, name, is_handed_on }));
        } else if is_name(tokens[at]) && (at == 0 || !matches!(tokens[at - 1], "::" | ".")) {
            let mut path = vec![tokens[at].to_owned()];
            while at + 2 < tokens.len() && tokens[at + 1] == "::" && is_name(tokens[at + 2]) {
                at += 2;
                path.push(tokens[at].to_owned());
            }
            file.words.insert(path[0].clone());
            if path.len() > 1 {
                file.paths.push(path);
            }
        }
        at += 1;
    }
    file
}

/// What a `use` brings in, read from the token after it or after a brace of it up to where that ends: paths,
/// and names here.
fn brought_in(tokens: &[&str], at: &mut usize, before: &[String]) -> Vec<(Vec<String>, String)> {
    let mut found = Vec::new();
    loop {
        let mut path = before.to_vec();
        let mut name = None;
        while let Some(token) = tokens.get(*at).copied().filter(|token| !matches!(*token, "," | "}" | ";")) {
            *at += 1;
            match token {
                "{" => {
                    found.extend(brought_in(tokens, at, &path));
                    before.clone_into(&mut path);
                    // Past the brace that closes it.
                    *at += 1;
                }
                "as" => {
                    name = tokens.get(*at).map(|name| (*name).to_owned());
                    *at += 1;
                }
                "::" => {}
                word => path.push(word.to_owned()),
            }
        }
        let is_the_module = path.len() > before.len() && path.last().is_some_and(|last| last == "self");
        if path.len() > before.len() {
            if is_the_module && path.len() > 1 {
                path.pop();
            }
            let last = path.last().cloned();
            found.extend(name.or(last).map(|name| (path, name)));
        }
        if tokens.get(*at) != Some(&",") {
            return found;
        }
        *at += 1;
    }
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// The names and the signs of some code.
fn tokens(code: &str) -> Vec<&str> {
    let is_of_name = |c: char| c.is_alphanumeric() || c == '_';
    let mut tokens = Vec::new();
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = if is_of_name(first) {
            rest.find(|c| !is_of_name(c)).unwrap_or(rest.len())
        } else if rest.starts_with("::") {
            2
        } else {
            first.len_utf8()
        };
        tokens.push(&rest[..length]);
        rest = rest[length..].trim_start();
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(name: &str, code: &str) -> Source {
        Source { name: name.into(), text: code.into(), code: code.into(), is_test: false }
    }

    fn circles(files: &[(&str, &str)]) -> Vec<Vec<String>> {
        let sources: Vec<Source> = files.iter().map(|(name, code)| source(name, code)).collect();
        let found = House::of(&sources).circles();
        found.into_iter().map(|circle| circle.into_iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn two_files_that_use_each_other_are_a_circle_however_they_name_each_other() {
        for (one, other) in [
            ("use super::b::B;", "use crate::m::a::{self, A};"),
            ("use super::{B, c};", "fn f() { super::a::g(); }"),
            ("use super::b; fn f(b: b::B) {}", "use super::super::m::{x::{Y}, a::A as C};"),
        ] {
            let found = circles(&[
                ("lib.rs", "pub mod m;"),
                ("m/mod.rs", "mod a; mod b; pub use a::A; pub(crate) use b::B;"),
                ("m/a.rs", one),
                ("m/b.rs", other),
            ]);
            assert_eq!(found, [["m/a.rs", "m/b.rs"]], "{one} {other}");
        }
    }

    #[test]
    fn a_module_that_hands_on_what_its_files_define_is_in_no_circle() {
        let found = circles(&[
            ("lib.rs", "pub mod m;"),
            ("m/mod.rs", "mod a; mod b; pub use a::A; pub use b::{B, C};"),
            ("m/a.rs", "use super::B; use super::C; pub struct A;"),
            ("m/b.rs", "use std::fmt; fn f() { fmt::a::b(); }"),
        ]);
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn a_module_that_uses_a_file_which_uses_what_the_module_defines_is_in_a_circle() {
        let found = circles(&[
            ("lib.rs", "pub mod m;"),
            ("m/mod.rs", "mod a; mod b; fn check() {} fn run() { a::run() }"),
            ("m/a.rs", "use super::b; fn run() { b::run() }"),
            ("m/b.rs", "fn run() { super::check() }"),
        ]);
        assert_eq!(found, [["m/mod.rs", "m/a.rs", "m/b.rs"]]);
    }

    #[test]
    fn what_is_brought_in_is_read_from_trees() {
        let code = tokens("a::{self, B as C, d::{E, f::G,},}, h;");
        let found: Vec<String> = brought_in(&code, &mut 0, &[])
            .into_iter()
            .map(|(path, name)| format!("{} {name}", path.join("::")))
            .collect();
        assert_eq!(found, ["a a", "a::B C", "a::d::E E", "a::d::f::G G", "h h"]);
    }
}
