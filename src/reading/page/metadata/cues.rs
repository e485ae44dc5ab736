//! The words before a date that say what it is the date of.
//!
//! Owns these words. They are looked for in the little text before a date; the nearest one counts.

/// What a date is said to be the date of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    /// "Published".
    Published,
    /// "Updated".
    Changed,
    /// Something else: an event, a birth, a copyright.
    Other,
}

/// How much text before a date is looked at, in bytes.
const NEAR: usize = 48;

/// Beginnings of words, in lower case, in the languages that the months are read in.
const PUBLISHED: &[&str] = &[
    "published",
    "posted",
    "publication date",
    "first published",
    "date:",
    "issued",
    "released",
    "publish",
    "written on",
    "created",
    "submitted",
    "veröffentlicht",
    "erschienen",
    "erstellt",
    "datum:",
    "publiziert",
    "online seit",
    "pressemitteilung",
    "eingestellt",
    "geschrieben",
    "verfasst",
    "gepostet",
    "meldung",
    "publié",
    "mis en ligne",
    "paru",
    "créé",
    "posté",
    "rédigé",
    "écrit",
    "publicado",
    "publicada",
    "fecha:",
    "creado",
    "pubblicato",
    "pubblicata",
    "data:",
    "scritto",
    "postado",
    "publicação",
    "gepubliceerd",
    "geplaatst",
    "verschenen",
    "опубликован",
    "дата:",
    "размещено",
    "opublikowan",
    "dodano",
    "utworzono",
    "publikováno",
    "vydáno",
    "zveřejněno",
    "publicerad",
    "publisert",
    "udgivet",
    "offentliggjort",
    "julkaistu",
    "yayınlan",
    "közzétéve",
    "publicat",
];
const CHANGED: &[&str] = &[
    "updated",
    "update",
    "modified",
    "revised",
    "last edited",
    "edited",
    "last change",
    "changed",
    "last reviewed",
    "reviewed",
    "aktualisiert",
    "aktualisierung",
    "geändert",
    "änderung",
    "bearbeitet",
    "überarbeitet",
    "mis à jour",
    "mise à jour",
    "modifié",
    "actualizado",
    "actualizada",
    "actualización",
    "modificado",
    "aggiornat",
    "modificat",
    "atualizado",
    "atualizada",
    "bijgewerkt",
    "gewijzigd",
    "laatst",
    "обновлен",
    "изменен",
    "zaktualizowan",
    "aktualizacja",
    "zmodyfikowan",
    "aktualizováno",
    "upraveno",
    "uppdaterad",
    "oppdatert",
    "opdateret",
    "päivitetty",
    "güncelle",
    "frissítve",
    "actualizat",
    "letzter stand",
    "accessed",
    "abgerufen",
    "retrieved",
    "zugriff",
];
const OTHER: &[&str] = &[
    "©",
    "copyright",
    "(c)",
    "since",
    "seit",
    "depuis",
    "desde",
    "dal ",
    "sinds",
    "born",
    "geboren",
    "geb.",
    "né le",
    "joined",
    "registriert",
    "mitglied",
    "registered",
    "member",
    "dabei seit",
    "beitritt",
    "until",
    "bis",
    "jusqu",
    "hasta",
    "fino",
    "valid",
    "gültig",
    "deadline",
    "expires",
    "termin",
    "beginn",
    "start",
    "event",
    "veranstaltung",
    "ab dem",
    "ab ",
    "today",
    "heute is",
    "heute:",
    "next",
    "nächste",
    "due",
    "anmeldeschluss",
    "letzter beitrag",
    "last post",
    "vorheriger",
    "voriger",
    "previous",
    "version",
    "†",
];

/// What the text before a date says; nothing if it has none of the words.
pub(super) fn cue_before(text: &str) -> Option<Cue> {
    let near = &text[text.ceil_char_boundary(text.len().saturating_sub(NEAR))..];
    // A comma or a full stop does not end what a cue is about: "Published by Ann, Berlin, 21 June".
    let near = near.to_lowercase();
    let last = |words: &[&str]| {
        let ends = words.iter().filter_map(|word| last_word(&near, word).map(|at| at + word.len()));
        ends.max()
    };
    [(last(PUBLISHED), Cue::Published), (last(CHANGED), Cue::Changed), (last(OTHER), Cue::Other)]
        .into_iter()
        .filter_map(|(end, cue)| Some((end?, cue)))
        .max_by_key(|(end, cue)| (*end, *cue != Cue::Published))
        .map(|(_, cue)| cue)
}

/// Where a word begins last: nothing of a word stands before it.
fn last_word(text: &str, word: &str) -> Option<usize> {
    text.rmatch_indices(word).map(|(at, _)| at).find(|at| !text[..*at].ends_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_counts() {
        for (text, expected) in [
            ("Published: ", Some(Cue::Published)),
            ("Veröffentlicht am ", Some(Cue::Published)),
            ("Last updated on ", Some(Cue::Changed)),
            ("Zuletzt geändert: ", Some(Cue::Changed)),
            ("Posted 3 June, updated ", Some(Cue::Changed)),
            ("Updated 3 June. First published ", Some(Cue::Published)),
            ("© ", Some(Cue::Other)),
            ("Member since ", Some(Cue::Other)),
            ("Mis à jour le ", Some(Cue::Changed)),
            ("опубликовано ", Some(Cue::Published)),
            ("Berlin, ", None),
            ("unpublished ", None),
            ("", None),
        ] {
            assert_eq!(cue_before(text), expected, "{text:?}");
        }
    }
}
