-- The archive itself: what it is, what it keeps, and every act on it.
CREATE TABLE archive_info (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

-- Inventory of the vault: a file in the vault that is not here is foreign, a row without a file is missing.
CREATE TABLE originals (
  sha256    TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  sm3       TEXT NOT NULL CHECK (length(sm3) = 64),
  bytes     INTEGER NOT NULL CHECK (bytes >= 0),
  mime      TEXT NOT NULL,
  stored_at TEXT NOT NULL
) STRICT;

-- The audit chain: hash covers the row and the hash before it.
CREATE TABLE acts (
  sequence      INTEGER PRIMARY KEY,
  at            TEXT NOT NULL,
  actor_id      TEXT NOT NULL,
  actor_name    TEXT NOT NULL,
  act           TEXT NOT NULL,
  sentence      TEXT NOT NULL,
  case_id       TEXT,
  details       TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash          TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX acts_by_case ON acts (case_id, sequence);

-- The last act of each case, so that a case's head can be printed and compared.
CREATE TABLE case_heads (
  case_id  TEXT PRIMARY KEY,
  sequence INTEGER NOT NULL REFERENCES acts (sequence),
  hash     TEXT NOT NULL
) STRICT;
