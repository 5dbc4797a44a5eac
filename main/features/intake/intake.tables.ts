import type { Generated } from 'kysely';
import type { Flag, Optional } from '../../platform/sqlite/tables.ts';

interface BatchesTable {
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

interface RecordingsTable {
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

interface TimeDoubtsTable {
  recording_id: string;
  stated: string;
  sentence: string;
}

interface SettledTimesTable {
  recording_id: string;
  how: string;
  before_at: string | null;
  before_source: string;
  reason: string;
  settled_by: string;
  settled_at: string;
}

interface EvidenceSeriesTable {
  case_id: string;
  kind: string;
  last: number;
}

interface BatchFilesTable {
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

interface UnreadEntriesTable {
  batch_id: string;
  path: string;
  what: string;
  problem: string;
}

interface FileChecksTable {
  batch_id: string;
  path: string;
  restored: Optional<string>;
  reread: Optional<string>;
  direct: Generated<Flag>;
}

interface DerivedTable {
  source_sha256: string;
  kind: string;
  file: string;
  mime: string;
  bytes: number;
  made_at: string;
  made_by: string;
}

interface EvidenceNumbersTable {
  case_id: string;
  recording_id: string;
  kind: string;
  number: number;
}

interface RecordingPurposesTable {
  case_id: string;
  recording_id: string;
  purpose: string;
}

declare module '../../platform/sqlite/tables.ts' {
  interface Tables {
    batches: BatchesTable;
    recordings: RecordingsTable;
    time_doubts: TimeDoubtsTable;
    settled_times: SettledTimesTable;
    batch_files: BatchFilesTable;
    unread_entries: UnreadEntriesTable;
    file_checks: FileChecksTable;
    derived: DerivedTable;
    evidence_numbers: EvidenceNumbersTable;
    evidence_series: EvidenceSeriesTable;
    recording_purposes: RecordingPurposesTable;
  }
}
