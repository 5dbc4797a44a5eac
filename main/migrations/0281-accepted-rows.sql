-- Rows that were changed outside the program and that somebody with the right accepted as they are, with the reason.
CREATE TABLE accepted_rows (
  id          TEXT PRIMARY KEY,
  table_name  TEXT NOT NULL,
  row_key     TEXT NOT NULL,
  case_id     TEXT REFERENCES cases (id),
  -- what was found of it
  sentence    TEXT NOT NULL,
  reason      TEXT NOT NULL,
  accepted_at TEXT NOT NULL,
  accepted_by TEXT NOT NULL
) STRICT;
CREATE INDEX accepted_rows_by_case ON accepted_rows (case_id);
