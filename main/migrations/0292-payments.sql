-- 罚没款: every sum that came in, was handed on or was given up, with its voucher.
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
) STRICT;
CREATE INDEX payments_by_case ON payments (case_id, day);
