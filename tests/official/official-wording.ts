/**
 * What of the 2021 edition must not be printed today: the reconsideration body of a department may no longer be the one
 * above it, and a public notice counts as served after thirty days, not sixty (总局令61号, 行政复议法2023 第二十四条).
 */
const outdated = /六十日内到本局/g;
/** The running page number of the collection belongs to no template. */
const runningNumber = /^— \d+ —$/gm;

/** The words of a page alone: no spaces, lines to write on, brackets, nor marks that differ only in width. */
export const wordsAlone = (text: string): string =>
  text
    .replaceAll(outdated, '')
    .replaceAll(runningNumber, '')
    .normalize('NFKC')
    .replaceAll(/[\s_＿\-—–·.…]+/g, '')
    .replaceAll(/[[\]()〔〕【】]/g, '')
    .replaceAll(/[,，、;；:：。/]/g, '');

/** How often each run of `length` characters stands in the text. */
function runs(text: string, length: number): ReadonlyMap<string, number> {
  const counted = new Map<string, number>();
  for (let at = 0; at + length <= text.length; at++) {
    const run = text.slice(at, at + length);
    counted.set(run, (counted.get(run) ?? 0) + 1);
  }
  return counted;
}

const sum = (counts: Iterable<number>): number => [...counts].reduce((total, count) => total + count, 0);

/** Share of the runs of `wanted` that stand in `had`, 0 to 1. */
export function shareOf(wanted: string, had: string, length: number): number {
  const there = runs(had, length);
  const asked = runs(wanted, length);
  const found = sum([...asked].map(([run, count]) => Math.min(count, there.get(run) ?? 0)));
  return found / Math.max(1, sum(asked.values()));
}
