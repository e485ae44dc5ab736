//! Typed, directed links from a later claim to an earlier one [CiTO].

use super::vocabulary::vocabulary;

vocabulary!(
    /// What the later claim does to the earlier one.
    RelationType, "type of relation", {
        /// The accused, or their side, rejects it.
        Denies => "denies",
        /// Both cannot hold; no rejection stated. Has no direction.
        Contradicts => "contradicts",
        /// A third party contests it without disproof [cito:disputes].
        Disputes => "disputes",
        /// Offers disproof [cito:refutes].
        Refutes => "refutes",
        /// Affirms it independently [cito:confirms].
        Confirms => "confirms",
        /// Backs it [cito:supports].
        Supports => "supports",
        /// Same content, another speaker or day.
        Repeats => "repeats",
        /// Relays it [cito:includesQuotationFrom].
        Quotes => "quotes",
        /// Narrows or hedges it [cito:qualifies].
        Qualifies => "qualifies",
        /// Fixes a detail of it [cito:corrects].
        Corrects => "corrects",
        /// Withdraws a claim of one's own [cito:retracts].
        Retracts => "retracts",
        /// A newer version of a claim of one's own.
        Supersedes => "supersedes",
        /// Comments on it without taking a position [cito:repliesTo].
        RespondsTo => "responds-to",
    }
);

impl RelationType {
    /// Whether a relation of this type counts as a challenge: `denies`, `contradicts`, `disputes`, `refutes`.
    pub fn is_challenge(self) -> bool {
        matches!(self, Self::Denies | Self::Contradicts | Self::Disputes | Self::Refutes)
    }
}

vocabulary!(
    /// How much of the earlier claim a challenge rejects.
    Scope, "scope", {
        /// All of it.
        Full => "full",
        /// A part of it, which the relation names in words.
        Partial => "partial",
    }
);

vocabulary!(
    /// How firmly a challenge rejects.
    Force, "force", {
        /// "That is false."
        Categorical => "categorical",
        /// "That is not quite so."
        Qualified => "qualified",
        /// "No evidence", "no comment", "fake": sounds like a denial, rejects nothing.
        NonDenial => "non-denial",
    }
);

vocabulary!(
    /// Who says that the two claims are so related.
    Basis, "basis", {
        /// The source itself.
        Explicit => "explicit",
        /// Whoever recorded it: an own reading.
        Analyst => "analyst",
    }
);
