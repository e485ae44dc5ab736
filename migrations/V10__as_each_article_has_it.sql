-- What each article says of a claim, by which addresses an article goes, and who somebody is elsewhere.
--
-- Why: a claim seen in a second article had the names and titles of the first. A speaker can speak for several bodies. An article says where
-- in it a claim stands (`at`: a time code or a page) and with which words it doubts it (`hedge`). One article has several addresses, and two
-- articles can turn out to be one. A speaker or an outlet has an address in a register of others (Wikidata, VIAF, one's own), which is the
-- surest way to tell whom a name means.
-- What old rows become: they stay as they are. The program writes the keys of their addresses when it upgrades the ledger; two articles whose
-- addresses have one key stay two, and a check names them.

-- Where in the article the claim stands, and the article's own words of doubt ("allegedly").
ALTER TABLE appearance ADD COLUMN at TEXT CONSTRAINT appearance_at_is_not_blank CHECK (at <> '');
ALTER TABLE appearance ADD COLUMN hedge TEXT CONSTRAINT appearance_hedge_is_not_blank CHECK (hedge <> '');

-- The speakers as a further article gives them, in its order. Those of the article in which the claim was recorded first stand in claim_speaker.
CREATE TABLE appearance_speaker (
  appearance_id INTEGER NOT NULL REFERENCES appearance (id),
  position      INTEGER NOT NULL CONSTRAINT appearance_speaker_counts_from_1 CHECK (position >= 1),
  speaker_id    INTEGER NOT NULL REFERENCES speaker (id),
  name_as_given TEXT NOT NULL,
  title         TEXT,
  entry_id      INTEGER NOT NULL REFERENCES entry (id),
  PRIMARY KEY (appearance_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX appearance_speaker_speaker ON appearance_speaker (speaker_id);

-- The bodies that a speaker of a claim spoke for, from the second on. The first is claim_speaker.on_behalf_of.
CREATE TABLE claim_body (
  claim_id         INTEGER NOT NULL REFERENCES claim (id),
  speaker_position INTEGER NOT NULL CONSTRAINT claim_body_speaker_counts_from_1 CHECK (speaker_position >= 1),
  position         INTEGER NOT NULL CONSTRAINT claim_body_counts_from_2 CHECK (position >= 2),
  speaker_id       INTEGER NOT NULL REFERENCES speaker (id),
  entry_id         INTEGER NOT NULL REFERENCES entry (id),
  PRIMARY KEY (claim_id, speaker_position, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_body_speaker ON claim_body (speaker_id);

-- Who somebody is elsewhere (schema:sameAs). The key is the address as it is compared.
CREATE TABLE speaker_same_as (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  speaker_id  INTEGER NOT NULL REFERENCES speaker (id),
  address     TEXT NOT NULL CONSTRAINT speaker_same_as_is_not_blank CHECK (address <> ''),
  address_key TEXT NOT NULL CONSTRAINT speaker_same_as_once UNIQUE,
  entry_id    INTEGER NOT NULL REFERENCES entry (id)
) STRICT;
CREATE INDEX speaker_same_as_speaker ON speaker_same_as (speaker_id);

CREATE TABLE outlet_same_as (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  outlet_id   INTEGER NOT NULL REFERENCES outlet (id),
  address     TEXT NOT NULL CONSTRAINT outlet_same_as_is_not_blank CHECK (address <> ''),
  address_key TEXT NOT NULL CONSTRAINT outlet_same_as_once UNIQUE,
  entry_id    INTEGER NOT NULL REFERENCES entry (id)
) STRICT;
CREATE INDEX outlet_same_as_outlet ON outlet_same_as (outlet_id);

-- The article that this one turned out to be (the redirect that was recorded), and which it leads to in the end.
ALTER TABLE article ADD COLUMN merged_into INTEGER REFERENCES article (id)
  CONSTRAINT article_merged_into_another CHECK (merged_into <> id);
ALTER TABLE article ADD COLUMN survivor_id INTEGER REFERENCES article (id)
  CONSTRAINT article_survivor_of_merged CHECK ((merged_into IS NULL) = (survivor_id IS NULL) AND survivor_id <> id);
CREATE INDEX article_survivor ON article (survivor_id) WHERE survivor_id IS NOT NULL;

-- Further addresses under which an article was given, as they were given: with what tracks, of an archive, of a mobile form.
CREATE TABLE article_address (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  article_id INTEGER NOT NULL REFERENCES article (id),
  url        TEXT NOT NULL CONSTRAINT article_address_is_not_blank CHECK (url <> ''),
  url_key    TEXT NOT NULL,
  entry_id   INTEGER NOT NULL REFERENCES entry (id),
  CONSTRAINT article_address_once UNIQUE (article_id, url)
) STRICT;
CREATE INDEX article_address_key ON article_address (url_key);

-- By which key an article is found: that of article.url, as src/domain/address makes it. No part of the record: it follows from it.
CREATE TABLE article_key (
  article_id INTEGER PRIMARY KEY REFERENCES article (id),
  key        TEXT NOT NULL
) STRICT;
CREATE INDEX article_key_key ON article_key (key);
CREATE TRIGGER article_key_goes AFTER DELETE ON article BEGIN DELETE FROM article_key WHERE article_id = OLD.id; END;
CREATE TRIGGER article_key_is_old AFTER UPDATE OF url ON article WHEN OLD.url IS NOT NEW.url
BEGIN DELETE FROM article_key WHERE article_id = OLD.id; END;

DROP TRIGGER appearance_keeps_updated;
DROP TRIGGER appearance_keeps_deleted;
DROP TRIGGER article_keeps_updated;
DROP TRIGGER article_keeps_deleted;

CREATE TRIGGER appearance_keeps_updated AFTER UPDATE ON appearance BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'appearance', CAST(OLD.id AS TEXT), 'update', json_object(
    'id', OLD.id, 'claim_id', OLD.claim_id, 'article_id', OLD.article_id, 'position', OLD.position, 'mode', OLD.mode,
    'note', OLD.note, 'entry_id', OLD.entry_id, 'withdrawn', OLD.withdrawn,
    'withdrawn_entry_id', OLD.withdrawn_entry_id, 'at', OLD.at, 'hedge', OLD.hedge));
END;

CREATE TRIGGER appearance_keeps_deleted AFTER DELETE ON appearance BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'appearance', CAST(OLD.id AS TEXT), 'delete', json_object(
    'id', OLD.id, 'claim_id', OLD.claim_id, 'article_id', OLD.article_id, 'position', OLD.position, 'mode', OLD.mode,
    'note', OLD.note, 'entry_id', OLD.entry_id, 'withdrawn', OLD.withdrawn,
    'withdrawn_entry_id', OLD.withdrawn_entry_id, 'at', OLD.at, 'hedge', OLD.hedge));
END;

CREATE TRIGGER article_keeps_updated AFTER UPDATE ON article BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'article', CAST(OLD.id AS TEXT), 'update', json_object(
    'id', OLD.id, 'url', OLD.url, 'headline', OLD.headline, 'outlet_id', OLD.outlet_id, 'byline', OLD.byline,
    'published_words', OLD.published_words, 'published_edtf', OLD.published_edtf,
    'published_earliest', OLD.published_earliest, 'published_latest', OLD.published_latest,
    'published_rule', OLD.published_rule, 'language', OLD.language, 'kind', OLD.kind, 'note', OLD.note,
    'entry_id', OLD.entry_id, 'withdrawn', OLD.withdrawn, 'withdrawn_entry_id', OLD.withdrawn_entry_id,
    'merged_into', OLD.merged_into, 'survivor_id', OLD.survivor_id));
END;

CREATE TRIGGER article_keeps_deleted AFTER DELETE ON article BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'article', CAST(OLD.id AS TEXT), 'delete', json_object(
    'id', OLD.id, 'url', OLD.url, 'headline', OLD.headline, 'outlet_id', OLD.outlet_id, 'byline', OLD.byline,
    'published_words', OLD.published_words, 'published_edtf', OLD.published_edtf,
    'published_earliest', OLD.published_earliest, 'published_latest', OLD.published_latest,
    'published_rule', OLD.published_rule, 'language', OLD.language, 'kind', OLD.kind, 'note', OLD.note,
    'entry_id', OLD.entry_id, 'withdrawn', OLD.withdrawn, 'withdrawn_entry_id', OLD.withdrawn_entry_id,
    'merged_into', OLD.merged_into, 'survivor_id', OLD.survivor_id));
END;

CREATE TRIGGER appearance_speaker_keeps_updated AFTER UPDATE ON appearance_speaker BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'appearance_speaker', OLD.appearance_id || '/' || OLD.position, 'update', json_object(
    'appearance_id', OLD.appearance_id, 'position', OLD.position, 'speaker_id', OLD.speaker_id,
    'name_as_given', OLD.name_as_given, 'title', OLD.title, 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER appearance_speaker_keeps_deleted AFTER DELETE ON appearance_speaker BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'appearance_speaker', OLD.appearance_id || '/' || OLD.position, 'delete', json_object(
    'appearance_id', OLD.appearance_id, 'position', OLD.position, 'speaker_id', OLD.speaker_id,
    'name_as_given', OLD.name_as_given, 'title', OLD.title, 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER claim_body_keeps_updated AFTER UPDATE ON claim_body BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'claim_body', OLD.claim_id || '/' || OLD.speaker_position || '/' || OLD.position, 'update', json_object(
    'claim_id', OLD.claim_id, 'speaker_position', OLD.speaker_position, 'position', OLD.position,
    'speaker_id', OLD.speaker_id, 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER claim_body_keeps_deleted AFTER DELETE ON claim_body BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'claim_body', OLD.claim_id || '/' || OLD.speaker_position || '/' || OLD.position, 'delete', json_object(
    'claim_id', OLD.claim_id, 'speaker_position', OLD.speaker_position, 'position', OLD.position,
    'speaker_id', OLD.speaker_id, 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER speaker_same_as_keeps_updated AFTER UPDATE ON speaker_same_as BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'speaker_same_as', CAST(OLD.id AS TEXT), 'update', json_object(
    'id', OLD.id, 'speaker_id', OLD.speaker_id, 'address', OLD.address, 'address_key', OLD.address_key,
    'entry_id', OLD.entry_id));
END;

CREATE TRIGGER speaker_same_as_keeps_deleted AFTER DELETE ON speaker_same_as BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'speaker_same_as', CAST(OLD.id AS TEXT), 'delete', json_object(
    'id', OLD.id, 'speaker_id', OLD.speaker_id, 'address', OLD.address, 'address_key', OLD.address_key,
    'entry_id', OLD.entry_id));
END;

CREATE TRIGGER outlet_same_as_keeps_updated AFTER UPDATE ON outlet_same_as BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'outlet_same_as', CAST(OLD.id AS TEXT), 'update', json_object(
    'id', OLD.id, 'outlet_id', OLD.outlet_id, 'address', OLD.address, 'address_key', OLD.address_key,
    'entry_id', OLD.entry_id));
END;

CREATE TRIGGER outlet_same_as_keeps_deleted AFTER DELETE ON outlet_same_as BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'outlet_same_as', CAST(OLD.id AS TEXT), 'delete', json_object(
    'id', OLD.id, 'outlet_id', OLD.outlet_id, 'address', OLD.address, 'address_key', OLD.address_key,
    'entry_id', OLD.entry_id));
END;

CREATE TRIGGER article_address_keeps_updated AFTER UPDATE ON article_address BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'article_address', CAST(OLD.id AS TEXT), 'update', json_object(
    'id', OLD.id, 'article_id', OLD.article_id, 'url', OLD.url, 'url_key', OLD.url_key, 'entry_id', OLD.entry_id));
END;

CREATE TRIGGER article_address_keeps_deleted AFTER DELETE ON article_address BEGIN
  INSERT INTO history (entry_id, at_entry, record, record_id, op, was) VALUES (
    (SELECT id FROM entry WHERE is_open = 1), (SELECT max(id) FROM entry), 'article_address', CAST(OLD.id AS TEXT), 'delete', json_object(
    'id', OLD.id, 'article_id', OLD.article_id, 'url', OLD.url, 'url_key', OLD.url_key, 'entry_id', OLD.entry_id));
END;
