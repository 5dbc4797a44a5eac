-- What is next in every case that is not filed, and what it lacks by now: read off its documents and what was told,
-- made anew by them and by the days that pass.
CREATE TABLE case_steps (
  case_id  TEXT NOT NULL REFERENCES cases (id),
  -- the one next thing of each party first
  position INTEGER NOT NULL,
  lane     TEXT NOT NULL,
  step     TEXT NOT NULL,
  name     TEXT NOT NULL,
  -- who acts: a word of shared/domain/procedure/stages/lane.ts
  doer     TEXT NOT NULL,
  -- in a case of several parties: the name of the one it is about
  party    TEXT,
  -- the kind of the paper it takes first
  document TEXT,
  due      TEXT,
  PRIMARY KEY (case_id, position)
) STRICT;

CREATE TABLE case_ways (
  case_id       TEXT PRIMARY KEY REFERENCES cases (id),
  missing       INTEGER NOT NULL,
  first_missing TEXT NOT NULL,
  -- from this day on the passing of days changes what is next or missing; NULL: none does; '': to be made anew at once
  changes_on    TEXT
) STRICT;
CREATE INDEX case_ways_by_change ON case_ways (changes_on) WHERE changes_on IS NOT NULL;

-- Before whom it lies: one row for each desk and step, or each desk and file that lacks something.
CREATE TABLE desk_lines (
  -- a word of shared/domain/procedure/stages/desks.ts
  desk     TEXT NOT NULL,
  kind     TEXT NOT NULL CHECK (kind IN ('step', 'gap')),
  -- what is more pressing sorts first
  rank     TEXT NOT NULL,
  case_id  TEXT NOT NULL REFERENCES cases (id),
  -- of the step; 0 for a file that lacks something
  position INTEGER NOT NULL,
  PRIMARY KEY (desk, kind, rank, case_id, position)
) WITHOUT ROWID, STRICT;
CREATE INDEX desk_lines_by_case ON desk_lines (case_id);

INSERT INTO case_ways (case_id, missing, first_missing, changes_on) SELECT id, 0, '', '' FROM cases;

-- Who began a draft; nobody knows of one from before, so its last writer stands for him where his name is the only one.
ALTER TABLE documents ADD COLUMN begun_by TEXT;
UPDATE documents SET begun_by = (SELECT min(id) FROM officers WHERE name = updated_by HAVING count(*) = 1)
  WHERE state = 'draft';
CREATE INDEX documents_drafts_of ON documents (begun_by, updated_at) WHERE state = 'draft';
