-- Earlier versions: what a row said before it was changed or taken out.
--
-- Why: no command may lose what a user recorded. Every UPDATE and DELETE on a table of the record first leaves the old
-- row here, as JSON, with the entry that changed it. These are triggers, and not statements of the program, so that a
-- change made with any other SQLite tool leaves its trace too; such a row has no entry.
-- What old rows become: they stay as they are; their history begins here.
--
-- Only replaced versions are copied, never inserted ones: loading a million claims writes nothing to this table.

CREATE TABLE history (
  seq       INTEGER PRIMARY KEY AUTOINCREMENT,
  -- The entry whose command changed the row; NULL: changed outside of gainsay.
  entry_id  INTEGER REFERENCES entry (id),
  -- The table, and the row's key: its number, or the columns of a composed key joined by '/'.
  record    TEXT NOT NULL,
  record_id TEXT NOT NULL,
  op        TEXT NOT NULL CONSTRAINT history_op_known CHECK (op IN ('update', 'delete')),
  -- The row as it was: a JSON object, column by column.
  was       TEXT NOT NULL CONSTRAINT history_was_is_json CHECK (json_valid(was))
) STRICT;
CREATE INDEX history_record ON history (record, record_id);
CREATE INDEX history_entry ON history (entry_id);

CREATE TRIGGER outlet_keeps_updated AFTER UPDATE ON outlet BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'outlet', CAST(OLD.id AS TEXT), 'update', json_object(
    'id', OLD.id, 'name', OLD.name, 'name_key', OLD.name_key, 'domain', OLD.domain, 'country', OLD.country,
    'state_controlled', OLD.state_controlled, 'note', OLD.note, 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER outlet_keeps_deleted AFTER DELETE ON outlet BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'outlet', CAST(OLD.id AS TEXT), 'delete', json_object(
    'id', OLD.id, 'name', OLD.name, 'name_key', OLD.name_key, 'domain', OLD.domain, 'country', OLD.country,
    'state_controlled', OLD.state_controlled, 'note', OLD.note, 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER article_keeps_updated AFTER UPDATE ON article BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'article', CAST(OLD.id AS TEXT), 'update', json_object(
    'id', OLD.id, 'url', OLD.url, 'headline', OLD.headline, 'outlet_id', OLD.outlet_id, 'byline', OLD.byline,
    'published_words', OLD.published_words, 'published_edtf', OLD.published_edtf,
    'published_earliest', OLD.published_earliest, 'published_latest', OLD.published_latest,
    'published_rule', OLD.published_rule, 'language', OLD.language, 'kind', OLD.kind, 'note', OLD.note,
    'entry_id', OLD.entry_id));
END;

CREATE TRIGGER article_keeps_deleted AFTER DELETE ON article BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'article', CAST(OLD.id AS TEXT), 'delete', json_object(
    'id', OLD.id, 'url', OLD.url, 'headline', OLD.headline, 'outlet_id', OLD.outlet_id, 'byline', OLD.byline,
    'published_words', OLD.published_words, 'published_edtf', OLD.published_edtf,
    'published_earliest', OLD.published_earliest, 'published_latest', OLD.published_latest,
    'published_rule', OLD.published_rule, 'language', OLD.language, 'kind', OLD.kind, 'note', OLD.note,
    'entry_id', OLD.entry_id));
END;

CREATE TRIGGER speaker_keeps_updated AFTER UPDATE ON speaker BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'speaker', CAST(OLD.id AS TEXT), 'update', json_object(
    'id', OLD.id, 'name', OLD.name, 'name_key', OLD.name_key, 'kind', OLD.kind, 'note', OLD.note,
    'entry_id', OLD.entry_id));
END;

CREATE TRIGGER speaker_keeps_deleted AFTER DELETE ON speaker BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'speaker', CAST(OLD.id AS TEXT), 'delete', json_object(
    'id', OLD.id, 'name', OLD.name, 'name_key', OLD.name_key, 'kind', OLD.kind, 'note', OLD.note,
    'entry_id', OLD.entry_id));
END;

CREATE TRIGGER alias_keeps_updated AFTER UPDATE ON alias BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'alias', CAST(OLD.id AS TEXT), 'update', json_object(
    'id', OLD.id, 'speaker_id', OLD.speaker_id, 'name', OLD.name, 'name_key', OLD.name_key,
    'entry_id', OLD.entry_id));
END;

CREATE TRIGGER alias_keeps_deleted AFTER DELETE ON alias BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'alias', CAST(OLD.id AS TEXT), 'delete', json_object(
    'id', OLD.id, 'speaker_id', OLD.speaker_id, 'name', OLD.name, 'name_key', OLD.name_key,
    'entry_id', OLD.entry_id));
END;

CREATE TRIGGER affiliation_keeps_updated AFTER UPDATE ON affiliation BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'affiliation', CAST(OLD.id AS TEXT), 'update', json_object(
    'id', OLD.id, 'person_id', OLD.person_id, 'organization_id', OLD.organization_id, 'role', OLD.role,
    'from_edtf', OLD.from_edtf, 'until_edtf', OLD.until_edtf, 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER affiliation_keeps_deleted AFTER DELETE ON affiliation BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'affiliation', CAST(OLD.id AS TEXT), 'delete', json_object(
    'id', OLD.id, 'person_id', OLD.person_id, 'organization_id', OLD.organization_id, 'role', OLD.role,
    'from_edtf', OLD.from_edtf, 'until_edtf', OLD.until_edtf, 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER claim_keeps_updated AFTER UPDATE ON claim BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'claim', CAST(OLD.id AS TEXT), 'update', json_object(
    'id', OLD.id, 'ref', OLD.ref, 'kind', OLD.kind, 'text', OLD.text, 'said_words', OLD.said_words,
    'said_edtf', OLD.said_edtf, 'said_earliest', OLD.said_earliest, 'said_latest', OLD.said_latest,
    'said_rule', OLD.said_rule, 'event_words', OLD.event_words, 'event_edtf', OLD.event_edtf,
    'event_earliest', OLD.event_earliest, 'event_latest', OLD.event_latest, 'event_rule', OLD.event_rule,
    'note', OLD.note, 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER claim_keeps_deleted AFTER DELETE ON claim BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'claim', CAST(OLD.id AS TEXT), 'delete', json_object(
    'id', OLD.id, 'ref', OLD.ref, 'kind', OLD.kind, 'text', OLD.text, 'said_words', OLD.said_words,
    'said_edtf', OLD.said_edtf, 'said_earliest', OLD.said_earliest, 'said_latest', OLD.said_latest,
    'said_rule', OLD.said_rule, 'event_words', OLD.event_words, 'event_edtf', OLD.event_edtf,
    'event_earliest', OLD.event_earliest, 'event_latest', OLD.event_latest, 'event_rule', OLD.event_rule,
    'note', OLD.note, 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER claim_speaker_keeps_updated AFTER UPDATE ON claim_speaker BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'claim_speaker', OLD.claim_id || '/' || OLD.position, 'update', json_object(
    'claim_id', OLD.claim_id, 'position', OLD.position, 'speaker_id', OLD.speaker_id,
    'name_as_given', OLD.name_as_given, 'title', OLD.title, 'on_behalf_of', OLD.on_behalf_of,
    'entry_id', OLD.entry_id));
END;

CREATE TRIGGER claim_speaker_keeps_deleted AFTER DELETE ON claim_speaker BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'claim_speaker', OLD.claim_id || '/' || OLD.position, 'delete', json_object(
    'claim_id', OLD.claim_id, 'position', OLD.position, 'speaker_id', OLD.speaker_id,
    'name_as_given', OLD.name_as_given, 'title', OLD.title, 'on_behalf_of', OLD.on_behalf_of,
    'entry_id', OLD.entry_id));
END;

CREATE TRIGGER claim_about_keeps_updated AFTER UPDATE ON claim_about BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'claim_about', OLD.claim_id || '/' || OLD.position, 'update', json_object(
    'claim_id', OLD.claim_id, 'position', OLD.position, 'speaker_id', OLD.speaker_id,
    'name_as_given', OLD.name_as_given, 'title', OLD.title, 'on_behalf_of', OLD.on_behalf_of,
    'entry_id', OLD.entry_id));
END;

CREATE TRIGGER claim_about_keeps_deleted AFTER DELETE ON claim_about BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'claim_about', OLD.claim_id || '/' || OLD.position, 'delete', json_object(
    'claim_id', OLD.claim_id, 'position', OLD.position, 'speaker_id', OLD.speaker_id,
    'name_as_given', OLD.name_as_given, 'title', OLD.title, 'on_behalf_of', OLD.on_behalf_of,
    'entry_id', OLD.entry_id));
END;

CREATE TRIGGER appearance_keeps_updated AFTER UPDATE ON appearance BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'appearance', CAST(OLD.id AS TEXT), 'update', json_object(
    'id', OLD.id, 'claim_id', OLD.claim_id, 'article_id', OLD.article_id, 'position', OLD.position,
    'mode', OLD.mode, 'note', OLD.note, 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER appearance_keeps_deleted AFTER DELETE ON appearance BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'appearance', CAST(OLD.id AS TEXT), 'delete', json_object(
    'id', OLD.id, 'claim_id', OLD.claim_id, 'article_id', OLD.article_id, 'position', OLD.position,
    'mode', OLD.mode, 'note', OLD.note, 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER quote_keeps_updated AFTER UPDATE ON quote BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'quote', OLD.appearance_id || '/' || OLD.position, 'update', json_object(
    'appearance_id', OLD.appearance_id, 'position', OLD.position, 'exact', OLD.exact, 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER quote_keeps_deleted AFTER DELETE ON quote BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'quote', OLD.appearance_id || '/' || OLD.position, 'delete', json_object(
    'appearance_id', OLD.appearance_id, 'position', OLD.position, 'exact', OLD.exact, 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER hop_keeps_updated AFTER UPDATE ON hop BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'hop', OLD.appearance_id || '/' || OLD.position, 'update', json_object(
    'appearance_id', OLD.appearance_id, 'position', OLD.position, 'speaker_id', OLD.speaker_id,
    'outlet_id', OLD.outlet_id, 'name_as_given', OLD.name_as_given, 'title', OLD.title, 'cue', OLD.cue,
    'entry_id', OLD.entry_id));
END;

CREATE TRIGGER hop_keeps_deleted AFTER DELETE ON hop BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'hop', OLD.appearance_id || '/' || OLD.position, 'delete', json_object(
    'appearance_id', OLD.appearance_id, 'position', OLD.position, 'speaker_id', OLD.speaker_id,
    'outlet_id', OLD.outlet_id, 'name_as_given', OLD.name_as_given, 'title', OLD.title, 'cue', OLD.cue,
    'entry_id', OLD.entry_id));
END;

CREATE TRIGGER relation_keeps_updated AFTER UPDATE ON relation BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'relation', CAST(OLD.id AS TEXT), 'update', json_object(
    'id', OLD.id, 'claim_id', OLD.claim_id, 'type', OLD.type, 'to_claim_id', OLD.to_claim_id,
    'scope', OLD.scope, 'part', OLD.part, 'force', OLD.force, 'basis', OLD.basis, 'note', OLD.note,
    'entry_id', OLD.entry_id));
END;

CREATE TRIGGER relation_keeps_deleted AFTER DELETE ON relation BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'relation', CAST(OLD.id AS TEXT), 'delete', json_object(
    'id', OLD.id, 'claim_id', OLD.claim_id, 'type', OLD.type, 'to_claim_id', OLD.to_claim_id,
    'scope', OLD.scope, 'part', OLD.part, 'force', OLD.force, 'basis', OLD.basis, 'note', OLD.note,
    'entry_id', OLD.entry_id));
END;

CREATE TRIGGER topic_keeps_updated AFTER UPDATE ON topic BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'topic', CAST(OLD.id AS TEXT), 'update', json_object(
    'id', OLD.id, 'name', OLD.name, 'name_key', OLD.name_key, 'note', OLD.note, 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER topic_keeps_deleted AFTER DELETE ON topic BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'topic', CAST(OLD.id AS TEXT), 'delete', json_object(
    'id', OLD.id, 'name', OLD.name, 'name_key', OLD.name_key, 'note', OLD.note, 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER claim_topic_keeps_updated AFTER UPDATE ON claim_topic BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'claim_topic', OLD.claim_id || '/' || OLD.topic_id, 'update', json_object(
    'claim_id', OLD.claim_id, 'topic_id', OLD.topic_id, 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER claim_topic_keeps_deleted AFTER DELETE ON claim_topic BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'claim_topic', OLD.claim_id || '/' || OLD.topic_id, 'delete', json_object(
    'claim_id', OLD.claim_id, 'topic_id', OLD.topic_id, 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER article_topic_keeps_updated AFTER UPDATE ON article_topic BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'article_topic', OLD.article_id || '/' || OLD.topic_id, 'update', json_object(
    'article_id', OLD.article_id, 'topic_id', OLD.topic_id, 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER article_topic_keeps_deleted AFTER DELETE ON article_topic BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'article_topic', OLD.article_id || '/' || OLD.topic_id, 'delete', json_object(
    'article_id', OLD.article_id, 'topic_id', OLD.topic_id, 'entry_id', OLD.entry_id));
END;
