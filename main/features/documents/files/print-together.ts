import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { batchSubject } from '#shared/domain/documents/values/batch.ts';
import { listName } from '#shared/domain/documents/template/list-name.ts';
import { MOST_PRINTED, printableOf } from '#shared/domain/documents/print-together.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { joinInWorker } from '../../../platform/pdf/assemble/join-in-worker.ts';
import type { AssemblyInput } from '../../../platform/pdf/assemble/assembly-input.ts';
import type { DocumentContext } from '../context/document-context.ts';
import { type DocumentFile, documentMimes, fileNameOf } from './document-files.ts';
import { findDocument, type StoredDocument } from '../context/documents.repository.ts';

/**
 * 一并打印: documents of one case as one PDF in the order given, each as it is printed alone (`printed`), never its signed
 * scan. Printed on both sides, each begins on a front. The same documents in the same state give the same bytes, so a
 * browser may fetch them in parts.
 *
 * Errors: `blocked-by-rule` naming those that are void, `invalid-input` for too many or those of another case,
 * `not-found`, `archive-damaged`.
 */
export async function printTogether(
  context: DocumentContext,
  documentIds: readonly string[],
  printed: (document: StoredDocument) => Promise<PrintedPages>,
): Promise<DocumentFile> {
  const { archive, cases, settings } = context;
  const documents = await documentsOf(context, documentIds);
  const { title: caseTitle } = await cases.get(documents[0].caseId);
  const { duplex } = await settings.preferences();
  const inputs: AssemblyInput[] = [];
  for (const document of documents) {
    const { bytes, pages } = await printed(document);
    const last = inputs.length === documents.length - 1;
    inputs.push({
      id: document.id,
      title: nameOf(context, document),
      marks: Array.from({ length: pages }, () => null),
      blankAfter: duplex && pages % 2 === 1 && !last ? 1 : 0,
      load: () => Promise.resolve(bytes),
    });
  }
  const title = `${caseTitle}文书${documents.length.toString()}份`;
  await mkdir(archive.derivedDir, { recursive: true });
  const folder = await mkdtemp(join(archive.derivedDir, 'print-'));
  try {
    const target = join(folder, 'together.pdf');
    await joinInWorker({
      inputs,
      target,
      title,
      creator: (await settings.bureau()).name,
      createdAt: documents.map(({ updatedAt }) => updatedAt).reduce((a, b) => (a > b ? a : b)),
    });
    return { bytes: await readFile(target), mime: documentMimes.pdf, fileName: fileNameOf(title, 'pdf') };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A document as it is printed, and how many pages that are. */
export interface PrintedPages {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

type Several = readonly [StoredDocument, ...StoredDocument[]];

async function documentsOf(context: DocumentContext, documentIds: readonly string[]): Promise<Several> {
  if (documentIds.length > MOST_PRINTED) {
    throw new ProblemError(
      'invalid-input',
      `一次最多打印 ${MOST_PRINTED.toString()} 份，现有 ${documentIds.length.toString()} 份，请分几次打印。`,
    );
  }
  const documents: StoredDocument[] = [];
  for (const id of new Set(documentIds)) documents.push(await findDocument(context.archive.db, id));
  const [first, ...more] = documents;
  if (first === undefined) throw new ProblemError('invalid-input', '请先标记要打印的文书。');
  if (more.some(({ caseId }) => caseId !== first.caseId))
    throw new ProblemError('invalid-input', '一并打印的文书应当属于同一个案件，请分案打印。');
  const { void: voided } = printableOf(documents);
  if (voided.length > 0) {
    const names = voided.map((document) => nameOf(context, document)).join('、');
    throw new ProblemError('blocked-by-rule', `${names}已作废，不能一并打印。请取消标记后再打印。`, {
      count: voided.length,
    });
  }
  return [first, ...more];
}

function nameOf({ library }: DocumentContext, document: StoredDocument): string {
  const template = library.find(document.templateNumber, document.edition);
  const subject = template === undefined ? undefined : batchSubject(template, document.fixed ?? document.own);
  return listName({ ...document, subject });
}
