-- What happened in a case, by day: derived from its documents (shared/domain/procedure/timeline.ts), written anew for a
-- case in the act that changes it, and rebuilt from nothing when it is empty. The one source of stage, clocks,
-- statistics and search over all cases.
CREATE TABLE case_events (
  case_id     TEXT NOT NULL REFERENCES cases (id),
  -- in the order of days
  position    INTEGER NOT NULL,
  event       TEXT NOT NULL,
  day         TEXT NOT NULL,
  -- where the document says one, 2026-03-05T09:30
  minute      TEXT,
  -- last day of an interval; NULL while it lasts
  until       TEXT,
  -- the document it comes from, and the one it is about
  document_id TEXT,
  about_id    TEXT,
  -- days granted
  amount      INTEGER,
  detail      TEXT,
  PRIMARY KEY (case_id, position)
) STRICT;
CREATE INDEX case_events_by_event ON case_events (event, day);

-- Limits that run in open cases, counted from their events with the limits and the calendar in force.
CREATE TABLE case_clocks (
  case_id     TEXT NOT NULL REFERENCES cases (id),
  position    INTEGER NOT NULL,
  rule        TEXT NOT NULL,
  start       TEXT NOT NULL,
  document_id TEXT,
  due         TEXT NOT NULL,
  -- 1: it reaches a year without calendar
  estimate    INTEGER NOT NULL CHECK (estimate IN (0, 1)),
  -- 1: time that does not count still runs, so that `due` moves on with every day
  stopped     INTEGER NOT NULL CHECK (stopped IN (0, 1)),
  PRIMARY KEY (case_id, position)
) STRICT;
CREATE INDEX case_clocks_by_due ON case_clocks (stopped, due);
