//! What is found, what is refused and what is said about it, on invented texts.

use super::*;

mod bounds;
mod found;
mod places;
mod properties;
mod refused;

/// An invented article: typographic marks, several paragraphs.
const ARTICLE: &str = "Harbour talks collapse\n\nThe minister of ports, Ilse Karmann, told reporters on Thursday that the \
claims are “incredibly concerning” to her office. “We can’t accept that,” she said, “not in this form.”\n\n\
Officials in Nordhaven – a port of 1,500 people – deny it. They said the U.S. embassy’s report was “a work of … \
fiction”, and added:\u{a0}‘Nobody asked us.’\n\nA well-known analyst, José Álvarez, put the loss at 3.5 million \
crowns, at -5 degrees and with 40\u{2009}% of the crane crews\u{ad} on strike. The strike goes on. The party starts \
at 10:30.\n\nOfficials in Nordhaven — who did not\nwish to be named — say the talks “[w]ill resume”.\n";

/// The words found for a quote in a text, at the first place.
fn exact(text: &str, quote: &str) -> Option<String> {
    Text::new(text).find(quote).ok().map(|places| places.first().exact)
}

/// What a person reads about a quote that is not found.
fn refusal(text: &str, quote: &str) -> String {
    Text::new(text).find(quote).unwrap_err().to_string()
}

/// A slice by code points, as any reader of an anchor would take it.
fn slice(text: &str, start: usize, end: usize) -> String {
    text.chars().skip(start).take(end - start).collect()
}
