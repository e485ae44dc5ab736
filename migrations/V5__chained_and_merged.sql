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
