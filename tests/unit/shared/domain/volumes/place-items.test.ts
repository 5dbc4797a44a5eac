import { describe, expect, test } from 'vitest';
import { placeItems } from '#shared/domain/volumes/place-items.ts';
import { aDocument, aScan, ids, profile } from './support.ts';

const slots = (placed: ReturnType<typeof placeItems>): string[] =>
  placed.map((one) => `${one.item.id}@${one.slot}`);

describe('the order of article 78', () => {
  test('asks of each thing once where it belongs, however many places there are', () => {
    let asked = 0;
    const counted = Object.defineProperty(aDocument(14, '询问笔录', '2026-03-04'), 'slot', {
      get: () => {
        asked++;
        return undefined;
      },
    });
    placeItems(profile(), [counted]);
    const places = profile().parts.flatMap((part) => part.slots).length;
    // The choice of the clerk is held against every place, once.
    expect(asked).toBeLessThan(2 * places);
  });

  test('puts every document into its slot, 正卷 before 副卷, whatever order they come in', () => {
    const placed = placeItems(profile(), [
      aDocument(53, '结案审批表', '2026-04-01'),
      aDocument(1, '案件来源登记表', '2026-03-01'),
      aDocument(35, '调查终结报告', '2026-03-10'),
      aDocument(36, '案件审核表', '2026-03-11'),
      aDocument(9, '现场笔录', '2026-03-02'),
      aDocument(14, '询问笔录', '2026-03-04'),
      aDocument(37, '处罚告知书', '2026-03-12'),
      aDocument(45, '处罚决定书', '2026-03-20'),
      aDocument(7, '立案审批表', '2026-03-03'),
      aDocument(43, '处理决定审批表', '2026-03-19'),
      aDocument(40, '听证笔录', '2026-03-16'),
      aDocument(41, '听证报告', '2026-03-17'),
      aDocument(52, '涉案物品处理记录', '2026-03-28'),
    ]);
    expect(slots(placed)).toEqual([
      '立案审批表@Z1',
      '处罚决定书@Z2',
      '处罚告知书@Z3',
      '询问笔录@Z4',
      '现场笔录@Z4',
      '听证笔录@Z5',
      '涉案物品处理记录@Z6',
      '案件来源登记表@F1',
      '调查终结报告@F2',
      '案件审核表@F3',
      '听证报告@F4',
      '结案审批表@F5',
      '处理决定审批表@F6',
    ]);
    expect(placed.map(({ part }) => part)).toEqual([
      ...Array.from({ length: 7 }, () => 'principal'),
      ...Array.from({ length: 6 }, () => 'supplementary'),
    ]);
  });

  test('orders documents issued to the party by their date', () => {
    const placed = placeItems(profile(), [
      aDocument(37, '告知书', '2026-03-12'),
      aDocument(21, '强制措施决定书', '2026-03-02'),
      aDocument(33, '责令改正通知书', '2026-03-05'),
    ]);
    expect(ids(placed)).toEqual(['强制措施决定书', '责令改正通知书', '告知书']);
  });

  test('orders evidence within its kind by day and hour, whatever it was taken in as', () => {
    const placed = placeItems(profile(), [
      aDocument(14, '询问三', '2026-03-06', { time: '09:00' }),
      aScan('照片二', { material: 'photo', date: '2026-03-05', time: '09:31:10' }),
      aDocument(14, '询问二', '2026-03-05', { time: '15:30' }),
      aScan('照片无日期', { material: 'photo' }),
      aScan('票据二', { material: 'documentary', date: '2026-03-04' }),
      aDocument(9, '现场笔录', '2026-03-05', { time: '09:30' }),
      aScan('票据一', { material: 'documentary', date: '2026-03-01' }),
      aDocument(14, '询问一', '2026-03-05', { time: '09:05' }),
      aScan('照片一', { material: 'photo', date: '2026-03-05', time: '09:31:02' }),
      aScan('手写询问', { material: 'form-inquiry_record', date: '2026-03-05' }),
    ]);
    expect(ids(placed)).toEqual([
      '询问一',
      '询问二',
      '手写询问',
      '询问三',
      '票据一',
      '票据二',
      '现场笔录',
      '照片一',
      '照片二',
      '照片无日期',
    ]);
  });

  test('takes scans for evidence, and puts recordings and the unknown where the profile says', () => {
    const placed = placeItems(profile(), [
      aScan('营业执照', { material: 'party-identity' }),
      aScan('进货单', { date: '2026-03-01' }),
      aScan('举报信', { material: 'lead' }),
      { id: '音像', source: 'recordings', title: '音像资料清单', pages: 2 },
      aDocument(99, '自制表格'),
      aDocument(98, '内部表格', undefined, { part: 'supplementary' }),
      aDocument(14, '询问笔录', '2026-03-04'),
    ]);
    expect(slots(placed)).toEqual([
      '询问笔录@Z4',
      '营业执照@Z4',
      '进货单@Z4',
      '音像@Z7',
      '自制表格@Z7',
      '举报信@F1',
      '内部表格@F6',
    ]);
  });

  test('obeys a slot chosen by the clerk, and ignores one the profile does not know', () => {
    const placed = placeItems(profile(), [
      aScan('申辩书', { slot: 'Z7' }),
      aScan('进货单', { slot: '旧位置' }),
    ]);
    expect(slots(placed)).toEqual(['进货单@Z4', '申辩书@Z7']);
  });

  test('a bureau that does not split its files gets one volume, decision first', () => {
    const placed = placeItems(profile('SINGLE'), [
      aDocument(1, '来源', '2026-03-01'),
      aDocument(45, '决定', '2026-03-20'),
      aDocument(98, '内部', undefined, { part: 'supplementary' }),
      aDocument(7, '立案', '2026-03-03'),
    ]);
    expect(slots(placed)).toEqual(['决定@S1', '立案@S2', '来源@S3', '内部@S14']);
    expect(new Set(placed.map(({ part }) => part))).toEqual(new Set(['principal']));
  });
});

describe('proof of service', () => {
  const decision = aDocument(45, '决定', '2026-03-20');
  const notice = aDocument(37, '告知书', '2026-03-12');
  const order = aDocument(33, '责令改正', '2026-03-05');

  test('directly follows the document it proves, whatever its own date', () => {
    const placed = placeItems(profile(), [
      aDocument(50, '回证一', '2026-03-01', { servesDocumentId: '决定' }),
      notice,
      decision,
      aDocument(50, '回证二', '2026-03-13', { servesDocumentId: '告知书' }),
      order,
    ]);
    expect(ids(placed)).toEqual(['决定', '回证一', '责令改正', '告知书', '回证二']);
    expect(placed[1]).toMatchObject({ slot: 'Z2', headId: '决定' });
  });

  test('without a named document follows the latest unproven one served by its day', () => {
    const placed = placeItems(profile(), [
      decision,
      notice,
      order,
      aDocument(50, '回证C', '2026-03-21'),
      aDocument(50, '回证A', '2026-03-06'),
      aDocument(50, '回证B', '2026-03-12'),
    ]);
    expect(ids(placed)).toEqual(['决定', '回证C', '责令改正', '回证A', '告知书', '回证B']);
  });

  test('without a named document is never the second one for the same document', () => {
    const placed = placeItems(profile(), [
      notice,
      order,
      aDocument(50, '回证一', '2026-03-13'),
      aDocument(50, '回证二', '2026-03-14'),
    ]);
    expect(ids(placed)).toEqual(['责令改正', '回证二', '告知书', '回证一']);
  });

  test('of nothing known stays among the documents issued to the party, by date', () => {
    const placed = placeItems(profile(), [notice, aDocument(50, '孤证', '2026-03-01')]);
    expect(ids(placed)).toEqual(['孤证', '告知书']);
  });

  test('comes after the list of goods that belongs to its document', () => {
    const placed = placeItems(profile(), [
      aDocument(50, '回证', '2026-03-02', { servesDocumentId: '扣押决定' }),
      aDocument(24, '清单', '2026-03-02', { belongsToId: '扣押决定' }),
      aDocument(21, '扣押决定', '2026-03-02'),
      aDocument(13, '询问通知', '2026-03-02'),
    ]);
    expect(ids(placed)).toEqual(['询问通知', '扣押决定', '清单', '回证']);
  });

  test('two documents that name each other are both still in the volume', () => {
    const placed = placeItems(profile(), [
      aDocument(24, '甲', '2026-03-02', { belongsToId: '乙' }),
      aDocument(24, '乙', '2026-03-02', { belongsToId: '甲' }),
    ]);
    expect(ids(placed).sort()).toEqual(['乙', '甲'].sort());
  });

  test('of a document that has left the case is not lost', () => {
    expect(
      ids(placeItems(profile(), [aDocument(50, '回证', '2026-03-02', { servesDocumentId: '已作废' })])),
    ).toEqual(['回证']);
  });
});

test('no item is lost or doubled, whatever is thrown in', () => {
  const items = Array.from({ length: 60 }, (_, index) =>
    aDocument(
      index,
      `d${index}`,
      index % 3 === 0 ? undefined : `2026-03-${String((index % 28) + 1).padStart(2, '0')}`,
      {
        ...(index % 7 === 0 ? { belongsToId: `d${(index * 5) % 60}` } : {}),
        ...(index % 11 === 0 ? { manualKey: String(index) } : {}),
      },
    ),
  );
  for (const id of ['SAMR-78', 'SINGLE']) {
    expect(ids(placeItems(profile(id), items)).sort()).toEqual(items.map((item) => item.id).sort());
  }
});
