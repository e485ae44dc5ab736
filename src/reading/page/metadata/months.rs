//! The names of months as they stand in dates, in the languages that are read.
//!
//! Owns these words and nothing else. A name that means two months in two of the languages (`listopad`) has
//! the month of the language with more readers.

/// For each month its names, in lower case: full ones (with the cases that dates use) and short ones.
const NAMES: [&str; 12] = [
    // en de fr es it pt nl, then pl cs sk, da no sv fi, ru uk bg, ro hu tr, ca el id
    "january jan januar jänner jaenner jän janvier janv enero ene gennaio gen janeiro januari stycznia styczeń sty \
     ledna leden januára január tammikuuta tammikuu января январь янв січня януари ianuarie ian ocak \
     gener ιανουαρίου ιανουάριος",
    "february feb februar feber febr février fevrier févr fév febrero febbraio fevereiro fev februari lutego luty lut \
     února únor februára február helmikuuta helmikuu февраля февраль фев февр лютого февруари februarie şubat febrer \
     φεβρουαρίου φεβρουάριος",
    "march mar märz maerz mär mrz mars marzo março marco maart mrt marca marzec března březen marec maaliskuuta \
     maaliskuu марта март мар березня martie március mart març μαρτίου μάρτιος maret",
    "april apr avril avr abril abr aprile kwietnia kwiecień kwi dubna duben apríla apríl huhtikuuta huhtikuu апреля \
     апрель апр квітня април aprilie április ápr nisan απριλίου απρίλιος",
    "may mai mayo maggio mag maio mei maja maj května květen mája máj toukokuuta toukokuu мая май травня május \
     mayıs maig μαΐου μάιος",
    "june jun juni juin junio giugno giu junho czerwca czerwiec cze června červen júna jún kesäkuuta kesäkuu июня \
     июнь июн червня юни iunie június haziran juny ιουνίου ιούνιος",
    "july jul juli juillet juil julio luglio lug julho lipca lipiec lip července červenec júla júl heinäkuuta \
     heinäkuu июля июль июл липня юли iulie július temmuz juliol ιουλίου ιούλιος",
    "august aug août aout agosto ago augustus sierpnia sierpień sie srpna srpen augusta elokuuta elokuu августа август \
     авг серпня augusti augusztus ağustos agost αυγούστου αύγουστος agustus",
    "september sep sept septembre septiembre setiembre settembre set setembro września wrzesień wrz září septembra \
     syyskuuta syyskuu сентября сентябрь сен сент вересня септември septembrie szeptember szept eylül setembre \
     σεπτεμβρίου σεπτέμβριος",
    "october oct oktober okt octobre octubre ottobre ott outubro out października październik paź října říjen októbra \
     október lokakuuta lokakuu октября октябрь окт жовтня октомври octombrie ekim οκτωβρίου οκτώβριος",
    "november nov novembre noviembre novembro listopada listopad lis listopadu novembra marraskuuta marraskuu ноября \
     ноябрь ноя нояб листопада ноември noiembrie kasım νοεμβρίου νοέμβριος",
    "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro grudnia grudzień gru prosince \
     prosinec decembra desember des joulukuuta joulukuu декабря декабрь дек грудня декември decembrie aralık desembre \
     δεκεμβρίου δεκέμβριος",
];

/// The month of a name, 1 to 12; case and a full stop at its end do not count.
pub(super) fn month_of(word: &str) -> Option<u8> {
    if word.len() > 24 || word.chars().next().is_none_or(|first| !first.is_alphabetic()) {
        return None;
    }
    let word = word.trim_end_matches('.').to_lowercase();
    let place = NAMES.iter().position(|names| names.split_ascii_whitespace().any(|name| name == word))?;
    u8::try_from(place + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_in_many_languages() {
        for (word, month) in [
            ("June", Some(6)),
            ("JUNE", Some(6)),
            ("Sept.", Some(9)),
            ("März", Some(3)),
            ("février", Some(2)),
            ("enero", Some(1)),
            ("maggio", Some(5)),
            ("março", Some(3)),
            ("augustus", Some(8)),
            ("июня", Some(6)),
            ("Października", Some(10)),
            ("Thursday", None),
            ("", None),
            ("6", None),
        ] {
            assert_eq!(month_of(word), month, "{word:?}");
        }
    }

    #[test]
    fn no_name_stands_for_two_months() {
        for (place, names) in NAMES.iter().enumerate() {
            for name in names.split_ascii_whitespace() {
                assert_eq!(month_of(name).map(usize::from), Some(place + 1), "{name}");
            }
        }
    }
}
