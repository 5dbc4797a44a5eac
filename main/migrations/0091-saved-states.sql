-- Earlier states of a document's entered values; the newest state is the document's own row.
CREATE TABLE saved_states (
  document_id TEXT NOT NULL REFERENCES documents (id),
  revision    INTEGER NOT NULL,
  own         TEXT NOT NULL,
  saved_at    TEXT NOT NULL,
  saved_by    TEXT NOT NULL,
  PRIMARY KEY (document_id, revision)
) STRICT;
