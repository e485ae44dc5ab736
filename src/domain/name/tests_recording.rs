//! What of a name is typing, and which names are nobody's.

use super::{Script, is_nobody, odd_letters, without_invisible};

#[test]
fn placeholders_are_nobody() {
    for nobody in [
        "",
        " ",
        "-",
        "–",
        "—",
        "?",
        "???",
        "...",
        "…",
        "N/A",
        "n/a",
        "NULL",
        "null",
        "None",
        "NaN",
        "unknown",
        "Unknown",
        "TBD",
        "tbd",
        "(none)",
        "#N/A",
        "\u{200b}",
        " - ",
        "UNKNOWN ",
        "не\u{438}звестно",
        "*",
        "_",
    ] {
        assert!(is_nobody(nobody), "{nobody:?}");
    }
    for somebody in [
        "M",
        "Q",
        "X",
        "7",
        "Unknown Soldier",
        "Noone",
        "Nan Goldin",
        "Anonymous",
        "🐝",
        "金",
        "N. A. Firefly",
        "Null Island",
    ] {
        assert!(!is_nobody(somebody), "{somebody:?}");
    }
}

#[test]
fn invisible_characters_are_dropped_where_they_change_nothing() {
    for (name, expected) in [
        ("Ada\u{200b} Fire\u{ad}fly\u{feff}", "Ada Firefly"),
        ("\u{202a}Ada\u{202c}\u{200e}", "Ada"),
        ("Ada\u{200d}", "Ada"),
        ("A\u{200c}da", "Ada"),
        ("می\u{200c}خواهم", "می\u{200c}خواهم"),
        ("क्\u{200d}ष", "क्\u{200d}ष"),
        ("👩\u{200d}🚀", "👩\u{200d}🚀"),
        ("José", "José"),
    ] {
        assert_eq!(without_invisible(name), expected, "{name:?}");
        assert_eq!(without_invisible(&without_invisible(name)), expected, "{name:?} again");
    }
}

#[test]
fn letters_of_another_script_are_named() {
    let found = odd_letters("Rufus Firеfly");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].sentence(), "the \"е\" in \"Firеfly\" is a Cyrillic letter (U+0435) in a Latin word");
    assert_eq!(found[0].looks_like, Some('e'));
    let found = odd_letters("Пecкoв");
    assert_eq!(found.iter().map(|odd| odd.letter).collect::<String>(), "eco");
    assert!(found.iter().all(|odd| odd.of == Script::Cyrillic && odd.script == Script::Latin));
    for pure in
        ["Rufus", "Песков", "Rufus Песков", "JR東日本", "Σίγμα", "β-Blocker", "Mi-8", "Кі\u{301}в", "ソニーA"]
    {
        assert_eq!(odd_letters(pure), [], "{pure}");
    }
}
