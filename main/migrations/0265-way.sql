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

-- The steps that are next in every open case, read off its documents and what was told; made anew by them.
CREATE TABLE case_steps (
  case_id     TEXT NOT NULL REFERENCES cases (id),
  position    INTEGER NOT NULL,
  lane        TEXT NOT NULL,
  step        TEXT NOT NULL,
  -- who acts: a word of shared/domain/procedure/stages/lane.ts
  doer        TEXT NOT NULL,
  due         TEXT,
  waits_until TEXT,
  PRIMARY KEY (case_id, position)
) STRICT;
CREATE INDEX case_steps_by_due ON case_steps (due) WHERE due IS NOT NULL;

CREATE TABLE case_ways (
  case_id       TEXT PRIMARY KEY REFERENCES cases (id),
  missing       INTEGER NOT NULL,
  first_missing TEXT NOT NULL,
  -- from this day on the passing of a period changes what is next; NULL: no period runs
  changes_on    TEXT
) STRICT;
CREATE INDEX case_ways_missing ON case_ways (missing) WHERE missing > 0;
CREATE INDEX case_ways_by_change ON case_ways (changes_on) WHERE changes_on IS NOT NULL;
