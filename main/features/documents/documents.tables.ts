import type { Optional } from '../../platform/sqlite/tables.ts';

interface TemplateVersionsTable {
  sha256: string;
  content: string;
}

interface DocumentsTable {
  id: string;
  case_id: string;
  template_number: number;
  template_id: string;
  edition: string;
  title: string;
  state: string;
  revision: number;
  own: string;
  fixed: Optional<string>;
  template_sha256: Optional<string>;
  document_number: Optional<string>;
  date: Optional<string>;
  serves_document_id: Optional<string>;
  also_serves: Optional<string>;
  party_id: Optional<string>;
  pages: Optional<number>;
  sha256: Optional<string>;
  void_reason: Optional<string>;
  missing: number;
  created_at: string;
  updated_at: string;
  updated_by: string;
  begun_by: Optional<string>;
  finalised_at: Optional<string>;
}

interface DocumentNumbersTable {
  kind: string;
  year: number;
  sequence: number;
  document_id: string;
  issued_at: string;
  issued_by: string;
}

interface NumberSeriesTable {
  kind: string;
  year: number;
  last: number;
}

interface DocumentCorrectionsTable {
  draft_id: string;
  document_id: string;
  reason: string;
  begun_at: string;
  begun_by: string;
}

interface DocumentVersionsTable {
  document_id: string;
  version: number;
  title: string;
  fixed: string;
  template_sha256: string;
  date: Optional<string>;
  pages: number;
  sha256: string;
  finalised_at: string;
  finalised_by: string;
  reason: string;
  corrected_at: string;
  corrected_by: string;
}

interface SignedScansTable {
  id: string;
  document_id: string;
  version: number;
  sha256: string;
  name: string;
  mime: string;
  pages: number;
  reason: string;
  added_at: string;
  added_by: string;
}

interface FiledDocumentsTable {
  document_id: string;
  case_id: string;
  part: string;
  sha256: string;
  filed_at: string;
}

interface SavedStatesTable {
  document_id: string;
  revision: number;
  own: string;
  saved_at: string;
  saved_by: string;
}

interface SetAsideFindingsTable {
  case_id: string;
  identity: string;
  rule: string;
  severity: string;
  sentence: string;
  reason: string;
  set_aside_at: string;
  set_aside_by: string;
}

interface NumberStartsTable {
  kind: string;
  year: number;
  first: number;
  reason: string;
  set_at: string;
  set_by: string;
}

interface NumbersElsewhereTable {
  number: string;
  kind: string;
  year: number;
  sequence: number | null;
  document_id: string | null;
  title: string;
  reason: string;
  noted_at: string;
  noted_by: string;
}

declare module '../../platform/sqlite/tables.ts' {
  interface Tables {
    template_versions: TemplateVersionsTable;
    documents: DocumentsTable;
    document_numbers: DocumentNumbersTable;
    number_series: NumberSeriesTable;
    document_corrections: DocumentCorrectionsTable;
    document_versions: DocumentVersionsTable;
    signed_scans: SignedScansTable;
    filed_documents: FiledDocumentsTable;
    saved_states: SavedStatesTable;
    set_aside_findings: SetAsideFindingsTable;
    number_starts: NumberStartsTable;
    numbers_elsewhere: NumbersElsewhereTable;
  }
}
