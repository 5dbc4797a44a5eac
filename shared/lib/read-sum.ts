import { moneyInCapitals } from './chinese-numerals.ts';
import { readCapitals } from './read-capitals.ts';

/** Small numerals and hand-written places, with the capital of the same. */
const CAPITAL = new Map(
  [
    '一壹',
    '二贰',
    '两贰',
    '三叁',
    '四肆',
    '五伍',
    '六陆',
    '七柒',
    '八捌',
    '九玖',
    '十拾',
    '百佰',
    '千仟',
  ].map(([sign = '', capital = '']) => [sign, capital] as const),
);
const NUMERALS = '零〇一二两三四五六七八九十百千万亿壹贰貳叁參叄肆伍陆陸柒捌玖拾佰仟萬億';
const FIGURES = String.raw`\d+(?:[,，]\d{3})*(?:\.\d+)?`;

/** Where a sum stands in a text, without the sign of its currency: 5000.00元, 1.5万元, 1万5千元, 伍仟元整, 一万元. */
export const SUM = String.raw`(?:${FIGURES}(?:\s*[${NUMERALS}]+${FIGURES})*\s*[${NUMERALS}]*|[${NUMERALS}]+)\s*[元圆圓块](?:[${NUMERALS}\d]角)?(?:零?[${NUMERALS}\d]分)?|[¥￥]\s*${FIGURES}(?![\d.]|\s*[万亿千百十])`;

const PLACE: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };
const TENS = new Map([
  ['拾', '十'],
  ['佰', '百'],
  ['仟', '千'],
  ['萬', '万'],
  ['億', '亿'],
]);

/** `12,000.5`, 万 → 分; NaN when it is no amount. */
export function readFigures(digits: string, unit: string | undefined): number {
  const [whole = '', decimals = ''] = digits.replace(/[,，]/g, '').split('.');
  const places = 2 + (PLACE[unit ?? ''] ?? 0);
  if (/[^0]/.test(decimals.slice(places))) return Number.NaN;
  return Number(`${whole}${decimals.slice(0, places).padEnd(places, '0')}`);
}

/** Full-width figures and their point as half-width ones; nothing else of a text changes, nor its length. */
export const plainFigures = (text: string): string =>
  text
    .replace(/[０-９]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/(?<=\d)．(?=\d)/g, '.');

/**
 * One sum as clerks write it, in 分: 5000.00元, 5,000元, ￥5000, ５０００元, 1.5万元, 1万5千元, 一万元, 伍仟元整. Undefined for
 * what is no sum, or can be read in two ways; nought is no sum that anybody has to pay.
 */
export function readSum(written: string): number | undefined {
  const text = plainFigures(written)
    .replace(/\s|人民币|[¥￥]/g, '')
    .replace(/[整正]$/, '');
  const fen = inFigures(text) ?? mixed(text) ?? inNumerals(text);
  return fen !== undefined && Number.isSafeInteger(fen) && fen > 0 ? fen : undefined;
}

const WHOLE = new RegExp(`^(${FIGURES})([十百千万亿]?)[元圆圓块]?$`);

function inFigures(text: string): number | undefined {
  const [, digits, unit] = WHOLE.exec(text) ?? [];
  return digits === undefined ? undefined : readFigures(digits, unit);
}

/** 1万5千元, 2万5000元: parts in figures, each of a smaller place than the one before. */
function mixed(text: string): number | undefined {
  const plain = [...text].map((sign) => TENS.get(sign) ?? sign).join('');
  if (!/^(?:\d+(?:\.\d+)?[十百千万亿])+\d*[元圆圓块]$/.test(plain)) return undefined;
  let total = 0;
  let before = Number.POSITIVE_INFINITY;
  for (const [, digits = '', unit = ''] of plain.matchAll(/(\d+(?:\.\d+)?)([十百千万亿]?)/g)) {
    const place = PLACE[unit] ?? 0;
    const fen = readFigures(digits, unit);
    // What follows 1万 is less than 1万: 1万5千, not 1万15千.
    if (place >= before || fen >= 10 ** (before + 2)) return undefined;
    total += fen;
    before = place;
  }
  return total;
}

/** Read only where writing it again gives the same: 一千五元 and 伍佰万仟元 are read by nobody. */
function inNumerals(text: string): number | undefined {
  const capitals = [...text].map((sign) => CAPITAL.get(sign) ?? (sign === '块' ? '元' : sign)).join('');
  const fen = readCapitals(capitals);
  if (fen === undefined || fen >= 1e15) return undefined;
  return plainest(moneyInCapitals(fen)) === plainest(capitals) ? fen : undefined;
}

const VARIANTS = new Map(
  ['貳贰', '參叁', '叄叁', '陸陆', '萬万', '億亿', '圓元', '圆元'].map(([a = '', b = '']) => [a, b]),
);

/** Without what may be written or not: noughts between, 壹 before 拾, 整. */
const plainest = (capitals: string): string =>
  [...capitals]
    .map((sign) => VARIANTS.get(sign) ?? sign)
    .join('')
    .replace(/[零〇整正]/g, '')
    .replace(/^壹拾/, '拾');
