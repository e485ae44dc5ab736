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
