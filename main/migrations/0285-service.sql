-- One receipt proves the service of several documents handed to the same recipient: those beside the one it names, as a
-- JSON list of ids.
ALTER TABLE documents ADD COLUMN also_serves TEXT;
ALTER TABLE attachments ADD COLUMN also_serves TEXT;

-- What was tried to serve documents and left no receipt, told by who tried it: a returned letter, a closed door.
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

-- To whom a document has to be served besides the party it is about.
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
