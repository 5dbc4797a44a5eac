import { type DocumentData, documentData } from '#shared/domain/documents/values/document-data.ts';
import type { DocumentContent, DocumentContext } from '../context/document-context.ts';
import { type DocumentFile, fileNameOf, nameOfDocument } from './document-files.ts';
import { lifeOf } from '../context/document-life.repository.ts';
import { findDocument, type StoredDocument } from '../context/documents.repository.ts';

/** A stored document as data. */
export async function dataOf(
  { archive, cases }: DocumentContext,
  document: StoredDocument,
  { template, values, title }: DocumentContent,
): Promise<DocumentData> {
  const { documentNumber, date, caseId, servesDocumentId } = document;
  const served =
    servesDocumentId === undefined ? undefined : await findDocument(archive.db, servesDocumentId);
  return documentData(template, values, {
    title,
    ...(documentNumber === undefined ? {} : { documentNumber }),
    ...(date === undefined ? {} : { date }),
    version: (await lifeOf(archive.db, document)).version,
    caseNumber: (await cases.get(caseId)).caseNumber,
    ...(served === undefined
      ? {}
      : {
          serves: {
            title: served.title,
            ...(served.documentNumber === undefined ? {} : { documentNumber: served.documentNumber }),
          },
        }),
  });
}

export const jsonBytes = (value: unknown): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(value, undefined, 2)}\n`);

/** The data as a file to be saved. */
export const dataFile = (data: DocumentData, document: Pick<StoredDocument, 'state'>): DocumentFile => ({
  bytes: jsonBytes(data),
  mime: 'application/json',
  fileName: fileNameOf(nameOfDocument({ ...data, state: document.state }), 'json'),
});
