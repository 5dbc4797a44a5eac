import type { Align, FontRole } from '../template/template.ts';

/**
 * A document as it is to be drawn: words, blanks and boxes in their order, no renderer's own notions.
 * Typst (preview, PDF/A) and the DOCX writer both draw this tree, so paper and DOCX say the same words.
 * Plain JSON. Lengths: mm for pages and tables, pt for type, em (of the paragraph's size) for blanks and indents.
 */
export interface DocumentTree {
  readonly title: string;
  readonly page: Page;
  readonly body: readonly TreeBlock[];
  /** across every page, behind its words: 草稿, 作废; no words of the document */
  readonly mark?: string;
  /** marks for machines in the lower margin, one for each page */
  readonly pageCodes?: PageCodes;
}

export interface PageCodes {
  /** mm: side of a mark, and its distance from the lower and the right edge of the sheet */
  readonly size: number;
  readonly fromBottom: number;
  readonly fromRight: number;
  readonly codes: readonly PageCode[];
}

/** A square of `modules` × `modules`, of which the bars are dark. */
export interface PageCode {
  readonly modules: number;
  /** from the upper left: column, row, length to the right */
  readonly bars: readonly (readonly [column: number, row: number, length: number])[];
}

export interface Page {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  /** body type size and line pitch, pt */
  readonly size: number;
  readonly pitch: number;
  /** at the foot of every page, above `bottom` */
  readonly footer: readonly TreeBlock[];
  /** below `footer`, only on the last page */
  readonly lastFooter: readonly TreeBlock[];
  readonly numbers?: PageNumbers;
}

/**
 * 页码 of a 公文 of more than one page, — 1 — in the lower margin: on odd pages at the right, on even ones at the left.
 * GB/T 9704-2012, 7.5: figures of 四号 半角宋体 between two 一字线, 7 mm below the text, one character from its side.
 */
export interface PageNumbers {
  readonly font: FontRole;
  /** pt; the distance from the side is one character of it */
  readonly size: number;
  /** mm from the lower edge of the text to the dashes */
  readonly below: number;
}

export interface ParagraphBlock {
  readonly kind: 'paragraph';
  readonly inlines: readonly TreeInline[];
  readonly align: Align;
  /** first-line indent, em */
  readonly indent: number;
  /** indent of the lines after the first, em */
  readonly hang?: number;
  /** indents of the whole paragraph, em */
  readonly left: number;
  readonly right: number;
  /** absent: the page's */
  readonly size?: number;
  readonly pitch?: number;
}

export interface TreeCell {
  readonly blocks: readonly ParagraphBlock[];
  /** lines at the lower edge of the cell */
  readonly foot: readonly ParagraphBlock[];
  /** mm from the left edge of the cell */
  readonly footLeft: number;
  readonly colspan: number;
  readonly rowspan: number;
  readonly valign: 'top' | 'middle' | 'bottom';
  /** mm beside the words, where a value would otherwise touch the lines of the table */
  readonly padding?: number;
  /** one character under the other */
  readonly vertical: boolean;
}

export interface TreeRow {
  /** least height in mm; 0 for as high as its words */
  readonly height: number;
  readonly cells: readonly TreeCell[];
  /** an empty row that only fills the page up: a renderer may drop it to stay on the page */
  readonly filler: boolean;
}

export interface TableBlock {
  readonly kind: 'table';
  /** widths in mm */
  readonly columns: readonly number[];
  readonly align: 'left' | 'center' | 'right';
  readonly size: number;
  readonly pitch: number;
  /** no lines between its cells */
  readonly outline?: true;
  /** so many mm further right than its side says */
  readonly shift?: number;
  /** the first so many rows are repeated on every page */
  readonly headerRows: number;
  readonly rows: readonly TreeRow[];
}

export type TreeBlock =
  | ParagraphBlock
  | TableBlock
  /** a line over the whole text width */
  | { readonly kind: 'rule' }
  /** empty lines (may be a fraction) */
  | { readonly kind: 'space'; readonly lines: number }
  | { readonly kind: 'pageBreak' }
  /** never torn apart by a page end */
  | { readonly kind: 'together'; readonly blocks: readonly TreeBlock[] }
  /** stands at the foot of the page on which it falls */
  | { readonly kind: 'bottom'; readonly blocks: readonly TreeBlock[] };

export interface TextInline {
  readonly kind: 'text';
  readonly text: string;
  readonly font: FontRole;
  readonly bold?: true;
  readonly underline?: true;
  readonly size?: number;
  /** the field it comes from: `party_name`, or `evidence[2].item` for a cell of a row (from 0) */
  readonly field?: string;
  /** a citation of a recording, as `evidenceAddress` writes it: a link of the preview */
  readonly evidence?: string;
  /** a name for these words, as it may stand in an address: by it they are found on their page */
  readonly place?: string;
}

/** An underlined space to write in. */
export interface BlankInline {
  readonly kind: 'blank';
  /** em, or the rest of the line */
  readonly width: number | 'rest';
  /** so many whole lines to write on below */
  readonly lines: number;
  /** no line ends beside it: the year between the brackets of a 文号 */
  readonly glued?: true;
  readonly field?: string;
}

export type TreeInline =
  | TextInline
  | BlankInline
  | { readonly kind: 'box'; readonly checked: boolean; readonly field?: string }
  /** an empty gap, em; `underline` where the line runs on */
  | { readonly kind: 'gap'; readonly width: number; readonly underline?: true; readonly field?: string }
  /** takes what is left of the line */
  | { readonly kind: 'spring' }
  /** a picture within so many mm; without `path` (`/images/…`, given to the typesetter) the space stays empty */
  | { readonly kind: 'image'; readonly path?: string; readonly width: number; readonly height: number }
  /** the line ends here, the paragraph goes on; `justify`: as wide as its other lines */
  | { readonly kind: 'lineBreak'; readonly justify?: true }
  | { readonly kind: 'pageNumber'; readonly font: FontRole; readonly bold?: true; readonly size?: number }
  | { readonly kind: 'pageTotal'; readonly font: FontRole; readonly bold?: true; readonly size?: number };

/** The words of one paragraph; blanks as `＿`, boxes as □ and ☑. */
export function paragraphText(inlines: readonly TreeInline[]): string {
  return inlines
    .map((inline) => {
      switch (inline.kind) {
        case 'text':
          return inline.text;
        case 'blank':
          return '＿＿';
        case 'box':
          return inline.checked ? '☑' : '□';
        case 'gap':
        case 'spring':
          return '　';
        case 'image':
        case 'lineBreak':
        case 'pageNumber':
        case 'pageTotal':
          return '';
      }
    })
    .join('');
}

/** The words of the whole document, one paragraph or table row per line; page footers are left out. */
export function plainText(tree: DocumentTree): string {
  return linesOf(tree.body).join('\n');
}

function linesOf(blocks: readonly TreeBlock[]): string[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'paragraph':
        return [paragraphText(block.inlines)];
      case 'table':
        return block.rows
          .filter((row) => !row.filler)
          .map((row) =>
            row.cells.map((cell) => linesOf([...cell.blocks, ...cell.foot]).join('\n')).join('\t'),
          );
      case 'together':
      case 'bottom':
        return linesOf(block.blocks);
      case 'rule':
      case 'space':
      case 'pageBreak':
        return [];
    }
  });
}
