import { formId } from '../../../../support/form-ids.ts';
import { describe, expect, test } from 'vitest';
import type { CaseCondition, FilingProfile, VolumeItem } from '#shared/domain/volumes/filing-order.ts';
import { materialKinds } from '#shared/domain/volumes/materials.ts';
import { findGaps } from '#shared/domain/volumes/missing.ts';
import { placeItems } from '#shared/domain/volumes/place-items.ts';
import type { Timeline } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import type { ProcedureEvent } from '#shared/domain/procedure/events/procedure-event.ts';
import { present } from '#shared/lib/assert.ts';
import { aDocument, aScan, profile } from './support.ts';

const gaps = (
  items: readonly VolumeItem[],
  conditions: readonly CaseCondition[] = [],
  notApplicable: readonly string[] = [],
) => findGaps(profile(), placeItems(profile(), items), timeline(items, conditions), notApplicable);

const told: Readonly<Record<CaseCondition, readonly [ProcedureEvent, string?]>> = {
  hearing: ['hearing_held'],
  goods: ['goods_listed'],
  fine: ['decided', '罚款5000元'],
  deliberation: ['discussed'],
};

/** What such papers tell: every receipt proves a service, and what makes the conditions hold has happened. */
const timeline = (items: readonly VolumeItem[], conditions: readonly CaseCondition[]): Timeline => [
  ...conditions.map((condition) => {
    const [event, detail] = told[condition];
    return { event, on: '2026-03-05', article: '', ...(detail === undefined ? {} : { detail }) };
  }),
  ...items.flatMap(({ servesDocumentId, date = '2026-03-05' }): Timeline =>
    servesDocumentId === undefined
      ? []
      : [{ event: 'document_served', on: date, aboutId: servesDocumentId, article: '' }],
  ),
];

const complete: readonly VolumeItem[] = [
  aDocument(7, '立案审批表', '2026-03-03'),
  aDocument(45, '行政处罚决定书', '2026-03-20'),
  aDocument(50, '决定回证', '2026-03-21', { servesDocumentId: '行政处罚决定书' }),
  aDocument(37, '行政处罚告知书', '2026-03-12'),
  aDocument(50, '告知回证', '2026-03-13', { servesDocumentId: '行政处罚告知书' }),
  aDocument(14, '询问笔录', '2026-03-04'),
  aDocument(1, '案件来源登记表', '2026-03-01'),
  aDocument(35, '案件调查终结报告', '2026-03-10'),
  aDocument(36, '案件审核表', '2026-03-11'),
  aDocument(43, '行政处理决定审批表', '2026-03-19'),
  aDocument(53, '结案审批表', '2026-04-01'),
];

describe('what a volume lacks', () => {
  test('is nothing when all is there', () => {
    expect(gaps(complete)).toEqual([]);
  });

  test('is listed in filing order for an empty case, each with what to do', () => {
    expect(gaps([]).map(({ sentence }) => sentence)).toEqual([
      '正卷缺少立案审批表。',
      '正卷缺少行政处罚决定书。',
      '正卷缺少行政处罚告知书。',
      '正卷的“证据材料”还是空的。',
      '副卷缺少案件来源登记表。',
      '副卷缺少案件调查终结报告。',
      '副卷缺少案件审核/法制审核表。',
      '副卷缺少结案审批表。',
      '副卷缺少行政处理决定审批表。',
    ]);
    expect(gaps([])[0]?.action).toEqual({ kind: 'draft', templateId: formId(7) });
    expect(gaps([])[3]?.action).toEqual({ kind: 'add-scan', slot: 'Z4' });
  });

  test('includes the receipt of each document handed to the party, with the document to draft it for', () => {
    const items = complete
      .filter(({ id }) => id !== '告知回证')
      .map((item) =>
        item.id === '行政处罚告知书' ? { ...item, documentNumber: '濮市监罚告〔2026〕1号' } : item,
      );
    expect(gaps(items)).toMatchObject([
      {
        slot: 'Z3',
        sentence: '《行政处罚告知书》（濮市监罚告〔2026〕1号）缺少送达回证。',
        action: { kind: 'draft', templateId: formId(50), servesDocumentId: '行政处罚告知书' },
      },
    ]);
  });

  test('includes the receipt of a corrected version, and a signed scan that lacks pages as a reminder', () => {
    const items = complete.map((item): VolumeItem =>
      item.id === '行政处罚决定书'
        ? {
            ...item,
            documentNumber: '濮市监处罚〔2026〕1号',
            openPoints: [{ kind: 'unserved', version: 2 }, { kind: 'scan-short' }],
          }
        : item,
    );
    expect(gaps(items)).toMatchObject([
      {
        slot: 'Z2',
        sentence: '《行政处罚决定书》（濮市监处罚〔2026〕1号）第2版尚未送达。',
        need: 'always',
        action: { kind: 'draft', templateId: formId(50), servesDocumentId: '行政处罚决定书' },
        // Closed by a scanned receipt as well, which says the version it proves the service of.
        scan: { material: 'form-service_receipt', servesDocumentId: '行政处罚决定书', servesVersion: 2 },
      },
      {
        slot: 'Z2',
        sentence: '《行政处罚决定书》（濮市监处罚〔2026〕1号）的签字扫描件缺页。',
        need: 'if-any',
        action: { kind: 'rescan', itemId: '行政处罚决定书' },
      },
    ]);
  });

  test('does not count a receipt twice: one without a named document proves one document', () => {
    const items = complete.filter(({ templateId }) => templateId !== formId(50));
    expect(gaps([...items, aDocument(50, '回证', '2026-03-13')]).map(({ id }) => id)).toEqual([
      'receipt:行政处罚决定书',
    ]);
  });

  test('is satisfied by a decision not to punish as well', () => {
    const items = complete.map((item) =>
      item.id === '行政处罚决定书' ? { ...item, templateId: formId(46) } : item,
    );
    expect(gaps(items)).toEqual([]);
  });

  test('asks for the hearing papers only when there was a hearing', () => {
    expect(gaps(complete, ['hearing']).map(({ name }) => name)).toEqual([
      '行政处罚听证通知书',
      '听证笔录',
      '听证报告',
    ]);
  });

  test('asks for the proof of payment as a scan when there was a fine', () => {
    expect(gaps(complete, ['fine'])[0]).toMatchObject({
      name: '缴款凭证',
      action: { kind: 'add-scan', slot: 'Z6' },
    });
    expect(gaps([...complete, aScan('缴款书', { material: 'payment' })], ['fine'])).toEqual([]);
  });

  test('is closed by the scan its button asks for, for every entry of every order', () => {
    for (const id of ['SAMR-78', 'SINGLE']) {
      const all = findGaps(profile(id), [], timeline([], ['hearing', 'goods', 'fine', 'deliberation']));
      expect(all.length).toBeGreaterThan(10);
      const scans = all.map(({ id: gap, scan }) => {
        const { material, slot } = present(scan, gap);
        return aScan(`纸 ${gap}`, {
          ...(material === '' ? {} : { material }),
          ...(slot === '' ? {} : { slot }),
        });
      });
      const placed = placeItems(profile(id), scans);
      expect(
        findGaps(profile(id), placed, timeline([], ['hearing', 'goods', 'fine', 'deliberation'])),
      ).toEqual([]);
      // Each lies where it was missing, and its kind is one the clerk can choose.
      expect(placed.map(({ item, slot }) => [item.id, slot])).toEqual(
        all.map((gap) => [`纸 ${gap.id}`, gap.slot]),
      );
      const kinds = materialKinds(profile(id));
      for (const { scan } of all)
        expect(kinds.some((kind) => kind.id === scan?.material) || scan?.material === '').toBe(true);
    }
  });

  test('is what a paper put into a slot by hand is, whatever it was called', () => {
    const items = complete.filter(({ id }) => id !== '立案审批表');
    expect(gaps(items).map(({ id }) => id)).toEqual(['Z1:立案审批表']);
    expect(gaps([...items, aScan('扫描0001', { slot: 'Z1' })])).toEqual([]);
    expect(gaps([...items, aScan('扫描0001', { slot: 'Z1', material: 'scan' })])).toEqual([]);
    expect(gaps([...items, aScan('照片', { slot: 'Z1', material: 'photo' })])).toEqual([]);
    expect(gaps([...items, aScan('扫描0001')]).map(({ id }) => id)).toEqual(['Z1:立案审批表']);
  });

  test('is not what is said to be something else, nor one of several things nobody chose between', () => {
    const noNotice = complete.filter(({ id }) => id !== '行政处罚告知书' && id !== '告知回证');
    const summons = aScan('询问通知书', { slot: 'Z3', material: 'form-inquiry_notice' });
    expect(gaps([...noNotice, summons]).map(({ id }) => id)).toEqual(['Z3:行政处罚告知书']);
    const voucher = aScan('缴款书', { slot: 'Z3', material: 'payment' });
    expect(gaps([...noNotice, voucher], ['fine']).map(({ id }) => id)).toEqual(['Z3:行政处罚告知书']);
    const unnamed = aScan('扫描0001', { slot: 'Z3' });
    expect(gaps([...noNotice, unnamed])).toEqual([]);
    expect(gaps([...noNotice, unnamed], ['hearing']).map(({ id }) => id)).toEqual([
      'Z3:行政处罚告知书',
      'Z3:行政处罚听证通知书',
      'Z5:听证笔录',
      'F4:听证报告',
    ]);
    const told = aScan('扫描0001', { slot: 'Z3', material: 'form-penalty_notice' });
    expect(gaps([...noNotice, told], ['hearing']).map(({ id }) => id)).not.toContain('Z3:行政处罚告知书');
  });

  test('is closed by a scanned receipt of the document it names, or of the one it follows by its day', () => {
    const items = complete.filter(({ id }) => id !== '告知回证');
    const scan = present(gaps(items)[0]?.scan, 'the receipt');
    expect(
      gaps([...items, aScan('回证扫描', { material: scan.material, servesDocumentId: '行政处罚告知书' })]),
    ).toEqual([]);
    expect(scan.servesDocumentId).toBe('行政处罚告知书');
    expect(gaps([...items, aScan('回证扫描', { material: scan.material, date: '2026-03-13' })])).toEqual([]);
    expect(gaps([...items, aScan('回证扫描', { material: scan.material })]).map(({ id }) => id)).toEqual([
      'receipt:行政处罚告知书',
    ]);
  });

  test('a form filled in on paper opens no gap of its own: its receipt may be in the same scan', () => {
    const paper = [
      ...complete.filter(({ id }) => !['行政处罚告知书', '告知回证'].includes(id)),
      aScan('告知书及回证', { material: 'form-penalty_notice' }),
    ];
    expect(gaps(paper)).toEqual([]);
  });

  test('an entry of a bureau that names neither form nor material can be filled as well', () => {
    const own: FilingProfile = {
      ...profile(),
      parts: [
        {
          part: 'principal',
          name: '正卷',
          otherSlot: 'X',
          slots: [
            {
              slot: 'X',
              name: '内部材料',
              need: 'if-any',
              order: 'listed',
              entries: [{ name: '廉政回执', templates: [], materials: [], need: 'always', served: false }],
            },
          ],
        },
      ],
    };
    const [gap] = findGaps(own, [], []);
    const scan = aScan('回执', { material: present(gap?.scan, 'scan').material });
    expect(findGaps(own, placeItems(own, [scan]), [])).toEqual([]);
    expect(materialKinds(own)).toEqual([
      { id: 'entry-廉政回执', name: '廉政回执', slot: 'X', slotName: '内部材料' },
    ]);
  });

  test('names drafts that are not finalised', () => {
    const items = complete.map((item) => (item.id === '询问笔录' ? { ...item, draft: true } : item));
    expect(gaps(items)).toMatchObject([
      {
        sentence: '《询问笔录》还是草稿，定稿后才能装订。',
        action: { kind: 'finalise', itemId: '询问笔录' },
      },
    ]);
  });

  test('leaves out what was marked as not applicable', () => {
    const items = complete.filter(({ id }) => id !== '结案审批表');
    expect(gaps(items).map(({ id }) => id)).toEqual(['F5:结案审批表']);
    expect(gaps(items, [], ['F5:结案审批表'])).toEqual([]);
  });
});
