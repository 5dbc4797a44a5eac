import { valuesSchema } from '#shared/contract/documents.ts';
import type { SavedState } from '#shared/domain/documents/version-rule.ts';
import type { IsoInstant } from '#shared/lib/date.ts';
import type { Db } from '../../platform/sqlite/open.ts';
import type { StoredDocument } from './documents.repository.ts';

export interface StoredVersion extends SavedState {
  readonly revision: number;
}

/** Keeps the state a document is in; the same revision is kept once. */
export async function keepVersion(db: Db, document: StoredDocument): Promise<void> {
  await db
    .insertInto('document_versions')
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
export async function listVersions(db: Db, documentId: string): Promise<readonly StoredVersion[]> {
  const rows = await db
    .selectFrom('document_versions')
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
    .selectFrom('document_versions')
    .select('saved_at')
    .where('document_id', '=', documentId)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.saved_at;
}

export async function deleteVersions(db: Db, documentId: string): Promise<void> {
  await db.deleteFrom('document_versions').where('document_id', '=', documentId).execute();
}
