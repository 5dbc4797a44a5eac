/** First page of each of the 56 templates in the official collection (samr-2021-penalty-templates.pdf), from 1. */
const firstPages = [
  5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 17, 18, 20, 21, 23, 24, 26, 27, 28, 29, 30, 32, 33, 34, 36, 37, 38, 39,
  40, 41, 42, 43, 44, 45, 46, 48, 49, 51, 52, 53, 58, 60, 62, 63, 65, 67, 69, 71, 72, 74, 75, 76, 77, 78, 79,
  80,
] as const;

/** The first page number behind the last template. */
const END = 81;

/** Pages of template `number` in the official collection, counted from 1, both ends included. */
export function officialPages(number: number): { readonly first: number; readonly last: number } {
  const first = firstPages[number - 1];
  if (first === undefined) throw new RangeError(`no official template ${number.toString()}`);
  return { first, last: (firstPages[number] ?? END) - 1 };
}
