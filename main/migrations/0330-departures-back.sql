-- A departure that was taken back stays where it is, with who took it back and why.
ALTER TABLE departures ADD COLUMN withdrawn_at TEXT;
ALTER TABLE departures ADD COLUMN withdrawn_by TEXT;
ALTER TABLE departures ADD COLUMN withdrawn_reason TEXT;
