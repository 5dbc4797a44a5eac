-- A time of recording that somebody decided: the one chosen stands in `recordings.started_at` with the source 'person',
-- what stood there before is kept here. Who decided before stands in the acts.
CREATE TABLE settled_times (
  recording_id  TEXT PRIMARY KEY REFERENCES recordings (id),
  how           TEXT NOT NULL CHECK (how IN ('believed', 'stated', 'typed')),
  before_at     TEXT,
  before_source TEXT NOT NULL,
  reason        TEXT NOT NULL,
  settled_by    TEXT NOT NULL,
  settled_at    TEXT NOT NULL
) STRICT;
