import type { Flag, Optional } from '../../platform/sqlite/tables.ts';

interface ToldEventsTable {
  id: string;
  case_id: string;
  event: string;
  day: string;
  detail: string;
  attachment_id: Optional<string>;
  party_id: Optional<string>;
  told_at: string;
  told_by: string;
  withdrawn_at: Optional<string>;
  withdrawn_by: Optional<string>;
  withdrawn_reason: Optional<string>;
}

interface DeparturesTable {
  id: string;
  case_id: string;
  lane: string;
  step: string;
  start_id: string;
  reason: string;
  told_at: string;
  told_by: string;
  withdrawn_at: Optional<string>;
  withdrawn_by: Optional<string>;
  withdrawn_reason: Optional<string>;
}

interface CaseTraitsTable {
  case_id: string;
  major: Flag;
  major_reason: string;
  refund: Flag;
  revision: number;
  set_at: string;
  set_by: string;
}

interface CaseStepsTable {
  case_id: string;
  position: number;
  lane: string;
  step: string;
  name: string;
  doer: string;
  party: Optional<string>;
  document: Optional<string>;
  due: Optional<string>;
}

interface CaseWaysTable {
  case_id: string;
  missing: number;
  first_missing: string;
  changes_on: Optional<string>;
}

interface DeskLinesTable {
  desk: string;
  kind: 'step' | 'filing' | 'gap';
  rank: string;
  case_id: string;
  position: number;
}

declare module '../../platform/sqlite/tables.ts' {
  interface Tables {
    told_events: ToldEventsTable;
    departures: DeparturesTable;
    case_traits: CaseTraitsTable;
    case_steps: CaseStepsTable;
    case_ways: CaseWaysTable;
    desk_lines: DeskLinesTable;
  }
}
