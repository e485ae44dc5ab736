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
