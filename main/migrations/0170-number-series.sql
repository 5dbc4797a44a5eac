-- How far each register of 文号 has come: the next number is one step on from here, by one statement that any number of
-- connections may make at once.
CREATE TABLE number_series (
  kind  TEXT NOT NULL,
  year  INTEGER NOT NULL,
  last  INTEGER NOT NULL CHECK (last >= 1),
  PRIMARY KEY (kind, year)
) STRICT;
INSERT INTO number_series (kind, year, last)
  SELECT kind, year, max(sequence) FROM document_numbers GROUP BY kind, year;
