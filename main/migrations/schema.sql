-- The whole schema as the newest migration (410) leaves it; compared in tests/migrations.

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

CREATE TABLE account_secrets (
  account_id  TEXT PRIMARY KEY REFERENCES people_accounts (id),
  -- argon2id with its parameters: $argon2id$v=19$m=…,t=…,p=…$salt$hash
  hash        TEXT NOT NULL,
  -- given by somebody else, to be changed at the first sitting
  must_change INTEGER NOT NULL CHECK (must_change IN (0, 1)),
  set_at      TEXT NOT NULL,
  -- wrong tries since the last right one, and when the last was
  wrong       INTEGER NOT NULL DEFAULT 0,
  wrong_at    TEXT
) STRICT;

CREATE TABLE acts (
  sequence      INTEGER PRIMARY KEY,
  at            TEXT NOT NULL,
  actor_id      TEXT NOT NULL,
  actor_name    TEXT NOT NULL,
  act           TEXT NOT NULL,
  sentence      TEXT NOT NULL,
  case_id       TEXT,
  details       TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash          TEXT NOT NULL UNIQUE
, chain TEXT NOT NULL DEFAULT '', position INTEGER NOT NULL DEFAULT 0, bound TEXT NOT NULL DEFAULT '') STRICT;

CREATE INDEX acts_by_case ON acts (case_id, sequence);

CREATE UNIQUE INDEX acts_by_chain ON acts (chain, position) WHERE chain <> '';

CREATE INDEX acts_set_aside ON acts (sequence) WHERE act = 'archive.set-aside';

CREATE TABLE archive_info (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE assemblies (
  case_id      TEXT NOT NULL REFERENCES cases (id),
  part         TEXT NOT NULL,
  fingerprint  TEXT NOT NULL,
  file         TEXT NOT NULL,
  sha256       TEXT NOT NULL,
  pages        INTEGER NOT NULL,
  front_pages  INTEGER NOT NULL,
  items        TEXT NOT NULL,
  assembled_at TEXT NOT NULL,
  PRIMARY KEY (case_id, part)
) STRICT;

CREATE TABLE attachments (
  id       TEXT PRIMARY KEY,
  case_id  TEXT NOT NULL REFERENCES cases (id),
  sha256   TEXT NOT NULL REFERENCES originals (sha256),
  name     TEXT NOT NULL,
  title    TEXT NOT NULL,
  kind     TEXT NOT NULL CHECK (kind IN ('scan', 'photo')),
  mime     TEXT NOT NULL,
  pages    INTEGER NOT NULL,
  date     TEXT,
  slot     TEXT NOT NULL,
  material TEXT NOT NULL DEFAULT '',
  added_at TEXT NOT NULL,
  removed  INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
, taken_at TEXT, serves_document_id TEXT, purpose TEXT NOT NULL DEFAULT '', revision INTEGER NOT NULL DEFAULT 1, updated_at TEXT, updated_by TEXT, serves_version INTEGER, place TEXT NOT NULL DEFAULT '', photographer TEXT NOT NULL DEFAULT '', also_serves TEXT) STRICT;

CREATE INDEX attachments_by_case ON attachments (case_id);

CREATE INDEX attachments_by_content ON attachments (sha256);

CREATE TABLE batch_files (
  batch_id     TEXT NOT NULL REFERENCES batches (id),
  path         TEXT NOT NULL,
  outcome      TEXT NOT NULL CHECK (outcome IN ('pending', 'imported', 'skipped', 'failed')),
  bytes        INTEGER NOT NULL,
  modified_at  TEXT,
  case_id      TEXT,
  sha256       TEXT,
  sm3          TEXT,
  recording_id TEXT REFERENCES recordings (id),
  problem      TEXT,
  PRIMARY KEY (batch_id, path)
) STRICT;

CREATE INDEX batch_files_by_path ON batch_files (path);

CREATE TABLE batches (
  id                 TEXT PRIMARY KEY,
  job_id             TEXT REFERENCES jobs (id),
  card_name          TEXT NOT NULL,
  card_path          TEXT NOT NULL,
  profile            TEXT NOT NULL,
  fingerprint_before TEXT NOT NULL,
  fingerprint_after  TEXT,
  actor_name         TEXT NOT NULL,
  started_at         TEXT NOT NULL,
  ended_at           TEXT
) STRICT;

CREATE INDEX batches_by_start ON batches (started_at, id);

CREATE TABLE bound_rows (
  sequence   INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  row_key    TEXT NOT NULL,
  case_id    TEXT,
  -- its bound columns; NULL: the act took the row away
  content    TEXT,
  PRIMARY KEY (table_name, row_key, sequence)
) STRICT;

CREATE INDEX bound_rows_by_act ON bound_rows (sequence);

CREATE INDEX bound_rows_by_case ON bound_rows (case_id) WHERE case_id IS NOT NULL;

CREATE TABLE case_agents (
  id               TEXT PRIMARY KEY,
  case_id          TEXT NOT NULL REFERENCES cases (id),
  party_id         TEXT NOT NULL,
  name             TEXT NOT NULL,
  kind             TEXT NOT NULL,
  phone            TEXT NOT NULL,
  powers           TEXT NOT NULL,
  special          INTEGER NOT NULL CHECK (special IN (0, 1)),
  since            TEXT NOT NULL,
  until            TEXT,
  told_at          TEXT NOT NULL,
  told_by          TEXT NOT NULL,
  withdrawn_at     TEXT,
  withdrawn_by     TEXT,
  withdrawn_reason TEXT
) STRICT;

CREATE INDEX case_agents_by_case ON case_agents (case_id);

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

CREATE INDEX case_clocks_by_day ON case_clocks (due, case_id, position, rule) WHERE rule <> 'E16';

CREATE INDEX case_clocks_by_due ON case_clocks (stopped, due) WHERE rule <> 'E16';

CREATE INDEX case_clocks_to_file ON case_clocks (due, case_id, position) WHERE rule = 'E16';

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
  detail      TEXT, party_id TEXT,
  PRIMARY KEY (case_id, position)
) STRICT;

CREATE INDEX case_events_by_event ON case_events (event, day);

CREATE TABLE case_heads (
  case_id  TEXT PRIMARY KEY,
  sequence INTEGER NOT NULL REFERENCES acts (sequence),
  hash     TEXT NOT NULL
) STRICT;

CREATE TABLE case_numbers (
  year INTEGER PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT;

CREATE TABLE case_officers (
  case_id    TEXT NOT NULL REFERENCES cases (id),
  officer_id TEXT NOT NULL REFERENCES officers (id),
  position   INTEGER NOT NULL,
  PRIMARY KEY (case_id, officer_id)
) STRICT;

CREATE INDEX case_officers_by_officer ON case_officers (officer_id, case_id);

CREATE TABLE case_parties (
  id               TEXT PRIMARY KEY,
  case_id          TEXT NOT NULL REFERENCES cases (id),
  party            TEXT NOT NULL,
  -- from which day it is a party of the case
  joined_on        TEXT NOT NULL,
  revision         INTEGER NOT NULL,
  told_at          TEXT NOT NULL,
  told_by          TEXT NOT NULL,
  withdrawn_at     TEXT,
  withdrawn_by     TEXT,
  withdrawn_reason TEXT
) STRICT;

CREATE INDEX case_parties_by_case ON case_parties (case_id);

CREATE VIRTUAL TABLE case_search USING fts5 (pairs, content = '', contentless_delete = 1, tokenize = 'ascii');

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

CREATE TABLE case_traits (
  case_id      TEXT PRIMARY KEY REFERENCES cases (id),
  major        INTEGER NOT NULL CHECK (major IN (0, 1)),
  major_reason TEXT NOT NULL,
  refund       INTEGER NOT NULL CHECK (refund IN (0, 1)),
  revision     INTEGER NOT NULL,
  set_at       TEXT NOT NULL,
  set_by       TEXT NOT NULL
) STRICT;

CREATE TABLE case_ways (
  case_id       TEXT PRIMARY KEY REFERENCES cases (id),
  missing       INTEGER NOT NULL,
  first_missing TEXT NOT NULL,
  -- from this day on the passing of days changes what is next or missing; NULL: none does; '': to be made anew at once
  changes_on    TEXT
) STRICT;

CREATE INDEX case_ways_by_change ON case_ways (changes_on) WHERE changes_on IS NOT NULL;

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
  facts           TEXT NOT NULL, revision INTEGER NOT NULL DEFAULT 1, entered_at TEXT, entered_by TEXT, registered_by TEXT,
  UNIQUE (number_year, number_sequence)
) STRICT;

CREATE INDEX cases_by_clue ON cases (clue_on);

CREATE INDEX cases_by_party ON cases (party_key);

CREATE INDEX cases_by_stage ON cases (stage, updated_at);

CREATE INDEX cases_by_stage_and_clue ON cases (stage, clue_on);

CREATE INDEX cases_by_stage_and_number ON cases (stage, number_year, number_sequence);

CREATE INDEX cases_by_stage_and_party ON cases (stage, party_key);

CREATE INDEX cases_by_stage_order ON cases (stage_order, updated_at);

CREATE INDEX cases_by_update ON cases (updated_at);

CREATE INDEX cases_open ON cases (updated_at) WHERE stage <> 'closed';

CREATE TABLE chains (
  chain    TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  hash     TEXT NOT NULL,
  -- the position the last seal covers
  sealed   INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX chains_by_sequence ON chains (sequence);

CREATE INDEX chains_moved ON chains (chain) WHERE position > sealed;

CREATE TABLE consultation_days (
  day       TEXT PRIMARY KEY,
  entries   INTEGER NOT NULL,
  sha256    TEXT NOT NULL,
  closed_at TEXT NOT NULL
) STRICT;

CREATE TABLE consultations (
  id          TEXT PRIMARY KEY,
  day         TEXT NOT NULL,
  case_id     TEXT NOT NULL REFERENCES cases (id),
  person_id   TEXT NOT NULL,
  person_name TEXT NOT NULL,
  way         TEXT NOT NULL CHECK (way IN ('viewed', 'played', 'printed', 'exported')),
  kind        TEXT NOT NULL CHECK (kind IN ('case', 'document', 'recording', 'attachment', 'volume', 'package')),
  thing_id    TEXT NOT NULL,
  thing_name  TEXT NOT NULL,
  purpose     TEXT NOT NULL,
  since       TEXT NOT NULL,
  until       TEXT NOT NULL,
  times       INTEGER NOT NULL
) STRICT;

CREATE INDEX consultations_by_case ON consultations (case_id, id);

CREATE INDEX consultations_by_day ON consultations (day, id);

CREATE INDEX consultations_by_person ON consultations (person_id, id);

CREATE INDEX consultations_with_purpose ON consultations (person_id, case_id, day) WHERE purpose <> '';

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
, withdrawn_at TEXT, withdrawn_by TEXT, withdrawn_reason TEXT) STRICT;

CREATE INDEX departures_by_case ON departures (case_id);

CREATE TABLE derived (
  source_sha256 TEXT NOT NULL REFERENCES originals (sha256),
  kind          TEXT NOT NULL,
  file          TEXT NOT NULL,
  mime          TEXT NOT NULL,
  bytes         INTEGER NOT NULL,
  made_at       TEXT NOT NULL,
  made_by       TEXT NOT NULL,
  PRIMARY KEY (source_sha256, kind)
) STRICT;

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

CREATE TABLE document_corrections (
  draft_id    TEXT PRIMARY KEY REFERENCES documents (id),
  document_id TEXT NOT NULL UNIQUE REFERENCES documents (id),
  reason      TEXT NOT NULL,
  begun_at    TEXT NOT NULL,
  begun_by    TEXT NOT NULL
) STRICT;

CREATE TABLE document_numbers (
  kind        TEXT NOT NULL,
  year        INTEGER NOT NULL,
  sequence    INTEGER NOT NULL,
  document_id TEXT NOT NULL UNIQUE REFERENCES documents (id),
  issued_at   TEXT NOT NULL,
  issued_by   TEXT NOT NULL,
  PRIMARY KEY (kind, year, sequence)
) STRICT;

CREATE INDEX document_numbers_by_year ON document_numbers (year, kind, sequence);

CREATE TABLE document_versions (
  document_id     TEXT NOT NULL REFERENCES documents (id),
  version         INTEGER NOT NULL,
  title           TEXT NOT NULL,
  fixed           TEXT NOT NULL,
  template_sha256 TEXT NOT NULL REFERENCES template_versions (sha256),
  date            TEXT,
  pages           INTEGER NOT NULL,
  sha256          TEXT NOT NULL REFERENCES originals (sha256),
  finalised_at    TEXT NOT NULL,
  finalised_by    TEXT NOT NULL,
  reason          TEXT NOT NULL,
  corrected_at    TEXT NOT NULL,
  corrected_by    TEXT NOT NULL,
  PRIMARY KEY (document_id, version)
) STRICT;

CREATE TABLE documents (
  id                 TEXT PRIMARY KEY,
  case_id            TEXT NOT NULL REFERENCES cases (id),
  template_number    INTEGER NOT NULL,
  template_id        TEXT NOT NULL,
  edition            TEXT NOT NULL,
  title              TEXT NOT NULL,
  state              TEXT NOT NULL CHECK (state IN ('draft', 'finalised', 'void')),
  revision           INTEGER NOT NULL,
  own                TEXT NOT NULL,
  -- values as printed, once finalised
  fixed              TEXT,
  template_sha256    TEXT REFERENCES template_versions (sha256),
  document_number    TEXT UNIQUE,
  date               TEXT,
  serves_document_id TEXT REFERENCES documents (id),
  pages              INTEGER,
  sha256             TEXT REFERENCES originals (sha256),
  void_reason        TEXT,
  missing            INTEGER NOT NULL,
  created_at         TEXT NOT NULL,
  updated_at         TEXT NOT NULL,
  updated_by         TEXT NOT NULL,
  finalised_at       TEXT
, also_serves TEXT, party_id TEXT, begun_by TEXT) STRICT;

CREATE INDEX documents_by_case ON documents (case_id, template_number, created_at, id);

CREATE INDEX documents_by_case_and_state ON documents (case_id, state, finalised_at, id);

CREATE INDEX documents_by_case_and_template ON documents (case_id, template_id, state);

CREATE INDEX documents_by_party ON documents (party_id) WHERE party_id IS NOT NULL;

CREATE INDEX documents_by_record_start ON documents (json_extract(coalesce(fixed, own), '$.start_time'))
  WHERE json_extract(coalesce(fixed, own), '$.start_time') IS NOT NULL;

CREATE INDEX documents_by_served ON documents (serves_document_id) WHERE serves_document_id IS NOT NULL;

CREATE INDEX documents_by_state ON documents (state, updated_at);

CREATE INDEX documents_by_template ON documents (template_id, updated_at);

CREATE INDEX documents_drafts_of ON documents (begun_by, updated_at) WHERE state = 'draft';

CREATE TABLE evidence_numbers (
  case_id      TEXT NOT NULL REFERENCES cases (id),
  recording_id TEXT NOT NULL REFERENCES recordings (id),
  kind         TEXT NOT NULL,
  number       INTEGER NOT NULL,
  PRIMARY KEY (case_id, recording_id),
  UNIQUE (case_id, kind, number)
) STRICT;

CREATE TABLE evidence_series (
  case_id TEXT NOT NULL REFERENCES cases (id),
  kind    TEXT NOT NULL,
  last    INTEGER NOT NULL,
  PRIMARY KEY (case_id, kind)
) STRICT;

CREATE TABLE file_checks (
  batch_id TEXT NOT NULL REFERENCES batches (id),
  path     TEXT NOT NULL,
  restored TEXT CHECK (restored IN ('damaged', 'missing')),
  reread   TEXT CHECK (reread IN ('sample', 'all')),
  direct   INTEGER NOT NULL DEFAULT 0 CHECK (direct IN (0, 1)),
  PRIMARY KEY (batch_id, path)
) STRICT;

CREATE TABLE filed_documents (
  document_id TEXT PRIMARY KEY REFERENCES documents (id),
  case_id     TEXT NOT NULL REFERENCES cases (id),
  part        TEXT NOT NULL,
  sha256      TEXT NOT NULL,
  filed_at    TEXT NOT NULL
) STRICT;

CREATE INDEX filed_documents_by_part ON filed_documents (case_id, part);

CREATE TABLE goods_lines (
  movement_id TEXT NOT NULL REFERENCES goods_movements (id),
  position    INTEGER NOT NULL,
  list_id     TEXT NOT NULL REFERENCES documents (id),
  name        TEXT NOT NULL,
  model       TEXT NOT NULL,
  unit        TEXT NOT NULL,
  -- millionths of a unit
  quantity    INTEGER NOT NULL CHECK (quantity > 0),
  PRIMARY KEY (movement_id, position)
) STRICT;

CREATE INDEX goods_lines_by_list ON goods_lines (list_id);

CREATE TABLE goods_movements (
  id               TEXT PRIMARY KEY,
  case_id          TEXT NOT NULL REFERENCES cases (id),
  kind             TEXT NOT NULL,
  day              TEXT NOT NULL,
  -- 存放地点, 机构, 接收机关 … and 保管人, 领取人 …, as the kind says
  place            TEXT NOT NULL,
  keeper           TEXT NOT NULL,
  -- out of which store; empty: as they were laid in
  from_place       TEXT NOT NULL,
  detail           TEXT NOT NULL,
  -- by which it happened
  document_id      TEXT REFERENCES documents (id),
  -- the paper that shows it
  attachment_id    TEXT REFERENCES attachments (id),
  told_at          TEXT NOT NULL,
  told_by          TEXT NOT NULL,
  -- told in error
  withdrawn_at     TEXT,
  withdrawn_by     TEXT,
  withdrawn_reason TEXT
) STRICT;

CREATE INDEX goods_movements_by_case ON goods_movements (case_id, day);

CREATE INDEX goods_movements_by_document ON goods_movements (document_id) WHERE document_id IS NOT NULL;

CREATE TABLE jobs (
  id         TEXT PRIMARY KEY,
  kind       TEXT NOT NULL,
  title      TEXT NOT NULL,
  state      TEXT NOT NULL,
  step       TEXT NOT NULL,
  current    INTEGER NOT NULL,
  total      INTEGER NOT NULL,
  unit       TEXT NOT NULL,
  case_id    TEXT,
  actor      TEXT NOT NULL,
  input      TEXT NOT NULL,
  result     TEXT,
  problem    TEXT,
  attention  INTEGER NOT NULL DEFAULT 0 CHECK (attention IN (0, 1)),
  summary    TEXT,
  created_at TEXT NOT NULL,
  ended_at   TEXT
) STRICT;

CREATE INDEX jobs_by_creation ON jobs (created_at, id);

CREATE INDEX jobs_by_state ON jobs (state, created_at);

CREATE TABLE number_series (
  kind  TEXT NOT NULL,
  year  INTEGER NOT NULL,
  last  INTEGER NOT NULL CHECK (last >= 1),
  PRIMARY KEY (kind, year)
) STRICT;

CREATE TABLE number_starts (
  kind    TEXT NOT NULL,
  year    INTEGER NOT NULL,
  first   INTEGER NOT NULL CHECK (first >= 1),
  reason  TEXT NOT NULL,
  set_at  TEXT NOT NULL,
  set_by  TEXT NOT NULL,
  PRIMARY KEY (kind, year)
) STRICT;

CREATE TABLE numbers_elsewhere (
  number      TEXT PRIMARY KEY,
  kind        TEXT NOT NULL,
  year        INTEGER NOT NULL,
  -- missing where the number is of another make than those of this bureau
  sequence    INTEGER,
  -- missing for a paper that is not in this archive
  document_id TEXT UNIQUE REFERENCES documents (id),
  title       TEXT NOT NULL,
  reason      TEXT NOT NULL,
  noted_at    TEXT NOT NULL,
  noted_by    TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX numbers_elsewhere_by_sequence ON numbers_elsewhere (kind, year, sequence);

CREATE INDEX numbers_elsewhere_by_year ON numbers_elsewhere (year, kind, sequence);

CREATE TABLE officer_changes (
  id               TEXT PRIMARY KEY,
  case_id          TEXT NOT NULL REFERENCES cases (id),
  day              TEXT NOT NULL,
  -- JSON lists of officers' ids, the leading one first
  before           TEXT NOT NULL,
  after            TEXT NOT NULL,
  reason           TEXT NOT NULL,
  told_at          TEXT NOT NULL,
  told_by          TEXT NOT NULL,
  withdrawn_at     TEXT,
  withdrawn_by     TEXT,
  withdrawn_reason TEXT
) STRICT;

CREATE INDEX officer_changes_by_case ON officer_changes (case_id);

CREATE TABLE officers (
  id                      TEXT PRIMARY KEY,
  name                    TEXT NOT NULL,
  certificate_number      TEXT NOT NULL UNIQUE,
  certificate_valid_until TEXT NOT NULL,
  department              TEXT NOT NULL,
  recorder_officer_number TEXT NOT NULL,
  active                  INTEGER NOT NULL CHECK (active IN (0, 1))
, revision INTEGER NOT NULL DEFAULT 1, updated_at TEXT, updated_by TEXT) STRICT;

CREATE TABLE originals (
  sha256    TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  sm3       TEXT NOT NULL CHECK (length(sm3) = 64),
  bytes     INTEGER NOT NULL CHECK (bytes >= 0),
  mime      TEXT NOT NULL,
  stored_at TEXT NOT NULL
) STRICT;

CREATE TABLE own_files (
  folder   TEXT NOT NULL,
  file     TEXT NOT NULL,
  sha256   TEXT NOT NULL,
  -- grows by one each time another file takes its place
  revision INTEGER NOT NULL,
  -- where it comes from, in words
  source   TEXT NOT NULL,
  taken_at TEXT NOT NULL,
  taken_by TEXT NOT NULL,
  PRIMARY KEY (folder, file)
) STRICT;

CREATE TABLE payments (
  id               TEXT PRIMARY KEY,
  case_id          TEXT NOT NULL REFERENCES cases (id),
  kind             TEXT NOT NULL,
  owed             TEXT NOT NULL CHECK (owed IN ('fine', 'gains', 'added')),
  day              TEXT NOT NULL,
  -- 分
  amount           INTEGER NOT NULL CHECK (amount > 0),
  detail           TEXT NOT NULL,
  -- the voucher
  attachment_id    TEXT REFERENCES attachments (id),
  told_at          TEXT NOT NULL,
  told_by          TEXT NOT NULL,
  -- told in error
  withdrawn_at     TEXT,
  withdrawn_by     TEXT,
  withdrawn_reason TEXT
, party_id TEXT REFERENCES case_parties (id)) STRICT;

CREATE INDEX payments_by_case ON payments (case_id, day);

CREATE INDEX payments_by_party ON payments (party_id) WHERE party_id IS NOT NULL;

CREATE TABLE people_accounts (
  id         TEXT PRIMARY KEY,
  login      TEXT NOT NULL UNIQUE,
  name       TEXT NOT NULL,
  department TEXT NOT NULL,
  -- JSON list: clerk, officer …
  roles      TEXT NOT NULL,
  active     INTEGER NOT NULL CHECK (active IN (0, 1)),
  revision   INTEGER NOT NULL,
  updated_at TEXT,
  updated_by TEXT
) STRICT;

CREATE TABLE phrases (
  id          TEXT PRIMARY KEY,
  -- NULL: the words of the shipped phrase, whatever they are in this version of the program
  text        TEXT,
  name        TEXT NOT NULL,
  group_name  TEXT NOT NULL,
  -- where it belongs; empty means any document, any field, any cause
  template_id TEXT NOT NULL,
  field       TEXT NOT NULL,
  cause       TEXT NOT NULL,
  uses        INTEGER NOT NULL,
  used_at     TEXT,
  removed     INTEGER NOT NULL CHECK (removed IN (0, 1)),
  kept_at     TEXT NOT NULL,
  kept_by     TEXT NOT NULL
, revision INTEGER NOT NULL DEFAULT 1) STRICT;

CREATE TABLE placements (
  case_id  TEXT NOT NULL REFERENCES cases (id),
  item_id  TEXT NOT NULL,
  sort_key TEXT,
  slot     TEXT,
  moved    INTEGER NOT NULL DEFAULT 0 CHECK (moved IN (0, 1)),
  title    TEXT,
  remark   TEXT, revision INTEGER NOT NULL DEFAULT 0, updated_at TEXT, updated_by TEXT,
  PRIMARY KEY (case_id, item_id)
) STRICT;

CREATE TABLE recording_purposes (
  case_id      TEXT NOT NULL REFERENCES cases (id),
  recording_id TEXT NOT NULL REFERENCES recordings (id),
  purpose      TEXT NOT NULL,
  PRIMARY KEY (case_id, recording_id)
) STRICT;

CREATE TABLE recordings (
  id          TEXT PRIMARY KEY,
  sha256      TEXT NOT NULL UNIQUE REFERENCES originals (sha256),
  batch_id    TEXT NOT NULL REFERENCES batches (id),
  case_id     TEXT REFERENCES cases (id),
  name        TEXT NOT NULL,
  path        TEXT NOT NULL,
  kind        TEXT NOT NULL,
  mime        TEXT NOT NULL,
  started_at  TEXT,
  time_source TEXT NOT NULL,
  file_time   TEXT,
  duration_ms INTEGER,
  probe       TEXT,
  recorder    TEXT,
  officer     TEXT,
  officer_id  TEXT REFERENCES officers (id),
  important   INTEGER NOT NULL CHECK (important IN (0, 1)),
  access      TEXT NOT NULL,
  warning     TEXT,
  imported_at TEXT NOT NULL
) STRICT;

CREATE INDEX recordings_by_batch ON recordings (batch_id);

CREATE INDEX recordings_by_case ON recordings (case_id, started_at);

CREATE INDEX recordings_by_name ON recordings (name);

CREATE TABLE recusal_requests (
  id               TEXT PRIMARY KEY,
  case_id          TEXT NOT NULL REFERENCES cases (id),
  person_id        TEXT NOT NULL REFERENCES people_accounts (id),
  person_name      TEXT NOT NULL,
  capacity         TEXT NOT NULL CHECK (capacity IN ('case', 'hearing-host', 'hearing-staff')),
  asked_by         TEXT NOT NULL CHECK (asked_by IN ('self', 'party', 'bureau')),
  asked_on         TEXT NOT NULL,
  reason           TEXT NOT NULL,
  -- 回避申请书
  attachment_id    TEXT REFERENCES attachments (id),
  told_at          TEXT NOT NULL,
  told_by          TEXT NOT NULL,
  withdrawn_at     TEXT,
  withdrawn_by     TEXT,
  withdrawn_reason TEXT
) STRICT;

CREATE INDEX recusal_requests_by_case ON recusal_requests (case_id);

CREATE TABLE recusals (
  id          TEXT PRIMARY KEY,
  case_id     TEXT NOT NULL REFERENCES cases (id),
  person_id   TEXT NOT NULL REFERENCES people_accounts (id),
  person_name TEXT NOT NULL,
  asked_by    TEXT NOT NULL CHECK (asked_by IN ('self', 'party', 'bureau')),
  reason      TEXT NOT NULL,
  granted     INTEGER NOT NULL CHECK (granted IN (0, 1)),
  decided_by  TEXT NOT NULL,
  decided_on  TEXT NOT NULL,
  entered_at  TEXT NOT NULL,
  entered_by  TEXT NOT NULL
, capacity TEXT NOT NULL DEFAULT 'case', request_id TEXT, asked_on TEXT, attachment_id TEXT, withdrawn_at TEXT, withdrawn_by TEXT, withdrawn_reason TEXT) STRICT;

CREATE INDEX recusals_by_case ON recusals (case_id);

CREATE INDEX recusals_by_request ON recusals (request_id) WHERE request_id IS NOT NULL;

CREATE TABLE saved_states (
  document_id TEXT NOT NULL REFERENCES documents (id),
  revision    INTEGER NOT NULL,
  own         TEXT NOT NULL,
  saved_at    TEXT NOT NULL,
  saved_by    TEXT NOT NULL,
  PRIMARY KEY (document_id, revision)
) STRICT;

CREATE TABLE seal_heads (
  seal     INTEGER NOT NULL,
  chain    TEXT NOT NULL,
  position INTEGER NOT NULL,
  hash     TEXT NOT NULL,
  PRIMARY KEY (seal, chain)
) STRICT;

CREATE INDEX seal_heads_by_chain ON seal_heads (chain, seal);

CREATE TABLE seals (
  number        INTEGER PRIMARY KEY,
  at            TEXT NOT NULL,
  reason        TEXT NOT NULL,
  heads         TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash          TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE service_attempts (
  id               TEXT PRIMARY KEY,
  case_id          TEXT NOT NULL REFERENCES cases (id),
  -- JSON list of ids: what was to be served
  documents        TEXT NOT NULL,
  recipient        TEXT NOT NULL,
  method           TEXT NOT NULL,
  tried_at         TEXT NOT NULL,
  place            TEXT NOT NULL,
  -- JSON list of names
  served_by        TEXT NOT NULL,
  witness          TEXT NOT NULL,
  outcome          TEXT NOT NULL,
  reason           TEXT NOT NULL,
  mail_number      TEXT NOT NULL,
  -- of a letter that came back: the day it did
  returned_on      TEXT,
  -- JSON list of what shows it: attachments and recordings of the case
  proofs           TEXT NOT NULL,
  told_at          TEXT NOT NULL,
  told_by          TEXT NOT NULL,
  withdrawn_at     TEXT,
  withdrawn_by     TEXT,
  withdrawn_reason TEXT
) STRICT;

CREATE INDEX service_attempts_by_case ON service_attempts (case_id, tried_at);

CREATE TABLE service_recipients (
  id               TEXT PRIMARY KEY,
  case_id          TEXT NOT NULL REFERENCES cases (id),
  document_id      TEXT NOT NULL REFERENCES documents (id),
  name             TEXT NOT NULL,
  role             TEXT NOT NULL,
  reason           TEXT NOT NULL,
  told_at          TEXT NOT NULL,
  told_by          TEXT NOT NULL,
  withdrawn_at     TEXT,
  withdrawn_by     TEXT,
  withdrawn_reason TEXT
) STRICT;

CREATE INDEX service_recipients_by_case ON service_recipients (case_id);

CREATE INDEX service_recipients_by_document ON service_recipients (document_id);

CREATE TABLE set_aside_findings (
  case_id      TEXT NOT NULL REFERENCES cases (id),
  identity     TEXT NOT NULL,
  rule         TEXT NOT NULL,
  severity     TEXT NOT NULL CHECK (severity IN ('blocking', 'attention')),
  -- as it was read
  sentence     TEXT NOT NULL,
  reason       TEXT NOT NULL,
  set_aside_at TEXT NOT NULL,
  set_aside_by TEXT NOT NULL,
  PRIMARY KEY (case_id, identity)
) STRICT;

CREATE TABLE settings (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
, revision INTEGER NOT NULL DEFAULT 1, updated_at TEXT, updated_by TEXT) STRICT;

CREATE TABLE settled_times (
  recording_id  TEXT PRIMARY KEY REFERENCES recordings (id),
  how           TEXT NOT NULL CHECK (how IN ('believed', 'stated', 'typed')),
  before_at     TEXT,
  before_source TEXT NOT NULL,
  reason        TEXT NOT NULL,
  settled_by    TEXT NOT NULL,
  settled_at    TEXT NOT NULL
) STRICT;

CREATE TABLE signed_scans (
  id          TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES documents (id),
  version     INTEGER NOT NULL,
  sha256      TEXT NOT NULL REFERENCES originals (sha256),
  name        TEXT NOT NULL,
  mime        TEXT NOT NULL,
  pages       INTEGER NOT NULL,
  -- why it replaced the one before; empty for the first
  reason      TEXT NOT NULL,
  added_at    TEXT NOT NULL,
  added_by    TEXT NOT NULL
) STRICT;

CREATE INDEX signed_scans_by_document ON signed_scans (document_id, version);

CREATE TABLE template_versions (
  sha256  TEXT PRIMARY KEY,
  content TEXT NOT NULL
) STRICT;

CREATE TABLE time_doubts (
  recording_id TEXT PRIMARY KEY REFERENCES recordings (id),
  stated       TEXT NOT NULL,
  sentence     TEXT NOT NULL
) STRICT;

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
, party_id TEXT) STRICT;

CREATE INDEX told_events_by_case ON told_events (case_id, day);

CREATE INDEX told_events_by_party ON told_events (party_id) WHERE party_id IS NOT NULL;

CREATE TABLE unread_entries (
  batch_id TEXT NOT NULL REFERENCES batches (id),
  path     TEXT NOT NULL,
  what     TEXT NOT NULL CHECK (what IN ('folder', 'file')),
  problem  TEXT NOT NULL,
  PRIMARY KEY (batch_id, path)
) STRICT;
