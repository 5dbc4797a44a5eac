import type { Optional } from '../../platform/sqlite/tables.ts';

interface Withdrawable {
  told_at: string;
  told_by: string;
  withdrawn_at: Optional<string>;
  withdrawn_by: Optional<string>;
  withdrawn_reason: Optional<string>;
}

interface ServiceAttemptsTable extends Withdrawable {
  id: string;
  case_id: string;
  documents: string;
  recipient: string;
  method: string;
  tried_at: string;
  place: string;
  served_by: string;
  witness: string;
  outcome: string;
  reason: string;
  mail_number: string;
  returned_on: Optional<string>;
  proofs: string;
}

interface ServiceRecipientsTable extends Withdrawable {
  id: string;
  case_id: string;
  document_id: string;
  name: string;
  role: string;
  reason: string;
}

declare module '../../platform/sqlite/tables.ts' {
  interface Tables {
    service_attempts: ServiceAttemptsTable;
    service_recipients: ServiceRecipientsTable;
  }
}
