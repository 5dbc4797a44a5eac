import type { DocumentTree, TableBlock, TreeBlock } from '#shared/domain/documents/page/tree.ts';
import { blocksHeight } from './measure.ts';

const POINTS_PER_MM = 72 / 25.4;
const steps = [1, 0.85, 0.7, 0.55, 0.4, 0.25, 0] as const;

/** The empty lines of a letter shrink to this share at most: the seal needs room above its lines. */
const spacings = [1, 0.85, 0.7, 0.55, 0.4] as const;

/** How a document stays on its page: a form by shorter rows or fewer empty ones, a letter by lower empty lines. */
export interface Fit {
  readonly stretch: number;
  readonly body: readonly TreeBlock[];
}

/**
 * A form whose words need more room takes it from the empty parts of other rows before it takes a second page,
 * a letter from its empty lines, as on the printed form.
 */
export function fitPage(tree: DocumentTree): Fit {
  const { page, body } = tree;
  const tables = body.filter((block) => block.kind === 'table');
  const measured = {
    width: (page.width - page.left - page.right) * POINTS_PER_MM,
    size: page.size,
    pitch: page.pitch,
  };
  const feet = blocksHeight([...page.footer, ...page.lastFooter], measured);
  // One line in hand: fonts that stand in for missing ones run a little wider.
  const room = (page.height - page.top - page.bottom) * POINTS_PER_MM - feet - page.pitch;
  const tall = (blocks: readonly TreeBlock[], stretch: number) => blocksHeight(blocks, measured, stretch);
  if (tall(body, 1) <= room) return { stretch: 1, body };
  if (tables.length === 0) {
    const closer = spacings.map((spacing) => withSpacing(body, spacing));
    return { stretch: 1, body: closer.find((blocks) => tall(blocks, 1) <= room) ?? body };
  }

  const fillers = Math.max(...tables.map((table) => table.rows.filter((row) => row.filler).length));
  for (let keep = fillers - 1; keep >= 0; keep--) {
    const shorter = body.map((block) => (block.kind === 'table' ? withFillers(block, keep) : block));
    if (tall(shorter, 1) <= room || keep === 0) return { stretch: 1, body: shorter };
  }
  if (tables.some((table) => table.headerRows > 0)) return { stretch: 1, body };
  return { stretch: steps.find((step) => tall(body, step) <= room) ?? 0.5, body };
}

function withSpacing(blocks: readonly TreeBlock[], spacing: number): readonly TreeBlock[] {
  return blocks.map((block) => {
    if (block.kind === 'space') return { ...block, lines: block.lines * spacing };
    return block.kind === 'together' ? { ...block, blocks: withSpacing(block.blocks, spacing) } : block;
  });
}

function withFillers(table: TableBlock, keep: number): TableBlock {
  let seen = 0;
  const rows = table.rows.filter((row) => {
    if (row.filler) seen += 1;
    return !row.filler || seen <= keep;
  });
  return { ...table, rows };
}
