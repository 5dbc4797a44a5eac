import { describe, expect, it } from 'vitest';
import { codeOfHead, readHeadCode } from '#shared/domain/archive/head-code.ts';

const head = { sequence: 1234, hash: `9f3a22c10b7e45d8${'0'.repeat(48)}` };
const code = 'AJ-1234-9F3A-22C1-0B7E-45D8';

describe('the code of a case on paper', () => {
  it('is the number of its last act and the beginning of its hash', () => {
    expect(codeOfHead(head)).toBe(code);
  });

  it.each([
    ['as printed', code],
    ['in small letters', code.toLowerCase()],
    ['with spaces around and instead of dashes', '  AJ 1234 9F3A 22C1 0B7E 45D8 '],
    ['with other dashes', 'AJ—1234–9F3A−22C1‑0B7E-45D8'],
    ['with 0 read as O', code.replaceAll('0', 'O')],
    ['with 1 read as l or I in the hash', 'AJ-1234-9F3A-22Cl-0B7E-45D8'],
    ['with all of that', 'aj 1234 9f3a 22cI ob7e 45d8'],
    ['without dashes in the hash', 'AJ-1234-9F3A22C10B7E45D8'],
    [
      'in full width, as a Chinese keyboard types it',
      'ＡＪ－１２３４－９Ｆ３Ａ－２２Ｃ１－０Ｂ７Ｅ－４５Ｄ８',
    ],
    ['with what stands before it on the paper', `案卷校验码：${code}`],
  ])('is read %s', (_how, typed) => {
    expect(readHeadCode(typed)).toEqual({ sequence: 1234, text: code });
  });

  it.each([
    '',
    'AJ',
    '1234',
    'AJ-1234-9F3A-22C1-0B7E',
    'AJ-1234-9F3A-22C1-0B7E-45DG',
    'AJ-x-9F3A-22C1-0B7E-45D8',
  ])('is not read when it is incomplete or has other signs: %j', (typed) => {
    expect(readHeadCode(typed)).toBeUndefined();
  });

  it('mistyped is another code', () => {
    expect(readHeadCode('AJ-1234-9F3B-22C1-0B7E-45D8')?.text).not.toBe(code);
    expect(readHeadCode('AJ-1235-9F3A-22C1-0B7E-45D8')?.text).not.toBe(code);
  });
});
