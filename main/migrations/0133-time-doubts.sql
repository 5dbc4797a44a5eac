-- Why the time of a recording is not printed as a fact: `stated` is the value that was not believed. What was believed
-- stands in `recordings.started_at`; a recording without a row here has a time that nothing contradicts.
CREATE TABLE time_doubts (
  recording_id TEXT PRIMARY KEY REFERENCES recordings (id),
  stated       TEXT NOT NULL,
  sentence     TEXT NOT NULL
) STRICT;
