//! What a draft is: a statement as the engine proposes it, with its speakers, its day and what it may answer.
//!
//! Owns these shapes and the words for how each part was found. Every file of the engine may use them, and
//! whoever shows drafts to a person reads them; nothing is found or decided here.

use crate::domain::date::SourceDate;
use crate::domain::vocabulary::vocabulary;
use crate::domain::{ClaimKind, Mode, RelationType};

vocabulary!(
    /// How a statement was recognised.
    Pattern, "pattern of a draft", {
        /// `"C," S said`: the content, then who said it.
        PostPosed => "post-posed",
        /// `"C," said S`.
        Inverted => "inverted",
        /// `S said that C`.
        Forward => "forward",
        /// `…, adding that C`.
        Participle => "participle",
        /// `according to S, C`.
        According => "according-to",
        /// `S: C`.
        Colon => "colon",
        /// A line of a transcript, `NAME: C`.
        Transcript => "transcript",
        /// `S's allegation that C`.
        Nominal => "nominal",
        /// A quotation alone, which goes on with what was said before.
        Floating => "floating",
        /// A quotation in a sentence without a verb that reports.
        BareQuote => "bare-quote",
        /// Another program drafted it.
        Drafter => "drafter",
    }
);

vocabulary!(
    /// How far a draft's words and speaker can be trusted: a promise, measured on outlets that nothing was
    /// learned from (see `benches/draft`, `--folds`).
    Tier, "tier of a draft", {
        /// Of a hundred, 95 are right.
        High => "high",
        /// Of a hundred, 85 are right.
        Medium => "medium",
        /// Look at it closely.
        Low => "low",
    }
);

vocabulary!(
    /// Which statements are drafted.
    Breadth, "breadth of drafting", {
        /// What is worth recording as a claim.
        Claims => "claims",
        /// Everything that somebody is said to have said, thought, wanted or praised.
        Wide => "wide",
    }
);

vocabulary!(
    /// How the name of a speaker was found.
    How, "way to a name", {
        /// The name stands there in full.
        FullName => "full-name",
        /// Part of a name that the article has in full.
        LastName => "last-name",
        /// "He", "she": the person who spoke last, or was named last.
        Pronoun => "pronoun",
        /// "The spokesman": the person whom the article gave this title.
        Title => "title",
        /// "The bank": whoever is most likely described so.
        Description => "description",
        /// Not said again: the speaker of the statement before.
        Same => "same",
        /// The words as they stand: a body, a group, somebody without a name.
        AsWritten => "as-written",
        /// Another program says so.
        Drafter => "drafter",
    }
);

/// A stretch of the text, in code points from its beginning, without the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first code point.
    pub start: usize,
    /// The one after the last.
    pub end: usize,
}

/// Words of the text, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Where.
    pub span: Span,
    /// The words, as they stand there.
    pub text: String,
}

/// The name behind a mention: always a suggestion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// The fullest name that the article gives.
    pub name: String,
    /// How it was found.
    pub how: How,
}

/// One speaker of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftedSpeaker {
    /// The words for this speaker; `None`: the article does not say it again here.
    pub mention: Option<Mention>,
    /// Who that is; `None`: not known ("they").
    pub resolved: Option<Resolved>,
    /// The title beside the name, here or where the article gave it: "spokesman".
    pub title: Option<String>,
    /// Whom the title says the speaker speaks for: "State Department".
    pub on_behalf_of: Option<String>,
}

/// When it was said, if words beside the verb say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The words: "on Thursday" without "on". `None`: another program says so, without words of the text.
    pub phrase: Option<Mention>,
    /// The date that they mean, counted from the article's day.
    pub date: SourceDate,
    /// Whether the words stand elsewhere: the day of the occasion on which it was said.
    pub carried: bool,
}

/// Another statement of the article that a draft may answer: deny, dispute, confirm, take back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answer {
    /// Its place in the list of drafts, from 0.
    pub draft: usize,
    /// Whether the link may be made without asking; else it is a question.
    pub sure: bool,
    /// How likely it is, from 0 to 1.
    pub likely: f64,
    /// What it does to that one; `None`: what a statement of its kind does.
    pub relation: Option<RelationType>,
}

/// A statement as the engine proposes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Its content in pieces, in the order of the text: without the marks around a piece that is a quotation
    /// whole.
    pub spans: Vec<Span>,
    /// The content in one line, to begin the claim's text from, with the verb where it is negated or declines
    /// ("did not deny taking money", "declined to comment"); `None` if it only points elsewhere ("those
    /// assertions").
    pub text: Option<String>,
    /// Whoever said it, as one phrase, with an apposition if there is one.
    pub speaker: Option<Mention>,
    /// The speakers one by one; several if they said it together. Empty if nothing says who.
    pub speakers: Vec<DraftedSpeaker>,
    /// Who relays it, nearest to the article first: "according to state media".
    pub via: Vec<Mention>,
    /// The words that report: verb, "according to", noun or colon.
    pub cue: Option<Mention>,
    /// The main word of the cue, in lower case.
    pub verb: Option<String>,
    /// The likeliest kind.
    pub kind: ClaimKind,
    /// The two likeliest kinds, the likeliest first; twice the same where no second is known.
    pub kinds: [ClaimKind; 2],
    /// A kind that the content looks like, when the cue is a plain "said": to be asked, not taken.
    pub leans: Option<ClaimKind>,
    /// How the article gives the words.
    pub mode: Mode,
    /// How it was recognised.
    pub pattern: Pattern,
    /// How far to trust that.
    pub tier: Tier,
    /// How likely its words and its speaker are right, from 0 to 1.
    pub likely: f64,
    /// When it was said, if words beside the verb or those of the occasion say so.
    pub said: Option<Said>,
    /// What it answers, if it is an answer: the likeliest first, three at most. Each says how likely it is
    /// that there is such a link at all, so that most are far below a half; a person who knows that it is a
    /// denial finds the target here.
    pub answers: Vec<Answer>,
    /// If it denies: what, as a sentence, for a denial of what nobody in the article said. To be checked.
    pub denied: Option<String>,
    /// The sentence in which the cue stands, or the content if there is no cue.
    pub sentence: Span,
}
