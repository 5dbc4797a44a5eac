-- What happened outside the documents of the program and was told by somebody: a payment, a publication, a petition.
CREATE TABLE told_events (
  id               TEXT PRIMARY KEY,
  case_id          TEXT NOT NULL REFERENCES cases (id),
  event            TEXT NOT NULL,
  day              TEXT NOT NULL,
  detail           TEXT NOT NULL,
  -- the paper that shows it
  attachment_id    TEXT REFERENCES attachments (id),
  told_at          TEXT NOT NULL,
  told_by          TEXT NOT NULL,
  -- told in error
  withdrawn_at     TEXT,
  withdrawn_by     TEXT,
  withdrawn_reason TEXT
) STRICT;
CREATE INDEX told_events_by_case ON told_events (case_id, day);

-- Steps of procedure that were left out, with the reason somebody gave.
CREATE TABLE departures (
  id       TEXT PRIMARY KEY,
  case_id  TEXT NOT NULL REFERENCES cases (id),
  lane     TEXT NOT NULL,
  step     TEXT NOT NULL,
  -- of a way begun inside the case: the document it began with; empty for the way of the case
  start_id TEXT NOT NULL,
  reason   TEXT NOT NULL,
  told_at  TEXT NOT NULL,
  told_by  TEXT NOT NULL
) STRICT;
CREATE INDEX departures_by_case ON departures (case_id);

-- What no document says of a case and its way turns on.
CREATE TABLE case_traits (
  case_id      TEXT PRIMARY KEY REFERENCES cases (id),
  major        INTEGER NOT NULL CHECK (major IN (0, 1)),
  major_reason TEXT NOT NULL,
  refund       INTEGER NOT NULL CHECK (refund IN (0, 1)),
  revision     INTEGER NOT NULL,
  set_at       TEXT NOT NULL,
  set_by       TEXT NOT NULL
) STRICT;
