/** How the forms print every 字号, `＿＿市监罚告〔＿＿〕＿号`: the short form of a bureau stands in place of ＿＿市监. */
const PRINTED = /^市监/;

/**
 * 文号 as printed: `濮市监` + `市监罚告` + 2026 + 1 → 濮市监罚告〔2026〕1号 (full-width brackets, no 第, no leading
 * zeros); of a bureau whose short form is `濮市监华` 濮市监华罚告〔2026〕1号. The short form is printed as it is typed.
 */
export function documentNumber(
  abbreviation: string,
  numbering: string,
  year: number,
  sequence: number,
): string {
  return `${seriesName(abbreviation, numbering)}〔${year.toString()}〕${sequence.toString()}号`;
}

/** 字号 of a bureau: `濮市监华` + `市监罚告` → 濮市监华罚告. */
export const seriesName = (abbreviation: string, numbering: string): string =>
  abbreviation + numbering.replace(PRINTED, '');

const YEAR_AND_SEQUENCE = /[〔［[（(](\d{4})[〕］\])）]第?0*(\d{1,6})号?$/;

/**
 * Year and sequence of a number that belongs to a series of this bureau, whatever brackets it was typed with;
 * undefined for one of another make (a platform of the province numbers its own way).
 */
export function placeInSeries(
  text: string,
  abbreviation: string,
  numbering: string,
): { readonly year: number; readonly sequence: number } | undefined {
  const found = YEAR_AND_SEQUENCE.exec(text.trim());
  if (found === null) return undefined;
  const [year, sequence] = [Number(found[1]), Number(found[2])];
  const series = documentNumber(abbreviation, numbering, year, sequence);
  return text.trim().slice(0, found.index) === series.slice(0, series.indexOf('〔'))
    ? { year, sequence }
    : undefined;
}

/** The first number of a series from `start` on that nobody has; `taken` in any order. */
export function nextSequence(start: number, taken: Iterable<number>): number {
  const used = new Set(taken);
  let next = start;
  while (used.has(next)) next += 1;
  return next;
}
