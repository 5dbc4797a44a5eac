-- What is closed and only waits for the archive has lines of its own: they never stand between what still goes on. All of
-- it can be made anew; a case whose way is marked '' is.
DROP TABLE desk_lines;
CREATE TABLE desk_lines (
  -- a word of shared/domain/procedure/stages/desks.ts
  desk     TEXT NOT NULL,
  kind     TEXT NOT NULL CHECK (kind IN ('step', 'filing', 'gap')),
  -- what is more pressing sorts first
  rank     TEXT NOT NULL,
  case_id  TEXT NOT NULL REFERENCES cases (id),
  -- of the step; 0 for a file that lacks something
  position INTEGER NOT NULL,
  PRIMARY KEY (desk, kind, rank, case_id, position)
) WITHOUT ROWID, STRICT;
CREATE INDEX desk_lines_by_case ON desk_lines (case_id);
UPDATE case_ways SET changes_on = '';
