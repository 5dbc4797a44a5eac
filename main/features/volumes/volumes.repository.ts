import type * as z from 'zod';
import { type Attachment, attachmentSchema, assembledSchema } from '#shared/contract/volumes.ts';
import type { VolumePart } from '#shared/domain/volumes/filing-order.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { Kept } from '#shared/lib/revision.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';
import type { NewRow, Row, RowChange } from '../../platform/sqlite/tables.ts';

export type Placement = Omit<Row<'placements'>, 'case_id'>;

const idsIn = (text: string): unknown => JSON.parse(text);

const attachmentOf = (row: Row<'attachments'>): Attachment =>
  attachmentSchema.parse({
    ...row,
    caseId: row.case_id,
    date: row.date ?? undefined,
    takenAt: row.taken_at ?? undefined,
    servesDocumentId: row.serves_document_id ?? undefined,
    servesVersion: row.serves_version ?? undefined,
    ...(row.also_serves === null ? {} : { alsoServes: idsIn(row.also_serves) }),
    updatedAt: row.updated_at ?? undefined,
    updatedBy: row.updated_by ?? undefined,
  });

/** In the order they were added. */
export async function listAttachments(db: Db, caseId: string): Promise<readonly Attachment[]> {
  const rows = await db
    .selectFrom('attachments')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('removed', '=', 0)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  return rows.map(attachmentOf);
}

export async function findAttachment(db: Db, id: string): Promise<Attachment> {
  const row = await db
    .selectFrom('attachments')
    .selectAll()
    .where('id', '=', id)
    .where('removed', '=', 0)
    .executeTakeFirst();
  if (row === undefined)
    throw new ProblemError('not-found', '没有找到这份材料，可能已在另一窗口移除，请刷新后再试。');
  return attachmentOf(row);
}

export async function insertAttachment(tx: Tx, row: NewRow<'attachments'>): Promise<void> {
  await tx.insertInto('attachments').values(row).execute();
}

export async function changeAttachment(tx: Tx, id: string, change: RowChange<'attachments'>): Promise<void> {
  await tx.updateTable('attachments').set(change).where('id', '=', id).execute();
}

export async function markRemoved(tx: Tx, { id, caseId }: Attachment): Promise<void> {
  await tx.updateTable('attachments').set({ removed: 1 }).where('id', '=', id).execute();
  await tx.deleteFrom('placements').where('case_id', '=', caseId).where('item_id', '=', id).execute();
}

/** What was changed by hand, by item. */
export async function placementsOf(db: Db, caseId: string): Promise<ReadonlyMap<string, Placement>> {
  const rows = await db.selectFrom('placements').selectAll().where('case_id', '=', caseId).execute();
  return new Map(rows.map((row) => [row.item_id, row]));
}

/** What was changed by hand of one item. */
export const placementOf = (db: Db, caseId: string, itemId: string): Promise<Placement | undefined> =>
  db
    .selectFrom('placements')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('item_id', '=', itemId)
    .executeTakeFirst();

/** How often somebody moved or described an item, and who did so last. */
export const keptOf = (placement: Placement | undefined): Kept => ({
  revision: placement?.revision ?? 0,
  updatedAt: placement?.updated_at ?? undefined,
  updatedBy: placement?.updated_by ?? undefined,
});

/** Changes what is named and leaves the rest of the item's placement as it was. */
export async function savePlacement(
  tx: Tx,
  caseId: string,
  itemId: string,
  change: Partial<Omit<Placement, 'item_id'>>,
): Promise<void> {
  await tx
    .insertInto('placements')
    .values({ case_id: caseId, item_id: itemId, ...change })
    .onConflict((conflict) =>
      conflict.columns(['case_id', 'item_id']).doUpdateSet({ item_id: itemId, ...change }),
    )
    .execute();
}

const itemsSchema = assembledSchema.shape.items;

/** The last assembled PDF of a part; `file` lies within the folder of derived things. */
export interface Assembly {
  readonly fingerprint: string;
  readonly file: string;
  readonly sha256: string;
  readonly pages: number;
  readonly frontPages: number;
  readonly items: z.output<typeof itemsSchema>;
}

export async function findAssembly(db: Db, caseId: string, part: VolumePart): Promise<Assembly | undefined> {
  const row = await db
    .selectFrom('assemblies')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('part', '=', part)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { fingerprint, file, sha256, pages, front_pages: frontPages } = row;
  return { fingerprint, file, sha256, pages, frontPages, items: itemsSchema.parse(JSON.parse(row.items)) };
}

export async function saveAssembly(
  tx: Tx,
  caseId: string,
  part: VolumePart,
  assembly: Assembly,
  at: string,
): Promise<void> {
  const row = {
    fingerprint: assembly.fingerprint,
    file: assembly.file,
    sha256: assembly.sha256,
    pages: assembly.pages,
    front_pages: assembly.frontPages,
    items: JSON.stringify(assembly.items),
    assembled_at: at,
  };
  await tx
    .insertInto('assemblies')
    .values({ case_id: caseId, part, ...row })
    .onConflict((conflict) => conflict.columns(['case_id', 'part']).doUpdateSet(row))
    .execute();
}
