-- Whatever points at a document is found without reading the whole table.
CREATE INDEX service_recipients_by_document ON service_recipients (document_id);
