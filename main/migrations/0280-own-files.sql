-- Files the bureau put into the archive's folders, as somebody took them in: by these hashes they count.
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
