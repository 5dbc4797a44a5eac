-- What a screen waits for is found by an index, in its order; nothing a clerk asks grows with the archive.

-- The documents of a case: all in their order, those in force as they were issued.
DROP INDEX documents_by_case;
CREATE INDEX documents_by_case ON documents (case_id, template_number, created_at, id);
CREATE INDEX documents_by_case_and_state ON documents (case_id, state, finalised_at, id);
-- What proves the service of a document, and what deleting a draft must ask.
CREATE INDEX documents_by_served ON documents (serves_document_id) WHERE serves_document_id IS NOT NULL;
-- Similar documents, and kinds within a case.
CREATE INDEX documents_by_template ON documents (template_id, updated_at);
CREATE INDEX documents_by_case_and_template ON documents (case_id, template_id, state);

-- The registers of one year.
CREATE INDEX document_numbers_by_year ON document_numbers (year, kind, sequence);
CREATE INDEX numbers_elsewhere_by_year ON numbers_elsewhere (year, kind, sequence);

-- A card looked at: which of its files came in before.
CREATE INDEX recordings_by_name ON recordings (name);
CREATE INDEX batch_files_by_path ON batch_files (path);

-- The lists of jobs and imports, newest first.
CREATE INDEX jobs_by_creation ON jobs (created_at, id);
CREATE INDEX batches_by_start ON batches (started_at, id);

-- Whether a damaged copy set aside stands in the chain already.
CREATE INDEX acts_set_aside ON acts (sequence) WHERE act = 'archive.set-aside';

-- The workbench: cases that are not closed, the last changed first, however many are closed.
CREATE INDEX cases_open ON cases (updated_at) WHERE stage <> 'closed';
