-- 补正 under way: the draft that will take the place of a finalised document and keep its number.
CREATE TABLE document_corrections (
  draft_id    TEXT PRIMARY KEY REFERENCES documents (id),
  document_id TEXT NOT NULL UNIQUE REFERENCES documents (id),
  reason      TEXT NOT NULL,
  begun_at    TEXT NOT NULL,
  begun_by    TEXT NOT NULL
) STRICT;

-- Versions that a 补正 replaced, as they were printed. The version in force is the row in `documents`, so its id,
-- its number and whatever refers to it stay.
CREATE TABLE document_versions (
  document_id     TEXT NOT NULL REFERENCES documents (id),
  version         INTEGER NOT NULL,
  title           TEXT NOT NULL,
  fixed           TEXT NOT NULL,
  template_sha256 TEXT NOT NULL REFERENCES template_versions (sha256),
  date            TEXT,
  pages           INTEGER NOT NULL,
  sha256          TEXT NOT NULL REFERENCES originals (sha256),
  finalised_at    TEXT NOT NULL,
  finalised_by    TEXT NOT NULL,
  reason          TEXT NOT NULL,
  corrected_at    TEXT NOT NULL,
  corrected_by    TEXT NOT NULL,
  PRIMARY KEY (document_id, version)
) STRICT;

-- The signed paper of a version, scanned; the last one counts, the older ones stay.
CREATE TABLE signed_scans (
  id          TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES documents (id),
  version     INTEGER NOT NULL,
  sha256      TEXT NOT NULL REFERENCES originals (sha256),
  name        TEXT NOT NULL,
  mime        TEXT NOT NULL,
  pages       INTEGER NOT NULL,
  -- why it replaced the one before; empty for the first
  reason      TEXT NOT NULL,
  added_at    TEXT NOT NULL,
  added_by    TEXT NOT NULL
) STRICT;
CREATE INDEX signed_scans_by_document ON signed_scans (document_id, version);

-- 归卷: what was bound when its part was last assembled, by the hash of the pages bound.
CREATE TABLE filed_documents (
  document_id TEXT PRIMARY KEY REFERENCES documents (id),
  case_id     TEXT NOT NULL REFERENCES cases (id),
  part        TEXT NOT NULL,
  sha256      TEXT NOT NULL,
  filed_at    TEXT NOT NULL
) STRICT;
CREATE INDEX filed_documents_by_part ON filed_documents (case_id, part);
