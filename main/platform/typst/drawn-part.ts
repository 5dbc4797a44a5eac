import type { DocumentTree, ParagraphBlock, TreeBlock } from '#shared/domain/documents/page/tree.ts';

/** Blocks of the body that are drawn; the others keep their place and draw nothing. `to` is excluded. */
export interface DrawnPart {
  readonly from: number;
  readonly to: number;
}

/** Below so many pages everything is drawn: a letter of little more than one is drawn closer to stay on one. */
const WORTH_IT = 2.5;

/** How far the estimate may be off: so many pages, and so large a share of the pages before. */
export interface Slack {
  readonly pages: number;
  readonly share: number;
}

/** For text of ordinary lines; what is drawn too little of is drawn again. */
export const TIGHT: Slack = { pages: 0.3, share: 0.015 };
/** For text whose lines are not as long as they seem. */
export const WIDE: Slack = { pages: 0.7, share: 0.04 };
const POINTS_PER_MM = 72 / 25.4;

/**
 * Which part of a long running text has to be drawn to see `count` pages from page `from` (counted from 1).
 * An estimate with room on both sides; undefined where the document is short or holds more than running text.
 */
export function drawnPart(
  tree: DocumentTree,
  from: number,
  count: number,
  slack: Slack = WIDE,
): DrawnPart | undefined {
  const heights: number[] = [];
  for (const block of tree.body) {
    const height = heightOf(block, tree);
    if (height === undefined) return undefined;
    heights.push(height);
  }
  const { page } = tree;
  const footer = [...page.footer].reduce((sum, block) => sum + (heightOf(block, tree) ?? 0), 0);
  const room = (page.height - page.top - page.bottom) * POINTS_PER_MM - footer;
  const total = heights.reduce((sum, height) => sum + height, 0) / room;
  if (total < WORTH_IT) return undefined;
  const first = (from - 1) * (1 - slack.share) - slack.pages;
  const last = (from - 1 + count) * (1 + slack.share) + slack.pages;
  let at = 0;
  let begin = 0;
  let end = heights.length;
  for (const [index, height] of heights.entries()) {
    if (at / room < first) begin = index;
    if (at / room > last) {
      end = index;
      break;
    }
    at += height;
  }
  // What stands at the foot of the last page goes with the block before it (`sticky` in document.typ).
  if (tree.body[begin]?.kind === 'bottom') begin -= 1;
  if (tree.body[end]?.kind === 'bottom') end += 1;
  return { from: begin, to: end };
}

/** About how high a block is, pt; undefined for what is not running text. */
function heightOf(block: TreeBlock, tree: DocumentTree): number | undefined {
  switch (block.kind) {
    case 'paragraph':
      return linesOf(block, tree) * (block.pitch ?? tree.page.pitch);
    case 'space':
      return block.lines * tree.page.pitch;
    case 'rule':
      return 0;
    case 'together':
    case 'bottom':
      return block.blocks.reduce<number | undefined>((sum, one) => {
        const height = heightOf(one, tree);
        return sum === undefined || height === undefined ? undefined : sum + height;
      }, 0);
    case 'table':
    case 'pageBreak':
      return undefined;
  }
}

function linesOf(paragraph: ParagraphBlock, { page }: DocumentTree): number {
  const size = paragraph.size ?? page.size;
  const line =
    ((page.width - page.left - page.right) * POINTS_PER_MM) / size - paragraph.left - paragraph.right;
  let ems = paragraph.indent;
  let lines = 1;
  for (const inline of paragraph.inlines) {
    if (inline.kind === 'text') for (const character of inline.text) ems += character < '\u2000' ? 0.55 : 1;
    else if (inline.kind === 'blank') lines += inline.lines;
    else if (inline.kind === 'lineBreak') lines += 1;
  }
  return lines + Math.floor(ems / Math.max(1, line));
}
