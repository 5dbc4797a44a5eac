import { describe, expect, it } from 'vitest';
import { rowsDiff } from '../../../../../renderer/features/documents/history/rows-diff.ts';
import { textDiff } from '../../../../../renderer/features/documents/history/text-diff.ts';

const shown = (before: string, after: string): string =>
  textDiff(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `[+${text}]` : `[-${text}]`))
    .join('');

describe('the differences of two texts', () => {
  it('are shown by characters', () => {
    expect(shown('货值金额120元。', '货值金额1200元。')).toBe('货值金额120[+0]元。');
    expect(shown('当事人销售食品', '当事人购进并销售食品')).toBe('当事人[+购进并]销售食品');
    expect(shown('一样', '一样')).toBe('一样');
    expect(shown('', '新')).toBe('[+新]');
  });

  it('do not tear a rare character apart', () => {
    expect(shown('张𠮷', '张𠮶')).toBe('张[-𠮷][+𠮶]');
  });

  it('are found in long texts, also when everything is another', () => {
    const long = '执法人员对当事人的经营场所进行了检查。'.repeat(1000);
    expect(textDiff(long, `${long}完`).at(-1)).toEqual({ kind: 'added', text: '完' });
    const other = [...long].toReversed().join('');
    const parts = textDiff(long, other);
    const side = (kind: 'added' | 'removed') =>
      parts
        .filter((part) => part.kind === 'same' || part.kind === kind)
        .map(({ text }) => text)
        .join('');
    expect(side('removed')).toBe(long);
    expect(side('added')).toBe(other);
  });
});

describe('the differences of two lists', () => {
  const [a, b, c] = [{ item: '醋' }, { item: '油' }, { item: '盐' }];

  it('are rows that came, went, or say something else', () => {
    expect(rowsDiff([a, b], [a, b, c])).toEqual([{ kind: 'added', number: 3, after: c }]);
    expect(rowsDiff([a, b, c], [a, c])).toEqual([{ kind: 'removed', number: 2, before: b }]);
    expect(rowsDiff([a, b], [a, { item: '老油' }])).toEqual([
      { kind: 'changed', number: 2, before: b, after: { item: '老油' } },
    ]);
    expect(rowsDiff([a], [])).toEqual([{ kind: 'removed', number: 1, before: a }]);
  });

  it('take no notice of empty cells and their order', () => {
    expect(rowsDiff([{ item: '醋', count: '' }], [{ item: '醋' }])).toEqual([]);
    expect(rowsDiff([{ item: '醋', count: '1' }], [{ count: '1', item: '醋' }])).toEqual([]);
  });
});
