import { describe, expect, it } from 'vitest';
import { pageCode } from '#main/platform/page-code/page-code.ts';
import { pageCodeText, readPageCode, withPageCodes } from '#shared/domain/documents/page/page-code.ts';
import type { DocumentTree } from '#shared/domain/documents/page/tree.ts';
import { readQr } from '#tests/support/read-qr.ts';

const name = { documentId: '019a3f0e7c1b7d0290155b1c9f3e2a77', version: 2, page: 13 };

describe('the text of a page’s mark', () => {
  it('is read as it was written, and nothing else is', () => {
    expect(pageCodeText(name)).toBe('ANJUAN:1/019A3F0E7C1B7D0290155B1C9F3E2A77/2/13');
    expect(readPageCode(pageCodeText(name))).toEqual(name);
    // As it was printed once.
    const earlier = { documentId: '01k88d61m101d7b09015', version: 2, page: 13 };
    expect(readPageCode('anjuan:1/01k88d61m101d7b09015/2/13')).toEqual(earlier);
    for (const other of ['', 'anjuan:2/a/1/1', 'anjuan:1/a/1', 'anjuan:1/../1/1', 'x anjuan:1/a/1/1'])
      expect(readPageCode(other), other).toBeUndefined();
  });

  it('becomes a code that says the same', () => {
    const { modules, bars } = pageCode(pageCodeText(name));
    const square = Array.from({ length: modules }, () => Array.from({ length: modules }, () => false));
    for (const [column, row, length] of bars)
      for (let at = column; at < column + length; at += 1) square[row]?.splice(at, 1, true);
    expect(readQr(square)).toBe(pageCodeText(name));
    expect(pageCode(pageCodeText(name))).toEqual(pageCode(pageCodeText(name)));
  });
});

describe('where the mark stands', () => {
  const page = {
    width: 210,
    height: 297,
    top: 26,
    left: 31,
    size: 16,
    pitch: 25,
    footer: [],
    lastFooter: [],
  };
  const tree = (bottom: number, right: number): DocumentTree => ({
    title: '',
    page: { ...page, bottom, right },
    body: [],
  });

  it('is under the right end of the text, never where a volume stamps its numbers', () => {
    expect(withPageCodes(tree(25, 31.6), []).pageCodes).toMatchObject({ fromRight: 31.6, fromBottom: 8 });
    expect(withPageCodes(tree(25, 10), []).pageCodes).toMatchObject({ fromRight: 28 });
  });

  it('is nowhere when the lower margin is too narrow for it', () => {
    expect(withPageCodes(tree(20, 31.6), [])).toEqual(tree(20, 31.6));
  });
});
