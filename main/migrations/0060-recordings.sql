CREATE TABLE batches (
  id                 TEXT PRIMARY KEY,
  job_id             TEXT REFERENCES jobs (id),
  card_name          TEXT NOT NULL,
  card_path          TEXT NOT NULL,
  profile            TEXT NOT NULL,
  fingerprint_before TEXT NOT NULL,
  fingerprint_after  TEXT,
  actor_name         TEXT NOT NULL,
  started_at         TEXT NOT NULL,
  ended_at           TEXT
) STRICT;

CREATE TABLE recordings (
  id          TEXT PRIMARY KEY,
  sha256      TEXT NOT NULL UNIQUE REFERENCES originals (sha256),
  batch_id    TEXT NOT NULL REFERENCES batches (id),
  case_id     TEXT REFERENCES cases (id),
  name        TEXT NOT NULL,
  path        TEXT NOT NULL,
  kind        TEXT NOT NULL,
  mime        TEXT NOT NULL,
  started_at  TEXT,
  time_source TEXT NOT NULL,
  file_time   TEXT,
  duration_ms INTEGER,
  probe       TEXT,
  recorder    TEXT,
  officer     TEXT,
  officer_id  TEXT REFERENCES officers (id),
  important   INTEGER NOT NULL CHECK (important IN (0, 1)),
  access      TEXT NOT NULL,
  warning     TEXT,
  imported_at TEXT NOT NULL
) STRICT;
CREATE INDEX recordings_by_case ON recordings (case_id, started_at);
CREATE INDEX recordings_by_batch ON recordings (batch_id);

-- Each file of a card as it was met; content that came under several names has several rows.
CREATE TABLE batch_files (
  batch_id     TEXT NOT NULL REFERENCES batches (id),
  path         TEXT NOT NULL,
  outcome      TEXT NOT NULL CHECK (outcome IN ('pending', 'imported', 'skipped', 'failed')),
  bytes        INTEGER NOT NULL,
  modified_at  TEXT,
  case_id      TEXT,
  sha256       TEXT,
  sm3          TEXT,
  recording_id TEXT REFERENCES recordings (id),
  problem      TEXT,
  PRIMARY KEY (batch_id, path)
) STRICT;

-- Pictures and access copies: can be deleted and made again from the original they name.
CREATE TABLE derived (
  source_sha256 TEXT NOT NULL REFERENCES originals (sha256),
  kind          TEXT NOT NULL,
  file          TEXT NOT NULL,
  mime          TEXT NOT NULL,
  bytes         INTEGER NOT NULL,
  made_at       TEXT NOT NULL,
  made_by       TEXT NOT NULL,
  PRIMARY KEY (source_sha256, kind)
) STRICT;
