-- The wording a finalised document was printed with, kept when the bureau changes the template later.
CREATE TABLE template_versions (
  sha256  TEXT PRIMARY KEY,
  content TEXT NOT NULL
) STRICT;

CREATE TABLE documents (
  id                 TEXT PRIMARY KEY,
  case_id            TEXT NOT NULL REFERENCES cases (id),
  template_number    INTEGER NOT NULL,
  template_id        TEXT NOT NULL,
  edition            TEXT NOT NULL,
  title              TEXT NOT NULL,
  state              TEXT NOT NULL CHECK (state IN ('draft', 'finalised', 'void')),
  revision           INTEGER NOT NULL,
  own                TEXT NOT NULL,
  -- values as printed, once finalised
  fixed              TEXT,
  template_sha256    TEXT REFERENCES template_versions (sha256),
  document_number    TEXT UNIQUE,
  date               TEXT,
  serves_document_id TEXT REFERENCES documents (id),
  pages              INTEGER,
  sha256             TEXT REFERENCES originals (sha256),
  void_reason        TEXT,
  missing            INTEGER NOT NULL,
  created_at         TEXT NOT NULL,
  updated_at         TEXT NOT NULL,
  updated_by         TEXT NOT NULL,
  finalised_at       TEXT
) STRICT;
CREATE INDEX documents_by_case ON documents (case_id, template_number);
CREATE INDEX documents_by_state ON documents (state, updated_at);

-- The register of 文号: per kind and year, without gaps; a void document keeps its number.
CREATE TABLE document_numbers (
  kind        TEXT NOT NULL,
  year        INTEGER NOT NULL,
  sequence    INTEGER NOT NULL,
  document_id TEXT NOT NULL UNIQUE REFERENCES documents (id),
  issued_at   TEXT NOT NULL,
  issued_by   TEXT NOT NULL,
  PRIMARY KEY (kind, year, sequence)
) STRICT;
