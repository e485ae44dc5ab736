//! Subtitles (.vtt, .srt): what was said in a recording, as a text with time codes.
//!
//! Owns how cues become paragraphs: captions that roll are folded, so that each word stands once; markup goes
//! out; voice tags and `>> NAME:` become the beginning of a turn, `NAME: …`; a change of speakers without a
//! name keeps its `>>`. Called when a capture is taken or drafted. It knows only `domain`, changes no word,
//! and needs time and memory in proportion to the length.

mod cues;
mod fold;
mod markup;
mod paragraphs;
#[cfg(test)]
mod tests;

use super::marks::Marks;

/// What subtitles say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subtitles {
    /// The words, in paragraphs with an empty line between. Not blank.
    pub text: String,
    /// When each line of the subtitles begins, in whole seconds.
    pub times: Marks,
    /// The title of the file, if it says one (`WEBVTT - Title`).
    pub title: Option<String>,
    /// Its language, if it says one (`Language: en`).
    pub language: Option<String>,
    /// How many captions there were.
    pub cues: usize,
    /// How many lines stood in several captions and were folded.
    pub folded: usize,
}

/// Why subtitles are not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SubtitlesError {
    /// No line says from when to when.
    #[error("there is no caption in it: no line such as 00:00:01.000 --> 00:00:04.000")]
    NoCues,
    /// Only markup and sounds.
    #[error("its captions have no words")]
    NoWords,
}

/// Whether a text is subtitles: it begins as `WebVTT` does, or with a caption.
pub fn looks_like(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let is_vtt =
        text.strip_prefix("WEBVTT").is_some_and(|rest| rest.chars().next().is_none_or(char::is_whitespace));
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let (first, second) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
    let is_number = !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_digit());
    is_vtt || cues::times(first).is_some() || (is_number && cues::times(second).is_some())
}

/// Reads subtitles.
///
/// # Errors
/// [`SubtitlesError`] if there is no caption, or none has words.
pub fn read(text: &str) -> Result<Subtitles, SubtitlesError> {
    let file = cues::read(text);
    if file.count == 0 {
        return Err(SubtitlesError::NoCues);
    }
    let cues = file.count;
    let (lines, folded) = fold::folded(file.cues);
    let (text, times) = paragraphs::written(&lines);
    if text.trim().is_empty() {
        return Err(SubtitlesError::NoWords);
    }
    Ok(Subtitles { text, times, title: file.title, language: file.language, cues, folded })
}
