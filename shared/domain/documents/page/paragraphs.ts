import type { ParagraphBlock, TreeInline } from './tree.ts';

export type ParagraphStyle = Omit<ParagraphBlock, 'kind' | 'inlines'>;

/**
 * Inlines as paragraphs: every line break in a text begins a new one, indented by `nextIndent` em
 * (values of several paragraphs read like ordinary body text). Always at least one paragraph.
 */
export function paragraphsOf(
  inlines: readonly TreeInline[],
  style: ParagraphStyle,
  nextIndent: number,
): readonly ParagraphBlock[] {
  const paragraphs: TreeInline[][] = [[]];
  for (const inline of inlines) {
    if (inline.kind !== 'text' || !inline.text.includes('\n')) {
      paragraphs.at(-1)?.push(inline);
      continue;
    }
    for (const [index, text] of inline.text.split('\n').entries()) {
      if (index > 0) paragraphs.push([]);
      if (text !== '') paragraphs.at(-1)?.push({ ...inline, text });
    }
  }
  return paragraphs.map((content, index) => ({
    kind: 'paragraph',
    ...style,
    indent: index === 0 ? style.indent : nextIndent,
    inlines: content,
  }));
}
