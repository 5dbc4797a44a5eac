import type { Align, FontRole } from '../template/template.ts';
import type { DocumentTree, Page, ParagraphBlock, TableBlock, TreeCell, TreeInline } from './tree.ts';

/** Sheets the program makes itself stand within the same margins as the documents; all mm, type in pt. */
const SHEET = { width: 210, height: 297, top: 26, bottom: 16, left: 28, right: 24, size: 10.5, pitch: 15 };

/** Width of the text of a sheet, mm. */
export const SHEET_WIDTH = SHEET.width - SHEET.left - SHEET.right;

export interface Wording {
  readonly align?: Align;
  readonly font?: FontRole;
  readonly size?: number;
  readonly pitch?: number;
}

export function paragraph(
  content: string | readonly TreeInline[],
  { align = 'left', font = 'song', size, pitch }: Wording = {},
): ParagraphBlock {
  const type = size === undefined ? {} : { size };
  const inlines: readonly TreeInline[] =
    typeof content === 'string' ? [{ kind: 'text', text: content, font, ...type }] : content;
  return {
    kind: 'paragraph',
    inlines,
    align,
    indent: 0,
    left: 0,
    right: 0,
    ...type,
    ...(pitch === undefined ? {} : { pitch }),
  };
}

export function cell(
  blocks: readonly ParagraphBlock[],
  span: { readonly colspan?: number; readonly rowspan?: number } = {},
): TreeCell {
  const { colspan = 1, rowspan = 1 } = span;
  return { blocks, foot: [], footLeft: 0, colspan, rowspan, valign: 'middle', vertical: false };
}

export const label = (text: string): TreeCell => cell([paragraph(text, { align: 'center', font: 'hei' })]);
export const value = (text: string, colspan = 1): TreeCell => cell([paragraph(text)], { colspan });
/** A value whose words have a name (`TextInline.place`). */
export const placedValue = (text: string, place: string): TreeCell =>
  cell([paragraph([{ kind: 'text', text, font: 'song', place }])]);

export function table(
  columns: readonly number[],
  rows: readonly { readonly height: number; readonly cells: readonly TreeCell[] }[],
): TableBlock {
  return {
    kind: 'table',
    columns,
    align: 'left',
    size: SHEET.size,
    pitch: SHEET.pitch,
    headerRows: 0,
    rows: rows.map((row) => ({ ...row, filler: false })),
  };
}

export function sheet(
  title: string,
  body: DocumentTree['body'],
  footer: readonly ParagraphBlock[] = [],
): DocumentTree {
  const page: Page = { ...SHEET, footer, lastFooter: [] };
  return { title, page, body: [heading(title), ...body] };
}

/** The title of a sheet; `sheet` writes the first. */
export const heading = (title: string): ParagraphBlock =>
  paragraph(title, { align: 'center', font: 'title', size: 20, pitch: 34 });
