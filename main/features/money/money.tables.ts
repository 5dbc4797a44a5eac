import type { Optional } from '../../platform/sqlite/tables.ts';

interface PaymentsTable {
  id: string;
  case_id: string;
  kind: string;
  owed: string;
  day: string;
  amount: number;
  detail: string;
  attachment_id: Optional<string>;
  party_id: Optional<string>;
  told_at: string;
  told_by: string;
  withdrawn_at: Optional<string>;
  withdrawn_by: Optional<string>;
  withdrawn_reason: Optional<string>;
}

declare module '../../platform/sqlite/tables.ts' {
  interface Tables {
    payments: PaymentsTable;
  }
}
