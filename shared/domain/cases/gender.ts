import { identityNumberProblem } from './identity-number.ts';

/** 男 or 女 by the 17th digit of a 居民身份证 number (GB 11643-1999: odd for men); undefined for any other text. */
export function genderOf(identityNumber: string): '男' | '女' | undefined {
  const number = identityNumber.trim().toUpperCase();
  if (identityNumberProblem(number) !== undefined) return undefined;
  return Number(number.charAt(16)) % 2 === 1 ? '男' : '女';
}

/** Why a gender should be looked at again beside an identity number; undefined when nothing speaks against it. */
export function genderWarning(gender: string, identityNumber: string): string | undefined {
  const told = genderOf(identityNumber);
  if (told === undefined || gender === '' || gender === told) return undefined;
  return `填的是“${gender}”，身份证号码第17位“${identityNumber.trim().charAt(16)}”是${told}性的，请对照身份证核对。`;
}
