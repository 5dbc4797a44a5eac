-- Registers of 文号 that were begun on paper: the first number the program draws of a kind in a year.
CREATE TABLE number_starts (
  kind    TEXT NOT NULL,
  year    INTEGER NOT NULL,
  first   INTEGER NOT NULL CHECK (first >= 1),
  reason  TEXT NOT NULL,
  set_at  TEXT NOT NULL,
  set_by  TEXT NOT NULL,
  PRIMARY KEY (kind, year)
) STRICT;

-- 文号 that the program did not draw: given to a document by a platform of the province, or used on a paper that is
-- not in this archive. They are never drawn again.
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
