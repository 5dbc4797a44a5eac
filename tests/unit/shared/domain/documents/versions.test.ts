import { describe, expect, it } from 'vitest';
import { changedFields, wordsLost } from '#shared/domain/documents/values/compare-values.ts';
import { type SavedState, staysAsVersion } from '#shared/domain/documents/values/version-rule.ts';
import { aField, aTemplate } from '../../../renderer/documents/a-template.ts';

const at = (time: string, own = {}, savedBy = '张三'): SavedState => ({
  own,
  savedAt: `2026-03-05T${time}+08:00`,
  savedBy,
});
const since = '2026-03-05T09:00:00+08:00';

describe('a state that is saved over', () => {
  it('is only a step while one person goes on writing', () => {
    expect(staysAsVersion(at('09:01:00', { a: '一' }), at('09:05:59', { a: '一二' }), since)).toBe(false);
  });

  it('stays before another person, after five minutes, and every quarter of an hour', () => {
    expect(staysAsVersion(at('09:01:00'), at('09:01:05', {}, '李喆'), since)).toBe(true);
    expect(staysAsVersion(at('09:01:00'), at('09:06:00'), since)).toBe(true);
    expect(staysAsVersion(at('09:14:50'), at('09:15:00'), since)).toBe(true);
    expect(staysAsVersion(at('09:14:50'), at('09:14:59'), since)).toBe(false);
  });

  it('stays when much of a field is taken away, by whomever', () => {
    const own = { a: '字'.repeat(60), b: '短' };
    expect(staysAsVersion(at('09:01:00', own), at('09:01:01', { b: '短' }), since)).toBe(true);
    expect(staysAsVersion(at('09:01:00', own), at('09:01:01', { ...own, a: '字'.repeat(20) }), since)).toBe(
      true,
    );
    expect(staysAsVersion(at('09:01:00', own), at('09:01:01', { ...own, a: '字'.repeat(21) }), since)).toBe(
      false,
    );
  });

  it('counts the words of lists too', () => {
    const rows = [{ item: '某品牌食用植物油五升装，生产日期不详' }, { item: '某品牌酱油' }];
    expect(wordsLost({ rows }, { rows: [rows[1] ?? {}] })).toBeGreaterThan(20);
    expect(wordsLost({ rows }, { rows: [...rows, { item: '醋' }] })).toBe(0);
  });
});

describe('what differs between two states', () => {
  it('is named field by field in the order of the form, without fields the form no longer has', () => {
    const template = aTemplate([aField('a'), aField('b'), aField('rows', { type: 'rows' })]);
    const changes = changedFields(
      template,
      { b: '旧', rows: [{ item: '醋' }], gone: 'x' },
      { a: '新', b: '旧', rows: [{ item: '醋', count: '1' }] },
    );
    expect(changes.map(({ field }) => field.id)).toEqual(['a', 'rows']);
    expect(changes[0]).toMatchObject({ before: undefined, after: '新' });
  });
});
