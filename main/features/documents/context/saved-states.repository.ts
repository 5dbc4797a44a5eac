import { valuesSchema } from '#shared/contract/documents.ts';
import type { SavedState } from '#shared/domain/documents/values/version-rule.ts';
import type { IsoInstant } from '#shared/lib/date.ts';
import type { Db, Tx } from '../../../platform/sqlite/open.ts';
import type { StoredDocument } from './documents.repository.ts';

export interface StoredState extends SavedState {
  readonly revision: number;
}

/** Keeps the state a document is in; the same revision is kept once. */
export async function keepState(tx: Tx, document: StoredDocument): Promise<void> {
  await tx
    .insertInto('saved_states')
    .values({
      document_id: document.id,
      revision: document.revision,
      own: JSON.stringify(document.own),
      saved_at: document.updatedAt,
      saved_by: document.updatedBy,
    })
    .onConflict((conflict) => conflict.columns(['document_id', 'revision']).doNothing())
    .execute();
}

/** Kept states, the oldest first. */
export async function listStates(db: Db, documentId: string): Promise<readonly StoredState[]> {
  const rows = await db
    .selectFrom('saved_states')
    .selectAll()
    .where('document_id', '=', documentId)
    .orderBy('revision')
    .execute();
  return rows.map((row) => ({
    revision: row.revision,
    own: valuesSchema.parse(JSON.parse(row.own)),
    savedAt: row.saved_at,
    savedBy: row.saved_by,
  }));
}

/** When the last version was saved; undefined while there is none. */
export async function lastKeptAt(db: Db, documentId: string): Promise<IsoInstant | undefined> {
  const row = await db
    .selectFrom('saved_states')
    .select('saved_at')
    .where('document_id', '=', documentId)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.saved_at;
}

export async function deleteStates(tx: Tx, documentId: string): Promise<void> {
  await tx.deleteFrom('saved_states').where('document_id', '=', documentId).execute();
}

/** What was written in a 补正 draft goes on after the states of the document it replaces. */
export async function moveStates(tx: Tx, from: string, to: string, revisions: number): Promise<void> {
  await tx
    .updateTable('saved_states')
    .set((eb) => ({ document_id: to, revision: eb('revision', '+', revisions) }))
    .where('document_id', '=', from)
    .execute();
}
