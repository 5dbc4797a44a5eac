-- In a case of several parties: the further one whose sum it is; NULL: the first.
ALTER TABLE payments ADD COLUMN party_id TEXT REFERENCES case_parties (id);
CREATE INDEX payments_by_party ON payments (party_id) WHERE party_id IS NOT NULL;
