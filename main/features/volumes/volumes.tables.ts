import type { Generated } from 'kysely';
import type { Flag, Optional } from '../../platform/sqlite/tables.ts';

interface AttachmentsTable {
  id: string;
  case_id: string;
  sha256: string;
  name: string;
  title: string;
  kind: string;
  mime: string;
  pages: number;
  date: Optional<string>;
  slot: string;
  material: Generated<string>;
  added_at: string;
  removed: Flag;
  taken_at: Optional<string>;
  serves_document_id: Optional<string>;
  purpose: Generated<string>;
  serves_version: Optional<number>;
  also_serves: Optional<string>;
  place: Generated<string>;
  photographer: Generated<string>;
  revision: Generated<number>;
  updated_at: Optional<string>;
  updated_by: Optional<string>;
}

interface PlacementsTable {
  case_id: string;
  item_id: string;
  sort_key: Optional<string>;
  slot: Optional<string>;
  moved: Generated<Flag>;
  title: Optional<string>;
  remark: Optional<string>;
  revision: Generated<number>;
  updated_at: Optional<string>;
  updated_by: Optional<string>;
}

interface AssembliesTable {
  case_id: string;
  part: string;
  fingerprint: string;
  file: string;
  sha256: string;
  pages: number;
  front_pages: number;
  items: string;
  assembled_at: string;
}

declare module '../../platform/sqlite/tables.ts' {
  interface Tables {
    attachments: AttachmentsTable;
    placements: PlacementsTable;
    assemblies: AssembliesTable;
  }
}
