import type { Flag, Optional } from '../../platform/sqlite/tables.ts';

interface JobsTable {
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

declare module '../../platform/sqlite/tables.ts' {
  interface Tables {
    jobs: JobsTable;
  }
}
