const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** A number of an article or item as laws write it, `124` → 一百二十四, `12` → 十二. Whole, 1 to 9999. */
export function chineseNumeral(number: number): string {
  if (!Number.isInteger(number) || number < 1 || number > 9999)
    throw new Error(`not a number of an article: ${number.toString()}`);
  let words = '';
  let skipped = false;
  for (const [place, unit] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(number / place) % 10;
    if (digit === 0) {
      skipped = words !== '';
      continue;
    }
    const one = digit === 1 && place === 10 && words === '' ? '' : (DIGITS[digit] ?? '');
    words += `${skipped ? '零' : ''}${one}${unit}`;
    skipped = false;
  }
  return words;
}

const VALUES: Readonly<Record<string, number>> = {
  ...Object.fromEntries(DIGITS.map((digit, value) => [digit, value])),
  〇: 0,
  两: 2,
};
const UNITS: Readonly<Record<string, number>> = { 千: 1000, 百: 100, 十: 10 };

/** The number of 一百二十四, 十二, 124 or １２４; undefined when it is none. */
export function readNumeral(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim();
  if (/^\d{1,4}$/.test(plain)) return Number(plain) === 0 ? undefined : Number(plain);
  let total = 0;
  let digit: number | undefined;
  for (const sign of plain) {
    const unit = UNITS[sign];
    const value = VALUES[sign];
    if (unit !== undefined) {
      total += (digit ?? 1) * unit;
      digit = undefined;
    } else if (value !== undefined) digit = value;
    else return undefined;
  }
  total += digit ?? 0;
  return total === 0 ? undefined : total;
}
