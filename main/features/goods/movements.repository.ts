import * as z from 'zod';
import { type GoodsMovement, movementKinds } from '#shared/domain/goods/movement.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';

const kindSchema = z.enum(movementKinds);

/** A movement with who told it. */
export interface StoredMovement extends GoodsMovement {
  readonly toldAt: string;
  readonly toldBy: string;
}

/** What was told of the things of a case and not taken back, in the order in which it was told. */
export async function movementsOfCase(db: Db, caseId: string): Promise<readonly StoredMovement[]> {
  const rows = await db
    .selectFrom('goods_movements')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('withdrawn_at', 'is', null)
    .orderBy('told_at')
    .orderBy('id')
    .execute();
  if (rows.length === 0) return [];
  const lines = await db
    .selectFrom('goods_lines')
    .innerJoin('goods_movements', 'goods_movements.id', 'goods_lines.movement_id')
    .select(['movement_id', 'list_id', 'name', 'model', 'unit', 'quantity'])
    .where('goods_movements.case_id', '=', caseId)
    .orderBy('goods_lines.position')
    .execute();
  const byMovement = Map.groupBy(lines, ({ movement_id }) => movement_id);
  return rows.map((row) => ({
    id: row.id,
    kind: kindSchema.parse(row.kind),
    on: row.day,
    place: row.place,
    keeper: row.keeper,
    fromPlace: row.from_place,
    detail: row.detail,
    documentId: row.document_id ?? undefined,
    attachmentId: row.attachment_id ?? undefined,
    toldAt: row.told_at,
    toldBy: row.told_by,
    lines: (byMovement.get(row.id) ?? []).map(({ list_id, name, model, unit, quantity }) => ({
      listId: list_id,
      name,
      model,
      unit,
      quantity,
    })),
  }));
}

export async function insertMovement(tx: Tx, caseId: string, movement: StoredMovement): Promise<void> {
  await tx
    .insertInto('goods_movements')
    .values({
      id: movement.id,
      case_id: caseId,
      kind: movement.kind,
      day: movement.on,
      place: movement.place,
      keeper: movement.keeper,
      from_place: movement.fromPlace,
      detail: movement.detail,
      document_id: movement.documentId ?? null,
      attachment_id: movement.attachmentId ?? null,
      told_at: movement.toldAt,
      told_by: movement.toldBy,
    })
    .execute();
  await tx
    .insertInto('goods_lines')
    .values(
      movement.lines.map(({ listId, name, model, unit, quantity }, position) => ({
        movement_id: movement.id,
        position,
        list_id: listId,
        name,
        model,
        unit,
        quantity,
      })),
    )
    .execute();
}

export async function withdrawMovement(
  tx: Tx,
  movementId: string,
  { at, by, reason }: { readonly at: string; readonly by: string; readonly reason: string },
): Promise<void> {
  await tx
    .updateTable('goods_movements')
    .set({ withdrawn_at: at, withdrawn_by: by, withdrawn_reason: reason })
    .where('id', '=', movementId)
    .execute();
}
