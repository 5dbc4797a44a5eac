-- A job is a row: a power cut leaves something the next start can explain and continue.
CREATE TABLE jobs (
  id         TEXT PRIMARY KEY,
  kind       TEXT NOT NULL,
  title      TEXT NOT NULL,
  state      TEXT NOT NULL,
  step       TEXT NOT NULL,
  current    INTEGER NOT NULL,
  total      INTEGER NOT NULL,
  unit       TEXT NOT NULL,
  case_id    TEXT,
  actor      TEXT NOT NULL,
  input      TEXT NOT NULL,
  result     TEXT,
  problem    TEXT,
  attention  INTEGER NOT NULL DEFAULT 0 CHECK (attention IN (0, 1)),
  summary    TEXT,
  created_at TEXT NOT NULL,
  ended_at   TEXT
) STRICT;
CREATE INDEX jobs_by_state ON jobs (state, created_at);
