//! The named rules of the schema, as sentences.
//!
//! Every CHECK and UNIQUE of the schema has a name, and SQLite reports that name (for UNIQUE: the columns).
//! This is the one table that turns it into something a person understands. A test reads the names from the
//! schema and fails when one is missing here.

use super::StoreError;
use crate::domain::text::MAX_LISTED;

/// The rule behind SQLite's message.
pub(super) fn rule_of(message: &str) -> String {
    let found = RULES.iter().find(|(name, _)| message.contains(name));
    found.map_or_else(
        || format!("the ledger does not allow it: {message}"),
        |(_, sentence)| (*sentence).to_owned(),
    )
}

/// Refuses a list that is longer than any that is recorded: what is not limited by the reader of a file or of
/// flags.
pub(super) fn must_be_few(what: &str, count: usize) -> Result<(), StoreError> {
    if count > MAX_LISTED {
        return Err(StoreError::Refused {
            rule: format!("{count} {what} are too many for one record; at most {MAX_LISTED} are kept"),
        });
    }
    Ok(())
}

/// Names as SQLite reports them, and what they mean.
pub(super) const RULES: &[(&str, &str)] = &[
    ("entry_at_is_utc", "an entry's time is a UTC instant such as 2024-06-21T09:30:00.000Z"),
    ("entry_who_is_named", "an entry names who made it"),
    ("entry_is_open_flag", "an entry is open or not"),
    ("outlet_is_named", "an outlet has a name"),
    ("outlet.name_key", "there is already an outlet with this name"),
    ("outlet_state_controlled_flag", "whether an outlet is state-controlled is yes, no, or not stated"),
    ("article.url", "there is already an article with this url"),
    ("article_kind_known", "this is no kind of article"),
    ("article_has_url_or_headline", "an article has a url or a headline"),
    ("article_published_whole", "a date of publication has its value and its rule, or is left out"),
    ("speaker_is_named", "a speaker has a name"),
    ("speaker_kind_known", "this is no kind of speaker"),
    ("alias_is_named", "an alias is a name"),
    ("alias.speaker_id, alias.name_key", "the speaker already has this alias"),
    ("affiliation_of_two", "a speaker cannot be affiliated with itself"),
    ("claim.ref", "there is already a claim with this ref"),
    ("claim_kind_known", "this is no kind of claim"),
    ("claim_text_is_not_blank", "a claim's text is not empty; leave it out instead"),
    ("claim_said_whole", "the date on which it was said has its value and its rule, or is left out"),
    ("claim_event_whole", "the date of the event has its value and its rule, or is left out"),
    ("claim_speaker_counts_from_1", "speakers are counted from 1"),
    ("claim_speaker.claim_id, claim_speaker.speaker_id", "the same speaker is named twice in one claim"),
    ("claim_about_counts_from_1", "the speakers a claim is about are counted from 1"),
    ("claim_about.claim_id, claim_about.speaker_id", "a claim is said to be about the same speaker twice"),
    ("appearance_counts_from_1", "the claims of an article are counted from 1"),
    ("appearance_mode_known", "this is no mode of quotation"),
    ("appearance.claim_id, appearance.article_id", "the claim is already recorded in this article"),
    ("quote_counts_from_1", "the pieces of a quote are counted from 1"),
    ("quote_is_not_blank", "a quote is not empty; leave it out instead"),
    ("hop_counts_from_1", "the steps of an attribution chain are counted from 1"),
    ("hop_is_speaker_or_outlet", "a step of an attribution chain is a speaker or an outlet"),
    ("relation_type_known", "this is no type of relation"),
    ("relation_scope_known", "this is no scope of a challenge"),
    ("relation_force_known", "this is no force of a challenge"),
    ("relation_basis_known", "this is no basis of a relation"),
    ("relation.claim_id, relation.type, relation.to_claim_id", "the two claims are already so related"),
    ("relation_of_two_claims", "a claim cannot stand in relation to itself"),
    (
        "relation_challenge_has_scope_and_force",
        "a challenge has a scope and a force, any other relation has neither",
    ),
    (
        "relation_part_of_partial",
        "a partial challenge names the part it rejects, and only a partial one does",
    ),
    ("topic_is_named", "a topic has a name"),
    ("topic.name_key", "there is already a topic with this name"),
    ("content.sha256", "these bytes are already kept"),
    ("content_sha256_is_hex", "a SHA-256 is 64 hexadecimal digits"),
    ("content_size_is_counted", "a size is a number of bytes"),
    ("content_packing_known", "this is no way of packing"),
    ("capture_at_is_utc", "a capture's time is a UTC instant such as 2024-06-21T09:30:00.000Z"),
    ("capture_method_known", "this is no method of retrieval"),
    ("capture_media_known", "this is no kind of content"),
    ("capture_text_is_not_blank", "a capture has a text"),
    ("capture_text_sha256_is_hex", "a SHA-256 is 64 hexadecimal digits"),
    ("quote_start_is_counted", "a place in a text is counted from 0"),
    ("quote_end_follows_start", "a quote ends after it begins"),
    ("claim_withdrawn_has_reason", "a claim is withdrawn with a reason"),
    ("claim_withdrawn_whole", "a withdrawal has its reason and its entry"),
    ("relation_withdrawn_has_reason", "a relation is withdrawn with a reason"),
    ("relation_withdrawn_whole", "a withdrawal has its reason and its entry"),
    ("appearance_withdrawn_has_reason", "an appearance is withdrawn with a reason"),
    ("appearance_withdrawn_whole", "a withdrawal has its reason and its entry"),
    ("article_withdrawn_has_reason", "an article is withdrawn with a reason"),
    ("article_withdrawn_whole", "a withdrawal has its reason and its entry"),
    ("capture_withdrawn_has_reason", "a capture is withdrawn with a reason"),
    ("capture_withdrawn_whole", "a withdrawal has its reason and its entry"),
    ("speaker_withdrawn_has_reason", "a speaker is withdrawn with a reason"),
    ("speaker_withdrawn_whole", "a withdrawal has its reason and its entry"),
    ("alias_withdrawn_has_reason", "an alias is withdrawn with a reason"),
    ("alias_withdrawn_whole", "a withdrawal has its reason and its entry"),
    ("affiliation_withdrawn_has_reason", "an affiliation is withdrawn with a reason"),
    ("affiliation_withdrawn_whole", "a withdrawal has its reason and its entry"),
    ("assessment_withdrawn_has_reason", "an assessment is withdrawn with a reason"),
    ("assessment_withdrawn_whole", "a withdrawal has its reason and its entry"),
    ("relation_quote_is_not_blank", "a quote is not empty; leave it out instead"),
    ("assessment_rating_is_not_blank", "an assessment has a rating"),
    ("assessment_scale_is_not_blank", "a scale is not empty; leave it out instead"),
    ("assessment_url_is_not_blank", "a url is not empty; leave it out instead"),
    ("assessment_date_whole", "the date of an assessment has its value and its rule, or is left out"),
    ("assessment_once", "there is already an assessment of this claim by them, of this address or date"),
    ("entry_why_is_not_blank", "a reason is not empty; leave it out instead"),
    ("entry_records_are_counted", "a number of records is counted from 0"),
    ("entry_sha256_is_hex", "a SHA-256 is 64 hexadecimal digits"),
    ("appearance_at_is_not_blank", "a place in a source is not empty; leave it out instead"),
    ("appearance_hedge_is_not_blank", "words of doubt are not empty; leave them out instead"),
    ("appearance_speaker_counts_from_1", "the speakers that an article gives are counted from 1"),
    ("claim_body_speaker_counts_from_1", "speakers are counted from 1"),
    ("claim_body_counts_from_2", "further bodies are counted from 2"),
    ("speaker_same_as_is_not_blank", "an address elsewhere is not empty"),
    ("speaker_same_as.address_key", "there is already a speaker with this address elsewhere"),
    ("outlet_same_as_is_not_blank", "an address elsewhere is not empty"),
    ("outlet_same_as.address_key", "there is already an outlet with this address elsewhere"),
    ("article_merged_into_another", "an article cannot be merged into itself"),
    ("article_survivor_of_merged", "a merged article leads to another, and only a merged one does"),
    ("article_address_is_not_blank", "an address is not empty"),
    ("article_address.article_id, article_address.url", "the article already has this address"),
    ("version_record_known", "this is no kind of record"),
    ("version_sha256_is_32_bytes", "a SHA-256 has 32 bytes"),
    ("speaker_merged_into_another", "a speaker cannot be merged into itself"),
    ("speaker_survivor_of_merged", "a merged speaker leads to another, and only a merged one does"),
    ("history_op_known", "an earlier version was changed or taken out"),
    ("history_was_is_json", "an earlier version is kept as JSON"),
    ("FOREIGN KEY", "it names something that is not in this ledger"),
    ("search_state_is_one_row", "there is one state of the search index"),
];
