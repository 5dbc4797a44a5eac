-- The last number given to the recordings of a kind in a case: the next is drawn by one statement. A case from before
-- has its row with the first number drawn from now on.
CREATE TABLE evidence_series (
  case_id TEXT NOT NULL REFERENCES cases (id),
  kind    TEXT NOT NULL,
  last    INTEGER NOT NULL,
  PRIMARY KEY (case_id, kind)
) STRICT;

-- Few documents and events are about a further party; whether any is, is asked before one is taken off a case.
CREATE INDEX documents_by_party ON documents (party_id) WHERE party_id IS NOT NULL;
CREATE INDEX told_events_by_party ON told_events (party_id) WHERE party_id IS NOT NULL;

-- Which requests are decided is asked at each opening of a case.
CREATE INDEX recusals_by_request ON recusals (request_id) WHERE request_id IS NOT NULL;
