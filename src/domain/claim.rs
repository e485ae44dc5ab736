//! A claim: one attributed statement. A denial is a claim too [schema:Claim].

use super::vocabulary::vocabulary;

vocabulary!(
    /// What kind of statement a claim is.
    ClaimKind, "kind of claim", {
        /// Says that somebody did something wrong or hidden.
        Allegation => "allegation",
        /// Rejects what somebody else said.
        Denial => "denial",
        /// Affirms what somebody else said.
        Confirmation => "confirmation",
        /// Says how something is; the kind when nothing more special fits.
        Statement => "statement",
        /// Makes a decision or an event known.
        Announcement => "announcement",
        /// Says that something bad may come.
        Warning => "warning",
        /// Says what will be.
        Forecast => "forecast",
        /// Says how something is to be judged.
        Opinion => "opinion",
        /// Takes back an earlier claim of one's own.
        Retraction => "retraction",
        /// Mends a detail of an earlier claim.
        Correction => "correction",
        /// Declines to take a position.
        NoComment => "no-comment",
    }
);

vocabulary!(
    /// How an article gives the words [PARC 3.0 attribution types].
    Mode, "mode of quotation", {
        /// In quotation marks.
        Direct => "direct",
        /// In the article's words.
        Indirect => "indirect",
        /// Partly in quotation marks.
        Mixed => "mixed",
        /// Only the gist.
        Summary => "summary",
    }
);
