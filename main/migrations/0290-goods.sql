-- What was done with things under measure: where they lie, what was sent to be tested, given back, disposed of.
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

-- How much of which item: an item is what a list calls it, so that a corrected list is held against it.
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
