import type { Generated } from 'kysely';
import type { Flag, Optional } from '../../platform/sqlite/tables.ts';

interface PhrasesTable {
  id: string;
  text: Optional<string>;
  name: string;
  group_name: string;
  template_id: string;
  field: string;
  cause: string;
  uses: number;
  used_at: Optional<string>;
  removed: Flag;
  kept_at: string;
  kept_by: string;
  revision: Generated<number>;
}

declare module '../../platform/sqlite/tables.ts' {
  interface Tables {
    phrases: PhrasesTable;
  }
}
