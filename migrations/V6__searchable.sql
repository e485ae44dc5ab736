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
