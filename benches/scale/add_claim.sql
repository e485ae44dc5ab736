PRAGMA journal_mode = DELETE;
PRAGMA synchronous = EXTRA;
PRAGMA foreign_keys = ON;
BEGIN IMMEDIATE;
INSERT INTO entry (at, who, tool, command, is_open) VALUES ('2026-01-01T00:00:00.000Z', 'bench', 'sqlite3', 'sqlite3', 1);
INSERT INTO claim (kind, text, said_edtf, said_earliest, said_latest, said_rule, entry_id)
  VALUES ('statement', 'A claim of its own.', '2024-06-20', '2024-06-20', '2024-06-20', 'as-given', (SELECT max(id) FROM entry));
INSERT INTO claim_speaker (claim_id, position, speaker_id, name_as_given, entry_id)
  VALUES ((SELECT max(id) FROM claim), 1, (SELECT id FROM speaker WHERE name_key = 'ann example'), 'Ann Example', (SELECT max(id) FROM entry));
INSERT INTO appearance (claim_id, article_id, position, entry_id)
  VALUES ((SELECT max(id) FROM claim), 1, (SELECT max(position) + 1 FROM appearance WHERE article_id = 1), (SELECT max(id) FROM entry));
INSERT INTO version (record, record_id, entry_id, sha256) VALUES
  ('appearance', (SELECT max(id) FROM appearance), (SELECT max(id) FROM entry), zeroblob(32)),
  ('claim', (SELECT max(id) FROM claim), (SELECT max(id) FROM entry), zeroblob(32));
-- ready-made
UPDATE entry SET records = 2, sha256 = lower(hex(randomblob(32))), is_open = 0 WHERE is_open = 1;
COMMIT;
