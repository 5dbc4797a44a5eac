CREATE TABLE cases (
  -- what the search index refers to; an id of SQLite's own would not survive VACUUM
  serial          INTEGER PRIMARY KEY,
  id              TEXT NOT NULL UNIQUE,
  case_number     TEXT NOT NULL UNIQUE,
  number_year     INTEGER NOT NULL,
  number_sequence INTEGER NOT NULL,
  title           TEXT NOT NULL,
  party_name      TEXT NOT NULL,
  -- sounds of the party's name: people look names up by them
  party_key       TEXT NOT NULL,
  cause           TEXT NOT NULL,
  officer_names   TEXT NOT NULL,
  stage           TEXT NOT NULL,
  stage_order     INTEGER NOT NULL,
  clue_on         TEXT NOT NULL,
  filed_on        TEXT,
  decided_on      TEXT,
  closed_on       TEXT,
  created_at      TEXT NOT NULL,
  updated_at      TEXT NOT NULL,
  source          TEXT NOT NULL,
  source_text     TEXT NOT NULL,
  procedure       TEXT NOT NULL,
  handling_unit   TEXT NOT NULL,
  edition         TEXT NOT NULL,
  party           TEXT NOT NULL,
  facts           TEXT NOT NULL,
  UNIQUE (number_year, number_sequence)
) STRICT;
-- One index for each way to sort the list, and one for each within a stage.
CREATE INDEX cases_by_update ON cases (updated_at);
CREATE INDEX cases_by_clue ON cases (clue_on);
CREATE INDEX cases_by_party ON cases (party_key);
CREATE INDEX cases_by_stage_order ON cases (stage_order, updated_at);
CREATE INDEX cases_by_stage ON cases (stage, updated_at);
CREATE INDEX cases_by_stage_and_clue ON cases (stage, clue_on);
CREATE INDEX cases_by_stage_and_party ON cases (stage, party_key);
CREATE INDEX cases_by_stage_and_number ON cases (stage, number_year, number_sequence);

-- The search box: row number as in cases, text as pairs of characters (see case-search.ts).
CREATE VIRTUAL TABLE case_search USING fts5 (pairs, content = '', contentless_delete = 1, tokenize = 'ascii');

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
