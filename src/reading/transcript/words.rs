//! Words that stand in front of names, in place of names, and in front of colons without being names.
//!
//! Owns these lists. Nothing is decided here.

/// In front of a surname, and no part of the name.
#[rustfmt::skip]
pub(super) const HONORIFICS: &[&str] = &[
    "mr", "mrs", "ms", "miss", "mx", "dr", "sir", "lord", "lady", "dame", "rev", "prof", "madam",
    "baroness", "baron", "viscount", "earl", "hon", "m", "mme", "mlle", "herr", "frau", "señor", "señora",
];

/// Words of which titles are made.
#[rustfmt::skip]
pub(super) const TITLES: &[&str] = &[
    "secretary", "president", "ambassador", "general", "governor", "senator", "representative",
    "congressman", "congresswoman", "mayor", "minister", "chairman", "chairwoman", "chair", "chairperson",
    "judge", "justice", "colonel", "major", "captain", "lieutenant", "admiral", "sergeant", "commander",
    "commissioner", "director", "deputy", "vice", "under", "assistant", "prime", "foreign", "attorney",
    "spokesperson", "spokesman", "spokeswoman", "press", "chief", "speaker", "councillor", "councilor",
    "councilman", "councilwoman", "professor", "gen", "sen", "gov", "rep", "col", "maj", "capt", "lt",
    "adm", "sgt", "cmdr", "rear", "brig", "high", "chancellor", "king", "queen", "prince", "princess",
    "pope", "bishop", "officer", "detective", "inspector", "sheriff", "treasurer", "premier", "host",
    "anchor", "correspondent", "editor", "reporter",
];

/// Whoever asks without a name.
#[rustfmt::skip]
pub(super) const ASKING: &[&str] = &[
    "q", "question", "questions", "questioner", "reporter", "reporters", "journalist", "press",
    "interviewer", "audience", "audience member", "audience question", "participant", "moderator",
    "operator", "host", "facilitator", "examiner", "the press",
];

/// Whoever else has no name, by the first word.
#[rustfmt::skip]
pub(super) const UNNAMED: &[&str] = &[
    "unidentified", "unknown", "male", "female", "voice", "voices", "speaker", "crowd", "all", "members",
    "several", "staff", "aide", "interpreter", "translator", "announcer", "narrator", "protester", "man",
    "woman", "group", "chorus", "some", "hon",
];

/// What stands for a person by the office, not by the name.
#[rustfmt::skip]
pub(super) const OFFICES: &[&str] = &[
    "the president", "president", "the vice president", "the prime minister", "the chair", "the chairman",
    "the chairwoman", "the court", "the witness", "the speaker", "the secretary", "the minister",
    "the mayor", "the governor", "the chancellor", "the premier", "the judge", "the clerk",
    "the defendant", "the ambassador", "the secretary-general", "mr speaker", "mr. speaker",
    "madam deputy speaker", "mr deputy speaker", "mr. president", "madam president",
    "the presiding officer", "presiding officer",
];

/// Words in front of a colon that are no names, by the whole label or by its first word.
#[rustfmt::skip]
pub(super) const NOT_NAMES: &[&str] = &[
    "note", "notes", "update", "updates", "updated", "correction", "corrections", "clarification",
    "editor's note", "editor’s note", "editors", "photo", "photos", "picture", "image", "images", "source",
    "sources", "read", "more", "related", "watch", "listen", "video", "audio", "figure", "fig", "table",
    "chart", "map", "background", "summary", "abstract", "topic", "topics", "subject", "re", "to", "from",
    "cc", "date", "dates", "time", "times", "place", "location", "where", "when", "who", "what", "why",
    "how", "contact", "tel", "phone", "fax", "email", "e-mail", "web", "website", "url", "address",
    "credit", "caption", "translation", "edited", "breaking", "exclusive", "analysis", "opinion",
    "comment", "comments", "live", "warning", "important", "tip", "ps", "p.s", "nb", "n.b", "example",
    "examples", "step", "part", "chapter", "section", "article", "annex", "appendix", "item", "agenda",
    "attendees", "present", "participants", "speakers", "apologies", "minutes", "result", "results",
    "score", "price", "total", "answer key", "here", "now", "then", "today", "tomorrow", "yesterday",
    "but", "and", "so", "also", "first", "second", "third", "finally", "remember", "look", "listen",
    "well", "yes", "no", "okay", "ok", "thus", "that", "this", "these", "those", "there", "it", "he",
    "she", "they", "we", "you", "i", "in", "on", "at", "by", "for", "with", "about", "like", "one", "two",
    "three", "because", "if", "as", "or", "not", "only", "just", "still", "headline", "byline", "author",
    "published", "tags", "keywords", "share", "follow", "language", "length", "duration", "recorded",
    "venue", "transcript", "transcribed", "event", "title", "subtitle", "kind", "type", "format",
    "version", "copyright", "disclaimer", "key", "facts", "fact", "verdict", "claim", "claims", "rating",
    "conclusion", "introduction", "method", "methods", "references", "reference", "see", "see also",
    "bottom line", "the bottom line", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "http", "https", "release", "for immediate release", "news",
    "report", "statement", "quote", "motto", "goal", "problem", "solution", "pros", "cons", "advice",
    "rule", "rules", "question of the day", "breaking news",
];

/// Small words inside names.
#[rustfmt::skip]
pub(super) const PARTICLES: &[&str] = &[
    "de", "for", "van", "von", "der", "den", "da", "di", "du", "la", "le", "al", "el", "bin", "ibn", "of", "the",
    "and", "ter", "ten", "dos", "das", "y", "af", "zu",
];

/// A word in lower case without the marks around it.
pub(super) fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// Whether a word is one of a list.
pub(super) fn is_any(word: &str, list: &[&str]) -> bool {
    list.contains(&word)
}
