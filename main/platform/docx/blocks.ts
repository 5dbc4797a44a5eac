import { BorderStyle, FrameAnchorType, FrameWrap, type IFrameOptions, type Paragraph, Table } from 'docx';
import type { TreeBlock } from '#shared/domain/documents/page/tree.ts';
import { blocksHeight, sum } from './measure.ts';
import { spacer, wordParagraphs } from './paragraphs.ts';
import { styleOfParagraph, type TextStyle, type TextStyles } from './styles.ts';
import { wordTable } from './tables.ts';
import { twipsOfMillimetres, twipsOfPoints } from './units.ts';

export interface BlockPlace {
  /** width of the text, its left edge and its lower end on the page, twips */
  readonly width: number;
  readonly left: number;
  readonly textEnd: number;
  readonly styles: TextStyles;
  /** how high the rows of tables are drawn, 1 for as designed */
  readonly stretch: number;
  /** how high the text of a page is, pt */
  readonly pageHeight: number;
  /** page footers have one style for all their lines */
  readonly style?: TextStyle;
  readonly keepNext?: boolean;
  readonly frame?: IFrameOptions;
}

/** Blocks of the tree as Word's paragraphs and tables, in the same order. */
export function wordBlocks(blocks: readonly TreeBlock[], place: BlockPlace): (Paragraph | Table)[] {
  const drawn: (Paragraph | Table)[] = [];
  for (const [index, block] of blocks.entries()) {
    // Two tables without a paragraph between them become one.
    if (block.kind === 'table' && drawn.at(-1) instanceof Table) drawn.push(spacer(20));
    const last = index === blocks.length - 1;
    drawn.push(...wordBlock(block, place.keepNext && last ? { ...place, keepNext: false } : place));
  }
  return drawn;
}

function wordBlock(block: TreeBlock, place: BlockPlace): (Paragraph | Table)[] {
  const { styles, width, keepNext = false, frame } = place;
  const standing = { keepNext, ...(frame === undefined ? {} : { frame }) };
  switch (block.kind) {
    case 'paragraph':
      return wordParagraphs(block, place.style ?? styleOfParagraph(block, styles), { width, ...standing });
    case 'table':
      return [wordTable(block, styles.table(block.size, block.pitch), { ...place, keepNext })];
    case 'rule':
      return [ruleLine(standing)];
    case 'space':
      return block.lines > 0 ? [spacer(twipsOfPoints(block.lines * styles.body.pitch), standing)] : [];
    case 'pageBreak':
      return [spacer(20, { pageBreakBefore: true })];
    case 'together':
      return wordBlocks(block.blocks, { ...place, keepNext: true });
    case 'bottom':
      // Word cannot put a table into a text frame.
      return block.blocks.some((inner) => inner.kind === 'table')
        ? wordBlocks(block.blocks, { ...place, keepNext: true })
        : atFoot(block.blocks, place);
  }
}

/** A line 0.9 pt thick that reaches 3 mm beyond the text on both sides. */
function ruleLine(standing: { readonly keepNext: boolean; readonly frame?: IFrameOptions }): Paragraph {
  const beyond = -twipsOfMillimetres(3);
  return spacer(40, {
    ...standing,
    indent: { left: beyond, right: beyond },
    border: { bottom: { style: BorderStyle.SINGLE, size: 7, color: '000000', space: 0 } },
  });
}

/**
 * Blocks at the foot of the page on which the next paragraph stands, each in a text frame of its own:
 * Word gives all lines of one frame the border of the first.
 */
function atFoot(blocks: readonly TreeBlock[], place: BlockPlace): (Paragraph | Table)[] {
  const { size, pitch } = place.styles.body;
  const heights = blocks.map((block) =>
    twipsOfPoints(blocksHeight([block], { width: place.width / 20, size, pitch })),
  );
  return blocks.flatMap((block, index) =>
    wordBlock(block, {
      ...place,
      frame: {
        type: 'absolute',
        width: place.width,
        anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
        position: { x: place.left, y: place.textEnd - sum(heights.slice(index)) },
        wrap: FrameWrap.AROUND,
      },
    }),
  );
}
