-- Words are cut otherwise: "used" is a form of "use", and no longer the word "us".
--
-- Why: a search for "US" found all that was used, and one for "use" did not. The rule is in src/domain/search/stem.rs.
-- What old rows become: the record stays as it is; the index is emptied, and the program makes it again when it upgrades the ledger.

INSERT INTO search_claim (search_claim) VALUES ('delete-all');
INSERT INTO search_article (search_article) VALUES ('delete-all');
UPDATE search_state SET claim = 0, appearance = 0, article = 0, capture = 0, history = 0 WHERE id = 1;
