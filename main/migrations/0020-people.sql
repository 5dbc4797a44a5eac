CREATE TABLE settings (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE officers (
  id                      TEXT PRIMARY KEY,
  name                    TEXT NOT NULL,
  certificate_number      TEXT NOT NULL UNIQUE,
  certificate_valid_until TEXT NOT NULL,
  department              TEXT NOT NULL,
  recorder_officer_number TEXT NOT NULL,
  active                  INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;
