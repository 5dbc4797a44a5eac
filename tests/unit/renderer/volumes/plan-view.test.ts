import { describe, expect, it } from 'vitest';
import type { VolumeItem, VolumePlan } from '#shared/contract/volumes.ts';
import {
  catalogueOf,
  gapAction,
  movesAnything,
  orderMissing,
  pageText,
  pdfPage,
  planText,
  scanForSlot,
  slotsOf,
  stepTarget,
  type Missing,
} from '../../../../renderer/features/volumes/plan-view.ts';

const item = (id: string, over: Partial<VolumeItem> = {}): VolumeItem => ({
  id,
  source: 'document',
  sourceId: `document-${id}`,
  part: 'principal',
  slot: 'Z4',
  slotName: '证据材料',
  title: `文书${id}`,
  pages: 2,
  firstPage: 1,
  lastPage: 2,
  remark: '',
  draft: false,
  moved: false,
  volume: 1,
  revision: 0,
  ...over,
});
const gap = (sentence: string, over: Partial<Missing> = {}): Missing => ({
  id: sentence,
  slot: 'Z4',
  slotName: '证据材料',
  blocking: false,
  sentence,
  ...over,
});
const items = [item('a', { slot: 'Z1', slotName: '立案审批表' }), item('b'), item('c'), item('d')];
const plan: VolumePlan = {
  caseId: 'case',
  part: 'principal',
  slots: [
    { slot: 'Z1', name: '立案审批表' },
    { slot: 'Z2', name: '行政处罚决定书及送达回证' },
    { slot: 'Z4', name: '证据材料' },
  ],
  items,
  missing: [],
  pages: 8,
  volumes: 1,
};

describe('the order of a volume', () => {
  it('shows every slot, the empty ones too, and those the order does not know last', () => {
    const strange = item('x', { slot: 'Q', slotName: '别处' });
    const slots = slotsOf({ ...plan, items: [...items, strange], missing: [gap('缺照片。')] });
    expect(slots.map(({ slot, items: here, missing }) => [slot, here.length, missing.length])).toEqual([
      ['Z1', 1, 0],
      ['Z2', 0, 0],
      ['Z4', 3, 1],
      ['Q', 1, 0],
    ]);
  });

  it('moves by one place inside the slot and no further', () => {
    expect(stepTarget(items, 'c', -1)).toEqual({ beforeId: 'b' });
    expect(stepTarget(items, 'b', 1)).toEqual({ beforeId: 'd' });
    expect(stepTarget(items, 'c', 1)).toEqual({});
    expect(stepTarget(items, 'b', -1)).toBeUndefined();
    expect(stepTarget(items, 'd', 1)).toBeUndefined();
    expect(stepTarget(items, 'a', 1)).toBeUndefined();
  });

  it('does nothing for a drop on its own place', () => {
    expect(movesAnything(items, 'b', 'Z4', 'b')).toBe(false);
    expect(movesAnything(items, 'b', 'Z4', 'c')).toBe(false);
    expect(movesAnything(items, 'd', 'Z4', undefined)).toBe(false);
    expect(movesAnything(items, 'b', 'Z4', 'd')).toBe(true);
    expect(movesAnything(items, 'b', 'Z4', undefined)).toBe(true);
    expect(movesAnything(items, 'a', 'Z4', 'b')).toBe(true);
  });

  it('writes page numbers as the catalogue does', () => {
    expect(pageText({ firstPage: 3, lastPage: 5, pages: 3 })).toBe('3-5');
    expect(pageText({ firstPage: 3, lastPage: 3, pages: 1 })).toBe('3');
    expect(pageText({ firstPage: 0, lastPage: 0, pages: 2 })).toBe('');
    expect(pageText({ firstPage: 4, lastPage: 3, pages: 1 })).toBe('');
  });
});

describe('what a volume lacks', () => {
  it('puts what blocks first and keeps the order of the file', () => {
    const list = [gap('一'), gap('二', { blocking: true }), gap('三'), gap('四', { blocking: true })];
    expect(orderMissing(list).map(({ sentence }) => sentence)).toEqual(['二', '四', '一', '三']);
  });

  it('is drafted where there is a form, finished where there is a draft, scanned otherwise', () => {
    expect(gapAction(gap('缺送达回证。', { templateNumber: 50, servesDocumentId: 'd1' }))).toEqual({
      kind: 'draft',
      templateNumber: 50,
      servesDocumentId: 'd1',
    });
    expect(gapAction(gap('《现场笔录》还是草稿，定稿后才能装订。', { documentId: 'document-n' }))).toEqual({
      kind: 'open',
      documentId: 'document-n',
    });
    expect(gapAction(gap('缺少当事人主体资格证明。'))).toEqual({ kind: 'scan', slot: 'Z4' });
  });

  it('is closed by paper dropped on its slot, told what it is while the slot lacks but one thing', () => {
    const identity = gap('正卷缺少当事人主体资格证明。', { scan: { material: 'party-identity', slot: '' } });
    const interview = gap('正卷缺少询问笔录。', { scan: { material: 'form-inquiry_record', slot: '' } });
    const draft = gap('《现场笔录》还是草稿，定稿后才能装订。');
    expect(scanForSlot({ missing: [identity, draft] }, 'Z4')).toEqual({
      material: 'party-identity',
      slot: '',
    });
    expect(scanForSlot({ missing: [identity, interview] }, 'Z4')).toEqual({ material: '', slot: 'Z4' });
    expect(scanForSlot({ missing: [identity] }, 'Z7')).toEqual({ material: '', slot: 'Z7' });
  });
});

describe('the catalogue', () => {
  it('fills itself from the pieces', () => {
    const [line] = catalogueOf({
      items: [item('a', { documentNumber: '濮市监罚〔2026〕1号', date: '2026-03-05' })],
      volumes: 1,
    });
    expect(line).toEqual({
      id: 'a',
      sequence: 1,
      documentNumber: '濮市监罚〔2026〕1号',
      title: '文书a',
      date: '2026-03-05',
      pages: '1-2',
      remark: '',
      draft: false,
    });
  });

  it('counts every bound volume from 1', () => {
    const lines = catalogueOf({ items: [item('a'), item('b'), item('c', { volume: 2 })], volumes: 2 });
    expect(lines.map(({ sequence, begins }) => [sequence, begins])).toEqual([
      [1, 1],
      [2, undefined],
      [1, 2],
    ]);
  });

  it('sums the volume up', () => {
    expect(planText(plan)).toBe('共 4 件 · 8 页 · 不缺件');
    expect(planText({ ...plan, volumes: 2, missing: [gap('缺')] })).toBe('共 4 件 · 8 页 · 2 卷 · 缺 1 件');
  });

  it('finds the page of a piece behind cover and catalogue, where that is certain', () => {
    const assembled = { asset: 'volumes/case/principal.pdf', pages: 12, frontPages: 2 };
    const bound = { ...plan, assembled, items: [item('a', { firstPage: 5 }), item('b', { volume: 2 })] };
    expect(pdfPage(bound, 'a')).toBe(7);
    expect(pdfPage(bound, 'b')).toBeUndefined();
    expect(pdfPage(bound, undefined)).toBeUndefined();
    expect(pdfPage(plan, 'a')).toBeUndefined();
  });
});
