const DIGITS = new Map(Array.from('零壹贰叁肆伍陆柒捌玖').map((sign, value) => [sign, value]));
/** Older and hand-written forms of the same signs. */
const VARIANTS = new Map(
  ['〇零', '貳贰', '參叁', '叄叁', '陸陆', '萬万', '億亿', '圓元', '圆元', '正整'].map(
    ([variant = '', sign = '']) => [variant, sign] as const,
  ),
);
const PLACES = new Map([
  ['拾', 10],
  ['佰', 100],
  ['仟', 1000],
]);

/** Every sign an amount in capitals is written with: for a character class. */
export const capitalSigns = '零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整〇貳參叄陸萬億圓圆正';

const AMOUNT = /^(?:([^元角分整]+)元)?(?:零?([壹贰叁肆伍陆柒捌玖])角)?(?:零?([壹贰叁肆伍陆柒捌玖])分)?整?$/;

/**
 * An amount in Chinese capitals as 分, 壹万贰仟元整 → 1200000; the inverse of `moneyInCapitals`, and patient with
 * 圆, 正 and a missing 整 or 壹 before 拾. Undefined when the signs are no amount.
 */
export function readCapitals(text: string): number | undefined {
  const signs = [...text].map((sign) => VARIANTS.get(sign) ?? sign).join('');
  const match = AMOUNT.exec(signs);
  if (match === null) return undefined;
  const [, whole, jiao, cent] = match;
  if (whole === undefined && jiao === undefined && cent === undefined) return undefined;
  const yuan = whole === undefined ? 0 : readWhole(whole);
  if (yuan === undefined) return undefined;
  const fen = yuan * 100 + digit(jiao) * 10 + digit(cent);
  return Number.isSafeInteger(fen) ? fen : undefined;
}

const digit = (sign: string | undefined): number => DIGITS.get(sign ?? '零') ?? 0;

/** Digits, places and groups from left to right; 亿 takes along the 万 before it (壹万贰仟亿). */
function readWhole(signs: string): number | undefined {
  let closed = 0;
  let tenThousands = 0;
  let group = 0;
  let pending: number | undefined;
  for (const sign of signs) {
    const value = DIGITS.get(sign);
    const place = PLACES.get(sign);
    if (value !== undefined) {
      if (pending !== undefined && pending !== 0) return undefined;
      pending = value;
    } else if (place !== undefined) {
      if (pending === undefined && place !== 10) return undefined;
      if (pending === 0 && place !== 10) return undefined;
      group += (pending === undefined || pending === 0 ? 1 : pending) * place;
      pending = undefined;
    } else if ((sign === '万' || sign === '亿') && signs.startsWith(sign)) {
      // 万元 is a unit, no amount.
      return undefined;
    } else if (sign === '万') {
      tenThousands += (group + (pending ?? 0)) * 10_000;
      [group, pending] = [0, undefined];
    } else if (sign === '亿') {
      closed += (tenThousands + group + (pending ?? 0)) * 100_000_000;
      [tenThousands, group, pending] = [0, 0, undefined];
    } else return undefined;
  }
  return closed + tenThousands + group + (pending ?? 0);
}
