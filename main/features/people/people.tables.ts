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

interface PeopleAccountsTable {
  id: string;
  login: string;
  name: string;
  department: string;
  roles: string;
  active: Flag;
  revision: number;
  updated_at: Optional<string>;
  updated_by: Optional<string>;
}
interface AccountSecretsTable {
  account_id: string;
  hash: string;
  must_change: Flag;
  set_at: string;
  wrong: Generated<number>;
  wrong_at: Optional<string>;
}

declare module '../../platform/sqlite/tables.ts' {
  interface Tables {
    officers: OfficersTable;
    people_accounts: PeopleAccountsTable;
    account_secrets: AccountSecretsTable;
  }
}
