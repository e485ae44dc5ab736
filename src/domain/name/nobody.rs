//! What stands in the place of a name and is nobody's.

use super::invisible::without_invisible;

/// What people and programs write where there is no name, in lower case.
const PLACEHOLDERS: &[&str] = &[
    "n/a",
    "na",
    "n.a",
    "n.a.",
    "n. a.",
    "#n/a",
    "#ref!",
    "#name?",
    "#value!",
    "null",
    "nil",
    "none",
    "nan",
    "undefined",
    "unknown",
    "unkown",
    "not known",
    "not stated",
    "not given",
    "not available",
    "not applicable",
    "unspecified",
    "tbd",
    "tba",
    "tbc",
    "todo",
    "xxx",
    "blank",
    "empty",
    "no name",
    "no speaker",
    "nobody",
    "<none>",
    "<null>",
    "(none)",
    "(null)",
    "(blank)",
    "(unknown)",
    "[none]",
    "[null]",
    "[unknown]",
    "k. a.",
    "k.a.",
    "s/o",
    "s.o.",
    "неизвестно",
    "н/д",
    "нет",
    "unbekannt",
    "inconnu",
    "desconocido",
    "sconosciuto",
    "nieznany",
    "不明",
    "未知",
    "无",
    "なし",
    "없음",
];

/// Whether this stands where there is no name: blank, without a letter or a digit (`-`, `?`, `…`), or one of
/// the usual words for it (`N/A`, `NULL`, `unknown`, `TBD`). Such a "speaker" would make all claims without
/// one the claims of one person.
///
/// One letter is a name ("M"), and so is a word that only contains one of these ("Unknown Soldier").
pub fn is_nobody(name: &str) -> bool {
    let name = without_invisible(name);
    let shown = name.trim().to_lowercase();
    !shown.chars().any(|c| c.is_alphanumeric() || is_pictured(c)) || PLACEHOLDERS.contains(&shown.as_str())
}

/// An emoji may be all that somebody is called by.
fn is_pictured(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27BF}' | '\u{1F000}'..='\u{1FAFF}')
}
