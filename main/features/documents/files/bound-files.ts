import { ProblemError } from '#shared/lib/problem.ts';
import { originalBytes } from '../../archive/archive.ts';
import type { DocumentContext } from '../context/document-context.ts';
import { type DocumentFile, documentMimes, fileNameOf, nameOfDocument } from './document-files.ts';
import { lifeOf, listScans, listVersions } from '../context/document-life.repository.ts';
import { findDocument } from '../context/documents.repository.ts';
import { scanPages } from './scan-pages.ts';

/** What a volume binds of a document: its signed scan once there is one, else its own PDF. */
export async function boundPdf(
  context: DocumentContext,
  documentId: string,
  ownPdf: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const { db } = context.archive;
  const { scan } = await lifeOf(db, await findDocument(db, documentId));
  return scan === undefined ? ownPdf() : scanPages(context, scan);
}

/** The signed scan as pages: that in force, or any of the document by its id. */
export async function scanFile(
  context: DocumentContext,
  documentId: string,
  scanId: string | undefined,
): Promise<DocumentFile> {
  const { db } = context.archive;
  const document = await findDocument(db, documentId);
  const scan =
    scanId === undefined
      ? (await lifeOf(db, document)).scan
      : (await listScans(db, documentId)).find(({ id }) => id === scanId);
  if (scan === undefined) throw new ProblemError('not-found', '这份文书没有这份签字扫描件。', { documentId });
  return {
    bytes: await scanPages(context, scan),
    mime: documentMimes.pdf,
    fileName: fileNameOf(`${nameOfDocument(document)}（签字扫描件）`, 'pdf'),
  };
}

/** The PDF of an earlier version, as it was printed. */
export async function versionFile(
  { archive }: DocumentContext,
  documentId: string,
  version: number,
): Promise<DocumentFile> {
  const document = await findDocument(archive.db, documentId);
  const earlier = (await listVersions(archive.db, documentId)).find((one) => one.version === version);
  if (earlier === undefined)
    throw new ProblemError('not-found', `这份文书没有第${version}版。`, { documentId, version });
  const name = nameOfDocument({ ...document, title: earlier.title });
  return {
    bytes: await originalBytes(archive.vault, earlier.sha256),
    mime: documentMimes.pdf,
    fileName: fileNameOf(`${name}（第${version}版，已补正）`, 'pdf'),
  };
}
