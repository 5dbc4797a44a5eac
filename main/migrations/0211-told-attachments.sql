-- Which version of the document a paper proves the service of: a 补正 is served anew.
ALTER TABLE attachments ADD COLUMN serves_version INTEGER;

-- 拍摄地点 and 拍摄人 of a photo, printed on its sheet.
ALTER TABLE attachments ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE attachments ADD COLUMN photographer TEXT NOT NULL DEFAULT '';
