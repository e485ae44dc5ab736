//! A claim: one attributed statement. A denial is a claim too (schema:Claim).

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::date::SourceDate;
use super::text::fold_name;
use super::vocabulary::vocabulary;
use super::{
    AppearanceId, ArticleMention, At, ClaimId, EntryId, OutletId, QuoteAnchor, Relation, RelationType,
    SpeakerId, SpeakerKind, TopicId, Withdrawal,
};

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

impl Default for ClaimKind {
    /// A statement: the kind when nothing more special fits.
    fn default() -> Self {
        Self::Statement
    }
}

impl ClaimKind {
    /// The kind of a claim that nobody gave one: `denial` when it denies, else `retraction` when it retracts,
    /// `correction` when it corrects, `confirmation` when it confirms, else `statement`.
    pub fn implied_by(relations: impl IntoIterator<Item = RelationType>) -> Self {
        let relations: Vec<RelationType> = relations.into_iter().collect();
        let implied = [
            (RelationType::Denies, Self::Denial),
            (RelationType::Retracts, Self::Retraction),
            (RelationType::Corrects, Self::Correction),
            (RelationType::Confirms, Self::Confirmation),
        ];
        let found = implied.into_iter().find(|(relation, _)| relations.contains(relation));
        found.map_or(Self::Statement, |(_, kind)| kind)
    }
}

vocabulary!(
    /// How an article gives the words (PARC 3.0 attribution types).
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

/// A speaker's part in a claim, before names are looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Who.
    pub speaker: SpeakerId,
    /// The name as this article gave it.
    pub name_as_given: String,
    /// The title as this article gave it.
    pub title: Option<String>,
    /// The bodies spoken for, in the order of the source (prov:actedOnBehalfOf).
    pub bodies: Vec<SpeakerId>,
}

/// A speaker's part in a recorded claim, with the names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedParty {
    /// Who, and what this article called them.
    pub party: Party,
    /// The name under which the ledger lists the speaker.
    pub name: String,
    /// What the speaker is.
    pub kind: Option<SpeakerKind>,
    /// The names of the bodies spoken for, in their order.
    pub body_names: Vec<String>,
    /// The speaker's addresses elsewhere.
    pub same_as: Vec<String>,
}

impl NamedParty {
    /// What lies between several bodies where they are one text.
    pub const BETWEEN_BODIES: &'static str = " | ";

    /// The names of the bodies spoken for as one text; `None` if there are none.
    pub fn body_name(&self) -> Option<Cow<'_, str>> {
        match self.body_names.as_slice() {
            [] => None,
            [only] => Some(Cow::Borrowed(only)),
            several => Some(Cow::Owned(several.join(Self::BETWEEN_BODIES))),
        }
    }
}

/// The name under which the ledger lists those whom no article names as having said something: one for each
/// article.
pub const UNATTRIBUTED: &str = "nobody named";

/// What is recorded of a claim, apart from where it appears and what it is linked to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewClaim {
    /// The user's own stable word for it, unique in the ledger.
    pub r#ref: Option<String>,
    /// What kind of statement it is.
    pub kind: ClaimKind,
    /// What was said; `None` where the source gives no content of its own ("both deny it").
    pub text: Option<String>,
    /// When it was said; `None`: undated.
    pub said: Option<SourceDate>,
    /// When what it speaks of happened, or is to happen.
    pub event: Option<SourceDate>,
    /// Anything else.
    pub note: Option<String>,
    /// Who said it, in the order of the source; at least one.
    pub speakers: Vec<Party>,
    /// Whom it accuses or concerns.
    pub about: Vec<Party>,
    /// Its topics.
    pub topics: Vec<TopicId>,
}

/// A recorded claim with all that a reader needs to place it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Its id, `c14`.
    pub id: ClaimId,
    /// The user's own stable word for it.
    pub r#ref: Option<String>,
    /// What kind of statement it is.
    pub kind: ClaimKind,
    /// What was said.
    pub text: Option<String>,
    /// When it was said.
    pub said: Option<SourceDate>,
    /// When what it speaks of happened.
    pub event: Option<SourceDate>,
    /// Anything else.
    pub note: Option<String>,
    /// Who said it, in the order of the source.
    pub speakers: Vec<NamedParty>,
    /// Whom it accuses or concerns.
    pub about: Vec<NamedParty>,
    /// The names of its topics, by name.
    pub topics: Vec<String>,
    /// Where it was seen, in the order in which that was recorded.
    pub appearances: Vec<Appearance>,
    /// What it does to other claims, in the order in which that was recorded.
    pub relations: Vec<Relation>,
    /// What it denies that nobody is known to have said: the texts of claims by [`UNATTRIBUTED`], in the
    /// order of its relations.
    pub denied_texts: Vec<String>,
    /// The entry that recorded it.
    pub entry: EntryId,
    /// That it was withdrawn itself. [`LeftOut`](super::LeftOut) says whether lists leave it out.
    pub withdrawn: Option<Withdrawal>,
}

impl NewClaim {
    /// The claim in one line, as [`Claim::summary`] has it once it is recorded; `speakers` are the names
    /// under which its speakers are listed.
    pub fn summary(&self, speakers: &[String]) -> String {
        summary(self.r#ref.as_deref(), self.kind, speakers, self.text.as_deref())
    }
}

fn summary(reference: Option<&str>, kind: ClaimKind, speakers: &[String], content: Option<&str>) -> String {
    let name = reference.map(|reference| format!("{reference}: ")).unwrap_or_default();
    let content = content.map(|content| format!(" · {content}")).unwrap_or_default();
    format!("{name}{kind} by {}{content}", speakers.join("; "))
}

impl Claim {
    /// What to show where a claim has one line: its text; else its quote; else `None`, and the relations must
    /// speak.
    pub fn content(&self) -> Option<String> {
        self.text
            .clone()
            .or_else(|| self.appearances.iter().find(|a| !a.quotes.is_empty()).map(|a| a.quotes.join(" … ")))
    }

    /// The claim in one line: its ref, kind, speakers and content.
    pub fn summary(&self) -> String {
        summary(self.r#ref.as_deref(), self.kind, &self.speaker_names(), self.content().as_deref())
    }

    /// The names of its speakers, in order.
    pub fn speaker_names(&self) -> Vec<String> {
        self.speakers.iter().map(|s| s.name.clone()).collect()
    }

    /// Where it comes from independently: each origin of its appearances once, by name, in the order
    /// recorded. Twelve articles that all cite one agency are one origin.
    pub fn independent_origins(&self) -> Vec<String> {
        // Most claims were seen once: no other name has to be told from it.
        if let [only] = self.appearances.as_slice() {
            return vec![only.origin.clone()];
        }
        let mut seen = BTreeSet::new();
        let origins = self.appearances.iter().map(|appearance| &appearance.origin);
        origins.filter(|origin| seen.insert(fold_name(origin))).cloned().collect()
    }

    /// Whether those who made it take no position by it alone: a refusal to comment, or a denial of which
    /// nothing says what it denies, so that its text may be that.
    pub fn takes_no_position(&self) -> bool {
        match self.kind {
            ClaimKind::NoComment => true,
            ClaimKind::Denial => {
                !self.relations.iter().any(|relation| relation.fields.relation.says_what_is_denied())
            }
            _ => false,
        }
    }

    /// What it denies that nobody is known to have said, as one text; `None` if there is none.
    pub fn denied_text(&self) -> Option<String> {
        (!self.denied_texts.is_empty()).then(|| self.denied_texts.join(NamedParty::BETWEEN_BODIES))
    }

    /// The article in which it was first recorded.
    pub fn home(&self) -> Option<&Appearance> {
        self.appearances.first()
    }
}

/// A claim seen in an article (schema:appearance).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appearance {
    /// Its id, `p21`.
    pub id: AppearanceId,
    /// The claim.
    pub claim: ClaimId,
    /// The article.
    pub article: Arc<ArticleMention>,
    /// The order of the claims in the article, from 1.
    pub position: u32,
    /// How the article gives the words.
    pub mode: Option<Mode>,
    /// The words of the article, in the pieces in which they stand there (oa:TextQuoteSelector exact).
    pub quotes: Vec<String>,
    /// Where these pieces stand in a capture of the article; empty while the quote was never found in one.
    pub anchors: Vec<QuoteAnchor>,
    /// Where in the article it stands: a time code or a page.
    pub at: Option<At>,
    /// The article's own words of doubt ("allegedly").
    pub hedge: Option<String>,
    /// The speakers as this article gives them, where it is not the one in which the claim was recorded
    /// first.
    pub speakers: Vec<GivenSpeaker>,
    /// The chain between the speaker and the article, nearest to the speaker last.
    pub via: Vec<Hop>,
    /// Where the article has it from, by name: the last of the chain; without a chain its outlet, else the
    /// article itself.
    pub origin: String,
    /// Anything else.
    pub note: Option<String>,
}

impl Appearance {
    /// What is recorded of it, to be changed in part.
    pub fn as_recorded(&self) -> NewAppearance {
        let Self { mode, quotes, at, hedge, speakers, via, note, .. } = self;
        NewAppearance {
            mode: *mode,
            quotes: quotes.clone(),
            at: at.clone(),
            hedge: hedge.clone(),
            speakers: speakers.clone(),
            via: via.clone(),
            note: note.clone(),
        }
    }
}

/// What is recorded of an appearance.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewAppearance {
    /// How the article gives the words.
    pub mode: Option<Mode>,
    /// The words of the article, in pieces.
    pub quotes: Vec<String>,
    /// Where in the article it stands: a time code or a page.
    pub at: Option<At>,
    /// The article's own words of doubt.
    pub hedge: Option<String>,
    /// The speakers as a further article gives them; empty for the one in which the claim is recorded first,
    /// whose names the claim has.
    pub speakers: Vec<GivenSpeaker>,
    /// The chain between the speaker and the article.
    pub via: Vec<Hop>,
    /// Anything else.
    pub note: Option<String>,
}

/// A speaker of a claim as a further article gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenSpeaker {
    /// Who.
    pub speaker: SpeakerId,
    /// The name as that article gave it.
    pub name_as_given: String,
    /// The title as that article gave it.
    pub title: Option<String>,
}

/// One step of an attribution chain ("…, according to KCNA") (PARC 3.0 source and cue; prov:wasQuotedFrom).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hop {
    /// Who relayed it.
    pub source: HopSource,
    /// The name as this article gave it.
    pub name_as_given: String,
    /// The title as this article gave it.
    pub title: Option<String>,
    /// The words that say so ("according to").
    pub cue: Option<String>,
}

/// Who relays: anybody who speaks, or an outlet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HopSource {
    /// A speaker.
    Speaker(SpeakerId),
    /// An outlet.
    Outlet(OutletId),
}
