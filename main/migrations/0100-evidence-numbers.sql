-- 视频01, 照片02: how documents of a case call its recordings. A number is given once: it stays with its recording
-- when that leaves the case, and is not given to another one.
CREATE TABLE evidence_numbers (
  case_id      TEXT NOT NULL REFERENCES cases (id),
  recording_id TEXT NOT NULL REFERENCES recordings (id),
  kind         TEXT NOT NULL,
  number       INTEGER NOT NULL,
  PRIMARY KEY (case_id, recording_id),
  UNIQUE (case_id, kind, number)
) STRICT;

INSERT INTO evidence_numbers (case_id, recording_id, kind, number)
SELECT case_id, id, kind, row_number() OVER (PARTITION BY case_id, kind ORDER BY started_at, path)
FROM recordings
WHERE case_id IS NOT NULL AND kind IN ('video', 'audio', 'photo');
