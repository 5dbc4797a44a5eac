import { CST, Lexer } from 'yaml';

/** Twenty times the signs of the longest file of the program; a code of law is one text, thus one sign. */
const MOST_SIGNS = 60_000;
/** Lists and maps in one another; the deepest file of the program has 12. */
export const DEEPEST = 60;

/** What is out of measure, and in which line it is found. */
export interface Excess {
  readonly line: number;
  readonly what: 'deep' | 'long';
}

/**
 * Looks over the signs of a YAML text without building anything of it: to parse 400 KB of brackets takes seconds, to
 * see that there are too many of them, milliseconds. Undefined for a text within measure.
 */
export function excessOf(text: string): Excess | undefined {
  let [signs, line, brackets, marks] = [0, 1, 0, 0];
  for (const sign of new Lexer().lex(text)) {
    const kind = CST.tokenType(sign);
    // Before each word stands an empty sign that announces it.
    if (kind !== 'space' && kind !== 'scalar') {
      if (kind === 'flow-seq-start' || kind === 'flow-map-start') brackets++;
      else if (kind === 'flow-seq-end' || kind === 'flow-map-end') brackets--;
      // `- - - x`: each mark on the same line opens a list in the one before.
      marks = kind === 'seq-item-ind' || kind === 'explicit-key-ind' ? marks + 1 : 0;
      if (brackets > DEEPEST || marks > DEEPEST) return { line, what: 'deep' };
      if (++signs > MOST_SIGNS) return { line, what: 'long' };
    }
    for (let at = sign.indexOf('\n'); at >= 0; at = sign.indexOf('\n', at + 1)) line++;
  }
  return undefined;
}
