import { describe, expect, test } from 'vitest';
import { archiveNumber, caseName, coverValues } from '#shared/domain/volumes/cover.ts';
import { remarksValues } from '#shared/domain/volumes/remarks.ts';
import { aDocument } from './support.ts';

const facts = {
  partyName: '濮阳市某某商贸有限公司',
  violation: '销售不符合食品安全标准的食品',
  fondsName: '濮阳市市场监督管理局',
  handlingUnit: '执法稽查科',
  part: 'principal',
  partName: '正卷',
  volume: { index: 1, of: 1 },
} as const;

describe('the cover', () => {
  const decision = aDocument(45, '行政处罚决定书', '2026-03-20', { documentNumber: '濮市监处罚〔2026〕1号' });

  test('counts items and pages, names the case and bears the number of the decision', () => {
    expect(coverValues(facts, [aDocument(7, '立案审批表'), decision], 9)).toMatchObject({
      caseName: '濮阳市某某商贸有限公司销售不符合食品安全标准的食品案',
      decisionNumber: '濮市监处罚〔2026〕1号',
      items: 2,
      pages: 9,
      volumeLabel: '正卷',
      closingDate: '',
    });
  });

  test('bears the decision of the whole case also on a volume that does not hold it', () => {
    const own = [aDocument(1, '案件来源登记表')];
    const values = coverValues({ ...facts, volume: { index: 2, of: 2 } }, own, 3, [...own, decision]);
    expect(values).toMatchObject({
      decisionNumber: '濮市监处罚〔2026〕1号',
      items: 1,
      volumeLabel: '正卷 共2卷第2卷',
    });
  });

  test('does not say 案 twice', () => {
    expect(caseName('张三', '无照经营案')).toBe('张三无照经营案');
    expect(caseName('张三', '无照经营')).toBe('张三无照经营案');
    expect(caseName('', '')).toBe('');
  });

  test('writes the archive number with year and four digits', () => {
    expect(archiveNumber(2026, 12)).toBe('20260012');
  });
});

describe('the remarks sheet', () => {
  const counted = {
    items: 12,
    pages: 45,
    photos: 3,
    discs: 1,
    missing: [],
    notes: [],
    archivist: '李四',
    checker: '王五',
  };

  test('states items, pages, photos and discs', () => {
    expect(remarksValues(counted).description).toBe('本卷共12件45页，其中照片3张、光盘1张。');
    expect(remarksValues({ ...counted, photos: 0, discs: 0 }).description).toBe('本卷共12件45页。');
  });

  test('names what is missing and carries the clerk’s own words', () => {
    const { description } = remarksValues({
      ...counted,
      discs: 0,
      missing: ['结案审批表'],
      notes: ['第7页有污损。'],
    });
    expect(description).toBe('本卷共12件45页，其中照片3张。\n缺：结案审批表。\n第7页有污损。');
  });

  test('is not signed twice by the same person', () => {
    expect(() => remarksValues({ ...counted, checker: '李四' })).toThrow('不能是同一个人');
    expect(remarksValues({ ...counted, archivist: '', checker: '' }).archivist).toBe('');
  });
});
