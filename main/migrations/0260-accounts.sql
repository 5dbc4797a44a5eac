-- Everybody who sits here, with a certificate (then an officer of the same id) or without.
CREATE TABLE people_accounts (
  id         TEXT PRIMARY KEY,
  login      TEXT NOT NULL UNIQUE,
  name       TEXT NOT NULL,
  department TEXT NOT NULL,
  -- JSON list: clerk, officer …
  roles      TEXT NOT NULL,
  active     INTEGER NOT NULL CHECK (active IN (0, 1)),
  revision   INTEGER NOT NULL,
  updated_at TEXT,
  updated_by TEXT
) STRICT;

-- What opens a seat: never shown, never handed out. No row: none was chosen yet.
CREATE TABLE account_secrets (
  account_id  TEXT PRIMARY KEY REFERENCES people_accounts (id),
  -- argon2id with its parameters: $argon2id$v=19$m=…,t=…,p=…$salt$hash
  hash        TEXT NOT NULL,
  -- given by somebody else, to be changed at the first sitting
  must_change INTEGER NOT NULL CHECK (must_change IN (0, 1)),
  set_at      TEXT NOT NULL,
  -- wrong tries since the last right one, and when the last was
  wrong       INTEGER NOT NULL DEFAULT 0,
  wrong_at    TEXT
) STRICT;

-- 回避: what was decided of somebody and a case, once for all.
CREATE TABLE recusals (
  id          TEXT PRIMARY KEY,
  case_id     TEXT NOT NULL REFERENCES cases (id),
  person_id   TEXT NOT NULL REFERENCES people_accounts (id),
  person_name TEXT NOT NULL,
  asked_by    TEXT NOT NULL CHECK (asked_by IN ('self', 'party', 'bureau')),
  reason      TEXT NOT NULL,
  granted     INTEGER NOT NULL CHECK (granted IN (0, 1)),
  decided_by  TEXT NOT NULL,
  decided_on  TEXT NOT NULL,
  entered_at  TEXT NOT NULL,
  entered_by  TEXT NOT NULL
) STRICT;
CREATE INDEX recusals_by_case ON recusals (case_id);
