import type { Generated } from 'kysely';
import type { Optional } from '../../platform/sqlite/tables.ts';

interface SettingsTable {
  key: string;
  value: string;
  revision: Generated<number>;
  updated_at: Optional<string>;
  updated_by: Optional<string>;
}

declare module '../../platform/sqlite/tables.ts' {
  interface Tables {
    settings: SettingsTable;
  }
}
