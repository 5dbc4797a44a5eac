/**
 * A quantity as it is counted: an integer number of millionths of a unit, so that 0.1 and 0.2 kilograms make 0.3 and
 * whatever is moved adds up exactly.
 */
export type Quantity = number;

const SCALE = 1_000_000;
const DECIMALS = 6;

/** What cannot be divided or counted (一批, a place, a plant) is one whole. */
export const WHOLE: Quantity = SCALE;

const NUMBER = /^(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{1,6}))?$/;
const DIGITS = '零一二三四五六七八九';

/** Full-width signs and spaces are no difference between two texts. */
export const plainWords = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

/**
 * The quantity a cell of a list says: 12, 1,200.5, 十二, 12瓶 where 瓶 is its unit or none is given. Undefined for what
 * is no number: 一批, 若干, 约500.
 */
export function readQuantity(written: string, unit = ''): Quantity | undefined {
  const text = plainWords(written);
  const own = plainWords(unit);
  const bare = own !== '' && text.endsWith(own) ? text.slice(0, text.length - own.length) : text;
  return (
    figures(bare) ??
    chinese(bare) ??
    (own === '' ? figures(text.replace(/\p{Script=Han}{1,3}$/u, '')) : undefined)
  );
}

function figures(text: string): Quantity | undefined {
  const [, whole, decimals = ''] = NUMBER.exec(text) ?? [];
  if (whole === undefined) return undefined;
  return Number(whole.replaceAll(',', '')) * SCALE + Number(decimals.padEnd(DECIMALS, '0'));
}

/** 十二, 二十, 两; what people write by hand below a hundred. */
function chinese(text: string): Quantity | undefined {
  const [, tens = '', ten, ones = ''] =
    /^([一二三四五六七八九两]?)(十?)([一二三四五六七八九]?)$/.exec(text) ?? [];
  if (text === '') return undefined;
  const value = (sign: string): number => (sign === '两' ? 2 : DIGITS.indexOf(sign));
  if (ten === '十') return ((tens === '' ? 1 : value(tens)) * 10 + (ones === '' ? 0 : value(ones))) * SCALE;
  return tens !== '' && ones === '' ? value(tens) * SCALE : undefined;
}

/** 12, 0.5: without zeros nobody wrote. */
export function quantityWords(quantity: Quantity): string {
  const [whole, part] = [Math.floor(quantity / SCALE), quantity % SCALE];
  const decimals = part.toString().padStart(DECIMALS, '0').replace(/0+$/, '');
  return decimals === '' ? whole.toString() : `${whole.toString()}.${decimals}`;
}
