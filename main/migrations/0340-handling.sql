-- From this day others handle the case. The last change that was not taken back is what case_officers says.
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

-- 回避 that was asked for; its decision is a row of recusals that names it.
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

ALTER TABLE recusals ADD COLUMN capacity TEXT NOT NULL DEFAULT 'case';
ALTER TABLE recusals ADD COLUMN request_id TEXT;
ALTER TABLE recusals ADD COLUMN asked_on TEXT;
-- 回避决定
ALTER TABLE recusals ADD COLUMN attachment_id TEXT;
ALTER TABLE recusals ADD COLUMN withdrawn_at TEXT;
ALTER TABLE recusals ADD COLUMN withdrawn_by TEXT;
ALTER TABLE recusals ADD COLUMN withdrawn_reason TEXT;

-- Who registered the case, by account: what he entered he may go on with.
ALTER TABLE cases ADD COLUMN registered_by TEXT;
