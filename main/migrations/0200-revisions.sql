-- What several people may change says how often it was changed, when and by whom last: who comes second is told.
ALTER TABLE cases ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
ALTER TABLE cases ADD COLUMN entered_at TEXT;
ALTER TABLE cases ADD COLUMN entered_by TEXT;

ALTER TABLE officers ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
ALTER TABLE officers ADD COLUMN updated_at TEXT;
ALTER TABLE officers ADD COLUMN updated_by TEXT;

ALTER TABLE settings ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
ALTER TABLE settings ADD COLUMN updated_at TEXT;
ALTER TABLE settings ADD COLUMN updated_by TEXT;

ALTER TABLE phrases ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;

ALTER TABLE attachments ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
ALTER TABLE attachments ADD COLUMN updated_at TEXT;
ALTER TABLE attachments ADD COLUMN updated_by TEXT;
