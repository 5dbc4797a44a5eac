import type { Generated } from 'kysely';
import type { Flag, Optional } from '../../platform/sqlite/tables.ts';

interface OfficersTable {
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

declare module '../../platform/sqlite/tables.ts' {
  interface Tables {
    officers: OfficersTable;
  }
}
