CREATE TABLE cases (
  id            TEXT PRIMARY KEY,
  case_number   TEXT NOT NULL UNIQUE,
  title         TEXT NOT NULL,
  source        TEXT NOT NULL,
  source_text   TEXT NOT NULL,
  clue_on       TEXT NOT NULL,
  party         TEXT NOT NULL,
  party_name    TEXT NOT NULL,
  cause         TEXT NOT NULL,
  procedure     TEXT NOT NULL,
  handling_unit TEXT NOT NULL,
  facts         TEXT NOT NULL,
  stage         TEXT NOT NULL,
  stage_order   INTEGER NOT NULL,
  edition       TEXT NOT NULL,
  filed_on      TEXT,
  decided_on    TEXT,
  closed_on     TEXT,
  -- number, title, party, cause, officers and pinyin initials, lower case: what the search box looks through
  search_text   TEXT NOT NULL,
  officer_names TEXT NOT NULL,
  created_at    TEXT NOT NULL,
  updated_at    TEXT NOT NULL
) STRICT;
CREATE INDEX cases_by_update ON cases (updated_at, id);
CREATE INDEX cases_by_stage ON cases (stage, updated_at);
CREATE INDEX cases_by_stage_order ON cases (stage_order, id);
CREATE INDEX cases_by_clue ON cases (clue_on, id);
CREATE INDEX cases_by_party ON cases (party_name, id);

CREATE TABLE case_officers (
  case_id    TEXT NOT NULL REFERENCES cases (id),
  officer_id TEXT NOT NULL REFERENCES officers (id),
  position   INTEGER NOT NULL,
  PRIMARY KEY (case_id, officer_id)
) STRICT;
CREATE INDEX case_officers_by_officer ON case_officers (officer_id, case_id);

CREATE TABLE case_numbers (
  year INTEGER PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT;
