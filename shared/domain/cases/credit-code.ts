import { isNoCode } from './tidy-code.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** The check character of the first 17 characters of a 统一社会信用代码 (GB 32100-2015). */
export function creditCodeCheck(first17: string): string | undefined {
  let sum = 0;
  for (let i = 0; i < 17; i++) {
    const value = ALPHABET.indexOf(first17.charAt(i));
    const weight = WEIGHTS[i];
    if (value < 0 || weight === undefined) return undefined;
    sum += value * weight;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/**
 * What is unusual about a 统一社会信用代码, as a Chinese sentence; undefined when nothing is. Codes that do not follow
 * the standard are in use, and a form asks for “/” where there is none: it is for the clerk to compare and to keep.
 * 18 characters of the GB 32100-2015 alphabet (no I, O, S, V, Z) with a matching check character.
 */
export function creditCodeProblem(code: string): string | undefined {
  if (isNoCode(code)) return undefined;
  if (code.length !== 18) return `统一社会信用代码应为18位，现为${code.length}位，请对照营业执照核对。`;
  const odd = [...code].find((char) => !ALPHABET.includes(char));
  if (odd !== undefined) {
    return `统一社会信用代码中不会出现“${odd}”，请对照营业执照核对（字母须大写，不使用I、O、S、V、Z）。`;
  }
  if (creditCodeCheck(code.slice(0, 17)) !== code.charAt(17)) {
    return '统一社会信用代码校验位不符，有一位录错，请对照营业执照核对。';
  }
  return undefined;
}
