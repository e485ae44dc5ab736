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
