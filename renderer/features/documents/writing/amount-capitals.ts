import { moneyInCapitals } from '#shared/lib/chinese-numerals.ts';
import { readMoney } from '../../../ui/typed/read-typed.ts';
import type { TextChange } from './number-list.ts';

/** An amount in a text: `5,000.00元`, `1.2万元`. */
const AMOUNT = /(\d[\d,，]*(?:\.\d+)?\s*万?)元/g;
/** Capitals stand there already. */
const HAS_CAPITALS = /^\s*[（(]\s*(?:人民币)?\s*大写/;

/**
 * The capitals of the amount the cursor stands in or right behind: `罚款5000.00元` gets `（大写：伍仟元整）` behind 元.
 * Undefined where there is no amount, or its capitals are written already.
 */
export function capitalsAt(text: string, cursor: number): TextChange | undefined {
  const start = text.lastIndexOf('\n', cursor - 1) + 1;
  const stop = text.indexOf('\n', cursor);
  const line = text.slice(start, stop < 0 ? text.length : stop);
  for (const match of line.matchAll(AMOUNT)) {
    const from = start + match.index;
    const end = from + match[0].length;
    if (cursor < from || cursor > end) continue;
    const fen = readMoney(match[1] ?? '');
    if (fen === undefined || HAS_CAPITALS.test(text.slice(end))) return undefined;
    return { from: end, to: end, insert: `（大写：${moneyInCapitals(fen)}）` };
  }
  return undefined;
}
