SELECT 'c' || claim.id AS id, claim.ref, claim.kind,
  CASE WHEN EXISTS (SELECT 1 FROM relation WHERE to_claim_id = claim.id AND type IN ('denies', 'contradicts', 'disputes', 'refutes')
      AND scope = 'full' AND force <> 'non-denial' AND withdrawn IS NULL) THEN 'disputed'
    WHEN (SELECT count(*) FROM relation WHERE to_claim_id = claim.id AND type IN ('confirms', 'supports', 'repeats') AND withdrawn IS NULL) > 1
      THEN 'corroborated'
    ELSE 'unchallenged' END AS status,
  (SELECT group_concat(speaker.name, '; ') FROM claim_speaker JOIN speaker ON speaker.id = speaker_id WHERE claim_id = claim.id) AS speakers,
  (SELECT group_concat(title, '; ') FROM claim_speaker WHERE claim_id = claim.id) AS titles,
  (SELECT group_concat(body.name, '; ') FROM claim_speaker JOIN speaker AS body ON body.id = on_behalf_of WHERE claim_id = claim.id) AS speaking_for,
  said_edtf, said_words, said_earliest, said_latest, said_rule, text,
  (SELECT group_concat(exact, ' … ') FROM quote WHERE appearance_id =
    (SELECT appearance.id FROM appearance JOIN quote ON quote.appearance_id = appearance.id WHERE claim_id = claim.id ORDER BY appearance.id LIMIT 1)) AS quote,
  (SELECT group_concat(speaker.name, '; ') FROM claim_about JOIN speaker ON speaker.id = speaker_id WHERE claim_id = claim.id) AS about,
  event_edtf, event_words, event_earliest, event_latest, event_rule,
  (SELECT group_concat(type || ' c' || to_claim_id, '; ') FROM relation WHERE claim_id = claim.id) AS relations,
  (SELECT group_concat(topic.name, '; ') FROM claim_topic JOIN topic ON topic.id = topic_id WHERE claim_id = claim.id) AS topics,
  (SELECT group_concat('a' || article_id, '; ') FROM appearance WHERE claim_id = claim.id) AS articles,
  (SELECT group_concat(DISTINCT outlet.name) FROM appearance JOIN article ON article.id = article_id JOIN outlet ON outlet.id = outlet_id WHERE claim_id = claim.id) AS outlets,
  (SELECT group_concat(url, '; ') FROM appearance JOIN article ON article.id = article_id WHERE claim_id = claim.id) AS urls,
  (SELECT group_concat(DISTINCT coalesce(outlet.name, 'a' || article.id)) FROM appearance JOIN article ON article.id = article_id LEFT JOIN outlet ON outlet.id = outlet_id WHERE claim_id = claim.id) AS origins,
  claim.note, 'e' || claim.entry_id AS entry
FROM claim ORDER BY claim.id;
