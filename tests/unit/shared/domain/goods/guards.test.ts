import { describe, expect, it } from 'vitest';
import { goodsFaults } from '#shared/domain/goods/faults.ts';
import { quantityIn } from '#shared/domain/goods/goods-in-words.ts';
import { refuseMovement, refuseWithdrawal } from '#shared/domain/goods/move-goods.ts';
import type { GoodsMovement } from '#shared/domain/goods/movement.ts';
import { WHOLE } from '#shared/domain/goods/quantity.ts';
import { registerOf } from '#shared/domain/goods/register.ts';
import type { ProcedureDocument } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import { present } from '#shared/lib/assert.ts';
import {
  aDecision,
  aLine,
  aList,
  aMovement,
  aPreservation,
  aRelease,
  aSeizure,
} from '#tests/support/goods-documents.ts';
import { paper } from '#tests/support/procedure-document.ts';

/** Each guard of the register alone, by a case in which nothing else holds in its place. */
const TODAY = '2026-03-30';
const seized = [aList('1', [['辣椒酱', '12']]), aSeizure('1')];
const preserved = [aList('1', [['辣椒酱', '12']]), aPreservation('1')];
const moved = (
  kind: GoodsMovement['kind'],
  on: string,
  quantity: number,
  more: Partial<GoodsMovement> = {},
) => aMovement(kind, on, [aLine('list 1', '辣椒酱', quantity)], more);

const faultsOf = (documents: readonly ProcedureDocument[], movements: readonly GoodsMovement[] = []) =>
  goodsFaults(registerOf(documents, movements), {
    documents,
    nameOf: (kind) => kind,
    dueOf: () => undefined,
    today: TODAY,
  });
const rulesOf = (...given: Parameters<typeof faultsOf>) => faultsOf(...given).map(({ rule }) => rule);
const sentenceOf = (rule: string, ...given: Parameters<typeof faultsOf>) =>
  faultsOf(...given).find((fault) => fault.rule === rule)?.sentence;
const itemOf = (documents: readonly ProcedureDocument[], movements: readonly GoodsMovement[] = [], at = 0) =>
  present(
    registerOf(documents, movements).lists.flatMap(({ items }) => items)[at],
    'an item of the register',
  );
const lotsOf = (...given: Parameters<typeof itemOf>) =>
  itemOf(...given).ledger.lots.map(({ place, since, quantity }) => [place, since, quantity / WHOLE]);

describe('what is said of the register', () => {
  it('is said the gravest first, in whatever order it was found', () => {
    const documents = [...seized, aList('9', [['空瓶', '3']]), aRelease('1', '1')];
    expect(faultsOf(documents).map(({ rule, weight }) => [rule, weight])).toEqual([
      ['not-returned', 'due'],
      ['list-uncited', 'note'],
      ['no-place', 'note'],
    ]);
  });

  it('is nothing of what was released, fetched by nobody, and sold then', () => {
    const released = [...seized, aRelease('1', '1')];
    expect(rulesOf(released, [moved('sold', '2026-03-28', 12)])).not.toContain('disposed-unfounded');
    // As much as was released, and no more.
    const part = [...seized, aList('2', [['辣椒酱', '5']]), aRelease('2', '1', '部分')];
    expect(rulesOf(part, [moved('sold', '2026-03-28', 12)])).toContain('disposed-unfounded');
  });

  it('is nothing of what was only preserved and went back by itself, but of what was seized', () => {
    const back = [moved('returned', '2026-03-12', 12)];
    expect(rulesOf(preserved, back)).not.toContain('returned-unreleased');
    expect(rulesOf(seized, back)).toContain('returned-unreleased');
  });

  it('counts what was used up out of what a decision is silent about', () => {
    const documents = [
      ...seized,
      aList('2', [['辣椒酱', '7']]),
      aRelease('2', '1', '部分'),
      aDecision('罚款5000.00元'),
    ];
    const tested = [moved('sent', '2026-03-08', 5), moved('used_up', '2026-03-09', 5)];
    expect(rulesOf(documents, tested)).not.toContain('decision-silent');
    expect(rulesOf(documents)).toContain('decision-silent');
  });

  it('leaves out of what is to be disposed of what is to be given back', () => {
    const documents = [
      ...seized,
      aList('2', [['辣椒酱', '5']]),
      aRelease('2', '1', '部分'),
      aDecision('没收扣押的全部物品'),
    ];
    expect(sentenceOf('not-disposed', documents, [moved('lost', '2026-03-27', 3)])).toBe(
      '没收的“辣椒酱（210克/瓶）”4瓶还没有登记处理。',
    );
  });

  it('asks for the entrustment also of what was all used up by the test', () => {
    const tested = [moved('sent', '2026-03-08', 5), moved('used_up', '2026-03-09', 5)];
    expect(rulesOf(seized, tested)).toContain('tested-unentrusted');
    expect(rulesOf([...seized, paper('testing_entrustment', '2026-03-08')], tested)).not.toContain(
      'tested-unentrusted',
    );
  });

  it('names a movement whose document is void by now', () => {
    const by = (documentId: string) => [moved('returned', '2026-03-21', 12, { documentId })];
    const documents = [...seized, aRelease('1', '1')];
    expect(rulesOf(documents, by('release 1'))).not.toContain('movement-without-document');
    expect(sentenceOf('movement-without-document', documents, by('gone'))).toBe(
      '2026年3月21日登记退还所依据的文书已经作废。请核对，改正后重新登记。',
    );
  });

  it('goes by the last decision there is', () => {
    const decided = [...seized, paper('no_penalty_decision', '2026-03-20'), aDecision('罚款5000.00元')];
    expect(sentenceOf('decision-silent', decided)).toContain('没有写明没收');
    expect(sentenceOf('decision-silent', decided.toReversed())).toContain('不予处罚');
  });
});

describe('where things are', () => {
  const custody = (more: Partial<ProcedureDocument['values']> = {}) =>
    paper('custody_entrustment', '2026-03-08', {
      values: {
        list_number: '1',
        addressee: '第三方仓储',
        storage_place: '3号库',
        custody_from: '2026-03-09',
        ...more,
      },
    });

  it('goes into custody as far as it is still there, and that is no shortfall', () => {
    const before = [moved('returned', '2026-03-07', 5)];
    expect(rulesOf([...preserved, custody()], before)).not.toContain('more-than-there');
    expect(lotsOf([...preserved, custody()], before)).toEqual([['3号库', '2026-03-09', 7]]);
  });

  it('goes into custody by its own list only', () => {
    const documents = [
      ...preserved,
      aList('2', [['芝麻酱', '8']]),
      aPreservation('2', '2026-03-05', '本局库房'),
      custody(),
    ];
    expect([0, 1].flatMap((at) => lotsOf(documents, [], at).map(([place]) => place))).toEqual([
      '3号库',
      '本局库房',
    ]);
  });

  it('follows the days, not the order in which documents and people told of them', () => {
    const earlier = [moved('stored', '2026-03-07', 12, { place: '2号库' })];
    expect(lotsOf([...preserved, custody()], earlier)).toEqual([['3号库', '2026-03-09', 12]]);
    const later = [moved('stored', '2026-03-10', 12, { place: '2号库' })];
    expect(lotsOf([...preserved, custody()], later)).toEqual([['2号库', '2026-03-10', 12]]);
  });

  it('is taken out of the store that was named, and laid in by place, keeper and day', () => {
    const stored = (on: string, quantity: number) =>
      moved('stored', on, quantity, { place: '2号库', fromPlace: '本局库房' });
    const two = [stored('2026-03-06', 5), stored('2026-03-08', 3)];
    expect(lotsOf(preserved, two)).toEqual([
      ['本局库房', '2026-03-05', 4],
      ['2号库', '2026-03-06', 5],
      ['2号库', '2026-03-08', 3],
    ]);
    const out = moved('returned', '2026-03-09', 6, { fromPlace: '2号库' });
    expect(lotsOf(preserved, [...two, out])).toEqual([
      ['本局库房', '2026-03-05', 4],
      ['2号库', '2026-03-08', 2],
    ]);
  });

  it('passes to a seizure that came after the preservation, never to one before it', () => {
    const other = [aList('2', [['辣椒酱', '10']], '2026-03-03'), aSeizure('2', '2026-03-03')];
    expect(itemOf([...preserved, ...other]).ledger.gone).toEqual({});
  });
});

describe('which list, and which measure', () => {
  it('is of documents in force, and of a list that has a number', () => {
    const [list, measure] = seized;
    const draft = [{ ...present(list, 'a list'), state: 'draft' as const }, present(measure, 'a measure')];
    expect(registerOf(draft, []).lists).toEqual([]);
    const nameless = registerOf([aList('', [['辣椒酱', '12']]), aSeizure('')], []);
    expect([nameless.lists.length, nameless.withoutList.length]).toEqual([0, 1]);
  });

  it('a release is about is the one it names, and the sort it is for', () => {
    const two = [...seized, aList('2', [['芝麻酱', '8']]), aSeizure('2')];
    const released = [0, 1].map((at) => itemOf([...two, aRelease('', '1')], [], at).released / WHOLE);
    expect(released).toEqual([12, 0]);
    const sorts = [...preserved, aList('2', [['芝麻酱', '8']]), aSeizure('2')];
    const release = paper('compulsory_measure_release', '2026-03-20', { values: { scope: '全部' } });
    expect([0, 1].map((at) => itemOf([...sorts, release], [], at).released / WHOLE)).toEqual([0, 8]);
  });

  it('released in part without a list of its own says of nothing that it is released', () => {
    const documents = [...seized, aRelease('1', '1', '部分')];
    expect(itemOf(documents).released).toBe(0);
    expect(rulesOf(documents)).toContain('order-unclear');
  });

  it('was agreed to be sold in advance, and may be confiscated all the same', () => {
    const consent = paper('advance_disposal_consent', '2026-03-07', {
      values: { measure_number: '濮市监强制〔2026〕1号', scope: '全部物品', confirmed_on: '2026-03-07' },
    });
    const documents = [...seized, consent, aDecision('没收扣押的全部物品')];
    expect(itemOf(documents)).toMatchObject({ consented: 12 * WHOLE, confiscated: 12 * WHOLE });
  });
});

describe('how much', () => {
  it('is the number before the unit of the thing, and no other number', () => {
    const item = { name: '辣椒酱', unit: '瓶' };
    expect(quantityIn('没收辣椒酱12瓶', item)).toBe(12 * WHOLE);
    expect(quantityIn('没收辣椒酱货款500元', item)).toBeUndefined();
  });

  it('of rows that say the same is one whole where one of them has no number, and where it is nought', () => {
    const rows = [
      aList('1', [
        ['辣椒酱', '12'],
        ['辣椒酱', '若干'],
        ['芝麻酱', '0'],
      ]),
      aSeizure('1'),
    ];
    expect(itemOf(rows)).toMatchObject({ counted: false, quantity: WHOLE, written: '若干' });
    expect(itemOf(rows, [], 1)).toMatchObject({ counted: false, quantity: WHOLE, written: '0' });
  });
});

describe('a movement', () => {
  const refusedWith = (
    documents: readonly ProcedureDocument[],
    movement: GoodsMovement,
    before: GoodsMovement[] = [],
  ) => {
    try {
      refuseMovement(movement, { documents, before: registerOf(documents, before) }, TODAY);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };

  it('of what has no number is of all of it', () => {
    const documents = [aList('1', [['标签', '一批', '', '']]), aSeizure('1')];
    const some = (part: number) =>
      aMovement('returned', '2026-03-12', [
        { listId: 'list 1', name: '标签', model: '', unit: '', quantity: WHOLE * part },
      ]);
    expect(refusedWith(documents, some(0.5))).toContain('只能整项登记');
    expect(refusedWith(documents, some(1))).toBeUndefined();
  });

  it('is not refused, nor kept from being taken back, for what did not add up before it', () => {
    const documents = [
      aList('1', [
        ['辣椒酱', '12'],
        ['芝麻酱', '8'],
      ]),
      aSeizure('1'),
    ];
    // Told by a list that was corrected since.
    const wrong = moved('returned', '2026-03-12', 15);
    const other = aMovement('returned', '2026-03-13', [aLine('list 1', '芝麻酱', 8)]);
    expect(refusedWith(documents, other, [wrong])).toBeUndefined();
    expect(refusedWith(documents, moved('returned', '2026-03-13', 1), [wrong])).toContain('只有0瓶');
    expect(() => {
      refuseWithdrawal(other.id, { documents, before: registerOf(documents, [wrong, other]) });
    }).not.toThrow();
  });
});
