import { describe, expect, test } from 'vitest';
import { cataloguePages, catalogueRows, defaultCatalogueOptions } from '#shared/domain/volumes/catalogue.ts';
import { aDocument, aScan } from './support.ts';

const decision = aDocument(45, '行政处罚决定书', '2026-03-20', {
  documentNumber: '濮市监处罚〔2026〕1号',
  author: '濮阳市市场监督管理局',
});
const receipt = aDocument(50, '送达回证', '2026-03-21');
const photo = aScan('现场照片', { date: '2026-03-02', titleMadeUp: true, remark: '复印件' });

const items = [
  { item: decision, headId: decision.id, first: 1, last: 3 },
  { item: receipt, headId: decision.id, first: 4, last: 4 },
  { item: photo, headId: photo.id, first: 5, last: 6 },
];

describe('the catalogue', () => {
  test('has one row for each item, with number, date as on paper and pages as a range', () => {
    expect(catalogueRows(items)).toEqual([
      {
        sequence: '1',
        documentNumber: '濮市监处罚〔2026〕1号',
        author: '濮阳市市场监督管理局',
        title: '行政处罚决定书',
        date: '2026年3月20日',
        pages: '1-3',
        remark: '',
      },
      {
        sequence: '2',
        documentNumber: '',
        author: '',
        title: '送达回证',
        date: '2026年3月21日',
        pages: '4',
        remark: '',
      },
      {
        sequence: '3',
        documentNumber: '',
        author: '',
        title: '〔现场照片〕',
        date: '2026年3月2日',
        pages: '5-6',
        remark: '复印件',
      },
    ]);
  });

  test('may give the first page only, and the range in the last row', () => {
    const rows = catalogueRows(items, { ...defaultCatalogueOptions, pages: 'start' });
    expect(rows.map(({ pages }) => pages)).toEqual(['1', '4', '5-6']);
  });

  test('may give dates in eight digits', () => {
    const rows = catalogueRows(items, { ...defaultCatalogueOptions, date: 'digits' });
    expect(rows.map(({ date }) => date)).toEqual(['20260320', '20260321', '20260302']);
  });

  test('may put a document and its proof of service into one row', () => {
    const rows = catalogueRows(items, { ...defaultCatalogueOptions, receipts: 'with-document' });
    expect(rows.map(({ sequence, title, pages }) => [sequence, title, pages])).toEqual([
      ['1', '行政处罚决定书及送达回证', '1-4'],
      ['2', '〔现场照片〕', '5-6'],
    ]);
  });

  test('leaves date and page empty when there are none', () => {
    const [row] = catalogueRows([{ item: aScan('空白页'), headId: '空白页', first: null, last: null }]);
    expect(row).toMatchObject({ date: '', pages: '' });
  });

  test('takes as many sheets as its rows need, and one when it is empty', () => {
    expect([0, 1, 16, 17, 33].map((rows) => cataloguePages(rows, 16))).toEqual([1, 1, 1, 2, 3]);
  });
});
