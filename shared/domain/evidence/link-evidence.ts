import type {
  DocumentTree,
  ParagraphBlock,
  TextInline,
  TreeBlock,
  TreeInline,
} from '../documents/page/tree.ts';
import { citationWords, findEvidence } from './citations.ts';

/** The tree with every citation of a recording as words of their own, which a preview makes a link of. */
export function linkEvidence(tree: DocumentTree): DocumentTree {
  return { ...tree, body: tree.body.map(linkBlock) };
}

function linkBlock(block: TreeBlock): TreeBlock {
  switch (block.kind) {
    case 'paragraph':
      return linkParagraph(block);
    case 'table':
      return {
        ...block,
        rows: block.rows.map((row) => ({
          ...row,
          cells: row.cells.map((cell) => ({
            ...cell,
            blocks: cell.blocks.map(linkParagraph),
            foot: cell.foot.map(linkParagraph),
          })),
        })),
      };
    case 'together':
    case 'bottom':
      return { ...block, blocks: block.blocks.map(linkBlock) };
    case 'rule':
    case 'space':
    case 'pageBreak':
      return block;
  }
}

function linkParagraph(block: ParagraphBlock): ParagraphBlock {
  const cites = block.inlines.some(
    (inline) => inline.kind === 'text' && findEvidence(inline.text).length > 0,
  );
  return cites ? { ...block, inlines: block.inlines.flatMap(linkInline) } : block;
}

function linkInline(inline: TreeInline): readonly TreeInline[] {
  if (inline.kind !== 'text') return [inline];
  const parts: TextInline[] = [];
  let at = 0;
  for (const found of findEvidence(inline.text)) {
    if (found.from > at) parts.push(cutOut(inline, at, found.from));
    parts.push({
      ...cutOut(inline, found.from, found.to),
      evidence: evidenceAddress(citationWords(found)),
    });
    at = found.to;
  }
  if (at < inline.text.length) parts.push(cutOut(inline, at, inline.text.length));
  return parts;
}

const cutOut = (inline: TextInline, from: number, to: number): TextInline => ({
  ...inline,
  text: inline.text.slice(from, to),
});

/** A citation within an address: 视频03_00:12:31, without blanks, so that it stands in a page as it is here. */
export const evidenceAddress = (words: string): string => encodeURIComponent(words.replace(' ', '_'));

export const citationOfAddress = (address: string): string => decodeURIComponent(address).replace('_', ' ');
