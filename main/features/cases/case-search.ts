import { searched } from '#shared/lib/searched.ts';
import { allOf, enterTokens, phraseOf } from '../../platform/sqlite/full-text.ts';
import type { Tx } from '../../platform/sqlite/open.ts';

export { found } from '../../platform/sqlite/full-text.ts';

/**
 * Search as one types: any part of a word, from one character on, also of Chinese, which has no
 * word borders. Every two neighbouring characters make one token, so a search is a phrase of pairs and a single
 * character the beginning of a pair. Tokens are code points, so rare characters are found like any other.
 */
const WIDTH = 4;
const codeOf = (character: string): string =>
  (character.codePointAt(0) ?? 0).toString(36).padStart(WIDTH, '0');

/** Brackets make no difference: （２０２６） finds 〔2026〕. */
const normalised = (text: string): string => searched(text).replace(/[〔〕[\]()【】「」]/g, '');

function pairs(line: string): readonly string[] {
  const codes = [...line].map(codeOf);
  return codes.map((code, index) => `${code}${codes[index + 1] ?? ''}`);
}

const indexed = (text: string): string =>
  text
    .split('\n')
    .flatMap((line) => pairs(normalised(line)))
    .join(' ');

/** The expression for what was typed; undefined when nothing was. All words must occur. */
export function matchExpression(typed: string): string | undefined {
  const words = normalised(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return undefined;
  return allOf(
    words.map((word) => {
      const all = pairs(word);
      return all.length === 1 ? phraseOf(all, true) : phraseOf(all.slice(0, -1), false);
    }),
  );
}

/** Enters or replaces what the case in row `serial` is found by. */
export const indexCase = (tx: Tx, serial: number, text: string): Promise<void> =>
  enterTokens(tx, serial, indexed(text));
