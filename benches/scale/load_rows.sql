PRAGMA journal_mode = DELETE;
PRAGMA synchronous = EXTRA;
PRAGMA cache_size = -49152;
PRAGMA foreign_keys = ON;
BEGIN IMMEDIATE;
INSERT INTO entry SELECT * FROM made.entry;
INSERT INTO outlet SELECT * FROM made.outlet;
INSERT INTO topic SELECT * FROM made.topic;
INSERT INTO speaker SELECT * FROM made.speaker;
INSERT INTO article SELECT * FROM made.article;
INSERT INTO claim SELECT * FROM made.claim;
INSERT INTO claim_speaker SELECT * FROM made.claim_speaker;
INSERT INTO claim_about SELECT * FROM made.claim_about;
INSERT INTO claim_topic SELECT * FROM made.claim_topic;
INSERT INTO appearance SELECT * FROM made.appearance;
INSERT INTO quote SELECT * FROM made.quote;
INSERT INTO relation SELECT * FROM made.relation;
CREATE VIRTUAL TABLE words_of_claims USING fts5(words, content = '', tokenize = 'porter unicode61');
INSERT INTO words_of_claims (rowid, words)
  SELECT id, text || ' ' || coalesce(
    (SELECT group_concat(exact, ' ') FROM appearance JOIN quote ON quote.appearance_id = appearance.id WHERE claim_id = claim.id), '') || ' ' || coalesce(
    (SELECT group_concat(headline, ' ') FROM appearance JOIN article ON article.id = article_id WHERE claim_id = claim.id), '')
  FROM claim;
CREATE VIRTUAL TABLE words_of_articles USING fts5(words, content = '', tokenize = 'porter unicode61');
INSERT INTO words_of_articles (rowid, words) SELECT id, headline FROM article;
