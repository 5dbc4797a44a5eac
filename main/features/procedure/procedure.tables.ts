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

declare module '../../platform/sqlite/tables.ts' {
  interface Tables {
    told_events: ToldEventsTable;
    departures: DeparturesTable;
    case_traits: CaseTraitsTable;
  }
}
