import type { DocumentHistory, DocumentSummary } from '#shared/contract/documents.ts';
import type { Db, Tx } from '../../../platform/sqlite/open.ts';
import type { NewRow, Row } from '../../../platform/sqlite/tables.ts';

export type SignedScan = Row<'signed_scans'>;

/** What stands beside a document's own row: its version, its 补正, its signed paper, where it was bound. */
export interface StoredLife {
  readonly version: number;
  /** When the first version was issued; absent while there is but one. */
  readonly firstIssuedAt?: string;
  readonly correction?: DocumentSummary['correction'];
  readonly correctingDraftId?: string;
  readonly scan?: SignedScan;
  readonly filed?: Row<'filed_documents'>;
}

const NEW: StoredLife = { version: 1 };

/** By document, for all documents of a case. */
export async function livesOfCase(db: Db, caseId: string): Promise<(documentId: string) => StoredLife> {
  const versions = await db
    .selectFrom('document_versions')
    .innerJoin('documents', 'documents.id', 'document_versions.document_id')
    .select([
      'document_id',
      (eb) => eb.fn.max<number>('version').as('last'),
      (eb) => eb.fn.min<string>('document_versions.finalised_at').as('first_at'),
    ])
    .where('documents.case_id', '=', caseId)
    .groupBy('document_id')
    .execute();
  const corrections = await db
    .selectFrom('document_corrections as correction')
    .innerJoin('documents', 'documents.id', 'correction.document_id')
    .select(['draft_id', 'document_id', 'reason', 'documents.document_number'])
    .where('documents.case_id', '=', caseId)
    .execute();
  const scans = await db
    .selectFrom('signed_scans')
    .innerJoin('documents', 'documents.id', 'signed_scans.document_id')
    .selectAll('signed_scans')
    .where('documents.case_id', '=', caseId)
    .orderBy('signed_scans.added_at')
    .orderBy('signed_scans.id')
    .execute();
  const filed = await db.selectFrom('filed_documents').selectAll().where('case_id', '=', caseId).execute();

  const versionOf = (id: string): number => (versions.find((row) => row.document_id === id)?.last ?? 0) + 1;
  return (id) => {
    const correction = corrections.find((row) => row.draft_id === id);
    if (correction !== undefined) {
      const { document_id: documentId, document_number: number, reason } = correction;
      return {
        version: versionOf(documentId) + 1,
        correction: { documentId, reason, ...(number === null ? {} : { documentNumber: number }) },
      };
    }
    const version = versionOf(id);
    const correctingDraftId = corrections.find((row) => row.document_id === id)?.draft_id;
    const scan = scans.findLast((row) => row.document_id === id && row.version === version);
    const bound = filed.find((row) => row.document_id === id);
    const firstIssuedAt = versions.find((row) => row.document_id === id)?.first_at;
    return {
      ...NEW,
      version,
      ...(firstIssuedAt === undefined ? {} : { firstIssuedAt }),
      ...(correctingDraftId === undefined ? {} : { correctingDraftId }),
      ...(scan === undefined ? {} : { scan }),
      ...(bound === undefined ? {} : { filed: bound }),
    };
  };
}

/** The life of one document. */
export async function lifeOf(
  db: Db,
  { id, caseId }: { readonly id: string; readonly caseId: string },
): Promise<StoredLife> {
  return (await livesOfCase(db, caseId))(id);
}

/** The pages that count in a volume: those of the signed scan once there is one, else of the printed PDF. */
export function boundPages(
  document: { readonly sha256?: string | undefined; readonly pages?: number | undefined },
  { scan }: StoredLife,
): { readonly sha256: string; readonly pages: number } | undefined {
  if (scan !== undefined) return { sha256: scan.sha256, pages: scan.pages };
  const { sha256, pages } = document;
  return sha256 === undefined || pages === undefined ? undefined : { sha256, pages };
}

/** The finalised document a draft corrects, and why; undefined for any other document. */
export async function correctionOf(
  db: Db,
  draftId: string,
): Promise<Row<'document_corrections'> | undefined> {
  return db.selectFrom('document_corrections').selectAll().where('draft_id', '=', draftId).executeTakeFirst();
}

/** Every 补正 under way in a case. */
export async function listCorrections(
  db: Db,
  caseId: string,
): Promise<readonly Row<'document_corrections'>[]> {
  return db
    .selectFrom('document_corrections as correction')
    .innerJoin('documents', 'documents.id', 'correction.document_id')
    .selectAll('correction')
    .where('documents.case_id', '=', caseId)
    .execute();
}

/** The draft that corrects a document, if there is one. */
export async function correctingDraft(db: Db, documentId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('document_corrections')
    .select('draft_id')
    .where('document_id', '=', documentId)
    .executeTakeFirst();
  return row?.draft_id;
}

export async function insertCorrection(tx: Tx, row: NewRow<'document_corrections'>): Promise<void> {
  await tx.insertInto('document_corrections').values(row).execute();
}

export async function deleteCorrection(tx: Tx, draftId: string): Promise<void> {
  await tx.deleteFrom('document_corrections').where('draft_id', '=', draftId).execute();
}

export async function insertVersion(tx: Tx, row: NewRow<'document_versions'>): Promise<void> {
  await tx.insertInto('document_versions').values(row).execute();
}

export async function insertScan(tx: Tx, row: SignedScan): Promise<void> {
  await tx.insertInto('signed_scans').values(row).execute();
}

/** Every scan of every version, the oldest first. */
export async function listScans(db: Db, documentId: string): Promise<readonly SignedScan[]> {
  return db
    .selectFrom('signed_scans')
    .selectAll()
    .where('document_id', '=', documentId)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
}

/** The versions replaced, the oldest first. */
export async function listVersions(db: Db, documentId: string): Promise<readonly Row<'document_versions'>[]> {
  return db
    .selectFrom('document_versions')
    .selectAll()
    .where('document_id', '=', documentId)
    .orderBy('version')
    .execute();
}

export async function historyOf(db: Db, documentId: string): Promise<DocumentHistory> {
  return {
    versions: (await listVersions(db, documentId)).map((row) => ({
      version: row.version,
      title: row.title,
      ...(row.date === null ? {} : { date: row.date }),
      pages: row.pages,
      sha256: row.sha256,
      finalisedAt: row.finalised_at,
      finalisedBy: row.finalised_by,
      reason: row.reason,
      correctedAt: row.corrected_at,
      correctedBy: row.corrected_by,
    })),
    scans: (await listScans(db, documentId)).map((row) => ({
      id: row.id,
      version: row.version,
      name: row.name,
      pages: row.pages,
      sha256: row.sha256,
      reason: row.reason,
      addedAt: row.added_at,
      addedBy: row.added_by,
    })),
  };
}

/** Writes down what one part now holds bound; what it held before is forgotten. */
export async function saveFiled(
  tx: Tx,
  { caseId, part, at }: { readonly caseId: string; readonly part: string; readonly at: string },
  bound: readonly { readonly documentId: string; readonly sha256: string }[],
): Promise<void> {
  await tx.deleteFrom('filed_documents').where('case_id', '=', caseId).where('part', '=', part).execute();
  for (const { documentId, sha256 } of bound) {
    const row = { case_id: caseId, part, sha256, filed_at: at };
    await tx
      .insertInto('filed_documents')
      .values({ document_id: documentId, ...row })
      .onConflict((conflict) => conflict.column('document_id').doUpdateSet(row))
      .execute();
  }
}
