-- 已核对，无须更改: what a person looked at in the documents of a case and left as it is, and why. `identity` is the
-- SHA-256 of the rule, the places and the values compared, so a row speaks of these values only. `blocking` rows are the
-- reasons given when a document was issued in spite of them.
CREATE TABLE set_aside_findings (
  case_id      TEXT NOT NULL REFERENCES cases (id),
  identity     TEXT NOT NULL,
  rule         TEXT NOT NULL,
  severity     TEXT NOT NULL CHECK (severity IN ('blocking', 'attention')),
  -- as it was read
  sentence     TEXT NOT NULL,
  reason       TEXT NOT NULL,
  set_aside_at TEXT NOT NULL,
  set_aside_by TEXT NOT NULL,
  PRIMARY KEY (case_id, identity)
) STRICT;

-- When records (笔录) of any case began: who was in two places at once is looked up in the whole archive.
CREATE INDEX documents_by_record_start ON documents (json_extract(coalesce(fixed, own), '$.start_time'))
  WHERE json_extract(coalesce(fixed, own), '$.start_time') IS NOT NULL;
