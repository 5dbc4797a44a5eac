import type { IsoInstant } from '#shared/lib/date.ts';
import { safeFileName } from '../../../platform/files/safe-file-name.ts';
import type { ToSet } from '../../../platform/typst/manuscript.ts';
import type { PageSetter } from '../../../platform/typst/page-setter.ts';
import { stackPages } from './stack-pages.ts';

export const documentFormats = ['pdf', 'docx', 'svg'] as const;
export type DocumentFormat = (typeof documentFormats)[number];

export const documentMimes: Readonly<Record<DocumentFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  svg: 'image/svg+xml',
};

/** A document as a file to be saved or printed. */
export interface DocumentFile {
  readonly bytes: Uint8Array;
  readonly mime: string;
  readonly fileName: string;
}

export interface FileOptions {
  readonly format: DocumentFormat;
  /** without the extension */
  readonly name: string;
  readonly createdAt: IsoInstant;
  /** who made it, in the properties of a DOCX; empty for a form nobody has filled in */
  readonly creator: string;
}

/** Draws a document in the wanted format. An SVG holds all pages, one below the other. */
export async function documentFile(
  typesetter: PageSetter,
  toSet: ToSet,
  { format, name, createdAt, creator }: FileOptions,
): Promise<DocumentFile> {
  const bytes = {
    pdf: () => typesetter.pdf(toSet, { createdAt }),
    docx: () => typesetter.docx(toSet, { creator, createdAt }),
    svg: async () => new TextEncoder().encode(stackPages((await typesetter.svgPages(toSet)).pages)),
  }[format];
  return { bytes: await bytes(), mime: documentMimes[format], fileName: fileNameOf(name, format) };
}

export const fileNameOf = (name: string, format: DocumentFormat | 'json'): string =>
  safeFileName(`${name.replaceAll('/', '、')}.${format}`);

/** 行政处罚决定书 濮市监处罚〔2026〕1号, 行政处罚决定书（草稿）, 行政处罚决定书（作废） */
export function nameOfDocument(document: {
  readonly title: string;
  readonly state: 'draft' | 'finalised' | 'void';
  readonly documentNumber?: string;
}): string {
  const { title, state, documentNumber } = document;
  const numbered = documentNumber === undefined ? title : `${title} ${documentNumber}`;
  if (state === 'draft') return `${title}（草稿）`;
  return state === 'void' ? `${numbered}（作废）` : numbered;
}

export const nameOfBlank = (title: string): string => `${title}（空白）`;
