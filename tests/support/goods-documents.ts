import type { Values } from '#shared/domain/documents/template/template.ts';
import type { GoodsMovement, MovedLine, MovementKind } from '#shared/domain/goods/movement.ts';
import { WHOLE } from '#shared/domain/goods/quantity.ts';
import type { ProcedureDocument } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import { paper } from './procedure-document.ts';

/** A row of a 场所/设施/财物清单: name, quantity, unit, model. */
export type GoodsRow = readonly [name: string, quantity: string, unit?: string, model?: string];

export const goodsRows = (rows: readonly GoodsRow[]) =>
  rows.map(([name, quantity, unit = '瓶', model = '210克/瓶']) => ({
    name,
    quantity,
    unit,
    model,
    note: '',
  }));

export const aList = (number: string, rows: readonly GoodsRow[], date = '2026-03-05'): ProcedureDocument =>
  paper('property_list', date, {
    id: `list ${number}`,
    values: { list_number: number, goods: goodsRows(rows) },
  });

export const aSeizure = (listNumber: string, date = '2026-03-05', more: Values = {}): ProcedureDocument =>
  paper('compulsory_measure_decision', date, {
    id: `seizure ${listNumber}`,
    documentNumber: `濮市监强制〔2026〕${listNumber}号`,
    values: { list_number: listNumber, measures: ['扣押'], duration_days: 30, ...more },
  });

export const aPreservation = (
  listNumber: string,
  date = '2026-03-05',
  place = '本局库房',
): ProcedureDocument =>
  paper('evidence_preservation_notice', date, {
    id: `preservation ${listNumber}`,
    documentNumber: `濮市监先登〔2026〕${listNumber}号`,
    values: { list_number: listNumber, storage_place: place },
  });

export const aRelease = (
  listNumber: string,
  of: string,
  scope: '全部' | '部分' = '全部',
  date = '2026-03-20',
): ProcedureDocument =>
  paper('compulsory_measure_release', date, {
    id: `release ${listNumber}`,
    documentNumber: `濮市监解强〔2026〕${listNumber}号`,
    values: {
      list_number: listNumber,
      measure_number: `濮市监强制〔2026〕${of}号`,
      release_on: date,
      scope,
      addressee: '喆喆超市',
    },
  });

export const aDecision = (penalties: string, date = '2026-03-25'): ProcedureDocument =>
  paper('penalty_decision', date, {
    id: 'decision',
    documentNumber: '濮市监处罚〔2026〕1号',
    values: { penalties: penalties.split('\n').map((content) => ({ content })) },
  });

export const aLine = (listId: string, name: string, quantity: number, unit = '瓶'): MovedLine => ({
  listId,
  name,
  model: '210克/瓶',
  unit,
  quantity: quantity * WHOLE,
});

let told = 0;

export function aMovement(
  kind: MovementKind,
  on: string,
  lines: readonly MovedLine[],
  more: Partial<GoodsMovement> = {},
): GoodsMovement {
  told += 1;
  return {
    id: `movement ${told.toString()}`,
    kind,
    on,
    lines,
    place: '',
    keeper: '',
    fromPlace: '',
    detail: '',
    ...more,
  };
}
