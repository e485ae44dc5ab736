-- Withdrawals and assessments, and where in the order of entries each change stands.
--
-- Why: a record that was a mistake is marked as withdrawn, with the reason, and no longer counts; nothing is deleted. What an
-- editor or a fact-checker concluded about a claim is kept beside it (schema:ClaimReview) and never decides its status. And
-- what the ledger said on an earlier day can be read again (`--known-on`) only if every change is known to stand after one
-- entry and before the next, also a change made with another tool, which has no entry.
-- What old rows become: nothing of theirs is withdrawn. An earlier version stands at the entry that replaced it; one that
-- another tool replaced stands at the last entry before it that left a trace.

ALTER TABLE history ADD COLUMN at_entry INTEGER REFERENCES entry (id);
UPDATE history SET at_entry = coalesce(entry_id,
  (SELECT max(earlier.entry_id) FROM history AS earlier WHERE earlier.seq < history.seq), (SELECT min(id) FROM entry));
CREATE INDEX history_at_entry ON history (at_entry);

ALTER TABLE claim ADD COLUMN withdrawn TEXT CONSTRAINT claim_withdrawn_has_reason CHECK (withdrawn <> '');
ALTER TABLE claim ADD COLUMN withdrawn_entry_id INTEGER REFERENCES entry (id)
  CONSTRAINT claim_withdrawn_whole CHECK ((withdrawn IS NULL) = (withdrawn_entry_id IS NULL));
ALTER TABLE relation ADD COLUMN withdrawn TEXT CONSTRAINT relation_withdrawn_has_reason CHECK (withdrawn <> '');
ALTER TABLE relation ADD COLUMN withdrawn_entry_id INTEGER REFERENCES entry (id)
  CONSTRAINT relation_withdrawn_whole CHECK ((withdrawn IS NULL) = (withdrawn_entry_id IS NULL));
ALTER TABLE appearance ADD COLUMN withdrawn TEXT CONSTRAINT appearance_withdrawn_has_reason CHECK (withdrawn <> '');
ALTER TABLE appearance ADD COLUMN withdrawn_entry_id INTEGER REFERENCES entry (id)
  CONSTRAINT appearance_withdrawn_whole CHECK ((withdrawn IS NULL) = (withdrawn_entry_id IS NULL));
ALTER TABLE article ADD COLUMN withdrawn TEXT CONSTRAINT article_withdrawn_has_reason CHECK (withdrawn <> '');
ALTER TABLE article ADD COLUMN withdrawn_entry_id INTEGER REFERENCES entry (id)
  CONSTRAINT article_withdrawn_whole CHECK ((withdrawn IS NULL) = (withdrawn_entry_id IS NULL));
ALTER TABLE capture ADD COLUMN withdrawn TEXT CONSTRAINT capture_withdrawn_has_reason CHECK (withdrawn <> '');
ALTER TABLE capture ADD COLUMN withdrawn_entry_id INTEGER REFERENCES entry (id)
  CONSTRAINT capture_withdrawn_whole CHECK ((withdrawn IS NULL) = (withdrawn_entry_id IS NULL));
ALTER TABLE speaker ADD COLUMN withdrawn TEXT CONSTRAINT speaker_withdrawn_has_reason CHECK (withdrawn <> '');
ALTER TABLE speaker ADD COLUMN withdrawn_entry_id INTEGER REFERENCES entry (id)
  CONSTRAINT speaker_withdrawn_whole CHECK ((withdrawn IS NULL) = (withdrawn_entry_id IS NULL));
ALTER TABLE alias ADD COLUMN withdrawn TEXT CONSTRAINT alias_withdrawn_has_reason CHECK (withdrawn <> '');
ALTER TABLE alias ADD COLUMN withdrawn_entry_id INTEGER REFERENCES entry (id)
  CONSTRAINT alias_withdrawn_whole CHECK ((withdrawn IS NULL) = (withdrawn_entry_id IS NULL));
ALTER TABLE affiliation ADD COLUMN withdrawn TEXT CONSTRAINT affiliation_withdrawn_has_reason CHECK (withdrawn <> '');
ALTER TABLE affiliation ADD COLUMN withdrawn_entry_id INTEGER REFERENCES entry (id)
  CONSTRAINT affiliation_withdrawn_whole CHECK ((withdrawn IS NULL) = (withdrawn_entry_id IS NULL));

CREATE TABLE assessment (
  id                 INTEGER PRIMARY KEY AUTOINCREMENT,
  claim_id           INTEGER NOT NULL REFERENCES claim (id),
  -- In the assessor's own words ("Half true", "4"), on the scale that they name.
  rating             TEXT NOT NULL CONSTRAINT assessment_rating_is_not_blank CHECK (rating <> ''),
  scale              TEXT CONSTRAINT assessment_scale_is_not_blank CHECK (scale <> ''),
  speaker_id         INTEGER NOT NULL REFERENCES speaker (id),
  name_as_given      TEXT NOT NULL,
  url                TEXT CONSTRAINT assessment_url_is_not_blank CHECK (url <> ''),
  assessed_words     TEXT,
  assessed_edtf      TEXT,
  assessed_earliest  TEXT,
  assessed_latest    TEXT,
  assessed_rule      TEXT,
  note               TEXT,
  entry_id           INTEGER NOT NULL REFERENCES entry (id),
  withdrawn          TEXT CONSTRAINT assessment_withdrawn_has_reason CHECK (withdrawn <> ''),
  withdrawn_entry_id INTEGER REFERENCES entry (id)
                     CONSTRAINT assessment_withdrawn_whole CHECK ((withdrawn IS NULL) = (withdrawn_entry_id IS NULL)),
  CONSTRAINT assessment_date_whole CHECK ((assessed_edtf IS NULL) = (assessed_rule IS NULL)
    AND (assessed_edtf IS NOT NULL OR (assessed_words IS NULL AND assessed_earliest IS NULL AND assessed_latest IS NULL)))
) STRICT;
-- One conclusion of one assessor about one claim: by its address, else by its date. Recording it again changes it.
CREATE UNIQUE INDEX assessment_once ON assessment (claim_id, speaker_id, coalesce(url, assessed_edtf, ''));
CREATE INDEX assessment_speaker ON assessment (speaker_id);

-- Where a relation was read, if that is not where the later claim was seen: the article that says so, and its words.
ALTER TABLE relation ADD COLUMN article_id INTEGER REFERENCES article (id);
ALTER TABLE relation ADD COLUMN quote TEXT CONSTRAINT relation_quote_is_not_blank CHECK (quote <> '');
CREATE INDEX relation_article ON relation (article_id) WHERE article_id IS NOT NULL;

-- Every trigger again: a kept version now has its place in the order of entries (at_entry), and the new columns.

DROP TRIGGER outlet_keeps_updated;
DROP TRIGGER outlet_keeps_deleted;
DROP TRIGGER article_keeps_updated;
DROP TRIGGER article_keeps_deleted;
DROP TRIGGER speaker_keeps_updated;
DROP TRIGGER speaker_keeps_deleted;
DROP TRIGGER alias_keeps_updated;
DROP TRIGGER alias_keeps_deleted;
DROP TRIGGER affiliation_keeps_updated;
DROP TRIGGER affiliation_keeps_deleted;
DROP TRIGGER claim_keeps_updated;
DROP TRIGGER claim_keeps_deleted;
DROP TRIGGER claim_speaker_keeps_updated;
DROP TRIGGER claim_speaker_keeps_deleted;
DROP TRIGGER claim_about_keeps_updated;
DROP TRIGGER claim_about_keeps_deleted;
DROP TRIGGER appearance_keeps_updated;
DROP TRIGGER appearance_keeps_deleted;
DROP TRIGGER quote_keeps_updated;
DROP TRIGGER quote_keeps_deleted;
DROP TRIGGER hop_keeps_updated;
DROP TRIGGER hop_keeps_deleted;
DROP TRIGGER relation_keeps_updated;
DROP TRIGGER relation_keeps_deleted;
DROP TRIGGER topic_keeps_updated;
DROP TRIGGER topic_keeps_deleted;
DROP TRIGGER claim_topic_keeps_updated;
DROP TRIGGER claim_topic_keeps_deleted;
DROP TRIGGER article_topic_keeps_updated;
DROP TRIGGER article_topic_keeps_deleted;
DROP TRIGGER content_keeps_updated;
DROP TRIGGER content_keeps_deleted;
DROP TRIGGER capture_keeps_updated;
DROP TRIGGER capture_keeps_deleted;

CREATE TRIGGER outlet_keeps_updated AFTER UPDATE ON outlet BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'outlet', CAST(OLD.id AS TEXT), 'update', json_object(
    'id', OLD.id, 'name', OLD.name, 'name_key', OLD.name_key, 'domain', OLD.domain, 'country', OLD.country,
    'state_controlled', OLD.state_controlled, 'note', OLD.note, 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER outlet_keeps_deleted AFTER DELETE ON outlet BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'outlet', CAST(OLD.id AS TEXT), 'delete', json_object(
    'id', OLD.id, 'name', OLD.name, 'name_key', OLD.name_key, 'domain', OLD.domain, 'country', OLD.country,
    'state_controlled', OLD.state_controlled, 'note', OLD.note, 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER article_keeps_updated AFTER UPDATE ON article BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'article', CAST(OLD.id AS TEXT), 'update', json_object(
    'id', OLD.id, 'url', OLD.url, 'headline', OLD.headline, 'outlet_id', OLD.outlet_id, 'byline', OLD.byline,
    'published_words', OLD.published_words, 'published_edtf', OLD.published_edtf,
    'published_earliest', OLD.published_earliest, 'published_latest', OLD.published_latest,
    'published_rule', OLD.published_rule, 'language', OLD.language, 'kind', OLD.kind, 'note', OLD.note,
    'entry_id', OLD.entry_id, 'withdrawn', OLD.withdrawn, 'withdrawn_entry_id', OLD.withdrawn_entry_id));
END;

CREATE TRIGGER article_keeps_deleted AFTER DELETE ON article BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'article', CAST(OLD.id AS TEXT), 'delete', json_object(
    'id', OLD.id, 'url', OLD.url, 'headline', OLD.headline, 'outlet_id', OLD.outlet_id, 'byline', OLD.byline,
    'published_words', OLD.published_words, 'published_edtf', OLD.published_edtf,
    'published_earliest', OLD.published_earliest, 'published_latest', OLD.published_latest,
    'published_rule', OLD.published_rule, 'language', OLD.language, 'kind', OLD.kind, 'note', OLD.note,
    'entry_id', OLD.entry_id, 'withdrawn', OLD.withdrawn, 'withdrawn_entry_id', OLD.withdrawn_entry_id));
END;

CREATE TRIGGER speaker_keeps_updated AFTER UPDATE ON speaker BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'speaker', CAST(OLD.id AS TEXT), 'update', json_object(
    'id', OLD.id, 'name', OLD.name, 'name_key', OLD.name_key, 'kind', OLD.kind, 'note', OLD.note,
    'entry_id', OLD.entry_id, 'withdrawn', OLD.withdrawn, 'withdrawn_entry_id', OLD.withdrawn_entry_id));
END;

CREATE TRIGGER speaker_keeps_deleted AFTER DELETE ON speaker BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'speaker', CAST(OLD.id AS TEXT), 'delete', json_object(
    'id', OLD.id, 'name', OLD.name, 'name_key', OLD.name_key, 'kind', OLD.kind, 'note', OLD.note,
    'entry_id', OLD.entry_id, 'withdrawn', OLD.withdrawn, 'withdrawn_entry_id', OLD.withdrawn_entry_id));
END;

CREATE TRIGGER alias_keeps_updated AFTER UPDATE ON alias BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'alias', CAST(OLD.id AS TEXT), 'update', json_object(
    'id', OLD.id, 'speaker_id', OLD.speaker_id, 'name', OLD.name, 'name_key', OLD.name_key, 'entry_id', OLD.entry_id,
    'withdrawn', OLD.withdrawn, 'withdrawn_entry_id', OLD.withdrawn_entry_id));
END;

CREATE TRIGGER alias_keeps_deleted AFTER DELETE ON alias BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'alias', CAST(OLD.id AS TEXT), 'delete', json_object(
    'id', OLD.id, 'speaker_id', OLD.speaker_id, 'name', OLD.name, 'name_key', OLD.name_key, 'entry_id', OLD.entry_id,
    'withdrawn', OLD.withdrawn, 'withdrawn_entry_id', OLD.withdrawn_entry_id));
END;

CREATE TRIGGER affiliation_keeps_updated AFTER UPDATE ON affiliation BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'affiliation', CAST(OLD.id AS TEXT), 'update', json_object(
    'id', OLD.id, 'person_id', OLD.person_id, 'organization_id', OLD.organization_id, 'role', OLD.role,
    'from_edtf', OLD.from_edtf, 'until_edtf', OLD.until_edtf, 'entry_id', OLD.entry_id, 'withdrawn', OLD.withdrawn,
    'withdrawn_entry_id', OLD.withdrawn_entry_id));
END;

CREATE TRIGGER affiliation_keeps_deleted AFTER DELETE ON affiliation BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'affiliation', CAST(OLD.id AS TEXT), 'delete', json_object(
    'id', OLD.id, 'person_id', OLD.person_id, 'organization_id', OLD.organization_id, 'role', OLD.role,
    'from_edtf', OLD.from_edtf, 'until_edtf', OLD.until_edtf, 'entry_id', OLD.entry_id, 'withdrawn', OLD.withdrawn,
    'withdrawn_entry_id', OLD.withdrawn_entry_id));
END;

CREATE TRIGGER claim_keeps_updated AFTER UPDATE ON claim BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'claim', CAST(OLD.id AS TEXT), 'update', json_object(
    'id', OLD.id, 'ref', OLD.ref, 'kind', OLD.kind, 'text', OLD.text, 'said_words', OLD.said_words,
    'said_edtf', OLD.said_edtf, 'said_earliest', OLD.said_earliest, 'said_latest', OLD.said_latest,
    'said_rule', OLD.said_rule, 'event_words', OLD.event_words, 'event_edtf', OLD.event_edtf,
    'event_earliest', OLD.event_earliest, 'event_latest', OLD.event_latest, 'event_rule', OLD.event_rule,
    'note', OLD.note, 'entry_id', OLD.entry_id, 'withdrawn', OLD.withdrawn, 'withdrawn_entry_id', OLD.withdrawn_entry_id));
END;

CREATE TRIGGER claim_keeps_deleted AFTER DELETE ON claim BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'claim', CAST(OLD.id AS TEXT), 'delete', json_object(
    'id', OLD.id, 'ref', OLD.ref, 'kind', OLD.kind, 'text', OLD.text, 'said_words', OLD.said_words,
    'said_edtf', OLD.said_edtf, 'said_earliest', OLD.said_earliest, 'said_latest', OLD.said_latest,
    'said_rule', OLD.said_rule, 'event_words', OLD.event_words, 'event_edtf', OLD.event_edtf,
    'event_earliest', OLD.event_earliest, 'event_latest', OLD.event_latest, 'event_rule', OLD.event_rule,
    'note', OLD.note, 'entry_id', OLD.entry_id, 'withdrawn', OLD.withdrawn, 'withdrawn_entry_id', OLD.withdrawn_entry_id));
END;

CREATE TRIGGER claim_speaker_keeps_updated AFTER UPDATE ON claim_speaker BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'claim_speaker', OLD.claim_id || '/' || OLD.position, 'update', json_object(
    'claim_id', OLD.claim_id, 'position', OLD.position, 'speaker_id', OLD.speaker_id,
    'name_as_given', OLD.name_as_given, 'title', OLD.title, 'on_behalf_of', OLD.on_behalf_of, 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER claim_speaker_keeps_deleted AFTER DELETE ON claim_speaker BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'claim_speaker', OLD.claim_id || '/' || OLD.position, 'delete', json_object(
    'claim_id', OLD.claim_id, 'position', OLD.position, 'speaker_id', OLD.speaker_id,
    'name_as_given', OLD.name_as_given, 'title', OLD.title, 'on_behalf_of', OLD.on_behalf_of, 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER claim_about_keeps_updated AFTER UPDATE ON claim_about BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'claim_about', OLD.claim_id || '/' || OLD.position, 'update', json_object(
    'claim_id', OLD.claim_id, 'position', OLD.position, 'speaker_id', OLD.speaker_id,
    'name_as_given', OLD.name_as_given, 'title', OLD.title, 'on_behalf_of', OLD.on_behalf_of, 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER claim_about_keeps_deleted AFTER DELETE ON claim_about BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'claim_about', OLD.claim_id || '/' || OLD.position, 'delete', json_object(
    'claim_id', OLD.claim_id, 'position', OLD.position, 'speaker_id', OLD.speaker_id,
    'name_as_given', OLD.name_as_given, 'title', OLD.title, 'on_behalf_of', OLD.on_behalf_of, 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER appearance_keeps_updated AFTER UPDATE ON appearance BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'appearance', CAST(OLD.id AS TEXT), 'update', json_object(
    'id', OLD.id, 'claim_id', OLD.claim_id, 'article_id', OLD.article_id, 'position', OLD.position, 'mode', OLD.mode,
    'note', OLD.note, 'entry_id', OLD.entry_id, 'withdrawn', OLD.withdrawn, 'withdrawn_entry_id', OLD.withdrawn_entry_id));
END;

CREATE TRIGGER appearance_keeps_deleted AFTER DELETE ON appearance BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'appearance', CAST(OLD.id AS TEXT), 'delete', json_object(
    'id', OLD.id, 'claim_id', OLD.claim_id, 'article_id', OLD.article_id, 'position', OLD.position, 'mode', OLD.mode,
    'note', OLD.note, 'entry_id', OLD.entry_id, 'withdrawn', OLD.withdrawn, 'withdrawn_entry_id', OLD.withdrawn_entry_id));
END;

CREATE TRIGGER quote_keeps_updated AFTER UPDATE ON quote BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'quote', OLD.appearance_id || '/' || OLD.position, 'update', json_object(
    'appearance_id', OLD.appearance_id, 'position', OLD.position, 'exact', OLD.exact, 'entry_id', OLD.entry_id,
    'capture_id', OLD.capture_id, 'start_offset', OLD.start_offset, 'end_offset', OLD.end_offset, 'prefix', OLD.prefix,
    'suffix', OLD.suffix));
END;

CREATE TRIGGER quote_keeps_deleted AFTER DELETE ON quote BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'quote', OLD.appearance_id || '/' || OLD.position, 'delete', json_object(
    'appearance_id', OLD.appearance_id, 'position', OLD.position, 'exact', OLD.exact, 'entry_id', OLD.entry_id,
    'capture_id', OLD.capture_id, 'start_offset', OLD.start_offset, 'end_offset', OLD.end_offset, 'prefix', OLD.prefix,
    'suffix', OLD.suffix));
END;

CREATE TRIGGER hop_keeps_updated AFTER UPDATE ON hop BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'hop', OLD.appearance_id || '/' || OLD.position, 'update', json_object(
    'appearance_id', OLD.appearance_id, 'position', OLD.position, 'speaker_id', OLD.speaker_id,
    'outlet_id', OLD.outlet_id, 'name_as_given', OLD.name_as_given, 'title', OLD.title, 'cue', OLD.cue,
    'entry_id', OLD.entry_id));
END;

CREATE TRIGGER hop_keeps_deleted AFTER DELETE ON hop BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'hop', OLD.appearance_id || '/' || OLD.position, 'delete', json_object(
    'appearance_id', OLD.appearance_id, 'position', OLD.position, 'speaker_id', OLD.speaker_id,
    'outlet_id', OLD.outlet_id, 'name_as_given', OLD.name_as_given, 'title', OLD.title, 'cue', OLD.cue,
    'entry_id', OLD.entry_id));
END;

CREATE TRIGGER relation_keeps_updated AFTER UPDATE ON relation BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'relation', CAST(OLD.id AS TEXT), 'update', json_object(
    'id', OLD.id, 'claim_id', OLD.claim_id, 'type', OLD.type, 'to_claim_id', OLD.to_claim_id, 'scope', OLD.scope,
    'part', OLD.part, 'force', OLD.force, 'basis', OLD.basis, 'note', OLD.note, 'entry_id', OLD.entry_id,
    'withdrawn', OLD.withdrawn, 'withdrawn_entry_id', OLD.withdrawn_entry_id, 'article_id', OLD.article_id,
    'quote', OLD.quote));
END;

CREATE TRIGGER relation_keeps_deleted AFTER DELETE ON relation BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'relation', CAST(OLD.id AS TEXT), 'delete', json_object(
    'id', OLD.id, 'claim_id', OLD.claim_id, 'type', OLD.type, 'to_claim_id', OLD.to_claim_id, 'scope', OLD.scope,
    'part', OLD.part, 'force', OLD.force, 'basis', OLD.basis, 'note', OLD.note, 'entry_id', OLD.entry_id,
    'withdrawn', OLD.withdrawn, 'withdrawn_entry_id', OLD.withdrawn_entry_id, 'article_id', OLD.article_id,
    'quote', OLD.quote));
END;

CREATE TRIGGER topic_keeps_updated AFTER UPDATE ON topic BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'topic', CAST(OLD.id AS TEXT), 'update', json_object(
    'id', OLD.id, 'name', OLD.name, 'name_key', OLD.name_key, 'note', OLD.note, 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER topic_keeps_deleted AFTER DELETE ON topic BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'topic', CAST(OLD.id AS TEXT), 'delete', json_object(
    'id', OLD.id, 'name', OLD.name, 'name_key', OLD.name_key, 'note', OLD.note, 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER claim_topic_keeps_updated AFTER UPDATE ON claim_topic BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'claim_topic', OLD.claim_id || '/' || OLD.topic_id, 'update', json_object(
    'claim_id', OLD.claim_id, 'topic_id', OLD.topic_id, 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER claim_topic_keeps_deleted AFTER DELETE ON claim_topic BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'claim_topic', OLD.claim_id || '/' || OLD.topic_id, 'delete', json_object(
    'claim_id', OLD.claim_id, 'topic_id', OLD.topic_id, 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER article_topic_keeps_updated AFTER UPDATE ON article_topic BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'article_topic', OLD.article_id || '/' || OLD.topic_id, 'update', json_object(
    'article_id', OLD.article_id, 'topic_id', OLD.topic_id, 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER article_topic_keeps_deleted AFTER DELETE ON article_topic BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'article_topic', OLD.article_id || '/' || OLD.topic_id, 'delete', json_object(
    'article_id', OLD.article_id, 'topic_id', OLD.topic_id, 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER content_keeps_updated AFTER UPDATE ON content BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'content', OLD.sha256, 'update', json_object(
    'sha256', OLD.sha256, 'size', OLD.size, 'packing', OLD.packing, 'packed', hex(OLD.packed), 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER content_keeps_deleted AFTER DELETE ON content BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'content', OLD.sha256, 'delete', json_object(
    'sha256', OLD.sha256, 'size', OLD.size, 'packing', OLD.packing, 'packed', hex(OLD.packed), 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER capture_keeps_updated AFTER UPDATE ON capture BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'capture', CAST(OLD.id AS TEXT), 'update', json_object(
    'id', OLD.id, 'article_id', OLD.article_id, 'sha256', OLD.sha256, 'at', OLD.at, 'method', OLD.method,
    'source', OLD.source, 'final_url', OLD.final_url, 'media', OLD.media, 'charset', OLD.charset, 'text', OLD.text,
    'text_sha256', OLD.text_sha256, 'entry_id', OLD.entry_id, 'withdrawn', OLD.withdrawn,
    'withdrawn_entry_id', OLD.withdrawn_entry_id));
END;

CREATE TRIGGER capture_keeps_deleted AFTER DELETE ON capture BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'capture', CAST(OLD.id AS TEXT), 'delete', json_object(
    'id', OLD.id, 'article_id', OLD.article_id, 'sha256', OLD.sha256, 'at', OLD.at, 'method', OLD.method,
    'source', OLD.source, 'final_url', OLD.final_url, 'media', OLD.media, 'charset', OLD.charset, 'text', OLD.text,
    'text_sha256', OLD.text_sha256, 'entry_id', OLD.entry_id, 'withdrawn', OLD.withdrawn,
    'withdrawn_entry_id', OLD.withdrawn_entry_id));
END;

CREATE TRIGGER assessment_keeps_updated AFTER UPDATE ON assessment BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'assessment', CAST(OLD.id AS TEXT), 'update', json_object(
    'id', OLD.id, 'claim_id', OLD.claim_id, 'rating', OLD.rating, 'scale', OLD.scale, 'speaker_id', OLD.speaker_id,
    'name_as_given', OLD.name_as_given, 'url', OLD.url, 'assessed_words', OLD.assessed_words,
    'assessed_edtf', OLD.assessed_edtf, 'assessed_earliest', OLD.assessed_earliest,
    'assessed_latest', OLD.assessed_latest, 'assessed_rule', OLD.assessed_rule, 'note', OLD.note,
    'entry_id', OLD.entry_id, 'withdrawn', OLD.withdrawn, 'withdrawn_entry_id', OLD.withdrawn_entry_id));
END;

CREATE TRIGGER assessment_keeps_deleted AFTER DELETE ON assessment BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'assessment', CAST(OLD.id AS TEXT), 'delete', json_object(
    'id', OLD.id, 'claim_id', OLD.claim_id, 'rating', OLD.rating, 'scale', OLD.scale, 'speaker_id', OLD.speaker_id,
    'name_as_given', OLD.name_as_given, 'url', OLD.url, 'assessed_words', OLD.assessed_words,
    'assessed_edtf', OLD.assessed_edtf, 'assessed_earliest', OLD.assessed_earliest,
    'assessed_latest', OLD.assessed_latest, 'assessed_rule', OLD.assessed_rule, 'note', OLD.note,
    'entry_id', OLD.entry_id, 'withdrawn', OLD.withdrawn, 'withdrawn_entry_id', OLD.withdrawn_entry_id));
END;
