import {
  BorderStyle,
  FrameAnchorType,
  FrameWrap,
  HorizontalPositionAlign,
  type IFrameOptions,
  type Paragraph,
  Table,
  VerticalPositionAlign,
} from 'docx';
import type { TreeBlock } from '#shared/domain/documents/tree.ts';
import { spacer, wordParagraphs } from './paragraphs.ts';
import { styleOfParagraph, type TextStyle, type TextStyles } from './styles.ts';
import { wordTable } from './tables.ts';
import { twipsOfMillimetres, twipsOfPoints } from './units.ts';

export interface BlockPlace {
  /** width of the text, twips */
  readonly width: number;
  readonly styles: TextStyles;
  /** how high the rows of tables are drawn, 1 for as designed */
  readonly stretch: number;
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
      return [wordTable(block, styles.table(block.size, block.pitch), place.stretch, keepNext)];
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
        : wordBlocks(block.blocks, { ...place, frame: atFoot(width) });
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

/** At the foot of the page on which the next paragraph stands, as wide as the text. */
const atFoot = (width: number): IFrameOptions => ({
  type: 'alignment',
  width,
  anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
  alignment: { x: HorizontalPositionAlign.LEFT, y: VerticalPositionAlign.BOTTOM },
  wrap: FrameWrap.NOT_BESIDE,
});
