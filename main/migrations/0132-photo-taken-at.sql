-- When a photo was taken, by its own EXIF data: an instant with +08:00, as its camera's clock showed it.
ALTER TABLE attachments ADD COLUMN taken_at TEXT;
