import { layOut } from '#shared/domain/documents/page/lay-out.ts';
import type { DocumentTree } from '#shared/domain/documents/page/tree.ts';
import type { DocumentContent, DocumentContext } from '../context/document-context.ts';
import { documentFile, type DocumentFile, type DocumentFormat } from './document-files.ts';

export const treeOf = ({ template, values }: DocumentContent): DocumentTree =>
  layOut(template, values, 'filled');

/** What a document says at this moment as a file; `mark` stands across its pages. */
export async function drawDocument(
  { archive, settings, typesetter }: DocumentContext,
  content: DocumentContent,
  format: DocumentFormat,
  name: string,
  mark?: string,
): Promise<DocumentFile> {
  const { name: creator } = await settings.bureau();
  const tree = treeOf(content);
  return documentFile(typesetter, mark === undefined ? tree : { ...tree, mark }, {
    format,
    name,
    createdAt: archive.clock.now(),
    creator,
  });
}
