import type { Paragraph, Table } from 'docx';
import { Document, Footer, Packer } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { IsoInstant } from '#shared/lib/date.ts';
import type { DocumentTree, TableBlock, TreeBlock } from '#shared/domain/documents/page/tree.ts';
import { wordBlocks } from './blocks.ts';
import { fitPage } from './fit-page.ts';
import { fontTableXml } from './fonts.ts';
import { blocksHeight } from './measure.ts';
import { numberFooters } from './page-numbers.ts';
import { spacer } from './paragraphs.ts';
import { textStyles, wordStyles } from './styles.ts';
import { twipsOfMillimetres, twipsOfPoints } from './units.ts';
import { withinWord } from './within-word.ts';

export interface DocxMeta {
  readonly title: string;
  /** the bureau */
  readonly creator: string;
  readonly createdAt: IsoInstant;
  /** How many pages it has when printed: a single one bears no page number. */
  readonly pages?: number;
}

/** The document as Word knows it: the same words as the printed page, with styles, tables and fields a clerk can edit. */
export async function docxOf(printed: DocumentTree, meta: DocxMeta): Promise<Uint8Array> {
  const tree = withinWord(printed);
  const { page } = tree;
  const { body, stretch } = fitPage(tree);
  const styles = textStyles(page.size, page.pitch);
  const width = twipsOfMillimetres(page.width - page.left - page.right);
  const tall = (blocks: readonly TreeBlock[]): number =>
    twipsOfPoints(blocksHeight(blocks, { width: width / 20, size: page.size, pitch: page.pitch }));
  // Below the foot of every page room is kept for what stands there on the last one.
  const footerEnd = twipsOfMillimetres(page.bottom) + tall(page.lastFooter);
  const bottom = footerEnd + tall(page.footer);
  const place = {
    width,
    left: twipsOfMillimetres(page.left),
    textEnd: twipsOfMillimetres(page.height) - bottom,
    styles,
    stretch,
    pageHeight: (twipsOfMillimetres(page.height - page.top) - bottom) / 20,
  };
  // The last page's own foot belongs to the text, in frames below the footer: Word's footers do not know the last page.
  const pageEnd = twipsOfMillimetres(page.height - page.bottom);
  const children = [
    ...wordBlocks(body, place),
    ...wordBlocks(lastFooterOf(page.lastFooter), { ...place, textEnd: pageEnd }),
  ];
  const footer = wordBlocks(page.footer, { ...place, style: styles.footer, stretch: 1 });
  const table = firstTable(body);
  // Only letters have numbers, and those have no other footer.
  const numbers = footer.length === 0 && (meta.pages ?? 1) > 1 ? page.numbers : undefined;
  const packed = await Packer.toBuffer(
    new Document({
      title: meta.title,
      creator: meta.creator,
      styles: wordStyles(styles, styles.table(table?.size ?? 12, table?.pitch ?? 16)),
      evenAndOddHeaderAndFooters: numbers !== undefined,
      compatibility: { version: 15, underlineTrailingSpaces: true, doNotExpandShiftReturn: true },
      sections: [
        {
          properties: {
            page: {
              size: { width: twipsOfMillimetres(page.width), height: twipsOfMillimetres(page.height) },
              margin: {
                top: twipsOfMillimetres(page.top),
                bottom,
                left: twipsOfMillimetres(page.left),
                right: twipsOfMillimetres(page.right),
                // Word lets a footer grow upwards from here.
                footer:
                  numbers === undefined
                    ? footerEnd
                    : twipsOfMillimetres(page.bottom - numbers.below) - twipsOfPoints(numbers.size / 2),
                header: 0,
                gutter: 0,
              },
            },
          },
          ...(footer.length === 0
            ? numbers === undefined
              ? {}
              : { footers: numberFooters(numbers) }
            : { footers: { default: new Footer({ children: grounded(footer) }) } }),
          children: grounded(children),
        },
      ],
    }),
  );
  return completed(packed, meta.createdAt);
}

const lastFooterOf = (blocks: readonly TreeBlock[]): readonly TreeBlock[] =>
  blocks.length === 0 ? [] : [{ kind: 'bottom', blocks }];

/** Word wants a paragraph after a table; and a frame at the end needs something to belong to. */
function grounded(children: (Paragraph | Table)[]): (Paragraph | Table)[] {
  return [...children, spacer(20)];
}

function firstTable(blocks: readonly TreeBlock[]): TableBlock | undefined {
  return blocks.find((block) => block.kind === 'table');
}

/**
 * What every paragraph does, once for all: no widow control, long figures may break inside (a line torn apart before
 * an account number reads badly), nothing hangs over the margin, no gap between Chinese and figures — as it is printed.
 */
const EVERY_PARAGRAPH = ['widowControl', 'wordWrap', 'overflowPunct', 'autoSpaceDE', 'autoSpaceDN']
  .map((setting) => `<w:${setting} w:val="0"/>`)
  .join('');

/** In a cell a figure or code goes to the next line whole, and only one wider than the cell is torn. */
const IN_CELLS = '<w:wordWrap w:val="1"/>';

/** Puts in what the writer of the package has no words for, and the time the document was made instead of now. */
function completed(packed: Uint8Array, createdAt: IsoInstant): Uint8Array {
  const parts = unzipSync(packed);
  const change = (path: string, edit: (xml: string) => string): void => {
    const part = parts[path];
    if (part === undefined) throw new Error(`the DOCX has no ${path}`);
    parts[path] = strToU8(edit(strFromU8(part)));
  };
  const at = new Date(createdAt).toISOString();
  change('docProps/core.xml', (xml) => xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${at}`));
  change('word/styles.xml', (xml) =>
    xml
      .replace('<w:pPrDefault><w:pPr>', `<w:pPrDefault><w:pPr>${EVERY_PARAGRAPH}`)
      .replace(/(<w:style [^>]*w:styleId="TableText">(?:(?!<w:pPr>)[^])*<w:pPr>)/, `$1${IN_CELLS}`),
  );
  parts['word/fontTable.xml'] = strToU8(fontTableXml());
  // A zip without times: the same document gives the same bytes.
  return zipSync(parts, { mtime: new Date('1980-01-01T12:00:00') });
}
