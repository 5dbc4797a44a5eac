-- 调阅登记: who looked at, played, printed or took away what of which case. A row grows while the same person goes on with
-- the same thing; when its day is over it changes no more, and the day is bound as a whole.
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
CREATE INDEX consultations_by_person ON consultations (person_id, id);
CREATE INDEX consultations_by_day ON consultations (day, id);
-- The purpose somebody declared for a case today.
CREATE INDEX consultations_with_purpose ON consultations (person_id, case_id, day) WHERE purpose <> '';

-- A day that is over: how many rows it has, and SHA-256 of all of them in the order of their ids.
CREATE TABLE consultation_days (
  day       TEXT PRIMARY KEY,
  entries   INTEGER NOT NULL,
  sha256    TEXT NOT NULL,
  closed_at TEXT NOT NULL
) STRICT;

-- A scan that is fetched is known by its content.
CREATE INDEX attachments_by_content ON attachments (sha256);
