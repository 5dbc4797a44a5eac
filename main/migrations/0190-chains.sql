-- A chain of acts for each case and one for the archive's own matters, sealed together; what each act made of the rows
-- of evidence. Acts from before keep sequence and hash: they are the chain ''.
ALTER TABLE acts ADD COLUMN chain TEXT NOT NULL DEFAULT '';
ALTER TABLE acts ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
ALTER TABLE acts ADD COLUMN bound TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX acts_by_chain ON acts (chain, position) WHERE chain <> '';

-- Where each chain ends, kept apart from it: what is cut off or added shows.
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

-- A row of evidence as the act `sequence` left it.
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

CREATE TABLE seals (
  number        INTEGER PRIMARY KEY,
  at            TEXT NOT NULL,
  reason        TEXT NOT NULL,
  heads         TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash          TEXT NOT NULL UNIQUE
) STRICT;

-- The heads that had moved since the seal before.
CREATE TABLE seal_heads (
  seal     INTEGER NOT NULL,
  chain    TEXT NOT NULL,
  position INTEGER NOT NULL,
  hash     TEXT NOT NULL,
  PRIMARY KEY (seal, chain)
) STRICT;
CREATE INDEX seal_heads_by_chain ON seal_heads (chain, seal);
