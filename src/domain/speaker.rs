//! Whoever is said to have said it [schema:Person, schema:Organization].

use super::vocabulary::vocabulary;

vocabulary!(
    /// What a speaker is. Not stated is possible and is not the same as any of these.
    SpeakerKind, "kind of speaker", {
        /// One named human being.
        Person => "person",
        /// A company, party, agency, ministry, alliance.
        Organization => "organization",
        /// A state or its government.
        Government => "government",
        /// Several people under one description ("the analysts of the institute").
        Group => "group",
        /// Somebody the article does not name ("a US official"): never the same as the unnamed of another article.
        Unnamed => "unnamed",
    }
);
