import { describe, expect, it } from 'vitest';
import { checkCase } from '#shared/domain/documents/contradictions/check-case.ts';
import type { CheckedDocument } from '#shared/domain/documents/contradictions/checked-case.ts';
import { speaksAgainst } from '#shared/domain/documents/contradictions/finding.ts';
import { briefOf } from '#shared/domain/documents/contradictions/finding-brief.ts';
import { changedFacts } from '#shared/domain/documents/facts/changed-facts.ts';
import { usersOfFacts } from '#shared/domain/documents/contradictions/fact-users.ts';
import { present } from '#shared/lib/assert.ts';
import { practiceCase } from '#tests/support/a-case.ts';
import { aCheckedCase, aDocument, fieldsOf, found, officials } from '#tests/support/a-checked-case.ts';
import { sampleValues } from '#tests/support/sample-case.ts';

const goods = (quantity: string) => [
  { name: '辣椒酱（无生产日期）', model: '210克/瓶', unit: '瓶', quantity, note: '' },
];
const list = (number: string, quantity: string) =>
  aDocument(24, { list_number: number, goods: goods(quantity) });
const seizure = aDocument(21, { list_number: 'A1' });
const release = aDocument(23, { list_number: 'B1' });

describe('lists', () => {
  it('that are cited exist', () => {
    expect(fieldsOf(found('list-unknown', [seizure, list('A2', '12')]))).toEqual(['list_number']);
    expect(found('list-unknown', [seizure, list('A1', '12')])).toEqual([]);
    const inWords = aDocument(45, { facts: '详见《场所/设施/财物清单》（文书编号：Z9）。' });
    expect(fieldsOf(found('list-unknown', [inWords]))).toEqual(['facts']);
  });

  it('release and confiscate no more than was seized', () => {
    expect(found('goods-do-not-add-up', [seizure, list('A1', '12'), release, list('B1', '12')])).toEqual([]);
    const [finding] = found('goods-do-not-add-up', [seizure, list('A1', '12'), release, list('B1', '13')]);
    expect(finding).toMatchObject({
      severity: 'blocking',
      places: [{ field: 'goods[0].quantity' }, { field: 'goods[0].quantity' }],
    });
    const decision = aDocument(45, { facts: '没收的物品见《场所/设施/财物清单》（文书编号：C1）。' });
    const both = [seizure, list('A1', '12'), release, list('B1', '8'), decision, list('C1', '5')];
    expect(found('goods-do-not-add-up', both)[0]?.sentence).toContain('解除8瓶、没收5瓶');
  });

  it('are not exceeded by the words of the decision', () => {
    const decision = (text: string) => aDocument(45, { penalties: [{ content: text }] });
    const lists = [seizure, list('A1', '12')];
    expect(found('goods-do-not-add-up', [...lists, decision('没收扣押的辣椒酱12瓶；')])).toEqual([]);
    expect(fieldsOf(found('goods-do-not-add-up', [...lists, decision('没收扣押的辣椒酱20瓶；')]))).toEqual([
      'penalties[0].content',
      'goods[0].quantity',
    ]);
  });
});

describe('what is left open', () => {
  it('is work in a draft and a fault in an issued document', () => {
    expect(found('blanks-open', [aDocument(50)])).toMatchObject([{ severity: 'attention' }]);
    expect(found('blanks-open', [aDocument(50, {}, { state: 'finalised' })])).toMatchObject([
      { severity: 'blocking' },
    ]);
    expect(fieldsOf(found('gap-in-text', [aDocument(45, { remedies: '向＿＿申请行政复议。' })]))).toContain(
      'remedies',
    );
  });

  it('is a judgement in a record of what was seen', () => {
    const [finding] = found('record-judges', [
      aDocument(9, { scene: '货架上摆放涉嫌违法的食品，系擅自经营。' }),
    ]);
    expect(finding?.sentence).toContain('“涉嫌”“违法”“擅自”');
    expect(found('record-judges', [aDocument(9, { scene: '货架上有食品12瓶。' })])).toEqual([]);
  });
});

describe('all findings', () => {
  const contradictory = aCheckedCase([
    aDocument(9, { start_time: '2026-03-05T10:00', end_time: '2026-03-05T09:00', scene: '违法' }),
    aDocument(37, { document_date: '2026-04-10' }),
    aDocument(45, { document_date: '2026-04-09' }),
  ]);

  it('come blocking first and name at least one field of a document of the case', () => {
    const findings = checkCase(contradictory);
    const severities = findings.map(({ severity }) => severity);
    expect(severities.lastIndexOf('blocking')).toBeLessThan(severities.indexOf('attention'));
    const ids = new Set(contradictory.documents.map(({ id }) => id));
    for (const { places, sentence } of findings) {
      expect(places.length, sentence).toBeGreaterThan(0);
      expect(
        places.every(({ documentId, field }) => ids.has(documentId) && field !== ''),
        sentence,
      ).toBe(true);
    }
  });

  it('speak against the document to mend, and against another only when nothing else can be mended', () => {
    const notice = aDocument(37, { document_date: '2026-04-10' });
    const early = { document_date: '2026-04-09' };
    const order = (decision: CheckedDocument) =>
      present(found('dates-out-of-order', [notice, decision])[0], 'the order of days');
    const draft = aDocument(45, early);
    expect(speaksAgainst(order(draft), draft.id)).toBe(true);
    expect(speaksAgainst(order(draft), notice.id)).toBe(false);
    expect(speaksAgainst(order(aDocument(45, early, { state: 'finalised' })), notice.id)).toBe(true);
  });

  it('have a short line for the foot of a draft', () => {
    const order = present(
      checkCase(contradictory).find(({ rule }) => rule === 'dates-out-of-order'),
      'the order of days',
    );
    const notice = present(contradictory.documents[1], 'the notice');
    expect(briefOf(order, notice.id)).toBe('与《行政处罚决定书》日期矛盾');
    expect(briefOf({ rule: 'copies-differ', places: [] }, notice.id)).toBe('份数有问题');
  });
});

describe('every official document', () => {
  it('can be looked at, filled with anything, and findings name its own fields', () => {
    const documents = officials.flatMap((template) => [
      aDocument(template.number, {}, { values: sampleValues(template) }),
      aDocument(template.number, {}, { state: 'finalised' }),
    ]);
    for (const { places, sentence } of checkCase(aCheckedCase(documents))) {
      for (const place of places) {
        const document = present(
          documents.find(({ id }) => id === place.documentId),
          sentence,
        );
        const ids = document.template.fields.map(({ id }) => id);
        expect(ids, sentence).toContain(place.field.replace(/\[.*$/, ''));
      }
    }
  });
});

describe('a fact that changes', () => {
  it('is followed by drafts, kept by what was issued, and of no concern where it was typed', () => {
    const documents = [
      aDocument(37),
      aDocument(45, { party_name: '甲' }),
      aDocument(9, {}, { state: 'finalised' }),
      aDocument(24),
    ];
    const users = usersOfFacts(documents, new Set(['party.name'] as const));
    expect(users.map(({ document, use }) => [document.template.number, use])).toEqual([
      [37, 'follows'],
      [45, 'typed'],
      [9, 'fixed'],
    ]);
  });

  it('is told from the case before and after, with what is derived from it', () => {
    const before = {
      ...practiceCase,
      caseNumber: '1',
      title: '旧',
      officers: [],
      filedOn: undefined,
      closedOn: undefined,
    };
    const after = { ...before, cause: '涉嫌无照经营案', party: { ...before.party, phone: '1' } };
    expect([...changedFacts(before, after)].sort()).toEqual([
      'case.cause',
      'facts.suspectedAct',
      'party.phone',
    ]);
    expect(changedFacts(before, before)).toEqual([]);
  });
});
