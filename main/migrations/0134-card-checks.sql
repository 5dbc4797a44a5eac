-- What of a card could not be read: folders whose content nobody saw, files of which only the name is known. While a
-- batch has such rows, nothing can be said of the card as a whole.
CREATE TABLE unread_entries (
  batch_id TEXT NOT NULL REFERENCES batches (id),
  path     TEXT NOT NULL,
  what     TEXT NOT NULL CHECK (what IN ('folder', 'file')),
  problem  TEXT NOT NULL,
  PRIMARY KEY (batch_id, path)
) STRICT;

-- What was found out about a file while it was taken, besides its outcome. `restored`: the archive knew its content, but
-- its own copy was damaged or missing and was made good from the card. `reread`: how much was read from the card a second
-- time and compared; `direct` past the system's cache.
CREATE TABLE file_checks (
  batch_id TEXT NOT NULL REFERENCES batches (id),
  path     TEXT NOT NULL,
  restored TEXT CHECK (restored IN ('damaged', 'missing')),
  reread   TEXT CHECK (reread IN ('sample', 'all')),
  direct   INTEGER NOT NULL DEFAULT 0 CHECK (direct IN (0, 1)),
  PRIMARY KEY (batch_id, path)
) STRICT;
