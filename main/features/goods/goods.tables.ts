import type { Optional } from '../../platform/sqlite/tables.ts';

interface GoodsMovementsTable {
  id: string;
  case_id: string;
  kind: string;
  day: string;
  place: string;
  keeper: string;
  from_place: string;
  detail: string;
  document_id: Optional<string>;
  attachment_id: Optional<string>;
  told_at: string;
  told_by: string;
  withdrawn_at: Optional<string>;
  withdrawn_by: Optional<string>;
  withdrawn_reason: Optional<string>;
}

interface GoodsLinesTable {
  movement_id: string;
  position: number;
  list_id: string;
  name: string;
  model: string;
  unit: string;
  quantity: number;
}

declare module '../../platform/sqlite/tables.ts' {
  interface Tables {
    goods_movements: GoodsMovementsTable;
    goods_lines: GoodsLinesTable;
  }
}
