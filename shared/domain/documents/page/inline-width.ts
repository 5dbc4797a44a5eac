import type { TreeInline } from './tree.ts';

/** About how wide a text is, em: Latin letters and digits take little more than half. */
export const emsOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) < 0x2000 ? 0.55 : 1), 0);

/** About how wide inlines are on one line, em; what takes the rest of a line counts nothing. */
export const widthOfInlines = (inlines: readonly TreeInline[]): number =>
  inlines.reduce((sum, inline) => sum + widthOf(inline), 0);

function widthOf(inline: TreeInline): number {
  if (inline.kind === 'text') return emsOf(inline.text);
  if (inline.kind === 'gap') return inline.width;
  return inline.kind === 'blank' && inline.width !== 'rest' ? inline.width : 0;
}
