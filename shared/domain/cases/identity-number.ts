import { isIsoDate } from '../../lib/date.ts';
import { isNoCode } from './tidy-code.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** The check character of the first 17 digits of a 居民身份证 number (GB 11643-1999, ISO 7064 MOD 11-2). */
export function identityNumberCheck(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17.charAt(i)), 0);
  return CHECKS.charAt(sum % 11);
}

/**
 * What is unusual about a 居民身份证 number, as a Chinese sentence; undefined when nothing is. Numbers that were given
 * out wrong are valid all the same: it is for the clerk to compare and to keep.
 * 17 digits and a check character, with an existing day of birth at positions 7 to 14.
 */
export function identityNumberProblem(number: string): string | undefined {
  if (isNoCode(number)) return undefined;
  if (!/^\d{17}[\dX]$/.test(number)) {
    return '居民身份证号码应为17位数字加1位数字或大写X，请对照身份证核对。';
  }
  const birth = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isIsoDate(birth)) return `居民身份证号码中的出生日期“${birth}”不存在，请对照身份证核对。`;
  if (identityNumberCheck(number.slice(0, 17)) !== number.charAt(17)) {
    return '居民身份证号码校验位不符，有一位录错，请对照身份证核对。';
  }
  return undefined;
}
