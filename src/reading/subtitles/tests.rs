//! Captions of our own words in the forms in which they are made.

use super::*;

const ROLLING: &str = "WEBVTT
Kind: captions
Language: en

00:00:01.000 --> 00:00:03.100 align:start position:0%
 
the<00:00:01.400><c> harbour</c><00:00:01.900><c> was</c><00:00:02.300><c> closed</c>

00:00:03.100 --> 00:00:03.110 align:start position:0%
the harbour was closed
 

00:00:03.110 --> 00:00:06.200 align:start position:0%
the harbour was closed
on<00:00:03.500><c> Monday</c><00:00:04.000><c> because</c><00:00:04.600><c> of</c><00:00:05.000><c> ice</c>

00:00:06.200 --> 00:00:06.210 align:start position:0%
on Monday because of ice
 

00:00:06.210 --> 00:00:09.000 align:start position:0%
on Monday because of ice
no<00:00:06.800><c> ship</c><00:00:07.300><c> came</c><00:00:07.900><c> in</c>
";

const VOICES: &str = "WEBVTT - Evening council

NOTE made by hand

STYLE
::cue { color: white }

intro
00:12:31.250 --> 00:12:34.000
<v Ana Brito>We sold <i>nothing</i> &amp; signed nothing.</v>

00:12:34.500 --> 00:12:36.000
<v Ana Brito>Not a stone.</v>

00:12:36.500 --> 00:12:38.000
<v.loud Tom Hale>That is false.</v>

00:12:38.100 --> 00:12:39.000
[Applause]
";

const SUBRIP: &str = "1\r\n00:00:01,000 --> 00:00:03,000\r\n>> MAYOR BRITO: The mill stands.\r\n\r\n2\r\n00:00:03,200 --> 00:00:05,000\r\n{\\an8}It was never sold.\r\n\r\n3\r\n00:00:05,100 --> 00:00:06,000\r\n>> Was it offered?\r\n\r\n4\r\n00:00:06,100 --> 00:00:07,000\r\n- No.\r\n- Never.\r\n";

fn at(subtitles: &Subtitles, words: &str) -> String {
    let start = subtitles.text[..subtitles.text.find(words).unwrap()].chars().count();
    subtitles.times.at(start, start + words.chars().count()).unwrap().to_string()
}

#[test]
fn captions_that_roll_have_each_word_once() {
    let read = read(ROLLING).unwrap();
    assert_eq!(read.text, "the harbour was closed on Monday because of ice no ship came in");
    assert_eq!(read.language.as_deref(), Some("en"));
    assert_eq!(at(&read, "on Monday"), "00:00:03");
    assert_eq!(at(&read, "no ship"), "00:00:06");
}

#[test]
fn voice_tags_are_speakers_and_markup_is_gone() {
    let read = read(VOICES).unwrap();
    assert_eq!(
        read.text,
        "Ana Brito: We sold nothing & signed nothing. Not a stone.\n\nTom Hale: That is false."
    );
    assert_eq!(read.title.as_deref(), Some("Evening council"));
    assert_eq!(at(&read, "We sold"), "00:12:31");
    assert_eq!(at(&read, "Not a stone"), "00:12:34");
    assert_eq!(at(&read, "That is false"), "00:12:36");
}

#[test]
fn names_behind_arrows_are_speakers_and_arrows_alone_stay() {
    let read = read(SUBRIP).unwrap();
    assert_eq!(
        read.text,
        "MAYOR BRITO: The mill stands. It was never sold.\n\n>> Was it offered?\n\n>> No.\n\n>> Never."
    );
    assert_eq!(at(&read, "It was never"), "00:00:03");
}

#[test]
fn what_is_said_twice_stays_twice_where_nothing_rolls() {
    let text = "1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:02,100 --> 00:00:03,000\nNo.\n\n3\n00:00:03,500 --> 00:00:05,000\nWe sold nothing.\n\n4\n00:00:05,500 --> 00:00:07,000\nNobody did.\n";
    assert_eq!(read(text).unwrap().text, "No. No. We sold nothing. Nobody did.");
}

#[test]
fn a_line_that_grows_is_one_line() {
    let text = "1\n00:00:01,000 --> 00:00:02,000\nTHE MILL\n\n2\n00:00:02,000 --> 00:00:03,000\nTHE MILL IS\n\n3\n00:00:03,000 --> 00:00:04,000\nTHE MILL IS CLOSED\n";
    let read = read(text).unwrap();
    assert_eq!(read.text, "THE MILL IS CLOSED");
    assert_eq!(read.folded, 2);
}

#[test]
fn a_file_without_empty_lines_has_no_numbers_in_its_text() {
    let text = "1\n00:00:01,000 --> 00:00:02,000\nThe mill stands.\n2\n00:00:02,000 --> 00:00:03,000\nIn 1990 it was new.\n3\n00:00:03,000 --> 00:00:04,000\n1990\n";
    assert_eq!(read(text).unwrap().text, "The mill stands. In 1990 it was new. 1990");
}

#[test]
fn what_is_subtitles_is_told_from_what_is_not() {
    for text in [ROLLING, VOICES, SUBRIP, "\u{feff}WEBVTT", "00:01.000 --> 00:02.000\nx"] {
        assert!(looks_like(text), "{text:.20}");
    }
    for text in ["WEBVTTING is fun", "1\nThe mill", "The mill --> the port", ""] {
        assert!(!looks_like(text), "{text:.20}");
    }
    assert_eq!(read("WEBVTT\n\nNOTE nothing"), Err(SubtitlesError::NoCues));
    assert_eq!(read("WEBVTT\n\n00:01.000 --> 00:02.000\n[Music]"), Err(SubtitlesError::NoWords));
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_or_refused_and_marks_stand_in_it(text in "(?s)(\\PC|\n|00:00:0[0-9].000 --> 00:00:0[0-9].000\n|<v A>|>>|\\{|&amp;){0,60}") {
        if let Ok(read) = read(&text) {
            let length = read.text.chars().count();
            proptest::prop_assert!(read.times.iter().all(|mark| mark.start <= length));
        }
    }
}
