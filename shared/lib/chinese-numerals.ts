const DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const;
const PLACES = ['', '拾', '佰', '仟'] as const;
const GROUPS = ['', '万', '亿', '万亿'] as const;

/** A group of up to four digits; `gap` says that a digit above it was skipped or that its thousands are empty. */
function groupWords(group: number): string {
  let words = '';
  let skipped = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(group / 10 ** place) % 10;
    if (digit === 0) {
      skipped = words !== '';
      continue;
    }
    words += `${skipped ? '零' : ''}${DIGITS[digit] ?? ''}${PLACES[place] ?? ''}`;
    skipped = false;
  }
  return words;
}

function yuanWords(yuan: number): string {
  let words = '';
  let skipped = false;
  for (let index = GROUPS.length - 1; index >= 0; index--) {
    const group = Math.floor(yuan / 10_000 ** index) % 10_000;
    if (group === 0) {
      skipped = words !== '';
      continue;
    }
    const zero = words !== '' && (skipped || group < 1000) ? '零' : '';
    words += `${zero}${groupWords(group)}${GROUPS[index] ?? ''}`;
    skipped = false;
  }
  return words;
}

/**
 * An amount in 分 as Chinese capitals, `1200000` → 壹万贰仟元整 (正确填写票据和结算凭证的基本规定:
 * 整 after 元 or 角, none after 分; one 零 for any run of zeros inside; 零 before 分 when 角 is nought).
 * Takes whole, non-negative amounts below 10^15 分.
 */
export function moneyInCapitals(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0 || fen >= 1e15)
    throw new Error(`not an amount in 分: ${fen.toString()}`);
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const cent = fen % 10;
  const whole = yuan === 0 ? '' : `${yuanWords(yuan)}元`;
  if (jiao === 0 && cent === 0) return `${whole === '' ? '零元' : whole}整`;
  const tenths = jiao === 0 ? (whole === '' ? '' : '零') : `${DIGITS[jiao] ?? ''}角`;
  return `${whole}${tenths}${cent === 0 ? '整' : `${DIGITS[cent] ?? ''}分`}`;
}

/** An amount in 分 with two decimals, `1200000` → `12000.00`. */
export function moneyInFigures(fen: number): string {
  const sign = fen < 0 ? '-' : '';
  const amount = Math.abs(fen);
  return `${sign}${Math.floor(amount / 100).toString()}.${(amount % 100).toString().padStart(2, '0')}`;
}
