-- A paper added as the 送达回证 of a document says which one it proves the service of, as documents do.
ALTER TABLE attachments ADD COLUMN serves_document_id TEXT;

-- 证明对象 of a photo, printed on its sheet.
ALTER TABLE attachments ADD COLUMN purpose TEXT NOT NULL DEFAULT '';

-- 证明对象 of a recording in the case it belongs to, printed on the 音像资料清单.
CREATE TABLE recording_purposes (
  case_id      TEXT NOT NULL REFERENCES cases (id),
  recording_id TEXT NOT NULL REFERENCES recordings (id),
  purpose      TEXT NOT NULL,
  PRIMARY KEY (case_id, recording_id)
) STRICT;
