import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goodsFaults } from '#shared/domain/goods/faults.ts';
import { goneIn, held, leftOf } from '#shared/domain/goods/ledger.ts';
import { refuseMovement, refuseWithdrawal } from '#shared/domain/goods/move-goods.ts';
import { type GoodsMovement, movementKinds } from '#shared/domain/goods/movement.ts';
import { proposalsOf } from '#shared/domain/goods/proposals.ts';
import { quantityWords, WHOLE } from '#shared/domain/goods/quantity.ts';
import { type GoodsRegister, registerOf } from '#shared/domain/goods/register.ts';
import type { DocumentKind } from '#shared/domain/procedure/timeline/document-kind.ts';
import type { ProcedureDocument } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import { present } from '#shared/lib/assert.ts';
import { ProblemError } from '#shared/lib/problem.ts';
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

const names: Partial<Record<DocumentKind, string>> = {
  compulsory_measure_release: '解除行政强制措施决定书',
  compulsory_measure_decision: '实施行政强制措施决定书',
  penalty_decision: '行政处罚决定书',
};
const faultsOf = (
  documents: readonly ProcedureDocument[],
  movements: readonly GoodsMovement[] = [],
  { today = '2026-03-30', due }: { readonly today?: string; readonly due?: string } = {},
) =>
  goodsFaults(registerOf(documents, movements), {
    documents,
    nameOf: (kind) => names[kind] ?? kind,
    dueOf: () => due,
    today,
  });
const rulesOf = (...given: Parameters<typeof faultsOf>) => faultsOf(...given).map(({ rule }) => rule);

const seized = [
  aList('1', [
    ['辣椒酱', '12'],
    ['芝麻酱', '8'],
  ]),
  aSeizure('1'),
];
const first = ({ lists }: GoodsRegister, name = '辣椒酱') =>
  present(
    lists.flatMap(({ items }) => items).find((item) => item.name === name),
    'item of the register',
  );

describe('what is under measure', () => {
  it('comes from the list the measure cites, and nothing is typed', () => {
    const register = registerOf(seized, []);
    expect(register.lists).toHaveLength(1);
    expect(register.lists[0]).toMatchObject({ takenOn: '2026-03-05', measures: [{ words: '扣押' }] });
    expect(first(register)).toMatchObject({ quantity: 12 * WHOLE, ledger: { taken: 12 * WHOLE } });
    expect(register.standing).toEqual({ any: true, left: true, told: false });
  });

  it('counts rows that say the same of a thing as one item, and what has no number as one whole', () => {
    const list = aList('1', [
      ['辣椒酱', '12'],
      [' 辣椒酱', '３'],
      ['标签', '一批', '', ''],
    ]);
    const { items } = present(registerOf([list, aSeizure('1')], []).lists[0], 'list');
    expect(items.map(({ name, quantity, counted, written }) => [name, quantity, counted, written])).toEqual([
      ['辣椒酱', 15 * WHOLE, true, ''],
      ['标签', WHOLE, false, '一批'],
    ]);
    expect(rulesOf([list, aSeizure('1')])).toContain('uncounted');
  });

  it('says when a measure has no list, and which list nobody cites', () => {
    expect(faultsOf([aSeizure('7')])[0]?.sentence).toBe(
      '《实施行政强制措施决定书》（濮市监强制〔2026〕7号）引用的清单（文书编号：7）还没有定稿，台账里没有它的财物。',
    );
    expect(rulesOf([...seized, aList('9', [['空瓶', '3']])])).toContain('list-uncited');
  });

  it('lies where the notice says, and from its day where it was given into custody', () => {
    const kept = paper('custody_entrustment', '2026-03-08', {
      values: {
        list_number: '1',
        addressee: '第三方仓储',
        storage_place: '3号库',
        custody_from: '2026-03-09',
      },
    });
    const { ledger } = first(registerOf([aList('1', [['辣椒酱', '12']]), aPreservation('1'), kept], []));
    expect(ledger.lots).toEqual([
      { place: '3号库', keeper: '第三方仓储', since: '2026-03-09', quantity: 12 * WHOLE },
    ]);
  });

  it('passes from preservation to seizure once, not twice', () => {
    const documents = [
      aList('1', [['辣椒酱', '12']]),
      aPreservation('1'),
      aList('2', [['辣椒酱', '10']], '2026-03-09'),
      aSeizure('2', '2026-03-09'),
    ];
    const [preserved, later] = registerOf(documents, []).lists.map(({ items }) => present(items[0], 'item'));
    expect(preserved?.ledger.gone).toEqual({ carried: 10 * WHOLE });
    expect(held(present(preserved, 'item').ledger)).toBe(2 * WHOLE);
    expect(held(present(later, 'item').ledger)).toBe(10 * WHOLE);
  });
});

describe('what documents order', () => {
  it('is everything left of the list of the measure, or the rows of another list', () => {
    const part = [...seized, aList('2', [['辣椒酱', '5']]), aRelease('2', '1', '部分')];
    expect(first(registerOf(part, [])).released).toBe(5 * WHOLE);
    const rest = [...part, { ...aRelease('1', '1', '全部', '2026-03-22'), id: 'rest' }];
    const register = registerOf(rest, []);
    expect(first(register).released).toBe(12 * WHOLE);
    expect(first(register, '芝麻酱').released).toBe(8 * WHOLE);
    expect(register.orders.map(({ lines }) => lines[0]?.quantity)).toEqual([5 * WHOLE, 7 * WHOLE]);
  });

  it.each([
    ['names and numbers', '没收辣椒酱（无生产日期）12瓶；\n罚款5000元', 12, 0],
    ['everything that is held', '没收扣押的全部食品', 12, 8],
    ['a list', '没收《场所/设施/财物清单》（文书编号：2）所列物品', 4, 0],
    ['no goods', '没收违法所得120元；\n罚款5000元', 0, 0],
  ])('is taken away by %s', (_, penalties, chilli, sesame) => {
    const documents = [...seized, aList('2', [['辣椒酱', '4']]), aDecision(penalties)];
    const register = registerOf(documents, []);
    expect(
      [first(register), first(register, '芝麻酱')].map(({ confiscated }) => confiscated / WHOLE),
    ).toEqual([chilli, sesame]);
  });

  it.each([
    ['order-unknown', [aList('2', [['花椒油', '1']]), aRelease('2', '1', '部分')]],
    ['order-over', [aList('2', [['辣椒酱', '13']]), aRelease('2', '1', '部分')]],
    ['order-unclear', [aRelease('1', '1', '部分')]],
    ['order-unclear', [aDecision('没收涉案物')]],
  ] as const)('is held against the lists: %s', (rule, more) => {
    expect(rulesOf([...seized, ...more])).toContain(rule);
  });

  it('leaves what neither was released nor taken away, and says so once there is a decision', () => {
    const documents = [...seized, aDecision('没收辣椒酱12瓶')];
    expect(faultsOf(documents).map(({ sentence }) => sentence)).toContain(
      '已经作出处理决定，没有写明没收“芝麻酱（210克/瓶）”8瓶，也没有解除；不再需要查封、扣押的，应当解除并退还。',
    );
    expect(rulesOf([...documents, aList('2', [['芝麻酱', '8']]), aRelease('2', '1', '部分')])).not.toContain(
      'decision-silent',
    );
  });
});

describe('what was done', () => {
  const at = (name: string, quantity: number) => aLine('list 1', name, quantity);

  it('goes from store to test and back, and whatever is used up is gone', () => {
    const movements = [
      aMovement('stored', '2026-03-05', [at('辣椒酱', 12)], { place: '1号库', keeper: '李四' }),
      aMovement('sent', '2026-03-06', [at('辣椒酱', 3)], { place: '市检验所' }),
      aMovement('used_up', '2026-03-16', [at('辣椒酱', 1)]),
      aMovement('came_back', '2026-03-16', [at('辣椒酱', 2)], { place: '2号库', keeper: '李四' }),
    ];
    const { ledger, shortfalls } = first(registerOf(seized, movements));
    expect(shortfalls).toEqual([]);
    expect(ledger).toEqual({
      taken: 12 * WHOLE,
      testing: 0,
      gone: { used_up: WHOLE },
      lots: [
        { place: '1号库', keeper: '李四', since: '2026-03-05', quantity: 9 * WHOLE },
        { place: '2号库', keeper: '李四', since: '2026-03-16', quantity: 2 * WHOLE },
      ],
    });
  });

  it('is settled when everything was given back or disposed of with its ground', () => {
    const documents = [
      ...seized,
      aDecision('没收辣椒酱12瓶'),
      aList('2', [['芝麻酱', '8']]),
      aRelease('2', '1', '部分'),
    ];
    expect(rulesOf(documents)).toEqual(expect.arrayContaining(['not-returned', 'not-disposed']));
    const movements = [
      aMovement('returned', '2026-03-20', [at('芝麻酱', 8)]),
      aMovement('destroyed', '2026-03-28', [at('辣椒酱', 12)]),
    ];
    expect(rulesOf(documents, movements)).toEqual([]);
    expect(registerOf(documents, movements).standing).toEqual({ any: true, left: false, told: true });
  });

  it.each([
    ['returned-unreleased', 'returned'],
    ['disposed-unfounded', 'destroyed'],
    ['disposed-unfounded', 'sold'],
    ['handed-over-untold', 'handed_over'],
    ['lost', 'lost'],
    ['tested-unentrusted', 'sent'],
  ] as const)('without its ground it is said: %s', (rule, kind) => {
    expect(rulesOf(seized, [aMovement(kind, '2026-03-10', [at('辣椒酱', 1)])])).toContain(rule);
  });

  it('goes with the case: to the police or elsewhere as the notice says, and stays open until it was handed over', () => {
    for (const [values, place] of [
      [{ police: '濮阳市公安局' }, '濮阳市公安局'],
      [{ other_agency: '清丰县市场监督管理局' }, '清丰县市场监督管理局'],
    ] as const) {
      const notice = paper('seized_goods_transfer_notice', '2026-03-10', {
        id: 'notice',
        values: {
          ...values,
          list_number: '1',
          measure_number: '濮市监强制〔2026〕1号',
          handover_on: '2026-03-11',
        },
      });
      const documents = [...seized, notice];
      expect(rulesOf(documents)).toEqual(expect.arrayContaining(['not-handed-over']));
      const [proposal] = proposalsOf(registerOf(documents, []), documents);
      expect(proposal).toMatchObject({ kind: 'handed_over', on: '2026-03-11', place });
      const lines = present(proposal, 'a proposal').lines;
      const moved = [{ ...aMovement('handed_over', '2026-03-11', lines), documentId: 'notice' }];
      expect(rulesOf(documents, moved)).toEqual([]);
      expect(registerOf(documents, moved).standing.left).toBe(false);
    }
  });

  it('what was only preserved needs no notice when it goes with the case', () => {
    const preserved = [aList('1', [['辣椒酱', '12']]), aPreservation('1')];
    const line = { ...at('辣椒酱', 12) };
    expect(rulesOf(preserved, [aMovement('handed_over', '2026-03-10', [line])])).not.toContain(
      'handed-over-untold',
    );
  });

  it('may be sold in advance where the owner agreed', () => {
    const consent = paper('advance_disposal_consent', '2026-03-07', {
      values: { scope: '部分物品', partial_items: '辣椒酱6瓶', measure_number: '濮市监强制〔2026〕1号' },
    });
    const sale = [aMovement('sold', '2026-03-08', [at('辣椒酱', 6)])];
    expect(rulesOf([...seized, consent], sale)).not.toContain('disposed-unfounded');
    expect(rulesOf(seized, sale)).toContain('disposed-unfounded');
  });

  it('is seen when the measure has run out and things are still there', () => {
    expect(rulesOf(seized, [], { today: '2026-04-10', due: '2026-04-04' })).toContain('measure-over');
    expect(rulesOf(seized, [], { today: '2026-04-04', due: '2026-04-04' })).not.toContain('measure-over');
  });

  it('is wrong where the list was corrected to less, and names the day', () => {
    const corrected = [aList('1', [['辣椒酱', '4']]), aSeizure('1'), aRelease('1', '1')];
    const faults = faultsOf(corrected, [
      aMovement('returned', '2026-03-21', [at('辣椒酱', 6)]),
      aMovement('returned', '2026-03-21', [at('芝麻酱', 8)]),
    ]);
    expect(faults.map(({ sentence }) => sentence)).toEqual(
      expect.arrayContaining([
        '2026年3月21日登记退还“辣椒酱（210克/瓶）”6瓶，当时只有4瓶，数量对不上。',
        '2026年3月21日登记退还的“芝麻酱（210克/瓶）”不在现行的清单里，清单可能已经补正或者作废。请撤销这一笔，按现行清单重新登记。',
      ]),
    );
  });
});

describe('what may be told', () => {
  const refusal = (movement: GoodsMovement, movements: readonly GoodsMovement[] = [], documents = seized) => {
    try {
      refuseMovement(movement, { documents, before: registerOf(documents, movements) }, '2026-03-30');
      return undefined;
    } catch (error) {
      if (error instanceof ProblemError) return error.message;
      throw error;
    }
  };
  const at = (name: string, quantity: number) => aLine('list 1', name, quantity);

  it('is never more than there is, on its day and on later ones', () => {
    expect(refusal(aMovement('sent', '2026-03-10', [at('辣椒酱', 13)]))).toBe(
      '“辣椒酱（210克/瓶）”2026年3月10日只有12瓶，不能登记送检13瓶。',
    );
    const later = aMovement('returned', '2026-03-20', [at('辣椒酱', 12)]);
    expect(refusal(aMovement('sent', '2026-03-10', [at('辣椒酱', 1)]), [later])).toBe(
      '这样登记以后，2026年3月20日退还的“辣椒酱（210克/瓶）”12瓶就不够了，当时只剩11瓶。请先核对后面的登记。',
    );
    expect(refusal(aMovement('sent', '2026-03-10', [at('辣椒酱', 12)]))).toBeUndefined();
    expect(refusal(aMovement('sent', '2026-03-10', [at('辣椒酱', 7), at('辣椒酱', 6)]))).toMatch(/只有5瓶/);
  });

  it.each([
    ['a day to come', aMovement('sent', '2026-03-31', [aLine('list 1', '辣椒酱', 1)]), /晚于今天/],
    [
      'a day before the measure',
      aMovement('sent', '2026-03-04', [aLine('list 1', '辣椒酱', 1)]),
      /早于采取措施/,
    ],
    ['a thing on no list', aMovement('sent', '2026-03-10', [aLine('list 1', '花椒油', 1)]), /不在本案的清单/],
    ['nothing', aMovement('sent', '2026-03-10', []), /请填写/],
  ])('is refused of %s', (_, movement, sentence) => {
    expect(refusal(movement)).toMatch(sentence);
  });

  it('is not taken back while something later came from it', () => {
    const sent = aMovement('sent', '2026-03-10', [at('辣椒酱', 3)]);
    const back = aMovement('came_back', '2026-03-12', [at('辣椒酱', 3)]);
    const withdraw = (id: string) => {
      refuseWithdrawal(id, { documents: seized, before: registerOf(seized, [sent, back]) });
    };
    expect(() => {
      withdraw(sent.id);
    }).toThrow('撤销以后，2026年3月12日登记的送检退回“辣椒酱（210克/瓶）”3瓶就没有来处了。请先撤销那一笔。');
    expect(() => {
      withdraw(back.id);
    }).not.toThrow();
  });

  const moves = fc.array(
    fc.record({
      kind: fc.constantFrom(...movementKinds),
      day: fc.integer({ min: 5, max: 30 }),
      name: fc.constantFrom('辣椒酱', '芝麻酱'),
      quantity: fc.integer({ min: 1, max: 14 }),
      place: fc.constantFrom('', '1号库', '2号库'),
      from: fc.constantFrom('', '1号库', '2号库'),
    }),
    { maxLength: 25 },
  );
  const drawn = (
    written: readonly {
      kind: GoodsMovement['kind'];
      day: number;
      name: string;
      quantity: number;
      place: string;
      from: string;
    }[],
  ) =>
    written.map(({ kind, day, name, quantity, place, from }) =>
      aMovement(kind, `2026-03-${day.toString().padStart(2, '0')}`, [at(name, quantity)], {
        place,
        fromPlace: from,
      }),
    );

  it('adds up at every step of any sequence that is let through, whatever the order of the days', () => {
    fc.assert(
      fc.property(moves, (written) => {
        let told: readonly GoodsMovement[] = [];
        for (const movement of drawn(written)) {
          if (refusal(movement, told) !== undefined) continue;
          told = [...told, movement];
          for (const item of registerOf(seized, told).lists.flatMap(({ items }) => items)) {
            expect(item.shortfalls).toEqual([]);
            expect(leftOf(item.ledger) + goneIn(item.ledger)).toBe(item.quantity);
            expect(item.ledger.lots.every(({ quantity }) => quantity > 0)).toBe(true);
            expect(item.ledger.testing).toBeGreaterThanOrEqual(0);
          }
        }
      }),
      { seed: 20260305, numRuns: 300 },
    );
  });

  it('adds up, or says where not, even where nobody asked before', () => {
    fc.assert(
      fc.property(moves, (written) => {
        const told = drawn(written);
        for (const { quantity, ledger, shortfalls, name } of registerOf(seized, told).lists.flatMap(
          ({ items }) => items,
        )) {
          expect(leftOf(ledger) + goneIn(ledger)).toBe(quantity);
          const asked = told.filter(({ lines }) => lines[0]?.name === name).length;
          expect(shortfalls.length).toBeLessThanOrEqual(asked);
          for (const { step, there } of shortfalls)
            expect(Number(quantityWords(step.quantity))).toBeGreaterThan(Number(quantityWords(there)));
        }
      }),
      { seed: 20260305, numRuns: 300 },
    );
  });
});

describe('what documents have already', () => {
  it('is proposed once, as far as the things are there', () => {
    const documents = [...seized, aRelease('1', '1')];
    const register = registerOf(documents, [aMovement('sent', '2026-03-10', [aLine('list 1', '辣椒酱', 2)])]);
    const [proposal] = proposalsOf(register, documents);
    expect(proposal).toMatchObject({ kind: 'returned', on: '2026-03-20', keeper: '喆喆超市' });
    expect(proposal?.lines.map(({ name, quantity }) => [name, quantity / WHOLE])).toEqual([
      ['辣椒酱', 10],
      ['芝麻酱', 8],
    ]);
    const done = aMovement('returned', '2026-03-20', present(proposal, 'proposal').lines, {
      documentId: proposal?.documentId,
    });
    expect(proposalsOf(registerOf(documents, [done]), documents)).toEqual([]);
  });

  it.each([
    ['全部送有资质的单位焚烧销毁', 'destroyed'],
    ['委托拍卖', 'sold'],
    ['上缴市财政局', 'surrendered'],
    ['10瓶销毁，2瓶退还', undefined],
    ['按规定处理', undefined],
  ])('is read off a 处理记录 that says %s', (disposal_details, kind) => {
    const record = paper('goods_disposal_record', '2026-03-28', {
      values: {
        list_number: '1',
        goods_note: '辣椒酱6瓶',
        disposal_time: '2026-03-27T10:00',
        disposal_details,
        disposal_place: '垃圾焚烧厂',
      },
    });
    const documents = [...seized, aDecision('没收辣椒酱12瓶'), record];
    const [proposal] = proposalsOf(registerOf(documents, []), documents);
    expect(proposal?.kind).toBe(kind);
    if (kind !== undefined)
      expect(proposal).toMatchObject({ on: '2026-03-27', lines: [{ name: '辣椒酱', quantity: 6 * WHOLE }] });
  });

  it('is read off the samples of an entrustment that bear the name of what is held', () => {
    const entrustment = paper('testing_entrustment', '2026-03-07', {
      values: {
        addressee: '市检验所',
        samples: [
          { name: '辣椒酱', model: '210克/瓶', quantity: '2瓶' },
          { name: '花椒油', model: '', quantity: '1' },
        ],
      },
    });
    const documents = [...seized, entrustment];
    expect(proposalsOf(registerOf(documents, []), documents)).toMatchObject([
      { kind: 'sent', place: '市检验所', lines: [{ name: '辣椒酱', quantity: 2 * WHOLE }] },
    ]);
  });
});
