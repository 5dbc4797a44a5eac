CREATE TABLE attachments (
  id       TEXT PRIMARY KEY,
  case_id  TEXT NOT NULL REFERENCES cases (id),
  sha256   TEXT NOT NULL REFERENCES originals (sha256),
  name     TEXT NOT NULL,
  title    TEXT NOT NULL,
  kind     TEXT NOT NULL CHECK (kind IN ('scan', 'photo')),
  mime     TEXT NOT NULL,
  pages    INTEGER NOT NULL,
  date     TEXT,
  slot     TEXT NOT NULL,
  material TEXT NOT NULL DEFAULT '',
  added_at TEXT NOT NULL,
  removed  INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX attachments_by_case ON attachments (case_id);

-- What a clerk changed by hand; everything else about the order is computed.
CREATE TABLE placements (
  case_id  TEXT NOT NULL REFERENCES cases (id),
  item_id  TEXT NOT NULL,
  sort_key TEXT,
  slot     TEXT,
  moved    INTEGER NOT NULL DEFAULT 0 CHECK (moved IN (0, 1)),
  title    TEXT,
  remark   TEXT,
  PRIMARY KEY (case_id, item_id)
) STRICT;

-- Last assembled PDF of each part, valid while the fingerprint of its inputs is the same.
CREATE TABLE assemblies (
  case_id      TEXT NOT NULL REFERENCES cases (id),
  part         TEXT NOT NULL,
  fingerprint  TEXT NOT NULL,
  file         TEXT NOT NULL,
  sha256       TEXT NOT NULL,
  pages        INTEGER NOT NULL,
  front_pages  INTEGER NOT NULL,
  items        TEXT NOT NULL,
  assembled_at TEXT NOT NULL,
  PRIMARY KEY (case_id, part)
) STRICT;
