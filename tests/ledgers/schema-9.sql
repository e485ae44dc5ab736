CREATE TABLE refinery_schema_history(
             version int4 PRIMARY KEY,
             name VARCHAR(255),
             applied_on VARCHAR(255),
             checksum VARCHAR(255));
-- The record: who claimed what, on which date, in which article, and who denied it.
--
-- Why: the first schema. What old rows become: there are none.
--
-- Conventions. Every row names the entry (the command) that recorded it. Dates are four or five columns: the words of
-- the source where they differ from the value (…_words), the EDTF value exactly as recorded (…_edtf), the first and last
-- day it can mean as ISO text, NULL where that end is open (…_earliest, …_latest), and the rule that turned the words
-- into the value (…_rule). An undated claim has NULL in all of them. name_key is the name folded for comparison
-- (NFKC, lower case, white space and typographic marks evened out); the name itself is kept as written. Positions count
-- from 1. AUTOINCREMENT, so that an id is never used twice, whatever happens to a row.

CREATE TABLE entry (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  at       TEXT NOT NULL
           CONSTRAINT entry_at_is_utc CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
  who      TEXT NOT NULL CONSTRAINT entry_who_is_named CHECK (who <> ''),
  tool     TEXT NOT NULL,
  command  TEXT NOT NULL,
  -- 1 only inside the transaction of the command itself: this is how history knows to which entry a change belongs.
  is_open  INTEGER NOT NULL DEFAULT 1 CONSTRAINT entry_is_open_flag CHECK (is_open IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX entry_only_one_open ON entry (is_open) WHERE is_open = 1;

CREATE TABLE outlet (
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  name             TEXT NOT NULL CONSTRAINT outlet_is_named CHECK (name <> ''),
  name_key         TEXT NOT NULL CONSTRAINT outlet_name_once UNIQUE,
  domain           TEXT,
  country          TEXT,
  state_controlled INTEGER CONSTRAINT outlet_state_controlled_flag CHECK (state_controlled IN (0, 1)),
  note             TEXT,
  entry_id         INTEGER NOT NULL REFERENCES entry (id)
) STRICT;

CREATE TABLE article (
  id                 INTEGER PRIMARY KEY AUTOINCREMENT,
  url                TEXT CONSTRAINT article_url_once UNIQUE,
  headline           TEXT,
  outlet_id          INTEGER REFERENCES outlet (id),
  byline             TEXT,
  published_words    TEXT,
  published_edtf     TEXT,
  published_earliest TEXT,
  published_latest   TEXT,
  published_rule     TEXT,
  language           TEXT,
  kind               TEXT CONSTRAINT article_kind_known CHECK (kind IN ('news', 'analysis', 'opinion', 'interview', 'fact-check',
                       'transcript', 'press-release', 'report', 'post', 'broadcast', 'other')),
  note               TEXT,
  entry_id           INTEGER NOT NULL REFERENCES entry (id),
  CONSTRAINT article_has_url_or_headline CHECK (url IS NOT NULL OR headline IS NOT NULL),
  CONSTRAINT article_published_whole CHECK ((published_edtf IS NULL) = (published_rule IS NULL)
    AND (published_edtf IS NOT NULL OR (published_words IS NULL AND published_earliest IS NULL AND published_latest IS NULL)))
) STRICT;
CREATE INDEX article_outlet ON article (outlet_id);
CREATE INDEX article_headline ON article (headline);

CREATE TABLE speaker (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  name     TEXT NOT NULL CONSTRAINT speaker_is_named CHECK (name <> ''),
  name_key TEXT NOT NULL,
  kind     TEXT CONSTRAINT speaker_kind_known CHECK (kind IN ('person', 'organization', 'government', 'group', 'unnamed')),
  note     TEXT,
  entry_id INTEGER NOT NULL REFERENCES entry (id)
) STRICT;
-- Not unique: two people may share a name, and "a US official" of two articles are two speakers.
CREATE INDEX speaker_name ON speaker (name_key);

CREATE TABLE alias (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  speaker_id INTEGER NOT NULL REFERENCES speaker (id),
  name       TEXT NOT NULL CONSTRAINT alias_is_named CHECK (name <> ''),
  name_key   TEXT NOT NULL,
  entry_id   INTEGER NOT NULL REFERENCES entry (id),
  CONSTRAINT alias_once UNIQUE (speaker_id, name_key)
) STRICT;
CREATE INDEX alias_name ON alias (name_key);

CREATE TABLE affiliation (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id       INTEGER NOT NULL REFERENCES speaker (id),
  organization_id INTEGER NOT NULL REFERENCES speaker (id),
  role            TEXT,
  from_edtf       TEXT,
  until_edtf      TEXT,
  entry_id        INTEGER NOT NULL REFERENCES entry (id),
  CONSTRAINT affiliation_of_two CHECK (person_id <> organization_id)
) STRICT;
CREATE INDEX affiliation_person ON affiliation (person_id);
CREATE INDEX affiliation_organization ON affiliation (organization_id);

CREATE TABLE claim (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  ref            TEXT CONSTRAINT claim_ref_once UNIQUE,
  kind           TEXT NOT NULL CONSTRAINT claim_kind_known CHECK (kind IN ('allegation', 'denial', 'confirmation', 'statement',
                   'announcement', 'warning', 'forecast', 'opinion', 'retraction', 'correction', 'no-comment')),
  -- NULL where the source gives no content of its own: "Both deny it" is a denial with a relation and no text.
  text           TEXT CONSTRAINT claim_text_is_not_blank CHECK (text <> ''),
  said_words     TEXT,
  said_edtf      TEXT,
  said_earliest  TEXT,
  said_latest    TEXT,
  said_rule      TEXT,
  event_words    TEXT,
  event_edtf     TEXT,
  event_earliest TEXT,
  event_latest   TEXT,
  event_rule     TEXT,
  note           TEXT,
  entry_id       INTEGER NOT NULL REFERENCES entry (id),
  CONSTRAINT claim_said_whole CHECK ((said_edtf IS NULL) = (said_rule IS NULL)
    AND (said_edtf IS NOT NULL OR (said_words IS NULL AND said_earliest IS NULL AND said_latest IS NULL))),
  CONSTRAINT claim_event_whole CHECK ((event_edtf IS NULL) = (event_rule IS NULL)
    AND (event_edtf IS NOT NULL OR (event_words IS NULL AND event_earliest IS NULL AND event_latest IS NULL)))
) STRICT;
-- Finds the same text again without storing it twice: length and opening are enough to leave a handful of candidates.
CREATE INDEX claim_opening ON claim (length(text), substr(text, 1, 32));

-- Who said it, in the order the source names them.
CREATE TABLE claim_speaker (
  claim_id      INTEGER NOT NULL REFERENCES claim (id),
  position      INTEGER NOT NULL CONSTRAINT claim_speaker_counts_from_1 CHECK (position >= 1),
  speaker_id    INTEGER NOT NULL REFERENCES speaker (id),
  -- As this article gave them: titles change, the record must not.
  name_as_given TEXT NOT NULL,
  title         TEXT,
  on_behalf_of  INTEGER REFERENCES speaker (id),
  entry_id      INTEGER NOT NULL REFERENCES entry (id),
  PRIMARY KEY (claim_id, position),
  CONSTRAINT claim_speaker_once UNIQUE (claim_id, speaker_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_speaker_speaker ON claim_speaker (speaker_id);
CREATE INDEX claim_speaker_on_behalf_of ON claim_speaker (on_behalf_of) WHERE on_behalf_of IS NOT NULL;

-- Whom it accuses or concerns.
CREATE TABLE claim_about (
  claim_id      INTEGER NOT NULL REFERENCES claim (id),
  position      INTEGER NOT NULL CONSTRAINT claim_about_counts_from_1 CHECK (position >= 1),
  speaker_id    INTEGER NOT NULL REFERENCES speaker (id),
  name_as_given TEXT NOT NULL,
  title         TEXT,
  on_behalf_of  INTEGER REFERENCES speaker (id),
  entry_id      INTEGER NOT NULL REFERENCES entry (id),
  PRIMARY KEY (claim_id, position),
  CONSTRAINT claim_about_once UNIQUE (claim_id, speaker_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_about_speaker ON claim_about (speaker_id);

-- A claim seen in an article.
CREATE TABLE appearance (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  claim_id   INTEGER NOT NULL REFERENCES claim (id),
  article_id INTEGER NOT NULL REFERENCES article (id),
  -- The order of the claims in the article, as it was recorded.
  position   INTEGER NOT NULL CONSTRAINT appearance_counts_from_1 CHECK (position >= 1),
  mode       TEXT CONSTRAINT appearance_mode_known CHECK (mode IN ('direct', 'indirect', 'mixed', 'summary')),
  note       TEXT,
  entry_id   INTEGER NOT NULL REFERENCES entry (id),
  CONSTRAINT appearance_once UNIQUE (claim_id, article_id)
) STRICT;
CREATE INDEX appearance_article ON appearance (article_id, position);

-- The words of the article, in the pieces in which they stand there.
CREATE TABLE quote (
  appearance_id INTEGER NOT NULL REFERENCES appearance (id),
  position      INTEGER NOT NULL CONSTRAINT quote_counts_from_1 CHECK (position >= 1),
  exact         TEXT NOT NULL CONSTRAINT quote_is_not_blank CHECK (exact <> ''),
  entry_id      INTEGER NOT NULL REFERENCES entry (id),
  PRIMARY KEY (appearance_id, position)
) STRICT, WITHOUT ROWID;

-- "…, according to KCNA, citing a defence official": the chain between the speaker and this article, nearest to the
-- speaker last.
CREATE TABLE hop (
  appearance_id INTEGER NOT NULL REFERENCES appearance (id),
  position      INTEGER NOT NULL CONSTRAINT hop_counts_from_1 CHECK (position >= 1),
  speaker_id    INTEGER REFERENCES speaker (id),
  outlet_id     INTEGER REFERENCES outlet (id),
  name_as_given TEXT NOT NULL,
  title         TEXT,
  cue           TEXT,
  entry_id      INTEGER NOT NULL REFERENCES entry (id),
  PRIMARY KEY (appearance_id, position),
  CONSTRAINT hop_is_speaker_or_outlet CHECK ((speaker_id IS NULL) <> (outlet_id IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX hop_speaker ON hop (speaker_id) WHERE speaker_id IS NOT NULL;
CREATE INDEX hop_outlet ON hop (outlet_id) WHERE outlet_id IS NOT NULL;

-- A typed link from a later claim to an earlier one.
CREATE TABLE relation (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  claim_id INTEGER NOT NULL REFERENCES claim (id),
  type     TEXT NOT NULL CONSTRAINT relation_type_known CHECK (type IN ('denies', 'contradicts', 'disputes', 'refutes', 'confirms',
             'supports', 'repeats', 'quotes', 'qualifies', 'corrects', 'retracts', 'supersedes', 'responds-to')),
  to_claim_id INTEGER NOT NULL REFERENCES claim (id),
  scope    TEXT CONSTRAINT relation_scope_known CHECK (scope IN ('full', 'partial')),
  -- What of it is denied, in words.
  part     TEXT,
  force    TEXT CONSTRAINT relation_force_known CHECK (force IN ('categorical', 'qualified', 'non-denial')),
  basis    TEXT NOT NULL CONSTRAINT relation_basis_known CHECK (basis IN ('explicit', 'analyst')),
  note     TEXT,
  entry_id INTEGER NOT NULL REFERENCES entry (id),
  CONSTRAINT relation_once UNIQUE (claim_id, type, to_claim_id),
  CONSTRAINT relation_of_two_claims CHECK (claim_id <> to_claim_id),
  CONSTRAINT relation_challenge_has_scope_and_force CHECK
    ((type IN ('denies', 'contradicts', 'disputes', 'refutes')) = (scope IS NOT NULL AND force IS NOT NULL)),
  CONSTRAINT relation_part_of_partial CHECK ((scope IS 'partial') = (part IS NOT NULL))
) STRICT;
CREATE INDEX relation_to ON relation (to_claim_id);

CREATE TABLE topic (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  name     TEXT NOT NULL CONSTRAINT topic_is_named CHECK (name <> ''),
  name_key TEXT NOT NULL CONSTRAINT topic_name_once UNIQUE,
  note     TEXT,
  entry_id INTEGER NOT NULL REFERENCES entry (id)
) STRICT;

CREATE TABLE claim_topic (
  claim_id INTEGER NOT NULL REFERENCES claim (id),
  topic_id INTEGER NOT NULL REFERENCES topic (id),
  entry_id INTEGER NOT NULL REFERENCES entry (id),
  PRIMARY KEY (claim_id, topic_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_topic_topic ON claim_topic (topic_id);

CREATE TABLE article_topic (
  article_id INTEGER NOT NULL REFERENCES article (id),
  topic_id   INTEGER NOT NULL REFERENCES topic (id),
  entry_id   INTEGER NOT NULL REFERENCES entry (id),
  PRIMARY KEY (article_id, topic_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_topic_topic ON article_topic (topic_id);
INSERT INTO refinery_schema_history VALUES (1, 'record', '2026-11-20T08:00:00Z', '781741066053128808');
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
INSERT INTO refinery_schema_history VALUES (2, 'earlier_versions', '2026-11-20T08:00:00Z', '10469861372418265862');
-- Captures: the bytes of an article as somebody retrieved them, the plain text taken from them, and where each quote stands.
--
-- Why: a quote is evidence only if the text it stands in is kept beside it and cannot change unnoticed. The bytes are kept
-- once, compressed, under their SHA-256; each retrieval is a row of its own, also of the same bytes on another day.
-- What old rows become: quotes recorded before have no anchor (NULL); they are anchored when their article is captured.
--
-- Offsets count code points of capture.text, from 0, the end not included (Web Annotation TextPositionSelector); prefix and
-- suffix are the words around the quote (TextQuoteSelector).

CREATE TABLE content (
  sha256   TEXT PRIMARY KEY CONSTRAINT content_sha256_is_hex CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  size     INTEGER NOT NULL CONSTRAINT content_size_is_counted CHECK (size >= 0),
  packing  TEXT NOT NULL CONSTRAINT content_packing_known CHECK (packing IN ('deflate')),
  packed   BLOB NOT NULL,
  entry_id INTEGER NOT NULL REFERENCES entry (id)
) STRICT;

CREATE TABLE capture (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  article_id INTEGER NOT NULL REFERENCES article (id),
  sha256     TEXT NOT NULL REFERENCES content (sha256),
  -- When the bytes were retrieved; UTC.
  at         TEXT NOT NULL
             CONSTRAINT capture_at_is_utc CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
  method     TEXT NOT NULL CONSTRAINT capture_method_known CHECK (method IN ('file', 'stdin', 'fetch')),
  -- The file's name or the address that was asked for, and the address that answered.
  source     TEXT,
  final_url  TEXT,
  media      TEXT NOT NULL CONSTRAINT capture_media_known CHECK (media IN ('html', 'plain')),
  charset    TEXT NOT NULL,
  text       TEXT NOT NULL CONSTRAINT capture_text_is_not_blank CHECK (text <> ''),
  -- Of the text, in UTF-8: the bytes have their own.
  text_sha256 TEXT NOT NULL CONSTRAINT capture_text_sha256_is_hex CHECK (length(text_sha256) = 64 AND text_sha256 NOT GLOB '*[^0-9a-f]*'),
  entry_id   INTEGER NOT NULL REFERENCES entry (id)
) STRICT;
CREATE INDEX capture_article ON capture (article_id);
CREATE INDEX capture_content ON capture (sha256);

ALTER TABLE quote ADD COLUMN capture_id INTEGER REFERENCES capture (id);
ALTER TABLE quote ADD COLUMN start_offset INTEGER CONSTRAINT quote_start_is_counted CHECK (start_offset >= 0);
ALTER TABLE quote ADD COLUMN end_offset INTEGER CONSTRAINT quote_end_follows_start CHECK (end_offset > start_offset);
ALTER TABLE quote ADD COLUMN prefix TEXT;
ALTER TABLE quote ADD COLUMN suffix TEXT;
CREATE INDEX quote_capture ON quote (capture_id) WHERE capture_id IS NOT NULL;

DROP TRIGGER quote_keeps_updated;
DROP TRIGGER quote_keeps_deleted;

CREATE TRIGGER quote_keeps_updated AFTER UPDATE ON quote BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'quote', OLD.appearance_id || '/' || OLD.position, 'update', json_object(
    'appearance_id', OLD.appearance_id, 'position', OLD.position, 'exact', OLD.exact, 'entry_id', OLD.entry_id,
    'capture_id', OLD.capture_id, 'start_offset', OLD.start_offset, 'end_offset', OLD.end_offset,
    'prefix', OLD.prefix, 'suffix', OLD.suffix));
END;

CREATE TRIGGER quote_keeps_deleted AFTER DELETE ON quote BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'quote', OLD.appearance_id || '/' || OLD.position, 'delete', json_object(
    'appearance_id', OLD.appearance_id, 'position', OLD.position, 'exact', OLD.exact, 'entry_id', OLD.entry_id,
    'capture_id', OLD.capture_id, 'start_offset', OLD.start_offset, 'end_offset', OLD.end_offset,
    'prefix', OLD.prefix, 'suffix', OLD.suffix));
END;

CREATE TRIGGER content_keeps_updated AFTER UPDATE ON content BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'content', OLD.sha256, 'update', json_object(
    'sha256', OLD.sha256, 'size', OLD.size, 'packing', OLD.packing, 'packed', hex(OLD.packed), 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER content_keeps_deleted AFTER DELETE ON content BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'content', OLD.sha256, 'delete', json_object(
    'sha256', OLD.sha256, 'size', OLD.size, 'packing', OLD.packing, 'packed', hex(OLD.packed), 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER capture_keeps_updated AFTER UPDATE ON capture BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'capture', CAST(OLD.id AS TEXT), 'update', json_object(
    'id', OLD.id, 'article_id', OLD.article_id, 'sha256', OLD.sha256, 'at', OLD.at, 'method', OLD.method,
    'source', OLD.source, 'final_url', OLD.final_url, 'media', OLD.media, 'charset', OLD.charset, 'text', OLD.text,
    'text_sha256', OLD.text_sha256, 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER capture_keeps_deleted AFTER DELETE ON capture BEGIN
  INSERT INTO history (entry_id, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), 'capture', CAST(OLD.id AS TEXT), 'delete', json_object(
    'id', OLD.id, 'article_id', OLD.article_id, 'sha256', OLD.sha256, 'at', OLD.at, 'method', OLD.method,
    'source', OLD.source, 'final_url', OLD.final_url, 'media', OLD.media, 'charset', OLD.charset, 'text', OLD.text,
    'text_sha256', OLD.text_sha256, 'entry_id', OLD.entry_id));
END;
INSERT INTO refinery_schema_history VALUES (3, 'captures', '2026-11-20T08:00:00Z', '2062809433622355322');
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
INSERT INTO refinery_schema_history VALUES (4, 'withdrawn_and_assessed', '2026-11-20T08:00:00Z', '11453131708790144530');
-- Proof and redirects: every version of a record has a hash, every entry a link to the one before; two speakers can be one.
--
-- Why: SQLite does not notice an altered text. Each version of a record leaves the SHA-256 of its canonical form (the module
-- `store/chain` says what that is), and each entry the SHA-256 over the entry before it, over what the command was, and over
-- every version and every replaced row that it left. So a flipped bit, or a row changed with another tool, is named, and
-- whoever keeps the last link elsewhere can show that nothing before it was rewritten. An entry says why it was made and
-- which other entry it undoes. A merged speaker is a redirect that can be taken back.
-- What old rows become: the program hashes every record and every entry when it upgrades the ledger; from then on a change is
-- noticed, what was altered before is not.
--
-- A record is a row with its parts: a claim with its speakers, whom it is about and its topics; an appearance with its quotes
-- and hops; an article with its topics; a speaker with aliases and affiliations; any other row alone.

ALTER TABLE entry ADD COLUMN why TEXT CONSTRAINT entry_why_is_not_blank CHECK (why <> '');
ALTER TABLE entry ADD COLUMN undoes INTEGER REFERENCES entry (id);
-- How many records it left a version of; and up to which row of the history it accepts what was changed outside of gainsay.
ALTER TABLE entry ADD COLUMN records INTEGER CONSTRAINT entry_records_are_counted CHECK (records >= 0);
ALTER TABLE entry ADD COLUMN accepts INTEGER REFERENCES history (seq);
ALTER TABLE entry ADD COLUMN sha256 TEXT
  CONSTRAINT entry_sha256_is_hex CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*');

CREATE TABLE version (
  record    TEXT NOT NULL CONSTRAINT version_record_known CHECK (record IN ('outlet', 'article', 'speaker', 'claim', 'appearance',
              'capture', 'content', 'relation', 'topic', 'assessment')),
  -- The row's number; of content, the SHA-256 that is its key.
  record_id ANY NOT NULL,
  entry_id  INTEGER NOT NULL REFERENCES entry (id),
  -- Of the record as this entry left it; NULL: the entry took it out.
  sha256    BLOB CONSTRAINT version_sha256_is_32_bytes CHECK (length(sha256) = 32),
  PRIMARY KEY (record, record_id, entry_id)
) STRICT, WITHOUT ROWID;

-- The speaker that this one turned out to be (the redirect that was recorded), and whom it leads to in the end: the same
-- unless that one was merged too.
ALTER TABLE speaker ADD COLUMN merged_into INTEGER REFERENCES speaker (id)
  CONSTRAINT speaker_merged_into_another CHECK (merged_into <> id);
ALTER TABLE speaker ADD COLUMN survivor_id INTEGER REFERENCES speaker (id)
  CONSTRAINT speaker_survivor_of_merged CHECK ((merged_into IS NULL) = (survivor_id IS NULL) AND survivor_id <> id);
CREATE INDEX speaker_survivor ON speaker (survivor_id) WHERE survivor_id IS NOT NULL;

-- What was kept is never changed. A statement that tries is refused, whichever tool it comes from.
CREATE TRIGGER history_is_kept BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'history is only added to'); END;
CREATE TRIGGER history_stays BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'history is only added to'); END;
CREATE TRIGGER version_is_kept BEFORE UPDATE ON version BEGIN SELECT RAISE(ABORT, 'versions are only added to'); END;
CREATE TRIGGER version_stays BEFORE DELETE ON version BEGIN SELECT RAISE(ABORT, 'versions are only added to'); END;
CREATE TRIGGER entry_is_kept BEFORE UPDATE ON entry WHEN OLD.is_open = 0 AND OLD.sha256 IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'entries are only added to'); END;
CREATE TRIGGER entry_stays BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entries are only added to'); END;

DROP TRIGGER speaker_keeps_updated;
DROP TRIGGER speaker_keeps_deleted;

CREATE TRIGGER speaker_keeps_updated AFTER UPDATE ON speaker BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'speaker', CAST(OLD.id AS TEXT), 'update', json_object(
    'id', OLD.id, 'name', OLD.name, 'name_key', OLD.name_key, 'kind', OLD.kind, 'note', OLD.note,
    'entry_id', OLD.entry_id, 'withdrawn', OLD.withdrawn, 'withdrawn_entry_id', OLD.withdrawn_entry_id,
    'merged_into', OLD.merged_into, 'survivor_id', OLD.survivor_id));
END;

CREATE TRIGGER speaker_keeps_deleted AFTER DELETE ON speaker BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'speaker', CAST(OLD.id AS TEXT), 'delete', json_object(
    'id', OLD.id, 'name', OLD.name, 'name_key', OLD.name_key, 'kind', OLD.kind, 'note', OLD.note,
    'entry_id', OLD.entry_id, 'withdrawn', OLD.withdrawn, 'withdrawn_entry_id', OLD.withdrawn_entry_id,
    'merged_into', OLD.merged_into, 'survivor_id', OLD.survivor_id));
END;
INSERT INTO refinery_schema_history VALUES (5, 'chained_and_merged', '2026-11-20T08:00:00Z', '2477301290667287387');
-- The index for full-text search: which words stand in which claim, and in which article; and one of what is challenged.
--
-- Why: a search must not read a million texts. The words are those of `domain/search/words.rs`: folded, stemmed, one for each
-- character where a script sets no spaces, so the tokenizer here has only to split at spaces. Only the words are kept, not a
-- second copy of the texts (contentless); what the index proposes is read again in the record before it is shown.
-- What old rows become: the program puts them into the index when it upgrades the ledger.
--
-- No triggers: each writing command brings the index up to date once, before it commits. search_state says how far it has
-- got; whatever was recorded or changed after that (by another tool, too) is looked at by every search all the same.

CREATE VIRTUAL TABLE search_claim USING fts5(words, content = '', contentless_delete = 1, tokenize = 'ascii');
CREATE VIRTUAL TABLE search_article USING fts5(words, content = '', contentless_delete = 1, tokenize = 'ascii');

CREATE TABLE search_state (
  id         INTEGER PRIMARY KEY CONSTRAINT search_state_is_one_row CHECK (id = 1),
  -- The highest numbers that are in the index: rows are only added above them.
  claim      INTEGER NOT NULL,
  appearance INTEGER NOT NULL,
  article    INTEGER NOT NULL,
  capture    INTEGER NOT NULL,
  -- The last change of a row (history.seq) that is.
  history    INTEGER NOT NULL
) STRICT;
INSERT INTO search_state (id, claim, appearance, article, capture, history) VALUES (1, 0, 0, 0, 0, 0);

-- The first page of a dispute list is found without looking at every claim, also where only one in a thousand is challenged.
CREATE INDEX relation_challenge ON relation (to_claim_id) WHERE type IN ('denies', 'contradicts', 'disputes', 'refutes');
CREATE INDEX relation_contradiction ON relation (claim_id) WHERE type = 'contradicts';
INSERT INTO refinery_schema_history VALUES (6, 'searchable', '2026-11-20T08:00:00Z', '13134743117945990124');
-- What was withdrawn is found at once, and mostly that there is nothing.
--
-- Why: a withdrawn record is left out of every list, and with a claim, an article or an appearance others that depend on it.
-- Every reading command asks first whether anything was withdrawn at all; these indexes hold only what was.
-- What old rows become: they stay as they are.

CREATE INDEX claim_withdrawn ON claim (id) WHERE withdrawn IS NOT NULL;
CREATE INDEX appearance_withdrawn ON appearance (id) WHERE withdrawn IS NOT NULL;
CREATE INDEX article_withdrawn ON article (id) WHERE withdrawn IS NOT NULL;
CREATE INDEX capture_withdrawn ON capture (id) WHERE withdrawn IS NOT NULL;
CREATE INDEX speaker_withdrawn ON speaker (id) WHERE withdrawn IS NOT NULL;
INSERT INTO refinery_schema_history VALUES (7, 'withdrawn_found', '2026-11-20T08:00:00Z', '13414224065365466117');
-- Checksums of what a file holds beside the record: the blocks of the search index, and the record of schema steps.
--
-- Why: SQLite does not notice a flipped bit in a value. The hashes of versions notice one in the record; one in the index could
-- change what a search finds, or stay unseen in words that are no longer used.
-- What old rows become: they stay as they are; the program adds up the blocks when it upgrades the ledger.

CREATE TABLE checksum (
  -- The table that is meant.
  part TEXT NOT NULL,
  -- Its row; of the table with one small row for each claim or article, 256 of them: the row's number divided by 256.
  id   INTEGER NOT NULL,
  -- The first 8 bytes of a SHA-256, as a number: see src/store/checksum.rs.
  sum  INTEGER NOT NULL,
  PRIMARY KEY (part, id)
) STRICT, WITHOUT ROWID;
INSERT INTO refinery_schema_history VALUES (8, 'checksums', '2026-11-20T08:00:00Z', '11003717231543328674');
-- Words are cut otherwise: "used" is a form of "use", and no longer the word "us".
--
-- Why: a search for "US" found all that was used, and one for "use" did not. The rule is in src/domain/search/stem.rs.
-- What old rows become: the record stays as it is; the index is emptied, and the program makes it again when it upgrades the ledger.

INSERT INTO search_claim (search_claim) VALUES ('delete-all');
INSERT INTO search_article (search_article) VALUES ('delete-all');
UPDATE search_state SET claim = 0, appearance = 0, article = 0, capture = 0, history = 0 WHERE id = 1;
INSERT INTO refinery_schema_history VALUES (9, 'stems', '2026-11-20T08:00:00Z', '15216196649418810402');
-- rows
INSERT INTO entry (id, at, who, tool, command, is_open, sha256) VALUES
  (1, '2026-11-20T08:00:00.000Z', 'kim', 'gainsay 0.1.0', 'gainsay log ferry.toml', 0, '9493ba7b84e91824e1f872b101488c192ee75f96212e0820d8ba369df674d47d'),
  (2, '2026-11-20T09:00:00.000Z', 'kim', 'gainsay 0.1.0', 'gainsay speaker edit s2 --kind organization', 0, '930fd5eeff378ec4f61c056148ffc9b9a4234a19e43e8cf482e8cad07fa2c8f0');
INSERT INTO outlet (id, name, name_key, domain, country, state_controlled, note, entry_id) VALUES
  (1, 'Harbour Gazette', 'harbour gazette', 'gazette.example', 'NO', 0, NULL, 1),
  (3, 'Norddeich Radio', 'norddeich radio', NULL, 'DE', 1, 'o2 was never kept', 1);
INSERT INTO article (id, url, headline, outlet_id, byline, published_words, published_edtf, published_earliest, published_latest, published_rule, language, kind, note, entry_id) VALUES
  (1, 'https://gazette.example/ferry', 'Ferry ran aground, owner says no', 1, 'A. Berg', NULL, '2026-11-19', '2026-11-19', '2026-11-19', 'as-given', 'en', 'news', 'two claims', 1),
  (2, NULL, 'Radio report of the morning', 3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'broadcast', NULL, 1);
INSERT INTO speaker (id, name, name_key, kind, note, entry_id) VALUES
  (1, 'Coast Guard', 'coast guard', 'organization', NULL, 1),
  (2, 'Fjordline AS', 'fjordline as', 'organization', NULL, 1),
  (3, 'Mari Ås', 'mari ås', 'person', 'spokeswoman', 1),
  (4, 'a passenger', 'a passenger', 'unnamed', NULL, 1);
INSERT INTO alias (id, speaker_id, name, name_key, entry_id) VALUES (1, 2, 'Fjordline', 'fjordline', 1);
INSERT INTO affiliation (id, person_id, organization_id, role, from_edtf, until_edtf, entry_id) VALUES (1, 3, 2, 'head of press', '2024-03', NULL, 1);
INSERT INTO claim (id, ref, kind, text, said_words, said_edtf, said_earliest, said_latest, said_rule, event_words, event_edtf, event_earliest, event_latest, event_rule, note, entry_id) VALUES
  (1, 'aground', 'allegation', 'The ferry ran aground.' || char(10) || 'Nobody was hurt.', 'yesterday', '2026-11-18', '2026-11-18', '2026-11-18', 'yesterday', NULL, '2026-11', '2026-11-01', '2026-11-30', 'as-given', NULL, 1),
  (2, NULL, 'denial', NULL, NULL, '../2026-11-19', NULL, '2026-11-19', 'by-publication', NULL, NULL, NULL, NULL, NULL, 'no text of its own', 1),
  (5, 'felt', 'statement', 'It felt like "a wall" — 100 %.', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1);
INSERT INTO claim_speaker (claim_id, position, speaker_id, name_as_given, title, on_behalf_of, entry_id) VALUES
  (1, 1, 1, 'the coast guard', NULL, NULL, 1),
  (2, 1, 3, 'Mari Ås', 'spokeswoman', 2, 1),
  (2, 2, 2, 'Fjordline', NULL, NULL, 1),
  (5, 1, 4, 'a passenger', NULL, NULL, 1);
INSERT INTO claim_about (claim_id, position, speaker_id, name_as_given, title, on_behalf_of, entry_id) VALUES (1, 1, 2, 'the owner', NULL, NULL, 1);
INSERT INTO appearance (id, claim_id, article_id, position, mode, note, entry_id) VALUES
  (1, 1, 1, 1, 'indirect', NULL, 1), (2, 2, 1, 2, 'mixed', NULL, 1), (3, 5, 2, 1, 'direct', NULL, 1), (4, 1, 2, 2, NULL, 'seen again', 1);
INSERT INTO content (sha256, size, packing, packed, entry_id) VALUES
  ('2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824', 5, 'deflate', x'789ccb48cdc9c90700062c0215', 1);
INSERT INTO capture (id, article_id, sha256, at, method, source, final_url, media, charset, text, text_sha256, entry_id) VALUES
  (1, 1, '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824', '2026-11-20T08:00:00.000Z', 'file', 'ferry.txt', NULL, 'plain', 'UTF-8', 'hello',
   '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824', 1);
INSERT INTO quote (appearance_id, position, exact, entry_id) VALUES
  (1, 1, 'had run aground', 1), (2, 1, 'That is', 1), (2, 2, 'not so', 1), (3, 1, 'like a wall', 1);
INSERT INTO hop (appearance_id, position, speaker_id, outlet_id, name_as_given, title, cue, entry_id) VALUES
  (4, 1, NULL, 1, 'the Gazette', NULL, 'as reported by', 1), (4, 2, 1, NULL, 'coast guard', 'duty officer', NULL, 1);
INSERT INTO relation (id, claim_id, type, to_claim_id, scope, part, force, basis, note, entry_id) VALUES
  (1, 2, 'denies', 1, 'partial', 'that it ran aground', 'qualified', 'explicit', NULL, 1),
  (2, 5, 'supports', 1, NULL, NULL, NULL, 'analyst', 'a reading of ours', 1);
INSERT INTO topic (id, name, name_key, note, entry_id) VALUES (1, 'Ferries', 'ferries', NULL, 1), (2, 'safety', 'safety', 'n', 1);
INSERT INTO claim_topic (claim_id, topic_id, entry_id) VALUES (1, 1, 1), (1, 2, 1);
INSERT INTO article_topic (article_id, topic_id, entry_id) VALUES (1, 1, 1);
-- A quote that was found in the capture.
UPDATE quote SET capture_id = 1, start_offset = 1, end_offset = 3, prefix = 'h', suffix = 'lo' WHERE appearance_id = 3;
INSERT INTO assessment (id, claim_id, rating, scale, speaker_id, name_as_given, url, assessed_words, assessed_edtf, assessed_earliest, assessed_latest, assessed_rule, note, entry_id) VALUES
  (1, 1, 'mostly true', 'five steps', 1, 'the coast guard', 'https://gazette.example/check', 'on Friday', '2026-11-20', '2026-11-20', '2026-11-20', 'weekday', 'a note', 1);
UPDATE relation SET withdrawn = 'misread', withdrawn_entry_id = 2 WHERE id = 2;
UPDATE relation SET article_id = 1, quote = 'That is not so' WHERE id = 1;
-- A row that was edited once and one that was taken out, as the triggers of schema 2 keep them.
UPDATE topic SET note = 'boats too' WHERE id = 1;
DELETE FROM claim_topic WHERE claim_id = 1 AND topic_id = 2;
-- A version, as the program hashes it, and a speaker that turned out to be another.
INSERT INTO version (record, record_id, entry_id, sha256) VALUES
  ('topic', 2, 1, x'2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824');
UPDATE speaker SET merged_into = 1, survivor_id = 1 WHERE id = 4;
-- A claim that was withdrawn.
UPDATE claim SET withdrawn = 'misread', withdrawn_entry_id = 2 WHERE id = 2;
-- The index, as the program of schema 9 cuts words.
INSERT INTO claim (id, kind, text, entry_id) VALUES (6, 'statement', 'The pumps were used.', 1);
INSERT INTO appearance (id, claim_id, article_id, position, entry_id) VALUES (6, 6, 1, 6, 1);
INSERT INTO search_claim (rowid, words) VALUES (1, 'the ferry ran aground ¦ '), (6, 'the pump were use ¦ ');
UPDATE search_state SET (claim, appearance, article, capture, history) = (SELECT
  (SELECT max(id) FROM claim), (SELECT max(id) FROM appearance), (SELECT max(id) FROM article), (SELECT max(id) FROM capture),
  (SELECT max(seq) FROM history));
INSERT INTO checksum (part, id, sum) VALUES ('search_claim_data', 1, 0);
-- What could be recorded before and is refused now: an article under a second address, a denial of nothing, a claim taken back by
-- somebody else, a speaker who speaks for itself, a name that is nobody's.
INSERT INTO article (id, url, headline, outlet_id, entry_id) VALUES (4, 'http://www.gazette.example/ferry/?utm_source=feed#top', 'Ferry ran aground', 1, 1);
INSERT INTO claim (id, kind, text, entry_id) VALUES (7, 'denial', 'The ferry ran aground.', 1), (8, 'retraction', 'It did not run aground.', 1);
INSERT INTO speaker (id, name, name_key, entry_id) VALUES (5, 'N/A', 'n/a', 1);
INSERT INTO claim_speaker (claim_id, position, speaker_id, name_as_given, title, on_behalf_of, entry_id) VALUES
  (6, 1, 5, 'N/A', NULL, NULL, 1), (7, 1, 2, 'Fjordline', NULL, 2, 1), (8, 1, 3, 'Mari Ås', NULL, NULL, 1);
INSERT INTO appearance (id, claim_id, article_id, position, entry_id) VALUES (7, 7, 4, 1, 1), (8, 8, 4, 2, 1);
INSERT INTO relation (id, claim_id, type, to_claim_id, basis, entry_id) VALUES (3, 8, 'retracts', 1, 'explicit', 1);
