-- What clerks keep to write it again, and what they did with the phrases the program brings (same id).
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
) STRICT;
