import type { Generated } from 'kysely';
import type { Flag, Optional } from '../../platform/sqlite/tables.ts';

interface CasesTable {
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
  registered_by: Optional<string>;
}

interface CaseOfficersTable {
  case_id: string;
  officer_id: string;
  position: number;
}

interface CaseNumbersTable {
  year: number;
  last: number;
}

interface CaseEventsTable {
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
  party_id: Optional<string>;
}

interface CasePartiesTable {
  id: string;
  case_id: string;
  party: string;
  joined_on: string;
  revision: number;
  told_at: string;
  told_by: string;
  withdrawn_at: Optional<string>;
  withdrawn_by: Optional<string>;
  withdrawn_reason: Optional<string>;
}

interface CaseAgentsTable {
  id: string;
  case_id: string;
  party_id: string;
  name: string;
  kind: string;
  phone: string;
  powers: string;
  special: Flag;
  since: string;
  until: Optional<string>;
  told_at: string;
  told_by: string;
  withdrawn_at: Optional<string>;
  withdrawn_by: Optional<string>;
  withdrawn_reason: Optional<string>;
}

interface CaseClocksTable {
  case_id: string;
  position: number;
  rule: string;
  start: string;
  document_id: Optional<string>;
  due: string;
  estimate: Flag;
  stopped: Flag;
}

interface RecusalsTable {
  id: string;
  case_id: string;
  person_id: string;
  person_name: string;
  asked_by: string;
  reason: string;
  granted: Flag;
  decided_by: string;
  decided_on: string;
  entered_at: string;
  entered_by: string;
  capacity: Generated<string>;
  request_id: Optional<string>;
  asked_on: Optional<string>;
  attachment_id: Optional<string>;
  withdrawn_at: Optional<string>;
  withdrawn_by: Optional<string>;
  withdrawn_reason: Optional<string>;
}

interface RecusalRequestsTable {
  id: string;
  case_id: string;
  person_id: string;
  person_name: string;
  capacity: string;
  asked_by: string;
  asked_on: string;
  reason: string;
  attachment_id: Optional<string>;
  told_at: string;
  told_by: string;
  withdrawn_at: Optional<string>;
  withdrawn_by: Optional<string>;
  withdrawn_reason: Optional<string>;
}

interface OfficerChangesTable {
  id: string;
  case_id: string;
  day: string;
  before: string;
  after: string;
  reason: string;
  told_at: string;
  told_by: string;
  withdrawn_at: Optional<string>;
  withdrawn_by: Optional<string>;
  withdrawn_reason: Optional<string>;
}

declare module '../../platform/sqlite/tables.ts' {
  interface Tables {
    cases: CasesTable;
    case_officers: CaseOfficersTable;
    case_numbers: CaseNumbersTable;
    case_events: CaseEventsTable;
    case_clocks: CaseClocksTable;
    recusals: RecusalsTable;
    recusal_requests: RecusalRequestsTable;
    officer_changes: OfficerChangesTable;
    case_parties: CasePartiesTable;
    case_agents: CaseAgentsTable;
  }
}
