-- 共同违法: further parties of a case, beside the one of its entry. What is about one of them names it; NULL is the first.
CREATE TABLE case_parties (
  id               TEXT PRIMARY KEY,
  case_id          TEXT NOT NULL REFERENCES cases (id),
  party            TEXT NOT NULL,
  -- from which day it is a party of the case
  joined_on        TEXT NOT NULL,
  revision         INTEGER NOT NULL,
  told_at          TEXT NOT NULL,
  told_by          TEXT NOT NULL,
  withdrawn_at     TEXT,
  withdrawn_by     TEXT,
  withdrawn_reason TEXT
) STRICT;
CREATE INDEX case_parties_by_case ON case_parties (case_id);

-- 委托代理人 of a party (empty: of the first), with what they may do and from when to when.
CREATE TABLE case_agents (
  id               TEXT PRIMARY KEY,
  case_id          TEXT NOT NULL REFERENCES cases (id),
  party_id         TEXT NOT NULL,
  name             TEXT NOT NULL,
  kind             TEXT NOT NULL,
  phone            TEXT NOT NULL,
  powers           TEXT NOT NULL,
  special          INTEGER NOT NULL CHECK (special IN (0, 1)),
  since            TEXT NOT NULL,
  until            TEXT,
  told_at          TEXT NOT NULL,
  told_by          TEXT NOT NULL,
  withdrawn_at     TEXT,
  withdrawn_by     TEXT,
  withdrawn_reason TEXT
) STRICT;
CREATE INDEX case_agents_by_case ON case_agents (case_id);

ALTER TABLE documents ADD COLUMN party_id TEXT;
ALTER TABLE told_events ADD COLUMN party_id TEXT;
ALTER TABLE case_events ADD COLUMN party_id TEXT;
