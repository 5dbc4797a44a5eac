import type { Actor } from '#shared/contract/session.ts';
import { pagesDifference } from '#shared/domain/documents/life.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { newId } from '../../../platform/ids.ts';
import { uploadedPages } from '../../archive/archive.ts';
import type { DocumentContext } from '../context/document-context.ts';
import { insertScan, lifeOf, type SignedScan } from '../context/document-life.repository.ts';
import { findDocument, type StoredDocument } from '../context/documents.repository.ts';

export interface NewSignedScan {
  readonly documentId: string;
  /** SHA-256 of the uploaded file */
  readonly upload: string;
  readonly name: string;
  /** why it replaces the scan before; empty for the first */
  readonly reason: string;
}

/** The document with its scan, and what the clerk should know of the scan's pages. */
export interface AttachedScan {
  readonly document: StoredDocument;
  readonly notes: readonly string[];
}

/**
 * 附签字扫描件: the signed paper of a finalised document, scanned. It stands in the volume in place of the printed PDF;
 * another number of pages is said in the act and on the screen, not refused. A later scan replaces it and says why.
 * Errors: those of `uploadedPages`, `blocked-by-rule`, `conflict` for the same scan again.
 */
export async function attachSignedScan(
  { archive }: DocumentContext,
  actor: Actor,
  { documentId, upload, name, reason }: NewSignedScan,
): Promise<AttachedScan> {
  refuseUnissued(await findDocument(archive.db, documentId));
  const { mime, pages, notes } = await uploadedPages(archive, upload, name, 'scan');
  const why = reason.trim();
  return archive.act(actor, async (tx) => {
    const document = await findDocument(tx, documentId);
    refuseUnissued(document);
    const { version, scan: before } = await lifeOf(tx, document);
    if (before?.sha256 === upload)
      throw new ProblemError('conflict', '这份签字扫描件已经附上，没有重复添加。', { scanId: before.id });
    if (before !== undefined && why === '')
      throw new ProblemError('invalid-input', '请填写更换签字扫描件的理由。', { field: 'reason' });
    const scan: SignedScan = {
      id: newId(),
      document_id: documentId,
      version,
      sha256: upload,
      name,
      mime,
      pages,
      reason: before === undefined ? '' : why,
      added_at: archive.clock.now(),
      added_by: actor.name,
    };
    await insertScan(tx, scan);
    const { title, documentNumber, caseId } = document;
    const called = `${title}${documentNumber === undefined ? '' : `（${documentNumber}）`}`;
    const difference = pagesDifference(document.pages, pages);
    return {
      value: { document, notes },
      act: {
        act: 'documents.attach-signed-scan',
        sentence:
          (before === undefined
            ? `附上${called}的签字扫描件“${name}”，${pages}页`
            : `更换${called}的签字扫描件为“${name}”，${pages}页：${why}`) +
          [difference, ...notes]
            .map((one) => (one === undefined ? '' : `。${one.replace(/。$/, '')}`))
            .join(''),
        caseId,
        details: { documentId, version, sha256: upload, pages, replaces: before?.sha256, reason: why },
      },
    };
  });
}

function refuseUnissued({ state }: StoredDocument): void {
  if (state === 'draft')
    throw new ProblemError('blocked-by-rule', '草稿还没有定稿，请定稿、打印、签字后再附扫描件。');
  if (state === 'void')
    throw new ProblemError('blocked-by-rule', '作废的文书不能再附签字扫描件。', { state });
}
