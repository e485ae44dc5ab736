//! In which language a text is, by its words.
//!
//! Owns the decision when that is worth saying: only of a text that is surely not English, since English is
//! what is read. Called when an article is taken that does not say its language.

use whatlang::{Lang, detect};

/// So many code points are looked at.
const LOOKED_AT: usize = 20_000;
/// A text of fewer words may be anything.
const FEWEST_WORDS: usize = 25;
/// English has at least so many of its small words among a hundred.
const SMALL_WORDS: usize = 12;

/// Small words that no English text does without.
const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "a", "in", "that", "is", "was", "for", "on", "said", "with", "it", "not",
    "have",
];

/// The language of a text that is surely not English, a BCP 47 tag; `None`: it is English, or who knows.
pub fn other_than_english(text: &str) -> Option<&'static str> {
    let sample: String = text.chars().take(LOOKED_AT).collect();
    let words: Vec<&str> = sample.split_whitespace().collect();
    let is_small = |word: &&&str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        ENGLISH.contains(&&*word)
    };
    let small = words.iter().filter(is_small).count();
    // Scripts without spaces have few words, and need no more to be told.
    let is_long = words.len() >= FEWEST_WORDS || sample.chars().filter(|c| *c > '\u{2e80}').count() > 40;
    if !is_long || small * 100 >= words.len() * SMALL_WORDS {
        return None;
    }
    let found = detect(&sample).filter(whatlang::Info::is_reliable)?;
    (found.lang() != Lang::Eng).then(|| tag(found.lang()))
}

/// The tag of a language: two letters, where there are.
fn tag(language: Lang) -> &'static str {
    match language {
        Lang::Ara => "ar",
        Lang::Ben => "bn",
        Lang::Bul => "bg",
        Lang::Cat => "ca",
        Lang::Ces => "cs",
        Lang::Cmn => "zh",
        Lang::Dan => "da",
        Lang::Deu => "de",
        Lang::Ell => "el",
        Lang::Est => "et",
        Lang::Fin => "fi",
        Lang::Fra => "fr",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Hrv => "hr",
        Lang::Hun => "hu",
        Lang::Hye => "hy",
        Lang::Ind => "id",
        Lang::Ita => "it",
        Lang::Jpn => "ja",
        Lang::Kat => "ka",
        Lang::Kor => "ko",
        Lang::Lav => "lv",
        Lang::Lit => "lt",
        Lang::Mkd => "mk",
        Lang::Nld => "nl",
        Lang::Nob => "no",
        Lang::Pes => "fa",
        Lang::Pol => "pl",
        Lang::Por => "pt",
        Lang::Ron => "ro",
        Lang::Rus => "ru",
        Lang::Slk => "sk",
        Lang::Slv => "sl",
        Lang::Spa => "es",
        Lang::Srp => "sr",
        Lang::Swe => "sv",
        Lang::Tha => "th",
        Lang::Tur => "tr",
        Lang::Ukr => "uk",
        Lang::Urd => "ur",
        Lang::Vie => "vi",
        other => other.code(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_surely_not_english_is_named() {
        let german = "Der Hafen bleibt am Montag geschlossen, sagte die Sprecherin der Behörde. Niemand habe \
             die alte Mühle verkauft, und der Bürgermeister habe auch nichts unterschrieben. Die neue Brücke \
             werde erst im Juli für alle Schiffe geöffnet.";
        let russian = "Порт будет закрыт в понедельник, сообщила представительница управления. Никто не \
             продавал старую мельницу, и мэр ничего не подписывал. Новый мост откроют для всех судов только в \
             июле этого года, добавила она в разговоре с журналистами.";
        assert_eq!(other_than_english(german), Some("de"));
        assert_eq!(other_than_english(russian), Some("ru"));
    }

    #[test]
    fn english_and_what_is_too_short_are_left_alone() {
        let english = "The port stays closed on Monday, said a spokeswoman of the authority. Nobody has sold \
             the old mill, and the mayor has signed nothing. The new bridge will be open to all ships in July.";
        for text in [english, "Der Hafen bleibt zu.", "", "Ana Brito, Jonas Weil, Clara Voss, Ivo Lang"] {
            assert_eq!(other_than_english(text), None, "{text}");
        }
    }
}
