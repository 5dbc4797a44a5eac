import { describe, expect, it } from 'vitest';
import type { TextInline, TreeInline } from '#shared/domain/documents/page/tree.ts';
import {
  type DrawnInline,
  keepWhole,
  type Place,
  type WholeInline,
} from '#shared/domain/documents/page/unbroken.ts';

const text = (words: string, more: Partial<TextInline> = {}): TextInline => ({
  kind: 'text',
  text: words,
  font: 'body',
  ...more,
});
const WIDE: Place = { width: 1000, size: 12 };
const wholesOf = (drawn: readonly DrawnInline[]): readonly WholeInline[] =>
  drawn.filter((inline) => inline.kind === 'whole');
const kept = (inlines: readonly TreeInline[], place: Place = WIDE): readonly string[] =>
  wholesOf(keepWhole(inlines, place)).map((one) => one.text);
const wordsOf = (drawn: readonly DrawnInline[]): string =>
  drawn.map((inline) => ('text' in inline ? inline.text : '')).join('');

describe('what stays in one piece in a cell', () => {
  it.each([
    ['货值金额12345.00元；没收', ['12345.00元；']],
    ['罚款3万元。', ['3万元。']],
    ['自2025年12月1日～2026年3月5日止', ['2025年12月1日～', '2026年3月5日']],
    ['于3月5日9时30分（星期四）', ['3月5日', '9时30分']],
    ['依据濮市监处罚〔2026〕12号。', ['依据濮市监处罚〔2026〕12号。']],
    ['许可证（SC10341090200123），有效', ['（SC10341090200123），']],
    ['批号20250220A、B', ['20250220A、']],
    ['买买提·艾力江', ['提·']],
    ['张三—李四', ['三—']],
    ['他说——不知道', []],
    ['共5袋', []],
    ['校验值e3b0；）完', ['e3b0；）']],
  ])('%s', (words, wholes) => {
    const drawn = keepWhole([text(words)], WIDE);
    expect(wholesOf(drawn).map((one) => one.text)).toEqual(wholes);
    expect(wordsOf(drawn)).toBe(words);
  });

  it('reaches over the joints of fields and links, whose parts keep what they are', () => {
    const inlines = [text('见'), text('0012', { field: 'a' }), text('34', { evidence: 'e' }), text('；又')];
    const [one] = wholesOf(keepWhole(inlines, WIDE));
    expect(one?.parts).toEqual([text('0012', { field: 'a' }), text('34', { evidence: 'e' }), text('；')]);
  });

  it('ends at what is no words', () => {
    expect(kept([text('12'), { kind: 'gap', width: 2 }, text('34元')])).toEqual(['12', '34元']);
  });

  it('has pieces where it may be wider than the cell, the last with the punctuation that may not leave it', () => {
    const [one] = wholesOf(keepWhole([text('e3b0c442；')], { width: 30, size: 12 }));
    expect(one?.pieces?.map((piece) => piece.text)).toEqual(['e', '3', 'b', '0', 'c', '4', '4', '2；']);
    expect(one?.room).toBe(30);
    const [date] = wholesOf(keepWhole([text('2026年3月5日')], { width: 30, size: 12 }));
    expect(date?.pieces?.map((piece) => piece.text)).toEqual(['2026', '年', '3', '月', '5', '日']);
  });
});

describe('what stays in one piece in running text', () => {
  it('is only what may not begin a line, and codes that no line holds are torn', () => {
    expect(kept([text('2026年3月5日～12345.00元，甲·乙')], 'running')).toEqual(['日～', '甲·']);
    const [hash] = wholesOf(keepWhole([text(`${'0f'.repeat(32)}；）`)], 'running'));
    expect(hash?.pieces).toHaveLength(64);
    expect(hash?.pieces?.at(-1)?.text).toBe('f；）');
    expect(hash).not.toHaveProperty('room');
  });
});
