-- Where a paper lies in its volume and what the catalogue says of it: several people arrange one case.
ALTER TABLE placements ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
ALTER TABLE placements ADD COLUMN updated_at TEXT;
ALTER TABLE placements ADD COLUMN updated_by TEXT;
