import type { Manuscript } from '../../../platform/typst/manuscript.ts';
import type { DocumentContent, DocumentContext } from '../context/document-context.ts';
import { documentFile, type DocumentFile, type DocumentFormat } from './document-files.ts';

export const manuscriptOf = ({
  template,
  values,
}: Pick<DocumentContent, 'template' | 'values'>): Manuscript => ({ template, values, mode: 'filled' });

/** What a document says at this moment as a file; `mark` stands across its pages. */
export async function drawDocument(
  { archive, settings, typesetter }: DocumentContext,
  content: DocumentContent,
  format: DocumentFormat,
  name: string,
  mark?: string,
): Promise<DocumentFile> {
  const { name: creator } = await settings.bureau();
  const manuscript = manuscriptOf(content);
  return documentFile(typesetter, mark === undefined ? manuscript : { ...manuscript, mark }, {
    format,
    name,
    createdAt: archive.clock.now(),
    creator,
  });
}
