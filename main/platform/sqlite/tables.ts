import type { ColumnType, Generated, Insertable, Selectable, Updateable } from 'kysely';

/** Nullable column that an insert may leave out. */
type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** SQLite's boolean. */
export type Flag = 0 | 1;

export interface ArchiveInfoTable {
  key: string;
  value: string;
}
export interface OriginalsTable {
  sha256: string;
  sm3: string;
  bytes: number;
  mime: string;
  stored_at: string;
}
export interface ActsTable {
  sequence: number;
  at: string;
  actor_id: string;
  actor_name: string;
  act: string;
  sentence: string;
  case_id: Optional<string>;
  details: string;
  previous_hash: string;
  hash: string;
  chain: Generated<string>;
  position: Generated<number>;
  bound: Generated<string>;
}
export interface ChainsTable {
  chain: string;
  position: number;
  sequence: number;
  hash: string;
  sealed: Generated<number>;
}
export interface BoundRowsTable {
  sequence: number;
  table_name: string;
  row_key: string;
  case_id: Optional<string>;
  content: Optional<string>;
}
export interface SealsTable {
  number: number;
  at: string;
  reason: string;
  heads: string;
  previous_hash: string;
  hash: string;
}
export interface SealHeadsTable {
  seal: number;
  chain: string;
  position: number;
  hash: string;
}
export interface CaseHeadsTable {
  case_id: string;
  sequence: number;
  hash: string;
}
export interface SettingsTable {
  key: string;
  value: string;
  revision: Generated<number>;
  updated_at: Optional<string>;
  updated_by: Optional<string>;
}
export interface OfficersTable {
  id: string;
  name: string;
  certificate_number: string;
  certificate_valid_until: string;
  department: string;
  recorder_officer_number: string;
  active: Flag;
  revision: Generated<number>;
  updated_at: Optional<string>;
  updated_by: Optional<string>;
}
export interface JobsTable {
  id: string;
  kind: string;
  title: string;
  state: string;
  step: string;
  current: number;
  total: number;
  unit: string;
  case_id: Optional<string>;
  actor: string;
  input: string;
  result: Optional<string>;
  problem: Optional<string>;
  attention: Flag;
  summary: Optional<string>;
  created_at: string;
  ended_at: Optional<string>;
}
export interface CasesTable {
  serial: Generated<number>;
  id: string;
  case_number: string;
  number_year: number;
  number_sequence: number;
  title: string;
  party_name: string;
  party_key: string;
  cause: string;
  officer_names: string;
  stage: string;
  stage_order: number;
  clue_on: string;
  filed_on: Optional<string>;
  decided_on: Optional<string>;
  closed_on: Optional<string>;
  created_at: string;
  updated_at: string;
  source: string;
  source_text: string;
  procedure: string;
  handling_unit: string;
  edition: string;
  party: string;
  facts: string;
  revision: Generated<number>;
  entered_at: Optional<string>;
  entered_by: Optional<string>;
}
export interface CaseOfficersTable {
  case_id: string;
  officer_id: string;
  position: number;
}
export interface CaseNumbersTable {
  year: number;
  last: number;
}
export interface TemplateVersionsTable {
  sha256: string;
  content: string;
}
export interface DocumentsTable {
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
  pages: Optional<number>;
  sha256: Optional<string>;
  void_reason: Optional<string>;
  missing: number;
  created_at: string;
  updated_at: string;
  updated_by: string;
  finalised_at: Optional<string>;
}
export interface DocumentNumbersTable {
  kind: string;
  year: number;
  sequence: number;
  document_id: string;
  issued_at: string;
  issued_by: string;
}
export interface NumberSeriesTable {
  kind: string;
  year: number;
  last: number;
}
export interface DocumentCorrectionsTable {
  draft_id: string;
  document_id: string;
  reason: string;
  begun_at: string;
  begun_by: string;
}
export interface DocumentVersionsTable {
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
export interface SignedScansTable {
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
export interface FiledDocumentsTable {
  document_id: string;
  case_id: string;
  part: string;
  sha256: string;
  filed_at: string;
}
export interface BatchesTable {
  id: string;
  job_id: Optional<string>;
  card_name: string;
  card_path: string;
  profile: string;
  fingerprint_before: string;
  fingerprint_after: Optional<string>;
  actor_name: string;
  started_at: string;
  ended_at: Optional<string>;
}
export interface TimeDoubtsTable {
  recording_id: string;
  stated: string;
  sentence: string;
}
export interface SettledTimesTable {
  recording_id: string;
  how: string;
  before_at: string | null;
  before_source: string;
  reason: string;
  settled_by: string;
  settled_at: string;
}
export interface RecordingsTable {
  id: string;
  sha256: string;
  batch_id: string;
  case_id: Optional<string>;
  name: string;
  path: string;
  kind: string;
  mime: string;
  started_at: Optional<string>;
  time_source: string;
  file_time: Optional<string>;
  duration_ms: Optional<number>;
  probe: Optional<string>;
  recorder: Optional<string>;
  officer: Optional<string>;
  officer_id: Optional<string>;
  important: Flag;
  access: string;
  warning: Optional<string>;
  imported_at: string;
}
export interface BatchFilesTable {
  batch_id: string;
  path: string;
  outcome: string;
  bytes: number;
  modified_at: Optional<string>;
  case_id: Optional<string>;
  sha256: Optional<string>;
  sm3: Optional<string>;
  recording_id: Optional<string>;
  problem: Optional<string>;
}
export interface UnreadEntriesTable {
  batch_id: string;
  path: string;
  what: string;
  problem: string;
}
export interface FileChecksTable {
  batch_id: string;
  path: string;
  restored: Optional<string>;
  reread: Optional<string>;
  direct: Generated<Flag>;
}
export interface DerivedTable {
  source_sha256: string;
  kind: string;
  file: string;
  mime: string;
  bytes: number;
  made_at: string;
  made_by: string;
}
export interface AttachmentsTable {
  id: string;
  case_id: string;
  sha256: string;
  name: string;
  title: string;
  kind: string;
  mime: string;
  pages: number;
  date: Optional<string>;
  slot: string;
  material: Generated<string>;
  added_at: string;
  removed: Flag;
  taken_at: Optional<string>;
  serves_document_id: Optional<string>;
  purpose: Generated<string>;
  serves_version: Optional<number>;
  place: Generated<string>;
  photographer: Generated<string>;
  revision: Generated<number>;
  updated_at: Optional<string>;
  updated_by: Optional<string>;
}
export interface PlacementsTable {
  case_id: string;
  item_id: string;
  sort_key: Optional<string>;
  slot: Optional<string>;
  moved: Generated<Flag>;
  title: Optional<string>;
  remark: Optional<string>;
}
export interface AssembliesTable {
  case_id: string;
  part: string;
  fingerprint: string;
  file: string;
  sha256: string;
  pages: number;
  front_pages: number;
  items: string;
  assembled_at: string;
}

export interface PhrasesTable {
  id: string;
  text: Optional<string>;
  name: string;
  group_name: string;
  template_id: string;
  field: string;
  cause: string;
  uses: number;
  used_at: Optional<string>;
  removed: Flag;
  kept_at: string;
  kept_by: string;
  revision: Generated<number>;
}
export interface SavedStatesTable {
  document_id: string;
  revision: number;
  own: string;
  saved_at: string;
  saved_by: string;
}
export interface EvidenceNumbersTable {
  case_id: string;
  recording_id: string;
  kind: string;
  number: number;
}
export interface RecordingPurposesTable {
  case_id: string;
  recording_id: string;
  purpose: string;
}
export interface SetAsideFindingsTable {
  case_id: string;
  identity: string;
  rule: string;
  severity: string;
  sentence: string;
  reason: string;
  set_aside_at: string;
  set_aside_by: string;
}
export interface NumberStartsTable {
  kind: string;
  year: number;
  first: number;
  reason: string;
  set_at: string;
  set_by: string;
}
export interface NumbersElsewhereTable {
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

/** Every table of the archive, as the newest migration leaves it. */
export interface CaseEventsTable {
  case_id: string;
  position: number;
  event: string;
  day: string;
  minute: Optional<string>;
  until: Optional<string>;
  document_id: Optional<string>;
  about_id: Optional<string>;
  amount: Optional<number>;
  detail: Optional<string>;
}
export interface CaseClocksTable {
  case_id: string;
  position: number;
  rule: string;
  start: string;
  document_id: Optional<string>;
  due: string;
  estimate: Flag;
  stopped: Flag;
}

export interface Tables {
  archive_info: ArchiveInfoTable;
  originals: OriginalsTable;
  acts: ActsTable;
  case_heads: CaseHeadsTable;
  chains: ChainsTable;
  bound_rows: BoundRowsTable;
  seals: SealsTable;
  seal_heads: SealHeadsTable;
  settings: SettingsTable;
  officers: OfficersTable;
  jobs: JobsTable;
  cases: CasesTable;
  case_officers: CaseOfficersTable;
  case_numbers: CaseNumbersTable;
  template_versions: TemplateVersionsTable;
  documents: DocumentsTable;
  document_numbers: DocumentNumbersTable;
  number_series: NumberSeriesTable;
  document_corrections: DocumentCorrectionsTable;
  document_versions: DocumentVersionsTable;
  signed_scans: SignedScansTable;
  filed_documents: FiledDocumentsTable;
  batches: BatchesTable;
  recordings: RecordingsTable;
  time_doubts: TimeDoubtsTable;
  settled_times: SettledTimesTable;
  batch_files: BatchFilesTable;
  unread_entries: UnreadEntriesTable;
  file_checks: FileChecksTable;
  derived: DerivedTable;
  attachments: AttachmentsTable;
  placements: PlacementsTable;
  assemblies: AssembliesTable;
  phrases: PhrasesTable;
  saved_states: SavedStatesTable;
  evidence_numbers: EvidenceNumbersTable;
  set_aside_findings: SetAsideFindingsTable;
  number_starts: NumberStartsTable;
  numbers_elsewhere: NumbersElsewhereTable;
  recording_purposes: RecordingPurposesTable;
  case_events: CaseEventsTable;
  case_clocks: CaseClocksTable;
}

export type Row<T extends keyof Tables> = Selectable<Tables[T]>;
export type NewRow<T extends keyof Tables> = Insertable<Tables[T]>;
export type RowChange<T extends keyof Tables> = Updateable<Tables[T]>;
