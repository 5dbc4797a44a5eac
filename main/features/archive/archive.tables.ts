import type { Generated } from 'kysely';
import type { Optional } from '../../platform/sqlite/tables.ts';

interface ArchiveInfoTable {
  key: string;
  value: string;
}

interface OriginalsTable {
  sha256: string;
  sm3: string;
  bytes: number;
  mime: string;
  stored_at: string;
}

interface ActsTable {
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

interface CaseHeadsTable {
  case_id: string;
  sequence: number;
  hash: string;
}

interface ChainsTable {
  chain: string;
  position: number;
  sequence: number;
  hash: string;
  sealed: Generated<number>;
}

interface BoundRowsTable {
  sequence: number;
  table_name: string;
  row_key: string;
  case_id: Optional<string>;
  content: Optional<string>;
}

interface SealsTable {
  number: number;
  at: string;
  reason: string;
  heads: string;
  previous_hash: string;
  hash: string;
}

interface SealHeadsTable {
  seal: number;
  chain: string;
  position: number;
  hash: string;
}

interface OwnFilesTable {
  folder: string;
  file: string;
  sha256: string;
  revision: number;
  source: string;
  taken_at: string;
  taken_by: string;
}

interface AcceptedRowsTable {
  id: string;
  table_name: string;
  row_key: string;
  case_id: Optional<string>;
  sentence: string;
  reason: string;
  accepted_at: string;
  accepted_by: string;
}

declare module '../../platform/sqlite/tables.ts' {
  interface Tables {
    archive_info: ArchiveInfoTable;
    originals: OriginalsTable;
    acts: ActsTable;
    case_heads: CaseHeadsTable;
    chains: ChainsTable;
    bound_rows: BoundRowsTable;
    seals: SealsTable;
    seal_heads: SealHeadsTable;
    own_files: OwnFilesTable;
    accepted_rows: AcceptedRowsTable;
  }
}
